/*
 * The sieve of a prime search: of the odd numbers in a window, those that no
 * small prime divides.
 *
 * Small means below a limit of the caller's. By Mertens' third theorem about
 * 2 e^-gamma / ln(limit) of the odd numbers stay: 9 in 100 for 2^18; of these
 * one in 32 is prime at 1024 bits. A higher limit saves tests and costs
 * divisions, so the best one grows with the numbers (prime.c).
 * Also struck: numbers p with p - 1 divisible by 65537, which the public
 * exponent cannot do with.
 * Does not: know how the start was chosen, or keep anything secret from a
 * stopwatch: which numbers stay decides how long the search takes.
 */
#ifndef MC_PRIME_SIEVE_H
#define MC_PRIME_SIEVE_H

#include <stdint.h>

#include "base/error.h"

#define MC_SIEVE_LIMIT_MAX (1U << 20)

/* Odd numbers in the largest window. */
#define MC_SIEVE_WINDOW_MAX 2048

/* Words of 32 bits in the largest start. */
#define MC_SIEVE_WORDS_MAX 64

typedef struct mc_sieve {
    uint32_t *primes; /* 3, 5, 7, ... below the limit; nothing secret */
    uint32_t count;   /* of primes */
    uint8_t struck[MC_SIEVE_WINDOW_MAX];
} mc_sieve;

/**
 * Finds the small primes.
 *
 * @param  limit  a power of two, 2^18 to MC_SIEVE_LIMIT_MAX.
 * @return MC_OK or MC_ERR_MEMORY.
 */
mc_err mc_sieve_init(mc_sieve *sieve, uint32_t limit);

/** Wipes and frees. */
void mc_sieve_free(mc_sieve *sieve);

/**
 * Strikes what is composite among start, start + 2, ... in sieve->struck.
 *
 * @param  start   odd; words of 32 bits, least significant first. Far larger
 *                 than the limit, so that no small prime is in the window.
 * @param  window  odd numbers to look at, at most MC_SIEVE_WINDOW_MAX.
 */
void mc_sieve_window(mc_sieve *sieve, const uint32_t *start, unsigned words,
                     unsigned window);

#endif
