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
#include "x509/subject.h"
#include "x509/subject_match.h"

/* RFC 5280 4.1.2.2. */
#define SERIAL_MAX 20
/* Serials this short are counted by hand, and so given twice. */
#define SERIAL_SHORT 4

static const char FIELD[] = "certificate";

static void say(mc_check *check, mc_level level, const char *code)
{
    mc_check_say(check, level, code, FIELD, NULL);
}

static void lint_version(mc_check *check, const mc_certificate *c)
{
    if (c->version != 3) {
        mc_check_say(check, MC_LEVEL_ERROR,
                     c->version < 3 ? "VERSION_OLD" : "VERSION_UNKNOWN", FIELD,
                     MC_VALUES(mc_value_number("version", c->version)));
    }
    if (c->extensions_bad) {
        mc_check_say_extension(check, "EXTENSION_DAMAGED", FIELD, NULL,
                               c->extension_bad);
    }
}

void mc_check_digest(mc_check *check, const mc_signature_algorithm *algorithm,
                     mc_level of_sha1, const char *field)
{
    if (algorithm->strength == MC_DIGEST_SHA1) {
        mc_check_say(check, of_sha1, "DIGEST_SHA1", field, NULL);
    } else if (algorithm->strength == MC_DIGEST_BROKEN) {
        mc_check_say(check, MC_LEVEL_ERROR, "DIGEST_BROKEN", field, NULL);
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
        say(check, MC_LEVEL_ERROR, "SERIAL_PADDED");
    }
    if (serial.p[0] >= 0x80) {
        say(check, MC_LEVEL_WARNING, "SERIAL_NEGATIVE");
        return;
    }
    while (serial.len > 0 && serial.p[0] == 0) {
        mc_view_skip(&serial, 1);
    }
    if (serial.len == 0) {
        say(check, MC_LEVEL_WARNING, "SERIAL_ZERO");
    } else if (c->serial.len > SERIAL_MAX) {
        say(check, MC_LEVEL_WARNING, "SERIAL_LONG");
    } else if (serial.len <= SERIAL_SHORT) {
        say(check, MC_LEVEL_INFO, "SERIAL_SHORT");
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
    int server = mc_purposes_hold(c->purposes, MC_BYTES(MC_OID_SERVER_AUTH));

    if (c->is_authority) {
        say(check, check->for_device ? MC_LEVEL_ERROR : MC_LEVEL_INFO,
            check->for_device ? "CA_AS_DEVICE" : "AUTHORITY");
        return;
    }
    if (c->purposes.len == 0) {
        say(check, MC_LEVEL_WARNING, "PURPOSE_MISSING");
    } else if (!server) {
        say(check, MC_LEVEL_ERROR,
            mc_purposes_hold(c->purposes, MC_BYTES(MC_OID_ANY_USAGE))
                ? "PURPOSE_ANY"
                : "PURPOSE_NOT_SERVER");
    }
    if (mc_purposes_hold(c->purposes, MC_BYTES(MC_OID_OCSP_SIGNING))) {
        say(check, MC_LEVEL_ERROR, "PURPOSE_OCSP");
    }
    if (server && !serves_netscape(c)) {
        say(check, MC_LEVEL_WARNING, "NETSCAPE_TYPE");
    }
    if (!c->has_usage) {
        say(check, MC_LEVEL_INFO, "USAGE_MISSING");
    } else if ((c->usage & MC_USAGE_DIGITAL_SIGNATURE) == 0) {
        say(check, MC_LEVEL_ERROR, "USAGE_NOT_SIGNING");
    }
}

static void lint_extensions(mc_check *check, const mc_certificate *c)
{
    mc_view list = c->extensions;
    mc_extension extension;

    if (mc_certificate_objection(c, &extension)) {
        mc_check_say_extension(check, "CRITICAL_UNKNOWN", FIELD, NULL,
                               extension.oid);
    }
    while (list.len > 0 && mc_extension_next(&list, &extension) == MC_OK) {
        if ((!mc_extension_is_sound(&extension) &&
             !(c->extensions_bad &&
               mc_view_equal(extension.oid, c->extension_bad))) ||
            extension.spelt_out) {
            mc_check_say_extension(check, "EXTENSION_FORM", FIELD, NULL,
                                   extension.oid);
        }
    }
    /* An empty Name is the two bytes 30 00 (RFC 5280 4.1.2.6). */
    if (c->subject.len <= 2 &&
        MC_EXTENSION_FIND(c->extensions, MC_OID_SUBJECT_ALT_NAME, &extension) &&
        !extension.critical) {
        say(check, MC_LEVEL_ERROR, "SAN_NOT_CRITICAL");
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
        say(check, MC_LEVEL_WARNING, "SAME_CN_AS_ISSUER");
    }
    if (!mc_name_is_sound(c->subject)) {
        say(check, MC_LEVEL_ERROR, "SUBJECT_FORM");
    }
    /* OpenSSL takes one that is issued under its own name for self-signed. */
    if (mc_certificate_self_issued(c) && !mc_certificate_names_issuer(c, c)) {
        say(check, MC_LEVEL_ERROR, "SAME_SUBJECT_AS_ISSUER");
    }
    MC_BUF_FREE(&own, &issuer);
}

/* ---------------------------------------------------------------- dates --- */

static void lint_span(mc_check *check, const mc_certificate *c)
{
    if (c->not_after < c->not_before) {
        say(check, MC_LEVEL_ERROR, "DATES_REVERSED");
    } else if (c->not_after - c->not_before >=
                   MC_ISSUE_DAYS_TRUSTED * MC_DAY_S &&
               !c->is_authority) {
        say(check, MC_LEVEL_WARNING, "VALIDITY_LONG");
    }
}

void mc_check_lints(mc_check *check)
{
    size_t before = check->said[MC_LEVEL_ERROR] + check->said[MC_LEVEL_WARNING];
    const mc_certificate *c = check->leaf;

    lint_version(check, c);
    mc_check_digest(check, &c->algorithm, MC_LEVEL_ERROR, FIELD);
    lint_serial(check, c);
    lint_uses(check, c);
    lint_extensions(check, c);
    lint_names(check, c);
    lint_subject(check, c);
    lint_span(check, c);
    if (before == check->said[MC_LEVEL_ERROR] + check->said[MC_LEVEL_WARNING]) {
        say(check, MC_LEVEL_OK, "CERTIFICATE_OK");
    }
}

void mc_check_dates(mc_check *check)
{
    const mc_certificate *c = check->leaf;
    mc_level level = MC_LEVEL_ERROR;
    const char *code = "NOT_YET_VALID";
    int64_t time = c->not_after;

    if (!check->has_time) {
        return;
    }
    if (check->time < c->not_before) {
        time = c->not_before;
    } else if (check->time > c->not_after) {
        code = "EXPIRED";
    } else if (c->not_after - check->time < MC_CHECK_SOON_DAYS * MC_DAY_S) {
        level = MC_LEVEL_WARNING;
        code = "EXPIRES_SOON";
    } else {
        level = MC_LEVEL_OK;
        code = "DATES_OK";
    }
    mc_check_say(check, level, code, FIELD,
                 MC_VALUES(mc_value_time("time", time)));
}
