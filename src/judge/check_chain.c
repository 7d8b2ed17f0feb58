/*
 * Who signed whom, from the certificate up to a root, among the files given:
 * every way is tried (RFC 4158), and the one with the least to object to is
 * told, as browsers take any that is sound. What each certificate of it may
 * do is check_step.c's; here also the order of the files and what is not
 * needed.
 */
#include "judge/check.h"

#include <string.h>

#include "x509/subject_match.h"

/* Signatures verified, and ways judged, at most: a file may hold many
 * certificates of one name. */
#define VERIFY_MAX 300
#define WAYS_MAX 60

typedef struct search {
    mc_check *check;
    mc_path way;  /* the one that is followed */
    mc_path best; /* of those that ended */
    size_t worst; /* what there is to object to in best */
    mc_path bad;  /* the first that is no good, and had not merely ended */
    const mc_certificate *forger; /* an issuer that could not be told from the
                                     right one before it was verified */
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

/* Says why the way ends before a root. */
static void say_end(mc_check *check, const mc_path *way)
{
    static const struct {
        const char *code;
        int of_subject; /* whom it is about; else of its issuer */
    } ENDS[] = {
        {NULL, 0},
        {"CHAIN_CYCLE", 0},
        {"CHAIN_LONG", 0},
        {"SELF_SIGNATURE_WRONG", 1},
        {"SIGNATURE_WRONG", 0},
        {"ISSUER_OTHER_KEY", 0},
        {"SIGNATURE_UNSUPPORTED", 1},
        {"ISSUER_MISSING", 0},
    };
    const mc_certificate *c = way->step[way->length - 1];
    const char *code = ENDS[way->end].code;

    if (way->end <= MC_END_LONG) {
        mc_check_say(check, MC_LEVEL_ERROR, code, "chain", NULL);
        return;
    }
    mc_check_say_name(
        check,
        way->end == MC_END_MISSING && !check->has_chain ? MC_LEVEL_INFO
                                                        : MC_LEVEL_ERROR,
        code, "chain", ENDS[way->end].of_subject ? c->subject : c->issuer);
}

static void say_way(mc_check *check, const mc_path *way)
{
    if (way->end != MC_END_ROOT) {
        say_end(check, way);
    } else if (way->length > MC_PATH_FOLLOWED) {
        mc_check_say(check, MC_LEVEL_ERROR, "CHAIN_LONG", "chain", NULL);
    }
    mc_check_steps(check, way);
    mc_check_policies(check, way);
    mc_check_revoked(check, way);
}

/* What there is to object to in the way that ended: a thousand an error. */
static size_t objections_to(search *s)
{
    mc_check *check = s->check;
    size_t said[4];
    size_t objections;

    memcpy(said, check->said, sizeof(said));
    check->quiet = 1;
    say_way(check, &s->way);
    check->quiet = 0;
    objections = 1000 * (check->said[MC_LEVEL_ERROR] - said[MC_LEVEL_ERROR]) +
                 (check->said[MC_LEVEL_WARNING] - said[MC_LEVEL_WARNING]);
    memcpy(check->said, said, sizeof(said));
    return objections;
}

/* A way has ended: is there less to object to than in the best so far? */
static void judge_way(search *s, mc_end end)
{
    int has_time = s->check->has_time;
    size_t objections;

    s->way.end = end;
    s->ways++;
    objections = objections_to(s);
    s->check->has_time = 0;
    if (objections >= 1000 && s->bad.length == 0 && objections_to(s) >= 1000) {
        s->bad = s->way;
    }
    s->check->has_time = has_time;
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
        mc_json_keep(s->check->json, MC_ERR_MEMORY);
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
                if (!followed && mc_certificate_names_issuer(c, issuer)) {
                    s->forger = issuer;
                }
                continue;
            }
            followed = 1;
            if (on_path(&s->way, issuer) || s->way.length == MC_PATH_MAX) {
                judge_way(s, on_path(&s->way, issuer) ? MC_END_CIRCLE
                                                      : MC_END_LONG);
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
                         NULL);
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
                              "certificate", c->subject);
            return;
        }
    }
}

/* OpenSSL follows the first issuer that fits by its names and has not ended,
 * and none beside it. */
static void check_beside(mc_check *check, const search *s)
{
    const mc_certificate *beside = s->forger;
    size_t i = 0;

    while (i < s->bad.length && i < s->best.length &&
           s->bad.step[i] == s->best.step[i]) {
        i++;
    }
    if (i < s->bad.length) {
        beside = s->bad.step[i];
    }
    if (beside != NULL) {
        mc_check_say_name(check, MC_LEVEL_WARNING, "CHAIN_BESIDE", "chain",
                          beside->subject);
    }
}

/* Signed by itself. Chromium takes such a one as installed unless it says
 * that it is no authority. */
static void say_self_signed(mc_check *check, const mc_certificate *c)
{
    int refused = (c->has_basic && !c->is_authority) ||
                  (c->has_usage && (c->usage & MC_USAGE_KEY_CERT_SIGN) == 0);

    mc_check_say(check, refused ? MC_LEVEL_WARNING : MC_LEVEL_INFO,
                 "SELF_SIGNED", "certificate", NULL);
}

void mc_check_chain(mc_check *check)
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
        return;
    }
    way = &s.best;
    say_way(check, way);
    check_order(check, way);
    check_extra(check, way);
    if (check->said[MC_LEVEL_ERROR] != errors || way->end != MC_END_ROOT) {
        return;
    }
    if (way->length == 1) {
        say_self_signed(check, check->leaf);
    } else {
        check_beside(check, &s);
        mc_check_say_name(check, MC_LEVEL_OK, "CHAIN_OK", "chain",
                          way->step[way->length - 1]->subject);
    }
}
