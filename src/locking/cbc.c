#include "locking/cbc.h"

#include <mbedtls/cipher.h>

#include "base/job.h"
#include "locking/rc2.h"

/* RC2 comes from rc2.h; the others from Mbed TLS. */
#define NOT_MBEDTLS MBEDTLS_CIPHER_NONE

static const struct {
    const char *name;
    mbedtls_cipher_type_t type;
    uint8_t key_len; /* bytes */
    uint8_t iv_len;
} CIPHERS[MC_CBC__MAX] = {
    {"DES-CBC", MBEDTLS_CIPHER_DES_CBC, 8, 8},
    {"DES-EDE-CBC", MBEDTLS_CIPHER_DES_EDE_CBC, 16, 8},
    {"DES-EDE3-CBC", MBEDTLS_CIPHER_DES_EDE3_CBC, 24, 8},
    {"AES-128-CBC", MBEDTLS_CIPHER_AES_128_CBC, 16, 16},
    {"AES-192-CBC", MBEDTLS_CIPHER_AES_192_CBC, 24, 16},
    {"AES-256-CBC", MBEDTLS_CIPHER_AES_256_CBC, 32, 16},
    {"RC2-40-CBC", NOT_MBEDTLS, 5, 8},
    {"RC2-64-CBC", NOT_MBEDTLS, 8, 8},
    {"RC2-CBC", NOT_MBEDTLS, 16, 8},
};

const char *mc_cbc_name(mc_cbc cipher)
{
    return CIPHERS[cipher].name;
}

size_t mc_cbc_key_len(mc_cbc cipher)
{
    return CIPHERS[cipher].key_len;
}

size_t mc_cbc_iv_len(mc_cbc cipher)
{
    return CIPHERS[cipher].iv_len;
}

int mc_cbc_find(mc_view name, mc_cbc *cipher)
{
    int i;

    for (i = 0; i < MC_CBC__MAX; i++) {
        if (mc_view_is(name, CIPHERS[i].name)) {
            *cipher = (mc_cbc) i;
            return 1;
        }
    }
    return 0;
}

int mc_cbc_fits(mc_cbc cipher, size_t len)
{
    return len > 0 && len % CIPHERS[cipher].iv_len == 0;
}

/* One pass of Mbed TLS's cipher layer, padding included. */
static mc_err pass(mc_cbc cipher, mbedtls_operation_t way, const uint8_t *key,
                   const uint8_t *iv, mc_view in, mc_buf *out)
{
    mbedtls_cipher_context_t ctx;
    mc_err err;
    size_t len = 0;
    int ret;

    mbedtls_cipher_init(&ctx);
    /* Mbed TLS writes up to a block more than it was given. */
    err = mc_buf_reserve(out, in.len + MC_CBC_IV_MAX);
    if (err != MC_OK) {
        return err;
    }
    ret = mbedtls_cipher_setup(
        &ctx, mbedtls_cipher_info_from_type(CIPHERS[cipher].type));
    MC_THEN(ret,
            mbedtls_cipher_setkey(&ctx, key, CIPHERS[cipher].key_len * 8, way));
    MC_THEN(ret, mbedtls_cipher_set_padding_mode(&ctx, MBEDTLS_PADDING_PKCS7));
    if (ret == 0) {
        ret = mbedtls_cipher_crypt(&ctx, iv, CIPHERS[cipher].iv_len, in.p,
                                   in.len, out->p + out->len, &len);
        if (ret == 0) {
            out->len += len;
        } else {
            /* What a wrong key gave is no use to anybody. */
            mc_wipe(out->p + out->len, in.len);
        }
    }
    err = mc_err_mbedtls(ret, ret == MBEDTLS_ERR_CIPHER_INVALID_PADDING
                                  ? MC_ERR_PASSPHRASE
                                  : MC_ERR_INTERNAL);
    mbedtls_cipher_free(&ctx);
    return err;
}

/* Takes the padding off the len bytes at p; *len is then the rest's. */
static mc_err strip(const uint8_t *p, size_t *len)
{
    uint8_t pad = p[*len - 1];
    uint8_t wrong = 0;
    size_t i;

    if (pad == 0 || pad > MC_RC2_BLOCK) {
        return MC_ERR_PASSPHRASE;
    }
    for (i = 1; i <= pad; i++) {
        wrong |= p[*len - i] ^ pad;
    }
    *len -= pad;
    return wrong == 0 ? MC_OK : MC_ERR_PASSPHRASE;
}

static mc_err decrypt_rc2(mc_cbc cipher, const uint8_t *key, const uint8_t *iv,
                          mc_view in, mc_buf *out)
{
    size_t key_len = CIPHERS[cipher].key_len;
    size_t len = in.len;
    mc_err err = mc_buf_reserve(out, in.len);

    if (err != MC_OK) {
        return err;
    }
    err = mc_rc2_cbc_decrypt(key, key_len, (unsigned) key_len * 8, iv, in,
                             out->p + out->len);
    MC_THEN(err, strip(out->p + out->len, &len));
    if (err == MC_OK) {
        out->len += len;
    } else {
        mc_wipe(out->p + out->len, in.len);
    }
    return err;
}

mc_err mc_cbc_encrypt(mc_cbc cipher, const uint8_t *key, const uint8_t *iv,
                      mc_view plain, mc_buf *out)
{
    if (CIPHERS[cipher].type == NOT_MBEDTLS) {
        return MC_ERR_UNSUPPORTED;
    }
    return pass(cipher, MBEDTLS_ENCRYPT, key, iv, plain, out);
}

mc_err mc_cbc_decrypt(mc_cbc cipher, const uint8_t *key, const uint8_t *iv,
                      mc_view ciphertext, mc_buf *out)
{
    if (!mc_cbc_fits(cipher, ciphertext.len)) {
        return MC_ERR_DER_DAMAGED;
    }
    if (CIPHERS[cipher].type == NOT_MBEDTLS) {
        return decrypt_rc2(cipher, key, iv, ciphertext, out);
    }
    return pass(cipher, MBEDTLS_DECRYPT, key, iv, ciphertext, out);
}
