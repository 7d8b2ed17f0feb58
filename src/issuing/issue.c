#include "issuing/issue.h"

#include <string.h>

#include "base/calendar.h"
#include "base/utf8.h"
#include "encoding/oid.h"
#include "encoding/told.h"
#include "x509/name.h"
#include "x509/subject.h"
#include "x509/subject_match.h"

/* Longest subject that is copied from a request, bytes. */
#define SUBJECT_MAX ((size_t) 4096)

/* What was asked for and is not had, or is had otherwise; about a name. */
static mc_err tell(mc_job *job, const char *code, mc_view name)
{
    return mc_tell(job, "ignored", code,
                   MC_VALUES(mc_value_text("name", name)));
}

/* --------------------------------------------------------------- dates --- */

/* The end as asked for, before the issuer has its say. */
static int64_t wanted_end(const mc_wishes *wishes, int64_t not_before)
{
    /* Both ends count (RFC 5280 4.1.2.5), and so does the backdating. */
    int64_t longest = not_before + MC_ISSUE_DAYS_TRUSTED * MC_DAY_S - 1;
    int64_t end = wishes->now + (int64_t) wishes->days * MC_DAY_S - 1;

    if (wishes->days == 0) {
        return wishes->not_after;
    }
    if (wishes->days <= MC_ISSUE_DAYS_TRUSTED && end > longest) {
        end = longest;
    }
    return end > MC_TIME_MAX_S ? MC_TIME_MAX_S : end;
}

static mc_err tell_day(mc_job *job, const char *code, int64_t time)
{
    return mc_tell(job, "ignored", code,
                   MC_VALUES(mc_value_time("time", time)));
}

mc_err mc_issue_dates(mc_job *job, const mc_wishes *wishes,
                      const mc_certificate *issuer, mc_certificate_plan *plan)
{
    mc_err err = MC_OK;

    plan->not_before = wishes->now - wishes->backdate;
    if (issuer != NULL && plan->not_before < issuer->not_before) {
        plan->not_before = issuer->not_before;
        /* A day of backdating that nobody asked for is none to miss. */
        if (wishes->backdate_asked) {
            err = tell_day(job, "begins-with-authority", issuer->not_before);
        }
    }
    plan->not_after = wanted_end(wishes, plan->not_before);
    if (err == MC_OK && plan->not_after <= wishes->now) {
        return mc_fail(job, MC_ERR_DATES, "not-after", 0);
    }
    if (err == MC_OK && issuer != NULL && plan->not_after > issuer->not_after) {
        plan->not_after = issuer->not_after;
        err = tell_day(job, "ends-with-authority", issuer->not_after);
    }
    return err;
}

/* --------------------------------------------------------------- names --- */

static mc_err tell_underscore(mc_job *job, const mc_name *name)
{
    if (name->tag != MC_NAME_TAG_DNS ||
        memchr(name->bytes, '_', name->len) == NULL) {
        return MC_OK;
    }
    return tell(job, "name-underscore", mc_name_view(name));
}

static mc_err grant_host(mc_job *job, mc_view value, mc_buf *names)
{
    mc_name name;
    mc_err err = mc_name_read(value, &name);

    if (err != MC_OK) {
        return tell(job, "name-no-host", value);
    }
    err = mc_names_add(names, &name);
    MC_THEN(err, tell_underscore(job, &name));
    if (err == MC_OK && name.tag == MC_NAME_TAG_IP) {
        err = tell(job, "address-as-host", value);
    }
    return err;
}

static mc_err grant_address(mc_job *job, mc_view value, mc_buf *names)
{
    mc_buf text = MC_BUF_INIT;
    mc_name name;
    mc_err err;

    if (value.len != 4 && value.len != 16) {
        err = mc_buf_append_hex(&text, value);
        MC_THEN(err, tell(job, "address-length", mc_buf_view(&text)));
        mc_buf_free(&text);
        return err;
    }
    name.tag = MC_NAME_TAG_IP;
    name.len = (uint8_t) value.len;
    memcpy(name.bytes, value.p, value.len);
    return mc_names_add(names, &name);
}

/* A name that was asked for and is not written; of one that has no text, its
 * kind. */
static mc_err tell_left_out(mc_job *job, uint8_t tag, mc_view value,
                            const char *code)
{
    const char *what = "name";
    mc_buf text = MC_BUF_INIT;
    mc_view oid;
    mc_err err = mc_name_plain_text(tag, value, &text);

    if (err == MC_OK && tag == MC_NAME_TAG_DIRECTORY) {
        (void) mc_subject_common_name(value, &text);
    } else if (err == MC_OK && text.len == 0 &&
               mc_der_take(&value, MC_DER_OID, &oid) == MC_OK) {
        /* otherName: a user's principal name, for one. */
        what = "kind";
        err = mc_der_oid_text(oid, &text);
    }
    MC_THEN(err, mc_tell(job, "ignored", code,
                         MC_VALUES(mc_value_word("is", what),
                                   mc_value_text("name", mc_buf_view(&text)))));
    mc_buf_free(&text);
    return err;
}

static mc_err grant_requested(mc_job *job, const mc_request *request,
                              mc_buf *names)
{
    mc_view list = request->names;
    mc_err err = MC_OK;

    while (err == MC_OK && list.len > 0) {
        uint8_t tag;
        mc_view value;

        err = mc_der_next(&list, &tag, &value, NULL);
        if (err != MC_OK) {
            return err;
        }
        if (tag == MC_NAME_TAG_DNS) {
            err = grant_host(job, value, names);
        } else if (tag == MC_NAME_TAG_IP) {
            err = grant_address(job, value, names);
        } else {
            err = tell_left_out(job, tag, value, "name-left-out");
        }
    }
    return err == MC_OK ? MC_OK : mc_fail(job, err, "request", 0);
}

/* 1 when a row of names holds this one, in these letters. */
static int holds(mc_view names, uint8_t tag, mc_view value)
{
    uint8_t found_tag;
    mc_view found;

    while (names.len > 0 &&
           mc_der_next(&names, &found_tag, &found, NULL) == MC_OK) {
        if (found_tag == tag && mc_view_equal(found, value)) {
            return 1;
        }
    }
    return 0;
}

/* Those of the request that others were written for. */
static mc_err tell_replaced(mc_job *job, const mc_request *request,
                            mc_view written)
{
    mc_view list = request->names;
    mc_err err = MC_OK;

    while (err == MC_OK && list.len > 0) {
        uint8_t tag;
        mc_view value;

        err = mc_der_next(&list, &tag, &value, NULL);
        if (err == MC_OK && !holds(written, tag, value)) {
            err = tell_left_out(job, tag, value, "name-replaced");
        }
    }
    return err;
}

/* Requests made by old recipes carry their name in the subject only. */
static mc_err grant_common_name(mc_job *job, const mc_request *request,
                                mc_buf *names)
{
    mc_buf text = MC_BUF_INIT;
    mc_name name;
    mc_err err = MC_OK;

    if (mc_subject_common_name(request->subject, &text) &&
        mc_name_read(mc_buf_view(&text), &name) == MC_OK) {
        err = mc_names_add(names, &name);
        MC_THEN(err, tell(job,
                          request->names.len == 0 ? "common-name-only"
                                                  : "common-name-instead",
                          mc_buf_view(&text)));
        MC_THEN(err, tell_underscore(job, &name));
    }
    mc_buf_free(&text);
    return err;
}

mc_err mc_issue_names(mc_job *job, const mc_wishes *wishes,
                      const mc_request *request, mc_buf *names)
{
    mc_err err;

    if (wishes->names.len > 0) {
        err = mc_buf_append(names, wishes->names.p, wishes->names.len);
        return err == MC_OK ? tell_replaced(job, request, wishes->names) : err;
    }
    err = grant_requested(job, request, names);
    return err == MC_OK && names->len == 0 && wishes->server_auth
               ? grant_common_name(job, request, names)
               : err;
}

/* ------------------------------------------------------------- subject --- */

/* The bounds of RFC 5280 appendix A.1 that readers insist on. */
static mc_err check_attribute(mc_job *job, const mc_attribute *attribute)
{
    mc_buf text = MC_BUF_INIT;
    mc_view rest;
    size_t count = 0;
    uint32_t point;
    mc_err err = mc_attribute_text(attribute, &text);

    rest = mc_buf_view(&text);
    if (err == MC_ERR_UNSUPPORTED || (err == MC_OK && rest.len == 0)) {
        err = MC_ERR_SUBJECT_SYNTAX;
    }
    while (err == MC_OK && mc_utf8_next(&rest, &point)) {
        /* U+FFFD stands for bytes that the string's type does not allow. */
        if (point == 0xfffd || mc_utf8_deceives(point)) {
            err = mc_fail(job, MC_ERR_SUBJECT_SYNTAX, "request", 0);
        }
        count++;
    }
    /* RFC 5280 appendix A.1, as for what is typed. */
    if (err == MC_OK && MC_DER_OID_IS(attribute->oid, MC_OID_AT_C) &&
        (text.len != 2 || count != 2)) {
        err = mc_fail(job, MC_ERR_SUBJECT_COUNTRY, "request", 0);
    }
    if (err == MC_OK && count > 64 &&
        MC_DER_OID_IS(attribute->oid, MC_OID_AT_CN)) {
        err = mc_fail(job, MC_ERR_FIELD_LENGTH, "subject.CN", 0);
    }
    mc_buf_free(&text);
    return err;
}

/* Letters that their string type does not allow, such as an underscore in a
 * PrintableString, which Chromium refuses: every value becomes a UTF8String. */
static mc_err rewrite_subject(mc_job *job, mc_view dn, mc_buf *subject)
{
    mc_buf text = MC_BUF_INIT;
    mc_attribute attribute;
    mc_name_walk walk;
    mc_err err = mc_name_walk_begin(dn, &walk);
    int open = 0;
    mc_der der;

    mc_der_begin(&der, subject);
    mc_der_open(&der, MC_DER_SEQUENCE);
    while (err == MC_OK && mc_name_walk_next(&walk, &attribute) == 1) {
        if (open && !attribute.joined) {
            mc_der_close(&der);
        }
        if (!attribute.joined) {
            mc_der_open(&der, MC_DER_SET);
            open = 1;
        }
        mc_buf_truncate(&text, 0);
        err = mc_attribute_text(&attribute, &text);
        mc_der_open(&der, MC_DER_SEQUENCE);
        mc_der_put(&der, MC_DER_OID, attribute.oid);
        mc_der_put(&der, MC_DER_UTF8_STRING, mc_buf_view(&text));
        mc_der_close(&der);
    }
    if (open) {
        mc_der_close(&der);
    }
    mc_der_close(&der);
    MC_THEN(err, mc_der_end(&der));
    if (err == MC_OK) {
        (void) mc_subject_common_name(dn, &text);
        err = tell(job, "subject-rewritten", mc_buf_view(&text));
    }
    mc_buf_free(&text);
    return err;
}

static mc_err copy_requested(mc_job *job, const mc_request *request,
                             mc_buf *subject)
{
    mc_name_walk walk;
    mc_attribute attribute;
    int step = 1;
    mc_err err = mc_name_walk_begin(request->subject, &walk);

    MC_THEN(err,
            request->subject.len > SUBJECT_MAX ? MC_ERR_FIELD_LENGTH : MC_OK);
    while (err == MC_OK && step == 1) {
        step = mc_name_walk_next(&walk, &attribute);
        if (step == 1) {
            err = check_attribute(job, &attribute);
        } else if (step < 0) {
            err = MC_ERR_DER_DAMAGED;
        }
    }
    if (err != MC_OK) {
        return mc_fail(job, err, "request", 0);
    }
    return mc_name_is_sound(request->subject)
               ? mc_buf_append(subject, request->subject.p,
                               request->subject.len)
               : rewrite_subject(job, request->subject, subject);
}

mc_err mc_issue_subject(mc_job *job, const mc_wishes *wishes,
                        const mc_request *request, mc_buf *subject)
{
    mc_err err;

    if (wishes->subject.len == 0) {
        return copy_requested(job, request, subject);
    }
    err = mc_buf_append(subject, wishes->subject.p, wishes->subject.len);
    if (err == MC_OK && request->subject.len > 2 &&
        !mc_view_equal(request->subject, wishes->subject)) {
        mc_buf name = MC_BUF_INIT;

        (void) mc_subject_common_name(request->subject, &name);
        err = tell(job, "subject-replaced", mc_buf_view(&name));
        mc_buf_free(&name);
    }
    return err;
}

mc_err mc_issue_fit_subject(mc_job *job, const mc_authority *authority,
                            mc_view names, mc_buf *subject)
{
    mc_buf cn = MC_BUF_INIT;
    mc_err err = MC_OK;

    if (!mc_authority_allows_common_name(authority, mc_buf_view(subject), names,
                                         &cn)) {
        mc_subject_hide_common_name(subject);
        err = tell(job, "common-name-hidden", mc_buf_view(&cn));
    }
    mc_buf_free(&cn);
    return err;
}

/* ------------------------------------------------------------- ignored --- */

/* Whether the request gets no less than this extension asks for. */
static int is_granted(const mc_extension *extension,
                      const mc_certificate_plan *plan, const mc_public_key *key)
{
    mc_view rest;
    unsigned usage;
    int authority, path_length;

    if (MC_DER_OID_IS(extension->oid, MC_OID_SUBJECT_ALT_NAME)) {
        return 1; /* its names have been told one by one */
    }
    if (MC_DER_OID_IS(extension->oid, MC_OID_BASIC_CONSTRAINTS)) {
        return mc_extension_basic(extension->value, &authority, &path_length) ==
                   MC_OK &&
               (!authority ||
                (plan->is_authority &&
                 (plan->path_length < 0 ||
                  (path_length >= 0 && path_length <= plan->path_length))));
    }
    if (MC_DER_OID_IS(extension->oid, MC_OID_KEY_USAGE)) {
        unsigned given = mc_certificate_usage(plan, key);

        return mc_extension_usage(extension->value, &usage) == MC_OK &&
               (usage & ~given) == 0;
    }
    if (MC_DER_OID_IS(extension->oid, MC_OID_EXT_KEY_USAGE) &&
        mc_extension_purposes(extension->value, &rest) == MC_OK) {
        mc_view oid;

        while (mc_der_take(&rest, MC_DER_OID, &oid) == MC_OK) {
            if (!(plan->server_auth &&
                  MC_DER_OID_IS(oid, MC_OID_SERVER_AUTH)) &&
                !(plan->client_auth &&
                  MC_DER_OID_IS(oid, MC_OID_CLIENT_AUTH))) {
                return 0;
            }
        }
        return 1;
    }
    return 0;
}

static mc_err tell_basic(mc_job *job, const mc_extension *extension,
                         const mc_certificate_plan *plan)
{
    int authority, path_length;

    return mc_tell(
        job, "ignored",
        mc_extension_basic(extension->value, &authority, &path_length) != MC_OK
            ? "basic-malformed"
        : plan->is_authority ? "authority-deeper"
                             : "authority-refused",
        NULL);
}

static mc_err tell_extension(mc_job *job, const mc_extension *extension,
                             const mc_certificate_plan *plan)
{
    const char *name = mc_oid_name(MC_OID_KIND_EXTENSION, extension->oid);
    mc_buf oid = MC_BUF_INIT, bytes = MC_BUF_INIT;
    mc_err err = MC_OK;

    if (MC_DER_OID_IS(extension->oid, MC_OID_BASIC_CONSTRAINTS)) {
        return tell_basic(job, extension, plan);
    }
    if (name == NULL) {
        err = mc_der_oid_any_text(extension->oid, &oid);
        MC_THEN(err, mc_buf_append_hex(&bytes, extension->value));
    }
    MC_THEN(err,
            mc_tell(job, "ignored",
                    name != NULL ? "extension-ignored" : "extension-unknown",
                    MC_VALUES(name != NULL ? mc_value_word("extension", name)
                                           : mc_value_text("extension",
                                                           mc_buf_view(&oid)),
                              mc_value_word("critical",
                                            extension->critical ? "yes" : "no"),
                              mc_value_text("bytes", mc_buf_view(&bytes)))));
    MC_BUF_FREE(&oid, &bytes);
    return err;
}

mc_err mc_issue_tell_ignored(mc_job *job, const mc_request *request,
                             const mc_certificate_plan *plan)
{
    mc_view list = request->extensions;
    mc_err err = mc_request_tell_version(job, request);

    if (err == MC_OK && request->algorithm.strength == MC_DIGEST_SHA1) {
        err = mc_tell(job, "ignored", "request-sha1", NULL);
    }
    MC_THEN(err, plan->is_authority
                     ? tell_replaced(job, request, (mc_view){NULL, 0})
                     : MC_OK);
    while (err == MC_OK && list.len > 0) {
        mc_extension extension;

        err = mc_extension_next(&list, &extension);
        if (err == MC_OK && !is_granted(&extension, plan, &request->key)) {
            err = tell_extension(job, &extension, plan);
        }
    }
    return err;
}

/* ---------------------------------------------------------------- rest --- */

mc_err mc_issue_serial(mc_job *job, const mc_wishes *wishes, mc_buf *serial)
{
    return wishes->serial.len == 0
               ? mc_serial_random(job, serial)
               : mc_buf_append(serial, wishes->serial.p, wishes->serial.len);
}

mc_err mc_issue_need_names(mc_job *job, const mc_certificate_plan *plan)
{
    return plan->server_auth && plan->names.len == 0
               ? mc_fail(job, MC_ERR_NAME_MISSING, "name", 0)
               : MC_OK;
}
