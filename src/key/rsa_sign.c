/*
 * Signatures with a private key: PKCS#1 v1.5 over mc_rsa_private, and ECDSA by
 * Mbed TLS.
 */
#include <stdlib.h>
#include <string.h>

#include <mbedtls/oid.h>

#include "key/rsa.h"

/* Longest DigestInfo here: 19 bytes and a SHA-512. */
#define DIGEST_INFO_MAX 96

/* DigestInfo in DER (RFC 8017 9.2 and A.2.4): SEQUENCE { SEQUENCE { OID,
 * NULL }, OCTET STRING }. Returns its length, or 0 when md is not known or
 * the digest has another length. All lengths are below 128. */
static size_t digest_info(mbedtls_md_type_t md, mc_view digest,
                          uint8_t out[DIGEST_INFO_MAX])
{
    const mbedtls_md_info_t *info = mbedtls_md_info_from_type(md);
    const char *oid = NULL;
    size_t oid_len = 0, at = 0;

    if (info == NULL || mbedtls_md_get_size(info) != digest.len ||
        mbedtls_oid_get_oid_by_md(md, &oid, &oid_len) != 0 ||
        oid_len + digest.len + 10 > DIGEST_INFO_MAX) {
        return 0;
    }
    out[at++] = 0x30;
    out[at++] = (uint8_t) (oid_len + digest.len + 8);
    out[at++] = 0x30;
    out[at++] = (uint8_t) (oid_len + 4);
    out[at++] = 0x06;
    out[at++] = (uint8_t) oid_len;
    memcpy(out + at, oid, oid_len);
    at += oid_len;
    out[at++] = 0x05;
    out[at++] = 0x00;
    out[at++] = 0x04;
    out[at++] = (uint8_t) digest.len;
    memcpy(out + at, digest.p, digest.len);
    return at + digest.len;
}

static mc_err sign_rsa(mc_job *job, mbedtls_rsa_context *rsa,
                       mbedtls_md_type_t md, mc_view digest, mc_buf *signature)
{
    const size_t len = mbedtls_rsa_get_len(rsa);
    uint8_t info[DIGEST_INFO_MAX];
    const size_t info_len = digest_info(md, digest, info);
    uint8_t *block;
    mc_err err;

    /* RFC 8017 9.2: 00 01, at least eight FF, 00, DigestInfo. */
    if (info_len == 0 || len < info_len + 11) {
        return mc_fail(job, MC_ERR_UNSUPPORTED, NULL, 0);
    }
    block = malloc(len);
    if (block == NULL) {
        return MC_ERR_MEMORY;
    }
    memset(block, 0xff, len);
    block[0] = 0x00;
    block[1] = 0x01;
    block[len - info_len - 1] = 0x00;
    memcpy(block + len - info_len, info, info_len);
    err = mc_rsa_private(job, rsa, block, block, len);
    MC_THEN(err, mc_buf_append(signature, block, len));
    free(block);
    return err;
}

static mc_err sign_other(mc_job *job, mbedtls_pk_context *key,
                         mbedtls_md_type_t md, mc_view digest,
                         mc_buf *signature)
{
    uint8_t bytes[MBEDTLS_PK_SIGNATURE_MAX_SIZE];
    size_t len = 0;
    int ret =
        mbedtls_pk_sign(key, md, digest.p, digest.len, bytes, sizeof(bytes),
                        &len, mc_random_mbedtls, &job->random);

    if (ret != 0) {
        return mc_fail(job, mc_err_mbedtls(ret, MC_ERR_KEY_DAMAGED), NULL, ret);
    }
    return mc_buf_append(signature, bytes, len);
}

mc_err mc_pk_sign(mc_job *job, mbedtls_pk_context *key, mbedtls_md_type_t md,
                  mc_view digest, mc_buf *signature)
{
    if (mbedtls_pk_get_type(key) == MBEDTLS_PK_RSA) {
        return sign_rsa(job, mbedtls_pk_rsa(*key), md, digest, signature);
    }
    return sign_other(job, key, md, digest, signature);
}
