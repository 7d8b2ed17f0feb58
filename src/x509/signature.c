#include "x509/signature.h"

#include <string.h>

#include <mbedtls/ecp.h>
#include <mbedtls/md.h>
#include <mbedtls/rsa.h>

#include "encoding/oid.h"
#include "key/rsa.h"

static const struct known {
    mc_view oid;
    const char *name;
    mc_digest_strength strength;
    mbedtls_md_type_t md;
    mbedtls_pk_type_t pk;
} KNOWN[] = {
#define ROW(oid, name, strength, md, pk)                                       \
    {                                                                          \
        MC_BYTES_INIT(oid), name, MC_DIGEST_##strength, MBEDTLS_MD_##md,       \
            MBEDTLS_PK_##pk                                                    \
    }
    ROW(MC_OID_RSA_SHA256, "sha256WithRSAEncryption", SOUND, SHA256, RSA),
    ROW(MC_OID_RSA_SHA384, "sha384WithRSAEncryption", SOUND, SHA384, RSA),
    ROW(MC_OID_RSA_SHA512, "sha512WithRSAEncryption", SOUND, SHA512, RSA),
    ROW("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0e", "sha224WithRSAEncryption",
        SOUND, SHA224, RSA),
    ROW(MC_OID_RSA_SHA1, "sha1WithRSAEncryption", SHA1, SHA1, RSA),
    ROW("\x2b\x0e\x03\x02\x1d", "sha1WithRSA", SHA1, SHA1, RSA),
    ROW(MC_OID_RSA_MD5, "md5WithRSAEncryption", BROKEN, MD5, RSA),
    ROW("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x03", "md4WithRSAEncryption", BROKEN,
        NONE, RSA),
    ROW("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x02", "md2WithRSAEncryption", BROKEN,
        NONE, RSA),
    ROW(MC_OID_ECDSA_SHA256, "ecdsa-with-SHA256", SOUND, SHA256, ECDSA),
    ROW(MC_OID_ECDSA_SHA384, "ecdsa-with-SHA384", SOUND, SHA384, ECDSA),
    ROW(MC_OID_ECDSA_SHA512, "ecdsa-with-SHA512", SOUND, SHA512, ECDSA),
    ROW("\x2a\x86\x48\xce\x3d\x04\x03\x01", "ecdsa-with-SHA224", SOUND, SHA224,
        ECDSA),
    ROW(MC_OID_ECDSA_SHA1, "ecdsa-with-SHA1", SHA1, SHA1, ECDSA),
    ROW("\x2b\x65\x70", "Ed25519", SOUND, NONE, NONE),
    ROW("\x2b\x65\x71", "Ed448", SOUND, NONE, NONE),
    ROW("\x2a\x86\x48\xce\x38\x04\x03", "dsa-with-SHA1", SHA1, NONE, NONE),
    ROW("\x60\x86\x48\x01\x65\x03\x04\x03\x02", "dsa-with-SHA256", SOUND, NONE,
        NONE),
#undef ROW
};

static const struct hash {
    mc_view oid;
    mbedtls_md_type_t md;
} HASHES[] = {
#define ROW(oid, md)                                                           \
    {                                                                          \
        MC_BYTES_INIT(oid), MBEDTLS_MD_##md                                    \
    }
    ROW("\x2a\x86\x48\x86\xf7\x0d\x02\x05", MD5),
    ROW("\x2b\x0e\x03\x02\x1a", SHA1),
    ROW("\x60\x86\x48\x01\x65\x03\x04\x02\x01", SHA256),
    ROW("\x60\x86\x48\x01\x65\x03\x04\x02\x02", SHA384),
    ROW("\x60\x86\x48\x01\x65\x03\x04\x02\x03", SHA512),
    ROW("\x60\x86\x48\x01\x65\x03\x04\x02\x04", SHA224),
#undef ROW
};

static const char MGF1[] = "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x08";

/* A hash's AlgorithmIdentifier; MBEDTLS_MD_NONE when it is not known. */
static mbedtls_md_type_t take_hash(mc_view *in)
{
    mc_view identifier, oid;
    const struct hash *hash =
        mc_der_take_algorithm(in, &oid, &identifier) == MC_OK
            ? MC_DER_OID_ROW(HASHES, oid)
            : NULL;

    return hash != NULL ? hash->md : MBEDTLS_MD_NONE;
}

/* maskGenAlgorithm: MGF1 over a hash that we know, or nothing. */
static mbedtls_md_type_t take_mgf1(mc_view *in)
{
    mc_view identifier, oid;

    return mc_der_take_algorithm(in, &oid, &identifier) == MC_OK &&
                   MC_DER_OID_IS(oid, MGF1)
               ? take_hash(&identifier)
               : MBEDTLS_MD_NONE;
}

/* RSASSA-PSS-params, RFC 4055 3.1; every field defaults to SHA-1's. */
static mc_err read_pss(mc_view parameters, mc_signature_algorithm *algorithm)
{
    mc_view fields = parameters;
    mc_view digest = {NULL, 0}, mask = {NULL, 0}, salt = {NULL, 0};
    mc_err err = MC_OK;
    uint32_t salt_len = 20;

    algorithm->name = "RSASSA-PSS";
    algorithm->pk = MBEDTLS_PK_RSASSA_PSS;
    algorithm->md = MBEDTLS_MD_SHA1;
    algorithm->mgf1_md = MBEDTLS_MD_SHA1;
    if (parameters.len > 0) {
        err = mc_der_take(&parameters, MC_DER_SEQUENCE, &fields);
    }
    MC_THEN(err,
            mc_der_take_if(&fields, MC_DER_CONTEXT_CONSTRUCTED(0), &digest));
    MC_THEN(err, mc_der_take_if(&fields, MC_DER_CONTEXT_CONSTRUCTED(1), &mask));
    MC_THEN(err, mc_der_take_if(&fields, MC_DER_CONTEXT_CONSTRUCTED(2), &salt));
    MC_THEN(err, salt.p != NULL ? mc_der_take_small(&salt, &salt_len) : MC_OK);
    if (err != MC_OK) {
        return err;
    }
    if (digest.p != NULL) {
        algorithm->md = take_hash(&digest);
    }
    if (mask.p != NULL) {
        algorithm->mgf1_md = take_mgf1(&mask);
    }
    algorithm->strength = algorithm->md == MBEDTLS_MD_MD5    ? MC_DIGEST_BROKEN
                          : algorithm->md == MBEDTLS_MD_SHA1 ? MC_DIGEST_SHA1
                          : algorithm->md == MBEDTLS_MD_NONE ? MC_DIGEST_UNKNOWN
                                                             : MC_DIGEST_SOUND;
    /* Two digests in one signature: nothing here, and no browser, takes it. */
    if (algorithm->mgf1_md != algorithm->md || salt_len > 1024) {
        algorithm->md = MBEDTLS_MD_NONE;
    }
    algorithm->salt_len = (int) salt_len;
    return MC_OK;
}

mc_err mc_signature_algorithm_read(mc_view whole,
                                   mc_signature_algorithm *algorithm)
{
    const struct known *known;
    mc_view in;
    mc_err err;

    memset(algorithm, 0, sizeof(*algorithm));
    algorithm->strength = MC_DIGEST_UNKNOWN;
    err = mc_der_take_algorithm(&whole, &algorithm->oid, &in);
    if (err != MC_OK || whole.len != 0 || algorithm->oid.len == 0) {
        return MC_ERR_DER_DAMAGED;
    }
    algorithm->parameters = in;
    if (MC_DER_OID_IS(algorithm->oid, MC_OID_RSA_PSS)) {
        return read_pss(in, algorithm);
    }
    known = MC_DER_OID_ROW(KNOWN, algorithm->oid);
    if (known != NULL) {
        algorithm->name = known->name;
        algorithm->strength = known->strength;
        algorithm->md = known->md;
        algorithm->pk = known->pk;
    }
    return MC_OK;
}

int mc_signature_is_usual(const mc_signature_algorithm *algorithm,
                          mc_view signature)
{
    const mbedtls_md_info_t *info = mbedtls_md_info_from_type(algorithm->md);
    mc_view pair, number;

    if (algorithm->md == MBEDTLS_MD_SHA224) {
        return 0;
    }
    if (algorithm->pk == MBEDTLS_PK_RSASSA_PSS) {
        return info != NULL &&
               algorithm->salt_len == (int) mbedtls_md_get_size(info);
    }
    if (algorithm->pk == MBEDTLS_PK_RSA) {
        return algorithm->parameters.len == 0 ||
               (algorithm->parameters.len == 2 &&
                algorithm->parameters.p[0] == MC_DER_NULL);
    }
    return algorithm->pk != MBEDTLS_PK_ECDSA ||
           (algorithm->parameters.len == 0 &&
            mc_der_take(&signature, MC_DER_SEQUENCE, &pair) == MC_OK &&
            mc_der_take_unsigned(&pair, &number) == MC_OK &&
            mc_der_take_unsigned(&pair, &number) == MC_OK && pair.len == 0 &&
            signature.len == 0);
}

mc_err mc_verdict_err(mc_verdict verdict, mc_err invalid, mc_err unsupported)
{
    switch (verdict) {
    case MC_VERDICT_VALID:
        return MC_OK;
    case MC_VERDICT_INVALID:
        return invalid;
    case MC_VERDICT_MEMORY:
        return MC_ERR_MEMORY;
    default:
        return unsupported;
    }
}

mc_verdict mc_signature_verify(const mc_signature_algorithm *algorithm,
                               mc_view bytes, mc_view signature,
                               mbedtls_pk_context *pk)
{
    mbedtls_pk_rsassa_pss_options pss;
    const void *options = NULL;
    const mbedtls_md_info_t *info = mbedtls_md_info_from_type(algorithm->md);
    uint8_t hash[MBEDTLS_MD_MAX_SIZE];
    int ret;

    if (info == NULL || !mbedtls_pk_can_do(pk, algorithm->pk)) {
        return MC_VERDICT_UNSUPPORTED;
    }
    if (mbedtls_md(info, bytes.p, bytes.len, hash) != 0) {
        return MC_VERDICT_MEMORY;
    }
    if (algorithm->pk == MBEDTLS_PK_RSASSA_PSS) {
        pss.mgf1_hash_id = algorithm->mgf1_md;
        pss.expected_salt_len = algorithm->salt_len;
        options = &pss;
    }
    ret = mbedtls_pk_verify_ext(algorithm->pk, options, pk, algorithm->md, hash,
                                mbedtls_md_get_size(info), signature.p,
                                signature.len);
    if (mc_err_mbedtls(ret, MC_ERR_INTERNAL) == MC_ERR_MEMORY) {
        return MC_VERDICT_MEMORY;
    }
    return ret == 0 ? MC_VERDICT_VALID : MC_VERDICT_INVALID;
}

mc_verdict mc_signature_verify_key(const mc_signature_algorithm *algorithm,
                                   mc_view bytes, mc_view signature,
                                   const mc_public_key *key)
{
    mbedtls_pk_context pk;
    mc_verdict verdict = MC_VERDICT_UNSUPPORTED;
    mc_err err;

    mbedtls_pk_init(&pk);
    err = mc_public_key_open(key, &pk);
    if (err == MC_OK) {
        verdict = mc_signature_verify(algorithm, bytes, signature, &pk);
    } else if (err == MC_ERR_MEMORY) {
        verdict = MC_VERDICT_MEMORY;
    }
    mbedtls_pk_free(&pk);
    return verdict;
}

/* The digest that goes with a key, RFC 5758 3.2 for the curves. */
static mbedtls_md_type_t digest_for(const mbedtls_pk_context *pk)
{
    size_t bits = mbedtls_pk_get_bitlen(pk);

    if (mbedtls_pk_get_type(pk) == MBEDTLS_PK_RSA || bits <= 256) {
        return MBEDTLS_MD_SHA256;
    }
    return bits <= 384 ? MBEDTLS_MD_SHA384 : MBEDTLS_MD_SHA512;
}

void mc_signature_put_algorithm(mc_der *der, const mbedtls_pk_context *pk)
{
    mc_der_open(der, MC_DER_SEQUENCE);
    if (mbedtls_pk_get_type(pk) == MBEDTLS_PK_RSA) {
        MC_DER_PUT_OID(der, MC_OID_RSA_SHA256);
        mc_der_null(der);
    } else if (digest_for(pk) == MBEDTLS_MD_SHA256) {
        MC_DER_PUT_OID(der, MC_OID_ECDSA_SHA256);
    } else if (digest_for(pk) == MBEDTLS_MD_SHA384) {
        MC_DER_PUT_OID(der, MC_OID_ECDSA_SHA384);
    } else {
        MC_DER_PUT_OID(der, MC_OID_ECDSA_SHA512);
    }
    mc_der_close(der);
}

mc_err mc_signature_put(mc_job *job, mc_der *der, mbedtls_pk_context *pk,
                        mc_view bytes)
{
    uint8_t hash[MBEDTLS_MD_MAX_SIZE];
    mbedtls_md_type_t md = digest_for(pk);
    const mbedtls_md_info_t *info = mbedtls_md_info_from_type(md);
    mc_buf signature = MC_BUF_INIT;
    mc_view digest = {hash, mbedtls_md_get_size(info)};
    mc_err err = der->err;

    MC_THEN(err, mc_err_mbedtls(mbedtls_md(info, bytes.p, bytes.len, hash),
                                MC_ERR_INTERNAL));
    MC_THEN(err, mc_pk_sign(job, pk, md, digest, &signature));
    if (err == MC_OK) {
        mc_der_bit_string(der, mc_buf_view(&signature));
        err = der->err;
    }
    mc_buf_free(&signature);
    return err;
}

mc_err mc_signature_wrap(mc_job *job, mbedtls_pk_context *pk, mc_view bytes,
                         mc_buf *out)
{
    mc_der der;
    mc_err err;

    mc_der_begin(&der, out);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_raw(&der, bytes);
    mc_signature_put_algorithm(&der, pk);
    err = mc_signature_put(job, &der, pk, bytes);
    mc_der_close(&der);
    return MC_THEN(err, mc_der_end(&der));
}
