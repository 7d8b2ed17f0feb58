/*
 * What there is to say of a failure beside its code: what is not supported,
 * where something is damaged, and how much is missing.
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
#define MC_PART_WEAK "weakness"       /* what is weak, by its code */

typedef struct mc_fault {
    const char *part; /* MC_PART_, for MC_ERR_UNSUPPORTED; MC_PART_PLACE for
                         MC_ERR_DER_DAMAGED; MC_PART_WEAK for
                         MC_ERR_KEY_WEAK; or NULL */
    mc_view what;     /* its name, such as "Ed25519"; or empty */
    uint64_t bytes;   /* MC_ERR_DER_CUT: how many are missing; MC_PART_PLACE:
                         how many stand before it; 0 when nobody knows */
} mc_fault;

/* What a reader of an object is at; where it fails, that is damaged. */
typedef struct mc_place {
    const char *part;  /* a code, such as "serial"; NULL: nothing yet */
    const uint8_t *at; /* its first byte */
} mc_place;

/** Notes what is read next, and what is left of the object. */
void mc_place_set(mc_place *place, const char *part, mc_view rest);

/** MC_THEN for a step that reads a part of an object, which is noted before. */
#define MC_THEN_AT(err, place, part, rest, step)                               \
    MC_THEN(err, (mc_place_set((place), (part), (rest)), (step)))

/** Moves a place out of a copy of an object into the object; nowhere when the
 * two differ in length, as BER and its DER may. */
void mc_place_move(mc_place *place, mc_view copy, mc_view object);

/** The fault of an object that is damaged where place says. */
mc_fault mc_place_fault(const mc_place *place, mc_view object);

#endif
