/*
 * An authority at work: its certificate and key opened together, and what it
 * may sign.
 *
 * Accepted: a certificate that says CA, and keyCertSign where it has a
 * keyUsage; in a file with several, the one that the key fits. The private
 * key in any form that key.h opens.
 * Does not: keep an inventory, or lists of revoked certificates (crl.h).
 */
#ifndef MC_AUTHORITY_H
#define MC_AUTHORITY_H

#include "certificates.h"

typedef struct mc_authority {
    mc_certificates certificates;
    const mc_certificate *certificate; /* the one of them that signs */
    mbedtls_pk_context key;
    mc_view key_identifier; /* what goes into authorityKeyIdentifier */
    uint8_t own_identifier[20];
} mc_authority;

/** Prepares, so that mc_authority_free may be called at any time. */
void mc_authority_init(mc_authority *authority);

/** Wipes the key. */
void mc_authority_free(mc_authority *authority);

/**
 * Opens the authority of the fields authority.certificate, authority.key and
 * authority.passphrase.
 *
 * @param  now  seconds since 1970; the authority must be valid then.
 * @return MC_OK, MC_ERR_AUTHORITY_NOT_CA, MC_ERR_AUTHORITY_DATES,
 *         MC_ERR_KEY_MISMATCH (field authority.key), and what
 *         mc_certificates_open and mc_key_open return.
 */
mc_err mc_authority_open(mc_job *job, int64_t now, mc_authority *authority);

/**
 * Whether it may sign these names: its own name constraints.
 *
 * @param  subject  whole Name; may be empty.
 * @param  names    row of GeneralName.
 * @return MC_OK or MC_ERR_AUTHORITY_CONSTRAINT (field name, or subject.CN).
 */
mc_err mc_authority_allows(mc_job *job, const mc_authority *authority,
                           mc_view subject, mc_view names);

/**
 * The authority and what it signs must be told apart: neither the same Name
 * nor the same common name, letters' case aside.
 *
 * @return MC_OK or MC_ERR_SAME_SUBJECT (field subject.CN).
 */
mc_err mc_authority_differs(mc_job *job, const mc_authority *authority,
                            mc_view subject);

/**
 * Appends a random serial number: 16 bytes, positive, never with a leading
 * zero, 126 bits of randomness (RFC 5280 4.1.2.2 asks for at most 20 bytes).
 */
mc_err mc_serial_random(mc_job *job, mc_buf *serial);

/**
 * The field "serial" where it is given, else a random one.
 *
 * @return MC_OK, MC_ERR_SERIAL_SYNTAX, MC_ERR_RANDOM, MC_ERR_MEMORY.
 */
mc_err mc_serial_from_field(mc_job *job, mc_buf *serial);

#endif
