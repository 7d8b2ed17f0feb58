#include "encoding/ber.h"

#define CONSTRUCTED 0x20

/* A header: tag, and length or "until the end marker". */
typedef struct header {
    uint8_t tag;
    int indefinite;
    size_t len;
} header;

/* X.690 8.1.2 to 8.1.3. */
static mc_err take_header(mc_view *in, header *head)
{
    size_t count, i;
    uint64_t len = 0;

    if (in->len < 2 || (in->p[0] & 0x1f) == 0x1f) {
        return MC_ERR_DER_DAMAGED;
    }
    head->tag = in->p[0];
    head->indefinite = in->p[1] == 0x80;
    count = in->p[1] > 0x80 ? in->p[1] & 0x7fu : 0;
    if (count > 8 || in->len - 2 < count) {
        return MC_ERR_DER_DAMAGED;
    }
    for (i = 0; i < count; i++) {
        len = len << 8 | in->p[2 + i];
    }
    if (in->p[1] < 0x80) {
        len = in->p[1];
    }
    mc_view_skip(in, 2 + count);
    if (len > in->len || (head->indefinite && !(head->tag & CONSTRUCTED))) {
        return MC_ERR_DER_DAMAGED;
    }
    head->len = (size_t) len;
    return MC_OK;
}

/* 1 at the end of a constructed element, where err is what that comes to. Two
 * zero bytes end an indefinite length (X.690 8.1.5). */
static int ended(mc_view *in, int indefinite, mc_err *err)
{
    if (indefinite && in->len >= 2 && in->p[0] == 0 && in->p[1] == 0) {
        mc_view_skip(in, 2);
        return 1;
    }
    if (in->len == 0 && indefinite) {
        *err = MC_ERR_DER_DAMAGED;
    }
    return in->len == 0;
}

/*
 * 1 for the universal types that are strings: in DER never constructed
 * (X.690 10.2).
 */
static int is_string(uint8_t tag)
{
    uint8_t number = tag & 0x1f;

    return (tag & 0xc0) == 0 &&
           (number == MC_DER_BIT_STRING || number == MC_DER_OCTET_STRING ||
            number == MC_DER_UTF8_STRING ||
            (number >= 0x12 && number <= MC_DER_BMP_STRING));
}

static mc_err element(mc_view *in, mc_der *der, unsigned depth);

/*
 * The elements of a constructed one: those of in up to its end, or up to the
 * end marker, which is taken too.
 */
static mc_err elements(mc_view *in, int indefinite, mc_der *der, unsigned depth)
{
    mc_err err = MC_OK;

    while (err == MC_OK && !ended(in, indefinite, &err)) {
        err = element(in, der, depth);
    }
    return err;
}

/*
 * The pieces of a string, each of the same type. X.690 8.6.4: only the last
 * piece of a BIT STRING may leave bits unused; its count comes first in the
 * whole, so it is written when it is known.
 */
static mc_err pieces(mc_view *in, const header *whole, mc_der *der,
                     size_t bits_at, unsigned depth)
{
    uint8_t number = whole->tag & 0x1f;
    mc_err err = MC_OK;

    if (depth > MC_BER_DEPTH) {
        return MC_ERR_DER_DAMAGED;
    }
    while (err == MC_OK && !ended(in, whole->indefinite, &err)) {
        header piece;
        mc_view contents;

        err = take_header(in, &piece);
        if (err != MC_OK || (piece.tag & ~CONSTRUCTED) != number) {
            return MC_ERR_DER_DAMAGED;
        }
        contents.p = in->p;
        contents.len = piece.indefinite ? in->len : piece.len;
        if (piece.tag & CONSTRUCTED) {
            mc_view inner = contents;

            err = pieces(&inner, &piece, der, bits_at, depth + 1);
            contents.len -= inner.len;
        } else if (number == MC_DER_BIT_STRING) {
            if (contents.len == 0 || contents.p[0] > 7 || der->err != MC_OK ||
                der->out->p[bits_at] != 0) {
                return MC_ERR_DER_DAMAGED;
            }
            der->out->p[bits_at] = contents.p[0];
            mc_der_raw(der, mc_view_from(contents, 1));
        } else {
            mc_der_raw(der, contents);
        }
        mc_view_skip(in, contents.len);
    }
    return err;
}

static mc_err element(mc_view *in, mc_der *der, unsigned depth)
{
    header head;
    mc_view contents;
    mc_err err = take_header(in, &head);

    if (err != MC_OK || depth > MC_BER_DEPTH || head.tag == 0) {
        return MC_ERR_DER_DAMAGED;
    }
    contents.p = in->p;
    contents.len = head.indefinite ? in->len : head.len;
    if (!(head.tag & CONSTRUCTED)) {
        mc_der_put(der, head.tag, contents);
    } else {
        mc_view inner = contents;

        if (is_string(head.tag)) {
            mc_der_open(der, head.tag & (uint8_t) ~CONSTRUCTED);
            if ((head.tag & 0x1f) == MC_DER_BIT_STRING) {
                mc_der_raw(der, MC_BYTES("\0")); /* unused bits */
            }
            err = pieces(&inner, &head, der, der->out->len - 1, depth + 1);
        } else {
            mc_der_open(der, head.tag);
            err = elements(&inner, head.indefinite, der, depth + 1);
        }
        mc_der_close(der);
        contents.len -= inner.len;
    }
    mc_view_skip(in, contents.len);
    return err != MC_OK ? err : der->err;
}

mc_err mc_ber_to_der(mc_view in, mc_buf *out, size_t *used)
{
    mc_view rest = in;
    size_t start = out->len;
    mc_der der;
    mc_err err;

    mc_der_begin(&der, out);
    err = element(&rest, &der, 0);
    MC_THEN(err, mc_der_end(&der));
    MC_THEN(err, used == NULL && rest.len > 0 ? MC_ERR_DER_DAMAGED : MC_OK);
    if (err != MC_OK) {
        mc_buf_truncate(out, start);
    } else if (used != NULL) {
        *used = in.len - rest.len;
    }
    return err;
}

mc_err mc_ber_join(uint8_t tag, mc_view contents, mc_buf *out)
{
    mc_err err = MC_OK;

    if (!(tag & CONSTRUCTED)) {
        return mc_buf_append(out, contents.p, contents.len);
    }
    while (contents.len > 0 && err == MC_OK) {
        mc_view piece;

        err = mc_der_take(&contents, MC_DER_OCTET_STRING, &piece);
        MC_THEN(err, mc_buf_append(out, piece.p, piece.len));
    }
    return err;
}
