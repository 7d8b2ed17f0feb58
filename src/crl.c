#include "crl.h"

#include <stdlib.h>
#include <string.h>

#include <mbedtls/md.h>
#include <mbedtls/oid.h>
#include <mbedtls/sha1.h>
#include <mbedtls/x509_crl.h>

#include "der.h"
#include "rsa.h"

#define OID_RSA_SHA256 MBEDTLS_OID_PKCS1_SHA256
#define OID_CRL_NUMBER "\x55\x1d\x14"
#define OID_REASON "\x55\x1d\x15"
#define OID_AUTHORITY_KEY_ID "\x55\x1d\x23"

static const char *const REASONS[MC_CRL_REASON_MAX + 1] = {
    "unspecified",
    "keyCompromise",
    "cACompromise",
    "affiliationChanged",
    "superseded",
    "cessationOfOperation",
    "certificateHold",
    NULL,
    NULL,
    "privilegeWithdrawn",
    "aACompromise",
};

int mc_crl_reason_read(mc_view name, int *reason)
{
    int i;

    for (i = 0; i <= MC_CRL_REASON_MAX; i++) {
        if (REASONS[i] != NULL && mc_view_is(name, REASONS[i])) {
            *reason = i;
            return 1;
        }
    }
    return 0;
}

/* ------------------------------------------------------------ signature -- */

typedef struct scheme {
    mbedtls_md_type_t digest;
    const char *oid;
    size_t oid_len;
    int is_rsa; /* its AlgorithmIdentifier then has NULL parameters */
} scheme;

/* The digest grows with the curve, so that neither is the weaker half. */
static mc_err choose_scheme(const mbedtls_pk_context *key, scheme *chosen)
{
    mbedtls_pk_type_t type = mbedtls_pk_get_type(key);
    size_t bits = mbedtls_pk_get_bitlen(key);

    chosen->is_rsa = type == MBEDTLS_PK_RSA;
    chosen->digest = MBEDTLS_MD_SHA256;
    if (chosen->is_rsa) {
        chosen->oid = OID_RSA_SHA256;
        chosen->oid_len = sizeof(OID_RSA_SHA256) - 1;
        return MC_OK;
    }
    if (type != MBEDTLS_PK_ECKEY) {
        return MC_ERR_UNSUPPORTED;
    }
    chosen->oid = MBEDTLS_OID_ECDSA_SHA256;
    if (bits > 384) {
        chosen->digest = MBEDTLS_MD_SHA512;
        chosen->oid = MBEDTLS_OID_ECDSA_SHA512;
    } else if (bits > 256) {
        chosen->digest = MBEDTLS_MD_SHA384;
        chosen->oid = MBEDTLS_OID_ECDSA_SHA384;
    }
    chosen->oid_len = sizeof(MBEDTLS_OID_ECDSA_SHA256) - 1;
    return MC_OK;
}

static void put_scheme(mc_der *out, const scheme *chosen)
{
    mc_der_open(out, MC_DER_SEQUENCE);
    mc_der_oid(out, chosen->oid, chosen->oid_len);
    if (chosen->is_rsa) {
        mc_der_null(out);
    }
    mc_der_close(out);
}

static mc_err sign(mc_job *job, mbedtls_pk_context *key, const scheme *chosen,
                   mc_view message, mc_buf *signature)
{
    const mbedtls_md_info_t *digest = mbedtls_md_info_from_type(chosen->digest);
    uint8_t hash[64];
    mc_view hash_view = {hash, mbedtls_md_get_size(digest)};
    mc_err err;
    int ret = mbedtls_md(digest, message.p, message.len, hash);

    if (ret != 0) {
        return mc_fail(job, MC_ERR_INTERNAL, NULL, ret);
    }
    err = mc_pk_sign(job, key, chosen->digest, hash_view, signature);
    return err == MC_OK ? MC_OK : mc_fail(job, err, "authority.key", 0);
}

/* ------------------------------------------------------------- contents -- */

static mc_view without_leading_zeros(const uint8_t *p, size_t len)
{
    mc_view view;

    while (len > 1 && *p == 0) {
        p++;
        len--;
    }
    view.p = p;
    view.len = len;
    return view;
}

/* qsort's order: by the number that the serial is. */
static int compare_serials(const void *left, const void *right)
{
    const mc_crl_entry *a = left;
    const mc_crl_entry *b = right;
    mc_view x = without_leading_zeros(a->serial, a->serial_len);
    mc_view y = without_leading_zeros(b->serial, b->serial_len);

    if (x.len != y.len) {
        return x.len < y.len ? -1 : 1;
    }
    return memcmp(x.p, y.p, x.len);
}

/* crlEntryExtensions holds what value says, as an OCTET STRING of DER. */
static void put_reason(mc_der *out, int reason)
{
    uint8_t value[3];
    mc_view view = {value, sizeof(value)};

    value[0] = MC_DER_ENUMERATED;
    value[1] = 1;
    value[2] = (uint8_t) reason;
    mc_der_open(out, MC_DER_SEQUENCE);
    mc_der_open(out, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(out, OID_REASON);
    mc_der_put(out, MC_DER_OCTET_STRING, view);
    mc_der_close(out);
    mc_der_close(out);
}

static void put_entries(mc_der *out, const mc_crl_list *list)
{
    size_t i;

    /* RFC 5280 5.1.2.6: absent, not empty, when nothing is revoked. */
    if (list->entry_count == 0) {
        return;
    }
    mc_der_open(out, MC_DER_SEQUENCE);
    for (i = 0; i < list->entry_count; i++) {
        const mc_crl_entry *entry = &list->entries[i];

        mc_der_open(out, MC_DER_SEQUENCE);
        mc_der_unsigned(out, without_leading_zeros(entry->serial,
                                                   entry->serial_len));
        mc_der_time(out, entry->revoked_unix_s);
        if (entry->reason != MC_CRL_REASON_UNSPECIFIED) {
            put_reason(out, entry->reason);
        }
        mc_der_close(out);
    }
    mc_der_close(out);
}

/*
 * RFC 5280 5.2.1: the issuer's own subject key identifier. A certificate that
 * has none (the article's makers sometimes leave it out) gets the SHA-1 of
 * its public key, 4.2.1.2 method 1.
 */
static mc_err authority_key_id(const mbedtls_x509_crt *issuer,
                               uint8_t digest[20], mc_view *id)
{
    mc_view info = {issuer->pk_raw.p, issuer->pk_raw.len};
    mc_view inner;
    mc_view skipped;
    mc_view bits;
    uint8_t tag;
    mc_err err;

    if (issuer->subject_key_id.len > 0) {
        id->p = issuer->subject_key_id.p;
        id->len = issuer->subject_key_id.len;
        return MC_OK;
    }
    err = mc_der_take(&info, MC_DER_SEQUENCE, &inner);
    if (err == MC_OK) {
        err = mc_der_next(&inner, &tag, &skipped, NULL);
    }
    if (err == MC_OK) {
        err = mc_der_take_bit_string(&inner, &bits);
    }
    if (err != MC_OK) {
        return err;
    }
    id->p = digest;
    id->len = 20;
    return mbedtls_sha1(bits.p, bits.len, digest) == 0 ? MC_OK
                                                       : MC_ERR_INTERNAL;
}

static void put_extensions(mc_der *out, mc_view key_id,
                           const mc_crl_list *list)
{
    mc_der_open(out, MC_DER_CONTEXT_CONSTRUCTED(0));
    mc_der_open(out, MC_DER_SEQUENCE);

    mc_der_open(out, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(out, OID_AUTHORITY_KEY_ID);
    mc_der_open(out, MC_DER_OCTET_STRING);
    mc_der_open(out, MC_DER_SEQUENCE);
    mc_der_put(out, MC_DER_CONTEXT(0), key_id);
    mc_der_close(out);
    mc_der_close(out);
    mc_der_close(out);

    mc_der_open(out, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(out, OID_CRL_NUMBER);
    mc_der_open(out, MC_DER_OCTET_STRING);
    mc_der_unsigned(out, without_leading_zeros(list->number,
                                               list->number_len));
    mc_der_close(out);
    mc_der_close(out);

    mc_der_close(out);
    mc_der_close(out);
}

/* TBSCertList, RFC 5280 5.1.2. */
static mc_err write_contents(const mbedtls_x509_crt *issuer,
                             const scheme *chosen, const mc_crl_list *list,
                             mc_buf *contents)
{
    mc_view name = {issuer->subject_raw.p, issuer->subject_raw.len};
    uint8_t digest[20];
    mc_view key_id;
    mc_der out;
    mc_err err = authority_key_id(issuer, digest, &key_id);

    if (err != MC_OK) {
        return err;
    }
    mc_der_begin(&out, contents);
    mc_der_open(&out, MC_DER_SEQUENCE);
    mc_der_small(&out, 1); /* version 2 */
    put_scheme(&out, chosen);
    mc_der_raw(&out, name);
    mc_der_time(&out, list->this_update_unix_s);
    mc_der_time(&out, list->next_update_unix_s);
    put_entries(&out, list);
    put_extensions(&out, key_id, list);
    mc_der_close(&out);
    return mc_der_end(&out);
}

/* ---------------------------------------------------------------- whole -- */

static mc_err check_issuer(mc_job *job, const mbedtls_x509_crt *issuer,
                           mbedtls_pk_context *key)
{
    int ret;

    if (mbedtls_x509_crt_get_ca_istrue(issuer) != 1 ||
        mbedtls_x509_crt_check_key_usage(issuer, MBEDTLS_X509_KU_CRL_SIGN) !=
            0) {
        return mc_fail(job, MC_ERR_AUTHORITY_NOT_CA, "authority.certificate",
                       0);
    }
    ret = mbedtls_pk_check_pair(&issuer->pk, key, mc_random_mbedtls,
                                &job->random);
    if (ret != 0) {
        return mc_fail(job, mc_err_mbedtls(ret, MC_ERR_KEY_MISMATCH),
                       "authority.key", ret);
    }
    return MC_OK;
}

static mc_err check_list(mc_job *job, mc_crl_list *list)
{
    size_t i;

    if (list->next_update_unix_s <= list->this_update_unix_s) {
        return mc_fail(job, MC_ERR_DATES, "days", 0);
    }
    if (list->entry_count > 1) {
        qsort(list->entries, list->entry_count, sizeof(*list->entries),
              compare_serials);
    }
    for (i = 1; i < list->entry_count; i++) {
        if (compare_serials(&list->entries[i - 1], &list->entries[i]) == 0) {
            return mc_fail(job, MC_ERR_FIELD_VALUE, "revoked", 0);
        }
    }
    return MC_OK;
}

/* Reads the finished list as a stranger would and verifies its signature. */
static mc_err check_result(mc_job *job, const mbedtls_x509_crt *issuer,
                           const scheme *chosen, mc_view signature,
                           mc_view der)
{
    const mbedtls_md_info_t *digest = mbedtls_md_info_from_type(chosen->digest);
    mbedtls_pk_context public_key = issuer->pk;
    mbedtls_x509_crl crl;
    uint8_t hash[64];
    int ret;

    mbedtls_x509_crl_init(&crl);
    ret = mbedtls_x509_crl_parse_der(&crl, der.p, der.len);
    if (ret == 0) {
        ret = mbedtls_md(digest, crl.tbs.p, crl.tbs.len, hash);
    }
    if (ret == 0) {
        ret = mbedtls_pk_verify(&public_key, chosen->digest, hash,
                                mbedtls_md_get_size(digest), signature.p,
                                signature.len);
    }
    mbedtls_x509_crl_free(&crl);
    return ret == 0 ? MC_OK
                    : mc_fail(job, mc_err_mbedtls(ret, MC_ERR_SELF_CHECK),
                              NULL, ret);
}

mc_err mc_crl_write(mc_job *job, const mbedtls_x509_crt *issuer,
                    mbedtls_pk_context *key, mc_crl_list *list, mc_buf *der)
{
    mc_buf contents = MC_BUF_INIT;
    mc_buf signature = MC_BUF_INIT;
    size_t start = der->len;
    mc_view result;
    scheme chosen;
    mc_der out;
    mc_err err = check_issuer(job, issuer, key);

    if (err == MC_OK) {
        err = choose_scheme(key, &chosen);
    }
    if (err == MC_OK) {
        err = check_list(job, list);
    }
    if (err == MC_OK) {
        err = write_contents(issuer, &chosen, list, &contents);
    }
    if (err == MC_OK) {
        err = sign(job, key, &chosen, mc_buf_view(&contents),
                   &signature);
    }
    if (err != MC_OK) {
        goto out;
    }
    mc_der_begin(&out, der);
    mc_der_open(&out, MC_DER_SEQUENCE);
    mc_der_raw(&out, mc_buf_view(&contents));
    put_scheme(&out, &chosen);
    mc_der_bit_string(&out, mc_buf_view(&signature));
    mc_der_close(&out);
    err = mc_der_end(&out);
    if (err == MC_OK) {
        result.p = der->p + start;
        result.len = der->len - start;
        err = check_result(job, issuer, &chosen, mc_buf_view(&signature),
                           result);
    }

out:
    if (err != MC_OK) {
        mc_buf_truncate(der, start);
    }
    mc_buf_free(&signature);
    mc_buf_free(&contents);
    return err;
}
