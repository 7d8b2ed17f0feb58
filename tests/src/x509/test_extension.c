/*
 * Values of extensions, read and written: each damage is one byte more, or one
 * that may not stand where it stands (RFC 5280 4.2.1).
 */
#include "../check.h"

#include "encoding/oid.h"
#include "x509/certificate.h"
#include "x509/extension_form.h"

typedef mc_err (*reader)(mc_view value);

static mc_err basic(mc_view value)
{
    int authority, length;

    return mc_extension_basic(value, &authority, &length);
}

static mc_err constraints(mc_view value)
{
    mc_view permitted, excluded;

    return mc_extension_constraints(value, &permitted, &excluded);
}

static mc_err usage(mc_view value)
{
    unsigned bits;

    return mc_extension_usage(value, &bits);
}

static mc_err names(mc_view value)
{
    mc_view row;

    return mc_extension_names(value, &row);
}

static mc_err purposes(mc_view value)
{
    mc_view row;

    return mc_extension_purposes(value, &row);
}

static mc_err subject_key(mc_view value)
{
    mc_view id;

    return mc_extension_subject_key(value, &id);
}

static mc_err authority_key(mc_view value)
{
    mc_issuer_key key;

    return mc_extension_authority_key(value, &key);
}

static mc_err row_of_extensions(mc_view value)
{
    mc_view bad;

    return mc_extensions_check(value, &bad);
}

static void a_byte_too_many_or_in_a_wrong_place_is_read(void **state)
{
    static const struct {
        reader read;
        mc_err wanted;
        const char *hex;
    } CASES[] = {
        {basic, MC_OK, "3000"},
        {basic, MC_OK, "30030101ff"},
        {basic, MC_OK, "30060101ff020103"},
        {basic, MC_OK, "3003010100"}, /* spelt out, as some write it */
        {basic, MC_ERR_DER_DAMAGED, "30080101ff0201030500"},
        {basic, MC_ERR_DER_DAMAGED, "30030101ff00"},
        {basic, MC_ERR_DER_DAMAGED, "30060101ff0201ff"},
        {constraints, MC_OK, "3009a0073005820361622e"},
        {constraints, MC_OK, "300ea0053003820161a1053003820162"},
        {constraints, MC_ERR_DER_DAMAGED, "3000"},
        {constraints, MC_ERR_DER_DAMAGED, "3002a000"},
        {constraints, MC_ERR_DER_DAMAGED, "3009a0053003820161a100"},
        {constraints, MC_ERR_DER_DAMAGED, "3007a005300382016100"},
        {constraints, MC_ERR_DER_DAMAGED, "3009a00530038201610500"},
        {constraints, MC_ERR_DER_DAMAGED, "3007a1053003820161a000"},
        /* minimum and maximum, which RFC 5280 forbids */
        {constraints, MC_ERR_DER_DAMAGED, "300aa00830068201618001 00"},
        {constraints, MC_ERR_DER_DAMAGED, "300aa00830068201618101 05"},
        {constraints, MC_ERR_DER_DAMAGED, "3004a0023000"},
        {usage, MC_OK, "03020780"},
        {usage, MC_ERR_DER_DAMAGED, "0302078000"},
        {usage, MC_ERR_DER_DAMAGED, "03020880"},
        {usage, MC_ERR_DER_DAMAGED, "030101"},
        {usage, MC_ERR_DER_DAMAGED, "0300"},
        {usage, MC_ERR_DER_DAMAGED, "04020780"},
        {names, MC_OK, "3003820161"},
        {names, MC_ERR_DER_DAMAGED, "3000"},
        {names, MC_ERR_DER_DAMAGED, "300382016100"},
        {names, MC_ERR_DER_DAMAGED, "3003820261"},
        {purposes, MC_OK, "300406022a03"},
        {purposes, MC_ERR_DER_DAMAGED, "300404022a03"},
        {purposes, MC_ERR_DER_DAMAGED, "3000"},
        {subject_key, MC_OK, "040101"},
        {subject_key, MC_ERR_DER_DAMAGED, "04010100"},
        {subject_key, MC_ERR_DER_DAMAGED, "030101"},
        {authority_key, MC_OK, "3000"},
        {authority_key, MC_OK, "3003800101"},
        {authority_key, MC_ERR_DER_DAMAGED, "300380010100"},
        {authority_key, MC_ERR_DER_DAMAGED, "3003800201"},
        {row_of_extensions, MC_OK, "300806022a0304020500"},
        {row_of_extensions, MC_OK, "300b06022a030101ff04020500"},
        {row_of_extensions, MC_ERR_DER_DAMAGED, "300a06022a03040205000500"},
        {row_of_extensions, MC_ERR_DER_DAMAGED, "300806022a0303020500"},
        {row_of_extensions, MC_ERR_REQUEST_EXTENSIONS,
         "300806022a0304020500300806022a0304020500"},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_buf bytes = MC_BUF_INIT;
        mc_view copy;

        from_hex(CASES[i].hex, &bytes);
        copy = exact_copy(mc_buf_view(&bytes));
        if (CASES[i].read(copy) != CASES[i].wanted) {
            fail_msg("%s: %s", CASES[i].hex, mc_err_name(CASES[i].read(copy)));
        }
        free_copy(copy);
        mc_buf_free(&bytes);
    }
}

/* A limit that no path reaches stays one: it must not come round to 0. */
static void a_giant_path_length_becomes_a_small_one(void **state)
{
    mc_buf value = MC_BUF_INIT;
    int authority, length;

    (void) state;
    from_hex("30080101ff0203010000", &value);
    assert_err(mc_extension_basic(mc_buf_view(&value), &authority, &length),
               MC_OK);
    assert_true(authority);
    assert_int_equal(length, 1000);
    mc_buf_free(&value);
}

/* More extensions than are compared with each other are not taken unseen. */
static void a_row_of_very_many_extensions_is_taken(void **state)
{
    mc_buf row = MC_BUF_INIT;
    mc_view bad;
    size_t i;

    (void) state;
    for (i = 0; i < 101; i++) {
        uint8_t one[] = "\x30\x08\x06\x02\x2a\x00\x04\x02\x05\x00";

        assert_err(mc_extensions_check(mc_buf_view(&row), &bad), MC_OK);
        one[5] = (uint8_t) i;
        assert_err(mc_buf_append(&row, one, 10), MC_OK);
    }
    assert_err(mc_extensions_check(mc_buf_view(&row), &bad),
               MC_ERR_DER_DAMAGED);
    mc_buf_free(&row);
}

static void
every_bit_of_a_usage_comes_back_from_its_critical_extension(void **state)
{
    unsigned bit;

    (void) state;
    for (bit = 0; bit < MC_USAGE_BITS; bit++) {
        mc_buf row = MC_BUF_INIT;
        mc_extension found;
        unsigned bits;
        mc_der der;

        mc_der_begin(&der, &row);
        mc_extension_put_usage(&der, 1u << bit | 1);
        assert_err(mc_der_end(&der), MC_OK);
        assert_true(
            MC_EXTENSION_FIND(mc_buf_view(&row), MC_OID_KEY_USAGE, &found));
        assert_true(found.critical);
        assert_err(mc_extension_usage(found.value, &bits), MC_OK);
        assert_int_equal(bits, 1u << bit | 1);
        mc_buf_free(&row);
    }
}

static void a_form_that_strict_browsers_refuse_passes(void **state)
{
    static const struct {
        const char *oid; /* contents, in hexadecimal */
        const char *value;
        int sound;
    } CASES[] = {
        /* authorityInfoAccess: of caIssuers, a URI */
        {"2b06010505070101", "300f300d06082b0601050507300286 0161", 1},
        {"2b06010505070101", "3000", 0},
        {"2b06010505070101", "0500", 0},
        {"2b06010505070101", "300c300a06082b06010505073002", 0},
        {"2b06010505070101", "300f300d06082b060105050730028601e4", 0},
        {"2b06010505070101", "300f300d06082b060105050730028901 61", 0},
        {"2b06010505070101", "300f300d06082b0601050507300286016100", 0},
        /* cRLDistributionPoints: a URI; reasons alone; an unknown part */
        {"551d1f", "3009 3007 a005a003860161", 1},
        {"551d1f", "30063004 81020780", 1},
        {"551d1f", "3000", 1}, /* harms nowhere */
        {"551d1f", "30023100", 0},
        {"551d1f", "30053003830100", 0},
        {"551d1f", "30053003020100", 0},
        {"551d1f", "300530038102 01", 0},
        /* certificatePolicies: 1.2.3; with a qualifier; twice; damaged */
        {"551d20", "3006300406022a03", 1},
        {"551d20", "300c300a06022a0330043002 0500", 1},
        {"551d20", "300c300406022a03300406022a04", 1},
        {"551d20", "300c300406022a03300406022a03", 0},
        {"551d20", "3000", 0},
        {"551d20", "3008300606022a033000", 0},
        {"551d20", "3008300606022a030500", 0},
        {"551d20", "30043002 0500", 0},
        {"551d20", "30093004 06022a03 300105", 0},
        /* policyConstraints */
        {"551d24", "3003800100", 1},
        {"551d24", "3006800100810105", 1},
        {"551d24", "3004 80020100", 1},
        {"551d24", "3000", 0},
        {"551d24", "3003800180", 0},
        {"551d24", "30028000", 0},
        {"551d24", "3003820100", 0},
        {"551d24", "300380010000", 0},
        /* inhibitAnyPolicy */
        {"551d36", "020100", 1},
        {"551d36", "0201ff", 0},
        {"551d36", "02010000", 0},
        /* policyMappings */
        {"551d21", "300a300806022a0306022a04", 1},
        {"551d21", "3000", 0},
        {"551d21", "30063004 06022a03", 0},
        {"551d21", "300c300a06022a0306022a040500", 0},
        /* subjectAltName: IA5String; an address; a tag beyond GeneralName */
        {"551d11", "3003820161", 1},
        {"551d11", "30038201e4", 0},
        {"551d11", "30068704 0a010203", 1},
        {"551d11", "300587030a0102", 0},
        {"551d11", "30048802 2a03", 1},
        {"551d11", "3003890100", 0},
        {"551d11", "3003020100", 0},
        /* 1.2.3 is nobody's */
        {"2a03", "ff", 1},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_buf oid = MC_BUF_INIT, value = MC_BUF_INIT;
        mc_extension extension;

        memset(&extension, 0, sizeof(extension));
        from_hex(CASES[i].oid, &oid);
        from_hex(CASES[i].value, &value);
        extension.oid = mc_buf_view(&oid);
        extension.value = exact_copy(mc_buf_view(&value));
        if (mc_extension_is_sound(&extension) != CASES[i].sound) {
            fail_msg("%s: %s", CASES[i].oid, CASES[i].value);
        }
        free_copy(extension.value);
        mc_buf_free(&oid);
        mc_buf_free(&value);
    }
}

/* What is critical must be understood (RFC 5280 4.2). */
static void a_critical_stranger_is_passed_over(void **state)
{
    /* keyUsage, critical; 1.2.3; 1.2.3, critical */
    static const uint8_t USAGE[] =
        "\x30\x0e\x06\x03\x55\x1d\x0f\x01\x01\xff\x04"
        "\x04\x03\x02\x07\x80";
    static const uint8_t PLAIN[] = "\x30\x08\x06\x02\x2a\x03\x04\x02\x05\x00";
    static const uint8_t CRITICAL[] =
        "\x30\x0b\x06\x02\x2a\x03\x01\x01\xff\x04\x02\x05\x00";
    static const struct {
        mc_view list;
        int objected;
    } CASES[] = {{{USAGE, sizeof(USAGE) - 1}, 0},
                 {{PLAIN, sizeof(PLAIN) - 1}, 0},
                 {{CRITICAL, sizeof(CRITICAL) - 1}, 1},
                 {{NULL, 0}, 0}};
    mc_certificate c;
    mc_extension extension;
    size_t i;

    (void) state;
    memset(&c, 0, sizeof(c));
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        c.extensions = CASES[i].list;
        assert_int_equal(mc_certificate_objection(&c, &extension),
                         CASES[i].objected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_byte_too_many_or_in_a_wrong_place_is_read),
        cmocka_unit_test(a_form_that_strict_browsers_refuse_passes),
        cmocka_unit_test(a_giant_path_length_becomes_a_small_one),
        cmocka_unit_test(a_row_of_very_many_extensions_is_taken),
        cmocka_unit_test(a_critical_stranger_is_passed_over),
        cmocka_unit_test(
            every_bit_of_a_usage_comes_back_from_its_critical_extension),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
