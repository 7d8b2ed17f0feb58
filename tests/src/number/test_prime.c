/*
 * The search for primes: the sieve, the two tests of primality against
 * composites made to pass them, and what a step gives.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <mbedtls/bignum.h>

#include "../ask.h"
#include "number/prime.h"
#include "number/prime_judge.h"
#include "number/prime_sieve.h"
#include "number/prime_test.h"

/* Made once with Python's integers. CARMICHAEL: (6k+1)(12k+1)(18k+1) with all
 * three prime (J. Chernick, 1939). STRONG: p (2p - 1), a strong pseudoprime to
 * base 2. CLOSE: a prime times the next prime. */
static const char CARMICHAEL_191[] =
    "7a3d1e43abb492f6b5378adebd0ffee62dffaacd5b7f74e1";
static const char CARMICHAEL_383[] =
    "638e5c88121566c7bbc9eabdb182e503ba0c72e1bc6e867319ca8381a9d3c441"
    "fde2ab23b53cf4ce7406d57a9aaa5341";
static const char STRONG_257[] =
    "01d8a4982d0388aeb4a98b92f5c155f3254e186ccecb7ac32ed08961ce022182"
    "d5";
static const char STRONG_513[] =
    "01cdf950b1dfd4f48a20383b2f20f68bbb519cd2d3bae04543ab388be2104f94"
    "922b4dfe36f3a5918572d7f07ffb352bf75e6e41c1982a356bf219aeb65e483a"
    "1d";
static const char CLOSE_1024[] =
    "9af0361653eb827030c480bd67e6a46c6265b74213a162d23a24597e2c06f581"
    "f6e3b914a08d002e2b9a5134c6ee47ba6ebf4f22a34843117ba3f075e34a4bdb"
    "e0fb90d90e6b74df4ee6d0b1719af290ac348b665fccbc08d90110810237378f"
    "4083aaaa7ce66a04245053897309c3332d84349274a6333e56c32b5a3c743559";
static const char PRIME_1024[] =
    "ff7a95b48da3a27175dc1f7bf12da08904fd7ec0530d97b1592d7f229ff2b2e6"
    "fa64fb20b39fdd1777c71662e579512edf8f0cafd948e75e821d9d54715d8fa8"
    "d971153a35a1f9b21c0a4960bef6348977dda75bf3141a2d5a5b18e01886eb41"
    "3fc7be63d443442006510347c183a2ecad7285e7622acc2ff5b74cb04df7cdc9";

static mc_job job;

static int start(void **state)
{
    mc_view none = {NULL, 0};

    (void) state;
    mc_job_init(&job, none);
    return 0;
}

static int stop(void **state)
{
    (void) state;
    mc_job_free(&job);
    return 0;
}

/* The number's bytes; how many bits it has. */
static unsigned number(const char *hex, uint8_t bytes[128])
{
    size_t len = 0;
    unsigned bits;

    assert_true(mc_hex_read(mc_view_str(hex), bytes, 128, &len));
    bits = (unsigned) (8 * len);
    while ((bytes[0] >> ((bits - 1) % 8) & 1) == 0) {
        bits--;
    }
    return bits;
}

static int passes_fermat(const char *hex)
{
    uint8_t bytes[128];
    mc_prime_test *test = mc_prime_test_new(number(hex, bytes));
    unsigned lane, mask;

    assert_non_null(test);
    for (lane = 0; lane < MC_LANES; lane++) {
        mc_prime_test_set(test, lane, bytes);
    }
    mask = mc_prime_fermat(test);
    mc_prime_test_free(test);
    assert_true(mask == 0 || mask == 15);
    return mask != 0;
}

/* How often of eight times four rounds the number passes. */
static int passes_miller_rabin(const char *hex)
{
    uint8_t bytes[128];
    mc_prime_test *test = mc_prime_test_new(number(hex, bytes));
    int count = 0, passed, i;

    assert_non_null(test);
    for (i = 0; i < 8; i++) {
        passed = -1;
        assert_int_equal(mc_prime_miller_rabin(&job, test, bytes, &passed),
                         MC_OK);
        count += passed;
    }
    mc_prime_test_free(test);
    return count;
}

static void a_prime_is_refused(void **state)
{
    (void) state;
    assert_true(passes_fermat(PRIME_1024));
    assert_int_equal(passes_miller_rabin(PRIME_1024), 8);
}

/* Worst case: a quarter of the bases lie, four rounds pass with chance 2^-8;
 * four of eight times with chance 2^-25. Where one of four bases were enough,
 * two of three times would do. */
static void a_pseudoprime_passes_for_a_prime(void **state)
{
    (void) state;
    assert_true(passes_fermat(CARMICHAEL_191)); /* that is what they are */
    assert_true(passes_fermat(CARMICHAEL_383));
    assert_true(passes_fermat(STRONG_257));
    assert_true(passes_fermat(STRONG_513));
    assert_true(passes_miller_rabin(CARMICHAEL_191) < 4);
    assert_true(passes_miller_rabin(CARMICHAEL_383) < 4);
    assert_true(passes_miller_rabin(STRONG_257) < 4);
    assert_true(passes_miller_rabin(STRONG_513) < 4);
}

static void a_product_of_close_primes_passes(void **state)
{
    (void) state;
    assert_false(passes_fermat(CLOSE_1024));
    assert_int_equal(passes_miller_rabin(CLOSE_1024), 0);
}

static void one_lane_answers_for_another(void **state)
{
    uint8_t prime[128], composite[128];
    mc_prime_test *test = mc_prime_test_new(1024);
    unsigned want, lane;

    (void) state;
    number(PRIME_1024, prime);
    number(CLOSE_1024, composite);
    for (want = 0; want < 16; want++) {
        for (lane = 0; lane < MC_LANES; lane++) {
            mc_prime_test_set(test, lane,
                              (want >> lane & 1) != 0 ? prime : composite);
        }
        assert_int_equal(mc_prime_fermat(test), want);
    }
    mc_prime_test_free(test);
}

static void set_start(uint32_t *words, unsigned count, mbedtls_mpi *start_mpi)
{
    uint8_t bytes[4 * MC_SIEVE_WORDS_MAX];
    unsigned i;

    assert_int_equal(mc_random_bytes(&job.random, bytes, 4 * count), MC_OK);
    bytes[0] |= 0x80;
    bytes[4 * count - 1] |= 1;
    assert_int_equal(mbedtls_mpi_read_binary(start_mpi, bytes, 4 * count), 0);
    for (i = 0; i < count; i++) {
        const uint8_t *at = bytes + 4 * (count - 1 - i);

        words[i] = (uint32_t) at[0] << 24 | (uint32_t) at[1] << 16 |
                   (uint32_t) at[2] << 8 | at[3];
    }
}

/* 1 when some prime of the sieve divides x, or 65537 divides x - 1. */
static int has_small_factor(const mc_sieve *sieve, const mbedtls_mpi *x)
{
    mbedtls_mpi_uint rest;
    uint32_t i;

    for (i = 0; i < sieve->count; i++) {
        assert_int_equal(mbedtls_mpi_mod_int(&rest, x, sieve->primes[i]), 0);
        if (rest == 0 || (sieve->primes[i] == 65537 && rest == 1)) {
            return 1;
        }
    }
    return 0;
}

static void the_sieve_differs_from_trial_division(void **state)
{
    static const struct {
        unsigned words;
        uint32_t limit;
        uint32_t primes; /* odd ones below the limit */
    } cases[] = {
        {32, 1U << 18, 22999}, {48, 1U << 19, 43389}, {64, 1U << 20, 82024}};
    uint32_t first[MC_SIEVE_WORDS_MAX];
    mc_sieve sieve;
    mbedtls_mpi x;
    unsigned i, at;

    (void) state;
    mbedtls_mpi_init(&x);
    for (i = 0; i < 3; i++) {
        assert_int_equal(mc_sieve_init(&sieve, cases[i].limit), MC_OK);
        assert_int_equal(sieve.count, cases[i].primes / 16 * 16);
        assert_int_equal(sieve.primes[0], 3);
        set_start(first, cases[i].words, &x);
        mc_sieve_window(&sieve, first, cases[i].words, 24);
        for (at = 0; at < 24; at++) {
            assert_int_equal(sieve.struck[at], has_small_factor(&sieve, &x));
            assert_int_equal(mbedtls_mpi_add_int(&x, &x, 2), 0);
        }
        mc_sieve_free(&sieve);
    }
    mbedtls_mpi_free(&x);
}

/* Residues at their edges: a start that is one above, at, or below a multiple
 * of the product of the largest primes. */
static void a_residue_at_the_edge_is_wrong(void **state)
{
    uint32_t first[MC_SIEVE_WORDS_MAX];
    uint8_t bytes[128];
    mc_sieve sieve;
    mbedtls_mpi x;
    unsigned i;
    int step;

    (void) state;
    mbedtls_mpi_init(&x);
    assert_int_equal(mc_sieve_init(&sieve, MC_SIEVE_LIMIT_MAX), MC_OK);
    assert_int_equal(mbedtls_mpi_lset(&x, 1), 0);
    for (i = 0; mbedtls_mpi_bitlen(&x) < 1000; i++) {
        assert_int_equal(
            mbedtls_mpi_mul_int(&x, &x, sieve.primes[sieve.count - 1 - i]), 0);
    }
    for (step = -2; step <= 2; step += 2) {
        mbedtls_mpi at;
        unsigned j;

        mbedtls_mpi_init(&at);
        assert_int_equal(mbedtls_mpi_add_int(&at, &x, step), 0);
        assert_int_equal(mbedtls_mpi_write_binary(&at, bytes, 128), 0);
        for (j = 0; j < 32; j++) {
            first[j] = (uint32_t) bytes[127 - 4 * j] |
                       (uint32_t) bytes[126 - 4 * j] << 8 |
                       (uint32_t) bytes[125 - 4 * j] << 16 |
                       (uint32_t) bytes[124 - 4 * j] << 24;
        }
        mc_sieve_window(&sieve, first, 32, 2);
        assert_int_equal(sieve.struck[0], has_small_factor(&sieve, &at));
        if (step == 0) {
            assert_true(sieve.struck[0]);
        }
        if (step == -2) {
            assert_true(sieve.struck[1]);
        }
        mbedtls_mpi_free(&at);
    }
    mbedtls_mpi_free(&x);
    mc_sieve_free(&sieve);
}

/* Steps until something likely is found. */
static void search(unsigned key_bits, mc_buf *likely)
{
    mc_buf window = MC_BUF_INIT;
    uint32_t tried;

    while (likely->len == 0) {
        mc_buf rest = MC_BUF_INIT;

        assert_int_equal(mc_prime_search(&job, key_bits, mc_buf_view(&window),
                                         &rest, likely, &tried),
                         MC_OK);
        assert_int_equal(tried, 4);
        mc_buf_free(&window);
        window = rest;
    }
    assert_int_equal(window.len, 0);
}

static void a_found_prime_breaks_a_rule(void **state)
{
    mc_buf likely = MC_BUF_INIT;
    mbedtls_mpi x;
    mbedtls_mpi_uint rest;
    int is_prime = 0;

    (void) state;
    mbedtls_mpi_init(&x);
    search(2048, &likely);
    assert_int_equal(likely.len, 128);
    assert_int_equal(mc_prime_judge(&job, mc_buf_view(&likely), &is_prime),
                     MC_OK);
    assert_int_equal(is_prime, 1);
    assert_int_equal(mbedtls_mpi_read_binary(&x, likely.p, likely.len), 0);
    assert_int_equal(
        mbedtls_mpi_is_prime_ext(&x, 10, mc_random_mbedtls, &job.random), 0);
    assert_int_equal(mbedtls_mpi_mod_int(&rest, &x, 65537), 0);
    assert_true(rest > 1);
    /* sqrt(2) * 2^1023 or more: the square has all 2048 bits */
    assert_int_equal(mbedtls_mpi_mul_mpi(&x, &x, &x), 0);
    assert_int_equal(mbedtls_mpi_bitlen(&x), 2048);
    mbedtls_mpi_free(&x);
    mc_buf_free(&likely);
}

/* A window goes from step to step as bytes: its start stays, of its places
 * every one is tested once. */
static void a_step_tests_what_another_did(void **state)
{
    mc_buf window = MC_BUF_INIT, likely = MC_BUF_INIT;
    mc_view none = {NULL, 0};
    uint32_t tried;

    (void) state;
    /* one in eight first steps finds something, and leaves nothing */
    while (window.len == 0) {
        mc_buf_truncate(&likely, 0);
        assert_int_equal(
            mc_prime_search(&job, 2048, none, &window, &likely, &tried), MC_OK);
    }
    while (window.len > 0 && likely.len == 0) {
        mc_buf rest = MC_BUF_INIT;

        assert_int_equal(mc_prime_search(&job, 2048, mc_buf_view(&window),
                                         &rest, &likely, &tried),
                         MC_OK);
        if (rest.len > 0) {
            assert_int_equal(rest.len, window.len - 2 * tried);
            assert_memory_equal(rest.p, window.p, 128);
            assert_memory_equal(rest.p + 128, window.p + 128 + 2 * tried,
                                rest.len - 128);
        }
        mc_buf_free(&window);
        window = rest;
    }
    mc_buf_free(&window);
    mc_buf_free(&likely);
}

static void a_window_that_is_none_is_searched(void **state)
{
    static const struct {
        size_t len;
        size_t at;
        uint8_t value;
    } spoiled[] = {
        {127, 0, 1},
        {128, 0, 1},
        {129, 0, 1},
        {131, 0, 1},
        {132, 0, 2} /* even */,
        {132, 127, 0x7f} /* too small */,
        {132, 129, 4} /* beyond the window */,
        {128 + 2050, 0, 1},
    };
    uint8_t bytes[128 + 2050];
    mc_view window = {bytes, 132};
    mc_buf rest = MC_BUF_INIT, likely = MC_BUF_INIT;
    uint32_t tried;
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(spoiled) / sizeof(spoiled[0]); i++) {
        memset(bytes, 0, sizeof(bytes));
        memset(bytes, 0xc1, 128);
        bytes[spoiled[i].at] = spoiled[i].value;
        window.len = spoiled[i].len;
        assert_int_equal(
            mc_prime_search(&job, 2048, window, &rest, &likely, &tried),
            MC_ERR_FIELD_VALUE);
        assert_int_equal(rest.len + likely.len, 0);
    }
}

static void a_composite_or_misshapen_number_is_judged_prime(void **state)
{
    static const size_t LENGTHS[] = {0, 1, 127, 129, 191, 255, 257};
    uint8_t bytes[257];
    mc_view number_view = {bytes, 128};
    int is_prime = 1;
    size_t i;

    (void) state;
    number(CLOSE_1024, bytes);
    assert_int_equal(mc_prime_judge(&job, number_view, &is_prime), MC_OK);
    assert_int_equal(is_prime, 0);
    number(PRIME_1024, bytes);
    assert_int_equal(mc_prime_judge(&job, number_view, &is_prime), MC_OK);
    assert_int_equal(is_prime, 1);
    bytes[127] ^= 1;
    assert_int_equal(mc_prime_judge(&job, number_view, &is_prime),
                     MC_ERR_FIELD_VALUE);
    bytes[127] ^= 1;
    bytes[0] ^= 0x80;
    assert_int_equal(mc_prime_judge(&job, number_view, &is_prime),
                     MC_ERR_FIELD_VALUE);
    memset(bytes, 0xff, sizeof(bytes));
    for (i = 0; i < sizeof(LENGTHS) / sizeof(LENGTHS[0]); i++) {
        number_view.len = LENGTHS[i];
        assert_int_equal(mc_prime_judge(&job, number_view, &is_prime),
                         MC_ERR_FIELD_VALUE);
    }
}

static void a_size_that_is_not_offered_is_taken(void **state)
{
    static const unsigned sizes[] = {0, 1024, 2047, 2056, 8192, 0xffffffffU};
    mc_view none = {NULL, 0};
    mc_buf rest = MC_BUF_INIT, likely = MC_BUF_INIT;
    uint32_t tried;
    unsigned i;

    (void) state;
    for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        assert_int_equal(
            mc_prime_search(&job, sizes[i], none, &rest, &likely, &tried),
            MC_ERR_KEY_SIZE);
        assert_int_equal(rest.len + likely.len, 0);
    }
}

/* The operations that workers share: what a step says of its progress, and the
 * request that it leaves. */
static void the_steps_of_a_worker_lead_elsewhere(void **state)
{
    static const char *const FIRST[] = {"op",    "prime-search", "bits", "2048",
                                        "tried", "40",           NULL};
    static const char *const JUDGE[] = {"op", "prime-judge", NULL};
    mc_buf request = ask(FIRST), reply = must(request);
    unsigned long tried = 44;
    mc_view next, value;
    mc_buf judged;

    (void) state;
    while (mc_fields_get(mc_buf_view(&reply), "next", &next)) {
        mc_buf text = MC_BUF_INIT;

        assert_false(mc_fields_get(mc_buf_view(&reply), "likely", &value));
        assert_int_equal(mc_buf_append_decimal(&text, tried), MC_OK);
        assert_true(mc_view_equal(field(&reply, "tried"), mc_buf_view(&text)));
        assert_text(field(&reply, "expected"), "32");
        assert_true(mc_fields_get(next, "tried", &value));
        assert_true(mc_view_equal(value, mc_buf_view(&text)));
        assert_true(mc_fields_get(next, "bits", &value));
        assert_text(value, "2048");
        mc_buf_free(&text);
        request = (mc_buf) MC_BUF_INIT;
        assert_int_equal(mc_buf_append(&request, next.p, next.len), MC_OK);
        mc_buf_free(&reply);
        reply = must(request);
        tried += 4;
    }
    request = ask(JUDGE);
    put_view(&request, "likely", field(&reply, "likely"));
    judged = must(request);
    assert_true(
        mc_view_equal(field(&judged, "prime"), field(&reply, "likely")));
    mc_buf_free(&judged);
    mc_buf_free(&reply);
}

static void a_worker_is_told_that_a_composite_is_prime(void **state)
{
    static const char *const JUDGE[] = {"op", "prime-judge", NULL};
    static const char *const FEW[] = {"op", "prime-search", "bits", "1024",
                                      NULL};
    static const char *const NONE[] = {"op", "prime-search", NULL};
    static const char *const WINDOW[] = {
        "op", "prime-search", "bits", "2048", "window", "x", NULL};
    uint8_t bytes[128];
    mc_view view = {bytes, sizeof(bytes)}, prime;
    mc_buf request = ask(JUDGE), reply;

    (void) state;
    number(CLOSE_1024, bytes);
    put_view(&request, "likely", view);
    reply = must(request);
    assert_false(mc_fields_get(mc_buf_view(&reply), "prime", &prime));
    mc_buf_free(&reply);
    assert_error(ask(JUDGE), "FIELD_MISSING");
    assert_error(ask(NONE), "FIELD_MISSING");
    assert_error(ask(FEW), "KEY_SIZE");
    assert_error(ask(WINDOW), "FIELD_VALUE");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_prime_is_refused),
        cmocka_unit_test(a_pseudoprime_passes_for_a_prime),
        cmocka_unit_test(a_product_of_close_primes_passes),
        cmocka_unit_test(one_lane_answers_for_another),
        cmocka_unit_test(the_sieve_differs_from_trial_division),
        cmocka_unit_test(a_residue_at_the_edge_is_wrong),
        cmocka_unit_test(a_found_prime_breaks_a_rule),
        cmocka_unit_test(a_step_tests_what_another_did),
        cmocka_unit_test(a_window_that_is_none_is_searched),
        cmocka_unit_test(a_composite_or_misshapen_number_is_judged_prime),
        cmocka_unit_test(a_size_that_is_not_offered_is_taken),
        cmocka_unit_test(the_steps_of_a_worker_lead_elsewhere),
        cmocka_unit_test(a_worker_is_told_that_a_composite_is_prime),
    };

    return cmocka_run_group_tests_name("prime", tests, start, stop);
}
