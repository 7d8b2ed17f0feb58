#include "x509/name.h"

#include <string.h>

#include "encoding/der.h"
#include "text/punycode.h"

#define LABEL_MAX 63

static int is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

/* Four decimal numbers 0..255 without leading zeros, and nothing else. */
static int ipv4_read(mc_view text, uint8_t out[4])
{
    size_t at = 0;
    size_t part;

    for (part = 0; part < 4; part++) {
        unsigned number = 0;
        size_t start;

        if (part > 0) {
            if (at >= text.len || text.p[at] != '.') {
                return 0;
            }
            at++;
        }
        start = at;
        while (at < text.len && is_digit(text.p[at]) && at - start < 3) {
            number = number * 10 + (unsigned) (text.p[at] - '0');
            at++;
        }
        if (at == start || number > 255 ||
            (at - start > 1 && text.p[start] == '0')) {
            return 0;
        }
        out[part] = (uint8_t) number;
    }
    return at == text.len;
}

/* One group of 1..4 hexadecimal digits; how many were read, 0 for none. */
static size_t group_read(mc_view text, uint8_t out[2])
{
    unsigned number = 0;
    size_t at = 0;

    while (at < text.len && at < 4 && mc_hex_digit(text.p[at]) >= 0) {
        number = number << 4 | (unsigned) mc_hex_digit(text.p[at]);
        at++;
    }
    out[0] = (uint8_t) (number >> 8);
    out[1] = (uint8_t) number;
    return at;
}

/*
 * Groups are written from the left; what comes after "::" is moved to the
 * right end when all is read.
 */
static int ipv6_read(mc_view text, uint8_t out[16])
{
    size_t len = 0;
    size_t gap = 17; /* where "::" stands, 17 for nowhere */

    memset(out, 0, 16);
    if (text.len >= 2 && text.p[0] == ':' && text.p[1] == ':') {
        gap = 0;
        mc_view_skip(&text, 2);
    }
    while (text.len > 0) {
        size_t digits;

        if (len > 14) {
            return 0;
        }
        if (len <= 12 && ipv4_read(text, out + len)) {
            len += 4;
            mc_view_skip(&text, text.len);
            break;
        }
        digits = group_read(text, out + len);
        if (digits == 0) {
            return 0;
        }
        len += 2;
        mc_view_skip(&text, digits);
        if (text.len == 0) {
            break;
        }
        if (text.p[0] != ':' || text.len == 1) {
            return 0;
        }
        mc_view_skip(&text, 1);
        if (text.p[0] == ':') {
            if (gap != 17) {
                return 0;
            }
            gap = len;
            mc_view_skip(&text, 1);
        }
    }
    if (gap == 17) {
        return len == 16;
    }
    /* RFC 5952 4.2.2 is about writing; RFC 4291 2.2 lets "::" stand for one
     * group or more, never for none. */
    if (len > 14) {
        return 0;
    }
    memmove(out + 16 - (len - gap), out + gap, len - gap);
    memset(out + gap, 0, 16 - len);
    return 1;
}

/* "xn--" promises Punycode (RFC 5890 2.3.1). */
static int is_broken_alabel(mc_view label)
{
    return label.len >= 4 && mc_lower(label.p[0]) == 'x' &&
           mc_lower(label.p[1]) == 'n' && label.p[2] == '-' &&
           label.p[3] == '-' && !mc_punycode_is_valid(mc_view_from(label, 4));
}

/* Checks one label; a browser must not take the last one for a number. An
 * underscore is outside of RFC 1123 2.1, yet browsers open such names. */
static int label_ok(mc_view label, int last)
{
    int number = 1;
    size_t i;

    if (label.len == 0 || label.len > LABEL_MAX || label.p[0] == '-' ||
        label.p[label.len - 1] == '-' || is_broken_alabel(label)) {
        return 0;
    }
    for (i = 0; i < label.len; i++) {
        uint8_t c = mc_lower(label.p[i]);

        if (!is_digit(c) && c != '-' && c != '_' && (c < 'a' || c > 'z')) {
            return 0;
        }
        number &= is_digit(c);
    }
    if (last && label.len >= 2 && label.p[0] == '0' &&
        mc_lower(label.p[1]) == 'x') {
        number = 1;
        for (i = 2; i < label.len; i++) {
            number &= mc_hex_digit(label.p[i]) >= 0;
        }
    }
    return !(last && number);
}

static int host_read(mc_view text, mc_name *name)
{
    size_t start = 0;
    size_t labels = 0;
    size_t i;
    int wildcard;

    if (text.len > 1 && text.p[text.len - 1] == '.') {
        text.len--;
    }
    if (text.len == 0 || text.len > MC_NAME_TEXT_MAX) {
        return 0;
    }
    wildcard = text.len > 1 && text.p[0] == '*' && text.p[1] == '.';
    if (wildcard) {
        start = 2;
    }
    for (i = start; i <= text.len; i++) {
        if (i == text.len || text.p[i] == '.') {
            mc_view label = {text.p + start, i - start};

            if (!label_ok(label, i == text.len)) {
                return 0;
            }
            labels++;
            start = i + 1;
        }
    }
    if (wildcard && labels < 2) {
        return 0;
    }
    name->tag = MC_NAME_TAG_DNS;
    name->len = (uint8_t) text.len;
    for (i = 0; i < text.len; i++) {
        name->bytes[i] = mc_lower(text.p[i]);
    }
    return 1;
}

static const uint8_t MAPPED[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255};

/* ::ffff:10.1.2.3 is how programs write the address 10.1.2.3 (RFC 4291
 * 2.5.5.2), under which the device answers and browsers ask for it. */
static mc_err take_mapped(mc_name *name)
{
    if (memcmp(name->bytes, MAPPED, sizeof(MAPPED)) == 0) {
        memmove(name->bytes, name->bytes + sizeof(MAPPED), 4);
        name->len = 4;
    }
    return MC_OK;
}

mc_err mc_name_read(mc_view text, mc_name *name)
{
    mc_view inner = text;
    int bracketed =
        text.len > 2 && text.p[0] == '[' && text.p[text.len - 1] == ']';

    if (bracketed) {
        mc_view_skip(&inner, 1);
        inner.len--;
    }
    name->tag = MC_NAME_TAG_IP;
    if (inner.len > 0 && ipv6_read(inner, name->bytes)) {
        name->len = 16;
        return take_mapped(name);
    }
    if (bracketed) {
        return MC_ERR_NAME_SYNTAX;
    }
    if (ipv4_read(text, name->bytes)) {
        name->len = 4;
        return MC_OK;
    }
    return host_read(text, name) ? MC_OK : MC_ERR_NAME_SYNTAX;
}

mc_view mc_name_view(const mc_name *name)
{
    mc_view view = {name->bytes, name->len};

    return view;
}

static mc_err ipv4_text(const uint8_t *p, mc_buf *text)
{
    mc_err err = MC_OK;
    size_t i;

    for (i = 0; i < 4 && err == MC_OK; i++) {
        if (i > 0) {
            err = mc_buf_append_str(text, ".");
        }
        MC_THEN(err, mc_buf_append_decimal(text, p[i]));
    }
    return err;
}

/* RFC 5952 4.2: the longest run of two or more zero groups, the first of
 * equals. *len is 0 when there is none. */
static void longest_gap(const uint8_t *p, size_t *start, size_t *len)
{
    size_t run = 0;
    size_t i;

    *start = 0;
    *len = 0;
    for (i = 0; i < 8; i++) {
        run = p[2 * i] == 0 && p[2 * i + 1] == 0 ? run + 1 : 0;
        if (run > 1 && run > *len) {
            *len = run;
            *start = i + 1 - run;
        }
    }
}

static mc_err group_text(const uint8_t *p, mc_buf *text)
{
    static const char DIGITS[] = "0123456789abcdef";
    unsigned number = (unsigned) p[0] << 8 | p[1];
    int shift = 12;
    mc_err err = MC_OK;

    while (shift > 0 && number >> shift == 0) {
        shift -= 4;
    }
    for (; shift >= 0 && err == MC_OK; shift -= 4) {
        err = mc_buf_append(text, &DIGITS[number >> shift & 15], 1);
    }
    return err;
}

static mc_err ipv6_text(const uint8_t *p, mc_buf *text)
{
    size_t gap_start, gap_len, i;
    mc_err err = MC_OK;

    if (memcmp(p, MAPPED, sizeof(MAPPED)) == 0) {
        /* RFC 5952 section 5: a known prefix keeps the dotted tail. */
        err = mc_buf_append_str(text, "::ffff:");
        return err == MC_OK ? ipv4_text(p + 12, text) : err;
    }
    longest_gap(p, &gap_start, &gap_len);
    for (i = 0; i < 8 && err == MC_OK;) {
        if (gap_len > 0 && i == gap_start) {
            err = mc_buf_append_str(text, "::");
            i += gap_len;
            continue;
        }
        if (i > 0 && (gap_len == 0 || i != gap_start + gap_len)) {
            err = mc_buf_append_str(text, ":");
        }
        MC_THEN(err, group_text(p + 2 * i, text));
        i++;
    }
    return err;
}

mc_err mc_name_address_text(mc_view address, mc_buf *text)
{
    if (address.len == 4) {
        return ipv4_text(address.p, text);
    }
    if (address.len == 16) {
        return ipv6_text(address.p, text);
    }
    return mc_buf_append_hex(text, address);
}

mc_err mc_name_network_read(mc_view text, uint8_t out[32], size_t *out_len)
{
    mc_view address = text;
    mc_view prefix;
    uint64_t bits;
    size_t size, i;

    for (i = 0; i < text.len && text.p[i] != '/'; i++) {
    }
    if (i == text.len) {
        return MC_ERR_NAME_SYNTAX;
    }
    address.len = i;
    prefix = mc_view_from(text, i + 1);
    if (ipv4_read(address, out)) {
        size = 4;
    } else if (ipv6_read(address, out)) {
        size = 16;
    } else {
        return MC_ERR_NAME_SYNTAX;
    }
    if ((prefix.len > 1 && prefix.p[0] == '0') ||
        !mc_decimal_read(prefix, size * 8, &bits)) {
        return MC_ERR_NAME_SYNTAX;
    }
    for (i = 0; i < size; i++) {
        size_t ones = bits > 8 * i ? (size_t) bits - 8 * i : 0;
        uint8_t mask = ones >= 8 ? 0xff : (uint8_t) (0xff00 >> ones);

        if ((out[i] & ~mask) != 0) {
            return MC_ERR_NAME_SYNTAX;
        }
        out[size + i] = mask;
    }
    *out_len = 2 * size;
    return MC_OK;
}

mc_err mc_name_network_text(mc_view network, mc_buf *text)
{
    mc_view address = {network.p, network.len / 2};
    mc_view mask = {network.p + network.len / 2, network.len / 2};
    uint64_t bits = 0;
    int whole = 1;
    size_t i;
    mc_err err = mc_name_address_text(address, text);

    for (i = 0; i < mask.len * 8; i++) {
        int one = mask.p[i / 8] >> (7 - i % 8) & 1;

        whole &= !one || bits == i;
        bits += (uint64_t) one;
    }
    MC_THEN(err, mc_buf_append_str(text, "/"));
    return MC_THEN(err, whole ? mc_buf_append_decimal(text, bits)
                              : mc_name_address_text(mask, text));
}

mc_err mc_name_plain_text(uint8_t tag, mc_view value, mc_buf *text)
{
    switch (tag) {
    case MC_NAME_TAG_DNS:
    case MC_NAME_TAG_EMAIL:
    case MC_NAME_TAG_URI:
        return mc_buf_append(text, value.p, value.len);
    case MC_NAME_TAG_IP:
        return value.len == 8 || value.len == 32
                   ? mc_name_network_text(value, text)
                   : mc_name_address_text(value, text);
    default:
        return MC_OK;
    }
}

mc_err mc_names_add(mc_buf *names, const mc_name *name)
{
    mc_view list = mc_buf_view(names);
    size_t count = 0;
    mc_der der;

    while (list.len > 0) {
        uint8_t tag;
        mc_view value;
        mc_err err = mc_der_next(&list, &tag, &value, NULL);

        if (err != MC_OK) {
            return MC_ERR_INTERNAL;
        }
        if (tag == name->tag && mc_view_equal(value, mc_name_view(name))) {
            return MC_OK;
        }
        count++;
    }
    if (count >= MC_NAMES_MAX) {
        return MC_ERR_FIELD_LENGTH;
    }
    mc_der_begin(&der, names);
    mc_der_put(&der, name->tag, mc_name_view(name));
    return mc_der_end(&der);
}

mc_err mc_names_add_text(mc_job *job, mc_buf *names, mc_view text)
{
    mc_name name;
    mc_err err = mc_name_read(text, &name);

    MC_THEN(err, mc_names_add(names, &name));
    return mc_fail_value(job, err, "name", text);
}
