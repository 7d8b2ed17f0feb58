/*
 * An authority at work: its certificate looked at, its key opened, and what
 * it may sign.
 *
 * Accepted: a certificate that says CA, and keyCertSign where it has a
 * keyUsage, whose own signature fits and whose extensions browsers can read;
 * in a file with several, the one that the key fits. What those above it in
 * the same file are limited to counts too. The private key in any form that
 * key.h opens.
 * Does not: keep an inventory, or lists of revoked certificates (crl.h).
 *
 * Everything that needs no key comes first, so that nobody types a passphrase
 * for what is then refused: mc_authority_read, mc_authority_take and the
 * questions; mc_authority_unlock last.
 */
#ifndef MC_AUTHORITY_H
#define MC_AUTHORITY_H

#include "container/certificates.h"

/* Most certificates above it in its file that are looked at. */
#define MC_AUTHORITY_ABOVE_MAX ((size_t) 10)

typedef struct mc_authority {
    mc_certificates certificates;
    const mc_certificate *certificate; /* the one of them that signs */
    const mc_certificate *above[MC_AUTHORITY_ABOVE_MAX]; /* nearest first */
    size_t above_count;
    mbedtls_pk_context key;
    mc_view key_identifier; /* what goes into authorityKeyIdentifier */
    uint8_t own_identifier[20];
} mc_authority;

/** Prepares, so that mc_authority_free may be called at any time. */
void mc_authority_init(mc_authority *authority);

/** Wipes the key. */
void mc_authority_free(mc_authority *authority);

/** What an authority is opened from; borrowed. */
typedef struct mc_authority_files {
    mc_view certificate; /* and perhaps those above it */
    mc_view key;
    mc_view passphrase; /* empty for none */
} mc_authority_files;

/** Reads its certificates; what mc_certificates_open returns. */
mc_err mc_authority_read(mc_job *job, mc_view file, mc_authority *authority);

/**
 * The one that signs when nothing but the certificates is known: the lowest
 * authority of the file, as an index; 0 when there is none.
 */
size_t mc_authority_lowest(const mc_authority *authority);

/**
 * Takes one of the certificates as the one that signs, after a look at it.
 *
 * @param  now    seconds since 1970; the authority must be valid then.
 * @param  usage  MC_USAGE_KEY_CERT_SIGN or MC_USAGE_CRL_SIGN: what for.
 * @return MC_OK; with the field authority.certificate MC_ERR_AUTHORITY_NOT_CA,
 *         MC_ERR_AUTHORITY_USAGE, MC_ERR_AUTHORITY_EXTENSION (its name or the
 *         limit as the value "value"), MC_ERR_AUTHORITY_DAMAGED,
 *         MC_ERR_AUTHORITY_DATES; MC_ERR_MEMORY.
 */
mc_err mc_authority_take(mc_job *job, int64_t now, unsigned usage, size_t which,
                         mc_authority *authority);

/**
 * Opens its key.
 *
 * @param  which  set to the certificate that the key fits.
 * @return MC_OK, MC_ERR_KEY_MISMATCH (field authority.key), and what
 *         mc_key_open returns.
 */
mc_err mc_authority_unlock(mc_job *job, const mc_authority_files *files,
                           mc_authority *authority, size_t *which);

/** All three for a job that asks nothing in between. */
mc_err mc_authority_open(mc_job *job, const mc_authority_files *files,
                         int64_t now, unsigned usage, mc_authority *authority);

/**
 * Whether it may sign these names: its own limits and those above it.
 *
 * @param  subject  whole Name; may be empty.
 * @param  names    row of GeneralName.
 * @return MC_OK or MC_ERR_AUTHORITY_CONSTRAINT (field name, or subject.CN;
 *         the name as the value "value").
 */
mc_err mc_authority_allows(mc_job *job, const mc_authority *authority,
                           mc_view subject, mc_view names);

/** mc_constraint_allows_common_name by every limit above. */
int mc_authority_allows_common_name(const mc_authority *authority,
                                    mc_view subject, mc_view names, mc_buf *cn);

/**
 * Whether it may sign a lower authority of this subject with these limits.
 *
 * @param  limits  nameConstraints value; empty: none, so its own count on.
 * @return MC_OK or MC_ERR_AUTHORITY_CONSTRAINT (field permit or subject.CN).
 */
mc_err mc_authority_allows_lower(mc_job *job, const mc_authority *authority,
                                 mc_view subject, mc_view limits);

/**
 * Whether its extendedKeyUsage, and those above, leave a purpose.
 *
 * @return MC_OK or MC_ERR_AUTHORITY_PURPOSE (field purpose).
 */
mc_err mc_authority_serves(mc_job *job, const mc_authority *authority,
                           int server_auth, int client_auth);

/**
 * How many authorities may follow below it, by its own path length and those
 * above (RFC 5280 4.2.1.9): -1 for no limit; -2 when it may sign nothing.
 */
int mc_authority_path_limit(const mc_authority *authority);

/**
 * The authority and what it signs must be told apart: neither the same Name
 * nor the same common name, letters' case aside.
 *
 * @return MC_OK or MC_ERR_SAME_SUBJECT (field subject.CN).
 */
mc_err mc_authority_differs(mc_job *job, const mc_authority *authority,
                            mc_view subject);

/**
 * Reads a serial or list number in hexadecimal: a positive INTEGER or zero of
 * at most 20 octets, so below 2^159 (RFC 5280 4.1.2.2, 5.2.3).
 *
 * @param  len  set to its length without leading zeros, 0 for zero.
 * @return 1, or 0 for anything else.
 */
int mc_serial_read(mc_view text, uint8_t serial[20], size_t *len);

/**
 * Appends a random serial number: 16 bytes, positive, never with a leading
 * zero, 126 bits of randomness (RFC 5280 4.1.2.2 asks for at most 20 bytes).
 */
mc_err mc_serial_random(mc_job *job, mc_buf *serial);

#endif
