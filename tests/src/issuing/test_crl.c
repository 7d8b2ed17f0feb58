/*
 * Revocation lists: what is written, byte by byte where RFC 5280 5 asks for
 * it, and what is read of those that others damaged.
 */
#include "../forge.h"

#include "issuing/authority.h"
#include "issuing/crl.h"
#include "key/key.h"
#include "x509/crl_read.h"

static question ask_for_list(fixture *f)
{
    mc_key_style style = {MC_KEY_FORM_TRADITIONAL, MC_KEY_CIPHER_AES_256_CBC,
                          0};
    question q = ask_for("crl-create");
    mc_view none = {NULL, 0};
    mc_buf pem = MC_BUF_INIT;

    assert_err(mc_key_write(&f->job, &f->key[1], &style, none, &pem), MC_OK);
    with_made(&q, "authority.certificate", make(f, authority('r', 'r', 1, 1)));
    with_made(&q, "authority.key", pem);
    with_text(&q, "now", "1795500000");
    return q;
}

/* Calls, and reads the list that comes back. */
static mc_buf list_of(question *q, mc_crl_view *crl)
{
    mc_buf der = MC_BUF_INIT;
    mc_pem_block block;
    mc_view pem;
    size_t at = 0;
    int found;

    with_text(q, "days", "30");
    call(q);
    assert_true(mc_fields_get(mc_buf_view(&q->reply), "crl", &pem));
    assert_err(mc_pem_next(pem, &at, &block, &found), MC_OK);
    assert_err(mc_pem_decode(&block, &der), MC_OK);
    assert_err(mc_crl_view_read(mc_buf_view(&der), crl), MC_OK);
    forget(q);
    return der;
}

static void an_empty_list_holds_an_empty_row(void **state)
{
    question q = ask_for_list(*state);
    mc_view version, rest;
    mc_crl_view crl;
    mc_buf der;

    with_text(&q, "number", "80ff");
    der = list_of(&q, &crl);
    assert_null(crl.entries.p);
    assert_int_equal(crl.this_update, NOW);
    assert_int_equal(crl.next_update, NOW + 30 * DAY);
    rest = crl.tbs;
    assert_err(mc_der_take(&rest, MC_DER_SEQUENCE, &rest), MC_OK);
    assert_err(mc_der_take(&rest, MC_DER_INTEGER, &version), MC_OK);
    assert_hex(version, "01"); /* version 2 */
    mc_buf_free(&der);
}

static void entries_are_out_of_order_or_lose_their_reason(void **state)
{
    static const struct {
        const char *serial;
        int reason;
    } WANTED[] = {{"0a", 1}, {"00ff", -1}, {"0100", 4}, {"7fff", 10}};
    question q = ask_for_list(*state);
    mc_crl_revoked revoked;
    mc_crl_view crl;
    mc_buf der;
    mc_view row;
    size_t i;

    with_text(&q, "number", "01");
    with_text(&q, "revoked", "7fff 1795400003 aACompromise");
    with_text(&q, "revoked", "0100 1795400002 superseded");
    with_text(&q, "revoked", "000a 1795400000 keyCompromise");
    with_text(&q, "revoked", "FF 1795400001 unspecified");
    der = list_of(&q, &crl);
    row = crl.entries;
    for (i = 0; i < 4; i++) {
        assert_err(mc_crl_view_next(&row, &revoked), MC_OK);
        assert_hex(revoked.serial, WANTED[i].serial);
        assert_int_equal(revoked.reason, WANTED[i].reason);
        assert_int_equal(revoked.date, 1795400000 + (int64_t) i);
    }
    assert_int_equal(row.len, 0);
    mc_buf_free(&der);
}

static void a_list_that_contradicts_itself_is_written(void **state)
{
    static const char *const WRONG[][2] = {
        {"revoked", "0a 1795400000"}, /* given twice below */
        {"revoked", "0a"},
        {"revoked", "0a 1795400000 keyStolen"},
        {"revoked", "xx 1795400000"},
        {"revoked", "80000000000000000000000000000000000000ff00 1795400000"},
        {"days", "0"},
        {"number", "8000000000000000000000000000000000000000"},
    };
    size_t i;

    for (i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
        question q = ask_for_list(*state);

        with_text(&q, WRONG[i][0], WRONG[i][1]);
        if (i == 0) {
            with_text(&q, "revoked", "000A 1795400001 superseded");
        }
        if (strcmp(WRONG[i][0], "days") != 0) {
            with_text(&q, "days", "30");
        }
        if (strcmp(WRONG[i][0], "number") != 0) {
            with_text(&q, "number", "01");
        }
        must_refuse(&q, "FIELD_VALUE", WRONG[i][0], NULL);
    }
}

/* A list of r by key 1, whose TBSCertList continues behind the issuer so. */
static mc_err read_list(fixture *f, const char *version, const char *hex)
{
    mc_buf tbs = MC_BUF_INIT, more = MC_BUF_INIT, der;
    mc_view none = {NULL, 0};
    mc_crl_view crl;
    mc_der writer;
    mc_err err;

    from_hex(version, &more);
    mc_der_begin(&writer, &tbs);
    mc_der_open(&writer, MC_DER_SEQUENCE);
    mc_der_raw(&writer, mc_buf_view(&more));
    mc_signature_put_algorithm(&writer, &f->key[1]);
    forge_name(&writer, 'r', 0);
    mc_buf_truncate(&more, 0);
    from_hex(hex, &more);
    mc_der_raw(&writer, mc_buf_view(&more));
    mc_der_close(&writer);
    assert_err(mc_der_end(&writer), MC_OK);
    der = forge_signed(f, &tbs, 1, none);
    err = mc_crl_view_read(mc_buf_view(&der), &crl);
    if (err == MC_OK) {
        assert_err(mc_buf_append(&der, "\x05\x00", 2), MC_OK);
        assert_err(mc_crl_view_read(mc_buf_view(&der), &crl),
                   MC_ERR_DER_DAMAGED);
    }
    mc_buf_free(&more);
    mc_buf_free(&der);
    return err;
}

#define TIME "170d3236313132383030303030305a"

static void a_damaged_list_is_read(void **state)
{
    fixture *f = *state;

    assert_err(read_list(f, "020101", TIME TIME), MC_OK);
    assert_err(read_list(f, "", TIME), MC_OK);
    assert_err(read_list(f, "020101", TIME TIME "3000"), MC_OK);
    assert_err(read_list(f, "020101", TIME TIME "a0023000"), MC_OK);
    assert_err(read_list(f, "020100", TIME), MC_ERR_DER_DAMAGED);
    assert_err(read_list(f, "020102", TIME), MC_ERR_DER_DAMAGED);
    assert_err(read_list(f, "020101", ""), MC_ERR_DER_DAMAGED);
    assert_err(read_list(f, "020101", TIME TIME "0500"), MC_ERR_DER_DAMAGED);
    assert_err(read_list(f, "020101", TIME "a00430000500"), MC_ERR_DER_DAMAGED);
    assert_err(read_list(f, "020101", TIME "a00230000500"), MC_ERR_DER_DAMAGED);
}

static void a_damaged_entry_is_read(void **state)
{
    static const struct {
        const char *hex;
        mc_err err;
        int reason;
    } CASES[] = {
        {"3012 02010a" TIME, MC_OK, -1},
        {"3020 02010a" TIME "300c300a0603551d1504030a0101", MC_OK, 1},
        /* A reason of two bytes is none. */
        {"3021 02010a" TIME "300d300b0603551d1504040a020101", MC_OK, -1},
        {"3014 02010a" TIME "0500", MC_ERR_DER_DAMAGED, 0},
        {"3003 02010a", MC_ERR_DER_DAMAGED, 0},
        {"3016 02010a" TIME "30000500", MC_ERR_DER_DAMAGED, 0},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_buf bytes = MC_BUF_INIT;
        mc_crl_revoked revoked;
        mc_view row;

        from_hex(CASES[i].hex, &bytes);
        row = mc_buf_view(&bytes);
        if (mc_crl_view_next(&row, &revoked) != CASES[i].err) {
            fail_msg("%s", CASES[i].hex);
        }
        assert_int_equal(row.len, CASES[i].err == MC_OK ? 0 : bytes.len);
        if (CASES[i].err == MC_OK) {
            assert_int_equal(revoked.reason, CASES[i].reason);
            assert_hex(revoked.serial, "0a");
        }
        mc_buf_free(&bytes);
    }
}

/* Signed by another key than the authority's certificate tells. */
static void a_list_that_does_not_verify_leaves(void **state)
{
    fixture *f = *state;
    size_t key;

    for (key = 1; key < 3; key++) {
        mc_buf certificate = make(f, authority('r', 'r', 1, 1));
        mc_buf der = MC_BUF_INIT;
        mc_crl_list list;
        mc_authority a;
        mc_view none = {NULL, 0};
        mbedtls_pk_context own;
        mc_certificate c;
        mc_err err;

        assert_err(mc_certificate_read(mc_buf_view(&certificate), &c), MC_OK);
        memset(&list, 0, sizeof(list));
        list.number[0] = 1;
        list.number_len = 1;
        list.this_update_unix_s = NOW;
        list.next_update_unix_s = NOW + DAY;
        mc_authority_init(&a);
        own = a.key;
        a.key = f->key[key];
        a.certificate = &c;
        a.key_identifier = none;
        assert_err(mc_buf_append_str(&der, "before"), MC_OK);
        err = mc_crl_write(&f->job, &a, &list, &der);
        assert_err(err, key == 1 ? MC_OK : MC_ERR_SELF_CHECK);
        assert_int_equal(der.len > 6, key == 1);
        list.next_update_unix_s = NOW;
        assert_err(mc_crl_write(&f->job, &a, &list, &der), MC_ERR_DATES);
        a.key = own;
        mc_authority_free(&a);
        mc_buf_free(&certificate);
        mc_buf_free(&der);
    }
}

/* Of full length, positive, never nought in front (RFC 5280 4.1.2.2). */
static void a_random_serial_number_is_shorter_or_negative(void **state)
{
    fixture *f = *state;
    mc_buf serial = MC_BUF_INIT;
    uint8_t low = 0xff, high = 0;
    size_t i;

    for (i = 0; i < 256; i++) {
        mc_buf_truncate(&serial, 0);
        assert_err(mc_serial_random(&f->job, &serial), MC_OK);
        assert_int_equal(serial.len, 16);
        low = serial.p[0] < low ? serial.p[0] : low;
        high = serial.p[0] > high ? serial.p[0] : high;
    }
    assert_in_range(low, 0x40, 0x4f);
    assert_in_range(high, 0x70, 0x7f);
    mc_buf_free(&serial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_list_holds_an_empty_row),
        cmocka_unit_test(entries_are_out_of_order_or_lose_their_reason),
        cmocka_unit_test(a_list_that_contradicts_itself_is_written),
        cmocka_unit_test(a_damaged_list_is_read),
        cmocka_unit_test(a_damaged_entry_is_read),
        cmocka_unit_test(a_list_that_does_not_verify_leaves),
        cmocka_unit_test(a_random_serial_number_is_shorter_or_negative),
    };

    return cmocka_run_group_tests(tests, make_keys, free_keys);
}
