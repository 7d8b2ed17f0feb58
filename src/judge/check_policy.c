/*
 * Policies that an authority requires (RFC 5280 6.1, for any initial policy):
 * Chromium refuses a certificate that has none where one is required, also by
 * the root; a root that names no policies holds them all (RFC 5937 3.2).
 */
#include "judge/check.h"

#include <string.h>

#include "encoding/oid.h"
#include "x509/extension_form.h"

#define POLICIES_MAX 64

/* The policies that hold down to a certificate. */
typedef struct policies {
    int any; /* whatever it is */
    mc_view held[POLICIES_MAX];
    size_t count;
    int until_explicit; /* certificates left before one is required */
    int until_any;      /* before anyPolicy counts for nothing */
    int until_mapping;  /* before mappings are not followed */
} policies;

/* Where it stands among them; p->count when it does not. */
static size_t find(const policies *p, mc_view oid)
{
    size_t i = 0;

    while (i < p->count && !mc_view_equal(p->held[i], oid)) {
        i++;
    }
    return i;
}

static int holds(const policies *p, mc_view oid)
{
    return find(p, oid) < p->count;
}

static void add(policies *p, mc_view oid)
{
    if (p->count < POLICIES_MAX && !holds(p, oid)) {
        p->held[p->count++] = oid;
    }
}

/* The policies of a certificate, among those that hold. */
static void meet(policies *p, const mc_certificate *c, int any_counts)
{
    policies was = *p;
    mc_extension extension;
    mc_view list, policy, oid;
    size_t i;

    p->any = 0;
    p->count = 0;
    if (!MC_EXTENSION_FIND(c->extensions, MC_OID_POLICIES, &extension) ||
        mc_der_take(&extension.value, MC_DER_SEQUENCE, &list) != MC_OK) {
        return;
    }
    while (mc_der_take(&list, MC_DER_SEQUENCE, &policy) == MC_OK &&
           mc_der_take(&policy, MC_DER_OID, &oid) == MC_OK) {
        if (!MC_DER_OID_IS(oid, MC_OID_ANY_POLICY)) {
            if (was.any || holds(&was, oid)) {
                add(p, oid);
            }
        } else if (any_counts) {
            p->any = was.any;
            for (i = 0; i < was.count; i++) {
                add(p, was.held[i]);
            }
        }
    }
}

/* Policies of the authority's own domain become those of the one below: all
 * that are mapped go before any comes, so that none is mapped twice. */
static void map(policies *p, const mc_certificate *c)
{
    policies was = *p;
    mc_extension extension;
    mc_view list, rest, pair, from, to;
    int coming;
    size_t at;

    if (!MC_EXTENSION_FIND(c->extensions, MC_OID_POLICY_MAPPINGS, &extension) ||
        mc_der_take(&extension.value, MC_DER_SEQUENCE, &list) != MC_OK) {
        return;
    }
    for (coming = 0; coming < 2; coming++) {
        rest = list;
        while (mc_der_take(&rest, MC_DER_SEQUENCE, &pair) == MC_OK &&
               mc_der_take(&pair, MC_DER_OID, &from) == MC_OK &&
               mc_der_take(&pair, MC_DER_OID, &to) == MC_OK) {
            at = find(p, from);
            if (!coming && at < p->count) {
                p->held[at] = p->held[--p->count];
            } else if (coming && p->until_mapping > 0 &&
                       (was.any || holds(&was, from))) {
                add(p, to);
            }
        }
    }
}

static void lower_to(int *count, int limit)
{
    if (limit >= 0 && limit < *count) {
        *count = limit;
    }
}

static void count_down(int *count)
{
    *count -= *count > 0;
}

/* What it says of policies below it; -1 for nothing. */
static void read_limits(const mc_certificate *c, int *required, int *mapping)
{
    mc_extension extension;

    if (!MC_EXTENSION_FIND(c->extensions, MC_OID_POLICY_CONSTRAINTS,
                           &extension) ||
        mc_extension_policy_limits(extension.value, required, mapping) !=
            MC_OK) {
        *required = -1;
        *mapping = -1;
    }
}

/* 6.1.4 (h) to (j): what an authority asks of all below it. */
static void apply_limits(policies *p, const mc_certificate *c)
{
    mc_extension extension;
    int required, mapping;
    uint32_t skip;

    if (!mc_certificate_self_issued(c)) {
        count_down(&p->until_explicit);
        count_down(&p->until_mapping);
        count_down(&p->until_any);
    }
    read_limits(c, &required, &mapping);
    lower_to(&p->until_explicit, required);
    lower_to(&p->until_mapping, mapping);
    if (MC_EXTENSION_FIND(c->extensions, MC_OID_INHIBIT_ANY, &extension) &&
        mc_der_take_small(&extension.value, &skip) == MC_OK) {
        lower_to(&p->until_any, skip > 1000 ? 1000 : (int) skip);
    }
}

void mc_check_policies(mc_check *check, const mc_path *way)
{
    size_t i = way->length;
    mc_extension extension;
    int required, mapping;
    policies p;

    memset(&p, 0, sizeof(p));
    p.any = 1;
    p.until_explicit = p.until_any = p.until_mapping = MC_PATH_MAX + 1;
    while (i > 0) {
        const mc_certificate *c = way->step[--i];

        if (way->end != MC_END_ROOT || i + 1 < way->length || i == 0 ||
            MC_EXTENSION_FIND(c->extensions, MC_OID_POLICIES, &extension)) {
            meet(&p, c,
                 p.until_any > 0 || (i > 0 && mc_certificate_self_issued(c)));
        }
        if (i > 0) {
            map(&p, c);
            apply_limits(&p, c);
        }
    }
    /* 6.1.5 (a), (b): the last one counts, too. */
    count_down(&p.until_explicit);
    read_limits(check->leaf, &required, &mapping);
    if (required == 0) {
        p.until_explicit = 0;
    }
    if (p.until_explicit == 0 && !p.any && p.count == 0) {
        mc_check_say(check, MC_LEVEL_ERROR, "POLICY_REQUIRED", "chain", NULL);
    }
}
