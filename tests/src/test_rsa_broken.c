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

#include "../../src/prime_vector.h"

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
        unsigned lane;

        for (lane = 0; lane < 4; lane++) {
            a.lane[lane] ^= 1;
        }
    }
    return a;
}

#define wide_shr lying_shr
#define mc_lanes_equal honest_equal
#include "../../src/prime_lanes.c"
#include "../../src/prime_montgomery.c"
#undef mc_lanes_equal
#undef wide_shr

#define MBEDTLS_ALLOW_PRIVATE_ACCESS
#include "../../src/engine.h"
#include "../../src/prime.h"
#include "../../src/rsa.h"

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

static mc_job job;

static int start(void **state)
{
    mc_view none = {NULL, 0};

    (void) state;
    mc_job_init(&job, none);
    return 0;
}

static int stop(void **state)
{
    (void) state;
    mc_job_free(&job);
    return 0;
}

static void a_bad_key_leaves_when_everything_looks_prime(void **state)
{
    mbedtls_rsa_context key;
    int i;

    (void) state;
    lie = ALL_EQUAL;
    for (i = 0; i < 8; i++) {
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
    mbedtls_rsa_context key;

    (void) state;
    lie = HONEST;
    mbedtls_rsa_init(&key);
    assert_int_equal(mc_rsa_generate(&job, 2048, &key), MC_OK);
    memset(in, 0x17, sizeof(in));

    lie = BAD_CARRY;
    assert_int_equal(mc_rsa_private(&job, &key, in, out, sizeof(in)),
                     MC_ERR_SELF_CHECK);
    lie = HONEST;
    assert_int_equal(mc_rsa_private(&job, &key, in, out, sizeof(in)), MC_OK);
    mbedtls_rsa_free(&key);
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
        cmocka_unit_test(a_key_of_numbers_not_judged_leaves),
    };

    return cmocka_run_group_tests_name("rsa_broken", tests, start, stop);
}
