/*
 * Requests as a stranger may send them: each carries the one defect that its
 * test is named for, is signed by its own key, and must be refused, or shown
 * and not signed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <mbedtls/ecp.h>
#include <mbedtls/md.h>

#include "encoding/oid.h"
#include "x509/request.h"

typedef struct fixture {
    mc_job job;
    mbedtls_pk_context key;
    mc_buf spki;
} fixture;

static int make_key(void **state)
{
    static fixture f;
    mc_view none = {NULL, 0};

    mc_job_init(&f.job, none);
    mbedtls_pk_init(&f.key);
    assert_int_equal(
        mbedtls_pk_setup(&f.key, mbedtls_pk_info_from_type(MBEDTLS_PK_ECKEY)),
        0);
    assert_int_equal(mbedtls_ecp_gen_key(MBEDTLS_ECP_DP_SECP256R1,
                                         mbedtls_pk_ec(f.key),
                                         mc_random_mbedtls, &f.job.random),
                     0);
    assert_int_equal(mc_public_key_write(&f.key, &f.spki), MC_OK);
    *state = &f;
    return 0;
}

static int free_key(void **state)
{
    fixture *f = *state;

    mc_job_free(&f->job);
    mbedtls_pk_free(&f->key);
    mc_buf_free(&f->spki);
    return 0;
}

/* CN=a */
static const uint8_t SUBJECT[] = "\x30\x0c\x31\x0a\x30\x08\x06\x03\x55\x04\x03"
                                 "\x0c\x01"
                                 "a";

/* A signed request with this version and these attributes (contents of the
 * SET in DER). */
static mc_buf build(fixture *f, uint32_t version, mc_view attributes)
{
    mc_buf info = MC_BUF_INIT, out = MC_BUF_INIT;
    mc_view subject = {SUBJECT, sizeof(SUBJECT) - 1};
    mc_der der;

    mc_der_begin(&der, &info);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_small(&der, version);
    mc_der_raw(&der, subject);
    mc_der_raw(&der, mc_buf_view(&f->spki));
    mc_der_put(&der, MC_DER_CONTEXT_CONSTRUCTED(0), attributes);
    mc_der_close(&der);
    assert_int_equal(mc_der_end(&der), MC_OK);

    mc_der_begin(&der, &out);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_raw(&der, mc_buf_view(&info));
    mc_signature_put_algorithm(&der, &f->key);
    assert_int_equal(
        mc_signature_put(&f->job, &der, &f->key, mc_buf_view(&info)), MC_OK);
    mc_der_close(&der);
    assert_int_equal(mc_der_end(&der), MC_OK);
    mc_buf_free(&info);
    return out;
}

/* An extensionRequest attribute around these extensions. */
static void put_extension_request(mc_der *der, mc_view extensions)
{
    mc_der_open(der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(der, MC_OID_EXTENSION_REQUEST);
    mc_der_open(der, MC_DER_SET);
    mc_der_put(der, MC_DER_SEQUENCE, extensions);
    mc_der_close(der);
    mc_der_close(der);
}

/* subjectAltName: dns:a.test */
static const uint8_t SAN[] = "\x30\x11\x06\x03\x55\x1d\x11\x04\x0a\x30\x08\x82"
                             "\x06"
                             "a.test";
#define SAN_LEN (sizeof(SAN) - 1)

/* What comes of accepting a request with these extensions. */
static mc_err accept_extensions(fixture *f, const void *extensions, size_t len)
{
    mc_buf attributes = MC_BUF_INIT, der = MC_BUF_INIT;
    mc_view view = {extensions, len};
    mc_request request;
    mc_der writer;
    mc_err err;

    mc_der_begin(&writer, &attributes);
    put_extension_request(&writer, view);
    assert_int_equal(mc_der_end(&writer), MC_OK);
    der = build(f, 0, mc_buf_view(&attributes));
    err = mc_request_read(mc_buf_view(&der), &request);
    if (err == MC_OK) {
        err = mc_request_accept(&f->job, &request);
    }
    mc_buf_free(&attributes);
    mc_buf_free(&der);
    return err;
}

static void a_sound_request_is_accepted(void **state)
{
    assert_int_equal(accept_extensions(*state, SAN, SAN_LEN), MC_OK);
}

static void a_flipped_bit_anywhere_is_noticed(void **state)
{
    fixture *f = *state;
    mc_view none = {NULL, 0};
    mc_buf der = build(f, 0, none);
    size_t i;

    for (i = 0; i < der.len; i++) {
        mc_request request;
        mc_err err;

        der.p[i] ^= 0x04;
        err = mc_request_read(mc_buf_view(&der), &request);
        if (err == MC_OK) {
            err = mc_request_accept(&f->job, &request);
        }
        assert_int_not_equal(err, MC_OK);
        der.p[i] ^= 0x04;
    }
    mc_buf_free(&der);
}

static void an_alternative_name_extension_twice_is_refused(void **state)
{
    uint8_t twice[2 * SAN_LEN];

    memcpy(twice, SAN, SAN_LEN);
    memcpy(twice + SAN_LEN, SAN, SAN_LEN);
    assert_int_equal(accept_extensions(*state, twice, sizeof(twice)),
                     MC_ERR_REQUEST_EXTENSIONS);
}

static void two_extension_requests_are_refused(void **state)
{
    fixture *f = *state;
    mc_view san = {SAN, SAN_LEN};
    mc_buf attributes = MC_BUF_INIT, der;
    mc_request request;
    mc_der writer;

    mc_der_begin(&writer, &attributes);
    put_extension_request(&writer, san);
    put_extension_request(&writer, san);
    assert_int_equal(mc_der_end(&writer), MC_OK);
    der = build(f, 0, mc_buf_view(&attributes));
    assert_int_equal(mc_request_read(mc_buf_view(&der), &request), MC_OK);
    assert_int_equal(mc_request_accept(&f->job, &request),
                     MC_ERR_REQUEST_EXTENSIONS);
    mc_buf_free(&attributes);
    mc_buf_free(&der);
}

static void an_attribute_without_a_value_is_refused(void **state)
{
    fixture *f = *state;
    mc_buf attributes = MC_BUF_INIT, der;
    mc_request request;
    mc_der writer;
    mc_view none = {NULL, 0};

    mc_der_begin(&writer, &attributes);
    mc_der_open(&writer, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(&writer, MC_OID_EXTENSION_REQUEST);
    mc_der_put(&writer, MC_DER_SET, none);
    mc_der_close(&writer);
    assert_int_equal(mc_der_end(&writer), MC_OK);
    der = build(f, 0, mc_buf_view(&attributes));
    assert_int_equal(mc_request_read(mc_buf_view(&der), &request), MC_OK);
    assert_int_equal(mc_request_accept(&f->job, &request), MC_ERR_DER_DAMAGED);
    mc_buf_free(&attributes);
    mc_buf_free(&der);
}

/* One attribute of this OID, and these contents of its SET. */
static mc_err accept_attribute(fixture *f, const char *oid, size_t oid_len,
                               mc_view values)
{
    mc_buf attributes = MC_BUF_INIT, der;
    mc_request request;
    mc_der writer;
    mc_err err;

    mc_der_begin(&writer, &attributes);
    mc_der_open(&writer, MC_DER_SEQUENCE);
    mc_der_put(&writer, MC_DER_OID, (mc_view){(const uint8_t *) oid, oid_len});
    mc_der_put(&writer, MC_DER_SET, values);
    mc_der_close(&writer);
    assert_int_equal(mc_der_end(&writer), MC_OK);
    der = build(f, 0, mc_buf_view(&attributes));
    assert_int_equal(mc_request_read(mc_buf_view(&der), &request), MC_OK);
    err = mc_request_accept(&f->job, &request);
    if (err == MC_OK && request.names.len == 0) {
        err = MC_ERR_NAME_MISSING;
    }
    mc_buf_free(&attributes);
    mc_buf_free(&der);
    return err;
}

#define ACCEPT_ATTRIBUTE(f, oid, values)                                       \
    accept_attribute((f), (oid), sizeof(oid) - 1, (values))

/* 1.2.3: not read, but whole; extensionRequest, also Microsoft's. */
static void attributes_have_one_value_or_none_or_two(void **state)
{
    uint8_t two[4 + 2 * SAN_LEN] = {0x30, SAN_LEN};
    mc_view none = {two, 0}, one = {two, 2 + SAN_LEN}, both = {two, 0};

    memcpy(two + 2, SAN, SAN_LEN);
    memcpy(two + 2 + SAN_LEN, two, 2 + SAN_LEN);
    both.len = sizeof(two);
    assert_int_equal(ACCEPT_ATTRIBUTE(*state, "\x2a\x03", none),
                     MC_ERR_DER_DAMAGED);
    assert_int_equal(ACCEPT_ATTRIBUTE(*state, "\x2a\x03", one),
                     MC_ERR_NAME_MISSING);
    assert_int_equal(ACCEPT_ATTRIBUTE(*state, MC_OID_EXTENSION_REQUEST, one),
                     MC_OK);
    assert_int_equal(ACCEPT_ATTRIBUTE(*state, MC_OID_EXTENSION_REQUEST_MS, one),
                     MC_OK);
    assert_int_equal(ACCEPT_ATTRIBUTE(*state, MC_OID_EXTENSION_REQUEST, both),
                     MC_ERR_DER_DAMAGED);
}

static void a_boolean_that_is_neither_is_refused(void **state)
{
    /* keyUsage, critical written as 01, as some old tools did */
    static const uint8_t ODD[] = "\x30\x0e\x06\x03\x55\x1d\x0f\x01\x01\x01\x04"
                                 "\x04\x03\x02\x05\xa0";

    assert_int_equal(accept_extensions(*state, ODD, sizeof(ODD) - 1),
                     MC_ERR_DER_DAMAGED);
}

static void an_empty_alternative_name_is_refused(void **state)
{
    static const uint8_t EMPTY[] = "\x30\x09\x06\x03\x55\x1d\x11\x04\x02\x30"
                                   "\x00";

    assert_int_equal(accept_extensions(*state, EMPTY, sizeof(EMPTY) - 1),
                     MC_ERR_DER_DAMAGED);
}

/* OpenSSL takes them, so they are told and not refused. */
static void another_version_is_read_and_kept(void **state)
{
    fixture *f = *state;
    mc_view none = {NULL, 0};
    mc_buf der = build(f, 2, none);
    mc_request request;

    assert_int_equal(mc_request_read(mc_buf_view(&der), &request), MC_OK);
    assert_int_equal(request.version, 2);
    assert_int_equal(mc_request_accept(&f->job, &request), MC_OK);
    mc_buf_free(&der);
}

static void bytes_behind_the_request_are_refused(void **state)
{
    mc_view none = {NULL, 0};
    mc_buf der = build(*state, 0, none);
    mc_request request;

    assert_int_equal(mc_buf_append(&der, "\x05\x00", 2), MC_OK);
    assert_int_equal(mc_request_read(mc_buf_view(&der), &request),
                     MC_ERR_DER_DAMAGED);
    mc_buf_free(&der);
}

static void every_shorter_request_is_refused(void **state)
{
    mc_view none = {NULL, 0};
    mc_buf der = build(*state, 0, none);
    size_t len;

    for (len = 0; len < der.len; len++) {
        uint8_t *copy = malloc(len > 0 ? len : 1);
        mc_view view = {copy, len};
        mc_request request;

        memcpy(copy, der.p, len);
        assert_int_equal(mc_request_read(view, &request), MC_ERR_DER_DAMAGED);
        free(copy);
    }
    mc_buf_free(&der);
}

static void what_is_written_is_read_back(void **state)
{
    fixture *f = *state;
    mc_view subject = {SUBJECT, sizeof(SUBJECT) - 1};
    mc_view names = {(const uint8_t *) "\x82\x06"
                                       "a.test",
                     8};
    mc_buf der = MC_BUF_INIT;
    mc_request request;
    int fits;

    assert_int_equal(mc_request_write(&f->job, &f->key, subject, names, &der),
                     MC_OK);
    assert_int_equal(mc_request_read(mc_buf_view(&der), &request), MC_OK);
    assert_true(mc_view_equal(request.names, names));
    assert_true(mc_view_equal(request.subject, subject));
    assert_int_equal(mc_public_key_fits(&f->key, &request.key, &fits), MC_OK);
    assert_true(fits);
    assert_int_equal(mc_request_accept(&f->job, &request), MC_OK);
    mc_buf_free(&der);
}

/* RSA public keys by their numbers, to see which we put our name to. */
static mc_err judge_rsa(size_t modulus_len, uint8_t top, uint8_t bottom,
                        const char *exponent, size_t exponent_len)
{
    uint8_t modulus[1100];
    mc_view n = {modulus, modulus_len};
    mc_view e = {(const uint8_t *) exponent, exponent_len};
    mc_buf numbers = MC_BUF_INIT, spki = MC_BUF_INIT;
    mc_public_key key;
    mc_der der;
    mc_err err;

    memset(modulus, 0x5a, sizeof(modulus));
    modulus[0] = top;
    modulus[modulus_len - 1] = bottom;
    mc_der_begin(&der, &numbers);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_unsigned(&der, n);
    mc_der_unsigned(&der, e);
    mc_der_close(&der);
    assert_int_equal(mc_der_end(&der), MC_OK);
    mc_der_begin(&der, &spki);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_open(&der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(&der, MC_OID_RSA);
    mc_der_null(&der);
    mc_der_close(&der);
    mc_der_bit_string(&der, mc_buf_view(&numbers));
    mc_der_close(&der);
    assert_int_equal(mc_der_end(&der), MC_OK);
    assert_int_equal(mc_public_key_read(mc_buf_view(&spki), &key), MC_OK);
    err = mc_public_key_policy(&key);
    mc_buf_free(&numbers);
    mc_buf_free(&spki);
    return err;
}

static void keys_outside_the_policy_are_refused(void **state)
{
    (void) state;
    assert_int_equal(judge_rsa(256, 0x80, 1, "\x01\x00\x01", 3), MC_OK);
    assert_int_equal(judge_rsa(1024, 0x80, 1, "\x01\x00\x01", 3), MC_OK);
    assert_int_equal(judge_rsa(256, 0x7f, 1, "\x01\x00\x01", 3),
                     MC_ERR_KEY_SIZE);
    assert_int_equal(judge_rsa(1025, 0x01, 1, "\x01\x00\x01", 3),
                     MC_ERR_KEY_SIZE);
    assert_int_equal(judge_rsa(256, 0x80, 2, "\x01\x00\x01", 3),
                     MC_ERR_KEY_WEAK);
    assert_int_equal(judge_rsa(256, 0x80, 1, "\x03", 1), MC_ERR_KEY_WEAK);
    assert_int_equal(judge_rsa(256, 0x80, 1, "\x01", 1), MC_ERR_KEY_WEAK);
    assert_int_equal(judge_rsa(256, 0x80, 1, "\xff\xff", 2), MC_ERR_KEY_WEAK);
    assert_int_equal(judge_rsa(256, 0x80, 1, "\x01\x00\x00", 3),
                     MC_ERR_KEY_WEAK);
    assert_int_equal(judge_rsa(256, 0x80, 1,
                               "\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
                               "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
                               "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01",
                               33),
                     MC_ERR_KEY_WEAK);
}

/* 2^2048 - 1, which three divides: right in size and exponent, and weak. */
static void a_key_that_only_its_factors_betray_is_accepted(void **state)
{
    fixture *f = *state;
    uint8_t modulus[256];
    mc_public_key key;
    size_t i;

    for (i = 0; i < 2; i++) {
        memset(&key, 0, sizeof(key));
        memset(modulus, 0xff, sizeof(modulus));
        modulus[255] = i == 0 ? 0xff : 0xfe;
        key.type = "RSA";
        key.bits = 2048;
        key.modulus = (mc_view){modulus, sizeof(modulus)};
        key.exponent = (mc_view){(const uint8_t *) "\x01\x00\x01", 3};
        assert_int_equal(mc_public_key_policy(&key),
                         i == 0 ? MC_OK : MC_ERR_KEY_WEAK);
        assert_int_equal(mc_key_accept(&f->job, &key), MC_ERR_KEY_WEAK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_request_is_accepted),
        cmocka_unit_test(a_flipped_bit_anywhere_is_noticed),
        cmocka_unit_test(an_alternative_name_extension_twice_is_refused),
        cmocka_unit_test(two_extension_requests_are_refused),
        cmocka_unit_test(an_attribute_without_a_value_is_refused),
        cmocka_unit_test(attributes_have_one_value_or_none_or_two),
        cmocka_unit_test(a_boolean_that_is_neither_is_refused),
        cmocka_unit_test(an_empty_alternative_name_is_refused),
        cmocka_unit_test(another_version_is_read_and_kept),
        cmocka_unit_test(bytes_behind_the_request_are_refused),
        cmocka_unit_test(every_shorter_request_is_refused),
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(keys_outside_the_policy_are_refused),
        cmocka_unit_test(a_key_that_only_its_factors_betray_is_accepted),
    };

    return cmocka_run_group_tests(tests, make_key, free_key);
}
