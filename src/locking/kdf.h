/*
 * Keys from passphrases: PBKDF2 and PBKDF1 (RFC 8018 5), PKCS#12's own
 * (RFC 7292 appendix B.2) and the one of traditional PEM files.
 *
 * The work is chosen by whoever made the file, so it is capped: at most
 * MC_KDF_ITERATIONS_MAX in one derivation and MC_KDF_TOTAL_MAX in one job,
 * counted over all blocks of output. Progress is told to the host.
 * Accepted: salts of 0..MC_KDF_SALT_MAX bytes.
 * Does not: do scrypt, bcrypt or Argon2; judge the passphrase.
 */
#ifndef MC_KDF_H
#define MC_KDF_H

#include <mbedtls/md.h>

#include "base/job.h"

#define MC_KDF_SALT_MAX ((size_t) 1024)
#define MC_KDF_ITERATIONS_MAX ((uint32_t) 10000000)
#define MC_KDF_TOTAL_MAX ((uint64_t) 20000000)

/* What a derived PKCS#12 value is for (RFC 7292 B.3). */
#define MC_KDF_PKCS12_KEY 1
#define MC_KDF_PKCS12_IV 2
#define MC_KDF_PKCS12_MAC 3

/**
 * Takes iterations from what the job may still spend. Each derivation below
 * calls it itself, once a block of output.
 *
 * @return MC_OK, MC_ERR_DER_DAMAGED (0), MC_ERR_KDF_COST (too many).
 */
mc_err mc_kdf_spend(mc_job *job, uint32_t iterations);

/**
 * PBKDF2 with HMAC over digest (RFC 8018 5.2).
 *
 * @param  out  out_len bytes, a secret of the caller's; wiped on failure.
 * @return MC_OK, MC_ERR_DER_DAMAGED, MC_ERR_KDF_COST, MC_ERR_UNSUPPORTED
 *         (digest, salt too long), MC_ERR_MEMORY.
 */
mc_err mc_kdf_pbkdf2(mc_job *job, mbedtls_md_type_t digest, mc_view passphrase,
                     mc_view salt, uint32_t iterations, uint8_t *out,
                     size_t out_len);

/** PBKDF1 (RFC 8018 5.1): out_len at most the digest's. Errors the same. */
mc_err mc_kdf_pbkdf1(mc_job *job, mbedtls_md_type_t digest, mc_view passphrase,
                     mc_view salt, uint32_t iterations, uint8_t *out,
                     size_t out_len);

/**
 * PKCS#12's derivation (RFC 7292 B.2).
 *
 * @param  id   MC_KDF_PKCS12_KEY, _IV or _MAC.
 * @param  bmp  the passphrase as mc_kdf_bmp made it, or empty for none.
 * Errors as mc_kdf_pbkdf2.
 */
mc_err mc_kdf_pkcs12(mc_job *job, mbedtls_md_type_t digest, uint8_t id,
                     mc_view bmp, mc_view salt, uint32_t iterations,
                     uint8_t *out, size_t out_len);

/**
 * Appends a passphrase in the form PKCS#12 wants: UTF-16 big endian and a
 * final zero (RFC 7292 B.1; pairs beyond the BMP, as OpenSSL and NSS write
 * them). Bytes that are not UTF-8 are taken as Latin-1.
 */
mc_err mc_kdf_bmp(mc_view passphrase, mc_buf *bmp);

/**
 * The derivation of traditional PEM: repeated MD5 over what went before,
 * passphrase and an 8-byte salt. One round: only a long random passphrase
 * protects such a file. out_len up to 32.
 */
mc_err mc_kdf_traditional(mc_view passphrase, const uint8_t salt[8],
                          uint8_t *out, size_t out_len);

#endif
