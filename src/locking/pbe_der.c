/*
 * The AlgorithmIdentifiers of password-based encryption, read and written;
 * pbe.c does the work they name.
 */
#include "locking/pbe.h"

#include <string.h>

#include "encoding/oid.h"

/* Contents of object identifiers, without their last arc. */
#define PKCS5 "\x2a\x86\x48\x86\xf7\x0d\x01\x05"
#define PKCS12 "\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x01"
#define RSADSI_DIGEST "\x2a\x86\x48\x86\xf7\x0d\x02"
#define RSADSI_CIPHER "\x2a\x86\x48\x86\xf7\x0d\x03"
#define AES "\x60\x86\x48\x01\x65\x03\x04\x01"

/* PBES1 and PKCS#12: one identifier names digest and cipher together. */
static const struct joined {
    mc_view oid;
    mc_pbe_scheme scheme;
    mbedtls_md_type_t digest;
    mc_cbc cipher;
} JOINED[] = {
#define PBES1(arc, digest, cipher)                                             \
    {                                                                          \
        MC_BYTES_INIT(PKCS5 arc), MC_PBE_PBES1, MBEDTLS_MD_##digest, cipher    \
    }
#define PBE(arc, cipher)                                                       \
    {                                                                          \
        MC_BYTES_INIT(PKCS12 arc), MC_PBE_PKCS12, MBEDTLS_MD_SHA1, cipher      \
    }
    PBES1("\x03", MD5, MC_CBC_DES),  PBES1("\x06", MD5, MC_CBC_RC2_64),
    PBES1("\x0a", SHA1, MC_CBC_DES), PBES1("\x0b", SHA1, MC_CBC_RC2_64),
    PBE("\x03", MC_CBC_DES_EDE3),    PBE("\x04", MC_CBC_DES_EDE2),
    PBE("\x05", MC_CBC_RC2_128),     PBE("\x06", MC_CBC_RC2_40),
};

/* Ciphers whose only parameter is the IV (RFC 8018 B.2; RFC 3565 4.1). */
static const struct cipher {
    mc_view oid;
    mc_cbc cipher;
} CIPHERS[] = {
    {MC_BYTES_INIT(AES "\x02"), MC_CBC_AES_128},
    {MC_BYTES_INIT(AES "\x16"), MC_CBC_AES_192},
    {MC_BYTES_INIT(AES "\x2a"), MC_CBC_AES_256},
    {MC_BYTES_INIT(RSADSI_CIPHER "\x07"), MC_CBC_DES_EDE3},
    {MC_BYTES_INIT("\x2b\x0e\x03\x02\x07"), MC_CBC_DES},
};

/* RC2's version number stands for its effective bits (RFC 8018 B.2.3). */
static const struct {
    uint32_t version;
    mc_cbc cipher;
} RC2_VERSIONS[] = {
    {160, MC_CBC_RC2_40},
    {120, MC_CBC_RC2_64},
    {58, MC_CBC_RC2_128},
};

/* HMACs of PBKDF2 (RFC 8018 B.1). */
static const struct digest {
    mc_view oid;
    mbedtls_md_type_t digest;
    const char *hmac_name;
    const char *name;
} DIGESTS[] = {
#define SHA(arc, n)                                                            \
    {                                                                          \
        MC_BYTES_INIT(RSADSI_DIGEST arc), MBEDTLS_MD_SHA##n, "HMAC-SHA-" #n,   \
            "SHA-" #n                                                          \
    }
    SHA("\x07", 1),   SHA("\x08", 224), SHA("\x09", 256),
    SHA("\x0a", 384), SHA("\x0b", 512),
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static mc_err take_salt(mc_view *in, mc_pbe *pbe)
{
    mc_view salt;
    /* RFC 8018 A.2: a SEQUENCE is "otherSource". */
    mc_err err = mc_der_peek(*in, MC_DER_SEQUENCE)
                     ? MC_ERR_UNSUPPORTED
                     : mc_der_take(in, MC_DER_OCTET_STRING, &salt);

    MC_THEN(err, salt.len > sizeof(pbe->salt) ? MC_ERR_UNSUPPORTED : MC_OK);
    if (err == MC_OK) {
        memcpy(pbe->salt, salt.p, salt.len);
        pbe->salt_len = salt.len;
    }
    return err;
}

static mc_err take_iterations(mc_view *in, mc_pbe *pbe)
{
    mc_view magnitude;
    mc_err err = mc_der_take_unsigned(in, &magnitude);
    uint32_t n = 0;
    size_t i;

    if (err != MC_OK) {
        return err;
    }
    /* Any that has more bits is over the cap by its first 32 alone. */
    for (i = 0; i < magnitude.len && i < sizeof(n); i++) {
        n = n << 8 | magnitude.p[i];
    }
    if (n == 0) {
        return MC_ERR_DER_DAMAGED;
    }
    if (n > MC_KDF_ITERATIONS_MAX) {
        return MC_ERR_KDF_COST;
    }
    pbe->iterations = n;
    return MC_OK;
}

/* RFC 8018 A.2; the PRF is HMAC-SHA-1 unless said. */
static mc_err take_prf(mc_view *in, mc_pbe *pbe)
{
    const struct digest *digest;
    mc_view oid, parameters;
    mc_err err;

    pbe->digest = MBEDTLS_MD_SHA1;
    if (in->len == 0) {
        return MC_OK;
    }
    err = mc_der_take_algorithm(in, &oid, &parameters);
    if (err != MC_OK || in->len != 0) {
        return MC_ERR_DER_DAMAGED;
    }
    digest = MC_DER_OID_ROW(DIGESTS, oid);
    if (digest == NULL) {
        return MC_ERR_UNSUPPORTED;
    }
    pbe->digest = digest->digest;
    return MC_OK;
}

/* key_len: set to what the file says, or 0 when it leaves it out. */
static mc_err take_pbkdf2(mc_view *in, mc_pbe *pbe, uint32_t *key_len)
{
    mc_view oid, parameters, fields;
    mc_err err = mc_der_take_algorithm(in, &oid, &parameters);

    MC_THEN(err, MC_DER_OID_IS(oid, MC_OID_PBKDF2)
                     ? mc_der_take(&parameters, MC_DER_SEQUENCE, &fields)
                     : MC_ERR_UNSUPPORTED); /* scrypt, for one */
    MC_THEN(err, take_salt(&fields, pbe));
    MC_THEN(err, take_iterations(&fields, pbe));
    *key_len = 0;
    if (err == MC_OK && mc_der_peek(fields, MC_DER_INTEGER)) {
        err = mc_der_take_small(&fields, key_len);
        MC_THEN(err, *key_len == 0 ? MC_ERR_DER_DAMAGED : MC_OK);
    }
    return err == MC_OK ? take_prf(&fields, pbe) : err;
}

static mc_err take_iv(mc_view *in, mc_pbe *pbe)
{
    mc_view iv;
    mc_err err = mc_der_take(in, MC_DER_OCTET_STRING, &iv);

    MC_THEN(err,
            iv.len != mc_cbc_iv_len(pbe->cipher) ? MC_ERR_DER_DAMAGED : MC_OK);
    if (err == MC_OK) {
        memcpy(pbe->iv, iv.p, iv.len);
    }
    return err;
}

static mc_err take_rc2(mc_view *in, mc_pbe *pbe)
{
    mc_view fields;
    uint32_t version;
    mc_err err = mc_der_take(in, MC_DER_SEQUENCE, &fields);
    size_t i;

    MC_THEN(err, mc_der_take_small(&fields, &version));
    for (i = 0; err == MC_OK && i < COUNT(RC2_VERSIONS); i++) {
        if (version == RC2_VERSIONS[i].version) {
            pbe->cipher = RC2_VERSIONS[i].cipher;
            return take_iv(&fields, pbe);
        }
    }
    return err == MC_OK ? MC_ERR_UNSUPPORTED : err;
}

static mc_err take_cipher(mc_view *in, mc_pbe *pbe)
{
    mc_view oid, parameters;
    mc_err err = mc_der_take_algorithm(in, &oid, &parameters);
    const struct cipher *cipher;

    if (err != MC_OK) {
        return err;
    }
    if (MC_DER_OID_IS(oid, RSADSI_CIPHER "\x02")) {
        return take_rc2(&parameters, pbe);
    }
    cipher = MC_DER_OID_ROW(CIPHERS, oid);
    if (cipher == NULL) {
        return MC_ERR_UNSUPPORTED;
    }
    pbe->cipher = cipher->cipher;
    return take_iv(&parameters, pbe);
}

/* RFC 8018 A.4. */
static mc_err take_pbes2(mc_view *parameters, mc_pbe *pbe)
{
    mc_view fields;
    uint32_t key_len = 0;
    mc_err err = mc_der_take(parameters, MC_DER_SEQUENCE, &fields);

    pbe->scheme = MC_PBE_PBES2;
    MC_THEN(err, take_pbkdf2(&fields, pbe, &key_len));
    MC_THEN(err, take_cipher(&fields, pbe));
    if (err == MC_OK && key_len != 0 &&
        key_len != mc_cbc_key_len(pbe->cipher)) {
        err = MC_ERR_UNSUPPORTED;
    }
    return err;
}

mc_err mc_pbe_take(mc_view *in, mc_pbe *pbe)
{
    mc_view oid, parameters, fields;
    const struct joined *joined;
    mc_err err = mc_der_take_algorithm(in, &oid, &parameters);

    if (err != MC_OK) {
        return err;
    }
    memset(pbe, 0, sizeof(*pbe));
    if (MC_DER_OID_IS(oid, MC_OID_PBES2)) {
        return take_pbes2(&parameters, pbe);
    }
    joined = MC_DER_OID_ROW(JOINED, oid);
    if (joined == NULL) {
        return MC_ERR_UNSUPPORTED;
    }
    pbe->scheme = joined->scheme;
    pbe->digest = joined->digest;
    pbe->cipher = joined->cipher;
    err = mc_der_take(&parameters, MC_DER_SEQUENCE, &fields);
    MC_THEN(err, take_salt(&fields, pbe));
    return err == MC_OK ? take_iterations(&fields, pbe) : err;
}

/* The PBKDF2 half of PBES2's parameters; HMAC-SHA-1 is the default, and a
 * default is not written (X.690 11.5). */
static void put_pbkdf2(mc_der *der, const mc_pbe *pbe)
{
    mc_view salt = {pbe->salt, pbe->salt_len};
    size_t i;

    mc_der_open(der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(der, MC_OID_PBKDF2);
    mc_der_open(der, MC_DER_SEQUENCE);
    mc_der_put(der, MC_DER_OCTET_STRING, salt);
    mc_der_small(der, pbe->iterations);
    for (i = 0; i < COUNT(DIGESTS); i++) {
        if (DIGESTS[i].digest == pbe->digest &&
            pbe->digest != MBEDTLS_MD_SHA1) {
            mc_der_open(der, MC_DER_SEQUENCE);
            mc_der_put(der, MC_DER_OID, DIGESTS[i].oid);
            mc_der_null(der);
            mc_der_close(der);
        }
    }
    mc_der_close(der);
    mc_der_close(der);
}

static void put_pbes2(mc_der *der, const mc_pbe *pbe)
{
    mc_view iv = {pbe->iv, mc_cbc_iv_len(pbe->cipher)};
    size_t i;

    MC_DER_PUT_OID(der, MC_OID_PBES2);
    mc_der_open(der, MC_DER_SEQUENCE);
    put_pbkdf2(der, pbe);
    for (i = 0; i < COUNT(CIPHERS); i++) {
        if (CIPHERS[i].cipher == pbe->cipher) {
            mc_der_open(der, MC_DER_SEQUENCE);
            mc_der_put(der, MC_DER_OID, CIPHERS[i].oid);
            mc_der_put(der, MC_DER_OCTET_STRING, iv);
            mc_der_close(der);
        }
    }
    mc_der_close(der);
}

void mc_pbe_put(mc_der *der, const mc_pbe *pbe)
{
    mc_view salt = {pbe->salt, pbe->salt_len};
    size_t i;

    mc_der_open(der, MC_DER_SEQUENCE);
    if (pbe->scheme == MC_PBE_PBES2) {
        put_pbes2(der, pbe);
    }
    for (i = 0; i < COUNT(JOINED); i++) {
        if (JOINED[i].scheme == pbe->scheme &&
            JOINED[i].digest == pbe->digest &&
            JOINED[i].cipher == pbe->cipher) {
            mc_der_put(der, MC_DER_OID, JOINED[i].oid);
            mc_der_open(der, MC_DER_SEQUENCE);
            mc_der_put(der, MC_DER_OCTET_STRING, salt);
            mc_der_small(der, pbe->iterations);
            mc_der_close(der);
        }
    }
    mc_der_close(der);
}

const char *mc_pbe_kdf_name(const mc_pbe *pbe)
{
    static const char *const NAMES[] = {"PBKDF2", "PBKDF1", "PKCS12"};

    return NAMES[pbe->scheme];
}

const char *mc_pbe_digest_name(const mc_pbe *pbe)
{
    size_t i;

    for (i = 0; i < COUNT(DIGESTS); i++) {
        if (DIGESTS[i].digest == pbe->digest) {
            return pbe->scheme == MC_PBE_PBES2 ? DIGESTS[i].hmac_name
                                               : DIGESTS[i].name;
        }
    }
    return "MD5";
}
