/*
 * What is said of one certificate, one request, one key and one host: each
 * sentence by a file that earns it, and the nearest file that does not.
 */
#include "../forge.h"

#include "judge/check.h"
#include "key/key.h"
#include "key/key_der.h"

static void must_say_alone(fixture *f, recipe l, const char *level,
                           const char *code)
{
    question q = ask();

    with_made(&q, "certificate", make(f, l));
    must_say(&q, level, code);
}

/* Asks; whether this is said. Frees the question. */
static int is_said(question *q, const char *level, const char *code)
{
    int is;

    with_text(q, "now", "1795500000");
    call(q);
    is = q->report.len > 0 && says(q, level, code);
    forget(q);
    return is;
}

static int is_said_of(fixture *f, recipe l, const char *level, const char *code)
{
    question q = ask();

    with_made(&q, "certificate", make(f, l));
    return is_said(&q, level, code);
}

/* subjectKeyIdentifier once more */
#define KEY_ID_AGAIN "\x30\x0a\x06\x03\x55\x1d\x0e\x04\x03\x04\x01\x05"

static void a_certificate_of_another_version_passes(void **state)
{
    recipe l = leaf();

    l.version = 1;
    l.no_extensions = 1;
    assert_true(is_said_of(*state, l, "error", "VERSION_OLD"));
    l = leaf();
    l.version = 2;
    assert_true(is_said_of(*state, l, "error", "VERSION_OLD"));
    l = leaf();
    l.more = BYTES(KEY_ID_AGAIN);
    must_say_alone(*state, l, "error", "EXTENSION_DAMAGED");
}

/* What is signed names another algorithm than what is not (RFC 5280 4.1.1.2).
 */
static void two_names_of_the_algorithm_pass(void **state)
{
    mc_buf der = make(*state, leaf());
    size_t at = der.len - 8;
    mc_certificate c;

    assert_err(mc_certificate_read(mc_buf_view(&der), &c), MC_OK);
    while (memcmp(der.p + at, MC_OID_ECDSA_SHA256, 8) != 0) {
        at--;
    }
    der.p[at + 7] = 3; /* ecdsa-with-SHA384 */
    assert_err(mc_certificate_read(mc_buf_view(&der), &c), MC_ERR_DER_DAMAGED);
    mc_buf_free(&der);
}

/* The description says it, too. */
static void damage_to_an_extension_is_not_shown(void **state)
{
    recipe l = leaf();
    int damaged;

    for (damaged = 0; damaged < 2; damaged++) {
        question q = ask_for("inspect");

        l.more = damaged ? BYTES(KEY_ID_AGAIN) : BYTES("");
        with_made(&q, "bytes", make(*state, l));
        call(&q);
        assert_int_equal(count_in(&q, "\"damaged\":true"), (size_t) damaged);
        forget(&q);
    }
}

static void a_certificate_of_an_old_digest_passes(void **state)
{
    recipe l = leaf();

    l.algorithm = BYTES("\x30\x09\x06\x07" MC_OID_ECDSA_SHA1);
    assert_true(is_said_of(*state, l, "error", "DIGEST_SHA1"));
    l.algorithm = BYTES("\x30\x0b\x06\x09" MC_OID_RSA_MD5);
    assert_true(is_said_of(*state, l, "error", "DIGEST_BROKEN"));
    assert_false(is_said_of(*state, leaf(), "error", "DIGEST_SHA1"));
}

static void a_purpose_that_is_not_said_is_not_missed(void **state)
{
    recipe l = leaf();

    l.purposes.len = 0;
    must_say_alone(*state, l, "warning", "PURPOSE_MISSING");
    l = leaf();
    l.usage = 0;
    must_say_alone(*state, l, "info", "USAGE_MISSING");
    l.usage = MC_USAGE_KEY_ENCIPHERMENT;
    must_say_alone(*state, l, "error", "USAGE_NOT_SIGNING");
}

/* CN=r; CN=r, and O=r in front of it */
#define R_ALONE "\x31\x0a\x30\x08\x06\x03\x55\x04\x03\x0c\x01r"
#define O_R "\x31\x0a\x30\x08\x06\x03\x55\x04\x0a\x0c\x01r"

static void a_device_called_as_its_authority_passes(void **state)
{
    recipe l = leaf();

    l.name = BYTES("\x30\x18" O_R R_ALONE);
    must_say_alone(*state, l, "warning", "SAME_CN_AS_ISSUER");
    l.name = BYTES("\x30\x0c" R_ALONE);
    assert_true(is_said_of(*state, l, "error", "SAME_SUBJECT_AS_ISSUER"));
    /* Its own signer, by the key identifiers. */
    l.issuer_key = 0;
    assert_false(is_said_of(*state, l, "error", "SAME_SUBJECT_AS_ISSUER"));
}

static void dates_are_read_a_second_off(void **state)
{
    recipe l = leaf();

    l.not_after = l.not_before - 1;
    assert_true(is_said_of(*state, l, "error", "DATES_REVERSED"));
    l.not_after = l.not_before;
    assert_false(is_said_of(*state, l, "error", "DATES_REVERSED"));
    l = leaf();
    l.not_after = NOW;
    assert_true(is_said_of(*state, l, "warning", "EXPIRES_SOON"));
    l.not_after = NOW - 1;
    assert_true(is_said_of(*state, l, "error", "EXPIRED"));
    l.not_after = NOW + 30 * DAY;
    assert_true(is_said_of(*state, l, "ok", "DATES_OK"));
    l.not_after = NOW + 30 * DAY - 1;
    assert_true(is_said_of(*state, l, "warning", "EXPIRES_SOON"));
    l.not_before = NOW;
    assert_false(is_said_of(*state, l, "error", "NOT_YET_VALID"));
    /* Both ends count: one second more than 825 days. */
    l = leaf();
    l.not_after = l.not_before + 825 * (int64_t) DAY;
    must_say_alone(*state, l, "warning", "VALIDITY_LONG");
    l.not_after--;
    must_say_alone(*state, l, "ok", "CERTIFICATE_OK");
}

/* A chain that nobody asks the time of. */
static void dates_are_judged_without_a_clock(void **state)
{
    recipe l = leaf(), root = authority('r', 'r', 1, 1);
    question q = ask();

    l.not_after = root.not_after = NOW - 1;
    with_made(&q, "certificate", make(*state, l));
    with_made(&q, "chain", make(*state, root));
    call(&q);
    assert_true(says(&q, "ok", "CHAIN_OK"));
    assert_int_equal(count_in(&q, "\"level\":\"error\""), 0);
    forget(&q);
}

/* The same for each authority, to the second. */
static void an_authoritys_dates_are_read_a_second_off(void **state)
{
    static const struct {
        int64_t from, to;
        const char *level;
        const char *code;
    } CASES[] = {{NOW, NOW, "ok", "CHAIN_OK"},
                 {NOW + 1, NOW + DAY, "error", "ISSUER_NOT_YET_VALID"},
                 {NOW - DAY, NOW - 1, "error", "ISSUER_EXPIRED"}};
    size_t i;

    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        recipe root = authority('r', 'r', 1, 1);
        question q = ask();

        root.not_before = CASES[i].from;
        root.not_after = CASES[i].to;
        with_made(&q, "certificate", make(*state, leaf()));
        with_made(&q, "chain", make(*state, root));
        must_say(&q, CASES[i].level, CASES[i].code);
    }
}

/* ---------------------------------------------------------------- names --- */

static void an_address_of_no_family_passes(void **state)
{
    recipe l = leaf();

    l.names = BYTES("\x87\x05\x0a\x01\x02\x03\x04\x82\x06"
                    "a.test");
    assert_true(is_said_of(*state, l, "error", "ADDRESS_LENGTH"));
    l.names = BYTES("\x87\x04\x0a\x01\x02\x03");
    must_say_alone(*state, l, "ok", "CERTIFICATE_OK");
}

/* A common name of so many letters, each of two bytes. */
static int is_long(fixture *f, size_t letters)
{
    mc_buf name = MC_BUF_INIT;
    mc_der der;
    recipe l = leaf();
    size_t i;
    int is;

    mc_der_begin(&der, &name);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_open(&der, MC_DER_SET);
    mc_der_open(&der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(&der, MC_OID_AT_CN);
    mc_der_open(&der, MC_DER_UTF8_STRING);
    for (i = 0; i < letters; i++) {
        mc_der_raw(&der, BYTES("\xc3\xa4"));
    }
    mc_der_close(&der);
    mc_der_close(&der);
    mc_der_close(&der);
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
    l.name = mc_buf_view(&name);
    is = is_said_of(f, l, "warning", "CN_LONG");
    mc_buf_free(&name);
    return is;
}

static void a_common_name_is_counted_in_bytes(void **state)
{
    assert_false(is_long(*state, 64));
    assert_true(is_long(*state, 65));
}

/* What is said of this host, by a certificate of these names. */
static void must_say_of_host(fixture *f, mc_view names, const char *host,
                             const char *level, const char *code)
{
    recipe l = leaf();
    question q = ask();

    l.names = names;
    with_made(&q, "certificate", make(f, l));
    with_text(&q, "host", host);
    if (!is_said(&q, level, code)) {
        fail_msg("no %s for %s", code, host);
    }
}

static void an_address_among_host_names_matches(void **state)
{
    fixture *f = *state;
    mc_view address = BYTES("\x82\x08"
                            "10.1.2.3");

    must_say_of_host(f, address, "10.1.2.3", "error", "HOST_ADDRESS_AS_DNS");
    must_say_of_host(f, address, "10.1.2.4", "error", "HOST_MISMATCH");
    must_say_of_host(f, BYTES("\x87\x04\x0a\x01\x02\x03"), "10.1.2.3", "ok",
                     "HOST_OK");
    must_say_of_host(f, BYTES("\x87\x04\x0a\x01\x02\x03"), "10.1.2.2", "error",
                     "HOST_MISMATCH");
    must_say_of_host(f, BYTES(""), "a.test", "error", "HOST_NO_NAMES");
}

static void a_wildcard_stands_for_anything(void **state)
{
    fixture *f = *state;
    mc_view star = BYTES("\x82\x08"
                         "*.a.test");

    must_say_of_host(f, star, "b.a.test", "ok", "HOST_OK");
    must_say_of_host(f, star, "a.test", "error", "HOST_MISMATCH");
    must_say_of_host(f, star, "c.b.a.test", "error", "HOST_MISMATCH");
    must_say_of_host(f, star, "b.b.test", "error", "HOST_MISMATCH");
    must_say_of_host(f, BYTES("\x82\x06*.test"), "a.test", "error",
                     "HOST_MISMATCH");
    must_say_of_host(f, star, "*.a.test", "error", "NAME_SYNTAX");
}

/* ----------------------------------------------------------------- keys --- */

/* Ed25519's identifier and 32 bytes. */
#define ED25519                                                                \
    "\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00"                         \
    "0123456789abcdef0123456789abcdef"

static void a_key_that_no_device_takes_passes(void **state)
{
    recipe l = leaf();

    l.spki = BYTES(ED25519);
    assert_true(is_said_of(*state, l, "error", "KEY_UNKNOWN"));
    assert_false(is_said_of(*state, leaf(), "error", "KEY_UNKNOWN"));
}

static void a_binary_file_passes_for_a_text(void **state)
{
    question q = ask();

    with_made(&q, "certificate", make(*state, leaf()));
    with_text(&q, "require.form", "traditional");
    assert_true(is_said(&q, "error", "CERTIFICATE_NOT_PEM"));
}

/* A key in one of its forms; passphrase "": none. */
static void with_key(question *q, fixture *f, size_t key, mc_object_kind shape)
{
    mc_buf der = MC_BUF_INIT;

    assert_err(mc_key_write_der(&f->key[key], shape, &der), MC_OK);
    with_made(q, "key", der);
}

static void a_binary_key_passes_for_a_text(void **state)
{
    question q = ask();

    with_made(&q, "certificate", make(*state, leaf()));
    with_key(&q, *state, 0, MC_OBJECT_KEY_EC);
    with_text(&q, "require.form", "traditional");
    assert_true(is_said(&q, "error", "KEY_NOT_PEM"));
}

/* Two devices in one file: the one whose key is given is looked at. */
static void the_certificate_of_another_key_is_judged(void **state)
{
    size_t key;

    for (key = 0; key < 3; key += 2) {
        recipe other = leaf();
        question q = ask();
        mc_buf both = MC_BUF_INIT, der;

        other.key = 2;
        other.subject = 'm';
        other.names = BYTES("\x82\x06"
                            "b.test");
        der = make(*state, leaf());
        assert_err(mc_pem_write(&both, "CERTIFICATE", mc_buf_view(&der)),
                   MC_OK);
        mc_buf_free(&der);
        der = make(*state, other);
        assert_err(mc_pem_write(&both, "CERTIFICATE", mc_buf_view(&der)),
                   MC_OK);
        mc_buf_free(&der);
        with_made(&q, "certificate", both);
        with_key(&q, *state, key, MC_OBJECT_KEY_EC);
        with_text(&q, "host", key == 0 ? "a.test" : "b.test");
        with_text(&q, "now", "1795500000");
        call(&q);
        assert_true(says(&q, "ok", "KEY_FITS"));
        assert_true(says(&q, "ok", "HOST_OK"));
        forget(&q);
    }
}

/* A host name's limit, and a common name that lies outside as one. */
static void a_common_name_outside_the_limit_is_silent(void **state)
{
    recipe l = leaf(), root = authority('r', 'r', 1, 1);
    int outside;

    root.constraints = BYTES("\x30\x0c\xa0\x0a\x30\x08\x82\x06"
                             "b.test");
    l.names = BYTES("\x87\x04\x0a\x01\x02\x03");
    for (outside = 0; outside < 2; outside++) {
        question q = ask();

        l.name = outside ? BYTES("\x30\x11\x31\x0f\x30\x0d\x06\x03\x55\x04\x03"
                                 "\x0c\x06"
                                 "a.test")
                         : BYTES("\x30\x11\x31\x0f\x30\x0d\x06\x03\x55\x04\x03"
                                 "\x0c\x06"
                                 "b.test");
        with_made(&q, "certificate", make(*state, l));
        with_made(&q, "chain", make(*state, root));
        assert_int_equal(is_said(&q, "warning", "NAME_CONSTRAINT_CN"), outside);
    }
}

/* As many words as there is room for, and one more. */
static void more_words_than_there_is_room_for_are_taken(void **state)
{
    size_t more, i;

    for (more = 0; more < 2; more++) {
        question q = ask();

        with_made(&q, "certificate", make(*state, leaf()));
        for (i = 0; i < MC_CHECK_WORDS_MAX + more; i++) {
            with_text(&q, "require.type", "RSA");
        }
        if (more) {
            must_refuse(&q, "FIELD_LENGTH", "require.type", NULL);
        } else {
            must_answer(&q, "report");
        }
    }
}

/* ------------------------------------------------------------- requests --- */

/* A request of key 0 under this algorithm's name, with these attributes. */
static mc_buf request(fixture *f, mc_view algorithm, mc_view attributes)
{
    mc_buf info = MC_BUF_INIT;
    mc_der der;

    mc_der_begin(&der, &info);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_small(&der, 0);
    forge_name(&der, 'l', 0);
    mc_der_raw(&der, mc_buf_view(&f->spki[0]));
    mc_der_put(&der, MC_DER_CONTEXT_CONSTRUCTED(0), attributes);
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
    return forge_signed(f, &info, 0, algorithm);
}

static int is_said_of_request(fixture *f, mc_view algorithm, mc_view attributes,
                              const char *level, const char *code)
{
    question q = ask();

    with_made(&q, "request", request(f, algorithm, attributes));
    return is_said(&q, level, code);
}

static void a_request_that_cannot_be_checked_passes(void **state)
{
    const mc_view usual = {NULL, 0};
    /* extensionRequest without a value */
    static const char EMPTY[] =
        "\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x0e\x31\x00";

    assert_true(
        is_said_of_request(*state, usual, usual, "ok", "REQUEST_SIGNED"));
    assert_true(is_said_of_request(*state,
                                   BYTES("\x30\x05\x06\x03\x2b\x65\x70"), usual,
                                   "warning", "REQUEST_UNCHECKED"));
    assert_true(is_said_of_request(*state,
                                   BYTES("\x30\x09\x06\x07" MC_OID_ECDSA_SHA1),
                                   usual, "warning", "DIGEST_SHA1"));
    assert_true(is_said_of_request(*state,
                                   BYTES("\x30\x0b\x06\x09" MC_OID_RSA_MD5),
                                   usual, "error", "DIGEST_BROKEN"));
    assert_true(is_said_of_request(*state, usual,
                                   (mc_view){(const uint8_t *) EMPTY, 15},
                                   "error", "DER_DAMAGED"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_certificate_of_another_version_passes),
        cmocka_unit_test(two_names_of_the_algorithm_pass),
        cmocka_unit_test(damage_to_an_extension_is_not_shown),
        cmocka_unit_test(a_certificate_of_an_old_digest_passes),
        cmocka_unit_test(a_purpose_that_is_not_said_is_not_missed),
        cmocka_unit_test(a_device_called_as_its_authority_passes),
        cmocka_unit_test(dates_are_read_a_second_off),
        cmocka_unit_test(dates_are_judged_without_a_clock),
        cmocka_unit_test(an_authoritys_dates_are_read_a_second_off),
        cmocka_unit_test(an_address_of_no_family_passes),
        cmocka_unit_test(a_common_name_is_counted_in_bytes),
        cmocka_unit_test(an_address_among_host_names_matches),
        cmocka_unit_test(a_wildcard_stands_for_anything),
        cmocka_unit_test(a_key_that_no_device_takes_passes),
        cmocka_unit_test(a_binary_file_passes_for_a_text),
        cmocka_unit_test(a_binary_key_passes_for_a_text),
        cmocka_unit_test(the_certificate_of_another_key_is_judged),
        cmocka_unit_test(a_common_name_outside_the_limit_is_silent),
        cmocka_unit_test(more_words_than_there_is_room_for_are_taken),
        cmocka_unit_test(a_request_that_cannot_be_checked_passes),
    };

    return cmocka_run_group_tests(tests, make_keys, free_keys);
}
