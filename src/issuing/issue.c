#include "issuing/issue.h"

#include <string.h>

#include "base/calendar.h"
#include "base/utf8.h"
#include "encoding/oid.h"
#include "x509/name.h"
#include "x509/subject.h"

/* Longest subject that is copied from a request, bytes. */
#define SUBJECT_MAX ((size_t) 4096)
/* Longest name that is shown in a note, bytes. */
#define SHOWN_MAX ((size_t) 100)
#define BACKDATE_MAX ((uint64_t) 366 * 86400)

mc_err mc_issue_now(mc_job *job, int64_t *now)
{
    mc_view text;
    uint64_t number = 0;
    mc_err err = mc_job_need(job, "now", &text);

    if (err == MC_OK) {
        err = mc_job_number(job, "now", 0, (uint64_t) MC_TIME_MAX_S, &number);
    }
    *now = (int64_t) number;
    return err;
}

/* One sentence for the reply. */
static mc_err tell(mc_job *job, const char *before, mc_view what,
                   const char *after)
{
    mc_buf text = MC_BUF_INIT;
    mc_err err = mc_buf_append_str(&text, before);

    if (err == MC_OK) {
        err = mc_utf8_append_safe(&text, what, SHOWN_MAX);
    }
    if (err == MC_OK) {
        err = mc_buf_append_str(&text, after);
    }
    if (err == MC_OK) {
        err = mc_job_put(job, "ignored", mc_buf_view(&text));
    }
    mc_buf_free(&text);
    return err;
}

/* --------------------------------------------------------------- dates --- */

/* The end as asked for, before the issuer has its say. */
static mc_err wanted_end(mc_job *job, int64_t now, int64_t not_before,
                         int64_t *not_after)
{
    const uint64_t most_days = (uint64_t) (MC_TIME_MAX_S / MC_DAY_S);
    uint64_t days = 0, end = 0;
    int64_t longest;
    mc_view text;
    mc_err err;

    if (mc_job_has(job, "not-after", &text)) {
        err =
            mc_job_number(job, "not-after", 0, (uint64_t) MC_TIME_MAX_S, &end);
        *not_after = (int64_t) end;
        return err;
    }
    err = mc_job_need(job, "days", &text);
    if (err == MC_OK) {
        err = mc_job_number(job, "days", 1, most_days, &days);
    }
    if (err != MC_OK) {
        return err;
    }
    *not_after = now + (int64_t) days * MC_DAY_S - 1;
    /* Both ends count (RFC 5280 4.1.2.5), and so does the backdating. */
    longest = not_before + MC_ISSUE_DAYS_TRUSTED * MC_DAY_S - 1;
    if (days <= MC_ISSUE_DAYS_TRUSTED && *not_after > longest) {
        *not_after = longest;
    }
    if (*not_after > MC_TIME_MAX_S) {
        *not_after = MC_TIME_MAX_S;
    }
    return MC_OK;
}

mc_err mc_issue_dates(mc_job *job, int64_t now, const mc_certificate *issuer,
                      mc_certificate_plan *plan)
{
    uint64_t backdate = (uint64_t) MC_DAY_S;
    mc_err err = mc_job_number(job, "backdate", 0, BACKDATE_MAX, &backdate);

    if (err != MC_OK) {
        return err;
    }
    plan->not_before = now - (int64_t) backdate;
    if (issuer != NULL && plan->not_before < issuer->not_before) {
        char day[MC_TIME_TEXT];
        mc_view shown = {(const uint8_t *) day, 10};

        plan->not_before = issuer->not_before;
        mc_time_text(issuer->not_before, day);
        /* A day of backdating that nobody asked for is none to miss. */
        if (mc_fields_count(job->fields, "backdate") > 0) {
            err = tell(job, "The authority's own certificate begins on ", shown,
                       ", so this one begins no earlier.");
        }
    }
    if (err != MC_OK) {
        return err;
    }
    err = wanted_end(job, now, plan->not_before, &plan->not_after);
    if (err != MC_OK) {
        return err;
    }
    if (plan->not_after <= now) {
        return mc_fail(job, MC_ERR_DATES, "not-after", 0);
    }
    if (issuer != NULL && plan->not_after > issuer->not_after) {
        char day[MC_TIME_TEXT];
        mc_view shown = {(const uint8_t *) day, 10};

        plan->not_after = issuer->not_after;
        mc_time_text(issuer->not_after, day);
        return tell(job, "The authority's own certificate ends on ", shown,
                    ", so this one ends then too.");
    }
    return MC_OK;
}

mc_err mc_issue_purposes(mc_job *job, mc_certificate_plan *plan)
{
    mc_view key, value;
    size_t at = 0;

    plan->server_auth = 0;
    plan->client_auth = 0;
    while (mc_fields_next(job->fields, &at, &key, &value) == 1) {
        if (!mc_view_is(key, "purpose")) {
            continue;
        }
        if (mc_view_is(value, "server-auth")) {
            plan->server_auth = 1;
        } else if (mc_view_is(value, "client-auth")) {
            plan->client_auth = 1;
        } else {
            return mc_fail(job, MC_ERR_FIELD_VALUE, "purpose", 0);
        }
    }
    if (!plan->server_auth && !plan->client_auth) {
        plan->server_auth = 1;
    }
    return MC_OK;
}

/* --------------------------------------------------------------- names --- */

static mc_err tell_underscore(mc_job *job, const mc_name *name)
{
    if (name->tag != MC_NAME_TAG_DNS ||
        memchr(name->bytes, '_', name->len) == NULL) {
        return MC_OK;
    }
    return tell(job, "The request's name \"", mc_name_view(name),
                "\" has an underscore, which host names do not have. "
                "Browsers open it; other programs may not.");
}

static mc_err grant_host(mc_job *job, mc_view value, mc_buf *names)
{
    mc_name name;
    mc_err err = mc_name_read(value, &name);

    if (err != MC_OK) {
        return tell(job, "The request's name \"", value,
                    "\" is not a host name, so it was left out.");
    }
    err = mc_names_add(names, &name);
    if (err == MC_OK) {
        err = tell_underscore(job, &name);
    }
    if (err == MC_OK && name.tag == MC_NAME_TAG_IP) {
        err = tell(job, "The request gave the address ", value,
                   " as a host name; it was written as an address.");
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
        if (err == MC_OK) {
            err = tell(job, "The request's address ", mc_buf_view(&text),
                       " has a wrong length, so it was left out.");
        }
        mc_buf_free(&text);
        return err;
    }
    name.tag = MC_NAME_TAG_IP;
    name.len = (uint8_t) value.len;
    memcpy(name.bytes, value.p, value.len);
    return mc_names_add(names, &name);
}

/* A name that was asked for and is not written, as text. */
static mc_err tell_left_out(mc_job *job, uint8_t tag, mc_view value,
                            const char *after)
{
    mc_buf text = MC_BUF_INIT;
    mc_view oid;
    mc_err err = mc_name_plain_text(tag, value, &text);

    if (err == MC_OK && tag == MC_NAME_TAG_DIRECTORY) {
        (void) mc_subject_common_name(value, &text);
    } else if (err == MC_OK && text.len == 0 &&
               mc_der_take(&value, MC_DER_OID, &oid) == MC_OK) {
        /* otherName: a user's principal name, for one. */
        err = mc_buf_append_str(&text, "of the kind ");
        if (err == MC_OK) {
            err = mc_der_oid_text(oid, &text);
        }
    }
    if (err == MC_OK) {
        err = tell(job, "The request's name \"", mc_buf_view(&text), after);
    }
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
            err = tell_left_out(job, tag, value,
                                "\" is neither a host name nor an address, so "
                                "it was left out.");
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
            err = tell_left_out(job, tag, value,
                                "\" does not stand in this certificate.");
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
        if (err == MC_OK) {
            err = tell(job,
                       request->names.len == 0
                           ? "The request asks for no names, so its common "
                             "name \""
                           : "None of the request's names could be written, "
                             "so its common name \"",
                       mc_buf_view(&text),
                       "\" was written as one: browsers look nowhere else.");
        }
        if (err == MC_OK) {
            err = tell_underscore(job, &name);
        }
    }
    mc_buf_free(&text);
    return err;
}

mc_err mc_issue_names(mc_job *job, const mc_request *request,
                      const mc_certificate_plan *plan, mc_buf *names)
{
    mc_err err = mc_names_from_fields(job, names);

    if (err == MC_OK && names->len == 0 && request != NULL) {
        err = grant_requested(job, request, names);
        if (err == MC_OK && names->len == 0 && plan->server_auth) {
            err = grant_common_name(job, request, names);
        }
    } else if (err == MC_OK && request != NULL) {
        err = tell_replaced(job, request, mc_buf_view(names));
    }
    return err;
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

static mc_err copy_requested(mc_job *job, const mc_request *request,
                             mc_buf *subject)
{
    mc_name_walk walk;
    mc_attribute attribute;
    int step = 1;
    mc_err err = mc_name_walk_begin(request->subject, &walk);

    if (err == MC_OK && request->subject.len > SUBJECT_MAX) {
        err = MC_ERR_FIELD_LENGTH;
    }
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
    return mc_buf_append(subject, request->subject.p, request->subject.len);
}

mc_err mc_issue_subject(mc_job *job, const mc_request *request, mc_buf *subject)
{
    size_t count;
    mc_err err = mc_subject_from_fields(job, subject, &count);

    if (err == MC_OK && count == 0 && request != NULL) {
        mc_buf_truncate(subject, 0);
        err = copy_requested(job, request, subject);
    } else if (err == MC_OK && request != NULL && request->subject.len > 2 &&
               !mc_view_equal(request->subject, mc_buf_view(subject))) {
        mc_buf name = MC_BUF_INIT;

        (void) mc_subject_common_name(request->subject, &name);
        err = tell(job, "The request's subject \"", mc_buf_view(&name),
                   "\" was replaced by the one given here.");
        mc_buf_free(&name);
    }
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
    const mc_view none = {NULL, 0};
    int authority, path_length;

    if (mc_extension_basic(extension->value, &authority, &path_length) !=
        MC_OK) {
        return tell(job,
                    "The request's extension basicConstraints is malformed, "
                    "so it was left out.",
                    none, "");
    }
    return tell(job,
                plan->is_authority
                    ? "The request asks for more authorities below it than "
                      "were granted."
                    : "The request asks to be an authority. "
                      "That was not granted.",
                none, "");
}

static mc_err tell_extension(mc_job *job, const mc_extension *extension,
                             const mc_certificate_plan *plan)
{
    const char *name = mc_oid_name(MC_OID_KIND_EXTENSION, extension->oid);
    mc_buf text = MC_BUF_INIT;
    mc_err err;

    if (MC_DER_OID_IS(extension->oid, MC_OID_BASIC_CONSTRAINTS)) {
        return tell_basic(job, extension, plan);
    }
    if (name != NULL) {
        err = mc_buf_append_str(&text, name);
    } else {
        err = mc_der_oid_text(extension->oid, &text);
        if (err == MC_ERR_DER_DAMAGED) {
            err = mc_buf_append_hex(&text, extension->oid);
        }
        if (err == MC_OK) {
            err = mc_buf_append_str(&text, " (bytes ");
        }
        if (err == MC_OK) {
            err = mc_buf_append_hex(&text, extension->value);
        }
        if (err == MC_OK) {
            err = mc_buf_append_str(&text, ")");
        }
    }
    if (err == MC_OK && extension->critical) {
        err = mc_buf_append_str(&text, " (marked critical)");
    }
    if (err == MC_OK) {
        err = tell(job, "The request's extension ", mc_buf_view(&text),
                   " was not copied; the certificate carries our own.");
    }
    mc_buf_free(&text);
    return err;
}

mc_err mc_issue_tell_ignored(mc_job *job, const mc_request *request,
                             const mc_certificate_plan *plan)
{
    mc_view list = request->extensions;
    mc_view none = {NULL, 0};
    mc_err err = mc_request_tell_version(job, request);

    if (err == MC_OK && request->algorithm.strength == MC_DIGEST_SHA1) {
        err = tell(job,
                   "The request is signed with SHA-1, which is weak. "
                   "The certificate is not.",
                   none, "");
    }
    if (err == MC_OK && plan->is_authority) {
        err = tell_replaced(job, request, none);
    }
    while (err == MC_OK && list.len > 0) {
        mc_extension extension;

        err = mc_extension_next(&list, &extension);
        if (err == MC_OK && !is_granted(&extension, plan, &request->key)) {
            err = tell_extension(job, &extension, plan);
        }
    }
    return err;
}
