/*
 * What a certificate will say: from the job's fields, from a request read as
 * a stranger's text, and from what the authority allows. Everything that was
 * asked for and is not granted becomes a sentence in the reply's "ignored".
 *
 * Granted from a request: its key, its subject, host names and addresses.
 * Never granted: any other name, any extension, any wish to be an authority.
 * Does not: sign (certificate_write.c).
 */
#ifndef MC_ISSUE_H
#define MC_ISSUE_H

#include "issuing/authority.h"
#include "x509/request.h"

/* Apple's limit for certificates of servers, public or private, in days. */
#define MC_ISSUE_DAYS_TRUSTED 825

/** now, seconds since 1970, from the field "now". */
mc_err mc_issue_now(mc_job *job, int64_t *now);

/**
 * The validity from the fields days or not-after, and backdate (default one
 * day). A span asked for as 825 days or fewer stays within 825 days though it
 * is backdated. With an issuer, both ends are cut to its validity; a cut end
 * is told.
 *
 * @param  issuer  NULL for a self-signed certificate.
 * @return MC_OK, MC_ERR_FIELD_MISSING (days), MC_ERR_FIELD_VALUE,
 *         MC_ERR_DATES.
 */
mc_err mc_issue_dates(mc_job *job, int64_t now, const mc_certificate *issuer,
                      mc_certificate_plan *plan);

/** The fields purpose*: server-auth (also when there is none), client-auth. */
mc_err mc_issue_purposes(mc_job *job, mc_certificate_plan *plan);

/**
 * The names: the fields name*, else those of the request, else, for a server,
 * its common name where that is a name. (A person's is none.)
 *
 * @param  plan  its purposes are read.
 * @return MC_OK, MC_ERR_NAME_SYNTAX, MC_ERR_NAME_MISSING,
 *         MC_ERR_FIELD_LENGTH, MC_ERR_MEMORY.
 */
mc_err mc_issue_names(mc_job *job, const mc_request *request,
                      const mc_certificate_plan *plan, mc_buf *names);

/**
 * The subject: the fields subject.*, else the request's own bytes once they
 * have been looked at.
 *
 * @return MC_OK, what mc_subject_from_fields returns, and for the request's:
 *         MC_ERR_SUBJECT_SYNTAX, MC_ERR_FIELD_LENGTH.
 */
mc_err mc_issue_subject(mc_job *job, const mc_request *request,
                        mc_buf *subject);

/** Tells every extension of the request that was not granted as asked. */
mc_err mc_issue_tell_ignored(mc_job *job, const mc_request *request,
                             const mc_certificate_plan *plan);

#endif
