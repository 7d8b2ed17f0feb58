/*
 * DER as strict as X.690 wants it: what must be read, what must be refused,
 * and that what is written is read back.
 */
#include "../check.h"
#include "encoding/der.h"

/* The first element of hex must be refused by mc_der_next. */
static void assert_refused(const char *hex)
{
    mc_buf bytes = MC_BUF_INIT;
    mc_view in, copy, value;
    uint8_t tag;

    from_hex(hex, &bytes);
    copy = exact_copy(mc_buf_view(&bytes));
    in = copy;
    assert_err(mc_der_next(&in, &tag, &value, NULL), MC_ERR_DER_DAMAGED);
    free_copy(copy);
    mc_buf_free(&bytes);
}

static void lengths_that_are_not_shortest_are_refused(void **state)
{
    (void) state;
    assert_refused("");
    assert_refused("30");
    assert_refused("04 01");             /* cut short */
    assert_refused("04 80 00 00");       /* indefinite */
    assert_refused("04 81 01 41");       /* long form for 1 */
    assert_refused("04 81");             /* length cut short */
    assert_refused("04 84 ff ff ff ff"); /* 4 GiB */
    assert_refused("04 85 01 00 00 00 00");
    assert_refused("04 ff");
    assert_refused("1f 81 01 00"); /* a tag of more than one byte */
}

/* Whole but for its length: a leading zero, and one of five bytes. */
static void a_long_length_is_padded(void **state)
{
    static const struct {
        const char *head;
        int sound;
    } CASES[] = {{"04 81 80", 1},
                 {"04 82 00 80", 0},
                 {"04 81 7f", 0},
                 {"04 85 00 00 00 00 80", 0},
                 {"04 85 01 00 00 00 80", 0}};
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        static const uint8_t ZEROS[128];
        mc_buf bytes = MC_BUF_INIT;
        mc_view in, value;

        from_hex(CASES[i].head, &bytes);
        assert_err(mc_buf_append(&bytes, ZEROS, sizeof(ZEROS)), MC_OK);
        in = mc_buf_view(&bytes);
        assert_err(mc_der_take(&in, MC_DER_OCTET_STRING, &value),
                   CASES[i].sound ? MC_OK : MC_ERR_DER_DAMAGED);
        mc_buf_free(&bytes);
    }
}

static void elements_are_taken_one_by_one(void **state)
{
    mc_buf bytes = MC_BUF_INIT;
    mc_view in, value, whole;
    uint8_t tag;

    (void) state;
    from_hex("02 01 05 04 00 30 02 05 00", &bytes);
    in = mc_buf_view(&bytes);
    assert_true(mc_der_peek(in, MC_DER_INTEGER));
    assert_err(mc_der_take(&in, MC_DER_OCTET_STRING, &value),
               MC_ERR_DER_DAMAGED);
    assert_err(mc_der_next(&in, &tag, &value, &whole), MC_OK);
    assert_int_equal(tag, MC_DER_INTEGER);
    assert_hex(value, "05");
    assert_hex(whole, "02 01 05");
    assert_err(mc_der_take(&in, MC_DER_OCTET_STRING, &value), MC_OK);
    assert_int_equal(value.len, 0);
    assert_err(mc_der_take(&in, MC_DER_SEQUENCE, &value), MC_OK);
    assert_hex(value, "05 00");
    assert_int_equal(in.len, 0);
    assert_false(mc_der_peek(in, MC_DER_NULL));
    mc_buf_free(&bytes);
}

static void assert_small(const char *hex, mc_err wanted, uint32_t number)
{
    mc_buf bytes = MC_BUF_INIT;
    mc_view in;
    uint32_t found = 0;

    from_hex(hex, &bytes);
    in = mc_buf_view(&bytes);
    assert_err(mc_der_take_small(&in, &found), wanted);
    assert_int_equal(found, number);
    mc_buf_free(&bytes);
}

static void integers_are_shortest_and_not_negative(void **state)
{
    (void) state;
    assert_small("02 01 00", MC_OK, 0);
    assert_small("02 01 7f", MC_OK, 127);
    assert_small("02 02 00 80", MC_OK, 128);
    assert_small("02 05 00 ff ff ff ff", MC_OK, 0xffffffff);
    assert_small("02 05 01 00 00 00 00", MC_ERR_DER_DAMAGED, 0);
    assert_small("02 00", MC_ERR_DER_DAMAGED, 0);
    assert_small("02 01 80", MC_ERR_DER_DAMAGED, 0);
    assert_small("02 02 00 7f", MC_ERR_DER_DAMAGED, 0);
    assert_small("02 02 ff ff", MC_ERR_DER_DAMAGED, 0);
}

static void booleans_and_bit_strings_are_strict(void **state)
{
    static const struct {
        const char *hex;
        mc_err wanted;
        int value;
    } BOOLEANS[] = {
        {"01 01 ff", MC_OK, 1},
        {"01 01 00", MC_OK, 0},
        {"01 01 01", MC_ERR_DER_DAMAGED, 7},
        {"01 02 ff ff", MC_ERR_DER_DAMAGED, 7},
        {"01 00", MC_ERR_DER_DAMAGED, 7},
    };
    static const struct {
        const char *hex;
        mc_err wanted;
    } BITS[] = {
        {"03 02 00 41", MC_OK},
        {"03 01 00", MC_OK},
        {"03 00", MC_ERR_DER_DAMAGED},
        {"03 02 01 40", MC_ERR_DER_DAMAGED},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(BOOLEANS) / sizeof(BOOLEANS[0]); i++) {
        mc_buf bytes = MC_BUF_INIT;
        mc_view in;
        int value = 7;

        from_hex(BOOLEANS[i].hex, &bytes);
        in = mc_buf_view(&bytes);
        assert_err(mc_der_take_bool(&in, &value), BOOLEANS[i].wanted);
        assert_int_equal(value, BOOLEANS[i].value);
        mc_buf_free(&bytes);
    }
    for (i = 0; i < sizeof(BITS) / sizeof(BITS[0]); i++) {
        mc_buf bytes = MC_BUF_INIT;
        mc_view in, value;

        from_hex(BITS[i].hex, &bytes);
        in = mc_buf_view(&bytes);
        assert_err(mc_der_take_bit_string(&in, &value), BITS[i].wanted);
        mc_buf_free(&bytes);
    }
}

static void assert_taken_time(uint8_t tag, const char *text, mc_err wanted,
                              int64_t unix_s)
{
    mc_buf bytes = MC_BUF_INIT;
    mc_der der;
    mc_view in;
    int64_t found = 0;

    mc_der_begin(&der, &bytes);
    mc_der_put(&der, tag, mc_view_str(text));
    assert_err(mc_der_end(&der), MC_OK);
    in = mc_buf_view(&bytes);
    assert_err(mc_der_take_time(&in, &found), wanted);
    assert_true(found == unix_s);
    mc_buf_free(&bytes);
}

static void times_have_one_form_each(void **state)
{
    (void) state;
    assert_taken_time(MC_DER_UTC_TIME, "700101000000Z", MC_OK, 0);
    assert_taken_time(MC_DER_UTC_TIME, "491231235959Z", MC_OK, 2524607999);
    assert_taken_time(MC_DER_UTC_TIME, "500101000000Z", MC_OK, -631152000);
    assert_taken_time(MC_DER_GENERALIZED_TIME, "20500101000000Z", MC_OK,
                      2524608000);
    assert_taken_time(MC_DER_GENERALIZED_TIME, "99991231235959Z", MC_OK,
                      253402300799);
    assert_taken_time(MC_DER_UTC_TIME, "7001010000Z", MC_ERR_DER_TIME, 0);
    assert_taken_time(MC_DER_UTC_TIME, "7001010000-0530", MC_ERR_DER_TIME, 0);
    assert_taken_time(MC_DER_UTC_TIME, "70010100", MC_ERR_DER_DAMAGED, 0);
    assert_taken_time(MC_DER_UTC_TIME, "700101000000.5Z", MC_ERR_DER_DAMAGED,
                      0);
    assert_taken_time(MC_DER_UTC_TIME, "700101000000+010", MC_ERR_DER_DAMAGED,
                      0);
    assert_taken_time(MC_DER_GENERALIZED_TIME, "2050010100", MC_ERR_DER_TIME,
                      0);
    assert_taken_time(MC_DER_GENERALIZED_TIME, "20500101000000,5+0100",
                      MC_ERR_DER_TIME, 0);
    assert_taken_time(MC_DER_GENERALIZED_TIME, "20500101000000.Z",
                      MC_ERR_DER_DAMAGED, 0);
    assert_taken_time(MC_DER_GENERALIZED_TIME, "205001010000000Z",
                      MC_ERR_DER_DAMAGED, 0);
    assert_taken_time(MC_DER_GENERALIZED_TIME, "20501301000000Z",
                      MC_ERR_DER_DAMAGED, 0);
    assert_taken_time(MC_DER_PRINTABLE_STRING, "700101000000Z",
                      MC_ERR_DER_DAMAGED, 0);
    assert_taken_time(MC_DER_UTC_TIME, "700101000000", MC_ERR_DER_TIME, 0);
    assert_taken_time(MC_DER_UTC_TIME, "700101000000+0100", MC_ERR_DER_TIME, 0);
    assert_taken_time(MC_DER_UTC_TIME, "20500101000000Z", MC_ERR_DER_DAMAGED,
                      0);
    assert_taken_time(MC_DER_UTC_TIME, "700230000000Z", MC_ERR_DER_DAMAGED, 0);
    assert_taken_time(MC_DER_UTC_TIME, "70010100000:Z", MC_ERR_DER_DAMAGED, 0);
    assert_taken_time(MC_DER_GENERALIZED_TIME, "20500101000000.5Z",
                      MC_ERR_DER_TIME, 0);
    assert_taken_time(MC_DER_GENERALIZED_TIME, "-0500101000000Z",
                      MC_ERR_DER_DAMAGED, 0);
}

static void times_are_written_as_rfc_5280_wants(void **state)
{
    mc_buf bytes = MC_BUF_INIT;
    mc_der der;

    (void) state;
    mc_der_begin(&der, &bytes);
    mc_der_time(&der, 2524607999);
    mc_der_time(&der, 2524608000);
    assert_err(mc_der_end(&der), MC_OK);
    assert_text(mc_buf_view(&bytes), "\x17\x0d"
                                     "491231235959Z"
                                     "\x18\x0f"
                                     "20500101000000Z");
    mc_buf_free(&bytes);
}

static void assert_oid(const char *hex, const char *wanted)
{
    mc_buf oid = MC_BUF_INIT;
    mc_buf text = MC_BUF_INIT;

    from_hex(hex, &oid);
    assert_err(mc_der_oid_text(mc_buf_view(&oid), &text),
               wanted != NULL ? MC_OK : MC_ERR_DER_DAMAGED);
    assert_text(mc_buf_view(&text), wanted != NULL ? wanted : "");
    mc_buf_free(&oid);
    mc_buf_free(&text);
}

static void identifiers_are_read_whole_or_not_at_all(void **state)
{
    (void) state;
    assert_oid("2a 86 48 86 f7 0d 01 01 0b", "1.2.840.113549.1.1.11");
    assert_oid("00", "0.0");
    assert_oid("27", "0.39");
    assert_oid("78", "2.40");
    assert_oid("88 37", "2.999");
    assert_oid("55 1d 11", "2.5.29.17");
    assert_oid("2a 81 ff ff ff ff ff ff ff ff 7f", "1.2.18446744073709551615");
    assert_oid("", NULL);
    assert_oid("2a 86", NULL);                            /* cut short */
    assert_oid("2a 80 01", NULL);                         /* a leading zero */
    assert_oid("2a 83 ff ff ff ff ff ff ff ff 7f", NULL); /* over 64 bits */
}

/* CVE-2023-2650: a giant identifier must not cost giant work. */
static void giant_identifier_is_refused(void **state)
{
    size_t len = 1024 * 1024;
    uint8_t *p = malloc(len);
    mc_view oid = {p, len};
    mc_buf text = MC_BUF_INIT;

    (void) state;
    assert_non_null(p);
    memset(p, 0x2a, len);
    assert_err(mc_der_oid_text(oid, &text), MC_ERR_DER_DAMAGED);
    assert_int_equal(text.len, 0);
    mc_buf_free(&text);
    free(p);
}

static void lengths_are_written_at_every_size(void **state)
{
    static const size_t SIZES[] = {0, 1, 127, 128, 255, 256, 65535, 65536};
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(SIZES) / sizeof(SIZES[0]); i++) {
        uint8_t *p = calloc(1, SIZES[i] + 1);
        mc_view contents = {p, SIZES[i]};
        mc_buf bytes = MC_BUF_INIT;
        mc_view in, outer, inner;
        mc_der der;

        mc_der_begin(&der, &bytes);
        mc_der_open(&der, MC_DER_SEQUENCE);
        mc_der_put(&der, MC_DER_OCTET_STRING, contents);
        mc_der_close(&der);
        assert_err(mc_der_end(&der), MC_OK);
        in = mc_buf_view(&bytes);
        assert_err(mc_der_take(&in, MC_DER_SEQUENCE, &outer), MC_OK);
        assert_int_equal(in.len, 0);
        assert_err(mc_der_take(&outer, MC_DER_OCTET_STRING, &inner), MC_OK);
        assert_int_equal(inner.len, SIZES[i]);
        assert_int_equal(outer.len, 0);
        mc_buf_free(&bytes);
        free(p);
    }
}

static void numbers_are_written_shortest(void **state)
{
    mc_buf bytes = MC_BUF_INIT;
    mc_view padded = {(const uint8_t *) "\0\0\x80", 3};
    mc_view nothing = {NULL, 0};
    mc_der der;

    (void) state;
    mc_der_begin(&der, &bytes);
    mc_der_small(&der, 0);
    mc_der_small(&der, 128);
    mc_der_small(&der, 0xffffffff);
    mc_der_unsigned(&der, padded);
    mc_der_unsigned(&der, nothing);
    mc_der_bool(&der, 1);
    mc_der_null(&der);
    mc_der_bit_string(&der, padded);
    assert_err(mc_der_end(&der), MC_OK);
    assert_hex(mc_buf_view(&bytes),
               "020100 02020080 020500ffffffff 02020080 020100 0101ff 0500"
               "030400000080");
    mc_buf_free(&bytes);
}

static void unbalanced_documents_are_faults(void **state)
{
    mc_buf bytes = MC_BUF_INIT;
    mc_der der;
    int i;

    (void) state;
    mc_der_begin(&der, &bytes);
    mc_der_open(&der, MC_DER_SEQUENCE);
    assert_err(mc_der_end(&der), MC_ERR_INTERNAL);
    mc_der_begin(&der, &bytes);
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_ERR_INTERNAL);
    mc_der_begin(&der, &bytes);
    for (i = 0; i < MC_DER_DEPTH + 1; i++) {
        mc_der_open(&der, MC_DER_SEQUENCE);
    }
    assert_err(mc_der_end(&der), MC_ERR_INTERNAL);
    mc_buf_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_that_are_not_shortest_are_refused),
        cmocka_unit_test(a_long_length_is_padded),
        cmocka_unit_test(elements_are_taken_one_by_one),
        cmocka_unit_test(integers_are_shortest_and_not_negative),
        cmocka_unit_test(booleans_and_bit_strings_are_strict),
        cmocka_unit_test(times_have_one_form_each),
        cmocka_unit_test(times_are_written_as_rfc_5280_wants),
        cmocka_unit_test(identifiers_are_read_whole_or_not_at_all),
        cmocka_unit_test(giant_identifier_is_refused),
        cmocka_unit_test(lengths_are_written_at_every_size),
        cmocka_unit_test(numbers_are_written_shortest),
        cmocka_unit_test(unbalanced_documents_are_faults),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
