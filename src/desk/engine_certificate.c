/*
 * Operations request-create, authority-create, certificate-self-sign and
 * certificate-issue (engine_ops.h): fields in, files out. What may be said
 * stands in issue.h and authority.h.
 */
#include <string.h>

#include "desk/engine_ops.h"
#include "desk/engine_parts.h"
#include "desk/fields.h"
#include "issuing/sign.h"
#include "key/key_make.h"
#include "x509/certificate.h"
#include "x509/request.h"

mc_err mc_op_request_create(mc_job *job)
{
    mbedtls_pk_context pk;
    mc_buf spki = MC_BUF_INIT, subject = MC_BUF_INIT, names = MC_BUF_INIT;
    mc_buf der = MC_BUF_INIT;
    mc_err err;

    mbedtls_pk_init(&pk);
    err = mc_read_subject(job, &subject);
    MC_THEN(err, mc_subject_given(job, &subject));
    MC_THEN(err, mc_read_names(job, &names));
    MC_THEN(err, mc_open_own_key(job, &pk, &spki));
    MC_THEN(err, mc_request_write(job, &pk, mc_buf_view(&subject),
                                  mc_buf_view(&names), &der));
    MC_THEN(err, mc_put_pem(job, "request", "CERTIFICATE REQUEST",
                            mc_buf_view(&der)));
    mbedtls_pk_free(&pk);
    MC_BUF_FREE(&spki, &subject, &names, &der);
    return err;
}

/* --------------------------------------------------- signed by itself --- */

/* A certificate that signs itself, on its way. */
typedef struct self {
    mc_asked asked;
    mc_certificate_plan plan;
    mbedtls_pk_context pk;
    mc_buf serial, spki, der;
} self;

static mc_err plan_self(mc_job *job, int is_authority, self *s)
{
    mc_err err;

    memset(s, 0, sizeof(*s));
    mbedtls_pk_init(&s->pk);
    err = mc_read_wishes(job, is_authority, &s->asked);
    MC_THEN(err, mc_subject_given(job, &s->asked.subject));
    return MC_THEN(err,
                   mc_issue_self(job, &s->asked.wishes, &s->serial, &s->plan));
}

/* Once the key is there. */
static mc_err sign_self(mc_job *job, self *s)
{
    mc_err err;

    s->plan.spki = mc_buf_view(&s->spki);
    err = mc_certificate_write(job, &s->plan, &s->pk, &s->der);
    return MC_THEN(err, mc_put_pem(job, "certificate", "CERTIFICATE",
                                   mc_buf_view(&s->der)));
}

static void self_free(self *s)
{
    mc_asked_free(&s->asked);
    mbedtls_pk_free(&s->pk);
    MC_BUF_FREE(&s->serial, &s->spki, &s->der);
}

/* An authority's key is never written without a passphrase. */
static mc_err order_key(mc_job *job, mc_key_order *order, mc_view *passphrase)
{
    mc_err err = mc_job_need(job, "passphrase", passphrase);

    MC_THEN(err,
            mc_fail(job, mc_passphrase_check(*passphrase), "passphrase", 0));
    return MC_THEN(err, mc_read_key_order(job, MC_KEY_FORM_PKCS8, order));
}

/* The key without its lock, where that is asked for. */
static mc_err put_open_key(mc_job *job, const mbedtls_pk_context *pk)
{
    mc_buf der = MC_BUF_INIT;
    mc_err err = MC_OK;

    if (mc_job_get(job, "open").len > 0) {
        err = mc_key_write_der(pk, MC_OBJECT_KEY_PKCS8, &der);
        MC_THEN(err, mc_job_put(job, "key.open", mc_buf_view(&der)));
    }
    mc_buf_free(&der);
    return err;
}

mc_err mc_op_authority_create(mc_job *job)
{
    mc_buf key = MC_BUF_INIT;
    mc_key_order order;
    mc_view passphrase;
    self s;
    /* Everything that can be wrong is found before the long work. */
    mc_err err = plan_self(job, 1, &s);

    MC_THEN(err, order_key(job, &order, &passphrase));
    MC_THEN(err, mc_key_make(job, &order, passphrase, &s.pk, &key));
    MC_THEN(err, mc_public_key_write(&s.pk, &s.spki));
    MC_THEN(err, mc_job_put(job, "key", mc_buf_view(&key)));
    MC_THEN(err, put_open_key(job, &s.pk));
    MC_THEN(err, sign_self(job, &s));
    mc_buf_free(&key);
    self_free(&s);
    return err;
}

mc_err mc_op_certificate_self_sign(mc_job *job)
{
    self s;
    mc_err err = plan_self(job, 0, &s);

    MC_THEN(err, mc_open_own_key(job, &s.pk, &s.spki));
    MC_THEN(err, sign_self(job, &s));
    MC_THEN(err, mc_put_certificate_report(job, mc_buf_view(&s.der)));
    self_free(&s);
    return err;
}

/* ---------------------------------------------- signed by another one --- */

static mc_err open_request(mc_job *job, mc_buf *der, mc_request *request)
{
    mc_view file;
    mc_err err = mc_job_need(job, "request", &file);

    MC_THEN(err, mc_request_open(job, file, der, request));
    return MC_THEN(err, mc_request_accept(job, request));
}

mc_err mc_op_certificate_issue(mc_job *job)
{
    mc_buf request_der = MC_BUF_INIT, der = MC_BUF_INIT;
    mc_authority_files files;
    mc_issuing issuing;
    mc_request request;
    mc_asked asked;
    mc_err err = mc_read_wishes(job, 0, &asked);

    mc_issuing_init(&issuing, &files, &asked.wishes);
    MC_THEN(err, mc_read_authority(job, &files));
    MC_THEN(err, open_request(job, &request_der, &request));
    MC_THEN(err, mc_issuing_plan(job, &issuing, &request));
    MC_THEN(err, mc_issuing_open(job, &issuing, &request));
    MC_THEN(err, mc_issuing_key(job, &issuing, &request.key));
    MC_THEN(err, mc_issuing_write(job, &issuing, &der));
    MC_THEN(err,
            mc_put_pem(job, "certificate", "CERTIFICATE", mc_buf_view(&der)));
    MC_THEN(err, mc_put_certificate_report(job, mc_buf_view(&der)));
    mc_issuing_free(&issuing);
    mc_asked_free(&asked);
    MC_BUF_FREE(&request_der, &der);
    return err;
}
