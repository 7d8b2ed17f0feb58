/*
 * RSASP1 (RFC 8017 5.2.1) by the Chinese remainder theorem in four lanes:
 *
 *   lane   modulus   base    exponent       gives
 *   0      p         m r^e   dP + i (p-1)   m^d r modulo p
 *   1      q         m r^e   dQ + j (q-1)   m^d r modulo q
 *   2      p         r       p - 2          1 / r modulo p (Fermat)
 *   3      q         r       q - 2          1 / r modulo q
 *
 * r is random below N and hides m (Kocher, CRYPTO '96); i and j are random of
 * BLIND_BITS bits and hide the exponents. All is drawn anew for every call, so
 * blinding costs no inverse modulo N.
 *
 * Claimed: from the blinded base to the two halves, and in putting them
 * together, this C has no branch and no address that depends on the key, the
 * message or the random numbers; table entries are picked by reading all of
 * them under a mask. Long numbers are multiplied and shifted by mbedtls_mpi
 * functions whose work depends on sizes, which are public; the one sum is done
 * here, as Mbed TLS's runs as far as the carry does.
 * Not claimed: that a WebAssembly engine keeps it so. No engine promises that
 * its compiler adds no branch, nor does any processor promise it for
 * multiplication. Blinding is what remains if they do not. Nor for preparing
 * the lanes: how far a carry runs there, a random number decides.
 * Not hidden: the check with e, in which only the public key and what will be
 * published take part.
 */
#include <stdlib.h>
#include <string.h>

#define MBEDTLS_ALLOW_PRIVATE_ACCESS
#include "key/rsa.h"

#include "number/prime_lanes.h"

#define BLIND_BITS 128
#define HALF_BYTES_MAX ((MC_LANES_BITS_MAX + BLIND_BITS) / 8 + 1)

typedef struct work {
    mc_job *job;
    const mbedtls_rsa_context *rsa;
    mc_lanes *lanes;
    unsigned bits; /* of the longer prime */
    mc_number base, exponent, blind, high, half, other;
    mbedtls_mpi message, r, signature, rr, t, u;
} work;

static int work_init(work *w, mc_job *job, const mbedtls_rsa_context *rsa)
{
    size_t p_bits = mbedtls_mpi_bitlen(&rsa->P);
    size_t q_bits = mbedtls_mpi_bitlen(&rsa->Q);

    memset(w, 0, sizeof(*w));
    w->job = job;
    w->rsa = rsa;
    w->bits = (unsigned) (p_bits > q_bits ? p_bits : q_bits);
    mbedtls_mpi_init(&w->message);
    mbedtls_mpi_init(&w->r);
    mbedtls_mpi_init(&w->signature);
    mbedtls_mpi_init(&w->rr);
    mbedtls_mpi_init(&w->t);
    mbedtls_mpi_init(&w->u);
    w->lanes = mc_lanes_new(w->bits);
    return w->lanes != NULL ? 0 : MBEDTLS_ERR_MPI_ALLOC_FAILED;
}

static void work_free(work *w)
{
    mc_lanes_free(w->lanes);
    mbedtls_mpi_free(&w->message);
    mbedtls_mpi_free(&w->r);
    mbedtls_mpi_free(&w->signature);
    mbedtls_mpi_free(&w->rr);
    mbedtls_mpi_free(&w->t);
    mbedtls_mpi_free(&w->u);
    mc_wipe(w, sizeof(*w));
}

/* One lane of a number from an mpi below 2^(8 * HALF_BYTES_MAX). */
static int lane_set(mc_number *x, unsigned lane, const mbedtls_mpi *value)
{
    uint8_t bytes[HALF_BYTES_MAX];
    int ret = mbedtls_mpi_write_binary(value, bytes, sizeof(bytes));

    if (ret == 0) {
        mc_lanes_read(x, lane, bytes, sizeof(bytes));
    }
    mc_wipe(bytes, sizeof(bytes));
    return ret;
}

static int lane_get(const mc_number *x, unsigned lane, mbedtls_mpi *value)
{
    uint8_t bytes[HALF_BYTES_MAX];
    int ret = 0;

    mc_lanes_write(x, lane, bytes, sizeof(bytes));
    ret = mbedtls_mpi_read_binary(value, bytes, sizeof(bytes));
    mc_wipe(bytes, sizeof(bytes));
    return ret;
}

/* value, below N, into Montgomery form in all lanes, reduced by their moduli
 * without a division: with value = high R + low that is high R^2 + low R. */
static int enter_all(work *w, mc_number *out, const mbedtls_mpi *value)
{
    const size_t r_bits = (size_t) w->lanes->limbs * MC_LIMB_BITS;
    unsigned lane;
    int ret = 0;

    MBEDTLS_MPI_CHK(mbedtls_mpi_copy(&w->t, value));
    MBEDTLS_MPI_CHK(mbedtls_mpi_shift_r(&w->t, r_bits));
    MBEDTLS_MPI_CHK(mbedtls_mpi_copy(&w->u, &w->t));
    MBEDTLS_MPI_CHK(mbedtls_mpi_shift_l(&w->u, r_bits));
    MBEDTLS_MPI_CHK(mbedtls_mpi_sub_abs(&w->u, value, &w->u));
    for (lane = 0; lane < MC_LANES; lane++) {
        MBEDTLS_MPI_CHK(lane_set(&w->high, lane, &w->t));
        MBEDTLS_MPI_CHK(lane_set(&w->half, lane, &w->u));
    }
    mc_lanes_enter(w->lanes, &w->other, &w->high);
    mc_lanes_enter(w->lanes, &w->high, &w->other);
    mc_lanes_enter(w->lanes, &w->other, &w->half);
    mc_lanes_add(w->lanes, out, &w->high, &w->other);
cleanup:
    return ret;
}

/* out = base^e by squaring and multiplying; e is public, so it may branch. */
static void power_public(work *w, mc_number *out, const mc_number *base)
{
    const mbedtls_mpi *e = &w->rsa->E;
    size_t bit = mbedtls_mpi_bitlen(e) - 1;

    *out = *base;
    while (bit > 0) {
        bit--;
        mc_lanes_sqr(w->lanes, &w->other, out);
        *out = w->other;
        if (mbedtls_mpi_get_bit(e, bit) == 1) {
            mc_lanes_mul(w->lanes, &w->other, out, base);
            *out = w->other;
        }
    }
}

/* exponent + random * (prime - 1) into a lane. */
static int set_exponent(work *w, unsigned lane, const mbedtls_mpi *exponent,
                        const mbedtls_mpi *prime)
{
    int ret = 0;

    MBEDTLS_MPI_CHK(mbedtls_mpi_fill_random(
        &w->t, BLIND_BITS / 8, mc_random_mbedtls, &w->job->random));
    MBEDTLS_MPI_CHK(mbedtls_mpi_sub_int(&w->u, prime, 1));
    MBEDTLS_MPI_CHK(mbedtls_mpi_mul_mpi(&w->t, &w->t, &w->u));
    MBEDTLS_MPI_CHK(mbedtls_mpi_add_mpi(&w->t, &w->t, exponent));
    MBEDTLS_MPI_CHK(lane_set(&w->exponent, lane, &w->t));
    MBEDTLS_MPI_CHK(mbedtls_mpi_sub_int(&w->u, prime, 2));
    MBEDTLS_MPI_CHK(lane_set(&w->exponent, lane + 2, &w->u));
cleanup:
    return ret;
}

/* Moduli and exponents as the table at the top says. */
static int set_lanes(work *w)
{
    const mbedtls_rsa_context *rsa = w->rsa;
    size_t p_bits = mbedtls_mpi_bitlen(&rsa->P);
    size_t q_bits = mbedtls_mpi_bitlen(&rsa->Q);
    unsigned lane;
    int ret = 0;

    for (lane = 0; lane < MC_LANES; lane++) {
        MBEDTLS_MPI_CHK(lane_set(&w->lanes->modulus, lane,
                                 lane % 2 == 0 ? &rsa->P : &rsa->Q));
    }
    mc_lanes_ready(w->lanes, (unsigned) (p_bits < q_bits ? p_bits : q_bits));
    MBEDTLS_MPI_CHK(set_exponent(w, 0, &rsa->DP, &rsa->P));
    MBEDTLS_MPI_CHK(set_exponent(w, 1, &rsa->DQ, &rsa->Q));
cleanup:
    return ret;
}

/* base = m r^e in lanes 0 and 1, r in lanes 2 and 3, with a fresh r. */
static int set_bases(work *w)
{
    mc_number *r = &w->blind, *product = &w->half;
    unsigned i;
    int ret = 0;

    MBEDTLS_MPI_CHK(mbedtls_mpi_random(&w->r, 2, &w->rsa->N, mc_random_mbedtls,
                                       &w->job->random));
    MBEDTLS_MPI_CHK(enter_all(w, r, &w->r));
    MBEDTLS_MPI_CHK(enter_all(w, &w->base, &w->message));
    power_public(w, &w->high, r);
    mc_lanes_mul(w->lanes, product, &w->base, &w->high);
    for (i = 0; i < MC_NUMBER_LIMBS; i++) {
        w->base.limb[i].lane[0] = product->limb[i].lane[0];
        w->base.limb[i].lane[1] = product->limb[i].lane[1];
        w->base.limb[i].lane[2] = r->limb[i].lane[2];
        w->base.limb[i].lane[3] = r->limb[i].lane[3];
    }
cleanup:
    return ret;
}

/* Lanes 2 and 3 of x into lanes 0 and 1 of out. */
static void lanes_down(mc_number *out, const mc_number *x)
{
    unsigned i;

    for (i = 0; i < MC_NUMBER_LIMBS; i++) {
        out->limb[i].lane[0] = x->limb[i].lane[2];
        out->limb[i].lane[1] = x->limb[i].lane[3];
    }
}

/* x += y in as many steps as N has limbs; the sum is below N. */
static int add_fixed(const work *w, mbedtls_mpi *x, mbedtls_mpi *y)
{
    const size_t limbs = w->rsa->N.n;
    mbedtls_mpi_uint carry = 0;
    size_t i;
    int ret = 0;

    MBEDTLS_MPI_CHK(mbedtls_mpi_grow(x, limbs));
    MBEDTLS_MPI_CHK(mbedtls_mpi_grow(y, limbs));
    for (i = 0; i < limbs; i++) {
        mbedtls_mpi_uint sum = x->p[i] + carry;

        carry = (mbedtls_mpi_uint) (sum < carry);
        x->p[i] = sum + y->p[i];
        carry += (mbedtls_mpi_uint) (x->p[i] < sum);
    }
cleanup:
    return ret;
}

/* signature = sq + q * ((sp - sq) / q modulo p), Garner's way (HAC 14.71). On
 * entry half holds sp and sq in lanes 0 and 1, in Montgomery form. */
static int join(work *w)
{
    const mbedtls_rsa_context *rsa = w->rsa;
    mc_lanes *lanes = w->lanes;
    mc_number *inverse = &w->high;
    int ret = 0;

    mc_lanes_leave(lanes, &w->other, &w->half);
    mc_lanes_reduce(lanes, &w->other);
    MBEDTLS_MPI_CHK(lane_get(&w->other, 1, &w->t)); /* sq */
    MBEDTLS_MPI_CHK(lane_set(&w->other, 0, &w->t));
    mc_lanes_enter(lanes, &w->base, &w->other); /* sq, now modulo p */
    mc_lanes_sub(lanes, &w->half, &w->half, &w->base);
    MBEDTLS_MPI_CHK(lane_set(&w->other, 0, &rsa->QP));
    mc_lanes_enter(lanes, inverse, &w->other);
    mc_lanes_mul(lanes, &w->base, &w->half, inverse);
    mc_lanes_leave(lanes, &w->half, &w->base);
    mc_lanes_reduce(lanes, &w->half);
    MBEDTLS_MPI_CHK(lane_get(&w->half, 0, &w->u));
    MBEDTLS_MPI_CHK(mbedtls_mpi_mul_mpi(&w->signature, &w->u, &rsa->Q));
    MBEDTLS_MPI_CHK(add_fixed(w, &w->signature, &w->t));
cleanup:
    return ret;
}

/* 0 when signature^e is the message. */
static int verify(work *w)
{
    const mbedtls_rsa_context *rsa = w->rsa;
    int ret = 0;

    MBEDTLS_MPI_CHK(
        mbedtls_mpi_exp_mod(&w->t, &w->signature, &rsa->E, &rsa->N, &w->rr));
    if (mbedtls_mpi_cmp_mpi(&w->t, &w->message) != 0) {
        ret = MBEDTLS_ERR_RSA_VERIFY_FAILED;
    }
cleanup:
    return ret;
}

static int private_in_lanes(work *w)
{
    int ret = 0;

    MBEDTLS_MPI_CHK(set_lanes(w));
    MBEDTLS_MPI_CHK(set_bases(w));
    mc_lanes_power(w->lanes, &w->base, &w->base, &w->exponent,
                   w->bits + BLIND_BITS);
    lanes_down(&w->other, &w->base);
    mc_lanes_mul(w->lanes, &w->half, &w->base, &w->other);
    MBEDTLS_MPI_CHK(join(w));
    MBEDTLS_MPI_CHK(verify(w));
cleanup:
    return ret;
}

static int fits_lanes(const mbedtls_rsa_context *rsa)
{
    size_t p_bits = mbedtls_mpi_bitlen(&rsa->P);
    size_t q_bits = mbedtls_mpi_bitlen(&rsa->Q);

    return p_bits >= 64 && q_bits >= 64 && p_bits <= MC_LANES_BITS_MAX &&
           q_bits <= MC_LANES_BITS_MAX && p_bits - q_bits + 1 <= 2;
}

mc_err mc_rsa_private(mc_job *job, mbedtls_rsa_context *rsa, const uint8_t *in,
                      uint8_t *out, size_t len)
{
    work *w;
    int ret = 0;

    if (len != mbedtls_rsa_get_len(rsa)) {
        return mc_fail(job, MC_ERR_INTERNAL, NULL, 0);
    }
    if (!fits_lanes(rsa)) {
        ret =
            mbedtls_rsa_private(rsa, mc_random_mbedtls, &job->random, in, out);
        return ret == 0 ? MC_OK
                        : mc_fail(job, mc_err_mbedtls(ret, MC_ERR_KEY_DAMAGED),
                                  NULL, ret);
    }
    w = malloc(sizeof(*w));
    if (w == NULL) {
        return MC_ERR_MEMORY;
    }
    ret = work_init(w, job, rsa);
    MC_THEN(ret, mbedtls_mpi_read_binary(&w->message, in, len));
    if (ret == 0 && mbedtls_mpi_cmp_mpi(&w->message, &rsa->N) >= 0) {
        ret = MBEDTLS_ERR_RSA_BAD_INPUT_DATA;
    }
    MC_THEN(ret, private_in_lanes(w));
    MC_THEN(ret, mbedtls_mpi_write_binary(&w->signature, out, len));
    work_free(w);
    free(w);
    if (ret != 0) {
        mc_wipe(out, len);
        return mc_fail(job, mc_err_mbedtls(ret, MC_ERR_SELF_CHECK), NULL, ret);
    }
    return MC_OK;
}
