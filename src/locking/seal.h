/*
 * Sealed files: text behind a passphrase, in the form that
 * `openssl enc -d -aes-256-cbc -pbkdf2 -iter 600000` opens: "Salted__", a
 * salt of 8 bytes, then AES-256 in CBC mode with key and IV from PBKDF2 with
 * HMAC-SHA-256 over that salt.
 *
 * The form is OpenSSL's, so that a list of passphrases outlives this page. It
 * has no MAC, so a check travels inside: the last line of what is sealed is
 * "sha256 of the lines above," and the SHA-256 (FIPS 180-4) of all bytes
 * before it, in hexadecimal. A wrong passphrase, a changed and a cut file do
 * not open; who opens one with OpenSSL compares that line.
 * Does not: open what carries no such line, write or read base64
 * (`openssl enc -a`).
 */
#ifndef MC_SEAL_H
#define MC_SEAL_H

#include "base/job.h"

/* PBKDF2 rounds when nothing else is asked for; not written in the file. */
#define MC_SEAL_ITERATIONS ((uint32_t) 600000)

/**
 * Seals plain behind passphrase, appended to sealed. Plain should end with a
 * line end, so that the check is a line of its own.
 *
 * @param  iterations  1..MC_KDF_ITERATIONS_MAX.
 * @return MC_OK, MC_ERR_KDF_COST, MC_ERR_RANDOM, MC_ERR_MEMORY.
 */
mc_err mc_seal(mc_job *job, mc_view plain, mc_view passphrase,
               uint32_t iterations, mc_buf *sealed);

/**
 * Opens what mc_seal has sealed, appended to plain, a secret of the caller's.
 *
 * @return MC_OK, MC_ERR_FILE_KIND (no "Salted__"), MC_ERR_DER_DAMAGED
 *         (length), MC_ERR_PASSPHRASE (which is wrong, or the file was
 *         changed), MC_ERR_KDF_COST, MC_ERR_MEMORY.
 */
mc_err mc_unseal(mc_job *job, mc_view sealed, mc_view passphrase,
                 uint32_t iterations, mc_buf *plain);

#endif
