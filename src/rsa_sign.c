#include "rsa.h"

mc_err mc_pk_sign(mc_job *job, mbedtls_pk_context *key, mbedtls_md_type_t md,
                  mc_view digest, mc_buf *signature)
{
    uint8_t bytes[MBEDTLS_PK_SIGNATURE_MAX_SIZE];
    size_t len = 0;
    int ret = mbedtls_pk_sign(key, md, digest.p, digest.len, bytes,
                              sizeof(bytes), &len, mc_random_mbedtls,
                              &job->random);

    if (ret != 0) {
        return mc_fail(job, mc_err_mbedtls(ret, MC_ERR_KEY_DAMAGED), NULL,
                       ret);
    }
    return mc_buf_append(signature, bytes, len);
}
