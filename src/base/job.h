/*
 * A job: one call of the front desk, from its fields to its reply.
 *
 * Every function of the engine that can need randomness, tell its progress
 * or name the field at fault takes the job first. The job holds the only
 * generator, so nothing outlives the call.
 *
 * Does not: know operations (engine.h) or the border (../wasm).
 */
#ifndef MC_JOB_H
#define MC_JOB_H

#include "base/fault.h"
#include "base/random.h"

/* Longest value of a fault, bytes. */
#define MC_FAULT_VALUE_MAX ((size_t) 300)

typedef struct mc_job {
    mc_view fields;          /* what was asked: a checked field list */
    mc_buf reply;            /* what is answered: a field list */
    mc_random random;        /* started at first use */
    uint64_t kdf_spent;      /* iterations of key derivation so far (kdf.h) */
    int keys_are_checked;    /* the caller vouches for the keys that it gives:
                                no primes are tested, no weakness is sought */
    const char *fault_field; /* name of the field at fault, or NULL */
    mc_buf fault_value;      /* what in that field, in UTF-8; or empty */
    int fault_detail;        /* the Mbed TLS code behind a failure, or 0 */
    mc_fault fault;          /* what else is known; what borrows fault_what */
    mc_buf fault_what;
} mc_job;

/** Starts a job over borrowed fields. */
void mc_job_init(mc_job *job, mc_view fields);

/** Wipes the reply and the generator. */
void mc_job_free(mc_job *job);

/**
 * Notes which field is at fault and what Mbed TLS said, and hands err back,
 * so that a caller can `return mc_fail(job, MC_ERR_..., "key", ret);`.
 * The first non-NULL field stays: the innermost function knows best.
 */
mc_err mc_fail(mc_job *job, mc_err err, const char *field, int detail);

/** The same, with more to say of it; fault's text is copied. */
mc_err mc_fail_with(mc_job *job, mc_err err, const char *field,
                    const mc_fault *fault);

/**
 * The same, and what it is in the field: a name that is refused. Text that
 * may come from a stranger; what misleads the eye is replaced, and it is cut
 * at MC_FAULT_VALUE_MAX bytes. Never a secret.
 */
mc_err mc_fail_value(mc_job *job, mc_err err, const char *field, mc_view value);

/** A failure that was met and is not the job's: nothing is noted any more. */
void mc_job_forgive(mc_job *job);

/**
 * What an Mbed TLS failure means when nothing better is known: a failed
 * generator is MC_ERR_RANDOM, no memory is MC_ERR_MEMORY, else otherwise.
 */
mc_err mc_err_mbedtls(int ret, mc_err otherwise);

/** Adds a field to the reply. */
mc_err mc_job_put(mc_job *job, const char *name, mc_view value);

#endif
