#include "x509/constraint.h"

#include <string.h>

#include "encoding/oid.h"
#include "x509/subject.h"
#include "x509/subject_match.h"

#define PERMIT_MAX ((size_t) 100)

#define PERMITTED MC_DER_CONTEXT_CONSTRUCTED(0)
#define EXCLUDED MC_DER_CONTEXT_CONSTRUCTED(1)

/* The base itself or anything below it. A base with a leading dot, which
 * RFC 5280 does not give for host names but others write, is only below. */
static int host_within(mc_view host, mc_view base)
{
    mc_view tail;

    if (base.len == 0) {
        return 1;
    }
    if (host.len < base.len) {
        return 0;
    }
    tail = mc_view_from(host, host.len - base.len);
    if (!mc_view_alike(tail, base)) {
        return 0;
    }
    return host.len == base.len || base.p[0] == '.' || tail.p[-1] == '.';
}

/* Whether a wildcard stands for a name that lies within the base: "*.a.b"
 * and the base "x.a.b" meet, though neither lies within the other. */
static int wildcard_meets(mc_view host, mc_view base)
{
    mc_view parent = base;

    if (host.len < 2 || host.p[0] != '*') {
        return 0;
    }
    while (parent.len > 0 && parent.p[0] != '.') {
        mc_view_skip(&parent, 1);
    }
    mc_view_skip(&host, 1);
    return parent.len > 0 && mc_view_alike(host, parent);
}

/* One address, or a network as a whole. */
static int address_within(mc_view address, mc_view base)
{
    const uint8_t *mask = base.p + base.len / 2;
    size_t size = base.len / 2;
    size_t i;

    if (base.len != 8 && base.len != 32) {
        return 0;
    }
    if (address.len != size && address.len != base.len) {
        return 0;
    }
    for (i = 0; i < size; i++) {
        if (((address.p[i] ^ base.p[i]) & mask[i]) != 0 ||
            (address.len == base.len &&
             (mask[i] & ~address.p[size + i]) != 0)) {
            return 0;
        }
    }
    return 1;
}

/* From the last "at" on, without it; all of it when there is none. */
static mc_view behind_at(mc_view text)
{
    size_t i;

    for (i = text.len; i > 0; i--) {
        if (text.p[i - 1] == '@') {
            mc_view_skip(&text, i);
            break;
        }
    }
    return text;
}

/* A base with a leading dot is what lies below it, else the host itself. */
static int exact_or_below(mc_view host, mc_view base)
{
    if (base.len > 0 && base.p[0] == '.') {
        return host.len > base.len && host_within(host, base);
    }
    return mc_view_alike(host, base);
}

/* RFC 5280 4.2.1.10: a mailbox, all of a host, or all below a domain. */
static int email_within(mc_view value, mc_view base)
{
    mc_view host = behind_at(value), base_host = behind_at(base);
    mc_view local = {value.p, value.len - host.len};
    mc_view base_local = {base.p, base.len - base_host.len};

    if (base_local.len > 0) {
        return mc_view_equal(local, base_local) &&
               mc_view_alike(host, base_host);
    }
    return local.len > 0 && exact_or_below(host, base);
}

static int within(uint8_t tag, mc_view value, mc_view base, int excluding)
{
    switch (tag) {
    case MC_NAME_TAG_DNS:
        return host_within(value, base) ||
               (excluding && wildcard_meets(value, base));
    case MC_NAME_TAG_IP:
        return address_within(value, base);
    case MC_NAME_TAG_DIRECTORY:
        return mc_name_begins(value, base);
    case MC_NAME_TAG_EMAIL:
        return base.len == 0 || email_within(value, base);
    default:
        /* Not compared: outside what is permitted, inside what is not. */
        return excluding;
    }
}

static int is_prefix_mask(mc_view network)
{
    size_t size = network.len / 2;
    int ended = 0;
    size_t i;

    for (i = 0; i < size * 8; i++) {
        int one = network.p[size + i / 8] >> (7 - i % 8) & 1;

        if (one && ended) {
            return 0;
        }
        ended |= !one;
    }
    return 1;
}

/* Letters of a domain, and no dot that parts nothing: a single one is
 * everything to some programs and nothing to others. */
static int is_domain(mc_view base)
{
    size_t i;

    for (i = 0; i < base.len; i++) {
        if (memchr("*:/", base.p[i], 3) != NULL || base.p[i] <= ' ' ||
            base.p[i] > 0x7e ||
            (base.p[i] == '.' &&
             (i + 1 == base.len ? i == 0 : base.p[i + 1] == '.'))) {
            return 0;
        }
    }
    return 1;
}

static int is_readable(uint8_t tag, mc_view base)
{
    if (tag == MC_NAME_TAG_IP) {
        return (base.len == 8 || base.len == 32) && is_prefix_mask(base);
    }
    if (tag == MC_NAME_TAG_DNS) {
        return is_domain(base);
    }
    /* GeneralName, RFC 5280 4.2.1.6: the tags from 0 to 8. */
    return (tag & 0xc0) == 0x80 && (tag & 0x1f) <= 8;
}

int mc_constraint_compares(uint8_t tag)
{
    return tag == MC_NAME_TAG_DNS || tag == MC_NAME_TAG_IP ||
           tag == MC_NAME_TAG_DIRECTORY || tag == MC_NAME_TAG_EMAIL;
}

int mc_constraint_readable(mc_view constraints, uint8_t *bad_tag, mc_view *bad)
{
    mc_view lists[2];
    size_t i;

    *bad_tag = MC_NAME_TAG_DNS;
    *bad = (mc_view){NULL, 0};
    if (mc_extension_constraints(constraints, &lists[0], &lists[1]) != MC_OK) {
        return 0;
    }
    for (i = 0; i < 2; i++) {
        while (lists[i].len > 0) {
            if (mc_subtree_next(&lists[i], bad_tag, bad) != MC_OK ||
                !is_readable(*bad_tag, *bad)) {
                return 0;
            }
        }
    }
    return 1;
}

/* Whether a kind of name is spoken of at all: IPv4 and IPv6 are one kind. */
static int list_holds(mc_view list, uint8_t tag, mc_view value, int excluding,
                      int *spoken_of)
{
    *spoken_of = 0;
    while (list.len > 0) {
        uint8_t base_tag;
        mc_view base;

        if (mc_subtree_next(&list, &base_tag, &base) != MC_OK) {
            return 0;
        }
        if (base_tag == tag) {
            *spoken_of = 1;
            if (within(tag, value, base, excluding)) {
                return 1;
            }
        }
    }
    return 0;
}

int mc_constraint_allows(mc_view constraints, uint8_t tag, mc_view value)
{
    mc_view permitted, excluded;
    int spoken_of;

    if (mc_extension_constraints(constraints, &permitted, &excluded) != MC_OK ||
        list_holds(excluded, tag, value, 1, &spoken_of)) {
        return 0;
    }
    return list_holds(permitted, tag, value, 0, &spoken_of) || !spoken_of;
}

int mc_constraint_allows_certificate(mc_view constraints,
                                     const mc_certificate *certificate,
                                     uint8_t *bad_tag, mc_view *bad)
{
    mc_view names = certificate->names;
    mc_name_walk walk;
    mc_attribute attribute;

    /* An empty Name is the two bytes 30 00. */
    if (certificate->subject.len > 2 &&
        !mc_constraint_allows(constraints, MC_NAME_TAG_DIRECTORY,
                              certificate->subject)) {
        *bad_tag = MC_NAME_TAG_DIRECTORY;
        *bad = certificate->subject;
        return 0;
    }
    (void) mc_name_walk_begin(certificate->subject, &walk);
    while (mc_name_walk_next(&walk, &attribute) == 1) {
        if (MC_DER_OID_IS(attribute.oid, MC_OID_AT_EMAIL) &&
            !mc_constraint_allows(constraints, MC_NAME_TAG_EMAIL,
                                  attribute.value)) {
            *bad_tag = MC_NAME_TAG_EMAIL;
            *bad = attribute.value;
            return 0;
        }
    }
    while (names.len > 0) {
        if (mc_der_next(&names, bad_tag, bad, NULL) != MC_OK ||
            !mc_constraint_allows(constraints, *bad_tag, *bad)) {
            return 0;
        }
    }
    return 1;
}

int mc_constraint_allows_letters(mc_view constraints, mc_view subject)
{
    mc_view permitted, excluded, base;
    int within_other = 0;
    uint8_t tag;

    if (mc_extension_constraints(constraints, &permitted, &excluded) != MC_OK) {
        return 1;
    }
    while (mc_subtree_next(&permitted, &tag, &base) == MC_OK) {
        if (tag == MC_NAME_TAG_DIRECTORY &&
            mc_name_begins_exactly(subject, base)) {
            return 1;
        }
        within_other |=
            tag == MC_NAME_TAG_DIRECTORY && mc_name_begins(subject, base);
    }
    return !within_other;
}

int mc_constraint_allows_common_name(mc_view constraints, mc_view subject,
                                     mc_view names, mc_buf *cn)
{
    mc_name_walk walk;
    mc_attribute attribute;
    uint8_t tag;
    mc_view value;

    while (names.len > 0 && mc_der_next(&names, &tag, &value, NULL) == MC_OK) {
        if (tag == MC_NAME_TAG_DNS) {
            return 1;
        }
    }
    (void) mc_name_walk_begin(subject, &walk);
    while (mc_name_walk_next(&walk, &attribute) == 1) {
        mc_buf_truncate(cn, 0);
        if (MC_DER_OID_IS(attribute.oid, MC_OID_AT_CN) &&
            mc_attribute_text(&attribute, cn) == MC_OK &&
            !mc_constraint_allows(constraints, MC_NAME_TAG_DNS,
                                  mc_buf_view(cn))) {
            return 0;
        }
    }
    return 1;
}

int mc_constraint_allows_lower(mc_view constraints, mc_view lower_value,
                               uint8_t *bad_tag, mc_view *bad)
{
    mc_view permitted, excluded;

    if (mc_extension_constraints(lower_value, &permitted, &excluded) != MC_OK) {
        return 0;
    }
    while (permitted.len > 0) {
        if (mc_subtree_next(&permitted, bad_tag, bad) != MC_OK ||
            !mc_constraint_allows(constraints, *bad_tag, *bad)) {
            return 0;
        }
    }
    return 1;
}

/* What subtrees of one list say of sites. */
#define SITES_HOSTS 1u    /* some host name is named */
#define SITES_NETWORKS 2u /* some network is */
#define ALL_HOSTS 4u
#define ALL_IPV4 8u
#define ALL_IPV6 16u
#define ALL_NETWORKS (ALL_IPV4 | ALL_IPV6)

static int is_zero(mc_view bytes)
{
    size_t i;

    for (i = 0; i < bytes.len && bytes.p[i] == 0; i++) {
    }
    return i == bytes.len;
}

static unsigned sites_of(mc_view list)
{
    unsigned sites = 0;
    uint8_t tag;
    mc_view base;

    while (mc_subtree_next(&list, &tag, &base) == MC_OK) {
        if (tag == MC_NAME_TAG_DNS) {
            sites |= SITES_HOSTS | (base.len == 0 ? ALL_HOSTS : 0);
        } else if (tag == MC_NAME_TAG_IP) {
            sites |= SITES_NETWORKS;
            if (is_zero(base)) {
                sites |= base.len == 8 ? ALL_IPV4 : ALL_IPV6;
            }
        }
    }
    return sites;
}

int mc_constraint_limits_sites(mc_view constraints)
{
    mc_view permitted, excluded;
    unsigned only, never;

    if (mc_extension_constraints(constraints, &permitted, &excluded) != MC_OK) {
        return 0;
    }
    only = sites_of(permitted);
    never = sites_of(excluded);
    return ((only & (SITES_HOSTS | ALL_HOSTS)) == SITES_HOSTS ||
            (never & ALL_HOSTS) != 0) &&
           ((only & (SITES_NETWORKS | ALL_NETWORKS)) == SITES_NETWORKS ||
            (never & ALL_NETWORKS) == ALL_NETWORKS);
}

static void put_subtree(mc_der *der, uint8_t tag, mc_view base)
{
    mc_der_open(der, MC_DER_SEQUENCE);
    mc_der_put(der, tag, base);
    mc_der_close(der);
}

/* One "permit": a network or a host name; ".a.b" means the same as "a.b". */
static mc_err put_permit(mc_der *der, mc_view text, int *hosts, int *networks)
{
    uint8_t network[32];
    mc_view base = {network, 0};
    mc_name name;

    if (mc_name_network_read(text, network, &base.len) == MC_OK) {
        *networks = 1;
        put_subtree(der, MC_NAME_TAG_IP, base);
        return der->err;
    }
    if (text.len > 1 && text.p[0] == '.') {
        mc_view_skip(&text, 1);
    }
    if (mc_name_read(text, &name) != MC_OK || name.bytes[0] == '*') {
        return MC_ERR_NAME_SYNTAX;
    }
    if (name.tag == MC_NAME_TAG_IP) {
        /* One address is a network of its own. */
        memset(name.bytes + name.len, 0xff, name.len);
        name.len = (uint8_t) (2 * name.len);
        *networks = 1;
    } else {
        *hosts = 1;
    }
    put_subtree(der, name.tag, mc_name_view(&name));
    return der->err;
}

/* All addresses of both families, or all host names. */
static void put_excluded(mc_der *der, int hosts, int networks)
{
    static const uint8_t ZERO[32] = {0};
    mc_view all_ipv4 = {ZERO, 8}, all_ipv6 = {ZERO, 32}, all_hosts = {ZERO, 0};

    if (hosts && networks) {
        return;
    }
    mc_der_open(der, EXCLUDED);
    if (!networks) {
        put_subtree(der, MC_NAME_TAG_IP, all_ipv4);
        put_subtree(der, MC_NAME_TAG_IP, all_ipv6);
    }
    if (!hosts) {
        put_subtree(der, MC_NAME_TAG_DNS, all_hosts);
    }
    mc_der_close(der);
}

void mc_constraint_begin(mc_constraint_list *list, mc_buf *constraints)
{
    memset(list, 0, sizeof(*list));
    list->start = constraints->len;
    mc_der_begin(&list->der, constraints);
    mc_der_open(&list->der, MC_DER_SEQUENCE);
    mc_der_open(&list->der, PERMITTED);
}

mc_err mc_constraint_permit(mc_job *job, mc_constraint_list *list, mc_view text)
{
    mc_err err =
        ++list->count > PERMIT_MAX
            ? MC_ERR_FIELD_LENGTH
            : put_permit(&list->der, text, &list->hosts, &list->networks);

    return mc_fail_value(job, err, "permit", text);
}

mc_err mc_constraint_end(mc_constraint_list *list)
{
    mc_err err;

    mc_der_close(&list->der);
    put_excluded(&list->der, list->hosts, list->networks);
    mc_der_close(&list->der);
    err = mc_der_end(&list->der);
    if (err == MC_OK && list->count == 0) {
        mc_buf_truncate(list->der.out, list->start);
    }
    return err;
}
