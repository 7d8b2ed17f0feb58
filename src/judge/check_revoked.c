/*
 * Revocation lists that were given, held against every certificate of the
 * chain (RFC 5280 6.3.3, for whole lists of the issuer itself).
 *
 * Does not: apply delta or indirect lists, or those of other issuers; fetch.
 */
#include "judge/check.h"

#include <string.h>

#include "base/calendar.h"
#include "encoding/oid.h"
#include "report/report.h"
#include "x509/name_match.h"

/* Text in the making: the first failure stays. */
typedef struct words {
    mc_buf text;
    mc_err err;
} words;

static void put(words *w, const char *text)
{
    if (w->err == MC_OK) {
        w->err = mc_buf_append_str(&w->text, text);
    }
}

static void put_name(words *w, mc_view dn)
{
    if (w->err == MC_OK) {
        w->err = mc_report_name_text(dn, &w->text);
    }
}

static void put_day(words *w, int64_t time)
{
    char text[MC_TIME_TEXT];

    mc_time_text(time, text);
    if (w->err == MC_OK) {
        w->err = mc_buf_append(&w->text, text, 10);
    }
}

static void say(mc_check *check, mc_level level, const char *code,
                const mc_given_crl *crl, words *w)
{
    mc_check_stop(check, w->err);
    mc_check_say_at(check, level, code, crl->field, crl->at,
                    mc_buf_view(&w->text));
    mc_buf_free(&w->text);
}

/* "the list of CN=a of 2026-11-28" */
static void put_list(words *w, const mc_given_crl *crl)
{
    put(w, "the revocation list of ");
    put_name(w, crl->list.issuer);
    put(w, " of ");
    put_day(w, crl->list.this_update);
}

static int serial_is(mc_view a, mc_view b)
{
    while (a.len > 1 && a.p[0] == 0) {
        a.p++;
        a.len--;
    }
    while (b.len > 1 && b.p[0] == 0) {
        b.p++;
        b.len--;
    }
    return mc_view_equal(a, b);
}

/* A list whose critical extensions change what it means. */
static int is_partial(const mc_crl_view *list)
{
    mc_view rest = list->extensions;
    mc_extension extension;

    while (rest.len > 0 && mc_extension_next(&rest, &extension) == MC_OK) {
        if (extension.critical) {
            return 1;
        }
    }
    return 0;
}

static void look_up(mc_check *check, const mc_certificate *c,
                    const mc_given_crl *crl)
{
    words w = {MC_BUF_INIT, MC_OK};
    mc_view entries = crl->list.entries;
    mc_crl_revoked revoked;

    while (entries.len > 0 && mc_crl_view_next(&entries, &revoked) == MC_OK) {
        const char *reason;

        if (!serial_is(revoked.serial, c->serial)) {
            continue;
        }
        reason = mc_crl_reason_name(revoked.reason);
        put(&w, "The certificate of ");
        put_name(&w, c->subject);
        put(&w, " was revoked on ");
        put_day(&w, revoked.date);
        if (reason != NULL) {
            put(&w, " (");
            put(&w, reason);
            put(&w, ")");
        }
        put(&w, ", by ");
        put_list(&w, crl);
        put(&w, ". Programs that read the list refuse it: a new certificate "
                "is needed.");
        say(check, MC_LEVEL_ERROR, "REVOKED", crl, &w);
        return;
    }
    if (entries.len > 0) {
        put(&w, "An entry of ");
        put_list(&w, crl);
        put(&w, " is damaged, so it cannot be read whole. Make it again.");
        say(check, MC_LEVEL_ERROR, "CRL_DAMAGED", crl, &w);
        return;
    }
    put(&w, "The certificate of ");
    put_name(&w, c->subject);
    put(&w, " is not on ");
    put_list(&w, crl);
    put(&w, ".");
    say(check, MC_LEVEL_OK, "NOT_REVOKED", crl, &w);
}

/* The list itself, by the authority whose name it bears. 1: it counts. */
static int check_list(mc_check *check, const mc_certificate *issuer,
                      const mc_given_crl *crl)
{
    words w = {MC_BUF_INIT, MC_OK};
    mc_verdict verdict = mc_signature_verify_key(
        &crl->list.algorithm, crl->list.tbs, crl->list.signature, &issuer->key);

    if (verdict == MC_VERDICT_MEMORY) {
        mc_check_stop(check, MC_ERR_MEMORY);
        return 0;
    }
    put_list(&w, crl);
    w.text.p[0] = w.err == MC_OK ? 'T' : w.text.p[0];
    if (verdict == MC_VERDICT_INVALID) {
        put(&w, " was not signed by this authority's key, or is damaged. It "
                "says nothing: make it again.");
        say(check, MC_LEVEL_ERROR, "CRL_SIGNATURE", crl, &w);
        return 0;
    }
    if (verdict != MC_VERDICT_VALID || is_partial(&crl->list)) {
        put(&w, " is of a kind that cannot be used here (a part of a list, or "
                "signed in a way that is not supported). It was not looked "
                "at.");
        say(check, MC_LEVEL_WARNING, "CRL_UNSUPPORTED", crl, &w);
        return 0;
    }
    if (issuer->has_usage && (issuer->usage & MC_USAGE_CRL_SIGN) == 0) {
        put(&w, " comes from an authority whose key usage does not allow it "
                "to sign lists. Programs that read it refuse every "
                "certificate.");
        say(check, MC_LEVEL_ERROR, "CRL_NO_SIGN", crl, &w);
    } else if (check->has_time && crl->list.has_next_update &&
               check->time > crl->list.next_update) {
        put(&w, " ended on ");
        put_day(&w, crl->list.next_update);
        put(&w, ". Programs that read it refuse every certificate: make a new "
                "one and put it where they read it.");
        say(check, MC_LEVEL_ERROR, "CRL_ENDED", crl, &w);
    } else if (check->has_time && check->time < crl->list.this_update) {
        put(&w, " is not valid yet. Look at the clock of this computer and "
                "of the one that made it.");
        say(check, MC_LEVEL_ERROR, "CRL_NOT_YET_VALID", crl, &w);
    } else {
        mc_buf_free(&w.text);
    }
    return 1;
}

void mc_check_revoked(mc_check *check, const mc_path *way)
{
    size_t i, n;

    for (n = 0; n < check->crl_count; n++) {
        const mc_given_crl *crl = &check->crls[n];
        int used = 0, counts = 0;

        for (i = 0; i + 1 < way->length; i++) {
            const mc_certificate *c = way->step[i];

            if (!mc_name_same(crl->list.issuer, c->issuer)) {
                continue;
            }
            if (!used) {
                counts = check_list(check, way->step[i + 1], crl);
            }
            used = 1;
            if (counts) {
                look_up(check, c, crl);
            }
        }
        if (!used) {
            words w = {MC_BUF_INIT, MC_OK};

            put_list(&w, crl);
            w.text.p[0] = w.err == MC_OK ? 'T' : w.text.p[0];
            put(&w, " was not used: no authority of this chain has made it.");
            say(check, MC_LEVEL_WARNING, "CRL_OF_OTHER", crl, &w);
        }
    }
}
