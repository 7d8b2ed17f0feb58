/*
 * Operation certificate-issue (engine_ops.h): a stranger's request, signed by
 * an authority. What may be said stands in issue.h and authority.h.
 */
#include <string.h>

#include "desk/engine_ops.h"
#include "desk/engine_parts.h"
#include "x509/constraint.h"

/*
 * What the certificate is for: a device or a person, or, when the caller says
 * so by path-length (never the request), a further authority.
 */
static mc_err plan_kind(mc_job *job, mc_issuing *issuing)
{
    const mc_authority *authority = &issuing->authority;
    mc_certificate_plan *plan = &issuing->plan;
    int limit = mc_authority_path_limit(authority);
    mc_view text;
    mc_err err;

    plan->is_authority = mc_job_has(job, "path-length", &text);
    if (!plan->is_authority) {
        err = mc_issue_purposes(job, plan);
        if (err == MC_OK && limit < -1) {
            err =
                mc_fail(job, MC_ERR_AUTHORITY_PATH, "authority.certificate", 0);
        }
        return err == MC_OK
                   ? mc_authority_serves(job, authority, plan->server_auth,
                                         plan->client_auth)
                   : err;
    }
    err = mc_plan_path_length(job, &plan->path_length);
    /* RFC 5280 4.2.1.9: at most so many authorities below the issuer. */
    if (err == MC_OK && limit != -1 &&
        (plan->path_length < 0 || plan->path_length >= limit)) {
        err = mc_fail(job, MC_ERR_AUTHORITY_PATH, "path-length", 0);
    }
    return err == MC_OK
               ? mc_constraint_from_fields(job, &issuing->store.constraints)
               : err;
}

void mc_issuing_init(mc_issuing *issuing)
{
    static const mc_plan_store none = MC_PLAN_STORE_INIT;

    memset(issuing, 0, sizeof(*issuing));
    mc_authority_init(&issuing->authority);
    issuing->store = none;
    issuing->plan.path_length = -1;
}

void mc_issuing_free(mc_issuing *issuing)
{
    mc_authority_free(&issuing->authority);
    mc_plan_store_free(&issuing->store);
}

mc_err mc_issuing_key(mc_job *job, mc_issuing *issuing,
                      const mc_public_key *key)
{
    int shared = 0;
    mc_err err = mc_public_key_fits(&issuing->authority.key, key, &shared);

    if (err == MC_OK && shared) {
        err = mc_fail(job, MC_ERR_KEY_SHARED, "request", 0);
    }
    issuing->plan.spki = key->spki;
    return err;
}

/* The whole plan for the authority that was taken. */
static mc_err plan_taken(mc_job *job, mc_issuing *issuing,
                         const mc_request *request)
{
    const mc_authority *authority = &issuing->authority;
    mc_certificate_plan *plan = &issuing->plan;
    mc_plan_store *store = &issuing->store;
    mc_err err = plan_kind(job, issuing);

    plan->issuer = authority->certificate->subject;
    plan->issuer_key = authority->key_identifier;
    if (err == MC_OK) {
        err = mc_issue_dates(job, issuing->now, authority->certificate, plan);
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
        err = plan->is_authority
                  ? mc_authority_allows_lower(job, authority, plan->subject,
                                              plan->constraints)
                  : mc_authority_allows(job, authority, plan->subject,
                                        plan->names);
    }
    return err == MC_OK ? mc_issue_tell_ignored(job, request, plan) : err;
}

/* Takes one authority of the file and plans; what was planned before goes. */
static mc_err plan_for(mc_job *job, mc_issuing *issuing,
                       const mc_request *request, size_t which)
{
    static const mc_plan_store none = MC_PLAN_STORE_INIT;
    mc_err err;

    mc_job_forgive(job);
    mc_buf_free(&job->reply);
    mc_plan_store_free(&issuing->store);
    issuing->store = none;
    err = mc_authority_take(job, issuing->now, MC_USAGE_KEY_CERT_SIGN, which,
                            &issuing->authority);
    return err == MC_OK ? plan_taken(job, issuing, request) : err;
}

mc_err mc_issuing_plan(mc_job *job, mc_issuing *issuing,
                       const mc_request *request)
{
    mc_authority *authority = &issuing->authority;
    size_t lowest, i;
    mc_err err = mc_issue_now(job, &issuing->now);

    if (err == MC_OK) {
        err = mc_authority_read(job, authority);
    }
    if (err != MC_OK) {
        return err;
    }
    lowest = mc_authority_lowest(authority);
    issuing->which = lowest;
    err = plan_for(job, issuing, request, lowest);
    /* Refused only when none of the file would do: the key tells which. */
    for (i = 0; err != MC_OK && i < authority->certificates.count; i++) {
        if (i != lowest && authority->certificates.items[i].is_authority &&
            plan_for(job, issuing, request, i) == MC_OK) {
            issuing->which = i;
            return MC_OK;
        }
    }
    return err == MC_OK ? MC_OK : plan_for(job, issuing, request, lowest);
}

mc_err mc_issuing_open(mc_job *job, mc_issuing *issuing,
                       const mc_request *request)
{
    size_t which;
    mc_err err = mc_authority_unlock(job, &issuing->authority, &which);

    if (err == MC_OK && which != issuing->which) {
        err = plan_for(job, issuing, request, which);
    }
    return err;
}

mc_err mc_issuing_write(mc_job *job, mc_issuing *issuing, mc_buf *der)
{
    return mc_certificate_write(job, &issuing->plan, &issuing->authority.key,
                                der);
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

mc_err mc_op_certificate_issue(mc_job *job)
{
    mc_buf request_der = MC_BUF_INIT, der = MC_BUF_INIT;
    mc_issuing issuing;
    mc_request request;
    mc_err err;

    mc_issuing_init(&issuing);
    err = open_request(job, &request_der, &request);
    if (err == MC_OK) {
        err = mc_issuing_plan(job, &issuing, &request);
    }
    if (err == MC_OK) {
        err = mc_issuing_open(job, &issuing, &request);
    }
    if (err == MC_OK) {
        err = mc_issuing_key(job, &issuing, &request.key);
    }
    if (err == MC_OK) {
        err = mc_issuing_write(job, &issuing, &der);
    }
    if (err == MC_OK) {
        err = mc_put_pem(job, "certificate", "CERTIFICATE", mc_buf_view(&der));
    }
    if (err == MC_OK) {
        err = mc_put_certificate_report(job, mc_buf_view(&der));
    }
    mc_issuing_free(&issuing);
    mc_buf_free(&request_der);
    mc_buf_free(&der);
    return err;
}
