/*
 * Operations request-create, authority-create and certificate-self-sign
 * (engine_ops.h): fields in, files out. What may be said stands in issue.h
 * and authority.h.
 */
#include <string.h>

#include "base/calendar.h"
#include "desk/engine_ops.h"
#include "desk/engine_parts.h"
#include "issuing/authority.h"
#include "key/key_make.h"
#include "locking/pem.h"
#include "report/report.h"
#include "x509/certificate.h"
#include "x509/constraint.h"
#include "x509/name.h"
#include "x509/request.h"
#include "x509/subject.h"

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
        err = mc_accept_own_key(job, &pk, &spki);
    }
    if (err == MC_OK) {
        err = mc_request_write(job, &pk, mc_buf_view(&subject),
                               mc_buf_view(&names), &der);
    }
    if (err == MC_OK) {
        err = mc_put_pem(job, "request", "CERTIFICATE REQUEST",
                         mc_buf_view(&der));
    }
    mbedtls_pk_free(&pk);
    mc_buf_free(&spki);
    mc_buf_free(&subject);
    mc_buf_free(&names);
    mc_buf_free(&der);
    return err;
}

/* ------------------------------------------------------ authority-create ---
 */

static mc_err plan_authority(mc_job *job, mc_certificate_plan *plan,
                             mc_plan_store *store)
{
    int64_t now;
    mc_err err = mc_issue_now(job, &now);

    memset(plan, 0, sizeof(*plan));
    plan->is_authority = 1;
    if (err == MC_OK) {
        err = mc_issue_dates(job, now, NULL, plan);
    }
    if (err == MC_OK) {
        err = mc_plan_path_length(job, &plan->path_length);
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
    mc_plan_store store = MC_PLAN_STORE_INIT;
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
        mc_plan_point(&plan, &store);
        plan.issuer = plan.subject;
        plan.spki = mc_buf_view(&store.spki);
        err = mc_certificate_write(job, &plan, &pk, &store.der);
    }
    if (err == MC_OK) {
        err = mc_job_put(job, "key", mc_buf_view(&key));
    }
    if (err == MC_OK) {
        err = mc_put_pem(job, "certificate", "CERTIFICATE",
                         mc_buf_view(&store.der));
    }
    mbedtls_pk_free(&pk);
    mc_buf_free(&key);
    mc_plan_store_free(&store);
    return err;
}

/* ------------------------------------------------- certificate-self-sign ---
 */

static mc_err plan_self(mc_job *job, mc_certificate_plan *plan,
                        mc_plan_store *store)
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
    mc_plan_point(plan, store);
    return err == MC_OK ? mc_plan_need_names(job, plan) : err;
}

mc_err mc_op_certificate_self_sign(mc_job *job)
{
    mc_plan_store store = MC_PLAN_STORE_INIT;
    mc_certificate_plan plan;
    mbedtls_pk_context pk;
    mc_err err;

    mbedtls_pk_init(&pk);
    err = plan_self(job, &plan, &store);
    if (err == MC_OK) {
        err = open_key(job, &pk);
    }
    if (err == MC_OK) {
        err = mc_accept_own_key(job, &pk, &store.spki);
    }
    if (err == MC_OK) {
        plan.spki = mc_buf_view(&store.spki);
        plan.issuer = plan.subject;
        err = mc_certificate_write(job, &plan, &pk, &store.der);
    }
    if (err == MC_OK) {
        err = mc_put_pem(job, "certificate", "CERTIFICATE",
                         mc_buf_view(&store.der));
    }
    if (err == MC_OK) {
        err = mc_put_certificate_report(job, mc_buf_view(&store.der));
    }
    mbedtls_pk_free(&pk);
    mc_plan_store_free(&store);
    return err;
}
