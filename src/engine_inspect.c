/*
 * Operation inspect (engine_ops.h).
 */
#include "certificates.h"
#include "engine_ops.h"
#include "inspect.h"

mc_err mc_op_inspect(mc_job *job)
{
    mc_buf report = MC_BUF_INIT;
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
    mc_job_has(job, "passphrase", &inspect.passphrase);
    inspect.json = &json;
    mc_json_begin(&json, &report);
    mc_json_object(&json, NULL);
    mc_json_list(&json, "objects");
    err = mc_inspect_bytes(&inspect, bytes);
    mc_json_close_list(&json);
    mc_json_close_object(&json);
    if (err == MC_OK) {
        err = mc_json_end(&json);
    }
    if (err == MC_OK) {
        err = mc_job_put(job, "report", mc_buf_view(&report));
    }
    mc_buf_free(&report);
    return mc_fail(job, err, "bytes", 0);
}
