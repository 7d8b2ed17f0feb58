/*
 * UTF-8: what is none of it, and the characters that a name must not carry
 * unseen.
 */
#include "../check.h"

#include "base/utf8.h"

static void bytes_that_are_no_character_are_read(void **state)
{
    static const struct {
        const char *hex;
        uint32_t point; /* 0: none */
    } CASES[] = {
        {"7f", 0x7f},
        {"c280", 0x80},
        {"dfbf", 0x7ff},
        {"e0a080", 0x800},
        {"efbfbf", 0xffff},
        {"f0908080", 0x10000},
        {"ed9fbf", 0xd7ff},
        {"f48fbfbf", 0x10ffff},
        /* Longer than needed, surrogates, beyond the last plane. */
        {"c080", 0},
        {"c1bf", 0},
        {"e09fbf", 0},
        {"f08fbfbf", 0},
        {"eda080", 0},
        {"edbfbf", 0},
        {"f4908080", 0},
        {"f5808080", 0},
        /* A byte of the middle first, or missing. */
        {"80", 0},
        {"c2", 0},
        {"e0a0", 0},
        {"f09080", 0},
        {"c241", 0},
        {"e0a041", 0},
        {"", 0},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_buf bytes = MC_BUF_INIT, again = MC_BUF_INIT;
        mc_view copy, text;
        uint32_t point = 0;
        int is;

        from_hex(CASES[i].hex, &bytes);
        copy = exact_copy(mc_buf_view(&bytes));
        text = copy;
        is = mc_utf8_next(&text, &point);
        if (is != (CASES[i].point != 0) || point != CASES[i].point) {
            fail_msg("%s", CASES[i].hex);
        }
        assert_int_equal(text.len, is ? 0 : bytes.len);
        if (is) {
            assert_err(mc_utf8_append(&again, point), MC_OK);
            assert_hex(mc_buf_view(&again), CASES[i].hex);
        }
        free_copy(copy);
        mc_buf_free(&bytes);
        mc_buf_free(&again);
    }
}

/* The first and the last of each range, and their neighbours outside. */
static void characters_that_deceive_are_shown(void **state)
{
    static const uint32_t DECEIVE[] = {
        0,       0x1f,   0x7f,   0x9f,   0xad,   0x61c,   0x180e,  0x200b,
        0x200e,  0x200f, 0x2028, 0x202e, 0x2060, 0x206f,  0xfeff,  0xe0000,
        0xe0fff, 0xfdd0, 0xfdef, 0xfffe, 0xffff, 0x1fffe, 0x10ffff};
    static const uint32_t PLAIN[] = {
        0x20,    0x7e,    0xa0,   0xac,   0xae,   0x61b,   0x61d,   0x180d,
        0x200a,  0x200d,  0x2010, 0x2027, 0x202f, 0x205f,  0x2070,  0xfefe,
        0xdfffd, 0xe1000, 0xfdcf, 0xfdf0, 0xfffd, 0x1fffd, 0x10fffd};
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(DECEIVE) / sizeof(DECEIVE[0]); i++) {
        if (!mc_utf8_deceives(DECEIVE[i])) {
            fail_msg("U+%04X", (unsigned) DECEIVE[i]);
        }
    }
    for (i = 0; i < sizeof(PLAIN) / sizeof(PLAIN[0]); i++) {
        if (mc_utf8_deceives(PLAIN[i])) {
            fail_msg("U+%04X", (unsigned) PLAIN[i]);
        }
    }
}

static void what_is_shown_of_a_value_deceives_or_never_ends(void **state)
{
    mc_buf out = MC_BUF_INIT;

    (void) state;
    assert_err(mc_buf_append_str(&out, ">"), MC_OK);
    assert_err(mc_utf8_append_safe(&out,
                                   mc_view_str("a\xe2\x80\xae"
                                               "b\xff"),
                                   100),
               MC_OK);
    assert_text(mc_buf_view(&out), ">a\xef\xbf\xbd"
                                   "b\xef\xbf\xbd");
    mc_buf_truncate(&out, 0);
    assert_err(mc_utf8_append_safe(&out, mc_view_str("abcd"), 4), MC_OK);
    assert_text(mc_buf_view(&out), "abcd");
    mc_buf_truncate(&out, 0);
    assert_err(mc_utf8_append_safe(&out, mc_view_str("abcde"), 4), MC_OK);
    assert_text(mc_buf_view(&out), "abcd...");
    mc_buf_truncate(&out, 0);
    /* No character is written in half. */
    assert_err(mc_utf8_append(&out, 0xd800), MC_OK);
    assert_err(mc_utf8_append(&out, 0x110000), MC_OK);
    assert_text(mc_buf_view(&out), "\xef\xbf\xbd\xef\xbf\xbd");
    mc_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_that_are_no_character_are_read),
        cmocka_unit_test(characters_that_deceive_are_shown),
        cmocka_unit_test(what_is_shown_of_a_value_deceives_or_never_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
