#include "report/inspect_key.h"

#include <string.h>

#include "encoding/der.h"
#include "encoding/oid.h"
#include "key/key.h"
#include "key/key_info.h"
#include "key/public_key.h"
#include "report/report.h"

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

int mc_find_public_key(mc_inspect *inspect, const mc_found *found)
{
    mc_buf spki = MC_BUF_INIT;
    mc_view der = found->der;
    mc_public_key key;
    mc_place place;

    if (is_pkcs1_public(der)) {
        mc_json_keep(inspect->json, wrap_pkcs1(der, &spki));
        der = mc_buf_view(&spki);
    }
    if (mc_public_key_read(der, &key) == MC_OK) {
        mc_report_public_key(inspect->json, &found->origin, &key);
    } else {
        (void) mc_der_take(&der, MC_DER_SEQUENCE, &der);
        mc_place_set(&place, "key-kind", der);
        if (key.algorithm.len > 0) {
            (void) mc_der_take(&der, MC_DER_SEQUENCE, &key.parameters);
            mc_place_set(&place, "public-key", der);
        }
        mc_inspect_damaged(inspect, "public-key", MC_ERR_DER_DAMAGED, found,
                           &place);
    }
    mc_buf_free(&spki);
    return 1;
}

static void report_outside(mc_json *json, const mc_key_info *info)
{
    mc_json_str(json, "form", info->form);
    mc_json_bool(json, "encrypted", info->encrypted);
    mc_json_str(json, "cipher", info->cipher);
    if (info->kdf != NULL) {
        mc_json_object(json, "kdf");
        mc_json_str(json, "name", info->kdf);
        mc_json_str(json, "prf", info->prf);
        if (info->iterations > 0) {
            mc_json_number(json, "iterations", info->iterations);
        }
        mc_json_close_object(json);
    }
}

/* Why it stays closed; what is not supported is named. */
static void report_problem(mc_inspect *inspect, mc_err problem)
{
    mc_job *job = inspect->job;

    if (problem == MC_ERR_UNSUPPORTED && job->fault.what.len > 0) {
        mc_json_text(inspect->json, "unsupported", job->fault.what);
    }
    mc_report_error(inspect->json, problem, &job->fault);
    mc_job_forgive(job);
}

/* What the opened key's public half says. */
static void report_inside(mc_json *json, const mbedtls_pk_context *pk)
{
    mc_buf spki = MC_BUF_INIT;
    mc_public_key key;
    mc_err err = mc_public_key_write(pk, &spki);

    MC_THEN(err, mc_public_key_read(mc_buf_view(&spki), &key));
    if (err == MC_OK) {
        mc_report_key(json, &key);
        mc_report_key_ids(json, &key);
    }
    mc_json_keep(json, err);
    mc_buf_free(&spki);
}

int mc_find_private_key(mc_inspect *inspect, const mc_found *found)
{
    mc_json *json = inspect->json;
    mbedtls_pk_context pk;
    mc_key_info info;
    mc_err problem = mc_key_describe(found->source, &info);

    if (problem != MC_OK) {
        mc_json_keep(json, problem == MC_ERR_MEMORY ? problem : MC_OK);
        return 0; /* not a private key */
    }
    mbedtls_pk_init(&pk);
    problem = mc_key_open_to_show(inspect->job, found->source,
                                  inspect->passphrase, NULL, &pk);
    mc_json_keep(json, problem == MC_ERR_MEMORY ? problem : MC_OK);
    mc_report_head(json, "private-key", &found->origin);
    report_outside(json, &info);
    mc_json_bool(json, "opened", problem == MC_OK);
    if (problem == MC_OK) {
        report_inside(json, &pk);
    } else {
        report_problem(inspect, problem);
    }
    mc_json_close_object(json);
    mbedtls_pk_free(&pk);
    return 1;
}
