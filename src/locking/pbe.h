/*
 * Password-based encryption as PKCS#8 and PKCS#12 carry it: an
 * AlgorithmIdentifier that names derivation and cipher, beside a ciphertext.
 *
 * Read and decrypted:
 *   PBES2 (RFC 8018 6.2): PBKDF2 with HMAC of SHA-1, 224, 256, 384 or 512;
 *     AES-128/192/256-CBC, DES-EDE3-CBC, DES-CBC, RC2-CBC
 *   PBES1 (RFC 8018 6.1): MD5 or SHA-1 with DES or RC2-64
 *   PKCS#12 (RFC 7292 C): SHA-1 with three-key and two-key 3DES, RC2-128,
 *     RC2-40
 * Written: PBES2 with any of these ciphers but RC2, and PKCS#12's three-key
 * 3DES for old readers.
 * Everything else is MC_ERR_UNSUPPORTED, never a wrong passphrase.
 * Does not: authenticate. What decrypts must still be parsed before it is
 * believed; callers turn a failure there into MC_ERR_PASSPHRASE.
 */
#ifndef MC_PBE_H
#define MC_PBE_H

#include "encoding/der.h"
#include "locking/cbc.h"
#include "locking/kdf.h"

typedef enum mc_pbe_scheme {
    MC_PBE_PBES2,
    MC_PBE_PBES1,
    MC_PBE_PKCS12
} mc_pbe_scheme;

typedef struct mc_pbe {
    mc_pbe_scheme scheme;
    mc_cbc cipher;
    mbedtls_md_type_t digest; /* of PBES2's HMAC, or the digest itself */
    uint32_t iterations;
    size_t salt_len; /* bytes */
    uint8_t salt[MC_KDF_SALT_MAX];
    uint8_t iv[MC_CBC_IV_MAX]; /* PBES2; elsewhere the IV is derived */
    int no_passphrase; /* PKCS#12, set by the caller: an empty passphrase is
                          no bytes at all rather than a lone final zero */
} mc_pbe;

/**
 * Takes an AlgorithmIdentifier off the front of in and understands it.
 *
 * @return MC_OK, MC_ERR_DER_DAMAGED, MC_ERR_UNSUPPORTED, MC_ERR_KDF_COST
 *         (one derivation alone is over the cap).
 */
mc_err mc_pbe_take(mc_view *in, mc_pbe *pbe);

/**
 * Decrypts; the plain text is appended to out.
 *
 * @return MC_OK, MC_ERR_PASSPHRASE (padding), MC_ERR_DER_DAMAGED (length of
 *         the ciphertext), MC_ERR_KDF_COST, MC_ERR_UNSUPPORTED,
 *         MC_ERR_MEMORY.
 */
mc_err mc_pbe_decrypt(mc_job *job, const mc_pbe *pbe, mc_view passphrase,
                      mc_view ciphertext, mc_buf *out);

/**
 * Chooses fresh salt (16 bytes; 8 for PKCS#12) and IV.
 *
 * @param  scheme  MC_PBE_PBES2 (HMAC-SHA-256), or MC_PBE_PKCS12 with
 *                 MC_CBC_DES_EDE3 (SHA-1).
 * @return MC_OK, MC_ERR_RANDOM, MC_ERR_UNSUPPORTED, MC_ERR_KDF_COST.
 */
mc_err mc_pbe_new(mc_job *job, mc_pbe_scheme scheme, mc_cbc cipher,
                  uint32_t iterations, mc_pbe *pbe);

/** Writes the AlgorithmIdentifier. */
void mc_pbe_put(mc_der *der, const mc_pbe *pbe);

/** Encrypts; the ciphertext is appended to out. Errors as for decryption. */
mc_err mc_pbe_encrypt(mc_job *job, const mc_pbe *pbe, mc_view passphrase,
                      mc_view plain, mc_buf *out);

/** The scheme's derivation: "PBKDF2", "PBKDF1" or "PKCS12". */
const char *mc_pbe_kdf_name(const mc_pbe *pbe);

/** The digest's name as reports show it: "HMAC-SHA-256", "SHA-1", "MD5". */
const char *mc_pbe_digest_name(const mc_pbe *pbe);

#endif
