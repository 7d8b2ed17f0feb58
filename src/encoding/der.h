/*
 * DER (ITU-T X.690): a strict reader over borrowed bytes and a writer that
 * builds forwards into a buffer.
 *
 * Accepted when reading: one-byte tags, definite lengths in their shortest
 * form of at most 4 bytes (X.690 10.1). Anything else is MC_ERR_DER_DAMAGED.
 * Does not: read BER (indefinite lengths; ber.h turns it into DER first), or
 * know what a structure means.
 */
#ifndef MC_DER_H
#define MC_DER_H

#include "base/bytes.h"

#define MC_DER_BOOLEAN 0x01
#define MC_DER_INTEGER 0x02
#define MC_DER_BIT_STRING 0x03
#define MC_DER_OCTET_STRING 0x04
#define MC_DER_NULL 0x05
#define MC_DER_OID 0x06
#define MC_DER_ENUMERATED 0x0a
#define MC_DER_UTF8_STRING 0x0c
#define MC_DER_PRINTABLE_STRING 0x13
#define MC_DER_T61_STRING 0x14
#define MC_DER_IA5_STRING 0x16
#define MC_DER_UTC_TIME 0x17
#define MC_DER_GENERALIZED_TIME 0x18
#define MC_DER_UNIVERSAL_STRING 0x1c
#define MC_DER_BMP_STRING 0x1e
#define MC_DER_SEQUENCE 0x30
#define MC_DER_SET 0x31
/* Context-specific tags: primitive (IMPLICIT) and constructed (EXPLICIT). */
#define MC_DER_CONTEXT(n) (0x80 | (n))
#define MC_DER_CONTEXT_CONSTRUCTED(n) (0xa0 | (n))

/**
 * Takes the next element off the front of in.
 *
 * @param  tag    set to its tag byte.
 * @param  value  set to its contents; may be in itself, to step inside.
 * @param  whole  set to header and contents; may be NULL.
 * @return MC_OK, or MC_ERR_DER_DAMAGED (also at the end of in).
 */
mc_err mc_der_next(mc_view *in, uint8_t *tag, mc_view *value, mc_view *whole);

/** The same, and the tag must be this one. */
mc_err mc_der_take(mc_view *in, uint8_t tag, mc_view *value);

/** A SEQUENCE: its contents, and header and contents. */
mc_err mc_der_take_whole(mc_view *in, mc_view *contents, mc_view *whole);

/** A whole AlgorithmIdentifier (RFC 5280 4.1.1.2) or another SEQUENCE that
 * begins with an OBJECT IDENTIFIER; rest is what follows that. */
mc_err mc_der_take_algorithm(mc_view *in, mc_view *oid, mc_view *rest);

/** 1 when the next element has this tag; it stays where it is. */
int mc_der_peek(mc_view in, uint8_t tag);

/** An element that may be missing: value is then as it was. */
mc_err mc_der_take_if(mc_view *in, uint8_t tag, mc_view *value);

/** The one element that in is. */
mc_err mc_der_take_only(mc_view in, uint8_t tag, mc_view *value);

/** A BOOLEAN: FF or 00 only (X.690 11.1). */
mc_err mc_der_take_bool(mc_view *in, int *value);

/** A non-negative INTEGER of at most 32 bits in its shortest form. */
mc_err mc_der_take_small(mc_view *in, uint32_t *number);

/**
 * A non-negative INTEGER of any size: its big-endian magnitude without the
 * leading zero byte (zero itself is one zero byte).
 */
mc_err mc_der_take_unsigned(mc_view *in, mc_view *magnitude);

/** A BIT STRING of whole bytes (no unused bits). */
mc_err mc_der_take_bit_string(mc_view *in, mc_view *bytes);

/**
 * A UTCTime or GeneralizedTime in the form of RFC 5280 4.1.2.5.
 *
 * @return MC_OK; MC_ERR_DER_TIME for the other forms of X.680 46 and 47: no
 *         seconds, fractions of one, an offset, no zone; MC_ERR_DER_DAMAGED.
 */
mc_err mc_der_take_time(mc_view *in, int64_t *unix_s);

/** 1 when oid, the contents of an OBJECT IDENTIFIER, is these bytes. */
#define MC_DER_OID_IS(oid, literal) mc_view_equal((oid), MC_BYTES(literal))

/**
 * The row of a table that begins with this OBJECT IDENTIFIER, or NULL.
 *
 * @param  rows  count of them, of size bytes each; the first member of each is
 *               a mc_view.
 */
const void *mc_der_oid_row(const void *rows, size_t count, size_t size,
                           mc_view oid);

#define MC_DER_OID_ROW(table, oid)                                             \
    mc_der_oid_row((table), sizeof(table) / sizeof((table)[0]),                \
                   sizeof((table)[0]), (oid))

/**
 * Appends the dotted form of an OBJECT IDENTIFIER's contents, arcs up to 64
 * bits, text at most 256 characters (a giant one is a known trap).
 *
 * @return MC_OK, MC_ERR_DER_DAMAGED or MC_ERR_MEMORY.
 */
mc_err mc_der_oid_text(mc_view oid, mc_buf *text);

/** The same, in hexadecimal where there is no such form. */
mc_err mc_der_oid_any_text(mc_view oid, mc_buf *text);

/* Deepest nesting that the writer takes. */
#define MC_DER_DEPTH 16

/** A document in the making. The first failure stays in err. */
typedef struct mc_der {
    mc_buf *out;
    mc_err err;
    int depth;
    size_t open[MC_DER_DEPTH]; /* where each open element's contents start */
} mc_der;

/** Starts a document that is appended to out; out stays the caller's. */
void mc_der_begin(mc_der *der, mc_buf *out);

/** MC_OK when everything was written and every element closed. */
mc_err mc_der_end(mc_der *der);

/** Opens an element; its length is written by mc_der_close. */
void mc_der_open(mc_der *der, uint8_t tag);
void mc_der_close(mc_der *der);

/** Closes the n elements that were opened last. */
void mc_der_close_all(mc_der *der, int n);

/** An element with these contents. */
void mc_der_put(mc_der *der, uint8_t tag, mc_view contents);

/** Bytes that are DER already. */
void mc_der_raw(mc_der *der, mc_view der_bytes);

/** An OBJECT IDENTIFIER from a string literal. */
#define MC_DER_PUT_OID(der, literal)                                           \
    mc_der_put((der), MC_DER_OID, MC_BYTES(literal))

void mc_der_null(mc_der *der);
void mc_der_bool(mc_der *der, int value);
void mc_der_small(mc_der *der, uint32_t number);

/** An INTEGER from a big-endian magnitude; leading zeros are mended. */
void mc_der_unsigned(mc_der *der, mc_view magnitude);

/** A BIT STRING of whole bytes. */
void mc_der_bit_string(mc_der *der, mc_view bytes);

/** UTCTime up to 2049, GeneralizedTime after (RFC 5280 4.1.2.5). */
void mc_der_time(mc_der *der, int64_t unix_s);

#endif
