/*
 * Files that are dropped by mistake, known by their first bytes or by what
 * stands behind BEGIN, so that they can be called by their names.
 *
 * Does not: read them, or promise that they are whole.
 */
#ifndef MC_STRANGE_H
#define MC_STRANGE_H

#include "base/bytes.h"

/**
 * @param  label   what follows BEGIN, or empty.
 * @param  source  the piece as it stands in the file.
 * @return a code such as "jks"; NULL for what nobody knows.
 */
const char *mc_strange_code(mc_view label, mc_view source);

#endif
