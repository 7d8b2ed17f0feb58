/*
 * The judges of a likely prime: four rounds of Miller-Rabin with random bases
 * in the lanes, then Mbed TLS's own test with a random base more. FIPS 186-5
 * (table B.1) wants five rounds for primes of 1024 bits, four for longer ones.
 *
 * Accepted: odd numbers of 1024, 1536 or 2048 bits. Secret, as prime_test.h
 * says.
 * Does not: look at p and q together (rsa.h, key_check.h).
 */
#ifndef MC_PRIME_JUDGE_H
#define MC_PRIME_JUDGE_H

#include "base/job.h"

/**
 * @param  number    big-endian.
 * @param  is_prime  set to 1, or to 0 when the lanes find it composite.
 * @return MC_OK, MC_ERR_FIELD_VALUE (field "likely": no such number),
 *         MC_ERR_RANDOM, MC_ERR_MEMORY, MC_ERR_SELF_CHECK (field "prime": Mbed
 *         TLS calls composite what passed in the lanes; they are broken on
 *         this machine).
 */
mc_err mc_prime_judge(mc_job *job, mc_view number, int *is_prime);

#endif
