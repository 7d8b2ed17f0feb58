/*
 * A kernel that is wrong on purpose. This test is built over a copy of
 * prime_lanes.c whose comparison and carries can be made to lie, in
 * place of the engine's own; everything else is the engine's.
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
#undef mc_lanes_equal
#undef wide_shr

#define MBEDTLS_ALLOW_PRIVATE_ACCESS
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

/* Mbed TLS's primes, so that only what is computed from them can be wrong. */
static void a_key_with_wrong_numbers_leaves(void **state)
{
    uint8_t p[128], q[128], in[256], out[256];
    mc_view p_view = {p, sizeof(p)}, q_view = {q, sizeof(q)};
    mbedtls_rsa_context key;

    (void) state;
    lie = HONEST;
    mbedtls_rsa_init(&key);
    assert_int_equal(mc_rsa_generate(&job, 2048, &key), MC_OK);
    assert_int_equal(mbedtls_mpi_write_binary(&key.P, p, sizeof(p)), 0);
    assert_int_equal(mbedtls_mpi_write_binary(&key.Q, q, sizeof(q)), 0);
    memset(in, 0x17, sizeof(in));

    lie = BAD_CARRY;
    assert_int_equal(mc_rsa_private(&job, &key, in, out, sizeof(in)),
                     MC_ERR_SELF_CHECK);
    mbedtls_rsa_free(&key);

    mbedtls_rsa_init(&key);
    assert_int_equal(mc_rsa_from_primes(&job, p_view, q_view, 2048, &key),
                     MC_ERR_SELF_CHECK);
    assert_int_equal(mbedtls_mpi_cmp_int(&key.N, 0), 0);
    lie = HONEST;
    assert_int_equal(mc_rsa_from_primes(&job, p_view, q_view, 2048, &key),
                     MC_OK);
    mbedtls_rsa_free(&key);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bad_key_leaves_when_everything_looks_prime),
        cmocka_unit_test(a_search_without_an_end_does_not_end),
        cmocka_unit_test(a_key_with_wrong_numbers_leaves),
    };

    return cmocka_run_group_tests_name("rsa_broken", tests, start, stop);
}
