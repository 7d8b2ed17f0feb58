/*
 * One object of a file that holds several: the piece that inspect describes
 * at that place of its list.
 *
 * Accepted: any file; one that is no PEM has as many objects as elements in
 * DER that begin it, or one, number 0.
 * Does not: look into containers, or know what the piece is.
 */
#ifndef MC_PICK_H
#define MC_PICK_H

#include "base/job.h"
#include "text/text.h"

/**
 * Takes the next object off bytes that are no PEM: an element of DER, with
 * the zeros and line ends that some programs append; else all that is left.
 *
 * @param  rest   what is left; moved on.
 * @param  piece  set to the object when there is one.
 * @return 1, or 0 at the end.
 */
int mc_pick_next(mc_view *rest, mc_view *piece);

/**
 * @param  file   the file's bytes.
 * @param  n      the object's place, from 0.
 * @param  text   MC_TEXT_INIT; the caller frees it when done with piece.
 * @param  piece  borrows from text or from file.
 * @return MC_OK; MC_ERR_FIELD_VALUE (no such object); MC_ERR_FILE_EMPTY,
 *         MC_ERR_FILE_SIZE, MC_ERR_MEMORY.
 */
mc_err mc_pick(mc_view file, uint64_t n, mc_text *text, mc_view *piece);

#endif
