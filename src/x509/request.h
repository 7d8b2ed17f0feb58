/*
 * Certificate requests (PKCS#10, RFC 2986): written with subject and names,
 * and read as what they are: a stranger's text.
 *
 * Read: any version, though there is only 1 (the number 0): OpenSSL takes the
 * others, so they are told and not refused; any attribute. The names that are
 * asked for come from extensionRequest (RFC 2985 5.4.2).
 * Refused when read: two extensionRequests, an extension twice.
 * Written: subject, key, subjectAltName; SHA-256 (SHA-384, SHA-512 on the
 * larger curves).
 * Does not: say what is granted (issue.c).
 */
#ifndef MC_REQUEST_H
#define MC_REQUEST_H

#include "base/job.h"
#include "key/public_key.h"
#include "x509/extension.h"
#include "x509/signature.h"

typedef struct mc_request {
    mc_view der;      /* the whole request */
    mc_view info;     /* what is signed, whole element */
    uint32_t version; /* as it stands: 0 is version 1 */
    mc_view subject;  /* whole Name */
    mc_public_key key;
    mc_view attributes; /* contents of the SET */
    mc_view extensions; /* the list that is asked for; or empty */
    mc_view names;      /* subjectAltName asked for: row of GeneralName */
    mc_signature_algorithm algorithm;
    mc_view signature;
    mc_err problem;   /* MC_OK, or MC_ERR_REQUEST_EXTENSIONS or
                         MC_ERR_DER_DAMAGED for its attributes: it can be
                         shown but not signed */
    mc_place reading; /* the part that was read last */
} mc_request;

/**
 * Reads one request in DER, nothing behind it. Borrows from der.
 *
 * @return MC_OK, or MC_ERR_DER_DAMAGED, and then reading says what.
 */
mc_err mc_request_read(mc_view der, mc_request *request);

/** Verifies the request's signature with its own key. */
mc_verdict mc_request_verify(const mc_request *request);

/**
 * Why a request cannot be verified at all (MC_VERDICT_UNSUPPORTED).
 *
 * @param  what  appended to; fault borrows from it.
 * @return MC_ERR_UNSUPPORTED with the fault set (its kind of key, else its
 *         way of signing), MC_ERR_KEY_DAMAGED, MC_ERR_MEMORY.
 */
mc_err mc_request_obstacle(const mc_request *request, mc_fault *fault,
                           mc_buf *what);

/** Appends a way of signing: its name, else its dotted identifier. */
mc_err mc_request_algorithm_text(const mc_signature_algorithm *algorithm,
                                 mc_buf *text);

/**
 * Whether a certificate may be made of it: attributes in order, digest not
 * broken, signed by its own key, a key that we sign for.
 *
 * @return MC_OK, MC_ERR_REQUEST_EXTENSIONS, MC_ERR_REQUEST_DIGEST,
 *         MC_ERR_REQUEST_SIGNATURE, MC_ERR_UNSUPPORTED, MC_ERR_KEY_SIZE,
 *         MC_ERR_KEY_WEAK, MC_ERR_DER_DAMAGED; the field "request" is noted.
 */
mc_err mc_request_accept(mc_job *job, const mc_request *request);

/** Another version than 1 is told in the reply's "ignored". */
mc_err mc_request_tell_version(mc_job *job, const mc_request *request);

/** The policy of mc_request_accept for a key alone, weaknesses included. */
mc_err mc_key_accept(mc_job *job, const mc_public_key *key);

/**
 * Writes and signs a request, then reads it back and verifies it.
 *
 * @param  subject  whole Name.
 * @param  names    row of GeneralName; empty: no extensionRequest.
 * @param  der      appended to; unchanged on failure.
 * @return MC_OK, MC_ERR_SELF_CHECK, MC_ERR_RANDOM, MC_ERR_MEMORY,
 *         MC_ERR_INTERNAL.
 */
mc_err mc_request_write(mc_job *job, mbedtls_pk_context *key, mc_view subject,
                        mc_view names, mc_buf *der);

#endif
