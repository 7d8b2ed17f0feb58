/*
 * PKCS#7 files (.p7b, .p7c; RFC 2315, RFC 5652): the certificates and
 * revocation lists that SignedData carries, read and written.
 *
 * Accepted: DER or BER, with or without signatures and content; SignedData
 * with its ContentInfo around it or bare.
 * Does not: verify signatures, open enveloped or encrypted data (named as not
 * supported), or read attribute certificates (skipped, counted).
 */
#ifndef MC_PKCS7_H
#define MC_PKCS7_H

#include "base/fault.h"
#include "encoding/der.h"

/** What a file holds. Views borrow from der. */
typedef struct mc_pkcs7 {
    mc_buf der;           /* the file in DER */
    mc_view certificates; /* row of certificates and others; or empty */
    mc_view crls;         /* row of revocation lists and others; or empty */
    size_t signers;       /* how many signatures it has */
    mc_place reading;     /* of the file, what was read last */
} mc_pkcs7;

#define MC_PKCS7_INIT                                                          \
    {                                                                          \
        MC_BUF_INIT, {NULL, 0}, {NULL, 0}, 0,                                  \
        {                                                                      \
            NULL, NULL                                                         \
        }                                                                      \
    }

/**
 * Reads a file.
 *
 * @param  p7  MC_PKCS7_INIT; set on MC_OK, on failure its reading alone; the
 *             caller frees it.
 * @return MC_OK; MC_ERR_FILE_KIND (no PKCS#7); MC_ERR_UNSUPPORTED (PKCS#7,
 *         but of a type that is not signed data); MC_ERR_DER_DAMAGED;
 *         MC_ERR_MEMORY.
 */
mc_err mc_pkcs7_open(mc_view file, mc_pkcs7 *p7);

void mc_pkcs7_free(mc_pkcs7 *p7);

/**
 * Takes the next certificate or list off a row; what is neither is skipped.
 *
 * @return 1 and *der set, or 0 at the end.
 */
int mc_pkcs7_next(mc_view *row, mc_view *der);

/**
 * Writes SignedData without content and signatures ("certs-only", RFC 5652
 * 5). Order is kept, since people read it: no SET is sorted.
 *
 * @param  certificates  each a whole element.
 * @param  out           appended to.
 * @return MC_OK or MC_ERR_MEMORY.
 */
mc_err mc_pkcs7_write(const mc_view *certificates, size_t certificate_count,
                      const mc_view *crls, size_t crl_count, mc_buf *out);

#endif
