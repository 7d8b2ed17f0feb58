/*
 * Operation convert (engine_ops.h).
 */
#include "container/convert.h"
#include "desk/engine_ops.h"
#include "desk/fields.h"

/* Files taken in one call, so that a field list cannot be one long search. */
#define WITH_MAX 100

static mc_err read_wanted(mc_job *job, mc_conversion *wanted,
                          uint8_t identity[32])
{
    size_t len;
    mc_view text;
    uint64_t iterations = 0;
    mc_err err = mc_job_need(job, "to.form", &text);

    if (err == MC_OK && !mc_form_find(text, &wanted->form)) {
        err = mc_fail(job, MC_ERR_FIELD_VALUE, "to.form", 0);
    }
    /* What the devices know in the traditional form, the better elsewhere. */
    wanted->cipher = wanted->form == MC_FORM_TRADITIONAL
                         ? MC_KEY_CIPHER_DES_EDE3_CBC
                         : MC_KEY_CIPHER_AES_256_CBC;
    MC_THEN(err, mc_read_cipher(job, "to.cipher", &wanted->cipher));
    if (err != MC_OK) {
        return err;
    }
    if (mc_job_has(job, "identity", &text)) {
        if (!mc_hex_read(text, identity, 32, &len) || len != 32) {
            return mc_fail(job, MC_ERR_FIELD_VALUE, "identity", 0);
        }
        wanted->identity.p = identity;
        wanted->identity.len = len;
    }
    wanted->passphrase = mc_job_get(job, "passphrase");
    wanted->name = mc_job_get(job, "friendly-name");
    if (wanted->name.len > 1024) {
        return mc_fail(job, MC_ERR_FIELD_LENGTH, "friendly-name", 0);
    }
    if (mc_job_has(job, "to.passphrase", &wanted->to_passphrase) &&
        mc_passphrase_check(wanted->to_passphrase) != MC_OK) {
        return mc_fail(job, MC_ERR_PASSPHRASE_SYNTAX, "to.passphrase", 0);
    }
    err = mc_job_number(job, "to.iterations", 1000, MC_KEY_ITERATIONS_MAX,
                        &iterations);
    wanted->iterations = (uint32_t) iterations;
    return err;
}

mc_err mc_op_convert(mc_job *job)
{
    mc_conversion wanted = {0};
    uint8_t identity[32];
    mc_collection collection = MC_COLLECTION_INIT;
    mc_text whole = MC_TEXT_INIT;
    mc_view file;
    size_t i;
    mc_err err = read_wanted(job, &wanted, identity);

    MC_THEN(err, mc_job_need(job, "bytes", &file));
    MC_THEN(err, mc_read_pick(job, "pick", file, &whole, &file));
    MC_THEN(err,
            mc_collect(job, file, wanted.passphrase, "bytes", &collection));
    if (err == MC_OK &&
        mc_fields_count(job->fields, mc_view_str("with")) > WITH_MAX) {
        err = mc_fail(job, MC_ERR_FILE_SIZE, "with", 0);
    }
    for (i = 0; err == MC_OK && mc_fields_nth(job->fields, "with", i, &file);
         i++) {
        err = mc_collect(job, file, wanted.passphrase, "with", &collection);
    }
    MC_THEN(err, mc_convert(job, &collection, &wanted));
    mc_collection_free(&collection);
    mc_text_free(&whole);
    return err;
}
