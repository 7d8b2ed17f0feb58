#include "locking/pbe.h"

#include <string.h>

/* Salts that we make, bytes. */
#define SALT_PBES2 16
#define SALT_PKCS12 8

/* RFC 7292 B: key and IV come out of two derivations. */
static mc_err derive_pkcs12(mc_job *job, const mc_pbe *pbe, mc_view passphrase,
                            uint8_t *key, uint8_t *iv)
{
    mc_view salt = {pbe->salt, pbe->salt_len};
    mc_buf bmp = MC_BUF_INIT;
    mc_err err = MC_OK;

    if (passphrase.len > 0 || !pbe->no_passphrase) {
        err = mc_kdf_bmp(passphrase, &bmp);
    }
    MC_THEN(err, mc_kdf_pkcs12(job, pbe->digest, MC_KDF_PKCS12_KEY,
                               mc_buf_view(&bmp), salt, pbe->iterations, key,
                               mc_cbc_key_len(pbe->cipher)));
    MC_THEN(err, mc_kdf_pkcs12(job, pbe->digest, MC_KDF_PKCS12_IV,
                               mc_buf_view(&bmp), salt, pbe->iterations, iv,
                               mc_cbc_iv_len(pbe->cipher)));
    mc_buf_free(&bmp);
    return err;
}

static mc_err derive(mc_job *job, const mc_pbe *pbe, mc_view passphrase,
                     uint8_t key[MC_CBC_KEY_MAX], uint8_t iv[MC_CBC_IV_MAX])
{
    mc_view salt = {pbe->salt, pbe->salt_len};
    uint8_t both[16]; /* RFC 8018 6.1.1: 8 bytes of key, then 8 of IV */
    mc_err err;

    switch (pbe->scheme) {
    case MC_PBE_PBES2:
        memcpy(iv, pbe->iv, sizeof(pbe->iv));
        return mc_kdf_pbkdf2(job, pbe->digest, passphrase, salt,
                             pbe->iterations, key, mc_cbc_key_len(pbe->cipher));
    case MC_PBE_PBES1:
        err = mc_kdf_pbkdf1(job, pbe->digest, passphrase, salt, pbe->iterations,
                            both, sizeof(both));
        if (err == MC_OK) {
            memcpy(key, both, 8);
            memcpy(iv, both + 8, 8);
        }
        mc_wipe(both, sizeof(both));
        return err;
    case MC_PBE_PKCS12:
        return derive_pkcs12(job, pbe, passphrase, key, iv);
    }
    return MC_ERR_INTERNAL;
}

mc_err mc_pbe_decrypt(mc_job *job, const mc_pbe *pbe, mc_view passphrase,
                      mc_view ciphertext, mc_buf *out)
{
    uint8_t key[MC_CBC_KEY_MAX];
    uint8_t iv[MC_CBC_IV_MAX];
    mc_err err;

    if (!mc_cbc_fits(pbe->cipher, ciphertext.len)) {
        return MC_ERR_DER_DAMAGED;
    }
    err = derive(job, pbe, passphrase, key, iv);
    MC_THEN(err, mc_cbc_decrypt(pbe->cipher, key, iv, ciphertext, out));
    mc_wipe(key, sizeof(key));
    mc_wipe(iv, sizeof(iv));
    return err;
}

mc_err mc_pbe_encrypt(mc_job *job, const mc_pbe *pbe, mc_view passphrase,
                      mc_view plain, mc_buf *out)
{
    uint8_t key[MC_CBC_KEY_MAX];
    uint8_t iv[MC_CBC_IV_MAX];
    mc_err err = derive(job, pbe, passphrase, key, iv);

    MC_THEN(err, mc_cbc_encrypt(pbe->cipher, key, iv, plain, out));
    mc_wipe(key, sizeof(key));
    mc_wipe(iv, sizeof(iv));
    return err;
}

mc_err mc_pbe_new(mc_job *job, mc_pbe_scheme scheme, mc_cbc cipher,
                  uint32_t iterations, mc_pbe *pbe)
{
    mc_err err;

    memset(pbe, 0, sizeof(*pbe));
    pbe->scheme = scheme;
    pbe->cipher = cipher;
    pbe->iterations = iterations;
    if (scheme == MC_PBE_PBES2 && cipher < MC_CBC_RC2_40 &&
        cipher != MC_CBC_DES_EDE2) {
        pbe->digest = MBEDTLS_MD_SHA256;
        pbe->salt_len = SALT_PBES2;
    } else if (scheme == MC_PBE_PKCS12 && cipher == MC_CBC_DES_EDE3) {
        pbe->digest = MBEDTLS_MD_SHA1;
        pbe->salt_len = SALT_PKCS12;
    } else {
        return MC_ERR_UNSUPPORTED;
    }
    if (iterations == 0 || iterations > MC_KDF_ITERATIONS_MAX) {
        return MC_ERR_KDF_COST;
    }
    err = mc_random_bytes(&job->random, pbe->salt, pbe->salt_len);
    return MC_THEN(
        err, mc_random_bytes(&job->random, pbe->iv, mc_cbc_iv_len(cipher)));
}
