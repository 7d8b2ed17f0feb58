#include "x509/certificate.h"

#include <string.h>

#include "encoding/oid.h"
#include "x509/extension_form.h"

/* What the extensions that we know say; a malformed one only sets the mark,
 * so that the certificate can still be shown. */
static void object_to(mc_certificate *c, mc_view oid)
{
    if (!c->extensions_bad) {
        c->extension_bad = oid;
    }
    c->extensions_bad = 1;
}

static void read_extension(mc_certificate *c, const mc_extension *extension)
{
    mc_err err = MC_OK;

    if (MC_DER_OID_IS(extension->oid, MC_OID_BASIC_CONSTRAINTS)) {
        err = mc_extension_basic(extension->value, &c->is_authority,
                                 &c->path_length);
        c->has_basic = 1;
    } else if (MC_DER_OID_IS(extension->oid, MC_OID_KEY_USAGE)) {
        err = mc_extension_usage(extension->value, &c->usage);
        c->has_usage = 1;
    } else if (MC_DER_OID_IS(extension->oid, MC_OID_SUBJECT_ALT_NAME)) {
        err = mc_extension_names(extension->value, &c->names);
    } else if (MC_DER_OID_IS(extension->oid, MC_OID_EXT_KEY_USAGE)) {
        err = mc_extension_purposes(extension->value, &c->purposes);
    } else if (MC_DER_OID_IS(extension->oid, MC_OID_SUBJECT_KEY_ID)) {
        err = mc_extension_subject_key(extension->value, &c->subject_key);
    } else if (MC_DER_OID_IS(extension->oid, MC_OID_AUTHORITY_KEY_ID)) {
        err = mc_extension_authority_key(extension->value, &c->authority_key);
    } else if (MC_DER_OID_IS(extension->oid, MC_OID_NAME_CONSTRAINTS)) {
        mc_view permitted, excluded;

        err = mc_extension_constraints(extension->value, &permitted, &excluded);
        c->constraints = extension->value;
        c->has_constraints = 1;
    }
    if (err != MC_OK) {
        object_to(c, extension->oid);
    }
}

static mc_err read_extensions(mc_view explicit_tag, mc_certificate *c)
{
    mc_view list, bad;
    mc_extension extension;
    mc_err err = mc_der_take_only(explicit_tag, MC_DER_SEQUENCE, &list);

    if (err != MC_OK) {
        return err;
    }
    bad = list;
    err = mc_extensions_check(list, &bad);
    if (err == MC_ERR_REQUEST_EXTENSIONS) {
        err = mc_extension_next(&bad, &extension);
        object_to(c, extension.oid);
    } else if (err != MC_OK) {
        mc_place_set(&c->reading, "extension", bad);
    }
    c->extensions = list;
    while (err == MC_OK && list.len > 0) {
        err = mc_extension_next(&list, &extension);
        if (err == MC_OK) {
            read_extension(c, &extension);
        }
    }
    return err;
}

/* What follows the key: the unique identifiers of version 2, which nobody
 * uses, and the extensions of version 3. */
static mc_err read_tail(mc_view *in, mc_certificate *c)
{
    mc_view value;
    mc_err err = mc_der_take_if(in, MC_DER_CONTEXT(1), &value);

    MC_THEN(err, mc_der_take_if(in, MC_DER_CONTEXT(2), &value));
    if (err == MC_OK && mc_der_peek(*in, MC_DER_CONTEXT_CONSTRUCTED(3))) {
        err = mc_der_take(in, MC_DER_CONTEXT_CONSTRUCTED(3), &value);
        MC_THEN(err, read_extensions(value, c));
    }
    return err == MC_OK && in->len == 0 ? MC_OK : MC_ERR_DER_DAMAGED;
}

static mc_err read_version(mc_view *in, mc_certificate *c)
{
    mc_view value;
    uint32_t number = 0;
    mc_err err;

    c->version = 1;
    if (!mc_der_peek(*in, MC_DER_CONTEXT_CONSTRUCTED(0))) {
        return MC_OK;
    }
    err = mc_der_take(in, MC_DER_CONTEXT_CONSTRUCTED(0), &value);
    MC_THEN(err, mc_der_take_small(&value, &number));
    if (err != MC_OK || value.len != 0 || number > 99) {
        return MC_ERR_DER_DAMAGED;
    }
    c->version = number + 1;
    return MC_OK;
}

static mc_err read_tbs(mc_view in, mc_view *algorithm, mc_certificate *c)
{
    mc_view contents, validity, spki;
    mc_err err = read_version(&in, c);

    MC_THEN_AT(err, &c->reading, "serial", in,
               mc_der_take(&in, MC_DER_INTEGER, &c->serial));
    MC_THEN(err, c->serial.len == 0 ? MC_ERR_DER_DAMAGED : MC_OK);
    MC_THEN_AT(err, &c->reading, "algorithm", in,
               mc_der_take_whole(&in, &contents, algorithm));
    MC_THEN_AT(err, &c->reading, "issuer", in,
               mc_der_take_whole(&in, &contents, &c->issuer));
    MC_THEN_AT(err, &c->reading, "validity", in,
               mc_der_take(&in, MC_DER_SEQUENCE, &validity));
    MC_THEN_AT(err, &c->reading, "not-before", validity,
               mc_der_take_time(&validity, &c->not_before));
    MC_THEN_AT(err, &c->reading, "not-after", validity,
               mc_der_take_time(&validity, &c->not_after));
    MC_THEN(err, validity.len != 0 ? MC_ERR_DER_DAMAGED : MC_OK);
    MC_THEN_AT(err, &c->reading, "subject", in,
               mc_der_take_whole(&in, &contents, &c->subject));
    MC_THEN_AT(err, &c->reading, "public-key", in,
               mc_der_take_whole(&in, &contents, &spki));
    MC_THEN(err, mc_public_key_read(spki, &c->key));
    if (err != MC_OK) {
        return err;
    }
    mc_place_set(&c->reading, "extensions", in);
    return read_tail(&in, c);
}

mc_err mc_certificate_read(mc_view der, mc_certificate *c)
{
    mc_view in = der;
    mc_view contents, tbs, ignored, inner, outer;
    mc_err err;

    memset(c, 0, sizeof(*c));
    c->der = der;
    c->path_length = -1;
    err = mc_der_take(&in, MC_DER_SEQUENCE, &contents);
    MC_THEN_AT(err, &c->reading, "signed", contents,
               mc_der_take_whole(&contents, &tbs, &c->tbs));
    MC_THEN_AT(err, &c->reading, "signature", contents,
               mc_der_take_whole(&contents, &ignored, &outer));
    MC_THEN(err, mc_der_take_bit_string(&contents, &c->signature));
    MC_THEN(err, mc_signature_algorithm_read(outer, &c->algorithm));
    MC_THEN_AT(err, &c->reading, "version", tbs, read_tbs(tbs, &inner, c));
    if (err == MC_OK && (in.len != 0 || contents.len != 0)) {
        mc_place_set(&c->reading, "behind", contents.len != 0 ? contents : in);
        err = MC_ERR_DER_DAMAGED;
    }
    /* RFC 5280 4.1.1.2: what is signed names the algorithm too. */
    if (err == MC_OK && !mc_view_equal(inner, outer)) {
        mc_place_set(&c->reading, "algorithm", outer);
        err = MC_ERR_DER_DAMAGED;
    }
    return err == MC_OK || err == MC_ERR_DER_TIME ? err : MC_ERR_DER_DAMAGED;
}

int mc_certificate_self_issued(const mc_certificate *c)
{
    return mc_view_equal(c->subject, c->issuer);
}

int mc_certificate_names_issuer(const mc_certificate *c,
                                const mc_certificate *issuer)
{
    const mc_issuer_key *named = &c->authority_key;

    if (!mc_view_equal(c->issuer, issuer->subject)) {
        return 0;
    }
    return (named->identifier.len == 0 || issuer->subject_key.len == 0 ||
            mc_view_equal(named->identifier, issuer->subject_key)) &&
           (named->serial.len == 0 ||
            mc_view_equal(named->serial, issuer->serial)) &&
           (named->issuer.len == 0 ||
            mc_view_equal(named->issuer, issuer->issuer));
}

int mc_certificate_key_named(const mc_certificate *c,
                             const mc_certificate *issuer)
{
    return c->authority_key.identifier.len > 0 &&
           mc_view_equal(c->authority_key.identifier, issuer->subject_key);
}

mc_verdict mc_certificate_verify(const mc_certificate *c,
                                 const mc_certificate *issuer)
{
    return mc_signature_verify_key(&c->algorithm, c->tbs, c->signature,
                                   &issuer->key);
}

int mc_certificate_allows(const mc_certificate *c, mc_view oid)
{
    return c->purposes.len == 0 || mc_purposes_hold(c->purposes, oid);
}

int mc_certificate_objection(const mc_certificate *c, mc_extension *extension)
{
    static const mc_view UNDERSTOOD[] = {
        MC_BYTES_INIT(MC_OID_BASIC_CONSTRAINTS),
        MC_BYTES_INIT(MC_OID_KEY_USAGE),
        MC_BYTES_INIT(MC_OID_EXT_KEY_USAGE),
        MC_BYTES_INIT(MC_OID_SUBJECT_ALT_NAME),
        MC_BYTES_INIT(MC_OID_NAME_CONSTRAINTS),
        MC_BYTES_INIT(MC_OID_POLICIES),
        MC_BYTES_INIT(MC_OID_POLICY_CONSTRAINTS),
        MC_BYTES_INIT(MC_OID_INHIBIT_ANY),
    };
    mc_view list = c->extensions;

    while (list.len > 0 && mc_extension_next(&list, extension) == MC_OK) {
        if (extension->critical &&
            (MC_DER_OID_ROW(UNDERSTOOD, extension->oid) == NULL ||
             !mc_extension_qualifiers_known(extension))) {
            return 1;
        }
    }
    return 0;
}
