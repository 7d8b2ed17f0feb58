/*
 * The wrappings of text_peel.h, one by one: each is taken off flattened text
 * (text_flat.h) where it is there. And what they need alike.
 *
 * Each sets *peeled. out is empty and the caller's; it means nothing where
 * there was no wrapping. Each returns MC_OK or MC_ERR_MEMORY.
 * Does not: choose among them (text_peel.c).
 */
#ifndef MC_PEEL_H
#define MC_PEEL_H

#include "text/text_flat.h"

/* Mail and documents. */
mc_err mc_peel_rtf(mc_view in, mc_buf *out, int *peeled);
mc_err mc_peel_quoted_printable(mc_view in, mc_buf *out, int *peeled);

/* Pages and addresses. */
mc_err mc_peel_html(mc_view in, mc_buf *out, int *peeled);
mc_err mc_peel_percent(mc_view in, mc_buf *out, int *peeled);

mc_err mc_peel_base64(mc_view in, mc_buf *out, int *peeled);

/** RFC 4648 5: "-" and "_" in a block, or in a text that is nothing else. */
mc_err mc_peel_base64url(mc_view in, mc_buf *out, int *peeled);

/* Consoles. */
mc_err mc_peel_pager(mc_view in, mc_buf *out, int *peeled);
mc_err mc_peel_lines(mc_view in, mc_buf *out, int *peeled);

/* ---------------------------------------------------------------- tools -- */

/** The byte whose two hexadecimal digits stand at at, or -1. */
int mc_peel_byte(mc_view in, size_t at);

/** 1 when text stands at at, in whatever case. */
int mc_peel_at(mc_view in, size_t at, const char *text);

/** 1 when one of the words does; NULL ends them. */
int mc_peel_at_any(mc_view in, size_t at, const char *const *words);

/** Where text stands, at or behind from; in.len when nowhere. */
size_t mc_peel_find(mc_view in, size_t from, const char *text);

int mc_peel_holds(mc_view in, const char *text);

/** Appends a flat byte as it may be flattened again. */
mc_err mc_peel_put(mc_buf *out, uint8_t c);
mc_err mc_peel_put_all(mc_buf *out, mc_view flat);

int mc_peel_has_marker(mc_view flat);

/** The next block, from BEGIN to its END: 1, or 0 at the end of the text. */
int mc_peel_block(mc_view flat, size_t *at, mc_view *block);

#endif
