/*
 * Private keys as DER without encryption: RSAPrivateKey (RFC 8017 A.1.2),
 * ECPrivateKey (RFC 5915 3) and the PrivateKeyInfo around either (RFC 5958 2).
 *
 * Accepted: RSA with two primes; EC on P-256, P-384 and P-521 by name.
 * Refused as unsupported: more primes, other curves, curves spelt out in
 * numbers, other algorithms.
 * Does not: decrypt (key.h), or look for weaknesses (key_weak.h).
 */
#ifndef MC_KEY_DER_H
#define MC_KEY_DER_H

#include <mbedtls/pk.h>

#include "text/object.h"

/**
 * Which form of a private key a DER document is, by its outline alone:
 * MC_OBJECT_KEY_RSA, _EC, _PKCS8 or _LOCKED.
 *
 * @return MC_OK; MC_ERR_DER_CUT (its end is missing; shape is set);
 *         MC_ERR_UNSUPPORTED (a private key in another form);
 *         MC_ERR_FILE_KIND (something else).
 */
mc_err mc_key_shape_of(mc_view der, mc_object_kind *shape);

/**
 * Appends what kind of key it is that mc_key_read_der calls unsupported:
 * "Ed25519", "EC on secp256k1"; nothing where that cannot be seen.
 *
 * @return MC_OK or MC_ERR_MEMORY.
 */
mc_err mc_key_kind_text(mc_object_kind shape, mc_view der, mc_buf *text);

/**
 * Reads a key that is not encrypted, and checks that its numbers belong
 * together: for RSA the product, both exponents and the CRT numbers; for EC
 * the range of the secret and the public point.
 *
 * @param  job      for the randomness that blinds EC arithmetic.
 * @param  reading  set to the part that was read last.
 * @param  pk       mbedtls_pk_init'ed; the caller frees it, also on failure.
 * @return MC_OK, MC_ERR_DER_DAMAGED, MC_ERR_UNSUPPORTED, MC_ERR_KEY_DAMAGED
 *         (pk then holds what was read of an RSA key, so that a caller can
 *         say more), MC_ERR_RANDOM, MC_ERR_MEMORY.
 */
mc_err mc_key_read_der(mc_job *job, mc_object_kind shape, mc_view der,
                       mc_place *reading, mbedtls_pk_context *pk);

/**
 * Appends the key as DER.
 *
 * @param  shape  MC_OBJECT_KEY_RSA (RSA), MC_OBJECT_KEY_EC (EC), or
 * MC_OBJECT_KEY_PKCS8.
 * @param  der    appended to; holds secrets.
 * @return MC_OK, MC_ERR_UNSUPPORTED (shape and key do not go together),
 *         MC_ERR_MEMORY, MC_ERR_INTERNAL.
 */
mc_err mc_key_write_der(const mbedtls_pk_context *pk, mc_object_kind shape,
                        mc_buf *der);

#endif
