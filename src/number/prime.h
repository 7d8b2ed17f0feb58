/*
 * Searching for the primes of an RSA key.
 *
 * Accepted: RSA moduli of 2048, 3072 or 4096 bits with exponent 65537; a
 * prime then has half as many bits, and meets FIPS 186-5 A.1.3: at least
 * sqrt(2) * 2^(half - 1), and p - 1 has no factor in common with 65537.
 * How: a random start, a sieve (prime_sieve.h), base-2 Fermat tests on four
 * candidates at once (prime_lanes.h). What passes is a likely prime, and has to
 * be judged (prime_judge.h) before it may become part of a key.
 * Does not: choose or judge the pair, or make the key (rsa.h).
 */
#ifndef MC_PRIME_H
#define MC_PRIME_H

#include "base/job.h"

/**
 * One step of a search, short so that whoever searches can be told to stop
 * between two: four candidates of a window are tested by Fermat's theorem.
 *
 * @param  key_bits  modulus size, bits: 2048, 3072 or 4096.
 * @param  window    what an earlier step left as rest; empty for a fresh
 *                   window above a fresh random start, which is then sieved.
 * @param  rest      MC_BUF_INIT; set to what is left of the window; empty when
 *                   nothing is, or when a likely prime was found: a key's two
 *                   primes shall not come from one window. Secret.
 * @param  likely    MC_BUF_INIT; set to a number that mc_prime_judge has still
 *                   to judge, big-endian, key_bits / 16 bytes, or left empty.
 *                   Secret: the caller frees it, and rest.
 * @param  tried     set to how many candidates were tested.
 * @return MC_OK (found or not), MC_ERR_KEY_SIZE, MC_ERR_FIELD_VALUE (no such
 *         window), MC_ERR_RANDOM, MC_ERR_MEMORY.
 */
mc_err mc_prime_search(mc_job *job, unsigned key_bits, mc_view window,
                       mc_buf *rest, mc_buf *likely, uint32_t *tried);

/**
 * Searches two primes on this thread and judges them, telling the host's
 * progress.
 *
 * @param  p, q  MC_BUF_INIT each; set to the primes as above. Secret.
 * @return as above, and MC_ERR_SELF_CHECK where a judge says so, or after
 *         twelve times the expected work: the kernel is broken on this
 *         machine.
 */
mc_err mc_prime_pair(mc_job *job, unsigned key_bits, mc_buf *p, mc_buf *q);

/** About how many candidates a prime of that key size takes; 0: no such size.
 */
uint32_t mc_prime_expected(unsigned key_bits);

#endif
