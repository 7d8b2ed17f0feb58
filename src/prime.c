/*
 * How a prime is found, and how evenly.
 *
 * Every slice draws a fresh start, uniform among the odd numbers of the range,
 * sieves a window of some hundred odd numbers above it, and visits what is
 * left in random order. The first that passes is taken.
 *
 * Bias: a prime P is found through any of the starts less than a window below
 * it, from each with chance 1 / (number of primes in that window). So P's
 * chance differs from another's by how many primes stand near it: a window
 * holds one or two on average, hence by a small factor. (A walk upwards from
 * one start would favour each prime by the length of the gap below it.) Out of
 * reach is no prime; less often reached is only the last window's worth of
 * numbers below 2^bits. Against a uniform choice this costs less than the walk
 * upwards, for which J. Brandt, I. Damgard, "On generation of probable primes
 * by incremental search", CRYPTO '92, bound the loss of entropy: a few bits of
 * about a thousand.
 */
#include "prime.h"

#include <stdlib.h>
#include <string.h>

#include <mbedtls/bignum.h>

#include "host.h"
#include "prime_sieve.h"
#include "prime_test.h"

#define PRIME_BYTES_MAX (MC_SIEVE_WORDS_MAX * 4)

/*
 * window: odd numbers in a slice. Large enough that sieving costs little
 * beside testing, small enough that a slice is short.
 * expected: candidates per prime. Of whole numbers near 2^b one in b ln 2 is
 * prime, of the sieve's survivors e^gamma ln(2^18) = 22.2 times as many.
 */
static const struct size {
    unsigned key_bits;
    unsigned window;
    uint32_t expected;
} SIZES[] = {
    {2048, 1024, 32},
    {3072, 512, 48},
    {4096, 256, 64},
};

/* A search that does not find two primes in so many times the expected
 * candidates is broken: the chance is 25 e^-24, one in a thousand million. */
#define PATIENCE 12

typedef struct search {
    mc_job *job;
    const struct size *size;
    unsigned bits; /* of a prime */
    unsigned words;
    unsigned bytes;
    mc_sieve sieve;
    mc_prime_test *test;
    uint32_t start[MC_SIEVE_WORDS_MAX];
    uint16_t order[MC_SIEVE_WINDOW_MAX]; /* survivors, shuffled */
    unsigned survivors;
} search;

static const struct size *size_find(unsigned key_bits)
{
    size_t i;

    for (i = 0; i < sizeof(SIZES) / sizeof(SIZES[0]); i++) {
        if (SIZES[i].key_bits == key_bits) {
            return &SIZES[i];
        }
    }
    return NULL;
}

uint32_t mc_prime_expected(unsigned key_bits)
{
    const struct size *size = size_find(key_bits);

    return size != NULL ? size->expected : 0;
}

static void search_free(search *s)
{
    if (s != NULL) {
        mc_sieve_free(&s->sieve);
        mc_prime_test_free(s->test);
        mc_wipe(s, sizeof(*s));
        free(s);
    }
}

static mc_err search_new(mc_job *job, unsigned key_bits, search **out)
{
    const struct size *size = size_find(key_bits);
    search *s;

    if (size == NULL) {
        return mc_fail(job, MC_ERR_KEY_SIZE, "bits", 0);
    }
    s = calloc(1, sizeof(*s));
    if (s == NULL) {
        return MC_ERR_MEMORY;
    }
    s->job = job;
    s->size = size;
    s->bits = key_bits / 2;
    s->words = s->bits / 32;
    s->bytes = s->bits / 8;
    s->test = mc_prime_test_new(s->bits);
    if (s->test == NULL || mc_sieve_init(&s->sieve) != MC_OK) {
        search_free(s);
        return MC_ERR_MEMORY;
    }
    *out = s;
    return MC_OK;
}

/* 1 when start lies in the range: FIPS 186-5 A.1.3 wants primes of at least
 * sqrt(2) * 2^(bits - 1). The first 64 bits, as Mbed TLS compares them, are
 * those of ceil(2^63.5). And 1 only when the whole window is below 2^bits. */
static int start_fits(const search *s)
{
    uint64_t top =
        (uint64_t) s->start[s->words - 1] << 32 | s->start[s->words - 2];

    return top >= 0xb504f333f9de6485U && top < UINT64_MAX;
}

/* Draws the start. Each try succeeds with chance 0.29. */
static mc_err draw_start(search *s)
{
    uint8_t bytes[PRIME_BYTES_MAX];
    mc_err err;
    unsigned tries, i;

    for (tries = 0; tries < 1000; tries++) {
        err = mc_random_bytes(&s->job->random, bytes, s->bytes);
        if (err != MC_OK) {
            return err;
        }
        for (i = 0; i < s->words; i++) {
            s->start[i] = (uint32_t) bytes[4 * i] |
                          (uint32_t) bytes[4 * i + 1] << 8 |
                          (uint32_t) bytes[4 * i + 2] << 16 |
                          (uint32_t) bytes[4 * i + 3] << 24;
        }
        mc_wipe(bytes, sizeof(bytes));
        s->start[0] |= 1;
        if (start_fits(s)) {
            return MC_OK;
        }
    }
    return MC_ERR_RANDOM;
}

/* Lists the survivors in random order (Fisher, Yates). The remainder of a
 * random word favours low numbers by less than 2^-22. */
static mc_err draw_order(search *s)
{
    uint32_t dice[MC_SIEVE_WINDOW_MAX];
    unsigned i, count = 0;
    mc_err err;

    for (i = 0; i < s->size->window; i++) {
        if (!s->sieve.struck[i]) {
            s->order[count++] = (uint16_t) i;
        }
    }
    err = mc_random_bytes(&s->job->random, (uint8_t *) dice,
                          count * sizeof(dice[0]));
    for (i = count; err == MC_OK && i > 1; i--) {
        unsigned j = dice[i - 1] % i;
        uint16_t swap = s->order[i - 1];

        s->order[i - 1] = s->order[j];
        s->order[j] = swap;
    }
    mc_wipe(dice, sizeof(dice));
    s->survivors = count;
    return err;
}

/* Candidate number at in the order, big-endian. */
static void candidate(const search *s, unsigned at,
                      uint8_t bytes[PRIME_BYTES_MAX])
{
    uint64_t carry = 2U * (uint64_t) s->order[at];
    unsigned i, j;

    for (i = 0; i < s->words; i++) {
        carry += s->start[i];
        for (j = 0; j < 4; j++) {
            bytes[s->bytes - 1 - 4 * i - j] = (uint8_t) (carry >> 8 * j);
        }
        carry >>= 32;
    }
}

/* Sets four candidates from at on; when fewer are left, the last is
 * there more than once. */
static void load_four(search *s, unsigned at)
{
    uint8_t bytes[PRIME_BYTES_MAX];
    unsigned lane;

    for (lane = 0; lane < MC_LANES; lane++) {
        candidate(s, at + lane < s->survivors ? at + lane : s->survivors - 1,
                  bytes);
        mc_prime_test_set(s->test, lane, bytes);
    }
    mc_wipe(bytes, sizeof(bytes));
}

/* Mbed TLS's own test, one round with a random base: the fifth. What it calls
 * composite after four rounds of ours shows that ours are broken. */
static mc_err judge(search *s, const uint8_t *number)
{
    mbedtls_mpi x;
    int ret;

    mbedtls_mpi_init(&x);
    ret = mbedtls_mpi_read_binary(&x, number, s->bytes);
    if (ret == 0) {
        ret =
            mbedtls_mpi_is_prime_ext(&x, 1, mc_random_mbedtls, &s->job->random);
    }
    mbedtls_mpi_free(&x);
    return ret == 0 ? MC_OK
                    : mc_fail(s->job, mc_err_mbedtls(ret, MC_ERR_SELF_CHECK),
                              "prime", ret);
}

/* Of the lanes that passed Fermat's test the first, if any, that passes
 * Miller-Rabin and Mbed TLS too. */
static mc_err first_prime(search *s, unsigned at, unsigned lanes, mc_buf *prime)
{
    uint8_t bytes[PRIME_BYTES_MAX];
    unsigned lane;
    int passed = 0;
    mc_err err = MC_OK;

    for (lane = 0; lane < MC_LANES && err == MC_OK && !passed; lane++) {
        if ((lanes >> lane & 1) != 0 && at + lane < s->survivors) {
            candidate(s, at + lane, bytes);
            err = mc_prime_miller_rabin(s->job, s->test, bytes, &passed);
        }
    }
    if (err == MC_OK && passed) {
        err = judge(s, bytes);
    }
    if (err == MC_OK && passed) {
        err = mc_buf_append(prime, bytes, s->bytes);
    }
    mc_wipe(bytes, sizeof(bytes));
    return err;
}

static mc_err slice(search *s, uint32_t units, mc_buf *prime, uint32_t *tried)
{
    unsigned at, lanes;
    mc_err err = draw_start(s);

    *tried = 0;
    if (err == MC_OK) {
        mc_sieve_window(&s->sieve, s->start, s->words, s->size->window);
        err = draw_order(s);
    }
    /* A rest of one to three candidates would cost as much as four. */
    if (err == MC_OK && s->survivors > MC_LANES) {
        s->survivors -= s->survivors % MC_LANES;
    }
    for (at = 0; err == MC_OK && at < s->survivors && prime->len == 0 &&
                 (units == 0 || at < units);
         at += MC_LANES) {
        load_four(s, at);
        lanes = mc_prime_fermat(s->test);
        *tried += MC_LANES;
        err = first_prime(s, at, lanes, prime);
    }
    return err;
}

mc_err mc_prime_search(mc_job *job, unsigned key_bits, uint32_t units,
                       mc_buf *prime, uint32_t *tried)
{
    search *s = NULL;
    mc_err err = search_new(job, key_bits, &s);

    if (err == MC_OK) {
        err = slice(s, units, prime, tried);
    }
    search_free(s);
    return err;
}

mc_err mc_prime_pair(mc_job *job, unsigned key_bits, mc_buf *p, mc_buf *q)
{
    search *s = NULL;
    uint32_t tried, done = 0, expected;
    mc_err err = search_new(job, key_bits, &s);

    if (err != MC_OK) {
        return err;
    }
    expected = 2 * s->size->expected;
    while (err == MC_OK && q->len == 0) {
        err = slice(s, 0, p->len == 0 ? p : q, &tried);
        done += tried;
        mc_host_progress(done, expected);
        if (done > PATIENCE * expected) {
            err = mc_fail(job, MC_ERR_SELF_CHECK, NULL, 0);
        }
    }
    search_free(s);
    return err;
}
