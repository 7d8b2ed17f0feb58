#include "encoding/der.h"

#include <string.h>

#include "base/calendar.h"

mc_err mc_der_next(mc_view *in, uint8_t *tag, mc_view *value, mc_view *whole)
{
    const uint8_t *start = in->p;
    size_t head = 2;
    size_t len;

    if (in->len < 2 || (start[0] & 0x1f) == 0x1f) {
        return MC_ERR_DER_DAMAGED;
    }
    len = start[1];
    if (len >= 0x80) {
        size_t count = len & 0x7f;
        size_t i;

        if (count == 0 || count > 4 || in->len - 2 < count || start[2] == 0) {
            return MC_ERR_DER_DAMAGED;
        }
        len = 0;
        for (i = 0; i < count; i++) {
            len = len << 8 | start[2 + i];
        }
        if (len < 0x80) {
            return MC_ERR_DER_DAMAGED;
        }
        head += count;
    }
    if (in->len - head < len) {
        return MC_ERR_DER_DAMAGED;
    }
    *tag = start[0];
    mc_view_skip(in, head + len);
    value->p = start + head; /* after in, which it may be */
    value->len = len;
    if (whole != NULL) {
        whole->p = start;
        whole->len = head + len;
    }
    return MC_OK;
}

mc_err mc_der_take(mc_view *in, uint8_t tag, mc_view *value)
{
    return mc_der_peek(*in, tag) ? mc_der_next(in, &tag, value, NULL)
                                 : MC_ERR_DER_DAMAGED;
}

mc_err mc_der_take_whole(mc_view *in, mc_view *contents, mc_view *whole)
{
    uint8_t tag;

    return mc_der_peek(*in, MC_DER_SEQUENCE)
               ? mc_der_next(in, &tag, contents, whole)
               : MC_ERR_DER_DAMAGED;
}

mc_err mc_der_take_algorithm(mc_view *in, mc_view *oid, mc_view *rest)
{
    mc_err err = mc_der_take(in, MC_DER_SEQUENCE, rest);

    return MC_THEN(err, mc_der_take(rest, MC_DER_OID, oid));
}

int mc_der_peek(mc_view in, uint8_t tag)
{
    return in.len > 0 && in.p[0] == tag;
}

mc_err mc_der_take_if(mc_view *in, uint8_t tag, mc_view *value)
{
    return mc_der_peek(*in, tag) ? mc_der_take(in, tag, value) : MC_OK;
}

mc_err mc_der_take_only(mc_view in, uint8_t tag, mc_view *value)
{
    mc_err err = mc_der_take(&in, tag, value);

    return err == MC_OK && in.len == 0 ? MC_OK : MC_ERR_DER_DAMAGED;
}

const void *mc_der_oid_row(const void *rows, size_t count, size_t size,
                           mc_view oid)
{
    const uint8_t *row = rows;
    size_t i;

    for (i = 0; i < count; i++, row += size) {
        const mc_view *known = (const void *) row;

        if (mc_view_equal(*known, oid)) {
            return row;
        }
    }
    return NULL;
}

mc_err mc_der_take_bool(mc_view *in, int *value)
{
    mc_view contents;
    mc_err err = mc_der_take(in, MC_DER_BOOLEAN, &contents);

    if (err != MC_OK || contents.len != 1 ||
        (contents.p[0] != 0xff && contents.p[0] != 0)) {
        return MC_ERR_DER_DAMAGED;
    }
    *value = contents.p[0] != 0;
    return MC_OK;
}

mc_err mc_der_take_unsigned(mc_view *in, mc_view *magnitude)
{
    mc_view contents;
    mc_err err = mc_der_take(in, MC_DER_INTEGER, &contents);

    if (err != MC_OK || contents.len == 0 || (contents.p[0] & 0x80) != 0 ||
        (contents.len > 1 && contents.p[0] == 0 &&
         (contents.p[1] & 0x80) == 0)) {
        return MC_ERR_DER_DAMAGED;
    }
    if (contents.len > 1 && contents.p[0] == 0) {
        mc_view_skip(&contents, 1);
    }
    *magnitude = contents;
    return MC_OK;
}

mc_err mc_der_take_small(mc_view *in, uint32_t *number)
{
    mc_view magnitude;
    mc_err err = mc_der_take_unsigned(in, &magnitude);
    uint32_t n = 0;
    size_t i;

    if (err != MC_OK || magnitude.len > 4) {
        return MC_ERR_DER_DAMAGED;
    }
    for (i = 0; i < magnitude.len; i++) {
        n = n << 8 | magnitude.p[i];
    }
    *number = n;
    return MC_OK;
}

mc_err mc_der_take_bit_string(mc_view *in, mc_view *bytes)
{
    mc_view contents;
    mc_err err = mc_der_take(in, MC_DER_BIT_STRING, &contents);

    if (err != MC_OK || contents.len == 0 || contents.p[0] != 0) {
        return MC_ERR_DER_DAMAGED;
    }
    *bytes = mc_view_from(contents, 1);
    return MC_OK;
}

static int two_digits(const uint8_t *p)
{
    return (p[0] - '0') * 10 + p[1] - '0';
}

static size_t count_digits(mc_view text)
{
    size_t count = 0;

    while (count < text.len && text.p[count] >= '0' && text.p[count] <= '9') {
        count++;
    }
    return count;
}

/* What the time may be that is not in the one form of RFC 5280. */
static mc_err other_time(uint8_t tag, mc_view text)
{
    int general = tag == MC_DER_GENERALIZED_TIME;
    size_t digits = count_digits(text);
    int zone;

    if (digits != 10 && digits != 12 && !(general && digits == 14)) {
        return MC_ERR_DER_DAMAGED;
    }
    mc_view_skip(&text, digits);
    if (general && text.len > 1 && (text.p[0] == '.' || text.p[0] == ',')) {
        digits = count_digits(mc_view_from(text, 1));
        mc_view_skip(&text, digits > 0 ? 1 + digits : 0);
    }
    zone = text.len == 0 || (text.len == 1 && text.p[0] == 'Z') ||
           (text.len == 5 && (text.p[0] == '+' || text.p[0] == '-') &&
            count_digits(mc_view_from(text, 1)) == 4);
    return zone ? MC_ERR_DER_TIME : MC_ERR_DER_DAMAGED;
}

mc_err mc_der_take_time(mc_view *in, int64_t *unix_s)
{
    uint8_t tag;
    mc_view text;
    mc_date date;
    int century = -1, year;
    size_t digits;
    mc_err err = mc_der_next(in, &tag, &text, NULL);

    if (err != MC_OK ||
        (tag != MC_DER_UTC_TIME && tag != MC_DER_GENERALIZED_TIME)) {
        return MC_ERR_DER_DAMAGED;
    }
    digits = tag == MC_DER_UTC_TIME ? 12 : 14;
    if (count_digits(text) != digits || text.len != digits + 1 ||
        text.p[digits] != 'Z') {
        return other_time(tag, text);
    }
    if (tag == MC_DER_GENERALIZED_TIME) {
        century = two_digits(text.p);
        mc_view_skip(&text, 2);
    }
    year = two_digits(text.p);
    /* RFC 5280 4.1.2.5.1: a UTCTime's 50..99 lie in the twentieth century. */
    date.year =
        century >= 0 ? century * 100 + year : (year >= 50 ? 1900 : 2000) + year;
    date.month = two_digits(text.p + 2);
    date.day = two_digits(text.p + 4);
    date.hour = two_digits(text.p + 6);
    date.minute = two_digits(text.p + 8);
    date.second = two_digits(text.p + 10);
    return mc_date_to_unix(&date, unix_s) ? MC_OK : MC_ERR_DER_DAMAGED;
}

/* Longest dotted form that is worth showing, characters. */
#define OID_TEXT_MAX 256

mc_err mc_der_oid_text(mc_view oid, mc_buf *text)
{
    size_t start = text->len;
    uint64_t arc = 0;
    int first = 1;
    size_t i;
    mc_err err = oid.len > 0 ? MC_OK : MC_ERR_DER_DAMAGED;

    for (i = 0; i < oid.len && err == MC_OK; i++) {
        if (arc > UINT64_MAX >> 7 || (arc == 0 && oid.p[i] == 0x80) ||
            text->len - start > OID_TEXT_MAX) {
            err = MC_ERR_DER_DAMAGED;
            break;
        }
        arc = arc << 7 | (oid.p[i] & 0x7f);
        if (oid.p[i] & 0x80) {
            if (i + 1 == oid.len) {
                err = MC_ERR_DER_DAMAGED;
            }
            continue;
        }
        if (first) {
            /* X.690 8.19.4: the first two arcs share one number. */
            uint64_t root = arc < 80 ? arc / 40 : 2;

            err = mc_buf_append_decimal(text, root);
            arc -= root * 40;
            first = 0;
        }
        MC_THEN(err, mc_buf_append_str(text, "."));
        MC_THEN(err, mc_buf_append_decimal(text, arc));
        arc = 0;
    }
    return mc_buf_undo(text, start, err);
}

mc_err mc_der_oid_any_text(mc_view oid, mc_buf *text)
{
    mc_err err = mc_der_oid_text(oid, text);

    return err == MC_ERR_DER_DAMAGED ? mc_buf_append_hex(text, oid) : err;
}

void mc_der_begin(mc_der *der, mc_buf *out)
{
    memset(der, 0, sizeof(*der));
    der->out = out;
}

mc_err mc_der_end(mc_der *der)
{
    if (der->err == MC_OK && der->depth != 0) {
        der->err = MC_ERR_INTERNAL;
    }
    return der->err;
}

void mc_der_raw(mc_der *der, mc_view der_bytes)
{
    MC_THEN(der->err, mc_buf_append(der->out, der_bytes.p, der_bytes.len));
}

void mc_der_open(mc_der *der, uint8_t tag)
{
    mc_der_raw(der, (mc_view){&tag, 1});
    if (der->err != MC_OK) {
        return; /* nor does mc_der_close count any more */
    }
    if (der->depth >= MC_DER_DEPTH) {
        der->err = MC_ERR_INTERNAL;
        return;
    }
    der->open[der->depth++] = der->out->len;
}

/* The length octets of X.690 10.1, at most 5; returns how many. */
static size_t length_octets(size_t len, uint8_t octets[5])
{
    size_t count = 0;
    size_t rest = len;
    size_t i;

    if (len < 0x80) {
        octets[0] = (uint8_t) len;
        return 1;
    }
    while (rest > 0) {
        count++;
        rest >>= 8;
    }
    octets[0] = (uint8_t) (0x80 | count);
    for (i = 0; i < count; i++) {
        octets[1 + i] = (uint8_t) (len >> (8 * (count - 1 - i)));
    }
    return 1 + count;
}

void mc_der_close(mc_der *der)
{
    uint8_t octets[5];
    size_t start, len, count;

    if (der->err != MC_OK) {
        return;
    }
    if (der->depth == 0) {
        der->err = MC_ERR_INTERNAL;
        return;
    }
    start = der->open[--der->depth];
    len = der->out->len - start;
    count = length_octets(len, octets);
    der->err = mc_buf_reserve(der->out, count);
    if (der->err == MC_OK) {
        memmove(der->out->p + start + count, der->out->p + start, len);
        memcpy(der->out->p + start, octets, count);
        der->out->len += count;
    }
}

void mc_der_close_all(mc_der *der, int n)
{
    while (n-- > 0) {
        mc_der_close(der);
    }
}

void mc_der_put(mc_der *der, uint8_t tag, mc_view contents)
{
    mc_der_open(der, tag);
    mc_der_raw(der, contents);
    mc_der_close(der);
}

void mc_der_null(mc_der *der)
{
    mc_der_put(der, MC_DER_NULL, (mc_view){NULL, 0});
}

void mc_der_bool(mc_der *der, int value)
{
    uint8_t octet = value ? 0xff : 0;

    mc_der_put(der, MC_DER_BOOLEAN, (mc_view){&octet, 1});
}

void mc_der_small(mc_der *der, uint32_t number)
{
    uint8_t octets[4] = {(uint8_t) (number >> 24), (uint8_t) (number >> 16),
                         (uint8_t) (number >> 8), (uint8_t) number};

    mc_der_unsigned(der, (mc_view){octets, 4});
}

static const mc_view ZERO = {(const uint8_t *) "", 1};

void mc_der_unsigned(mc_der *der, mc_view magnitude)
{
    while (magnitude.len > 0 && magnitude.p[0] == 0) {
        mc_view_skip(&magnitude, 1);
    }
    mc_der_open(der, MC_DER_INTEGER);
    if (magnitude.len == 0 || (magnitude.p[0] & 0x80) != 0) {
        mc_der_raw(der, ZERO);
    }
    mc_der_raw(der, magnitude);
    mc_der_close(der);
}

void mc_der_bit_string(mc_der *der, mc_view bytes)
{
    mc_der_open(der, MC_DER_BIT_STRING);
    mc_der_raw(der, ZERO); /* unused bits */
    mc_der_raw(der, bytes);
    mc_der_close(der);
}

void mc_der_time(mc_der *der, int64_t unix_s)
{
    char iso[MC_TIME_TEXT];
    char text[15];
    /* Where each digit of YYYYMMDDHHMMSS stands in YYYY-MM-DDTHH:MM:SSZ. */
    static const uint8_t PLACE[14] = {0, 1,  2,  3,  5,  6,  8,
                                      9, 11, 12, 14, 15, 17, 18};
    mc_view contents;
    mc_date date = mc_date_from_unix(unix_s);
    int utc = date.year >= 1950 && date.year <= 2049;
    size_t i;

    mc_time_text(unix_s, iso);
    for (i = 0; i < sizeof(PLACE); i++) {
        text[i] = iso[PLACE[i]];
    }
    text[14] = 'Z';
    contents.p = (const uint8_t *) text + (utc ? 2 : 0);
    contents.len = utc ? 13 : 15;
    mc_der_put(der, utc ? MC_DER_UTC_TIME : MC_DER_GENERALIZED_TIME, contents);
}
