/*
 * Bytes: views that borrow, buffers that own and wipe, and the field list
 * that requests and replies are made of.
 *
 * A field list is a row of records, each
 *   name length   1 byte, 1..63
 *   name          that many bytes of ASCII: a-z, 0-9, '-', '.' and A-Z
 *   value length  4 bytes, little endian
 *   value         that many bytes
 * A name may come more than once; order is kept. Every length is checked
 * against what is left before it is used.
 *
 * Does not: parse text, know any name, or grow past MC_BUF_MAX.
 */
#ifndef MC_BYTES_H
#define MC_BYTES_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* Largest buffer, bytes: room for the largest file we take (10 MiB), its
 * decoded and its described form. */
#define MC_BUF_MAX ((size_t) 96 * 1024 * 1024)
#define MC_FIELD_NAME_MAX ((size_t) 63)

/** Bytes that belong to somebody else. p may be NULL only when len is 0. */
typedef struct mc_view {
    const uint8_t *p;
    size_t len; /* bytes */
} mc_view;

/** Bytes that we own. Start from MC_BUF_INIT; end with mc_buf_free. */
typedef struct mc_buf {
    uint8_t *p;
    size_t len; /* bytes in use */
    size_t cap; /* bytes allocated */
} mc_buf;

#define MC_BUF_INIT                                                            \
    {                                                                          \
        NULL, 0, 0                                                             \
    }

/** Overwrites len bytes at p in a way that the compiler keeps. */
void mc_wipe(void *p, size_t len);

/** A view of a C string, the final zero left out. */
mc_view mc_view_str(const char *text);

/** A view of what a buffer holds; valid until the buffer changes. */
mc_view mc_buf_view(const mc_buf *buf);

/** A view of a string literal, such as oid.h has, which may hold zeros;
 * MC_BYTES_INIT in a row of a table. */
#define MC_BYTES(literal) ((mc_view) MC_BYTES_INIT(literal))
#define MC_BYTES_INIT(literal)                                                 \
    {                                                                          \
        (const uint8_t *) (literal), sizeof(literal) - 1                       \
    }

/** 1 when both hold the same bytes. Not constant in time. */
int mc_view_equal(mc_view a, mc_view b);

/** 1 when the view holds exactly this text, or begins with it. */
int mc_view_is(mc_view view, const char *text);
int mc_view_begins(mc_view view, const char *text);

/** Takes n bytes, which must be there, off the front. */
static inline void mc_view_skip(mc_view *view, size_t n)
{
    view->p += n;
    view->len -= n;
}

/** What is left behind its first n bytes, which must be there. */
mc_view mc_view_from(mc_view view, size_t n);

/** What stands before the first c; all of it where there is none. */
mc_view mc_view_until(mc_view view, uint8_t c);

/** An ASCII letter in lower case; anything else as it is. */
static inline uint8_t mc_lower(uint8_t c)
{
    return c >= 'A' && c <= 'Z' ? (uint8_t) (c | 0x20) : c;
}

/** 1 when both hold the same, whatever the case of ASCII letters. */
int mc_view_alike(mc_view a, mc_view b);

/** The value of a hexadecimal digit, or -1. */
int mc_hex_digit(uint8_t c);

/** Wipes and frees; the buffer is MC_BUF_INIT again. NULL is allowed. */
void mc_buf_free(mc_buf *buf);

/** The same of several: MC_BUF_FREE(&a, &b). */
#define MC_BUF_FREE(...) mc_buf_free_all((mc_buf *const[]){__VA_ARGS__, NULL})
void mc_buf_free_all(mc_buf *const *bufs);

/**
 * Makes room for extra more bytes. When the block moves, the old one is wiped.
 *
 * @return MC_OK or MC_ERR_MEMORY; on failure the buffer is unchanged.
 */
mc_err mc_buf_reserve(mc_buf *buf, size_t extra);

/** Appends len bytes. (NULL, 0) is allowed. Errors as mc_buf_reserve. */
mc_err mc_buf_append(mc_buf *buf, const void *data, size_t len);

/** Appends a C string without its final zero. */
mc_err mc_buf_append_str(mc_buf *buf, const char *text);

/** Appends the bytes in lower-case hexadecimal. */
mc_err mc_buf_append_hex(mc_buf *buf, mc_view bytes);

/** Appends an unsigned number in decimal. */
mc_err mc_buf_append_decimal(mc_buf *buf, uint64_t number);

/** Shortens to len bytes and wipes what is cut; longer is ignored. */
void mc_buf_truncate(mc_buf *buf, size_t len);

/** The same when there is an error, which it returns. */
mc_err mc_buf_undo(mc_buf *buf, size_t len, mc_err err);

/**
 * Steps through a field list.
 *
 * @param  at     0 at first; moved past the record that is returned.
 * @param  name   set to the record's name; borrows from list.
 * @param  value  set to the record's value; borrows from list.
 * @return 1 for a record, 0 at the end, -1 when the list is malformed.
 */
int mc_fields_next(mc_view list, size_t *at, mc_view *name, mc_view *value);

/** MC_OK when every record of the list is whole, else MC_ERR_FIELDS. */
mc_err mc_fields_check(mc_view list);

/** The first field of that name: 1 and value set, or 0. */
int mc_fields_get(mc_view list, const char *name, mc_view *value);

/**
 * The n-th field (from 0) of that name: 1 and value set, or 0.
 */
int mc_fields_nth(mc_view list, const char *name, size_t n, mc_view *value);

/** How many fields carry that name. */
size_t mc_fields_count(mc_view list, mc_view name);

/** Appends a record. The name is a C string of at most 63 characters. */
mc_err mc_fields_put(mc_buf *list, const char *name, mc_view value);

/**
 * Starts a record whose value is then appended to the list itself, so that a
 * long one is not copied; mc_fields_end closes it.
 *
 * @param  start  set to where the value begins; for mc_fields_end.
 */
mc_err mc_fields_begin(mc_buf *list, const char *name, size_t *start);
mc_err mc_fields_end(mc_buf *list, size_t start);

/** Four bytes, the most significant first. */
static inline uint32_t mc_be32(const uint8_t bytes[4])
{
    return (uint32_t) bytes[0] << 24 | (uint32_t) bytes[1] << 16 |
           (uint32_t) bytes[2] << 8 | bytes[3];
}

/**
 * Reads a whole decimal number without sign, 0..max.
 *
 * @return 1 and *number set, or 0 (empty, other characters, too large).
 */
int mc_decimal_read(mc_view text, uint64_t max, uint64_t *number);

/**
 * Reads hexadecimal digits, colons and spaces between bytes allowed.
 *
 * @param  out_cap  bytes that fit at out.
 * @return 1 and *out_len set, or 0 (odd digits, other characters, too long).
 */
int mc_hex_read(mc_view text, uint8_t *out, size_t out_cap, size_t *out_len);

#endif
