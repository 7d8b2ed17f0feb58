/*
 * Operation device-make (engine_ops.h): everything for one device of many in
 * one call. The key is opened in memory all the while, so that what took it
 * once, looked at it once and signed with it need not read it again.
 */
#include <string.h>

#include "desk/engine_ops.h"
#include "desk/engine_parts.h"
#include "desk/fields.h"
#include "issuing/sign.h"
#include "key/key_make.h"
#include "locking/pem.h"

/* What is made, in the order in which it is made. */
typedef struct device {
    mc_asked asked;
    mc_authority_files files;
    mc_issuing issuing; /* its certificate, planned before there is a key */
    mbedtls_pk_context pk;
    mc_buf key; /* PEM, as it leaves */
    mc_buf spki;
    mc_buf request;     /* DER */
    mc_buf certificate; /* DER */
} device;

static void device_free(device *d)
{
    mc_issuing_free(&d->issuing);
    mc_asked_free(&d->asked);
    mbedtls_pk_free(&d->pk);
    MC_BUF_FREE(&d->key, &d->spki, &d->request, &d->certificate);
}

/* Everything that can be wrong is found before the long work. */
static mc_err plan_device(mc_job *job, device *d, mc_key_order *order)
{
    mc_request to_come; /* what decides of the request that will be made */
    mc_view type;
    mc_err err = mc_job_need(job, "type", &type);

    MC_THEN(err, mc_read_wishes(job, 0, &d->asked));
    MC_THEN(err, mc_subject_given(job, &d->asked.subject));
    MC_THEN(err, mc_read_key_order(job, MC_KEY_FORM_TRADITIONAL, order));
    MC_THEN(err, mc_read_authority(job, &d->files));
    if (err == MC_OK) {
        memset(&to_come, 0, sizeof(to_come));
        to_come.subject = d->asked.wishes.subject;
        to_come.names = d->asked.wishes.names;
        err = mc_issuing_plan(job, &d->issuing, &to_come);
    }
    return MC_THEN(err, mc_issuing_open(job, &d->issuing, &to_come));
}

static mc_err make_key(mc_job *job, const mc_key_order *order, device *d)
{
    mc_err err =
        mc_key_make(job, order, mc_job_get(job, "passphrase"), &d->pk, &d->key);

    return MC_THEN(err, mc_accept_own_key(job, &d->pk, &d->spki));
}

/* mc_request_write has verified the request, and the key was accepted: so
 * much of mc_request_accept is done. */
static mc_err make_certificate(mc_job *job, device *d)
{
    mc_request request;
    mc_err err = mc_request_write(job, &d->pk, d->asked.wishes.subject,
                                  d->asked.wishes.names, &d->request);

    MC_THEN(err, mc_request_read(mc_buf_view(&d->request), &request));
    MC_THEN(err, request.problem);
    MC_THEN(err, mc_issuing_key(job, &d->issuing, &request.key));
    return MC_THEN(err, mc_issuing_write(job, &d->issuing, &d->certificate));
}

/* The files as the device will get them, against what it takes. */
static mc_err check_files(mc_job *job, device *d)
{
    mc_view asked = job->fields;
    mc_buf fields = MC_BUF_INIT, pem = MC_BUF_INIT;
    mc_err err =
        mc_pem_write(&pem, "CERTIFICATE", mc_buf_view(&d->certificate));

    MC_THEN(err, mc_buf_append(&fields, asked.p, asked.len));
    MC_THEN(err, mc_fields_put(&fields, "certificate", mc_buf_view(&pem)));
    MC_THEN(err, mc_fields_put(&fields, "key", mc_buf_view(&d->key)));
    MC_THEN(err, mc_fields_put(&fields, "chain", d->files.certificate));
    if (err == MC_OK) {
        job->fields = mc_buf_view(&fields);
        err = mc_check_files(job, &d->pk, "findings");
        job->fields = asked;
    }
    MC_BUF_FREE(&fields, &pem);
    return err;
}

mc_err mc_op_device_make(mc_job *job)
{
    mc_key_order order;
    device d;
    mc_err err;

    memset(&d, 0, sizeof(d));
    mc_issuing_init(&d.issuing, &d.files, &d.asked.wishes);
    mbedtls_pk_init(&d.pk);
    err = plan_device(job, &d, &order);
    MC_THEN(err, make_key(job, &order, &d));
    MC_THEN(err, make_certificate(job, &d));
    MC_THEN(err, check_files(job, &d));
    MC_THEN(err, mc_job_put(job, "key", mc_buf_view(&d.key)));
    MC_THEN(err, mc_put_pem(job, "request", "CERTIFICATE REQUEST",
                            mc_buf_view(&d.request)));
    MC_THEN(err, mc_put_pem(job, "certificate", "CERTIFICATE",
                            mc_buf_view(&d.certificate)));
    MC_THEN(err, mc_put_certificate_report(job, mc_buf_view(&d.certificate)));
    device_free(&d);
    return err;
}
