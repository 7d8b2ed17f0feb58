/*
 * Signature algorithms by their identifiers, and what counts as one: the
 * strength of the digest, the parameters of RSASSA-PSS (RFC 4055 3.1), the
 * form of ECDSA's two numbers.
 */
#include "../check.h"

#define MBEDTLS_ALLOW_PRIVATE_ACCESS
#include <mbedtls/rsa.h>

#include "encoding/oid.h"
#include "x509/signature.h"

static mc_signature_algorithm read_hex(const char *hex)
{
    mc_signature_algorithm algorithm;
    mc_buf bytes = MC_BUF_INIT;

    from_hex(hex, &bytes);
    assert_err(mc_signature_algorithm_read(mc_buf_view(&bytes), &algorithm),
               MC_OK);
    algorithm.oid.len = 0; /* not beyond bytes */
    mc_buf_free(&bytes);
    return algorithm;
}

static void an_old_digest_is_called_sound(void **state)
{
    static const struct {
        const char *hex;
        mc_digest_strength strength;
    } CASES[] = {
        {"300d06092a864886f70d01010b0500", MC_DIGEST_SOUND},
        {"300d06092a864886f70d01010c0500", MC_DIGEST_SOUND},
        {"300d06092a864886f70d01010d0500", MC_DIGEST_SOUND},
        {"300d06092a864886f70d01010e0500", MC_DIGEST_SOUND},
        {"300d06092a864886f70d0101050500", MC_DIGEST_SHA1},
        {"300906052b0e03021d0500", MC_DIGEST_SHA1},
        {"300d06092a864886f70d0101040500", MC_DIGEST_BROKEN},
        {"300d06092a864886f70d0101030500", MC_DIGEST_BROKEN},
        {"300d06092a864886f70d0101020500", MC_DIGEST_BROKEN},
        {"300a06082a8648ce3d040302", MC_DIGEST_SOUND},
        {"300a06082a8648ce3d040303", MC_DIGEST_SOUND},
        {"300a06082a8648ce3d040304", MC_DIGEST_SOUND},
        {"300a06082a8648ce3d040301", MC_DIGEST_SOUND},
        {"300906072a8648ce3d0401", MC_DIGEST_SHA1},
        {"300506032b6570", MC_DIGEST_SOUND},
        {"300906072a8648ce380403", MC_DIGEST_SHA1},
        {"300406022a03", MC_DIGEST_UNKNOWN},
        /* RSASSA-PSS: all defaults; SHA-256, MD5, an unknown hash */
        {"300d06092a864886f70d01010a3000", MC_DIGEST_SHA1},
        {"300b06092a864886f70d01010a", MC_DIGEST_SHA1},
        {"301e06092a864886f70d01010a3011a00f300d0609608648016503040201 0500",
         MC_DIGEST_SOUND},
        {"301d06092a864886f70d01010a3010a00e300c06082a864886f70d0205 0500",
         MC_DIGEST_BROKEN},
        {"301706092a864886f70d01010a300aa008300606022a03 0500",
         MC_DIGEST_UNKNOWN},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        if (read_hex(CASES[i].hex).strength != CASES[i].strength) {
            fail_msg("%s", CASES[i].hex);
        }
    }
}

static void a_damaged_identifier_is_read(void **state)
{
    static const char *const CASES[] = {
        "310406022a03", "3000", "30020600", "300406022a0300",
        /* RSASSA-PSS: fields that are cut, a salt that is no number */
        "300f06092a864886f70d01010a3002a001",
        "300f06092a864886f70d01010a3002a101",
        "300f06092a864886f70d01010a3002a201",
        "301206092a864886f70d01010a3005a203020180",
        "300d06092a864886f70d01010a3100"};
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_signature_algorithm algorithm;
        mc_buf bytes = MC_BUF_INIT;

        from_hex(CASES[i], &bytes);
        if (mc_signature_algorithm_read(mc_buf_view(&bytes), &algorithm) !=
            MC_ERR_DER_DAMAGED) {
            fail_msg("%s", CASES[i]);
        }
        mc_buf_free(&bytes);
    }
}

/* SHA-256 twice, and a salt of 32 bytes, in the middle of which byte 62 is. */
#define PSS                                                                    \
    "304106092a864886f70d01010a3034a00f300d06096086480165030402010500"         \
    "a11c301a06092a864886f70d010108300d06096086480165030402010500a203020120"

/* A key of the primes 2^1023 + 2^1022 + 1037 and, 2^1000 away, 1011. */
static void rsa_key(mbedtls_pk_context *pk)
{
    uint8_t p[128] = {0xc0}, q[128] = {0xc0};
    mbedtls_rsa_context *rsa;

    p[126] = 0x04;
    p[127] = 0x0d;
    q[2] = 0x01;
    q[126] = 0x03;
    q[127] = 0xf3;
    mbedtls_pk_init(pk);
    assert_int_equal(
        mbedtls_pk_setup(pk, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA)), 0);
    rsa = mbedtls_pk_rsa(*pk);
    assert_int_equal(
        mbedtls_rsa_import_raw(rsa, NULL, 0, p, sizeof(p), q, sizeof(q), NULL,
                               0, (const uint8_t *) "\x01\x00\x01", 3),
        0);
    assert_int_equal(mbedtls_rsa_complete(rsa), 0);
}

static void a_salt_of_another_length_verifies(void **state)
{
    static const int SALTS[] = {32, 20, 0};
    mc_signature_algorithm pss = read_hex(PSS);
    mc_view message = mc_view_str("message");
    mbedtls_pk_context pk;
    uint8_t hash[32];
    mc_job job;
    size_t i;

    (void) state;
    mc_job_init(&job, (mc_view){NULL, 0});
    rsa_key(&pk);
    mbedtls_rsa_set_padding(mbedtls_pk_rsa(pk), MBEDTLS_RSA_PKCS_V21,
                            MBEDTLS_MD_SHA256);
    assert_int_equal(mbedtls_md(mbedtls_md_info_from_type(MBEDTLS_MD_SHA256),
                                message.p, message.len, hash),
                     0);
    assert_int_equal(pss.salt_len, 32);
    assert_true(mc_signature_is_usual(&pss, message));
    for (i = 0; i < 3; i++) {
        uint8_t signature[256];
        mc_view view = {signature, sizeof(signature)};

        assert_int_equal(mbedtls_rsa_rsassa_pss_sign_ext(
                             mbedtls_pk_rsa(pk), mc_random_mbedtls, &job.random,
                             MBEDTLS_MD_SHA256, 32, hash, SALTS[i], signature),
                         0);
        assert_int_equal(mc_signature_verify(&pss, message, view, &pk),
                         i == 0 ? MC_VERDICT_VALID : MC_VERDICT_INVALID);
        /* Longer than the key's, which Mbed TLS says in a way of its own. */
        view.len--;
        assert_int_equal(mc_signature_verify(&pss, message, view, &pk),
                         MC_VERDICT_INVALID);
    }
    pss.salt_len = 20;
    assert_false(mc_signature_is_usual(&pss, message));
    pss = read_hex("302006092a864886f70d01010a3013a00f300d0609608648016503"
                   "0402010500a100");
    assert_int_equal(mc_signature_verify(&pss, message, message, &pk),
                     MC_VERDICT_UNSUPPORTED);
    mbedtls_pk_free(&pk);
    mc_job_free(&job);
}

static void a_signature_with_bytes_behind_it_verifies(void **state)
{
    mc_signature_algorithm ecdsa = read_hex("300a06082a8648ce3d040302");
    mc_view message = mc_view_str("message");
    mbedtls_pk_context pk;
    mc_buf out = MC_BUF_INIT;
    mc_view signature;
    mc_job job;
    mc_der der;

    (void) state;
    mc_job_init(&job, (mc_view){NULL, 0});
    mbedtls_pk_init(&pk);
    assert_int_equal(
        mbedtls_pk_setup(&pk, mbedtls_pk_info_from_type(MBEDTLS_PK_ECKEY)), 0);
    assert_int_equal(mbedtls_ecp_gen_key(MBEDTLS_ECP_DP_SECP256R1,
                                         mbedtls_pk_ec(pk), mc_random_mbedtls,
                                         &job.random),
                     0);
    mc_der_begin(&der, &out);
    assert_err(mc_signature_put(&job, &der, &pk, message), MC_OK);
    assert_err(mc_der_end(&der), MC_OK);
    /* Behind the BIT STRING's head and its zero. */
    assert_err(mc_buf_append(&out, "", 1), MC_OK);
    signature.p = out.p + 3;
    signature.len = out.len - 4;
    assert_int_equal(mc_signature_verify(&ecdsa, message, signature, &pk),
                     MC_VERDICT_VALID);
    signature.len++;
    assert_int_equal(mc_signature_verify(&ecdsa, message, signature, &pk),
                     MC_VERDICT_INVALID);
    mc_buf_free(&out);
    mbedtls_pk_free(&pk);
    mc_job_free(&job);
}

static void two_numbers_that_are_not_der_are_usual(void **state)
{
    static const struct {
        const char *hex;
        int usual;
    } CASES[] = {
        {"3006020101020102", 1},      {"300702020080020101", 1},
        {"3006020181020101", 0}, /* below zero */
        {"3006020101020181", 0},      {"300702020001020101", 0}, /* padded */
        {"300702010102020001", 0},    {"300602010102010200", 0},
        {"3008020101020101 0500", 0}, {"3003020101", 0},
        {"3106020101020102", 0},
    };
    mc_signature_algorithm ecdsa = read_hex("300a06082a8648ce3d040302");
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_buf bytes = MC_BUF_INIT;

        from_hex(CASES[i].hex, &bytes);
        if (mc_signature_is_usual(&ecdsa, mc_buf_view(&bytes)) !=
            CASES[i].usual) {
            fail_msg("%s", CASES[i].hex);
        }
        mc_buf_free(&bytes);
    }
}

/* RFC 3279 2.2.1: NULL, not absent. */
static void what_rsa_signed_is_said_without_its_null(void **state)
{
    mbedtls_pk_context pk;
    mc_buf out = MC_BUF_INIT;
    mc_der der;

    (void) state;
    rsa_key(&pk);
    mc_der_begin(&der, &out);
    mc_signature_put_algorithm(&der, &pk);
    assert_err(mc_der_end(&der), MC_OK);
    assert_hex(mc_buf_view(&out), "300d06092a864886f70d01010b0500");
    mc_buf_free(&out);
    mbedtls_pk_free(&pk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_old_digest_is_called_sound),
        cmocka_unit_test(a_damaged_identifier_is_read),
        cmocka_unit_test(a_salt_of_another_length_verifies),
        cmocka_unit_test(a_signature_with_bytes_behind_it_verifies),
        cmocka_unit_test(two_numbers_that_are_not_der_are_usual),
        cmocka_unit_test(what_rsa_signed_is_said_without_its_null),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
