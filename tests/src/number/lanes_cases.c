/*
 * What the kernel must give is computed in whole numbers by Mbed TLS: for
 * a * b the integer (a b + q N) / R with q = -a b / N modulo R, which is what
 * a Montgomery multiplication gives before any subtraction. So not only the
 * residue is compared but every limb, and with it each bound that
 * prime_montgomery.c claims.
 */
#include "lanes_cases.h"

#include <stdlib.h>
#include <string.h>

#include <mbedtls/bignum.h>

#include "number/prime_lanes.h"

#define BYTES ((MC_NUMBER_LIMBS * MC_LIMB_BITS) / 8)

#define TRY(call)                                                              \
    do {                                                                       \
        if ((call) != 0) {                                                     \
            return "Mbed TLS failed at " #call;                                \
        }                                                                      \
    } while (0)

#define WANT(condition, text)                                                  \
    do {                                                                       \
        if (!(condition)) {                                                    \
            return text;                                                       \
        }                                                                      \
    } while (0)

/* How a modulus is shaped. */
typedef enum shape {
    SHAPE_RANDOM,
    SHAPE_ONES,    /* 2^bits - 1: every limb all ones */
    SHAPE_LOWEST,  /* 2^(bits - 1) + 1: nearly every limb zero */
    SHAPE_STRIPES, /* limbs all ones and zero in turn */
    SHAPE_COUNT
} shape;

static const unsigned SIZES[] = {64, 81, 1024, 1536, 2048, 2068};

#define SIZE_COUNT (sizeof(SIZES) / sizeof(SIZES[0]))

typedef struct bench {
    mc_lanes *lanes;
    uint32_t random;
    unsigned bits;
    mbedtls_mpi n[MC_LANES], a[MC_LANES], b[MC_LANES];
    mbedtls_mpi n_inverse[MC_LANES]; /* 1 / N modulo R */
    mbedtls_mpi r_inverse[MC_LANES]; /* 1 / R modulo N */
    mbedtls_mpi r, want, t, u;
    mc_number x, y, z, w;
} bench;

unsigned lanes_case_count(void)
{
    return SIZE_COUNT * SHAPE_COUNT;
}

/* G. Marsaglia's xorshift: the same values in every run of a seed. */
static uint32_t next(bench *s)
{
    s->random ^= s->random << 13;
    s->random ^= s->random >> 17;
    s->random ^= s->random << 5;
    return s->random;
}

static int set_random(bench *s, mbedtls_mpi *x, unsigned bits)
{
    uint8_t bytes[BYTES];
    unsigned i;

    for (i = 0; i < sizeof(bytes); i++) {
        bytes[i] = (uint8_t) (next(s) >> 11);
    }
    return mbedtls_mpi_read_binary(x, bytes, sizeof(bytes)) ||
           mbedtls_mpi_shift_r(x, 8 * sizeof(bytes) - bits);
}

static int set_modulus(bench *s, mbedtls_mpi *n, shape form)
{
    unsigned i;
    int ret = 0;

    switch (form) {
    case SHAPE_ONES:
        ret = mbedtls_mpi_lset(n, 1) || mbedtls_mpi_shift_l(n, s->bits) ||
              mbedtls_mpi_sub_int(n, n, 1);
        break;
    case SHAPE_LOWEST:
        ret = mbedtls_mpi_lset(n, 1) || mbedtls_mpi_shift_l(n, s->bits - 1) ||
              mbedtls_mpi_add_int(n, n, 1);
        break;
    case SHAPE_STRIPES:
        for (i = 0; i < s->bits; i++) {
            ret |= mbedtls_mpi_set_bit(n, i, i / MC_LIMB_BITS % 2 == 0);
        }
        break;
    default:
        ret = set_random(s, n, s->bits);
    }
    return ret || mbedtls_mpi_set_bit(n, 0, 1) ||
           mbedtls_mpi_set_bit(n, s->bits - 1, 1);
}

/* Values at every edge of what is allowed, then random ones. */
#define VALUE_KINDS 10

static int set_value(bench *s, mbedtls_mpi *x, const mbedtls_mpi *n,
                     unsigned kind)
{
    int ret = mbedtls_mpi_copy(x, n);

    switch (kind) {
    case 0:
        return mbedtls_mpi_lset(x, 0);
    case 1:
        return mbedtls_mpi_lset(x, 1);
    case 2: /* N - 1 */
        return ret || mbedtls_mpi_sub_int(x, x, 1);
    case 3: /* N */
        return ret;
    case 4: /* 2 N - 1 */
        return ret || mbedtls_mpi_shift_l(x, 1) || mbedtls_mpi_sub_int(x, x, 1);
    case 5: /* 4 N - 1 */
        return ret || mbedtls_mpi_shift_l(x, 2) || mbedtls_mpi_sub_int(x, x, 1);
    case 6: /* limbs all ones, below N */
        return mbedtls_mpi_lset(x, 1) || mbedtls_mpi_shift_l(x, s->bits - 1) ||
               mbedtls_mpi_sub_int(x, x, 1);
    case 7: /* one bit at a limb's edge */
        return mbedtls_mpi_lset(x, 1) || mbedtls_mpi_shift_l(x, MC_LIMB_BITS);
    default:
        return set_random(s, x, s->bits - 1);
    }
}

static int to_lane(bench *s, mc_number *x, unsigned lane,
                   const mbedtls_mpi *value)
{
    uint8_t bytes[BYTES];

    (void) s;
    if (mbedtls_mpi_write_binary(value, bytes, sizeof(bytes)) != 0) {
        return -1;
    }
    mc_lanes_read(x, lane, bytes, sizeof(bytes));
    return 0;
}

/* 1 when the lane's limbs are exactly those of the number wanted. */
static int same(bench *s, const mc_number *x, unsigned lane)
{
    mc_number wanted;
    unsigned i;

    memset(&wanted, 0, sizeof(wanted));
    if (to_lane(s, &wanted, lane, &s->want) != 0) {
        return 0;
    }
    for (i = 0; i < s->lanes->limbs; i++) {
        if (x->limb[i].lane[lane] != wanted.limb[i].lane[lane]) {
            return 0;
        }
    }
    return 1;
}

/* want = (a b + q N) / R, where q = R - (ab / N modulo R), or 0. */
static int want_product(bench *s, unsigned lane, const mbedtls_mpi *a,
                        const mbedtls_mpi *b)
{
    if (mbedtls_mpi_mul_mpi(&s->want, a, b) != 0 ||
        mbedtls_mpi_mul_mpi(&s->t, &s->want, &s->n_inverse[lane]) != 0 ||
        mbedtls_mpi_mod_mpi(&s->t, &s->t, &s->r) != 0) {
        return -1;
    }
    if (mbedtls_mpi_cmp_int(&s->t, 0) != 0 &&
        (mbedtls_mpi_sub_mpi(&s->t, &s->r, &s->t) != 0 ||
         mbedtls_mpi_mul_mpi(&s->t, &s->t, &s->n[lane]) != 0 ||
         mbedtls_mpi_add_mpi(&s->want, &s->want, &s->t) != 0)) {
        return -1;
    }
    return mbedtls_mpi_div_mpi(&s->want, NULL, &s->want, &s->r);
}

/* want = (base / R)^exponent modulo N. */
static int want_power(bench *s, unsigned lane, const mbedtls_mpi *base,
                      const mbedtls_mpi *exponent)
{
    return mbedtls_mpi_mul_mpi(&s->u, base, &s->r_inverse[lane]) != 0 ||
           mbedtls_mpi_mod_mpi(&s->u, &s->u, &s->n[lane]) != 0 ||
           mbedtls_mpi_exp_mod(&s->want, &s->u, exponent, &s->n[lane], NULL) !=
               0;
}

static const char *check_products(bench *s, unsigned kind_a, unsigned kind_b)
{
    unsigned l;

    for (l = 0; l < MC_LANES; l++) {
        /* other lanes, other values */
        TRY(set_value(s, &s->a[l], &s->n[l], (kind_a + l) % VALUE_KINDS));
        TRY(set_value(s, &s->b[l], &s->n[l], kind_b));
        TRY(to_lane(s, &s->x, l, &s->a[l]));
        TRY(to_lane(s, &s->y, l, &s->b[l]));
    }
    mc_lanes_mul(s->lanes, &s->z, &s->x, &s->y);
    for (l = 0; l < MC_LANES; l++) {
        TRY(want_product(s, l, &s->a[l], &s->b[l]));
        WANT(same(s, &s->z, l), "a product is wrong");
    }
    mc_lanes_sqr(s->lanes, &s->z, &s->x);
    for (l = 0; l < MC_LANES; l++) {
        TRY(want_product(s, l, &s->a[l], &s->a[l]));
        WANT(same(s, &s->z, l), "a square is wrong");
    }
    return NULL;
}

static const char *check_sums(bench *s, unsigned kind_a, unsigned kind_b)
{
    unsigned l;

    for (l = 0; l < MC_LANES; l++) {
        TRY(set_value(s, &s->a[l], &s->n[l], kind_a));
        TRY(set_value(s, &s->b[l], &s->n[l], kind_b));
        TRY(to_lane(s, &s->x, l, &s->a[l]));
        TRY(to_lane(s, &s->y, l, &s->b[l]));
    }
    mc_lanes_add(s->lanes, &s->z, &s->x, &s->y);
    mc_lanes_sub(s->lanes, &s->w, &s->x, &s->y);
    for (l = 0; l < MC_LANES; l++) {
        TRY(mbedtls_mpi_add_mpi(&s->want, &s->a[l], &s->b[l]));
        WANT(same(s, &s->z, l), "a sum is wrong");
        TRY(mbedtls_mpi_sub_mpi(&s->want, &s->a[l], &s->b[l]));
        TRY(mbedtls_mpi_add_mpi(&s->want, &s->want, &s->n[l]));
        TRY(mbedtls_mpi_add_mpi(&s->want, &s->want, &s->n[l]));
        WANT(same(s, &s->w, l), "a difference is wrong");
    }
    mc_lanes_reduce(s->lanes, &s->x);
    for (l = 0; l < MC_LANES; l++) {
        TRY(mbedtls_mpi_copy(&s->want, &s->a[l]));
        if (mbedtls_mpi_cmp_mpi(&s->want, &s->n[l]) >= 0) {
            TRY(mbedtls_mpi_sub_mpi(&s->want, &s->want, &s->n[l]));
        }
        WANT(same(s, &s->x, l), "a reduction is wrong");
    }
    return NULL;
}

static const char *check_forms(bench *s)
{
    unsigned l;

    for (l = 0; l < MC_LANES; l++) {
        TRY(mbedtls_mpi_mod_mpi(&s->want, &s->r, &s->n[l]));
        WANT(same(s, &s->lanes->one, l), "R modulo N is wrong");
        TRY(mbedtls_mpi_mul_mpi(&s->want, &s->r, &s->r));
        TRY(mbedtls_mpi_mod_mpi(&s->want, &s->want, &s->n[l]));
        WANT(same(s, &s->lanes->square, l), "R R modulo N is wrong");
        /* the largest that may enter: R - 1 */
        TRY(mbedtls_mpi_sub_int(&s->a[l], &s->r, 1));
        TRY(to_lane(s, &s->x, l, &s->a[l]));
    }
    mc_lanes_enter(s->lanes, &s->y, &s->x);
    mc_lanes_leave(s->lanes, &s->z, &s->y);
    for (l = 0; l < MC_LANES; l++) {
        TRY(mbedtls_mpi_mod_mpi(&s->want, &s->a[l], &s->n[l]));
        WANT(same(s, &s->z, l), "what entered did not come back");
    }
    return NULL;
}

/* Powers are compared as residues: out of Montgomery form, reduced. */
static const char *check_residues(bench *s, const mc_number *x,
                                  const mbedtls_mpi *base, const char *wrong)
{
    unsigned l;

    mc_lanes_leave(s->lanes, &s->z, x);
    mc_lanes_reduce(s->lanes, &s->z);
    for (l = 0; l < MC_LANES; l++) {
        TRY(want_power(s, l, base != NULL ? base : &s->a[l], &s->b[l]));
        WANT(same(s, &s->z, l), wrong);
    }
    return NULL;
}

static const char *check_powers(bench *s, unsigned kind)
{
    const char *wrong;
    unsigned l;

    for (l = 0; l < MC_LANES; l++) {
        TRY(set_value(s, &s->a[l], &s->n[l], (kind + l) % VALUE_KINDS));
        TRY(set_value(s, &s->b[l], &s->n[l], (kind + 2 + l) % 4));
        TRY(to_lane(s, &s->x, l, &s->a[l]));
        TRY(to_lane(s, &s->y, l, &s->b[l]));
    }
    mc_lanes_power(s->lanes, &s->w, &s->x, &s->y, s->bits);
    wrong = check_residues(s, &s->w, NULL, "a power is wrong");
    if (wrong != NULL) {
        return wrong;
    }
    for (l = 0; l < MC_LANES; l++) {
        /* N - 1 and N: an exponent must be as long as the modulus */
        TRY(set_value(s, &s->b[l], &s->n[l], 2 + (kind + l) % 2));
        TRY(to_lane(s, &s->y, l, &s->b[l]));
    }
    mc_lanes_power_of_half(s->lanes, &s->w, &s->y, s->bits);
    TRY(mbedtls_mpi_copy(&s->a[0], &s->r)); /* 1/2 in Montgomery form */
    TRY(mbedtls_mpi_shift_r(&s->a[0], 1));
    return check_residues(s, &s->w, &s->a[0], "a power of 1/2 is wrong");
}

/* By Newton's method, twice the bits a round, which Mbed TLS's own is slow
 * beside: N x = 1 + k R, so -k is 1 / R modulo N. */
static int set_inverses(bench *s, unsigned lane)
{
    const mbedtls_mpi *n = &s->n[lane];
    mbedtls_mpi *x = &s->n_inverse[lane];
    size_t bits;
    int ret = mbedtls_mpi_lset(x, 1);

    for (bits = 1; ret == 0 && bits < mbedtls_mpi_bitlen(&s->r); bits *= 2) {
        ret = mbedtls_mpi_mul_mpi(&s->t, n, x) || mbedtls_mpi_lset(&s->u, 2) ||
              mbedtls_mpi_sub_mpi(&s->t, &s->u, &s->t) ||
              mbedtls_mpi_mul_mpi(x, x, &s->t) ||
              mbedtls_mpi_mod_mpi(x, x, &s->r);
    }
    return ret || mbedtls_mpi_mul_mpi(&s->t, n, x) ||
           mbedtls_mpi_sub_int(&s->t, &s->t, 1) ||
           mbedtls_mpi_div_mpi(&s->t, NULL, &s->t, &s->r) ||
           mbedtls_mpi_sub_mpi(&s->r_inverse[lane], n, &s->t);
}

static const char *check_all(bench *s, shape form)
{
    const char *wrong = NULL;
    unsigned l, i, j;

    TRY(mbedtls_mpi_lset(&s->r, 1));
    TRY(mbedtls_mpi_shift_l(&s->r, s->lanes->limbs * MC_LIMB_BITS));
    for (l = 0; l < MC_LANES; l++) {
        /* other lanes, other shapes */
        TRY(set_modulus(s, &s->n[l], (shape) ((form + l) % SHAPE_COUNT)));
        TRY(to_lane(s, &s->lanes->modulus, l, &s->n[l]));
        TRY(set_inverses(s, l));
    }
    mc_lanes_ready(s->lanes, s->bits);
    for (i = 0; i < VALUE_KINDS && wrong == NULL; i++) {
        for (j = 0; j < 3 && wrong == NULL; j++) {
            unsigned other = (i + j * j * j) % VALUE_KINDS; /* i, i+1, i+8 */

            wrong = check_products(s, i, other);
            if (wrong == NULL && i != 5 && other != 5) {
                wrong = check_sums(s, i, other);
            }
        }
    }
    if (wrong == NULL) {
        wrong = check_forms(s);
    }
    /* The lanes hold all shapes: where powers take long, one turn of them. */
    if (wrong == NULL &&
        (s->bits <= 1000 || form == s->bits / 9 % SHAPE_COUNT)) {
        wrong = check_powers(s, form * 3 % VALUE_KINDS);
    }
    return wrong;
}

const char *lanes_case_run(unsigned number, uint32_t seed)
{
    const char *wrong = "no memory";
    bench *s = calloc(1, sizeof(*s));
    unsigned l;

    if (s == NULL) {
        return wrong;
    }
    s->bits = SIZES[number / SHAPE_COUNT];
    s->random = seed;
    s->lanes = mc_lanes_new(s->bits);
    mbedtls_mpi_init(&s->r);
    mbedtls_mpi_init(&s->want);
    mbedtls_mpi_init(&s->t);
    mbedtls_mpi_init(&s->u);
    for (l = 0; l < MC_LANES; l++) {
        mbedtls_mpi_init(&s->n[l]);
        mbedtls_mpi_init(&s->n_inverse[l]);
        mbedtls_mpi_init(&s->r_inverse[l]);
        mbedtls_mpi_init(&s->a[l]);
        mbedtls_mpi_init(&s->b[l]);
    }
    if (s->lanes != NULL) {
        wrong = check_all(s, (shape) (number % SHAPE_COUNT));
    }
    mbedtls_mpi_free(&s->r);
    mbedtls_mpi_free(&s->want);
    mbedtls_mpi_free(&s->t);
    mbedtls_mpi_free(&s->u);
    for (l = 0; l < MC_LANES; l++) {
        mbedtls_mpi_free(&s->n[l]);
        mbedtls_mpi_free(&s->n_inverse[l]);
        mbedtls_mpi_free(&s->r_inverse[l]);
        mbedtls_mpi_free(&s->a[l]);
        mbedtls_mpi_free(&s->b[l]);
    }
    mc_lanes_free(s->lanes);
    free(s);
    return wrong;
}
