/*
 * Private key files: described, opened, and what opens written again. The
 * work that a file may ask for is capped low, as the job would at its end.
 */
#include <stdlib.h>

#include "key/key.h"
#include "key/key_info.h"
#include "key/key_weak.h"
#include "locking/kdf.h"

/* Iterations a run may spend. */
#define BUDGET 20000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const mc_key_style STYLE = {MC_KEY_FORM_PKCS8,
                                       MC_KEY_CIPHER_AES_256_CBC, 1};
    mc_view file = {data, size};
    mc_view none = {NULL, 0};
    mbedtls_pk_context pk;
    mc_key_info info;
    mc_job job;
    mc_err described = mc_key_describe(file, &info);
    mc_err opened;

    mc_job_init(&job, none);
    job.kdf_spent = MC_KDF_TOTAL_MAX - BUDGET;
    mbedtls_pk_init(&pk);
    opened = mc_key_open_to_show(&job, file, mc_view_str("secret"), "key", &pk);
    if (opened == MC_OK) {
        mc_buf pem = MC_BUF_INIT;
        unsigned weak;

        /* What opens has been described without a complaint. */
        if (described != MC_OK || info.problem != MC_OK) {
            abort();
        }
        if (mc_key_weaknesses(&pk, &weak) != MC_OK ||
            mc_key_write(&job, &pk, &STYLE, none, &pem) != MC_OK) {
            abort();
        }
        mc_buf_free(&pem);
    }
    mbedtls_pk_free(&pk);
    mc_job_free(&job);
    return 0;
}
