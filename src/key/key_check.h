/*
 * Whether a private key is fit for use: the rules for keys that we made, and
 * the doubts about keys that others made.
 *
 * Does not: look for weaknesses that show in the public half (key_weak.h).
 */
#ifndef MC_KEY_CHECK_H
#define MC_KEY_CHECK_H

#include <mbedtls/pk.h>

#include "base/job.h"

/**
 * Tests the primes of a key from a file by Miller-Rabin with random bases,
 * as many rounds as whoever made it on purpose to deceive would have to beat.
 *
 * @return MC_OK (EC: always), MC_ERR_KEY_DAMAGED, MC_ERR_RANDOM,
 *         MC_ERR_MEMORY.
 */
mc_err mc_key_check_primes(mc_job *job, const mbedtls_pk_context *pk);

/**
 * Every rule of FIPS 186-5 A.1.3 for an RSA key that was just made; for EC
 * that the secret lies in range and the point belongs to it. Computed anew,
 * not by whoever made the key.
 *
 * @return MC_OK, MC_ERR_SELF_CHECK, MC_ERR_RANDOM, MC_ERR_MEMORY.
 */
mc_err mc_key_check_made(mc_job *job, const mbedtls_pk_context *pk);

/**
 * The pairwise test: what pk signs, the public half of read_back verifies;
 * and both are the same key.
 *
 * @param  read_back  the key as it was read from the file just written.
 * @return MC_OK, MC_ERR_SELF_CHECK, MC_ERR_RANDOM, MC_ERR_MEMORY.
 */
mc_err mc_key_check_pair(mc_job *job, mbedtls_pk_context *pk,
                         const mbedtls_pk_context *read_back);

#endif
