#include "issuing/sign.h"

#include <string.h>

/* ----------------------------------------------------- signed by itself --- */

mc_err mc_issue_self(mc_job *job, const mc_wishes *wishes, mc_buf *serial,
                     mc_certificate_plan *plan)
{
    mc_err err = mc_issue_dates(job, wishes, NULL, plan);

    plan->is_authority = wishes->is_authority;
    plan->path_length = wishes->path_length;
    plan->constraints = wishes->constraints;
    plan->server_auth = wishes->server_auth;
    plan->client_auth = wishes->client_auth;
    plan->subject = plan->issuer = wishes->subject;
    plan->names = wishes->names;
    plan->issuer_key.len = 0;
    MC_THEN(err, mc_issue_serial(job, wishes, serial));
    plan->serial = mc_buf_view(serial);
    return err == MC_OK ? mc_issue_need_names(job, plan) : err;
}

/* -------------------------------------------------- signed by another one ---
 */

/* What the certificate is for: a device or a person, or a further authority,
 * when the wishes say so (the request's never do). */
static mc_err plan_kind(mc_job *job, mc_issuing *issuing)
{
    const mc_authority *authority = &issuing->authority;
    const mc_wishes *wishes = issuing->wishes;
    mc_certificate_plan *plan = &issuing->plan;
    int limit = mc_authority_path_limit(authority);

    plan->is_authority = wishes->is_authority;
    plan->path_length = wishes->path_length;
    if (!plan->is_authority) {
        plan->server_auth = wishes->server_auth;
        plan->client_auth = wishes->client_auth;
        return limit < -1
                   ? mc_fail(job, MC_ERR_AUTHORITY_PATH,
                             "authority.certificate", 0)
                   : mc_authority_serves(job, authority, plan->server_auth,
                                         plan->client_auth);
    }
    plan->constraints = wishes->constraints;
    /* RFC 5280 4.2.1.9: at most so many authorities below the issuer. */
    return limit != -1 && (plan->path_length < 0 || plan->path_length >= limit)
               ? mc_fail(job, MC_ERR_AUTHORITY_PATH, "path-length", 0)
               : MC_OK;
}

void mc_issuing_init(mc_issuing *issuing, const mc_authority_files *files,
                     const mc_wishes *wishes)
{
    memset(issuing, 0, sizeof(*issuing));
    mc_authority_init(&issuing->authority);
    issuing->files = files;
    issuing->wishes = wishes;
}

static void forget_plan(mc_issuing *issuing)
{
    MC_BUF_FREE(&issuing->serial, &issuing->subject, &issuing->names,
                &issuing->spki);
}

void mc_issuing_free(mc_issuing *issuing)
{
    mc_authority_free(&issuing->authority);
    forget_plan(issuing);
}

/* The whole plan for the authority that was taken. */
static mc_err plan_taken(mc_job *job, mc_issuing *issuing,
                         const mc_request *request)
{
    const mc_authority *authority = &issuing->authority;
    const mc_wishes *wishes = issuing->wishes;
    mc_certificate_plan *plan = &issuing->plan;
    mc_err err = plan_kind(job, issuing);

    plan->issuer = authority->certificate->subject;
    plan->issuer_key = authority->key_identifier;
    MC_THEN(err, mc_issue_dates(job, wishes, authority->certificate, plan));
    MC_THEN(err, mc_issue_subject(job, wishes, request, &issuing->subject));
    if (err == MC_OK && !plan->is_authority) {
        err = mc_issue_names(job, wishes, request, &issuing->names);
        MC_THEN(err, mc_issue_fit_subject(job, authority,
                                          mc_buf_view(&issuing->names),
                                          &issuing->subject));
    }
    MC_THEN(err, mc_issue_serial(job, wishes, &issuing->serial));
    plan->serial = mc_buf_view(&issuing->serial);
    plan->subject = mc_buf_view(&issuing->subject);
    plan->names = mc_buf_view(&issuing->names);
    MC_THEN(err, mc_issue_need_names(job, plan));
    MC_THEN(err, mc_authority_differs(job, authority, plan->subject));
    MC_THEN(err, plan->is_authority
                     ? mc_authority_allows_lower(job, authority, plan->subject,
                                                 plan->constraints)
                     : mc_authority_allows(job, authority, plan->subject,
                                           plan->names));
    return err == MC_OK ? mc_issue_tell_ignored(job, request, plan) : err;
}

/* Takes one authority of the file and plans; what was planned before goes. */
static mc_err plan_for(mc_job *job, mc_issuing *issuing,
                       const mc_request *request, size_t which)
{
    mc_err err;

    mc_job_forgive(job);
    mc_buf_free(&job->reply);
    forget_plan(issuing);
    err = mc_authority_take(job, issuing->wishes->now, MC_USAGE_KEY_CERT_SIGN,
                            which, &issuing->authority);
    return err == MC_OK ? plan_taken(job, issuing, request) : err;
}

mc_err mc_issuing_plan(mc_job *job, mc_issuing *issuing,
                       const mc_request *request)
{
    mc_authority *authority = &issuing->authority;
    size_t lowest, i;
    mc_err err = mc_authority_read(job, issuing->files->certificate, authority);

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
    mc_err err =
        mc_authority_unlock(job, issuing->files, &issuing->authority, &which);

    if (err == MC_OK && which != issuing->which) {
        err = plan_for(job, issuing, request, which);
    }
    return err;
}

mc_err mc_issuing_key(mc_job *job, mc_issuing *issuing,
                      const mc_public_key *key)
{
    mbedtls_pk_context pk;
    int shared = 0;
    mc_err err = mc_public_key_fits(&issuing->authority.key, key, &shared);

    MC_THEN(err,
            shared ? mc_fail(job, MC_ERR_KEY_SHARED, "request", 0) : MC_OK);
    issuing->plan.spki = key->spki;
    if (err == MC_OK && key->odd_form) {
        mbedtls_pk_init(&pk);
        mc_buf_truncate(&issuing->spki, 0);
        err = mc_public_key_open(key, &pk);
        MC_THEN(err, mc_public_key_write(&pk, &issuing->spki));
        mbedtls_pk_free(&pk);
        issuing->plan.spki = mc_buf_view(&issuing->spki);
    }
    return err;
}

mc_err mc_issuing_write(mc_job *job, mc_issuing *issuing, mc_buf *der)
{
    return mc_certificate_write(job, &issuing->plan, &issuing->authority.key,
                                der);
}
