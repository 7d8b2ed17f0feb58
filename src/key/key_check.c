#include "key/key_check.h"

#include "key/key_der.h"
#include "key/public_key.h"
#include "key/rsa.h"
#include "number/divsteps.h"
#include "number/prime_test.h"

/* The shortest number that the lanes take. */
#define LANES_BITS_MIN 64

/* FIPS 186-5 A.1.3: primes differ by more than 2^(half - 100). */
#define DISTANCE_MARGIN 100

/* Rounds for primes that somebody else chose, perhaps on purpose: what
 * OpenSSL's bn_mr_min_checks does up to 2048 bits. */
#define FOREIGN_ROUNDS 64

/* Of those, how many Mbed TLS repeats: the lanes only propose (prime.h). */
#define JUDGE_ROUNDS 2

/* Rounds where the number is too long for the lanes, so that Mbed TLS does
 * them all: a key of 8192 bits would take most of a minute in the page for
 * 64. Nobody but its maker is deceived by a key with false primes, and the
 * maker has the key anyway. */
#define LONG_ROUNDS 8

/* The rounds of the lanes. *passed: whether all of them said prime. */
static mc_err test_in_lanes(mc_job *job, const mbedtls_mpi *number, int *passed)
{
    mc_prime_test *test =
        mc_prime_test_new((unsigned) mbedtls_mpi_bitlen(number));
    mc_buf bytes = MC_BUF_INIT;
    mc_err err = MC_ERR_MEMORY;
    int round;

    if (test == NULL || mc_buf_reserve(&bytes, test->bytes) != MC_OK) {
        goto out;
    }
    bytes.len = test->bytes;
    if (mbedtls_mpi_write_binary(number, bytes.p, bytes.len) != 0) {
        err = MC_ERR_INTERNAL;
        goto out;
    }
    *passed = 1;
    err = MC_OK;
    for (round = 0; err == MC_OK && *passed && round < FOREIGN_ROUNDS;
         round += MC_LANES) {
        err = mc_prime_miller_rabin(job, test, bytes.p, passed);
    }

out:
    mc_prime_test_free(test);
    mc_buf_free(&bytes);
    return err;
}

/*
 * Where the lanes say prime, Mbed TLS looks again for a moment; where they
 * say composite, or cannot say, it decides alone.
 */
static mc_err check_prime(mc_job *job, const mbedtls_mpi *number)
{
    size_t bits = mbedtls_mpi_bitlen(number);
    int rounds = LONG_ROUNDS;
    int passed;
    mc_err err;

    if (mbedtls_mpi_get_bit(number, 0) == 0 || bits < LANES_BITS_MIN) {
        return MC_ERR_KEY_DAMAGED;
    }
    if (bits <= MC_LANES_BITS_MAX) {
        err = test_in_lanes(job, number, &passed);
        if (err != MC_OK) {
            return err;
        }
        rounds = passed ? JUDGE_ROUNDS : FOREIGN_ROUNDS;
    }
    return mc_err_mbedtls(mbedtls_mpi_is_prime_ext(
                              number, rounds, mc_random_mbedtls, &job->random),
                          MC_ERR_KEY_DAMAGED);
}

mc_err mc_key_check_primes(mc_job *job, const mbedtls_pk_context *pk)
{
    const mbedtls_rsa_context *rsa;
    mc_err err;

    if (!mbedtls_pk_can_do(pk, MBEDTLS_PK_RSA)) {
        return MC_OK;
    }
    rsa = mbedtls_pk_rsa(*pk);
    err = check_prime(job, &rsa->MBEDTLS_PRIVATE(P));
    return err == MC_OK ? check_prime(job, &rsa->MBEDTLS_PRIVATE(Q)) : err;
}

/* A rule that does not hold. */
#define UNFIT MBEDTLS_ERR_MPI_NOT_ACCEPTABLE

static int unless(int holds)
{
    return holds ? 0 : UNFIT;
}

/*
 * One prime of a pair, half bits long: sqrt(2) * 2^(half - 1) <= prime <
 * 2^half, said without the root: the square has all 2 * half bits. And
 * gcd(prime - 1, e) = 1, where e is a prime itself.
 *
 * Returns 0, UNFIT or another Mbed TLS code, as do those that follow.
 */
static int prime_fits(const mbedtls_mpi *prime, size_t half, mbedtls_mpi *work)
{
    uint32_t rest = 0;
    int ret = mbedtls_mpi_mul_mpi(work, prime, prime);

    MC_THEN(ret, unless(mbedtls_mpi_bitlen(prime) == half &&
                        mbedtls_mpi_bitlen(work) == 2 * half));
    MC_THEN(ret, mbedtls_mpi_sub_int(work, prime, 1));
    MC_THEN(ret, mc_rsa_mod_exponent(work, &rest));
    return MC_THEN(ret, unless(rest != 0));
}

/* |p - q| > 2^(half - 100). */
static int distance_fits(const mbedtls_mpi *p, const mbedtls_mpi *q,
                         size_t half, mbedtls_mpi *work)
{
    int ret = mbedtls_mpi_sub_mpi(work, p, q);

    work->MBEDTLS_PRIVATE(s) = 1; /* its absolute value */
    MC_THEN(ret, mbedtls_mpi_sub_int(work, work, 1));
    return MC_THEN(ret,
                   unless(mbedtls_mpi_bitlen(work) > half - DISTANCE_MARGIN));
}

/* 2^half < d < lcm(p - 1, q - 1); that d inverts e is check_privkey's. */
static int exponent_fits(const mbedtls_rsa_context *rsa, size_t half,
                         mbedtls_mpi *work)
{
    mbedtls_mpi p1, q1, gcd;
    int ret;

    mbedtls_mpi_init(&p1);
    mbedtls_mpi_init(&q1);
    mbedtls_mpi_init(&gcd);
    ret = mbedtls_mpi_sub_int(&p1, &rsa->MBEDTLS_PRIVATE(P), 1);
    MC_THEN(ret, mbedtls_mpi_sub_int(&q1, &rsa->MBEDTLS_PRIVATE(Q), 1));
    MC_THEN(ret, mc_gcd(&gcd, &p1, &q1));
    MC_THEN(ret, mbedtls_mpi_mul_mpi(work, &p1, &q1));
    MC_THEN(ret, mbedtls_mpi_div_mpi(work, NULL, work, &gcd));
    MC_THEN(ret,
            unless(mbedtls_mpi_bitlen(&rsa->MBEDTLS_PRIVATE(D)) > half &&
                   mbedtls_mpi_cmp_mpi(&rsa->MBEDTLS_PRIVATE(D), work) < 0));
    mbedtls_mpi_free(&p1);
    mbedtls_mpi_free(&q1);
    mbedtls_mpi_free(&gcd);
    return ret;
}

/* 1 < number < bound - 1 for dP and dQ, 1 < qInv < p; check_privkey has seen
 * that they are right modulo the bound. */
static int crt_fits(const mbedtls_rsa_context *rsa, mbedtls_mpi *work)
{
    const struct {
        const mbedtls_mpi *number;
        const mbedtls_mpi *prime;
        int below; /* the prime, by this */
    } rules[] = {
        {&rsa->MBEDTLS_PRIVATE(DP), &rsa->MBEDTLS_PRIVATE(P), 1},
        {&rsa->MBEDTLS_PRIVATE(DQ), &rsa->MBEDTLS_PRIVATE(Q), 1},
        {&rsa->MBEDTLS_PRIVATE(QP), &rsa->MBEDTLS_PRIVATE(P), 0},
    };
    int ret = 0;
    size_t i;

    for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        MC_THEN(ret, mbedtls_mpi_sub_int(work, rules[i].prime, rules[i].below));
        MC_THEN(ret, unless(mbedtls_mpi_cmp_int(rules[i].number, 1) > 0 &&
                            mbedtls_mpi_cmp_mpi(rules[i].number, work) < 0));
    }
    return ret;
}

/* Every rule. */
static int rsa_fits(const mbedtls_rsa_context *rsa, mbedtls_mpi *work)
{
    const mbedtls_mpi *p = &rsa->MBEDTLS_PRIVATE(P);
    const mbedtls_mpi *q = &rsa->MBEDTLS_PRIVATE(Q);
    size_t bits = mbedtls_mpi_bitlen(&rsa->MBEDTLS_PRIVATE(N));
    size_t half = bits / 2;
    int ret = unless(
        (bits == 2048 || bits == 3072 || bits == 4096) &&
        mbedtls_mpi_cmp_int(&rsa->MBEDTLS_PRIVATE(E), MC_RSA_EXPONENT) == 0 &&
        mbedtls_rsa_check_privkey(rsa) == 0);

    MC_THEN(ret, prime_fits(p, half, work));
    MC_THEN(ret, prime_fits(q, half, work));
    MC_THEN(ret, distance_fits(p, q, half, work));
    MC_THEN(ret, exponent_fits(rsa, half, work));
    return MC_THEN(ret, crt_fits(rsa, work));
}

mc_err mc_key_check_made(mc_job *job, const mbedtls_pk_context *pk)
{
    mbedtls_mpi work;
    int ret;

    if (!mbedtls_pk_can_do(pk, MBEDTLS_PK_RSA)) {
        const mbedtls_ecp_keypair *pair = mbedtls_pk_ec(*pk);

        return mc_err_mbedtls(mbedtls_ecp_check_pub_priv(
                                  pair, pair, mc_random_mbedtls, &job->random),
                              MC_ERR_SELF_CHECK);
    }
    mbedtls_mpi_init(&work);
    ret = rsa_fits(mbedtls_pk_rsa(*pk), &work);
    mbedtls_mpi_free(&work);
    return mc_err_mbedtls(ret, MC_ERR_SELF_CHECK);
}

/* 1 when both write the same PrivateKeyInfo. */
static mc_err same_key(const mbedtls_pk_context *a, const mbedtls_pk_context *b)
{
    mc_buf a_der = MC_BUF_INIT;
    mc_buf b_der = MC_BUF_INIT;
    mc_err err = mc_key_write_der(a, MC_OBJECT_KEY_PKCS8, &a_der);

    MC_THEN(err, mc_key_write_der(b, MC_OBJECT_KEY_PKCS8, &b_der));
    if (err == MC_OK &&
        !mc_view_equal(mc_buf_view(&a_der), mc_buf_view(&b_der))) {
        err = MC_ERR_SELF_CHECK;
    }
    MC_BUF_FREE(&a_der, &b_der);
    return err;
}

/* Verifies with the public half alone, as a stranger would read it. */
static mc_err verify(const mbedtls_pk_context *key, mc_view digest,
                     mc_view signature)
{
    mbedtls_pk_context public_half;
    mc_public_key seen;
    mc_buf spki = MC_BUF_INIT;
    mc_err err = mc_public_key_write(key, &spki);

    mbedtls_pk_init(&public_half);
    MC_THEN(err, mc_public_key_read(mc_buf_view(&spki), &seen));
    MC_THEN(err, mc_public_key_open(&seen, &public_half));
    MC_THEN(err, mc_err_mbedtls(mbedtls_pk_verify(
                                    &public_half, MBEDTLS_MD_SHA256, digest.p,
                                    digest.len, signature.p, signature.len),
                                MC_ERR_SELF_CHECK));
    mbedtls_pk_free(&public_half);
    mc_buf_free(&spki);
    return err;
}

mc_err mc_key_check_pair(mc_job *job, mbedtls_pk_context *pk,
                         const mbedtls_pk_context *read_back)
{
    uint8_t digest[32];
    mc_view digest_view = {digest, sizeof(digest)};
    mc_buf signature = MC_BUF_INIT;
    mc_err err = same_key(pk, read_back);

    MC_THEN(err, mc_random_bytes(&job->random, digest, sizeof(digest)));
    MC_THEN(err,
            mc_pk_sign(job, pk, MBEDTLS_MD_SHA256, digest_view, &signature));
    MC_THEN(err, verify(read_back, digest_view, mc_buf_view(&signature)));
    mc_buf_free(&signature);
    return err;
}
