/*
 * Operations request-create, authority-create, certificate-issue and
 * certificate-self-sign (engine_ops.h): fields in, files out. What may be
 * said stands in issue.h and authority.h.
 */
#include <string.h>

#include "authority.h"
#include "calendar.h"
#include "certificate.h"
#include "constraint.h"
#include "engine_ops.h"
#include "issue.h"
#include "key_make.h"
#include "name.h"
#include "pem.h"
#include "report.h"
#include "request.h"
#include "subject.h"

/* Puts a certificate or request into the reply as PEM. */
static mc_err put_pem(mc_job *job, const char *field, const char *label,
                      const mc_buf *der)
{
    mc_buf text = MC_BUF_INIT;
    mc_err err = mc_pem_write(&text, label, mc_buf_view(der));

    if (err == MC_OK) {
        err = mc_job_put(job, field, mc_buf_view(&text));
    }
    mc_buf_free(&text);
    return err;
}

static mc_err open_key(mc_job *job, mbedtls_pk_context *pk)
{
    mc_view file;
    mc_view passphrase = {NULL, 0};
    mc_err err = mc_job_need(job, "key", &file);

    if (err == MC_OK) {
        mc_job_has(job, "passphrase", &passphrase);
        err = mc_key_open(job, file, passphrase, "key", pk);
    }
    return err;
}

/* A key that the user holds must also be one that we would sign for. */
static mc_err accept_key(mc_job *job, const mbedtls_pk_context *pk,
                         mc_buf *spki)
{
    mc_public_key key;
    mc_err err = mc_public_key_write(pk, spki);

    if (err == MC_OK) {
        err = mc_public_key_read(mc_buf_view(spki), &key);
    }
    if (err == MC_OK) {
        err = mc_key_accept(&key);
    }
    return mc_fail(job, err, "key", 0);
}

mc_err mc_op_request_create(mc_job *job)
{
    mbedtls_pk_context pk;
    mc_buf spki = MC_BUF_INIT, subject = MC_BUF_INIT, names = MC_BUF_INIT;
    mc_buf der = MC_BUF_INIT;
    mc_err err;

    mbedtls_pk_init(&pk);
    err = mc_subject_need(job, &subject);
    if (err == MC_OK) {
        err = mc_names_from_fields(job, &names);
    }
    if (err == MC_OK) {
        err = open_key(job, &pk);
    }
    if (err == MC_OK) {
        err = accept_key(job, &pk, &spki);
    }
    if (err == MC_OK) {
        err = mc_request_write(job, &pk, mc_buf_view(&subject),
                               mc_buf_view(&names), &der);
    }
    if (err == MC_OK) {
        err = put_pem(job, "request", "CERTIFICATE REQUEST", &der);
    }
    mbedtls_pk_free(&pk);
    mc_buf_free(&spki);
    mc_buf_free(&subject);
    mc_buf_free(&names);
    mc_buf_free(&der);
    return err;
}

/* Buffers behind a plan's views, freed together. */
typedef struct plan_store {
    mc_buf serial;
    mc_buf subject;
    mc_buf names;
    mc_buf spki;
    mc_buf constraints;
    mc_buf der;
} plan_store;

static void plan_store_free(plan_store *store)
{
    mc_buf_free(&store->serial);
    mc_buf_free(&store->subject);
    mc_buf_free(&store->names);
    mc_buf_free(&store->spki);
    mc_buf_free(&store->constraints);
    mc_buf_free(&store->der);
}

static void point_plan(mc_certificate_plan *plan, const plan_store *store)
{
    plan->serial = mc_buf_view(&store->serial);
    plan->subject = mc_buf_view(&store->subject);
    plan->names = mc_buf_view(&store->names);
    plan->constraints = mc_buf_view(&store->constraints);
}

/* A browser looks for a server's name nowhere but here. */
static mc_err need_names(mc_job *job, const mc_certificate_plan *plan)
{
    if (plan->server_auth && plan->names.len == 0) {
        return mc_fail(job, MC_ERR_NAME_MISSING, "name", 0);
    }
    return MC_OK;
}

/* ------------------------------------------------------ authority-create ---
 */

/* 0 unless told; "none" for no limit. */
static mc_err read_path_length(mc_job *job, int *path_length)
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

static mc_err plan_authority(mc_job *job, mc_certificate_plan *plan,
                             plan_store *store)
{
    int64_t now;
    mc_err err = mc_issue_now(job, &now);

    memset(plan, 0, sizeof(*plan));
    plan->is_authority = 1;
    if (err == MC_OK) {
        err = mc_issue_dates(job, now, NULL, plan);
    }
    if (err == MC_OK) {
        err = read_path_length(job, &plan->path_length);
    }
    if (err == MC_OK) {
        err = mc_subject_need(job, &store->subject);
    }
    if (err == MC_OK) {
        err = mc_constraint_from_fields(job, &store->constraints);
    }
    if (err == MC_OK) {
        err = mc_serial_from_field(job, &store->serial);
    }
    return err;
}

/* An authority's key is never written without a passphrase. */
static mc_err order_key(mc_job *job, mc_key_order *order, mc_view *passphrase)
{
    mc_err err = mc_job_need(job, "passphrase", passphrase);

    if (err == MC_OK) {
        err = mc_fail(job, mc_passphrase_check(*passphrase), "passphrase", 0);
    }
    return err == MC_OK ? mc_key_order_read(job, MC_KEY_FORM_PKCS8, order)
                        : err;
}

mc_err mc_op_authority_create(mc_job *job)
{
    plan_store store = {MC_BUF_INIT, MC_BUF_INIT, MC_BUF_INIT,
                        MC_BUF_INIT, MC_BUF_INIT, MC_BUF_INIT};
    mc_buf key = MC_BUF_INIT;
    mc_certificate_plan plan;
    mbedtls_pk_context pk;
    mc_key_order order;
    mc_view passphrase;
    mc_err err;

    mbedtls_pk_init(&pk);
    /* Everything that can be wrong is found before the long work. */
    err = plan_authority(job, &plan, &store);
    if (err == MC_OK) {
        err = order_key(job, &order, &passphrase);
    }
    if (err == MC_OK) {
        err = mc_key_make(job, &order, passphrase, &pk, &key);
    }
    if (err == MC_OK) {
        err = mc_public_key_write(&pk, &store.spki);
    }
    if (err == MC_OK) {
        point_plan(&plan, &store);
        plan.issuer = plan.subject;
        plan.spki = mc_buf_view(&store.spki);
        err = mc_certificate_write(job, &plan, &pk, &store.der);
    }
    if (err == MC_OK) {
        err = mc_job_put(job, "key", mc_buf_view(&key));
    }
    if (err == MC_OK) {
        err = put_pem(job, "certificate", "CERTIFICATE", &store.der);
    }
    mbedtls_pk_free(&pk);
    mc_buf_free(&key);
    plan_store_free(&store);
    return err;
}

/* ----------------------------------------------------- certificate-issue ---
 */

/*
 * What the certificate is for: a device or a person, or, when the caller says
 * so by path-length (never the request), a further authority.
 */
static mc_err plan_kind(mc_job *job, const mc_authority *authority,
                        mc_certificate_plan *plan, plan_store *store)
{
    int limit = authority->certificate->path_length;
    mc_view text;
    mc_err err;

    if (!mc_job_has(job, "path-length", &text)) {
        return mc_issue_purposes(job, plan);
    }
    plan->is_authority = 1;
    err = read_path_length(job, &plan->path_length);
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
                         mc_certificate_plan *plan, plan_store *store)
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
        point_plan(plan, store);
        err = need_names(job, plan);
    }
    if (err == MC_OK) {
        err = mc_authority_differs(job, authority, plan->subject);
    }
    if (err == MC_OK) {
        err = mc_authority_allows(job, authority, plan->subject, plan->names);
    }
    return err == MC_OK ? mc_issue_tell_ignored(job, request, plan) : err;
}

/* What was made, as inspect would describe it. */
static mc_err put_report(mc_job *job, const mc_buf *der)
{
    mc_buf text = MC_BUF_INIT;
    mc_err err = mc_report_one_certificate(mc_buf_view(der), &text);

    if (err == MC_OK) {
        err = mc_job_put(job, "report", mc_buf_view(&text));
    }
    mc_buf_free(&text);
    return err;
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
    plan_store store = {MC_BUF_INIT, MC_BUF_INIT, MC_BUF_INIT,
                        MC_BUF_INIT, MC_BUF_INIT, MC_BUF_INIT};
    mc_buf request_der = MC_BUF_INIT;
    mc_certificate_plan plan;
    mc_authority authority;
    mc_request request;
    int64_t now = 0;
    int shared = 0;
    mc_err err;

    memset(&request, 0, sizeof(request));
    mc_authority_init(&authority);
    err = mc_issue_now(job, &now);
    if (err == MC_OK) {
        err = open_request(job, &request_der, &request);
    }
    if (err == MC_OK) {
        err = mc_authority_open(job, now, &authority);
    }
    if (err == MC_OK) {
        err = mc_public_key_fits(&authority.key, &request.key, &shared);
    }
    if (err == MC_OK && shared) {
        err = mc_fail(job, MC_ERR_KEY_SHARED, "request", 0);
    }
    if (err == MC_OK) {
        err = plan_issue(job, &authority, &request, now, &plan, &store);
    }
    if (err == MC_OK) {
        err = mc_certificate_write(job, &plan, &authority.key, &store.der);
    }
    if (err == MC_OK) {
        err = put_pem(job, "certificate", "CERTIFICATE", &store.der);
    }
    if (err == MC_OK) {
        err = put_report(job, &store.der);
    }
    mc_authority_free(&authority);
    mc_buf_free(&request_der);
    plan_store_free(&store);
    return err;
}

/* ------------------------------------------------- certificate-self-sign ---
 */

static mc_err plan_self(mc_job *job, mc_certificate_plan *plan,
                        plan_store *store)
{
    int64_t now;
    mc_err err = mc_issue_now(job, &now);

    memset(plan, 0, sizeof(*plan));
    plan->path_length = -1;
    if (err == MC_OK) {
        err = mc_issue_purposes(job, plan);
    }
    if (err == MC_OK) {
        err = mc_issue_dates(job, now, NULL, plan);
    }
    if (err == MC_OK) {
        err = mc_subject_need(job, &store->subject);
    }
    if (err == MC_OK) {
        err = mc_names_from_fields(job, &store->names);
    }
    if (err == MC_OK) {
        err = mc_serial_from_field(job, &store->serial);
    }
    point_plan(plan, store);
    return err == MC_OK ? need_names(job, plan) : err;
}

mc_err mc_op_certificate_self_sign(mc_job *job)
{
    plan_store store = {MC_BUF_INIT, MC_BUF_INIT, MC_BUF_INIT,
                        MC_BUF_INIT, MC_BUF_INIT, MC_BUF_INIT};
    mc_certificate_plan plan;
    mbedtls_pk_context pk;
    mc_err err;

    mbedtls_pk_init(&pk);
    err = plan_self(job, &plan, &store);
    if (err == MC_OK) {
        err = open_key(job, &pk);
    }
    if (err == MC_OK) {
        err = accept_key(job, &pk, &store.spki);
    }
    if (err == MC_OK) {
        plan.spki = mc_buf_view(&store.spki);
        plan.issuer = plan.subject;
        err = mc_certificate_write(job, &plan, &pk, &store.der);
    }
    if (err == MC_OK) {
        err = put_pem(job, "certificate", "CERTIFICATE", &store.der);
    }
    if (err == MC_OK) {
        err = put_report(job, &store.der);
    }
    mbedtls_pk_free(&pk);
    plan_store_free(&store);
    return err;
}
