#include "desk/engine_parts.h"

#include "desk/fields.h"
#include "key/key_weak.h"
#include "locking/pem.h"
#include "report/report.h"

mc_err mc_open_own_key(mc_job *job, mbedtls_pk_context *pk, mc_buf *spki)
{
    mc_view file;
    mc_err err = mc_job_need(job, "key", &file);

    MC_THEN(err,
            mc_key_open(job, file, mc_job_get(job, "passphrase"), "key", pk));
    return MC_THEN(err, mc_accept_own_key(job, pk, spki));
}

mc_err mc_put_pem(mc_job *job, const char *field, const char *label,
                  mc_view der)
{
    mc_buf text = MC_BUF_INIT;
    mc_err err = mc_pem_write(&text, label, der);

    MC_THEN(err, mc_job_put(job, field, mc_buf_view(&text)));
    mc_buf_free(&text);
    return err;
}

mc_err mc_put_certificate_report(mc_job *job, mc_view der)
{
    mc_json json;

    mc_reply_begin(job, "report", &json);
    return mc_reply_end(job, &json, mc_report_one_certificate(der, &json));
}

mc_err mc_accept_own_key(mc_job *job, const mbedtls_pk_context *pk,
                         mc_buf *spki)
{
    mc_public_key key;
    unsigned found = 0;
    mc_err err = mc_public_key_write(pk, spki);

    MC_THEN(err, mc_public_key_read(mc_buf_view(spki), &key));
    MC_THEN(err, mc_public_key_policy(&key));
    MC_THEN(err, mc_key_weaknesses(pk, &found));
    MC_THEN(err, mc_key_weak(job, found));
    return mc_fail(job, err, "key", 0);
}
