/*
 * Findings: whether files belong together, and what a browser or a device
 * would object to. One JSON object each:
 *   {"level": "ok", "info", "warning" or "error", "code", "values"?, "field"?,
 *    "at"?} (code and values as told.h has them; at: which of the fields of
 *    that name, from 0)
 * A check that passes says so ("ok"), so the list serves as a pre-flight. One
 * that failed as an error does has that error's code.
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
#include "encoding/told.h"
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

/* Most certificates in a chain: longer ones are jokes. */
#define MC_PATH_MAX 20
/* Most that Firefox follows: a root and six authorities above a device. */
#define MC_PATH_FOLLOWED 8
/* Most revocation lists that are held against it. */
#define MC_CHECK_CRLS_MAX ((size_t) 50)

/* How a way through the certificates ends; the first that was seen is told. */
typedef enum mc_end {
    MC_END_ROOT,
    MC_END_CIRCLE,
    MC_END_LONG,
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

/* Most words that a device takes of one kind. */
#define MC_CHECK_WORDS_MAX ((size_t) 16)

/** What a device takes of one kind, in words; none: nobody has said. */
typedef struct mc_check_words {
    mc_view words[MC_CHECK_WORDS_MAX];
    size_t count;
} mc_check_words;

/** What a device takes. */
typedef struct mc_check_device {
    mc_check_words forms;       /* "traditional", "pkcs8" */
    mc_check_words ciphers;     /* as DEK-Info or PBES2 names them */
    mc_check_words types;       /* "RSA", "EC" */
    mc_check_words passphrases; /* "yes", "no" */
    uint64_t max_bits;          /* of a key; 0: nobody has said */
    int leaf_first;             /* the device's certificate in its file */
} mc_check_device;

typedef struct mc_check {
    mc_job *job;
    mc_check_device device;     /* for which this is judged */
    int for_device;             /* whether it is for a device at all */
    mc_json *json;              /* an open list of findings */
    mc_view file;               /* the certificate's, as it came */
    mc_certificates pool;       /* the certificate's file, then the chain's */
    int has_chain;              /* files beside it were given */
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
    mc_fault key_fault;     /* what else is known of that; borrows key_what */
    mc_buf key_what;
    mc_buf request_der;
    mc_request request;
    int has_request;        /* a request was given */
    mc_err request_error;   /* MC_OK: it is read into request */
    mc_fault request_fault; /* as key_fault */
    mc_buf request_what;
    mc_buf spki;
    mc_public_key public_key; /* that is judged */
    const char *about; /* the field that it is from: certificate, request or
                          key; NULL when there is none to judge */
    int has_time;
    int64_t time;   /* at which it is judged, seconds since 1970 */
    size_t said[4]; /* findings so far, by level */
} mc_check;

/** Whether it serves a host, as it was typed. */
void mc_check_host(mc_check *check, mc_view typed);

/** Writes a finding. values may be NULL. */
void mc_check_say(mc_check *check, mc_level level, const char *code,
                  const char *field, const mc_value *values);

/** The same with the value "name", which is a whole Name. */
void mc_check_say_name(mc_check *check, mc_level level, const char *code,
                       const char *field, mc_view dn);

/** An error about an extension, and whose it is where c is not NULL. */
void mc_check_say_extension(mc_check *check, const char *code,
                            const char *field, const mc_certificate *c,
                            mc_view oid);

/** mc_check_say of the at-th field of a name, from 0; -1 where there is one. */
void mc_check_say_at(mc_check *check, mc_level level, const char *code,
                     const char *field, int64_t at, const mc_value *values);

/** An error of the engine as a finding; fault may be NULL. */
void mc_check_say_error(mc_check *check, mc_err err, const char *field,
                        int64_t at, const mc_fault *fault);

/** One of two: what is in order, or an error. values are of both. */
void mc_check_say_whether(mc_check *check, int good, const char *ok,
                          const char *wrong, const char *field,
                          const mc_value *values);

/* The checks. Each says nothing when what it looks at was not given; what
 * ends the whole check, such as no memory, is kept in the JSON. */
void mc_check_key(mc_check *check);
void mc_check_requirements(mc_check *check);

/* Those of a certificate. */
void mc_check_request(mc_check *check);
void mc_check_chain(mc_check *check);
void mc_check_dates(mc_check *check);
void mc_check_lints(mc_check *check);

/* Those of a way that was found, for check_chain.c. */
void mc_check_steps(mc_check *check, const mc_path *way);
void mc_check_policies(mc_check *check, const mc_path *way);
void mc_check_revoked(mc_check *check, const mc_path *way);

/** What signed the field's file. */
void mc_check_digest(mc_check *check, const mc_signature_algorithm *algorithm,
                     mc_level of_sha1, const char *field);

/** 1 for a serial number's bytes that begin with too much of its sign. */
int mc_check_serial_is_padded(mc_view serial);

/** 1 when browsers refuse a key for this weakness, 0 when it is old only. */
int mc_check_weakness_is_fatal(const mc_public_key *key, unsigned one);

/* That of a request without one. */
void mc_check_waiting(mc_check *check);

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
