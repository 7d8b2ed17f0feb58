/*
 * How a prime is found, and how evenly.
 *
 * Every prime has a window of its own: a fresh start, uniform among the odd
 * numbers of the range, and one to two thousand odd numbers above it. They are
 * sieved, and what is left is visited in random order. The first that passes
 * is taken.
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
#include "number/prime.h"

#include <stdlib.h>
#include <string.h>

#include "base/host.h"
#include "number/prime_judge.h"
#include "number/prime_sieve.h"
#include "number/prime_test.h"

#define PRIME_BYTES_MAX (MC_SIEVE_WORDS_MAX * 4)

/*
 * window: odd numbers in it, so many that one in eighteen holds no prime.
 * limit: of the sieve. A test costs eight times as much for a number twice as
 * long, a division twice, so the limit grows.
 * expected: candidates per prime. Of whole numbers near 2^b one in b ln 2 is
 * prime, of the sieve's survivors e^gamma ln(limit) times as many.
 */
static const struct size {
    unsigned key_bits;
    unsigned window;
    uint32_t limit;
    uint32_t expected;
} SIZES[] = {
    {2048, 1024, 1U << 18, 32},
    {3072, 1536, 1U << 19, 45},
    {4096, 2048, 1U << 20, 57},
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
    unsigned at; /* of these, the next to be tested */
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
    if (s->test == NULL) {
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
 * random word favours low numbers by less than 2^-21. */
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

/* A fresh window, ready to be tested. */
static mc_err open_window(search *s)
{
    mc_err err = draw_start(s);

    if (err == MC_OK && s->sieve.primes == NULL) {
        err = mc_sieve_init(&s->sieve, s->size->limit);
    }
    if (err == MC_OK) {
        mc_sieve_window(&s->sieve, s->start, s->words, s->size->window);
        err = draw_order(s);
    }
    /* A rest of one to three candidates would cost as much as four. */
    if (err == MC_OK && s->survivors > MC_LANES) {
        s->survivors -= s->survivors % MC_LANES;
    }
    s->at = 0;
    return err;
}

/* Drops what is left of the window. */
static void close_window(search *s)
{
    s->at = s->survivors;
}

/* The window as bytes: the start, least significant byte first, then the
 * places in it that are still to be tested, two bytes each likewise. */
static mc_err save_window(const search *s, mc_buf *out)
{
    uint8_t bytes[PRIME_BYTES_MAX + 2 * MC_SIEVE_WINDOW_MAX];
    size_t len = 0;
    unsigned i;
    mc_err err = MC_OK;

    for (i = 0; i < s->bytes; i++) {
        bytes[len++] = (uint8_t) (s->start[i / 4] >> 8 * (i % 4));
    }
    for (i = s->at; i < s->survivors; i++) {
        bytes[len++] = (uint8_t) s->order[i];
        bytes[len++] = (uint8_t) (s->order[i] >> 8);
    }
    if (s->at < s->survivors) {
        err = mc_buf_append(out, bytes, len);
    }
    mc_wipe(bytes, sizeof(bytes));
    return err;
}

/* Takes up a window that save_window put down: 1, or 0 when it is none. */
static int load_window(search *s, mc_view window)
{
    const size_t places = 2 * (size_t) s->size->window;
    size_t i;

    if (window.len <= s->bytes || window.len > s->bytes + places ||
        window.len % 2 != 0) {
        return 0;
    }
    for (i = 0; i < s->bytes; i++) {
        s->start[i / 4] |= (uint32_t) window.p[i] << 8 * (i % 4);
    }
    for (; i < window.len; i += 2) {
        unsigned place = window.p[i] | (unsigned) window.p[i + 1] << 8;

        if (place >= s->size->window) {
            return 0;
        }
        s->order[s->survivors++] = (uint16_t) place;
    }
    return (s->start[0] & 1) == 1 && start_fits(s);
}

/* Tests four candidates: likely is the first that Fermat's theorem holds
 * for, if any. */
static mc_err test_four(search *s, mc_buf *likely)
{
    uint8_t bytes[PRIME_BYTES_MAX];
    const unsigned at = s->at;
    unsigned lanes, lane;
    mc_err err = MC_OK;

    if (s->survivors == 0) {
        return MC_OK; /* the window's every number has a small factor */
    }
    load_four(s, at);
    lanes = mc_prime_fermat(s->test);
    s->at += MC_LANES;
    for (lane = 0; lane < MC_LANES; lane++) {
        if ((lanes >> lane & 1) != 0 && at + lane < s->survivors) {
            candidate(s, at + lane, bytes);
            err = mc_buf_append(likely, bytes, s->bytes);
            close_window(s);
            break;
        }
    }
    mc_wipe(bytes, sizeof(bytes));
    return err;
}

mc_err mc_prime_search(mc_job *job, unsigned key_bits, mc_view window,
                       mc_buf *rest, mc_buf *likely, uint32_t *tried)
{
    search *s = NULL;
    mc_err err = search_new(job, key_bits, &s);

    if (err == MC_OK && window.len > 0 && !load_window(s, window)) {
        err = mc_fail(job, MC_ERR_FIELD_VALUE, "window", 0);
    } else if (err == MC_OK && window.len == 0) {
        err = open_window(s);
    }
    if (err == MC_OK) {
        err = test_four(s, likely);
        *tried = MC_LANES;
    }
    MC_THEN(err, save_window(s, rest));
    search_free(s);
    return err;
}

/* Searches until a likely prime is also one to its judges, or until so many
 * candidates are done, which is no error here. */
static mc_err search_one(search *s, mc_buf *prime, uint32_t *done,
                         uint32_t most)
{
    int is_prime = 0;
    mc_err err = MC_OK;

    while (err == MC_OK && !is_prime && *done < most) {
        if (s->at >= s->survivors) {
            err = open_window(s);
        }
        if (err == MC_OK) {
            err = test_four(s, prime);
            *done += MC_LANES;
        }
        if (s->at >= s->survivors) {
            mc_host_progress(*done, 2 * s->size->expected);
        }
        if (err == MC_OK && prime->len > 0) {
            err = mc_prime_judge(s->job, mc_buf_view(prime), &is_prime);
        }
        if (!is_prime) {
            mc_buf_truncate(prime, 0);
        }
    }
    return err;
}

mc_err mc_prime_pair(mc_job *job, unsigned key_bits, mc_buf *p, mc_buf *q)
{
    search *s = NULL;
    uint32_t done = 0, most;
    mc_err err = search_new(job, key_bits, &s);

    if (err != MC_OK) {
        return err;
    }
    most = 2 * PATIENCE * s->size->expected;
    err = search_one(s, p, &done, most);
    MC_THEN(err, search_one(s, q, &done, most));
    if (err == MC_OK && q->len == 0) {
        err = mc_fail(job, MC_ERR_SELF_CHECK, NULL, 0);
    }
    search_free(s);
    return err;
}
