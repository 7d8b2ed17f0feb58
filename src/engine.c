#include "engine.h"

#include "engine_ops.h"
#include "json.h"

static const struct {
    const char *name;
    mc_err (*run)(mc_job *job);
} OPERATIONS[] = {
    {"info", mc_op_info},
    {"request-create", mc_op_request_create},
    {"authority-create", mc_op_authority_create},
    {"certificate-issue", mc_op_certificate_issue},
    {"certificate-self-sign", mc_op_certificate_self_sign},
    {"device-make", mc_op_device_make},
    {"inspect", mc_op_inspect},
    {"check", mc_op_check},
    {"prime-search", mc_op_prime_search},
    {"prime-judge", mc_op_prime_judge},
    {"key-generate", mc_op_key_generate},
    {"crl-create", mc_op_crl_create},
    {"seal", mc_op_seal},
    {"unseal", mc_op_unseal},
    {"convert", mc_op_convert},
};

#define OPERATION_COUNT (sizeof(OPERATIONS) / sizeof(OPERATIONS[0]))

mc_err mc_op_info(mc_job *job)
{
    mc_buf report = MC_BUF_INIT;
    mc_json json;
    mc_err err;
    size_t i;

    mc_json_begin(&json, &report);
    mc_json_object(&json, NULL);
    mc_json_str(&json, "version", MC_ENGINE_VERSION);
    mc_json_list(&json, "operations");
    for (i = 0; i < OPERATION_COUNT; i++) {
        mc_json_str(&json, NULL, OPERATIONS[i].name);
    }
    mc_json_close_list(&json);
    mc_json_object(&json, "errors");
    for (i = MC_OK + 1; i < MC_ERR__MAX; i++) {
        mc_json_object(&json, mc_err_name((mc_err) i));
        mc_json_str(&json, "group", mc_err_group((mc_err) i));
        mc_json_str(&json, "text", mc_err_text((mc_err) i));
        mc_json_close_object(&json);
    }
    mc_json_close_object(&json);
    mc_json_close_object(&json);
    err = mc_json_end(&json);
    if (err == MC_OK) {
        err = mc_job_put(job, "report", mc_buf_view(&report));
    }
    mc_buf_free(&report);
    return err;
}

static mc_err run(mc_job *job)
{
    mc_view name;
    mc_err err = mc_fields_check(job->fields);
    size_t i;

    if (err == MC_OK) {
        err = mc_job_need(job, "op", &name);
    }
    if (err != MC_OK) {
        return err;
    }
    for (i = 0; i < OPERATION_COUNT; i++) {
        if (mc_view_is(name, OPERATIONS[i].name)) {
            return OPERATIONS[i].run(job);
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
    if (err == MC_OK) {
        err = mc_job_put(job, "error.group", mc_view_str(mc_err_group(why)));
    }
    if (err == MC_OK) {
        err = mc_job_put(job, "error.text", mc_view_str(mc_err_text(why)));
    }
    if (err == MC_OK && job->fault_field != NULL) {
        err = mc_job_put(job, "error.field", mc_view_str(job->fault_field));
    }
    if (err == MC_OK && job->fault_detail < 0) {
        err = mc_buf_append_str(&detail, "-");
        if (err == MC_OK) {
            err = mc_buf_append_decimal(
                &detail, (uint64_t) - (int64_t) job->fault_detail);
        }
        if (err == MC_OK) {
            err = mc_job_put(job, "error.detail", mc_buf_view(&detail));
        }
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
