#include "pkcs12_kdf.h"

#include <string.h>

/* Longest password, bytes of UTF-8 (engine_ops.h). */
#define PASSWORD_MAX 1024
/* Largest block, v, of the digests taken: that of SHA-512. */
#define BLOCK_MAX 128

/*
 * The code point at p, or -1 when the bytes there are not UTF-8 (RFC 3629:
 * no surrogates, no longer form than needed, nothing above 10FFFF).
 */
static int32_t code_point(const uint8_t *p, size_t len, size_t *used)
{
    static const int32_t LEAST[4] = {0, 0x80, 0x800, 0x10000};
    size_t more = p[0] < 0x80 ? 0 : p[0] < 0xe0 ? 1 : p[0] < 0xf0 ? 2 : 3;
    int32_t point = more == 0 ? p[0] : p[0] & (0x3f >> more);
    size_t i;

    if ((p[0] >= 0x80 && p[0] < 0xc2) || p[0] > 0xf4 || more >= len) {
        return -1;
    }
    for (i = 1; i <= more; i++) {
        if ((p[i] & 0xc0) != 0x80) {
            return -1;
        }
        point = point << 6 | (p[i] & 0x3f);
    }
    if (point < LEAST[more] || point > 0x10ffff ||
        (point >= 0xd800 && point <= 0xdfff)) {
        return -1;
    }
    *used = more + 1;
    return point;
}

static mc_err append_unit(mc_buf *bmp, uint32_t unit)
{
    uint8_t octets[2] = {(uint8_t) (unit >> 8), (uint8_t) unit};

    return mc_buf_append(bmp, octets, 2);
}

/* Appends the password's UTF-16; 0 in *utf8 when it is not UTF-8. */
static mc_err append_utf16(mc_view password, mc_buf *bmp, int *utf8)
{
    mc_err err = MC_OK;
    size_t at = 0;

    *utf8 = 1;
    while (at < password.len && err == MC_OK) {
        size_t used = 1;
        int32_t point = code_point(password.p + at, password.len - at, &used);

        if (point < 0) {
            *utf8 = 0;
            break;
        }
        if (point >= 0x10000) {
            uint32_t rest = (uint32_t) point - 0x10000;

            err = append_unit(bmp, 0xd800 + (rest >> 10));
            if (err == MC_OK) {
                err = append_unit(bmp, 0xdc00 + (rest & 0x3ff));
            }
        } else {
            err = append_unit(bmp, (uint32_t) point);
        }
        at += used;
    }
    return err;
}

mc_err mc_pkcs12_bmp(mc_view password, mc_buf *bmp)
{
    size_t start = bmp->len;
    int utf8;
    size_t i;
    mc_err err;

    if (password.len > PASSWORD_MAX) {
        return MC_ERR_PASSPHRASE_SYNTAX;
    }
    err = append_utf16(password, bmp, &utf8);
    if (err == MC_OK && !utf8) {
        mc_buf_truncate(bmp, start);
        for (i = 0; i < password.len && err == MC_OK; i++) {
            err = append_unit(bmp, password.p[i]);
        }
    }
    if (err == MC_OK) {
        err = append_unit(bmp, 0);
    }
    return err;
}

/* Appends part again and again until a multiple of block is filled. */
static mc_err append_repeated(mc_buf *out, mc_view part, size_t block)
{
    size_t len = (part.len + block - 1) / block * block;
    mc_err err = mc_buf_reserve(out, len);
    size_t i;

    for (i = 0; i < len && err == MC_OK; i++) {
        out->p[out->len++] = part.p[i % part.len];
    }
    return err;
}

/* A = H(H(...H(D || I))), RFC 7292 B.2 step 6 A. */
static int digest_often(const mbedtls_md_info_t *info,
                        mbedtls_md_context_t *md, mc_view d, const mc_buf *i,
                        uint32_t iterations, uint8_t *a)
{
    size_t len = mbedtls_md_get_size(info);
    int ret = mbedtls_md_starts(md);

    if (ret == 0) {
        ret = mbedtls_md_update(md, d.p, d.len);
    }
    if (ret == 0) {
        ret = mbedtls_md_update(md, i->p, i->len);
    }
    if (ret == 0) {
        ret = mbedtls_md_finish(md, a);
    }
    while (ret == 0 && --iterations > 0) {
        ret = mbedtls_md(info, a, len, a);
    }
    return ret;
}

/* Each block of I += B + 1, RFC 7292 B.2 step 6 C. */
static void add_to_blocks(mc_buf *i, const uint8_t *b, size_t block)
{
    size_t start, at;

    for (start = 0; start < i->len; start += block) {
        unsigned carry = 1;

        for (at = block; at-- > 0;) {
            carry += (unsigned) i->p[start + at] + b[at];
            i->p[start + at] = (uint8_t) carry;
            carry >>= 8;
        }
    }
}

mc_err mc_pkcs12_kdf(mbedtls_md_type_t type, mc_view bmp, mc_view salt,
                     uint8_t purpose, uint32_t iterations, uint8_t *out,
                     size_t out_len)
{
    const mbedtls_md_info_t *info = mbedtls_md_info_from_type(type);
    size_t block = type == MBEDTLS_MD_SHA384 || type == MBEDTLS_MD_SHA512
                       ? 128 : 64;
    uint8_t d[BLOCK_MAX], a[MBEDTLS_MD_MAX_SIZE], b[BLOCK_MAX];
    mc_view d_view = {d, block};
    mc_buf i = MC_BUF_INIT;
    mbedtls_md_context_t md;
    size_t done = 0;
    mc_err err = MC_OK;

    if (info == NULL) {
        return MC_ERR_UNSUPPORTED;
    }
    if (iterations == 0 || salt.len > MC_PKCS12_SALT_MAX) {
        return MC_ERR_DER_DAMAGED;
    }
    mbedtls_md_init(&md);
    memset(d, purpose, sizeof(d));
    if (salt.len > 0) {
        err = append_repeated(&i, salt, block);
    }
    if (err == MC_OK && bmp.len > 0) {
        err = append_repeated(&i, bmp, block);
    }
    if (err == MC_OK && mbedtls_md_setup(&md, info, 0) != 0) {
        err = MC_ERR_MEMORY;
    }
    while (err == MC_OK && done < out_len) {
        size_t len = mbedtls_md_get_size(info);
        size_t n;

        if (digest_often(info, &md, d_view, &i, iterations, a) != 0) {
            err = MC_ERR_MEMORY;
            break;
        }
        for (n = 0; n < block; n++) {
            b[n] = a[n % len];
        }
        add_to_blocks(&i, b, block);
        for (n = 0; n < len && done < out_len; n++) {
            out[done++] = a[n];
        }
    }
    if (err != MC_OK) {
        mc_wipe(out, out_len);
    }
    mbedtls_md_free(&md);
    mc_buf_free(&i);
    mc_wipe(a, sizeof(a));
    mc_wipe(b, sizeof(b));
    return err;
}
