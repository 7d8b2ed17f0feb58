/*
 * The first half of text.h: a file's bytes in any encoding, flattened to one
 * byte a character.
 *
 * Accepted: UTF-8, Latin-1 and Windows-1252, UTF-16 of either order.
 * Comes out: printable ASCII, LF, space for a tab, and three stand-ins.
 * Characters that take no room (zero-width space, soft hyphen) go, noted as
 * odd spaces.
 * Does not: know PEM.
 */
#ifndef MC_TEXT_FLAT_H
#define MC_TEXT_FLAT_H

#include "text/text.h"

/* Stand-ins for characters outside ASCII. */
#define MC_FLAT_BLANK 0x1d /* a blank: no-break space and its relatives */
#define MC_FLAT_DASH 0x1e  /* a dash: en dash, em dash and theirs */
#define MC_FLAT_OTHER 0x1f /* anything else */

/** 1 when the file is no text: DER, or bytes that no text has. */
int mc_text_is_binary(mc_view file);

/**
 * Appends the file's characters to flat and notes UTF-16, byte order mark,
 * escaped and odd line ends in *repairs.
 *
 * @return MC_OK or MC_ERR_MEMORY.
 */
mc_err mc_text_flatten(mc_view file, mc_buf *flat, uint32_t *repairs);

#endif
