/*
 * Descriptions: odd encodings shown with their raw bytes, what misleads the
 * eye spelt out, extensions in codes, damage told and not followed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "encoding/oid.h"
#include "report/report.h"
#include "x509/extension.h"

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
    must_hold(MC_DER_UTF8_STRING, BYTES("\xfc\x82M"),
              "\"value\":\"\\ufffd\\ufffdM\"");
    must_hold(MC_DER_IA5_STRING, BYTES("M"), "\"encoding\":\"IA5String\"");
    must_hold(0x12, BYTES("5"),
              "\"value\":\"5\",\"encoding\":\"NumericString\"");
    must_hold(0x1a, BYTES("M"),
              "\"value\":\"M\",\"encoding\":\"VisibleString\"");
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

/* What an extension of that value contains, as it stands in its report. */
static void must_read(const char *oid, size_t oid_len, mc_view value,
                      const char *wanted)
{
    mc_buf list = MC_BUF_INIT, text = MC_BUF_INIT;
    mc_der der;
    mc_json json;
    const char *contents;

    mc_der_begin(&der, &list);
    mc_extension_open(&der, (mc_view){(const uint8_t *) oid, oid_len}, 0);
    mc_der_raw(&der, value);
    mc_extension_close(&der);
    assert_int_equal(mc_der_end(&der), MC_OK);
    mc_json_begin(&json, &text);
    mc_json_object(&json, NULL);
    mc_report_extensions(&json, mc_buf_view(&list));
    mc_json_close_object(&json);
    assert_int_equal(mc_json_end(&json), MC_OK);
    assert_int_equal(mc_buf_append(&text, "", 1), MC_OK);
    contents = strstr((const char *) text.p, "\"contents\":[");
    assert_non_null(contents);
    contents += strlen("\"contents\":[");
    if (strncmp(contents, wanted, strlen(wanted)) != 0 ||
        strncmp(contents + strlen(wanted), "],\"raw\"", 7) != 0) {
        fail_msg("not %s but %s", wanted, contents);
    }
    mc_buf_free(&list);
    mc_buf_free(&text);
}

#define MUST_READ(oid, value, wanted)                                          \
    must_read(oid, sizeof(oid) - 1, BYTES(value), wanted)

#define BARE(code) "{\"code\":\"" code "\"}"
#define PIECE(code, value)                                                     \
    "{\"code\":\"" code "\",\"values\":{\"value\":\"" value "\"}}"
#define VALUE(value) PIECE("value", value)

static void extensions_are_told_in_codes(void **state)
{
    (void) state;
    MUST_READ(MC_OID_BASIC_CONSTRAINTS, "\x30\x00", BARE("not-authority"));
    MUST_READ(MC_OID_BASIC_CONSTRAINTS, "\x30\x06\x01\x01\xff\x02\x01\x02",
              BARE("authority") ",{\"code\":\"path-length\","
                                "\"values\":{\"n\":2}}");
    MUST_READ(MC_OID_KEY_USAGE, "\x03\x03\x07\x00\x80", VALUE("decipherOnly"));
    MUST_READ(MC_OID_EXT_KEY_USAGE,
              "\x30\x0f\x06\x08\x2b\x06\x01\x05\x05\x07\x03\x01\x06\x03\x2a"
              "\x03\x04",
              VALUE("serverAuth") "," VALUE("1.2.3.4"));
    MUST_READ(
        MC_OID_SUBJECT_ALT_NAME,
        "\x30\x20\x82\x01"
        "a\x87\x04\x0a\x01\x02\x03\x87\x03\x01\x02\x03\x88\x02\x2a\x03"
        "\xa0\x0a\x06\x02\x2a\x03\xa0\x04\x0c\x02hi\x86\x00",
        VALUE("dns:a") "," VALUE("ip:10.1.2.3") "," VALUE("ip:010203") "," VALUE(
            "other:1.2.3") "," VALUE("other:1.2.3="
                                     "hi") "," VALUE("uri:"));
    MUST_READ(MC_OID_NAME_CONSTRAINTS,
              "\x30\x1c\xa0\x0c\x30\x0a\x87\x08\x0a\x00\x00\x00\xff\x00\xff"
              "\x00\xa1\x0c\x30\x0a\x87\x08\x0a\x00\x00\x00\xff\x80\x00\x00",
              PIECE("only", "ip:10.0.0.0/255.0.255.0") "," PIECE(
                  "never", "ip:10.0.0.0/9"));
    MUST_READ(MC_OID_CRL_POINTS,
              "\x30\x0b\x30\x09\xa0\x07\xa0\x05\x86\x03"
              "u:v",
              VALUE("uri:u:v"));
    MUST_READ(MC_OID_AUTHORITY_INFO,
              "\x30\x11\x30\x0f\x06\x08\x2b\x06\x01\x05\x05\x07\x30\x01\x86"
              "\x03u:v",
              VALUE("OCSP uri:u:v"));
    MUST_READ("\x2a\x03", "\x05\x00", "");
    MUST_READ(MC_OID_NAME_CONSTRAINTS,
              "\x30\x0c\xa0\x04\x30\x02\x82\x00\xa1\x04\x30\x02\x81\x00",
              PIECE("only-all", "dns:") "," PIECE("never-all", "email:"));
    MUST_READ(MC_OID_POLICIES,
              "\x30\x0f\x30\x04\x06\x02\x2a\x03\x30\x07\x06\x05\x67\x81\x0c"
              "\x01\x02",
              VALUE("1.2.3") "," VALUE("2.23.140.1.2"));
    MUST_READ(MC_OID_AUTHORITY_KEY_ID,
              "\x30\x0e\x80\x02\x0a\x0b\xa1\x03\x82\x01"
              "a\x82\x03\x01\x02\x03",
              VALUE("0a0b") "," PIECE("issuer", "dns:a") "," PIECE("serial",
                                                                   "010203"));
    MUST_READ(
        MC_OID_SUBJECT_ALT_NAME,
        "\x30\x0a\x85\x02hi\xa0\x00\x82\x02"
        "a\xff",
        VALUE("other:6869") "," VALUE("other:") "," VALUE("dns:a\\ufffd"));
}

static void damaged_extensions_are_called_that(void **state)
{
    (void) state;
    MUST_READ(MC_OID_BASIC_CONSTRAINTS, "\x30\x05\x01", BARE("damaged"));
    MUST_READ(MC_OID_BASIC_CONSTRAINTS, "\x30\x03\x01\x01\x01",
              BARE("damaged"));
    MUST_READ(MC_OID_KEY_USAGE, "\x03\x02\x08\x80", BARE("damaged"));
    MUST_READ(MC_OID_KEY_USAGE, "\x03\x00", BARE("damaged"));
    MUST_READ(MC_OID_SUBJECT_ALT_NAME, "\x30\x00", BARE("damaged"));
    MUST_READ(MC_OID_SUBJECT_ALT_NAME,
              "\x30\x03\x82\x05"
              "a",
              BARE("damaged"));
    MUST_READ(MC_OID_EXT_KEY_USAGE, "\x30\x02\x05\x00", BARE("damaged"));
    MUST_READ(MC_OID_NAME_CONSTRAINTS, "\x30\x04\xa0\x02\x30\x05",
              BARE("damaged"));
    MUST_READ(MC_OID_POLICIES, "\x30\x04\x30\x02\x05\x00", BARE("damaged"));
    MUST_READ(MC_OID_POLICIES, "\x30\x02\x05\x00", BARE("damaged"));
    MUST_READ(MC_OID_AUTHORITY_KEY_ID, "\x30\x02\x80\x05", BARE("damaged"));
    /* What stands before the break is told. */
    MUST_READ(MC_OID_POLICIES, "\x30\x08\x30\x04\x06\x02\x2a\x03\x05\x00",
              VALUE("1.2.3") "," BARE("damaged"));
    MUST_READ(MC_OID_AUTHORITY_INFO, "\x30\x04\x30\x02\x05\x00",
              BARE("damaged"));
}

/* What a list of extensions and a row of names say as JSON. */
static void must_list(void (*report)(mc_json *json, mc_view list), mc_view list,
                      const char *wanted)
{
    mc_buf text = MC_BUF_INIT;
    mc_json json;

    mc_json_begin(&json, &text);
    mc_json_object(&json, NULL);
    report(&json, list);
    mc_json_close_object(&json);
    assert_int_equal(mc_json_end(&json), MC_OK);
    if (!mc_view_is(mc_buf_view(&text), wanted)) {
        fail_msg("not %s but %.*s", wanted, (int) text.len,
                 (const char *) text.p);
    }
    mc_buf_free(&text);
}

static void report_names(mc_json *json, mc_view list)
{
    mc_report_names(json, "names", list);
}

static void what_stands_before_damage_is_told(void **state)
{
    (void) state;
    /* 2.5.29.54, then one whose value is missing. */
    must_list(
        mc_report_extensions,
        BYTES("\x30\x0a\x06\x03\x55\x1d\x37\x04\x03\x02\x01\x01\x30\x05\x06"
              "\x03\x55\x1d\x0e"),
        "{\"extensions\":[{\"oid\":\"2.5.29.55\",\"critical\":false,"
        "\"contents\":[],\"raw\":\"020101\"}]}");
    /* An identifier that ends within a number. */
    must_list(mc_report_extensions,
              BYTES("\x30\x07\x06\x02\x55\x9d\x04\x01\x05"),
              "{\"extensions\":[{\"oid\":\"559d\",\"critical\":false,"
              "\"contents\":[],\"raw\":\"05\"}]}");
    must_list(report_names,
              BYTES("\x82\x01"
                    "a\x82\x05"
                    "b"),
              "{\"names\":[{\"type\":\"dns\",\"value\":\"a\"}]}");
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
    assert_true(mc_view_is(mc_buf_view(&text), "\xef\xbf\xbd"));
    mc_buf_truncate(&text, 0);
    assert_int_equal(mc_report_name_text(BYTES("\x31\x00"), &text), MC_OK);
    assert_true(mc_view_is(mc_buf_view(&text), "\xef\xbf\xbd"));
    mc_buf_truncate(&text, 0);
    /* An attribute whose type ends within a number. */
    assert_int_equal(
        mc_report_name_text(BYTES("\x30\x0b\x31\x09\x30\x07\x06\x02\x55\x84\x0c"
                                  "\x01"
                                  "a"),
                            &text),
        MC_OK);
    assert_true(mc_view_is(mc_buf_view(&text), "5584=a"));
    mc_buf_free(&text);
}

/* Lists of revocations: the first thousand are shown, all are counted. */
static void a_list_of_revocations_never_ends(void **state)
{
    static const uint8_t ENTRY[] = "\x30\x12\x02\x01\x0a\x17\x0d"
                                   "261128000000Z";
    const mc_origin origin = {"der", {NULL, 0}, MC_OBJECT_CRL};
    size_t more;

    (void) state;
    for (more = 0; more < 2; more++) {
        mc_buf entries = MC_BUF_INIT, text = MC_BUF_INIT;
        size_t shown = 0, i;
        const char *at;
        mc_crl_view crl;
        mc_json json;
        char wanted[40];

        for (i = 0; i < 1000 + more; i++) {
            assert_int_equal(mc_buf_append(&entries, ENTRY, sizeof(ENTRY) - 1),
                             MC_OK);
        }
        memset(&crl, 0, sizeof(crl));
        crl.issuer = BYTES("\x30\x00");
        crl.algorithm.oid = BYTES("\x2a\x03");
        crl.entries = mc_buf_view(&entries);
        crl.der = crl.entries;
        mc_json_begin(&json, &text);
        mc_report_crl(&json, &origin, &crl, NULL);
        assert_int_equal(mc_json_end(&json), MC_OK);
        assert_int_equal(mc_buf_append(&text, "", 1), MC_OK);
        for (at = strstr((const char *) text.p, "\"serial\""); at != NULL;
             at = strstr(at + 1, "\"serial\"")) {
            shown++;
        }
        assert_int_equal(shown, 1000);
        snprintf(wanted, sizeof(wanted), "\"revokedCount\":%u",
                 (unsigned) (1000 + more));
        assert_non_null(strstr((const char *) text.p, wanted));
        mc_buf_free(&entries);
        mc_buf_free(&text);
    }
}

/* Names whose form hides something come with their bytes. */
static void an_address_of_no_length_is_shown_as_one(void **state)
{
    (void) state;
    must_list(report_names,
              BYTES("\x87\x03\x0a\x01\x02\x87\x04\x0a\x01\x02\x03"),
              "{\"names\":[{\"type\":\"ip\",\"value\":\"0a0102\",\"raw\":"
              "\"0a0102\"},{\"type\":\"ip\",\"value\":\"10.1.2.3\"}]}");
    must_list(report_names, BYTES("\x82\x01\xff"),
              "{\"names\":[{\"type\":\"dns\",\"value\":\"\\ufffd\",\"raw\":"
              "\"ff\"}]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(old_encodings_are_read_and_shown_raw),
        cmocka_unit_test(what_misleads_the_eye_is_spelt_out),
        cmocka_unit_test(extensions_are_told_in_codes),
        cmocka_unit_test(damaged_extensions_are_called_that),
        cmocka_unit_test(what_stands_before_damage_is_told),
        cmocka_unit_test(a_list_of_revocations_never_ends),
        cmocka_unit_test(an_address_of_no_length_is_shown_as_one),
        cmocka_unit_test(a_giant_identifier_is_shown_in_hexadecimal),
        cmocka_unit_test(a_damaged_name_is_called_that),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
