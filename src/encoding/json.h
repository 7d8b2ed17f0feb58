/*
 * A small JSON writer: objects, lists, strings, numbers, and no way to write
 * anything that is not JSON (RFC 8259).
 *
 * Accepted: strings in UTF-8; bytes that are not UTF-8 become U+FFFD. Names of
 * members are our own, in plain ASCII, and are not looked at.
 * Written: ASCII alone, the rest as \u escapes, because browsers take ASCII to
 * a string several times faster. The first failure (no memory, too deep) stays
 * in the writer and is returned by mc_json_end.
 * Does not: read JSON, or write secrets: it serves reports and findings.
 */
#ifndef MC_JSON_H
#define MC_JSON_H

#include "base/bytes.h"

typedef struct mc_json {
    mc_buf *out;
    mc_err err;
    int depth;
    uint32_t comma; /* bit d: depth d already holds an element */
    size_t start;   /* where in out the document begins */
} mc_json;

/** Starts a document that is appended to out; out stays the caller's. */
void mc_json_begin(mc_json *json, mc_buf *out);

/** MC_OK when everything was written and every bracket closed. */
mc_err mc_json_end(mc_json *json);

/** Notes a failure beside the writing; the first stays. */
void mc_json_keep(mc_json *json, mc_err err);

/* In each of these key is the member's name inside an object, and NULL inside
 * a list or at the top. */

/** Opens an object; close it with mc_json_close_object. */
void mc_json_object(mc_json *json, const char *key);
void mc_json_close_object(mc_json *json);

/** Opens a list; close it with mc_json_close_list. */
void mc_json_list(mc_json *json, const char *key);
void mc_json_close_list(mc_json *json);

/** A string from bytes in UTF-8. */
void mc_json_text(mc_json *json, const char *key, mc_view text);

/** The same of text that was made for it, which is freed; err is what making
 * it came to. */
void mc_json_made(mc_json *json, const char *key, mc_err err, mc_buf *text);

/** A string from a C string; NULL leaves the member out. */
void mc_json_str(mc_json *json, const char *key, const char *text);

/** A string of lower-case hexadecimal digits. */
void mc_json_hex(mc_json *json, const char *key, mc_view bytes);

/** A whole number; exact in JavaScript up to 2^53. */
void mc_json_number(mc_json *json, const char *key, int64_t number);

/** true or false. */
void mc_json_bool(mc_json *json, const char *key, int value);

/**
 * A string such as "2026-11-24T06:00:00Z" from seconds since 1970 (UTC,
 * proleptic Gregorian), years 0..9999.
 */
void mc_json_time(mc_json *json, const char *key, int64_t unix_s);

#endif
