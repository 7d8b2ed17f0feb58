/*
 * Four 32-bit numbers side by side, and their four 64-bit products: the few
 * vector operations that prime_lanes.c is written in.
 *
 * Two builds of the same source: WebAssembly SIMD where the compiler has it
 * (-msimd128), and plain C99 elsewhere. Both give the same bits: the cases of
 * tests/src/number/lanes_cases.c compare either with Mbed TLS, natively and in
 * wasm. The page carries the SIMD build alone: browsers without SIMD are older
 * than the policy that it needs ('wasm-unsafe-eval'), and a second engine would
 * make the page a third larger; it says so where it cannot run.
 * Does not: branch, or look anything up, by a lane's value.
 */
#ifndef MC_PRIME_VECTOR_H
#define MC_PRIME_VECTOR_H

#include <stdint.h>
#include <string.h>

/* How a vector lies in memory; any alignment that uint32_t has. */
typedef struct mc_quad {
    uint32_t lane[4];
} mc_quad;

#if defined(__clang__) || defined(__GNUC__)
#define MC_INLINE static inline __attribute__((always_inline))
#else
#define MC_INLINE static inline
#endif

#if defined(__wasm_simd128__)

#include <wasm_simd128.h>

typedef v128_t vec; /* 4 x 32 bits */
typedef struct wide {
    v128_t lo, hi; /* 2 x 64 bits each: lanes 0, 1 and lanes 2, 3 */
} wide;

MC_INLINE vec vec_load(const mc_quad *p)
{
    return wasm_v128_load(p);
}

MC_INLINE void vec_store(mc_quad *p, vec x)
{
    wasm_v128_store(p, x);
}

MC_INLINE vec vec_all(uint32_t x)
{
    return wasm_i32x4_splat((int32_t) x);
}

MC_INLINE vec vec_add(vec a, vec b)
{
    return wasm_i32x4_add(a, b);
}

MC_INLINE vec vec_sub(vec a, vec b)
{
    return wasm_i32x4_sub(a, b);
}

MC_INLINE vec vec_mul(vec a, vec b)
{
    return wasm_i32x4_mul(a, b);
}

MC_INLINE vec vec_and(vec a, vec b)
{
    return wasm_v128_and(a, b);
}

MC_INLINE vec vec_or(vec a, vec b)
{
    return wasm_v128_or(a, b);
}

MC_INLINE vec vec_xor(vec a, vec b)
{
    return wasm_v128_xor(a, b);
}

MC_INLINE vec vec_shr(vec a, unsigned bits)
{
    return wasm_u32x4_shr(a, bits);
}

/* Shifts lanes that stand for signed numbers, rounding down. */
MC_INLINE vec vec_sar(vec a, unsigned bits)
{
    return wasm_i32x4_shr(a, bits);
}

MC_INLINE wide wide_zero(void)
{
    wide w = {wasm_i64x2_const(0, 0), wasm_i64x2_const(0, 0)};

    return w;
}

/* acc + a * b in each lane. */
MC_INLINE wide wide_mul_add(wide acc, vec a, vec b)
{
    acc.lo = wasm_i64x2_add(acc.lo, wasm_u64x2_extmul_low_u32x4(a, b));
    acc.hi = wasm_i64x2_add(acc.hi, wasm_u64x2_extmul_high_u32x4(a, b));
    return acc;
}

MC_INLINE wide wide_add(wide a, wide b)
{
    a.lo = wasm_i64x2_add(a.lo, b.lo);
    a.hi = wasm_i64x2_add(a.hi, b.hi);
    return a;
}

MC_INLINE wide wide_shr(wide a, unsigned bits)
{
    a.lo = wasm_u64x2_shr(a.lo, bits);
    a.hi = wasm_u64x2_shr(a.hi, bits);
    return a;
}

/* The low 32 bits of each lane. */
MC_INLINE vec wide_low(wide a)
{
    return wasm_i32x4_shuffle(a.lo, a.hi, 0, 2, 4, 6);
}

#else

typedef mc_quad vec;
typedef struct wide {
    uint64_t lane[4];
} wide;

#define VEC_EACH(result, expression)                                           \
    do {                                                                       \
        unsigned l;                                                            \
        for (l = 0; l < 4; l++) {                                              \
            (result).lane[l] = (expression);                                   \
        }                                                                      \
    } while (0)

/* By halves: a copy of the whole is a call under the sanitizers. */
MC_INLINE vec vec_load(const mc_quad *p)
{
    vec r;

    memcpy(r.lane, p->lane, sizeof(r.lane) / 2);
    memcpy(r.lane + 2, p->lane + 2, sizeof(r.lane) / 2);
    return r;
}

MC_INLINE void vec_store(mc_quad *p, vec x)
{
    memcpy(p->lane, x.lane, sizeof(x.lane) / 2);
    memcpy(p->lane + 2, x.lane + 2, sizeof(x.lane) / 2);
}

MC_INLINE vec vec_all(uint32_t x)
{
    vec r;

    VEC_EACH(r, x);
    return r;
}

MC_INLINE vec vec_add(vec a, vec b)
{
    VEC_EACH(a, a.lane[l] + b.lane[l]);
    return a;
}

MC_INLINE vec vec_sub(vec a, vec b)
{
    VEC_EACH(a, a.lane[l] - b.lane[l]);
    return a;
}

MC_INLINE vec vec_mul(vec a, vec b)
{
    VEC_EACH(a, a.lane[l] * b.lane[l]);
    return a;
}

MC_INLINE vec vec_and(vec a, vec b)
{
    VEC_EACH(a, a.lane[l] & b.lane[l]);
    return a;
}

MC_INLINE vec vec_or(vec a, vec b)
{
    VEC_EACH(a, a.lane[l] | b.lane[l]);
    return a;
}

MC_INLINE vec vec_xor(vec a, vec b)
{
    VEC_EACH(a, a.lane[l] ^ b.lane[l]);
    return a;
}

MC_INLINE vec vec_shr(vec a, unsigned bits)
{
    VEC_EACH(a, a.lane[l] >> bits);
    return a;
}

/* Shifts lanes that stand for signed numbers, rounding down. */
MC_INLINE vec vec_sar(vec a, unsigned bits)
{
    VEC_EACH(a, a.lane[l] >> bits | (0U - (a.lane[l] >> 31)) << (32 - bits));
    return a;
}

MC_INLINE wide wide_zero(void)
{
    wide w;

    VEC_EACH(w, 0);
    return w;
}

/* acc + a * b in each lane. */
MC_INLINE wide wide_mul_add(wide acc, vec a, vec b)
{
    VEC_EACH(acc, acc.lane[l] + (uint64_t) a.lane[l] * b.lane[l]);
    return acc;
}

MC_INLINE wide wide_add(wide a, wide b)
{
    VEC_EACH(a, a.lane[l] + b.lane[l]);
    return a;
}

MC_INLINE wide wide_shr(wide a, unsigned bits)
{
    VEC_EACH(a, a.lane[l] >> bits);
    return a;
}

/* The low 32 bits of each lane. */
MC_INLINE vec wide_low(wide a)
{
    vec r;

    VEC_EACH(r, (uint32_t) a.lane[l]);
    return r;
}

#undef VEC_EACH

#endif

/* The sign bit spread over the lane: all ones below zero, else zero. */
MC_INLINE vec vec_sign(vec a)
{
    return vec_sar(a, 31);
}

#endif
