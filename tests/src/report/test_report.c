/*
 * Descriptions: odd encodings shown with their raw bytes, what misleads the
 * eye spelt out, extensions in words, damage told and not followed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "encoding/oid.h"
#include "report/report.h"

#define BYTES(literal)                                                         \
    (mc_view)                                                                  \
    {                                                                          \
        (const uint8_t *) (literal), sizeof(literal) - 1                       \
    }

/* A Name of one common name with this string type. */
static mc_buf name_with(uint8_t tag, mc_view value)
{
    mc_buf dn = MC_BUF_INIT;
    mc_der der;

    mc_der_begin(&der, &dn);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_open(&der, MC_DER_SET);
    mc_der_open(&der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(&der, MC_OID_AT_CN);
    mc_der_put(&der, tag, value);
    mc_der_close(&der);
    mc_der_close(&der);
    mc_der_close(&der);
    assert_int_equal(mc_der_end(&der), MC_OK);
    return dn;
}

/* The report of a Name must hold this text. */
static void must_hold(uint8_t tag, mc_view value, const char *wanted)
{
    mc_buf dn = name_with(tag, value);
    mc_buf text = MC_BUF_INIT;
    mc_json json;

    mc_json_begin(&json, &text);
    mc_report_name(&json, NULL, mc_buf_view(&dn));
    assert_int_equal(mc_json_end(&json), MC_OK);
    assert_int_equal(mc_buf_append(&text, "", 1), MC_OK);
    if (strstr((const char *) text.p, wanted) == NULL) {
        fail_msg("no %s in %s", wanted, (const char *) text.p);
    }
    mc_buf_free(&dn);
    mc_buf_free(&text);
}

static void old_encodings_are_read_and_shown_raw(void **state)
{
    (void) state;
    must_hold(MC_DER_T61_STRING, BYTES("M\xfcller"),
              "\"value\":\"M\\u00fcller\",\"encoding\":\"T61String\","
              "\"raw\":\"4dfc6c6c6572\"");
    must_hold(MC_DER_BMP_STRING, BYTES("\x00M\x20\xac"),
              "\"value\":\"M\\u20ac\"");
    must_hold(MC_DER_BMP_STRING, BYTES("\xd8\x3d\xde\x00"),
              "\"value\":\"\\ud83d\\ude00\"");
    must_hold(MC_DER_BMP_STRING, BYTES("\xd8\x3d\x00M"),
              "\"value\":\"\\ufffdM\"");
    must_hold(MC_DER_BMP_STRING, BYTES("\x00M\x00"), "\"value\":\"M\\ufffd\"");
    must_hold(MC_DER_UNIVERSAL_STRING, BYTES("\x00\x01\xf6\x00"),
              "\"value\":\"\\ud83d\\ude00\"");
    must_hold(MC_DER_UTF8_STRING, BYTES("M\xfc"), "\"value\":\"M\\ufffd\"");
    must_hold(MC_DER_INTEGER, BYTES("\x05"),
              "\"value\":\"#05\",\"encoding\":\"other\",\"raw\":\"05\"");
}

static void what_misleads_the_eye_is_spelt_out(void **state)
{
    (void) state;
    must_hold(MC_DER_UTF8_STRING,
              BYTES("a\xe2\x80\xae"
                    "b"),
              "a\\\\u{202e}b");
    must_hold(MC_DER_UTF8_STRING, BYTES("a\nb"), "a\\\\u{0a}b");
    must_hold(MC_DER_UTF8_STRING, BYTES("a\0b"), "a\\\\u{00}b");
    must_hold(MC_DER_UTF8_STRING, BYTES("a, O=b"),
              "\"text\":\"CN=a\\\\, O=b\"");
    must_hold(MC_DER_UTF8_STRING, BYTES("\"><script>"),
              "\"value\":\"\\\"><script>\"");
}

static void must_read(const char *oid, size_t oid_len, mc_view value,
                      const char *wanted)
{
    mc_extension extension = {{(const uint8_t *) oid, oid_len}, 0, 0, value};
    mc_buf text = MC_BUF_INIT;

    assert_int_equal(mc_report_extension_text(&extension, &text), MC_OK);
    if (!mc_view_is(mc_buf_view(&text), wanted)) {
        fail_msg("not %s but %.*s", wanted, (int) text.len,
                 (const char *) text.p);
    }
    mc_buf_free(&text);
}

#define MUST_READ(oid, value, wanted)                                          \
    must_read(oid, sizeof(oid) - 1, BYTES(value), wanted)

static void extensions_are_told_in_words(void **state)
{
    (void) state;
    MUST_READ(MC_OID_BASIC_CONSTRAINTS, "\x30\x00", "not an authority");
    MUST_READ(MC_OID_BASIC_CONSTRAINTS, "\x30\x06\x01\x01\xff\x02\x01\x02",
              "authority, path length 2");
    MUST_READ(MC_OID_KEY_USAGE, "\x03\x03\x07\x00\x80", "decipherOnly");
    MUST_READ(MC_OID_EXT_KEY_USAGE,
              "\x30\x0f\x06\x08\x2b\x06\x01\x05\x05\x07\x03\x01\x06\x03\x2a"
              "\x03\x04",
              "serverAuth, 1.2.3.4");
    MUST_READ(MC_OID_SUBJECT_ALT_NAME,
              "\x30\x20\x82\x01"
              "a\x87\x04\x0a\x01\x02\x03\x87\x03\x01\x02\x03\x88\x02\x2a\x03"
              "\xa0\x0a\x06\x02\x2a\x03\xa0\x04\x0c\x02hi\x86\x00",
              "dns:a, ip:10.1.2.3, ip:010203, other:1.2.3, "
              "other:1.2.3=hi, uri:");
    MUST_READ(MC_OID_NAME_CONSTRAINTS,
              "\x30\x1c\xa0\x0c\x30\x0a\x87\x08\x0a\x00\x00\x00\xff\x00\xff"
              "\x00\xa1\x0c\x30\x0a\x87\x08\x0a\x00\x00\x00\xff\x80\x00\x00",
              "only ip:10.0.0.0/255.0.255.0; never ip:10.0.0.0/9");
    MUST_READ(MC_OID_CRL_POINTS,
              "\x30\x0b\x30\x09\xa0\x07\xa0\x05\x86\x03"
              "u:v",
              "uri:u:v");
    MUST_READ(MC_OID_AUTHORITY_INFO,
              "\x30\x11\x30\x0f\x06\x08\x2b\x06\x01\x05\x05\x07\x30\x01\x86"
              "\x03u:v",
              "OCSP uri:u:v");
    MUST_READ("\x2a\x03", "\x05\x00", "");
}

static void damaged_extensions_are_called_that(void **state)
{
    (void) state;
    MUST_READ(MC_OID_BASIC_CONSTRAINTS, "\x30\x05\x01", "(damaged)");
    MUST_READ(MC_OID_BASIC_CONSTRAINTS, "\x30\x03\x01\x01\x01", "(damaged)");
    MUST_READ(MC_OID_KEY_USAGE, "\x03\x02\x08\x80", "(damaged)");
    MUST_READ(MC_OID_KEY_USAGE, "\x03\x00", "(damaged)");
    MUST_READ(MC_OID_SUBJECT_ALT_NAME, "\x30\x00", "(damaged)");
    MUST_READ(MC_OID_SUBJECT_ALT_NAME,
              "\x30\x03\x82\x05"
              "a",
              "(damaged)");
    MUST_READ(MC_OID_EXT_KEY_USAGE, "\x30\x02\x05\x00", "(damaged)");
    MUST_READ(MC_OID_NAME_CONSTRAINTS, "\x30\x04\xa0\x02\x30\x05", "(damaged)");
}

/* Quadratic work on a giant identifier is a known trap. */
static void a_giant_identifier_is_shown_in_hexadecimal(void **state)
{
    static uint8_t giant[20000];
    mc_view oid = {giant, sizeof(giant)};
    mc_buf text = MC_BUF_INIT;

    (void) state;
    memset(giant, 0x81, sizeof(giant) - 1);
    giant[sizeof(giant) - 1] = 1;
    assert_int_equal(mc_report_oid_text(MC_OID_KIND_OTHER, oid, &text), MC_OK);
    assert_int_equal(text.len, 2 * sizeof(giant));
    mc_buf_free(&text);
}

static void a_damaged_name_is_called_that(void **state)
{
    mc_buf text = MC_BUF_INIT;

    (void) state;
    assert_int_equal(
        mc_report_name_text(BYTES("\x30\x04\x31\x02\x30\x05"), &text), MC_OK);
    assert_true(mc_view_is(mc_buf_view(&text), "(damaged)"));
    mc_buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(old_encodings_are_read_and_shown_raw),
        cmocka_unit_test(what_misleads_the_eye_is_spelt_out),
        cmocka_unit_test(extensions_are_told_in_words),
        cmocka_unit_test(damaged_extensions_are_called_that),
        cmocka_unit_test(a_giant_identifier_is_shown_in_hexadecimal),
        cmocka_unit_test(a_damaged_name_is_called_that),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
