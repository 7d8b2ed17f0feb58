#include "key/key_der.h"

#include <string.h>

#include "encoding/oid.h"
#include "key/public_key.h"

/* Largest RSA modulus that Mbed TLS computes with, bytes. */
#define RSA_MAX MBEDTLS_MPI_MAX_SIZE
#define EC_SECRET_MAX 66
#define EC_POINT_MAX (2 * EC_SECRET_MAX + 1)

/* RFC 5480 2.1.1.1. */
static const struct curve {
    mc_view oid;
    mbedtls_ecp_group_id group;
} CURVES[] = {
    {MC_BYTES_INIT(MC_OID_P256), MBEDTLS_ECP_DP_SECP256R1},
    {MC_BYTES_INIT(MC_OID_P384), MBEDTLS_ECP_DP_SECP384R1},
    {MC_BYTES_INIT(MC_OID_P521), MBEDTLS_ECP_DP_SECP521R1},
};

mc_err mc_key_shape_of(mc_view der, mc_object_kind *shape)
{
    mc_object object;

    mc_object_know(der, &object);
    if (!mc_object_is_key(object.kind)) {
        return object.kind == MC_OBJECT_KEY_DSA ||
                       object.kind == MC_OBJECT_KEY_OPENSSH
                   ? MC_ERR_UNSUPPORTED
                   : MC_ERR_FILE_KIND;
    }
    *shape = object.kind;
    return object.cut ? MC_ERR_DER_CUT : MC_OK;
}

/* "RSA-16384", or what RFC 8017 3.2 calls a key of more than two primes. */
static mc_err rsa_kind(uint32_t version, mc_view fields, mc_buf *text)
{
    mc_view modulus;
    mc_err err;

    if (version != 0) {
        return mc_buf_append_str(text, "multi-prime RSA");
    }
    err = mc_der_take_unsigned(&fields, &modulus);
    MC_THEN(err, mc_buf_append_str(text, "RSA-"));
    return err == MC_OK ? mc_buf_append_decimal(text, 8 * modulus.len) : err;
}

/* A key in a shape that is not read: what it is (RFC 5958 2, RFC 5915 3). */
static mc_err kind_of(mc_object_kind shape, mc_view der, mc_buf *text)
{
    mc_public_key key;
    mc_view fields, field;
    uint32_t version;
    mc_err err = mc_der_take(&der, MC_DER_SEQUENCE, &fields);

    memset(&key, 0, sizeof(key));
    MC_THEN(err, mc_der_take_small(&fields, &version));
    if (err != MC_OK) {
        return err;
    }
    if (shape == MC_OBJECT_KEY_RSA) {
        return rsa_kind(version, fields, text);
    }
    if (shape == MC_OBJECT_KEY_PKCS8) {
        err = mc_public_key_kind(fields, &key);
        if (err == MC_OK && strcmp(key.type, "RSA") == 0) {
            err = mc_der_take(&fields, MC_DER_SEQUENCE, &field);
            MC_THEN(err, mc_der_take(&fields, MC_DER_OCTET_STRING, &field));
            return err == MC_OK ? kind_of(MC_OBJECT_KEY_RSA, field, text) : err;
        }
    } else {
        err = mc_der_take(&fields, MC_DER_OCTET_STRING, &field);
        MC_THEN(err,
                mc_der_take(&fields, MC_DER_CONTEXT_CONSTRUCTED(0), &field));
        mc_public_key_curve(field, &key);
    }
    return err == MC_OK ? mc_public_key_text(&key, text) : err;
}

mc_err mc_key_kind_text(mc_object_kind shape, mc_view der, mc_buf *text)
{
    mc_err err = kind_of(shape, der, text);

    return err == MC_ERR_MEMORY ? err : MC_OK;
}

/* ---------------------------------------------------------------- RSA -- */

/* The next INTEGER, which must not be zero, into number. */
static mc_err take_number(mc_view *in, mbedtls_mpi *number)
{
    mc_view magnitude;
    mc_err err = mc_der_take_unsigned(in, &magnitude);

    if (err != MC_OK) {
        return err;
    }
    if (magnitude.len > RSA_MAX) {
        return MC_ERR_UNSUPPORTED;
    }
    if (magnitude.len == 1 && magnitude.p[0] == 0) {
        return MC_ERR_KEY_DAMAGED;
    }
    return mbedtls_mpi_read_binary(number, magnitude.p, magnitude.len) == 0
               ? MC_OK
               : MC_ERR_MEMORY;
}

/*
 * The eight numbers in their order. The CRT numbers are taken from the file
 * rather than computed: computing them from secrets leaks by timing (Aldaya
 * et al., ePrint 2020/055). They are checked like the rest.
 */
static mc_err take_numbers(mc_view *in, mbedtls_rsa_context *rsa,
                           mc_place *reading)
{
    static const char *const NAMES[] = {
        "modulus", "public-exponent", "private-exponent", "prime-1",
        "prime-2", "exponent-1",      "exponent-2",       "coefficient"};
    mbedtls_mpi *const numbers[] = {
        &rsa->MBEDTLS_PRIVATE(N),  &rsa->MBEDTLS_PRIVATE(E),
        &rsa->MBEDTLS_PRIVATE(D),  &rsa->MBEDTLS_PRIVATE(P),
        &rsa->MBEDTLS_PRIVATE(Q),  &rsa->MBEDTLS_PRIVATE(DP),
        &rsa->MBEDTLS_PRIVATE(DQ), &rsa->MBEDTLS_PRIVATE(QP)};
    mc_err err = MC_OK;
    size_t i;

    for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        mc_place_set(reading, NAMES[i], *in);
        err = take_number(in, numbers[i]);
        if (err != MC_OK) {
            return err;
        }
    }
    mc_place_set(reading, "behind-numbers", *in);
    return in->len == 0 ? MC_OK : MC_ERR_DER_DAMAGED;
}

static mc_err read_pkcs1(mc_view der, mc_place *reading, mbedtls_pk_context *pk)
{
    mbedtls_rsa_context *rsa;
    mc_view fields;
    uint32_t version;
    mc_err err = mc_der_take(&der, MC_DER_SEQUENCE, &fields);
    int ret;

    MC_THEN_AT(err, reading, "version", fields,
               mc_der_take_small(&fields, &version));
    if (err != MC_OK || der.len != 0) {
        return MC_ERR_DER_DAMAGED;
    }
    if (version != 0) {
        return MC_ERR_UNSUPPORTED; /* more than two primes */
    }
    ret = mbedtls_pk_setup(pk, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA));
    if (ret != 0) {
        return MC_ERR_MEMORY;
    }
    rsa = mbedtls_pk_rsa(*pk);
    err = take_numbers(&fields, rsa, reading);
    if (err != MC_OK) {
        return err;
    }
    rsa->MBEDTLS_PRIVATE(len) = mbedtls_mpi_size(&rsa->MBEDTLS_PRIVATE(N));
    ret = mbedtls_rsa_complete(rsa);
    MC_THEN(ret, mbedtls_rsa_check_privkey(rsa));
    return ret == 0 ? MC_OK : mc_err_mbedtls(ret, MC_ERR_KEY_DAMAGED);
}

static mc_err write_pkcs1(const mbedtls_pk_context *pk, mc_buf *der)
{
    /* Nine INTEGERs: N and D whole, the rest half as long, and headers. */
    size_t room = 5 * RSA_MAX + 64;
    mc_err err = mc_buf_reserve(der, room);
    uint8_t *start;
    int len;

    if (err != MC_OK) {
        return err;
    }
    start = der->p + der->len;
    len = mbedtls_pk_write_key_der(pk, start, room); /* at the end of room */
    if (len > 0) {
        memmove(start, start + room - (size_t) len, (size_t) len);
        mc_wipe(start + len, room - (size_t) len);
        der->len += (size_t) len;
        return MC_OK;
    }
    mc_wipe(start, room);
    return mc_err_mbedtls(len, MC_ERR_INTERNAL);
}

/* ----------------------------------------------------------------- EC -- */

static mc_err find_curve(mc_view *parameters, mbedtls_ecp_group_id *group)
{
    const struct curve *curve;
    mc_view oid;

    if (mc_der_peek(*parameters, MC_DER_SEQUENCE)) {
        return MC_ERR_UNSUPPORTED; /* a curve spelt out in numbers */
    }
    if (mc_der_take(parameters, MC_DER_OID, &oid) != MC_OK) {
        return MC_ERR_DER_DAMAGED;
    }
    curve = MC_DER_OID_ROW(CURVES, oid);
    if (curve == NULL) {
        return MC_ERR_UNSUPPORTED;
    }
    *group = curve->group;
    return MC_OK;
}

/*
 * The secret alone makes the key; where a public point is given as well, it
 * must be the one that belongs.
 */
static mc_err set_ec(mc_job *job, mbedtls_ecp_group_id group, mc_view secret,
                     mc_view point, mbedtls_pk_context *pk)
{
    mbedtls_ecp_keypair *pair;
    uint8_t made[EC_POINT_MAX];
    mc_view made_view = {made, 0};
    int ret = mbedtls_pk_setup(pk, mbedtls_pk_info_from_type(MBEDTLS_PK_ECKEY));

    if (ret != 0) {
        return MC_ERR_MEMORY;
    }
    pair = mbedtls_pk_ec(*pk);
    ret = mbedtls_ecp_read_key(group, pair, secret.p, secret.len);
    MC_THEN(ret, mbedtls_ecp_keypair_calc_public(pair, mc_random_mbedtls,
                                                 &job->random));
    if (ret == 0 && point.len > 0) {
        ret = mbedtls_ecp_write_public_key(pair,
                                           point.p[0] == 4
                                               ? MBEDTLS_ECP_PF_UNCOMPRESSED
                                               : MBEDTLS_ECP_PF_COMPRESSED,
                                           &made_view.len, made, sizeof(made));
    }
    if (ret != 0) {
        return mc_err_mbedtls(ret, MC_ERR_KEY_DAMAGED);
    }
    return point.len == 0 || mc_view_equal(made_view, point)
               ? MC_OK
               : MC_ERR_KEY_DAMAGED;
}

/* outer: the group that a PrivateKeyInfo named, or MBEDTLS_ECP_DP_NONE. */
static mc_err read_sec1(mc_job *job, mc_view der, mbedtls_ecp_group_id outer,
                        mc_place *reading, mbedtls_pk_context *pk)
{
    mc_view fields, secret, wrapped;
    mc_view point = {NULL, 0};
    mbedtls_ecp_group_id group = outer;
    uint32_t version;
    mc_err err = mc_der_take(&der, MC_DER_SEQUENCE, &fields);

    MC_THEN_AT(err, reading, "version", fields,
               mc_der_take_small(&fields, &version));
    if (err == MC_OK && version == 1) {
        mc_place_set(reading, "secret", fields);
        err = mc_der_take(&fields, MC_DER_OCTET_STRING, &secret);
    }
    if (err != MC_OK || der.len != 0 || version != 1) {
        return MC_ERR_DER_DAMAGED;
    }
    if (mc_der_peek(fields, MC_DER_CONTEXT_CONSTRUCTED(0))) {
        mc_place_set(reading, "curve", fields);
        err = mc_der_take(&fields, MC_DER_CONTEXT_CONSTRUCTED(0), &wrapped);
        MC_THEN_AT(err, reading, "curve", wrapped,
                   find_curve(&wrapped, &group));
        if (err != MC_OK) {
            return err;
        }
    }
    if (mc_der_peek(fields, MC_DER_CONTEXT_CONSTRUCTED(1))) {
        mc_place_set(reading, "point", fields);
        err = mc_der_take(&fields, MC_DER_CONTEXT_CONSTRUCTED(1), &wrapped);
        MC_THEN(err, mc_der_take_bit_string(&wrapped, &point));
        if (err != MC_OK || point.len == 0) {
            return MC_ERR_DER_DAMAGED;
        }
    }
    mc_place_set(reading, "behind-key", fields);
    if (fields.len != 0 || group == MBEDTLS_ECP_DP_NONE) {
        return MC_ERR_DER_DAMAGED;
    }
    if (outer != MBEDTLS_ECP_DP_NONE && outer != group) {
        return MC_ERR_KEY_DAMAGED;
    }
    return set_ec(job, group, secret, point, pk);
}

static const struct curve *curve_of(const mbedtls_pk_context *pk)
{
    mbedtls_ecp_group_id group;
    size_t i;

    if (mbedtls_pk_can_do(pk, MBEDTLS_PK_ECKEY)) {
        group = mbedtls_ecp_keypair_get_group_id(mbedtls_pk_ec(*pk));
        for (i = 0; i < sizeof(CURVES) / sizeof(CURVES[0]); i++) {
            if (CURVES[i].group == group) {
                return &CURVES[i];
            }
        }
    }
    return NULL;
}

/* named: 0 inside a PrivateKeyInfo, which has named the curve already. */
static mc_err write_sec1(const mbedtls_pk_context *pk, int named, mc_buf *out)
{
    const mbedtls_ecp_keypair *pair = mbedtls_pk_ec(*pk);
    const struct curve *curve = curve_of(pk);
    uint8_t secret[EC_SECRET_MAX];
    uint8_t point[EC_POINT_MAX];
    mc_view secret_view = {secret, 0};
    mc_view point_view = {point, 0};
    mc_der der;
    mc_err err;

    if (curve == NULL) {
        return MC_ERR_UNSUPPORTED;
    }
    if (mbedtls_ecp_write_key_ext(pair, &secret_view.len, secret,
                                  sizeof(secret)) != 0 ||
        mbedtls_ecp_write_public_key(pair, MBEDTLS_ECP_PF_UNCOMPRESSED,
                                     &point_view.len, point,
                                     sizeof(point)) != 0) {
        mc_wipe(secret, sizeof(secret));
        return MC_ERR_INTERNAL;
    }
    mc_der_begin(&der, out);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_small(&der, 1);
    mc_der_put(&der, MC_DER_OCTET_STRING, secret_view);
    if (named) {
        mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
        mc_der_put(&der, MC_DER_OID, curve->oid);
        mc_der_close(&der);
    }
    mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(1));
    mc_der_bit_string(&der, point_view);
    mc_der_close(&der);
    mc_der_close(&der);
    err = mc_der_end(&der);
    mc_wipe(secret, sizeof(secret));
    return err;
}

/* ------------------------------------------------------------- PKCS#8 -- */

/* Attributes and a public key may follow the key (RFC 5958 2): stepped over,
 * as everything in them is said elsewhere. */
static mc_err skip_tail(mc_view fields)
{
    mc_view skipped;
    uint8_t tag, last = 0;
    mc_err err = MC_OK;

    while (err == MC_OK && fields.len > 0) {
        err = mc_der_next(&fields, &tag, &skipped, NULL);
        if (tag <= last ||
            (tag != MC_DER_CONTEXT_CONSTRUCTED(0) && tag != MC_DER_CONTEXT(1) &&
             tag != MC_DER_CONTEXT_CONSTRUCTED(1))) {
            err = MC_ERR_DER_DAMAGED;
        }
        last = tag;
    }
    return err;
}

static mc_err read_pkcs8(mc_job *job, mc_view der, mc_place *reading,
                         mbedtls_pk_context *pk)
{
    mc_view fields, algorithm, oid, key;
    mbedtls_ecp_group_id group;
    uint32_t version;
    mc_err err = mc_der_take(&der, MC_DER_SEQUENCE, &fields);

    MC_THEN_AT(err, reading, "version", fields,
               mc_der_take_small(&fields, &version));
    MC_THEN(err, version > 1 ? MC_ERR_DER_DAMAGED : MC_OK);
    MC_THEN_AT(err, reading, "key-kind", fields,
               mc_der_take_algorithm(&fields, &oid, &algorithm));
    MC_THEN_AT(err, reading, "inner-key", fields,
               mc_der_take(&fields, MC_DER_OCTET_STRING, &key));
    MC_THEN_AT(err, reading, "behind-key", fields, skip_tail(fields));
    if (err != MC_OK || der.len != 0) {
        return MC_ERR_DER_DAMAGED;
    }
    if (MC_DER_OID_IS(oid, MC_OID_RSA)) {
        return read_pkcs1(key, reading, pk);
    }
    if (!MC_DER_OID_IS(oid, MC_OID_EC)) {
        return MC_ERR_UNSUPPORTED;
    }
    mc_place_set(reading, "curve", algorithm);
    err = find_curve(&algorithm, &group);
    return err == MC_OK ? read_sec1(job, key, group, reading, pk) : err;
}

static mc_err write_pkcs8(const mbedtls_pk_context *pk, mc_buf *out)
{
    int is_rsa = mbedtls_pk_can_do(pk, MBEDTLS_PK_RSA);
    const struct curve *curve = curve_of(pk);
    mc_buf key = MC_BUF_INIT;
    mc_der der;
    mc_err err = is_rsa ? write_pkcs1(pk, &key) : write_sec1(pk, 0, &key);

    if (err == MC_OK) {
        mc_der_begin(&der, out);
        mc_der_open(&der, MC_DER_SEQUENCE);
        mc_der_small(&der, 0);
        mc_der_open(&der, MC_DER_SEQUENCE);
        if (is_rsa) {
            MC_DER_PUT_OID(&der, MC_OID_RSA);
            mc_der_null(&der);
        } else {
            MC_DER_PUT_OID(&der, MC_OID_EC);
            mc_der_put(&der, MC_DER_OID, curve->oid);
        }
        mc_der_close(&der);
        mc_der_put(&der, MC_DER_OCTET_STRING, mc_buf_view(&key));
        mc_der_close(&der);
        err = mc_der_end(&der);
    }
    mc_buf_free(&key);
    return err;
}

/* --------------------------------------------------------------- both -- */

mc_err mc_key_read_der(mc_job *job, mc_object_kind shape, mc_view der,
                       mc_place *reading, mbedtls_pk_context *pk)
{
    switch (shape) {
    case MC_OBJECT_KEY_RSA:
        return read_pkcs1(der, reading, pk);
    case MC_OBJECT_KEY_EC:
        return read_sec1(job, der, MBEDTLS_ECP_DP_NONE, reading, pk);
    case MC_OBJECT_KEY_PKCS8:
        return read_pkcs8(job, der, reading, pk);
    default:
        return MC_ERR_INTERNAL;
    }
}

mc_err mc_key_write_der(const mbedtls_pk_context *pk, mc_object_kind shape,
                        mc_buf *der)
{
    int is_rsa = mbedtls_pk_can_do(pk, MBEDTLS_PK_RSA);

    if (shape == MC_OBJECT_KEY_PKCS8) {
        return write_pkcs8(pk, der);
    }
    if (shape == MC_OBJECT_KEY_RSA && is_rsa) {
        return write_pkcs1(pk, der);
    }
    if (shape == MC_OBJECT_KEY_EC && !is_rsa) {
        return write_sec1(pk, 1, der);
    }
    return MC_ERR_UNSUPPORTED;
}
