/*
 * Findings over chains and certificates that each carry one defect.
 */
#include "forge.h"

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
        cmocka_unit_test(every_shorter_certificate_is_refused),
        cmocka_unit_test(no_flipped_bit_survives_the_signature),
    };

    return cmocka_run_group_tests(tests, make_keys, free_keys);
}
