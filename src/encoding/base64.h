/*
 * Base64 (RFC 4648 4), read strictly and written in lines.
 *
 * Accepted: letters of the alphabet, with blanks and line ends anywhere
 * between; padding at the end, exactly as much as is due, and no stray bits
 * under it (RFC 4648 3.5). Everything else is MC_ERR_PEM_DAMAGED.
 * Does not: the URL alphabet; reading without padding.
 */
#ifndef MC_BASE64_H
#define MC_BASE64_H

#include "base/bytes.h"

/**
 * Appends the decoded bytes to out, which is unchanged on failure.
 *
 * @return MC_OK (also for no letters at all), MC_ERR_PEM_DAMAGED,
 *         MC_ERR_MEMORY.
 */
mc_err mc_base64_decode(mc_view text, mc_buf *out);

/**
 * Appends bytes as base64, LF after every columns letters and at the end.
 *
 * @param  columns  a multiple of 4; 0 for one line without any LF.
 * @return MC_OK, MC_ERR_MEMORY.
 */
mc_err mc_base64_append(mc_buf *text, mc_view bytes, size_t columns);

/**
 * Whether a letter may be the last before padding: no bits of it lie beyond
 * the last byte.
 *
 * @param  letters  in the last group of four: 2 or 3.
 */
int mc_base64_may_end(uint8_t letter, unsigned letters);

#endif
