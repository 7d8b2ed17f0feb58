#include "rsa.h"

mc_err mc_rsa_generate(mc_job *job, unsigned key_bits,
                       mbedtls_rsa_context *rsa)
{
    int ret = mbedtls_rsa_gen_key(rsa, mc_random_mbedtls, &job->random,
                                  key_bits, MC_RSA_EXPONENT);

    if (ret != 0) {
        return mc_fail(job, mc_err_mbedtls(ret, MC_ERR_SELF_CHECK), NULL,
                       ret);
    }
    return MC_OK;
}

mc_err mc_rsa_from_primes(mc_job *job, mc_view p, mc_view q,
                          unsigned key_bits, mbedtls_rsa_context *rsa)
{
    int ret = mbedtls_rsa_import_raw(rsa, NULL, 0, p.p, p.len, q.p, q.len,
                                     NULL, 0, (const uint8_t *) "\1\0\1", 3);

    (void) key_bits;
    if (ret == 0) {
        ret = mbedtls_rsa_complete(rsa);
    }
    if (ret != 0) {
        return mc_fail(job, mc_err_mbedtls(ret, MC_ERR_FIELD_VALUE), "prime",
                       ret);
    }
    return MC_OK;
}
