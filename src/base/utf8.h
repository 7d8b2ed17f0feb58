/*
 * UTF-8 (RFC 3629), one code point after the other.
 *
 * Accepted: shortest forms up to U+10FFFF, no surrogates.
 * Does not: normalise, fold case, or know scripts.
 */
#ifndef MC_UTF8_H
#define MC_UTF8_H

#include "base/bytes.h"

/**
 * Takes the next code point off the front of text.
 *
 * @return 1 and *point set; 0 at the end or at bytes that are not UTF-8
 *         (text then stays where it is).
 */
int mc_utf8_next(mc_view *text, uint32_t *point);

/** How many bytes at the front of text are ASCII without controls. */
size_t mc_utf8_plain(mc_view text);

/** Appends a code point; above U+10FFFF and surrogates become U+FFFD. */
mc_err mc_utf8_append(mc_buf *out, uint32_t point);

/**
 * 1 for a code point that must not stand in a name that people read: controls
 * (C0, DEL, C1), the marks that turn writing direction, line separators,
 * non-characters.
 */
int mc_utf8_deceives(uint32_t point);

/**
 * Appends a stranger's bytes for people to read: what is no UTF-8 and what
 * deceives becomes U+FFFD; after max bytes comes "...".
 */
mc_err mc_utf8_append_safe(mc_buf *out, mc_view bytes, size_t max);

#endif
