/*
 * RC2 in CBC mode (RFC 2268), decryption only: old Windows and OpenSSL wrap
 * the certificates of a PKCS#12 file in RC2 with 40 bits, which Mbed TLS does
 * not have.
 *
 * Accepted: keys of 1 to 16 bytes, 1 to 128 effective bits.
 * Does not: encrypt, or look at padding (cbc.h does).
 */
#ifndef MC_RC2_H
#define MC_RC2_H

#include "base/bytes.h"

#define MC_RC2_BLOCK 8
#define MC_RC2_KEY_MAX 16

/**
 * Decrypts whole blocks.
 *
 * @param  key             key_len bytes, 1..MC_RC2_KEY_MAX.
 * @param  effective_bits  1..128 (RFC 2268 section 2: T1).
 * @param  iv              8 bytes.
 * @param  in              a multiple of 8 bytes.
 * @param  out             in.len bytes, the caller's; may be in.p itself.
 * @return MC_OK, MC_ERR_UNSUPPORTED (key or bits out of range),
 *         MC_ERR_DER_DAMAGED (length of in).
 * Owner:  out is the caller's; the expanded key is wiped.
 */
mc_err mc_rc2_cbc_decrypt(const uint8_t *key, size_t key_len,
                          unsigned effective_bits,
                          const uint8_t iv[MC_RC2_BLOCK], mc_view in,
                          uint8_t *out);

#endif
