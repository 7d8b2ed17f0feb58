/*
 * The calendar against the C library's own over four centuries, and at the
 * days that catch calendars out.
 */
#define _DEFAULT_SOURCE /* timegm, gmtime_r */
#include <time.h>

#include "../check.h"
#include "base/calendar.h"

static void assert_time(int64_t unix_s, const char *wanted)
{
    char text[MC_TIME_TEXT];

    mc_time_text(unix_s, text);
    assert_string_equal(text, wanted);
}

static void edges_read_as_they_should(void **state)
{
    (void) state;
    assert_time(0, "1970-01-01T00:00:00Z");
    assert_time(-1, "1969-12-31T23:59:59Z");
    assert_time(951782400, "2000-02-29T00:00:00Z");
    assert_time(2147483647, "2038-01-19T03:14:07Z");
    assert_time(2147483648, "2038-01-19T03:14:08Z");
    assert_time(2524607999, "2049-12-31T23:59:59Z");
    assert_time(2524608000, "2050-01-01T00:00:00Z");
    assert_time(4107542399, "2100-02-28T23:59:59Z");
    assert_time(4107542400, "2100-03-01T00:00:00Z");
    assert_time(MC_TIME_MAX_S, "9999-12-31T23:59:59Z");
    assert_time(MC_TIME_MIN_S, "0000-01-01T00:00:00Z");
}

static void times_outside_are_clamped(void **state)
{
    (void) state;
    assert_time(INT64_MAX, "9999-12-31T23:59:59Z");
    assert_time(INT64_MIN, "0000-01-01T00:00:00Z");
}

/* A step of about 11 days and some seconds, from year 1 to 9999. */
static void every_time_agrees_with_the_c_library(void **state)
{
    time_t t;

    (void) state;
    for (t = -62135596800; t < MC_TIME_MAX_S; t += 967680 + 3671) {
        struct tm tm;
        mc_date date = mc_date_from_unix(t);
        int64_t back;

        assert_non_null(gmtime_r(&t, &tm));
        assert_int_equal(date.year, tm.tm_year + 1900);
        assert_int_equal(date.month, tm.tm_mon + 1);
        assert_int_equal(date.day, tm.tm_mday);
        assert_int_equal(date.hour, tm.tm_hour);
        assert_int_equal(date.minute, tm.tm_min);
        assert_int_equal(date.second, tm.tm_sec);
        assert_true(mc_date_to_unix(&date, &back));
        assert_true(back == t);
    }
}

static void dates_that_do_not_exist_are_refused(void **state)
{
    static const mc_date NONE[] = {
        {2026, 2, 29, 0, 0, 0}, {2100, 2, 29, 0, 0, 0}, {2024, 2, 30, 0, 0, 0},
        {2026, 4, 31, 0, 0, 0}, {2026, 0, 1, 0, 0, 0},  {2026, 13, 1, 0, 0, 0},
        {2026, 1, 0, 0, 0, 0},  {2026, 1, 32, 0, 0, 0}, {2026, 1, 1, 24, 0, 0},
        {2026, 1, 1, 0, 60, 0}, {2026, 1, 1, 0, 0, 60}, {2026, 1, 1, -1, 0, 0},
        {-1, 12, 31, 0, 0, 0},  {10000, 1, 1, 0, 0, 0},
    };
    int64_t unix_s;
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(NONE) / sizeof(NONE[0]); i++) {
        assert_false(mc_date_to_unix(&NONE[i], &unix_s));
    }
}

static void leap_days_exist(void **state)
{
    static const mc_date LEAP = {2024, 2, 29, 12, 0, 0};
    static const mc_date CENTURY = {2000, 2, 29, 0, 0, 0};
    int64_t unix_s;

    (void) state;
    assert_true(mc_date_to_unix(&LEAP, &unix_s));
    assert_true(unix_s == 1709208000);
    assert_true(mc_date_to_unix(&CENTURY, &unix_s));
    assert_true(unix_s == 951782400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_read_as_they_should),
        cmocka_unit_test(times_outside_are_clamped),
        cmocka_unit_test(every_time_agrees_with_the_c_library),
        cmocka_unit_test(dates_that_do_not_exist_are_refused),
        cmocka_unit_test(leap_days_exist),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
