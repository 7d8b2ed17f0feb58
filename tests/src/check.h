/*
 * What the C tests share: cmocka with the headers it needs, and a few ways
 * to say what is expected in one line.
 */
#ifndef MC_TEST_CHECK_H
#define MC_TEST_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/bytes.h"

/* Errors by name: a failed test then says PEM_DAMAGED, not 21. */
#define assert_err(found, wanted)                                              \
    assert_string_equal(mc_err_name(found), mc_err_name(wanted))

/* Bytes against hexadecimal digits (blanks allowed), and against text. */
#define assert_hex(view, wanted) compare_hex((view), (wanted))
#define assert_text(view, wanted) compare_text((view), (wanted))

/** Appends the bytes that hexadecimal digits stand for; blanks allowed. */
static inline void from_hex(const char *hex, mc_buf *out)
{
    size_t len;

    assert_int_equal(mc_buf_reserve(out, strlen(hex) + 1), MC_OK);
    assert_true(
        mc_hex_read(mc_view_str(hex), out->p + out->len, strlen(hex), &len));
    out->len += len;
}

static inline void compare_text(mc_view found, const char *wanted)
{
    char *text = calloc(1, found.len + 1);

    assert_non_null(text);
    if (found.len > 0) {
        memcpy(text, found.p, found.len);
    }
    assert_string_equal(text, wanted);
    free(text);
}

static inline void compare_hex(mc_view found, const char *wanted)
{
    mc_buf wanted_bytes = MC_BUF_INIT;
    mc_buf wanted_hex = MC_BUF_INIT;
    mc_buf found_hex = MC_BUF_INIT;

    from_hex(wanted, &wanted_bytes);
    assert_int_equal(mc_buf_append_hex(&wanted_hex, mc_buf_view(&wanted_bytes)),
                     MC_OK);
    assert_int_equal(mc_buf_append(&wanted_hex, "", 1), MC_OK);
    assert_int_equal(mc_buf_append_hex(&found_hex, found), MC_OK);
    compare_text(mc_buf_view(&found_hex), (const char *) wanted_hex.p);
    mc_buf_free(&wanted_bytes);
    mc_buf_free(&wanted_hex);
    mc_buf_free(&found_hex);
}

/**
 * A copy in a block of exactly its length, so that the sanitizer sees a read
 * of one byte too far. The caller frees view.p.
 */
static inline mc_view exact_copy(mc_view from)
{
    uint8_t *p = malloc(from.len > 0 ? from.len : 1);
    mc_view copy = {p, from.len};

    assert_non_null(p);
    if (from.len > 0) {
        memcpy(p, from.p, from.len);
    }
    return copy;
}

static inline void free_copy(mc_view copy)
{
    free((void *) (uintptr_t) copy.p);
}

#endif
