/*
 * Private keys: make, open from any form we read, write in any form we offer.
 *
 * Made: RSA of 2048, 3072 or 4096 bits with exponent 65537; EC on P-256 or
 * P-384. Opened: see mc_key_open.
 * Every key is checked before it leaves: the rules of FIPS 186-5 A.1.3 as in
 * key_check.c, then a signature made with it and verified with its public
 * half read back from what was written.
 * Does not: keep a key after return.
 */
#ifndef MC_KEY_H
#define MC_KEY_H

#include <mbedtls/pk.h>

#include "job.h"

typedef enum mc_key_form {
    MC_KEY_FORM_TRADITIONAL, /* PKCS#1 or SEC1, PEM; DEK-Info when locked */
    MC_KEY_FORM_PKCS8        /* RFC 5958, PEM; PBES2 when locked */
} mc_key_form;

typedef enum mc_key_cipher {
    MC_KEY_CIPHER_DES_EDE3_CBC,
    MC_KEY_CIPHER_AES_256_CBC
} mc_key_cipher;

/* PBKDF2 rounds when nothing else is asked for. */
#define MC_KEY_ITERATIONS 600000

/**
 * Opens a private key from a file's bytes: PEM or DER; PKCS#1, SEC1, PKCS#8;
 * plain, traditional encryption, PBES1 or PBES2. Other text and other PEM
 * blocks around the one key are skipped; two keys are refused.
 *
 * @param  file        the file, any size up to MC_KEY_FILE_MAX.
 * @param  passphrase  bytes as typed; empty when there is none.
 * @param  field       the field name to blame for the file, such as "key";
 *                     the passphrase's is field's partner (see engine_ops.h).
 * @param  pk          mbedtls_pk_init'ed; set only on MC_OK; the caller frees.
 * @return MC_OK, MC_ERR_FILE_EMPTY, MC_ERR_FILE_SIZE, MC_ERR_FILE_KIND,
 *         MC_ERR_PEM_DAMAGED, MC_ERR_DER_DAMAGED, MC_ERR_UNSUPPORTED,
 *         MC_ERR_KDF_COST, MC_ERR_PASSPHRASE_MISSING, MC_ERR_PASSPHRASE (any
 *         failure after decryption), MC_ERR_KEY_DAMAGED, MC_ERR_KEY_WEAK.
 */
mc_err mc_key_open(mc_job *job, mc_view file, mc_view passphrase,
                   const char *field, mbedtls_pk_context *pk);

/**
 * The SHA-256 of the key's SubjectPublicKeyInfo in DER (RFC 5280 4.1): what
 * tells which key, request and certificate belong together.
 */
mc_err mc_key_id(const mbedtls_pk_context *pk, uint8_t sha256[32]);

#endif
