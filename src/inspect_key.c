#include "inspect_key.h"

#include <string.h>

#include "der.h"
#include "key.h"
#include "key_info.h"
#include "oid.h"
#include "pkcs12.h"
#include "public_key.h"
#include "report.h"

/* Longest part of a DEK-Info line that is told, bytes. */
#define DEK_SHOWN_MAX ((size_t) 80)

/* PKCS#1's own form of a public key, as a SubjectPublicKeyInfo. */
static mc_err wrap_pkcs1(mc_view der, mc_buf *spki)
{
    mc_der writer;

    mc_der_begin(&writer, spki);
    mc_der_open(&writer, MC_DER_SEQUENCE);
    mc_der_open(&writer, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(&writer, MC_OID_RSA);
    mc_der_null(&writer);
    mc_der_close(&writer);
    mc_der_bit_string(&writer, der);
    mc_der_close(&writer);
    return mc_der_end(&writer);
}

/* Two positive numbers and nothing else. */
static int is_pkcs1_public(mc_view der)
{
    mc_view numbers, number;

    return mc_der_take(&der, MC_DER_SEQUENCE, &numbers) == MC_OK &&
           der.len == 0 && mc_der_take_unsigned(&numbers, &number) == MC_OK &&
           number.len >= 64 &&
           mc_der_take_unsigned(&numbers, &number) == MC_OK && numbers.len == 0;
}

mc_err mc_find_public_key(mc_inspect *inspect, const mc_found *found,
                          int *taken)
{
    mc_buf spki = MC_BUF_INIT;
    mc_view der = found->der;
    mc_public_key key;
    mc_err err = MC_OK;

    if (is_pkcs1_public(der)) {
        err = wrap_pkcs1(der, &spki);
        der = mc_buf_view(&spki);
    }
    if (err == MC_OK && mc_public_key_read(der, &key) == MC_OK) {
        *taken = 1;
        mc_report_public_key(inspect->json, found->encoding, &key);
    }
    mc_buf_free(&spki);
    return err;
}

static void report_outside(mc_json *json, const mc_key_info *info)
{
    mc_json_str(json, "kind", "private-key");
    mc_json_str(json, "encoding", info->encoding);
    if (info->form != NULL) {
        mc_json_str(json, "form", info->form);
    }
    if (info->label != NULL) {
        mc_json_str(json, "label", info->label);
    }
    mc_json_bool(json, "encrypted", info->encrypted);
    if (info->cipher != NULL) {
        mc_json_str(json, "cipher", info->cipher);
    }
    if (info->kdf != NULL) {
        mc_json_object(json, "kdf");
        mc_json_str(json, "name", info->kdf);
        if (info->prf != NULL) {
            mc_json_str(json, "prf", info->prf);
        }
        if (info->iterations > 0) {
            mc_json_number(json, "iterations", info->iterations);
        }
        mc_json_close_object(json);
    }
}

/* What the line "DEK-Info:" of a traditional key says (RFC 1421 4.6.1.3);
 * empty without one. */
static mc_view dek_info(mc_view source)
{
    static const char NAME[] = "DEK-Info:";
    const size_t name_len = sizeof(NAME) - 1;
    mc_view said = {NULL, 0};
    size_t i;

    for (i = 0; i + name_len <= source.len; i++) {
        if (memcmp(source.p + i, NAME, name_len) == 0) {
            break;
        }
    }
    i += name_len;
    while (i < source.len && source.p[i] == ' ') {
        i++;
    }
    if (i < source.len) {
        said.p = source.p + i;
    }
    while (i + said.len < source.len && said.len < DEK_SHOWN_MAX &&
           said.p[said.len] != '\r' && said.p[said.len] != '\n') {
        said.len++;
    }
    return said;
}

/* The kind of key in PKCS#8 (RFC 5958 2), or in the traditional form of EC
 * (RFC 5915 3). MC_ERR_DER_DAMAGED when there is none to see. */
static mc_err read_kind(mc_view der, mc_public_key *key)
{
    mc_view fields, field;
    uint8_t tag;
    mc_err err = mc_der_take(&der, MC_DER_SEQUENCE, &fields);

    if (err == MC_OK) {
        err = mc_der_next(&fields, &tag, &field, NULL); /* the version */
    }
    if (err != MC_OK || !mc_der_peek(fields, MC_DER_OCTET_STRING)) {
        return err != MC_OK ? err : mc_public_key_kind(fields, key);
    }
    memset(key, 0, sizeof(*key));
    err = mc_der_take(&fields, MC_DER_OCTET_STRING, &field);
    if (err == MC_OK) {
        err = mc_der_take(&fields, MC_DER_CONTEXT_CONSTRUCTED(0), &field);
    }
    mc_public_key_curve(field, key);
    return err;
}

static mc_err key_type_text(mc_view der, mc_buf *text)
{
    mc_public_key key;
    mc_err err;

    if (read_kind(der, &key) != MC_OK) {
        return MC_OK;
    }
    err = mc_buf_append_str(text, key.type);
    if (err == MC_OK && strcmp(key.type, "EC") == 0) {
        err = mc_buf_append_str(text, " on ");
        if (err == MC_OK) {
            err = mc_buf_append_str(
                text, key.curve != NULL ? key.curve : "a curve of its own");
        }
    }
    return err;
}

/* Names the lock, or the kind of key, that is not supported, as the member
 * "unsupported". */
static mc_err report_unsupported(mc_json *json, const mc_found *found,
                                 const mc_key_info *info)
{
    mc_buf text = MC_BUF_INIT;
    mc_view fields, der = found->der;
    mc_view said = dek_info(found->source);
    mc_err err = MC_OK;

    if (said.len > 0) {
        err = mc_buf_append(&text, said.p, said.len);
    } else if (info->form == NULL) {
        err = mc_buf_append(&text, found->label.p, found->label.len);
    } else if (!info->encrypted) {
        err = key_type_text(found->der, &text);
    } else if (mc_der_take(&der, MC_DER_SEQUENCE, &fields) == MC_OK) {
        err = mc_algorithm_text(fields, &text);
    }
    if (err == MC_OK && text.len > 0) {
        mc_json_text(json, "unsupported", mc_buf_view(&text));
    }
    mc_buf_free(&text);
    return err;
}

/* What the opened key's public half says. */
static mc_err report_inside(mc_json *json, const mbedtls_pk_context *pk)
{
    mc_buf spki = MC_BUF_INIT;
    mc_public_key key;
    mc_err err = mc_public_key_write(pk, &spki);

    if (err == MC_OK) {
        err = mc_public_key_read(mc_buf_view(&spki), &key);
    }
    if (err == MC_OK) {
        mc_json_str(json, "type", key.type);
        mc_json_number(json, "bits", key.bits);
        if (key.curve != NULL) {
            mc_json_str(json, "curve", key.curve);
        }
        mc_report_key_ids(json, &key);
    }
    mc_buf_free(&spki);
    return err;
}

mc_err mc_find_private_key(mc_inspect *inspect, const mc_found *found,
                           int *taken)
{
    mc_json *json = inspect->json;
    mbedtls_pk_context pk;
    mc_key_info info;
    mc_err problem;
    mc_err err = mc_key_describe(found->source, &info);

    if (err == MC_ERR_MEMORY) {
        return err;
    }
    if (err != MC_OK) {
        return MC_OK; /* not a private key */
    }
    *taken = 1;
    err = MC_OK;
    mbedtls_pk_init(&pk);
    problem = info.problem;
    if (problem == MC_OK) {
        problem = mc_key_open_to_show(inspect->job, found->source,
                                      inspect->passphrase, NULL, &pk);
    }
    if (problem == MC_ERR_MEMORY) {
        mbedtls_pk_free(&pk);
        return problem;
    }
    mc_json_object(json, NULL);
    report_outside(json, &info);
    mc_json_bool(json, "opened", problem == MC_OK);
    if (problem == MC_OK) {
        err = report_inside(json, &pk);
    } else {
        if (problem == MC_ERR_UNSUPPORTED) {
            err = report_unsupported(json, found, &info);
        }
        mc_report_error(json, problem);
    }
    mc_json_close_object(json);
    mbedtls_pk_free(&pk);
    return err;
}
