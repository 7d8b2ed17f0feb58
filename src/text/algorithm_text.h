/*
 * Algorithms of key files and containers in words, for what is not supported.
 *
 * Does not: name kinds of key (public_key.h) or ways of signing (request.h).
 */
#ifndef MC_ALGORITHM_TEXT_H
#define MC_ALGORITHM_TEXT_H

#include "encoding/der.h"

/**
 * Appends an AlgorithmIdentifier in words, for what is not supported:
 * "pbeWithSHAAnd128BitRC4 (1.2.840.113549.1.12.1.1)"; of PBES2 and PBMAC1 the
 * parts too.
 *
 * @return MC_OK or MC_ERR_MEMORY; damaged bytes become "?".
 */
mc_err mc_algorithm_text(mc_view algorithm, mc_buf *text);

#endif
