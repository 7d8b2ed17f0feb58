/*
 * A certificate on its way: what it will say, who signs it, its key, its
 * signature. In steps, so that everything that can be refused is refused
 * before a passphrase is needed, and before a key is made.
 *
 * Does not: decide what may be said (issue.h, authority.h).
 */
#ifndef MC_SIGN_H
#define MC_SIGN_H

#include "issuing/issue.h"

/**
 * Plans a certificate that signs itself: a root, or a device's own.
 *
 * @param  wishes  its subject is not empty. The plan borrows from it.
 * @param  serial  MC_BUF_INIT; the caller frees it when done with the plan.
 * @param  plan    set; the caller adds spki before it is written
 *                 (mc_certificate_write).
 * @return MC_OK, MC_ERR_DATES, MC_ERR_NAME_MISSING, MC_ERR_RANDOM,
 *         MC_ERR_MEMORY.
 */
mc_err mc_issue_self(mc_job *job, const mc_wishes *wishes, mc_buf *serial,
                     mc_certificate_plan *plan);

/** A certificate that an authority signs. */
typedef struct mc_issuing {
    const mc_authority_files *files;
    const mc_wishes *wishes;
    mc_authority authority;
    size_t which; /* of the authority's certificates it is planned for */
    mc_certificate_plan plan;
    mc_buf serial, subject, names, spki; /* behind the plan's views */
} mc_issuing;

/** Prepares, so that mc_issuing_free may be called at any time. Borrows. */
void mc_issuing_init(mc_issuing *issuing, const mc_authority_files *files,
                     const mc_wishes *wishes);

/** Wipes the authority's key. */
void mc_issuing_free(mc_issuing *issuing);

/**
 * First: what the certificate will say, within what the authority may sign,
 * before its key is opened. Nothing of the request is kept. Where the file
 * holds several authorities, it is planned as any of them would sign it.
 *
 * @param  request  subject, names, extensions and algorithm are read.
 */
mc_err mc_issuing_plan(mc_job *job, mc_issuing *issuing,
                       const mc_request *request);

/** Second: opens the key, and plans anew if it is another authority's. */
mc_err mc_issuing_open(mc_job *job, mc_issuing *issuing,
                       const mc_request *request);

/**
 * Third: the key to be certified, never the authority's. One that is written
 * in a form that not all browsers take is written anew.
 *
 * @param  key  borrowed until the certificate is written.
 * @return MC_OK, MC_ERR_KEY_SHARED (field request), MC_ERR_MEMORY.
 */
mc_err mc_issuing_key(mc_job *job, mc_issuing *issuing,
                      const mc_public_key *key);

/** Last: signs, and checks what was signed (mc_certificate_write). */
mc_err mc_issuing_write(mc_job *job, mc_issuing *issuing, mc_buf *der);

#endif
