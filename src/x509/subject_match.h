/*
 * Distinguished names compared as RFC 5280 7.1 asks: strings of whatever type
 * without regard to the case of ASCII letters, to blanks at their ends and to
 * how many blanks stand together. OpenSSL and Chromium compare like that.
 *
 * Does not: fold case beyond ASCII or normalise (RFC 4518); values that are
 * no strings are the same when their bytes are.
 */
#ifndef MC_NAME_MATCH_H
#define MC_NAME_MATCH_H

#include "base/bytes.h"

/** 1 when every string of a whole Name is what its type allows, no set is
 * empty, and no value is of a type that OpenSSL does not take: Chromium refuses
 * some, OpenSSL others. */
int mc_name_is_sound(mc_view dn);

/** 1 when two whole Names are the same; a damaged one never is. */
int mc_name_same(mc_view a, mc_view b);

/** 1 when base's RDNs are the first of dn's. Both are whole Names. */
int mc_name_begins(mc_view dn, mc_view base);

/** The same in the very letters, whatever the string type: as Firefox asks. */
int mc_name_begins_exactly(mc_view dn, mc_view base);

#endif
