/*
 * Name constraints (RFC 5280 4.2.1.10): which names an authority is limited
 * to, written and applied.
 *
 * Applied to: host names, addresses, networks, e-mail addresses, directory
 * names. A limit on another kind of names forbids all names of that kind, as
 * in both browsers, which compare no URIs.
 * Written: permitted domains and networks. When only the one kind is
 * permitted, the other is excluded whole, since a kind without a permitted
 * subtree is otherwise free.
 * Does not: minimum and maximum, which RFC 5280 fixes to 0 and nothing.
 */
#ifndef MC_CONSTRAINT_H
#define MC_CONSTRAINT_H

#include "x509/certificate.h"
#include "x509/name.h"

/**
 * Whether browsers can read every subtree: a network whose mask is a prefix
 * (RFC 4632 3.1), a domain that is nothing but one.
 *
 * @return 1, or 0 and *bad_tag and *bad set to the first that they refuse
 *         (empty when the whole is malformed).
 */
int mc_constraint_readable(mc_view constraints, uint8_t *bad_tag, mc_view *bad);

/**
 * 1 when a name of this kind lies within the constraints.
 *
 * @param  tag    GeneralName tag of the name.
 * @param  value  its contents; for MC_NAME_TAG_DIRECTORY the whole Name; an
 *                address may be a network, address and mask, which must lie
 *                within as a whole.
 */
int mc_constraint_allows(mc_view constraints, uint8_t tag, mc_view value);

/** Whether names of this kind are compared at all. */
int mc_constraint_compares(uint8_t tag);

/**
 * 1 when every subjectAltName and, if not empty, the subject of a
 * certificate lie within the constraints, and so do the e-mail addresses in
 * its subject, which OpenSSL and GnuTLS ask. Otherwise *bad and *bad_tag are
 * set to the first name outside.
 */
int mc_constraint_allows_certificate(mc_view constraints,
                                     const mc_certificate *certificate,
                                     uint8_t *bad_tag, mc_view *bad);

/**
 * 1 unless a subject that is allowed lies within every permitted directory
 * name in other letters only, which Firefox tells apart.
 */
int mc_constraint_allows_letters(mc_view constraints, mc_view subject);

/**
 * The common name, which GnuTLS holds against the limits on host names when a
 * certificate lists no host name; OpenSSL does so where it has a dot in it, as
 * an IPv4 address has.
 *
 * @param  cn  set to the common name that is outside, as UTF-8.
 * @return 1 when each is free of that or within; else 0.
 */
int mc_constraint_allows_common_name(mc_view constraints, mc_view subject,
                                     mc_view names, mc_buf *cn);

/**
 * Whether a lower authority's limits permit nothing beyond the constraints.
 *
 * @param  lower  extension value.
 * @return 1, or 0 and *bad_tag and *bad set to the first base outside.
 */
int mc_constraint_allows_lower(mc_view constraints, mc_view lower,
                               uint8_t *bad_tag, mc_view *bad);

/**
 * Whether both host names and addresses are limited: a kind of names that has
 * no permitted subtree is free unless it is excluded whole, so that an
 * authority without such limits can vouch for every site.
 */
int mc_constraint_limits_sites(mc_view constraints);

/** A nameConstraints value on its way. */
typedef struct mc_constraint_list {
    mc_der der;
    size_t start, count;
    int hosts, networks; /* what was permitted so far */
} mc_constraint_list;

/** Starts it at the end of constraints. */
void mc_constraint_begin(mc_constraint_list *list, mc_buf *constraints);

/**
 * Permits a domain, an address or a network.
 *
 * @return MC_OK, MC_ERR_NAME_SYNTAX, MC_ERR_FIELD_LENGTH (too many),
 *         MC_ERR_MEMORY; the field "permit" is noted, and the text.
 */
mc_err mc_constraint_permit(mc_job *job, mc_constraint_list *list,
                            mc_view text);

/** Ends it; without anything permitted, nothing was appended. */
mc_err mc_constraint_end(mc_constraint_list *list);

#endif
