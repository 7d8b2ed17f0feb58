/*
 * What a certificate will say: from wishes, from a request read as a
 * stranger's text, and from what the authority allows. Everything that was
 * asked for and is not granted is told in the reply's "ignored" (told.h).
 *
 * Granted from a request: its key, its subject, host names and addresses.
 * Never granted: any other name, any extension, any wish to be an authority.
 * Does not: sign (sign.h).
 */
#ifndef MC_ISSUE_H
#define MC_ISSUE_H

#include "issuing/authority.h"
#include "x509/request.h"

/* Apple's limit for certificates of servers, public or private, in days. */
#define MC_ISSUE_DAYS_TRUSTED 825

/** What is asked for beside a request; views are borrowed. */
typedef struct mc_wishes {
    int64_t now;        /* seconds since 1970 */
    uint64_t days;      /* how long from now; at most 3,000,000; or 0 */
    int64_t not_after;  /* seconds since 1970, when days is 0 */
    int64_t backdate;   /* how long before now it begins, seconds */
    int backdate_asked; /* so that it is told where it cannot be */
    int server_auth;    /* of a device: extendedKeyUsage */
    int client_auth;
    int is_authority;
    int path_length;     /* of an authority: -1 for no limit */
    mc_view constraints; /* of an authority: nameConstraints; or empty */
    mc_view subject;     /* whole Name; empty: the request's */
    mc_view names;       /* row of GeneralName; empty: the request's */
    mc_view serial;      /* 1..20 bytes, magnitude; empty: a random one */
} mc_wishes;

/**
 * The validity. A span asked for as 825 days or fewer stays within 825 days
 * though it is backdated. With an issuer, both ends are cut to its validity;
 * a cut end is told.
 *
 * @param  issuer  NULL for a self-signed certificate.
 * @return MC_OK, MC_ERR_DATES (field not-after), MC_ERR_MEMORY.
 */
mc_err mc_issue_dates(mc_job *job, const mc_wishes *wishes,
                      const mc_certificate *issuer, mc_certificate_plan *plan);

/**
 * The names: those wished for, else those of the request, else, for a server,
 * its common name where that is a name. (A person's is none.)
 *
 * @return MC_OK, MC_ERR_NAME_SYNTAX, MC_ERR_FIELD_LENGTH, MC_ERR_MEMORY.
 */
mc_err mc_issue_names(mc_job *job, const mc_wishes *wishes,
                      const mc_request *request, mc_buf *names);

/**
 * The subject: the one wished for, else the request's own bytes once they
 * have been looked at.
 *
 * @return MC_OK, MC_ERR_MEMORY, and for the request's MC_ERR_SUBJECT_SYNTAX,
 *         MC_ERR_SUBJECT_COUNTRY, MC_ERR_FIELD_LENGTH.
 */
mc_err mc_issue_subject(mc_job *job, const mc_wishes *wishes,
                        const mc_request *request, mc_buf *subject);

/** The serial number: the one wished for, else a random one. */
mc_err mc_issue_serial(mc_job *job, const mc_wishes *wishes, mc_buf *serial);

/**
 * A browser looks for a server's name nowhere but among the names.
 *
 * @return MC_OK or MC_ERR_NAME_MISSING (field name).
 */
mc_err mc_issue_need_names(mc_job *job, const mc_certificate_plan *plan);

/**
 * A common name that the authority's limits forbid is written as
 * organizational unit, and told.
 */
mc_err mc_issue_fit_subject(mc_job *job, const mc_authority *authority,
                            mc_view names, mc_buf *subject);

/** Tells every extension of the request that was not granted as asked. */
mc_err mc_issue_tell_ignored(mc_job *job, const mc_request *request,
                             const mc_certificate_plan *plan);

#endif
