#include "x509/subject_match.h"

#include <string.h>

#include "base/utf8.h"
#include "encoding/der.h"
#include "x509/subject.h"

/* A string on its way: what is left of it, and whether a blank is owed. */
typedef struct folded {
    mc_view rest;
    size_t width; /* bytes of a character; 0 for UTF-8 */
    int begun;
    int blank;
    uint32_t held; /* the character behind the blank; 0 for none */
} folded;

/* 1 for a string that can be compared as text. */
static int fold_begin(const mc_attribute *attribute, folded *f)
{
    int width = mc_attribute_width(attribute->tag);

    memset(f, 0, sizeof(*f));
    f->rest = attribute->value;
    f->width = width > 0 ? (size_t) width : 0;
    return width >= 0;
}

static uint32_t next_raw(folded *f)
{
    uint32_t point = 0xfffd;
    size_t i;

    if (f->width == 0) {
        if (!mc_utf8_next(&f->rest, &point)) {
            mc_view_skip(&f->rest, 1);
        }
        return point;
    }
    if (f->rest.len < f->width) {
        f->rest.len = 0;
        return 0xfffd;
    }
    point = 0;
    for (i = 0; i < f->width; i++) {
        point = point << 8 | f->rest.p[i];
    }
    mc_view_skip(&f->rest, f->width);
    return point;
}

/* The next character, one blank for any number of them between two; 0 at the
 * end. */
static uint32_t next_folded(folded *f)
{
    uint32_t point = f->held;

    f->held = 0;
    if (point != 0) {
        return point;
    }
    while (f->rest.len > 0) {
        point = next_raw(f);
        if (point == ' ') {
            f->blank = f->begun;
            continue;
        }
        if (point >= 'A' && point <= 'Z') {
            point |= 0x20;
        }
        f->begun = 1;
        if (f->blank) {
            f->blank = 0;
            f->held = point;
            return ' ';
        }
        return point;
    }
    return 0;
}

static int same_value(const mc_attribute *a, const mc_attribute *b, int exactly)
{
    folded x, y;
    uint32_t left, right;

    if (exactly) {
        return mc_view_equal(a->value, b->value);
    }
    if (!fold_begin(a, &x) || !fold_begin(b, &y)) {
        return a->tag == b->tag && mc_view_equal(a->value, b->value);
    }
    do {
        left = next_folded(&x);
        right = next_folded(&y);
    } while (left == right && left != 0);
    return left == right;
}

/* Walks through both while they agree; 1 when base ends first or with dn. */
static int begins(mc_view dn, mc_view base, int whole, int exactly)
{
    mc_name_walk a, b;
    mc_attribute x, y;
    int more_a, more_b;

    if (mc_name_walk_begin(dn, &a) != MC_OK ||
        mc_name_walk_begin(base, &b) != MC_OK) {
        return 0;
    }
    for (;;) {
        more_a = mc_name_walk_next(&a, &x);
        more_b = mc_name_walk_next(&b, &y);
        if (more_a < 0 || more_b < 0) {
            return 0;
        }
        if (more_b == 0) {
            /* An RDN that goes on in dn is not the base's. */
            return more_a == 0 || (!whole && !x.joined);
        }
        if (more_a == 0 || x.joined != y.joined ||
            !mc_view_equal(x.oid, y.oid) || !same_value(&x, &y, exactly)) {
            return 0;
        }
    }
}

/* RFC 5280 appendix A.1; the star, which is not in it, is read by all. */
static int is_printable(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || (c != 0 && strchr(" '()+,-./:=?*", c));
}

static int value_is_sound(const mc_attribute *attribute)
{
    mc_view value = attribute->value;
    uint32_t point;
    size_t i;

    switch (attribute->tag) {
    case MC_DER_UTF8_STRING:
        while (mc_utf8_next(&value, &point)) {
        }
        return value.len == 0;
    case MC_DER_BMP_STRING:
        for (i = 0; i + 1 < value.len; i += 2) {
            if ((value.p[i] & 0xf8) == 0xd8) {
                return 0;
            }
        }
        return value.len % 2 == 0;
    case MC_DER_UNIVERSAL_STRING:
        return value.len % 4 == 0;
    case MC_DER_PRINTABLE_STRING:
    case MC_DER_IA5_STRING:
    case 0x12: /* NumericString */
        for (i = 0; i < value.len; i++) {
            uint8_t c = value.p[i];

            if (attribute->tag == MC_DER_PRINTABLE_STRING ? !is_printable(c)
                : attribute->tag == MC_DER_IA5_STRING
                    ? c > 0x7f
                    : (c < '0' || c > '9') && c != ' ') {
                return 0;
            }
        }
        return 1;
    default:
        return attribute->tag == MC_DER_T61_STRING ||
               attribute->tag == MC_DER_SEQUENCE ||
               attribute->tag == MC_DER_BIT_STRING;
    }
}

int mc_name_is_sound(mc_view dn)
{
    mc_name_walk walk;
    mc_attribute attribute;
    int more = mc_name_walk_begin(dn, &walk) == MC_OK ? 1 : -1;

    while (more > 0) {
        more = mc_name_walk_next(&walk, &attribute);
        if (more > 0 && !value_is_sound(&attribute)) {
            return 0;
        }
    }
    return more == 0;
}

int mc_name_same(mc_view a, mc_view b)
{
    return mc_view_equal(a, b) || begins(a, b, 1, 0);
}

int mc_name_begins(mc_view dn, mc_view base)
{
    return begins(dn, base, 0, 0);
}

int mc_name_begins_exactly(mc_view dn, mc_view base)
{
    return begins(dn, base, 0, 1);
}
