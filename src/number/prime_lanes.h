/*
 * Modular arithmetic on four numbers at once, each with a modulus of its own.
 *
 * Numbers are in radix 2^28, least significant limb first; limb i of the four
 * numbers lies side by side in one 128-bit vector ("lane" 0 to 3). Montgomery
 * form is by R = 2^(28 * limbs).
 * Accepted: odd moduli of 64 to MC_LANES_BITS_MAX bits. Exponents may be
 * secret: which instructions run, and which addresses are read, depends on
 * sizes alone. What an engine or a processor makes of that is not ours to
 * promise: see rsa_private.c.
 * Does not: decide. A wrong result here must be caught by the caller
 * (prime.h, rsa.h).
 */
#ifndef MC_PRIME_LANES_H
#define MC_PRIME_LANES_H

#include <stddef.h>

#include "number/prime_vector.h"

#define MC_LANES 4
#define MC_LIMB_BITS 28
#define MC_LIMB_MASK ((1U << MC_LIMB_BITS) - 1)
/* With 74 limbs a column adds up at most 2 * 74 products of 56 bits and a
 * carry, which is below 2^64 (prime_montgomery.c). */
#define MC_LIMBS_MAX 74
#define MC_LANES_BITS_MAX (MC_LIMBS_MAX * MC_LIMB_BITS - 4)

/** Window of mc_lanes_power, bits, and its table. */
#define MC_LANES_WINDOW 4
#define MC_LANES_TABLE (1 << MC_LANES_WINDOW)

/* A number has room for an exponent that is longer than the moduli: by up to
 * 128 bits of blinding (rsa_private.c). */
#define MC_NUMBER_LIMBS (MC_LIMBS_MAX + 6)

typedef struct mc_number {
    mc_quad limb[MC_NUMBER_LIMBS];
} mc_number;

/** Four moduli and room to work. About 25 KB: keep it on the heap. Holds
 * secrets: wipe it (mc_lanes_free). */
typedef struct mc_lanes {
    unsigned limbs;
    unsigned bits; /* of the longest modulus */
    mc_number modulus;
    mc_quad inverse;    /* -1 / modulus, modulo 2^28 */
    mc_number one;      /* R modulo the modulus: 1 in Montgomery form */
    mc_number square;   /* R * R modulo the modulus */
    mc_number quotient; /* scratch of one multiplication */
    mc_number scratch[3];
    mc_number table[MC_LANES_TABLE];
} mc_lanes;

/** Room for moduli up to bits; NULL without memory or when out of range. */
mc_lanes *mc_lanes_new(unsigned bits);

/** Wipes and frees. NULL is allowed. */
void mc_lanes_free(mc_lanes *lanes);

/** Sets one lane of a number, all its limbs, from big-endian bytes; what
 * lies above MC_NUMBER_LIMBS is dropped. */
void mc_lanes_read(mc_number *x, unsigned lane, const uint8_t *bytes,
                   size_t len);

/** One lane of a number, big-endian, its low len bytes. */
void mc_lanes_write(const mc_number *x, unsigned lane, uint8_t *bytes,
                    size_t len);

/** Makes ready once all four lanes of lanes->modulus are set (odd, all of
 * at least min_bits bits). */
void mc_lanes_ready(mc_lanes *lanes, unsigned min_bits);

/** out = a * b / R. Arguments below 4 moduli; the result is below 2. out must
 * be neither a nor b. */
void mc_lanes_mul(mc_lanes *lanes, mc_number *out, const mc_number *a,
                  const mc_number *b);

/** out = a * a / R, likewise. */
void mc_lanes_sqr(mc_lanes *lanes, mc_number *out, const mc_number *a);

/** Into Montgomery form: any a below R; the result is below 2 moduli. */
void mc_lanes_enter(mc_lanes *lanes, mc_number *out, const mc_number *a);

/** Out of Montgomery form: a below 4 moduli; the result is below the modulus,
 * or the modulus itself in place of zero. out must not be a. */
void mc_lanes_leave(mc_lanes *lanes, mc_number *out, const mc_number *a);

/** x = x - modulus in the lanes where that is not below zero. */
void mc_lanes_reduce(mc_lanes *lanes, mc_number *x);

/** out = a + b, for a and b below 2 moduli; the result is below 4. */
void mc_lanes_add(const mc_lanes *lanes, mc_number *out, const mc_number *a,
                  const mc_number *b);

/** out = a - b + 2 moduli, likewise. out may be a or b, in both. */
void mc_lanes_sub(const mc_lanes *lanes, mc_number *out, const mc_number *a,
                  const mc_number *b);

/** out = (1/2)^exponent in Montgomery form (below 4 moduli), an exponent for
 * each lane, each of exactly bits bits, 64 or more. Needs the moduli (odd, of
 * lanes->bits bits), but not mc_lanes_ready. out must not be the exponent. */
void mc_lanes_power_of_half(mc_lanes *lanes, mc_number *out,
                            const mc_number *exponent, unsigned bits);

/** out = base^exponent, both in Montgomery form (base below 4 moduli; the
 * result below 2), an exponent for each lane. out may be base. */
void mc_lanes_power(mc_lanes *lanes, mc_number *out, const mc_number *base,
                    const mc_number *exponent, unsigned bits);

/** A mask: bit l is set when lane l of a, below 2^(28 * limbs) and not
 * reduced here, equals lane l of b. */
unsigned mc_lanes_equal(const mc_lanes *lanes, const mc_number *a,
                        const mc_number *b);

#endif
