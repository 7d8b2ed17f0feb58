/*
 * A kernel that is wrong on purpose. This test is built over a copy of
 * prime_lanes.c and prime_montgomery.c whose comparison and carries can be
 * made to lie, in place of the engine's own; everything else is the engine's.
 *
 * What must come of it: no key at all, or a sound one. Never a bad key.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "number/prime_vector.h"

static enum {
    HONEST,
    ALL_EQUAL,   /* every candidate looks prime */
    NEVER_EQUAL, /* no candidate does */
    BAD_CARRY    /* now and then a carry is off by one */
} lie;

static unsigned carries;

/* The carry of a column. One multiplication of 1024 bits has 74. */
static wide lying_shr(wide a, unsigned bits)
{
    a = wide_shr(a, bits);
    if (lie == BAD_CARRY && ++carries % 5000 == 0) {
        a.lo ^= 1;
        a.hi ^= 1;
    }
    return a;
}

#define wide_shr lying_shr
#define mc_lanes_equal honest_equal
#define mc_lanes_power honest_power
#define mc_lanes_power_of_half honest_power_of_half
#include "number/prime_lanes.c"
#include "number/prime_montgomery.c"
#undef mc_lanes_power_of_half
#undef mc_lanes_power
#undef mc_lanes_equal
#undef wide_shr

#define MBEDTLS_ALLOW_PRIVATE_ACCESS
#include "desk/engine.h"
#include "key/key_check.h"
#include "key/rsa.h"
#include "number/prime.h"
#include "number/prime_judge.h"

unsigned mc_lanes_equal(const mc_lanes *lanes, const mc_number *a,
                        const mc_number *b);

unsigned mc_lanes_equal(const mc_lanes *lanes, const mc_number *a,
                        const mc_number *b)
{
    if (lie == ALL_EQUAL) {
        return 15;
    }
    return lie == NEVER_EQUAL ? 0 : honest_equal(lanes, a, b);
}

void mc_lanes_power_of_half(mc_lanes *lanes, mc_number *out,
                            const mc_number *exponent, unsigned bits);

/* What no candidate can equal need not be reckoned. */
void mc_lanes_power_of_half(mc_lanes *lanes, mc_number *out,
                            const mc_number *exponent, unsigned bits)
{
    if (lie == NEVER_EQUAL) {
        *out = *exponent;
    } else {
        honest_power_of_half(lanes, out, exponent, bits);
    }
}

/* What the last power was asked of. */
static mc_number seen_base, seen_exponent;

void mc_lanes_power(mc_lanes *lanes, mc_number *out, const mc_number *base,
                    const mc_number *exponent, unsigned bits);

void mc_lanes_power(mc_lanes *lanes, mc_number *out, const mc_number *base,
                    const mc_number *exponent, unsigned bits)
{
    seen_base = *base;
    seen_exponent = *exponent;
    honest_power(lanes, out, base, exponent, bits);
}

static mc_job job;
/* Made honestly, once. */
static mbedtls_rsa_context sound;

static int start(void **state)
{
    mc_view none = {NULL, 0};

    (void) state;
    mc_job_init(&job, none);
    mbedtls_rsa_init(&sound);
    return mc_rsa_generate(&job, 2048, &sound) == MC_OK ? 0 : -1;
}

static int stop(void **state)
{
    (void) state;
    mbedtls_rsa_free(&sound);
    mc_job_free(&job);
    return 0;
}

static void a_bad_key_leaves_when_everything_looks_prime(void **state)
{
    mbedtls_rsa_context key;
    int i;

    (void) state;
    lie = ALL_EQUAL;
    for (i = 0; i < 3; i++) {
        mbedtls_rsa_init(&key);
        /* one candidate in 32 is prime, so both are once in a thousand */
        if (mc_rsa_generate(&job, 2048, &key) == MC_OK) {
            assert_int_equal(mbedtls_mpi_is_prime_ext(
                                 &key.P, 20, mc_random_mbedtls, &job.random),
                             0);
            assert_int_equal(mbedtls_mpi_is_prime_ext(
                                 &key.Q, 20, mc_random_mbedtls, &job.random),
                             0);
        } else {
            assert_int_equal(mbedtls_mpi_cmp_int(&key.N, 0), 0);
            assert_string_equal(job.fault_field, "prime");
        }
        mbedtls_rsa_free(&key);
    }
}

static void a_search_without_an_end_does_not_end(void **state)
{
    mbedtls_rsa_context key;

    (void) state;
    lie = NEVER_EQUAL;
    mbedtls_rsa_init(&key);
    assert_int_equal(mc_rsa_generate(&job, 2048, &key), MC_ERR_SELF_CHECK);
    assert_int_equal(mbedtls_mpi_cmp_int(&key.N, 0), 0);
    mbedtls_rsa_free(&key);
}

static void a_wrong_signature_leaves(void **state)
{
    uint8_t in[256], out[256];

    (void) state;
    memset(in, 0x17, sizeof(in));
    lie = BAD_CARRY;
    assert_int_equal(mc_rsa_private(&job, &sound, in, out, sizeof(in)),
                     MC_ERR_SELF_CHECK);
    lie = HONEST;
    assert_int_equal(mc_rsa_private(&job, &sound, in, out, sizeof(in)), MC_OK);
}

static int lane_differs(const mc_number *a, const mc_number *b, unsigned lane)
{
    unsigned i, differ = 0;

    for (i = 0; i < MC_NUMBER_LIMBS; i++) {
        differ += a->limb[i].lane[lane] != b->limb[i].lane[lane];
    }
    return differ > 0;
}

/* One message, signed twice: the bases, what unblinds them and the two secret
 * exponents are others each time. (Lanes 2 and 3 raise to p - 2, q - 2.) */
static void two_signatures_are_blinded_alike(void **state)
{
    uint8_t in[256], out[256];
    mc_number base, exponent;
    unsigned lane;

    (void) state;
    lie = HONEST;
    memset(in, 0x17, sizeof(in));
    assert_int_equal(mc_rsa_private(&job, &sound, in, out, sizeof(in)), MC_OK);
    base = seen_base;
    exponent = seen_exponent;
    assert_int_equal(mc_rsa_private(&job, &sound, in, out, sizeof(in)), MC_OK);
    for (lane = 0; lane < MC_LANES; lane++) {
        assert_true(lane_differs(&base, &seen_base, lane));
        assert_int_equal(lane_differs(&exponent, &seen_exponent, lane),
                         lane < 2);
    }
    /* As many random bits as were promised: 128 above the prime's own. */
    for (lane = 0; lane < 2; lane++) {
        uint8_t bytes[1152 / 8 + 1];
        mbedtls_mpi blinded;

        mbedtls_mpi_init(&blinded);
        mc_lanes_write(&exponent, lane, bytes, sizeof(bytes));
        assert_int_equal(
            mbedtls_mpi_read_binary(&blinded, bytes, sizeof(bytes)), 0);
        assert_true(mbedtls_mpi_bitlen(&blinded) > 1024 + 128 - 40);
        mbedtls_mpi_free(&blinded);
    }
}

/* An odd number of 1024 bits with the factor 3. */
static void composite(uint8_t bytes[128])
{
    unsigned i, sum = 0;

    memset(bytes, 0, 128);
    bytes[0] = 0xc1;
    bytes[127] = 1;
    for (i = 0; i < 128; i++) {
        sum += bytes[i];
    }
    /* 256 is 1 modulo 3, so the digits' sum decides. */
    bytes[127] = (uint8_t) (bytes[127] + 2 * (sum % 3));
}

static void lanes_that_lie_have_the_last_word_on_a_prime(void **state)
{
    uint8_t bytes[128];
    mc_view number = {bytes, sizeof(bytes)};
    int is_prime = 0;

    (void) state;
    composite(bytes);
    lie = HONEST;
    assert_int_equal(mc_prime_judge(&job, number, &is_prime), MC_OK);
    assert_int_equal(is_prime, 0);
    lie = ALL_EQUAL;
    assert_int_equal(mc_prime_judge(&job, number, &is_prime),
                     MC_ERR_SELF_CHECK);
    assert_string_equal(job.fault_field, "prime");
    lie = HONEST;
}

/* A key from a file: lanes that call all prime, then lanes that call nothing
 * prime, are both overruled. */
static void lanes_that_lie_have_the_last_word_on_a_file(void **state)
{
    mbedtls_pk_context pk;
    mbedtls_rsa_context *key;
    uint8_t bytes[128];

    (void) state;
    lie = HONEST;
    mbedtls_pk_init(&pk);
    assert_int_equal(
        mbedtls_pk_setup(&pk, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA)), 0);
    key = mbedtls_pk_rsa(pk);
    assert_int_equal(mbedtls_rsa_copy(key, &sound), 0);
    lie = NEVER_EQUAL;
    assert_int_equal(mc_key_check_primes(&job, &pk), MC_OK);
    composite(bytes);
    assert_int_equal(mbedtls_mpi_read_binary(&key->Q, bytes, sizeof(bytes)), 0);
    assert_int_equal(mc_key_check_primes(&job, &pk), MC_ERR_KEY_DAMAGED);
    lie = ALL_EQUAL;
    assert_int_equal(mc_key_check_primes(&job, &pk), MC_ERR_KEY_DAMAGED);
    lie = HONEST;
    mbedtls_pk_free(&pk);
}

/* Composite numbers that the lanes call prime, made into a key before Mbed TLS
 * has said a word: the pairwise test is what stops it. */
static void a_key_of_numbers_not_judged_leaves(void **state)
{
    static const char HEAD[] = "\2op\14\0\0\0key-generate"
                               "\4type\3\0\0\0rsa";
    mc_view none = {NULL, 0};
    mc_buf request = MC_BUF_INIT, reply = MC_BUF_INIT, rest = MC_BUF_INIT;
    mc_view error, key;
    uint32_t tried;
    int i;

    (void) state;
    assert_int_equal(mc_buf_append(&request, HEAD, sizeof(HEAD) - 1), MC_OK);
    lie = ALL_EQUAL;
    for (i = 0; i < 2; i++) {
        mc_buf likely = MC_BUF_INIT;

        assert_int_equal(
            mc_prime_search(&job, 2048, none, &rest, &likely, &tried), MC_OK);
        assert_int_equal(likely.len, 128);
        assert_int_equal(rest.len, 0);
        assert_int_equal(mc_fields_put(&request, "prime", mc_buf_view(&likely)),
                         MC_OK);
        mc_buf_free(&likely);
    }
    lie = HONEST;
    mc_engine_call(mc_buf_view(&request), &reply);
    /* both are prime once in a thousand runs */
    if (mc_fields_get(mc_buf_view(&reply), "error", &error)) {
        assert_true(mc_view_is(error, "SELF_CHECK"));
        assert_false(mc_fields_get(mc_buf_view(&reply), "key", &key));
    }
    mc_buf_free(&request);
    mc_buf_free(&reply);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bad_key_leaves_when_everything_looks_prime),
        cmocka_unit_test(a_search_without_an_end_does_not_end),
        cmocka_unit_test(a_wrong_signature_leaves),
        cmocka_unit_test(two_signatures_are_blinded_alike),
        cmocka_unit_test(lanes_that_lie_have_the_last_word_on_a_prime),
        cmocka_unit_test(lanes_that_lie_have_the_last_word_on_a_file),
        cmocka_unit_test(a_key_of_numbers_not_judged_leaves),
    };

    return cmocka_run_group_tests_name("rsa_broken", tests, start, stop);
}
