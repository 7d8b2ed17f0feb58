/*
 * Montgomery multiplication by product scanning, in four lanes: where nearly
 * all the time of making a key goes.
 *
 * Sources: P. L. Montgomery 1985; Handbook of Applied Cryptography 14.32 and
 * 14.36; "FIPS" (finely integrated product scanning) in Koc, Acar, Kaliski,
 * "Analyzing and comparing Montgomery multiplication algorithms", 1996;
 * no final subtraction: C. D. Walter, "Montgomery exponentiation needs no
 * final subtractions", 1999.
 *
 * Invariants, for n limbs of w = 28 bits and R = 2^(wn):
 *  - R >= 16 N for every modulus N (mc_lanes_new sees to it).
 *  - Every stored limb is below 2^28, every number below 4 N < R.
 *  - For a, b < 4 N: (ab + qN) / R < (16 N^2 + R N) / R <= 2 N.
 *  - A column k of ab + qN adds at most 2 n products, each at most
 *    (2^28 - 1)^2, and the carry of the column before. If that carry is below
 *    2^36, the sum is below 2 n 2^56 + 2^36 <= 148 * 2^56 + 2^36 < 2^63.3,
 *    which fits 64 bits; shifted down by 28 it is below 2^36 again. The first
 *    carry is zero. So no column overflows, and carries wait till its end.
 */
#include "number/prime_lanes.h"

/* acc + x * y in each lane. */
MC_INLINE wide add_product(wide acc, const mc_quad *x, const mc_quad *y)
{
    return wide_mul_add(acc, vec_load(x), vec_load(y));
}

/* Sum of x[i] * y[-i] + q[i] * m[-i] for i in 0..count-1. Both kinds of
 * products of a column in one loop; the newest q comes last, since the others
 * have long been known when the processor gets here. */
MC_INLINE wide column(const mc_quad *x, const mc_quad *y, const mc_quad *q,
                      const mc_quad *m, unsigned count)
{
    wide acc = wide_zero();
    unsigned i;

    for (i = 0; i + 2 <= count; i += 2) {
        acc = add_product(acc, x + i, y - i);
        acc = add_product(acc, x + i + 1, y - i - 1);
        acc = add_product(acc, q + i, m - i);
        acc = add_product(acc, q + i + 1, m - i - 1);
    }
    if (i < count) {
        acc = add_product(acc, x + i, y - i);
        acc = add_product(acc, q + i, m - i);
    }
    return acc;
}

/* Sum of x[i] * y[-i] for i in 0..count-1. */
MC_INLINE wide half_column(const mc_quad *x, const mc_quad *y, unsigned count)
{
    wide acc = wide_zero();
    unsigned i;

    for (i = 0; i + 4 <= count; i += 4) {
        acc = add_product(acc, x + i, y - i);
        acc = add_product(acc, x + i + 1, y - i - 1);
        acc = add_product(acc, x + i + 2, y - i - 2);
        acc = add_product(acc, x + i + 3, y - i - 3);
    }
    for (; i < count; i++) {
        acc = add_product(acc, x + i, y - i);
    }
    return acc;
}

/* Ends a column below n: q makes its low limb zero; gives the carry. */
MC_INLINE wide column_reduce(wide acc, mc_quad *q, vec m0, vec inverse)
{
    vec digit = vec_and(vec_mul(wide_low(acc), inverse), vec_all(MC_LIMB_MASK));

    vec_store(q, digit);
    return wide_shr(wide_mul_add(acc, digit, m0), MC_LIMB_BITS);
}

/* Ends a column from n on: its low limb is the result's; gives the carry. */
MC_INLINE wide column_keep(wide acc, mc_quad *out)
{
    vec_store(out, vec_and(wide_low(acc), vec_all(MC_LIMB_MASK)));
    return wide_shr(acc, MC_LIMB_BITS);
}

void mc_lanes_mul(mc_lanes *lanes, mc_number *product, const mc_number *x,
                  const mc_number *y)
{
    const mc_quad *m = lanes->modulus.limb, *a = x->limb, *b = y->limb;
    const unsigned n = lanes->limbs;
    mc_quad *out = product->limb;
    mc_quad *q = lanes->quotient.limb;
    const vec m0 = vec_load(m), inverse = vec_load(&lanes->inverse);
    wide carry = wide_zero(), acc;
    unsigned k;

    for (k = 0; k < n; k++) {
        acc = wide_add(column(a, b + k, q, m + k, k), carry);
        acc = add_product(acc, a + k, b);
        carry = column_reduce(acc, q + k, m0, inverse);
    }
    for (k = 1; k < n; k++) {
        acc = column(a + k, b + n - 1, q + k, m + n - 1, n - k);
        carry = column_keep(wide_add(acc, carry), out + k - 1);
    }
    vec_store(out + n - 1, wide_low(carry));
}

/* The products a[i] a[j] and a[j] a[i] of a square are the same: half of a
 * column is added up and doubled. The sum is the one of a
 * product, so its bound holds. */
MC_INLINE wide sqr_column(const mc_quad *low, const mc_quad *high,
                          unsigned count)
{
    wide acc = half_column(low, high, count / 2);

    acc = wide_add(acc, acc);
    if (count % 2 != 0) {
        acc = add_product(acc, low + count / 2, low + count / 2);
    }
    return acc;
}

void mc_lanes_sqr(mc_lanes *lanes, mc_number *square, const mc_number *x)
{
    const mc_quad *m = lanes->modulus.limb, *a = x->limb;
    const unsigned n = lanes->limbs;
    mc_quad *out = square->limb;
    mc_quad *q = lanes->quotient.limb;
    const vec m0 = vec_load(m), inverse = vec_load(&lanes->inverse);
    wide carry = wide_zero(), acc;
    unsigned k;

    for (k = 0; k < n; k++) {
        acc = wide_add(sqr_column(a, a + k, k + 1), carry);
        acc = wide_add(acc, half_column(q, m + k, k));
        carry = column_reduce(acc, q + k, m0, inverse);
    }
    for (k = 1; k < n; k++) {
        acc = wide_add(sqr_column(a + k, a + n - 1, n - k), carry);
        acc = wide_add(acc, half_column(q + k, m + n - 1, n - k));
        carry = column_keep(acc, out + k - 1);
    }
    vec_store(out + n - 1, wide_low(carry));
}
