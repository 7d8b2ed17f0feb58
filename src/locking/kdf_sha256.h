/*
 * HMAC-SHA-256 (RFC 2104 over FIPS 180-4) of its own last value, again and
 * again: what PBKDF2 spends its time on. A passphrase's 600,000 rounds take
 * less than half as long as through a hash that takes any message.
 *
 * Accepted: messages of one digest, 32 bytes, and no other.
 */
#ifndef MC_KDF_SHA256_H
#define MC_KDF_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define MC_SHA256_BLOCK ((size_t) 64)
#define MC_SHA256_LEN ((size_t) 32)

/** The hash behind either padded key. A secret: whoever owns it wipes it. */
typedef struct mc_hmac_sha256 {
    uint32_t inner[8];
    uint32_t outer[8];
} mc_hmac_sha256;

/** @param key  filled up with zeros to a block (RFC 2104 2). */
void mc_hmac_sha256_start(mc_hmac_sha256 *mac,
                          const uint8_t key[MC_SHA256_BLOCK]);

/**
 * As often as times says: u becomes its HMAC, and t takes it in by xor
 * (RFC 8018 5.2, U_2 to U_c).
 */
void mc_hmac_sha256_chain(const mc_hmac_sha256 *mac, uint32_t times,
                          uint8_t u[MC_SHA256_LEN], uint8_t t[MC_SHA256_LEN]);

#endif
