/*
 * Punycode (RFC 3492), as labels of host names that begin with "xn--" carry
 * it: whether it is any.
 *
 * Accepted: letters of either case.
 * Does not: give the characters, or ask whether IDNA2008 allows them.
 */
#ifndef MC_PUNYCODE_H
#define MC_PUNYCODE_H

#include "base/bytes.h"

/**
 * 1 when what follows "xn--" in a label decodes to at least one character
 * outside ASCII, each of Unicode and none a surrogate.
 */
int mc_punycode_is_valid(mc_view text);

#endif
