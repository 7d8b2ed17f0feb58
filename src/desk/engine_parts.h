/*
 * What several operations on requests and certificates do alike: results
 * into the reply, and the buffers behind what a certificate will say.
 *
 * Does not: decide what may be said (issue.h, authority.h).
 */
#ifndef MC_ENGINE_PARTS_H
#define MC_ENGINE_PARTS_H

#include "issuing/issue.h"
#include "x509/certificate.h"

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
 * A certificate on its way: who signs it, and what it will say. The steps of
 * certificate-issue, so that device-make can plan before it has a key.
 */
typedef struct mc_issuing {
    mc_authority authority;
    mc_certificate_plan plan;
    mc_plan_store store;
    size_t which; /* of the authority's certificates it is planned for */
    int64_t now;  /* seconds since 1970 */
} mc_issuing;

/** Prepares, so that mc_issuing_free may be called at any time. */
void mc_issuing_init(mc_issuing *issuing);

/** Wipes the authority's key. */
void mc_issuing_free(mc_issuing *issuing);

/**
 * First: what the certificate will say, within what the authority may sign
 * (issue.h, authority.h), before its key is opened. Nothing of the request is
 * kept. Where the file holds several authorities, it is planned as any of
 * them would sign it.
 *
 * @param  request  subject, names, extensions and algorithm are read.
 */
mc_err mc_issuing_plan(mc_job *job, mc_issuing *issuing,
                       const mc_request *request);

/** Second: opens the key, and plans anew if it is another authority's. */
mc_err mc_issuing_open(mc_job *job, mc_issuing *issuing,
                       const mc_request *request);

/**
 * Third: the key to be certified, never the authority's.
 *
 * @param  key  borrowed until the certificate is written.
 * @return MC_OK, MC_ERR_KEY_SHARED (field request), MC_ERR_MEMORY.
 */
mc_err mc_issuing_key(mc_job *job, mc_issuing *issuing,
                      const mc_public_key *key);

/** Last: signs, and checks what was signed (mc_certificate_write). */
mc_err mc_issuing_write(mc_job *job, mc_issuing *issuing, mc_buf *der);

#endif
