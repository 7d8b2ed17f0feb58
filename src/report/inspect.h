/*
 * What is in a file: every object found in its bytes, described in turn.
 *
 * Recognised by structure, whatever the file or block is called: PEM with any
 * number of blocks, or one DER object. Known here: private and public keys,
 * requests, certificates, revocation lists. Everything else is a finder's
 * (see FINDERS in inspect.c), or "unknown".
 * Does not: follow from one object to another; check.h does.
 */
#ifndef MC_INSPECT_H
#define MC_INSPECT_H

#include "report/finder.h"

/** Walks a file's bytes and writes its objects into the open list. */
void mc_inspect_bytes(mc_inspect *inspect, mc_view bytes);

#endif
