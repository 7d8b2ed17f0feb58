/*
 * From two primes to a key. The numbers are computed the cheap way, then
 * Mbed TLS checks that they are right, by multiplication
 * (mbedtls_rsa_check_privkey): its own way to find them inverts three long
 * numbers, which in the page takes longer than the search.
 */
#define MBEDTLS_ALLOW_PRIVATE_ACCESS
#include "key/rsa.h"

#include "number/divsteps.h"
#include "number/prime.h"

int mc_rsa_mod_exponent(const mbedtls_mpi *x, uint32_t *rest)
{
    mbedtls_mpi e, remainder;
    uint8_t bytes[4] = {0, 0, 0, 0};
    int ret = 0;

    mbedtls_mpi_init(&e);
    mbedtls_mpi_init(&remainder);
    MBEDTLS_MPI_CHK(mbedtls_mpi_lset(&e, MC_RSA_EXPONENT));
    MBEDTLS_MPI_CHK(mbedtls_mpi_mod_mpi(&remainder, x, &e));
    MBEDTLS_MPI_CHK(mbedtls_mpi_write_binary(&remainder, bytes, sizeof(bytes)));
    *rest = (uint32_t) bytes[1] << 16 | (uint32_t) bytes[2] << 8 | bytes[3];
cleanup:
    mbedtls_mpi_free(&e);
    mbedtls_mpi_free(&remainder);
    return ret;
}

/* 0 when x has half as many bits as the key, is at least sqrt(2) times the
 * least such number, and x - 1 has no factor in common with the exponent
 * (FIPS 186-5 A.1.3); else an Mbed TLS code. The comparison's number is
 * ceil(2^31.5). */
static int check_prime(const mbedtls_mpi *x, unsigned half_bits)
{
    mbedtls_mpi top;
    uint8_t word[4] = {0, 0, 0, 0};
    uint32_t rest;
    int ret = 0;

    if (mbedtls_mpi_bitlen(x) != half_bits || mbedtls_mpi_get_bit(x, 0) != 1) {
        return MBEDTLS_ERR_MPI_NOT_ACCEPTABLE;
    }
    mbedtls_mpi_init(&top);
    MBEDTLS_MPI_CHK(mc_rsa_mod_exponent(x, &rest));
    MBEDTLS_MPI_CHK(mbedtls_mpi_copy(&top, x));
    MBEDTLS_MPI_CHK(mbedtls_mpi_shift_r(&top, half_bits - 32));
    MBEDTLS_MPI_CHK(mbedtls_mpi_write_binary(&top, word, sizeof(word)));
    if (rest == 1 || mc_be32(word) < 0xb504f334U) {
        ret = MBEDTLS_ERR_MPI_NOT_ACCEPTABLE;
    }
cleanup:
    mc_wipe(word, sizeof(word));
    mbedtls_mpi_free(&top);
    return ret;
}

/* Size, distance and gcd. P > Q. */
static int check_rules(const mbedtls_rsa_context *rsa, unsigned half_bits)
{
    mbedtls_mpi distance;
    int ret = 0;

    mbedtls_mpi_init(&distance);
    MBEDTLS_MPI_CHK(check_prime(&rsa->P, half_bits));
    MBEDTLS_MPI_CHK(check_prime(&rsa->Q, half_bits));
    MBEDTLS_MPI_CHK(mbedtls_mpi_sub_mpi(&distance, &rsa->P, &rsa->Q));
    if (mbedtls_mpi_bitlen(&distance) <= half_bits - 100) {
        ret = MBEDTLS_ERR_MPI_NOT_ACCEPTABLE;
    }
cleanup:
    mbedtls_mpi_free(&distance);
    return ret;
}

/* 1 / a modulo the prime 65537, by Fermat: a^65535. */
static uint32_t invert_small(uint32_t a)
{
    uint64_t result = 1, power = a;
    unsigned i;

    for (i = 0; i < 16; i++) {
        result = result * power % MC_RSA_EXPONENT;
        power = power * power % MC_RSA_EXPONENT;
    }
    return (uint32_t) result;
}

/*
 * D = 1/e modulo L = lcm(P - 1, Q - 1). Some k < e makes 1 + k L a multiple
 * of e, namely k = -1/L modulo e; then D = (1 + k L) / e, which is below L.
 * That D is larger than 2^half_bits is left to the caller's checks: a smaller
 * one has a chance of 2^-900.
 */
static int find_exponent(mbedtls_rsa_context *rsa)
{
    mbedtls_mpi p1, q1, gcd, lcm;
    uint32_t rest;
    int ret = 0;

    mbedtls_mpi_init(&p1);
    mbedtls_mpi_init(&q1);
    mbedtls_mpi_init(&gcd);
    mbedtls_mpi_init(&lcm);
    MBEDTLS_MPI_CHK(mbedtls_mpi_sub_int(&p1, &rsa->P, 1));
    MBEDTLS_MPI_CHK(mbedtls_mpi_sub_int(&q1, &rsa->Q, 1));
    MBEDTLS_MPI_CHK(mc_gcd(&gcd, &p1, &q1));
    MBEDTLS_MPI_CHK(mbedtls_mpi_mul_mpi(&lcm, &p1, &q1));
    MBEDTLS_MPI_CHK(mbedtls_mpi_div_mpi(&lcm, NULL, &lcm, &gcd));
    MBEDTLS_MPI_CHK(mc_rsa_mod_exponent(&lcm, &rest));
    rest = MC_RSA_EXPONENT - invert_small(rest);
    MBEDTLS_MPI_CHK(mbedtls_mpi_lset(&gcd, (mbedtls_mpi_sint) rest));
    MBEDTLS_MPI_CHK(mbedtls_mpi_mul_mpi(&lcm, &lcm, &gcd));
    MBEDTLS_MPI_CHK(mbedtls_mpi_add_int(&lcm, &lcm, 1));
    MBEDTLS_MPI_CHK(mbedtls_mpi_div_int(&rsa->D, NULL, &lcm, MC_RSA_EXPONENT));
    MBEDTLS_MPI_CHK(mbedtls_mpi_mod_mpi(&rsa->DP, &rsa->D, &p1));
    MBEDTLS_MPI_CHK(mbedtls_mpi_mod_mpi(&rsa->DQ, &rsa->D, &q1));
cleanup:
    mbedtls_mpi_free(&p1);
    mbedtls_mpi_free(&q1);
    mbedtls_mpi_free(&gcd);
    mbedtls_mpi_free(&lcm);
    return ret;
}

mc_err mc_rsa_from_primes(mc_job *job, mc_view p, mc_view q, unsigned key_bits,
                          mbedtls_rsa_context *rsa)
{
    const unsigned half_bits = key_bits / 2;
    int ret = 0;

    if (mc_prime_expected(key_bits) == 0) {
        return mc_fail(job, MC_ERR_KEY_SIZE, "bits", 0);
    }
    MBEDTLS_MPI_CHK(mbedtls_mpi_read_binary(&rsa->P, p.p, p.len));
    MBEDTLS_MPI_CHK(mbedtls_mpi_read_binary(&rsa->Q, q.p, q.len));
    if (mbedtls_mpi_cmp_mpi(&rsa->P, &rsa->Q) < 0) {
        mbedtls_mpi_swap(&rsa->P, &rsa->Q);
    }
    MBEDTLS_MPI_CHK(check_rules(rsa, half_bits));
    MBEDTLS_MPI_CHK(mbedtls_mpi_mul_mpi(&rsa->N, &rsa->P, &rsa->Q));
    MBEDTLS_MPI_CHK(mbedtls_mpi_lset(&rsa->E, MC_RSA_EXPONENT));
    rsa->len = mbedtls_mpi_size(&rsa->N);
    MBEDTLS_MPI_CHK(find_exponent(rsa));
    MBEDTLS_MPI_CHK(mc_inverse(&rsa->QP, &rsa->Q, &rsa->P));
    MBEDTLS_MPI_CHK(mbedtls_rsa_check_privkey(rsa));
cleanup:
    if (ret != 0) {
        mbedtls_rsa_free(rsa);
        mbedtls_rsa_init(rsa);
        return mc_fail(job, mc_err_mbedtls(ret, MC_ERR_SELF_CHECK), "prime",
                       ret);
    }
    return MC_OK;
}

mc_err mc_rsa_generate(mc_job *job, unsigned key_bits, mbedtls_rsa_context *rsa)
{
    mc_buf p = MC_BUF_INIT, q = MC_BUF_INIT;
    mc_err err = mc_prime_pair(job, key_bits, &p, &q);

    MC_THEN(err, mc_rsa_from_primes(job, mc_buf_view(&p), mc_buf_view(&q),
                                    key_bits, rsa));
    MC_BUF_FREE(&p, &q);
    return err;
}
