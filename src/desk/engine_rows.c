/*
 * Operation rows-check (engine_ops.h): the names and subjects of a table of
 * devices, judged by the very functions that would make their certificates,
 * all of it in one call and without a key.
 */
#include <string.h>

#include "desk/engine_ops.h"
#include "desk/fields.h"
#include "encoding/told.h"
#include "issuing/authority.h"
#include "report/report.h"
#include "x509/name.h"
#include "x509/subject.h"

/* Most rows of one call. */
#define ROWS_MAX ((size_t) 20000)

typedef struct rows {
    mc_job *job;
    mc_json *json;
    mc_authority authority;
    int has_authority;
} rows;

/* A row as it is read. */
typedef struct row {
    mc_view fields; /* of this row alone */
    mc_buf names;   /* those that are good: row of GeneralName */
    mc_buf subject; /* whole Name */
    size_t errors;
} row;

/* Says the fault that the last call noted, unless it ends the whole call, not
 * the row. at: the place among the row's names. */
static mc_err say_fault(rows *r, row *w, mc_err err, size_t at)
{
    const char *field = r->job->fault_field;

    if (err == MC_OK || err == MC_ERR_MEMORY || err == MC_ERR_INTERNAL) {
        return err;
    }
    w->errors++;
    mc_json_object(r->json, NULL);
    mc_json_str(r->json, "level", "error");
    mc_json_str(r->json, "code", mc_err_name(err));
    if (field != NULL) {
        mc_json_str(r->json, "field", field);
        if (strcmp(field, "name") == 0 && err != MC_ERR_NAME_MISSING) {
            mc_json_number(r->json, "at", (int64_t) at);
        }
    }
    if (r->job->fault_value.len > 0) {
        mc_json_text(r->json, "value", mc_buf_view(&r->job->fault_value));
    }
    mc_json_close_object(r->json);
    mc_job_forgive(r->job);
    return MC_OK;
}

static void say_twice(rows *r, mc_view text, size_t at)
{
    mc_json_object(r->json, NULL);
    mc_json_str(r->json, "level", "warning");
    mc_json_str(r->json, "code", "NAME_TWICE");
    mc_json_str(r->json, "field", "name");
    mc_json_number(r->json, "at", (int64_t) at);
    mc_json_text(r->json, "value", text);
    mc_json_close_object(r->json);
}

static mc_err check_name(rows *r, row *w, mc_view text, size_t at)
{
    const mc_view nobody = {NULL, 0};
    size_t before = w->names.len;
    mc_err err = mc_names_add_text(r->job, &w->names, text);

    if (err == MC_OK && w->names.len == before) {
        say_twice(r, text, at);
        return MC_OK;
    }
    if (err == MC_OK && r->has_authority) {
        mc_view alone = {w->names.p + before, w->names.len - before};

        err = mc_authority_allows(r->job, &r->authority, nobody, alone);
    }
    return say_fault(r, w, err, at);
}

static mc_err check_names(rows *r, row *w)
{
    mc_view key, value;
    size_t at = 0, count = 0;
    mc_err err = MC_OK;

    while (err == MC_OK && mc_fields_next(w->fields, &at, &key, &value) == 1) {
        if (mc_view_is(key, "name") && value.len > 0) {
            err = check_name(r, w, value, count);
        }
        count += (size_t) mc_view_is(key, "name");
    }
    if (err == MC_OK && w->names.len == 0 && w->errors == 0) {
        err = mc_fail(r->job, MC_ERR_NAME_MISSING, "name", 0);
        err = say_fault(r, w, err, 0);
    }
    return err;
}

/* The subject of some of the row's fields; a fault in it is said. */
static mc_err read_subject(rows *r, row *w, mc_view fields)
{
    mc_err err;

    mc_buf_truncate(&w->subject, 0);
    r->job->fields = fields;
    err = mc_read_subject(r->job, &w->subject);
    return say_fault(r, w, err, 0);
}

/* Each field by itself, so that every fault is told; then all of them. */
static mc_err check_subject(rows *r, row *w)
{
    mc_view key, value;
    size_t at = 0, start = 0, before = w->errors;
    mc_err err = MC_OK;

    while (err == MC_OK && mc_fields_next(w->fields, &at, &key, &value) == 1) {
        mc_view alone = {w->fields.p + start, at - start};

        err = read_subject(r, w, alone);
        start = at;
    }
    if (err == MC_OK && w->errors == before) {
        err = read_subject(r, w, w->fields);
    }
    if (err != MC_OK || w->errors != 0 || !r->has_authority) {
        return err;
    }
    err = mc_authority_differs(r->job, &r->authority, mc_buf_view(&w->subject));
    MC_THEN(err,
            mc_authority_allows(r->job, &r->authority, mc_buf_view(&w->subject),
                                mc_buf_view(&w->names)));
    return say_fault(r, w, err, 0);
}

static mc_err check_row(rows *r, mc_view fields)
{
    row w;
    mc_err err;

    memset(&w, 0, sizeof(w));
    w.fields = fields;
    mc_json_object(r->json, NULL);
    mc_json_list(r->json, "faults");
    err = check_names(r, &w);
    MC_THEN(err, check_subject(r, &w));
    mc_json_close_list(r->json);
    mc_report_names(r->json, "names", mc_buf_view(&w.names));
    mc_json_close_object(r->json);
    MC_BUF_FREE(&w.names, &w.subject);
    return err;
}

static mc_err check_all(rows *r)
{
    mc_view all = r->job->fields;
    mc_view key, value;
    size_t at = 0, start = 0, count = 0;
    mc_err err = MC_OK;
    int more;

    do {
        size_t before = at;

        more = mc_fields_next(all, &at, &key, &value) == 1;
        if (more && !mc_view_is(key, "row")) {
            continue;
        }
        if (count > 0) {
            mc_view fields = {all.p + start, before - start};

            err = check_row(r, fields);
        }
        start = at;
        count++;
        if (count > ROWS_MAX + 1) {
            err = mc_fail(r->job, MC_ERR_FIELD_LENGTH, "row", 0);
        }
    } while (err == MC_OK && more);
    r->job->fields = all;
    return err;
}

mc_err mc_op_rows_check(mc_job *job)
{
    mc_view file;
    mc_json json;
    int64_t now = 0;
    rows r;
    mc_err err = MC_OK;

    memset(&r, 0, sizeof(r));
    r.job = job;
    r.json = &json;
    mc_authority_init(&r.authority);
    r.has_authority = mc_job_has(job, "authority.certificate", &file);
    if (r.has_authority) {
        err = mc_read_now(job, &now);
        MC_THEN(err, mc_authority_read(job, file, &r.authority));
        MC_THEN(err, mc_authority_take(job, now, MC_USAGE_KEY_CERT_SIGN,
                                       mc_authority_lowest(&r.authority),
                                       &r.authority));
    }
    mc_reply_begin(job, "report", &json);
    mc_json_object(&json, NULL);
    mc_json_list(&json, "rows");
    MC_THEN(err, check_all(&r));
    mc_json_close_list(&json);
    mc_json_close_object(&json);
    mc_authority_free(&r.authority);
    return mc_reply_end(job, &json, err);
}
