#include "x509/extension.h"

#include <string.h>

#include "encoding/oid.h"

/* Most extensions that are compared with each other: real certificates have
 * about ten, and the work grows with the square. */
#define EXTENSIONS_MAX 100

const char *mc_usage_name(unsigned bit)
{
    static const char *const NAMES[MC_USAGE_BITS] = {
        "digitalSignature", "nonRepudiation", "keyEncipherment",
        "dataEncipherment", "keyAgreement",   "keyCertSign",
        "cRLSign",          "encipherOnly",   "decipherOnly"};

    return bit < MC_USAGE_BITS ? NAMES[bit] : "";
}

mc_err mc_extension_next(mc_view *list, mc_extension *extension)
{
    mc_view contents;
    mc_err err = mc_der_take(list, MC_DER_SEQUENCE, &contents);

    extension->critical = 0;
    extension->spelt_out = 0;
    MC_THEN(err, mc_der_take(&contents, MC_DER_OID, &extension->oid));
    if (err == MC_OK && mc_der_peek(contents, MC_DER_BOOLEAN)) {
        err = mc_der_take_bool(&contents, &extension->critical);
        extension->spelt_out = !extension->critical;
    }
    MC_THEN(err,
            mc_der_take(&contents, MC_DER_OCTET_STRING, &extension->value));
    return err == MC_OK && contents.len == 0 ? MC_OK : MC_ERR_DER_DAMAGED;
}

mc_err mc_extensions_check(mc_view list, mc_view *bad)
{
    mc_view seen[EXTENSIONS_MAX];
    size_t count = 0;

    while (list.len > 0) {
        mc_extension extension;
        size_t i;
        mc_err err;

        *bad = list;
        err = mc_extension_next(&list, &extension);

        if (err != MC_OK) {
            return err;
        }
        for (i = 0; i < count; i++) {
            if (mc_view_equal(seen[i], extension.oid)) {
                return MC_ERR_REQUEST_EXTENSIONS;
            }
        }
        if (count == EXTENSIONS_MAX) {
            return MC_ERR_DER_DAMAGED;
        }
        seen[count++] = extension.oid;
    }
    return MC_OK;
}

int mc_extension_find(mc_view list, mc_view oid, mc_extension *extension)
{
    while (list.len > 0 && mc_extension_next(&list, extension) == MC_OK) {
        if (mc_view_equal(extension->oid, oid)) {
            return 1;
        }
    }
    return 0;
}

mc_err mc_extension_basic(mc_view value, int *is_authority, int *path_length)
{
    mc_view contents;
    uint32_t limit = 0;
    int authority = 0;
    int length = -1;
    mc_err err = mc_der_take_only(value, MC_DER_SEQUENCE, &contents);

    if (err == MC_OK && mc_der_peek(contents, MC_DER_BOOLEAN)) {
        err = mc_der_take_bool(&contents, &authority);
    }
    if (err == MC_OK && contents.len > 0) {
        err = mc_der_take_small(&contents, &limit);
        length = limit > 1000 ? 1000 : (int) limit;
    }
    if (err != MC_OK || contents.len != 0) {
        return MC_ERR_DER_DAMAGED;
    }
    *is_authority = authority;
    *path_length = length;
    return MC_OK;
}

mc_err mc_extension_usage(mc_view value, unsigned *usage)
{
    mc_view contents;
    unsigned bits = 0;
    unsigned bit;

    if (mc_der_take_only(value, MC_DER_BIT_STRING, &contents) != MC_OK ||
        contents.len == 0 || contents.p[0] > 7 ||
        (contents.len == 1 && contents.p[0] != 0)) {
        return MC_ERR_DER_DAMAGED;
    }
    for (bit = 0; bit < MC_USAGE_BITS && bit / 8 + 1 < contents.len; bit++) {
        /* Bit 0 is the top bit of the first byte (X.690 8.6.2). */
        if ((contents.p[1 + bit / 8] >> (7 - bit % 8) & 1) != 0) {
            bits |= 1u << bit;
        }
    }
    *usage = bits;
    return MC_OK;
}

/* A SEQUENCE of whole elements, with this tag where one is given. */
static mc_err take_row(mc_view value, uint8_t tag, mc_view *row)
{
    mc_view contents, rest;

    if (mc_der_take_only(value, MC_DER_SEQUENCE, &contents) != MC_OK ||
        contents.len == 0) {
        return MC_ERR_DER_DAMAGED;
    }
    rest = contents;
    while (rest.len > 0) {
        uint8_t found;
        mc_view element;

        if (mc_der_next(&rest, &found, &element, NULL) != MC_OK ||
            (tag != 0 && found != tag)) {
            return MC_ERR_DER_DAMAGED;
        }
    }
    *row = contents;
    return MC_OK;
}

mc_err mc_extension_names(mc_view value, mc_view *names)
{
    return take_row(value, 0, names);
}

mc_err mc_extension_purposes(mc_view value, mc_view *purposes)
{
    return take_row(value, MC_DER_OID, purposes);
}

int mc_purposes_hold(mc_view purposes, mc_view oid)
{
    mc_view found;

    while (mc_der_take(&purposes, MC_DER_OID, &found) == MC_OK) {
        if (mc_view_equal(found, oid)) {
            return 1;
        }
    }
    return 0;
}

mc_err mc_subtree_next(mc_view *list, uint8_t *tag, mc_view *base)
{
    mc_view subtree;
    mc_err err = mc_der_take(list, MC_DER_SEQUENCE, &subtree);

    MC_THEN(err, mc_der_next(&subtree, tag, base, NULL));
    return err == MC_OK && subtree.len == 0 ? MC_OK : MC_ERR_DER_DAMAGED;
}

/* One of the two lists, when it is next. */
static mc_err take_subtrees(mc_view *in, uint8_t tag, mc_view *list)
{
    mc_view rest, base;
    uint8_t unused;
    mc_err err;

    *list = (mc_view){NULL, 0};
    if (!mc_der_peek(*in, tag)) {
        return MC_OK;
    }
    err = mc_der_take(in, tag, list);
    MC_THEN(err, list->len == 0 ? MC_ERR_DER_DAMAGED : MC_OK);
    rest = *list;
    while (err == MC_OK && rest.len > 0) {
        err = mc_subtree_next(&rest, &unused, &base);
    }
    return err;
}

mc_err mc_extension_constraints(mc_view value, mc_view *permitted,
                                mc_view *excluded)
{
    mc_view contents;
    mc_err err = mc_der_take_only(value, MC_DER_SEQUENCE, &contents);

    MC_THEN(err, contents.len == 0 ? MC_ERR_DER_DAMAGED : MC_OK);
    MC_THEN(err,
            take_subtrees(&contents, MC_DER_CONTEXT_CONSTRUCTED(0), permitted));
    MC_THEN(err,
            take_subtrees(&contents, MC_DER_CONTEXT_CONSTRUCTED(1), excluded));
    return err == MC_OK && contents.len == 0 ? MC_OK : MC_ERR_DER_DAMAGED;
}

mc_err mc_extension_subject_key(mc_view value, mc_view *identifier)
{
    return mc_der_take_only(value, MC_DER_OCTET_STRING, identifier);
}

mc_err mc_extension_authority_key(mc_view value, mc_issuer_key *key)
{
    mc_view contents, name;
    mc_view names = {NULL, 0};
    uint8_t tag;
    mc_err err = mc_der_take(&value, MC_DER_SEQUENCE, &contents);

    memset(key, 0, sizeof(*key));
    MC_THEN(err,
            mc_der_take_if(&contents, MC_DER_CONTEXT(0), &key->identifier));
    MC_THEN(err,
            mc_der_take_if(&contents, MC_DER_CONTEXT_CONSTRUCTED(1), &names));
    while (err == MC_OK && names.len > 0) {
        err = mc_der_next(&names, &tag, &name, NULL);
        if (err == MC_OK && tag == MC_DER_CONTEXT_CONSTRUCTED(4) &&
            key->issuer.len == 0) {
            key->issuer = name;
        }
    }
    MC_THEN(err, mc_der_take_if(&contents, MC_DER_CONTEXT(2), &key->serial));
    return err == MC_OK && value.len == 0 ? MC_OK : MC_ERR_DER_DAMAGED;
}

void mc_extension_open(mc_der *der, mc_view oid, int critical)
{
    mc_der_open(der, MC_DER_SEQUENCE);
    mc_der_put(der, MC_DER_OID, oid);
    if (critical) {
        mc_der_bool(der, 1);
    }
    mc_der_open(der, MC_DER_OCTET_STRING);
}

void mc_extension_close(mc_der *der)
{
    mc_der_close(der);
    mc_der_close(der);
}

void mc_extension_put_usage(mc_der *der, unsigned usage)
{
    /* A named BIT STRING ends at its last 1 (X.690 11.2.2). */
    uint8_t contents[3] = {0, 0, 0};
    mc_view view = {contents, 1};
    unsigned bit;

    for (bit = 0; bit < MC_USAGE_BITS; bit++) {
        if ((usage >> bit & 1) != 0) {
            contents[1 + bit / 8] |= (uint8_t) (0x80 >> bit % 8);
            contents[0] = (uint8_t) (7 - bit % 8);
            view.len = 2 + bit / 8;
        }
    }
    MC_EXTENSION_OPEN(der, MC_OID_KEY_USAGE, 1);
    mc_der_put(der, MC_DER_BIT_STRING, view);
    mc_extension_close(der);
}

void mc_extension_put_authority_key(mc_der *der, mc_view identifier)
{
    MC_EXTENSION_OPEN(der, MC_OID_AUTHORITY_KEY_ID, 0);
    mc_der_open(der, MC_DER_SEQUENCE);
    mc_der_put(der, MC_DER_CONTEXT(0), identifier);
    mc_der_close(der);
    mc_extension_close(der);
}

void mc_extension_put_names(mc_der *der, mc_view names, int critical)
{
    MC_EXTENSION_OPEN(der, MC_OID_SUBJECT_ALT_NAME, critical);
    mc_der_put(der, MC_DER_SEQUENCE, names);
    mc_extension_close(der);
}
