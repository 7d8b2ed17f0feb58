/* PKCS#12 files written: RFC 7292 4 and 5.1. */
#include "container/pkcs12_internal.h"

#include "encoding/oid.h"
#include "key/public_key.h"

/* Salt of the MAC, bytes. */
#define MAC_SALT 16

/* What every step needs. */
typedef struct writer {
    mc_job *job;
    const mc_pkcs12_content *content;
    mc_pkcs12_style style;
    uint32_t iterations;
    mc_view passphrase;
    uint8_t key_id[20]; /* SHA-1 of the key's own certificate */
} writer;

/* A new PBE of the file's style. */
static mc_err new_pbe(writer *w, mc_pbe *pbe)
{
    int legacy = w->style == MC_PKCS12_LEGACY;

    return mc_pbe_new(w->job, legacy ? MC_PBE_PKCS12 : MC_PBE_PBES2,
                      legacy ? MC_CBC_DES_EDE3 : MC_CBC_AES_256, w->iterations,
                      pbe);
}

/* An attribute of a bag with its one value. */
static void put_attribute(mc_der *der, mc_view oid, uint8_t tag, mc_view value)
{
    mc_der_open(der, MC_DER_SEQUENCE);
    mc_der_put(der, MC_DER_OID, oid);
    mc_der_open(der, MC_DER_SET);
    mc_der_put(der, tag, value);
    mc_der_close_all(der, 2);
}

/* friendlyName and localKeyId, for the key and for its certificate. */
static mc_err put_attributes(writer *w, mc_der *der)
{
    mc_view key_id = {w->key_id, sizeof(w->key_id)};
    mc_buf name = MC_BUF_INIT;
    mc_err err = mc_kdf_bmp(w->content->name, &name);

    if (err == MC_OK) {
        mc_der_open(der, MC_DER_SET);
        if (name.len > 2) {
            mc_view bmp = {name.p, name.len - 2}; /* without the final zero */

            put_attribute(der, MC_BYTES(MC_OID_FRIENDLY_NAME),
                          MC_DER_BMP_STRING, bmp);
        }
        put_attribute(der, MC_BYTES(MC_OID_LOCAL_KEY_ID), MC_DER_OCTET_STRING,
                      key_id);
        mc_der_close(der);
    }
    mc_buf_free(&name);
    return err;
}

/*
 * Without a key the file is a store of trusted certificates. Java believes in
 * one only if it carries this attribute of Oracle's (trusted for any use);
 * others skip what they do not know.
 */
static void put_trusted(mc_der *der)
{
    mc_der_open(der, MC_DER_SET);
    put_attribute(der,
                  MC_BYTES("\x60\x86\x48\x01\x86\xf9\x66\xad\xca\x7b\x01\x01"),
                  MC_DER_OID, MC_BYTES(MC_OID_ANY_USAGE));
    mc_der_close(der);
}

/* SafeContents with a bag for each certificate. */
static mc_err certificate_bags(writer *w, mc_buf *bags)
{
    mc_der der;
    mc_err err = MC_OK;
    size_t i;

    mc_der_begin(&der, bags);
    mc_der_open(&der, MC_DER_SEQUENCE);
    for (i = 0; i < w->content->certificate_count && err == MC_OK; i++) {
        mc_der_open(&der, MC_DER_SEQUENCE);
        MC_DER_PUT_OID(&der, MC_OID_BAG_CERTIFICATE);
        mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
        mc_der_open(&der, MC_DER_SEQUENCE);
        MC_DER_PUT_OID(&der, MC_OID_BAG_X509);
        mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
        mc_der_put(&der, MC_DER_OCTET_STRING, w->content->certificates[i]);
        mc_der_close_all(&der, 3);
        if (w->content->key.len == 0) {
            put_trusted(&der);
        } else if (i == 0) {
            err = put_attributes(w, &der);
        }
        mc_der_close(&der);
    }
    mc_der_close(&der);
    return MC_THEN(err, mc_der_end(&der));
}

/* SafeContents with the one key, encrypted in its bag. */
static mc_err key_bags(writer *w, mc_buf *bags)
{
    mc_buf ciphertext = MC_BUF_INIT;
    mc_pbe pbe;
    mc_der der;
    mc_err err = new_pbe(w, &pbe);

    MC_THEN(err, mc_pbe_encrypt(w->job, &pbe, w->passphrase, w->content->key,
                                &ciphertext));
    mc_der_begin(&der, bags);
    if (err == MC_OK) {
        mc_der_open(&der, MC_DER_SEQUENCE);
        mc_der_open(&der, MC_DER_SEQUENCE);
        MC_DER_PUT_OID(&der, MC_OID_BAG_SHROUDED_KEY);
        mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
        mc_der_open(&der, MC_DER_SEQUENCE);
        mc_pbe_put(&der, &pbe);
        mc_der_put(&der, MC_DER_OCTET_STRING, mc_buf_view(&ciphertext));
        mc_der_close_all(&der, 2);
        err = put_attributes(w, &der);
        mc_der_close_all(&der, 2);
    }
    MC_THEN(err, mc_der_end(&der));
    mc_buf_free(&ciphertext);
    return err;
}

/* A ContentInfo of type data around bytes. */
static void put_data(mc_der *der, mc_view bytes)
{
    mc_der_open(der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(der, MC_OID_P7_DATA);
    mc_der_open(der, MC_DER_CONTEXT_CONSTRUCTED(0));
    mc_der_put(der, MC_DER_OCTET_STRING, bytes);
    mc_der_close_all(der, 2);
}

/* A ContentInfo of type encryptedData around bytes. */
static mc_err put_encrypted(writer *w, mc_der *der, mc_view bytes)
{
    mc_buf ciphertext = MC_BUF_INIT;
    mc_pbe pbe;
    mc_err err = new_pbe(w, &pbe);

    MC_THEN(err,
            mc_pbe_encrypt(w->job, &pbe, w->passphrase, bytes, &ciphertext));
    if (err == MC_OK) {
        mc_der_open(der, MC_DER_SEQUENCE);
        MC_DER_PUT_OID(der, MC_OID_P7_ENCRYPTED);
        mc_der_open(der, MC_DER_CONTEXT_CONSTRUCTED(0));
        mc_der_open(der, MC_DER_SEQUENCE);
        mc_der_small(der, 0);
        mc_der_open(der, MC_DER_SEQUENCE);
        MC_DER_PUT_OID(der, MC_OID_P7_DATA);
        mc_pbe_put(der, &pbe);
        mc_der_put(der, MC_DER_CONTEXT(0), mc_buf_view(&ciphertext));
        mc_der_close_all(der, 4);
    }
    mc_buf_free(&ciphertext);
    return err;
}

/* AuthenticatedSafe: certificates encrypted, the key in its own bag. */
static mc_err write_safes(writer *w, mc_buf *safes)
{
    mc_buf bags = MC_BUF_INIT;
    mc_der der;
    mc_err err = MC_OK;

    mc_der_begin(&der, safes);
    mc_der_open(&der, MC_DER_SEQUENCE);
    if (w->content->certificate_count > 0) {
        err = certificate_bags(w, &bags);
        MC_THEN(err, put_encrypted(w, &der, mc_buf_view(&bags)));
    }
    if (err == MC_OK && w->content->key.len > 0) {
        mc_buf_truncate(&bags, 0);
        err = key_bags(w, &bags);
        if (err == MC_OK) {
            put_data(&der, mc_buf_view(&bags));
        }
    }
    mc_der_close(&der);
    mc_buf_free(&bags);
    return MC_THEN(err, mc_der_end(&der));
}

/* MacData over the safes. */
static mc_err put_mac(writer *w, mc_der *der, mc_view safes)
{
    int legacy = w->style == MC_PKCS12_LEGACY;
    mbedtls_md_type_t type = legacy ? MBEDTLS_MD_SHA1 : MBEDTLS_MD_SHA256;
    const mbedtls_md_info_t *info = mbedtls_md_info_from_type(type);
    uint8_t key[32], value[32], salt[MAC_SALT];
    mc_view salt_view = {salt, legacy ? 8 : sizeof(salt)};
    mc_view value_view = {value, mbedtls_md_get_size(info)};
    mc_buf bmp = MC_BUF_INIT;
    mc_err err = mc_random_bytes(&w->job->random, salt, sizeof(salt));

    MC_THEN(err, mc_kdf_bmp(w->passphrase, &bmp));
    MC_THEN(err,
            mc_kdf_pkcs12(w->job, type, MC_KDF_PKCS12_MAC, mc_buf_view(&bmp),
                          salt_view, w->iterations, key, value_view.len));
    if (err == MC_OK && mbedtls_md_hmac(info, key, value_view.len, safes.p,
                                        safes.len, value) != 0) {
        err = MC_ERR_MEMORY;
    }
    if (err == MC_OK) {
        mc_der_open(der, MC_DER_SEQUENCE);
        mc_der_open(der, MC_DER_SEQUENCE);
        mc_der_open(der, MC_DER_SEQUENCE);
        if (legacy) {
            MC_DER_PUT_OID(der, MC_OID_SHA1);
        } else {
            MC_DER_PUT_OID(der, MC_OID_SHA256);
        }
        mc_der_null(der);
        mc_der_close(der);
        mc_der_put(der, MC_DER_OCTET_STRING, value_view);
        mc_der_close(der);
        mc_der_put(der, MC_DER_OCTET_STRING, salt_view);
        mc_der_small(der, w->iterations);
        mc_der_close(der);
    }
    mc_wipe(key, sizeof(key));
    mc_buf_free(&bmp);
    return err;
}

mc_err mc_pkcs12_write(mc_job *job, const mc_pkcs12_content *content,
                       mc_pkcs12_style style, uint32_t iterations,
                       mc_view passphrase, mc_buf *out)
{
    writer w = {job, content, style, iterations, passphrase, {0}};
    mc_buf safes = MC_BUF_INIT;
    size_t start = out->len;
    mc_der der;
    mc_err err = MC_OK;

    /* Any bytes that key and certificate share would do; this is what other
     * programs write. A key alone gets zeros. */
    if (content->certificate_count > 0) {
        err = mc_sha1(content->certificates[0], w.key_id);
    }
    MC_THEN(err, write_safes(&w, &safes));
    mc_der_begin(&der, out);
    if (err == MC_OK) {
        mc_der_open(&der, MC_DER_SEQUENCE);
        mc_der_small(&der, 3);
        put_data(&der, mc_buf_view(&safes));
        err = put_mac(&w, &der, mc_buf_view(&safes));
        mc_der_close(&der);
    }
    MC_THEN(err, mc_der_end(&der));
    mc_buf_free(&safes);
    return mc_buf_undo(out, start, err);
}
