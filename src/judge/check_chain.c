/*
 * Who signed whom, from the certificate up to a root, among the files given:
 * every way is tried (RFC 4158), and the one with the least to object to is
 * told, as browsers take any that is sound. What each certificate of it may
 * do is check_step.c's; here also the order of the files and what is not
 * needed.
 */
#include "judge/check.h"

#include <string.h>

#include "x509/name_match.h"

/* Signatures verified, and ways judged, at most: a file may hold many
 * certificates of one name. */
#define VERIFY_MAX 300
#define WAYS_MAX 60

typedef struct search {
    mc_check *check;
    mc_path way;  /* the one that is followed */
    mc_path best; /* of those that ended */
    size_t worst; /* what there is to object to in best */
    unsigned verified;
    unsigned ways;
} search;

static int on_path(const mc_path *way, const mc_certificate *c)
{
    size_t i;

    for (i = 0; i < way->length; i++) {
        if (mc_view_equal(way->step[i]->der, c->der)) {
            return 1;
        }
    }
    return 0;
}

/* ---------------------------------------------------------------- ends --- */

static void say_unsupported(mc_check *check, const mc_certificate *c)
{
    mc_check_say_name(check, MC_LEVEL_WARNING, "SIGNATURE_UNSUPPORTED", "chain",
                      "The signature of ", c->subject,
                      " uses an algorithm that cannot be checked here.");
}

/* Says why the way ends before a root. */
static void say_end(mc_check *check, const mc_path *way)
{
    const mc_certificate *c = way->step[way->length - 1];
    mc_view unused;

    if (way->end == MC_END_CIRCLE) {
        mc_check_say(check, MC_LEVEL_ERROR, "CHAIN_CYCLE", "chain",
                     "The chain does not end: certificates sign each "
                     "other in a circle, or there are too many.");
    } else if (way->end == MC_END_SELF_WRONG) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "SIGNATURE_WRONG", "chain",
                          "The certificate of ", c->subject,
                          " says that it signed itself, but its signature is "
                          "wrong. The file is damaged or forged.");
    } else if (way->end == MC_END_WRONG) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "SIGNATURE_WRONG", "chain",
                          "The authority among the files is named as the "
                          "signer, ",
                          c->issuer,
                          ", but it did not sign this certificate. It was "
                          "probably made anew under the same name: find the "
                          "authority's certificate of that time.");
    } else if (way->end == MC_END_OTHER_KEY) {
        mc_check_say_name(check, MC_LEVEL_ERROR, "ISSUER_OTHER_KEY", "chain",
                          "An authority of the right name is among the "
                          "files, ",
                          c->issuer,
                          ", but it has another key than the one that "
                          "signed. Find the authority's certificate of that "
                          "time.");
    } else if (way->end == MC_END_UNSUPPORTED) {
        say_unsupported(check, c);
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

static void say_way(mc_check *check, const mc_path *way)
{
    if (way->end != MC_END_ROOT) {
        say_end(check, way);
    }
    mc_check_steps(check, way);
    mc_check_policies(check, way);
    mc_check_revoked(check, way);
}

/* A way has ended: is there less to object to than in the best so far? */
static void judge_way(search *s, mc_end end)
{
    mc_check *check = s->check;
    size_t said[4];
    size_t objections;

    s->way.end = end;
    s->ways++;
    memcpy(said, check->said, sizeof(said));
    check->quiet = 1;
    say_way(check, &s->way);
    check->quiet = 0;
    objections = 1000 * (check->said[MC_LEVEL_ERROR] - said[MC_LEVEL_ERROR]) +
                 (check->said[MC_LEVEL_WARNING] - said[MC_LEVEL_WARNING]);
    memcpy(check->said, said, sizeof(said));
    /* One that ends nowhere is worse than any that reaches a root. */
    objections += end == MC_END_ROOT ? 0 : 1000000;
    if (s->ways == 1 || objections < s->worst) {
        s->worst = objections;
        s->best = s->way;
    }
}

/* --------------------------------------------------------------- search --- */

static mc_verdict verify(search *s, const mc_certificate *c,
                         const mc_certificate *issuer)
{
    mc_verdict verdict = MC_VERDICT_UNSUPPORTED;

    if (s->verified < VERIFY_MAX) {
        s->verified++;
        verdict = mc_certificate_verify(c, issuer);
    }
    if (verdict == MC_VERDICT_MEMORY) {
        mc_check_stop(s->check, MC_ERR_MEMORY);
    }
    return verdict;
}

static int is_done(const search *s)
{
    return s->check->json->err != MC_OK || s->ways >= WAYS_MAX ||
           (s->ways > 0 && s->worst == 0);
}

/* What was seen of the issuers of a certificate; the worst is told. */
static mc_end seen(mc_end end, const mc_certificate *c,
                   const mc_certificate *issuer, mc_verdict verdict)
{
    mc_end now;

    if (verdict == MC_VERDICT_INVALID) {
        /* Each names its key, and they differ: nothing is forged. */
        now = mc_certificate_names_issuer(c, issuer) ? MC_END_WRONG
                                                     : MC_END_OTHER_KEY;
    } else {
        now = MC_END_UNSUPPORTED;
    }
    return end == MC_END_MISSING || now < end ? now : end;
}

/*
 * Follows every issuer of the way's last certificate, those of its key
 * identifier first. A depth of MC_PATH_MAX bounds the recursion.
 */
static void follow(search *s)
{
    const mc_certificates *pool = &s->check->pool;
    const mc_certificate *c = s->way.step[s->way.length - 1];
    int is_self = mc_name_same(c->subject, c->issuer);
    mc_end end = MC_END_MISSING;
    int followed = 0;
    int round;
    size_t i;

    if (is_self && verify(s, c, c) == MC_VERDICT_VALID) {
        judge_way(s, MC_END_ROOT);
        return;
    }
    for (round = 0; round < 2; round++) {
        for (i = 0; i < pool->count && !is_done(s); i++) {
            const mc_certificate *issuer = &pool->items[i];
            mc_verdict verdict;

            if (mc_certificate_key_named(c, issuer) != (round == 0) ||
                mc_view_equal(issuer->der, c->der) ||
                !mc_name_same(issuer->subject, c->issuer)) {
                continue;
            }
            verdict = verify(s, c, issuer);
            if (verdict != MC_VERDICT_VALID) {
                end = seen(end, c, issuer, verdict);
                continue;
            }
            followed = 1;
            if (on_path(&s->way, issuer) || s->way.length == MC_PATH_MAX) {
                judge_way(s, MC_END_CIRCLE);
                continue;
            }
            s->way.step[s->way.length++] = issuer;
            follow(s);
            s->way.length--;
        }
    }
    if (followed || s->check->json->err != MC_OK) {
        return;
    }
    if (is_self && mc_certificate_names_issuer(c, c)) {
        end = verify(s, c, c) == MC_VERDICT_INVALID ? MC_END_SELF_WRONG
                                                    : MC_END_UNSUPPORTED;
    }
    judge_way(s, end);
}

/* ---------------------------------------------------------------- order --- */

/* The certificate's own file: leaf, then each one's signer. */
static void check_order(mc_check *check, const mc_path *way)
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

static void check_extra(mc_check *check, const mc_path *way)
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
    const mc_path *way;
    search s;

    memset(&s, 0, sizeof(s));
    s.check = check;
    s.way.step[0] = check->leaf;
    s.way.length = 1;
    follow(&s);
    if (check->json->err != MC_OK || s.ways == 0) {
        return check->json->err;
    }
    way = &s.best;
    say_way(check, way);
    check_order(check, way);
    check_extra(check, way);
    if (check->said[MC_LEVEL_ERROR] != errors || way->end != MC_END_ROOT) {
        return MC_OK;
    }
    if (way->length == 1) {
        mc_check_say(check, MC_LEVEL_INFO, "SELF_SIGNED", "certificate",
                     "The certificate is signed by its own key. A browser "
                     "trusts it only where it was accepted or installed.");
    } else {
        mc_check_say_name(check, MC_LEVEL_OK, "CHAIN_OK", "chain",
                          "The chain is whole, up to ",
                          way->step[way->length - 1]->subject, ".");
    }
    return MC_OK;
}
