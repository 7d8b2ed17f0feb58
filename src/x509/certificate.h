/*
 * X.509 certificates (RFC 5280): read into borrowed views, and written from a
 * plan by our own hand.
 *
 * Read: any version, algorithm, any extension. What an extension that
 * we know says must be well formed, or the certificate is marked damaged.
 * Written: version 3 only, from the allow-list in mc_certificate_plan and
 * nothing else; then read back by this reader and by Mbed TLS, the signature
 * verified, before it leaves.
 * Does not: follow chains (check_chain.c) or decide what may be issued
 * (issue.c).
 */
#ifndef MC_CERTIFICATE_H
#define MC_CERTIFICATE_H

#include "base/job.h"
#include "key/public_key.h"
#include "x509/extension.h"
#include "x509/signature.h"

typedef struct mc_certificate {
    mc_view der;        /* the whole certificate */
    mc_view tbs;        /* what is signed, whole element */
    unsigned version;   /* 1, 2 or 3; others are no certificates */
    mc_view serial;     /* contents of the INTEGER as they stand */
    mc_view issuer;     /* whole Name */
    mc_view subject;    /* whole Name */
    int64_t not_before; /* seconds since 1970 */
    int64_t not_after;
    mc_public_key key;
    mc_signature_algorithm algorithm;
    mc_view signature;

    mc_view extensions;    /* the list; empty when there is none */
    int extensions_bad;    /* one that we know is malformed, or comes twice */
    mc_view extension_bad; /* the first such: its OID */
    int has_basic;
    int is_authority; /* basicConstraints says CA */
    int path_length;  /* -1: no limit */
    int has_usage;
    unsigned usage;      /* MC_USAGE_ bits */
    mc_view names;       /* subjectAltName: row of GeneralName; or empty */
    mc_view purposes;    /* extendedKeyUsage: row of OIDs; or empty */
    mc_view subject_key; /* key identifier; or empty */
    mc_issuer_key authority_key;
    int has_constraints; /* nameConstraints, however little it says */
    mc_view constraints; /* its extension value */

    mc_place reading; /* the part that was read last */
} mc_certificate;

/**
 * Reads one certificate in DER, nothing behind it. Borrows from der.
 *
 * @return MC_OK; MC_ERR_DER_TIME (der.h); MC_ERR_DER_DAMAGED, and then reading
 *         says what.
 */
mc_err mc_certificate_read(mc_view der, mc_certificate *certificate);

/** 1 when subject and issuer are the same bytes. */
int mc_certificate_self_issued(const mc_certificate *certificate);

/**
 * 1 when issuer's name, key identifier and serial number are those that the
 * certificate gives for its issuer, as far as it does. Says nothing of the
 * signature.
 */
int mc_certificate_names_issuer(const mc_certificate *certificate,
                                const mc_certificate *issuer);

/** 1 when the certificate names this very key identifier for its issuer. */
int mc_certificate_key_named(const mc_certificate *certificate,
                             const mc_certificate *issuer);

/** Verifies the certificate's signature with the issuer's key. */
mc_verdict mc_certificate_verify(const mc_certificate *certificate,
                                 const mc_certificate *issuer);

/**
 * 1 when its extendedKeyUsage leaves this purpose (RFC 5280 4.2.1.12): it has
 * none, or it holds it. anyExtendedKeyUsage does not do: Firefox and OpenSSL
 * do not take it for servers.
 */
int mc_certificate_allows(const mc_certificate *certificate, mc_view oid);

#define mc_certificate_serves(certificate, literal)                            \
    mc_certificate_allows((certificate), MC_BYTES(literal))

/**
 * The first extension for which a browser refuses the certificate: critical
 * and none that is understood (RFC 5280 4.2).
 *
 * @return 1 and *extension set, or 0.
 */
int mc_certificate_objection(const mc_certificate *certificate,
                             mc_extension *extension);

/** Everything that a certificate of ours can say. */
typedef struct mc_certificate_plan {
    mc_view serial;     /* 1..20 bytes, magnitude */
    mc_view issuer;     /* whole Name, copied byte for byte */
    mc_view subject;    /* whole Name */
    int64_t not_before; /* seconds since 1970 */
    int64_t not_after;
    mc_view spki;       /* whole SubjectPublicKeyInfo */
    mc_view names;      /* row of GeneralName; empty: no subjectAltName */
    mc_view issuer_key; /* the issuer's key identifier; empty: self-signed */
    int is_authority;
    int path_length; /* authorities: -1 for no limit */
    int server_auth; /* devices: extendedKeyUsage */
    int client_auth;
    mc_view constraints; /* authorities: extension value; empty: none */
} mc_certificate_plan;

/** The keyUsage that a certificate of this plan and key says. */
unsigned mc_certificate_usage(const mc_certificate_plan *plan,
                              const mc_public_key *key);

/**
 * Writes and signs a certificate, then checks it.
 *
 * @param  signer  the issuer's key; for a self-signed one the subject's own.
 * @param  der     appended to; unchanged on failure.
 * @return MC_OK, MC_ERR_SELF_CHECK, MC_ERR_RANDOM, MC_ERR_MEMORY,
 *         MC_ERR_INTERNAL.
 */
mc_err mc_certificate_write(mc_job *job, const mc_certificate_plan *plan,
                            mbedtls_pk_context *signer, mc_buf *der);

#endif
