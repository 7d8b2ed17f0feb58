/*
 * What there is to say of a failure beside its code: what is not supported,
 * and how much is missing.
 *
 * Does not: name the field at fault (job.h).
 */
#ifndef MC_FAULT_H
#define MC_FAULT_H

#include "base/bytes.h"

/* What an unsupported thing is part of. */
#define MC_PART_KEY "key"             /* a kind of key, or a curve */
#define MC_PART_SIGNATURE "signature" /* a way of signing */
#define MC_PART_LOCK "lock"           /* a derivation or cipher */
#define MC_PART_FORM "form"           /* a way of writing it down */
#define MC_PART_PLACE "place"         /* where something is damaged */

typedef struct mc_fault {
    const char *part; /* MC_PART_, for MC_ERR_UNSUPPORTED, and MC_PART_PLACE
                         for MC_ERR_DER_DAMAGED; or NULL */
    mc_view what;     /* its name, such as "Ed25519"; or empty */
    uint64_t missing; /* MC_ERR_DER_CUT: bytes; 0 when it cannot be said */
} mc_fault;

/**
 * Appends the sentence of err with what is known of the fault.
 *
 * @return MC_OK or MC_ERR_MEMORY.
 */
mc_err mc_fault_text(mc_err err, const mc_fault *fault, mc_buf *text);

#endif
