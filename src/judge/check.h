/*
 * Findings: whether files belong together, and what a browser or a device
 * would object to. One JSON object each:
 *   {"level": "ok", "info", "warning" or "error", "code", "text", "field"?,
 *    "at"?} (at: which of the fields of that name, from 0)
 * A check that passes says so ("ok"), so the list serves as a pre-flight.
 * Texts say what is and, unless ok, what to do.
 *
 * By file: check_key.c (keys belong), check_chain.c (who signed whom),
 * check_step.c, check_policy.c and check_revoked.c (what each of the chain may
 * do), check_host.c (the address it is opened under), check_lint.c (the
 * certificate by itself and its dates), check_request.c (a request that has
 * no certificate yet), check_names.c (the names in either), check_file.c
 * (what the device wants).
 * What was given and could not be read is an error among the findings.
 * Does not: ask anybody whether a certificate is revoked; the lists that are
 * given say it.
 */
#ifndef MC_CHECK_H
#define MC_CHECK_H

#include "base/bufs.h"
#include "container/certificates.h"
#include "encoding/json.h"
#include "x509/crl_read.h"
#include "x509/name.h"
#include "x509/request.h"

typedef enum mc_level {
    MC_LEVEL_OK,
    MC_LEVEL_INFO,
    MC_LEVEL_WARNING,
    MC_LEVEL_ERROR
} mc_level;

/* Reported as soon to end, days before the end. */
#define MC_CHECK_SOON_DAYS 30

/* Most certificates in a chain: longer ones are cycles or jokes. */
#define MC_PATH_MAX 10
/* Most revocation lists that are held against it. */
#define MC_CHECK_CRLS_MAX ((size_t) 50)

/* How a way through the certificates ends; the first that was seen is told. */
typedef enum mc_end {
    MC_END_ROOT,
    MC_END_CIRCLE,      /* or it is too long */
    MC_END_SELF_WRONG,  /* says that it signed itself, and did not */
    MC_END_WRONG,       /* its issuer is here and did not sign it */
    MC_END_OTHER_KEY,   /* one of that name is here, with another key */
    MC_END_UNSUPPORTED, /* an issuer is here; it cannot be said */
    MC_END_MISSING      /* nobody here has that name */
} mc_end;

typedef struct mc_path {
    const mc_certificate *step[MC_PATH_MAX]; /* leaf first */
    size_t length;
    mc_end end;
} mc_path;

/* A revocation list and where it came from. */
typedef struct mc_given_crl {
    mc_crl_view list;
    const char *field;
    size_t at; /* which field of that name, from 0 */
} mc_given_crl;

typedef struct mc_check {
    mc_job *job;
    mc_json *json;              /* an open list of findings */
    mc_certificates pool;       /* the certificate's file, then the chain's */
    size_t own_count;           /* how many of the pool are the file's own */
    const mc_certificate *leaf; /* the certificate that is judged; NULL while
                                   key and request wait for one */
    mc_given_crl crls[MC_CHECK_CRLS_MAX];
    size_t crl_count;
    mc_bufs kept;           /* what the lists borrow from */
    int quiet;              /* findings are counted, not written */
    mc_view key_file;       /* the key as it came */
    mbedtls_pk_context key; /* opened once: that may be long work */
    int is_made;            /* the key was just made: borrowed, accepted */
    int has_key;            /* a key was given */
    mc_err key_error;       /* MC_OK: it is open in key */
    mc_buf key_fault;       /* what there is to say of that, in words */
    mc_buf request_der;
    mc_request request;
    int has_request;      /* a request was given */
    mc_err request_error; /* MC_OK: it is read into request */
    mc_buf request_fault; /* as key_fault */
    mc_buf spki;
    mc_public_key public_key; /* that is judged */
    const char *about; /* the field that it is from: certificate, request or
                          key; NULL when there is none to judge */
    int has_time;
    int64_t time;   /* at which it is judged, seconds since 1970 */
    size_t said[4]; /* findings so far, by level */
} mc_check;

/**
 * The operation check over the job's fields.
 *
 * @param  made    the key that the field "key" holds, if this call made it,
 *                 opened it as written, and accepted it (mc_key_accept):
 *                 none of that is done again. Else NULL.
 * @param  report  appended to: {"findings": [...]}.
 */
mc_err mc_check_files(mc_job *job, const mbedtls_pk_context *made,
                      mc_buf *report);

/** Writes a finding. field may be NULL. */
void mc_check_say(mc_check *check, mc_level level, const char *code,
                  const char *field, const char *text);

/** The same with something of the file between two pieces of text. */
void mc_check_say_about(mc_check *check, mc_level level, const char *code,
                        const char *field, const char *before, mc_view what,
                        const char *after);

/** The same about a whole Name. */
void mc_check_say_name(mc_check *check, mc_level level, const char *code,
                       const char *field, const char *before, mc_view dn,
                       const char *after);

/** The same about an error of the engine: its code, and words for it. */
void mc_check_say_error(mc_check *check, mc_err err, const char *field,
                        mc_view text);

/** The same about the at-th field of a name, in words that are ready. */
void mc_check_say_at(mc_check *check, mc_level level, const char *code,
                     const char *field, size_t at, mc_view text);

/** Notes what ends the whole check: nothing more is said, err is answered. */
void mc_check_stop(const mc_check *check, mc_err err);

/*
 * The checks. Each reads its own fields from the job (engine_ops.h) and says
 * nothing when they are not there.
 *
 * @return MC_OK, or MC_ERR_MEMORY and the like, or MC_ERR_FIELD_VALUE for a
 *         field of the call itself.
 */
mc_err mc_check_key(mc_check *check);
mc_err mc_check_hosts(mc_check *check);
mc_err mc_check_requirements(mc_check *check);

/* Those of a certificate. */
mc_err mc_check_request(mc_check *check);
mc_err mc_check_chain(mc_check *check);
mc_err mc_check_dates(mc_check *check);
mc_err mc_check_lints(mc_check *check);

/* Those of a way that was found, for check_chain.c. */
void mc_check_steps(mc_check *check, const mc_path *way);
void mc_check_policies(mc_check *check, const mc_path *way);
void mc_check_revoked(mc_check *check, const mc_path *way);

/** 1 when browsers refuse a key for this weakness, 0 when it is old only. */
int mc_check_weakness_is_fatal(const mc_public_key *key, unsigned one);

/* That of a request without one. */
mc_err mc_check_waiting(mc_check *check);

/**
 * The names that browsers compare, and the common name, of a certificate or
 * a request.
 *
 * @param  names   row of GeneralName, perhaps empty.
 * @param  wanted  whether it is of no use without names.
 */
void mc_check_names(mc_check *check, mc_view names, mc_view subject,
                    int wanted);

/**
 * 1 when a browser takes the certificate's names for this host: an address
 * only among addresses, a host name among host names, a wildcard for exactly
 * one label (RFC 9525 6.3) and never right under a top-level domain.
 */
int mc_check_host_matches(mc_view names, const mc_name *host);

#endif
