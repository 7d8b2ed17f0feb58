#include "locking/seal.h"

#include <mbedtls/sha256.h>
#include <string.h>

#include "locking/cbc.h"
#include "locking/kdf.h"

#define MAGIC "Salted__"
#define MAGIC_LEN 8
#define SALT_LEN 8
#define HEAD_LEN (MAGIC_LEN + SALT_LEN)

/* Key and IV are one stretch of derived bytes, in this order. */
#define KEY_LEN 32
#define IV_LEN 16

#define CHECK_WORDS "sha256 of the lines above,"
#define HASH_LEN 32
#define CHECK_LEN (sizeof(CHECK_WORDS) - 1 + (size_t) 2 * HASH_LEN + 2)

/* Appends the line that says what the text before it must hash to. */
static mc_err put_check(mc_view text, mc_buf *out)
{
    uint8_t hash[HASH_LEN];
    mc_err err = mc_err_mbedtls(mbedtls_sha256(text.p, text.len, hash, 0),
                                MC_ERR_INTERNAL);

    MC_THEN(err, mc_buf_append_str(out, CHECK_WORDS));
    MC_THEN(err, mc_buf_append_hex(out, (mc_view){hash, HASH_LEN}));
    return MC_THEN(err, mc_buf_append_str(out, "\r\n"));
}

/* Holds what was opened against its last line, and takes that off. */
static mc_err take_check(mc_buf *plain, size_t start)
{
    mc_buf wanted = MC_BUF_INIT;
    mc_view text = {plain->p + start, 0};
    mc_err err = MC_ERR_PASSPHRASE;

    if (plain->len - start >= CHECK_LEN) {
        text.len = plain->len - start - CHECK_LEN;
        err = put_check(text, &wanted);
        if (err == MC_OK &&
            memcmp(text.p + text.len, wanted.p, CHECK_LEN) != 0) {
            err = MC_ERR_PASSPHRASE;
        }
    }
    mc_buf_truncate(plain, start + text.len);
    mc_buf_free(&wanted);
    return err;
}

static mc_err derive(mc_job *job, mc_view passphrase, const uint8_t *salt,
                     uint32_t iterations, uint8_t derived[KEY_LEN + IV_LEN])
{
    return mc_kdf_pbkdf2(job, MBEDTLS_MD_SHA256, passphrase,
                         (mc_view){salt, SALT_LEN}, iterations, derived,
                         KEY_LEN + IV_LEN);
}

mc_err mc_seal(mc_job *job, mc_view plain, mc_view passphrase,
               uint32_t iterations, mc_buf *sealed)
{
    uint8_t derived[KEY_LEN + IV_LEN];
    uint8_t salt[SALT_LEN];
    size_t start = sealed->len;
    mc_buf checked = MC_BUF_INIT;
    mc_err err = mc_random_bytes(&job->random, salt, sizeof(salt));

    MC_THEN(err, mc_buf_append(&checked, plain.p, plain.len));
    MC_THEN(err, put_check(plain, &checked));
    MC_THEN(err, derive(job, passphrase, salt, iterations, derived));
    MC_THEN(err, mc_buf_append(sealed, MAGIC, MAGIC_LEN));
    MC_THEN(err, mc_buf_append(sealed, salt, sizeof(salt)));
    MC_THEN(err, mc_cbc_encrypt(MC_CBC_AES_256, derived, derived + KEY_LEN,
                                mc_buf_view(&checked), sealed));
    mc_buf_free(&checked);
    mc_wipe(derived, sizeof(derived));
    return mc_buf_undo(sealed, start, err);
}

mc_err mc_unseal(mc_job *job, mc_view sealed, mc_view passphrase,
                 uint32_t iterations, mc_buf *plain)
{
    uint8_t derived[KEY_LEN + IV_LEN];
    size_t start = plain->len;
    mc_view body;
    mc_err err;

    if (sealed.len < HEAD_LEN || memcmp(sealed.p, MAGIC, MAGIC_LEN) != 0) {
        return MC_ERR_FILE_KIND;
    }
    body.p = sealed.p + HEAD_LEN;
    body.len = sealed.len - HEAD_LEN;
    if (!mc_cbc_fits(MC_CBC_AES_256, body.len)) {
        return MC_ERR_DER_DAMAGED;
    }
    err = derive(job, passphrase, sealed.p + MAGIC_LEN, iterations, derived);
    MC_THEN(err, mc_cbc_decrypt(MC_CBC_AES_256, derived, derived + KEY_LEN,
                                body, plain));
    MC_THEN(err, take_check(plain, start));
    mc_wipe(derived, sizeof(derived));
    return mc_buf_undo(plain, start, err);
}
