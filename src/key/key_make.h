/*
 * Making private keys.
 *
 * Made: RSA of 2048, 3072 or 4096 bits with exponent 65537; EC on P-256 or
 * P-384. Every key is checked before it leaves: the rules of key_check.h, the
 * written file opened again with its passphrase and compared, a signature
 * made and verified with the public half of what was read back.
 * Does not: search primes itself (prime.h), or keep anything.
 */
#ifndef MC_KEY_MAKE_H
#define MC_KEY_MAKE_H

#include "key/key.h"

/** What is to be made. */
typedef struct mc_key_order {
    unsigned rsa_bits;          /* 0 for EC */
    mbedtls_ecp_group_id curve; /* when rsa_bits is 0 */
    mc_key_style style;
    int has_primes;    /* RSA: found before, by mc_prime_search */
    mc_view primes[2]; /* big-endian */
} mc_key_order;

/**
 * Makes a key as ordered.
 *
 * @param  passphrase  empty for none.
 * @param  pk   mbedtls_pk_init'ed; the caller frees; NULL when not wanted.
 * @param  pem  the written key is appended.
 * @return MC_OK, MC_ERR_KEY_SIZE, MC_ERR_PASSPHRASE_SYNTAX, MC_ERR_RANDOM,
 *         MC_ERR_MEMORY, MC_ERR_SELF_CHECK. On failure neither pk nor pem is
 * set.
 */
mc_err mc_key_make(mc_job *job, const mc_key_order *order, mc_view passphrase,
                   mbedtls_pk_context *pk, mc_buf *pem);

#endif
