/*
 * Operation key-generate (engine_ops.h).
 */
#include "desk/engine_ops.h"
#include "desk/fields.h"
#include "key/key_make.h"

mc_err mc_op_key_generate(mc_job *job)
{
    mbedtls_pk_context pk;
    mc_key_order order;
    mc_view type;
    mc_buf pem = MC_BUF_INIT, hex = MC_BUF_INIT;
    uint8_t id[32];
    mc_view id_view = {id, sizeof(id)};
    mc_err err = mc_job_need(job, "type", &type);

    mbedtls_pk_init(&pk);
    MC_THEN(err, mc_read_key_order(job, MC_KEY_FORM_TRADITIONAL, &order));
    MC_THEN(err,
            mc_key_make(job, &order, mc_job_get(job, "passphrase"), &pk, &pem));
    MC_THEN(err, mc_key_id(&pk, id));
    MC_THEN(err, mc_buf_append_hex(&hex, id_view));
    MC_THEN(err, mc_job_put(job, "key", mc_buf_view(&pem)));
    MC_THEN(err, mc_job_put(job, "public-key-sha256", mc_buf_view(&hex)));
    mbedtls_pk_free(&pk);
    MC_BUF_FREE(&pem, &hex);
    return err;
}
