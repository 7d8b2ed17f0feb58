/*
 * The JSON writer with what strangers put into subjects: quotes, controls,
 * bytes that are no UTF-8.
 */
#include "../check.h"
#include "encoding/json.h"

/* A string on its own, from len bytes. */
static void assert_string(const char *bytes, size_t len, const char *wanted)
{
    mc_view view = {(const uint8_t *) bytes, len};
    mc_view copy = exact_copy(view);
    mc_buf out = MC_BUF_INIT;
    mc_json json;

    mc_json_begin(&json, &out);
    mc_json_text(&json, NULL, copy);
    assert_err(mc_json_end(&json), MC_OK);
    assert_text(mc_buf_view(&out), wanted);
    free_copy(copy);
    mc_buf_free(&out);
}

#define STRING(literal, wanted)                                                \
    assert_string((literal), sizeof(literal) - 1, (wanted))

static void everything_is_in_its_place(void **state)
{
    mc_buf out = MC_BUF_INIT;
    mc_json json;
    mc_view hex = {(const uint8_t *) "\x00\xff", 2};

    (void) state;
    mc_json_begin(&json, &out);
    mc_json_object(&json, NULL);
    mc_json_str(&json, "a", "b");
    mc_json_list(&json, "empty");
    mc_json_close_list(&json);
    mc_json_list(&json, "list");
    mc_json_number(&json, NULL, -1);
    mc_json_number(&json, NULL, 9007199254740992);
    mc_json_bool(&json, NULL, 1);
    mc_json_bool(&json, NULL, 0);
    mc_json_object(&json, NULL);
    mc_json_close_object(&json);
    mc_json_close_list(&json);
    mc_json_hex(&json, "hex", hex);
    mc_json_time(&json, "time", 0);
    mc_json_close_object(&json);
    assert_err(mc_json_end(&json), MC_OK);
    assert_text(mc_buf_view(&out),
                "{\"a\":\"b\",\"empty\":[],\"list\":[-1,9007199254740992,true,"
                "false,{}],\"hex\":\"00ff\","
                "\"time\":\"1970-01-01T00:00:00Z\"}");
    mc_buf_free(&out);
}

static void quotes_and_controls_cannot_end_a_string(void **state)
{
    (void) state;
    STRING("\"", "\"\\\"\"");
    STRING("\\", "\"\\\\\"");
    STRING("a\nb", "\"a\\nb\"");
    STRING("a\rb", "\"a\\u000db\"");
    STRING("\x1f", "\"\\u001f\"");
    STRING("a\0b", "\"a\\u0000b\"");
    STRING("</script>", "\"</script>\"");
}

static void
characters_beyond_ascii_are_escaped_and_none_is_changed(void **state)
{
    (void) state;
    STRING("\x7e\x7f", "\"~\\u007f\"");
    STRING("\xc3\xa4", "\"\\u00e4\"");
    STRING("\xe2\x82\xac", "\"\\u20ac\"");
    STRING("\xef\xbf\xbf", "\"\\uffff\"");
    STRING("\xf0\x90\x80\x80", "\"\\ud800\\udc00\"");
    STRING("\xf0\x9f\x94\x91", "\"\\ud83d\\udd11\"");
    STRING("\xf4\x8f\xbf\xbf", "\"\\udbff\\udfff\"");
}

/* Long runs are looked at a line of PEM at a time. */
static void what_a_long_run_hides_is_still_escaped(void **state)
{
    static const char *const WANTED[] = {"\\\"", "\\\\", "\\u001f", "\\u007f",
                                         "\\ufffd"};
    static const char ODD[] = {'"', '\\', 0x1f, 0x7f, (char) 0x80};
    char text[200], wanted[220];
    size_t at, kind;

    (void) state;
    for (at = 0; at < sizeof(text); at++) {
        for (kind = 0; kind < sizeof(ODD); kind++) {
            size_t len = strlen(WANTED[kind]);

            memset(text, 'a', sizeof(text));
            memset(wanted, 'a', sizeof(wanted));
            text[at] = ODD[kind];
            wanted[0] = '"';
            memcpy(wanted + 1 + at, WANTED[kind], len);
            wanted[sizeof(text) + len] = '"';
            wanted[sizeof(text) + len + 1] = '\0';
            assert_string(text, sizeof(text), wanted);
        }
    }
}

/* Overlong forms, surrogates, stray and missing bytes: U+FFFD each. */
static void bad_utf8_becomes_a_mark(void **state)
{
    (void) state;
    STRING("\xff", "\"\\ufffd\"");
    STRING("\xc0\x80", "\"\\ufffd\\ufffd\"");
    STRING("\xe0\x80\x80", "\"\\ufffd\\ufffd\\ufffd\"");
    STRING("\xed\xa0\x80", "\"\\ufffd\\ufffd\\ufffd\"");
    STRING("\xc3", "\"\\ufffd\"");
    STRING("\xf0\x9f\x94", "\"\\ufffd\\ufffd\\ufffd\"");
    STRING("a\x80z", "\"a\\ufffdz\"");
}

static void unclosed_brackets_are_a_fault(void **state)
{
    mc_buf out = MC_BUF_INIT;
    mc_json json;

    (void) state;
    mc_json_begin(&json, &out);
    mc_json_object(&json, NULL);
    assert_err(mc_json_end(&json), MC_ERR_INTERNAL);
    mc_buf_free(&out);
}

static void too_deep_is_a_fault_not_an_overflow(void **state)
{
    mc_buf out = MC_BUF_INIT;
    mc_json json;
    int i;

    (void) state;
    mc_json_begin(&json, &out);
    for (i = 0; i < 100; i++) {
        mc_json_list(&json, NULL);
    }
    for (i = 0; i < 100; i++) {
        mc_json_close_list(&json);
    }
    assert_int_not_equal(mc_json_end(&json), MC_OK);
    mc_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_in_its_place),
        cmocka_unit_test(quotes_and_controls_cannot_end_a_string),
        cmocka_unit_test(
            characters_beyond_ascii_are_escaped_and_none_is_changed),
        cmocka_unit_test(what_a_long_run_hides_is_still_escaped),
        cmocka_unit_test(bad_utf8_becomes_a_mark),
        cmocka_unit_test(unclosed_brackets_are_a_fault),
        cmocka_unit_test(too_deep_is_a_fault_not_an_overflow),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
