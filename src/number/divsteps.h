/*
 * Greatest common divisor and inverse of long secret numbers, by division
 * steps: D. J. Bernstein, B.-Y. Yang, "Fast constant-time gcd computation and
 * modular inversion", 2019 (IACR ePrint 2019/266).
 *
 * Accepted: numbers of up to MC_DIVSTEPS_BITS_MAX bits. How long it takes, and
 * which addresses are read, depends on their sizes alone (of the gcd's
 * arguments also on how often 2 divides each), as far as C can say that; what
 * an engine makes of it is not ours to promise.
 * Ten times as fast in the page as Mbed TLS's own, which takes bit after bit.
 * Does not: verify. A caller checks by multiplication what must be right.
 */
#ifndef MC_DIVSTEPS_H
#define MC_DIVSTEPS_H

#include <mbedtls/bignum.h>

#define MC_DIVSTEPS_BITS_MAX 2048

/**
 * The greatest common divisor of two numbers above 0.
 *
 * @return 0, MBEDTLS_ERR_MPI_BAD_INPUT_DATA, MBEDTLS_ERR_MPI_ALLOC_FAILED.
 */
int mc_gcd(mbedtls_mpi *gcd, const mbedtls_mpi *a, const mbedtls_mpi *b);

/**
 * 1 / a modulo an odd n, for 0 < a < n.
 *
 * @param  inverse  set to a number in 0 .. n - 1.
 * @return as above; MBEDTLS_ERR_MPI_NOT_ACCEPTABLE when there is none.
 */
int mc_inverse(mbedtls_mpi *inverse, const mbedtls_mpi *a,
               const mbedtls_mpi *n);

#endif
