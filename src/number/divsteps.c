/*
 * One division step takes (delta, f, g), f odd, to
 *
 *   (1 - delta, g, (g - f) / 2)             delta > 0 and g odd
 *   (1 + delta, f, (g + (g mod 2) f) / 2)   otherwise
 *
 * from delta = 1, f = n, g = a. Both keep the gcd of f and g. The paper shows
 * (theorem 11.2) that for numbers of d >= 46 bits g is 0 after
 * (49 d + 57) / 17 steps; then f is the gcd or its negative.
 *
 * What a step does depends on delta and the lowest bit of g only. So 30 steps
 * are first done on the lowest 32 bits of f and g, which gives a matrix t with
 * 2^30 (f', g') = t (f, g); then t is applied to the long numbers. Its entries
 * are at most 2^30 in absolute value, and so is the sum of two in a row.
 *
 * Alongside, d and e keep d a = f and e a = g modulo n, from d = 0, e = 1. The
 * same t makes the next of them; before the division by 2^30 a multiple of n
 * is added that makes the lowest 30 bits zero.
 *
 * Long numbers are in radix 2^30, least limb first: all limbs in 0..2^30 - 1
 * but the highest, which has the sign. Right shifts of negative numbers round
 * down, as every compiler here has it.
 */
#include "number/divsteps.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"

#define LIMB_BITS 30
#define LIMB_MASK ((1 << LIMB_BITS) - 1)
/* How many limbs: room for twice the modulus and a sign, and whole bytes. */
#define LIMBS(bits) (((bits) / LIMB_BITS + 5) & ~3U)
#define LIMBS_MAX LIMBS(MC_DIVSTEPS_BITS_MAX)
#define BYTES_MAX (LIMBS_MAX * LIMB_BITS / 8)

typedef struct number {
    int32_t limb[LIMBS_MAX];
} number;

typedef struct matrix {
    int32_t u, v, q, r; /* f' from u f + v g, g' from q f + r g */
} matrix;

typedef struct work {
    unsigned limbs;
    unsigned bits;
    int32_t delta;
    matrix t;
    number f, g, d, e, n;
    uint32_t n_inverse; /* 1 / n modulo 2^30 */
    uint8_t bytes[BYTES_MAX];
} work;

static int number_set(work *w, number *x, const mbedtls_mpi *value)
{
    const size_t len = w->limbs * LIMB_BITS / 8;
    uint64_t waiting = 0;
    unsigned bits = 0, i = 0;
    size_t at = len;
    int ret = mbedtls_mpi_write_binary(value, w->bytes, len);

    while (ret == 0 && i < w->limbs) {
        if (bits < LIMB_BITS && at > 0) {
            waiting |= (uint64_t) w->bytes[--at] << bits;
            bits += 8;
            continue;
        }
        x->limb[i++] = (int32_t) (waiting & LIMB_MASK);
        waiting >>= LIMB_BITS;
        bits = bits > LIMB_BITS ? bits - LIMB_BITS : 0;
    }
    return ret;
}

/* Of a number that is not negative. */
static int number_get(work *w, const number *x, mbedtls_mpi *value)
{
    const size_t len = w->limbs * LIMB_BITS / 8;
    uint64_t waiting = 0;
    unsigned bits = 0, i = 0;
    size_t at = len;

    while (at > 0) {
        if (bits < 8 && i < w->limbs) {
            waiting |= (uint64_t) (uint32_t) x->limb[i++] << bits;
            bits += LIMB_BITS;
            continue;
        }
        w->bytes[--at] = (uint8_t) waiting;
        waiting >>= 8;
        bits = bits > 8 ? bits - 8 : 0;
    }
    return mbedtls_mpi_read_binary(value, w->bytes, len);
}

/* A mask: all ones where x is negative. */
static int32_t sign(const work *w, const number *x)
{
    return -(int32_t) ((uint32_t) x->limb[w->limbs - 1] >> 31);
}

/* 30 steps on the lowest bits; masks stand for the two questions. */
static void steps(work *w)
{
    uint32_t u = 1, v = 0, q = 0, r = 1, delta = (uint32_t) w->delta;
    uint32_t f = (uint32_t) w->f.limb[0] | (uint32_t) w->f.limb[1] << LIMB_BITS;
    uint32_t g = (uint32_t) w->g.limb[0] | (uint32_t) w->g.limb[1] << LIMB_BITS;
    unsigned i;

    for (i = 0; i < LIMB_BITS; i++) {
        /* all ones where delta > 0, and where g is odd */
        uint32_t above = 0U - ((0U - delta) >> 31);
        const uint32_t odd = 0U - (g & 1);

        /* g + f or g - f */
        g += ((f ^ above) - above) & odd;
        q += ((u ^ above) - above) & odd;
        r += ((v ^ above) - above) & odd;
        /* the new f: f + (g - f) where both hold */
        above &= odd;
        delta = ((delta ^ above) - above) + 1;
        f += g & above;
        u += q & above;
        v += r & above;
        g >>= 1;
        u <<= 1;
        v <<= 1;
    }
    w->delta = (int32_t) delta;
    w->t.u = (int32_t) u;
    w->t.v = (int32_t) v;
    w->t.q = (int32_t) q;
    w->t.r = (int32_t) r;
}

/* (f, g) = t (f, g) / 2^30, which leaves no remainder. A sum of two products
 * and a carry is below 2^62. */
static void apply(work *w)
{
    const matrix t = w->t;
    int64_t f_carry = 0, g_carry = 0;
    unsigned i;

    for (i = 0; i < w->limbs; i++) {
        const int64_t f = w->f.limb[i], g = w->g.limb[i];

        f_carry += t.u * f + t.v * g;
        g_carry += t.q * f + t.r * g;
        if (i > 0) {
            w->f.limb[i - 1] = (int32_t) (f_carry & LIMB_MASK);
            w->g.limb[i - 1] = (int32_t) (g_carry & LIMB_MASK);
        }
        f_carry >>= LIMB_BITS;
        g_carry >>= LIMB_BITS;
    }
    w->f.limb[w->limbs - 1] = (int32_t) f_carry;
    w->g.limb[w->limbs - 1] = (int32_t) g_carry;
}

/* The multiple of n that makes low + multiple * n divisible by 2^30. With
 * start, how often n is added anyway, the result stays in range. */
static int64_t multiple(const work *w, int64_t start, int64_t low)
{
    const uint32_t low_sum =
        (uint32_t) low + (uint32_t) start * (uint32_t) w->n.limb[0];

    return start - (int64_t) ((low_sum * w->n_inverse) & LIMB_MASK);
}

/*
 * (d, e) = t (d, e) / 2^30 modulo n. Both stay above -2 n and below n: for a
 * row (u, v), n is added u times if d is negative and v times if e is, so that
 * the arguments lie between -n and n and their sum between -2^30 n and 2^30 n;
 * then n is taken away less than 2^30 times.
 */
static void apply_modulo(work *w)
{
    const matrix t = w->t;
    const int32_t d_sign = sign(w, &w->d);
    const int32_t e_sign = sign(w, &w->e);
    const int64_t d0 = w->d.limb[0], e0 = w->e.limb[0];
    const int64_t d_times = multiple(
        w, (int64_t) (t.u & d_sign) + (t.v & e_sign), t.u * d0 + t.v * e0);
    const int64_t e_times = multiple(
        w, (int64_t) (t.q & d_sign) + (t.r & e_sign), t.q * d0 + t.r * e0);
    int64_t d_carry = 0, e_carry = 0;
    unsigned i;

    for (i = 0; i < w->limbs; i++) {
        const int64_t d = w->d.limb[i], e = w->e.limb[i], n = w->n.limb[i];

        d_carry += t.u * d + t.v * e + d_times * n;
        e_carry += t.q * d + t.r * e + e_times * n;
        if (i > 0) {
            w->d.limb[i - 1] = (int32_t) (d_carry & LIMB_MASK);
            w->e.limb[i - 1] = (int32_t) (e_carry & LIMB_MASK);
        }
        d_carry >>= LIMB_BITS;
        e_carry >>= LIMB_BITS;
    }
    w->d.limb[w->limbs - 1] = (int32_t) d_carry;
    w->e.limb[w->limbs - 1] = (int32_t) e_carry;
}

/* x = (x + (n where add)), negated where minus; both are masks. */
static void adjust(const work *w, number *x, int32_t add, int32_t minus)
{
    int32_t carry = 0;
    unsigned i;

    for (i = 0; i < w->limbs; i++) {
        carry += ((x->limb[i] + (w->n.limb[i] & add)) ^ minus) - minus;
        if (i + 1 < w->limbs) {
            x->limb[i] = carry & LIMB_MASK;
            carry >>= LIMB_BITS;
        }
    }
    x->limb[w->limbs - 1] = carry;
}

static int is_one(const work *w, const number *x)
{
    int32_t differs = x->limb[0] ^ 1;
    unsigned i;

    for (i = 1; i < w->limbs; i++) {
        differs |= x->limb[i];
    }
    return differs == 0;
}

/* f = n, g = a; n is odd. */
static int work_start(work *w, const mbedtls_mpi *a, const mbedtls_mpi *n)
{
    size_t bits = mbedtls_mpi_bitlen(n);
    unsigned i;
    uint32_t low;
    int ret;

    if (mbedtls_mpi_bitlen(a) > bits) {
        bits = mbedtls_mpi_bitlen(a);
    }
    if (bits > MC_DIVSTEPS_BITS_MAX || mbedtls_mpi_get_bit(n, 0) == 0 ||
        mbedtls_mpi_cmp_int(a, 0) <= 0 || mbedtls_mpi_cmp_int(n, 0) <= 0) {
        return MBEDTLS_ERR_MPI_BAD_INPUT_DATA;
    }
    w->bits = bits < 64 ? 64 : (unsigned) bits;
    w->limbs = LIMBS(w->bits);
    w->delta = 1;
    ret = number_set(w, &w->n, n);
    if (ret == 0) {
        ret = number_set(w, &w->g, a);
    }
    w->f = w->n;
    w->e.limb[0] = 1;
    /* Newton, as in mc_lanes_ready. */
    low = (uint32_t) w->n.limb[0];
    w->n_inverse = low;
    for (i = 0; i < 4; i++) {
        w->n_inverse *= 2 - low * w->n_inverse;
    }
    return ret;
}

/* All the steps: f is then the gcd, or its negative. */
static void work_run(work *w, int modulo)
{
    const unsigned all = (49 * w->bits + 57) / 17;
    unsigned done;

    for (done = 0; done < all; done += LIMB_BITS) {
        steps(w);
        apply(w);
        if (modulo) {
            apply_modulo(w);
        }
    }
}

static void work_free(work *w)
{
    if (w != NULL) {
        mc_wipe(w, sizeof(*w));
        free(w);
    }
}

int mc_inverse(mbedtls_mpi *inverse, const mbedtls_mpi *a, const mbedtls_mpi *n)
{
    work *w = calloc(1, sizeof(*w));
    int32_t minus;
    int ret;

    if (w == NULL) {
        return MBEDTLS_ERR_MPI_ALLOC_FAILED;
    }
    ret = work_start(w, a, n);
    if (ret == 0) {
        work_run(w, 1);
        minus = sign(w, &w->f);
        adjust(w, &w->f, 0, minus);
        /* d is above -2 n and below n, and d a is 1 or -1. */
        adjust(w, &w->d, sign(w, &w->d), minus);
        adjust(w, &w->d, sign(w, &w->d), 0);
        ret = is_one(w, &w->f) ? number_get(w, &w->d, inverse)
                               : MBEDTLS_ERR_MPI_NOT_ACCEPTABLE;
    }
    work_free(w);
    return ret;
}

int mc_gcd(mbedtls_mpi *gcd, const mbedtls_mpi *a, const mbedtls_mpi *b)
{
    const size_t a_twos = mbedtls_mpi_lsb(a), b_twos = mbedtls_mpi_lsb(b);
    work *w = calloc(1, sizeof(*w));
    mbedtls_mpi odd;
    int ret;

    if (w == NULL) {
        return MBEDTLS_ERR_MPI_ALLOC_FAILED;
    }
    mbedtls_mpi_init(&odd);
    MBEDTLS_MPI_CHK(mbedtls_mpi_copy(&odd, b));
    MBEDTLS_MPI_CHK(mbedtls_mpi_shift_r(&odd, b_twos));
    MBEDTLS_MPI_CHK(work_start(w, a, &odd));
    work_run(w, 0);
    adjust(w, &w->f, 0, sign(w, &w->f));
    MBEDTLS_MPI_CHK(number_get(w, &w->f, gcd));
    MBEDTLS_MPI_CHK(
        mbedtls_mpi_shift_l(gcd, a_twos < b_twos ? a_twos : b_twos));
cleanup:
    mbedtls_mpi_free(&odd);
    work_free(w);
    return ret;
}
