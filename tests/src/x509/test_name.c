/*
 * Names told apart, addresses written as RFC 5952 wants them, subjects within
 * their bounds, and name constraints applied.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "judge/check.h"
#include "report/report.h"
#include "x509/constraint.h"
#include "x509/subject.h"

/* A block of its own, so that the sanitizer sees a byte too far. */
static mc_view own_block(const char *text)
{
    size_t len = strlen(text);
    uint8_t *copy = malloc(len > 0 ? len : 1);
    mc_view view = {copy, len};

    assert_non_null(copy);
    memcpy(copy, text, len);
    return view;
}

static mc_err read_name(const char *text, mc_name *name)
{
    mc_view view = own_block(text);
    mc_err err = mc_name_read(view, name);

    free((void *) (uintptr_t) view.p);
    return err;
}

static void host_names_are_taken(void **state)
{
    static const char *const GOOD[][2] = {
        {"mcu1", "mcu1"},
        {"MCU1.Example.TEST", "mcu1.example.test"},
        {"mcu1.example.test.", "mcu1.example.test"},
        {"*.example.test", "*.example.test"},
        {"xn--mnchen-3ya.example", "xn--mnchen-3ya.example"},
        {"1.2.3.4.example", "1.2.3.4.example"},
        {"3com.example", "3com.example"},
        {"10.1.2.3.4a", "10.1.2.3.4a"},
        {"a-b.c", "a-b.c"},
        {"my_mcu.lab.test", "my_mcu.lab.test"},
        {"_x.a.test", "_x.a.test"},
        {"xn--ls8h.test", "xn--ls8h.test"},
        {"0xg", "0xg"},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(GOOD) / sizeof(GOOD[0]); i++) {
        mc_name name;

        assert_int_equal(read_name(GOOD[i][0], &name), MC_OK);
        assert_int_equal(name.tag, MC_NAME_TAG_DNS);
        assert_true(mc_view_is(mc_name_view(&name), GOOD[i][1]));
    }
}

static void what_is_no_name_is_refused(void **state)
{
    static const char *const BAD[] = {
        "",
        ".",
        "..",
        "a..b",
        ".a",
        "-a.b",
        "a-.b",
        "xn--99999999.b",
        "xn--00000a.b",
        "xn--99999999999.b",
        "a.xn--b!",
        "xn--a--zzzzzzzzzzzz.b",
        "a b",
        "a,b",
        "https://a.b/",
        "a.b:443",
        "a.b/",
        "m\xc3\xbc.example",
        "*",
        "*.com",
        "*.com.",
        "f*.a.com",
        "a.*.com",
        "**.a.com",
        "*a.b.com",
        "256.1.1.1",
        "10.1",
        "10.1.2",
        "1.2.3.4.5",
        "01.2.3.4",
        "1.2.3.04",
        "1.2.3.",
        "1.2.3.4.",
        "0x7f.1",
        "a.0x7f",
        "a.0x",
        "a.1",
        "2130706433",
        "[1.2.3.4]",
        "[]",
        "[::1",
        "::1]",
        ":",
        ":::",
        "1:",
        "1::2::3",
        "fe80::1%eth0",
        "12345::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7::8",
        "::1.2.3",
        "::256.1.1.1",
        "1:2:3:4:5:6:7:1.2.3.4",
        "g::1",
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(BAD) / sizeof(BAD[0]); i++) {
        mc_name name;

        if (read_name(BAD[i], &name) != MC_ERR_NAME_SYNTAX) {
            fail_msg("taken: %s", BAD[i]);
        }
    }
}

static void long_names_end_at_their_bounds(void **state)
{
    char text[300];
    mc_name name;
    size_t i;

    (void) state;
    memset(text, 'a', sizeof(text));
    text[63] = 0;
    assert_int_equal(read_name(text, &name), MC_OK);
    text[63] = 'a';
    text[64] = 0;
    assert_int_equal(read_name(text, &name), MC_ERR_NAME_SYNTAX);
    for (i = 1; i < sizeof(text); i += 2) {
        text[i] = '.';
        text[i + 1 < sizeof(text) ? i + 1 : i] = 'a';
    }
    text[253] = 0; /* "a.a. ... .a" of 253 characters */
    assert_int_equal(read_name(text, &name), MC_OK);
    assert_int_equal(name.len, 253);
    text[253] = '.';
    text[254] = 'a';
    text[255] = 0;
    assert_int_equal(read_name(text, &name), MC_ERR_NAME_SYNTAX);
}

static void addresses_come_back_in_their_one_form(void **state)
{
    static const char *const FORMS[][2] = {
        {"0.0.0.0", "0.0.0.0"},
        {"255.255.255.255", "255.255.255.255"},
        {"::", "::"},
        {"::1", "::1"},
        {"1::", "1::"},
        {"2001:DB8::1", "2001:db8::1"},
        {"[2001:db8::1]", "2001:db8::1"},
        {"2001:db8:0:0:0:0:0:1", "2001:db8::1"},
        {"2001:0db8:0000:0001:0000:0000:0000:0001", "2001:db8:0:1::1"},
        {"2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},
        {"2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
        {"1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"},
        {"::ffff:10.1.2.3", "10.1.2.3"},
        {"::ffff:0a01:0203", "10.1.2.3"},
        {"[::ffff:10.1.2.3]", "10.1.2.3"},
        {"64:ff9b::10.1.2.3", "64:ff9b::a01:203"},
        {"1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(FORMS) / sizeof(FORMS[0]); i++) {
        mc_buf text = MC_BUF_INIT;
        mc_name name;

        assert_int_equal(read_name(FORMS[i][0], &name), MC_OK);
        assert_int_equal(name.tag, MC_NAME_TAG_IP);
        assert_int_equal(mc_name_address_text(mc_name_view(&name), &text),
                         MC_OK);
        if (!mc_view_is(mc_buf_view(&text), FORMS[i][1])) {
            fail_msg("%s: not %s but %.*s", FORMS[i][0], FORMS[i][1],
                     (int) text.len, (const char *) text.p);
        }
        mc_buf_free(&text);
    }
}

static void networks_need_a_prefix_and_zeros_behind_it(void **state)
{
    static const char *const BAD[] = {
        "10.0.0.0",    "10.0.0.0/",   "10.0.0.0/33", "10.1.0.0/8",
        "10.0.0/8",    "2001:db8::/", "::1/64",      "2001:db8::/129",
        "10.0.0.0/+8", "10.0.0.0/08", "a.b/8",       "/8",
    };
    uint8_t out[32];
    size_t len, i;

    (void) state;
    for (i = 0; i < sizeof(BAD) / sizeof(BAD[0]); i++) {
        if (mc_name_network_read(mc_view_str(BAD[i]), out, &len) == MC_OK) {
            fail_msg("taken: %s", BAD[i]);
        }
    }
    assert_int_equal(
        mc_name_network_read(mc_view_str("10.128.0.0/9"), out, &len), MC_OK);
    assert_int_equal(len, 8);
    assert_memory_equal(out, "\x0a\x80\x00\x00\xff\x80\x00\x00", 8);
    assert_int_equal(
        mc_name_network_read(mc_view_str("2001:db8::/32"), out, &len), MC_OK);
    assert_int_equal(len, 32);
    assert_memory_equal(out + 16, "\xff\xff\xff\xff\x00", 5);
    assert_int_equal(mc_name_network_read(mc_view_str("0.0.0.0/0"), out, &len),
                     MC_OK);
}

static void a_name_stands_in_a_list_once(void **state)
{
    mc_buf names = MC_BUF_INIT;
    mc_name name;
    size_t i;

    (void) state;
    assert_int_equal(read_name("a.z", &name), MC_OK);
    assert_int_equal(mc_names_add(&names, &name), MC_OK);
    assert_int_equal(read_name("A.Z.", &name), MC_OK);
    assert_int_equal(mc_names_add(&names, &name), MC_OK);
    assert_int_equal(names.len, 5);
    for (i = 1; i < MC_NAMES_MAX; i++) {
        name.bytes[0] = (uint8_t) ('a' + i % 26);
        name.bytes[2] = (uint8_t) ('a' + i / 26);
        assert_int_equal(mc_names_add(&names, &name), MC_OK);
    }
    name.bytes[0] = 'z';
    name.bytes[2] = 'z';
    assert_int_equal(mc_names_add(&names, &name), MC_ERR_FIELD_LENGTH);
    mc_buf_free(&names);
}

/* ------------------------------------------------------------- subjects --- */

/* Builds a subject from pairs of type and value; ends with NULL. */
static mc_err subject_of(const char *const *pairs, mc_buf *dn,
                         const char **field)
{
    const mc_view none = {NULL, 0};
    mc_subject subject;
    mc_job job;
    mc_err err = MC_OK;

    mc_job_init(&job, none);
    mc_subject_begin(&subject, dn);
    for (; err == MC_OK && pairs[0] != NULL; pairs += 2) {
        err = mc_subject_add(&job, &subject, mc_view_str(pairs[0]),
                             mc_view_str(pairs[1]));
    }
    if (err == MC_OK) {
        err = mc_subject_end(&subject);
    }
    *field = job.fault_field;
    mc_job_free(&job);
    return err;
}

static void a_repeated_unit_is_kept_and_order_too(void **state)
{
    static const char *const PAIRS[] = {
        "C",  "de",      "O",  "Ex\xc3\xa4mple", "OU", "one",  "OU", "two",
        "DC", "example", "DC", "test",           "CN", "a, b", NULL,
    };
    const char *field;
    mc_buf dn = MC_BUF_INIT, text = MC_BUF_INIT;

    (void) state;
    assert_int_equal(subject_of(PAIRS, &dn, &field), MC_OK);
    assert_int_equal(mc_report_name_text(mc_buf_view(&dn), &text), MC_OK);
    assert_true(mc_view_is(mc_buf_view(&text),
                           "C=DE, O=Ex\xc3\xa4mple, OU=one, OU=two, "
                           "DC=example, DC=test, CN=a\\, b"));
    mc_buf_free(&dn);
    mc_buf_free(&text);
}

static void subjects_refuse_what_they_cannot_carry(void **state)
{
    static const struct {
        const char *field;
        const char *value;
        mc_err err;
        const char *blamed;
    } BAD[] = {
        {"C", "DEU", MC_ERR_SUBJECT_COUNTRY, "subject.C"},
        {"C", "D1", MC_ERR_SUBJECT_COUNTRY, "subject.C"},
        {"C", "D", MC_ERR_SUBJECT_COUNTRY, "subject.C"},
        {"C", "\xc3\xa4", MC_ERR_SUBJECT_COUNTRY, "subject.C"},
        {"CN", "a\nb", MC_ERR_SUBJECT_SYNTAX, "subject.CN"},
        {"CN", "a\xff", MC_ERR_SUBJECT_SYNTAX, "subject.CN"},
        {"CN", "\xc0\x80", MC_ERR_SUBJECT_SYNTAX, "subject.CN"},
        {"CN", "\xed\xa0\x80", MC_ERR_SUBJECT_SYNTAX, "subject.CN"},
        {"CN",
         "a\xe2\x80\xae"
         "b",
         MC_ERR_SUBJECT_SYNTAX, "subject.CN"},
        {"CN", "   ", MC_ERR_SUBJECT_SYNTAX, "subject.CN"},
        {"serialNumber", "a*b", MC_ERR_SUBJECT_SYNTAX, "subject.serialNumber"},
        {"emailAddress", "m\xc3\xbc@a.b", MC_ERR_SUBJECT_SYNTAX,
         "subject.emailAddress"},
        {"XX", "a", MC_ERR_FIELD_VALUE, "subject"},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(BAD) / sizeof(BAD[0]); i++) {
        const char *pairs[] = {BAD[i].field, BAD[i].value, NULL};
        const char *field;
        mc_buf dn = MC_BUF_INIT;

        assert_int_equal(subject_of(pairs, &dn, &field), BAD[i].err);
        assert_string_equal(field, BAD[i].blamed);
        mc_buf_free(&dn);
    }
}

static void subjects_count_characters_not_bytes(void **state)
{
    char value[65 * 2 + 1] = {0};
    const char *pairs[] = {"CN", value, NULL};
    const char *field;
    mc_buf dn = MC_BUF_INIT;
    size_t i;

    (void) state;
    for (i = 0; i < 64; i++) {
        memcpy(value + 2 * i, "\xc3\xa4", 2);
    }
    assert_int_equal(subject_of(pairs, &dn, &field), MC_OK);
    mc_buf_truncate(&dn, 0);
    value[128] = 'x';
    assert_int_equal(subject_of(pairs, &dn, &field), MC_ERR_FIELD_LENGTH);
    assert_string_equal(field, "subject.CN");
    mc_buf_free(&dn);
}

static void a_common_name_twice_is_refused(void **state)
{
    static const char *const PAIRS[] = {"CN", "a", "CN", "b", NULL};
    const char *field;
    mc_buf dn = MC_BUF_INIT;

    (void) state;
    assert_int_equal(subject_of(PAIRS, &dn, &field), MC_ERR_FIELD_VALUE);
    assert_string_equal(field, "subject.CN");
    mc_buf_free(&dn);
}

/* ---------------------------------------------------------- constraints --- */

/* Constraints that permit one or two. */
static mc_buf permits(const char *first, const char *second)
{
    const mc_view none = {NULL, 0};
    mc_buf constraints = MC_BUF_INIT;
    mc_constraint_list list;
    mc_job job;

    mc_job_init(&job, none);
    mc_constraint_begin(&list, &constraints);
    assert_int_equal(mc_constraint_permit(&job, &list, mc_view_str(first)),
                     MC_OK);
    if (second != NULL) {
        assert_int_equal(mc_constraint_permit(&job, &list, mc_view_str(second)),
                         MC_OK);
    }
    assert_int_equal(mc_constraint_end(&list), MC_OK);
    mc_job_free(&job);
    return constraints;
}

static int allows(const mc_buf *constraints, const char *text)
{
    mc_name name;

    assert_int_equal(read_name(text, &name), MC_OK);
    return mc_constraint_allows(mc_buf_view(constraints), name.tag,
                                mc_name_view(&name));
}

static void a_permitted_domain_reaches_below_itself_only(void **state)
{
    mc_buf c = permits(".Example.test", NULL);

    (void) state;
    assert_true(allows(&c, "example.test"));
    assert_true(allows(&c, "a.b.EXAMPLE.test"));
    assert_true(allows(&c, "*.example.test"));
    assert_false(allows(&c, "badexample.test"));
    assert_false(allows(&c, "example.test.other"));
    assert_false(allows(&c, "test"));
    mc_buf_free(&c);
}

static void one_kind_permitted_shuts_the_other_out(void **state)
{
    mc_buf hosts = permits("example.test", NULL);
    mc_buf networks = permits("10.0.0.0/8", "2001:db8::/32");
    mc_buf both = permits("example.test", "10.0.0.0/8");

    (void) state;
    assert_false(allows(&hosts, "10.1.2.3"));
    assert_false(allows(&hosts, "::1"));
    assert_false(allows(&networks, "example.test"));
    assert_true(allows(&networks, "10.1.2.3"));
    assert_true(allows(&networks, "2001:db8::5"));
    assert_false(allows(&networks, "11.1.2.3"));
    assert_false(allows(&networks, "2001:db9::5"));
    assert_true(allows(&both, "example.test"));
    assert_true(allows(&both, "10.1.2.3"));
    assert_false(allows(&both, "::1"));
    mc_buf_free(&hosts);
    mc_buf_free(&networks);
    mc_buf_free(&both);
}

static void a_wildcard_cannot_step_over_an_exclusion(void **state)
{
    /* excludedSubtrees: dns:x.a.test */
    static const uint8_t EXCLUDED[] = "\x30\x0e\xa1\x0c\x30\x0a\x82\x08"
                                      "x.a.test";
    mc_buf c = MC_BUF_INIT;

    (void) state;
    assert_int_equal(mc_buf_append(&c, EXCLUDED, sizeof(EXCLUDED) - 1), MC_OK);
    assert_false(allows(&c, "x.a.test"));
    assert_false(allows(&c, "y.x.a.test"));
    assert_false(allows(&c, "*.a.test"));
    assert_true(allows(&c, "y.a.test"));
    assert_true(allows(&c, "*.b.test"));
    mc_buf_free(&c);
}

static void one_address_is_a_network_of_its_own(void **state)
{
    mc_buf four = permits("10.1.2.3", "2001:db8::1");

    (void) state;
    assert_true(allows(&four, "10.1.2.3"));
    assert_false(allows(&four, "10.1.2.4"));
    assert_true(allows(&four, "2001:db8::1"));
    assert_false(allows(&four, "2001:db8::2"));
    mc_buf_free(&four);
}

/* 1 when the one base permits the name, as both are tagged so. */
static int permits_one(uint8_t tag, const char *base, const char *name)
{
    mc_buf value = MC_BUF_INIT;
    mc_der der;
    int allowed;

    mc_der_begin(&der, &value);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_put(&der, tag, mc_view_str(base));
    mc_der_close(&der);
    mc_der_close(&der);
    mc_der_close(&der);
    assert_int_equal(mc_der_end(&der), MC_OK);
    allowed = mc_constraint_allows(mc_buf_view(&value), tag, mc_view_str(name));
    mc_buf_free(&value);
    return allowed;
}

/* Whether one permitted base and, if its tag is not 0, two excluded ones (the
 * same tag) limit the sites. */
static int limits_sites(uint8_t tag, mc_view base, uint8_t not_tag, mc_view no,
                        mc_view nor)
{
    mc_buf value = MC_BUF_INIT;
    mc_view bases[3] = {base, no, nor};
    int excluded, limits;
    size_t i;
    mc_der der;

    mc_der_begin(&der, &value);
    mc_der_open(&der, MC_DER_SEQUENCE);
    for (excluded = 0; excluded < (not_tag != 0 ? 2 : 1); excluded++) {
        mc_der_open(&der, (uint8_t) MC_DER_CONTEXT_CONSTRUCTED(excluded));
        for (i = excluded ? 1 : 0; i < (excluded ? 3u : 1u); i++) {
            mc_der_open(&der, MC_DER_SEQUENCE);
            mc_der_put(&der, excluded ? not_tag : tag, bases[i]);
            mc_der_close(&der);
        }
        mc_der_close(&der);
    }
    mc_der_close(&der);
    assert_int_equal(mc_der_end(&der), MC_OK);
    limits = mc_constraint_limits_sites(mc_buf_view(&value));
    mc_buf_free(&value);
    return limits;
}

static void who_limits_one_kind_alone_can_vouch_for_any_site(void **state)
{
    const mc_view none = {NULL, 0}, host = mc_view_str("a.test");
    const mc_view net = {(const uint8_t *) "\x0a\0\0\0\xff\0\0\0", 8};
    const mc_view ipv4 = {(const uint8_t *) "\0\0\0\0\0\0\0\0", 8};
    static const uint8_t ZEROS[32];
    const mc_view ipv6 = {ZEROS, sizeof(ZEROS)};
    const uint8_t dns = MC_NAME_TAG_DNS, ip = MC_NAME_TAG_IP;
    mc_buf written = permits("example.test", NULL);

    (void) state;
    assert_true(limits_sites(dns, host, ip, ipv4, ipv6));
    assert_true(limits_sites(dns, host, ip, ipv6, ipv4));
    assert_true(limits_sites(ip, net, dns, host, none));
    assert_false(limits_sites(dns, host, 0, none, none));
    assert_false(limits_sites(ip, net, 0, none, none));
    assert_false(limits_sites(dns, host, ip, ipv4, ipv4));
    assert_false(limits_sites(dns, host, ip, ipv6, net));
    assert_false(limits_sites(ip, net, dns, host, host));
    assert_false(limits_sites(MC_NAME_TAG_EMAIL, host, ip, ipv4, ipv6));
    /* Everything, permitted, is no limit. */
    assert_false(limits_sites(dns, none, ip, ipv4, ipv6));
    assert_false(limits_sites(ip, ipv4, dns, none, none));
    assert_false(mc_constraint_limits_sites(mc_view_str("damaged")));
    /* What is written here excludes the other kind whole. */
    assert_true(mc_constraint_limits_sites(mc_buf_view(&written)));
    mc_buf_free(&written);
}

static void mailboxes_are_compared_by_their_hosts(void **state)
{
    (void) state;
    assert_true(permits_one(MC_NAME_TAG_EMAIL, "a.test", "x@A.test"));
    assert_false(permits_one(MC_NAME_TAG_EMAIL, "a.test", "x@b.a.test"));
    assert_true(permits_one(MC_NAME_TAG_EMAIL, ".a.test", "x@b.a.test"));
    assert_false(permits_one(MC_NAME_TAG_EMAIL, ".a.test", "x@a.test"));
    assert_true(permits_one(MC_NAME_TAG_EMAIL, "x@a.test", "x@a.test"));
    assert_false(permits_one(MC_NAME_TAG_EMAIL, "x@a.test", "y@a.test"));
}

/* A kind that is not compared is never inside: browsers compare no URIs. */
static void names_that_only_look_permitted_are(void **state)
{
    static const uint8_t URI_B[] = "\x30\x0c\xa0\x0a\x30\x08\x86\x06"
                                   "b.test";
    /* registeredID 1.2.3 */
    static const uint8_t ID[] = "\x30\x08\xa0\x06\x30\x04\x88\x02\x2a\x03";
    static const uint8_t NOT_ID[] = "\x30\x08\xa1\x06\x30\x04\x88\x02\x2a\x03";
    mc_view uri_b = {URI_B, sizeof(URI_B) - 1};
    mc_view id = {ID, sizeof(ID) - 1}, not_id = {NOT_ID, sizeof(NOT_ID) - 1};

    (void) state;
    assert_false(mc_constraint_allows(uri_b, MC_NAME_TAG_URI,
                                      mc_view_str("https://b.test/")));
    assert_false(mc_constraint_allows(id, 0x88, mc_view_str("\x2a\x03")));
    assert_false(mc_constraint_allows(not_id, 0x88, mc_view_str("\x2a\x04")));
    assert_true(mc_constraint_allows(id, MC_NAME_TAG_DNS, mc_view_str("a")));
}

/* Both lists of limits are looked through for what browsers cannot read. */
static void an_exclusion_in_a_wrong_form_is_read(void **state)
{
    static const uint8_t LISTS[] = "\x30\x18\xa0\x0a\x30\x08\x82\x06"
                                   "a.test\xa1\x0a\x30\x08\x82\x06*.test";
    mc_view lists = {LISTS, sizeof(LISTS) - 1};
    uint8_t tag;
    mc_view bad;

    (void) state;
    assert_false(mc_constraint_readable(lists, &tag, &bad));
    assert_true(mc_view_is(bad, "*.test"));
}

/* A limit on directory names counts against the subject, unless that is
 * empty; what is named in no list is free. */
static void a_subject_outside_its_limit_is_allowed(void **state)
{
    /* permitted: directoryName O=a; the subjects O=a, O=b and none */
    static const uint8_t LIMIT[] =
        "\x30\x14\xa0\x12\x30\x10\xa4\x0e\x30\x0c\x31\x0a\x30\x08\x06\x03"
        "\x55\x04\x0a\x0c\x01"
        "a";
    static const uint8_t A[] = "\x30\x0c\x31\x0a\x30\x08\x06\x03\x55\x04\x0a"
                               "\x0c\x01"
                               "a";
    static const uint8_t B[] = "\x30\x0c\x31\x0a\x30\x08\x06\x03\x55\x04\x0a"
                               "\x0c\x01"
                               "b";
    static const uint8_t NOBODY[] = "\x30\x00";
    mc_view limit = {LIMIT, sizeof(LIMIT) - 1}, bad;
    mc_certificate c;
    uint8_t tag;

    (void) state;
    memset(&c, 0, sizeof(c));
    c.subject = (mc_view){A, sizeof(A) - 1};
    assert_true(mc_constraint_allows_certificate(limit, &c, &tag, &bad));
    c.subject = (mc_view){B, sizeof(B) - 1};
    assert_false(mc_constraint_allows_certificate(limit, &c, &tag, &bad));
    assert_int_equal(tag, MC_NAME_TAG_DIRECTORY);
    assert_true(mc_view_equal(bad, c.subject));
    c.subject = (mc_view){NOBODY, sizeof(NOBODY) - 1};
    assert_true(mc_constraint_allows_certificate(limit, &c, &tag, &bad));
}

/* 10.1.2.3 alone; its neighbours differ in each byte. */
static void a_neighbour_of_one_address_is_allowed(void **state)
{
    mc_buf c = permits("10.1.2.3", NULL);

    (void) state;
    assert_true(allows(&c, "10.1.2.3"));
    assert_false(allows(&c, "10.1.2.2"));
    assert_false(allows(&c, "10.1.3.3"));
    assert_false(allows(&c, "10.0.2.3"));
    assert_false(allows(&c, "11.1.2.3"));
    mc_buf_free(&c);
}

static void damaged_constraints_allow_nothing(void **state)
{
    static const uint8_t CUT[] = {0x30, 0x04, 0xa0, 0x02, 0x30, 0x05};
    mc_buf c = MC_BUF_INIT;

    (void) state;
    assert_int_equal(mc_buf_append(&c, CUT, sizeof(CUT)), MC_OK);
    assert_false(allows(&c, "a.test"));
    mc_buf_free(&c);
}

/* ---------------------------------------------------------------- hosts --- */

/* A list of one dNSName as it would stand in a certificate. */
static int matches(const char *pattern, const char *host)
{
    mc_buf names = MC_BUF_INIT;
    mc_der der;
    mc_name name;
    int result;

    mc_der_begin(&der, &names);
    mc_der_put(&der, MC_NAME_TAG_DNS, mc_view_str(pattern));
    assert_int_equal(mc_der_end(&der), MC_OK);
    assert_int_equal(read_name(host, &name), MC_OK);
    result = mc_check_host_matches(mc_buf_view(&names), &name);
    mc_buf_free(&names);
    return result;
}

static void a_wildcard_stands_for_one_label(void **state)
{
    (void) state;
    assert_true(matches("*.a.com", "x.a.com"));
    assert_true(matches("*.A.com", "X.a.COM."));
    assert_true(matches("a.com", "A.COM"));
    assert_true(matches("*.a.com", "xn--mnchen-3ya.a.com"));
    assert_false(matches("*.a.com", "a.com"));
    assert_false(matches("*.a.com", "x.y.a.com"));
    assert_false(matches("*.com", "a.com"));
    assert_false(matches("*", "a"));
    assert_false(matches("f*.a.com", "foo.a.com"));
    assert_false(matches("a.*.com", "a.b.com"));
    assert_false(matches("*.*.com", "a.b.com"));
    assert_false(matches("a.com.", "a.com"));
    assert_false(matches("", "a"));
    assert_false(matches("10.1.2.3", "10.1.2.3"));
    assert_false(matches("*.1.2.3", "10.1.2.3"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(host_names_are_taken),
        cmocka_unit_test(what_is_no_name_is_refused),
        cmocka_unit_test(long_names_end_at_their_bounds),
        cmocka_unit_test(addresses_come_back_in_their_one_form),
        cmocka_unit_test(networks_need_a_prefix_and_zeros_behind_it),
        cmocka_unit_test(a_name_stands_in_a_list_once),
        cmocka_unit_test(a_repeated_unit_is_kept_and_order_too),
        cmocka_unit_test(subjects_refuse_what_they_cannot_carry),
        cmocka_unit_test(subjects_count_characters_not_bytes),
        cmocka_unit_test(a_common_name_twice_is_refused),
        cmocka_unit_test(a_permitted_domain_reaches_below_itself_only),
        cmocka_unit_test(one_kind_permitted_shuts_the_other_out),
        cmocka_unit_test(a_wildcard_cannot_step_over_an_exclusion),
        cmocka_unit_test(one_address_is_a_network_of_its_own),
        cmocka_unit_test(who_limits_one_kind_alone_can_vouch_for_any_site),
        cmocka_unit_test(mailboxes_are_compared_by_their_hosts),
        cmocka_unit_test(names_that_only_look_permitted_are),
        cmocka_unit_test(an_exclusion_in_a_wrong_form_is_read),
        cmocka_unit_test(a_subject_outside_its_limit_is_allowed),
        cmocka_unit_test(a_neighbour_of_one_address_is_allowed),
        cmocka_unit_test(damaged_constraints_allow_nothing),
        cmocka_unit_test(a_wildcard_stands_for_one_label),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
