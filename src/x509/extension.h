/*
 * Extensions: the list that certificates, requests and revocation lists
 * carry (RFC 5280 4.2), and what the common ones say.
 *
 * Accepted: critical left out or spelt out either way; BOOLEAN as DER only.
 * Does not: show (report_extension.c) or judge (check_lint.c).
 */
#ifndef MC_EXTENSION_H
#define MC_EXTENSION_H

#include "encoding/der.h"

typedef struct mc_extension {
    mc_view oid; /* contents of the OBJECT IDENTIFIER */
    int critical;
    int spelt_out; /* critical is written out as FALSE, against X.690 11.5 */
    mc_view value; /* contents of the OCTET STRING */
} mc_extension;

/* keyUsage bits as RFC 5280 4.2.1.3 numbers them. */
#define MC_USAGE_DIGITAL_SIGNATURE (1u << 0)
#define MC_USAGE_NON_REPUDIATION (1u << 1)
#define MC_USAGE_KEY_ENCIPHERMENT (1u << 2)
#define MC_USAGE_DATA_ENCIPHERMENT (1u << 3)
#define MC_USAGE_KEY_AGREEMENT (1u << 4)
#define MC_USAGE_KEY_CERT_SIGN (1u << 5)
#define MC_USAGE_CRL_SIGN (1u << 6)
#define MC_USAGE_ENCIPHER_ONLY (1u << 7)
#define MC_USAGE_DECIPHER_ONLY (1u << 8)
#define MC_USAGE_BITS 9

/** The name of a keyUsage bit, 0..8. */
const char *mc_usage_name(unsigned bit);

/** Takes the next extension off the list. MC_OK or MC_ERR_DER_DAMAGED. */
mc_err mc_extension_next(mc_view *list, mc_extension *extension);

/**
 * MC_OK when every extension of the list is whole and none comes twice;
 * MC_ERR_REQUEST_EXTENSIONS for one that does, MC_ERR_DER_DAMAGED.
 *
 * @param  bad  set to the list from the one at fault on.
 */
mc_err mc_extensions_check(mc_view list, mc_view *bad);

/** The first extension of that identifier: 1 and set, or 0. */
int mc_extension_find(mc_view list, mc_view oid, mc_extension *extension);

#define MC_EXTENSION_FIND(list, literal, extension)                            \
    mc_extension_find((list), MC_BYTES(literal), (extension))

/** basicConstraints; *path_length is -1 for no limit. */
mc_err mc_extension_basic(mc_view value, int *is_authority, int *path_length);

/** keyUsage into MC_USAGE_ bits. */
mc_err mc_extension_usage(mc_view value, unsigned *usage);

/**
 * The names of a subjectAltName: a row of GeneralName elements, each of them
 * whole and there is at least one.
 */
mc_err mc_extension_names(mc_view value, mc_view *names);

/** The OBJECT IDENTIFIERs of an extendedKeyUsage, each whole. */
mc_err mc_extension_purposes(mc_view value, mc_view *purposes);

/** 1 when a row of OBJECT IDENTIFIERs holds this one. */
int mc_purposes_hold(mc_view purposes, mc_view oid);

/**
 * The lists of a nameConstraints, rows of GeneralSubtree; one that is left out
 * is empty. RFC 5280 4.2.1.10: at least one is there, none is there and
 * empty, and a subtree is its base alone.
 */
mc_err mc_extension_constraints(mc_view value, mc_view *permitted,
                                mc_view *excluded);

/** Takes the base of the next subtree off a list. */
mc_err mc_subtree_next(mc_view *list, uint8_t *tag, mc_view *base);

/** The key identifier of a subjectKeyIdentifier. */
mc_err mc_extension_subject_key(mc_view value, mc_view *identifier);

/** What an authorityKeyIdentifier tells the issuer by; each may be empty. */
typedef struct mc_issuer_key {
    mc_view identifier; /* of its key */
    mc_view issuer;     /* whole Name of who issued the issuer's certificate */
    mc_view serial;     /* and its serial number, contents */
} mc_issuer_key;

mc_err mc_extension_authority_key(mc_view value, mc_issuer_key *key);

/*
 * Writing: each opens an extension or writes a whole one.
 */

/** Opens an extension up to its OCTET STRING; mc_extension_close ends it. */
void mc_extension_open(mc_der *der, mc_view oid, int critical);
void mc_extension_close(mc_der *der);

#define MC_EXTENSION_OPEN(der, literal, critical)                              \
    mc_extension_open((der), MC_BYTES(literal), (critical))

/** keyUsage, critical. */
void mc_extension_put_usage(mc_der *der, unsigned usage);

/** authorityKeyIdentifier, the identifier alone. */
void mc_extension_put_authority_key(mc_der *der, mc_view identifier);

/** subjectAltName from a list of names. */
void mc_extension_put_names(mc_der *der, mc_view names, int critical);

#endif
