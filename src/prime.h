/*
 * Searching for the primes of an RSA key.
 *
 * Accepted: RSA moduli of 2048, 3072 or 4096 bits with exponent 65537; a
 * prime then has half as many bits, and meets FIPS 186-5 A.1.3: at least
 * sqrt(2) * 2^(half - 1), and p - 1 has no factor in common with 65537.
 * How: a random start, a sieve (prime_sieve.h), base-2 Fermat tests on four
 * candidates at once (prime_lanes.h), Miller-Rabin with random bases in the
 * same lanes. All of that only proposes: Mbed TLS's own primality test, with a
 * random base of its own, judges every prime before it is handed out.
 * Does not: choose or judge the pair, or make the key (rsa.h).
 */
#ifndef MC_PRIME_H
#define MC_PRIME_H

#include "job.h"

/**
 * One bounded slice of a search: a fresh random start, one window above it.
 *
 * @param  key_bits  modulus size, bits: 2048, 3072 or 4096.
 * @param  units     most candidates to try; 0 for the usual slice, which
 *                   lasts about 10 to 30 ms in the page.
 * @param  prime     MC_BUF_INIT; set to the prime, big-endian, key_bits / 16
 *                   bytes, or left empty when the slice held none. Secret:
 *                   the caller frees it.
 * @param  tried     set to how many candidates were tested.
 * @return MC_OK (found or not), MC_ERR_KEY_SIZE, MC_ERR_RANDOM,
 *         MC_ERR_MEMORY, MC_ERR_SELF_CHECK (field "prime": Mbed TLS calls
 *         composite what passed here; the kernel is broken on this machine).
 */
mc_err mc_prime_search(mc_job *job, unsigned key_bits, uint32_t units,
                       mc_buf *prime, uint32_t *tried);

/**
 * Searches two primes on this thread, telling the host's progress.
 *
 * @param  p, q  MC_BUF_INIT each; set to the primes as above. Secret.
 * @return as above, and MC_ERR_SELF_CHECK after twelve times the expected
 *         work: the kernel is broken on this machine.
 */
mc_err mc_prime_pair(mc_job *job, unsigned key_bits, mc_buf *p, mc_buf *q);

/** About how many candidates a prime of that key size takes; 0: no such size.
 */
uint32_t mc_prime_expected(unsigned key_bits);

#endif
