#include "constraint.h"

#include <string.h>

#define PERMIT_MAX ((size_t) 100)

#define PERMITTED MC_DER_CONTEXT_CONSTRUCTED(0)
#define EXCLUDED MC_DER_CONTEXT_CONSTRUCTED(1)

static mc_err read_lists(mc_view constraints, mc_view *permitted,
                         mc_view *excluded)
{
    mc_view none = {NULL, 0};
    mc_view contents;
    mc_err err = mc_der_take(&constraints, MC_DER_SEQUENCE, &contents);

    *permitted = none;
    *excluded = none;
    if (err == MC_OK && mc_der_peek(contents, PERMITTED)) {
        err = mc_der_take(&contents, PERMITTED, permitted);
    }
    if (err == MC_OK && mc_der_peek(contents, EXCLUDED)) {
        err = mc_der_take(&contents, EXCLUDED, excluded);
    }
    return err == MC_OK && contents.len == 0 && constraints.len == 0
               ? MC_OK
               : MC_ERR_DER_DAMAGED;
}

/* The base of the next subtree. */
static mc_err next_base(mc_view *list, uint8_t *tag, mc_view *base)
{
    mc_view subtree;
    mc_err err = mc_der_take(list, MC_DER_SEQUENCE, &subtree);

    return err == MC_OK ? mc_der_next(&subtree, tag, base, NULL) : err;
}

mc_err mc_constraint_check(mc_view constraints)
{
    mc_view lists[2];
    size_t i;
    mc_err err = read_lists(constraints, &lists[0], &lists[1]);

    for (i = 0; i < 2 && err == MC_OK; i++) {
        while (err == MC_OK && lists[i].len > 0) {
            uint8_t tag;
            mc_view base;

            err = next_base(&lists[i], &tag, &base);
        }
    }
    return err;
}

static uint8_t lower(uint8_t c)
{
    return c >= 'A' && c <= 'Z' ? (uint8_t) (c | 0x20) : c;
}

static int equal_without_case(mc_view a, mc_view b)
{
    size_t i;

    if (a.len != b.len) {
        return 0;
    }
    for (i = 0; i < a.len; i++) {
        if (lower(a.p[i]) != lower(b.p[i])) {
            return 0;
        }
    }
    return 1;
}

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
    tail.p = host.p + (host.len - base.len);
    tail.len = base.len;
    if (!equal_without_case(tail, base)) {
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
        parent.p++;
        parent.len--;
    }
    host.p++;
    host.len--;
    return parent.len > 0 && equal_without_case(host, parent);
}

static int address_within(mc_view address, mc_view base)
{
    size_t i;

    if (base.len != 2 * address.len) {
        return 0;
    }
    for (i = 0; i < address.len; i++) {
        if (((address.p[i] ^ base.p[i]) & base.p[address.len + i]) != 0) {
            return 0;
        }
    }
    return 1;
}

/* The base's RDNs are the first of the name's. Both are whole Names. */
static int directory_within(mc_view dn, mc_view base)
{
    mc_view name, start;

    if (mc_der_take(&dn, MC_DER_SEQUENCE, &name) != MC_OK ||
        mc_der_take(&base, MC_DER_SEQUENCE, &start) != MC_OK ||
        start.len > name.len) {
        return 0;
    }
    name.len = start.len;
    return mc_view_equal(name, start);
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
        return directory_within(value, base);
    default:
        /* Not compared: outside what is permitted, inside what is not. */
        return excluding;
    }
}

/* Whether a kind of name is spoken of at all: IPv4 and IPv6 are one kind. */
static int list_holds(mc_view list, uint8_t tag, mc_view value, int excluding,
                      int *spoken_of)
{
    *spoken_of = 0;
    while (list.len > 0) {
        uint8_t base_tag;
        mc_view base;

        if (next_base(&list, &base_tag, &base) != MC_OK) {
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

    if (mc_constraint_check(constraints) != MC_OK ||
        read_lists(constraints, &permitted, &excluded) != MC_OK ||
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

    /* An empty Name is the two bytes 30 00. */
    if (certificate->subject.len > 2 &&
        !mc_constraint_allows(constraints, MC_NAME_TAG_DIRECTORY,
                              certificate->subject)) {
        *bad_tag = MC_NAME_TAG_DIRECTORY;
        *bad = certificate->subject;
        return 0;
    }
    while (names.len > 0) {
        if (mc_der_next(&names, bad_tag, bad, NULL) != MC_OK ||
            !mc_constraint_allows(constraints, *bad_tag, *bad)) {
            return 0;
        }
    }
    return 1;
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
        text.p++;
        text.len--;
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

mc_err mc_constraint_from_fields(mc_job *job, mc_buf *constraints)
{
    mc_view key, value;
    size_t at = 0;
    int hosts = 0, networks = 0;
    mc_der der;

    if (!mc_job_has(job, "permit", &value)) {
        return MC_OK;
    }
    if (mc_fields_count(job->fields, "permit") > PERMIT_MAX) {
        return mc_fail(job, MC_ERR_FIELD_LENGTH, "permit", 0);
    }
    mc_der_begin(&der, constraints);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_open(&der, PERMITTED);
    while (mc_fields_next(job->fields, &at, &key, &value) == 1) {
        if (mc_view_is(key, "permit") && value.len > 0) {
            mc_err err = put_permit(&der, value, &hosts, &networks);

            if (err != MC_OK) {
                return mc_fail(job, err, "permit", 0);
            }
        }
    }
    mc_der_close(&der);
    put_excluded(&der, hosts, networks);
    mc_der_close(&der);
    return mc_der_end(&der);
}
