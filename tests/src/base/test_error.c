/*
 * The list of errors: names that programs compare, sentences that people
 * read, and groups that say who can act.
 */
#include "../check.h"

#include <mbedtls/asn1.h>
#include <mbedtls/bignum.h>
#include <mbedtls/ctr_drbg.h>
#include <mbedtls/ecp.h>
#include <mbedtls/md.h>
#include <mbedtls/pk.h>
#include <mbedtls/rsa.h>
#include <mbedtls/x509.h>

#include "base/job.h"

static void names_carry_no_prefix_and_are_unique(void **state)
{
    int i, j;

    (void) state;
    for (i = MC_OK + 1; i < MC_ERR__MAX; i++) {
        const char *name = mc_err_name((mc_err) i);

        assert_non_null(name);
        assert_null(strstr(name, "MC_"));
        assert_true(strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") ==
                    strlen(name));
        for (j = i + 1; j < MC_ERR__MAX; j++) {
            assert_string_not_equal(name, mc_err_name((mc_err) j));
        }
    }
    assert_string_equal(mc_err_name(MC_ERR_PASSPHRASE), "PASSPHRASE");
}

static void groups_are_four(void **state)
{
    static const char GROUPS[] = " INPUT FORMAT POLICY INTERNAL ";
    int i;

    (void) state;
    assert_string_equal(mc_err_group(MC_OK), "NONE");
    for (i = MC_OK + 1; i < MC_ERR__MAX; i++) {
        char group[16] = " ";

        strncat(group, mc_err_group((mc_err) i), sizeof(group) - 3);
        strncat(group, " ", 2);
        assert_non_null(strstr(GROUPS, group));
    }
}

static void codes_that_are_none_get_an_answer_too(void **state)
{
    (void) state;
    assert_non_null(mc_err_name((mc_err) 9999));
    assert_non_null(mc_err_group((mc_err) 9999));
}

/* Mbed TLS adds a low code to a high one. */
static void what_the_library_lacked_is_called_something_else(void **state)
{
    static const struct {
        int ret;
        mc_err wanted;
    } CASES[] = {
        {0, MC_OK},
        {MBEDTLS_ERR_CTR_DRBG_ENTROPY_SOURCE_FAILED, MC_ERR_RANDOM},
        {MBEDTLS_ERR_RSA_KEY_GEN_FAILED +
             MBEDTLS_ERR_CTR_DRBG_ENTROPY_SOURCE_FAILED,
         MC_ERR_RANDOM},
        {MBEDTLS_ERR_RSA_RNG_FAILED, MC_ERR_RANDOM},
        {MBEDTLS_ERR_MPI_ALLOC_FAILED, MC_ERR_MEMORY},
        {MBEDTLS_ERR_RSA_PRIVATE_FAILED + MBEDTLS_ERR_MPI_ALLOC_FAILED,
         MC_ERR_MEMORY},
        {MBEDTLS_ERR_PK_ALLOC_FAILED, MC_ERR_MEMORY},
        {MBEDTLS_ERR_ECP_ALLOC_FAILED, MC_ERR_MEMORY},
        {MBEDTLS_ERR_MD_ALLOC_FAILED, MC_ERR_MEMORY},
        {MBEDTLS_ERR_X509_ALLOC_FAILED, MC_ERR_MEMORY},
        {MBEDTLS_ERR_X509_INVALID_FORMAT + MBEDTLS_ERR_ASN1_ALLOC_FAILED,
         MC_ERR_MEMORY},
        {MBEDTLS_ERR_RSA_VERIFY_FAILED, MC_ERR_KEY_DAMAGED},
        {MBEDTLS_ERR_RSA_PRIVATE_FAILED + MBEDTLS_ERR_MPI_NOT_ACCEPTABLE,
         MC_ERR_KEY_DAMAGED},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        assert_err(mc_err_mbedtls(CASES[i].ret, MC_ERR_KEY_DAMAGED),
                   CASES[i].wanted);
    }
}

/* The first field that was named stays; a fault that was lived with goes. */
static void a_later_fault_takes_the_firsts_place(void **state)
{
    mc_view none = {NULL, 0};
    mc_job job;

    (void) state;
    mc_job_init(&job, none);
    assert_err(mc_fail(&job, MC_OK, "one", -1), MC_OK);
    assert_null(job.fault_field);
    assert_err(mc_fail(&job, MC_ERR_DATES, NULL, 0), MC_ERR_DATES);
    assert_err(mc_fail(&job, MC_ERR_DATES, "two", -2), MC_ERR_DATES);
    assert_err(mc_fail_value(&job, MC_ERR_DATES, "three", mc_view_str("a")),
               MC_ERR_DATES);
    assert_err(mc_fail_value(&job, MC_ERR_DATES, "four", mc_view_str("b")),
               MC_ERR_DATES);
    assert_string_equal(job.fault_field, "two");
    assert_int_equal(job.fault_detail, -2);
    assert_text(mc_buf_view(&job.fault_value), "a");
    mc_job_forgive(&job);
    assert_null(job.fault_field);
    assert_int_equal(job.fault_detail, 0);
    assert_int_equal(job.fault_value.len, 0);
    mc_job_free(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_carry_no_prefix_and_are_unique),
        cmocka_unit_test(groups_are_four),
        cmocka_unit_test(codes_that_are_none_get_an_answer_too),
        cmocka_unit_test(what_the_library_lacked_is_called_something_else),
        cmocka_unit_test(a_later_fault_takes_the_firsts_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
