#include "report/report.h"

#include "base/utf8.h"
#include "encoding/oid.h"
#include "x509/name.h"
#include "x509/subject.h"

#define TAG_OTHER_NAME 0xa0
#define TAG_REGISTERED_ID 0x88

#define DAMAGED 0xfffd /* stands where nothing can be read */

/* What a tag stands for; a name of NULL ends the table: anything else. */
typedef struct tag_name {
    uint8_t tag;
    const char *name;
} tag_name;

static const tag_name ENCODINGS[] = {
    {MC_DER_UTF8_STRING, "UTF8String"},
    {MC_DER_PRINTABLE_STRING, "PrintableString"},
    {MC_DER_IA5_STRING, "IA5String"},
    {MC_DER_T61_STRING, "T61String"},
    {MC_DER_BMP_STRING, "BMPString"},
    {MC_DER_UNIVERSAL_STRING, "UniversalString"},
    {0x12, "NumericString"},
    {0x1a, "VisibleString"},
    {0, NULL},
};

static const tag_name GENERAL_NAMES[] = {
    {MC_NAME_TAG_DNS, "dns"},
    {MC_NAME_TAG_IP, "ip"},
    {MC_NAME_TAG_EMAIL, "email"},
    {MC_NAME_TAG_URI, "uri"},
    {MC_NAME_TAG_DIRECTORY, "directory"},
    {0, NULL},
};

static const char *name_of(const tag_name *row, uint8_t tag)
{
    while (row->name != NULL && row->tag != tag) {
        row++;
    }
    return row->name != NULL ? row->name : "other";
}

mc_err mc_report_oid_text(mc_oid_kind kind, mc_view oid, mc_buf *text)
{
    const char *name = mc_oid_name(kind, oid);

    return name != NULL ? mc_buf_append_str(text, name)
                        : mc_der_oid_any_text(oid, text);
}

void mc_report_oid(mc_json *json, const char *member, mc_oid_kind kind,
                   mc_view oid)
{
    mc_buf text = MC_BUF_INIT;

    mc_json_made(json, member, mc_report_oid_text(kind, oid, &text), &text);
}

/* What could be taken for the end of a value in a line of "CN=a, O=b". */
static int is_separator(uint32_t point)
{
    return point == ',' || point == '+' || point == '\\';
}

/* How many bytes are shown as they are: nearly always all. */
static size_t clear_length(mc_view bytes, int escape)
{
    size_t plain = mc_utf8_plain(bytes);
    size_t i = 0;

    while (i < plain && !(escape && is_separator(bytes.p[i]))) {
        i++;
    }
    return i;
}

/* A code point that misleads the eye, as \u{202e}. */
static mc_err spell_out(uint32_t point, mc_buf *text)
{
    uint8_t digits[3] = {(uint8_t) (point >> 16), (uint8_t) (point >> 8),
                         (uint8_t) point};
    mc_view view = {digits, sizeof(digits)};
    mc_err err = mc_buf_append_str(text, "\\u{");

    while (view.len > 1 && view.p[0] == 0) {
        mc_view_skip(&view, 1);
    }
    MC_THEN(err, mc_buf_append_hex(text, view));
    return MC_THEN(err, mc_buf_append_str(text, "}"));
}

/*
 * Text for people from bytes that should be UTF-8: what could mislead the eye
 * is spelt out. *odd is set when anything was.
 */
static mc_err visible(mc_view bytes, int escape, mc_buf *text, int *odd)
{
    mc_err err = MC_OK;

    while (err == MC_OK && bytes.len > 0) {
        size_t clear = clear_length(bytes, escape);
        uint32_t point;

        if (clear > 0) {
            err = mc_buf_append(text, bytes.p, clear);
            mc_view_skip(&bytes, clear);
            continue;
        }
        if (!mc_utf8_next(&bytes, &point)) {
            *odd = 1;
            point = 0xfffd;
            mc_view_skip(&bytes, 1);
        }
        if (mc_utf8_deceives(point)) {
            *odd = 1;
            err = spell_out(point, text);
            continue;
        }
        if (escape && is_separator(point)) {
            err = mc_buf_append_str(text, "\\");
        }
        MC_THEN(err, mc_utf8_append(text, point));
    }
    return err;
}

static mc_err attribute_value(const mc_attribute *attribute, int escape,
                              mc_buf *text, int *odd)
{
    mc_buf plain = MC_BUF_INIT;
    mc_err err = mc_attribute_text(attribute, &plain);

    *odd = attribute->tag == MC_DER_T61_STRING ||
           attribute->tag == MC_DER_UNIVERSAL_STRING ||
           attribute->tag == MC_DER_BMP_STRING;
    if (err == MC_ERR_UNSUPPORTED) {
        *odd = 1;
        err = mc_buf_append_str(text, "#");
        MC_THEN(err, mc_buf_append_hex(text, attribute->value));
    } else if (err == MC_OK) {
        err = visible(mc_buf_view(&plain), escape, text, odd);
    }
    mc_buf_free(&plain);
    return err;
}

mc_err mc_report_name_text(mc_view dn, mc_buf *text)
{
    mc_name_walk walk;
    mc_attribute attribute;
    int step, odd;
    const char *joint = "";
    mc_err err = MC_OK;

    if (mc_name_walk_begin(dn, &walk) != MC_OK) {
        return mc_utf8_append(text, DAMAGED);
    }
    for (step = mc_name_walk_next(&walk, &attribute); err == MC_OK && step == 1;
         step = mc_name_walk_next(&walk, &attribute)) {
        err = mc_buf_append_str(text, attribute.joined ? " + " : joint);
        MC_THEN(err,
                mc_report_oid_text(MC_OID_KIND_ATTRIBUTE, attribute.oid, text));
        MC_THEN(err, mc_buf_append_str(text, "="));
        MC_THEN(err, attribute_value(&attribute, 1, text, &odd));
        joint = ", ";
    }
    return step < 0 ? MC_THEN(err, mc_utf8_append(text, DAMAGED)) : err;
}

static void report_attribute(mc_json *json, const mc_attribute *attribute)
{
    mc_buf text = MC_BUF_INIT;
    int odd = 0;

    mc_json_object(json, NULL);
    mc_report_oid(json, "type", MC_OID_KIND_ATTRIBUTE, attribute->oid);
    mc_report_oid(json, "oid", MC_OID_KIND_NONE, attribute->oid);
    mc_json_made(json, "value", attribute_value(attribute, 0, &text, &odd),
                 &text);
    mc_json_str(json, "encoding", name_of(ENCODINGS, attribute->tag));
    if (odd) {
        mc_json_hex(json, "raw", attribute->value);
    }
    mc_json_close_object(json);
}

void mc_report_name(mc_json *json, const char *member, mc_view dn)
{
    mc_buf text = MC_BUF_INIT;
    mc_name_walk walk;
    mc_attribute attribute;

    mc_json_object(json, member);
    mc_json_made(json, "text", mc_report_name_text(dn, &text), &text);
    mc_json_list(json, "attributes");
    if (mc_name_walk_begin(dn, &walk) == MC_OK) {
        while (mc_name_walk_next(&walk, &attribute) == 1) {
            report_attribute(json, &attribute);
        }
    }
    mc_json_close_list(json);
    mc_json_close_object(json);
}

/* otherName: its type, and its value where that is a string. */
static mc_err other_name_value(mc_view value, mc_buf *text, int *odd)
{
    mc_view oid, tagged;
    mc_attribute inner = {{NULL, 0}, 0, {NULL, 0}, 0};
    mc_err err = MC_OK;

    *odd = 1;
    if (mc_der_take(&value, MC_DER_OID, &oid) != MC_OK) {
        return mc_buf_append_hex(text, value);
    }
    err = mc_report_oid_text(MC_OID_KIND_OTHER, oid, text);
    if (err == MC_OK &&
        mc_der_take(&value, MC_DER_CONTEXT_CONSTRUCTED(0), &tagged) == MC_OK &&
        mc_der_next(&tagged, &inner.tag, &inner.value, NULL) == MC_OK) {
        int ignored;

        err = mc_buf_append_str(text, "=");
        MC_THEN(err, attribute_value(&inner, 0, text, &ignored));
    }
    return err;
}

static mc_err general_name_value(uint8_t tag, mc_view value, mc_buf *text,
                                 int *odd)
{
    *odd = 0;
    switch (tag) {
    case MC_NAME_TAG_DNS:
    case MC_NAME_TAG_EMAIL:
    case MC_NAME_TAG_URI:
        return visible(value, 0, text, odd);
    case MC_NAME_TAG_IP:
        if (value.len == 8 || value.len == 32) {
            return mc_name_network_text(value, text);
        }
        *odd = value.len != 4 && value.len != 16;
        return mc_name_address_text(value, text);
    case MC_NAME_TAG_DIRECTORY:
        return mc_report_name_text(value, text);
    case TAG_OTHER_NAME:
        return other_name_value(value, text, odd);
    case TAG_REGISTERED_ID:
        return mc_report_oid_text(MC_OID_KIND_OTHER, value, text);
    default:
        *odd = 1;
        return mc_buf_append_hex(text, value);
    }
}

mc_err mc_report_general_name_text(uint8_t tag, mc_view value, mc_buf *text)
{
    int odd;
    mc_err err = mc_buf_append_str(text, name_of(GENERAL_NAMES, tag));

    MC_THEN(err, mc_buf_append_str(text, ":"));
    return MC_THEN(err, general_name_value(tag, value, text, &odd));
}

void mc_report_names(mc_json *json, const char *member, mc_view names)
{
    mc_buf text = MC_BUF_INIT;
    mc_view value;
    uint8_t tag;
    int odd;

    mc_json_list(json, member);
    while (json->err == MC_OK &&
           mc_der_next(&names, &tag, &value, NULL) == MC_OK) {
        mc_json_object(json, NULL);
        mc_json_str(json, "type", name_of(GENERAL_NAMES, tag));
        mc_json_made(json, "value", general_name_value(tag, value, &text, &odd),
                     &text);
        if (odd) {
            mc_json_hex(json, "raw", value);
        }
        mc_json_close_object(json);
    }
    mc_json_close_list(json);
}
