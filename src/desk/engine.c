#include "desk/engine.h"

#include <string.h>

#include "desk/engine_ops.h"
#include "desk/fields.h"
#include "encoding/told.h"

/* Fields that go together, as engine_ops.h states them. */
#define KEY_FIELDS "type bits curve prime* passphrase form cipher iterations "
#define SUBJECT_FIELDS "subject.* "
#define DATE_FIELDS "now days not-after backdate serial "
#define AUTHORITY_FIELDS                                                       \
    "authority.certificate authority.key authority.passphrase key.checked "
#define DEVICE_FIELDS                                                          \
    "host* require.form* require.cipher* require.type* require.max-bits "      \
    "require.passphrase* require.leaf-first "

static const struct operation {
    const char *name;
    mc_err (*run)(mc_job *job);
    /* Its fields, each followed by a blank. With a star at the end one may
     * repeat; "subject.*" is any that begins so (subject.h knows which). */
    const char *fields;
} OPERATIONS[] = {
    {"info", mc_op_info, ""},
    {"selftest", mc_op_selftest, ""},
    {"request-create", mc_op_request_create,
     "key passphrase key.checked name* " SUBJECT_FIELDS},
    {"authority-create", mc_op_authority_create,
     KEY_FIELDS SUBJECT_FIELDS DATE_FIELDS "permit* path-length open "},
    {"certificate-issue", mc_op_certificate_issue,
     "request name* purpose* permit* path-length " AUTHORITY_FIELDS
         SUBJECT_FIELDS DATE_FIELDS},
    {"certificate-self-sign", mc_op_certificate_self_sign,
     "key passphrase key.checked name* purpose* " SUBJECT_FIELDS DATE_FIELDS},
    {"device-make", mc_op_device_make,
     "name* purpose* " KEY_FIELDS AUTHORITY_FIELDS SUBJECT_FIELDS DATE_FIELDS
         DEVICE_FIELDS},
    {"rows-check", mc_op_rows_check,
     "row* name* authority.certificate now " SUBJECT_FIELDS},
    {"inspect", mc_op_inspect, "bytes pick passphrase issuer "},
    {"check", mc_op_check,
     "certificate key key.pick passphrase request chain* crl* now "
     "at " DEVICE_FIELDS},
    {"prime-search", mc_op_prime_search, "bits window tried "},
    {"prime-judge", mc_op_prime_judge, "likely "},
    {"key-generate", mc_op_key_generate, KEY_FIELDS},
    {"crl-create", mc_op_crl_create,
     "now days number revoked* " AUTHORITY_FIELDS},
    {"seal", mc_op_seal, "bytes passphrase iterations "},
    {"unseal", mc_op_unseal, "bytes passphrase iterations "},
    {"convert", mc_op_convert,
     "bytes pick passphrase with* to.form to.cipher to.passphrase "
     "to.iterations friendly-name identity "},
};

#define OPERATION_COUNT (sizeof(OPERATIONS) / sizeof(OPERATIONS[0]))

mc_err mc_op_info(mc_job *job)
{
    mc_json json;
    size_t i;

    mc_reply_begin(job, "report", &json);
    mc_json_object(&json, NULL);
    mc_json_str(&json, "version", MC_ENGINE_VERSION);
    mc_json_list(&json, "operations");
    for (i = 0; i < OPERATION_COUNT; i++) {
        mc_json_str(&json, NULL, OPERATIONS[i].name);
    }
    mc_json_close_list(&json);
    mc_json_object(&json, "errors");
    for (i = MC_OK + 1; i < MC_ERR__MAX; i++) {
        mc_json_str(&json, mc_err_name((mc_err) i), mc_err_group((mc_err) i));
    }
    mc_json_close_object(&json);
    mc_json_close_object(&json);
    return mc_reply_end(job, &json, MC_OK);
}

/* Whether the fields of an operation take this one: 0 for no, 1 for once,
 * 2 for any number. */
static int takes(const char *fields, mc_view name)
{
    mc_view rest = mc_view_str(fields);

    while (rest.len > 0) {
        mc_view word = mc_view_until(rest, ' ');
        int many = word.p[word.len - 1] == '*';
        mc_view start = name;

        mc_view_skip(&rest, word.len + 1);
        word.len -= (size_t) many;
        if (word.p[word.len - 1] == '.') {
            start.len = start.len > word.len ? word.len : 0;
        }
        if (mc_view_equal(word, start)) {
            return 1 + many;
        }
    }
    return 0;
}

/* A field that nobody reads, and the second of one that is read once, are a
 * wish that would be dropped in silence: a limit, an end, a purpose. */
static mc_err check_fields(mc_job *job, const struct operation *operation)
{
    mc_view name, value;
    size_t at = 0;

    while (mc_fields_next(job->fields, &at, &name, &value) == 1) {
        int times = mc_view_is(name, "op") ? 1 : takes(operation->fields, name);

        if (times == 0 ||
            (times == 1 && mc_fields_count(job->fields, name) > 1)) {
            return mc_fail_value(job, MC_ERR_FIELDS, NULL, name);
        }
    }
    return MC_OK;
}

static mc_err run(mc_job *job)
{
    mc_view name;
    mc_err err = mc_fields_check(job->fields);
    size_t i;

    MC_THEN(err, mc_job_need(job, "op", &name));
    if (err != MC_OK) {
        return err;
    }
    for (i = 0; i < OPERATION_COUNT; i++) {
        if (mc_view_is(name, OPERATIONS[i].name)) {
            err = check_fields(job, &OPERATIONS[i]);
            job->keys_are_checked = mc_job_get(job, "key.checked").len > 0;
            return MC_THEN(err, OPERATIONS[i].run(job));
        }
    }
    return mc_fail(job, MC_ERR_OPERATION, "op", 0);
}

/* The reply of a failed job, in place of whatever it had put there. */
static mc_err refuse(mc_job *job, mc_err why)
{
    mc_buf detail = MC_BUF_INIT;
    mc_err err;

    mc_buf_free(&job->reply);
    err = mc_job_put(job, "error", mc_view_str(mc_err_name(why)));
    MC_THEN(err,
            mc_job_put(job, "error.group", mc_view_str(mc_err_group(why))));
    MC_THEN(err, mc_tell_fault(job, why));
    if (err == MC_OK && job->fault_field != NULL) {
        err = mc_job_put(job, "error.field", mc_view_str(job->fault_field));
    }
    if (err == MC_OK && job->fault_detail < 0) {
        err = mc_buf_append_str(&detail, "-");
        MC_THEN(err, mc_buf_append_decimal(
                         &detail, (uint64_t) - (int64_t) job->fault_detail));
        MC_THEN(err, mc_job_put(job, "error.detail", mc_buf_view(&detail)));
    }
    mc_buf_free(&detail);
    return err;
}

void mc_engine_call(mc_view request, mc_buf *reply)
{
    static const mc_buf empty = MC_BUF_INIT;
    mc_job job;
    mc_err err;

    mc_job_init(&job, request);
    err = run(&job);
    if (err != MC_OK && refuse(&job, err) != MC_OK) {
        mc_buf_free(&job.reply);
    }
    *reply = job.reply;
    job.reply = empty;
    mc_job_free(&job);
}
