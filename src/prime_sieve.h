/*
 * The sieve of a prime search: of the odd numbers in a window, those that no
 * small prime divides.
 *
 * Small means below MC_SIEVE_LIMIT. By Mertens' third theorem about
 * 2 e^-gamma / ln(limit) of the odd numbers stay, 9 in 100; of these one in 32
 * is prime at 1024 bits. A higher limit saves less in tests than it costs in
 * divisions (measured).
 * Also struck: numbers p with p - 1 divisible by 65537, which the public
 * exponent cannot do with.
 * Does not: know how the start was chosen, or keep anything secret from a
 * stopwatch: which numbers stay decides how long the search takes.
 */
#ifndef MC_PRIME_SIEVE_H
#define MC_PRIME_SIEVE_H

#include <stdint.h>

#include "error.h"

#define MC_SIEVE_LIMIT (1U << 18)

/* Odd numbers in the largest window. */
#define MC_SIEVE_WINDOW_MAX 1024

/* Words of 32 bits in the largest start. */
#define MC_SIEVE_WORDS_MAX 64

typedef struct mc_sieve {
    uint32_t *primes; /* 3, 5, 7, ... below the limit; nothing secret */
    uint32_t count;   /* of primes */
    uint8_t struck[MC_SIEVE_WINDOW_MAX];
} mc_sieve;

/** Finds the small primes: MC_OK or MC_ERR_MEMORY. */
mc_err mc_sieve_init(mc_sieve *sieve);

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
