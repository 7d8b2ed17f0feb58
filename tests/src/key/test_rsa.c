/*
 * RSA keys from two primes, and the private operation against Mbed TLS's.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define MBEDTLS_ALLOW_PRIVATE_ACCESS
#include "key/rsa.h"

static mc_job job;
static mbedtls_rsa_context key; /* 2048 bits, made at the start */

static int start(void **state)
{
    mc_view none = {NULL, 0};

    (void) state;
    mc_job_init(&job, none);
    mbedtls_rsa_init(&key);
    return mc_rsa_generate(&job, 2048, &key) == MC_OK ? 0 : -1;
}

static int stop(void **state)
{
    (void) state;
    mbedtls_rsa_free(&key);
    mc_job_free(&job);
    return 0;
}

/* Imports p and q alone and lets Mbed TLS find the rest. */
static void complete_with_mbedtls(mbedtls_rsa_context *rsa)
{
    mbedtls_rsa_init(rsa);
    assert_int_equal(
        mbedtls_rsa_import(rsa, NULL, &key.P, &key.Q, NULL, &key.E), 0);
    assert_int_equal(mbedtls_rsa_complete(rsa), 0);
}

static void a_number_of_the_key_differs_from_mbedtls(void **state)
{
    mbedtls_rsa_context theirs;

    (void) state;
    complete_with_mbedtls(&theirs);
    assert_int_equal(mbedtls_mpi_bitlen(&key.N), 2048);
    assert_int_equal(mbedtls_mpi_cmp_mpi(&key.N, &theirs.N), 0);
    assert_int_equal(mbedtls_mpi_cmp_mpi(&key.D, &theirs.D), 0);
    assert_int_equal(mbedtls_mpi_cmp_mpi(&key.DP, &theirs.DP), 0);
    assert_int_equal(mbedtls_mpi_cmp_mpi(&key.DQ, &theirs.DQ), 0);
    assert_int_equal(mbedtls_mpi_cmp_mpi(&key.QP, &theirs.QP), 0);
    assert_true(mbedtls_mpi_cmp_mpi(&key.P, &key.Q) > 0);
    assert_int_equal(mbedtls_rsa_get_len(&key), 256);
    mbedtls_rsa_free(&theirs);
}

static mc_err make(const mbedtls_mpi *p, const mbedtls_mpi *q,
                   unsigned key_bits, mbedtls_rsa_context *rsa)
{
    uint8_t p_bytes[256], q_bytes[256];
    mc_view p_view = {p_bytes, mbedtls_mpi_size(p)};
    mc_view q_view = {q_bytes, mbedtls_mpi_size(q)};

    assert_int_equal(mbedtls_mpi_write_binary(p, p_bytes, p_view.len), 0);
    assert_int_equal(mbedtls_mpi_write_binary(q, q_bytes, q_view.len), 0);
    mbedtls_rsa_init(rsa);
    return mc_rsa_from_primes(&job, p_view, q_view, key_bits, rsa);
}

/* What is refused must leave nothing behind. */
static void refuse(const mbedtls_mpi *p, const mbedtls_mpi *q,
                   unsigned key_bits, mc_err want)
{
    mbedtls_rsa_context rsa;

    assert_int_equal(make(p, q, key_bits, &rsa), want);
    assert_int_equal(mbedtls_mpi_cmp_int(&rsa.N, 0), 0);
    assert_int_equal(mbedtls_mpi_cmp_int(&rsa.P, 0), 0);
    mbedtls_rsa_free(&rsa);
}

static void primes_in_the_other_order_make_another_key(void **state)
{
    mbedtls_rsa_context rsa;

    (void) state;
    assert_int_equal(make(&key.Q, &key.P, 2048, &rsa), MC_OK);
    assert_int_equal(mbedtls_mpi_cmp_mpi(&rsa.P, &key.P), 0);
    assert_int_equal(mbedtls_mpi_cmp_mpi(&rsa.QP, &key.QP), 0);
    mbedtls_rsa_free(&rsa);
}

/* An odd composite as large as the prime. */
static void multiple_of_three_below(mbedtls_mpi *x, const mbedtls_mpi *prime)
{
    mbedtls_mpi_uint rest;

    assert_int_equal(mbedtls_mpi_mod_int(&rest, prime, 3), 0);
    assert_int_equal(mbedtls_mpi_sub_int(x, prime, rest == 1 ? 4 : 2), 0);
}

/* Numbers of the right size that are not both prime. */
static void sign_nothing(const mbedtls_mpi *p, const mbedtls_mpi *q)
{
    mbedtls_rsa_context rsa;
    uint8_t block[256];

    memset(block, 0x17, sizeof(block));
    if (make(p, q, 2048, &rsa) == MC_OK) {
        assert_int_equal(
            mc_rsa_private(&job, &rsa, block, block, sizeof(block)),
            MC_ERR_SELF_CHECK);
    }
    mbedtls_rsa_free(&rsa);
}

static void a_key_of_composite_numbers_signs(void **state)
{
    mbedtls_mpi x;

    (void) state;
    mbedtls_mpi_init(&x);
    multiple_of_three_below(&x, &key.P);
    sign_nothing(&x, &key.Q);
    multiple_of_three_below(&x, &key.Q);
    sign_nothing(&key.P, &x);
    mbedtls_mpi_free(&x);
}

/* 2^first + 2^second + 2^third + more; exponents of 0 are left out. */
static void sum_of(mbedtls_mpi *x, size_t first, size_t second, size_t third,
                   int more)
{
    assert_int_equal(mbedtls_mpi_lset(x, 0), 0);
    assert_int_equal(mbedtls_mpi_set_bit(x, first, 1), 0);
    if (second != 0) {
        assert_int_equal(mbedtls_mpi_set_bit(x, second, 1), 0);
    }
    if (third != 0) {
        assert_int_equal(mbedtls_mpi_set_bit(x, third, 1), 0);
    }
    assert_int_equal(mbedtls_mpi_add_int(x, x, more), 0);
}

static void numbers_that_are_no_such_primes_make_a_key(void **state)
{
    mbedtls_mpi x;

    (void) state;
    mbedtls_mpi_init(&x);
    refuse(&key.P, &key.Q, 4096, MC_ERR_SELF_CHECK);
    refuse(&key.P, &key.Q, 2049, MC_ERR_KEY_SIZE);
    refuse(&key.P, &key.P, 2048, MC_ERR_SELF_CHECK);
    refuse(&key.N, &key.Q, 2048, MC_ERR_SELF_CHECK);
    refuse(&x, &key.Q, 2048, MC_ERR_SELF_CHECK);
    assert_int_equal(mbedtls_mpi_sub_int(&x, &key.P, 1), 0);
    refuse(&x, &key.Q, 2048, MC_ERR_SELF_CHECK);
    /* a prime of 1023 bits */
    sum_of(&x, 1022, 1021, 0, 191);
    refuse(&x, &key.Q, 2048, MC_ERR_SELF_CHECK);
    mbedtls_mpi_free(&x);
}

/* p and q whose first 100 bits agree (FIPS 186-5 A.1.3 (d)). */
static void primes_too_close_make_a_key(void **state)
{
    mbedtls_mpi x, y;

    (void) state;
    mbedtls_mpi_init(&x);
    mbedtls_mpi_init(&y);
    sum_of(&x, 1023, 1022, 0, 1037);
    sum_of(&y, 1023, 1022, 0, 1697);
    refuse(&x, &y, 2048, MC_ERR_SELF_CHECK);
    mbedtls_mpi_free(&x);
    mbedtls_mpi_free(&y);
}

/* Primes, each with one fault alone; so that no later check can see it. */
static void primes_that_break_one_rule_make_a_key(void **state)
{
    mbedtls_rsa_context rsa;
    mbedtls_mpi good, bad;

    (void) state;
    mbedtls_mpi_init(&good);
    mbedtls_mpi_init(&bad);
    sum_of(&good, 1023, 1022, 0, 1037);
    assert_int_equal(make(&key.P, &good, 2048, &rsa), MC_OK);
    mbedtls_rsa_free(&rsa);
    sum_of(&bad, 1023, 0, 0, 1155); /* below sqrt(2) 2^1023 */
    refuse(&good, &bad, 2048, MC_ERR_SELF_CHECK);
    sum_of(&bad, 1023, 1022, 0, 25215361); /* 1 modulo 65537 */
    refuse(&key.P, &bad, 2048, MC_ERR_SELF_CHECK);
    sum_of(&bad, 1023, 1022, 900, 555); /* 2^900 apart */
    refuse(&good, &bad, 2048, MC_ERR_SELF_CHECK);
    mbedtls_mpi_free(&good);
    mbedtls_mpi_free(&bad);
}

/* The operation must give m^d, which mbedtls_rsa_public takes back. */
static void check_private(mbedtls_rsa_context *rsa, const uint8_t *in)
{
    uint8_t out[512], back[512];
    const size_t len = mbedtls_rsa_get_len(rsa);

    assert_int_equal(mc_rsa_private(&job, rsa, in, out, len), MC_OK);
    assert_int_equal(mbedtls_rsa_public(rsa, out, back), 0);
    assert_memory_equal(back, in, len);
}

static void an_extreme_message_goes_wrong(void **state)
{
    uint8_t in[256];
    mbedtls_mpi x;

    (void) state;
    mbedtls_mpi_init(&x);
    memset(in, 0, sizeof(in));
    check_private(&key, in); /* 0 */
    in[255] = 1;
    check_private(&key, in); /* 1 */
    assert_int_equal(mbedtls_mpi_sub_int(&x, &key.N, 1), 0);
    assert_int_equal(mbedtls_mpi_write_binary(&x, in, sizeof(in)), 0);
    check_private(&key, in); /* N - 1 */
    assert_int_equal(mbedtls_mpi_write_binary(&key.P, in, sizeof(in)), 0);
    check_private(&key, in); /* no inverse modulo N */
    assert_int_equal(mbedtls_mpi_mul_int(&x, &key.Q, 7), 0);
    assert_int_equal(mbedtls_mpi_write_binary(&x, in, sizeof(in)), 0);
    check_private(&key, in);
    mbedtls_mpi_free(&x);
}

static void a_message_as_large_as_the_modulus_is_taken(void **state)
{
    uint8_t in[256], out[256];

    (void) state;
    assert_int_equal(mbedtls_mpi_write_binary(&key.N, in, sizeof(in)), 0);
    assert_int_equal(mc_rsa_private(&job, &key, in, out, sizeof(in)),
                     MC_ERR_SELF_CHECK);
    assert_int_equal(mc_rsa_private(&job, &key, in, out, 255), MC_ERR_INTERNAL);
}

/* Long ones are not searched for: that takes long under the sanitizers. */
static void two_primes(mbedtls_mpi *p, mbedtls_mpi *q, unsigned bits)
{
    if (bits == 1536) {
        sum_of(p, 1535, 1534, 0, 1837);
        sum_of(q, 1535, 1534, 1500, 103);
    } else if (bits == 1024) {
        assert_int_equal(mbedtls_mpi_copy(p, &key.P), 0);
        assert_int_equal(mbedtls_mpi_copy(q, &key.Q), 0);
    } else {
        mbedtls_mpi_gen_prime(p, bits, 0, mc_random_mbedtls, &job.random);
        mbedtls_mpi_gen_prime(q, bits, 0, mc_random_mbedtls, &job.random);
    }
}

/* Keys of others: p below q, other exponents, sizes that do not end at a
 * limb or a byte, and one too large for the lanes. */
static void a_key_of_another_shape_goes_wrong(void **state)
{
    static const struct {
        unsigned bits;
        int e;
    } shapes[] = {{1024, 3}, {1026, 17}, {2048, 65539}, {3072, 65537}};
    uint8_t in[512];
    unsigned i;

    (void) state;
    for (i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
        mbedtls_rsa_context rsa, swapped;
        mbedtls_mpi p, q, e;
        size_t len;

        mbedtls_rsa_init(&rsa);
        mbedtls_rsa_init(&swapped);
        mbedtls_mpi_init(&p);
        mbedtls_mpi_init(&q);
        mbedtls_mpi_init(&e);
        mbedtls_mpi_lset(&e, shapes[i].e);
        do {
            mbedtls_rsa_free(&rsa);
            mbedtls_rsa_init(&rsa);
            two_primes(&p, &q, shapes[i].bits / 2);
            mbedtls_rsa_import(&rsa, NULL, &p, &q, NULL, &e);
        } while (mbedtls_rsa_complete(&rsa) != 0);
        mbedtls_mpi_free(&p);
        mbedtls_mpi_free(&q);
        mbedtls_mpi_free(&e);
        assert_int_equal(
            mbedtls_rsa_import(&swapped, NULL, &rsa.Q, &rsa.P, NULL, &rsa.E),
            0);
        assert_int_equal(mbedtls_rsa_complete(&swapped), 0);
        len = mbedtls_rsa_get_len(&rsa);
        assert_int_equal(mc_random_bytes(&job.random, in, len), MC_OK);
        in[0] = 0;
        check_private(&rsa, in);
        check_private(&swapped, in);
        mbedtls_rsa_free(&rsa);
        mbedtls_rsa_free(&swapped);
    }
}

static void a_signature_does_not_verify(void **state)
{
    static const mbedtls_md_type_t mds[] = {MBEDTLS_MD_SHA1, MBEDTLS_MD_SHA256,
                                            MBEDTLS_MD_SHA384,
                                            MBEDTLS_MD_SHA512};
    mbedtls_pk_context pk;
    uint8_t digest[64];
    unsigned i;

    (void) state;
    memset(digest, 0x3c, sizeof(digest));
    mbedtls_pk_init(&pk);
    assert_int_equal(
        mbedtls_pk_setup(&pk, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA)), 0);
    assert_int_equal(mbedtls_rsa_copy(mbedtls_pk_rsa(pk), &key), 0);
    for (i = 0; i < sizeof(mds) / sizeof(mds[0]); i++) {
        mc_buf signature = MC_BUF_INIT;
        mc_view view = {digest,
                        mbedtls_md_get_size(mbedtls_md_info_from_type(mds[i]))};

        assert_int_equal(mc_pk_sign(&job, &pk, mds[i], view, &signature),
                         MC_OK);
        assert_int_equal(mbedtls_pk_verify(&pk, mds[i], digest, view.len,
                                           signature.p, signature.len),
                         0);
        mc_buf_free(&signature);
        view.len--;
        assert_int_equal(mc_pk_sign(&job, &pk, mds[i], view, &signature),
                         MC_ERR_UNSUPPORTED);
        assert_int_equal(signature.len, 0);
    }
    mbedtls_pk_free(&pk);
}

/* A fault in any number that the CRT uses must not reach the signature:
 * m^d wrong modulo one prime only gives the other away. */
static void a_faulty_key_signs(void **state)
{
    mbedtls_mpi *numbers[] = {&key.DP, &key.DQ, &key.QP};
    uint8_t in[256], out[256], zero[256];
    unsigned i;

    (void) state;
    memset(in, 0x21, sizeof(in));
    memset(zero, 0, sizeof(zero));
    for (i = 0; i < 3; i++) {
        int bit = mbedtls_mpi_get_bit(numbers[i], 700);

        assert_int_equal(mbedtls_mpi_set_bit(numbers[i], 700, !bit), 0);
        memset(out, 0xff, sizeof(out));
        assert_int_equal(mc_rsa_private(&job, &key, in, out, sizeof(in)),
                         MC_ERR_SELF_CHECK);
        assert_memory_equal(out, zero, sizeof(out));
        assert_int_equal(
            mbedtls_mpi_set_bit(numbers[i], 700, (unsigned char) bit), 0);
    }
    check_private(&key, in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_of_the_key_differs_from_mbedtls),
        cmocka_unit_test(primes_in_the_other_order_make_another_key),
        cmocka_unit_test(a_key_of_composite_numbers_signs),
        cmocka_unit_test(numbers_that_are_no_such_primes_make_a_key),
        cmocka_unit_test(primes_too_close_make_a_key),
        cmocka_unit_test(primes_that_break_one_rule_make_a_key),
        cmocka_unit_test(an_extreme_message_goes_wrong),
        cmocka_unit_test(a_message_as_large_as_the_modulus_is_taken),
        cmocka_unit_test(a_key_of_another_shape_goes_wrong),
        cmocka_unit_test(a_signature_does_not_verify),
        cmocka_unit_test(a_faulty_key_signs),
    };

    return cmocka_run_group_tests_name("rsa", tests, start, stop);
}
