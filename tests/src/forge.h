/*
 * Certificates that each carry one defect, written here by hand: our own
 * writer would not make them. And questions to the front desk about them.
 */
#ifndef MC_TEST_FORGE_H
#define MC_TEST_FORGE_H

#include <stdio.h>

#include "check.h"

#include <mbedtls/ecp.h>

#include "desk/engine.h"
#include "encoding/oid.h"
#include "locking/pem.h"
#include "x509/certificate.h"

#define NOW 1795500000
#define DAY 86400
#define KEYS 4

typedef struct fixture {
    mc_job job;
    mbedtls_pk_context key[KEYS];
    mc_buf spki[KEYS];
} fixture;

static inline int make_keys(void **state)
{
    static fixture f;
    mc_view none = {NULL, 0};
    size_t i;

    mc_job_init(&f.job, none);
    for (i = 0; i < KEYS; i++) {
        mbedtls_pk_init(&f.key[i]);
        assert_int_equal(mbedtls_pk_setup(&f.key[i], mbedtls_pk_info_from_type(
                                                         MBEDTLS_PK_ECKEY)),
                         0);
        assert_int_equal(mbedtls_ecp_gen_key(MBEDTLS_ECP_DP_SECP256R1,
                                             mbedtls_pk_ec(f.key[i]),
                                             mc_random_mbedtls, &f.job.random),
                         0);
        assert_int_equal(mc_public_key_write(&f.key[i], &f.spki[i]), MC_OK);
    }
    *state = &f;
    return 0;
}

static inline int free_keys(void **state)
{
    fixture *f = *state;
    size_t i;

    mc_job_free(&f->job);
    for (i = 0; i < KEYS; i++) {
        mbedtls_pk_free(&f->key[i]);
        mc_buf_free(&f->spki[i]);
    }
    return 0;
}

/* A view of a string literal that may hold zeros. */
#define BYTES(literal)                                                         \
    (mc_view)                                                                  \
    {                                                                          \
        (const uint8_t *) (literal), sizeof(literal) - 1                       \
    }

/* What a certificate says; what is not told is as usual. */
typedef struct recipe {
    char subject; /* the common name's one letter; 0: an empty Name */
    char issuer;
    size_t key;        /* of the subject */
    size_t issuer_key; /* that signs */
    int is_authority;
    int path_length;
    mc_view names;       /* row of GeneralName */
    mc_view constraints; /* extension value; p NULL: none */
    int64_t not_before;
    int64_t not_after;
    unsigned version;  /* 3 */
    int no_extensions; /* for versions 1 and 2 */
    unsigned usage;    /* 0: none */
    mc_view purposes;  /* row of OIDs; empty: none */
    mc_view more;      /* whole Extension elements */
    mc_view serial;    /* contents of the INTEGER */
    mc_view spki;      /* instead of the key's own */
    mc_view key_id;    /* authorityKeyIdentifier's, instead of the issuer's */
    mc_view algorithm; /* said in place of what signed */
    int string_tag;    /* of the names; 0: UTF8String */
    int issuer_tag;
    mc_view name; /* of the subject, whole, instead of its letter */
} recipe;

#define FORGE_SERVER "\x06\x08" MC_OID_SERVER_AUTH
#define FORGE_CLIENT "\x06\x08" MC_OID_CLIENT_AUTH

static inline recipe leaf(void)
{
    recipe r;

    memset(&r, 0, sizeof(r));
    r.subject = 'l';
    r.issuer = 'r';
    r.issuer_key = 1;
    r.path_length = -1;
    r.names = BYTES("\x82\x06"
                    "a.test");
    r.not_before = NOW - DAY;
    r.not_after = NOW + 300 * DAY;
    r.version = 3;
    r.usage = MC_USAGE_DIGITAL_SIGNATURE;
    r.purposes = BYTES(FORGE_SERVER);
    r.serial = BYTES("\x01\x02\x03\x04\x05\x06\x07\x08\x09");
    return r;
}

static inline recipe authority(char subject, char issuer, size_t key, size_t by)
{
    recipe r = leaf();

    r.subject = subject;
    r.issuer = issuer;
    r.key = key;
    r.issuer_key = by;
    r.is_authority = 1;
    r.names.len = 0;
    r.not_after = NOW + 3000 * (int64_t) DAY;
    r.usage = MC_USAGE_KEY_CERT_SIGN | MC_USAGE_CRL_SIGN;
    r.purposes.len = 0;
    return r;
}

static inline void forge_name(mc_der *der, char letter, int tag)
{
    uint8_t text = (uint8_t) letter;

    mc_der_open(der, MC_DER_SEQUENCE);
    if (letter != 0) {
        mc_der_open(der, MC_DER_SET);
        mc_der_open(der, MC_DER_SEQUENCE);
        MC_DER_PUT_OID(der, MC_OID_AT_CN);
        mc_der_put(der, tag != 0 ? (uint8_t) tag : MC_DER_UTF8_STRING,
                   (mc_view){&text, 1});
        mc_der_close(der);
        mc_der_close(der);
    }
    mc_der_close(der);
}

static inline void forge_key_id(const fixture *f, size_t key, uint8_t id[20])
{
    mc_public_key read;

    assert_err(mc_public_key_read(mc_buf_view(&f->spki[key]), &read), MC_OK);
    assert_err(mc_public_key_identifier(&read, id), MC_OK);
}

static inline void forge_extensions(mc_der *der, const fixture *f,
                                    const recipe *r)
{
    uint8_t own[20], by[20];

    forge_key_id(f, r->key, own);
    forge_key_id(f, r->issuer_key, by);
    mc_der_open(der, MC_DER_CONTEXT_CONSTRUCTED(3));
    mc_der_open(der, MC_DER_SEQUENCE);
    MC_EXTENSION_OPEN(der, MC_OID_BASIC_CONSTRAINTS, 1);
    mc_der_open(der, MC_DER_SEQUENCE);
    if (r->is_authority) {
        mc_der_bool(der, 1);
    }
    if (r->path_length >= 0) {
        mc_der_small(der, (uint32_t) r->path_length);
    }
    mc_der_close(der);
    mc_extension_close(der);
    if (r->usage != 0) {
        mc_extension_put_usage(der, r->usage);
    }
    if (r->purposes.len > 0) {
        MC_EXTENSION_OPEN(der, MC_OID_EXT_KEY_USAGE, 0);
        mc_der_put(der, MC_DER_SEQUENCE, r->purposes);
        mc_extension_close(der);
    }
    if (r->names.len > 0) {
        mc_extension_put_names(der, r->names, r->subject == 0);
    }
    if (r->constraints.p != NULL) {
        MC_EXTENSION_OPEN(der, MC_OID_NAME_CONSTRAINTS, 1);
        mc_der_raw(der, r->constraints);
        mc_extension_close(der);
    }
    MC_EXTENSION_OPEN(der, MC_OID_SUBJECT_KEY_ID, 0);
    mc_der_put(der, MC_DER_OCTET_STRING, (mc_view){own, 20});
    mc_extension_close(der);
    MC_EXTENSION_OPEN(der, MC_OID_AUTHORITY_KEY_ID, 0);
    mc_der_open(der, MC_DER_SEQUENCE);
    mc_der_put(der, MC_DER_CONTEXT(0),
               r->key_id.len > 0 ? r->key_id : (mc_view){by, 20});
    mc_der_close(der);
    mc_extension_close(der);
    mc_der_raw(der, r->more);
    mc_der_close(der);
    mc_der_close(der);
}

static inline void forge_algorithm(mc_der *der, const fixture *f, size_t by,
                                   mc_view algorithm)
{
    if (algorithm.len > 0) {
        mc_der_raw(der, algorithm);
    } else {
        mc_signature_put_algorithm(der, &f->key[by]);
    }
}

/* Signs what tbs holds; the caller frees what comes back. */
static inline mc_buf forge_signed(fixture *f, mc_buf *tbs, size_t by,
                                  mc_view algorithm)
{
    mc_buf out = MC_BUF_INIT;
    mc_der der;

    mc_der_begin(&der, &out);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_raw(&der, mc_buf_view(tbs));
    forge_algorithm(&der, f, by, algorithm);
    assert_err(mc_signature_put(&f->job, &der, &f->key[by], mc_buf_view(tbs)),
               MC_OK);
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
    mc_buf_free(tbs);
    return out;
}

static inline mc_buf make(fixture *f, recipe r)
{
    mc_buf tbs = MC_BUF_INIT;
    mc_der der;

    mc_der_begin(&der, &tbs);
    mc_der_open(&der, MC_DER_SEQUENCE);
    if (r.version > 1) {
        mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
        mc_der_small(&der, r.version - 1);
        mc_der_close(&der);
    }
    mc_der_put(&der, MC_DER_INTEGER, r.serial);
    forge_algorithm(&der, f, r.issuer_key, r.algorithm);
    forge_name(&der, r.issuer, r.issuer_tag);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_time(&der, r.not_before);
    mc_der_time(&der, r.not_after);
    mc_der_close(&der);
    if (r.name.len > 0) {
        mc_der_raw(&der, r.name);
    } else {
        forge_name(&der, r.subject, r.string_tag);
    }
    mc_der_raw(&der, r.spki.len > 0 ? r.spki : mc_buf_view(&f->spki[r.key]));
    if (!r.no_extensions) {
        forge_extensions(&der, f, &r);
    }
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
    return forge_signed(f, &tbs, r.issuer_key, r.algorithm);
}

/* The same certificate, its signature's numbers with a zero in front: not
 * DER, yet Mbed TLS verifies it. */
static inline mc_buf padded_signature(mc_buf der)
{
    mc_view in = mc_buf_view(&der), contents, tbs, algorithm, signature, pair;
    mc_view inner, number;
    mc_buf out = MC_BUF_INIT, value = MC_BUF_INIT;
    uint8_t tag;
    mc_der writer;
    int i;

    assert_err(mc_der_take(&in, MC_DER_SEQUENCE, &contents), MC_OK);
    assert_err(mc_der_next(&contents, &tag, &inner, &tbs), MC_OK);
    assert_err(mc_der_next(&contents, &tag, &inner, &algorithm), MC_OK);
    assert_err(mc_der_take_bit_string(&contents, &signature), MC_OK);
    assert_err(mc_der_take(&signature, MC_DER_SEQUENCE, &pair), MC_OK);
    mc_der_begin(&writer, &value);
    mc_der_open(&writer, MC_DER_SEQUENCE);
    for (i = 0; i < 2; i++) {
        uint8_t padded[40] = {0};

        assert_err(mc_der_take(&pair, MC_DER_INTEGER, &number), MC_OK);
        memcpy(padded + 1, number.p, number.len);
        mc_der_put(&writer, MC_DER_INTEGER, (mc_view){padded, number.len + 1});
    }
    mc_der_close(&writer);
    assert_err(mc_der_end(&writer), MC_OK);
    mc_der_begin(&writer, &out);
    mc_der_open(&writer, MC_DER_SEQUENCE);
    mc_der_raw(&writer, tbs);
    mc_der_raw(&writer, algorithm);
    mc_der_bit_string(&writer, mc_buf_view(&value));
    mc_der_close(&writer);
    assert_err(mc_der_end(&writer), MC_OK);
    mc_buf_free(&value);
    mc_buf_free(&der);
    return out;
}

/* ------------------------------------------------------------ questions --- */

typedef struct question {
    mc_buf fields;
    mc_buf reply;
    mc_buf report; /* with a final zero */
} question;

static inline void with(question *q, const char *field, mc_view value)
{
    assert_err(mc_fields_put(&q->fields, field, value), MC_OK);
}

static inline void with_text(question *q, const char *field, const char *value)
{
    with(q, field, mc_view_str(value));
}

static inline question ask_for(const char *operation)
{
    question q = {MC_BUF_INIT, MC_BUF_INIT, MC_BUF_INIT};

    with_text(&q, "op", operation);
    return q;
}

static inline question ask(void)
{
    return ask_for("check");
}

/* Gives a certificate over and frees it. */
static inline void with_made(question *q, const char *field, mc_buf der)
{
    with(q, field, mc_buf_view(&der));
    mc_buf_free(&der);
}

static inline void forget(question *q)
{
    mc_buf_free(&q->fields);
    mc_buf_free(&q->reply);
    mc_buf_free(&q->report);
}

/* Whether the reply has this field with this value. */
static inline int replies(const question *q, const char *field,
                          const char *value)
{
    mc_view found;

    return mc_fields_get(mc_buf_view(&q->reply), field, &found) &&
           mc_view_is(found, value);
}

/* Calls and keeps the report, if there is one. */
static inline void call(question *q)
{
    mc_view report;

    mc_engine_call(mc_buf_view(&q->fields), &q->reply);
    if (mc_fields_get(mc_buf_view(&q->reply), "report", &report)) {
        assert_err(mc_buf_append(&q->report, report.p, report.len), MC_OK);
        assert_err(mc_buf_append(&q->report, "", 1), MC_OK);
    }
}

/* Ends a question that must be refused so; field and value NULL: any. */
static inline void must_refuse(question *q, const char *code, const char *field,
                               const char *value)
{
    mc_view text;

    call(q);
    if (!mc_fields_get(mc_buf_view(&q->reply), "error", &text)) {
        fail_msg("not refused: %s", code);
    }
    assert_text(text, code);
    if (field != NULL) {
        assert_true(
            mc_fields_get(mc_buf_view(&q->reply), "error.field", &text));
        assert_text(text, field);
    }
    if (value != NULL) {
        char wanted[300];

        (void) snprintf(wanted, sizeof(wanted), "{\"value\":\"%s\"}", value);
        assert_true(
            mc_fields_get(mc_buf_view(&q->reply), "error.values", &text));
        assert_text(text, wanted);
    }
    forget(q);
}

/* Ends a question that must be answered, with this field. */
static inline void must_answer(question *q, const char *field)
{
    mc_view text;

    call(q);
    if (mc_fields_get(mc_buf_view(&q->reply), "error", &text)) {
        assert_text(text, "no error");
    }
    assert_true(mc_fields_get(mc_buf_view(&q->reply), field, &text));
    forget(q);
}

static inline int says(const question *q, const char *level, const char *code)
{
    char wanted[100];

    snprintf(wanted, sizeof(wanted), "{\"level\":\"%s\",\"code\":\"%s\"", level,
             code);
    return strstr((const char *) q->report.p, wanted) != NULL;
}

static inline size_t count_in(const question *q, const char *text)
{
    const char *at = (const char *) q->report.p;
    size_t count = 0;

    for (at = strstr(at, text); at != NULL; at = strstr(at + 1, text)) {
        count++;
    }
    return count;
}

/* Ends a question that must have this finding and no other error. */
static inline void must_say(question *q, const char *level, const char *code)
{
    with_text(q, "now", "1795500000");
    call(q);
    if (q->report.len == 0 || !says(q, level, code)) {
        fail_msg("no %s %s in %s", level, code, (const char *) q->report.p);
    }
    if (says(q, "error", code) && strncmp(code, "ISSUER_", 7) == 0 &&
        says(q, "ok", "CHAIN_OK")) {
        fail_msg("%s, and a good chain in %s", code,
                 (const char *) q->report.p);
    }
    if (count_in(q, "\"level\":\"error\"") != (strcmp(level, "error") == 0)) {
        fail_msg("more than %s in %s", code, (const char *) q->report.p);
    }
    forget(q);
}

#endif
