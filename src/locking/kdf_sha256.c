#include "locking/kdf_sha256.h"

#include <string.h>

#include "base/bytes.h"

#define WORDS 8 /* of a digest */

/* FIPS 180-4 5.3.3 */
static const uint32_t START[WORDS] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

/* FIPS 180-4 4.2.2 */
static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/* FIPS 180-4 4.1.2 */
#define ROTR(x, n) ((x) >> (n) | (x) << (32 - (n)))
#define SUM_0(x) (ROTR(x, 2) ^ ROTR(x, 13) ^ ROTR(x, 22))
#define SUM_1(x) (ROTR(x, 6) ^ ROTR(x, 11) ^ ROTR(x, 25))
#define SIGMA_0(x) (ROTR(x, 7) ^ ROTR(x, 18) ^ (x) >> 3)
#define SIGMA_1(x) (ROTR(x, 17) ^ ROTR(x, 19) ^ (x) >> 10)
#define CHOICE(x, y, z) ((z) ^ ((x) & ((y) ^ (z))))
#define MAJORITY(x, y, z) (((x) & (y)) | ((z) & ((x) | (y))))

/* The message schedule, of which only the last sixteen words are kept. */
#define GIVEN(t) w[t]
#define NEXT(t)                                                                \
    (w[(t) &15] += SIGMA_1(w[((t) + 14) & 15]) + w[((t) + 9) & 15] +           \
                   SIGMA_0(w[((t) + 1) & 15]))

/* FIPS 180-4 6.2.2, step 3; the caller turns the letters' places. */
#define ROUND(a, b, c, d, e, f, g, h, t, word)                                 \
    do {                                                                       \
        uint32_t sum = (h) + SUM_1(e) + CHOICE(e, f, g) + K[t] + (word);       \
                                                                               \
        (d) += sum;                                                            \
        (h) = sum + SUM_0(a) + MAJORITY(a, b, c);                              \
    } while (0)

#define EIGHT_ROUNDS(t, WORD)                                                  \
    do {                                                                       \
        ROUND(a, b, c, d, e, f, g, h, (t), WORD(t));                           \
        ROUND(h, a, b, c, d, e, f, g, (t) + 1, WORD((t) + 1));                 \
        ROUND(g, h, a, b, c, d, e, f, (t) + 2, WORD((t) + 2));                 \
        ROUND(f, g, h, a, b, c, d, e, (t) + 3, WORD((t) + 3));                 \
        ROUND(e, f, g, h, a, b, c, d, (t) + 4, WORD((t) + 4));                 \
        ROUND(d, e, f, g, h, a, b, c, (t) + 5, WORD((t) + 5));                 \
        ROUND(c, d, e, f, g, h, a, b, (t) + 6, WORD((t) + 6));                 \
        ROUND(b, c, d, e, f, g, h, a, (t) + 7, WORD((t) + 7));                 \
    } while (0)

/* out = the hash behind from and one more block, w, which it uses up. */
static void compress(const uint32_t from[WORDS], uint32_t w[16],
                     uint32_t out[WORDS])
{
    uint32_t a = from[0], b = from[1], c = from[2], d = from[3];
    uint32_t e = from[4], f = from[5], g = from[6], h = from[7];

    EIGHT_ROUNDS(0, GIVEN);
    EIGHT_ROUNDS(8, GIVEN);
    EIGHT_ROUNDS(16, NEXT);
    EIGHT_ROUNDS(24, NEXT);
    EIGHT_ROUNDS(32, NEXT);
    EIGHT_ROUNDS(40, NEXT);
    EIGHT_ROUNDS(48, NEXT);
    EIGHT_ROUNDS(56, NEXT);
    out[0] = from[0] + a;
    out[1] = from[1] + b;
    out[2] = from[2] + c;
    out[3] = from[3] + d;
    out[4] = from[4] + e;
    out[5] = from[5] + f;
    out[6] = from[6] + g;
    out[7] = from[7] + h;
}

void mc_hmac_sha256_start(mc_hmac_sha256 *mac,
                          const uint8_t key[MC_SHA256_BLOCK])
{
    uint32_t w[16];
    size_t i;

    for (i = 0; i < 16; i++) {
        w[i] = mc_be32(key + 4 * i) ^ 0x36363636;
    }
    compress(START, w, mac->inner);
    for (i = 0; i < 16; i++) {
        w[i] = mc_be32(key + 4 * i) ^ 0x5c5c5c5c;
    }
    compress(START, w, mac->outer);
    mc_wipe(w, sizeof(w));
}

/* u = the hash behind from and u; the padding as in FIPS 180-4 5.1.1. */
static void hash_digest(const uint32_t from[WORDS], uint32_t w[16],
                        uint32_t u[WORDS])
{
    memcpy(w, u, MC_SHA256_LEN);
    w[8] = 0x80000000;
    memset(w + 9, 0, 6 * sizeof(w[0]));
    w[15] = 8 * (uint32_t) (MC_SHA256_BLOCK + MC_SHA256_LEN); /* bits */
    compress(from, w, u);
}

void mc_hmac_sha256_chain(const mc_hmac_sha256 *mac, uint32_t times,
                          uint8_t u[MC_SHA256_LEN], uint8_t t[MC_SHA256_LEN])
{
    uint32_t last[WORDS];
    uint32_t sum[WORDS] = {0};
    uint32_t w[16] = {0};
    size_t i;

    for (i = 0; i < WORDS; i++) {
        last[i] = mc_be32(u + 4 * i);
    }
    while (times-- > 0) {
        hash_digest(mac->inner, w, last);
        hash_digest(mac->outer, w, last);
        for (i = 0; i < WORDS; i++) {
            sum[i] ^= last[i];
        }
    }
    for (i = 0; i < MC_SHA256_LEN; i++) {
        unsigned shift = 24 - 8 * (i % 4);

        u[i] = (uint8_t) (last[i / 4] >> shift);
        t[i] ^= (uint8_t) (sum[i / 4] >> shift);
    }
    mc_wipe(w, sizeof(w));
    mc_wipe(last, sizeof(last));
    mc_wipe(sum, sizeof(sum));
}
