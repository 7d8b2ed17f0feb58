/*
 * The wrappings of text_peel.h, one by one: for each whether it is there, and
 * how it is taken off flattened text (text_flat.h). And what they need alike.
 *
 * Those that say nothing of *peeled take off what was seen to be there; the
 * others set it. out is empty and the caller's; each returns MC_OK or
 * MC_ERR_MEMORY.
 * Does not: choose among them (text_peel.c).
 */
#ifndef MC_PEEL_H
#define MC_PEEL_H

#include "text/text_flat.h"

/* ------------------------------------------------ mail and documents -- */

int mc_is_rtf(mc_view flat);
mc_err mc_peel_rtf(mc_view in, mc_buf *out);

int mc_is_quoted_printable(mc_view flat);
mc_err mc_peel_quoted_printable(mc_view in, mc_buf *out);

/* -------------------------------------------------- pages and addresses -- */

int mc_is_html(mc_view flat);
mc_err mc_peel_html(mc_view in, mc_buf *out);

int mc_is_percent(mc_view flat);
mc_err mc_peel_percent(mc_view in, mc_buf *out);

/* --------------------------------------------------------------- base64 -- */

/** 1 when base64 of "-----BEGIN" stands in it, in UTF-8 or UTF-16. */
int mc_may_hold_pem(mc_view flat);
mc_err mc_peel_base64(mc_view in, mc_buf *out, int *peeled);

/** RFC 4648 5: "-" and "_" in a block, or in a text that is nothing else. */
mc_err mc_peel_base64url(mc_view in, mc_buf *out, int *peeled);

/* ------------------------------------------------------------- consoles -- */

mc_err mc_peel_pager(mc_view in, mc_buf *out, int *peeled);
mc_err mc_peel_lines(mc_view in, mc_buf *out, int *peeled);

/* ---------------------------------------------------------------- tools -- */

uint8_t mc_peel_lower(uint8_t c);

/** The value of a hexadecimal digit, or -1. */
int mc_peel_hex(uint8_t c);

/** 1 when text stands at at, in whatever case. */
int mc_peel_at(mc_view in, size_t at, const char *text);

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
