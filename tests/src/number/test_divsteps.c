/*
 * Division steps against Mbed TLS's own gcd and inverse, over random numbers
 * of every size and over those where limbs, signs and steps are extreme.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/job.h"
#include "number/divsteps.h"

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

static void draw(mbedtls_mpi *x, size_t bits)
{
    assert_int_equal(mbedtls_mpi_fill_random(x, (bits + 7) / 8,
                                             mc_random_mbedtls, &job.random),
                     0);
    assert_int_equal(mbedtls_mpi_shift_r(x, 8 * ((bits + 7) / 8) - bits), 0);
    assert_int_equal(mbedtls_mpi_set_bit(x, bits - 1, 1), 0);
}

static void same_gcd(const mbedtls_mpi *a, const mbedtls_mpi *b)
{
    mbedtls_mpi ours, theirs;

    mbedtls_mpi_init(&ours);
    mbedtls_mpi_init(&theirs);
    assert_int_equal(mc_gcd(&ours, a, b), 0);
    assert_int_equal(mbedtls_mpi_gcd(&theirs, a, b), 0);
    assert_int_equal(mbedtls_mpi_cmp_mpi(&ours, &theirs), 0);
    mbedtls_mpi_free(&ours);
    mbedtls_mpi_free(&theirs);
}

/* For a in 1 .. n - 1, n odd. */
static void same_inverse(const mbedtls_mpi *a, const mbedtls_mpi *n)
{
    mbedtls_mpi ours, theirs;
    int ret;

    mbedtls_mpi_init(&ours);
    mbedtls_mpi_init(&theirs);
    ret = mbedtls_mpi_inv_mod(&theirs, a, n);
    assert_int_equal(mc_inverse(&ours, a, n), ret);
    if (ret == 0) {
        assert_int_equal(mbedtls_mpi_cmp_mpi(&ours, &theirs), 0);
    }
    mbedtls_mpi_free(&ours);
    mbedtls_mpi_free(&theirs);
}

static void a_random_gcd_or_inverse_differs_from_mbedtls(void **state)
{
    static const size_t SIZES[] = {17,   64,   65,   119,  120,  121, 240,
                                   1023, 1024, 1025, 1536, 2047, 2048};
    mbedtls_mpi a, b, common;
    size_t i, j, k;

    (void) state;
    mbedtls_mpi_init(&a);
    mbedtls_mpi_init(&b);
    mbedtls_mpi_init(&common);
    for (i = 0; i < sizeof(SIZES) / sizeof(SIZES[0]); i++) {
        for (j = 0; j <= i; j++) {
            /* Mbed TLS is slow where the numbers are long. */
            for (k = 0; k < (SIZES[i] > 300 ? 1 : 3); k++) {
                draw(&a, SIZES[i]);
                draw(&b, SIZES[j]);
                same_gcd(&a, &b);
                same_gcd(&b, &a);
                assert_int_equal(mbedtls_mpi_set_bit(&a, 0, 1), 0);
                if (mbedtls_mpi_cmp_mpi(&b, &a) < 0) {
                    same_inverse(&b, &a);
                }
                draw(&common, 40 + 8 * k);
                if (SIZES[i] + 56 <= MC_DIVSTEPS_BITS_MAX) {
                    assert_int_equal(mbedtls_mpi_mul_mpi(&a, &a, &common), 0);
                    assert_int_equal(mbedtls_mpi_mul_mpi(&b, &b, &common), 0);
                    same_gcd(&a, &b);
                }
            }
        }
    }
    mbedtls_mpi_free(&a);
    mbedtls_mpi_free(&b);
    mbedtls_mpi_free(&common);
}

/* 2^bits + add */
static void near_power(mbedtls_mpi *x, size_t bits, int add)
{
    assert_int_equal(mbedtls_mpi_lset(x, 1), 0);
    assert_int_equal(mbedtls_mpi_shift_l(x, bits), 0);
    assert_int_equal(mbedtls_mpi_add_int(x, x, add), 0);
}

static void an_extreme_number_differs_from_mbedtls(void **state)
{
    static const size_t SIZES[] = {90, 1023, 1024, 2047};
    mbedtls_mpi n, a;
    size_t i, j;
    int add;

    (void) state;
    mbedtls_mpi_init(&n);
    mbedtls_mpi_init(&a);
    for (i = 0; i < sizeof(SIZES) / sizeof(SIZES[0]); i++) {
        for (add = -1; add <= 1; add += 2) {
            near_power(&n, SIZES[i], add);
            for (j = 1; j < 4; j++) {
                assert_int_equal(mbedtls_mpi_lset(&a, (int) j), 0);
                same_inverse(&a, &n);
                same_gcd(&a, &n);
                assert_int_equal(mbedtls_mpi_sub_int(&a, &n, (int) j), 0);
                same_inverse(&a, &n);
                same_gcd(&a, &n);
            }
            for (j = 1; j < SIZES[i]; j += 5 + SIZES[i] / 8) {
                near_power(&a, j, 0);
                same_inverse(&a, &n);
                near_power(&a, j, -1);
                same_inverse(&a, &n);
                same_gcd(&a, &n);
            }
            same_gcd(&n, &n);
        }
    }
    mbedtls_mpi_free(&n);
    mbedtls_mpi_free(&a);
}

static void a_number_out_of_range_is_taken(void **state)
{
    mbedtls_mpi n, a, out;

    (void) state;
    mbedtls_mpi_init(&n);
    mbedtls_mpi_init(&a);
    mbedtls_mpi_init(&out);
    near_power(&n, MC_DIVSTEPS_BITS_MAX, 1);
    assert_int_equal(mbedtls_mpi_lset(&a, 5), 0);
    assert_int_equal(mc_inverse(&out, &a, &n), MBEDTLS_ERR_MPI_BAD_INPUT_DATA);
    assert_int_equal(mc_gcd(&out, &n, &a), MBEDTLS_ERR_MPI_BAD_INPUT_DATA);
    near_power(&n, 100, 0); /* even */
    assert_int_equal(mc_inverse(&out, &a, &n), MBEDTLS_ERR_MPI_BAD_INPUT_DATA);
    assert_int_equal(mbedtls_mpi_lset(&n, 0), 0);
    assert_int_equal(mc_gcd(&out, &n, &a), MBEDTLS_ERR_MPI_BAD_INPUT_DATA);
    assert_int_equal(mc_gcd(&out, &a, &n), MBEDTLS_ERR_MPI_BAD_INPUT_DATA);
    assert_int_equal(mbedtls_mpi_lset(&n, -7), 0);
    assert_int_equal(mc_inverse(&out, &a, &n), MBEDTLS_ERR_MPI_BAD_INPUT_DATA);
    assert_int_equal(mbedtls_mpi_cmp_int(&out, 0), 0);
    mbedtls_mpi_free(&n);
    mbedtls_mpi_free(&a);
    mbedtls_mpi_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_random_gcd_or_inverse_differs_from_mbedtls),
        cmocka_unit_test(an_extreme_number_differs_from_mbedtls),
        cmocka_unit_test(a_number_out_of_range_is_taken),
    };

    return cmocka_run_group_tests_name("divsteps", tests, start, stop);
}
