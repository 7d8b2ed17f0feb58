/*
 * Any file, as the page has it looked at, checked and converted: the first
 * byte chooses the operation, the second the object that is meant, the rest
 * is the file. The job's budget for key derivation is nearly spent, so that a
 * file cannot slow the search down.
 */
#include <stdlib.h>

#include "desk/engine_ops.h"
#include "locking/kdf.h"

/* As many as the page offers. */
#define FORMS_COUNT 10

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void put(mc_buf *fields, const char *name, mc_view value)
{
    if (mc_fields_put(fields, name, value) != MC_OK) {
        abort();
    }
}

/* One operation on the file; what it answers is a field list in any case. */
static void run(mc_err (*operation)(mc_job *), const mc_buf *fields)
{
    mc_job job;

    mc_job_init(&job, mc_buf_view(fields));
    if (mc_kdf_spend(&job, MC_KDF_ITERATIONS_MAX) != MC_OK ||
        mc_kdf_spend(&job, MC_KDF_ITERATIONS_MAX - 20000) != MC_OK) {
        abort();
    }
    (void) operation(&job);
    mc_job_free(&job);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const FORMS[FORMS_COUNT] = {
        "traditional",   "pkcs8", "pem",    "der",  "pkcs12",
        "pkcs12-legacy", "pkcs7", "bundle", "leaf", "chain"};
    mc_buf fields = MC_BUF_INIT;
    mc_view file = {data + 2, size - 2};
    char place[2] = {0, 0};

    if (size < 3) {
        return 0;
    }
    place[0] = (char) ('0' + data[1] % 4);
    put(&fields, "passphrase", mc_view_str("secret"));
    put(&fields, "now", mc_view_str("1795500000"));
    put(&fields, "host", mc_view_str("a.test"));
    put(&fields, "require.form", mc_view_str("traditional"));
    put(&fields, "to.form", mc_view_str(FORMS[data[0] / 4 % FORMS_COUNT]));
    if (data[1] & 0x80) {
        put(&fields, "pick", mc_view_str(place));
        put(&fields, "key.pick", mc_view_str(place));
    }
    switch (data[0] % 4) {
    case 0:
        put(&fields, "bytes", file);
        run(mc_op_inspect, &fields);
        break;
    case 1:
        put(&fields, "bytes", file);
        run(mc_op_convert, &fields);
        break;
    case 2:
        put(&fields, "certificate", file);
        run(mc_op_check, &fields);
        break;
    default:
        put(&fields, "key", file);
        put(&fields, "request", file);
        run(mc_op_check, &fields);
        break;
    }
    mc_buf_free(&fields);
    return 0;
}
