#include "x509/extension_form.h"

#include <string.h>

#include "encoding/oid.h"
#include "x509/name.h"

static int usage_is_sound(mc_view value)
{
    mc_view contents;
    unsigned bits;

    /* X.690 11.2.1: unused bits are zero; RFC 5280 4.2.1.3: one is set. */
    return mc_extension_usage(value, &bits) == MC_OK && bits != 0 &&
           mc_der_take(&value, MC_DER_BIT_STRING, &contents) == MC_OK &&
           (contents.p[contents.len - 1] & ((1u << contents.p[0]) - 1)) == 0;
}

/* IA5String: ASCII. */
static int is_ascii(mc_view value)
{
    size_t i;

    for (i = 0; i < value.len; i++) {
        if (value.p[i] >= 0x80) {
            return 0;
        }
    }
    return 1;
}

static int oid_is_sound(mc_view oid)
{
    return oid.len > 0 && oid.p[0] != 0x80 && oid.p[oid.len - 1] < 0x80;
}

/* OtherName: what it is, and its value. */
static int other_is_sound(mc_view value)
{
    mc_view oid, contents;

    return mc_der_take(&value, MC_DER_OID, &oid) == MC_OK &&
           mc_der_take_only(value, MC_DER_CONTEXT_CONSTRUCTED(0), &contents) ==
               MC_OK;
}

/* GeneralName, RFC 5280 4.2.1.6. */
static int name_is_sound(uint8_t tag, mc_view value)
{
    mc_view rdns;

    switch (tag) {
    case MC_NAME_TAG_DNS:
    case MC_NAME_TAG_EMAIL:
    case MC_NAME_TAG_URI:
        return is_ascii(value);
    case MC_NAME_TAG_IP:
        return value.len == 4 || value.len == 16;
    case MC_NAME_TAG_DIRECTORY:
        return mc_der_take_only(value, MC_DER_SEQUENCE, &rdns) == MC_OK;
    case MC_DER_CONTEXT_CONSTRUCTED(0):
        return other_is_sound(value);
    case MC_DER_CONTEXT(8):
        return oid_is_sound(value);
    default: /* x400Address and ediPartyName, which nobody has */
        return tag == MC_DER_CONTEXT_CONSTRUCTED(3) ||
               tag == MC_DER_CONTEXT_CONSTRUCTED(5);
    }
}

static int names_are_sound(mc_view list)
{
    while (list.len > 0) {
        uint8_t tag;
        mc_view value;

        if (mc_der_next(&list, &tag, &value, NULL) != MC_OK ||
            !name_is_sound(tag, value)) {
            return 0;
        }
    }
    return 1;
}

static int alternative_is_sound(mc_view value)
{
    mc_view names;

    return mc_extension_names(value, &names) == MC_OK && names_are_sound(names);
}

/* 1 when a SEQUENCE, empty only if it may be, holds SEQUENCEs that are all
 * sound by one. */
static int rows_are_sound(mc_view value, int may_be_empty,
                          int (*one)(mc_view row))
{
    mc_view list, row;

    if (mc_der_take_only(value, MC_DER_SEQUENCE, &list) != MC_OK ||
        (list.len == 0 && !may_be_empty)) {
        return 0;
    }
    while (list.len > 0) {
        if (mc_der_take(&list, MC_DER_SEQUENCE, &row) != MC_OK || !one(row)) {
            return 0;
        }
    }
    return 1;
}

/* AccessDescription, RFC 5280 4.2.2.1. */
static int one_access(mc_view row)
{
    mc_view oid, location;
    uint8_t tag;

    return mc_der_take(&row, MC_DER_OID, &oid) == MC_OK &&
           mc_der_next(&row, &tag, &location, NULL) == MC_OK && row.len == 0 &&
           name_is_sound(tag, location);
}

static int access_is_sound(mc_view value)
{
    return rows_are_sound(value, 0, one_access);
}

static int one_point(mc_view row)
{
    mc_view part;
    uint8_t tag;

    while (row.len > 0) {
        if (mc_der_next(&row, &tag, &part, NULL) != MC_OK ||
            (tag & 0xc0) != 0x80 || (tag & 0x1f) > 2) {
            return 0;
        }
    }
    return 1;
}

/* SEQUENCE OF DistributionPoint, RFC 5280 4.2.1.13; one without any harms
 * nowhere. */
static int points_are_sound(mc_view value)
{
    return rows_are_sound(value, 1, one_point);
}

/* Each policy once, RFC 5280 4.2.1.4. */
static int policies_are_sound(mc_view value)
{
    mc_view list, rest, policy, oid, other;

    if (mc_der_take_only(value, MC_DER_SEQUENCE, &list) != MC_OK ||
        list.len == 0) {
        return 0;
    }
    while (list.len > 0) {
        if (mc_der_take_algorithm(&list, &oid, &policy) != MC_OK ||
            (policy.len > 0 &&
             (mc_der_take(&policy, MC_DER_SEQUENCE, &other) != MC_OK ||
              other.len == 0 || policy.len != 0))) {
            return 0;
        }
        for (rest = list; rest.len > 0;) {
            if (mc_der_take_algorithm(&rest, &other, &policy) != MC_OK ||
                mc_view_equal(oid, other)) {
                return 0;
            }
        }
    }
    return 1;
}

/* An implicit INTEGER, if it is next. */
static mc_err take_skip(mc_view *in, uint8_t tag, int *number)
{
    mc_view value;

    *number = -1;
    if (!mc_der_peek(*in, tag)) {
        return MC_OK;
    }
    if (mc_der_take(in, tag, &value) != MC_OK || value.len == 0 ||
        value.p[0] >= 0x80) {
        return MC_ERR_DER_DAMAGED;
    }
    *number = value.len > 1 ? 1000 : value.p[0];
    return MC_OK;
}

mc_err mc_extension_policy_limits(mc_view value, int *require_explicit,
                                  int *inhibit_mapping)
{
    mc_view contents;
    mc_err err = mc_der_take_only(value, MC_DER_SEQUENCE, &contents);

    MC_THEN(err, contents.len == 0 ? MC_ERR_DER_DAMAGED : MC_OK);
    MC_THEN(err, take_skip(&contents, MC_DER_CONTEXT(0), require_explicit));
    MC_THEN(err, take_skip(&contents, MC_DER_CONTEXT(1), inhibit_mapping));
    return err == MC_OK && contents.len == 0 ? MC_OK : MC_ERR_DER_DAMAGED;
}

static int limits_are_sound(mc_view value)
{
    int explicit_after, mapping_after;

    return mc_extension_policy_limits(value, &explicit_after, &mapping_after) ==
           MC_OK;
}

static int inhibit_is_sound(mc_view value)
{
    uint32_t number;

    return mc_der_take_small(&value, &number) == MC_OK && value.len == 0;
}

static int one_mapping(mc_view row)
{
    mc_view from, to;

    return mc_der_take(&row, MC_DER_OID, &from) == MC_OK &&
           mc_der_take_only(row, MC_DER_OID, &to) == MC_OK &&
           !MC_DER_OID_IS(from, MC_OID_ANY_POLICY) &&
           !MC_DER_OID_IS(to, MC_OID_ANY_POLICY);
}

static int mappings_are_sound(mc_view value)
{
    return rows_are_sound(value, 0, one_mapping);
}

/* Firefox reads a path length of one byte. */
static int basic_is_sound(mc_view value)
{
    int authority, length;

    return mc_extension_basic(value, &authority, &length) == MC_OK &&
           length < 0x80;
}

static int netscape_type_is_sound(mc_view value)
{
    mc_view bits;

    return mc_der_take_only(value, MC_DER_BIT_STRING, &bits) == MC_OK &&
           bits.len > 1;
}

/* Qualifiers that RFC 5280 4.2.1.4 has, CPS and a notice: others must not be
 * in a critical extension. */
int mc_extension_qualifiers_known(const mc_extension *extension)
{
    static const char KNOWN[] = "\x2b\x06\x01\x05\x05\x07\x02";
    mc_view value = extension->value;
    mc_view list, policy, oid, qualifiers, one;

    if (!MC_DER_OID_IS(extension->oid, MC_OID_POLICIES) ||
        mc_der_take(&value, MC_DER_SEQUENCE, &list) != MC_OK) {
        return 1;
    }
    while (mc_der_take_algorithm(&list, &oid, &policy) == MC_OK) {
        if (policy.len == 0 ||
            mc_der_take(&policy, MC_DER_SEQUENCE, &qualifiers) != MC_OK) {
            continue;
        }
        while (mc_der_take(&qualifiers, MC_DER_SEQUENCE, &one) == MC_OK) {
            if (mc_der_take(&one, MC_DER_OID, &oid) != MC_OK ||
                oid.len != sizeof(KNOWN) ||
                memcmp(oid.p, KNOWN, sizeof(KNOWN) - 1) != 0 ||
                (oid.p[oid.len - 1] != 1 && oid.p[oid.len - 1] != 2)) {
                return 0;
            }
        }
    }
    return 1;
}

int mc_extension_is_sound(const mc_extension *extension)
{
    static const struct form {
        mc_view oid;
        int (*is_sound)(mc_view value);
    } FORMS[] = {
#define ROW(oid, function) {MC_BYTES_INIT(oid), function}
        ROW(MC_OID_KEY_USAGE, usage_is_sound),
        ROW(MC_OID_SUBJECT_ALT_NAME, alternative_is_sound),
        ROW(MC_OID_AUTHORITY_INFO, access_is_sound),
        ROW(MC_OID_CRL_POINTS, points_are_sound),
        ROW(MC_OID_POLICIES, policies_are_sound),
        ROW(MC_OID_POLICY_CONSTRAINTS, limits_are_sound),
        ROW(MC_OID_POLICY_MAPPINGS, mappings_are_sound),
        ROW(MC_OID_INHIBIT_ANY, inhibit_is_sound),
        ROW(MC_OID_BASIC_CONSTRAINTS, basic_is_sound),
        ROW(MC_OID_NETSCAPE_TYPE, netscape_type_is_sound),
#undef ROW
    };
    const struct form *form = MC_DER_OID_ROW(FORMS, extension->oid);

    return form == NULL || form->is_sound(extension->value);
}
