/*
 * What each certificate of a chain may do, as browsers ask it of all of them
 * (RFC 5280 6.1.3, 6.1.4): authority, usage, purpose, path length, limits,
 * dates, digest and form of the signature, extensions, the strength of keys.
 */
#include "judge/check.h"

#include "encoding/oid.h"
#include "key/key_weak.h"
#include "report/report.h"
#include "x509/constraint.h"
#include "x509/extension_form.h"
#include "x509/subject_match.h"

/* A finding about one of the chain's certificates. */
static void say(mc_check *check, mc_level level, const char *code,
                const mc_certificate *c)
{
    mc_check_say_name(check, level, code, "chain", c->subject);
}

static void check_extensions(mc_check *check, const mc_certificate *c)
{
    mc_extension extension;
    mc_view list = c->extensions;

    if (c->extensions_bad) {
        mc_check_say_extension(check, "ISSUER_DAMAGED", "chain", c,
                               c->extension_bad);
        return;
    }
    if (c->version != 3 && list.len > 0) {
        say(check, MC_LEVEL_ERROR, "ISSUER_VERSION", c);
        return;
    }
    if (mc_certificate_objection(c, &extension)) {
        mc_check_say_extension(check, "ISSUER_CRITICAL", "chain", c,
                               extension.oid);
    }
    while (list.len > 0 && mc_extension_next(&list, &extension) == MC_OK) {
        if (!mc_extension_is_sound(&extension) || extension.spelt_out) {
            mc_check_say_extension(check, "ISSUER_EXTENSION", "chain", c,
                                   extension.oid);
        }
    }
}

/* Version 1 knows no authorities; browsers and OpenSSL take it as a root that
 * somebody has installed, and nowhere else. */
static void check_authority(mc_check *check, const mc_certificate *c, int root)
{
    if ((c->version == 1 && root) || c->extensions_bad) {
        return; /* nobody can say of one that is damaged */
    }
    if (!c->is_authority) {
        say(check, MC_LEVEL_ERROR, "ISSUER_NOT_CA", c);
    } else if (c->has_usage && (c->usage & MC_USAGE_KEY_CERT_SIGN) == 0) {
        say(check, MC_LEVEL_ERROR, "ISSUER_NO_CERT_SIGN", c);
    }
}

/* What the certificate below is for; a server unless it says client alone. */
static void check_purpose(mc_check *check, const mc_certificate *c)
{
    const mc_certificate *leaf = check->leaf;
    int client = !mc_certificate_serves(leaf, MC_OID_SERVER_AUTH) &&
                 mc_certificate_serves(leaf, MC_OID_CLIENT_AUTH);

    if (client ? mc_certificate_serves(c, MC_OID_CLIENT_AUTH)
               : mc_certificate_serves(c, MC_OID_SERVER_AUTH)) {
        return;
    }
    say(check, MC_LEVEL_ERROR,
        client ? "ISSUER_PURPOSE_CLIENT"
        : mc_purposes_hold(c->purposes, MC_BYTES(MC_OID_ANY_USAGE))
            ? "ISSUER_PURPOSE_ANY"
            : "ISSUER_PURPOSE",
        c);
}

/* below: authorities between this one and the device's certificate; rolled:
 * those of them that issued to themselves, which are not counted (RFC 5280
 * 4.2.1.9), but by Firefox. */
static void check_path_length(mc_check *check, const mc_certificate *c,
                              size_t below, size_t rolled)
{
    if (c->path_length >= 0 && below - rolled > (size_t) c->path_length) {
        say(check, MC_LEVEL_ERROR, "PATH_LENGTH", c);
    } else if (c->path_length >= 0 && below > (size_t) c->path_length) {
        say(check, MC_LEVEL_WARNING, "PATH_LENGTH_ROLLED", c);
    }
}

static void check_validity(mc_check *check, const mc_certificate *c)
{
    if (c->not_before < 0) {
        say(check, MC_LEVEL_WARNING, "ISSUER_BEFORE_1970", c);
    }
    if (!check->has_time) {
        return;
    }
    if (check->time > c->not_after) {
        say(check, MC_LEVEL_ERROR, "ISSUER_EXPIRED", c);
    } else if (check->time < c->not_before) {
        say(check, MC_LEVEL_ERROR, "ISSUER_NOT_YET_VALID", c);
    }
}

static void check_limits_form(mc_check *check, const mc_certificate *c)
{
    mc_buf text = MC_BUF_INIT;
    uint8_t tag;
    mc_view bad;

    if (!c->has_constraints || c->extensions_bad ||
        mc_constraint_readable(c->constraints, &tag, &bad)) {
        return;
    }
    mc_json_keep(check->json, mc_name_plain_text(tag, bad, &text));
    mc_check_say(check, MC_LEVEL_ERROR, "CONSTRAINT_FORM", "chain",
                 MC_VALUES(mc_value_text("limit", mc_buf_view(&text))));
    mc_buf_free(&text);
}

static void check_constraints(mc_check *check, const mc_certificate *authority,
                              const mc_certificate *c)
{
    mc_buf name = MC_BUF_INIT;
    uint8_t tag = 0;
    mc_view bad = {NULL, 0};

    if (!authority->has_constraints || authority->extensions_bad) {
        return;
    }
    if (!mc_constraint_allows_certificate(authority->constraints, c, &tag,
                                          &bad)) {
        mc_json_keep(check->json, mc_report_general_name_text(tag, bad, &name));
        mc_check_say(check, MC_LEVEL_ERROR,
                     mc_constraint_compares(tag) ? "NAME_CONSTRAINT"
                                                 : "NAME_CONSTRAINT_KIND",
                     "chain",
                     MC_VALUES(mc_value_text("name", mc_buf_view(&name))));
    } else if (!mc_constraint_allows_letters(authority->constraints,
                                             c->subject)) {
        say(check, MC_LEVEL_WARNING, "NAME_CONSTRAINT_LETTERS", c);
    }
    if (c->subject.len <= 2 &&
        !mc_constraint_allows(authority->constraints, MC_NAME_TAG_DIRECTORY,
                              c->subject)) {
        say(check, MC_LEVEL_WARNING, "NAME_CONSTRAINT_SUBJECT", authority);
    }
    if (c == check->leaf &&
        !mc_constraint_allows_common_name(authority->constraints, c->subject,
                                          c->names, &name)) {
        mc_check_say(check, MC_LEVEL_WARNING, "NAME_CONSTRAINT_CN", "chain",
                     MC_VALUES(mc_value_text("name", mc_buf_view(&name))));
    }
    mc_buf_free(&name);
}

/* The signature that c carries. */
static void check_signature(mc_check *check, const mc_certificate *c)
{
    if (c != check->leaf && (c->algorithm.strength == MC_DIGEST_SHA1 ||
                             c->algorithm.strength == MC_DIGEST_BROKEN)) {
        say(check, MC_LEVEL_ERROR, "CHAIN_DIGEST", c);
    }
    if (!mc_signature_is_usual(&c->algorithm, c->signature)) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "SIGNATURE_FORM",
                          c == check->leaf ? "certificate" : "chain",
                          c->subject);
    }
}

static void check_key(mc_check *check, const mc_certificate *c)
{
    unsigned found = 0;
    unsigned i;

    /* The key that has just signed was judged when it was opened. */
    if (check->is_made) {
        return;
    }
    if (c->key.odd_form) {
        say(check, MC_LEVEL_ERROR, "ISSUER_KEY_FORM", c);
    }
    mc_json_keep(check->json, mc_public_key_weaknesses(&c->key, &found));
    for (i = 0; i < MC_WEAK__COUNT; i++) {
        if ((found >> i & 1) != 0) {
            say(check,
                mc_check_weakness_is_fatal(&c->key, 1u << i) ? MC_LEVEL_ERROR
                                                             : MC_LEVEL_WARNING,
                1u << i == MC_WEAK_EXPONENT_SMALL ? "ISSUER_EXPONENT_SMALL"
                                                  : "ISSUER_WEAK",
                c);
            return;
        }
    }
}

/* How an authority is named and numbered. */
static void check_identity(mc_check *check, const mc_certificate *c)
{
    if (mc_check_serial_is_padded(c->serial)) {
        say(check, MC_LEVEL_ERROR, "ISSUER_SERIAL", c);
    }
    if (c->subject.len <= 2) {
        mc_check_say(check, MC_LEVEL_ERROR, "ISSUER_UNNAMED", "chain", NULL);
    } else if (!mc_name_is_sound(c->subject)) {
        say(check, MC_LEVEL_ERROR, "ISSUER_SUBJECT_FORM", c);
    }
}

/* RFC 7633: Firefox asks for an answer that no device sends. */
static void check_staple(mc_check *check, const mc_certificate *c)
{
    mc_extension extension;

    if (MC_EXTENSION_FIND(c->extensions, MC_OID_TLS_FEATURE, &extension)) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "TLS_FEATURE",
                          c == check->leaf ? "certificate" : "chain",
                          c->subject);
    }
}

/* Names and key identifiers by which some programs find the issuer. */
static void check_link(mc_check *check, const mc_certificate *c,
                       const mc_certificate *issuer)
{
    if (!mc_view_equal(c->issuer, issuer->subject)) {
        say(check, MC_LEVEL_WARNING, "ISSUER_NAME_DIFFERS", issuer);
    } else if (!mc_certificate_names_issuer(c, issuer)) {
        say(check, MC_LEVEL_WARNING, "ISSUER_KEY_ID", issuer);
    }
}

void mc_check_steps(mc_check *check, const mc_path *way)
{
    size_t rolled = 0;
    size_t i, j;

    for (i = 0; i < way->length; i++) {
        const mc_certificate *c = way->step[i];
        int root = way->end == MC_END_ROOT && i + 1 == way->length;

        if (!root) {
            check_signature(check, c); /* nobody verifies a root's */
        }
        check_staple(check, c);
        if (i == 0) {
            continue;
        }
        check_link(check, way->step[i - 1], c);
        check_identity(check, c);
        check_extensions(check, c);
        check_authority(check, c, root);
        check_purpose(check, c);
        check_path_length(check, c, i - 1, rolled);
        check_validity(check, c);
        check_limits_form(check, c);
        check_key(check, c);
        for (j = 0; j < i; j++) {
            /* RFC 5280 6.1.3 (b), (c): what an authority issued to itself is
             * free, but for the last one. */
            if (j == 0 || !mc_certificate_self_issued(way->step[j])) {
                check_constraints(check, c, way->step[j]);
            }
        }
        rolled += (size_t) mc_certificate_self_issued(c);
    }
}
