/*
 * Private keys: open from any form we read, write in any form we offer.
 *
 * Opened: RSA with two primes, EC on P-256, P-384 or P-521, in the forms that
 * mc_key_open states. Written: the same keys, traditional or PKCS#8.
 * Made: see key_make.h, whose keys are checked before they leave.
 * Does not: keep a key after return.
 */
#ifndef MC_KEY_H
#define MC_KEY_H

#include <mbedtls/pk.h>

#include "base/job.h"
#include "key/key_der.h"

typedef enum mc_key_form {
    MC_KEY_FORM_TRADITIONAL, /* PKCS#1 or SEC1, PEM; DEK-Info when locked */
    MC_KEY_FORM_PKCS8        /* RFC 5958, PEM; PBES2 when locked */
} mc_key_form;

typedef enum mc_key_cipher {
    MC_KEY_CIPHER_DES_EDE3_CBC,
    MC_KEY_CIPHER_AES_256_CBC
} mc_key_cipher;

/* PBKDF2 rounds when nothing else is asked for, and the bounds of asking. */
#define MC_KEY_ITERATIONS 600000
#define MC_KEY_ITERATIONS_MIN 10000
#define MC_KEY_ITERATIONS_MAX 5000000

/* Largest file that is searched for a key, bytes. */
#define MC_KEY_FILE_MAX ((size_t) 1024 * 1024)

#define MC_PASSPHRASE_MAX ((size_t) 1024)

/** How a key is to be written. */
typedef struct mc_key_style {
    mc_key_form form;
    mc_key_cipher cipher; /* when there is a passphrase */
    uint32_t iterations;  /* PKCS#8 with a passphrase */
} mc_key_style;

/**
 * Opens a private key from a file's bytes: PEM or DER; PKCS#1, SEC1, PKCS#8;
 * plain, traditional encryption, PBES1 or PBES2. Other text and other PEM
 * blocks around the one key are skipped; two keys are refused. The key's
 * numbers are checked to belong together, and its primes to be prime and not
 * weak (not when the job says that its keys are checked, see job.h).
 *
 * @param  file        the file, any size up to MC_KEY_FILE_MAX.
 * @param  passphrase  bytes as typed; empty when there is none.
 * @param  field       the field name to blame for the file, such as "key";
 *                     the passphrase's is field's partner (see engine_ops.h);
 *                     NULL blames none.
 * @param  pk          mbedtls_pk_init'ed; set only on MC_OK; the caller frees.
 * @return MC_OK, MC_ERR_FILE_EMPTY, MC_ERR_FILE_SIZE, MC_ERR_FILE_KIND,
 *         MC_ERR_KEY_SEVERAL, MC_ERR_PEM_DAMAGED, MC_ERR_DER_DAMAGED,
 *         MC_ERR_UNSUPPORTED, MC_ERR_KDF_COST, MC_ERR_PASSPHRASE_SYNTAX,
 *         MC_ERR_PASSPHRASE_MISSING, MC_ERR_PASSPHRASE (any failure after
 *         decryption), MC_ERR_KEY_DAMAGED, MC_ERR_KEY_WEAK (MC_WEAK_FATAL,
 *         key_weak.h), MC_ERR_RANDOM, MC_ERR_MEMORY.
 */
mc_err mc_key_open(mc_job *job, mc_view file, mc_view passphrase,
                   const char *field, mbedtls_pk_context *pk);

/**
 * The same for looking only: weak keys are opened too, and primes are not
 * tested, so nothing may be signed with what this gives.
 */
mc_err mc_key_open_to_show(mc_job *job, mc_view file, mc_view passphrase,
                           const char *field, mbedtls_pk_context *pk);

/**
 * Writes a key as PEM.
 *
 * @param  passphrase  empty for a key without encryption.
 * @param  pem         appended to; the caller wipes it by mc_buf_free.
 * @return MC_OK, MC_ERR_PASSPHRASE_SYNTAX, MC_ERR_UNSUPPORTED, MC_ERR_RANDOM,
 *         MC_ERR_KDF_COST, MC_ERR_MEMORY.
 */
mc_err mc_key_write(mc_job *job, const mbedtls_pk_context *pk,
                    const mc_key_style *style, mc_view passphrase, mc_buf *pem);

/**
 * Whether bytes may serve as a passphrase: 1..MC_PASSPHRASE_MAX, no NUL.
 *
 * @return MC_OK or MC_ERR_PASSPHRASE_SYNTAX.
 */
mc_err mc_passphrase_check(mc_view passphrase);

/** "passphrase" for "key", "authority.passphrase" for "authority.key",
 * NULL for NULL. */
const char *mc_passphrase_field(const char *key_field);

/**
 * The SHA-256 of the key's SubjectPublicKeyInfo in DER (RFC 5280 4.1): what
 * tells which key, request and certificate belong together.
 */
mc_err mc_key_id(const mbedtls_pk_context *pk, uint8_t sha256[32]);

#endif
