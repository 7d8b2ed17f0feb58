/*
 * Wrappings that mail, forms, consoles and settings put around PEM, taken off
 * one at a time, from flattened text (text_flat.h) to bytes that are to be
 * flattened anew.
 *
 * Accepted: RTF; quoted-printable (RFC 2045 6.7); HTML's tags and character
 * references; percent encoding; base64 of a whole PEM text (UTF-16, too), also
 * as values of YAML, JSON or e-mail; base64url (RFC 4648 5) of a block or of
 * one object; lines of a pager; line numbers, comment signs, quotes
 * and the like that stand before or behind every line of a block.
 * Does not: touch text that has no sign of such a wrapping.
 */
#ifndef MC_TEXT_PEEL_H
#define MC_TEXT_PEEL_H

#include "text/text_flat.h"

/* Wrappings within wrappings. */
#define MC_PEEL_MAX 6

/**
 * Takes one wrapping off.
 *
 * @param  out      empty; the caller frees it. Holds what is left when one
 *                  was taken off.
 * @param  repairs  the repair is added as a bit.
 * @param  peeled   set to 1, or to 0 when there was none.
 * @return MC_OK or MC_ERR_MEMORY.
 */
mc_err mc_text_peel(mc_view flat, mc_buf *out, uint32_t *repairs, int *peeled);

/**
 * Appends the objects in DER that stand as base64 among other text, such as
 * a value of JSON or XML: each whole and of a known outline.
 *
 * @return MC_OK or MC_ERR_MEMORY.
 */
mc_err mc_text_find_der(mc_view flat, mc_buf *out);

/** The same of objects that stand in hexadecimal, of which the last may be
 * cut. */
mc_err mc_text_find_hex(mc_view flat, mc_buf *out);

#endif
