/*
 * Text that needs no mending: known in one pass, so that a bundle of many
 * certificates is read where it lies.
 *
 * Clean is what pem.h writes: blocks end to end, BEGIN and END with the same
 * label, between them base64 in lines of 64, LF after every line, nothing
 * else. Headers, as in an encrypted key, are left to text.h.
 * Does not: decode. Stray bits or pads in the middle are pem.h's to refuse.
 */
#ifndef MC_TEXT_CLEAN_H
#define MC_TEXT_CLEAN_H

#include "text/text.h"

/** 1 when mending would give back the very same bytes. */
int mc_text_is_clean(mc_view file);

/**
 * Mends a file where it needs it.
 *
 * @param  text   as for mc_text_mend, whose errors are returned. Clean text
 *                leaves its out empty; its kind is then MC_TEXT_PEM.
 * @param  bytes  what to read on: borrows from text or from file.
 */
mc_err mc_text_open(mc_view file, mc_text *text, mc_view *bytes);

#endif
