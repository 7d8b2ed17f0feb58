/*
 * BER to DER: what must come out for each form of length and string, and what
 * must be refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "encoding/ber.h"

/* Turns hex to DER and compares; want NULL: must be refused. */
static void check(const char *ber_hex, const char *want_hex)
{
    uint8_t ber[256], want[256];
    size_t ber_len, want_len = 0;
    mc_buf der = MC_BUF_INIT;
    mc_view in;
    mc_err err;

    assert_true(mc_hex_read(mc_view_str(ber_hex), ber, sizeof(ber), &ber_len));
    /* A block of its own, so that the sanitizer sees a byte too far. */
    in.p = malloc(ber_len + 1);
    in.len = ber_len;
    memcpy((uint8_t *) (uintptr_t) in.p, ber, ber_len);
    in.p = realloc((void *) (uintptr_t) in.p, ber_len > 0 ? ber_len : 1);
    err = mc_ber_to_der(in, &der, NULL);
    free((void *) (uintptr_t) in.p);
    if (want_hex == NULL) {
        assert_int_equal(err, MC_ERR_DER_DAMAGED);
        assert_int_equal(der.len, 0);
    } else {
        assert_true(
            mc_hex_read(mc_view_str(want_hex), want, sizeof(want), &want_len));
        assert_int_equal(err, MC_OK);
        assert_int_equal(der.len, want_len);
        assert_memory_equal(der.p, want, want_len);
    }
    mc_buf_free(&der);
}

static void der_stays_as_it_was(void **state)
{
    (void) state;
    check("30 06 02 01 05 04 01 ff", "30 06 02 01 05 04 01 ff");
    check("30 00", "30 00");
    check("05 00", "05 00");
    /* Contents of primitives are nobody's business: BOOLEAN 01 stays. */
    check("30 03 01 01 01", "30 03 01 01 01");
}

static void indefinite_and_long_lengths_become_short(void **state)
{
    (void) state;
    check("30 80 02 01 05 00 00", "30 03 02 01 05");
    check("30 80 30 80 30 80 00 00 00 00 00 00", "30 04 30 02 30 00");
    check("30 83 00 00 03 02 81 01 05", NULL);
    check("30 83 00 00 04 02 81 01 05", "30 03 02 01 05");
    check("30 88 00 00 00 00 00 00 00 03 02 01 05", "30 03 02 01 05");
}

static void strings_in_pieces_are_joined(void **state)
{
    (void) state;
    check("24 80 04 01 aa 04 02 bb cc 00 00", "04 03 aa bb cc");
    check("24 07 04 01 aa 04 02 bb cc", "04 03 aa bb cc");
    check("24 80 24 80 04 01 aa 00 00 24 03 04 01 bb 00 00", "04 02 aa bb");
    check("24 80 00 00", "04 00");
    check("2c 80 0c 01 41 0c 01 42 00 00", "0c 02 41 42");
    check("23 80 03 02 00 aa 03 02 04 b0 00 00", "03 03 04 aa b0");
    /* Only the last piece may leave bits. */
    check("23 80 03 02 04 b0 03 02 00 aa 00 00", NULL);
    check("23 80 03 00 00 00", NULL);
    check("23 80 03 02 08 b0 00 00", NULL);
    /* A piece of another type. */
    check("24 80 02 01 aa 00 00", NULL);
}

static void implicit_strings_keep_their_pieces(void **state)
{
    static const uint8_t PIECES[] = {4, 1, 0xaa, 4, 2, 0xbb, 0xcc};
    mc_view pieces = {PIECES, sizeof(PIECES)};
    mc_view damaged = {PIECES, sizeof(PIECES) - 1};
    mc_buf out = MC_BUF_INIT;

    (void) state;
    check("a0 80 04 01 aa 04 02 bb cc 00 00", "a0 07 04 01 aa 04 02 bb cc");
    assert_int_equal(mc_ber_join(0xa0, pieces, &out), MC_OK);
    assert_int_equal(out.len, 3);
    assert_memory_equal(out.p, "\xaa\xbb\xcc", 3);
    mc_buf_truncate(&out, 0);
    assert_int_equal(mc_ber_join(0x80, pieces, &out), MC_OK);
    assert_int_equal(out.len, sizeof(PIECES));
    assert_int_equal(mc_ber_join(0xa0, damaged, &out), MC_ERR_DER_DAMAGED);
    mc_buf_free(&out);
}

static void damage_is_refused(void **state)
{
    (void) state;
    check("", NULL);
    check("30", NULL);
    check("30 80", NULL);
    check("30 80 00", NULL);
    check("30 80 02 01 05", NULL);
    check("30 04 02 01 05", NULL);
    check("04 80 aa 00 00", NULL); /* primitive without a length */
    check("3f 81 01 00", NULL);    /* a tag of two bytes */
    check("30 89 00 00 00 00 00 00 00 00 00", NULL);
    check("30 88 ff ff ff ff ff ff ff ff", NULL);
    check("30 84 ff ff ff ff", NULL);
    check("00 00", NULL); /* an end marker alone */
    check("30 02 00 00", NULL);
    check("30 03 02 01 05 00", NULL); /* something follows */
    check("30 ff", NULL);
}

static void depth_is_limited(void **state)
{
    static uint8_t ber[200000];
    mc_view in = {ber, sizeof(ber)};
    mc_buf der = MC_BUF_INIT;
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(ber); i += 2) {
        ber[i] = 0x30;
        ber[i + 1] = 0x80;
    }
    assert_int_equal(mc_ber_to_der(in, &der, NULL), MC_ERR_DER_DAMAGED);
    for (i = 0; i < sizeof(ber); i += 2) {
        ber[i] = 0x24;
    }
    assert_int_equal(mc_ber_to_der(in, &der, NULL), MC_ERR_DER_DAMAGED);
    /* Exactly as deep as allowed. */
    for (i = 0; i < 2 * (MC_BER_DEPTH + 1); i += 2) {
        ber[i] = 0x30;
        ber[i + 1] = 0x80;
    }
    memset(ber + i, 0, i);
    in.len = 2 * i;
    assert_int_equal(mc_ber_to_der(in, &der, NULL), MC_OK);
    assert_int_equal(der.len, 2 * (MC_BER_DEPTH + 1));
    mc_buf_free(&der);
}

static void what_follows_is_left_to_the_caller(void **state)
{
    static const uint8_t TWO[] = {0x30, 0x80, 0, 0, 0x05, 0x00};
    mc_view in = {TWO, sizeof(TWO)};
    mc_buf der = MC_BUF_INIT;
    size_t used = 0;

    (void) state;
    assert_int_equal(mc_ber_to_der(in, &der, &used), MC_OK);
    assert_int_equal(used, 4);
    assert_int_equal(der.len, 2);
    mc_buf_free(&der);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(der_stays_as_it_was),
        cmocka_unit_test(indefinite_and_long_lengths_become_short),
        cmocka_unit_test(strings_in_pieces_are_joined),
        cmocka_unit_test(implicit_strings_keep_their_pieces),
        cmocka_unit_test(damage_is_refused),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(what_follows_is_left_to_the_caller),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
