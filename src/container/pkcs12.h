/*
 * PKCS#12 files (.p12, .pfx; RFC 7292): read into a list of what they hold,
 * and written two ways.
 *
 * Read: DER or BER; password integrity with SHA-1, SHA-224, 256, 384 or 512,
 * PBMAC1 (RFC 9579), or none, which is stated; every encryption that pbe.h
 * has, also several passphrases' worth of bags in one file; keys,
 * certificates, revocation lists; the empty passphrase in both its encodings.
 * Written: keys and certificates with AES-256-CBC, PBKDF2-HMAC-SHA-256 and a
 * SHA-256 MAC; or with 3DES and a SHA-1 MAC for old readers. Certificates
 * without a key are marked as trusted, as Java wants it.
 * Does not: public-key integrity or privacy mode, secret bags, SDSI: these are
 * named as not supported. Iterations are limited by kdf.h, over the job.
 */
#ifndef MC_PKCS12_H
#define MC_PKCS12_H

#include "base/bufs.h"
#include "locking/pbe.h"

/* Most objects in one file, and safes within safes. */
#define MC_PKCS12_ITEMS_MAX ((size_t) 2000)
#define MC_PKCS12_DEPTH_MAX 4

typedef enum mc_pkcs12_mac {
    MC_PKCS12_MAC_UNREAD,     /* the file could not be read so far */
    MC_PKCS12_MAC_ABSENT,     /* the file says nothing of its integrity */
    MC_PKCS12_MAC_GOOD,       /* checked with the passphrase */
    MC_PKCS12_MAC_WRONG,      /* not by this passphrase, or damaged */
    MC_PKCS12_MAC_UNCHECKED,  /* no passphrase was given to check it with */
    MC_PKCS12_MAC_UNSUPPORTED /* of a kind that is not supported */
} mc_pkcs12_mac;

typedef enum mc_pkcs12_kind {
    MC_PKCS12_KEY,         /* der: PrivateKeyInfo */
    MC_PKCS12_CERTIFICATE, /* der: Certificate */
    MC_PKCS12_CRL,         /* der: CertificateList */
    MC_PKCS12_SAFE,        /* a part of the file that stayed locked */
    MC_PKCS12_OTHER        /* a bag that we do not know; der: empty */
} mc_pkcs12_kind;

/** One object. Views borrow from the mc_pkcs12. */
typedef struct mc_pkcs12_item {
    mc_pkcs12_kind kind;
    mc_err problem; /* MC_OK, or why der is empty */
    mc_view der;    /* a secret when kind is MC_PKCS12_KEY */
    mc_view name;   /* friendlyName in UTF-8; or empty */
    mc_view key_id; /* localKeyId; or empty */
    int encrypted;
    mc_view algorithm; /* encrypted: the AlgorithmIdentifier; OTHER: the
                          bag's OID element */
} mc_pkcs12_item;

typedef struct mc_pkcs12 {
    mc_pkcs12_mac mac;
    mc_view mac_algorithm;   /* digest or PBMAC1: an AlgorithmIdentifier */
    uint32_t mac_iterations; /* 0 without MAC */
    int no_passphrase;       /* the empty passphrase was no bytes at all */
    mc_pkcs12_item *items;
    size_t count;
    mc_bufs kept;     /* what the views borrow from */
    mc_place reading; /* of the file, what was read last; not of what is
                         behind its MAC */
} mc_pkcs12;

#define MC_PKCS12_INIT                                                         \
    {                                                                          \
        MC_PKCS12_MAC_UNREAD, {NULL, 0}, 0, 0, NULL, 0, MC_BUFS_INIT,          \
        {                                                                      \
            NULL, NULL                                                         \
        }                                                                      \
    }

/** 1 when the bytes have a PKCS#12 file's outline. */
int mc_pkcs12_looks_like(mc_view file);

/**
 * Opens a file. Objects that another passphrase or an algorithm keeps locked
 * are listed with their problem; the file's own failures are returned.
 *
 * @param  passphrase  bytes as typed; empty for none.
 * @param  p12         MC_PKCS12_INIT; set as far as it was read, also on
 *                     failure; the caller frees it.
 * @return MC_OK, MC_ERR_FILE_KIND, MC_ERR_DER_DAMAGED, MC_ERR_UNSUPPORTED
 *         (integrity by public key), MC_ERR_KDF_COST,
 *         MC_ERR_PASSPHRASE_MISSING, MC_ERR_PASSPHRASE (by the MAC),
 *         MC_ERR_MEMORY.
 */
mc_err mc_pkcs12_open(mc_job *job, mc_view file, mc_view passphrase,
                      mc_pkcs12 *p12);

void mc_pkcs12_free(mc_pkcs12 *p12);

/** How to write. */
typedef enum mc_pkcs12_style {
    MC_PKCS12_MODERN, /* PBES2: AES-256-CBC, PBKDF2 with SHA-256; SHA-256 */
    MC_PKCS12_LEGACY  /* pbeWithSHAAnd3-KeyTripleDES-CBC; SHA-1 */
} mc_pkcs12_style;

/** What to write. */
typedef struct mc_pkcs12_content {
    mc_view key;                 /* PrivateKeyInfo; or empty */
    const mc_view *certificates; /* with a key: its own first */
    size_t certificate_count;
    mc_view name; /* friendlyName of key and first certificate */
} mc_pkcs12_content;

/**
 * Writes a file.
 *
 * @param  passphrase  1..1024 bytes; the caller has checked it.
 * @param  iterations  of each derivation.
 * @param  out         appended to; the caller frees it.
 * @return MC_OK, MC_ERR_KDF_COST, MC_ERR_RANDOM, MC_ERR_MEMORY.
 */
mc_err mc_pkcs12_write(mc_job *job, const mc_pkcs12_content *content,
                       mc_pkcs12_style style, uint32_t iterations,
                       mc_view passphrase, mc_buf *out);

#endif
