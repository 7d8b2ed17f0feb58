/*
 * Operation crl-create (engine_ops.h): the entries from their text, and when
 * the list ends. What a list says stands in crl.h.
 */
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "desk/engine_ops.h"
#include "desk/engine_parts.h"
#include "desk/fields.h"
#include "issuing/crl.h"

/* Longest life of a list: whoever trusts it longer trusts no list at all. */
#define DAYS_MAX 3660

/* ------------------------------------------------------------- reading --- */

/* What stands before the next blank, which is taken off too. */
static mc_view take_word(mc_view *text)
{
    mc_view word = mc_view_until(*text, ' ');

    mc_view_skip(text, word.len + (word.len < text->len));
    return word;
}

/* "serialhex unix_s reason", the reason optional. */
static int read_entry(mc_view text, mc_crl_entry *entry)
{
    mc_view serial = take_word(&text);
    mc_view time = take_word(&text);
    uint64_t seconds;

    if (!mc_serial_read(serial, entry->serial, &entry->serial_len) ||
        !mc_decimal_read(time, (uint64_t) MC_TIME_MAX_S, &seconds)) {
        return 0;
    }
    entry->revoked_unix_s = (int64_t) seconds;
    entry->reason = MC_CRL_REASON_UNSPECIFIED;
    return text.len == 0 || mc_crl_reason_read(text, &entry->reason);
}

/* The caller frees list->entries, also on failure. */
static mc_err read_entries(mc_job *job, mc_crl_list *list)
{
    size_t count = mc_fields_count(job->fields, mc_view_str("revoked"));
    size_t at = 0;
    mc_view value;

    if (count > MC_CRL_ENTRIES_MAX) {
        return mc_fail(job, MC_ERR_FIELD_LENGTH, "revoked", 0);
    }
    list->entries = calloc(count + 1, sizeof(*list->entries));
    if (list->entries == NULL) {
        return MC_ERR_MEMORY;
    }
    while (mc_job_next(job, "revoked", &at, &value)) {
        if (!read_entry(value, &list->entries[list->entry_count])) {
            return mc_fail(job, MC_ERR_FIELD_VALUE, "revoked", 0);
        }
        list->entry_count++;
    }
    return MC_OK;
}

static mc_err read_list(mc_job *job, mc_crl_list *list)
{
    mc_view number;
    uint64_t now = 0;
    uint64_t days = 0;
    mc_view unused;
    mc_err err = read_entries(job, list);

    MC_THEN(err, mc_job_need(job, "number", &number));
    if (err == MC_OK &&
        !mc_serial_read(number, list->number, &list->number_len)) {
        err = mc_fail(job, MC_ERR_FIELD_VALUE, "number", 0);
    }
    MC_THEN(err, mc_job_need(job, "now", &unused));
    MC_THEN(err, mc_job_number(job, "now", 0,
                               (uint64_t) (MC_TIME_MAX_S - DAYS_MAX * MC_DAY_S),
                               &now));
    MC_THEN(err, mc_read_days(job, DAYS_MAX, &days));
    list->this_update_unix_s = (int64_t) now;
    list->next_update_unix_s = (int64_t) now + (int64_t) days * MC_DAY_S;
    return err;
}

/* ----------------------------------------------------------- operation --- */

mc_err mc_op_crl_create(mc_job *job)
{
    mc_buf der = MC_BUF_INIT;
    mc_authority_files files;
    mc_authority authority;
    mc_crl_list list;
    mc_err err;

    memset(&list, 0, sizeof(list));
    mc_authority_init(&authority);
    err = read_list(job, &list);
    MC_THEN(err, mc_read_authority(job, &files));
    MC_THEN(err, mc_authority_open(job, &files, list.this_update_unix_s,
                                   MC_USAGE_CRL_SIGN, &authority));
    MC_THEN(err, mc_crl_write(job, &authority, &list, &der));
    MC_THEN(err, mc_put_pem(job, "crl", "X509 CRL", mc_buf_view(&der)));
    free(list.entries);
    mc_authority_free(&authority);
    mc_buf_free(&der);
    return err;
}
