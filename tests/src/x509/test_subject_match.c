/*
 * Distinguished names that are, or are not, the same: RFC 5280 7.1, and RDNs
 * of several values. Names are written short: "CN=a+O=b,CN=c".
 */
#include "../check.h"

#include "encoding/der.h"
#include "encoding/oid.h"
#include "x509/subject_match.h"

/* The contents stand for themselves under UTF8String; "#" and hexadecimal
 * digits are a whole value with its tag. */
static void put_value(mc_der *der, const char *from, size_t len)
{
    mc_buf bytes = MC_BUF_INIT;
    char hex[100] = {0};

    if (from[0] != '#') {
        mc_der_put(der, MC_DER_UTF8_STRING,
                   (mc_view){(const uint8_t *) from, len});
        return;
    }
    memcpy(hex, from + 1, len - 1);
    from_hex(hex, &bytes);
    mc_der_raw(der, mc_buf_view(&bytes));
    mc_buf_free(&bytes);
}

static mc_buf name_of(const char *text)
{
    mc_buf out = MC_BUF_INIT;
    mc_der der;

    mc_der_begin(&der, &out);
    mc_der_open(&der, MC_DER_SEQUENCE);
    while (*text != 0) {
        mc_der_open(&der, MC_DER_SET);
        for (;;) {
            size_t len;

            mc_der_open(&der, MC_DER_SEQUENCE);
            if (text[0] == 'O') {
                MC_DER_PUT_OID(&der, MC_OID_AT_O);
                text += 2;
            } else {
                MC_DER_PUT_OID(&der, MC_OID_AT_CN);
                text += 3;
            }
            len = strcspn(text, "+,");
            put_value(&der, text, len);
            mc_der_close(&der);
            text += len;
            if (*text != '+') {
                break;
            }
            text++;
        }
        mc_der_close(&der);
        text += *text == ',';
    }
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
    return out;
}

static int ask_both(const char *a, const char *b,
                    int (*question)(mc_view, mc_view))
{
    mc_buf left = name_of(a), right = name_of(b);
    int yes = question(mc_buf_view(&left), mc_buf_view(&right));

    mc_buf_free(&left);
    mc_buf_free(&right);
    return yes;
}

static int same(const char *a, const char *b)
{
    int yes = ask_both(a, b, mc_name_same);

    assert_int_equal(ask_both(b, a, mc_name_same), yes);
    return yes;
}

static void letters_and_blanks_make_another_name(void **state)
{
    (void) state;
    assert_true(same("CN=Root A,O=x", "CN=rOOT a,O=X"));
    assert_true(same("CN= a   b ", "CN=a b"));
    assert_false(same("CN=ab", "CN=a b"));
    assert_false(same("CN=a b", "CN=a bc"));
    assert_false(same("CN=abc", "CN=abd"));
    assert_false(same("CN=ab", "CN=abc"));
    assert_false(same("CN=", "CN=a"));
    assert_false(same("CN=[", "CN={"));
}

static void a_string_of_another_type_makes_another_name(void **state)
{
    (void) state;
    /* PrintableString, BMPString, UniversalString, T61String */
    assert_true(same("CN=ab", "CN=#13026162"));
    assert_true(same("CN=ab", "CN=#1e0400610062"));
    assert_true(same("CN=ab", "CN=#1c080000006100000062"));
    assert_true(same("CN=\xc3\xa4", "CN=#1e0200e4"));
    assert_false(same("CN=ab", "CN=#1e0401610062"));
    assert_false(same("CN=ab", "CN=#1c080001006100000062"));
    assert_false(same("CN=ab", "CN=#1e03006100"));
    /* What is no text is compared byte by byte, with its type. */
    assert_true(same("CN=#03020001", "CN=#03020001"));
    assert_false(same("CN=#03020001", "CN=#04020001"));
    assert_false(same("CN=#03020001", "CN=#03020002"));
}

static void another_attribute_or_order_is_the_same_name(void **state)
{
    (void) state;
    assert_false(same("CN=a", "O=a"));
    assert_false(same("CN=a,O=b", "O=b,CN=a"));
    assert_false(same("CN=a,O=b", "CN=a"));
    assert_false(same("CN=a", ""));
}

static void values_of_one_rdn_are_those_of_two(void **state)
{
    (void) state;
    assert_true(same("CN=a+O=b", "CN=A+O=B"));
    assert_false(same("CN=a+O=b", "CN=a,O=b"));
    assert_false(same("CN=a+O=b", "CN=a"));
    assert_false(ask_both("CN=a+O=b", "CN=a", mc_name_begins));
    assert_false(ask_both("CN=a+O=b,O=c", "CN=a,O=b", mc_name_begins));
    assert_true(ask_both("CN=a+O=b,O=c", "CN=a+O=b", mc_name_begins));
}

static void a_subtree_reaches_beside_itself(void **state)
{
    (void) state;
    assert_true(ask_both("O=a,CN=b", "O=A", mc_name_begins));
    assert_true(ask_both("O=a", "O=a", mc_name_begins));
    assert_true(ask_both("O=a", "", mc_name_begins));
    assert_false(ask_both("O=a", "O=a,CN=b", mc_name_begins));
    assert_false(ask_both("CN=b,O=a", "O=a", mc_name_begins));
    assert_true(ask_both("O=a,CN=b", "O=a", mc_name_begins_exactly));
    assert_false(ask_both("O=a,CN=b", "O=A", mc_name_begins_exactly));
}

static void a_damaged_name_is_like_another(void **state)
{
    mc_buf whole = name_of("CN=a,O=b"), other = name_of("CN=a,O=b");

    (void) state;
    /* The second RDN's value is longer than its SEQUENCE. */
    other.p[other.len - 2] = 9;
    assert_false(mc_name_same(mc_buf_view(&whole), mc_buf_view(&other)));
    assert_false(mc_name_same(mc_buf_view(&other), mc_buf_view(&whole)));
    assert_false(mc_name_begins(mc_buf_view(&other), mc_buf_view(&whole)));
    other.p[0] = 0x31;
    assert_false(mc_name_same(mc_buf_view(&whole), mc_buf_view(&other)));
    mc_buf_free(&whole);
    mc_buf_free(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_and_blanks_make_another_name),
        cmocka_unit_test(a_string_of_another_type_makes_another_name),
        cmocka_unit_test(another_attribute_or_order_is_the_same_name),
        cmocka_unit_test(values_of_one_rdn_are_those_of_two),
        cmocka_unit_test(a_subtree_reaches_beside_itself),
        cmocka_unit_test(a_damaged_name_is_like_another),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
