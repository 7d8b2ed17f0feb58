/*
 * Four 32-bit numbers side by side, and their four 64-bit products: the few
 * vector operations that prime_lanes.c is written in.
 *
 * Two builds of the same source: WebAssembly SIMD where the compiler has it
 * (-msimd128), and the vectors of GCC and clang elsewhere. Both give the same
 * bits: the cases of tests/src/number/lanes_cases.c compare either with Mbed
 * TLS, natively and in wasm. The page carries the SIMD build alone: browsers
 * without SIMD are older than the policy that it needs ('wasm-unsafe-eval'),
 * and a second engine would make the page a third larger; it says so where it
 * cannot run.
 * Does not: branch, or look anything up, by a lane's value.
 */
#ifndef MC_PRIME_VECTOR_H
#define MC_PRIME_VECTOR_H

#include <stdint.h>

/* How a vector lies in memory; any alignment that uint32_t has. */
typedef struct mc_quad {
    uint32_t lane[4];
} mc_quad;

#define MC_INLINE static inline __attribute__((always_inline))

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

typedef uint32_t vec __attribute__((vector_size(16)));
typedef uint64_t wide_half __attribute__((vector_size(16)));
typedef struct wide {
    wide_half lo, hi; /* lanes 0, 1 and lanes 2, 3 */
} wide;

MC_INLINE vec vec_load(const mc_quad *p)
{
    vec r = {p->lane[0], p->lane[1], p->lane[2], p->lane[3]};

    return r;
}

MC_INLINE void vec_store(mc_quad *p, vec x)
{
    p->lane[0] = x[0];
    p->lane[1] = x[1];
    p->lane[2] = x[2];
    p->lane[3] = x[3];
}

MC_INLINE vec vec_all(uint32_t x)
{
    vec r = {x, x, x, x};

    return r;
}

MC_INLINE vec vec_add(vec a, vec b)
{
    return a + b;
}

MC_INLINE vec vec_sub(vec a, vec b)
{
    return a - b;
}

MC_INLINE vec vec_mul(vec a, vec b)
{
    return a * b;
}

MC_INLINE vec vec_and(vec a, vec b)
{
    return a & b;
}

MC_INLINE vec vec_or(vec a, vec b)
{
    return a | b;
}

MC_INLINE vec vec_xor(vec a, vec b)
{
    return a ^ b;
}

MC_INLINE vec vec_shr(vec a, unsigned bits)
{
    return a >> bits;
}

/* Shifts lanes that stand for signed numbers, rounding down. */
MC_INLINE vec vec_sar(vec a, unsigned bits)
{
    return a >> bits | (0U - (a >> 31)) << (32 - bits);
}

MC_INLINE wide wide_zero(void)
{
    wide w = {{0, 0}, {0, 0}};

    return w;
}

/* acc + a * b in each lane. */
MC_INLINE wide wide_mul_add(wide acc, vec a, vec b)
{
    wide_half a_lo = {a[0], a[1]}, a_hi = {a[2], a[3]};
    wide_half b_lo = {b[0], b[1]}, b_hi = {b[2], b[3]};

    acc.lo += a_lo * b_lo;
    acc.hi += a_hi * b_hi;
    return acc;
}

MC_INLINE wide wide_add(wide a, wide b)
{
    a.lo += b.lo;
    a.hi += b.hi;
    return a;
}

MC_INLINE wide wide_shr(wide a, unsigned bits)
{
    a.lo >>= bits;
    a.hi >>= bits;
    return a;
}

/* The low 32 bits of each lane. */
MC_INLINE vec wide_low(wide a)
{
    vec r = {(uint32_t) a.lo[0], (uint32_t) a.lo[1], (uint32_t) a.hi[0],
             (uint32_t) a.hi[1]};

    return r;
}

#endif

/* The sign bit spread over the lane: all ones below zero, else zero. */
MC_INLINE vec vec_sign(vec a)
{
    return vec_sar(a, 31);
}

#endif
