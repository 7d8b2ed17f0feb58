/*
 * Who signed whom, from the certificate up to a root, among the files given
 * (RFC 5280 6.1, without policies): signatures, authority, path length, name
 * constraints, dates; then the order of the files and what is not needed.
 */
#include "check.h"

#include <string.h>

#include "constraint.h"
#include "report.h"

/* Longest path followed: longer ones are cycles or jokes. */
#define PATH_MAX_LENGTH 10

typedef struct path {
    const mc_certificate *step[PATH_MAX_LENGTH]; /* leaf first */
    size_t length;
    int complete; /* the last step is a root */
} path;

/* What was seen while looking for an issuer. */
typedef struct search {
    const mc_certificate *issuer; /* its signature fits */
    const mc_certificate *wrong;  /* named, but its signature does not fit */
    const mc_certificate *other;  /* of that name, with another key */
    int unsupported;              /* named; the signature cannot be checked */
} search;

static void search_issuer(const mc_check *check, const mc_certificate *c,
                          search *found)
{
    size_t i;

    memset(found, 0, sizeof(*found));
    for (i = 0; i < check->pool.count && found->issuer == NULL; i++) {
        const mc_certificate *candidate = &check->pool.items[i];

        if (candidate == c || mc_view_equal(candidate->der, c->der) ||
            !mc_view_equal(candidate->subject, c->issuer)) {
            continue;
        }
        if (!mc_certificate_names_issuer(c, candidate)) {
            found->other = candidate;
            continue;
        }
        switch (mc_certificate_verify(c, candidate)) {
        case MC_VERDICT_VALID:
            found->issuer = candidate;
            break;
        case MC_VERDICT_INVALID:
            found->wrong = candidate;
            break;
        case MC_VERDICT_MEMORY:
            mc_check_stop(check, MC_ERR_MEMORY);
            return;
        default:
            found->unsupported = 1;
        }
    }
}

/* Says why no issuer was found. */
static void say_missing(mc_check *check, const mc_certificate *c,
                        const search *found)
{
    mc_view unused;

    if (found->wrong != NULL) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "SIGNATURE_WRONG", "chain",
                          "The authority among the files is named as the "
                          "signer, ",
                          c->issuer,
                          ", but it did not sign this certificate. It was "
                          "probably made anew under the same name: find the "
                          "authority's certificate of that time.");
    } else if (found->other != NULL) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "ISSUER_OTHER_KEY", "chain",
                          "An authority of the right name is among the "
                          "files, ",
                          c->issuer,
                          ", but it has another key than the one that "
                          "signed. Find the authority's certificate of that "
                          "time.");
    } else if (found->unsupported) {
        mc_check_say(check, MC_LEVEL_WARNING, "SIGNATURE_UNSUPPORTED", "chain",
                     "The signature uses an algorithm that cannot be checked "
                     "here.");
    } else if (mc_job_has(check->job, "chain", &unused)) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "ISSUER_MISSING", "chain",
                          "The certificate of ", c->issuer,
                          " is missing among the files. Add it.");
    } else {
        mc_check_say_name(check, MC_LEVEL_INFO, "ISSUER_MISSING", "chain",
                          "Signed by ", c->issuer,
                          ", whose certificate is not among the files. Add "
                          "it to have the signature checked.");
    }
}

/* A certificate that names itself as its signer. */
static void end_at_root(mc_check *check, path *way, const mc_certificate *c)
{
    switch (mc_certificate_verify(c, c)) {
    case MC_VERDICT_VALID:
        way->complete = 1;
        break;
    case MC_VERDICT_INVALID:
        mc_check_say_name(check, MC_LEVEL_ERROR, "SIGNATURE_WRONG", "chain",
                          "The certificate of ", c->subject,
                          " says that it signed itself, but its signature is "
                          "wrong. The file is damaged or forged.");
        break;
    case MC_VERDICT_MEMORY:
        mc_check_stop(check, MC_ERR_MEMORY);
        break;
    default:
        mc_check_say(check, MC_LEVEL_WARNING, "SIGNATURE_UNSUPPORTED", "chain",
                     "The signature uses an algorithm that cannot be checked "
                     "here.");
    }
}

static int on_path(const path *way, const mc_certificate *c)
{
    size_t i;

    for (i = 0; i < way->length; i++) {
        if (mc_view_equal(way->step[i]->der, c->der)) {
            return 1;
        }
    }
    return 0;
}

static void find_path(mc_check *check, path *way)
{
    const mc_certificate *c = check->leaf;

    memset(way, 0, sizeof(*way));
    while (c != NULL) {
        search found;

        way->step[way->length++] = c;
        if (mc_certificate_names_issuer(c, c)) {
            end_at_root(check, way, c);
            return;
        }
        search_issuer(check, c, &found);
        if (found.issuer == NULL) {
            say_missing(check, c, &found);
            return;
        }
        if (on_path(way, found.issuer) || way->length == PATH_MAX_LENGTH) {
            mc_check_say(check, MC_LEVEL_ERROR, "CHAIN_CYCLE", "chain",
                         "The chain does not end: certificates sign each "
                         "other in a circle, or there are too many.");
            return;
        }
        c = found.issuer;
    }
}

/* ---------------------------------------------------------- each signer --- */

static void check_authority(mc_check *check, const mc_certificate *c)
{
    if (!c->is_authority) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "ISSUER_NOT_CA", "chain",
                          "The certificate of ", c->subject,
                          " signed another one though it is not an "
                          "authority's. Have the certificate signed by a "
                          "real authority.");
    } else if (!mc_certificate_may_sign(c)) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "ISSUER_NO_CERT_SIGN", "chain",
                          "The key usage of ", c->subject,
                          " does not allow it to sign certificates.");
    }
}

/* below: authorities between this one and the device's certificate, those
 * that issued to themselves not counted (RFC 5280 4.2.1.9). */
static void check_path_length(mc_check *check, const mc_certificate *c,
                              size_t below)
{
    if (c->path_length >= 0 && below > (size_t) c->path_length) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "PATH_LENGTH", "chain",
                          "There are more authorities below ", c->subject,
                          " than its path length allows.");
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

static void check_constraints(mc_check *check, const mc_certificate *authority,
                              const mc_certificate *c)
{
    mc_buf name = MC_BUF_INIT;
    uint8_t tag = 0;
    mc_view bad = {NULL, 0};

    if (!authority->has_constraints ||
        mc_constraint_allows_certificate(authority->constraints, c, &tag,
                                         &bad)) {
        return;
    }
    if (mc_report_general_name_text(tag, bad, &name) == MC_OK) {
        mc_check_say_about(check, MC_LEVEL_ERROR, "NAME_CONSTRAINT", "chain",
                           "The authority is limited to certain names, and ",
                           mc_buf_view(&name),
                           " is not among them. Use another name, or another "
                           "authority.");
    }
    mc_buf_free(&name);
}

static void check_digest(mc_check *check, const mc_certificate *c)
{
    if (c->algorithm.strength == MC_DIGEST_SHA1 ||
        c->algorithm.strength == MC_DIGEST_BROKEN) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "CHAIN_DIGEST", "chain",
                          "The certificate of the authority ", c->subject,
                          " is signed with a digest that browsers no longer "
                          "accept.");
    }
}

static void check_steps(mc_check *check, const path *way)
{
    size_t below = 0;
    size_t i, j;

    for (i = 1; i < way->length; i++) {
        const mc_certificate *c = way->step[i];
        int root = way->complete && i + 1 == way->length;

        check_authority(check, c);
        check_path_length(check, c, below);
        check_validity(check, c);
        if (!root) {
            check_digest(check, c); /* nobody verifies a root's */
        }
        for (j = 0; j < i; j++) {
            check_constraints(check, c, way->step[j]);
        }
        if (!mc_certificate_self_issued(c)) {
            below++;
        }
    }
}

/* ---------------------------------------------------------------- order --- */

/* The certificate's own file: leaf, then each one's signer. */
static void check_order(mc_check *check, const path *way)
{
    size_t i;

    if (check->own_count < 2) {
        return;
    }
    for (i = 0; i < check->own_count && i < way->length; i++) {
        if (!mc_view_equal(check->pool.items[i].der, way->step[i]->der)) {
            mc_check_say(check, MC_LEVEL_WARNING, "CHAIN_ORDER", "certificate",
                         "The certificates in the file are out of order. Put "
                         "the device's own first, then the one that signed "
                         "it, and so on.");
            return;
        }
    }
}

static void check_extra(mc_check *check, const path *way)
{
    size_t i;

    for (i = 0; i < check->own_count; i++) {
        const mc_certificate *c = &check->pool.items[i];

        if (!on_path(way, c)) {
            mc_check_say_name(check, MC_LEVEL_INFO, "CHAIN_EXTRA",
                              "certificate", "The file also holds ", c->subject,
                              ", which has nothing to do with this "
                              "certificate. It can be left out.");
            return;
        }
    }
}

mc_err mc_check_chain(mc_check *check)
{
    size_t errors = check->said[MC_LEVEL_ERROR];
    path way;

    find_path(check, &way);
    check_steps(check, &way);
    check_order(check, &way);
    check_extra(check, &way);
    if (check->said[MC_LEVEL_ERROR] != errors || !way.complete) {
        return MC_OK;
    }
    if (way.length == 1) {
        mc_check_say(check, MC_LEVEL_INFO, "SELF_SIGNED", "certificate",
                     "The certificate is signed by its own key. A browser "
                     "trusts it only where it was accepted or installed.");
    } else {
        mc_check_say_name(check, MC_LEVEL_OK, "CHAIN_OK", "chain",
                          "The chain is whole, up to ",
                          way.step[way.length - 1]->subject, ".");
    }
    return MC_OK;
}
