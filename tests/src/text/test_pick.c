/*
 * One object of many: where one ends and the next begins in a file that is no
 * text, and where there is none.
 */
#include "../check.h"

#include "text/pick.h"

/* A SEQUENCE of 128 bytes, so that its length takes two. */
static void put_long(mc_buf *out, uint8_t fill)
{
    uint8_t element[131] = {0x30, 0x81, 0x80};

    memset(element + 3, fill, 128);
    assert_err(mc_buf_append(out, element, sizeof(element)), MC_OK);
}

static void pieces_are_cut_at_other_places(void **state)
{
    mc_buf file = MC_BUF_INIT;
    mc_view rest, piece;

    (void) state;
    put_long(&file, 1);
    assert_err(mc_buf_append(&file, "\0\r\n", 3), MC_OK);
    put_long(&file, 2);
    assert_err(mc_buf_append_str(&file, "0 is text"), MC_OK);
    rest = mc_buf_view(&file);
    assert_true(mc_pick_next(&rest, &piece));
    assert_int_equal(piece.len, 131);
    assert_int_equal(piece.p[3], 1);
    assert_true(mc_pick_next(&rest, &piece));
    assert_int_equal(piece.len, 131);
    assert_int_equal(piece.p[3], 2);
    assert_true(mc_pick_next(&rest, &piece));
    assert_text(piece, "0 is text");
    assert_false(mc_pick_next(&rest, &piece));
    mc_buf_free(&file);
}

/* "0" and a letter count for a SEQUENCE and its length. */
static void a_short_element_is_cut_out_of_a_text(void **state)
{
    mc_view rest = mc_view_str("0\x03\x02\x01\x05"), piece;

    (void) state;
    assert_true(mc_pick_next(&rest, &piece));
    assert_int_equal(piece.len, 5);
    assert_int_equal(rest.len, 0);
    rest = mc_view_str("0\x03\x02\x01\x05 and more");
    assert_true(mc_pick_next(&rest, &piece));
    assert_int_equal(piece.len, 14);
    assert_false(mc_pick_next(&rest, &piece));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_cut_at_other_places),
        cmocka_unit_test(a_short_element_is_cut_out_of_a_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
