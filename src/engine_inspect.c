/*
 * Operation inspect (engine_ops.h).
 */
#include "certificates.h"
#include "engine_ops.h"
#include "inspect.h"
#include "text.h"

/* What text.h mended, so that people can mend the file itself. */
static void put_repairs(mc_json *json, uint32_t repairs)
{
    unsigned i;

    mc_json_list(json, "repairs");
    for (i = 0; i < MC_REPAIR__MAX; i++) {
        if (repairs & (uint32_t) 1 << i) {
            mc_json_object(json, NULL);
            mc_json_str(json, "code", mc_repair_code(i));
            mc_json_str(json, "text", mc_repair_text(i));
            mc_json_close_object(json);
        }
    }
    mc_json_close_list(json);
}

mc_err mc_op_inspect(mc_job *job)
{
    mc_buf report = MC_BUF_INIT;
    mc_text text = MC_TEXT_INIT;
    mc_inspect inspect = {job, NULL, {NULL, 0}, 0, 0};
    mc_json json;
    mc_view bytes;
    mc_err err = mc_job_need(job, "bytes", &bytes);

    if (err == MC_ERR_FIELD_MISSING) {
        err = MC_ERR_FILE_EMPTY;
    }
    if (err == MC_OK && bytes.len > MC_FILE_MAX) {
        err = MC_ERR_FILE_SIZE;
    }
    if (err != MC_OK) {
        return mc_fail(job, err, "bytes", 0);
    }
    err = mc_text_mend(bytes, &text);
    if (err != MC_OK) {
        return mc_fail(job, err, "bytes", 0);
    }
    mc_job_has(job, "passphrase", &inspect.passphrase);
    inspect.json = &json;
    mc_json_begin(&json, &report);
    mc_json_object(&json, NULL);
    mc_json_list(&json, "objects");
    err = mc_inspect_bytes(&inspect, mc_text_bytes(&text, bytes));
    mc_json_close_list(&json);
    put_repairs(&json, text.repairs);
    mc_json_close_object(&json);
    if (err == MC_OK) {
        err = mc_json_end(&json);
    }
    if (err == MC_OK) {
        err = mc_job_put(job, "report", mc_buf_view(&report));
    }
    mc_buf_free(&report);
    mc_text_free(&text);
    return mc_fail(job, err, "bytes", 0);
}
