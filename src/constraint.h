/*
 * Name constraints (RFC 5280 4.2.1.10): which names an authority is limited
 * to, written and applied.
 *
 * Applied to: host names, addresses, directory names (by the bytes of their
 * RDNs; not done: comparing without regard to case). Constraints on other
 * kinds of names are only counted against names of that kind.
 * Written: permitted domains and networks. When only the one kind is
 * permitted, the other is excluded whole, since a kind without a permitted
 * subtree is otherwise free.
 * Does not: minimum and maximum, which RFC 5280 fixes to 0 and nothing.
 */
#ifndef MC_CONSTRAINT_H
#define MC_CONSTRAINT_H

#include "certificate.h"
#include "name.h"

/** MC_OK when a nameConstraints value is well formed, else DER_DAMAGED. */
mc_err mc_constraint_check(mc_view constraints);

/**
 * 1 when a name of this kind lies within the constraints.
 *
 * @param  tag    GeneralName tag of the name.
 * @param  value  its contents; for MC_NAME_TAG_DIRECTORY the whole Name.
 */
int mc_constraint_allows(mc_view constraints, uint8_t tag, mc_view value);

/**
 * 1 when every subjectAltName and, if not empty, the subject of a
 * certificate lie within the constraints. Otherwise *bad and *bad_tag are set
 * to the first name outside.
 */
int mc_constraint_allows_certificate(mc_view constraints,
                                     const mc_certificate *certificate,
                                     uint8_t *bad_tag, mc_view *bad);

/**
 * Makes a nameConstraints value from the job's fields "permit"; nothing is
 * appended when there is none.
 *
 * @return MC_OK, MC_ERR_NAME_SYNTAX, MC_ERR_FIELD_LENGTH (too many),
 *         MC_ERR_MEMORY; the field is noted.
 */
mc_err mc_constraint_from_fields(mc_job *job, mc_buf *constraints);

#endif
