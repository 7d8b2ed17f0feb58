/*
 * What several operations do alike: a key of the user's own, results into the
 * reply, findings.
 */
#ifndef MC_ENGINE_PARTS_H
#define MC_ENGINE_PARTS_H

#include "base/job.h"
#include "key/public_key.h"

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

/** Opens the fields key and passphrase, and accepts what is in them. */
mc_err mc_open_own_key(mc_job *job, mbedtls_pk_context *pk, mc_buf *spki);

/**
 * The operation check over the job's fields (engine_check.c).
 *
 * @param  made    the key that the field "key" holds, if this call made it,
 *                 opened it as written, and accepted it (mc_key_accept):
 *                 none of that is done again. Else NULL.
 * @param  field   of the reply: {"findings": [...]}.
 */
mc_err mc_check_files(mc_job *job, const mbedtls_pk_context *made,
                      const char *field);

#endif
