/*
 * RSA keys and the private operation, over the four-lane kernel
 * (prime_lanes.h): about ten times faster in the page than Mbed TLS alone.
 *
 * FOR EVERY MODULE THAT SIGNS: call mc_pk_sign, not mbedtls_pk_sign.
 *
 * Does not: read or write key files (key.h), or offer RSA decryption.
 */
#ifndef MC_RSA_H
#define MC_RSA_H

#include <mbedtls/md.h>
#include <mbedtls/pk.h>
#include <mbedtls/rsa.h>

#include "base/job.h"

/** The one public exponent that we make keys with. */
#define MC_RSA_EXPONENT 65537

/**
 * Makes a key: searches two primes on this thread, then mc_rsa_from_primes.
 * Tells the host's progress in candidates tried against expected.
 *
 * @param  key_bits  2048, 3072 or 4096.
 * @param  rsa       mbedtls_rsa_init'ed; set only on MC_OK; the caller frees.
 * @return MC_OK, MC_ERR_KEY_SIZE, MC_ERR_RANDOM, MC_ERR_MEMORY,
 *         MC_ERR_SELF_CHECK.
 */
mc_err mc_rsa_generate(mc_job *job, unsigned key_bits,
                       mbedtls_rsa_context *rsa);

/**
 * Makes a key of two primes that mc_prime_search found, p and q big-endian.
 * The size, distance and gcd rules of FIPS 186-5 A.1.3 are checked.
 * Not that they are prime: the caller owes mc_prime_judge. (The pairwise test
 * sees it too: with composite numbers no signature verifies.)
 *
 * @param  rsa  as above: N, E, D (the smallest, modulo lcm(p-1, q-1)), P > Q
 *              and the CRT numbers are set, and mbedtls_rsa_check_privkey
 *              has agreed. The caller still owes the pairwise test, a
 *              signature verified (key.h).
 * @return as above; MC_ERR_SELF_CHECK (field "prime") when the numbers are
 *         not of the size and kind for such a key.
 */
mc_err mc_rsa_from_primes(mc_job *job, mc_view p, mc_view q, unsigned key_bits,
                          mbedtls_rsa_context *rsa);

/**
 * Signs a digest. RSA: PKCS#1 v1.5 (RFC 8017 8.2.1); EC: ECDSA in DER
 * (RFC 5480, Mbed TLS). RSA signatures are verified with the public exponent
 * before they leave, so a fault in the computation gives an error, never a
 * wrong signature (Boneh, DeMillo, Lipton 1997).
 *
 * @param  key        RSA with both primes, or EC.
 * @param  md         what made the digest: SHA-256, SHA-384, SHA-512 (others
 *                    that RFC 8017 names are taken too).
 * @param  digest     its bytes, as many as md says.
 * @param  signature  MC_BUF_INIT; appended to. The caller frees it.
 * @return MC_OK, MC_ERR_RANDOM, MC_ERR_MEMORY, MC_ERR_UNSUPPORTED,
 *         MC_ERR_KEY_DAMAGED, MC_ERR_SELF_CHECK.
 */
mc_err mc_pk_sign(mc_job *job, mbedtls_pk_context *key, mbedtls_md_type_t md,
                  mc_view digest, mc_buf *signature);

/**
 * The private operation itself, RFC 8017 5.2.1 (RSASP1) by the CRT.
 *
 * @param  in   big-endian, len bytes = the modulus's length; below N.
 * @param  out  len bytes; may be in. Wiped on failure.
 * @return as mc_pk_sign.
 */
mc_err mc_rsa_private(mc_job *job, mbedtls_rsa_context *rsa, const uint8_t *in,
                      uint8_t *out, size_t len);

/**
 * x modulo MC_RSA_EXPONENT, for x not below 0. (mbedtls_mpi_mod_int works in
 * half limbs. In the page those have 16 bits and the exponent has 17, so now
 * and then, once in some hundred numbers, it loses a bit.)
 *
 * @return 0 or an Mbed TLS code.
 */
int mc_rsa_mod_exponent(const mbedtls_mpi *x, uint32_t *rest);

#endif
