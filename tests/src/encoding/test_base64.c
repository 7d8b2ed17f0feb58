/*
 * Base64 by the line and by the letter: every length, and every byte that
 * must not pass, wherever it stands.
 */
#include <string.h>

#include "../check.h"
#include "encoding/base64.h"

#define MOST 200

/* RFC 4648 section 10. */
static void test_vectors_of_the_standard(void **state)
{
    static const char *const VECTORS[][2] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(VECTORS) / sizeof(VECTORS[0]); i++) {
        mc_buf text = MC_BUF_INIT, back = MC_BUF_INIT;

        assert_int_equal(mc_base64_append(&text, mc_view_str(VECTORS[i][0]), 0),
                         MC_OK);
        assert_true(mc_view_is(mc_buf_view(&text), VECTORS[i][1]));
        assert_int_equal(mc_base64_decode(mc_buf_view(&text), &back), MC_OK);
        assert_true(mc_view_is(mc_buf_view(&back), VECTORS[i][0]));
        mc_buf_free(&text);
        mc_buf_free(&back);
    }
}

/* A letter at a time, after the standard's own words. */
static size_t plainly(const uint8_t *bytes, size_t len, size_t columns,
                      char *text)
{
    static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "abcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t bits = 8 * len, at = 0, column = 0, i;

    for (i = 0; i < (bits + 23) / 24 * 24; i += 6) {
        unsigned value = 0, bit;

        for (bit = 0; bit < 6; bit++) {
            size_t b = i + bit;

            value =
                value << 1 | (b < bits ? bytes[b / 8] >> (7 - b % 8) & 1u : 0u);
        }
        text[at++] = i < bits ? LETTERS[value] : '=';
        column++;
        if (columns != 0 && column == columns) {
            text[at++] = '\n';
            column = 0;
        }
    }
    if (columns != 0 && column != 0) {
        text[at++] = '\n';
    }
    return at;
}

static void test_every_length_in_every_width(void **state)
{
    static const size_t WIDTHS[] = {0, 4, 60, 64, 68, 76, 128};
    uint8_t bytes[MOST];
    char expected[2 * MOST + 2 * MOST];
    size_t len, w;

    (void) state;
    for (len = 0; len < MOST; len++) {
        bytes[len] = (uint8_t) (len * 151 + (len >> 3) * 7);
    }
    for (w = 0; w < sizeof(WIDTHS) / sizeof(WIDTHS[0]); w++) {
        for (len = 0; len <= MOST; len++) {
            mc_view view = {bytes, len};
            mc_buf text = MC_BUF_INIT, back = MC_BUF_INIT;
            mc_view plain = {(const uint8_t *) expected, 0};

            plain.len = plainly(bytes, len, WIDTHS[w], expected);
            assert_int_equal(mc_base64_append(&text, view, WIDTHS[w]), MC_OK);
            assert_true(mc_view_equal(mc_buf_view(&text), plain));
            assert_int_equal(mc_base64_decode(plain, &back), MC_OK);
            assert_true(mc_view_equal(mc_buf_view(&back), view));
            mc_buf_free(&text);
            mc_buf_free(&back);
        }
    }
}

/* In a line of 64 letters, and in the rest behind it. */
static void test_a_stray_byte_is_refused_wherever_it_stands(void **state)
{
    uint8_t text[80];
    mc_view view = {text, sizeof(text)};
    size_t at;
    unsigned c;

    (void) state;
    memset(text, 'A', sizeof(text));
    for (at = 0; at < sizeof(text); at++) {
        for (c = 0; c < 256; c++) {
            int letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                         (c >= '0' && c <= '9') || c == '+' || c == '/';
            /* A pad may be the last letter; a blank leaves a group short. */
            int last_pad = c == '=' && at == sizeof(text) - 1;
            mc_buf bytes = MC_BUF_INIT;

            text[at] = (uint8_t) c;
            assert_int_equal(mc_base64_decode(view, &bytes),
                             letter || last_pad ? MC_OK : MC_ERR_PEM_DAMAGED);
            assert_int_equal(bytes.len, letter ? 60 : last_pad ? 59 : 0);
            mc_buf_free(&bytes);
        }
        text[at] = 'A';
    }
}

static void test_what_stands_before_stays_when_it_fails(void **state)
{
    mc_buf bytes = MC_BUF_INIT;

    (void) state;
    assert_int_equal(mc_buf_append_str(&bytes, "before"), MC_OK);
    assert_int_equal(mc_base64_decode(mc_view_str("AAAAAAAA!"), &bytes),
                     MC_ERR_PEM_DAMAGED);
    assert_true(mc_view_is(mc_buf_view(&bytes), "before"));
    mc_buf_free(&bytes);
}

/* Bits behind the last byte, and groups that end early (RFC 4648 3.5). */
static void test_bits_that_nobody_reads_pass(void **state)
{
    static const struct {
        const char *text;
        mc_err wanted;
    } CASES[] = {{"Zg==", MC_OK},
                 {"Zh==", MC_ERR_PEM_DAMAGED},
                 {"Zm8=", MC_OK},
                 {"Zm9=", MC_ERR_PEM_DAMAGED},
                 {"Z===", MC_ERR_PEM_DAMAGED},
                 {"====", MC_ERR_PEM_DAMAGED},
                 {"Zg=", MC_ERR_PEM_DAMAGED},
                 {"Zg", MC_ERR_PEM_DAMAGED},
                 {"Zm8", MC_ERR_PEM_DAMAGED},
                 {"Zg==Zg==", MC_ERR_PEM_DAMAGED},
                 {"Zm8=Z", MC_ERR_PEM_DAMAGED}};
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_buf bytes = MC_BUF_INIT;

        if (mc_base64_decode(mc_view_str(CASES[i].text), &bytes) !=
            CASES[i].wanted) {
            fail_msg("%s", CASES[i].text);
        }
        mc_buf_free(&bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vectors_of_the_standard),
        cmocka_unit_test(test_every_length_in_every_width),
        cmocka_unit_test(test_a_stray_byte_is_refused_wherever_it_stands),
        cmocka_unit_test(test_what_stands_before_stays_when_it_fails),
        cmocka_unit_test(test_bits_that_nobody_reads_pass),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
