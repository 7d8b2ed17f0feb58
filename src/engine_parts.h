/*
 * What several operations on requests and certificates do alike: results
 * into the reply, and the buffers behind what a certificate will say.
 *
 * Does not: decide what may be said (issue.h, authority.h).
 */
#ifndef MC_ENGINE_PARTS_H
#define MC_ENGINE_PARTS_H

#include "certificate.h"
#include "issue.h"

/* Buffers behind a plan's views, freed together. */
typedef struct mc_plan_store {
    mc_buf serial;
    mc_buf subject;
    mc_buf names;
    mc_buf spki;
    mc_buf constraints;
    mc_buf der; /* what was made */
} mc_plan_store;

#define MC_PLAN_STORE_INIT                                                     \
    {                                                                          \
        MC_BUF_INIT, MC_BUF_INIT, MC_BUF_INIT, MC_BUF_INIT, MC_BUF_INIT,       \
            MC_BUF_INIT                                                        \
    }

void mc_plan_store_free(mc_plan_store *store);

/** Lets a plan borrow serial, subject, names and constraints. */
void mc_plan_point(mc_certificate_plan *plan, const mc_plan_store *store);

/** A browser looks for a server's name nowhere but among the names. */
mc_err mc_plan_need_names(mc_job *job, const mc_certificate_plan *plan);

/** The field path-length: 0 unless told; "none" for no limit (-1). */
mc_err mc_plan_path_length(mc_job *job, int *path_length);

/** Puts a certificate or request into the reply as PEM. */
mc_err mc_put_pem(mc_job *job, const char *field, const char *label,
                  mc_view der);

/** Puts "report": a certificate as inspect would describe it. */
mc_err mc_put_certificate_report(mc_job *job, mc_view der);

/**
 * Whether a key of the user's own is one that we would sign for.
 *
 * @param  spki  appended: its SubjectPublicKeyInfo.
 * @return what mc_key_accept returns; the field "key" is noted.
 */
mc_err mc_accept_own_key(mc_job *job, const mbedtls_pk_context *pk,
                         mc_buf *spki);

/**
 * certificate-issue, once the request is accepted (mc_request_accept).
 *
 * @param  der  appended to: the certificate.
 */
mc_err mc_issue_for_request(mc_job *job, const mc_request *request,
                            mc_buf *der);

#endif
