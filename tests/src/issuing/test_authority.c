/*
 * An authority that is opened to sign: what is refused, for which name, and
 * before its key is asked for. And tables of devices held against its limits.
 */
#include "../forge.h"
#include "x509/subject.h"

#include "issuing/issue.h"
#include "key/key.h"
#include "x509/constraint.h"
#include "x509/request.h"

/* nameConstraints: permitted dns:b.test; permitted O=A; excluded mail. */
#define ONLY_B_TEST                                                            \
    "\x30\x0c\xa0\x0a\x30\x08\x82\x06"                                         \
    "b.test"
#define ONLY_A_TEST                                                            \
    "\x30\x0c\xa0\x0a\x30\x08\x82\x06"                                         \
    "a.test"

/* A request of key 0 for a.test, subject CN=l. */
static void with_request(question *q, fixture *f)
{
    mc_buf der = MC_BUF_INIT, subject = MC_BUF_INIT;
    mc_der name;

    mc_der_begin(&name, &subject);
    forge_name(&name, 'l', 0);
    assert_err(mc_der_end(&name), MC_OK);
    assert_err(mc_request_write(&f->job, &f->key[0], mc_buf_view(&subject),
                                leaf().names, &der),
               MC_OK);
    with_made(q, "request", der);
    mc_buf_free(&subject);
}

static void with_key(question *q, fixture *f, size_t key)
{
    mc_key_style style = {MC_KEY_FORM_TRADITIONAL, MC_KEY_CIPHER_AES_256_CBC,
                          0};
    mc_view none = {NULL, 0};
    mc_buf pem = MC_BUF_INIT;

    assert_err(mc_key_write(&f->job, &f->key[key], &style, none, &pem), MC_OK);
    with_made(q, "authority.key", pem);
}

/* To sign a.test by the key 1, with what more is needed. */
static question ask_to_sign(fixture *f, mc_buf certificate)
{
    question q = ask_for("certificate-issue");

    with_request(&q, f);
    with_made(&q, "authority.certificate", certificate);
    with_text(&q, "now", "1795500000");
    with_text(&q, "days", "100");
    return q;
}

static mc_buf joined(mc_buf first, mc_buf second)
{
    assert_err(mc_buf_append(&first, second.p, second.len), MC_OK);
    mc_buf_free(&second);
    return first;
}

/* A root whose key is never given: every refusal comes before it. */
static void must_refuse_root(fixture *f, recipe r, const char *code,
                             const char *field, const char *value)
{
    question q = ask_to_sign(f, make(f, r));

    with_text(&q, "authority.key", "locked");
    must_refuse(&q, code, field, value);
}

static void a_sound_authority_signs(void **state)
{
    fixture *f = *state;
    question q = ask_to_sign(f, make(f, authority('r', 'r', 1, 1)));

    with_key(&q, f, 1);
    must_answer(&q, "certificate");
}

static void a_flipped_bit_in_the_authority_is_noticed(void **state)
{
    fixture *f = *state;
    mc_buf der = make(f, authority('r', 'r', 1, 1));
    question q;

    der.p[der.len - 1] ^= 1;
    q = ask_to_sign(f, der);
    with_key(&q, f, 1);
    must_refuse(&q, "AUTHORITY_DAMAGED", "authority.certificate", NULL);
}

static void a_flipped_bit_below_its_root_is_noticed(void **state)
{
    fixture *f = *state;
    mc_buf der = make(f, authority('i', 'r', 2, 1));
    question q;

    der.p[der.len - 1] ^= 1;
    q = ask_to_sign(f, joined(der, make(f, authority('r', 'r', 1, 1))));
    with_key(&q, f, 2);
    must_refuse(&q, "AUTHORITY_DAMAGED", "authority.certificate", NULL);
}

static void an_authority_whose_signer_is_not_here_signs(void **state)
{
    fixture *f = *state;
    question q = ask_to_sign(f, make(f, authority('i', 'r', 2, 1)));

    with_key(&q, f, 2);
    must_answer(&q, "certificate");
}

static void what_the_authority_may_not_do_needs_no_key(void **state)
{
    fixture *f = *state;
    recipe r = authority('r', 'r', 1, 1);

    r.usage = MC_USAGE_CRL_SIGN;
    must_refuse_root(f, r, "AUTHORITY_USAGE", "authority.certificate", NULL);
    r = authority('r', 'r', 1, 1);
    r.is_authority = 0;
    must_refuse_root(f, r, "AUTHORITY_NOT_CA", "authority.certificate", NULL);
    r = authority('r', 'r', 1, 1);
    r.purposes = BYTES(FORGE_CLIENT);
    must_refuse_root(f, r, "AUTHORITY_PURPOSE", "purpose", NULL);
    r = authority('r', 'r', 1, 1);
    r.not_after = NOW - 1;
    must_refuse_root(f, r, "AUTHORITY_DATES", "authority.certificate", NULL);
    r = authority('r', 'r', 1, 1);
    r.constraints = BYTES(ONLY_B_TEST);
    must_refuse_root(f, r, "AUTHORITY_CONSTRAINT", "name", "a.test");
    r = authority('r', 'r', 1, 1);
    r.subject = 'l';
    r.issuer = 'l';
    must_refuse_root(f, r, "SAME_SUBJECT", "subject.CN", NULL);
}

static void an_authority_that_browsers_cannot_read_signs_nothing(void **state)
{
    fixture *f = *state;
    recipe r = authority('r', 'r', 1, 1);

    /* No limits at all, under a critical mark. */
    r.constraints = BYTES("");
    must_refuse_root(f, r, "AUTHORITY_EXTENSION", "authority.certificate",
                     "nameConstraints");
    r.constraints = BYTES("\x30\x00");
    must_refuse_root(f, r, "AUTHORITY_EXTENSION", "authority.certificate",
                     "nameConstraints");
    /* permitted dns:*.test; ip 10.0.0.0/255.0.255.0 */
    r.constraints = BYTES("\x30\x0c\xa0\x0a\x30\x08\x82\x06"
                          "*.test");
    must_refuse_root(f, r, "AUTHORITY_EXTENSION", "authority.certificate",
                     "*.test");
    r.constraints =
        BYTES("\x30\x0e\xa0\x0c\x30\x0a\x87\x08\x0a\x00\x00\x00\xff\x00\xff"
              "\x00");
    must_refuse_root(f, r, "AUTHORITY_EXTENSION", "authority.certificate",
                     "10.0.0.0/255.0.255.0");
    /* 1.2.3, critical, NULL */
    r = authority('r', 'r', 1, 1);
    r.more = BYTES("\x30\x0b\x06\x02\x2a\x03\x01\x01\xff\x04\x02\x05\x00");
    must_refuse_root(f, r, "AUTHORITY_EXTENSION", "authority.certificate",
                     "1.2.3");
}

static void limits_above_in_the_file_count(void **state)
{
    fixture *f = *state;
    recipe root = authority('r', 'r', 1, 1);
    question q;

    root.constraints = BYTES(ONLY_B_TEST);
    q = ask_to_sign(f,
                    joined(make(f, authority('i', 'r', 2, 1)), make(f, root)));
    with_text(&q, "authority.key", "locked");
    must_refuse(&q, "AUTHORITY_CONSTRAINT", "name", "a.test");
    root = authority('r', 'r', 1, 1);
    root.purposes = BYTES(FORGE_CLIENT);
    q = ask_to_sign(f,
                    joined(make(f, authority('i', 'r', 2, 1)), make(f, root)));
    with_text(&q, "authority.key", "locked");
    must_refuse(&q, "AUTHORITY_PURPOSE", NULL, NULL);
    root = authority('r', 'r', 1, 1);
    root.path_length = 0;
    q = ask_to_sign(f,
                    joined(make(f, authority('i', 'r', 2, 1)), make(f, root)));
    with_text(&q, "path-length", "0");
    with_text(&q, "authority.key", "locked");
    must_refuse(&q, "AUTHORITY_PATH", "path-length", NULL);
}

static void what_was_granted_to_servers_serves_clients(void **state)
{
    fixture *f = *state;
    recipe r = authority('r', 'r', 1, 1);
    question q;

    r.purposes = BYTES(FORGE_SERVER);
    q = ask_to_sign(f, make(f, r));
    with_text(&q, "purpose", "client-auth");
    with_text(&q, "authority.key", "locked");
    must_refuse(&q, "AUTHORITY_PURPOSE", "purpose", NULL);
}

static void a_lower_authority_has_any_subject(void **state)
{
    fixture *f = *state;
    recipe r = authority('r', 'r', 1, 1);
    size_t good;

    /* permitted: CN=l, which the request says */
    r.constraints =
        BYTES("\x30\x14\xa0\x12\x30\x10\xa4\x0e\x30\x0c\x31\x0a\x30\x08\x06"
              "\x03\x55\x04\x03\x0c\x01l");
    for (good = 0; good < 2; good++) {
        question q = ask_to_sign(f, make(f, r));

        with_text(&q, "path-length", "0");
        if (good) {
            with_key(&q, f, 1);
            must_answer(&q, "certificate");
            continue;
        }
        with_text(&q, "subject.CN", "m");
        with_text(&q, "authority.key", "locked");
        must_refuse(&q, "AUTHORITY_CONSTRAINT", "subject.CN", "m");
    }
}

/* What an authority issued to itself does not count (RFC 5280 4.2.1.9), but
 * what stands above it does. */
static void a_renewed_key_uses_up_the_path_length(void **state)
{
    fixture *f = *state;
    recipe root = authority('r', 'r', 1, 1);
    size_t length;

    for (length = 0; length < 2; length++) {
        question q;

        root.path_length = (int) length;
        q = ask_to_sign(
            f, joined(make(f, authority('r', 'r', 2, 1)), make(f, root)));
        with_text(&q, "path-length", "0");
        with_key(&q, f, 2);
        if (length == 1) {
            must_answer(&q, "certificate");
        } else {
            must_refuse(&q, "AUTHORITY_PATH", "path-length", NULL);
        }
    }
}

/* A lower authority without a limit of its own, below one that has one: its
 * own place in the row counts. */
static void a_limit_above_counts_from_the_signer(void **state)
{
    fixture *f = *state;
    recipe root = authority('r', 'r', 1, 1);
    size_t length;

    for (length = 1; length < 3; length++) {
        question q;

        root.path_length = (int) length;
        q = ask_to_sign(
            f, joined(make(f, authority('i', 'r', 2, 1)), make(f, root)));
        with_text(&q, "path-length", "0");
        with_key(&q, f, 2);
        if (length == 2) {
            must_answer(&q, "certificate");
        } else {
            must_refuse(&q, "AUTHORITY_PATH", "path-length", NULL);
        }
    }
}

/* Two authorities below one that allows one sign nothing at all. */
static void an_authority_that_is_one_too_many_signs(void **state)
{
    fixture *f = *state;
    recipe root = authority('r', 'r', 1, 1);
    size_t length;

    for (length = 1; length < 3; length++) {
        question q;

        root.path_length = (int) length;
        q = ask_to_sign(f, joined(make(f, authority('j', 'i', 3, 2)),
                                  joined(make(f, authority('i', 'r', 2, 1)),
                                         make(f, root))));
        with_key(&q, f, 3);
        if (length == 2) {
            must_answer(&q, "certificate");
        } else {
            must_refuse(&q, "AUTHORITY_PATH", "authority.certificate", NULL);
        }
    }
}

static void a_renewed_key_is_free_of_the_limits_above(void **state)
{
    fixture *f = *state;
    recipe root = authority('r', 'r', 1, 1);
    question q;

    root.constraints = BYTES(ONLY_B_TEST);
    q = ask_to_sign(f,
                    joined(make(f, authority('r', 'r', 2, 1)), make(f, root)));
    with_key(&q, f, 2);
    must_refuse(&q, "AUTHORITY_CONSTRAINT", "name", "a.test");
}

static void limits_that_nobody_can_read_are_made(void **state)
{
    question q = ask_for("authority-create");
    int i;

    (void) state;
    with_text(&q, "subject.CN", "Root");
    with_text(&q, "now", "1795500000");
    with_text(&q, "days", "10");
    with_text(&q, "passphrase", "secret");
    with_text(&q, "permit", "a.test");
    with_text(&q, "permit", "*.a.test");
    must_refuse(&q, "NAME_SYNTAX", "permit", "*.a.test");
    q = ask_for("authority-create");
    with_text(&q, "subject.CN", "Root");
    with_text(&q, "now", "1795500000");
    with_text(&q, "days", "10");
    with_text(&q, "passphrase", "secret");
    for (i = 0; i <= 100; i++) {
        with_text(&q, "permit", i < 100 ? "a.test" : "b.test");
    }
    must_refuse(&q, "FIELD_LENGTH", "permit", "b.test");
}

/* The file is limited in one of two; the key says which of them signs. */
static void of_several_authorities_the_keys_own_counts(void **state)
{
    fixture *f = *state;
    recipe limited = authority('i', 'r', 2, 1);
    question q;

    limited.constraints = BYTES(ONLY_B_TEST);
    q = ask_to_sign(
        f, joined(make(f, limited), make(f, authority('r', 'r', 1, 1))));
    with_key(&q, f, 1);
    must_answer(&q, "certificate");
    q = ask_to_sign(
        f, joined(make(f, limited), make(f, authority('r', 'r', 1, 1))));
    with_key(&q, f, 2);
    must_refuse(&q, "AUTHORITY_CONSTRAINT", "name", "a.test");
}

static void a_lower_authority_stays_within_the_limits(void **state)
{
    fixture *f = *state;
    recipe root = authority('r', 'r', 1, 1);
    question q;

    root.constraints = BYTES(ONLY_A_TEST);
    q = ask_to_sign(f, make(f, root));
    with_text(&q, "path-length", "0");
    with_text(&q, "permit", "x.a.test");
    with_text(&q, "permit", "b.test");
    with_text(&q, "authority.key", "locked");
    must_refuse(&q, "AUTHORITY_CONSTRAINT", "permit", "b.test");
    q = ask_to_sign(f, make(f, root));
    with_text(&q, "path-length", "0");
    with_text(&q, "permit", "x.a.test");
    with_key(&q, f, 1);
    must_answer(&q, "certificate");
}

static void a_lower_network_lies_within_as_a_whole(void **state)
{
    mc_view ten = BYTES("\x30\x0e\xa0\x0c\x30\x0a\x87\x08\x0a\x01\x00\x00\xff"
                        "\xff\x00\x00");
    mc_view part = BYTES("\x30\x0e\xa0\x0c\x30\x0a\x87\x08\x0a\x01\x02\x00\xff"
                         "\xff\xff\x00");
    uint8_t tag;
    mc_view bad;

    (void) state;
    assert_true(mc_constraint_allows_lower(ten, part, &tag, &bad));
    assert_true(mc_constraint_allows_lower(ten, ten, &tag, &bad));
    assert_false(mc_constraint_allows_lower(part, ten, &tag, &bad));
    assert_int_equal(bad.len, 8);
    /* It begins with the same address, and is twice as large. */
    assert_false(mc_constraint_allows_lower(
        part,
        BYTES("\x30\x0e\xa0\x0c\x30\x0a\x87\x08\x0a\x01\x02\x00\xff\xff\xfe"
              "\x00"),
        &tag, &bad));
}

static mc_buf certificate_of(const question *q)
{
    mc_buf der = MC_BUF_INIT;
    mc_view pem;
    mc_pem_block block;
    size_t at = 0;
    int found;

    assert_true(mc_fields_get(mc_buf_view(&q->reply), "certificate", &pem));
    assert_err(mc_pem_next(pem, &at, &block, &found), MC_OK);
    assert_err(mc_pem_decode(&block, &der), MC_OK);
    return der;
}

/* GnuTLS takes a common name for a host name when no other is there; OpenSSL
 * where it has a dot in it. */
static void a_common_name_that_the_limit_forbids_is_written(void **state)
{
    static const char *const names[] = {"mcu.a.test", "10.1.2.3",
                                        "MCU 4203 of room 2"};
    fixture *f = *state;
    recipe r = authority('r', 'r', 1, 1);
    size_t i;

    /* permitted 10.0.0.0/8, excluded every host name */
    r.constraints =
        BYTES("\x30\x14\xa0\x0c\x30\x0a\x87\x08\x0a\x00\x00\x00\xff\x00\x00"
              "\x00\xa1\x04\x30\x02\x82\x00");
    for (i = 0; i < 3; i++) {
        question q = ask_to_sign(f, make(f, r));
        mc_certificate made;
        mc_name_walk walk;
        mc_attribute attribute;
        mc_view told;
        mc_buf der;
        size_t count;

        with_text(&q, "name", "10.1.2.3");
        with_text(&q, "subject.CN", names[i]);
        with_key(&q, f, 1);
        call(&q);
        der = certificate_of(&q);
        assert_err(mc_certificate_read(mc_buf_view(&der), &made), MC_OK);
        assert_err(mc_name_walk_begin(made.subject, &walk), MC_OK);
        assert_int_equal(mc_name_walk_next(&walk, &attribute), 1);
        assert_true(MC_DER_OID_IS(attribute.oid, MC_OID_AT_OU));
        assert_text(attribute.value, names[i]);
        assert_int_equal(mc_name_walk_next(&walk, &attribute), 0);
        count = mc_fields_count(mc_buf_view(&q.reply), mc_view_str("ignored"));
        assert_true(count > 0);
        assert_true(
            mc_fields_nth(mc_buf_view(&q.reply), "ignored", count - 1, &told));
        assert_memory_equal(told.p, "{\"code\":\"common-name-hidden\"", 28);
        mc_buf_free(&der);
        forget(&q);
    }
}

static void a_field_that_nobody_reads_is_refused(void **state)
{
    fixture *f = *state;
    question q = ask_for("authority-create");

    with_text(&q, "subject.CN", "Root");
    with_text(&q, "permits", "a.test");
    must_refuse(&q, "FIELDS", NULL, "permits");
    q = ask_to_sign(f, make(f, authority('r', 'r', 1, 1)));
    with_text(&q, "days", "5");
    must_refuse(&q, "FIELDS", NULL, "days");
    /* One that begins as one which may repeat. */
    q = ask_for("info");
    with_text(&q, "subject.CN", "a");
    must_refuse(&q, "FIELDS", NULL, "subject.CN");
    q = ask_for("authority-create");
    with_text(&q, "subject.", "a");
    must_refuse(&q, "FIELDS", NULL, "subject.");
}

static void blank_limits_do_not_hide_those_behind(void **state)
{
    question q = ask_for("authority-create");
    mc_buf der;
    mc_certificate read;

    (void) state;
    with_text(&q, "type", "ec");
    with_text(&q, "subject.CN", "Root");
    with_text(&q, "now", "1795500000");
    with_text(&q, "days", "10");
    with_text(&q, "passphrase", "secret");
    with_text(&q, "iterations", "10000");
    with_text(&q, "permit", "");
    with_text(&q, "permit", "a.test");
    call(&q);
    der = certificate_of(&q);
    assert_err(mc_certificate_read(mc_buf_view(&der), &read), MC_OK);
    assert_true(read.has_constraints);
    assert_false(mc_constraint_allows(read.constraints, MC_NAME_TAG_DNS,
                                      mc_view_str("b.test")));
    mc_buf_free(&der);
    forget(&q);
}

/* ----------------------------------------------------------------- rows --- */

static void rows_are_judged_each_by_itself(void **state)
{
    fixture *f = *state;
    recipe r = authority('r', 'r', 1, 1);
    question q = ask_for("rows-check");

    r.constraints = BYTES(ONLY_A_TEST);
    with_made(&q, "authority.certificate", make(f, r));
    with_text(&q, "now", "1795500000");
    with_text(&q, "row", "");
    with_text(&q, "name", "X.A.test.");
    with_text(&q, "name", "x.a.test");
    with_text(&q, "subject.CN", "one");
    with_text(&q, "row", "");
    with_text(&q, "name", "a b");
    with_text(&q, "name", "b.test");
    with_text(&q, "subject.C", "DEU");
    with_text(&q, "subject.emailAddress", "\xc3\xb6@a.test");
    with_text(&q, "row", "");
    with_text(&q, "subject.CN", "three");
    with_text(&q, "row", "");
    with_text(&q, "name", "a.test");
    with_text(&q, "subject.CN", "R");
    call(&q);
    assert_string_equal(
        (const char *) q.report.p,
        "{\"rows\":[{\"faults\":[{\"level\":\"warning\",\"code\":"
        "\"NAME_TWICE\",\"field\":\"name\",\"at\":1,\"value\":\"x.a.test\"}],"
        "\"names\":[{\"type\":\"dns\",\"value\":\"x.a.test\"}]},"
        "{\"faults\":[{\"level\":\"error\",\"code\":\"NAME_SYNTAX\",\"field\":"
        "\"name\",\"at\":0,\"value\":\"a b\"},"
        "{\"level\":\"error\",\"code\":\"AUTHORITY_CONSTRAINT\",\"field\":"
        "\"name\",\"at\":1,\"value\":\"b.test\"},"
        "{\"level\":\"error\",\"code\":\"SUBJECT_COUNTRY\",\"field\":"
        "\"subject.C\"},"
        "{\"level\":\"error\",\"code\":\"SUBJECT_SYNTAX\",\"field\":"
        "\"subject.emailAddress\"}],"
        "\"names\":[{\"type\":\"dns\",\"value\":\"b.test\"}]},"
        "{\"faults\":[{\"level\":\"error\",\"code\":\"NAME_MISSING\","
        "\"field\":\"name\"}],\"names\":[]},"
        "{\"faults\":[{\"level\":\"error\",\"code\":\"SAME_SUBJECT\","
        "\"field\":\"subject.CN\"}],"
        "\"names\":[{\"type\":\"dns\",\"value\":\"a.test\"}]}]}");
    forget(&q);
}

static void rows_without_an_authority_have_no_limits(void **state)
{
    question q = ask_for("rows-check");

    (void) state;
    with_text(&q, "row", "");
    with_text(&q, "name", "10.1.2.3");
    with_text(&q, "subject.O", "A");
    with_text(&q, "subject.O", "B");
    call(&q);
    assert_string_equal(
        (const char *) q.report.p,
        "{\"rows\":[{\"faults\":[{\"level\":\"error\",\"code\":"
        "\"FIELD_VALUE\",\"field\":\"subject.O\"}],\"names\":[{\"type\":"
        "\"ip\",\"value\":\"10.1.2.3\"}]}]}");
    forget(&q);
    q = ask_for("rows-check");
    must_answer(&q, "report");
}

static void rows_below_an_authority_that_ended_are_not_judged(void **state)
{
    recipe r = authority('r', 'r', 1, 1);
    question q = ask_for("rows-check");

    r.not_after = NOW - 1;
    with_made(&q, "authority.certificate", make(*state, r));
    with_text(&q, "now", "1795500000");
    with_text(&q, "row", "");
    must_refuse(&q, "AUTHORITY_DATES", "authority.certificate", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_authority_signs),
        cmocka_unit_test(a_flipped_bit_in_the_authority_is_noticed),
        cmocka_unit_test(a_flipped_bit_below_its_root_is_noticed),
        cmocka_unit_test(an_authority_whose_signer_is_not_here_signs),
        cmocka_unit_test(what_the_authority_may_not_do_needs_no_key),
        cmocka_unit_test(an_authority_that_browsers_cannot_read_signs_nothing),
        cmocka_unit_test(limits_above_in_the_file_count),
        cmocka_unit_test(what_was_granted_to_servers_serves_clients),
        cmocka_unit_test(a_lower_authority_has_any_subject),
        cmocka_unit_test(a_renewed_key_uses_up_the_path_length),
        cmocka_unit_test(a_limit_above_counts_from_the_signer),
        cmocka_unit_test(an_authority_that_is_one_too_many_signs),
        cmocka_unit_test(a_renewed_key_is_free_of_the_limits_above),
        cmocka_unit_test(limits_that_nobody_can_read_are_made),
        cmocka_unit_test(of_several_authorities_the_keys_own_counts),
        cmocka_unit_test(a_lower_authority_stays_within_the_limits),
        cmocka_unit_test(a_lower_network_lies_within_as_a_whole),
        cmocka_unit_test(a_common_name_that_the_limit_forbids_is_written),
        cmocka_unit_test(a_field_that_nobody_reads_is_refused),
        cmocka_unit_test(blank_limits_do_not_hide_those_behind),
        cmocka_unit_test(rows_are_judged_each_by_itself),
        cmocka_unit_test(rows_without_an_authority_have_no_limits),
        cmocka_unit_test(rows_below_an_authority_that_ended_are_not_judged),
    };

    return cmocka_run_group_tests(tests, make_keys, free_keys);
}
