/*
 * How PKCS#12 turns a password into keys: the password as a BMPString and the
 * key derivation of RFC 7292 appendix B.
 *
 * Accepted: passwords in UTF-8 of up to 1,024 bytes; characters beyond the
 * basic plane become surrogate pairs, as OpenSSL and Java write them; bytes
 * that are not UTF-8 are taken as Latin-1, as OpenSSL does. Salts of up to
 * MC_PKCS12_SALT_MAX bytes.
 * Does not: limit the iterations; the caller holds the file's budget.
 */
#ifndef MC_PKCS12_KDF_H
#define MC_PKCS12_KDF_H

#include <mbedtls/md.h>

#include "bytes.h"

#define MC_PKCS12_SALT_MAX 1024

/* What the derived bytes are for (RFC 7292 B.3). */
#define MC_PKCS12_FOR_KEY 1
#define MC_PKCS12_FOR_IV 2
#define MC_PKCS12_FOR_MAC 3

/**
 * Appends the password as a BMPString with its two final zeros (RFC 7292
 * B.1). The empty password becomes those zeros alone; a password that is
 * absent is the empty view, which the caller passes to mc_pkcs12_kdf itself.
 *
 * @param  bmp  a buffer that is wiped when freed.
 * @return MC_OK, MC_ERR_PASSPHRASE_SYNTAX (too long) or MC_ERR_MEMORY.
 */
mc_err mc_pkcs12_bmp(mc_view password, mc_buf *bmp);

/**
 * Derives out_len bytes (RFC 7292 B.2).
 *
 * @param  md          the digest: SHA-1, SHA-224, SHA-256, SHA-384, SHA-512.
 * @param  bmp         from mc_pkcs12_bmp, or empty for an absent password.
 * @param  salt        0..MC_PKCS12_SALT_MAX bytes.
 * @param  purpose     MC_PKCS12_FOR_...
 * @param  iterations  1 or more.
 * @return MC_OK, MC_ERR_UNSUPPORTED (digest), MC_ERR_DER_DAMAGED (salt or
 *         iterations), MC_ERR_MEMORY. Out is wiped on failure.
 */
mc_err mc_pkcs12_kdf(mbedtls_md_type_t md, mc_view bmp, mc_view salt,
                     uint8_t purpose, uint32_t iterations, uint8_t *out,
                     size_t out_len);

#endif
