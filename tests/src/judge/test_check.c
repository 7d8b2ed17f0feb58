/*
 * Findings over chains and certificates that each carry one defect.
 */
#include "../forge.h"

static void a_whole_chain_is_found_in_any_order(void **state)
{
    fixture *f = *state;
    recipe l = leaf();
    question q = ask();

    l.issuer = 'i';
    l.issuer_key = 2;
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    with_made(&q, "chain", make(f, authority('x', 'x', 3, 3)));
    with_made(&q, "chain", make(f, authority('i', 'r', 2, 1)));
    with(&q, "host", mc_view_str("a.test"));
    must_say(&q, "ok", "CHAIN_OK");
}

static void a_missing_signer_is_named(void **state)
{
    question q = ask();

    with_made(&q, "certificate", make(*state, leaf()));
    with_made(&q, "chain", make(*state, authority('x', 'x', 3, 3)));
    must_say(&q, "error", "ISSUER_MISSING");
}

static void a_signer_remade_under_its_name_is_noticed(void **state)
{
    question q = ask();

    with_made(&q, "certificate", make(*state, leaf()));
    with_made(&q, "chain", make(*state, authority('r', 'r', 3, 3)));
    must_say(&q, "error", "ISSUER_OTHER_KEY");
}

static void a_flipped_bit_in_the_signature_is_noticed(void **state)
{
    mc_buf der = make(*state, leaf());
    question q = ask();

    der.p[der.len - 1] ^= 1;
    with_made(&q, "certificate", der);
    with_made(&q, "chain", make(*state, authority('r', 'r', 1, 1)));
    must_say(&q, "error", "SIGNATURE_WRONG");
}

static void a_device_cannot_sign(void **state)
{
    recipe r = authority('r', 'r', 1, 1);
    question q = ask();

    r.is_authority = 0;
    with_made(&q, "certificate", make(*state, leaf()));
    with_made(&q, "chain", make(*state, r));
    must_say(&q, "error", "ISSUER_NOT_CA");
}

static void more_authorities_than_allowed_are_noticed(void **state)
{
    recipe l = leaf();
    recipe r = authority('r', 'r', 1, 1);
    question q = ask();

    l.issuer = 'i';
    l.issuer_key = 2;
    r.path_length = 0;
    with_made(&q, "certificate", make(*state, l));
    with_made(&q, "chain", make(*state, authority('i', 'r', 2, 1)));
    with_made(&q, "chain", make(*state, r));
    must_say(&q, "error", "PATH_LENGTH");
}

static void an_expired_signer_is_noticed(void **state)
{
    recipe r = authority('r', 'r', 1, 1);
    question q = ask();

    r.not_after = NOW - 1;
    with_made(&q, "certificate", make(*state, leaf()));
    with_made(&q, "chain", make(*state, r));
    must_say(&q, "error", "ISSUER_EXPIRED");
}

static void a_signer_of_tomorrow_is_noticed(void **state)
{
    recipe r = authority('r', 'r', 1, 1);
    question q = ask();

    r.not_before = NOW + 1;
    with_made(&q, "certificate", make(*state, leaf()));
    with_made(&q, "chain", make(*state, r));
    must_say(&q, "error", "ISSUER_NOT_YET_VALID");
}

static void a_name_outside_the_signers_limits_is_noticed(void **state)
{
    /* permittedSubtrees: dns:b.test */
    static const uint8_t LIMITS[] = "\x30\x0c\xa0\x0a\x30\x08\x82\x06"
                                    "b.test";
    recipe r = authority('r', 'r', 1, 1);
    question q = ask();

    r.constraints.p = LIMITS;
    r.constraints.len = sizeof(LIMITS) - 1;
    with_made(&q, "certificate", make(*state, leaf()));
    with_made(&q, "chain", make(*state, r));
    must_say(&q, "error", "NAME_CONSTRAINT");
}

static void signers_in_a_circle_end_the_search(void **state)
{
    recipe l = leaf();
    question q = ask();

    l.issuer = 'x';
    l.issuer_key = 2;
    with_made(&q, "certificate", make(*state, l));
    with_made(&q, "chain", make(*state, authority('x', 'y', 2, 3)));
    with_made(&q, "chain", make(*state, authority('y', 'x', 3, 2)));
    must_say(&q, "error", "CHAIN_CYCLE");
}

static void a_file_out_of_order_is_noticed(void **state)
{
    mc_buf both = make(*state, authority('r', 'r', 1, 1));
    mc_buf own = make(*state, leaf());
    question q = ask();

    assert_int_equal(mc_buf_append(&both, own.p, own.len), MC_OK);
    mc_buf_free(&own);
    with_made(&q, "certificate", both);
    must_say(&q, "warning", "CHAIN_ORDER");
}

static void a_device_that_wants_its_own_first_is_obeyed(void **state)
{
    mc_buf both = make(*state, authority('r', 'r', 1, 1));
    mc_buf own = make(*state, leaf());
    question q = ask();

    assert_int_equal(mc_buf_append(&both, own.p, own.len), MC_OK);
    mc_buf_free(&own);
    with_made(&q, "certificate", both);
    with(&q, "require.leaf-first", mc_view_str("yes"));
    must_say(&q, "error", "LEAF_NOT_FIRST");
}

static void a_stranger_in_the_file_is_told(void **state)
{
    mc_buf both = make(*state, leaf());
    mc_buf root = make(*state, authority('r', 'r', 1, 1));
    mc_buf other = make(*state, authority('x', 'x', 3, 3));
    question q = ask();

    assert_int_equal(mc_buf_append(&both, root.p, root.len), MC_OK);
    assert_int_equal(mc_buf_append(&both, other.p, other.len), MC_OK);
    mc_buf_free(&root);
    mc_buf_free(&other);
    with_made(&q, "certificate", both);
    must_say(&q, "info", "CHAIN_EXTRA");
}

static void a_chain_file_that_is_none_does_not_end_the_checks(void **state)
{
    question q = ask();

    with_made(&q, "certificate", make(*state, leaf()));
    with(&q, "chain", mc_view_str("no certificate"));
    with_made(&q, "chain", make(*state, authority('r', 'r', 1, 1)));
    must_say(&q, "error", "FILE_KIND");
}

static void an_authority_is_no_devices_certificate(void **state)
{
    question q = ask();
    recipe r = authority('r', 'r', 1, 1);

    r.names = leaf().names;
    with_made(&q, "certificate", make(*state, r));
    with(&q, "host", mc_view_str("a.test"));
    must_say(&q, "error", "CA_AS_DEVICE");
}

static void a_device_named_as_its_authority_is_noticed(void **state)
{
    recipe l = leaf();
    question q = ask();

    l.subject = 'r';
    with_made(&q, "certificate", make(*state, l));
    must_say(&q, "error", "SAME_SUBJECT_AS_ISSUER");
}

static void dates_are_judged(void **state)
{
    recipe l = leaf();
    question q = ask();

    l.not_after = NOW - 1;
    with_made(&q, "certificate", make(*state, l));
    must_say(&q, "error", "EXPIRED");
    q = ask();
    l.not_after = NOW + 29 * DAY;
    with_made(&q, "certificate", make(*state, l));
    must_say(&q, "warning", "EXPIRES_SOON");
    q = ask();
    l.not_after = l.not_before + 825 * DAY;
    with_made(&q, "certificate", make(*state, l));
    must_say(&q, "warning", "VALIDITY_LONG");
    q = ask();
    l.not_after = l.not_before + 825 * DAY - 1;
    with_made(&q, "certificate", make(*state, l));
    must_say(&q, "ok", "CERTIFICATE_OK");
    q = ask();
    l.not_before = NOW + 1;
    with_made(&q, "certificate", make(*state, l));
    must_say(&q, "error", "NOT_YET_VALID");
}

/* A leaf with one dNSName as it would never be made here. */
static void must_object(fixture *f, const char *host, const char *level,
                        const char *code)
{
    mc_buf names = MC_BUF_INIT;
    recipe l = leaf();
    question q = ask();
    mc_der der;

    mc_der_begin(&der, &names);
    mc_der_put(&der, 0x82, mc_view_str(host));
    assert_int_equal(mc_der_end(&der), MC_OK);
    l.names = mc_buf_view(&names);
    with_made(&q, "certificate", make(f, l));
    must_say(&q, level, code);
    mc_buf_free(&names);
}

static void host_names_that_browsers_refuse_are_noticed(void **state)
{
    must_object(*state, "a_b.test", "info", "DNS_UNDERSCORE");
    must_object(*state, "a.test b.test", "error", "DNS_SPACE");
    must_object(*state, "10.1.2.3", "error", "ADDRESS_AS_DNS");
    must_object(*state, "*.test", "error", "DNS_WILDCARD");
    must_object(*state, "a.test.", "warning", "DNS_DOT");
    must_object(*state, "https://a.test", "error", "DNS_SYNTAX");
    must_object(*state, "", "error", "DNS_SYNTAX");
}

static void a_certificate_without_names_is_useless(void **state)
{
    recipe l = leaf();
    question q = ask();

    l.names.len = 0;
    with_made(&q, "certificate", make(*state, l));
    must_say(&q, "error", "NO_NAMES");
}

static void hosts_are_judged(void **state)
{
    question q = ask();

    with_made(&q, "certificate", make(*state, leaf()));
    with(&q, "host", mc_view_str("A.TEST."));
    must_say(&q, "ok", "HOST_OK");
    q = ask();
    with_made(&q, "certificate", make(*state, leaf()));
    with(&q, "host", mc_view_str("b.test"));
    must_say(&q, "error", "HOST_MISMATCH");
    q = ask();
    with_made(&q, "certificate", make(*state, leaf()));
    with(&q, "host", mc_view_str("https://a.test/"));
    must_say(&q, "error", "NAME_SYNTAX");
}

/* ------------------------------------------------- each of the chain ------ */

/* A leaf below r, which is said to be so. */
static void must_say_of(fixture *f, recipe root, const char *level,
                        const char *code)
{
    question q = ask();

    with_made(&q, "certificate", make(f, leaf()));
    with_made(&q, "chain", make(f, root));
    must_say(&q, level, code);
}

/* The same of one between leaf and root. */
static void must_say_between(fixture *f, recipe between, const char *level,
                             const char *code)
{
    recipe l = leaf();
    question q = ask();

    l.issuer = 'i';
    l.issuer_key = 2;
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, between));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    must_say(&q, level, code);
}

/* 1.2.3, NULL: critical; and critical spelt out as FALSE. */
#define UNKNOWN_CRITICAL "\x30\x0b\x06\x02\x2a\x03\x01\x01\xff\x04\x02\x05\x00"
#define UNKNOWN_FALSE "\x30\x0b\x06\x02\x2a\x03\x01\x01\x00\x04\x02\x05\x00"
/* authorityInfoAccess: NULL */
#define INFO_NULL                                                              \
    "\x30\x0e\x06\x08\x2b\x06\x01\x05\x05\x07\x01\x01\x04\x02\x05\x00"

static void what_browsers_ask_of_every_authority_is_asked(void **state)
{
    size_t at;

    for (at = 0; at < 2; at++) {
        fixture *f = *state;
        recipe usual =
            at == 0 ? authority('r', 'r', 1, 1) : authority('i', 'r', 2, 1);
        void (*must)(fixture *, recipe, const char *, const char *) =
            at == 0 ? must_say_of : must_say_between;
        recipe r = usual;

        r.usage = MC_USAGE_CRL_SIGN;
        must(f, r, "error", "ISSUER_NO_CERT_SIGN");
        r = usual;
        r.purposes = BYTES(FORGE_CLIENT);
        must(f, r, "error", "ISSUER_PURPOSE");
        r = usual;
        r.purposes = BYTES("\x06\x04\x55\x1d\x25\x00");
        must(f, r, "error", "ISSUER_PURPOSE_ANY");
        r.purposes = BYTES(FORGE_CLIENT FORGE_SERVER);
        must(f, r, "ok", "CHAIN_OK");
        r = usual;
        r.more = BYTES(UNKNOWN_CRITICAL);
        must(f, r, "error", "ISSUER_CRITICAL");
        r.more = BYTES(UNKNOWN_FALSE);
        must(f, r, "error", "ISSUER_EXTENSION");
        r.more = BYTES(INFO_NULL);
        must(f, r, "error", "ISSUER_EXTENSION");
        r = usual;
        r.constraints = BYTES("\x30\x0e\xa0\x0c\x30\x0a\x87\x08\x0a\x00"
                              "\x00\x00\xff\x00\xff\x00");
        must(f, r, "error", "CONSTRAINT_FORM");
        r.constraints = BYTES("");
        must(f, r, "error", "ISSUER_DAMAGED");
        r.constraints = BYTES("\x30\x00");
        must(f, r, "error", "ISSUER_DAMAGED");
        r = usual;
        r.version = 2;
        must(f, r, "error", "ISSUER_VERSION");
    }
}

static void version_1_is_a_root_and_nothing_else(void **state)
{
    recipe r = authority('r', 'r', 1, 1);

    r.version = 1;
    r.no_extensions = 1;
    must_say_of(*state, r, "ok", "CHAIN_OK");
    r = authority('i', 'r', 2, 1);
    r.version = 1;
    r.no_extensions = 1;
    must_say_between(*state, r, "error", "ISSUER_NOT_CA");
    r = authority('r', 'r', 1, 1);
    r.version = 2;
    r.no_extensions = 1;
    must_say_of(*state, r, "error", "ISSUER_NOT_CA");
}

static void purposes_count_by_what_the_leaf_is_for(void **state)
{
    fixture *f = *state;
    recipe l = leaf();
    recipe r = authority('r', 'r', 1, 1);
    question q = ask();

    l.purposes = BYTES(FORGE_CLIENT);
    r.purposes = BYTES(FORGE_CLIENT);
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, r));
    must_say(&q, "error", "PURPOSE_NOT_SERVER");
    q = ask();
    r.purposes = BYTES(FORGE_SERVER);
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, r));
    with_text(&q, "now", "1795500000");
    call(&q);
    assert_true(says(&q, "error", "ISSUER_PURPOSE_CLIENT"));
    forget(&q);
    q = ask();
    l.purposes = BYTES("\x06\x04\x55\x1d\x25\x00");
    with_made(&q, "certificate", make(f, l));
    must_say(&q, "error", "PURPOSE_ANY");
}

/* Old and new root of one key: whatever comes first, the good one counts. */
static void of_two_roots_of_one_key_the_sound_one_counts(void **state)
{
    fixture *f = *state;
    recipe old = authority('r', 'r', 1, 1);
    size_t first;

    old.not_after = NOW - 1;
    for (first = 0; first < 2; first++) {
        question q = ask();

        with_made(&q, "certificate", make(f, leaf()));
        if (first == 0) {
            with_made(&q, "chain", make(f, old));
        }
        with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
        if (first == 1) {
            with_made(&q, "chain", make(f, old));
        }
        must_say(&q, "ok", "CHAIN_OK");
    }
}

/* A lower authority of two signers, of which one leads nowhere. */
static void a_way_that_ends_nowhere_is_not_told(void **state)
{
    fixture *f = *state;
    recipe l = leaf();
    question q = ask();

    l.issuer = 'i';
    l.issuer_key = 2;
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, authority('i', 'x', 2, 3)));
    with_made(&q, "chain", make(f, authority('i', 'r', 2, 1)));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    must_say(&q, "ok", "CHAIN_OK");
}

/* Two roots of one name and key: what there is to object to decides, whatever
 * comes first: a warning is less than an error, and an end without a root more
 * than any. */
static void of_two_ways_the_worse_is_told(void **state)
{
    fixture *f = *state;
    size_t first;

    for (first = 0; first < 2; first++) {
        recipe old = authority('r', 'r', 1, 1), l = leaf();
        recipe below = authority('i', 'r', 2, 1);
        question q = ask();

        old.not_after = NOW - 1;
        with_made(&q, "certificate", make(f, leaf()));
        if (first == 0) {
            with_made(&q, "chain", make(f, old));
        }
        with_made(&q, "chain", make(f, authority('R', 'R', 1, 1)));
        if (first == 1) {
            with_made(&q, "chain", make(f, old));
        }
        must_say(&q, "warning", "ISSUER_NAME_DIFFERS");
        q = ask();
        l.issuer = 'i';
        l.issuer_key = 2;
        below.not_after = NOW - 1;
        with_made(&q, "certificate", make(f, l));
        if (first == 0) {
            with_made(&q, "chain", make(f, authority('i', 'x', 2, 3)));
        }
        with_made(&q, "chain", make(f, below));
        with_made(&q, "chain", make(f, old));
        if (first == 1) {
            with_made(&q, "chain", make(f, authority('i', 'x', 2, 3)));
        }
        with_text(&q, "now", "1795500000");
        call(&q);
        assert_true(says(&q, "error", "ISSUER_EXPIRED"));
        assert_false(says(&q, "error", "ISSUER_MISSING"));
        forget(&q);
    }
}

static void a_signature_that_cannot_be_checked_makes_a_chain(void **state)
{
    fixture *f = *state;
    recipe l = leaf();
    question q = ask();

    l.algorithm = BYTES("\x30\x04\x06\x02\x2a\x03"); /* 1.2.3 */
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    with_text(&q, "now", "1795500000");
    call(&q);
    assert_true(says(&q, "error", "SIGNATURE_UNSUPPORTED"));
    assert_false(says(&q, "ok", "CHAIN_OK"));
    forget(&q);
}

static void a_root_with_a_flipped_bit_is_called_unsupported(void **state)
{
    recipe r = leaf();
    mc_buf der;
    question q = ask();

    r.issuer = 'l';
    r.issuer_key = 0;
    der = make(*state, r);
    der.p[der.len - 1] ^= 1;
    with_made(&q, "certificate", der);
    must_say(&q, "error", "SELF_SIGNATURE_WRONG");
}

static void a_signature_that_is_not_der_passes_anywhere(void **state)
{
    fixture *f = *state;
    recipe l = leaf();
    question q = ask();

    with_made(&q, "certificate", padded_signature(make(f, leaf())));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    must_say(&q, "error", "SIGNATURE_FORM");
    q = ask();
    l.issuer = 'i';
    l.issuer_key = 2;
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain",
              padded_signature(make(f, authority('i', 'r', 2, 1))));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    must_say(&q, "error", "SIGNATURE_FORM");
    q = ask();
    with_made(&q, "certificate", make(f, leaf()));
    with_made(&q, "chain",
              padded_signature(make(f, authority('r', 'r', 1, 1))));
    must_say(&q, "ok", "CHAIN_OK");
}

/* Of its key nothing is asked here: the name of the digest is enough. */
static void an_authority_signed_with_an_old_digest_passes(void **state)
{
    fixture *f = *state;
    recipe l = leaf(), i = authority('i', 'r', 2, 1);
    question q = ask();

    l.issuer = 'i';
    l.issuer_key = 2;
    i.algorithm = BYTES("\x30\x09\x06\x07" MC_OID_ECDSA_SHA1);
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, i));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    with_text(&q, "now", "1795500000");
    call(&q);
    assert_true(says(&q, "error", "CHAIN_DIGEST"));
    forget(&q);
    q = ask();
    i.algorithm = BYTES("\x30\x0b\x06\x09" MC_OID_RSA_MD5);
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, i));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    with_text(&q, "now", "1795500000");
    call(&q);
    assert_true(says(&q, "error", "CHAIN_DIGEST"));
    forget(&q);
}

static void limits_reach_one_certificate_down(void **state)
{
    static const char ONLY_B[] = "\x30\x0c\xa0\x0a\x30\x08\x82\x06"
                                 "b.test";
    fixture *f = *state;
    recipe l = leaf(), root = authority('r', 'r', 1, 1);
    question q = ask();

    l.issuer = 'i';
    l.issuer_key = 2;
    root.constraints = BYTES(ONLY_B);
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, authority('i', 'r', 2, 1)));
    with_made(&q, "chain", make(f, root));
    must_say(&q, "error", "NAME_CONSTRAINT");
    /* A device that is called as its authority is none. */
    q = ask();
    l = leaf();
    l.subject = 'r';
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, root));
    with_text(&q, "now", "1795500000");
    call(&q);
    assert_true(says(&q, "error", "NAME_CONSTRAINT"));
    forget(&q);
}

static void names_in_other_letters_and_types_are_found(void **state)
{
    fixture *f = *state;
    recipe l = leaf();
    question q = ask();

    l.issuer = 'R';
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    must_say(&q, "warning", "ISSUER_NAME_DIFFERS");
    l = leaf();
    l.issuer_tag = MC_DER_PRINTABLE_STRING;
    q = ask();
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    must_say(&q, "ok", "CHAIN_OK");
}

static void another_key_identifier_is_no_forgery(void **state)
{
    recipe l = leaf();
    question q = ask();

    l.key_id = BYTES("another");
    with_made(&q, "certificate", make(*state, l));
    with_made(&q, "chain", make(*state, authority('r', 'r', 1, 1)));
    must_say(&q, "warning", "ISSUER_KEY_ID");
}

/* Directory names: O is not written here, so the common name serves. */
static void limits_on_subjects_are_held_against_them(void **state)
{
    static const char FORM[] =
        "\x30\x14\xa0\x12\x30\x10\xa4\x0e\x30\x0c\x31\x0a\x30\x08\x06\x03"
        "\x55\x04\x03\x0c\x01";
    recipe r = authority('r', 'r', 1, 1);
    char limits[sizeof(FORM)];

    memcpy(limits, FORM, sizeof(FORM) - 1);
    r.constraints.p = (const uint8_t *) limits;
    r.constraints.len = sizeof(limits);
    limits[sizeof(FORM) - 1] = 'l';
    must_say_of(*state, r, "ok", "CHAIN_OK");
    limits[sizeof(FORM) - 1] = 'L';
    must_say_of(*state, r, "warning", "NAME_CONSTRAINT_LETTERS");
    limits[sizeof(FORM) - 1] = 'm';
    must_say_of(*state, r, "error", "NAME_CONSTRAINT");
}

static void what_an_authority_issued_to_itself_is_free(void **state)
{
    fixture *f = *state;
    recipe l = leaf(), root = authority('r', 'r', 1, 1);
    question q = ask();

    /* permitted: the common name l; the rolled-over authority is called r. */
    root.constraints =
        BYTES("\x30\x14\xa0\x12\x30\x10\xa4\x0e\x30\x0c\x31\x0a\x30\x08\x06"
              "\x03\x55\x04\x03\x0c\x01l");
    root.path_length = 0;
    l.issuer_key = 2;
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, authority('r', 'r', 2, 1)));
    with_made(&q, "chain", make(f, root));
    must_say(&q, "warning", "PATH_LENGTH_ROLLED");
}

static void a_required_policy_must_be_there(void **state)
{
    /* policyConstraints: requireExplicitPolicy 0; certificatePolicies 1.2.3 */
    static const char REQUIRED[] =
        "\x30\x0f\x06\x03\x55\x1d\x24\x01\x01\xff\x04\x05\x30\x03\x80\x01\x00"
        "\x30\x0f\x06\x03\x55\x1d\x20\x04\x08\x30\x06\x30\x04\x06\x02\x2a\x03";
    static const char POLICY[] =
        "\x30\x0f\x06\x03\x55\x1d\x20\x04\x08\x30\x06\x30\x04\x06\x02\x2a\x03";
    fixture *f = *state;
    recipe l = leaf(), i = authority('i', 'r', 2, 1);
    question q = ask();

    i.more = BYTES(REQUIRED);
    must_say_between(f, i, "error", "POLICY_REQUIRED");
    l.issuer = 'i';
    l.issuer_key = 2;
    l.more = BYTES(POLICY);
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, i));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    must_say(&q, "ok", "CHAIN_OK");
}

/* Another policy than the authority's own, where one is required. */
static void a_policy_of_ones_own_does_not_do(void **state)
{
    static const char REQUIRED[] =
        "\x30\x0f\x06\x03\x55\x1d\x24\x01\x01\xff\x04\x05\x30\x03\x80\x01\x00"
        "\x30\x0f\x06\x03\x55\x1d\x20\x04\x08\x30\x06\x30\x04\x06\x02\x2a\x03";
    fixture *f = *state;
    recipe l = leaf(), i = authority('i', 'r', 2, 1);
    question q = ask();

    i.more = BYTES(REQUIRED);
    l.issuer = 'i';
    l.issuer_key = 2;
    l.more = BYTES("\x30\x0f\x06\x03\x55\x1d\x20\x04\x08\x30\x06\x30\x04\x06"
                   "\x02\x2a\x04");
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, i));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    must_say(&q, "error", "POLICY_REQUIRED");
}

static void the_bits_of_a_usage_are_looked_at(void **state)
{
    static const char *const BITS[] = {"\x03\x02\x07\x81", "\x03\x02\x07\x00",
                                       "\x03\x02\x07\x80"};
    size_t i;

    for (i = 0; i < 3; i++) {
        uint8_t usage[] = "\x30\x0b\x06\x03\x55\x1d\x0f\x04\x04\x03\x02\x07";
        mc_buf more = MC_BUF_INIT;
        recipe l = leaf();
        question q = ask();

        l.usage = 0;
        assert_err(mc_buf_append(&more, usage, 9), MC_OK);
        assert_err(mc_buf_append(&more, BITS[i], 4), MC_OK);
        l.more = mc_buf_view(&more);
        with_made(&q, "certificate", make(*state, l));
        with_text(&q, "now", "1795500000");
        call(&q);
        assert_int_equal(says(&q, "error", "EXTENSION_FORM"), i < 2);
        forget(&q);
        mc_buf_free(&more);
    }
}

/* ------------------------------------------------------ by itself --------- */

static void extensions_that_strict_browsers_refuse_are_noticed(void **state)
{
    recipe l = leaf();
    question q = ask();

    l.more = BYTES(INFO_NULL);
    with_made(&q, "certificate", make(*state, l));
    must_say(&q, "error", "EXTENSION_FORM");
    q = ask();
    l.more = BYTES(UNKNOWN_FALSE);
    with_made(&q, "certificate", make(*state, l));
    must_say(&q, "error", "EXTENSION_FORM");
    q = ask();
    l.more = BYTES(UNKNOWN_CRITICAL);
    with_made(&q, "certificate", make(*state, l));
    must_say(&q, "error", "CRITICAL_UNKNOWN");
    q = ask();
    l = leaf();
    l.names = BYTES("\x82\x06"
                    "a.test"
                    "\x82\x01\xe4");
    with_made(&q, "certificate", make(*state, l));
    with_text(&q, "now", "1795500000");
    call(&q);
    assert_true(says(&q, "error", "EXTENSION_FORM"));
    forget(&q);
}

static void serial_numbers_are_judged_at_their_bounds(void **state)
{
    static const struct {
        const char *level, *code;
        mc_view serial;
    } CASES[] = {
        {"ok",
         "CERTIFICATE_OK",
         {(const uint8_t *) "\x7f"
                            "2345678901234567890",
          20}},
        {"warning",
         "SERIAL_LONG",
         {(const uint8_t *) "\x7f"
                            "23456789012345678901",
          21}},
        {"warning",
         "SERIAL_LONG",
         {(const uint8_t *) "\x00\x80"
                            "2345678901234567890",
          21}},
        {"error",
         "SERIAL_PADDED",
         {(const uint8_t *) "\x00\x7f"
                            "23456",
          7}},
        {"warning",
         "SERIAL_NEGATIVE",
         {(const uint8_t *) "\x80"
                            "234567",
          7}},
        {"warning", "SERIAL_ZERO", {(const uint8_t *) "\x00", 1}},
        {"info",
         "SERIAL_SHORT",
         {(const uint8_t *) "\x01"
                            "234",
          4}},
        {"ok",
         "CERTIFICATE_OK",
         {(const uint8_t *) "\x01"
                            "2345",
          5}},
    };
    size_t i;

    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        recipe l = leaf();
        question q = ask();

        l.serial = CASES[i].serial;
        with_made(&q, "certificate", make(*state, l));
        must_say(&q, CASES[i].level, CASES[i].code);
    }
}

static void names_without_a_subject_are_critical(void **state)
{
    mc_buf der;
    recipe l = leaf();
    question q = ask();
    size_t i;

    l.subject = 0;
    with_made(&q, "certificate", make(*state, l));
    must_say(&q, "ok", "CERTIFICATE_OK");
    /* The same with FALSE in place of TRUE: unsigned now, but judged alike. */
    der = make(*state, l);
    for (i = 0; i + 5 < der.len; i++) {
        if (memcmp(der.p + i, "\x55\x1d\x11\x01\x01\xff", 6) == 0) {
            der.p[i + 5] = 0;
        }
    }
    q = ask();
    with_made(&q, "certificate", der);
    with_text(&q, "now", "1795500000");
    call(&q);
    assert_true(says(&q, "error", "SAN_NOT_CRITICAL"));
    forget(&q);
}

static void a_host_is_no_mailbox_and_no_address(void **state)
{
    recipe l = leaf();
    question q = ask();

    l.names = BYTES("\x82\x06"
                    "b.test"
                    "\x81\x06"
                    "a.test"
                    "\x86\x06"
                    "a.test");
    with_made(&q, "certificate", make(*state, l));
    with_text(&q, "host", "a.test");
    must_say(&q, "error", "HOST_MISMATCH");
}

/* ----------------------------------------------------------------- lists ---
 */

typedef struct list_recipe {
    size_t by;
    char issuer;
    int64_t from;
    int64_t to;
    mc_view revoked; /* serial; empty: none */
    mc_view more;    /* extensions */
    mc_view entry;   /* the one entry, whole */
} list_recipe;

static list_recipe a_list(void)
{
    list_recipe r = {1,         'r',       NOW - DAY, NOW + DAY,
                     {NULL, 0}, {NULL, 0}, {NULL, 0}};

    return r;
}

static mc_buf make_list(fixture *f, list_recipe r)
{
    mc_buf tbs = MC_BUF_INIT;
    mc_der der;

    mc_der_begin(&der, &tbs);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_small(&der, 1);
    mc_signature_put_algorithm(&der, &f->key[r.by]);
    forge_name(&der, r.issuer, 0);
    mc_der_time(&der, r.from);
    mc_der_time(&der, r.to);
    if (r.revoked.len > 0) {
        mc_der_open(&der, MC_DER_SEQUENCE);
        mc_der_open(&der, MC_DER_SEQUENCE);
        mc_der_put(&der, MC_DER_INTEGER, r.revoked);
        mc_der_time(&der, NOW - DAY);
        mc_der_close(&der);
        mc_der_close(&der);
    }
    if (r.entry.len > 0) {
        mc_der_put(&der, MC_DER_SEQUENCE, r.entry);
    }
    if (r.more.len > 0) {
        mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
        mc_der_put(&der, MC_DER_SEQUENCE, r.more);
        mc_der_close(&der);
    }
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
    return forge_signed(f, &tbs, r.by, (mc_view){NULL, 0});
}

static void must_say_by_list(fixture *f, list_recipe r, const char *level,
                             const char *code)
{
    question q = ask();

    with_made(&q, "certificate", make(f, leaf()));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    with_made(&q, "crl", make_list(f, r));
    must_say(&q, level, code);
}

static void lists_that_were_given_are_used(void **state)
{
    fixture *f = *state;
    list_recipe r = a_list();
    recipe root = authority('r', 'r', 1, 1);
    question q = ask();

    must_say_by_list(f, r, "ok", "NOT_REVOKED");
    r.revoked = leaf().serial;
    must_say_by_list(f, r, "error", "REVOKED");
    r.revoked = BYTES("\x01\x02\x03");
    must_say_by_list(f, r, "ok", "NOT_REVOKED");
    r = a_list();
    r.to = NOW - 1;
    must_say_by_list(f, r, "error", "CRL_ENDED");
    r.to = NOW;
    must_say_by_list(f, r, "ok", "NOT_REVOKED");
    r = a_list();
    r.from = NOW;
    must_say_by_list(f, r, "ok", "NOT_REVOKED");
    r = a_list();
    r.from = NOW + 1;
    must_say_by_list(f, r, "error", "CRL_NOT_YET_VALID");
    r = a_list();
    r.by = 2;
    must_say_by_list(f, r, "error", "CRL_SIGNATURE");
    r = a_list();
    r.issuer = 'x';
    must_say_by_list(f, r, "warning", "CRL_OF_OTHER");
    r = a_list();
    r.more = BYTES(UNKNOWN_CRITICAL);
    must_say_by_list(f, r, "warning", "CRL_UNSUPPORTED");
    r.revoked = leaf().serial;
    must_say_by_list(f, r, "error", "REVOKED");
    root.usage = MC_USAGE_KEY_CERT_SIGN;
    with_made(&q, "certificate", make(f, leaf()));
    with_made(&q, "chain", make(f, root));
    with_made(&q, "crl", make_list(f, a_list()));
    must_say(&q, "error", "CRL_NO_SIGN");
}

/* Serials are numbers: a zero in front changes nothing, a last byte does; and
 * a list may name the authority of the device, not the device. */
static void a_revocation_reaches_another_certificate(void **state)
{
    fixture *f = *state;
    list_recipe r = a_list();
    recipe l = leaf();
    question q = ask();

    r.revoked = BYTES("\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09");
    must_say_by_list(f, r, "error", "REVOKED");
    r.revoked = BYTES("\x01\x02\x03\x04\x05\x06\x07\x08\x0a");
    must_say_by_list(f, r, "ok", "NOT_REVOKED");
    r.revoked = BYTES("\x02\x02\x03\x04\x05\x06\x07\x08\x09");
    must_say_by_list(f, r, "ok", "NOT_REVOKED");
    /* With a reason beside it: keyCompromise. */
    r = a_list();
    r.entry =
        BYTES("\x30\x28\x02\x09\x01\x02\x03\x04\x05\x06\x07\x08\x09\x17\x0d"
              "261101000000Z\x30\x0c\x30\x0a\x06\x03\x55\x1d\x15\x04\x03\x0a"
              "\x01\x01");
    must_say_by_list(f, r, "error", "REVOKED");
    r = a_list();
    l.serial = BYTES("\x00\x81\x02\x03\x04\x05\x06\x07\x08\x09");
    r.revoked = l.serial;
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    with_made(&q, "crl", make_list(f, r));
    must_say(&q, "error", "REVOKED");
    q = ask();
    l = leaf();
    l.issuer = 'i';
    l.issuer_key = 2;
    r.revoked = leaf().serial; /* which all of them have */
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, authority('i', 'r', 2, 1)));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    with_made(&q, "crl", make_list(f, r));
    must_say(&q, "error", "REVOKED");
}

static void an_entry_that_cannot_be_read_hides_those_behind(void **state)
{
    fixture *f = *state;
    list_recipe r = a_list();
    question q = ask();

    r.entry = BYTES("\x30\x03\x02\x01\x0a"); /* without its time */
    with_made(&q, "certificate", make(f, leaf()));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    with_made(&q, "crl", make_list(f, r));
    must_say(&q, "error", "CRL_DAMAGED");
}

/* Looked at beside its authority, a list is told whether that signed it. */
static void a_list_of_another_key_passes_for_the_authoritys(void **state)
{
    static const struct {
        size_t by;
        char issuer;
        const char *told; /* NULL: nothing */
    } CASES[] = {{1, 'r', "\"signature\":\"valid\""},
                 {2, 'r', "\"signature\":\"wrong\""},
                 {1, 'x', NULL}};
    size_t i;

    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        list_recipe r = a_list();
        question q = ask_for("inspect");

        r.by = CASES[i].by;
        r.issuer = CASES[i].issuer;
        with_made(&q, "bytes", make_list(*state, r));
        with_made(&q, "issuer", make(*state, authority('r', 'r', 1, 1)));
        call(&q);
        assert_true(count_in(&q, "\"kind\":\"crl\"") == 1);
        assert_int_equal(count_in(&q, "\"signature\":"), CASES[i].told != NULL);
        if (CASES[i].told != NULL) {
            assert_int_equal(count_in(&q, CASES[i].told), 1);
        }
        forget(&q);
    }
}

static void a_list_among_the_certificates_is_found(void **state)
{
    fixture *f = *state;
    list_recipe r = a_list();
    mc_buf list, pem = MC_BUF_INIT;
    question q = ask();

    r.revoked = leaf().serial;
    list = make_list(f, r);
    assert_err(mc_pem_write(&pem, "X509 CRL", mc_buf_view(&list)), MC_OK);
    with_made(&q, "certificate", make(f, leaf()));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    with_made(&q, "chain", pem);
    mc_buf_free(&list);
    must_say(&q, "error", "REVOKED");
}

static void what_cannot_be_read_is_an_error_of_the_verdict(void **state)
{
    fixture *f = *state;
    mc_buf cut = make(f, leaf());
    mc_buf list = make_list(f, a_list());
    question q = ask();

    mc_buf_truncate(&cut, cut.len - 10);
    with_made(&q, "certificate", cut);
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    must_say(&q, "error", "DER_CUT");
    q = ask();
    mc_buf_truncate(&list, list.len - 10);
    with_made(&q, "certificate", make(f, leaf()));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    with_made(&q, "crl", list);
    must_say(&q, "error", "DER_CUT");
    q = ask();
    with_made(&q, "certificate", make(f, leaf()));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    with_text(&q, "chain", "no certificate");
    with_text(&q, "now", "1795500000");
    call(&q);
    assert_true(count_in(&q, "\"field\":\"chain\",\"at\":1") == 1);
    forget(&q);
}

/* The same certificate with the first of these bytes changed. */
static mc_buf changed(mc_buf der, mc_view from, uint8_t by)
{
    size_t i;

    for (i = 0; i + from.len <= der.len; i++) {
        if (memcmp(der.p + i, from.p, from.len) == 0) {
            der.p[i] = by;
            return der;
        }
    }
    fail_msg("nothing to change");
    return der;
}

static void damage_is_told_without_its_place(void **state)
{
    static const struct {
        mc_view from;
        uint8_t by;
        const char *code, *part;
    } CASES[] = {
        /* 12 digits are a GeneralizedTime without seconds. */
        {{(const uint8_t *) "\x17\x0d", 2}, 0x18, "DER_TIME", "DER_TIME"},
        {{(const uint8_t *) "\x17\x0d", 2},
         0x13,
         "DER_DAMAGED",
         "\"place\":\"not-before\",\"bytes\":"},
        {{(const uint8_t *) "\x30\x13\x06\x07", 4},
         0x31,
         "DER_DAMAGED",
         "\"place\":\"public-key\",\"bytes\":"},
        {{(const uint8_t *) "\x30\x0c\x06\x03\x55\x1d\x13", 7},
         0x31,
         "DER_DAMAGED",
         "\"place\":\"extension\",\"bytes\":"},
    };
    size_t i;

    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_buf der = changed(make(*state, leaf()), CASES[i].from, CASES[i].by);
        question q = ask_for("inspect");

        with(&q, "bytes", mc_buf_view(&der));
        call(&q);
        if (count_in(&q, CASES[i].code) != 1 ||
            count_in(&q, CASES[i].part) != 1) {
            fail_msg("%s in %s", CASES[i].part, (const char *) q.report.p);
        }
        forget(&q);
        q = ask();
        with_made(&q, "certificate", der);
        with_text(&q, "now", "1795500000");
        call(&q);
        assert_true(says(&q, "error", CASES[i].code));
        assert_true(count_in(&q, CASES[i].part) == 1);
        forget(&q);
    }
}

/* A passphrase that is wrong is not what fails the call. */
static void a_fault_that_was_tolerated_is_forgotten(void **state)
{
    question q = ask();

    with_made(&q, "certificate", make(*state, leaf()));
    with_text(&q, "chain", "no certificate");
    with_text(&q, "key", "no key");
    with_text(&q, "require.max-bits", "many");
    must_refuse(&q, "FIELD_VALUE", "require.max-bits", NULL);
}

/* ---------------------------------------------------------- the reader --- */

static void every_shorter_certificate_is_refused(void **state)
{
    mc_buf der = make(*state, leaf());
    size_t len;

    for (len = 0; len < der.len; len++) {
        uint8_t *copy = malloc(len > 0 ? len : 1);
        mc_view view = {copy, len};
        mc_certificate certificate;

        memcpy(copy, der.p, len);
        assert_int_equal(mc_certificate_read(view, &certificate),
                         MC_ERR_DER_DAMAGED);
        free(copy);
    }
    mc_buf_free(&der);
}

static void no_flipped_bit_survives_the_signature(void **state)
{
    fixture *f = *state;
    mc_buf der = make(f, authority('r', 'r', 1, 1));
    size_t i;

    for (i = 0; i < der.len; i++) {
        mc_certificate certificate;

        der.p[i] ^= 0x20;
        if (mc_certificate_read(mc_buf_view(&der), &certificate) == MC_OK) {
            assert_int_not_equal(
                mc_signature_verify(&certificate.algorithm, certificate.tbs,
                                    certificate.signature, &f->key[1]),
                MC_VERDICT_VALID);
        }
        der.p[i] ^= 0x20;
    }
    mc_buf_free(&der);
}

static void put_hash(mc_der *der, const char *oid, size_t len)
{
    mc_der_open(der, MC_DER_SEQUENCE);
    mc_der_put(der, MC_DER_OID, (mc_view){(const uint8_t *) oid, len});
    mc_der_null(der);
    mc_der_close(der);
}

/* RSASSA-PSS with these two digests. */
static mc_signature_algorithm pss(const char *hash, size_t hash_len,
                                  const char *mask, size_t mask_len,
                                  mc_buf *kept)
{
    mc_signature_algorithm read;
    mc_der der;

    mc_der_begin(&der, kept);
    mc_der_open(&der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(&der, MC_OID_RSA_PSS);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
    put_hash(&der, hash, hash_len);
    mc_der_close(&der);
    mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(1));
    mc_der_open(&der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(&der, "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x08");
    put_hash(&der, mask, mask_len);
    mc_der_close(&der);
    mc_der_close(&der);
    mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(2));
    mc_der_small(&der, 32);
    mc_der_close(&der);
    mc_der_close(&der);
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
    assert_err(mc_signature_algorithm_read(mc_buf_view(kept), &read), MC_OK);
    mc_buf_free(kept);
    return read;
}

static void the_digests_of_pss_are_told_apart(void **state)
{
    static const char MD5[] = "\x2a\x86\x48\x86\xf7\x0d\x02\x05";
    static const char SHA1[] = "\x2b\x0e\x03\x02\x1a";
    static const char SHA256[] = "\x60\x86\x48\x01\x65\x03\x04\x02\x01";
    mc_buf kept = MC_BUF_INIT;
    const mc_view none = {NULL, 0};
    mc_signature_algorithm a;

    (void) state;
    a = pss(SHA256, 9, SHA256, 9, &kept);
    assert_int_equal(a.strength, MC_DIGEST_SOUND);
    assert_int_equal(a.md, MBEDTLS_MD_SHA256);
    assert_true(mc_signature_is_usual(&a, none));
    /* Two digests are nothing that is verified here, and no forgery. */
    a = pss(SHA256, 9, SHA1, 5, &kept);
    assert_int_equal(a.md, MBEDTLS_MD_NONE);
    assert_false(mc_signature_is_usual(&a, none));
    a = pss(MD5, 8, MD5, 8, &kept);
    assert_int_equal(a.strength, MC_DIGEST_BROKEN);
    a = pss(SHA1, 5, SHA1, 5, &kept);
    assert_int_equal(a.strength, MC_DIGEST_SHA1);
    a = pss("\x2a\x03", 2, SHA1, 5, &kept);
    assert_int_equal(a.strength, MC_DIGEST_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_chain_is_found_in_any_order),
        cmocka_unit_test(a_missing_signer_is_named),
        cmocka_unit_test(a_signer_remade_under_its_name_is_noticed),
        cmocka_unit_test(a_flipped_bit_in_the_signature_is_noticed),
        cmocka_unit_test(a_device_cannot_sign),
        cmocka_unit_test(more_authorities_than_allowed_are_noticed),
        cmocka_unit_test(an_expired_signer_is_noticed),
        cmocka_unit_test(a_signer_of_tomorrow_is_noticed),
        cmocka_unit_test(a_name_outside_the_signers_limits_is_noticed),
        cmocka_unit_test(signers_in_a_circle_end_the_search),
        cmocka_unit_test(a_file_out_of_order_is_noticed),
        cmocka_unit_test(a_device_that_wants_its_own_first_is_obeyed),
        cmocka_unit_test(a_stranger_in_the_file_is_told),
        cmocka_unit_test(a_chain_file_that_is_none_does_not_end_the_checks),
        cmocka_unit_test(an_authority_is_no_devices_certificate),
        cmocka_unit_test(a_device_named_as_its_authority_is_noticed),
        cmocka_unit_test(dates_are_judged),
        cmocka_unit_test(host_names_that_browsers_refuse_are_noticed),
        cmocka_unit_test(a_certificate_without_names_is_useless),
        cmocka_unit_test(hosts_are_judged),
        cmocka_unit_test(what_browsers_ask_of_every_authority_is_asked),
        cmocka_unit_test(version_1_is_a_root_and_nothing_else),
        cmocka_unit_test(purposes_count_by_what_the_leaf_is_for),
        cmocka_unit_test(of_two_roots_of_one_key_the_sound_one_counts),
        cmocka_unit_test(a_way_that_ends_nowhere_is_not_told),
        cmocka_unit_test(of_two_ways_the_worse_is_told),
        cmocka_unit_test(a_signature_that_cannot_be_checked_makes_a_chain),
        cmocka_unit_test(a_root_with_a_flipped_bit_is_called_unsupported),
        cmocka_unit_test(a_signature_that_is_not_der_passes_anywhere),
        cmocka_unit_test(an_authority_signed_with_an_old_digest_passes),
        cmocka_unit_test(limits_reach_one_certificate_down),
        cmocka_unit_test(names_in_other_letters_and_types_are_found),
        cmocka_unit_test(another_key_identifier_is_no_forgery),
        cmocka_unit_test(limits_on_subjects_are_held_against_them),
        cmocka_unit_test(what_an_authority_issued_to_itself_is_free),
        cmocka_unit_test(a_required_policy_must_be_there),
        cmocka_unit_test(a_policy_of_ones_own_does_not_do),
        cmocka_unit_test(the_bits_of_a_usage_are_looked_at),
        cmocka_unit_test(extensions_that_strict_browsers_refuse_are_noticed),
        cmocka_unit_test(serial_numbers_are_judged_at_their_bounds),
        cmocka_unit_test(names_without_a_subject_are_critical),
        cmocka_unit_test(a_host_is_no_mailbox_and_no_address),
        cmocka_unit_test(lists_that_were_given_are_used),
        cmocka_unit_test(a_revocation_reaches_another_certificate),
        cmocka_unit_test(an_entry_that_cannot_be_read_hides_those_behind),
        cmocka_unit_test(a_list_of_another_key_passes_for_the_authoritys),
        cmocka_unit_test(a_list_among_the_certificates_is_found),
        cmocka_unit_test(what_cannot_be_read_is_an_error_of_the_verdict),
        cmocka_unit_test(damage_is_told_without_its_place),
        cmocka_unit_test(a_fault_that_was_tolerated_is_forgotten),
        cmocka_unit_test(every_shorter_certificate_is_refused),
        cmocka_unit_test(no_flipped_bit_survives_the_signature),
        cmocka_unit_test(the_digests_of_pss_are_told_apart),
    };

    return cmocka_run_group_tests(tests, make_keys, free_keys);
}
