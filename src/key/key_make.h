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
} mc_key_order;

/**
 * Reads an order from the job's fields type, bits, curve, form, cipher and
 * iterations. Left out: RSA, 2048 bits, P-256, the given form,
 * MC_KEY_ITERATIONS; DES-EDE3-CBC in the traditional form (what the devices
 * know), AES-256-CBC in PKCS#8. Fields of the other type are ignored.
 *
 * @return MC_OK, MC_ERR_FIELD_VALUE, MC_ERR_KEY_SIZE, with the field noted.
 */
mc_err mc_key_order_read(mc_job *job, mc_key_form form, mc_key_order *order);

/**
 * Makes a key as ordered, from the job's fields "prime" when there are two.
 *
 * @param  passphrase  empty for none.
 * @param  pk   mbedtls_pk_init'ed; the caller frees; NULL when not wanted.
 * @param  pem  the written key is appended.
 * @return MC_OK, MC_ERR_FIELD_VALUE (not two primes),
 *         MC_ERR_PASSPHRASE_SYNTAX, MC_ERR_RANDOM, MC_ERR_MEMORY,
 *         MC_ERR_SELF_CHECK. On failure neither pk nor pem is set.
 */
mc_err mc_key_make(mc_job *job, const mc_key_order *order, mc_view passphrase,
                   mbedtls_pk_context *pk, mc_buf *pem);

#endif
