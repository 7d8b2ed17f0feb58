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

/* A finding about an authority's certificate and one of its extensions. */
static void say_extension(mc_check *check, const char *code,
                          const mc_certificate *c, mc_view oid,
                          const char *after)
{
    mc_buf before = MC_BUF_INIT, name = MC_BUF_INIT;
    mc_err err = mc_buf_append_str(&before, "In the certificate of ");

    if (err == MC_OK) {
        err = mc_report_name_text(c->subject, &before);
    }
    if (err == MC_OK) {
        err = mc_buf_append_str(&before, ", the extension ");
    }
    if (err == MC_OK) {
        err = mc_buf_append(&before, "", 1);
    }
    if (err == MC_OK) {
        err = mc_report_oid_text(MC_OID_KIND_EXTENSION, oid, &name);
    }
    if (err == MC_OK) {
        mc_check_say_about(check, MC_LEVEL_ERROR, code, "chain",
                           (const char *) before.p, mc_buf_view(&name), after);
    }
    mc_check_stop(check, err);
    mc_buf_free(&before);
    mc_buf_free(&name);
}

static void check_extensions(mc_check *check, const mc_certificate *c)
{
    mc_extension extension;
    mc_view list = c->extensions;

    if (c->extensions_bad || (c->version < 3 && list.len > 0)) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "ISSUER_DAMAGED", "chain",
                          "The certificate of ", c->subject,
                          " has an extension that is damaged, that comes "
                          "twice, or that its version cannot carry. Browsers "
                          "refuse it: have it made again.");
        return;
    }
    if (mc_certificate_objection(c, &extension)) {
        say_extension(check, "ISSUER_CRITICAL", c, extension.oid,
                      " is marked critical, and browsers that do not know it "
                      "refuse everything below. Use another authority.");
    }
    while (list.len > 0 && mc_extension_next(&list, &extension) == MC_OK) {
        if (!mc_extension_is_sound(&extension) || extension.spelt_out) {
            say_extension(check, "ISSUER_EXTENSION", c, extension.oid,
                          " is not written as the standard asks, and strict "
                          "browsers refuse it. Use another authority.");
        }
    }
}

/* Version 1 knows no authorities; browsers and OpenSSL take it as a root that
 * somebody has installed, and nowhere else. */
static void check_authority(mc_check *check, const mc_certificate *c, int root)
{
    if (c->version == 1 && root) {
        return;
    }
    if (!c->is_authority) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "ISSUER_NOT_CA", "chain",
                          "The certificate of ", c->subject,
                          " signed another one though it is not an "
                          "authority's. Have the certificate signed by a "
                          "real authority.");
    } else if (c->has_usage && (c->usage & MC_USAGE_KEY_CERT_SIGN) == 0) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "ISSUER_NO_CERT_SIGN", "chain",
                          "The key usage of ", c->subject,
                          " does not allow it to sign certificates.");
    }
}

/* What the certificate below is for; a server unless it says client alone. */
static void check_purpose(mc_check *check, const mc_certificate *c)
{
    const mc_certificate *leaf = check->leaf;
    int client = !mc_certificate_serves(leaf, MC_OID_SERVER_AUTH) &&
                 mc_certificate_serves(leaf, MC_OID_CLIENT_AUTH);
    const char *after = " leaves out servers, and that counts for everything "
                        "below: browsers refuse it. Use another authority.";

    if (client ? mc_certificate_serves(c, MC_OID_CLIENT_AUTH)
               : mc_certificate_serves(c, MC_OID_SERVER_AUTH)) {
        return;
    }
    if (client) {
        after = " leaves out clients, and that counts for everything below. "
                "Use another authority.";
    } else if (mc_purposes_hold(c->purposes, MC_OID_ANY_USAGE,
                                sizeof(MC_OID_ANY_USAGE) - 1)) {
        after = " says any purpose, which Firefox and OpenSSL do not take for "
                "servers. Use another authority.";
    }
    mc_check_say_name(check, MC_LEVEL_ERROR, "ISSUER_PURPOSE", "chain",
                      "The extended key usage of the authority ", c->subject,
                      after);
}

/* below: authorities between this one and the device's certificate; rolled:
 * those of them that issued to themselves, which are not counted (RFC 5280
 * 4.2.1.9), but by Firefox. */
static void check_path_length(mc_check *check, const mc_certificate *c,
                              size_t below, size_t rolled)
{
    if (c->path_length >= 0 && below - rolled > (size_t) c->path_length) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "PATH_LENGTH", "chain",
                          "There are more authorities below ", c->subject,
                          " than its path length allows.");
    } else if (c->path_length >= 0 && below > (size_t) c->path_length) {
        mc_check_say_name(check, MC_LEVEL_WARNING, "PATH_LENGTH_ROLLED",
                          "chain", "Below ", c->subject,
                          " an authority has signed its own new key. That "
                          "does not count against the path length, but "
                          "Firefox and GnuTLS count it and refuse: leave the "
                          "old key's certificate out.");
    }
}

static void check_validity(mc_check *check, const mc_certificate *c)
{
    if (!check->has_time) {
        return;
    }
    if (check->time > c->not_after) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "ISSUER_EXPIRED", "chain",
                          "The certificate of the authority ", c->subject,
                          " has expired. A new one is needed, on the device "
                          "and in every browser.");
    } else if (check->time < c->not_before) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "ISSUER_NOT_YET_VALID",
                          "chain", "The certificate of the authority ",
                          c->subject, " is not valid yet. Look at the clocks.");
    }
}

static void check_limits_form(mc_check *check, const mc_certificate *c)
{
    mc_buf text = MC_BUF_INIT;
    uint8_t tag;
    mc_view bad;
    mc_err err;

    if (!c->has_constraints || c->extensions_bad ||
        mc_constraint_readable(c->constraints, &tag, &bad)) {
        return;
    }
    err = mc_name_plain_text(tag, bad, &text);
    mc_check_say_about(check, MC_LEVEL_ERROR, "CONSTRAINT_FORM", "chain",
                       "The authority's limit \"", mc_buf_view(&text),
                       "\" is not written as the standard asks (a domain "
                       "without a star, a network with a mask that is a "
                       "prefix): browsers refuse everything below. The "
                       "authority must be made again.");
    mc_check_stop(check, err);
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
        mc_check_stop(check, mc_report_general_name_text(tag, bad, &name));
        mc_check_say_about(check, MC_LEVEL_ERROR, "NAME_CONSTRAINT", "chain",
                           "The authority is limited to certain names, and ",
                           mc_buf_view(&name),
                           " is not among them. Leave it out, or use another "
                           "authority.");
    } else if (!mc_constraint_allows_letters(authority->constraints,
                                             c->subject)) {
        mc_check_say_name(
            check, MC_LEVEL_WARNING, "NAME_CONSTRAINT_LETTERS", "chain",
            "The authority is limited to certain subjects, and ", c->subject,
            " is among them in other letters only. Firefox "
            "compares them exactly and refuses it: have it made "
            "in the same letters.");
    }
    if (c == check->leaf &&
        !mc_constraint_allows_common_name(authority->constraints, c->subject,
                                          c->names, &name)) {
        mc_check_say_about(check, MC_LEVEL_WARNING, "NAME_CONSTRAINT_CN",
                           "chain",
                           "The authority is limited to certain names, and "
                           "the common name ",
                           mc_buf_view(&name),
                           " is not among them. Browsers do not look at it, "
                           "but OpenSSL and GnuTLS refuse the certificate: "
                           "have it made with another common name.");
    }
    mc_buf_free(&name);
}

/* The signature that c carries. */
static void check_signature(mc_check *check, const mc_certificate *c)
{
    if (c != check->leaf && (c->algorithm.strength == MC_DIGEST_SHA1 ||
                             c->algorithm.strength == MC_DIGEST_BROKEN)) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "CHAIN_DIGEST", "chain",
                          "The certificate of the authority ", c->subject,
                          " is signed with a digest that browsers no longer "
                          "accept.");
    }
    if (!mc_signature_is_usual(&c->algorithm, c->signature)) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "SIGNATURE_FORM",
                          c == check->leaf ? "certificate" : "chain",
                          "The signature of ", c->subject,
                          " is written in a form that browsers refuse "
                          "(ECDSA must be DER; PSS must use one digest and a "
                          "salt of its length). Have it made again.");
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
    mc_check_stop(check, mc_public_key_weaknesses(&c->key, &found));
    for (i = 0; i < MC_WEAK__COUNT; i++) {
        if ((found >> i & 1) != 0) {
            mc_check_say_name(
                check,
                mc_check_weakness_is_fatal(&c->key, 1u << i) ? MC_LEVEL_ERROR
                                                             : MC_LEVEL_WARNING,
                "ISSUER_WEAK", "chain", "The key of the authority ", c->subject,
                mc_check_weakness_is_fatal(&c->key, 1u << i)
                    ? " is so weak that others can sign in its place, or that "
                      "browsers refuse it. Use another authority."
                    : " is weaker than keys should be today. Plan another "
                      "authority, of 2048 bits or more.");
            return;
        }
    }
}

/* Names and key identifiers by which some programs find the issuer. */
static void check_link(mc_check *check, const mc_certificate *c,
                       const mc_certificate *issuer)
{
    if (!mc_view_equal(c->issuer, issuer->subject)) {
        mc_check_say_name(check, MC_LEVEL_WARNING, "ISSUER_NAME_DIFFERS",
                          "chain", "The authority ", issuer->subject,
                          " is named in other letters, or in another string "
                          "type, than it names itself. Firefox does not find "
                          "it then: have the certificate made again.");
    } else if (!mc_certificate_names_issuer(c, issuer)) {
        mc_check_say_name(check, MC_LEVEL_WARNING, "ISSUER_KEY_ID", "chain",
                          "The authority ", issuer->subject,
                          " signed, but the certificate names another key "
                          "identifier. Browsers take it, OpenSSL does not: "
                          "have it made again.");
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
        if (i == 0) {
            continue;
        }
        check_link(check, way->step[i - 1], c);
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
