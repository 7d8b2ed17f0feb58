#include "x509/request.h"

#include <string.h>

#include "encoding/oid.h"
#include "encoding/told.h"
#include "key/key_weak.h"
#include "text/object.h"

/* The one value of an extensionRequest. */
static mc_err read_extension_request(mc_view values, mc_request *request)
{
    mc_view list, bad;
    mc_extension extension;
    mc_err err;

    if (request->extensions.p != NULL) {
        return MC_ERR_REQUEST_EXTENSIONS;
    }
    err = mc_der_take_only(values, MC_DER_SEQUENCE, &list);
    if (err != MC_OK) {
        return err;
    }
    request->extensions = list;
    bad = list;
    err = mc_extensions_check(list, &bad);
    mc_place_set(&request->reading, "extension", bad);
    if (err == MC_OK &&
        MC_EXTENSION_FIND(list, MC_OID_SUBJECT_ALT_NAME, &extension)) {
        mc_place_set(&request->reading, "names", extension.value);
        err = mc_extension_names(extension.value, &request->names);
    }
    return err;
}

/* Attributes that are not read are still checked to be whole. */
static mc_err read_attributes(mc_request *request)
{
    mc_view list = request->attributes;

    while (list.len > 0) {
        mc_view attribute, oid;
        mc_view values = {NULL, 0};
        mc_err err;

        mc_place_set(&request->reading, "attribute", list);
        err = mc_der_take_algorithm(&list, &oid, &attribute);
        MC_THEN(err, mc_der_take_only(attribute, MC_DER_SET, &values));
        /* RFC 2986 4.1: values is a SET of one or more. */
        if (err != MC_OK || values.len == 0) {
            return MC_ERR_DER_DAMAGED;
        }
        if (MC_DER_OID_IS(oid, MC_OID_EXTENSION_REQUEST) ||
            MC_DER_OID_IS(oid, MC_OID_EXTENSION_REQUEST_MS)) {
            err = read_extension_request(values, request);
        }
        if (err != MC_OK) {
            return err;
        }
    }
    return MC_OK;
}

static mc_err read_info(mc_view info, mc_request *request)
{
    mc_view contents, spki;
    mc_err err;

    mc_place_set(&request->reading, "version", info);
    err = mc_der_take_small(&info, &request->version);
    MC_THEN_AT(err, &request->reading, "subject", info,
               mc_der_take_whole(&info, &contents, &request->subject));
    MC_THEN_AT(err, &request->reading, "public-key", info,
               mc_der_take_whole(&info, &contents, &spki));
    MC_THEN(err, mc_public_key_read(spki, &request->key));
    /* Some writers leave an empty set of attributes out. */
    if (err == MC_OK && info.len > 0) {
        mc_place_set(&request->reading, "attributes", info);
        err = mc_der_take(&info, MC_DER_CONTEXT_CONSTRUCTED(0),
                          &request->attributes);
    }
    return err == MC_OK && info.len == 0 ? MC_OK : MC_ERR_DER_DAMAGED;
}

mc_err mc_request_read(mc_view der, mc_request *request)
{
    mc_view in = der;
    mc_view contents, info, inner, algorithm;
    mc_err err;

    memset(request, 0, sizeof(*request));
    request->der = der;
    err = mc_der_take(&in, MC_DER_SEQUENCE, &contents);
    MC_THEN_AT(err, &request->reading, "signed", contents,
               mc_der_take_whole(&contents, &info, &request->info));
    MC_THEN_AT(err, &request->reading, "signature", contents,
               mc_der_take_whole(&contents, &inner, &algorithm));
    MC_THEN(err, mc_der_take_bit_string(&contents, &request->signature));
    MC_THEN(err, mc_signature_algorithm_read(algorithm, &request->algorithm));
    MC_THEN(err, read_info(info, request));
    if (err == MC_OK && (in.len != 0 || contents.len != 0)) {
        mc_place_set(&request->reading, "behind",
                     contents.len != 0 ? contents : in);
        err = MC_ERR_DER_DAMAGED;
    }
    if (err != MC_OK) {
        return MC_ERR_DER_DAMAGED;
    }
    request->problem = read_attributes(request);
    return MC_OK;
}

mc_verdict mc_request_verify(const mc_request *request)
{
    return mc_signature_verify_key(&request->algorithm, request->info,
                                   request->signature, &request->key);
}

mc_err mc_request_algorithm_text(const mc_signature_algorithm *algorithm,
                                 mc_buf *text)
{
    const char *name = algorithm->name;

    if (name == NULL) {
        name = mc_oid_name(MC_OID_KIND_OTHER, algorithm->oid);
    }
    return name != NULL ? mc_buf_append_str(text, name)
                        : mc_der_oid_any_text(algorithm->oid, text);
}

mc_err mc_request_obstacle(const mc_request *request, mc_fault *fault,
                           mc_buf *what)
{
    mbedtls_pk_context pk;
    mc_err err;

    memset(fault, 0, sizeof(*fault));
    mbedtls_pk_init(&pk);
    err = mc_public_key_open(&request->key, &pk);
    mbedtls_pk_free(&pk);
    if (err == MC_ERR_UNSUPPORTED) {
        fault->part = MC_PART_KEY;
        err = mc_public_key_text(&request->key, what);
    } else if (err == MC_OK) {
        fault->part = MC_PART_SIGNATURE;
        err = mc_request_algorithm_text(&request->algorithm, what);
    } else {
        return err;
    }
    fault->what = mc_buf_view(what);
    return err == MC_OK ? MC_ERR_UNSUPPORTED : err;
}

mc_err mc_key_accept(mc_job *job, const mc_public_key *key)
{
    unsigned found = 0;
    mc_err policy = mc_public_key_policy(key);
    mc_err err = policy;

    if (err == MC_OK || err == MC_ERR_KEY_WEAK) {
        err = mc_public_key_weaknesses(key, &found);
    }
    MC_THEN(err, mc_key_weak(job, found));
    return err == MC_OK ? policy : err;
}

mc_err mc_request_tell_version(mc_job *job, const mc_request *request)
{
    return request->version == 0
               ? MC_OK
               : mc_tell(job, "ignored", "request-version",
                         MC_VALUES(mc_value_number(
                             "version", (int64_t) request->version + 1)));
}

mc_err mc_request_accept(mc_job *job, const mc_request *request)
{
    mc_err err = request->problem;

    if (err == MC_OK && request->algorithm.strength == MC_DIGEST_BROKEN) {
        err = MC_ERR_REQUEST_DIGEST;
    }
    MC_THEN(err, mc_key_accept(job, &request->key));
    MC_THEN(err, mc_verdict_err(mc_request_verify(request),
                                MC_ERR_REQUEST_SIGNATURE, MC_ERR_UNSUPPORTED));
    if (err == MC_ERR_UNSUPPORTED) {
        mc_buf what = MC_BUF_INIT;
        mc_fault fault;

        err = mc_request_obstacle(request, &fault, &what);
        err = mc_fail_with(job, err, "request", &fault);
        mc_buf_free(&what);
    }
    return mc_object_fail(job, err, "request", request->der, &request->reading);
}

static mc_err write_info(const mbedtls_pk_context *key, mc_view subject,
                         mc_view names, mc_buf *info)
{
    mc_buf spki = MC_BUF_INIT;
    mc_der der;
    mc_err err = mc_public_key_write(key, &spki);

    if (err == MC_OK) {
        mc_der_begin(&der, info);
        mc_der_open(&der, MC_DER_SEQUENCE);
        mc_der_small(&der, 0);
        mc_der_raw(&der, subject);
        mc_der_raw(&der, mc_buf_view(&spki));
        mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
        if (names.len > 0) {
            mc_der_open(&der, MC_DER_SEQUENCE);
            MC_DER_PUT_OID(&der, MC_OID_EXTENSION_REQUEST);
            mc_der_open(&der, MC_DER_SET);
            mc_der_open(&der, MC_DER_SEQUENCE);
            mc_extension_put_names(&der, names, 0);
            mc_der_close(&der);
            mc_der_close(&der);
            mc_der_close(&der);
        }
        mc_der_close(&der);
        mc_der_close(&der);
        err = mc_der_end(&der);
    }
    mc_buf_free(&spki);
    return err;
}

static mc_err self_check(mc_view der, mc_view subject, mc_view names)
{
    mc_request made;

    if (mc_request_read(der, &made) != MC_OK || made.problem != MC_OK ||
        !mc_view_equal(made.subject, subject) ||
        !mc_view_equal(made.names, names)) {
        return MC_ERR_SELF_CHECK;
    }
    return mc_verdict_err(mc_request_verify(&made), MC_ERR_SELF_CHECK,
                          MC_ERR_SELF_CHECK);
}

mc_err mc_request_write(mc_job *job, mbedtls_pk_context *key, mc_view subject,
                        mc_view names, mc_buf *out)
{
    mc_buf info = MC_BUF_INIT, made = MC_BUF_INIT;
    mc_err err = write_info(key, subject, names, &info);

    MC_THEN(err, mc_signature_wrap(job, key, mc_buf_view(&info), &made));
    MC_THEN(err, self_check(mc_buf_view(&made), subject, names));
    MC_THEN(err, mc_buf_append(out, made.p, made.len));
    MC_BUF_FREE(&info, &made);
    return err;
}
