#include "number/prime_judge.h"

#include <mbedtls/bignum.h>

#include "number/prime_test.h"

/* The fifth round. What Mbed TLS calls composite after four of ours shows that
 * ours are broken. */
static mc_err judge_again(mc_job *job, mc_view number)
{
    mbedtls_mpi x;
    int ret;

    mbedtls_mpi_init(&x);
    ret = mbedtls_mpi_read_binary(&x, number.p, number.len);
    if (ret == 0) {
        ret = mbedtls_mpi_is_prime_ext(&x, 1, mc_random_mbedtls, &job->random);
    }
    mbedtls_mpi_free(&x);
    return ret == 0 ? MC_OK
                    : mc_fail(job, mc_err_mbedtls(ret, MC_ERR_SELF_CHECK),
                              "prime", ret);
}

/* An odd number, as long as a prime of the keys that are offered. */
static int fits(mc_view number)
{
    return (number.len == 128 || number.len == 192 || number.len == 256) &&
           (number.p[0] & 0x80) != 0 && (number.p[number.len - 1] & 1) != 0;
}

mc_err mc_prime_judge(mc_job *job, mc_view number, int *is_prime)
{
    mc_prime_test *test;
    mc_err err;

    if (!fits(number)) {
        return mc_fail(job, MC_ERR_FIELD_VALUE, "likely", 0);
    }
    test = mc_prime_test_new((unsigned) number.len * 8);
    if (test == NULL) {
        return MC_ERR_MEMORY;
    }
    err = mc_prime_miller_rabin(job, test, number.p, is_prime);
    mc_prime_test_free(test);
    return err == MC_OK && *is_prime ? judge_again(job, number) : err;
}
