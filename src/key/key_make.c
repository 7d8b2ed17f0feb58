#include "key/key_make.h"

#include "key/key_check.h"
#include "key/rsa.h"

static mc_err read_curve(mc_job *job, mc_key_order *order)
{
    mc_view curve;

    if (!mc_job_has(job, "curve", &curve) || mc_view_is(curve, "P-256")) {
        order->curve = MBEDTLS_ECP_DP_SECP256R1;
    } else if (mc_view_is(curve, "P-384")) {
        order->curve = MBEDTLS_ECP_DP_SECP384R1;
    } else {
        return mc_fail(job, MC_ERR_FIELD_VALUE, "curve", 0);
    }
    order->rsa_bits = 0;
    return MC_OK;
}

static mc_err read_bits(mc_job *job, mc_key_order *order)
{
    uint64_t bits = 2048;
    mc_err err = mc_job_number(job, "bits", 1, 1000000, &bits);

    if (err == MC_OK && bits != 2048 && bits != 3072 && bits != 4096) {
        err = mc_fail(job, MC_ERR_KEY_SIZE, "bits", 0);
    }
    if (err == MC_OK) {
        order->rsa_bits = (unsigned) bits;
    }
    return err;
}

/* form holds the default on entry. */
static mc_err read_form(mc_job *job, mc_key_form *form)
{
    mc_view value;

    if (!mc_job_has(job, "form", &value)) {
        return MC_OK;
    }
    if (mc_view_is(value, "traditional")) {
        *form = MC_KEY_FORM_TRADITIONAL;
    } else if (mc_view_is(value, "pkcs8")) {
        *form = MC_KEY_FORM_PKCS8;
    } else {
        return mc_fail(job, MC_ERR_FIELD_VALUE, "form", 0);
    }
    return MC_OK;
}

static mc_err read_cipher(mc_job *job, mc_key_form form, mc_key_cipher *cipher)
{
    mc_view value;

    *cipher = form == MC_KEY_FORM_PKCS8 ? MC_KEY_CIPHER_AES_256_CBC
                                        : MC_KEY_CIPHER_DES_EDE3_CBC;
    if (!mc_job_has(job, "cipher", &value)) {
        return MC_OK;
    }
    if (mc_view_is(value, "des-ede3-cbc")) {
        *cipher = MC_KEY_CIPHER_DES_EDE3_CBC;
    } else if (mc_view_is(value, "aes-256-cbc")) {
        *cipher = MC_KEY_CIPHER_AES_256_CBC;
    } else {
        return mc_fail(job, MC_ERR_FIELD_VALUE, "cipher", 0);
    }
    return MC_OK;
}

static mc_err read_style(mc_job *job, mc_key_style *style)
{
    uint64_t iterations = MC_KEY_ITERATIONS;
    mc_err err = read_form(job, &style->form);

    if (err == MC_OK) {
        err = read_cipher(job, style->form, &style->cipher);
    }
    if (err == MC_OK) {
        err = mc_job_number(job, "iterations", MC_KEY_ITERATIONS_MIN,
                            MC_KEY_ITERATIONS_MAX, &iterations);
    }
    style->iterations = (uint32_t) iterations;
    return err;
}

mc_err mc_key_order_read(mc_job *job, mc_key_form form, mc_key_order *order)
{
    mc_view type;
    int is_rsa = 1;
    mc_err err;

    if (mc_job_has(job, "type", &type)) {
        is_rsa = mc_view_is(type, "rsa");
        if (!is_rsa && !mc_view_is(type, "ec")) {
            return mc_fail(job, MC_ERR_FIELD_VALUE, "type", 0);
        }
    }
    err = is_rsa ? read_bits(job, order) : read_curve(job, order);
    order->style.form = form;
    return err == MC_OK ? read_style(job, &order->style) : err;
}

/* Not judged here whether two given numbers are prime: another worker may do
 * so meanwhile. wasm/primes.js lets no key out before both verdicts. */
static mc_err make_rsa(mc_job *job, unsigned key_bits, mbedtls_pk_context *pk)
{
    size_t primes = mc_fields_count(job->fields, "prime");
    mc_view p, q;

    if (mbedtls_pk_setup(pk, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA)) != 0) {
        return MC_ERR_MEMORY;
    }
    if (primes == 0) {
        return mc_rsa_generate(job, key_bits, mbedtls_pk_rsa(*pk));
    }
    if (primes != 2 || !mc_fields_nth(job->fields, "prime", 0, &p) ||
        !mc_fields_nth(job->fields, "prime", 1, &q)) {
        return mc_fail(job, MC_ERR_FIELD_VALUE, "prime", 0);
    }
    return mc_rsa_from_primes(job, p, q, key_bits, mbedtls_pk_rsa(*pk));
}

static mc_err make_ec(mc_job *job, mbedtls_ecp_group_id curve,
                      mbedtls_pk_context *pk)
{
    int ret = mbedtls_pk_setup(pk, mbedtls_pk_info_from_type(MBEDTLS_PK_ECKEY));

    if (ret == 0) {
        ret = mbedtls_ecp_gen_key(curve, mbedtls_pk_ec(*pk), mc_random_mbedtls,
                                  &job->random);
    }
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
    mc_err err = MC_OK;

    mbedtls_pk_init(&made);
    if (passphrase.len > 0) {
        err = mc_passphrase_check(passphrase);
        if (err != MC_OK) {
            return mc_fail(job, err, "passphrase", 0);
        }
    }
    err = order->rsa_bits != 0 ? make_rsa(job, order->rsa_bits, &made)
                               : make_ec(job, order->curve, &made);
    if (err == MC_OK) {
        err = mc_key_check_made(job, &made);
    }
    if (err == MC_OK) {
        err = mc_key_write(job, &made, &order->style, passphrase, &written);
    }
    if (err == MC_OK) {
        err = check_written(job, &made, mc_buf_view(&written), passphrase);
    }
    if (err == MC_ERR_SELF_CHECK && order->rsa_bits != 0) {
        (void) mc_fail(job, err, "prime", 0);
    }
    if (err == MC_OK) {
        err = mc_buf_append(pem, written.p, written.len);
    }
    if (err == MC_OK && pk != NULL) {
        *pk = made;
        mbedtls_pk_init(&made);
    }
    mbedtls_pk_free(&made);
    mc_buf_free(&written);
    return err;
}
