/*
 * Everything that files hold, taken out of its wrappings: text, armour,
 * PKCS#7, PKCS#12. What convert.h works on.
 *
 * Accepted: what inspect shows, up to MC_COLLECTED_MAX objects, whatever PEM
 * calls them. What of a container stays locked or is not supported is left
 * out, and why is kept beside what was read.
 * Refused: objects outside of a container that cannot be read; blocks of an
 * unknown kind.
 * Does not: open private keys (key.h), or judge what belongs together.
 */
#ifndef MC_COLLECT_H
#define MC_COLLECT_H

#include "base/bufs.h"
#include "base/job.h"

#define MC_COLLECTED_MAX ((size_t) 2000)

typedef enum mc_collected_kind {
    MC_COLLECTED_KEY, /* bytes: a file that mc_key_open takes */
    MC_COLLECTED_PUBLIC_KEY,
    MC_COLLECTED_REQUEST,
    MC_COLLECTED_CERTIFICATE,
    MC_COLLECTED_CRL
} mc_collected_kind;

typedef struct mc_collected {
    mc_collected_kind kind;
    mc_view bytes; /* DER, but for keys */
    mc_view name;  /* friendlyName in UTF-8; or empty */
} mc_collected;

typedef struct mc_collection {
    mc_collected *items;
    size_t count;
    mc_bufs kept;
    size_t left_out;  /* parts of containers that could not be read */
    mc_err problem;   /* why the first of them could not; MC_OK: none */
    const char *part; /* of it what is not supported: see fault.h */
    mc_buf what;
    int unchecked; /* a PKCS#12 file whose integrity nobody looked at */
} mc_collection;

#define MC_COLLECTION_INIT                                                     \
    {                                                                          \
        NULL, 0, MC_BUFS_INIT, 0, MC_OK, NULL, MC_BUF_INIT, 0                  \
    }

/**
 * Adds what a file holds. Objects found twice are kept once.
 *
 * @param  passphrase  for containers; empty for none.
 * @param  field       to blame for the file.
 * @return MC_OK, MC_ERR_FILE_EMPTY, MC_ERR_FILE_SIZE, MC_ERR_FILE_KIND,
 *         MC_ERR_PEM_DAMAGED, MC_ERR_DER_DAMAGED, MC_ERR_DER_CUT, and what
 *         pkcs12.h and pkcs7.h give; the field is noted.
 */
mc_err mc_collect(mc_job *job, mc_view file, mc_view passphrase,
                  const char *field, mc_collection *collection);

void mc_collection_free(mc_collection *collection);

/** How many objects of a kind there are. */
size_t mc_collection_count(const mc_collection *collection,
                           mc_collected_kind kind);

/** The n-th object of a kind, from 0; NULL when there is none. */
const mc_collected *mc_collection_nth(const mc_collection *collection,
                                      mc_collected_kind kind, size_t n);

#endif
