#include "x509/certificate.h"

#include <string.h>

#include <mbedtls/x509_crt.h>

#include "encoding/oid.h"

static void put_basic(mc_der *der, const mc_certificate_plan *plan)
{
    MC_EXTENSION_OPEN(der, MC_OID_BASIC_CONSTRAINTS, 1);
    mc_der_open(der, MC_DER_SEQUENCE);
    if (plan->is_authority) {
        mc_der_bool(der, 1);
        if (plan->path_length >= 0) {
            mc_der_small(der, (uint32_t) plan->path_length);
        }
    }
    mc_der_close(der);
    mc_extension_close(der);
}

/* RFC 5280 4.2.1.3: only an RSA key can carry the other side's secret. */
unsigned mc_certificate_usage(const mc_certificate_plan *plan,
                              const mc_public_key *key)
{
    if (plan->is_authority) {
        return MC_USAGE_KEY_CERT_SIGN | MC_USAGE_CRL_SIGN;
    }
    return strcmp(key->type, "RSA") == 0
               ? MC_USAGE_DIGITAL_SIGNATURE | MC_USAGE_KEY_ENCIPHERMENT
               : MC_USAGE_DIGITAL_SIGNATURE;
}

static void put_purposes(mc_der *der, const mc_certificate_plan *plan)
{
    if (!plan->server_auth && !plan->client_auth) {
        return;
    }
    MC_EXTENSION_OPEN(der, MC_OID_EXT_KEY_USAGE, 0);
    mc_der_open(der, MC_DER_SEQUENCE);
    if (plan->server_auth) {
        MC_DER_PUT_OID(der, MC_OID_SERVER_AUTH);
    }
    if (plan->client_auth) {
        MC_DER_PUT_OID(der, MC_OID_CLIENT_AUTH);
    }
    mc_der_close(der);
    mc_extension_close(der);
}

static void put_key_identifiers(mc_der *der, const mc_certificate_plan *plan,
                                mc_view own)
{
    MC_EXTENSION_OPEN(der, MC_OID_SUBJECT_KEY_ID, 0);
    mc_der_put(der, MC_DER_OCTET_STRING, own);
    mc_extension_close(der);
    mc_extension_put_authority_key(
        der, plan->issuer_key.len > 0 ? plan->issuer_key : own);
}

static void put_extensions(mc_der *der, const mc_certificate_plan *plan,
                           const mc_public_key *key, mc_view own)
{
    mc_der_open(der, MC_DER_CONTEXT_CONSTRUCTED(3));
    mc_der_open(der, MC_DER_SEQUENCE);
    put_basic(der, plan);
    mc_extension_put_usage(der, mc_certificate_usage(plan, key));
    put_purposes(der, plan);
    if (plan->names.len > 0) {
        /* RFC 5280 4.2.1.6: critical when the subject says nothing. */
        mc_extension_put_names(der, plan->names, plan->subject.len <= 2);
    }
    if (plan->constraints.len > 0) {
        MC_EXTENSION_OPEN(der, MC_OID_NAME_CONSTRAINTS, 1);
        mc_der_raw(der, plan->constraints);
        mc_extension_close(der);
    }
    put_key_identifiers(der, plan, own);
    mc_der_close(der);
    mc_der_close(der);
}

static mc_err write_tbs(const mc_certificate_plan *plan,
                        const mbedtls_pk_context *signer, mc_buf *tbs)
{
    mc_public_key key;
    uint8_t identifier[20];
    mc_view own = {identifier, sizeof(identifier)};
    mc_der der;
    mc_err err = mc_public_key_read(plan->spki, &key);

    MC_THEN(err, mc_public_key_identifier(&key, identifier));
    if (err != MC_OK) {
        return MC_ERR_INTERNAL;
    }
    mc_der_begin(&der, tbs);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
    mc_der_small(&der, 2); /* version 3 */
    mc_der_close(&der);
    mc_der_unsigned(&der, plan->serial);
    mc_signature_put_algorithm(&der, signer);
    mc_der_raw(&der, plan->issuer);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_time(&der, plan->not_before);
    mc_der_time(&der, plan->not_after);
    mc_der_close(&der);
    mc_der_raw(&der, plan->subject);
    mc_der_raw(&der, plan->spki);
    put_extensions(&der, plan, &key, own);
    mc_der_close(&der);
    return mc_der_end(&der);
}

/* Mbed TLS does not know nameConstraints and would refuse it as critical. */
static int allow_constraints(void *ctx, const mbedtls_x509_crt *crt,
                             const mbedtls_x509_buf *oid, int critical,
                             const unsigned char *p, const unsigned char *end)
{
    mc_view view = {oid->p, oid->len};

    (void) ctx;
    (void) crt;
    (void) critical;
    (void) p;
    (void) end;
    return MC_DER_OID_IS(view, MC_OID_NAME_CONSTRAINTS) ? 0 : -1;
}

/* Mbed TLS reads it and finds the same key and signature. */
static mc_err second_opinion(mc_job *job, const mc_certificate_plan *plan,
                             mbedtls_pk_context *signer,
                             const mc_certificate *made)
{
    mbedtls_x509_crt crt;
    mc_buf spki = MC_BUF_INIT;
    mc_err err = MC_OK;
    int fits = 0;
    int ret;

    mbedtls_x509_crt_init(&crt);
    ret = mbedtls_x509_crt_parse_der_with_ext_cb(
        &crt, made->der.p, made->der.len, 1, allow_constraints, NULL);
    if (ret != 0) {
        err = mc_fail(job, mc_err_mbedtls(ret, MC_ERR_SELF_CHECK), NULL, ret);
        goto out;
    }
    err = mc_public_key_write(&crt.pk, &spki);
    MC_THEN(err, mc_public_key_fits(&crt.pk, &made->key, &fits));
    if (err == MC_OK &&
        (!fits || crt.version != 3 ||
         mbedtls_x509_crt_get_ca_istrue(&crt) != plan->is_authority)) {
        err = MC_ERR_SELF_CHECK;
    }
    MC_THEN(err, mc_verdict_err(mc_signature_verify(&made->algorithm, made->tbs,
                                                    made->signature, signer),
                                MC_ERR_SELF_CHECK, MC_ERR_SELF_CHECK));
out:
    mbedtls_x509_crt_free(&crt);
    mc_buf_free(&spki);
    return err;
}

/* Everything that was planned stands in it. */
static mc_err self_check(mc_job *job, const mc_certificate_plan *plan,
                         mbedtls_pk_context *signer, mc_view der)
{
    mc_certificate made;

    if (mc_certificate_read(der, &made) != MC_OK || made.extensions_bad ||
        made.version != 3 || made.not_before != plan->not_before ||
        made.not_after != plan->not_after ||
        made.is_authority != plan->is_authority ||
        !mc_view_equal(made.issuer, plan->issuer) ||
        !mc_view_equal(made.subject, plan->subject) ||
        !mc_view_equal(made.names, plan->names) ||
        !mc_view_equal(made.constraints, plan->constraints) ||
        !mc_view_equal(made.key.spki, plan->spki)) {
        return MC_ERR_SELF_CHECK;
    }
    return second_opinion(job, plan, signer, &made);
}

mc_err mc_certificate_write(mc_job *job, const mc_certificate_plan *plan,
                            mbedtls_pk_context *signer, mc_buf *out)
{
    mc_buf tbs = MC_BUF_INIT, made = MC_BUF_INIT;
    mc_err err = write_tbs(plan, signer, &tbs);

    MC_THEN(err, mc_signature_wrap(job, signer, mc_buf_view(&tbs), &made));
    MC_THEN(err, self_check(job, plan, signer, mc_buf_view(&made)));
    MC_THEN(err, mc_buf_append(out, made.p, made.len));
    MC_BUF_FREE(&tbs, &made);
    return err;
}
