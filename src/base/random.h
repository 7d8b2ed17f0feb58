/*
 * One deterministic generator (CTR_DRBG, AES-256; NIST SP 800-90A) over the
 * host's entropy, made anew for every job and refusing to go on once the
 * source looks broken.
 *
 * Accepted: any length. Checked: the source fails, gives the same 32 bytes
 * twice, or gives one byte value only.
 * Does not: fall back on anything. If randomness fails, nothing is made.
 */
#ifndef MC_RANDOM_H
#define MC_RANDOM_H

#include <mbedtls/ctr_drbg.h>

#include "base/bytes.h"

typedef struct mc_random {
    mbedtls_ctr_drbg_context drbg;
    uint8_t last[32]; /* the source's previous 32 bytes */
    int started;
    int failed; /* once set, every later call fails */
} mc_random;

/** Prepares; asks the host for nothing yet. */
void mc_random_init(mc_random *random);

/** Wipes the state. */
void mc_random_free(mc_random *random);

/**
 * Fills out with len random bytes, seeding at first use.
 *
 * @return MC_OK or MC_ERR_RANDOM (out is then wiped).
 */
mc_err mc_random_bytes(mc_random *random, uint8_t *out, size_t len);

/**
 * The same for Mbed TLS (f_rng): ctx is an mc_random.
 *
 * @return 0 or MBEDTLS_ERR_CTR_DRBG_ENTROPY_SOURCE_FAILED.
 */
int mc_random_mbedtls(void *ctx, unsigned char *out, size_t len);

#endif
