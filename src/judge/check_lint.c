/*
 * The certificate by itself: what browsers and devices refuse or warn about,
 * and its dates. Sources: RFC 5280, RFC 9525, Apple's rules for TLS
 * certificates (HT210176), what Chromium and Firefox enforce.
 */
#include "judge/check.h"

#include "base/calendar.h"
#include "encoding/oid.h"
#include "issuing/issue.h"
#include "report/report.h"
#include "x509/extension_form.h"
#include "x509/name_match.h"
#include "x509/subject.h"

/* RFC 5280 4.1.2.2. */
#define SERIAL_MAX 20
/* Serials this short are counted by hand, and so given twice. */
#define SERIAL_SHORT 4

static const char FIELD[] = "certificate";

/* A finding about one extension. */
static void say_extension(mc_check *check, const char *code, mc_view oid)
{
    mc_buf text = MC_BUF_INIT;

    mc_check_stop(check, mc_report_oid_text(MC_OID_KIND_EXTENSION, oid, &text));
    mc_check_say(check, MC_LEVEL_ERROR, code, FIELD,
                 MC_VALUES(mc_value_text("extension", mc_buf_view(&text))));
    mc_buf_free(&text);
}

static void lint_version(mc_check *check, const mc_certificate *c)
{
    if (c->version != 3) {
        mc_check_say(check, MC_LEVEL_ERROR,
                     c->version < 3 ? "VERSION_OLD" : "VERSION_UNKNOWN", FIELD,
                     MC_VALUES(mc_value_number("version", c->version)));
    }
    if (c->extensions_bad) {
        say_extension(check, "EXTENSION_DAMAGED", c->extension_bad);
    }
}

static void lint_digest(mc_check *check, const mc_certificate *c)
{
    if (c->algorithm.strength == MC_DIGEST_SHA1) {
        mc_check_say(check, MC_LEVEL_ERROR, "DIGEST_SHA1", FIELD, NULL);
    } else if (c->algorithm.strength == MC_DIGEST_BROKEN) {
        mc_check_say(check, MC_LEVEL_ERROR, "DIGEST_BROKEN", FIELD, NULL);
    }
}

/* X.690 8.3.2: no more zeros, or ones, than the sign needs. */
int mc_check_serial_is_padded(mc_view serial)
{
    return serial.len > 1 && ((serial.p[0] == 0 && serial.p[1] < 0x80) ||
                              (serial.p[0] == 0xff && serial.p[1] >= 0x80));
}

static void lint_serial(mc_check *check, const mc_certificate *c)
{
    mc_view serial = c->serial;

    if (mc_check_serial_is_padded(serial)) {
        mc_check_say(check, MC_LEVEL_ERROR, "SERIAL_PADDED", FIELD, NULL);
    }
    if (serial.p[0] >= 0x80) {
        mc_check_say(check, MC_LEVEL_WARNING, "SERIAL_NEGATIVE", FIELD, NULL);
        return;
    }
    while (serial.len > 0 && serial.p[0] == 0) {
        serial.p++;
        serial.len--;
    }
    if (serial.len == 0) {
        mc_check_say(check, MC_LEVEL_WARNING, "SERIAL_ZERO", FIELD, NULL);
    } else if (c->serial.len > SERIAL_MAX) {
        mc_check_say(check, MC_LEVEL_WARNING, "SERIAL_LONG", FIELD, NULL);
    } else if (serial.len <= SERIAL_SHORT) {
        mc_check_say(check, MC_LEVEL_INFO, "SERIAL_SHORT", FIELD, NULL);
    }
}

/* nsCertType, which OpenSSL still asks: bit 1 is a server's. */
static int serves_netscape(const mc_certificate *c)
{
    mc_extension extension;
    mc_view bits;

    return !MC_EXTENSION_FIND(c->extensions, MC_OID_NETSCAPE_TYPE,
                              &extension) ||
           mc_der_take(&extension.value, MC_DER_BIT_STRING, &bits) != MC_OK ||
           bits.len < 2 || (bits.p[1] & 0x40) != 0;
}

static void lint_uses(mc_check *check, const mc_certificate *c)
{
    int any = mc_purposes_hold(c->purposes, MC_BYTES(MC_OID_ANY_USAGE));
    int server = mc_purposes_hold(c->purposes, MC_BYTES(MC_OID_SERVER_AUTH));

    if (c->is_authority && !check->for_device) {
        mc_check_say(check, MC_LEVEL_INFO, "AUTHORITY", FIELD, NULL);
        return;
    }
    if (c->is_authority) {
        mc_check_say(check, MC_LEVEL_ERROR, "CA_AS_DEVICE", FIELD, NULL);
        return;
    }
    if (c->purposes.len == 0) {
        mc_check_say(check, MC_LEVEL_WARNING, "PURPOSE_MISSING", FIELD, NULL);
    } else if (!server && any) {
        mc_check_say(check, MC_LEVEL_ERROR, "PURPOSE_ANY", FIELD, NULL);
    } else if (!server) {
        mc_check_say(check, MC_LEVEL_ERROR, "PURPOSE_NOT_SERVER", FIELD, NULL);
    }
    if (mc_purposes_hold(c->purposes, MC_BYTES(MC_OID_OCSP_SIGNING))) {
        mc_check_say(check, MC_LEVEL_ERROR, "PURPOSE_OCSP", FIELD, NULL);
    }
    if (server && !serves_netscape(c)) {
        mc_check_say(check, MC_LEVEL_WARNING, "NETSCAPE_TYPE", FIELD, NULL);
    }
    if (!c->has_usage) {
        mc_check_say(check, MC_LEVEL_INFO, "USAGE_MISSING", FIELD, NULL);
    } else if ((c->usage & MC_USAGE_DIGITAL_SIGNATURE) == 0) {
        mc_check_say(check, MC_LEVEL_ERROR, "USAGE_NOT_SIGNING", FIELD, NULL);
    }
}

static void lint_extensions(mc_check *check, const mc_certificate *c)
{
    mc_view list = c->extensions;
    mc_extension extension;

    if (mc_certificate_objection(c, &extension)) {
        say_extension(check, "CRITICAL_UNKNOWN", extension.oid);
    }
    while (list.len > 0 && mc_extension_next(&list, &extension) == MC_OK) {
        if ((!mc_extension_is_sound(&extension) &&
             !(c->extensions_bad &&
               mc_view_equal(extension.oid, c->extension_bad))) ||
            extension.spelt_out) {
            say_extension(check, "EXTENSION_FORM", extension.oid);
        }
    }
    /* An empty Name is the two bytes 30 00 (RFC 5280 4.1.2.6). */
    if (c->subject.len <= 2 &&
        MC_EXTENSION_FIND(c->extensions, MC_OID_SUBJECT_ALT_NAME, &extension) &&
        !extension.critical) {
        mc_check_say(check, MC_LEVEL_ERROR, "SAN_NOT_CRITICAL", FIELD, NULL);
    }
}

/* ---------------------------------------------------------------- names --- */

static void lint_names(mc_check *check, const mc_certificate *c)
{
    int server = c->purposes.len == 0 ||
                 mc_purposes_hold(c->purposes, MC_BYTES(MC_OID_SERVER_AUTH));

    mc_check_names(check, c->names, c->subject, server && !c->is_authority);
}

static void lint_subject(mc_check *check, const mc_certificate *c)
{
    mc_buf own = MC_BUF_INIT, issuer = MC_BUF_INIT;

    if (!mc_certificate_self_issued(c) &&
        mc_subject_common_name(c->subject, &own) &&
        mc_subject_common_name(c->issuer, &issuer) &&
        mc_view_equal(mc_buf_view(&own), mc_buf_view(&issuer))) {
        mc_check_say(check, MC_LEVEL_WARNING, "SAME_CN_AS_ISSUER", FIELD, NULL);
    }
    if (!mc_name_is_sound(c->subject)) {
        mc_check_say(check, MC_LEVEL_ERROR, "SUBJECT_FORM", FIELD, NULL);
    }
    /* OpenSSL takes one that is issued under its own name for self-signed. */
    if (mc_certificate_self_issued(c) && !mc_certificate_names_issuer(c, c)) {
        mc_check_say(check, MC_LEVEL_ERROR, "SAME_SUBJECT_AS_ISSUER", FIELD,
                     NULL);
    }
    mc_buf_free(&own);
    mc_buf_free(&issuer);
}

/* ---------------------------------------------------------------- dates --- */

static void lint_span(mc_check *check, const mc_certificate *c)
{
    if (c->not_after < c->not_before) {
        mc_check_say(check, MC_LEVEL_ERROR, "DATES_REVERSED", FIELD, NULL);
    } else if (c->not_after - c->not_before >=
                   MC_ISSUE_DAYS_TRUSTED * MC_DAY_S &&
               !c->is_authority) {
        mc_check_say(check, MC_LEVEL_WARNING, "VALIDITY_LONG", FIELD, NULL);
    }
}

mc_err mc_check_lints(mc_check *check)
{
    size_t before = check->said[MC_LEVEL_ERROR] + check->said[MC_LEVEL_WARNING];
    const mc_certificate *c = check->leaf;

    lint_version(check, c);
    lint_digest(check, c);
    lint_serial(check, c);
    lint_uses(check, c);
    lint_extensions(check, c);
    lint_names(check, c);
    lint_subject(check, c);
    lint_span(check, c);
    if (before == check->said[MC_LEVEL_ERROR] + check->said[MC_LEVEL_WARNING]) {
        mc_check_say(check, MC_LEVEL_OK, "CERTIFICATE_OK", FIELD, NULL);
    }
    return MC_OK;
}

static void say_date(mc_check *check, mc_level level, const char *code,
                     int64_t time)
{
    mc_check_say(check, level, code, FIELD,
                 MC_VALUES(mc_value_time("time", time)));
}

mc_err mc_check_dates(mc_check *check)
{
    const mc_certificate *c = check->leaf;

    if (!check->has_time) {
        return MC_OK;
    }
    if (check->time < c->not_before) {
        say_date(check, MC_LEVEL_ERROR, "NOT_YET_VALID", c->not_before);
    } else if (check->time > c->not_after) {
        say_date(check, MC_LEVEL_ERROR, "EXPIRED", c->not_after);
    } else if (c->not_after - check->time < MC_CHECK_SOON_DAYS * MC_DAY_S) {
        say_date(check, MC_LEVEL_WARNING, "EXPIRES_SOON", c->not_after);
    } else {
        say_date(check, MC_LEVEL_OK, "DATES_OK", c->not_after);
    }
    return MC_OK;
}
