/*
 * The certificate by itself: what browsers and devices refuse or warn about,
 * and its dates. Sources: RFC 5280, RFC 9525, Apple's rules for TLS
 * certificates (HT210176), what Chromium and Firefox enforce.
 */
#include "judge/check.h"

#include "base/calendar.h"
#include "encoding/oid.h"
#include "report/report.h"
#include "x509/extension_form.h"
#include "x509/subject.h"

/* Apple's limit for private authorities too; both ends count. */
#define DAYS_TRUSTED 825
/* RFC 5280 4.1.2.2. */
#define SERIAL_MAX 20
/* Serials this short are counted by hand, and so given twice. */
#define SERIAL_SHORT 4

static const char FIELD[] = "certificate";

static void lint_version(mc_check *check, const mc_certificate *c)
{
    if (c->version < 3) {
        mc_check_say(check, MC_LEVEL_ERROR, "VERSION_OLD", FIELD,
                     "This is a certificate of an old version that cannot "
                     "carry names for browsers. Have it made again as "
                     "version 3, with its names as extension.");
    }
    if (c->extensions_bad) {
        mc_check_say(check, MC_LEVEL_ERROR, "EXTENSION_DAMAGED", FIELD,
                     "An extension is damaged or comes twice. Have the "
                     "certificate made again.");
    }
}

static void lint_digest(mc_check *check, const mc_certificate *c)
{
    if (c->algorithm.strength == MC_DIGEST_SHA1) {
        mc_check_say(check, MC_LEVEL_ERROR, "DIGEST_SHA1", FIELD,
                     "It is signed with SHA-1, which browsers refuse. Have it "
                     "signed with SHA-256.");
    } else if (c->algorithm.strength == MC_DIGEST_BROKEN) {
        mc_check_say(check, MC_LEVEL_ERROR, "DIGEST_BROKEN", FIELD,
                     "It is signed with a broken digest (MD5 or older). Have "
                     "it signed with SHA-256.");
    }
}

static void lint_serial(mc_check *check, const mc_certificate *c)
{
    mc_view serial = c->serial;

    if (serial.p[0] >= 0x80) {
        mc_check_say(check, MC_LEVEL_WARNING, "SERIAL_NEGATIVE", FIELD,
                     "Its serial number is negative, which some programs "
                     "refuse. Have it made again.");
        return;
    }
    /* X.690 8.3.2: no more zeros than the sign needs. */
    if (serial.len > 1 && serial.p[0] == 0 && serial.p[1] < 0x80) {
        mc_check_say(check, MC_LEVEL_ERROR, "SERIAL_PADDED", FIELD,
                     "Its serial number begins with zeros that do not belong "
                     "there, and strict programs refuse it as damaged. Have "
                     "it made again.");
    }
    while (serial.len > 0 && serial.p[0] == 0) {
        serial.p++;
        serial.len--;
    }
    if (serial.len == 0) {
        mc_check_say(check, MC_LEVEL_WARNING, "SERIAL_ZERO", FIELD,
                     "Its serial number is zero, which some programs refuse. "
                     "Have it made again with a random one.");
    } else if (c->serial.len > SERIAL_MAX) {
        mc_check_say(check, MC_LEVEL_WARNING, "SERIAL_LONG", FIELD,
                     "Its serial number is longer than 20 bytes, which some "
                     "programs refuse. Have it made again.");
    } else if (serial.len <= SERIAL_SHORT) {
        mc_check_say(check, MC_LEVEL_INFO, "SERIAL_SHORT", FIELD,
                     "Its serial number was chosen by hand or counted. See "
                     "that the authority gives none twice: Firefox then "
                     "refuses both certificates.");
    }
}

/* Whether anything in the call speaks of a device. */
static int is_for_device(const mc_check *check)
{
    static const char *const SIGNS[] = {"host", "key", "require.form",
                                        "require.leaf-first"};
    mc_view value;
    size_t i;

    for (i = 0; i < sizeof(SIGNS) / sizeof(SIGNS[0]); i++) {
        if (mc_job_has(check->job, SIGNS[i], &value)) {
            return 1;
        }
    }
    return 0;
}

static void lint_uses(mc_check *check, const mc_certificate *c)
{
    int any = mc_purposes_hold(c->purposes, MC_OID_ANY_USAGE,
                               sizeof(MC_OID_ANY_USAGE) - 1);
    int server = mc_purposes_hold(c->purposes, MC_OID_SERVER_AUTH,
                                  sizeof(MC_OID_SERVER_AUTH) - 1);

    if (c->is_authority && !is_for_device(check)) {
        mc_check_say(check, MC_LEVEL_INFO, "AUTHORITY", FIELD,
                     "This is an authority's certificate. It belongs into "
                     "browsers, not on a device.");
        return;
    }
    if (c->is_authority) {
        mc_check_say(check, MC_LEVEL_ERROR, "CA_AS_DEVICE", FIELD,
                     "This is an authority's certificate. Browsers refuse it "
                     "on a device: sign a certificate for the device with "
                     "it.");
        return;
    }
    if (c->purposes.len == 0) {
        mc_check_say(check, MC_LEVEL_WARNING, "PURPOSE_MISSING", FIELD,
                     "It does not say that it is for servers (extended key "
                     "usage serverAuth). Apple's systems refuse it.");
    } else if (!server && any) {
        mc_check_say(check, MC_LEVEL_ERROR, "PURPOSE_ANY", FIELD,
                     "It is made for any purpose (anyExtendedKeyUsage), which "
                     "Firefox and OpenSSL do not take for a server. Have it "
                     "made again with serverAuth.");
    } else if (!server) {
        mc_check_say(check, MC_LEVEL_ERROR, "PURPOSE_NOT_SERVER", FIELD,
                     "It is made for something else than a server: the "
                     "extended key usage lacks serverAuth. Have it made "
                     "again.");
    }
    if (!c->has_usage) {
        mc_check_say(check, MC_LEVEL_INFO, "USAGE_MISSING", FIELD,
                     "It does not say what its key is for (key usage). "
                     "Browsers accept that.");
    } else if ((c->usage & MC_USAGE_DIGITAL_SIGNATURE) == 0) {
        mc_check_say(check, MC_LEVEL_ERROR, "USAGE_NOT_SIGNING", FIELD,
                     "Its key usage lacks digitalSignature, without which "
                     "browsers refuse it. Have it made again.");
    }
}

/* A finding about one extension. */
static void say_extension(mc_check *check, const char *code, mc_view oid,
                          const char *after)
{
    mc_buf text = MC_BUF_INIT;

    mc_check_stop(check, mc_report_oid_text(MC_OID_KIND_EXTENSION, oid, &text));
    mc_check_say_about(check, MC_LEVEL_ERROR, code, FIELD, "The extension ",
                       mc_buf_view(&text), after);
    mc_buf_free(&text);
}

static void lint_extensions(mc_check *check, const mc_certificate *c)
{
    mc_view list = c->extensions;
    mc_extension extension;

    if (mc_certificate_objection(c, &extension)) {
        say_extension(check, "CRITICAL_UNKNOWN", extension.oid,
                      " is marked critical, and browsers that do not "
                      "know it refuse the certificate. Have it made "
                      "again without.");
    }
    while (list.len > 0 && mc_extension_next(&list, &extension) == MC_OK) {
        if (!mc_extension_is_sound(&extension) || extension.spelt_out) {
            say_extension(check, "EXTENSION_FORM", extension.oid,
                          " is not written as the standard asks, and strict "
                          "browsers refuse the certificate. Have it made "
                          "again.");
        }
    }
    /* An empty Name is the two bytes 30 00 (RFC 5280 4.1.2.6). */
    if (c->subject.len <= 2 &&
        MC_EXTENSION_FIND(c->extensions, MC_OID_SUBJECT_ALT_NAME, &extension) &&
        !extension.critical) {
        mc_check_say(check, MC_LEVEL_ERROR, "SAN_NOT_CRITICAL", FIELD,
                     "It has no subject, so its names must be marked critical "
                     "(subjectAltName), and they are not: some browsers "
                     "refuse it. Have it made again.");
    }
}

/* ---------------------------------------------------------------- names --- */

static void lint_names(mc_check *check, const mc_certificate *c)
{
    int server = c->purposes.len == 0 ||
                 mc_purposes_hold(c->purposes, MC_OID_SERVER_AUTH,
                                  sizeof(MC_OID_SERVER_AUTH) - 1);

    mc_check_names(check, c->names, c->subject, server && !c->is_authority);
}

static void lint_subject(mc_check *check, const mc_certificate *c)
{
    mc_buf own = MC_BUF_INIT, issuer = MC_BUF_INIT;

    if (!mc_certificate_self_issued(c) &&
        mc_subject_common_name(c->subject, &own) &&
        mc_subject_common_name(c->issuer, &issuer) &&
        mc_view_equal(mc_buf_view(&own), mc_buf_view(&issuer))) {
        mc_check_say(check, MC_LEVEL_WARNING, "SAME_CN_AS_ISSUER", FIELD,
                     "Device and authority carry the same common name, which "
                     "misleads programs and people. Have it made again under "
                     "the device's own name.");
    }
    /* OpenSSL takes one that is issued under its own name for self-signed. */
    if (mc_certificate_self_issued(c) && !mc_certificate_names_issuer(c, c)) {
        mc_check_say(check, MC_LEVEL_ERROR, "SAME_SUBJECT_AS_ISSUER", FIELD,
                     "Device and authority carry the very same name, so "
                     "programs take it for a self-signed certificate. Have it "
                     "made again under the device's own name.");
    }
    mc_buf_free(&own);
    mc_buf_free(&issuer);
}

/* ---------------------------------------------------------------- dates --- */

static void lint_span(mc_check *check, const mc_certificate *c)
{
    if (c->not_after < c->not_before) {
        mc_check_say(check, MC_LEVEL_ERROR, "DATES_REVERSED", FIELD,
                     "It ends before it begins, so it is never valid. Have it "
                     "made again.");
    } else if (c->not_after - c->not_before >= DAYS_TRUSTED * MC_DAY_S &&
               !c->is_authority) {
        mc_check_say(check, MC_LEVEL_WARNING, "VALIDITY_LONG", FIELD,
                     "It is valid for more than 825 days. Apple's systems "
                     "refuse that, also from an authority of one's own.");
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
        mc_check_say(check, MC_LEVEL_OK, "CERTIFICATE_OK", FIELD,
                     "Nothing in the certificate itself is known to make a "
                     "browser refuse it.");
    }
    return MC_OK;
}

static void say_date(mc_check *check, mc_level level, const char *code,
                     const char *before, int64_t time, const char *after)
{
    char text[MC_TIME_TEXT];
    mc_view day = {(const uint8_t *) text, 10};

    mc_time_text(time, text);
    mc_check_say_about(check, level, code, FIELD, before, day, after);
}

mc_err mc_check_dates(mc_check *check)
{
    const mc_certificate *c = check->leaf;

    if (!check->has_time) {
        return MC_OK;
    }
    if (check->time < c->not_before) {
        say_date(check, MC_LEVEL_ERROR, "NOT_YET_VALID",
                 "It is not valid before ", c->not_before,
                 ". Look at the clock of this computer and of the one that "
                 "made it.");
    } else if (check->time > c->not_after) {
        say_date(check, MC_LEVEL_ERROR, "EXPIRED", "It ended on ", c->not_after,
                 ". A new one is needed.");
    } else if (c->not_after - check->time < MC_CHECK_SOON_DAYS * MC_DAY_S) {
        say_date(check, MC_LEVEL_WARNING, "EXPIRES_SOON", "It ends on ",
                 c->not_after, ". Renew it soon.");
    } else {
        say_date(check, MC_LEVEL_OK, "DATES_OK", "It is valid until ",
                 c->not_after, ".");
    }
    return MC_OK;
}
