/*
 * Finders: each looks at one piece of a file and, if it is its kind, describes
 * it.
 *
 * Does not: know the other kinds, or who walks the file (inspect.h).
 */
#ifndef MC_FINDER_H
#define MC_FINDER_H

#include "base/job.h"
#include "container/certificates.h"
#include "report/report.h"

/* Most objects that one file is searched for, and containers in containers. */
#define MC_INSPECT_OBJECTS_MAX 2000
#define MC_INSPECT_DEPTH_MAX 4

/** A walk through a file and what may be in it. */
typedef struct mc_inspect {
    mc_job *job;
    mc_json *json;                  /* an open list of objects; its err ends
                                       the whole inspection */
    mc_view passphrase;             /* empty when there is none */
    const mc_certificates *issuers; /* that may have signed a list; or NULL */
    int count;                      /* objects so far */
    int depth;                      /* containers around the present object */
    /* Looks into what a container hands over: one DER object. */
    void (*inside)(struct mc_inspect *inspect, mc_view der);
} mc_inspect;

/** One piece of a file that is one object. */
typedef struct mc_found {
    mc_origin origin;
    mc_object object; /* by its contents; of ciphertext, by its label */
    mc_view source;   /* the piece as it stands in the file, with armour */
    mc_view der;      /* PEM: decoded, though maybe still encrypted */
} mc_found;

/**
 * A finder looks at a piece and, if it is its kind, writes one JSON object.
 * What is wrong with the object itself goes into its "error".
 *
 * @return 1 when it was, else 0.
 */
typedef int (*mc_finder)(mc_inspect *inspect, const mc_found *found);

/** Writes an object that cannot be read; place is what of it, or NULL. */
void mc_inspect_damaged(mc_inspect *inspect, const char *kind, mc_err err,
                        const mc_found *found, const mc_place *place);

/** The member "error" of such an object. */
void mc_inspect_error(mc_inspect *inspect, mc_err err, const mc_found *found,
                      const mc_place *place);

#endif
