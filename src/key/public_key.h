/*
 * Public keys: what a SubjectPublicKeyInfo says (RFC 5280 4.1, RFC 3279,
 * RFC 5480), the identifiers derived from it, and which keys we sign for.
 *
 * Accepted: any algorithm for showing; RSA and EC on P-256, P-384, P-521 for
 * verifying and signing.
 * Does not: touch private keys (key.h).
 */
#ifndef MC_PUBLIC_KEY_H
#define MC_PUBLIC_KEY_H

#include <mbedtls/pk.h>

#include "base/job.h"

typedef struct mc_public_key {
    mc_view spki;       /* the whole element */
    mc_view algorithm;  /* OBJECT IDENTIFIER contents */
    mc_view parameters; /* what follows the algorithm's identifier */
    mc_view bit_string; /* the key itself */
    const char *type;   /* "RSA", "EC", "Ed25519", ... or "other" */
    const char *curve;  /* EC: "P-256", ...; NULL when unknown */
    uint32_t bits;      /* 0 when unknown */
    int odd_form;       /* RSA without its NULL, or a point that is not
                           written out: not all browsers take it */
    mc_view modulus;    /* RSA: magnitudes, else empty */
    mc_view exponent;
} mc_public_key;

/**
 * Reads a whole SubjectPublicKeyInfo. An algorithm that is not known is fine;
 * a damaged structure is MC_ERR_DER_DAMAGED. key borrows from spki.
 */
mc_err mc_public_key_read(mc_view spki, mc_public_key *key);

/**
 * What an AlgorithmIdentifier says alone: type, curve, and bits where they
 * follow from it. MC_OK or MC_ERR_DER_DAMAGED.
 */
mc_err mc_public_key_kind(mc_view identifier, mc_public_key *key);

/**
 * Appends the kind of key: "RSA", "Ed25519", "EC secp256k1"; of what is
 * not known the identifier, "1.2.3.4".
 *
 * @return MC_OK or MC_ERR_MEMORY.
 */
mc_err mc_public_key_text(const mc_public_key *key, mc_buf *text);

/** The curve alone: its name, else its identifier, else
 * "specifiedCurve" (RFC 3279 2.3.5), for one that is spelt out. */
mc_err mc_public_key_curve_text(const mc_public_key *key, mc_buf *text);

/** Type, curve and bits of an EC key by its parameters (RFC 5480 2.1.1). */
void mc_public_key_curve(mc_view parameters, mc_public_key *key);

/**
 * Opens a key for verifying.
 *
 * @param  pk  mbedtls_pk_init'ed; the caller frees.
 * @return MC_OK, MC_ERR_UNSUPPORTED, MC_ERR_KEY_DAMAGED, MC_ERR_MEMORY.
 */
mc_err mc_public_key_open(const mc_public_key *key, mbedtls_pk_context *pk);

/** Appends the SubjectPublicKeyInfo of an open key, private or public. */
mc_err mc_public_key_write(const mbedtls_pk_context *pk, mc_buf *spki);

/**
 * Whether the private or public key pk and the SubjectPublicKeyInfo hold the
 * same public key.
 *
 * @param  fits  set to 1 or 0, always.
 * @return MC_OK, or MC_ERR_MEMORY when it cannot be said.
 */
mc_err mc_public_key_fits(const mbedtls_pk_context *pk,
                          const mc_public_key *key, int *fits);

/**
 * Whether we put our name to this key: RSA of 2048..8192 bits with an odd
 * exponent from 65537 to 256 bits, EC on P-256, P-384 or P-521.
 *
 * @return MC_OK, MC_ERR_KEY_SIZE, MC_ERR_KEY_WEAK, MC_ERR_UNSUPPORTED.
 */
mc_err mc_public_key_policy(const mc_public_key *key);

/** Key identifier, method 1 of RFC 5280 4.2.1.2: SHA-1 of the bit string. */
mc_err mc_public_key_identifier(const mc_public_key *key, uint8_t sha1[20]);

/** SHA-256 and SHA-1 of any bytes. */
mc_err mc_sha256(mc_view bytes, uint8_t sha256[32]);
mc_err mc_sha1(mc_view bytes, uint8_t sha1[20]);

#endif
