/*
 * The certificates of a file, or of several files, in their order; and what
 * else of one kind a file holds.
 *
 * Accepted: PEM with any number of certificates among other blocks and text,
 * whatever their labels are; DER with one certificate, or several end to end;
 * PKCS#7 (.p7b) as PEM or DER; each also as people paste it (text.h).
 * Refused: a file without a certificate, one that is damaged or cut short,
 * more than MC_CERTIFICATES_MAX or MC_FILE_MAX.
 * Does not: put them in order.
 */
#ifndef MC_CERTIFICATES_H
#define MC_CERTIFICATES_H

#include "text/object.h"
#include "x509/certificate.h"
#include "x509/request.h"

/* Largest file taken, bytes, and most certificates from one call. */
#define MC_FILE_MAX ((size_t) 10 * 1024 * 1024)
#define MC_CERTIFICATES_MAX ((size_t) 1000)

typedef struct mc_certificates {
    mc_certificate *items; /* borrow from store */
    size_t count;
    mc_buf store; /* all of them in DER, end to end */
} mc_certificates;

#define MC_CERTIFICATES_INIT                                                   \
    {                                                                          \
        NULL, 0, MC_BUF_INIT                                                   \
    }

/**
 * Adds the certificates of a file to the store. Call mc_certificates_read
 * when all files are in.
 *
 * @param  field  the field to blame.
 * @return MC_OK, MC_ERR_FILE_EMPTY, MC_ERR_FILE_SIZE, MC_ERR_FILE_KIND,
 *         MC_ERR_PEM_DAMAGED, MC_ERR_DER_DAMAGED, MC_ERR_DER_CUT,
 *         MC_ERR_UNSUPPORTED (PKCS#7 of another type), MC_ERR_MEMORY.
 */
mc_err mc_certificates_add(mc_job *job, mc_view file, const char *field,
                           mc_certificates *list);

/** Reads the store into items. Errors as mc_certificates_add. */
mc_err mc_certificates_read(mc_job *job, const char *field,
                            mc_certificates *list);

/** Both for one file. */
mc_err mc_certificates_open(mc_job *job, mc_view file, const char *field,
                            mc_certificates *list);

void mc_certificates_free(mc_certificates *list);

/**
 * Appends what a file holds of one kind in DER, end to end: certificates and
 * revocation lists, also those of a PKCS#7 file, or requests.
 *
 * @return as mc_certificates_add.
 */
mc_err mc_objects_add(mc_job *job, mc_view file, mc_object_kind kind,
                      const char *field, mc_buf *store);

/**
 * Reads the one request of a file.
 *
 * @param  der  appended to; request borrows from it.
 * @return MC_OK; MC_ERR_FILE_KIND also for two requests; else as
 *         mc_certificates_add. The field "request" is noted.
 */
mc_err mc_request_open(mc_job *job, mc_view file, mc_buf *der,
                       mc_request *request);

#endif
