/*
 * Signatures over certificates, requests and revocation lists.
 *
 * Verified: RSA PKCS#1 v1.5 and PSS, ECDSA, with SHA-1, SHA-224, SHA-256,
 * SHA-384, SHA-512 and MD5 (verified so that it can be told apart from a
 * damaged file; callers refuse it). Named: also MD2, MD4, DSA, Ed25519, Ed448.
 * Made: PKCS#1 v1.5 and ECDSA with SHA-256; SHA-384 on P-384, SHA-512 on
 * P-521 (RFC 5758 3.2).
 * Sources: RFC 8017 appendix A.2.3, RFC 4055, RFC 5758, RFC 8410.
 * Does not: decide which digest is good enough.
 */
#ifndef MC_SIGNATURE_H
#define MC_SIGNATURE_H

#include "base/job.h"
#include "encoding/der.h"
#include "key/public_key.h"

typedef enum mc_digest_strength {
    MC_DIGEST_SOUND,
    MC_DIGEST_SHA1,
    MC_DIGEST_BROKEN, /* MD5 and older */
    MC_DIGEST_UNKNOWN
} mc_digest_strength;

typedef struct mc_signature_algorithm {
    mc_view oid; /* contents; never empty */
    mc_view parameters;
    const char *name; /* "sha256WithRSAEncryption", NULL: unknown */
    mc_digest_strength strength;
    mbedtls_md_type_t md;      /* MBEDTLS_MD_NONE: cannot be verified here */
    mbedtls_pk_type_t pk;      /* RSA, RSASSA_PSS or ECDSA */
    mbedtls_md_type_t mgf1_md; /* PSS only */
    int salt_len;              /* PSS only */
} mc_signature_algorithm;

/** Reads a whole AlgorithmIdentifier. MC_OK or MC_ERR_DER_DAMAGED. */
mc_err mc_signature_algorithm_read(mc_view whole,
                                   mc_signature_algorithm *algorithm);

/**
 * 1 when browsers take a signature of this form: ECDSA in DER (RFC 3279
 * 2.2.3) and without parameters, RSA with NULL or none, PSS with one digest
 * and a salt of its length; never SHA-224. 1 for every other algorithm too.
 */
int mc_signature_is_usual(const mc_signature_algorithm *algorithm,
                          mc_view signature);

typedef enum mc_verdict {
    MC_VERDICT_VALID,
    MC_VERDICT_INVALID,
    MC_VERDICT_UNSUPPORTED, /* cannot be said: algorithm or key */
    MC_VERDICT_MEMORY       /* cannot be said: no memory left to verify */
} mc_verdict;

/** The error that a verdict is, where a signature must be valid. */
mc_err mc_verdict_err(mc_verdict verdict, mc_err invalid, mc_err unsupported);

/** Verifies signature over bytes with an open public key. */
mc_verdict mc_signature_verify(const mc_signature_algorithm *algorithm,
                               mc_view bytes, mc_view signature,
                               mbedtls_pk_context *pk);

/** The same with a key that is still to be opened. */
mc_verdict mc_signature_verify_key(const mc_signature_algorithm *algorithm,
                                   mc_view bytes, mc_view signature,
                                   const mc_public_key *key);

/**
 * Writes the AlgorithmIdentifier that mc_signature_put will use for this key.
 */
void mc_signature_put_algorithm(mc_der *der, const mbedtls_pk_context *pk);

/**
 * Signs bytes and writes the signature as a BIT STRING.
 *
 * @return MC_OK, MC_ERR_RANDOM, MC_ERR_MEMORY, MC_ERR_INTERNAL.
 */
mc_err mc_signature_put(mc_job *job, mc_der *der, mbedtls_pk_context *pk,
                        mc_view bytes);

/** Appends the SEQUENCE of what is signed, the algorithm and the signature:
 * a certificate, a request or a list. Errors the same. */
mc_err mc_signature_wrap(mc_job *job, mbedtls_pk_context *pk, mc_view bytes,
                         mc_buf *out);

#endif
