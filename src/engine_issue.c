/*
 * Operation certificate-issue (engine_ops.h): a stranger's request, signed by
 * an authority. What may be said stands in issue.h and authority.h.
 */
#include <string.h>

#include "authority.h"
#include "constraint.h"
#include "engine_ops.h"
#include "engine_parts.h"

/*
 * What the certificate is for: a device or a person, or, when the caller says
 * so by path-length (never the request), a further authority.
 */
static mc_err plan_kind(mc_job *job, const mc_authority *authority,
                        mc_certificate_plan *plan, mc_plan_store *store)
{
    int limit = authority->certificate->path_length;
    mc_view text;
    mc_err err;

    if (!mc_job_has(job, "path-length", &text)) {
        return mc_issue_purposes(job, plan);
    }
    plan->is_authority = 1;
    err = mc_plan_path_length(job, &plan->path_length);
    /* RFC 5280 4.2.1.9: at most so many authorities below the issuer. */
    if (err == MC_OK && limit >= 0 &&
        (plan->path_length < 0 || plan->path_length >= limit)) {
        err = mc_fail(job, MC_ERR_AUTHORITY_PATH, "path-length", 0);
    }
    return err == MC_OK ? mc_constraint_from_fields(job, &store->constraints)
                        : err;
}

static mc_err plan_issue(mc_job *job, const mc_authority *authority,
                         const mc_request *request, int64_t now,
                         mc_certificate_plan *plan, mc_plan_store *store)
{
    mc_err err;

    memset(plan, 0, sizeof(*plan));
    plan->path_length = -1;
    plan->issuer = authority->certificate->subject;
    plan->issuer_key = authority->key_identifier;
    plan->spki = request->key.spki;
    err = plan_kind(job, authority, plan, store);
    if (err == MC_OK) {
        err = mc_issue_dates(job, now, authority->certificate, plan);
    }
    if (err == MC_OK) {
        err = mc_issue_subject(job, request, &store->subject);
    }
    if (err == MC_OK && !plan->is_authority) {
        err = mc_issue_names(job, request, plan, &store->names);
    }
    if (err == MC_OK) {
        err = mc_serial_from_field(job, &store->serial);
    }
    if (err == MC_OK) {
        mc_plan_point(plan, store);
        err = mc_plan_need_names(job, plan);
    }
    if (err == MC_OK) {
        err = mc_authority_differs(job, authority, plan->subject);
    }
    if (err == MC_OK) {
        err = mc_authority_allows(job, authority, plan->subject, plan->names);
    }
    return err == MC_OK ? mc_issue_tell_ignored(job, request, plan) : err;
}

static mc_err open_request(mc_job *job, mc_buf *der, mc_request *request)
{
    mc_view file;
    mc_err err = mc_job_need(job, "request", &file);

    if (err == MC_OK) {
        err = mc_request_from_file(job, file, der);
    }
    if (err == MC_OK) {
        err = mc_fail(job, mc_request_read(mc_buf_view(der), request),
                      "request", 0);
    }
    return err == MC_OK ? mc_request_accept(job, request) : err;
}

mc_err mc_issue_for_request(mc_job *job, const mc_request *request, mc_buf *der)
{
    mc_plan_store store = MC_PLAN_STORE_INIT;
    mc_certificate_plan plan;
    mc_authority authority;
    int64_t now = 0;
    int shared = 0;
    mc_err err;

    mc_authority_init(&authority);
    err = mc_issue_now(job, &now);
    if (err == MC_OK) {
        err = mc_authority_open(job, now, &authority);
    }
    if (err == MC_OK) {
        err = mc_public_key_fits(&authority.key, &request->key, &shared);
    }
    if (err == MC_OK && shared) {
        err = mc_fail(job, MC_ERR_KEY_SHARED, "request", 0);
    }
    if (err == MC_OK) {
        err = plan_issue(job, &authority, request, now, &plan, &store);
    }
    if (err == MC_OK) {
        err = mc_certificate_write(job, &plan, &authority.key, der);
    }
    mc_authority_free(&authority);
    mc_plan_store_free(&store);
    return err;
}

mc_err mc_op_certificate_issue(mc_job *job)
{
    mc_buf request_der = MC_BUF_INIT, der = MC_BUF_INIT;
    mc_request request;
    int64_t now;
    mc_err err = mc_issue_now(job, &now);

    if (err == MC_OK) {
        err = open_request(job, &request_der, &request);
    }
    if (err == MC_OK) {
        err = mc_issue_for_request(job, &request, &der);
    }
    if (err == MC_OK) {
        err = mc_put_pem(job, "certificate", "CERTIFICATE", mc_buf_view(&der));
    }
    if (err == MC_OK) {
        err = mc_put_certificate_report(job, mc_buf_view(&der));
    }
    mc_buf_free(&request_der);
    mc_buf_free(&der);
    return err;
}
