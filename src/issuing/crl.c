#include "issuing/crl.h"

#include <stdlib.h>
#include <string.h>

#include <mbedtls/x509_crl.h>

#include "encoding/oid.h"
#include "x509/crl_read.h"

int mc_crl_reason_read(mc_view name, int *reason)
{
    int i;

    for (i = 0; i <= MC_CRL_REASON_MAX; i++) {
        const char *known = mc_crl_reason_name(i);

        if (known != NULL && i != MC_CRL_REASON_REMOVE &&
            mc_view_is(name, known)) {
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

static void put_reason(mc_der *out, int reason)
{
    uint8_t number = (uint8_t) reason;

    mc_der_open(out, MC_DER_SEQUENCE);
    MC_EXTENSION_OPEN(out, MC_OID_CRL_REASON, 0);
    mc_der_put(out, MC_DER_ENUMERATED, (mc_view){&number, 1});
    mc_extension_close(out);
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
    mc_extension_put_authority_key(out, key_id);
    MC_EXTENSION_OPEN(out, MC_OID_CRL_NUMBER, 0);
    mc_der_unsigned(out, (mc_view){list->number, list->number_len});
    mc_extension_close(out);
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
    mbedtls_x509_crl crl;
    mc_crl_view made;
    int ret;
    mc_err err = mc_crl_view_read(der, &made);

    MC_THEN(err, mc_verdict_err(mc_signature_verify_key(
                                    &made.algorithm, made.tbs, made.signature,
                                    &authority->certificate->key),
                                MC_ERR_SELF_CHECK, MC_ERR_SELF_CHECK));
    if (err != MC_OK) {
        return err == MC_ERR_MEMORY ? err : MC_ERR_SELF_CHECK;
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
    mc_err err = check_list(job, list);

    MC_THEN(err, write_contents(authority, list, &contents));
    MC_THEN(err, mc_signature_wrap(job, &authority->key, mc_buf_view(&contents),
                                   der));
    MC_THEN(err, check_result(job, authority,
                              mc_view_from(mc_buf_view(der), start)));
    mc_buf_free(&contents);
    return mc_buf_undo(der, start, err);
}
