#include "public_key.h"

#include <string.h>

#include <mbedtls/sha1.h>
#include <mbedtls/sha256.h>

#include "der.h"
#include "oid.h"

/* Room for the SubjectPublicKeyInfo of an RSA key of 16,384 bits. */
#define SPKI_MAX 2200

static const struct {
    size_t len;
    const char *oid;
    const char *type;
    uint32_t bits;
} ALGORITHMS[] = {
#define ROW(oid, type, bits)                                                   \
    {                                                                          \
        sizeof(oid) - 1, oid, type, bits                                       \
    }
    ROW("\x2b\x65\x6e", "X25519", 255),
    ROW("\x2b\x65\x6f", "X448", 448),
    ROW("\x2b\x65\x70", "Ed25519", 255),
    ROW("\x2b\x65\x71", "Ed448", 456),
    ROW("\x2a\x86\x48\xce\x38\x04\x01", "DSA", 0),
#undef ROW
};

static const struct {
    size_t len;
    const char *oid;
    const char *curve;
    uint32_t bits;
} CURVES[] = {
#define ROW(oid, curve, bits)                                                  \
    {                                                                          \
        sizeof(oid) - 1, oid, curve, bits                                      \
    }
    ROW(MC_OID_P256, "P-256", 256),
    ROW(MC_OID_P384, "P-384", 384),
    ROW(MC_OID_P521, "P-521", 521),
    ROW("\x2b\x81\x04\x00\x21", "P-224", 224),
    ROW("\x2a\x86\x48\xce\x3d\x03\x01\x01", "P-192", 192),
    ROW("\x2b\x81\x04\x00\x0a", "secp256k1", 256),
    ROW("\x2b\x24\x03\x03\x02\x08\x01\x01\x07", "brainpoolP256r1", 256),
    ROW("\x2b\x24\x03\x03\x02\x08\x01\x01\x0b", "brainpoolP384r1", 384),
    ROW("\x2b\x24\x03\x03\x02\x08\x01\x01\x0d", "brainpoolP512r1", 512),
#undef ROW
};

static uint32_t magnitude_bits(mc_view magnitude)
{
    uint32_t bits = (uint32_t) magnitude.len * 8;
    uint8_t top = magnitude.len > 0 ? magnitude.p[0] : 0;

    if (top == 0) {
        return 0;
    }
    while ((top & 0x80) == 0) {
        top = (uint8_t) (top << 1);
        bits--;
    }
    return bits;
}

static mc_err read_rsa(mc_public_key *key)
{
    mc_view in = key->bit_string;
    mc_view numbers;
    mc_err err = mc_der_take(&in, MC_DER_SEQUENCE, &numbers);

    key->type = "RSA";
    if (err == MC_OK) {
        err = mc_der_take_unsigned(&numbers, &key->modulus);
    }
    if (err == MC_OK) {
        err = mc_der_take_unsigned(&numbers, &key->exponent);
    }
    if (err != MC_OK || in.len != 0 || numbers.len != 0) {
        return MC_ERR_DER_DAMAGED;
    }
    key->bits = magnitude_bits(key->modulus);
    return MC_OK;
}

void mc_public_key_curve(mc_view parameters, mc_public_key *key)
{
    mc_view curve;
    size_t i;

    key->type = "EC";
    if (mc_der_take(&parameters, MC_DER_OID, &curve) != MC_OK) {
        return; /* parameters spelt out, or none: shown without a curve */
    }
    for (i = 0; i < sizeof(CURVES) / sizeof(CURVES[0]); i++) {
        if (CURVES[i].len == curve.len &&
            memcmp(CURVES[i].oid, curve.p, curve.len) == 0) {
            key->curve = CURVES[i].curve;
            key->bits = CURVES[i].bits;
        }
    }
}

static void name_algorithm(mc_public_key *key)
{
    size_t i;

    for (i = 0; i < sizeof(ALGORITHMS) / sizeof(ALGORITHMS[0]); i++) {
        if (ALGORITHMS[i].len == key->algorithm.len &&
            memcmp(ALGORITHMS[i].oid, key->algorithm.p, key->algorithm.len) ==
                0) {
            key->type = ALGORITHMS[i].type;
            key->bits = ALGORITHMS[i].bits;
        }
    }
}

mc_err mc_public_key_read(mc_view spki, mc_public_key *key)
{
    mc_view in = spki;
    mc_view contents, algorithm;
    mc_err err;

    memset(key, 0, sizeof(*key));
    key->spki = spki;
    key->type = "other";
    err = mc_der_take(&in, MC_DER_SEQUENCE, &contents);
    if (err == MC_OK) {
        err = mc_der_take(&contents, MC_DER_SEQUENCE, &algorithm);
    }
    if (err == MC_OK) {
        err = mc_der_take(&algorithm, MC_DER_OID, &key->algorithm);
    }
    if (err == MC_OK) {
        err = mc_der_take_bit_string(&contents, &key->bit_string);
    }
    if (err != MC_OK || in.len != 0 || contents.len != 0) {
        return MC_ERR_DER_DAMAGED;
    }
    if (MC_DER_OID_IS(key->algorithm, MC_OID_RSA)) {
        return read_rsa(key);
    }
    if (MC_DER_OID_IS(key->algorithm, MC_OID_RSA_PSS)) {
        err = read_rsa(key);
        key->type = "RSA-PSS";
        return err;
    }
    if (MC_DER_OID_IS(key->algorithm, MC_OID_EC)) {
        mc_public_key_curve(algorithm, key);
        return MC_OK;
    }
    name_algorithm(key);
    return MC_OK;
}

mc_err mc_public_key_kind(mc_view identifier, mc_public_key *key)
{
    mc_view fields;
    mc_err err;

    memset(key, 0, sizeof(*key));
    key->type = "other";
    err = mc_der_take(&identifier, MC_DER_SEQUENCE, &fields);
    if (err == MC_OK) {
        err = mc_der_take(&fields, MC_DER_OID, &key->algorithm);
    }
    if (err != MC_OK) {
        return MC_ERR_DER_DAMAGED;
    }
    if (MC_DER_OID_IS(key->algorithm, MC_OID_RSA)) {
        key->type = "RSA";
    } else if (MC_DER_OID_IS(key->algorithm, MC_OID_RSA_PSS)) {
        key->type = "RSA-PSS";
    } else if (MC_DER_OID_IS(key->algorithm, MC_OID_EC)) {
        mc_public_key_curve(fields, key);
    } else {
        name_algorithm(key);
    }
    return MC_OK;
}

static int is_offered_curve(const mc_public_key *key)
{
    return strcmp(key->type, "EC") == 0 && key->curve != NULL &&
           (strcmp(key->curve, "P-256") == 0 ||
            strcmp(key->curve, "P-384") == 0 ||
            strcmp(key->curve, "P-521") == 0);
}

mc_err mc_public_key_open(const mc_public_key *key, mbedtls_pk_context *pk)
{
    /* mbedtls_pk_parse_public_key takes other forms too, so the key has been
     * read as a SubjectPublicKeyInfo before. */
    int ret;

    if (strcmp(key->type, "RSA") != 0 && !is_offered_curve(key)) {
        return MC_ERR_UNSUPPORTED;
    }
    ret = mbedtls_pk_parse_public_key(pk, key->spki.p, key->spki.len);
    return mc_err_mbedtls(ret, MC_ERR_KEY_DAMAGED);
}

mc_err mc_public_key_write(const mbedtls_pk_context *pk, mc_buf *spki)
{
    uint8_t room[SPKI_MAX];
    int len = mbedtls_pk_write_pubkey_der(pk, room, sizeof(room));

    if (len < 0) {
        return mc_err_mbedtls(len, MC_ERR_INTERNAL);
    }
    /* It is written at the end of the room. */
    return mc_buf_append(spki, room + sizeof(room) - len, (size_t) len);
}

mc_err mc_public_key_fits(const mbedtls_pk_context *pk,
                          const mc_public_key *key, int *fits)
{
    mbedtls_pk_context other;
    mc_buf mine = MC_BUF_INIT, theirs = MC_BUF_INIT;
    mc_err err;

    /* Both are written anew, so a point in another form does not matter. */
    mbedtls_pk_init(&other);
    err = mc_public_key_open(key, &other);
    if (err == MC_OK) {
        err = mc_public_key_write(pk, &mine);
    }
    if (err == MC_OK) {
        err = mc_public_key_write(&other, &theirs);
    }
    *fits =
        err == MC_OK && mc_view_equal(mc_buf_view(&mine), mc_buf_view(&theirs));
    mbedtls_pk_free(&other);
    mc_buf_free(&mine);
    mc_buf_free(&theirs);
    return err == MC_ERR_MEMORY ? err : MC_OK;
}

static mc_err rsa_policy(const mc_public_key *key)
{
    mc_view e = key->exponent;

    if (key->bits < 2048 || key->bits > 8192) {
        return MC_ERR_KEY_SIZE;
    }
    /* FIPS 186-5 A.1.1: 2^16 < e < 2^256, odd. */
    if (magnitude_bits(e) < 17 || magnitude_bits(e) > 256 ||
        (e.p[e.len - 1] & 1) == 0 ||
        (key->modulus.p[key->modulus.len - 1] & 1) == 0) {
        return MC_ERR_KEY_WEAK;
    }
    return MC_OK;
}

mc_err mc_public_key_policy(const mc_public_key *key)
{
    if (strcmp(key->type, "RSA") == 0) {
        return rsa_policy(key);
    }
    return is_offered_curve(key) ? MC_OK : MC_ERR_UNSUPPORTED;
}

mc_err mc_public_key_identifier(const mc_public_key *key, uint8_t sha1[20])
{
    return mc_sha1(key->bit_string, sha1);
}

mc_err mc_sha256(mc_view bytes, uint8_t sha256[32])
{
    return mbedtls_sha256(bytes.p, bytes.len, sha256, 0) == 0 ? MC_OK
                                                              : MC_ERR_INTERNAL;
}

mc_err mc_sha1(mc_view bytes, uint8_t sha1[20])
{
    return mbedtls_sha1(bytes.p, bytes.len, sha1) == 0 ? MC_OK
                                                       : MC_ERR_INTERNAL;
}
