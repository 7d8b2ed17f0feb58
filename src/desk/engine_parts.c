#include "desk/engine_parts.h"

#include "key/key_weak.h"
#include "locking/pem.h"
#include "report/report.h"

void mc_plan_store_free(mc_plan_store *store)
{
    mc_buf_free(&store->serial);
    mc_buf_free(&store->subject);
    mc_buf_free(&store->names);
    mc_buf_free(&store->spki);
    mc_buf_free(&store->constraints);
    mc_buf_free(&store->der);
}

void mc_plan_point(mc_certificate_plan *plan, const mc_plan_store *store)
{
    plan->serial = mc_buf_view(&store->serial);
    plan->subject = mc_buf_view(&store->subject);
    plan->names = mc_buf_view(&store->names);
    plan->constraints = mc_buf_view(&store->constraints);
}

mc_err mc_plan_need_names(mc_job *job, const mc_certificate_plan *plan)
{
    if (plan->server_auth && plan->names.len == 0) {
        return mc_fail(job, MC_ERR_NAME_MISSING, "name", 0);
    }
    return MC_OK;
}

mc_err mc_plan_path_length(mc_job *job, int *path_length)
{
    mc_view text;
    uint64_t number = 0;
    mc_err err;

    if (mc_job_has(job, "path-length", &text) && mc_view_is(text, "none")) {
        *path_length = -1;
        return MC_OK;
    }
    err = mc_job_number(job, "path-length", 0, 10, &number);
    *path_length = (int) number;
    return err;
}

mc_err mc_put_pem(mc_job *job, const char *field, const char *label,
                  mc_view der)
{
    mc_buf text = MC_BUF_INIT;
    mc_err err = mc_pem_write(&text, label, der);

    if (err == MC_OK) {
        err = mc_job_put(job, field, mc_buf_view(&text));
    }
    mc_buf_free(&text);
    return err;
}

mc_err mc_put_certificate_report(mc_job *job, mc_view der)
{
    mc_buf text = MC_BUF_INIT;
    mc_err err = mc_report_one_certificate(der, &text);

    if (err == MC_OK) {
        err = mc_job_put(job, "report", mc_buf_view(&text));
    }
    mc_buf_free(&text);
    return err;
}

mc_err mc_accept_own_key(mc_job *job, const mbedtls_pk_context *pk,
                         mc_buf *spki)
{
    mc_public_key key;
    unsigned found = 0;
    mc_err err = mc_public_key_write(pk, spki);

    if (err == MC_OK) {
        err = mc_public_key_read(mc_buf_view(spki), &key);
    }
    if (err == MC_OK) {
        err = mc_public_key_policy(&key);
    }
    if (err == MC_OK) {
        err = mc_key_weaknesses(pk, &found);
    }
    return mc_fail(job, err == MC_OK && found != 0 ? MC_ERR_KEY_WEAK : err,
                   "key", 0);
}
