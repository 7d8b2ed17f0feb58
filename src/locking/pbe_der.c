/*
 * The AlgorithmIdentifiers of password-based encryption, read and written;
 * pbe.c does the work they name.
 */
#include "locking/pbe.h"

#include <string.h>

/* Contents of object identifiers, without tag and length. */
#define OID_PKCS5 "\x2a\x86\x48\x86\xf7\x0d\x01\x05"          /* + arc */
#define OID_PKCS12_PBE "\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x01" /* + arc */
#define OID_PBES2 OID_PKCS5 "\x0d"
#define OID_PBKDF2 OID_PKCS5 "\x0c"
#define OID_RSADSI_DIGEST "\x2a\x86\x48\x86\xf7\x0d\x02" /* + arc */
#define OID_RSADSI_CIPHER "\x2a\x86\x48\x86\xf7\x0d\x03" /* + arc */
#define OID_AES "\x60\x86\x48\x01\x65\x03\x04\x01"       /* + arc */
#define OID_RC2_CBC OID_RSADSI_CIPHER "\x02"

#define OID_ENTRY(oid) oid, sizeof(oid) - 1

/* PBES1 and PKCS#12: one identifier names digest and cipher together. */
static const struct {
    const char *oid;
    size_t oid_len;
    mc_pbe_scheme scheme;
    mbedtls_md_type_t digest;
    mc_cbc cipher;
} JOINED[] = {
    {OID_ENTRY(OID_PKCS5 "\x03"), MC_PBE_PBES1, MBEDTLS_MD_MD5, MC_CBC_DES},
    {OID_ENTRY(OID_PKCS5 "\x06"), MC_PBE_PBES1, MBEDTLS_MD_MD5, MC_CBC_RC2_64},
    {OID_ENTRY(OID_PKCS5 "\x0a"), MC_PBE_PBES1, MBEDTLS_MD_SHA1, MC_CBC_DES},
    {OID_ENTRY(OID_PKCS5 "\x0b"), MC_PBE_PBES1, MBEDTLS_MD_SHA1, MC_CBC_RC2_64},
    {OID_ENTRY(OID_PKCS12_PBE "\x03"), MC_PBE_PKCS12, MBEDTLS_MD_SHA1,
     MC_CBC_DES_EDE3},
    {OID_ENTRY(OID_PKCS12_PBE "\x04"), MC_PBE_PKCS12, MBEDTLS_MD_SHA1,
     MC_CBC_DES_EDE2},
    {OID_ENTRY(OID_PKCS12_PBE "\x05"), MC_PBE_PKCS12, MBEDTLS_MD_SHA1,
     MC_CBC_RC2_128},
    {OID_ENTRY(OID_PKCS12_PBE "\x06"), MC_PBE_PKCS12, MBEDTLS_MD_SHA1,
     MC_CBC_RC2_40},
};

/* Ciphers whose only parameter is the IV (RFC 8018 B.2; RFC 3565 4.1). */
static const struct {
    const char *oid;
    size_t oid_len;
    mc_cbc cipher;
} CIPHERS[] = {
    {OID_ENTRY(OID_AES "\x02"), MC_CBC_AES_128},
    {OID_ENTRY(OID_AES "\x16"), MC_CBC_AES_192},
    {OID_ENTRY(OID_AES "\x2a"), MC_CBC_AES_256},
    {OID_ENTRY(OID_RSADSI_CIPHER "\x07"), MC_CBC_DES_EDE3},
    {OID_ENTRY("\x2b\x0e\x03\x02\x07"), MC_CBC_DES},
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
static const struct {
    const char *oid;
    size_t oid_len;
    mbedtls_md_type_t digest;
    const char *hmac_name;
    const char *name;
} DIGESTS[] = {
    {OID_ENTRY(OID_RSADSI_DIGEST "\x07"), MBEDTLS_MD_SHA1, "HMAC-SHA-1",
     "SHA-1"},
    {OID_ENTRY(OID_RSADSI_DIGEST "\x08"), MBEDTLS_MD_SHA224, "HMAC-SHA-224",
     "SHA-224"},
    {OID_ENTRY(OID_RSADSI_DIGEST "\x09"), MBEDTLS_MD_SHA256, "HMAC-SHA-256",
     "SHA-256"},
    {OID_ENTRY(OID_RSADSI_DIGEST "\x0a"), MBEDTLS_MD_SHA384, "HMAC-SHA-384",
     "SHA-384"},
    {OID_ENTRY(OID_RSADSI_DIGEST "\x0b"), MBEDTLS_MD_SHA512, "HMAC-SHA-512",
     "SHA-512"},
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static int oid_is(mc_view oid, const char *contents, size_t len)
{
    mc_view wanted = {(const uint8_t *) contents, len};

    return mc_view_equal(oid, wanted);
}

/* AlgorithmIdentifier (RFC 5280 4.1.1.2): parameters is what follows. */
static mc_err take_algorithm(mc_view *in, mc_view *oid, mc_view *parameters)
{
    mc_err err = mc_der_take(in, MC_DER_SEQUENCE, parameters);

    return err == MC_OK ? mc_der_take(parameters, MC_DER_OID, oid) : err;
}

static mc_err take_salt(mc_view *in, mc_pbe *pbe)
{
    mc_view salt;
    mc_err err;

    if (mc_der_peek(*in, MC_DER_SEQUENCE)) {
        return MC_ERR_UNSUPPORTED; /* RFC 8018 A.2: "otherSource" */
    }
    err = mc_der_take(in, MC_DER_OCTET_STRING, &salt);
    if (err != MC_OK) {
        return err;
    }
    if (salt.len > sizeof(pbe->salt)) {
        return MC_ERR_UNSUPPORTED;
    }
    if (salt.len > 0) {
        memcpy(pbe->salt, salt.p, salt.len);
    }
    pbe->salt_len = salt.len;
    return MC_OK;
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
    if (magnitude.len > sizeof(n)) {
        return MC_ERR_KDF_COST;
    }
    for (i = 0; i < magnitude.len; i++) {
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
    mc_view oid, parameters;
    mc_err err;
    size_t i;

    pbe->digest = MBEDTLS_MD_SHA1;
    if (in->len == 0) {
        return MC_OK;
    }
    err = take_algorithm(in, &oid, &parameters);
    if (err != MC_OK || in->len != 0) {
        return MC_ERR_DER_DAMAGED;
    }
    for (i = 0; i < COUNT(DIGESTS); i++) {
        if (oid_is(oid, DIGESTS[i].oid, DIGESTS[i].oid_len)) {
            pbe->digest = DIGESTS[i].digest;
            return MC_OK;
        }
    }
    return MC_ERR_UNSUPPORTED;
}

/* key_len: set to what the file says, or 0 when it leaves it out. */
static mc_err take_pbkdf2(mc_view *in, mc_pbe *pbe, uint32_t *key_len)
{
    mc_view oid, parameters, fields;
    mc_err err = take_algorithm(in, &oid, &parameters);

    if (err != MC_OK) {
        return err;
    }
    if (!MC_DER_OID_IS(oid, OID_PBKDF2)) {
        return MC_ERR_UNSUPPORTED; /* scrypt, for one */
    }
    err = mc_der_take(&parameters, MC_DER_SEQUENCE, &fields);
    MC_THEN(err, take_salt(&fields, pbe));
    MC_THEN(err, take_iterations(&fields, pbe));
    *key_len = 0;
    if (err == MC_OK && mc_der_peek(fields, MC_DER_INTEGER)) {
        err = mc_der_take_small(&fields, key_len);
        if (err == MC_OK && *key_len == 0) {
            err = MC_ERR_DER_DAMAGED;
        }
    }
    return err == MC_OK ? take_prf(&fields, pbe) : err;
}

static mc_err take_iv(mc_view *in, mc_pbe *pbe)
{
    mc_view iv;
    mc_err err = mc_der_take(in, MC_DER_OCTET_STRING, &iv);

    if (err != MC_OK) {
        return err;
    }
    if (iv.len != mc_cbc_iv_len(pbe->cipher)) {
        return MC_ERR_DER_DAMAGED;
    }
    memcpy(pbe->iv, iv.p, iv.len);
    return MC_OK;
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
    mc_err err = take_algorithm(in, &oid, &parameters);
    size_t i;

    if (err != MC_OK) {
        return err;
    }
    if (MC_DER_OID_IS(oid, OID_RC2_CBC)) {
        return take_rc2(&parameters, pbe);
    }
    for (i = 0; i < COUNT(CIPHERS); i++) {
        if (oid_is(oid, CIPHERS[i].oid, CIPHERS[i].oid_len)) {
            pbe->cipher = CIPHERS[i].cipher;
            return take_iv(&parameters, pbe);
        }
    }
    return MC_ERR_UNSUPPORTED;
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
    mc_err err = take_algorithm(in, &oid, &parameters);
    size_t i;

    if (err != MC_OK) {
        return err;
    }
    memset(pbe, 0, sizeof(*pbe));
    if (MC_DER_OID_IS(oid, OID_PBES2)) {
        return take_pbes2(&parameters, pbe);
    }
    for (i = 0; i < COUNT(JOINED); i++) {
        if (oid_is(oid, JOINED[i].oid, JOINED[i].oid_len)) {
            break;
        }
    }
    if (i == COUNT(JOINED)) {
        return MC_ERR_UNSUPPORTED;
    }
    pbe->scheme = JOINED[i].scheme;
    pbe->digest = JOINED[i].digest;
    pbe->cipher = JOINED[i].cipher;
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
    MC_DER_PUT_OID(der, OID_PBKDF2);
    mc_der_open(der, MC_DER_SEQUENCE);
    mc_der_put(der, MC_DER_OCTET_STRING, salt);
    mc_der_small(der, pbe->iterations);
    for (i = 0; i < COUNT(DIGESTS); i++) {
        if (DIGESTS[i].digest == pbe->digest &&
            pbe->digest != MBEDTLS_MD_SHA1) {
            mc_der_open(der, MC_DER_SEQUENCE);
            mc_der_oid(der, DIGESTS[i].oid, DIGESTS[i].oid_len);
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

    MC_DER_PUT_OID(der, OID_PBES2);
    mc_der_open(der, MC_DER_SEQUENCE);
    put_pbkdf2(der, pbe);
    for (i = 0; i < COUNT(CIPHERS); i++) {
        if (CIPHERS[i].cipher == pbe->cipher) {
            mc_der_open(der, MC_DER_SEQUENCE);
            mc_der_oid(der, CIPHERS[i].oid, CIPHERS[i].oid_len);
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
            mc_der_oid(der, JOINED[i].oid, JOINED[i].oid_len);
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
