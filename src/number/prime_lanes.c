/*
 * What surrounds the multiplication in four lanes (prime_montgomery.c, where
 * its invariants stand): numbers in and out, sums, exponents.
 *
 * Sources: Handbook of Applied Cryptography 14.61 and, for exponents, 14.82.
 */
#include "number/prime_lanes.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"

mc_lanes *mc_lanes_new(unsigned bits)
{
    mc_lanes *lanes;

    if (bits < 64 || bits > MC_LANES_BITS_MAX) {
        return NULL;
    }
    lanes = calloc(1, sizeof(*lanes));
    if (lanes != NULL) {
        lanes->bits = bits;
        /* 4 bits more than the modulus: R >= 16 N. */
        lanes->limbs = (bits + 4 + MC_LIMB_BITS - 1) / MC_LIMB_BITS;
    }
    return lanes;
}

void mc_lanes_free(mc_lanes *lanes)
{
    if (lanes != NULL) {
        mc_wipe(lanes, sizeof(*lanes));
        free(lanes);
    }
}

void mc_lanes_read(mc_number *x, unsigned lane, const uint8_t *bytes,
                   size_t len)
{
    uint64_t waiting = 0; /* fewer than 28 + 8 bits */
    unsigned bits = 0, i = 0;

    while (i < MC_NUMBER_LIMBS) {
        if (bits < MC_LIMB_BITS && len > 0) {
            waiting |= (uint64_t) bytes[--len] << bits;
            bits += 8;
            continue;
        }
        x->limb[i].lane[lane] = (uint32_t) waiting & MC_LIMB_MASK;
        waiting >>= MC_LIMB_BITS;
        bits = bits > MC_LIMB_BITS ? bits - MC_LIMB_BITS : 0;
        i++;
    }
}

void mc_lanes_write(const mc_number *x, unsigned lane, uint8_t *bytes,
                    size_t len)
{
    uint64_t waiting = 0;
    unsigned bits = 0, i = 0;

    while (len > 0) {
        if (bits < 8 && i < MC_NUMBER_LIMBS) {
            waiting |= (uint64_t) x->limb[i].lane[lane] << bits;
            bits += MC_LIMB_BITS;
            i++;
            continue;
        }
        bytes[--len] = (uint8_t) waiting;
        waiting >>= 8;
        bits = bits > 8 ? bits - 8 : 0;
    }
}

/* x = 2x in the lanes where mask is all ones. x < 2 N becomes < 4 N. */
static void double_masked(mc_number *x, vec mask, unsigned n)
{
    const vec limb_mask = vec_all(MC_LIMB_MASK);
    vec carry = vec_all(0);
    unsigned i;

    for (i = 0; i < n; i++) {
        vec limb = vec_load(&x->limb[i]);

        limb = vec_add(vec_add(limb, vec_and(limb, mask)), carry);
        vec_store(&x->limb[i], vec_and(limb, limb_mask));
        carry = vec_shr(limb, MC_LIMB_BITS);
    }
}

/* The borrow is a lane of 0 or all ones: adding it subtracts nothing or one. */
void mc_lanes_reduce(mc_lanes *lanes, mc_number *x)
{
    const vec limb_mask = vec_all(MC_LIMB_MASK);
    mc_number *less = &lanes->scratch[2];
    vec borrow = vec_all(0);
    unsigned i;

    for (i = 0; i < lanes->limbs; i++) {
        vec limb =
            vec_sub(vec_load(&x->limb[i]), vec_load(&lanes->modulus.limb[i]));

        limb = vec_add(limb, borrow);
        vec_store(&less->limb[i], vec_and(limb, limb_mask));
        borrow = vec_sign(limb);
    }
    for (i = 0; i < lanes->limbs; i++) {
        vec keep = vec_load(&x->limb[i]), take = vec_load(&less->limb[i]);

        /* keep where borrow is all ones */
        keep = vec_xor(take, vec_and(vec_xor(keep, take), borrow));
        vec_store(&x->limb[i], keep);
    }
}

/* -1 / modulus, modulo 2^28. Newton: a limb is its own inverse modulo 8, and
 * each step doubles the bits that are right (HAC 14.61 note; 3, 6, 12, 24,
 * 48). */
static void set_inverse(mc_lanes *lanes)
{
    const vec m0 = vec_load(&lanes->modulus.limb[0]);
    vec inverse = m0;
    unsigned i;

    for (i = 0; i < 4; i++) {
        inverse = vec_mul(inverse, vec_sub(vec_all(2), vec_mul(m0, inverse)));
    }
    inverse = vec_sub(vec_all(0), inverse);
    vec_store(&lanes->inverse, vec_and(inverse, vec_all(MC_LIMB_MASK)));
}

void mc_lanes_ready(mc_lanes *lanes, unsigned min_bits)
{
    const vec all = vec_all(0xffffffffU);
    unsigned bit = min_bits - 1, i;

    set_inverse(lanes);
    /* R mod N: from 2^(min_bits - 1), which is below every N, by doubling. */
    memset(&lanes->one, 0, sizeof(lanes->one));
    vec_store(&lanes->one.limb[bit / MC_LIMB_BITS],
              vec_all(1U << (bit % MC_LIMB_BITS)));
    for (i = bit; i < lanes->limbs * MC_LIMB_BITS; i++) {
        double_masked(&lanes->one, all, lanes->limbs);
        mc_lanes_reduce(lanes, &lanes->one);
    }
    /* R^2 mod N is R = 2^(28 n) in Montgomery form. */
    lanes->square = lanes->one;
    for (bit = 12; bit > 0; bit--) {
        mc_lanes_sqr(lanes, &lanes->scratch[0], &lanes->square);
        lanes->square = lanes->scratch[0];
        if ((lanes->limbs * MC_LIMB_BITS >> (bit - 1) & 1) != 0) {
            double_masked(&lanes->square, all, lanes->limbs);
        }
    }
    for (i = 0; i < 3; i++) {
        mc_lanes_reduce(lanes, &lanes->square); /* below 4 N, now below N */
    }
}

/* With a < R and the square below N: (a square + qN) / R < 2 N. */
void mc_lanes_enter(mc_lanes *lanes, mc_number *out, const mc_number *a)
{
    mc_lanes_mul(lanes, out, a, &lanes->square);
}

/* (a + qN) / R with a < 4 N <= R / 4 and q < R is below N + 1. */
void mc_lanes_leave(mc_lanes *lanes, mc_number *out, const mc_number *a)
{
    mc_number *one = &lanes->scratch[0];

    memset(one, 0, sizeof(*one));
    vec_store(&one->limb[0], vec_all(1));
    mc_lanes_mul(lanes, out, a, one);
}

/* a - b + 2 N, limb by limb: each step lies between -2^28 and 3 * 2^28, and
 * its carry, rounded down, is a signed number. */
void mc_lanes_sub(const mc_lanes *lanes, mc_number *out, const mc_number *a,
                  const mc_number *b)
{
    const vec limb_mask = vec_all(MC_LIMB_MASK);
    vec carry = vec_all(0);
    unsigned i;

    for (i = 0; i < lanes->limbs; i++) {
        vec m = vec_load(&lanes->modulus.limb[i]);
        vec limb = vec_sub(vec_load(&a->limb[i]), vec_load(&b->limb[i]));

        limb = vec_add(vec_add(limb, vec_add(m, m)), carry);
        vec_store(&out->limb[i], vec_and(limb, limb_mask));
        carry = vec_sar(limb, MC_LIMB_BITS);
    }
}

void mc_lanes_add(const mc_lanes *lanes, mc_number *out, const mc_number *a,
                  const mc_number *b)
{
    const vec limb_mask = vec_all(MC_LIMB_MASK);
    vec carry = vec_all(0);
    unsigned i;

    for (i = 0; i < lanes->limbs; i++) {
        vec limb = vec_add(vec_load(&a->limb[i]), vec_load(&b->limb[i]));

        limb = vec_add(limb, carry);
        vec_store(&out->limb[i], vec_and(limb, limb_mask));
        carry = vec_shr(limb, MC_LIMB_BITS);
    }
}

/* Bit number at of each lane, spread over the lane. */
static vec bit_mask(const mc_number *x, unsigned at)
{
    vec limb = vec_load(&x->limb[at / MC_LIMB_BITS]);
    vec bit = vec_and(vec_shr(limb, at % MC_LIMB_BITS), vec_all(1));

    return vec_sub(vec_all(0), bit);
}

/* 2^exponent into a lane; which limb that is, is not told by an address. */
static void set_power(const mc_lanes *lanes, mc_number *x, unsigned lane,
                      unsigned exponent)
{
    unsigned i;

    for (i = 0; i < lanes->limbs; i++) {
        const uint32_t here = 0U - (uint32_t) (i == exponent / MC_LIMB_BITS);

        x->limb[i].lane[lane] = here & 1U << (exponent % MC_LIMB_BITS);
    }
}

/*
 * The exponent's highest bits t cost nothing: 2^j with j = log2 R - 1 - t,
 * taken for a number in Montgomery form, is 2^j / R = (1/2)^(t + 1). Then for
 * every bit that follows a squaring, and a doubling where it is 0. With s of
 * them that form low, this makes (1/2) to the
 * (t + 1) 2^s - (2^s - 1 - low) = exponent + 1, and one doubling remains.
 * How many bits t has: as many as keep t below log2 R. As the highest is set,
 * t is above 31 and more than a quarter of log2 R, which has at most 31 more
 * bits than the moduli: 2^j is below each.
 */
void mc_lanes_power_of_half(mc_lanes *lanes, mc_number *out,
                            const mc_number *exponent, unsigned bits)
{
    const unsigned r_bits = lanes->limbs * MC_LIMB_BITS;
    const vec all = vec_all(0xffffffffU);
    mc_number *x = out, *next = &lanes->scratch[0], *swap;
    unsigned head = 6, lane, i;

    set_inverse(lanes);
    while (2U << head <= r_bits) {
        head++;
    }
    for (lane = 0; lane < MC_LANES; lane++) {
        unsigned t = 0;

        for (i = bits; i > bits - head; i--) {
            t = 2 * t + (exponent->limb[(i - 1) / MC_LIMB_BITS].lane[lane] >>
                             (i - 1) % MC_LIMB_BITS &
                         1);
        }
        set_power(lanes, out, lane, r_bits - 1 - t);
    }
    for (i = bits - head; i > 0; i--) {
        mc_lanes_sqr(lanes, next, x);
        double_masked(next, vec_xor(bit_mask(exponent, i - 1), all),
                      lanes->limbs);
        swap = x;
        x = next;
        next = swap;
    }
    double_masked(x, all, lanes->limbs);
    if (x != out) {
        *out = *x;
    }
}

/* The table's entry number digit of each lane, by reading them all. */
static void table_pick(const mc_lanes *lanes, mc_number *out, vec digit)
{
    mc_quad mask[MC_LANES_TABLE];
    unsigned entry, i;

    for (entry = 0; entry < MC_LANES_TABLE; entry++) {
        /* 0 only where digit == entry; minus one is then negative. */
        vec differs = vec_xor(digit, vec_all(entry));

        vec_store(&mask[entry], vec_sign(vec_sub(differs, vec_all(1))));
    }
    for (i = 0; i < lanes->limbs; i++) {
        vec limb = vec_all(0);

        for (entry = 0; entry < MC_LANES_TABLE; entry++) {
            limb =
                vec_or(limb, vec_and(vec_load(&mask[entry]),
                                     vec_load(&lanes->table[entry].limb[i])));
        }
        vec_store(&out->limb[i], limb);
    }
    mc_wipe(mask, sizeof(mask));
}

/* Digit number at of an exponent. A limb holds seven whole digits. */
static vec window(const mc_number *exponent, unsigned at)
{
    unsigned bit = at * MC_LANES_WINDOW;
    vec limb = vec_load(&exponent->limb[bit / MC_LIMB_BITS]);

    return vec_and(vec_shr(limb, bit % MC_LIMB_BITS),
                   vec_all(MC_LANES_TABLE - 1));
}

void mc_lanes_power(mc_lanes *lanes, mc_number *out, const mc_number *base,
                    const mc_number *exponent, unsigned bits)
{
    mc_number *pick = &lanes->scratch[0], *next = &lanes->scratch[1];
    unsigned at = (bits + MC_LANES_WINDOW - 1) / MC_LANES_WINDOW, i;

    lanes->table[0] = lanes->one;
    lanes->table[1] = *base;
    for (i = 2; i < MC_LANES_TABLE; i++) {
        mc_lanes_mul(lanes, &lanes->table[i], &lanes->table[i - 1], base);
    }
    *out = lanes->one;
    while (at > 0) {
        at--;
        for (i = 0; i < MC_LANES_WINDOW; i += 2) {
            mc_lanes_sqr(lanes, next, out);
            mc_lanes_sqr(lanes, out, next);
        }
        table_pick(lanes, pick, window(exponent, at));
        mc_lanes_mul(lanes, next, out, pick);
        *out = *next;
    }
}

unsigned mc_lanes_equal(const mc_lanes *lanes, const mc_number *a,
                        const mc_number *b)
{
    vec differs = vec_all(0);
    mc_quad all;
    unsigned mask = 0, i;

    for (i = 0; i < lanes->limbs; i++) {
        differs = vec_or(differs,
                         vec_xor(vec_load(&a->limb[i]), vec_load(&b->limb[i])));
    }
    vec_store(&all, differs);
    for (i = 0; i < MC_LANES; i++) {
        mask |= (unsigned) (all.lane[i] == 0) << i;
    }
    return mask;
}
