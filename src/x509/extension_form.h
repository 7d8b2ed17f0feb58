/*
 * Whether extensions are written as RFC 5280 4.2 asks. Chromium refuses a
 * certificate for one that it knows and cannot read, critical or not.
 *
 * Looked at: keyUsage, subjectAltName, authorityInfoAccess,
 * cRLDistributionPoints, certificatePolicies, policyConstraints,
 * policyMappings, inhibitAnyPolicy, basicConstraints, nsCertType. The others
 * are read where they are used.
 * Does not: judge what they say.
 */
#ifndef MC_EXTENSION_FORM_H
#define MC_EXTENSION_FORM_H

#include "x509/extension.h"

/** 1 when the value is well formed, or nothing that is looked at. */
int mc_extension_is_sound(const mc_extension *extension);

/** 0 for certificatePolicies with qualifiers that RFC 5280 does not have:
 * Chromium refuses them in a critical extension. */
int mc_extension_qualifiers_known(const mc_extension *extension);

/** policyConstraints; -1 for a number that is not there. */
mc_err mc_extension_policy_limits(mc_view value, int *require_explicit,
                                  int *inhibit_mapping);

#endif
