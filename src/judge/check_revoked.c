/*
 * Revocation lists that were given, held against every certificate of the
 * chain (RFC 5280 6.3.3, for whole lists of the issuer itself). Of a part of a
 * list it is believed that it revokes, and not that it does not.
 *
 * Does not: apply indirect lists, or those of other issuers; fetch.
 */
#include "judge/check.h"

#include <string.h>

#include "base/calendar.h"
#include "encoding/oid.h"
#include "report/report.h"
#include "x509/subject_match.h"

/* Most values of a finding. */
#define SAID_MAX 5

/* A finding about a list, of whom and of when; about a certificate, if c is
 * not NULL; more: a row of further values, or NULL. */
static void say(mc_check *check, mc_level level, const char *code,
                const mc_given_crl *crl, const mc_certificate *c,
                const mc_value *more)
{
    mc_buf issuer = MC_BUF_INIT, subject = MC_BUF_INIT;
    mc_value row[SAID_MAX + 1];
    size_t n = 0;

    mc_json_keep(check->json, mc_report_name_text(crl->list.issuer, &issuer));
    row[n++] = mc_value_text("issuer", mc_buf_view(&issuer));
    row[n++] = mc_value_time("made", crl->list.this_update);
    if (c != NULL) {
        mc_json_keep(check->json, mc_report_name_text(c->subject, &subject));
        row[n++] = mc_value_text("name", mc_buf_view(&subject));
    }
    while (more != NULL && more->name != NULL && n < SAID_MAX) {
        row[n++] = *more++;
    }
    row[n].name = NULL;
    mc_check_say_at(check, level, code, crl->field, (int64_t) crl->at, row);
    MC_BUF_FREE(&issuer, &subject);
}

static mc_view without_zeros(mc_view number)
{
    while (number.len > 1 && number.p[0] == 0) {
        mc_view_skip(&number, 1);
    }
    return number;
}

/* A list that is not whole, or whose critical extensions change what it
 * means. */
static int is_partial(const mc_crl_view *list)
{
    mc_view rest = list->extensions;
    mc_extension extension;

    while (rest.len > 0 && mc_extension_next(&rest, &extension) == MC_OK) {
        if (extension.critical ||
            MC_DER_OID_IS(extension.oid, MC_OID_DELTA_CRL) ||
            MC_DER_OID_IS(extension.oid, MC_OID_CRL_SCOPE)) {
            return 1;
        }
    }
    return 0;
}

static void look_up(mc_check *check, const mc_certificate *c,
                    const mc_given_crl *crl)
{
    mc_view entries = crl->list.entries;
    mc_crl_revoked revoked;
    int of_other = 0, partial = is_partial(&crl->list);

    while (entries.len > 0 && mc_crl_view_next(&entries, &revoked) == MC_OK) {
        const char *reason = mc_crl_reason_name(revoked.reason);

        /* RFC 5280 5.3.3: it counts for those that follow, too. */
        of_other |= revoked.of_other;
        partial |= of_other | revoked.unknown;
        if (of_other || revoked.reason == MC_CRL_REASON_REMOVE) {
            continue;
        }
        if (mc_view_equal(without_zeros(revoked.serial),
                          without_zeros(c->serial))) {
            say(check, MC_LEVEL_ERROR, "REVOKED", crl, c,
                MC_VALUES(
                    mc_value_time("time", revoked.date),
                    mc_value_word("reason", reason != NULL ? reason : "none")));
            return;
        }
    }
    if (entries.len > 0) {
        say(check, MC_LEVEL_ERROR, "CRL_DAMAGED", crl, NULL,
            MC_VALUES(mc_value_number("bytes", entries.p - crl->list.der.p)));
    } else if (partial) {
        say(check, MC_LEVEL_WARNING, "CRL_UNSUPPORTED", crl, NULL, NULL);
    } else {
        say(check, MC_LEVEL_OK, "NOT_REVOKED", crl, c, NULL);
    }
}

/* The list itself, by the authority whose name it bears. 1: it counts. */
static int check_list(mc_check *check, const mc_certificate *issuer,
                      const mc_given_crl *crl)
{
    mc_verdict verdict = mc_signature_verify_key(
        &crl->list.algorithm, crl->list.tbs, crl->list.signature, &issuer->key);

    if (verdict == MC_VERDICT_MEMORY) {
        mc_json_keep(check->json, MC_ERR_MEMORY);
    } else if (verdict == MC_VERDICT_INVALID) {
        say(check, MC_LEVEL_ERROR, "CRL_SIGNATURE", crl, NULL, NULL);
    } else if (verdict != MC_VERDICT_VALID) {
        say(check, MC_LEVEL_WARNING, "CRL_UNSUPPORTED", crl, NULL, NULL);
    } else if (issuer->has_usage && (issuer->usage & MC_USAGE_CRL_SIGN) == 0) {
        say(check, MC_LEVEL_ERROR, "CRL_NO_SIGN", crl, NULL, NULL);
    } else if (check->has_time && crl->list.has_next_update &&
               check->time > crl->list.next_update) {
        say(check, MC_LEVEL_ERROR, "CRL_ENDED", crl, NULL,
            MC_VALUES(mc_value_time("time", crl->list.next_update)));
    } else if (check->has_time && check->time < crl->list.this_update) {
        say(check, MC_LEVEL_ERROR, "CRL_NOT_YET_VALID", crl, NULL, NULL);
    }
    return verdict == MC_VERDICT_VALID;
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
            say(check, MC_LEVEL_WARNING, "CRL_OF_OTHER", crl, NULL, NULL);
        }
    }
}
