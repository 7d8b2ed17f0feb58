/*
 * Certificates and revocation lists: reading, describing, every check that
 * looks at one certificate.
 */
#include <stdlib.h>

#include "desk/engine.h"
#include "report/report.h"
#include "x509/crl_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look_at_list(mc_view der)
{
    static const mc_origin origin = {"der", {NULL, 0}, MC_OBJECT_CRL};
    mc_buf out = MC_BUF_INIT;
    mc_crl_view crl;
    mc_json json;

    if (mc_crl_view_read(der, &crl) == MC_OK) {
        mc_json_begin(&json, &out);
        mc_report_crl(&json, &origin, &crl, NULL);
        if (mc_json_end(&json) != MC_OK) {
            abort();
        }
    }
    mc_buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mc_view der = {data, size};
    mc_buf fields = MC_BUF_INIT, reply = MC_BUF_INIT, out = MC_BUF_INIT;
    mc_certificate certificate;
    mc_json json;

    look_at_list(der);
    if (mc_certificate_read(der, &certificate) != MC_OK) {
        return 0;
    }
    mc_json_begin(&json, &out);
    if (mc_report_one_certificate(der, &json) != MC_OK ||
        mc_json_end(&json) != MC_OK) {
        abort();
    }
    if (mc_fields_put(&fields, "op", mc_view_str("check")) == MC_OK &&
        mc_fields_put(&fields, "certificate", der) == MC_OK &&
        mc_fields_put(&fields, "chain", der) == MC_OK &&
        mc_fields_put(&fields, "host", mc_view_str("a.test")) == MC_OK &&
        mc_fields_put(&fields, "now", mc_view_str("1795500000")) == MC_OK) {
        mc_engine_call(mc_buf_view(&fields), &reply);
    }
    mc_buf_free(&fields);
    mc_buf_free(&reply);
    mc_buf_free(&out);
    return 0;
}
