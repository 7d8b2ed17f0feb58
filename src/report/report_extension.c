#include "report/report.h"

#include "encoding/oid.h"
#include "x509/subject.h"

/* Appends the separator unless text is where it started. */
static mc_err separate(mc_buf *text, size_t start, const char *separator)
{
    return text->len > start ? mc_buf_append_str(text, separator) : MC_OK;
}

static mc_err names_text(mc_view list, mc_buf *text)
{
    size_t start = text->len;
    mc_err err = MC_OK;

    while (err == MC_OK && list.len > 0) {
        uint8_t tag;
        mc_view value;

        err = mc_der_next(&list, &tag, &value, NULL);
        if (err == MC_OK) {
            err = separate(text, start, ", ");
        }
        if (err == MC_OK) {
            err = mc_report_general_name_text(tag, value, text);
        }
    }
    return err;
}

static mc_err alternative_names(mc_view value, mc_buf *text)
{
    mc_view names;
    mc_err err = mc_extension_names(value, &names);

    return err == MC_OK ? names_text(names, text) : err;
}

static mc_err basic(mc_view value, mc_buf *text)
{
    int authority, path_length;
    mc_err err = mc_extension_basic(value, &authority, &path_length);

    if (err == MC_OK) {
        err = mc_buf_append_str(text,
                                authority ? "authority" : "not an authority");
    }
    if (err == MC_OK && path_length >= 0) {
        err = mc_buf_append_str(text, ", path length ");
        if (err == MC_OK) {
            err = mc_buf_append_decimal(text, (uint64_t) path_length);
        }
    }
    return err;
}

static mc_err usage(mc_view value, mc_buf *text)
{
    size_t start = text->len;
    unsigned bits, bit;
    mc_err err = mc_extension_usage(value, &bits);

    for (bit = 0; err == MC_OK && bit < MC_USAGE_BITS; bit++) {
        if ((bits >> bit & 1) != 0) {
            err = separate(text, start, ", ");
            if (err == MC_OK) {
                err = mc_buf_append_str(text, mc_usage_name(bit));
            }
        }
    }
    return err;
}

static mc_err purposes(mc_view value, mc_buf *text)
{
    size_t start = text->len;
    mc_view list, oid;
    mc_err err = mc_extension_purposes(value, &list);

    while (err == MC_OK && list.len > 0) {
        err = mc_der_take(&list, MC_DER_OID, &oid);
        if (err == MC_OK) {
            err = separate(text, start, ", ");
        }
        if (err == MC_OK) {
            err = mc_report_oid_text(MC_OID_KIND_USAGE, oid, text);
        }
    }
    return err;
}

static mc_err subject_key(mc_view value, mc_buf *text)
{
    mc_view identifier;
    mc_err err = mc_extension_subject_key(value, &identifier);

    return err == MC_OK ? mc_buf_append_hex(text, identifier) : err;
}

/* The identifier, else the issuer and serial that it may give instead. */
static mc_err authority_key(mc_view value, mc_buf *text)
{
    mc_view contents, field;
    uint8_t tag;
    size_t start = text->len;
    mc_err err = mc_der_take(&value, MC_DER_SEQUENCE, &contents);

    while (err == MC_OK && contents.len > 0) {
        err = mc_der_next(&contents, &tag, &field, NULL);
        if (err == MC_OK) {
            err = separate(text, start, ", ");
        }
        if (err != MC_OK) {
            break;
        }
        if (tag == MC_DER_CONTEXT(0)) {
            err = mc_buf_append_hex(text, field);
        } else if (tag == MC_DER_CONTEXT_CONSTRUCTED(1)) {
            err = mc_buf_append_str(text, "issuer ");
            if (err == MC_OK) {
                err = names_text(field, text);
            }
        } else if (tag == MC_DER_CONTEXT(2)) {
            err = mc_buf_append_str(text, "serial ");
            if (err == MC_OK) {
                err = mc_buf_append_hex(text, field);
            }
        }
    }
    return err;
}

/* Only the addresses; reasons and issuers of points are rare. */
static mc_err crl_points(mc_view value, mc_buf *text)
{
    size_t start = text->len;
    mc_view points;
    mc_err err = mc_der_take(&value, MC_DER_SEQUENCE, &points);

    while (err == MC_OK && points.len > 0) {
        mc_view point, name, full;

        err = mc_der_take(&points, MC_DER_SEQUENCE, &point);
        if (err == MC_OK &&
            mc_der_take(&point, MC_DER_CONTEXT_CONSTRUCTED(0), &name) ==
                MC_OK &&
            mc_der_take(&name, MC_DER_CONTEXT_CONSTRUCTED(0), &full) == MC_OK) {
            err = separate(text, start, ", ");
            if (err == MC_OK) {
                err = names_text(full, text);
            }
        }
    }
    return err;
}

static mc_err authority_info(mc_view value, mc_buf *text)
{
    size_t start = text->len;
    mc_view list;
    mc_err err = mc_der_take(&value, MC_DER_SEQUENCE, &list);

    while (err == MC_OK && list.len > 0) {
        mc_view access, method, location;
        uint8_t tag;

        err = mc_der_take(&list, MC_DER_SEQUENCE, &access);
        if (err == MC_OK) {
            err = mc_der_take(&access, MC_DER_OID, &method);
        }
        if (err == MC_OK) {
            err = mc_der_next(&access, &tag, &location, NULL);
        }
        if (err == MC_OK) {
            err = separate(text, start, ", ");
        }
        if (err == MC_OK) {
            err = mc_report_oid_text(MC_OID_KIND_OTHER, method, text);
        }
        if (err == MC_OK) {
            err = mc_buf_append_str(text, " ");
        }
        if (err == MC_OK) {
            err = mc_report_general_name_text(tag, location, text);
        }
    }
    return err;
}

static mc_err policies(mc_view value, mc_buf *text)
{
    size_t start = text->len;
    mc_view list;
    mc_err err = mc_der_take(&value, MC_DER_SEQUENCE, &list);

    while (err == MC_OK && list.len > 0) {
        mc_view policy, oid;

        err = mc_der_take(&list, MC_DER_SEQUENCE, &policy);
        if (err == MC_OK) {
            err = mc_der_take(&policy, MC_DER_OID, &oid);
        }
        if (err == MC_OK) {
            err = separate(text, start, ", ");
        }
        if (err == MC_OK) {
            err = mc_report_oid_text(MC_OID_KIND_OTHER, oid, text);
        }
    }
    return err;
}

/* begin: where the text of the whole extension starts. */
static mc_err subtrees(mc_view list, const char *title, size_t begin,
                       mc_buf *text)
{
    size_t start;
    mc_err err;

    if (list.len == 0) {
        return MC_OK;
    }
    err = separate(text, begin, "; ");
    if (err == MC_OK) {
        err = mc_buf_append_str(text, title);
    }
    start = text->len;
    while (err == MC_OK && list.len > 0) {
        mc_view base = {NULL, 0};
        uint8_t tag;

        err = mc_subtree_next(&list, &tag, &base);
        if (err == MC_OK) {
            err = separate(text, start, ", ");
        }
        if (err == MC_OK) {
            err = mc_report_general_name_text(tag, base, text);
        }
        if (err == MC_OK && base.len == 0) {
            err = mc_buf_append_str(text, "(all)");
        }
    }
    return err;
}

static mc_err constraints(mc_view value, mc_buf *text)
{
    size_t begin = text->len;
    mc_view permitted, excluded;
    mc_err err = mc_extension_constraints(value, &permitted, &excluded);

    if (err == MC_OK) {
        err = subtrees(permitted, "only ", begin, text);
    }
    return err == MC_OK ? subtrees(excluded, "never ", begin, text) : err;
}

static mc_err crl_number(mc_view value, mc_buf *text)
{
    mc_view number;
    mc_err err = mc_der_take_unsigned(&value, &number);

    return err == MC_OK ? mc_buf_append_hex(text, number) : err;
}

static const struct {
    const char *oid;
    size_t len;
    mc_err (*text)(mc_view value, mc_buf *text);
} WRITERS[] = {
#define ROW(oid, function)                                                     \
    {                                                                          \
        oid, sizeof(oid) - 1, function                                         \
    }
    ROW(MC_OID_SUBJECT_ALT_NAME, alternative_names),
    ROW(MC_OID_ISSUER_ALT_NAME, alternative_names),
    ROW(MC_OID_BASIC_CONSTRAINTS, basic),
    ROW(MC_OID_KEY_USAGE, usage),
    ROW(MC_OID_EXT_KEY_USAGE, purposes),
    ROW(MC_OID_SUBJECT_KEY_ID, subject_key),
    ROW(MC_OID_AUTHORITY_KEY_ID, authority_key),
    ROW(MC_OID_CRL_POINTS, crl_points),
    ROW(MC_OID_AUTHORITY_INFO, authority_info),
    ROW(MC_OID_POLICIES, policies),
    ROW(MC_OID_NAME_CONSTRAINTS, constraints),
    ROW(MC_OID_CRL_NUMBER, crl_number),
#undef ROW
};

mc_err mc_report_extension_text(const mc_extension *extension, mc_buf *text)
{
    size_t start = text->len;
    size_t i;
    mc_err err = MC_OK;

    for (i = 0; i < sizeof(WRITERS) / sizeof(WRITERS[0]); i++) {
        mc_view oid = {(const uint8_t *) WRITERS[i].oid, WRITERS[i].len};

        if (mc_view_equal(oid, extension->oid)) {
            err = WRITERS[i].text(extension->value, text);
        }
    }
    if (err == MC_ERR_DER_DAMAGED) {
        mc_buf_truncate(text, start);
        err = mc_buf_append_str(text, "(damaged)");
    }
    return err;
}

void mc_report_extensions(mc_json *json, mc_view list)
{
    mc_buf text = MC_BUF_INIT;
    mc_err err = MC_OK;

    mc_json_list(json, "extensions");
    while (err == MC_OK && list.len > 0) {
        mc_extension extension;
        const char *name;

        if (mc_extension_next(&list, &extension) != MC_OK) {
            break;
        }
        name = mc_oid_name(MC_OID_KIND_EXTENSION, extension.oid);
        mc_json_object(json, NULL);
        mc_buf_truncate(&text, 0);
        err = mc_der_oid_text(extension.oid, &text);
        if (err == MC_ERR_DER_DAMAGED) {
            err = mc_buf_append_hex(&text, extension.oid);
        }
        mc_json_text(json, "oid", mc_buf_view(&text));
        if (name != NULL) {
            mc_json_str(json, "name", name);
        }
        mc_json_bool(json, "critical", extension.critical);
        mc_buf_truncate(&text, 0);
        if (err == MC_OK) {
            err = mc_report_extension_text(&extension, &text);
        }
        mc_json_text(json, "text", mc_buf_view(&text));
        mc_json_hex(json, "raw", extension.value);
        mc_json_close_object(json);
    }
    mc_json_close_list(json);
    mc_buf_free(&text);
    if (err != MC_OK && json->err == MC_OK) {
        json->err = err;
    }
}

/* The bases of a list, as a row of names. */
static mc_err bases(mc_view list, mc_buf *names)
{
    mc_der der;

    mc_der_begin(&der, names);
    while (der.err == MC_OK && list.len > 0) {
        uint8_t tag;
        mc_view base;

        der.err = mc_subtree_next(&list, &tag, &base);
        if (der.err == MC_OK) {
            mc_der_put(&der, tag, base);
        }
    }
    return mc_der_end(&der);
}

static void report_bases(mc_json *json, const char *member, mc_view list)
{
    mc_buf names = MC_BUF_INIT;
    mc_err err = bases(list, &names);

    mc_report_names(json, member, mc_buf_view(&names));
    mc_buf_free(&names);
    if (err != MC_OK && json->err == MC_OK) {
        json->err = err;
    }
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
