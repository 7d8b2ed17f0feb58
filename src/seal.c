#include "seal.h"

#include <string.h>

#include "cbc.h"
#include "kdf.h"

#define MAGIC "Salted__"
#define MAGIC_LEN 8
#define SALT_LEN 8
#define HEAD_LEN (MAGIC_LEN + SALT_LEN)

/* Key and IV are one stretch of derived bytes, in this order. */
#define KEY_LEN 32
#define IV_LEN 16

static mc_err derive(mc_job *job, mc_view passphrase, const uint8_t *salt,
                     uint32_t iterations, uint8_t derived[KEY_LEN + IV_LEN])
{
    mc_view salt_view = {salt, SALT_LEN};

    return mc_kdf_pbkdf2(job, MBEDTLS_MD_SHA256, passphrase, salt_view,
                         iterations, derived, KEY_LEN + IV_LEN);
}

mc_err mc_seal(mc_job *job, mc_view plain, mc_view passphrase,
               uint32_t iterations, mc_buf *sealed)
{
    uint8_t derived[KEY_LEN + IV_LEN];
    uint8_t salt[SALT_LEN];
    size_t start = sealed->len;
    mc_err err = mc_random_bytes(&job->random, salt, sizeof(salt));

    if (err == MC_OK) {
        err = derive(job, passphrase, salt, iterations, derived);
    }
    if (err == MC_OK) {
        err = mc_buf_append(sealed, MAGIC, MAGIC_LEN);
    }
    if (err == MC_OK) {
        err = mc_buf_append(sealed, salt, sizeof(salt));
    }
    if (err == MC_OK) {
        err = mc_cbc_encrypt(MC_CBC_AES_256, derived, derived + KEY_LEN, plain,
                             sealed);
    }
    if (err != MC_OK) {
        mc_buf_truncate(sealed, start);
    }
    mc_wipe(derived, sizeof(derived));
    return err;
}

mc_err mc_unseal(mc_job *job, mc_view sealed, mc_view passphrase,
                 uint32_t iterations, mc_buf *plain)
{
    uint8_t derived[KEY_LEN + IV_LEN];
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
    if (err == MC_OK) {
        err = mc_cbc_decrypt(MC_CBC_AES_256, derived, derived + KEY_LEN, body,
                             plain);
    }
    mc_wipe(derived, sizeof(derived));
    return err;
}
