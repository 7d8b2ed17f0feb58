#include "locking/kdf.h"

#include <string.h>

#include "base/host.h"
#include "locking/kdf_sha256.h"

/* Largest block and digest of any hash here (SHA-512), bytes. */
#define BLOCK_MAX 128
#define DIGEST_MAX 64

/* Iterations between two words to the host: some milliseconds of work. */
#define PROGRESS_STEP 16384u

mc_err mc_kdf_spend(mc_job *job, uint32_t iterations)
{
    if (iterations == 0) {
        return MC_ERR_DER_DAMAGED;
    }
    if (iterations > MC_KDF_ITERATIONS_MAX ||
        job->kdf_spent + iterations > MC_KDF_TOTAL_MAX) {
        return MC_ERR_KDF_COST;
    }
    job->kdf_spent += iterations;
    return MC_OK;
}

/* The block a digest works in, bytes; 0 when it is none of ours. */
static size_t block_size(mbedtls_md_type_t digest)
{
    if (digest == MBEDTLS_MD_SHA384 || digest == MBEDTLS_MD_SHA512) {
        return 128;
    }
    return digest == MBEDTLS_MD_MD5 || digest == MBEDTLS_MD_SHA1 ||
                   digest == MBEDTLS_MD_SHA224 || digest == MBEDTLS_MD_SHA256
               ? 64
               : 0;
}

static const mc_view NONE = {NULL, 0};

static int update(mbedtls_md_context_t *md, mc_view part)
{
    return part.len > 0 ? mbedtls_md_update(md, part.p, part.len) : 0;
}

/* One hash of up to three parts, one after the other. */
static int hash(mbedtls_md_context_t *md, mc_view a, mc_view b, mc_view c,
                uint8_t *out)
{
    int ret = mbedtls_md_starts(md);

    MC_THEN(ret, update(md, a));
    MC_THEN(ret, update(md, b));
    MC_THEN(ret, update(md, c));
    return MC_THEN(ret, mbedtls_md_finish(md, out));
}

/*
 * HMAC (RFC 2104) with the two hash states behind the padded key kept, so
 * that each iteration costs two compressions in place of four.
 */
typedef struct hmac {
    mbedtls_md_context_t inner;
    mbedtls_md_context_t outer;
    mbedtls_md_context_t work;
    size_t digest_len;
    uint8_t digest[DIGEST_MAX]; /* the inner hash's last */
    int is_sha256;
    mc_hmac_sha256 sha256; /* the same two states, where it is */
} hmac;

static void hmac_init(hmac *mac)
{
    mbedtls_md_init(&mac->inner);
    mbedtls_md_init(&mac->outer);
    mbedtls_md_init(&mac->work);
}

static void hmac_free(hmac *mac)
{
    mbedtls_md_free(&mac->inner);
    mbedtls_md_free(&mac->outer);
    mbedtls_md_free(&mac->work);
    mc_wipe(mac->digest, sizeof(mac->digest));
    mc_wipe(&mac->sha256, sizeof(mac->sha256));
}

/* Hashes the key's block, each byte xored with pad, into md. */
static int hmac_pad(mbedtls_md_context_t *md, const uint8_t *key,
                    size_t block_len, uint8_t pad)
{
    uint8_t block[BLOCK_MAX];
    size_t i;
    int ret;

    for (i = 0; i < block_len; i++) {
        block[i] = key[i] ^ pad;
    }
    ret = mbedtls_md_starts(md);
    MC_THEN(ret, mbedtls_md_update(md, block, block_len));
    mc_wipe(block, sizeof(block));
    return ret;
}

static int hmac_start(hmac *mac, mbedtls_md_type_t digest, mc_view passphrase)
{
    const mbedtls_md_info_t *info = mbedtls_md_info_from_type(digest);
    size_t block_len = block_size(digest);
    uint8_t key[BLOCK_MAX] = {0};
    int ret = mbedtls_md_setup(&mac->inner, info, 0);

    MC_THEN(ret, mbedtls_md_setup(&mac->outer, info, 0));
    MC_THEN(ret, mbedtls_md_setup(&mac->work, info, 0));
    mac->digest_len = mbedtls_md_get_size(info);
    if (ret == 0 && passphrase.len > block_len) {
        ret = mbedtls_md(info, passphrase.p, passphrase.len, key);
    } else if (passphrase.len > 0) {
        memcpy(key, passphrase.p,
               passphrase.len <= block_len ? passphrase.len : 0);
    }
    MC_THEN(ret, hmac_pad(&mac->inner, key, block_len, 0x36));
    MC_THEN(ret, hmac_pad(&mac->outer, key, block_len, 0x5c));
    mac->is_sha256 = digest == MBEDTLS_MD_SHA256;
    if (mac->is_sha256) {
        mc_hmac_sha256_start(&mac->sha256, key);
    }
    mc_wipe(key, sizeof(key));
    return ret;
}

/* out = HMAC(a, b); out may be a. */
static int hmac_run(hmac *mac, mc_view a, mc_view b, uint8_t *out)
{
    int ret = mbedtls_md_clone(&mac->work, &mac->inner);

    MC_THEN(ret, update(&mac->work, a));
    MC_THEN(ret, update(&mac->work, b));
    MC_THEN(ret, mbedtls_md_finish(&mac->work, mac->digest));
    MC_THEN(ret, mbedtls_md_clone(&mac->work, &mac->outer));
    MC_THEN(ret, mbedtls_md_update(&mac->work, mac->digest, mac->digest_len));
    return MC_THEN(ret, mbedtls_md_finish(&mac->work, out));
}

/* Tells the host how far a derivation of blocks blocks has come. */
static void tell(uint32_t block, uint32_t blocks, uint32_t i,
                 uint32_t iterations)
{
    if (i % PROGRESS_STEP == 0) {
        mc_host_progress(block * iterations + i, blocks * iterations);
    }
}

/* As often as times says: u becomes its HMAC, and t takes it in. */
static int chain(hmac *mac, uint32_t times, uint8_t *u, uint8_t *t)
{
    mc_view u_view = {u, mac->digest_len};
    int ret = 0;
    size_t j;

    if (mac->is_sha256) {
        mc_hmac_sha256_chain(&mac->sha256, times, u, t);
        return 0;
    }
    while (times-- > 0 && ret == 0) {
        ret = hmac_run(mac, u_view, NONE, u);
        for (j = 0; j < mac->digest_len; j++) {
            t[j] ^= u[j];
        }
    }
    return ret;
}

/* RFC 8018 5.2: T_i = U_1 xor ... xor U_c. */
static int pbkdf2_block(hmac *mac, mc_view salt, uint32_t block,
                        uint32_t blocks, uint32_t iterations, uint8_t *t)
{
    uint32_t number = block + 1;
    uint8_t big_endian[4] = {(uint8_t) (number >> 24), (uint8_t) (number >> 16),
                             (uint8_t) (number >> 8), (uint8_t) number};
    uint8_t u[DIGEST_MAX];
    int ret = hmac_run(mac, salt, (mc_view){big_endian, 4}, u);
    uint32_t i, times;

    memcpy(t, u, mac->digest_len);
    for (i = 1; i < iterations && ret == 0; i += times) {
        times = PROGRESS_STEP - i % PROGRESS_STEP;
        times = times < iterations - i ? times : iterations - i;
        ret = chain(mac, times, u, t);
        tell(block, blocks, i + times, iterations);
    }
    mc_wipe(u, sizeof(u));
    return ret;
}

/* What every derivation asks of its inputs. */
static mc_err check(mbedtls_md_type_t digest, mc_view salt)
{
    if (block_size(digest) == 0 || salt.len > MC_KDF_SALT_MAX) {
        return MC_ERR_UNSUPPORTED;
    }
    return MC_OK;
}

mc_err mc_kdf_pbkdf2(mc_job *job, mbedtls_md_type_t digest, mc_view passphrase,
                     mc_view salt, uint32_t iterations, uint8_t *out,
                     size_t out_len)
{
    hmac mac;
    uint8_t t[DIGEST_MAX] = {0};
    mc_err err = check(digest, salt);
    uint32_t block, blocks;
    size_t done = 0;
    int ret = 0;

    hmac_init(&mac);
    if (err != MC_OK) {
        goto out;
    }
    ret = hmac_start(&mac, digest, passphrase);
    blocks = (uint32_t) ((out_len + mac.digest_len - 1) / mac.digest_len);
    for (block = 0; block < blocks && ret == 0; block++) {
        size_t part =
            out_len - done < mac.digest_len ? out_len - done : mac.digest_len;

        err = mc_kdf_spend(job, iterations);
        if (err != MC_OK) {
            goto out;
        }
        ret = pbkdf2_block(&mac, salt, block, blocks, iterations, t);
        memcpy(out + done, t, part);
        done += part;
    }
    err = mc_err_mbedtls(ret, MC_ERR_INTERNAL);

out:
    if (err != MC_OK) {
        mc_wipe(out, out_len);
    }
    mc_wipe(t, sizeof(t));
    hmac_free(&mac);
    return err;
}

mc_err mc_kdf_pbkdf1(mc_job *job, mbedtls_md_type_t digest, mc_view passphrase,
                     mc_view salt, uint32_t iterations, uint8_t *out,
                     size_t out_len)
{
    mbedtls_md_context_t md;
    uint8_t t[DIGEST_MAX];
    mc_view t_view = {t, 0};
    mc_err err = check(digest, salt);
    uint32_t i;
    int ret;

    mbedtls_md_init(&md);
    MC_THEN(err, mc_kdf_spend(job, iterations));
    if (err != MC_OK) {
        goto out;
    }
    ret = mbedtls_md_setup(&md, mbedtls_md_info_from_type(digest), 0);
    MC_THEN(ret, hash(&md, passphrase, salt, NONE, t));
    t_view.len = mbedtls_md_get_size(mbedtls_md_info_from_type(digest));
    for (i = 1; i < iterations && ret == 0; i++) {
        ret = hash(&md, t_view, NONE, NONE, t);
        tell(0, 1, i, iterations);
    }
    err = mc_err_mbedtls(ret, MC_ERR_INTERNAL);
    MC_THEN(err, out_len > t_view.len ? MC_ERR_UNSUPPORTED : MC_OK);
    if (err == MC_OK) {
        memcpy(out, t, out_len);
    }

out:
    mc_wipe(t, sizeof(t));
    mbedtls_md_free(&md);
    return err;
}

/* Appends text repeated until it fills whole blocks (RFC 7292 B.2, 2-3). */
static mc_err fill_blocks(mc_buf *buf, mc_view text, size_t block_len)
{
    size_t total = (text.len + block_len - 1) / block_len * block_len;
    mc_err err = MC_OK;

    while (total > 0 && err == MC_OK) {
        size_t part = total < text.len ? total : text.len;

        err = mc_buf_append(buf, text.p, part);
        total -= part;
    }
    return err;
}

/* RFC 7292 B.2, 6C: every block of I becomes (I_j + B + 1) mod 2^v. */
static void add_blocks(mc_buf *blocks, const uint8_t *a, size_t a_len,
                       size_t block_len)
{
    size_t start, i;

    for (start = 0; start < blocks->len; start += block_len) {
        unsigned carry = 1;

        for (i = block_len; i-- > 0;) {
            carry += blocks->p[start + i] + (unsigned) a[i % a_len];
            blocks->p[start + i] = (uint8_t) carry;
            carry >>= 8;
        }
    }
}

mc_err mc_kdf_pkcs12(mc_job *job, mbedtls_md_type_t digest, uint8_t id,
                     mc_view bmp, mc_view salt, uint32_t iterations,
                     uint8_t *out, size_t out_len)
{
    const mbedtls_md_info_t *info = mbedtls_md_info_from_type(digest);
    size_t block_len = block_size(digest);
    mbedtls_md_context_t md;
    mc_buf input = MC_BUF_INIT; /* the I of the RFC */
    uint8_t diversifier[BLOCK_MAX];
    uint8_t a[DIGEST_MAX];
    mc_view a_view = {a, 0};
    mc_err err = check(digest, salt);
    size_t done = 0;
    uint32_t i;
    int ret;

    mbedtls_md_init(&md);
    memset(diversifier, id, sizeof(diversifier));
    MC_THEN(err, fill_blocks(&input, salt, block_len));
    MC_THEN(err, fill_blocks(&input, bmp, block_len));
    if (err != MC_OK) {
        goto out;
    }
    ret = mbedtls_md_setup(&md, info, 0);
    a_view.len = mbedtls_md_get_size(info);
    while (done < out_len && ret == 0) {
        size_t part = out_len - done < a_view.len ? out_len - done : a_view.len;

        err = mc_kdf_spend(job, iterations);
        if (err != MC_OK) {
            goto out;
        }
        ret = hash(&md, (mc_view){diversifier, block_len}, mc_buf_view(&input),
                   NONE, a);
        for (i = 1; i < iterations && ret == 0; i++) {
            ret = hash(&md, a_view, NONE, NONE, a);
            tell(0, 1, i, iterations);
        }
        memcpy(out + done, a, part);
        done += part;
        add_blocks(&input, a, a_view.len, block_len);
    }
    err = mc_err_mbedtls(ret, MC_ERR_INTERNAL);

out:
    if (err != MC_OK) {
        mc_wipe(out, out_len);
    }
    mc_wipe(a, sizeof(a));
    mbedtls_md_free(&md);
    mc_buf_free(&input);
    return err;
}

mc_err mc_kdf_traditional(mc_view passphrase, const uint8_t salt[8],
                          uint8_t *out, size_t out_len)
{
    mbedtls_md_context_t md;
    uint8_t d[16]; /* D_i = MD5(D_{i-1}, passphrase, salt) */
    mc_view previous = {d, 0};
    size_t done = 0;
    int ret;

    mbedtls_md_init(&md);
    ret = mbedtls_md_setup(&md, mbedtls_md_info_from_type(MBEDTLS_MD_MD5), 0);
    while (done < out_len && ret == 0) {
        size_t part = out_len - done < sizeof(d) ? out_len - done : sizeof(d);

        ret = hash(&md, previous, passphrase, (mc_view){salt, 8}, d);
        previous.len = sizeof(d);
        memcpy(out + done, d, part);
        done += part;
    }
    mc_wipe(d, sizeof(d));
    mbedtls_md_free(&md);
    return mc_err_mbedtls(ret, MC_ERR_INTERNAL);
}
