/*
 * What becomes of a request's wishes: what is not granted is told, what would
 * deceive is refused, and no date goes past its bounds.
 */
#include "../forge.h"

#include <mbedtls/sha1.h>

#include "issuing/issue.h"
#include "key/key.h"
#include "key/rsa.h"
#include "x509/extension.h"

/* Name: CN=l */
#define SUBJECT_L                                                              \
    "\x30\x0c\x31\x0a\x30\x08\x06\x03\x55\x04\x03\x0c\x01"                     \
    "l"

/* A request of key 0 with this subject and these extensions. */
static mc_buf request_of(fixture *f, mc_view subject, mc_view extensions,
                         mc_view algorithm)
{
    mc_buf info = MC_BUF_INIT;
    mc_der der;

    mc_der_begin(&der, &info);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_small(&der, 0);
    mc_der_raw(&der, subject);
    mc_der_raw(&der, mc_buf_view(&f->spki[0]));
    mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
    if (extensions.len > 0) {
        mc_der_open(&der, MC_DER_SEQUENCE);
        MC_DER_PUT_OID(&der, MC_OID_EXTENSION_REQUEST);
        mc_der_open(&der, MC_DER_SET);
        mc_der_put(&der, MC_DER_SEQUENCE, extensions);
        mc_der_close(&der);
        mc_der_close(&der);
    }
    mc_der_close(&der);
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
    return forge_signed(f, &info, 0, algorithm);
}

/* To sign it by the root r, whose key is 1. */
static question ask_for_request(fixture *f, mc_buf request)
{
    mc_key_style style = {MC_KEY_FORM_TRADITIONAL, MC_KEY_CIPHER_AES_256_CBC,
                          0};
    question q = ask_for("certificate-issue");
    mc_view none = {NULL, 0};
    mc_buf pem = MC_BUF_INIT;

    with_made(&q, "request", request);
    with_made(&q, "authority.certificate", make(f, authority('r', 'r', 1, 1)));
    assert_err(mc_key_write(&f->job, &f->key[1], &style, none, &pem), MC_OK);
    with_made(&q, "authority.key", pem);
    with_text(&q, "now", "1795500000");
    return q;
}

static question ask_with(fixture *f, const char *subject, size_t subject_len,
                         mc_view extensions)
{
    mc_view name = {(const uint8_t *) subject, subject_len};
    mc_view usual = {NULL, 0};
    question q = ask_for_request(f, request_of(f, name, extensions, usual));

    with_text(&q, "days", "100");
    return q;
}

#define ASK_WITH(f, subject, extensions)                                       \
    ask_with((f), (subject), sizeof(subject) - 1, (extensions))

#define TOLD(code, name, value)                                                \
    "{\"code\":\"" code "\",\"values\":{\"" name "\":\"" value "\""

/* Ends a question whose answer must tell that; NULL: nothing. */
static void must_tell(question *q, const char *part)
{
    mc_view told, error;
    size_t i, count;
    int found = 0;

    call(q);
    if (mc_fields_get(mc_buf_view(&q->reply), "error", &error)) {
        assert_text(error, "no error");
    }
    count = mc_fields_count(mc_buf_view(&q->reply), mc_view_str("ignored"));
    for (i = 0; i < count; i++) {
        char *text;

        assert_true(mc_fields_nth(mc_buf_view(&q->reply), "ignored", i, &told));
        text = calloc(1, told.len + 1);
        assert_non_null(text);
        memcpy(text, told.p, told.len);
        found |= part != NULL && strstr(text, part) != NULL;
        if (part == NULL) {
            fail_msg("told: %s", text);
        }
        free(text);
    }
    if (part != NULL && !found) {
        fail_msg("not told: %s", part);
    }
    forget(q);
}

/* subjectAltName of these GeneralNames, shorter than 100 bytes */
static mc_view names_of(mc_buf *out, mc_view row)
{
    mc_der der;

    mc_der_begin(&der, out);
    mc_extension_put_names(&der, row, 0);
    assert_err(mc_der_end(&der), MC_OK);
    return mc_buf_view(out);
}

/* What is told of a request with these extensions, asked with one field more.
 */
static void must_tell_of(void *fixture_state, const char *hex,
                         const char *field, const char *value, const char *told)
{
    mc_buf extensions = MC_BUF_INIT;
    question q;

    from_hex(hex, &extensions);
    q = ASK_WITH(fixture_state, SUBJECT_L, mc_buf_view(&extensions));
    with_text(&q, field, value);
    must_tell(&q, told);
    mc_buf_free(&extensions);
}

static void a_wish_that_is_not_granted_is_kept_quiet(void **state)
{
    static const struct {
        const char *hex;
        const char *told;
    } CASES[] = {
        /* keyUsage: digitalSignature; and keyCertSign beside it */
        {"300b0603551d0f040403020780", NULL},
        {"300b0603551d0f040403020284",
         TOLD("extension-ignored", "extension", "keyUsage")},
        /* extKeyUsage: serverAuth; and codeSigning beside it */
        {"30130603551d25040c300a06082b06010505070301", NULL},
        {"301d0603551d250416301406082b0601050507030106082b06010505070303",
         TOLD("extension-ignored", "extension", "extendedKeyUsage")},
        {"30130603551d25040c300a06082b06010505070302",
         TOLD("extension-ignored", "extension", "extendedKeyUsage")},
        /* basicConstraints: none; CA:TRUE; damaged */
        {"30090603551d1304023000", NULL},
        {"300c0603551d13040530030101ff", "authority-refused"},
        {"300a0603551d130403300100", "basic-malformed"},
        /* 1.2.3 */
        {"300806022a0304020500",
         "\"1.2.3\",\"critical\":\"no\",\"bytes\":\"0500\""},
        {"300b06022a030101ff04020500", "\"critical\":\"yes\""},
    };
    size_t i;

    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        must_tell_of(*state, CASES[i].hex, "name", "a.test", CASES[i].told);
    }
}

static void fewer_authorities_than_asked_for_are_kept_quiet(void **state)
{
    static const struct {
        const char *hex;
        const char *told;
    } CASES[] = {
        {"300f0603551d13040830060101ff020100", NULL},
        {"300f0603551d13040830060101ff020101", "authority-deeper"},
        {"300c0603551d13040530030101ff", "authority-deeper"},
    };
    size_t i;

    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        must_tell_of(*state, CASES[i].hex, "path-length", "0", CASES[i].told);
    }
}

static void a_name_that_is_not_written_is_kept_quiet(void **state)
{
    static const struct {
        const char *hex; /* of the names */
        const char *told;
    } CASES[] = {
        {"8206612e74657374 87040a010203", NULL},
        {"8206612e74657374 87050a01020304",
         TOLD("address-length", "name", "0a01020304")},
        {"8206612e74657374 87080a010203ffffffff", "address-length"},
        {"8206612e74657374 8106626f6240612e", "name-left-out"},
        {"8206612e74657374 8203612062", TOLD("name-no-host", "name", "a b")},
        {"820831302e312e322e33", "address-as-host"},
        {"8203615f62", "name-underscore"},
    };
    size_t i;

    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_buf row = MC_BUF_INIT, extension = MC_BUF_INIT;
        question q;

        from_hex(CASES[i].hex, &row);
        q = ASK_WITH(*state, SUBJECT_L,
                     names_of(&extension, mc_buf_view(&row)));
        must_tell(&q, CASES[i].told);
        mc_buf_free(&row);
        mc_buf_free(&extension);
    }
}

static void names_and_subject_are_replaced_in_silence(void **state)
{
    mc_buf extension = MC_BUF_INIT;
    mc_view names = names_of(&extension, BYTES("\x82\x06"
                                               "a.test"));
    question q = ASK_WITH(*state, SUBJECT_L, names);

    with_text(&q, "name", "b.test");
    must_tell(
        &q,
        "\"name-replaced\",\"values\":{\"is\":\"name\",\"name\":\"a.test\"");
    q = ASK_WITH(*state, SUBJECT_L, names);
    with_text(&q, "name", "a.test");
    must_tell(&q, NULL);
    q = ASK_WITH(*state, SUBJECT_L, names);
    with_text(&q, "subject.CN", "m");
    must_tell(&q, TOLD("subject-replaced", "name", "l"));
    q = ASK_WITH(*state, SUBJECT_L, names);
    with_text(&q, "subject.CN", "l");
    must_tell(&q, NULL);
    q = ASK_WITH(*state, SUBJECT_L, names);
    with_text(&q, "path-length", "0");
    must_tell(
        &q,
        "\"name-replaced\",\"values\":{\"is\":\"name\",\"name\":\"a.test\"");
    mc_buf_free(&extension);
}

static void subjects_that_deceive_or_never_end_are_copied(void **state)
{
    mc_buf extension = MC_BUF_INIT, subject = MC_BUF_INIT;
    mc_view names = names_of(&extension, BYTES("\x82\x06"
                                               "a.test"));
    mc_view usual = {NULL, 0};
    mc_der der;
    question q;
    size_t i;

    /* CN: bytes that are no UTF-8; O: 65 of them are fine, in CN not. */
    q = ASK_WITH(*state,
                 "\x30\x0c\x31\x0a\x30\x08\x06\x03\x55\x04\x03\x0c\x01\xff",
                 names);
    must_refuse(&q, "SUBJECT_SYNTAX", "request", NULL);
    for (i = 0; i < 3; i++) {
        size_t rdn, rdns = i == 2 ? 100 : 1;
        char text[65];

        memset(text, 'a', sizeof(text));
        mc_buf_truncate(&subject, 0);
        mc_der_begin(&der, &subject);
        mc_der_open(&der, MC_DER_SEQUENCE);
        for (rdn = 0; rdn < rdns; rdn++) {
            mc_der_open(&der, MC_DER_SET);
            mc_der_open(&der, MC_DER_SEQUENCE);
            if (i == 1) {
                MC_DER_PUT_OID(&der, MC_OID_AT_CN);
            } else {
                MC_DER_PUT_OID(&der, MC_OID_AT_O);
            }
            mc_der_put(&der, MC_DER_UTF8_STRING,
                       (mc_view){(const uint8_t *) text, sizeof(text)});
            mc_der_close(&der);
            mc_der_close(&der);
        }
        mc_der_close(&der);
        assert_err(mc_der_end(&der), MC_OK);
        q = ask_for_request(
            *state, request_of(*state, mc_buf_view(&subject), names, usual));
        with_text(&q, "days", "100");
        if (i == 0) {
            must_answer(&q, "certificate");
        } else {
            must_refuse(&q, "FIELD_LENGTH", NULL, NULL);
        }
    }
    mc_buf_free(&extension);
    mc_buf_free(&subject);
}

/* What was signed with SHA-256, signed again with SHA-1. */
static mc_buf signed_with_sha1(fixture *f)
{
    static const char ALGORITHM[] = "\x30\x09\x06\x07" MC_OID_ECDSA_SHA1;
    mc_view none = {NULL, 0}, in, contents, inner, info;
    mc_buf der = request_of(f, BYTES(SUBJECT_L), none, none);
    mc_buf signature = MC_BUF_INIT, out = MC_BUF_INIT;
    uint8_t digest[20];
    uint8_t tag;
    mc_der writer;

    in = mc_buf_view(&der);
    assert_err(mc_der_take(&in, MC_DER_SEQUENCE, &contents), MC_OK);
    assert_err(mc_der_next(&contents, &tag, &inner, &info), MC_OK);
    assert_int_equal(mbedtls_sha1(info.p, info.len, digest), 0);
    assert_err(mc_pk_sign(&f->job, &f->key[0], MBEDTLS_MD_SHA1,
                          (mc_view){digest, sizeof(digest)}, &signature),
               MC_OK);
    mc_der_begin(&writer, &out);
    mc_der_open(&writer, MC_DER_SEQUENCE);
    mc_der_raw(&writer, info);
    mc_der_raw(&writer, BYTES(ALGORITHM));
    mc_der_bit_string(&writer, mc_buf_view(&signature));
    mc_der_close(&writer);
    assert_err(mc_der_end(&writer), MC_OK);
    mc_buf_free(&signature);
    mc_buf_free(&der);
    return out;
}

static void a_weak_signature_on_a_request_is_kept_quiet(void **state)
{
    fixture *f = *state;
    mc_buf der =
        request_of(f, BYTES(SUBJECT_L), (mc_view){NULL, 0},
                   BYTES("\x30\x0d\x06\x09" MC_OID_RSA_MD5 "\x05\x00"));
    question q = ask_for_request(f, der);

    with_text(&q, "days", "100");
    with_text(&q, "name", "a.test");
    must_refuse(&q, "REQUEST_DIGEST", "request", NULL);
    q = ask_for_request(f, signed_with_sha1(f));
    with_text(&q, "days", "100");
    with_text(&q, "name", "a.test");
    must_tell(&q, "request-sha1");
}

/* U+202E within, a control character, and bytes that are no UTF-8. */
static void a_subject_that_deceives_is_signed(void **state)
{
    static const char *const NAMES[] = {"a\xe2\x80\xae"
                                        "b",
                                        "a\x7f"
                                        "bcd",
                                        "a\xffxyz"};
    size_t i;

    for (i = 0; i < 3; i++) {
        uint8_t subject[] = "\x30\x10\x31\x0e\x30\x0c\x06\x03\x55\x04\x03\x0c"
                            "\x05.....";
        mc_view name = {subject, sizeof(subject) - 1};
        mc_view none = {NULL, 0};
        question q;

        memcpy(subject + 13, NAMES[i], 5);
        q = ask_for_request(*state, request_of(*state, name, none, none));
        with_text(&q, "days", "10");
        with_text(&q, "name", "a.test");
        must_refuse(&q, "SUBJECT_SYNTAX", "request", NULL);
    }
}

/* The authority is called r: in other letters it is the same, and another
 * sign that differs as a letter from its capital is not. */
static void a_subject_like_the_authoritys_is_signed(void **state)
{
    static const struct {
        char authority;
        const char *device;
        const char *code;
    } CASES[] = {{'r', "R", "SAME_SUBJECT"},
                 {'r', "s", NULL},
                 {'`', "@", NULL},
                 {'@', "@", "SAME_SUBJECT"}};
    fixture *f = *state;
    mc_key_style style = {MC_KEY_FORM_TRADITIONAL, MC_KEY_CIPHER_AES_256_CBC,
                          0};
    const mc_view none = {NULL, 0};
    size_t i;

    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        question q = ask_for("certificate-issue");
        mc_buf pem = MC_BUF_INIT;

        with_made(&q, "request", request_of(f, BYTES(SUBJECT_L), none, none));
        with_made(
            &q, "authority.certificate",
            make(f, authority(CASES[i].authority, CASES[i].authority, 1, 1)));
        assert_err(mc_key_write(&f->job, &f->key[1], &style, none, &pem),
                   MC_OK);
        with_made(&q, "authority.key", pem);
        with_text(&q, "now", "1795500000");
        with_text(&q, "days", "10");
        with_text(&q, "name", "a.test");
        with_text(&q, "subject.CN", CASES[i].device);
        if (CASES[i].code != NULL) {
            must_refuse(&q, CASES[i].code, "subject.CN", NULL);
        } else {
            must_answer(&q, "certificate");
        }
    }
}

/* The authority's own key, asked for by somebody else. */
static void the_authoritys_key_is_signed_for_a_device(void **state)
{
    fixture *f = *state;
    mc_key_style style = {MC_KEY_FORM_TRADITIONAL, MC_KEY_CIPHER_AES_256_CBC,
                          0};
    const mc_view none = {NULL, 0};
    question q = ask_for("certificate-issue");
    mc_buf pem = MC_BUF_INIT;

    with_made(&q, "request", request_of(f, BYTES(SUBJECT_L), none, none));
    with_made(&q, "authority.certificate", make(f, authority('r', 'r', 0, 0)));
    assert_err(mc_key_write(&f->job, &f->key[0], &style, none, &pem), MC_OK);
    with_made(&q, "authority.key", pem);
    with_text(&q, "now", "1795500000");
    with_text(&q, "days", "10");
    with_text(&q, "name", "a.test");
    must_refuse(&q, "KEY_SHARED", "request", NULL);
}

/* What is signed must be read back as it was planned. */
static void a_certificate_that_nobody_can_read_leaves(void **state)
{
    fixture *f = *state;
    mc_certificate_plan plan;
    mc_buf out = MC_BUF_INIT;

    memset(&plan, 0, sizeof(plan));
    plan.serial = BYTES("\x05");
    plan.issuer = plan.subject = BYTES(SUBJECT_L);
    plan.not_before = NOW;
    plan.not_after = NOW + DAY;
    plan.spki = mc_buf_view(&f->spki[0]);
    plan.names = BYTES("\x82\x01"
                       "a");
    plan.server_auth = 1;
    plan.path_length = -1;
    assert_err(mc_certificate_write(&f->job, &plan, &f->key[0], &out), MC_OK);
    assert_true(out.len > 0);
    mc_buf_truncate(&out, 0);
    plan.names = BYTES("\x82\x05"
                       "a");
    assert_err(mc_certificate_write(&f->job, &plan, &f->key[0], &out),
               MC_ERR_SELF_CHECK);
    assert_int_equal(out.len, 0);
    plan.names = BYTES("\x82\x01"
                       "a");
    plan.subject = BYTES("\x31\x00");
    assert_int_not_equal(mc_certificate_write(&f->job, &plan, &f->key[0], &out),
                         MC_OK);
    assert_int_equal(out.len, 0);
    mc_buf_free(&out);
}

static void dates_leave_their_bounds(void **state)
{
    static const struct {
        const char *field, *value, *code;
    } CASES[] = {
        {"backdate", "31622401", "FIELD_VALUE"},
        {"not-after", "1795500000", "DATES"},
        {"not-after", "253402300800", "FIELD_VALUE"},
        {"not-after", "1795500001", NULL},
        {"backdate", "31622400", NULL},
    };
    size_t i;

    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_view none = {NULL, 0};
        question q = ask_for_request(
            *state, request_of(*state, BYTES(SUBJECT_L), none, none));

        with_text(&q, "name", "a.test");
        with_text(&q, CASES[i].field, CASES[i].value);
        if (strcmp(CASES[i].field, "not-after") != 0) {
            with_text(&q, "days", "100");
        }
        if (CASES[i].code != NULL) {
            must_refuse(&q, CASES[i].code, CASES[i].field, NULL);
        } else {
            must_answer(&q, "certificate");
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wish_that_is_not_granted_is_kept_quiet),
        cmocka_unit_test(fewer_authorities_than_asked_for_are_kept_quiet),
        cmocka_unit_test(a_name_that_is_not_written_is_kept_quiet),
        cmocka_unit_test(names_and_subject_are_replaced_in_silence),
        cmocka_unit_test(subjects_that_deceive_or_never_end_are_copied),
        cmocka_unit_test(a_weak_signature_on_a_request_is_kept_quiet),
        cmocka_unit_test(a_subject_that_deceives_is_signed),
        cmocka_unit_test(a_subject_like_the_authoritys_is_signed),
        cmocka_unit_test(the_authoritys_key_is_signed_for_a_device),
        cmocka_unit_test(a_certificate_that_nobody_can_read_leaves),
        cmocka_unit_test(dates_leave_their_bounds),
    };

    return cmocka_run_group_tests(tests, make_keys, free_keys);
}
