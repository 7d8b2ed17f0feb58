/*
 * Known-answer tests that hold whatever comes: one with a wrong answer, a
 * wrong input or a broken random source must not.
 */
#define _DEFAULT_SOURCE /* setenv */
#include <stdlib.h>

#include "../ask.h"
#include "desk/known_answers.h"

static const mc_view NONE = {NULL, 0};

static int holds(const mc_known_answer *row)
{
    mc_job job;
    int result = -1;

    mc_job_init(&job, NONE);
    assert_err(mc_known_answer_holds(&job, row, &result), MC_OK);
    mc_job_free(&job);
    return result;
}

static void each_holds(void **state)
{
    size_t i;

    (void) state;
    assert_true(MC_KNOWN_ANSWER_COUNT >= 10);
    for (i = 0; i < MC_KNOWN_ANSWER_COUNT; i++) {
        if (!holds(&MC_KNOWN_ANSWERS[i])) {
            fail_msg("%s", MC_KNOWN_ANSWERS[i].name);
        }
    }
}

/* The first digit is another one. */
static const char *spoilt(const char *hex, char *copy, size_t cap)
{
    assert_true(strlen(hex) > 0 && strlen(hex) < cap);
    memcpy(copy, hex, strlen(hex) + 1);
    copy[0] = copy[0] == '1' ? '2' : '1';
    return copy;
}

static void none_holds_with_a_wrong_answer(void **state)
{
    char copy[1024];
    size_t i;

    (void) state;
    for (i = 0; i < MC_KNOWN_ANSWER_COUNT; i++) {
        mc_known_answer row = MC_KNOWN_ANSWERS[i];

        row.expected = spoilt(row.expected, copy, sizeof(copy));
        assert_int_equal(holds(&row), 0);
        copy[strlen(copy) - 2] = '\0'; /* one byte less */
        assert_int_equal(holds(&row), 0);
        row.expected = "";
        assert_int_equal(holds(&row), 0);
    }
}

static void none_holds_with_a_wrong_key_or_input(void **state)
{
    char copy[1024];
    size_t i;

    (void) state;
    for (i = 0; i < MC_KNOWN_ANSWER_COUNT; i++) {
        mc_known_answer row = MC_KNOWN_ANSWERS[i];

        if (row.key[0] != '\0') {
            row.key = spoilt(row.key, copy, sizeof(copy));
            assert_int_equal(holds(&row), 0);
        }
        row = MC_KNOWN_ANSWERS[i];
        if (row.input[0] != '\0') {
            row.input = spoilt(row.input, copy, sizeof(copy));
            assert_int_equal(holds(&row), 0);
        }
    }
}

static void a_broken_random_source_is_seen(void **state)
{
    static const char *const WAYS[] = {"fail", "constant"};
    size_t i;

    (void) state;
    for (i = 0; i < 2; i++) {
        setenv("MC_TEST_ENTROPY", WAYS[i], 1);
        assert_int_equal(holds(&MC_KNOWN_ANSWERS[0]), 0);
    }
    unsetenv("MC_TEST_ENTROPY");
    assert_int_equal(holds(&MC_KNOWN_ANSWERS[0]), 1);
}

static int healthy(uint8_t *samples, size_t len)
{
    mc_view view = {samples, len};

    return mc_random_is_healthy(view);
}

/* One cut-off at a time, just below it and on it. */
static void health_tests_have_their_cut_offs(void **state)
{
    uint8_t samples[1024];
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(samples); i++) {
        samples[i] = (uint8_t) i;
    }
    assert_int_equal(healthy(samples, sizeof(samples)), 1);
    assert_int_equal(healthy(samples, 511), 0); /* too few to tell */

    memset(samples + 600, 7, 5);
    assert_int_equal(healthy(samples, sizeof(samples)), 1);
    samples[605] = 7;
    assert_int_equal(healthy(samples, sizeof(samples)), 0);
    for (i = 600; i < 606; i++) {
        samples[i] = (uint8_t) i;
    }

    /* The second window's first sample, 0, comes twice in it anyway. */
    for (i = 0; i < 17; i++) {
        samples[520 + 2 * i] = 0;
    }
    assert_int_equal(healthy(samples, sizeof(samples)), 1);
    samples[520 + 2 * 17] = 0;
    assert_int_equal(healthy(samples, sizeof(samples)), 0);
}

static void the_desk_tells_each(void **state)
{
    static const char *const PAIRS[] = {"op", "selftest", NULL};
    mc_buf reply = must(ask(PAIRS));
    mc_view report = field(&reply, "report");
    size_t i, told = 0;

    (void) state;
    for (i = 0; i + 12 <= report.len; i++) {
        told += memcmp(report.p + i, "\"holds\":true", 12) == 0;
    }
    assert_int_equal(told, MC_KNOWN_ANSWER_COUNT);
    mc_buf_free(&reply);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_holds),
        cmocka_unit_test(none_holds_with_a_wrong_answer),
        cmocka_unit_test(none_holds_with_a_wrong_key_or_input),
        cmocka_unit_test(a_broken_random_source_is_seen),
        cmocka_unit_test(health_tests_have_their_cut_offs),
        cmocka_unit_test(the_desk_tells_each),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
