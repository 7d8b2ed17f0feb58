/*
 * Buffers that grow and wipe, numbers in text, and field lists that are cut
 * short or lie about their lengths.
 */
#include "../check.h"

static void buffer_keeps_its_bytes_when_it_moves(void **state)
{
    mc_buf buf = MC_BUF_INIT;
    size_t i;

    (void) state;
    for (i = 0; i < 5000; i++) {
        uint8_t byte = (uint8_t) (i * 31);

        assert_err(mc_buf_append(&buf, &byte, 1), MC_OK);
    }
    for (i = 0; i < 5000; i++) {
        assert_int_equal(buf.p[i], (uint8_t) (i * 31));
    }
    mc_buf_free(&buf);
    assert_null(buf.p);
    assert_int_equal(buf.len, 0);
    mc_buf_free(&buf);
    mc_buf_free(NULL);
}

static void buffer_refuses_what_no_memory_can_hold(void **state)
{
    mc_buf buf = MC_BUF_INIT;

    (void) state;
    assert_err(mc_buf_append_str(&buf, "abc"), MC_OK);
    assert_err(mc_buf_reserve(&buf, MC_BUF_MAX), MC_ERR_MEMORY);
    assert_err(mc_buf_reserve(&buf, SIZE_MAX), MC_ERR_MEMORY);
    assert_err(mc_buf_reserve(&buf, SIZE_MAX - 2), MC_ERR_MEMORY);
    assert_text(mc_buf_view(&buf), "abc");
    mc_buf_free(&buf);
}

static void buffer_takes_nothing_from_nowhere(void **state)
{
    mc_buf buf = MC_BUF_INIT;

    (void) state;
    assert_err(mc_buf_append(&buf, NULL, 0), MC_OK);
    assert_int_equal(buf.len, 0);
    mc_buf_free(&buf);
}

static void truncating_wipes_what_is_cut(void **state)
{
    mc_buf buf = MC_BUF_INIT;

    (void) state;
    assert_err(mc_buf_append_str(&buf, "open secret"), MC_OK);
    mc_buf_truncate(&buf, 5);
    assert_text(mc_buf_view(&buf), "open ");
    assert_memory_equal(buf.p + 5, "\0\0\0\0\0\0", 6);
    mc_buf_truncate(&buf, 50);
    assert_int_equal(buf.len, 5);
    mc_buf_free(&buf);
}

static void numbers_are_written_to_their_ends(void **state)
{
    mc_buf buf = MC_BUF_INIT;

    (void) state;
    assert_err(mc_buf_append_decimal(&buf, 0), MC_OK);
    assert_err(mc_buf_append_str(&buf, " "), MC_OK);
    assert_err(mc_buf_append_decimal(&buf, UINT64_MAX), MC_OK);
    assert_text(mc_buf_view(&buf), "0 18446744073709551615");
    mc_buf_free(&buf);
}

static void views_compare_whole(void **state)
{
    mc_view none = {NULL, 0};

    (void) state;
    assert_true(mc_view_is(mc_view_str("key"), "key"));
    assert_false(mc_view_is(mc_view_str("key"), "keys"));
    assert_false(mc_view_is(mc_view_str("keys"), "key"));
    assert_true(mc_view_is(none, ""));
    assert_true(mc_view_equal(none, none));
    assert_false(mc_view_equal(none, mc_view_str("x")));
}

static void decimal_refuses_signs_blanks_and_overflow(void **state)
{
    static const char *const REFUSED[] = {"",
                                          "-1",
                                          "+1",
                                          " 1",
                                          "1 ",
                                          "0x1",
                                          "1e3",
                                          "18446744073709551616",
                                          "99999999999999999999999"};
    uint64_t number = 7;
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(REFUSED) / sizeof(REFUSED[0]); i++) {
        assert_false(
            mc_decimal_read(mc_view_str(REFUSED[i]), UINT64_MAX, &number));
    }
    assert_int_equal(number, 7);
    assert_true(mc_decimal_read(mc_view_str("0"), 0, &number));
    assert_int_equal(number, 0);
    assert_true(mc_decimal_read(mc_view_str("18446744073709551615"), UINT64_MAX,
                                &number));
    assert_true(number == UINT64_MAX);
    assert_false(mc_decimal_read(mc_view_str("11"), 10, &number));
    assert_false(mc_decimal_read(mc_view_str("7"), 3, &number));
    assert_false(mc_decimal_read(mc_view_str("07"), 3, &number));
    assert_true(mc_decimal_read(mc_view_str("3"), 3, &number));
    assert_true(mc_decimal_read(mc_view_str("010"), 10, &number));
    assert_int_equal(number, 10);
}

static void hex_refuses_odd_digits_and_overflow(void **state)
{
    uint8_t out[3];
    size_t len = 9;

    (void) state;
    assert_true(mc_hex_read(mc_view_str("01:ab CD"), out, 3, &len));
    assert_int_equal(len, 3);
    assert_memory_equal(out, "\x01\xab\xcd", 3);
    assert_false(mc_hex_read(mc_view_str("01abc"), out, 3, &len));
    assert_false(mc_hex_read(mc_view_str("01abcdef"), out, 3, &len));
    assert_false(mc_hex_read(mc_view_str("0g"), out, 3, &len));
    assert_true(mc_hex_read(mc_view_str(""), out, 3, &len));
    assert_int_equal(len, 0);
}

static void fields_come_back_in_order(void **state)
{
    mc_buf list = MC_BUF_INIT;
    mc_view value;

    (void) state;
    assert_err(mc_fields_put(&list, "op", mc_view_str("info")), MC_OK);
    assert_err(mc_fields_put(&list, "name", mc_view_str("a")), MC_OK);
    assert_err(mc_fields_put(&list, "name", mc_view_str("")), MC_OK);
    assert_err(mc_fields_put(&list, "subject.CN", mc_view_str("x")), MC_OK);
    assert_err(mc_fields_check(mc_buf_view(&list)), MC_OK);
    assert_int_equal(mc_fields_count(mc_buf_view(&list), mc_view_str("name")),
                     2);
    assert_true(mc_fields_get(mc_buf_view(&list), "name", &value));
    assert_text(value, "a");
    assert_true(mc_fields_nth(mc_buf_view(&list), "name", 1, &value));
    assert_int_equal(value.len, 0);
    assert_false(mc_fields_nth(mc_buf_view(&list), "name", 2, &value));
    assert_false(mc_fields_get(mc_buf_view(&list), "subject", &value));
    mc_buf_free(&list);
}

static void field_names_are_bounded(void **state)
{
    char name[65];
    mc_buf list = MC_BUF_INIT;

    (void) state;
    memset(name, 'a', 64);
    name[64] = '\0';
    assert_err(mc_fields_put(&list, name, mc_view_str("x")), MC_ERR_INTERNAL);
    assert_err(mc_fields_put(&list, "", mc_view_str("x")), MC_ERR_INTERNAL);
    name[63] = '\0';
    assert_err(mc_fields_put(&list, name, mc_view_str("x")), MC_OK);
    assert_err(mc_fields_check(mc_buf_view(&list)), MC_OK);
    mc_buf_free(&list);
}

/* Every list that is cut short anywhere is refused, and read no further. */
static void field_list_cut_short_is_refused(void **state)
{
    mc_buf list = MC_BUF_INIT;
    size_t first, cut;

    (void) state;
    assert_err(mc_fields_put(&list, "op", mc_view_str("info")), MC_OK);
    first = list.len;
    assert_err(mc_fields_put(&list, "key", mc_view_str("bytes")), MC_OK);
    for (cut = 0; cut < list.len; cut++) {
        mc_view whole = {list.p, cut};
        mc_view copy = exact_copy(whole);

        assert_err(mc_fields_check(copy),
                   cut == 0 || cut == first ? MC_OK : MC_ERR_FIELDS);
        free_copy(copy);
    }
    mc_buf_free(&list);
}

static void field_list_that_lies_is_refused(void **state)
{
    static const char *const LISTS[] = {
        "00 00000000",       /* no name */
        "40 6161",           /* a name of 64 */
        "01 61 ffffffff",    /* a value of 4 GiB */
        "01 61 01000000",    /* a value that is not there */
        "01 20 00000000",    /* a blank in the name */
        "01 00 00000000",    /* a zero in the name */
        "02 61ff 00000000",  /* a name beyond ASCII */
        "01 61 00000000 01", /* half a record behind a whole one */
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(LISTS) / sizeof(LISTS[0]); i++) {
        mc_buf list = MC_BUF_INIT;
        mc_view copy;

        from_hex(LISTS[i], &list);
        copy = exact_copy(mc_buf_view(&list));
        assert_err(mc_fields_check(copy), MC_ERR_FIELDS);
        free_copy(copy);
        mc_buf_free(&list);
    }
}

/* One byte less than the length says, which would be read from behind. */
static void a_value_one_byte_longer_than_the_list_is_taken(void **state)
{
    mc_view list = exact_copy((mc_view){(const uint8_t *) "\x01"
                                                          "a\x02\0\0\0x",
                                        7});
    mc_view name, value;
    size_t at = 0;

    (void) state;
    assert_int_equal(mc_fields_next(list, &at, &name, &value), -1);
    assert_err(mc_fields_check(list), MC_ERR_FIELDS);
    free_copy(list);
}

/* Lengths that no memory can hold, of bytes that are not there. */
static void bytes_beyond_all_bounds_are_written(void **state)
{
    mc_view giant = {(const uint8_t *) "", MC_BUF_MAX + 1};
    mc_buf buf = MC_BUF_INIT;

    (void) state;
    assert_err(mc_buf_append_hex(&buf, giant), MC_ERR_MEMORY);
    giant.len = MC_BUF_MAX / 2 + 1;
    assert_err(mc_buf_append_hex(&buf, giant), MC_ERR_MEMORY);
    giant.len = MC_BUF_MAX + 1;
    assert_err(mc_fields_put(&buf, "a", giant), MC_ERR_INTERNAL);
    assert_int_equal(buf.len, 0);
    assert_err(mc_fields_end(&buf, 0), MC_ERR_INTERNAL);
    assert_err(mc_buf_append_str(&buf, "abcd"), MC_OK);
    assert_err(mc_fields_end(&buf, 3), MC_ERR_INTERNAL);
    assert_err(mc_fields_end(&buf, 5), MC_ERR_INTERNAL);
    assert_text(mc_buf_view(&buf), "abcd");
    mc_buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buffer_keeps_its_bytes_when_it_moves),
        cmocka_unit_test(buffer_refuses_what_no_memory_can_hold),
        cmocka_unit_test(buffer_takes_nothing_from_nowhere),
        cmocka_unit_test(truncating_wipes_what_is_cut),
        cmocka_unit_test(numbers_are_written_to_their_ends),
        cmocka_unit_test(views_compare_whole),
        cmocka_unit_test(decimal_refuses_signs_blanks_and_overflow),
        cmocka_unit_test(hex_refuses_odd_digits_and_overflow),
        cmocka_unit_test(fields_come_back_in_order),
        cmocka_unit_test(field_names_are_bounded),
        cmocka_unit_test(field_list_cut_short_is_refused),
        cmocka_unit_test(field_list_that_lies_is_refused),
        cmocka_unit_test(a_value_one_byte_longer_than_the_list_is_taken),
        cmocka_unit_test(bytes_beyond_all_bounds_are_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
