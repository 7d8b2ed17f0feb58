/*
 * The residues of a long number by many small primes are taken in double
 * precision, a batch of primes abreast, which compilers turn into vector
 * instructions (WebAssembly SIMD has no integer division, and no fast 64-bit
 * multiplication).
 *
 * Why that is exact, for p < 2^20 and |r| < p/2 + 4: Horner's rule makes of r
 * and a word x = r 2^32 + word, a whole number below 2^52. x / p is below
 * 2^33, and x * (1/p) differs from it by less than 2^33 * 2^-51 = 2^-18.
 * Adding and subtracting 1.5 * 2^52 rounds that to a whole number, so that
 * x - quotient * p, exact again, is at most p (1/2 + 2^-18) < p/2 + 4 away
 * from zero, and for p < 2^18 less than p/2 + 1: in either case less than p.
 * A compiler that fuses a product and a sum changes none of this; one that
 * keeps more bits than a double has (FLT_EVAL_METHOD) would.
 */
#include "number/prime_sieve.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"

#if FLT_EVAL_METHOD != 0
#error "the sieve's rounding needs doubles that are doubles"
#endif

#define BATCH 16

/* How many odd primes a limit from 2^18 on leaves room for: 22,999 are below
 * 2^18, 82,024 below 2^20, an eighth and less. */
#define PRIMES_MAX(limit) ((limit) / 8)

mc_err mc_sieve_init(mc_sieve *sieve, uint32_t limit)
{
    /* flag i stands for 2i + 3 */
    const uint32_t flags = (limit - 3) / 2;
    uint8_t *composite = calloc(flags, 1);
    uint32_t i, j, p;

    memset(sieve, 0, sizeof(*sieve));
    sieve->primes = malloc(PRIMES_MAX(limit) * sizeof(*sieve->primes));
    if (composite == NULL || sieve->primes == NULL) {
        free(composite);
        mc_sieve_free(sieve);
        return MC_ERR_MEMORY;
    }
    for (p = 3; p * p < limit; p += 2) {
        for (j = (p * p - 3) / 2; !composite[(p - 3) / 2] && j < flags;
             j += p) {
            composite[j] = 1;
        }
    }
    /* Every number is written, and what is composite written over: no branch
     * for the processor to guess wrong. */
    for (i = 0; i < flags; i++) {
        sieve->primes[sieve->count] = 2 * i + 3;
        sieve->count += !composite[i];
    }
    /* whole batches */
    sieve->count -= sieve->count % BATCH;
    free(composite);
    return MC_OK;
}

void mc_sieve_free(mc_sieve *sieve)
{
    free(sieve->primes);
    mc_wipe(sieve, sizeof(*sieve));
}

/* start modulo a batch of primes, each residue in 0..p-1. */
static void residues(const uint32_t *primes, const uint32_t *start,
                     unsigned words, uint32_t out[BATCH])
{
    const double two32 = 4294967296.0, magic = 6755399441055744.0;
    double p[BATCH], inverse[BATCH], r[BATCH];
    unsigned i, l;

    for (l = 0; l < BATCH; l++) {
        p[l] = primes[l];
        inverse[l] = 1.0 / p[l];
        r[l] = 0;
    }
    for (i = words; i > 0; i--) {
        const double word = start[i - 1];

        for (l = 0; l < BATCH; l++) {
            double x = r[l] * two32 + word;
            double quotient = (x * inverse[l] + magic) - magic;

            r[l] = x - quotient * p[l];
        }
    }
    for (l = 0; l < BATCH; l++) {
        int32_t whole = (int32_t) r[l];

        if (whole < 0) {
            whole += (int32_t) primes[l];
        }
        out[l] = (uint32_t) whole;
    }
}

/* Strikes every i with start + 2i = target modulo p, given start mod p. */
static void strike(mc_sieve *sieve, uint32_t p, uint32_t residue,
                   uint32_t target, unsigned window)
{
    uint32_t at = target >= residue ? target - residue : target + p - residue;

    /* at / 2 modulo p */
    at = (at % 2 == 0 ? at : at + p) / 2;
    for (; at < window; at += p) {
        sieve->struck[at] = 1;
    }
}

void mc_sieve_window(mc_sieve *sieve, const uint32_t *start, unsigned words,
                     unsigned window)
{
    uint32_t i, l, left[BATCH];

    memset(sieve->struck, 0, sizeof(sieve->struck));
    for (i = 0; i < sieve->count; i += BATCH) {
        const uint32_t *p = sieve->primes + i;

        residues(p, start, words, left);
        for (l = 0; l < BATCH; l++) {
            strike(sieve, p[l], left[l], 0, window);
            if (p[l] == 65537) {
                strike(sieve, p[l], left[l], 1, window);
            }
        }
    }
    mc_wipe(left, sizeof(left));
}
