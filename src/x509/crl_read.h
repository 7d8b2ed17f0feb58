/*
 * Revocation lists (RFC 5280 5) as others made them: read into borrowed
 * views. Writing is crl.h's.
 *
 * Accepted: versions 1 and 2, any extension.
 * Does not: apply indirect or delta lists.
 */
#ifndef MC_CRL_READ_H
#define MC_CRL_READ_H

#include "x509/extension.h"
#include "x509/signature.h"

typedef struct mc_crl_view {
    mc_view der;
    mc_view tbs;    /* what is signed, whole element */
    mc_view issuer; /* whole Name */
    int64_t this_update;
    int has_next_update;
    int64_t next_update;
    mc_view entries;    /* row of revoked certificates; or empty */
    mc_view extensions; /* the list; or empty */
    mc_signature_algorithm algorithm;
    mc_view signature;
    mc_place reading; /* the part that was read last */
} mc_crl_view;

typedef struct mc_crl_revoked {
    mc_view serial; /* contents of the INTEGER */
    int64_t date;
    int reason;   /* -1 when none is given */
    int of_other; /* names the authority that it is of: an indirect list */
    int unknown;  /* has a critical extension that is not understood */
} mc_crl_revoked;

/** Reads one list in DER, nothing behind it. MC_OK; MC_ERR_DER_TIME (der.h);
 * MC_ERR_DER_DAMAGED, and then reading says what. */
mc_err mc_crl_view_read(mc_view der, mc_crl_view *crl);

/** Takes the next entry off the row, on MC_OK only. Or MC_ERR_DER_DAMAGED. */
mc_err mc_crl_view_next(mc_view *entries, mc_crl_revoked *revoked);

/* removeFromCRL, which belongs to partial lists alone (RFC 5280 5.3.1). */
#define MC_CRL_REASON_REMOVE 8

/** The name of a reason, or NULL. */
const char *mc_crl_reason_name(int reason);

#endif
