#include "issuing/crl.h"

#include <stdlib.h>
#include <string.h>

#include <mbedtls/x509_crl.h>

#include "encoding/der.h"

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

/* ------------------------------------------------------------- contents -- */

/* qsort's order: by the number that the serial is. */
static int compare_serials(const void *left, const void *right)
{
    const mc_crl_entry *a = left;
    const mc_crl_entry *b = right;

    if (a->serial_len != b->serial_len) {
        return a->serial_len < b->serial_len ? -1 : 1;
    }
    return memcmp(a->serial, b->serial, a->serial_len);
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
        mc_der_unsigned(out, (mc_view){entry->serial, entry->serial_len});
        mc_der_time(out, entry->revoked_unix_s);
        if (entry->reason != MC_CRL_REASON_UNSPECIFIED) {
            put_reason(out, entry->reason);
        }
        mc_der_close(out);
    }
    mc_der_close(out);
}

static void put_extensions(mc_der *out, mc_view key_id, const mc_crl_list *list)
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
    mc_der_unsigned(out, (mc_view){list->number, list->number_len});
    mc_der_close(out);
    mc_der_close(out);

    mc_der_close(out);
    mc_der_close(out);
}

/* TBSCertList, RFC 5280 5.1.2. */
static mc_err write_contents(const mc_authority *authority,
                             const mc_crl_list *list, mc_buf *contents)
{
    mc_der out;

    mc_der_begin(&out, contents);
    mc_der_open(&out, MC_DER_SEQUENCE);
    mc_der_small(&out, 1); /* version 2 */
    mc_signature_put_algorithm(&out, &authority->key);
    mc_der_raw(&out, authority->certificate->subject);
    mc_der_time(&out, list->this_update_unix_s);
    mc_der_time(&out, list->next_update_unix_s);
    put_entries(&out, list);
    put_extensions(&out, authority->key_identifier, list);
    mc_der_close(&out);
    return mc_der_end(&out);
}

/* ---------------------------------------------------------------- whole -- */

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
static mc_err check_result(mc_job *job, const mc_authority *authority,
                           mc_view der)
{
    mc_signature_algorithm algorithm;
    mbedtls_x509_crl crl;
    mc_view whole = der;
    mc_view inside;
    mc_view unused;
    mc_view contents;
    mc_view algorithm_der;
    mc_view signature;
    uint8_t tag;
    int ret;
    mc_err err = mc_der_take(&whole, MC_DER_SEQUENCE, &inside);

    MC_THEN(err, mc_der_next(&inside, &tag, &unused, &contents));
    MC_THEN(err, mc_der_next(&inside, &tag, &unused, &algorithm_der));
    MC_THEN(err, mc_signature_algorithm_read(algorithm_der, &algorithm));
    MC_THEN(err, mc_der_take_bit_string(&inside, &signature));
    if (err != MC_OK) {
        return mc_fail(job, MC_ERR_SELF_CHECK, NULL, 0);
    }
    err =
        mc_verdict_err(mc_signature_verify_key(&algorithm, contents, signature,
                                               &authority->certificate->key),
                       MC_ERR_SELF_CHECK, MC_ERR_SELF_CHECK);
    if (err != MC_OK) {
        return mc_fail(job, err, NULL, 0);
    }
    mbedtls_x509_crl_init(&crl);
    ret = mbedtls_x509_crl_parse_der(&crl, der.p, der.len);
    mbedtls_x509_crl_free(&crl);
    return ret == 0 ? MC_OK
                    : mc_fail(job, mc_err_mbedtls(ret, MC_ERR_SELF_CHECK), NULL,
                              ret);
}

mc_err mc_crl_write(mc_job *job, mc_authority *authority, mc_crl_list *list,
                    mc_buf *der)
{
    mc_buf contents = MC_BUF_INIT;
    size_t start = der->len;
    mc_view result;
    mc_der out;
    mc_err err;

    err = check_list(job, list);
    MC_THEN(err, write_contents(authority, list, &contents));
    if (err != MC_OK) {
        goto out;
    }
    mc_der_begin(&out, der);
    mc_der_open(&out, MC_DER_SEQUENCE);
    mc_der_raw(&out, mc_buf_view(&contents));
    mc_signature_put_algorithm(&out, &authority->key);
    err = mc_signature_put(job, &out, &authority->key, mc_buf_view(&contents));
    mc_der_close(&out);
    MC_THEN(err, mc_der_end(&out));
    if (err == MC_OK) {
        result.p = der->p + start;
        result.len = der->len - start;
        err = check_result(job, authority, result);
    }

out:
    if (err != MC_OK) {
        mc_buf_truncate(der, start);
    }
    mc_buf_free(&contents);
    return err;
}
