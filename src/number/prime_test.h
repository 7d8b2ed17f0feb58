/*
 * Two tests of primality in four lanes: Fermat's to base 2 on four numbers at
 * once, and Miller-Rabin on one number with four random bases at once.
 *
 * Accepted: odd numbers of exactly the given number of bits, the highest one
 * set. The numbers may be secret. How long a test takes tells their size; for
 * Miller-Rabin also how often 2 divides number - 1, and by the bases that were
 * drawn in vain, for not being below the number, a fraction of a bit about its
 * size.
 * Does not: decide alone that a number is prime. Fermat's test is passed by
 * rare composites, Miller-Rabin by any composite with a chance below 4^-4
 * for the worst, and far less for a random one.
 */
#ifndef MC_PRIME_TEST_H
#define MC_PRIME_TEST_H

#include "base/job.h"
#include "number/prime_lanes.h"

typedef struct mc_prime_test {
    mc_lanes *lanes;
    unsigned bits;
    unsigned bytes; /* of a number */
    mc_number exponent, result, minus_one, one;
} mc_prime_test;

/** Room to test numbers of so many bits; NULL without memory. */
mc_prime_test *mc_prime_test_new(unsigned bits);

/** Wipes and frees. NULL is allowed. */
void mc_prime_test_free(mc_prime_test *test);

/** Sets a lane's number, big-endian in test->bytes bytes. */
void mc_prime_test_set(mc_prime_test *test, unsigned lane,
                       const uint8_t *number);

/** Of the four numbers set, a mask: bit l says that 2^(N-1) = 1 modulo the
 * number N in lane l. Leaves no number set. */
unsigned mc_prime_fermat(mc_prime_test *test);

/**
 * Four rounds of Miller-Rabin (HAC 4.24; FIPS 186-5 B.3.1) on one number,
 * each with a base of its own.
 *
 * @param  number  big-endian, test->bytes bytes.
 * @param  passed  set to 1 when no round found it composite, else 0.
 * @return MC_OK, MC_ERR_RANDOM.
 */
mc_err mc_prime_miller_rabin(mc_job *job, mc_prime_test *test,
                             const uint8_t *number, int *passed);

#endif
