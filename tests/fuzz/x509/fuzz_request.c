/*
 * Certificate requests: reading, verifying, describing, and deciding what of
 * their names and subject would be granted.
 */
#include <stdlib.h>

#include "issuing/issue.h"
#include "report/report.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mc_view der = {data, size};
    static const mc_origin origin = {"der", {NULL, 0}, MC_OBJECT_REQUEST};
    static const mc_wishes wishes = {.server_auth = 1};
    mc_view no_fields = {NULL, 0};
    mc_buf out = MC_BUF_INIT;
    mc_certificate_plan plan = {0};
    mc_request request;
    mc_json json;
    mc_job job;

    if (mc_request_read(der, &request) != MC_OK) {
        return 0;
    }
    mc_job_init(&job, no_fields);
    mc_json_begin(&json, &out);
    mc_report_request(&json, &origin, &request);
    if (mc_json_end(&json) != MC_OK) {
        abort();
    }
    mc_buf_truncate(&out, 0);
    plan.server_auth = 1;
    if (mc_issue_names(&job, &wishes, &request, &out) == MC_OK) {
        (void) mc_issue_tell_ignored(&job, &request, &plan);
    }
    mc_buf_truncate(&out, 0);
    (void) mc_issue_subject(&job, &wishes, &request, &out);
    mc_buf_free(&out);
    mc_job_free(&job);
    return 0;
}
