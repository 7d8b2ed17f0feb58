#include "key/public_key.h"

#include <string.h>

#include <mbedtls/sha1.h>
#include <mbedtls/sha256.h>

#include "encoding/der.h"
#include "encoding/oid.h"

/* Room for the SubjectPublicKeyInfo of an RSA key of 16,384 bits. */
#define SPKI_MAX 2200

/* A kind of key, or a curve. */
static const struct kind {
    mc_view oid;
    const char *name;
    uint32_t bits;
} ALGORITHMS[] = {
#define ROW(oid, name, bits)                                                   \
    {                                                                          \
        MC_BYTES_INIT(oid), name, bits                                         \
    }
    ROW("\x2b\x65\x6e", "X25519", 255),
    ROW("\x2b\x65\x6f", "X448", 448),
    ROW("\x2b\x65\x70", "Ed25519", 255),
    ROW("\x2b\x65\x71", "Ed448", 456),
    ROW("\x2a\x86\x48\xce\x38\x04\x01", "DSA", 0),
    ROW("\x2b\x0e\x03\x02\x0c", "DSA", 0),
    ROW("\x2a\x86\x48\x86\xf7\x0d\x01\x03\x01", "Diffie-Hellman", 0),
    ROW("\x2a\x86\x48\xce\x3e\x02\x01", "Diffie-Hellman", 0),
    ROW("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x07", "RSA-OAEP", 0),
    ROW("\x2b\x81\x04\x01\x0c", "ECDH only", 0),
    ROW("\x2b\x0e\x07\x02\x01\x01", "ElGamal", 0),
    ROW("\x2b\x06\x01\x04\x01\x97\x55\x01\x02\x01", "ElGamal", 0),
    ROW("\x2a\x85\x03\x02\x02\x13", "GOST R 34.10-2001", 256),
    ROW("\x2a\x85\x03\x07\x01\x01\x01\x01", "GOST R 34.10-2012", 256),
    ROW("\x2a\x85\x03\x07\x01\x01\x01\x02", "GOST R 34.10-2012", 512),
    ROW("\x60\x86\x48\x01\x65\x03\x04\x04\x01", "ML-KEM-512", 0),
    ROW("\x60\x86\x48\x01\x65\x03\x04\x04\x02", "ML-KEM-768", 0),
    ROW("\x60\x86\x48\x01\x65\x03\x04\x04\x03", "ML-KEM-1024", 0),
    ROW("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x03\x11", "HSS/LMS", 0),
    ROW("\x2b\x06\x01\x05\x05\x07\x06\x22", "XMSS", 0),
    ROW("\x2b\x06\x01\x05\x05\x07\x06\x23", "XMSS-MT", 0),
};

static const struct kind CURVES[] = {
#define SEC(arc, curve, bits) ROW("\x2b\x81\x04\x00" arc, curve, bits)
#define BRAINPOOL(arc, curve, bits)                                            \
    ROW("\x2b\x24\x03\x03\x02\x08\x01\x01" arc, curve, bits)
    ROW(MC_OID_P256, "P-256", 256),
    ROW(MC_OID_P384, "P-384", 384),
    ROW(MC_OID_P521, "P-521", 521),
    ROW("\x2b\x81\x04\x00\x21", "P-224", 224),
    ROW("\x2a\x86\x48\xce\x3d\x03\x01\x01", "P-192", 192),
    ROW("\x2b\x81\x04\x00\x0a", "secp256k1", 256),
    ROW("\x2a\x86\x48\xce\x3d\x03\x01\x02", "prime192v2", 192),
    ROW("\x2a\x86\x48\xce\x3d\x03\x01\x03", "prime192v3", 192),
    ROW("\x2a\x86\x48\xce\x3d\x03\x01\x04", "prime239v1", 239),
    ROW("\x2a\x86\x48\xce\x3d\x03\x01\x05", "prime239v2", 239),
    ROW("\x2a\x86\x48\xce\x3d\x03\x01\x06", "prime239v3", 239),
    SEC("\x06", "secp112r1", 112),
    SEC("\x07", "secp112r2", 112),
    SEC("\x1c", "secp128r1", 128),
    SEC("\x1d", "secp128r2", 128),
    SEC("\x09", "secp160k1", 160),
    SEC("\x08", "secp160r1", 160),
    SEC("\x1e", "secp160r2", 160),
    SEC("\x1f", "secp192k1", 192),
    SEC("\x20", "secp224k1", 224),
    SEC("\x01", "sect163k1", 163),
    SEC("\x02", "sect163r1", 163),
    SEC("\x0f", "sect163r2", 163),
    SEC("\x18", "sect193r1", 193),
    SEC("\x19", "sect193r2", 193),
    SEC("\x1a", "sect233k1", 233),
    SEC("\x1b", "sect233r1", 233),
    SEC("\x03", "sect239k1", 239),
    SEC("\x10", "sect283k1", 283),
    SEC("\x11", "sect283r1", 283),
    SEC("\x24", "sect409k1", 409),
    SEC("\x25", "sect409r1", 409),
    SEC("\x26", "sect571k1", 571),
    SEC("\x27", "sect571r1", 571),
    BRAINPOOL("\x01", "brainpoolP160r1", 160),
    BRAINPOOL("\x02", "brainpoolP160t1", 160),
    BRAINPOOL("\x03", "brainpoolP192r1", 192),
    BRAINPOOL("\x04", "brainpoolP192t1", 192),
    BRAINPOOL("\x05", "brainpoolP224r1", 224),
    BRAINPOOL("\x06", "brainpoolP224t1", 224),
    BRAINPOOL("\x07", "brainpoolP256r1", 256),
    BRAINPOOL("\x08", "brainpoolP256t1", 256),
    BRAINPOOL("\x09", "brainpoolP320r1", 320),
    BRAINPOOL("\x0a", "brainpoolP320t1", 320),
    BRAINPOOL("\x0b", "brainpoolP384r1", 384),
    BRAINPOOL("\x0c", "brainpoolP384t1", 384),
    BRAINPOOL("\x0d", "brainpoolP512r1", 512),
    BRAINPOOL("\x0e", "brainpoolP512t1", 512),
    ROW("\x2a\x81\x7a\x01\x81\x5f\x65\x82\x00\x01", "FRP256v1", 256),
    ROW("\x2a\x81\x1c\xcf\x55\x01\x82\x2d", "SM2", 256),
#undef SEC
#undef BRAINPOOL
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
    MC_THEN(err, mc_der_take_unsigned(&numbers, &key->modulus));
    MC_THEN(err, mc_der_take_unsigned(&numbers, &key->exponent));
    if (err != MC_OK || in.len != 0 || numbers.len != 0) {
        return MC_ERR_DER_DAMAGED;
    }
    key->bits = magnitude_bits(key->modulus);
    return MC_OK;
}

void mc_public_key_curve(mc_view parameters, mc_public_key *key)
{
    const struct kind *curve;
    mc_view oid;

    key->type = "EC";
    key->parameters = parameters;
    if (mc_der_take(&parameters, MC_DER_OID, &oid) != MC_OK) {
        return; /* parameters spelt out, or none: shown without a curve */
    }
    curve = MC_DER_OID_ROW(CURVES, oid);
    if (curve != NULL) {
        key->curve = curve->name;
        key->bits = curve->bits;
    }
}

static void name_algorithm(mc_public_key *key)
{
    const struct kind *kind = MC_DER_OID_ROW(ALGORITHMS, key->algorithm);
    const char *signature = mc_oid_nist_name(key->algorithm);

    if (kind != NULL) {
        key->type = kind->name;
        key->bits = kind->bits;
    } else if (signature != NULL && strstr(signature, "-DSA-") != NULL) {
        key->type = signature; /* of FIPS 204 and 205 also the key's name */
    }
}

mc_err mc_public_key_read(mc_view spki, mc_public_key *key)
{
    mc_view in = spki;
    mc_view contents;
    mc_err err;

    memset(key, 0, sizeof(*key));
    key->spki = spki;
    key->type = "other";
    err = mc_der_take(&in, MC_DER_SEQUENCE, &contents);
    MC_THEN(err, mc_der_take_algorithm(&contents, &key->algorithm,
                                       &key->parameters));
    MC_THEN(err, mc_der_take_bit_string(&contents, &key->bit_string));
    if (err != MC_OK || in.len != 0 || contents.len != 0) {
        return MC_ERR_DER_DAMAGED;
    }
    if (MC_DER_OID_IS(key->algorithm, MC_OID_RSA)) {
        /* RFC 3279 2.3.1: NULL. */
        key->odd_form = !mc_view_equal(key->parameters, MC_BYTES("\x05\x00"));
        return read_rsa(key);
    }
    if (MC_DER_OID_IS(key->algorithm, MC_OID_RSA_PSS)) {
        err = read_rsa(key);
        key->type = "RSA-PSS";
        return err;
    }
    if (MC_DER_OID_IS(key->algorithm, MC_OID_EC)) {
        mc_public_key_curve(key->parameters, key);
        /* RFC 5480 2.2: 4 is a point of two coordinates. */
        key->odd_form = key->bit_string.len == 0 || key->bit_string.p[0] != 4;
        return MC_OK;
    }
    name_algorithm(key);
    return MC_OK;
}

mc_err mc_public_key_kind(mc_view identifier, mc_public_key *key)
{
    memset(key, 0, sizeof(*key));
    key->type = "other";
    if (mc_der_take_algorithm(&identifier, &key->algorithm, &key->parameters) !=
        MC_OK) {
        return MC_ERR_DER_DAMAGED;
    }
    if (MC_DER_OID_IS(key->algorithm, MC_OID_RSA)) {
        key->type = "RSA";
    } else if (MC_DER_OID_IS(key->algorithm, MC_OID_RSA_PSS)) {
        key->type = "RSA-PSS";
    } else if (MC_DER_OID_IS(key->algorithm, MC_OID_EC)) {
        mc_public_key_curve(key->parameters, key);
    } else {
        name_algorithm(key);
    }
    return MC_OK;
}

mc_err mc_public_key_curve_text(const mc_public_key *key, mc_buf *text)
{
    mc_view in = key->parameters;
    mc_view oid;

    if (key->curve != NULL) {
        return mc_buf_append_str(text, key->curve);
    }
    if (mc_der_take(&in, MC_DER_OID, &oid) == MC_OK) {
        return mc_der_oid_any_text(oid, text);
    }
    return mc_buf_append_str(text, "specifiedCurve");
}

mc_err mc_public_key_text(const mc_public_key *key, mc_buf *text)
{
    mc_err err;

    if (strcmp(key->type, "other") == 0) {
        return mc_der_oid_any_text(key->algorithm, text);
    }
    err = mc_buf_append_str(text, key->type);
    if (err != MC_OK || strcmp(key->type, "EC") != 0) {
        return err;
    }
    err = mc_buf_append_str(text, " ");
    return err != MC_OK ? err : mc_public_key_curve_text(key, text);
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
    unsigned char *at = (unsigned char *) (uintptr_t) key->spki.p;
    int ret;

    if (strcmp(key->type, "RSA") != 0 && !is_offered_curve(key)) {
        return MC_ERR_UNSUPPORTED;
    }
    ret = mbedtls_pk_parse_subpubkey(&at, at + key->spki.len, pk);
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
    MC_THEN(err, mc_public_key_write(pk, &mine));
    MC_THEN(err, mc_public_key_write(&other, &theirs));
    *fits =
        err == MC_OK && mc_view_equal(mc_buf_view(&mine), mc_buf_view(&theirs));
    mbedtls_pk_free(&other);
    MC_BUF_FREE(&mine, &theirs);
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
