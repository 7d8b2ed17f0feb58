/*
 * Fuzzes pkcs12.h: the first byte chooses the passphrase, the rest is a file.
 * The job's budget for key derivation is nearly spent, so that a file cannot
 * slow the search down; what it then refuses is tested elsewhere.
 */
#include <stdlib.h>

#include "container/pkcs12.h"
#include "text/algorithm_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mc_view none = {NULL, 0};
    mc_view file = {data + 1, size - 1};
    mc_pkcs12 p12 = MC_PKCS12_INIT;
    mc_buf text = MC_BUF_INIT;
    mc_job job;
    size_t i;

    if (size == 0) {
        return 0;
    }
    mc_job_init(&job, none);
    if (mc_kdf_spend(&job, MC_KDF_ITERATIONS_MAX) != MC_OK ||
        mc_kdf_spend(&job, MC_KDF_ITERATIONS_MAX - 20000) != MC_OK) {
        abort();
    }
    (void) mc_pkcs12_open(&job, file,
                          data[0] & 1 ? mc_view_str("secret") : none, &p12);
    for (i = 0; i < p12.count; i++) {
        /* Every object has its bytes, or a reason why not. */
        if ((p12.items[i].problem == MC_OK) != (p12.items[i].der.len > 0)) {
            abort();
        }
        (void) mc_algorithm_text(p12.items[i].algorithm, &text);
        mc_buf_truncate(&text, 0);
    }
    mc_buf_free(&text);
    mc_pkcs12_free(&p12);
    mc_job_free(&job);
    return 0;
}
