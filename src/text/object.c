/* See object.h. */
#include "text/object.h"

#include <string.h>

#include <mbedtls/bignum.h>

/* Numbers in a row that tell RSA from DSA. */
#define NUMBERS_RSA 9
#define NUMBERS_DSA 6
/* Bytes: longer than any version, shorter than any modulus. */
#define VERSION_MAX 4
/* Bytes of a DSA subgroup's order (FIPS 186-4 4.2), and of most exponents. */
#define ORDER_MIN 20
#define ORDER_MAX 32
#define EXPONENT_MAX 8
/* A generator of a group is small; an exponent is hardly ever that small. */
#define GENERATOR_MAX 63

static const struct {
    const char *label;
    mc_object_kind kind;
} LABELS[] = {
    {"CERTIFICATE", MC_OBJECT_CERTIFICATE},
    {"X509 CERTIFICATE", MC_OBJECT_CERTIFICATE},
    {"TRUSTED CERTIFICATE", MC_OBJECT_CERTIFICATE},
    {"CERTIFICATE REQUEST", MC_OBJECT_REQUEST},
    {"NEW CERTIFICATE REQUEST", MC_OBJECT_REQUEST},
    {"X509 CRL", MC_OBJECT_CRL},
    {"PKCS7", MC_OBJECT_PKCS7},
    {"CMS", MC_OBJECT_PKCS7},
    {"PKCS #7 SIGNED DATA", MC_OBJECT_PKCS7},
    {"PKCS12", MC_OBJECT_PKCS12},
    {"PFX", MC_OBJECT_PKCS12},
    {"PUBLIC KEY", MC_OBJECT_PUBLIC_KEY},
    {"RSA PUBLIC KEY", MC_OBJECT_PUBLIC_KEY_RSA},
    {"RSA PRIVATE KEY", MC_OBJECT_KEY_RSA},
    {"EC PRIVATE KEY", MC_OBJECT_KEY_EC},
    {"DSA PRIVATE KEY", MC_OBJECT_KEY_DSA},
    {"PRIVATE KEY", MC_OBJECT_KEY_PKCS8},
    {"ENCRYPTED PRIVATE KEY", MC_OBJECT_KEY_LOCKED},
    {"OPENSSH PRIVATE KEY", MC_OBJECT_KEY_OPENSSH},
    {"DH PARAMETERS", MC_OBJECT_DH_PARAMETERS},
    {"X9.42 DH PARAMETERS", MC_OBJECT_DH_PARAMETERS},
    {"DSA PARAMETERS", MC_OBJECT_DSA_PARAMETERS},
    {"EC PARAMETERS", MC_OBJECT_EC_PARAMETERS},
};

static const char *const CODES[MC_OBJECT__COUNT] = {"unknown",
                                                    "certificate",
                                                    "request",
                                                    "crl",
                                                    "pkcs7",
                                                    "pkcs12",
                                                    "public-key",
                                                    "public-key-pkcs1",
                                                    "key-pkcs1",
                                                    "key-sec1",
                                                    "key-dsa",
                                                    "key-pkcs8",
                                                    "key-pkcs8-locked",
                                                    "key-openssh",
                                                    "dh-parameters",
                                                    "dsa-parameters",
                                                    "ec-parameters",
                                                    "ocsp-response"};

mc_object_kind mc_object_of_label(mc_view label)
{
    size_t i;

    for (i = 0; i < sizeof(LABELS) / sizeof(LABELS[0]); i++) {
        if (mc_view_is(label, LABELS[i].label)) {
            return LABELS[i].kind;
        }
    }
    return MC_OBJECT_UNKNOWN;
}

/* How much of text reads as the label; 0 when it does not. */
static size_t reads_as(mc_view text, const char *label)
{
    size_t at = 0;

    for (; *label != '\0'; label++) {
        if (*label == ' ') {
            while (at < text.len && text.p[at] <= ' ' && text.p[at] != '\n') {
                at++;
            }
        } else if (at >= text.len ||
                   mc_lower(text.p[at++]) != mc_lower((uint8_t) *label)) {
            return 0;
        }
    }
    return at;
}

const char *mc_object_label_at(mc_view text, size_t *used)
{
    const char *found = NULL;
    size_t i;

    *used = 0;
    for (i = 0; i < sizeof(LABELS) / sizeof(LABELS[0]); i++) {
        size_t len = reads_as(text, LABELS[i].label);

        if (len > *used) {
            *used = len;
            found = LABELS[i].label;
        }
    }
    return found;
}

int mc_object_is_key(mc_object_kind kind)
{
    return kind == MC_OBJECT_KEY_RSA || kind == MC_OBJECT_KEY_EC ||
           kind == MC_OBJECT_KEY_PKCS8 || kind == MC_OBJECT_KEY_LOCKED;
}

int mc_object_is_parameters(mc_object_kind kind)
{
    return kind == MC_OBJECT_DH_PARAMETERS ||
           kind == MC_OBJECT_DSA_PARAMETERS || kind == MC_OBJECT_EC_PARAMETERS;
}

const char *mc_object_code(mc_object_kind kind)
{
    return CODES[kind < MC_OBJECT__COUNT ? kind : MC_OBJECT_UNKNOWN];
}

mc_err mc_object_damage(mc_view bytes, const mc_place *place, mc_fault *fault)
{
    static const mc_place nowhere = {NULL, NULL};
    mc_object object;

    mc_object_know(bytes, &object);
    *fault = mc_place_fault(place != NULL ? place : &nowhere, bytes);
    if (object.cut) {
        fault->bytes = object.missing;
    }
    return object.cut ? MC_ERR_DER_CUT : MC_ERR_DER_DAMAGED;
}

mc_err mc_object_fail(mc_job *job, mc_err err, const char *field, mc_view bytes,
                      const mc_place *place)
{
    mc_fault fault;

    if (err == MC_ERR_DER_DAMAGED) {
        err = mc_object_damage(bytes, place, &fault);
        return mc_fail_with(job, err, field, &fault);
    }
    return mc_fail(job, err, field, 0);
}

/* ------------------------------------------------------------- the walk -- */

/*
 * The next element, BER or DER, of which the end may be missing: value is as
 * much of it as there is. Returns 0 where not even a header is.
 */
static int step(mc_view *in, uint8_t *tag, mc_view *value, uint64_t *missing)
{
    mc_view found;
    size_t count, i;
    uint64_t len = 0;

    if (in->len < 2) {
        return 0;
    }
    *tag = in->p[0];
    count = in->p[1] > 0x80 ? in->p[1] & 0x7fu : 0;
    if (count > sizeof(len) - 1 || in->len - 2 < count) {
        return 0;
    }
    for (i = 0; i < count; i++) {
        len = len << 8 | in->p[2 + i];
    }
    len = count == 0 ? in->p[1] : len;
    found.p = in->p + 2 + count;
    found.len = in->len - 2 - count;
    *missing = 0;
    if (in->p[1] == 0x80) {
        len = found.len; /* until an end marker: all there is */
    } else if (len > found.len) {
        *missing = len - found.len;
        len = found.len;
    }
    found.len = (size_t) len;
    in->len -= 2 + count + found.len;
    in->p = found.p + found.len;
    *value = found; /* last: value may be in itself, to step inside */
    return 1;
}

static int take(mc_view *in, uint8_t tag, mc_view *value)
{
    uint64_t missing;
    uint8_t found;

    return in->len > 0 && in->p[0] == tag && step(in, &found, value, &missing);
}

/* PKCS#5 and PKCS#12: what locks keys. */
static int is_lock(mc_view oid)
{
    return mc_view_begins(oid, "\x2a\x86\x48\x86\xf7\x0d\x01\x05") ||
           mc_view_begins(oid, "\x2a\x86\x48\x86\xf7\x0d\x01\x0c");
}

static int is_pkcs7_type(mc_view oid)
{
    return mc_view_begins(oid, "\x2a\x86\x48\x86\xf7\x0d\x01\x07");
}

/* 1.2.840.10045.1: the fields that curves are over (RFC 3279 2.3.5). */
static int is_field(mc_view oid)
{
    return mc_view_begins(oid, "\x2a\x86\x48\xce\x3d\x01");
}

/* ------------------------------------------------- what begins with what -- */

/* A number, an algorithm, a name: a certificate of version 1, or a list. */
static mc_object_kind of_dated(mc_view in, mc_view number)
{
    mc_view skipped;

    if (take(&in, MC_DER_SEQUENCE, &skipped) &&
        take(&in, MC_DER_SEQUENCE, &skipped) && in.len > 0) {
        return mc_der_peek(in, MC_DER_SEQUENCE) ? MC_OBJECT_CERTIFICATE
               : mc_der_peek(in, MC_DER_UTC_TIME) ||
                       mc_der_peek(in, MC_DER_GENERALIZED_TIME)
                   ? MC_OBJECT_CRL
                   : MC_OBJECT_UNKNOWN;
    }
    return number.len == 1 && number.p[0] == 1 ? MC_OBJECT_CRL
                                               : MC_OBJECT_CERTIFICATE;
}

/* What is signed, and comes first: certificates, requests, lists. */
static mc_object_kind of_signed(mc_view in)
{
    mc_view number, inner, oid;

    if (take(&in, MC_DER_CONTEXT_CONSTRUCTED(0), &number)) {
        return in.len == 0 || mc_der_peek(in, MC_DER_INTEGER)
                   ? MC_OBJECT_CERTIFICATE
                   : MC_OBJECT_UNKNOWN;
    }
    if (take(&in, MC_DER_INTEGER, &number)) {
        inner = in;
        if (!take(&inner, MC_DER_SEQUENCE, &inner)) {
            return MC_OBJECT_UNKNOWN;
        }
        return take(&inner, MC_DER_OID, &oid) ? of_dated(in, number)
                                              : MC_OBJECT_REQUEST;
    }
    /* A list of version 1, which has no number. */
    inner = in;
    return take(&inner, MC_DER_SEQUENCE, &inner) &&
                   mc_der_peek(inner, MC_DER_OID) &&
                   of_dated(in, inner) == MC_OBJECT_CRL
               ? MC_OBJECT_CRL
               : MC_OBJECT_UNKNOWN;
}

/* An algorithm comes first: a public key, or a locked one. */
static mc_object_kind of_algorithm(mc_view algorithm, mc_view rest)
{
    mc_view oid;

    if (!take(&algorithm, MC_DER_OID, &oid)) {
        return MC_OBJECT_UNKNOWN;
    }
    if (mc_der_peek(rest, MC_DER_OCTET_STRING)) {
        return MC_OBJECT_KEY_LOCKED;
    }
    if (rest.len > 0 && !mc_der_peek(rest, MC_DER_BIT_STRING)) {
        return MC_OBJECT_UNKNOWN;
    }
    return is_lock(oid) ? MC_OBJECT_KEY_LOCKED : MC_OBJECT_PUBLIC_KEY;
}

/*
 * Whether two numbers may be a Diffie-Hellman group (PKCS#3) rather than an
 * RSA key, whose modulus looks like a prime: an exponent is odd, and a
 * generator small. Where both fit, Fermat's test tells.
 */
static int is_group(mc_view first, mc_view second)
{
    mbedtls_mpi p, exponent, power, two;
    int prime = 0;

    if (second.len == 0 || (second.p[second.len - 1] & 1) == 0) {
        return second.len > 0;
    }
    if (second.len > 1 || second.p[0] > GENERATOR_MAX || first.len < 2 ||
        first.len > MBEDTLS_MPI_MAX_SIZE || (first.p[first.len - 1] & 1) == 0) {
        return 0;
    }
    mbedtls_mpi_init(&p);
    mbedtls_mpi_init(&exponent);
    mbedtls_mpi_init(&power);
    mbedtls_mpi_init(&two);
    if (mbedtls_mpi_read_binary(&p, first.p, first.len) == 0 &&
        mbedtls_mpi_lset(&two, 2) == 0 &&
        mbedtls_mpi_sub_int(&exponent, &p, 1) == 0 &&
        mbedtls_mpi_exp_mod(&power, &two, &exponent, &p, NULL) == 0) {
        prime = mbedtls_mpi_cmp_int(&power, 1) == 0;
    }
    mbedtls_mpi_free(&p);
    mbedtls_mpi_free(&exponent);
    mbedtls_mpi_free(&power);
    mbedtls_mpi_free(&two);
    return prime;
}

/* Nothing but numbers, of which the first is a version or a modulus. */
static mc_object_kind of_numbers(mc_view in, int cut)
{
    mc_view numbers[3] = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
    mc_view number;
    size_t count = 0;

    while (take(&in, MC_DER_INTEGER, &number)) {
        if (count < 3) {
            numbers[count] = number;
        }
        count++;
    }
    if (numbers[0].len <= VERSION_MAX) {
        if (numbers[1].len <= VERSION_MAX || count < 3) {
            return MC_OBJECT_UNKNOWN;
        }
        if (cut ? numbers[2].len <= EXPONENT_MAX : count >= NUMBERS_RSA) {
            return MC_OBJECT_KEY_RSA;
        }
        return cut || count == NUMBERS_DSA ? MC_OBJECT_KEY_DSA
                                           : MC_OBJECT_KEY_RSA;
    }
    if (count == 2 && in.len == 0) {
        return !cut && is_group(numbers[0], numbers[1])
                   ? MC_OBJECT_DH_PARAMETERS
                   : MC_OBJECT_PUBLIC_KEY_RSA;
    }
    if (count < 3) {
        return count == 1 && !cut ? MC_OBJECT_UNKNOWN : MC_OBJECT_DH_PARAMETERS;
    }
    return numbers[1].len >= ORDER_MIN && numbers[1].len <= ORDER_MAX + 1 &&
                   numbers[2].len > ORDER_MAX + 1
               ? MC_OBJECT_DSA_PARAMETERS
               : MC_OBJECT_DH_PARAMETERS;
}

/* A number comes first: keys, parameters, containers. */
static mc_object_kind of_version(mc_view version, mc_view rest)
{
    mc_view inner, oid;

    if (mc_der_peek(rest, MC_DER_OCTET_STRING)) {
        return version.len == 1 ? MC_OBJECT_KEY_EC : MC_OBJECT_UNKNOWN;
    }
    if (mc_der_peek(rest, MC_DER_SET)) {
        return version.len == 1 ? MC_OBJECT_PKCS7 : MC_OBJECT_UNKNOWN;
    }
    inner = rest;
    if (version.len != 1 || !take(&inner, MC_DER_SEQUENCE, &inner) ||
        !take(&inner, MC_DER_OID, &oid)) {
        return MC_OBJECT_UNKNOWN;
    }
    if (is_pkcs7_type(oid)) {
        return version.p[0] == 3 ? MC_OBJECT_PKCS12 : MC_OBJECT_UNKNOWN;
    }
    return is_field(oid) ? MC_OBJECT_EC_PARAMETERS : MC_OBJECT_KEY_PKCS8;
}

static mc_object_kind kind_of(mc_view body, int cut)
{
    mc_view in = body, first;
    uint64_t missing;
    uint8_t tag;

    if (!step(&in, &tag, &first, &missing)) {
        return MC_OBJECT_UNKNOWN;
    }
    switch (tag) {
    case MC_DER_SEQUENCE:
        return mc_der_peek(first, MC_DER_OID) ? of_algorithm(first, in)
                                              : of_signed(first);
    case MC_DER_INTEGER:
        return mc_der_peek(in, MC_DER_INTEGER) ? of_numbers(body, cut)
                                               : of_version(first, in);
    case MC_DER_OID:
        return is_pkcs7_type(first) ? MC_OBJECT_PKCS7 : MC_OBJECT_UNKNOWN;
    case MC_DER_ENUMERATED:
        return in.len == 0 || mc_der_peek(in, MC_DER_CONTEXT_CONSTRUCTED(0))
                   ? MC_OBJECT_OCSP
                   : MC_OBJECT_UNKNOWN;
    default:
        return MC_OBJECT_UNKNOWN;
    }
}

void mc_object_know(mc_view bytes, mc_object *object)
{
    static const char OPENSSH[] = "openssh-key-v1"; /* with its final zero */
    mc_view in = bytes, body;
    uint8_t tag;

    memset(object, 0, sizeof(*object));
    if (bytes.len >= sizeof(OPENSSH) &&
        memcmp(bytes.p, OPENSSH, sizeof(OPENSSH)) == 0) {
        object->kind = MC_OBJECT_KEY_OPENSSH;
        return;
    }
    if (!step(&in, &tag, &body, &object->missing)) {
        return;
    }
    object->cut = object->missing > 0;
    if (tag == MC_DER_OID && !object->cut && in.len == 0) {
        object->kind = MC_OBJECT_EC_PARAMETERS;
    } else if (tag == MC_DER_SEQUENCE) {
        object->kind = kind_of(body, object->cut);
    }
}
