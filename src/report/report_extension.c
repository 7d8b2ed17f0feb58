#include "report/report.h"

#include "encoding/oid.h"
#include "encoding/told.h"
#include "x509/constraint.h"
#include "x509/subject.h"

/* A piece; whoever shows it has the words for its code. */
static void put_value(mc_json *json, const char *code, mc_view value)
{
    mc_told_object(json, code, MC_VALUES(mc_value_text("value", value)));
}

/* Text that was made for a piece, with what making it came to. */
static mc_err put_text(mc_json *json, const char *code, mc_err err,
                       mc_buf *text)
{
    if (err == MC_OK) {
        put_value(json, code, mc_buf_view(text));
    }
    mc_buf_free(text);
    return err;
}

static mc_err put_hex(mc_json *json, const char *code, mc_view bytes)
{
    mc_buf text = MC_BUF_INIT;

    return put_text(json, code, mc_buf_append_hex(&text, bytes), &text);
}

static mc_err put_oid(mc_json *json, mc_oid_kind kind, mc_view oid)
{
    mc_buf text = MC_BUF_INIT;

    return put_text(json, "value", mc_report_oid_text(kind, oid, &text), &text);
}

static mc_err put_name(mc_json *json, const char *code, uint8_t tag,
                       mc_view name)
{
    mc_buf text = MC_BUF_INIT;

    return put_text(json, code, mc_report_general_name_text(tag, name, &text),
                    &text);
}

static mc_err put_names(mc_json *json, const char *code, mc_view list)
{
    mc_err err = MC_OK;

    while (err == MC_OK && list.len > 0) {
        uint8_t tag;
        mc_view name;

        err = mc_der_next(&list, &tag, &name, NULL);
        MC_THEN(err, put_name(json, code, tag, name));
    }
    return err;
}

static mc_err alternative_names(mc_view value, mc_json *json)
{
    mc_view names;
    mc_err err = mc_extension_names(value, &names);

    return MC_THEN(err, put_names(json, "value", names));
}

static mc_err basic(mc_view value, mc_json *json)
{
    int authority, path_length;
    mc_err err = mc_extension_basic(value, &authority, &path_length);

    if (err != MC_OK) {
        return err;
    }
    mc_told_object(json, authority ? "authority" : "not-authority", NULL);
    if (path_length >= 0) {
        mc_told_object(json, "path-length",
                       MC_VALUES(mc_value_number("n", path_length)));
    }
    return MC_OK;
}

static mc_err usage(mc_view value, mc_json *json)
{
    unsigned bits = 0, bit;
    mc_err err = mc_extension_usage(value, &bits);

    for (bit = 0; err == MC_OK && bit < MC_USAGE_BITS; bit++) {
        if ((bits >> bit & 1) != 0) {
            put_value(json, "value", mc_view_str(mc_usage_name(bit)));
        }
    }
    return err;
}

static mc_err purposes(mc_view value, mc_json *json)
{
    mc_view list, oid;
    mc_err err = mc_extension_purposes(value, &list);

    while (err == MC_OK && list.len > 0) {
        err = mc_der_take(&list, MC_DER_OID, &oid);
        MC_THEN(err, put_oid(json, MC_OID_KIND_USAGE, oid));
    }
    return err;
}

static mc_err subject_key(mc_view value, mc_json *json)
{
    mc_view identifier;
    mc_err err = mc_extension_subject_key(value, &identifier);

    return MC_THEN(err, put_hex(json, "value", identifier));
}

/* The identifier, else the issuer and serial that it may give instead. */
static mc_err authority_key(mc_view value, mc_json *json)
{
    mc_view contents, field;
    uint8_t tag = 0;
    mc_err err = mc_der_take(&value, MC_DER_SEQUENCE, &contents);

    while (err == MC_OK && contents.len > 0) {
        err = mc_der_next(&contents, &tag, &field, NULL);
        if (tag == MC_DER_CONTEXT(0)) {
            MC_THEN(err, put_hex(json, "value", field));
        } else if (tag == MC_DER_CONTEXT_CONSTRUCTED(1)) {
            MC_THEN(err, put_names(json, "issuer", field));
        } else if (tag == MC_DER_CONTEXT(2)) {
            MC_THEN(err, put_hex(json, "serial", field));
        }
    }
    return err;
}

/* Only the addresses; reasons and issuers of points are rare. */
static mc_err crl_points(mc_view value, mc_json *json)
{
    mc_view points;
    mc_err err = mc_der_take(&value, MC_DER_SEQUENCE, &points);

    while (err == MC_OK && points.len > 0) {
        mc_view point, name, full;

        err = mc_der_take(&points, MC_DER_SEQUENCE, &point);
        if (err == MC_OK &&
            mc_der_take(&point, MC_DER_CONTEXT_CONSTRUCTED(0), &name) ==
                MC_OK &&
            mc_der_take(&name, MC_DER_CONTEXT_CONSTRUCTED(0), &full) == MC_OK) {
            err = put_names(json, "value", full);
        }
    }
    return err;
}

/* How it is asked, and where: "OCSP uri:http://a.test". */
static mc_err access_text(mc_view access, mc_buf *text)
{
    mc_view method, location;
    uint8_t tag;
    mc_err err = mc_der_take(&access, MC_DER_OID, &method);

    MC_THEN(err, mc_der_next(&access, &tag, &location, NULL));
    MC_THEN(err, mc_report_oid_text(MC_OID_KIND_OTHER, method, text));
    MC_THEN(err, mc_buf_append_str(text, " "));
    return MC_THEN(err, mc_report_general_name_text(tag, location, text));
}

static mc_err authority_info(mc_view value, mc_json *json)
{
    mc_view list, access;
    mc_err err = mc_der_take(&value, MC_DER_SEQUENCE, &list);

    while (err == MC_OK && list.len > 0) {
        mc_buf text = MC_BUF_INIT;

        err = mc_der_take(&list, MC_DER_SEQUENCE, &access);
        MC_THEN(err,
                put_text(json, "value", access_text(access, &text), &text));
    }
    return err;
}

static mc_err policies(mc_view value, mc_json *json)
{
    mc_view list, policy, oid;
    mc_err err = mc_der_take(&value, MC_DER_SEQUENCE, &list);

    while (err == MC_OK && list.len > 0) {
        err = mc_der_take(&list, MC_DER_SEQUENCE, &policy);
        MC_THEN(err, mc_der_take(&policy, MC_DER_OID, &oid));
        MC_THEN(err, put_oid(json, MC_OID_KIND_OTHER, oid));
    }
    return err;
}

/* all: the code for a base that every name of its kind lies in. */
static mc_err subtrees(mc_view list, const char *code, const char *all,
                       mc_json *json)
{
    mc_err err = MC_OK;

    while (err == MC_OK && list.len > 0) {
        mc_view base;
        uint8_t tag;

        err = mc_subtree_next(&list, &tag, &base);
        MC_THEN(err, put_name(json, base.len > 0 ? code : all, tag, base));
    }
    return err;
}

static mc_err constraints(mc_view value, mc_json *json)
{
    mc_view permitted, excluded;
    mc_err err = mc_extension_constraints(value, &permitted, &excluded);

    MC_THEN(err, subtrees(permitted, "only", "only-all", json));
    return MC_THEN(err, subtrees(excluded, "never", "never-all", json));
}

static mc_err crl_number(mc_view value, mc_json *json)
{
    mc_view number;
    mc_err err = mc_der_take_unsigned(&value, &number);

    return MC_THEN(err, put_hex(json, "value", number));
}

typedef struct writer {
    mc_view oid;
    mc_err (*put)(mc_view value, mc_json *json);
} writer;

static const writer WRITERS[] = {
    {MC_BYTES_INIT(MC_OID_SUBJECT_ALT_NAME), alternative_names},
    {MC_BYTES_INIT(MC_OID_ISSUER_ALT_NAME), alternative_names},
    {MC_BYTES_INIT(MC_OID_BASIC_CONSTRAINTS), basic},
    {MC_BYTES_INIT(MC_OID_KEY_USAGE), usage},
    {MC_BYTES_INIT(MC_OID_EXT_KEY_USAGE), purposes},
    {MC_BYTES_INIT(MC_OID_SUBJECT_KEY_ID), subject_key},
    {MC_BYTES_INIT(MC_OID_AUTHORITY_KEY_ID), authority_key},
    {MC_BYTES_INIT(MC_OID_CRL_POINTS), crl_points},
    {MC_BYTES_INIT(MC_OID_AUTHORITY_INFO), authority_info},
    {MC_BYTES_INIT(MC_OID_POLICIES), policies},
    {MC_BYTES_INIT(MC_OID_NAME_CONSTRAINTS), constraints},
    {MC_BYTES_INIT(MC_OID_CRL_NUMBER), crl_number},
};

/* The member "contents": pieces in their order; what is broken ends them. */
static void report_contents(mc_json *json, const mc_extension *extension)
{
    const writer *row = MC_DER_OID_ROW(WRITERS, extension->oid);
    mc_err err;

    mc_json_list(json, "contents");
    err = row != NULL ? row->put(extension->value, json) : MC_OK;
    if (err == MC_ERR_DER_DAMAGED) {
        mc_told_object(json, "damaged", NULL);
    } else {
        mc_json_keep(json, err);
    }
    mc_json_close_list(json);
}

void mc_report_extensions(mc_json *json, mc_view list)
{
    mc_extension extension;

    mc_json_list(json, "extensions");
    while (list.len > 0 && mc_extension_next(&list, &extension) == MC_OK) {
        const char *name = mc_oid_name(MC_OID_KIND_EXTENSION, extension.oid);

        mc_json_object(json, NULL);
        mc_report_oid(json, "oid", MC_OID_KIND_NONE, extension.oid);
        mc_json_str(json, "name", name);
        mc_json_bool(json, "critical", extension.critical);
        report_contents(json, &extension);
        mc_json_hex(json, "raw", extension.value);
        mc_json_close_object(json);
    }
    mc_json_close_list(json);
}

/* The bases of a list, as a row of names. */
static void report_bases(mc_json *json, const char *member, mc_view list)
{
    mc_buf names = MC_BUF_INIT;
    mc_der der;

    mc_der_begin(&der, &names);
    while (der.err == MC_OK && list.len > 0) {
        uint8_t tag;
        mc_view base;

        der.err = mc_subtree_next(&list, &tag, &base);
        if (der.err == MC_OK) {
            mc_der_put(&der, tag, base);
        }
    }
    mc_report_names(json, member, mc_buf_view(&names));
    mc_json_keep(json, mc_der_end(&der));
    mc_buf_free(&names);
}

void mc_report_constraints(mc_json *json, const mc_certificate *certificate)
{
    mc_view permitted, excluded;

    /* One that is malformed is told by "damaged". */
    if (!certificate->has_constraints ||
        mc_extension_constraints(certificate->constraints, &permitted,
                                 &excluded) != MC_OK) {
        return;
    }
    mc_json_object(json, "constraints");
    report_bases(json, "permitted", permitted);
    report_bases(json, "excluded", excluded);
    mc_json_bool(json, "sites",
                 mc_constraint_limits_sites(certificate->constraints));
    mc_json_close_object(json);
}

void mc_report_wants(mc_json *json, mc_view extensions)
{
    mc_extension extension;
    int authority = 0, path_length;
    unsigned wanted = 0;

    if (MC_EXTENSION_FIND(extensions, MC_OID_BASIC_CONSTRAINTS, &extension)) {
        (void) mc_extension_basic(extension.value, &authority, &path_length);
    }
    if (MC_EXTENSION_FIND(extensions, MC_OID_KEY_USAGE, &extension)) {
        (void) mc_extension_usage(extension.value, &wanted);
    }
    mc_json_object(json, "wants");
    mc_json_bool(json, "authority", authority);
    mc_json_bool(json, "certSign", (wanted & MC_USAGE_KEY_CERT_SIGN) != 0);
    mc_json_close_object(json);
}
