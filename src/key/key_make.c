#include "key/key_make.h"

#include "key/key_check.h"
#include "key/rsa.h"

/* Not judged here whether two given numbers are prime: another worker may do
 * so meanwhile. wasm/primes.js lets no key out before both verdicts. */
static mc_err make_rsa(mc_job *job, const mc_key_order *order,
                       mbedtls_pk_context *pk)
{
    if (mbedtls_pk_setup(pk, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA)) != 0) {
        return MC_ERR_MEMORY;
    }
    if (!order->has_primes) {
        return mc_rsa_generate(job, order->rsa_bits, mbedtls_pk_rsa(*pk));
    }
    return mc_rsa_from_primes(job, order->primes[0], order->primes[1],
                              order->rsa_bits, mbedtls_pk_rsa(*pk));
}

static mc_err make_ec(mc_job *job, mbedtls_ecp_group_id curve,
                      mbedtls_pk_context *pk)
{
    int ret = mbedtls_pk_setup(pk, mbedtls_pk_info_from_type(MBEDTLS_PK_ECKEY));

    MC_THEN(ret, mbedtls_ecp_gen_key(curve, mbedtls_pk_ec(*pk),
                                     mc_random_mbedtls, &job->random));
    return mc_err_mbedtls(ret, MC_ERR_INTERNAL);
}

/* Opens what was written, as a stranger with the passphrase would. */
static mc_err check_written(mc_job *job, mbedtls_pk_context *pk, mc_view pem,
                            mc_view passphrase)
{
    mbedtls_pk_context read_back;
    mc_err err;

    mbedtls_pk_init(&read_back);
    err = mc_key_open_to_show(job, pem, passphrase, "key", &read_back);
    switch (err) {
    case MC_OK:
        err = mc_key_check_pair(job, pk, &read_back);
        break;
    case MC_ERR_RANDOM:
    case MC_ERR_MEMORY:
        break;
    default:
        err = MC_ERR_SELF_CHECK;
    }
    mbedtls_pk_free(&read_back);
    return err;
}

mc_err mc_key_make(mc_job *job, const mc_key_order *order, mc_view passphrase,
                   mbedtls_pk_context *pk, mc_buf *pem)
{
    mbedtls_pk_context made;
    mc_buf written = MC_BUF_INIT;
    mc_err err = passphrase.len > 0 ? mc_passphrase_check(passphrase) : MC_OK;

    mbedtls_pk_init(&made);
    if (err != MC_OK) {
        return mc_fail(job, err, "passphrase", 0);
    }
    err = order->rsa_bits != 0 ? make_rsa(job, order, &made)
                               : make_ec(job, order->curve, &made);
    MC_THEN(err, mc_key_check_made(job, &made));
    MC_THEN(err, mc_key_write(job, &made, &order->style, passphrase, &written));
    MC_THEN(err, check_written(job, &made, mc_buf_view(&written), passphrase));
    if (err == MC_ERR_SELF_CHECK && order->rsa_bits != 0) {
        (void) mc_fail(job, err, "prime", 0);
    }
    MC_THEN(err, mc_buf_append(pem, written.p, written.len));
    if (err == MC_OK && pk != NULL) {
        *pk = made;
        mbedtls_pk_init(&made);
    }
    mbedtls_pk_free(&made);
    mc_buf_free(&written);
    return err;
}
