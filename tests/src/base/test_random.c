/*
 * The generator with a host that misbehaves: no bytes, and no way back.
 */
#define _DEFAULT_SOURCE /* setenv */
#define MBEDTLS_ALLOW_PRIVATE_ACCESS
#include "../check.h"
#include "../host.h"
#include "base/random.h"

static int is_zero(const uint8_t *p, size_t len)
{
    uint8_t any = 0;

    while (len-- > 0) {
        any |= *p++;
    }
    return any == 0;
}

static void assert_refuses(const char *mode)
{
    mc_random random;
    uint8_t out[64];

    setenv("MC_TEST_ENTROPY", mode, 1);
    mc_random_init(&random);
    memset(out, 0xaa, sizeof(out));
    assert_err(mc_random_bytes(&random, out, sizeof(out)), MC_ERR_RANDOM);
    assert_true(is_zero(out, sizeof(out)));
    /* The source recovers; this generator does not. */
    unsetenv("MC_TEST_ENTROPY");
    assert_err(mc_random_bytes(&random, out, sizeof(out)), MC_ERR_RANDOM);
    assert_int_not_equal(mc_random_mbedtls(&random, out, sizeof(out)), 0);
    mc_random_free(&random);
}

static void source_that_fails_gives_nothing(void **state)
{
    (void) state;
    assert_refuses("fail");
}

static void source_of_one_byte_value_gives_nothing(void **state)
{
    (void) state;
    assert_refuses("constant");
}

static void source_that_repeats_itself_gives_nothing(void **state)
{
    (void) state;
    assert_refuses("repeat");
}

/* 256 bits of strength and a nonce of 128, in blocks of 32 bytes. */
static void a_seed_is_short(void **state)
{
    mc_random random;
    uint8_t out[16];

    (void) state;
    mc_random_init(&random);
    mc_test_entropy_bytes = 0;
    assert_err(mc_random_bytes(&random, out, sizeof(out)), MC_OK);
    assert_int_equal(random.drbg.entropy_len, 48);
    assert_int_equal(mc_test_entropy_bytes, 64);
    assert_err(mc_random_bytes(&random, out, sizeof(out)), MC_OK);
    assert_int_equal(mc_test_entropy_bytes, 64);
    mc_random_free(&random);
}

/* What a source of 0, 1, 2 and so on seeds. */
static int count_up(void *ctx, unsigned char *out, size_t len)
{
    unsigned char *next = ctx;

    while (len-- > 0) {
        *out++ = (*next)++;
    }
    return 0;
}

static void a_seed_leaves_out_some_of_the_entropy(void **state)
{
    mbedtls_ctr_drbg_context plain;
    unsigned char next = 0;
    uint8_t ours[32], theirs[32];
    mc_random random;

    (void) state;
    mbedtls_ctr_drbg_init(&plain);
    mbedtls_ctr_drbg_set_entropy_len(&plain, 48);
    assert_int_equal(
        mbedtls_ctr_drbg_seed(&plain, count_up, &next,
                              (const unsigned char *) "mcu-certify", 11),
        0);
    assert_int_equal(mbedtls_ctr_drbg_random(&plain, theirs, sizeof(theirs)),
                     0);
    assert_int_equal(next, 48);
    setenv("MC_TEST_ENTROPY", "count", 1);
    mc_test_entropy_bytes = 0;
    mc_random_init(&random);
    assert_err(mc_random_bytes(&random, ours, sizeof(ours)), MC_OK);
    unsetenv("MC_TEST_ENTROPY");
    assert_memory_equal(ours, theirs, sizeof(ours));
    mc_random_free(&random);
    mbedtls_ctr_drbg_free(&plain);
}

/* The source is asked again after many calls, and is gone by then. */
static void a_source_that_fails_later_gives_nothing(void **state)
{
    mc_random random;
    uint8_t out[2000];

    (void) state;
    mc_random_init(&random);
    assert_err(mc_random_bytes(&random, out, sizeof(out)), MC_OK);
    mbedtls_ctr_drbg_set_reseed_interval(&random.drbg, 1);
    setenv("MC_TEST_ENTROPY", "fail", 1);
    assert_err(mc_random_bytes(&random, out, sizeof(out)), MC_ERR_RANDOM);
    assert_true(is_zero(out, sizeof(out)));
    unsetenv("MC_TEST_ENTROPY");
    assert_err(mc_random_bytes(&random, out, sizeof(out)), MC_ERR_RANDOM);
    mc_random_free(&random);
}

static void a_freed_generator_keeps_its_state(void **state)
{
    mc_random random;
    uint8_t out[16];

    (void) state;
    mc_random_init(&random);
    assert_err(mc_random_bytes(&random, out, sizeof(out)), MC_OK);
    mc_random_free(&random);
    assert_true(is_zero((const uint8_t *) &random, sizeof(random)));
}

static void two_generators_differ(void **state)
{
    mc_random a, b;
    uint8_t from_a[32], from_b[32];

    (void) state;
    mc_random_init(&a);
    mc_random_init(&b);
    assert_err(mc_random_bytes(&a, from_a, sizeof(from_a)), MC_OK);
    assert_err(mc_random_bytes(&b, from_b, sizeof(from_b)), MC_OK);
    assert_memory_not_equal(from_a, from_b, sizeof(from_a));
    assert_err(mc_random_bytes(&a, from_b, sizeof(from_b)), MC_OK);
    assert_memory_not_equal(from_a, from_b, sizeof(from_a));
    mc_random_free(&a);
    mc_random_free(&b);
}

/* More than Mbed TLS gives in one piece, and none of it left out. */
static void long_requests_are_filled_to_the_end(void **state)
{
    size_t len = 100001;
    uint8_t *out = calloc(1, len);
    mc_random random;
    size_t i;

    (void) state;
    assert_non_null(out);
    mc_random_init(&random);
    assert_err(mc_random_bytes(&random, out, len), MC_OK);
    for (i = 0; i + 16 <= len; i += 16) {
        assert_false(is_zero(out + i, 16));
    }
    assert_err(mc_random_bytes(&random, out, 0), MC_OK);
    mc_random_free(&random);
    free(out);
}

/* Each bit of a mebibit is set about half the time. */
static void bits_are_even(void **state)
{
    uint8_t out[1024];
    long counts[8] = {0};
    mc_random random;
    int round, bit;
    size_t i;

    (void) state;
    mc_random_init(&random);
    for (round = 0; round < 128; round++) {
        assert_err(mc_random_bytes(&random, out, sizeof(out)), MC_OK);
        for (i = 0; i < sizeof(out); i++) {
            for (bit = 0; bit < 8; bit++) {
                counts[bit] += out[i] >> bit & 1;
            }
        }
    }
    /* 131,072 throws: six standard deviations are 1,086. */
    for (bit = 0; bit < 8; bit++) {
        assert_in_range(counts[bit], 65536 - 1086, 65536 + 1086);
    }
    mc_random_free(&random);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(source_that_fails_gives_nothing),
        cmocka_unit_test(source_of_one_byte_value_gives_nothing),
        cmocka_unit_test(source_that_repeats_itself_gives_nothing),
        cmocka_unit_test(a_seed_is_short),
        cmocka_unit_test(a_seed_leaves_out_some_of_the_entropy),
        cmocka_unit_test(a_source_that_fails_later_gives_nothing),
        cmocka_unit_test(a_freed_generator_keeps_its_state),
        cmocka_unit_test(two_generators_differ),
        cmocka_unit_test(long_requests_are_filled_to_the_end),
        cmocka_unit_test(bits_are_even),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
