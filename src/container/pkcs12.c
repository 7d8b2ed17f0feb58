/* The file itself and its integrity; what is in the safes: pkcs12_bags.c. */
#include "container/pkcs12.h"

#include <stdlib.h>
#include <string.h>

#include <mbedtls/constant_time.h>

#include "container/pkcs12_internal.h"
#include "encoding/ber.h"

void mc_pkcs12_free(mc_pkcs12 *p12)
{
    static const mc_pkcs12 EMPTY = MC_PKCS12_INIT;

    mc_bufs_free(&p12->kept);
    free(p12->items);
    *p12 = EMPTY;
}

/* Steps over a header in BER, into the element: 1, or 0 for another tag. */
static int step_into(mc_view *in, uint8_t tag)
{
    size_t head = 2;

    if (in->len < 2 || in->p[0] != tag) {
        return 0;
    }
    if (in->p[1] > 0x80) {
        head += in->p[1] & 0x7fu;
    }
    if (in->len < head) {
        return 0;
    }
    mc_view_skip(in, head);
    return 1;
}

/* PFX ::= SEQUENCE { version INTEGER, authSafe ContentInfo, ... */
int mc_pkcs12_looks_like(mc_view file)
{
    mc_view in = file;
    mc_view oid;

    if (!step_into(&in, MC_DER_SEQUENCE) || !step_into(&in, MC_DER_INTEGER) ||
        in.len < 1 || in.p[0] != 3) {
        return 0;
    }
    mc_view_skip(&in, 1);
    return step_into(&in, MC_DER_SEQUENCE) &&
           mc_der_take(&in, MC_DER_OID, &oid) == MC_OK &&
           (MC_DER_OID_IS(oid, MC_OID_P7_DATA) ||
            MC_DER_OID_IS(oid, MC_OID_P7_SIGNED));
}

/* A MAC as MacData says it. */
typedef struct mac_data {
    mbedtls_md_type_t digest;
    int pbmac1;
    mbedtls_md_type_t prf; /* PBMAC1: PBKDF2's */
    size_t key_len;        /* bytes */
    uint32_t iterations;
    mc_view salt;
    mc_view value;
} mac_data;

/* SHA-1 and SHA-2 as digests, and their HMACs (RFC 8018 B.1). */
#define SHA2(n) "\x60\x86\x48\x01\x65\x03\x04\x02" n
#define HMAC(n) "\x2a\x86\x48\x86\xf7\x0d\x02" n

typedef struct digest_row {
    mc_view oid;
    mbedtls_md_type_t digest;
} digest_row;

static const digest_row DIGESTS[] = {
    {MC_BYTES_INIT(MC_OID_SHA1), MBEDTLS_MD_SHA1},
    {MC_BYTES_INIT(SHA2("\x01")), MBEDTLS_MD_SHA256},
    {MC_BYTES_INIT(SHA2("\x02")), MBEDTLS_MD_SHA384},
    {MC_BYTES_INIT(SHA2("\x03")), MBEDTLS_MD_SHA512},
    {MC_BYTES_INIT(SHA2("\x04")), MBEDTLS_MD_SHA224},
    {MC_BYTES_INIT(HMAC("\x07")), MBEDTLS_MD_SHA1},
    {MC_BYTES_INIT(HMAC("\x08")), MBEDTLS_MD_SHA224},
    {MC_BYTES_INIT(HMAC("\x09")), MBEDTLS_MD_SHA256},
    {MC_BYTES_INIT(HMAC("\x0a")), MBEDTLS_MD_SHA384},
    {MC_BYTES_INIT(HMAC("\x0b")), MBEDTLS_MD_SHA512},
};

static mbedtls_md_type_t digest_of(mc_view oid)
{
    const digest_row *row = MC_DER_OID_ROW(DIGESTS, oid);

    return row != NULL ? row->digest : MBEDTLS_MD_NONE;
}

/*
 * RFC 9579: PBKDF2 with an explicit key length, then HMAC. The salt and the
 * iterations of MacData itself are not used.
 */
static mc_err read_pbmac1(mc_view parameters, mac_data *mac)
{
    mc_view sequence, kdf, oid, ignored;
    uint32_t key_len = 0;
    mc_err err;

    mac->pbmac1 = 1;
    mac->prf = MBEDTLS_MD_SHA1;
    err = mc_der_take(&parameters, MC_DER_SEQUENCE, &sequence);
    MC_THEN(err, mc_der_take_algorithm(&sequence, &oid, &kdf));
    if (err != MC_OK) {
        return err;
    }
    if (!MC_DER_OID_IS(oid, MC_OID_PBKDF2)) {
        return MC_ERR_UNSUPPORTED;
    }
    err = mc_der_take(&kdf, MC_DER_SEQUENCE, &kdf);
    MC_THEN(err, mc_der_take(&kdf, MC_DER_OCTET_STRING, &mac->salt));
    MC_THEN(err, mc_der_take_small(&kdf, &mac->iterations));
    if (err == MC_OK && mc_der_peek(kdf, MC_DER_INTEGER)) {
        err = mc_der_take_small(&kdf, &key_len);
    }
    if (err == MC_OK && kdf.len > 0) {
        err = mc_der_take_algorithm(&kdf, &oid, &ignored);
        mac->prf = digest_of(oid);
    }
    MC_THEN(err, mc_der_take_algorithm(&sequence, &oid, &ignored));
    if (err != MC_OK) {
        return err;
    }
    mac->digest = digest_of(oid);
    mac->key_len = key_len;
    /* RFC 9579 5: the length must be there; short ones are no MAC. */
    if (key_len < 20 || key_len > MBEDTLS_MD_MAX_SIZE ||
        mac->prf == MBEDTLS_MD_NONE) {
        return MC_ERR_UNSUPPORTED;
    }
    return MC_OK;
}

/* MacData ::= SEQUENCE { mac DigestInfo, macSalt, iterations DEFAULT 1 } */
static mc_err read_mac(mc_view in, mc_pkcs12 *p12, mac_data *mac)
{
    mc_view info = {NULL, 0};
    mc_view data, oid, parameters, before;
    mc_err err = mc_der_take(&in, MC_DER_SEQUENCE, &data);

    memset(mac, 0, sizeof(*mac));
    mac->iterations = 1;
    MC_THEN(err, mc_der_take(&data, MC_DER_SEQUENCE, &info));
    before = info;
    MC_THEN(err, mc_der_take_algorithm(&info, &oid, &parameters));
    if (err == MC_OK) {
        p12->mac_algorithm.p = before.p;
        p12->mac_algorithm.len = before.len - info.len;
        err = mc_der_take(&info, MC_DER_OCTET_STRING, &mac->value);
    }
    MC_THEN(err, mc_der_take(&data, MC_DER_OCTET_STRING, &mac->salt));
    if (err == MC_OK && data.len > 0) {
        err = mc_der_take_small(&data, &mac->iterations);
    }
    if (err != MC_OK) {
        return MC_ERR_DER_DAMAGED;
    }
    mac->digest = digest_of(oid);
    if (MC_DER_OID_IS(oid, MC_OID_PBMAC1)) {
        err = read_pbmac1(parameters, mac);
    }
    p12->mac_iterations = mac->iterations;
    if (err == MC_OK && mac->digest == MBEDTLS_MD_NONE) {
        err = MC_ERR_UNSUPPORTED;
    }
    return err;
}

/* Checks the MAC with one form of the passphrase. */
static mc_err try_mac(mc_job *job, const mac_data *mac, mc_view passphrase,
                      mc_view bmp, mc_view contents, int *good)
{
    const mbedtls_md_info_t *info = mbedtls_md_info_from_type(mac->digest);
    size_t len = mbedtls_md_get_size(info);
    uint8_t key[MBEDTLS_MD_MAX_SIZE], value[MBEDTLS_MD_MAX_SIZE];
    size_t key_len = mac->pbmac1 ? mac->key_len : len;
    mc_err err;

    err = mac->pbmac1 ? mc_kdf_pbkdf2(job, mac->prf, passphrase, mac->salt,
                                      mac->iterations, key, key_len)
                      : mc_kdf_pkcs12(job, mac->digest, MC_KDF_PKCS12_MAC, bmp,
                                      mac->salt, mac->iterations, key, key_len);
    if (err != MC_OK) {
        return err;
    }
    if (mbedtls_md_hmac(info, key, key_len, contents.p, contents.len, value) !=
        0) {
        err = MC_ERR_MEMORY;
    } else {
        *good = mac->value.len == len &&
                mbedtls_ct_memcmp(value, mac->value.p, len) == 0;
    }
    mc_wipe(key, sizeof(key));
    mc_wipe(value, sizeof(value));
    return err;
}

/*
 * The passphrase as a BMPString; and, when it is empty, as nothing at all:
 * writers differ (RFC 7292 B.1 knows no absent password).
 */
static mc_err check_mac(mc_job *job, const mac_data *mac, mc_view passphrase,
                        mc_view contents, mc_pkcs12 *p12)
{
    static const mc_view NONE = {NULL, 0};
    mc_buf bmp = MC_BUF_INIT;
    int good = 0;
    mc_err err = mc_kdf_bmp(passphrase, &bmp);

    MC_THEN(err,
            try_mac(job, mac, passphrase, mc_buf_view(&bmp), contents, &good));
    if (err == MC_OK && !good && passphrase.len == 0 && !mac->pbmac1) {
        err = try_mac(job, mac, NONE, NONE, contents, &good);
        p12->no_passphrase = good;
    }
    if (err == MC_OK) {
        p12->mac = MC_PKCS12_MAC_GOOD;
        if (!good && passphrase.len > 0) {
            p12->mac = MC_PKCS12_MAC_WRONG;
            err = MC_ERR_PASSPHRASE;
        } else if (!good) {
            p12->mac = MC_PKCS12_MAC_UNCHECKED;
            err = MC_ERR_PASSPHRASE_MISSING;
        }
    }
    mc_buf_free(&bmp);
    return err;
}

/* Notes what is read next, of the file. */
static void read_next(mc_pkcs12 *p12, mc_view file, const char *part,
                      mc_view rest)
{
    mc_place_set(&p12->reading, part, rest);
    mc_place_move(&p12->reading, mc_buf_view(&p12->kept.items[0]), file);
}

mc_err mc_pkcs12_open(mc_job *job, mc_view file, mc_view passphrase,
                      mc_pkcs12 *p12)
{
    mc_view in, pfx, info, oid, wrapped, contents, safes;
    mac_data mac;
    uint32_t version;
    mc_buf *kept;
    size_t used;
    mc_err err;

    if (!mc_pkcs12_looks_like(file)) {
        return MC_ERR_FILE_KIND;
    }
    kept = mc_bufs_add(&p12->kept);
    /* What follows the file, such as a line end, is nobody's. */
    err = kept == NULL ? MC_ERR_MEMORY : mc_ber_to_der(file, kept, &used);
    if (err == MC_OK) {
        in = mc_buf_view(kept);
        err = mc_der_take(&in, MC_DER_SEQUENCE, &pfx);
    }
    MC_THEN(err, mc_der_take_small(&pfx, &version));
    if (err == MC_OK) {
        read_next(p12, file, "contents", pfx);
        err = mc_der_take(&pfx, MC_DER_SEQUENCE, &info);
    }
    if (err == MC_OK && pfx.len == 0) {
        p12->mac = MC_PKCS12_MAC_ABSENT;
    }
    MC_THEN(err, mc_der_take(&info, MC_DER_OID, &oid));
    if (err != MC_OK) {
        return err;
    }
    if (!MC_DER_OID_IS(oid, MC_OID_P7_DATA)) {
        return MC_ERR_UNSUPPORTED; /* signed: public-key integrity mode */
    }
    /* The content is OPTIONAL in PKCS#7; here it must be there. */
    read_next(p12, file, "contents", info);
    err = mc_der_take(&info, MC_DER_CONTEXT_CONSTRUCTED(0), &wrapped);
    MC_THEN(err, mc_der_take(&wrapped, MC_DER_OCTET_STRING, &contents));
    if (err == MC_OK && pfx.len > 0) {
        read_next(p12, file, "check", pfx);
        err = read_mac(pfx, p12, &mac);
        if (err == MC_OK) {
            err = check_mac(job, &mac, passphrase, contents, p12);
        } else if (err == MC_ERR_UNSUPPORTED) {
            p12->mac = MC_PKCS12_MAC_UNSUPPORTED;
            err = MC_OK;
        }
    }
    if (err == MC_OK) {
        read_next(p12, file, "contents", contents);
        err = mc_pkcs12_keep_der(p12, contents, &safes);
    }
    return MC_THEN(err, mc_pkcs12_read_safes(job, safes, passphrase, p12));
}
