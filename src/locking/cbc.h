/*
 * The block ciphers of key files, always in CBC mode with the padding of
 * RFC 8018 6.1.1 (1 to 8 or 16 bytes, each holding their number).
 *
 * Accepted: a key and an IV of exactly the lengths stated by
 * mc_cbc_key_len and mc_cbc_iv_len.
 * Does not: tell a wrong key from damage (nothing here is authenticated), or
 * derive keys (kdf.h).
 */
#ifndef MC_CBC_H
#define MC_CBC_H

#include "base/bytes.h"

#define MC_CBC_KEY_MAX 32
#define MC_CBC_IV_MAX 16

typedef enum mc_cbc {
    MC_CBC_DES,
    MC_CBC_DES_EDE2, /* two keys, the first used twice: 16 bytes */
    MC_CBC_DES_EDE3,
    MC_CBC_AES_128,
    MC_CBC_AES_192,
    MC_CBC_AES_256,
    MC_CBC_RC2_40, /* effective bits = length of the key; only decrypted */
    MC_CBC_RC2_64,
    MC_CBC_RC2_128,
    MC_CBC__MAX
} mc_cbc;

/** The usual name, as DEK-Info spells it: "DES-EDE3-CBC", "AES-256-CBC". */
const char *mc_cbc_name(mc_cbc cipher);

/** Length of the key and of the IV (which is the block), bytes. */
size_t mc_cbc_key_len(mc_cbc cipher);
size_t mc_cbc_iv_len(mc_cbc cipher);

/** 1 and *cipher set when a cipher has exactly this name, else 0. */
int mc_cbc_find(mc_view name, mc_cbc *cipher);

/** 1 when len can be the length of what this cipher has made. */
int mc_cbc_fits(mc_cbc cipher, size_t len);

/**
 * Pads and encrypts; the result is appended to out.
 *
 * @return MC_OK, MC_ERR_UNSUPPORTED (RC2), MC_ERR_MEMORY.
 */
mc_err mc_cbc_encrypt(mc_cbc cipher, const uint8_t *key, const uint8_t *iv,
                      mc_view plain, mc_buf *out);

/**
 * Decrypts and takes the padding off; the result is appended to out, whose
 * bytes are secrets.
 *
 * @return MC_OK, MC_ERR_DER_DAMAGED (length, see mc_cbc_fits),
 *         MC_ERR_PASSPHRASE (padding), MC_ERR_UNSUPPORTED, MC_ERR_MEMORY.
 */
mc_err mc_cbc_decrypt(mc_cbc cipher, const uint8_t *key, const uint8_t *iv,
                      mc_view ciphertext, mc_buf *out);

#endif
