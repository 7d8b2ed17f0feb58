#include "x509/subject.h"

#include <string.h>

#include "base/utf8.h"
#include "encoding/der.h"
#include "encoding/oid.h"

static const struct field {
    const char *name;
    mc_view oid;
    size_t max; /* characters, RFC 5280 appendix A.1 */
    uint8_t tag;
    int repeats;
} FIELDS[] = {
#define FIELD(name, oid, max, tag, repeats)                                    \
    {                                                                          \
        "subject." name, MC_BYTES_INIT(oid), max, tag, repeats                 \
    }
    FIELD("CN", MC_OID_AT_CN, 64, MC_DER_UTF8_STRING, 0),
    FIELD("O", MC_OID_AT_O, 64, MC_DER_UTF8_STRING, 0),
    FIELD("OU", MC_OID_AT_OU, 64, MC_DER_UTF8_STRING, 1),
    FIELD("L", MC_OID_AT_L, 128, MC_DER_UTF8_STRING, 0),
    FIELD("ST", MC_OID_AT_ST, 128, MC_DER_UTF8_STRING, 0),
    FIELD("C", MC_OID_AT_C, 2, MC_DER_PRINTABLE_STRING, 0),
    FIELD("emailAddress", MC_OID_AT_EMAIL, 255, MC_DER_IA5_STRING, 0),
    FIELD("serialNumber", MC_OID_AT_SERIAL, 64, MC_DER_PRINTABLE_STRING, 0),
    FIELD("DC", MC_OID_AT_DC, 63, MC_DER_IA5_STRING, 1),
#undef FIELD
};

#define FIELD_COUNT (sizeof(FIELDS) / sizeof(FIELDS[0]))

/* The short name that RFC 4514 3 gives the type, or OpenSSL. */
static const char *type_of(const struct field *field)
{
    return field->name + sizeof("subject.") - 1;
}

/* PrintableString, X.680 41.4. */
static int is_printable(uint32_t point)
{
    return point < 0x80 &&
           ((point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') ||
            (point >= 'a' && point <= 'z') ||
            (point != 0 && strchr(" '()+,-./:=?", (int) point) != NULL));
}

static mc_err check_value(const struct field *field, mc_view value)
{
    size_t count = 0;
    int blank = 1;

    while (value.len > 0) {
        uint32_t point;

        if (!mc_utf8_next(&value, &point) || mc_utf8_deceives(point) ||
            (field->tag == MC_DER_PRINTABLE_STRING && !is_printable(point)) ||
            (field->tag == MC_DER_IA5_STRING && point > 0x7e)) {
            return MC_ERR_SUBJECT_SYNTAX;
        }
        blank &= point == ' ';
        count++;
        if (count > field->max) {
            return MC_ERR_FIELD_LENGTH;
        }
    }
    return blank ? MC_ERR_SUBJECT_SYNTAX : MC_OK;
}

/* Two letters in upper case, or nothing. */
static mc_err country(mc_view value, uint8_t out[2])
{
    size_t i;

    if (value.len != 2) {
        return MC_ERR_SUBJECT_COUNTRY;
    }
    for (i = 0; i < 2; i++) {
        out[i] = (uint8_t) (value.p[i] & ~0x20);
        if (out[i] < 'A' || out[i] > 'Z') {
            return MC_ERR_SUBJECT_COUNTRY;
        }
    }
    return MC_OK;
}

static void put_attribute(mc_der *der, const struct field *field, mc_view value)
{
    mc_der_open(der, MC_DER_SET);
    mc_der_open(der, MC_DER_SEQUENCE);
    mc_der_put(der, MC_DER_OID, field->oid);
    mc_der_put(der, field->tag, value);
    mc_der_close(der);
    mc_der_close(der);
}

void mc_subject_begin(mc_subject *subject, mc_buf *dn)
{
    subject->count = 0;
    subject->seen = 0;
    mc_der_begin(&subject->der, dn);
    mc_der_open(&subject->der, MC_DER_SEQUENCE);
}

mc_err mc_subject_add(mc_job *job, mc_subject *subject, mc_view type,
                      mc_view value)
{
    uint8_t letters[2];
    size_t i;
    mc_err err;

    for (i = 0; i < FIELD_COUNT && !mc_view_is(type, type_of(&FIELDS[i]));
         i++) {
    }
    if (i == FIELD_COUNT) {
        return mc_fail(job, MC_ERR_FIELD_VALUE, "subject", 0);
    }
    if ((subject->seen >> i & 1) != 0 && !FIELDS[i].repeats) {
        return mc_fail(job, MC_ERR_FIELD_VALUE, FIELDS[i].name, 0);
    }
    subject->seen |= (uint32_t) 1 << i;
    if (mc_view_is(type, "C")) {
        err = country(value, letters);
        value.p = letters;
    } else {
        err = check_value(&FIELDS[i], value);
    }
    if (err != MC_OK) {
        return mc_fail(job, err, FIELDS[i].name, 0);
    }
    put_attribute(&subject->der, &FIELDS[i], value);
    subject->count++;
    return MC_OK;
}

mc_err mc_subject_end(mc_subject *subject)
{
    mc_der_close(&subject->der);
    return mc_der_end(&subject->der);
}

mc_err mc_name_walk_begin(mc_view dn, mc_name_walk *walk)
{
    mc_err err;

    memset(walk, 0, sizeof(*walk));
    err = mc_der_take_only(dn, MC_DER_SEQUENCE, &walk->rdns);
    walk->rdns.len = err == MC_OK ? walk->rdns.len : 0;
    return err;
}

int mc_name_walk_next(mc_name_walk *walk, mc_attribute *attribute)
{
    mc_view pair;

    attribute->joined = walk->set.len > 0;
    if (walk->set.len == 0) {
        if (walk->rdns.len == 0) {
            return 0;
        }
        if (mc_der_take(&walk->rdns, MC_DER_SET, &walk->set) != MC_OK ||
            walk->set.len == 0) {
            return -1;
        }
    }
    if (mc_der_take(&walk->set, MC_DER_SEQUENCE, &pair) != MC_OK ||
        mc_der_take(&pair, MC_DER_OID, &attribute->oid) != MC_OK ||
        mc_der_next(&pair, &attribute->tag, &attribute->value, NULL) != MC_OK ||
        pair.len != 0) {
        return -1;
    }
    return 1;
}

/* Fixed-width characters: BMPString's 2 bytes, with the surrogate pairs that
 * some writers put there, and UniversalString's 4. */
static mc_err wide_text(mc_view value, size_t width, mc_buf *text)
{
    mc_err err = MC_OK;

    while (value.len >= width && err == MC_OK) {
        uint32_t point = 0;
        size_t i;

        for (i = 0; i < width; i++) {
            point = point << 8 | value.p[i];
        }
        mc_view_skip(&value, width);
        if (width == 2 && point >= 0xd800 && point <= 0xdbff &&
            value.len >= 2 && (value.p[0] & 0xfc) == 0xdc) {
            uint32_t low = (uint32_t) value.p[0] << 8 | value.p[1];

            point = 0x10000 + ((point & 0x3ff) << 10 | (low & 0x3ff));
            mc_view_skip(&value, 2);
        }
        err = mc_utf8_append(text, point);
    }
    return err == MC_OK && value.len > 0 ? mc_utf8_append(text, 0xfffd) : err;
}

/* What should be UTF-8: plain runs as they are, U+FFFD for what is none. */
static mc_err narrow_text(mc_view value, mc_buf *text)
{
    mc_err err = MC_OK;

    while (value.len > 0 && err == MC_OK) {
        uint32_t point = 0xfffd;
        size_t plain = mc_utf8_plain(value);

        if (plain > 0) {
            err = mc_buf_append(text, value.p, plain);
            mc_view_skip(&value, plain);
            continue;
        }
        if (!mc_utf8_next(&value, &point)) {
            mc_view_skip(&value, 1);
        }
        err = mc_utf8_append(text, point);
    }
    return err;
}

int mc_attribute_width(uint8_t tag)
{
    switch (tag) {
    case MC_DER_UNIVERSAL_STRING:
        return 4;
    case MC_DER_BMP_STRING:
        return 2;
    case MC_DER_T61_STRING:
        return 1;
    case MC_DER_UTF8_STRING:
    case MC_DER_PRINTABLE_STRING:
    case MC_DER_IA5_STRING:
    case 0x12: /* NumericString */
    case 0x1a: /* VisibleString */
        return 0;
    default:
        return -1;
    }
}

mc_err mc_attribute_text(const mc_attribute *attribute, mc_buf *text)
{
    int width = mc_attribute_width(attribute->tag);

    if (width < 0) {
        return MC_ERR_UNSUPPORTED;
    }
    return width > 0 ? wide_text(attribute->value, (size_t) width, text)
                     : narrow_text(attribute->value, text);
}

int mc_subject_common_name(mc_view dn, mc_buf *text)
{
    mc_name_walk walk;
    mc_attribute attribute;
    int found = 0;

    mc_buf_truncate(text, 0);
    (void) mc_name_walk_begin(dn, &walk);
    while (mc_name_walk_next(&walk, &attribute) == 1) {
        if (MC_DER_OID_IS(attribute.oid, MC_OID_AT_CN)) {
            mc_buf_truncate(text, 0);
            found = mc_attribute_text(&attribute, text) == MC_OK;
        }
    }
    if (!found) {
        mc_buf_truncate(text, 0);
    }
    return found;
}

void mc_subject_hide_common_name(mc_buf *dn)
{
    mc_name_walk walk;
    mc_attribute attribute;

    (void) mc_name_walk_begin(mc_buf_view(dn), &walk);
    while (mc_name_walk_next(&walk, &attribute) == 1) {
        if (MC_DER_OID_IS(attribute.oid, MC_OID_AT_CN)) {
            memcpy(dn->p + (attribute.oid.p - dn->p), MC_OID_AT_OU,
                   sizeof(MC_OID_AT_OU) - 1);
        }
    }
}
