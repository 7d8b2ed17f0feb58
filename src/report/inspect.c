#include "report/inspect.h"

#include "locking/pem.h"
#include "report/inspect_container.h"
#include "report/inspect_key.h"
#include "report/report.h"
#include "text/pick.h"
#include "text/strange.h"
#include "x509/certificate.h"
#include "x509/crl_read.h"
#include "x509/request.h"

/* The first element alone: OpenSSL's TRUSTED CERTIFICATE has notes behind. */
static mc_view first_element(mc_view der)
{
    mc_view in = der;
    mc_view value, whole;
    uint8_t tag;

    return mc_der_next(&in, &tag, &value, &whole) == MC_OK ? whole : der;
}

static mc_err find_certificate(mc_inspect *inspect, const mc_found *found,
                               int *taken)
{
    mc_certificate certificate;
    int trusted = mc_view_is(found->origin.label, "TRUSTED CERTIFICATE");
    mc_err err;

    *taken = found->object.kind == MC_OBJECT_CERTIFICATE;
    if (!*taken) {
        return MC_OK;
    }
    err = mc_certificate_read(trusted ? first_element(found->der) : found->der,
                              &certificate);
    if (err == MC_OK) {
        mc_report_certificate(inspect->json, &found->origin, &certificate);
    } else {
        mc_inspect_damaged(inspect, "certificate", err, found,
                           &certificate.reading);
    }
    return MC_OK;
}

static mc_err find_request(mc_inspect *inspect, const mc_found *found,
                           int *taken)
{
    mc_request request;
    mc_err err;

    *taken = found->object.kind == MC_OBJECT_REQUEST;
    if (!*taken) {
        return MC_OK;
    }
    err = mc_request_read(found->der, &request);
    if (err == MC_OK) {
        mc_report_request(inspect->json, &found->origin, &request);
    } else {
        mc_inspect_damaged(inspect, "request", err, found, &request.reading);
    }
    return MC_OK;
}

/* Whether one of the issuers that were given signed it; NULL: none of them has
 * its name. */
static mc_err judge_signature(const mc_inspect *inspect, const mc_crl_view *crl,
                              const char **signature)
{
    size_t i;

    *signature = NULL;
    for (i = 0; inspect->issuers != NULL && i < inspect->issuers->count; i++) {
        const mc_certificate *issuer = &inspect->issuers->items[i];

        if (!mc_view_equal(issuer->subject, crl->issuer)) {
            continue;
        }
        switch (mc_signature_verify_key(&crl->algorithm, crl->tbs,
                                        crl->signature, &issuer->key)) {
        case MC_VERDICT_VALID:
            *signature = "valid";
            return MC_OK;
        case MC_VERDICT_MEMORY:
            return MC_ERR_MEMORY;
        case MC_VERDICT_INVALID:
            *signature = "wrong";
            break;
        default:
            *signature = *signature != NULL ? *signature : "unsupported";
        }
    }
    return MC_OK;
}

static mc_err find_crl(mc_inspect *inspect, const mc_found *found, int *taken)
{
    mc_crl_view crl;
    mc_err err;

    *taken = found->object.kind == MC_OBJECT_CRL;
    if (!*taken) {
        return MC_OK;
    }
    err = mc_crl_view_read(found->der, &crl);
    if (err == MC_OK) {
        const char *signature;

        err = judge_signature(inspect, &crl, &signature);
        if (err != MC_OK) {
            return err;
        }
        mc_report_crl(inspect->json, &found->origin, &crl, signature);
    } else {
        mc_inspect_damaged(inspect, "crl", err, found, &crl.reading);
    }
    return MC_OK;
}

/*
 * Asked in this order; the first that takes the piece has it. To teach the
 * page another kind of file, write a finder and put it here.
 */
static const mc_finder FINDERS[] = {
    find_certificate, find_request,    find_crl,           mc_find_pkcs12,
    mc_find_pkcs7,    mc_find_openssh, mc_find_public_key, mc_find_private_key,
};

/* What stands beside keys and is none, and what nobody asks for here. */
static const char *named_code(const mc_found *found)
{
    switch (found->object.kind) {
    case MC_OBJECT_DH_PARAMETERS:
        return "dh-parameters";
    case MC_OBJECT_DSA_PARAMETERS:
        return "dsa-parameters";
    case MC_OBJECT_EC_PARAMETERS:
        return "ec-parameters";
    case MC_OBJECT_OCSP:
        return "ocsp";
    default:
        return mc_strange_code(found->origin.label, found->source);
    }
}

/* The start of the bytes, for a look at what nobody knows. */
static void report_unknown(mc_inspect *inspect, const mc_found *found,
                           mc_err err)
{
    mc_json *json = inspect->json;
    const char *strange = named_code(found);
    mc_view start = found->source;

    if (start.len > 32) {
        start.len = 32;
    }
    mc_report_head(json, "unknown", &found->origin);
    if (strange != NULL) {
        mc_json_str(json, "strange", strange);
    }
    mc_json_number(json, "size", (int64_t) found->source.len);
    mc_json_hex(json, "start", start);
    mc_inspect_error(inspect, err, found, NULL);
    mc_json_close_object(json);
}

static mc_err look_at(mc_inspect *inspect, const mc_found *found,
                      mc_err problem)
{
    size_t i;
    int taken = 0;
    mc_err err = MC_OK;

    if (inspect->count >= MC_INSPECT_OBJECTS_MAX) {
        return MC_ERR_FILE_SIZE;
    }
    inspect->count++;
    if (problem == MC_OK) {
        for (i = 0; i < sizeof(FINDERS) / sizeof(FINDERS[0]); i++) {
            err = FINDERS[i](inspect, found, &taken);
            if (err != MC_OK || taken) {
                return err;
            }
        }
        problem = MC_ERR_FILE_KIND;
    }
    report_unknown(inspect, found, problem);
    return MC_OK;
}

static mc_err look_inside(mc_inspect *inspect, mc_view der)
{
    mc_found found = {{"der", {NULL, 0}, MC_OBJECT_UNKNOWN},
                      {MC_OBJECT_UNKNOWN, 0, 0},
                      der,
                      der};

    mc_object_know(der, &found.object);
    found.origin.kind = found.object.kind;
    return look_at(inspect, &found, MC_OK);
}

/* One block, whose label counts only where its contents tell nothing. */
static mc_err look_at_block(mc_inspect *inspect, const mc_pem_block *block,
                            mc_view der, mc_err problem)
{
    mc_found found = {{"pem", block->label, MC_OBJECT_UNKNOWN},
                      {MC_OBJECT_UNKNOWN, 0, 0},
                      block->whole,
                      der};

    /* With headers it is ciphertext. */
    if (problem == MC_OK && block->headers.len == 0) {
        mc_object_know(der, &found.object);
        found.origin.kind = found.object.kind;
    }
    if (found.object.kind == MC_OBJECT_UNKNOWN) {
        found.object.kind = mc_object_of_label(block->label);
    }
    return look_at(inspect, &found, problem);
}

static mc_err inspect_pem(mc_inspect *inspect, mc_view text)
{
    mc_buf der = MC_BUF_INIT;
    mc_pem_block block;
    size_t at = 0;
    int found = 0;
    mc_err err = MC_OK;

    do {
        mc_err problem = mc_pem_next(text, &at, &block, &found);

        if (problem == MC_OK && !found) {
            break;
        }
        mc_buf_free(&der);
        if (problem == MC_OK) {
            problem = mc_pem_decode(&block, &der);
        }
        if (problem == MC_ERR_MEMORY) {
            err = problem;
        } else {
            err = look_at_block(inspect, &block, mc_buf_view(&der), problem);
        }
    } while (err == MC_OK);
    mc_buf_free(&der);
    return err;
}

mc_err mc_inspect_bytes(mc_inspect *inspect, mc_view bytes)
{
    mc_view piece;
    mc_err err = MC_OK;

    inspect->inside = look_inside;
    if (mc_pem_looks_like(bytes)) {
        return inspect_pem(inspect, bytes);
    }
    while (err == MC_OK && mc_pick_next(&bytes, &piece)) {
        err = look_inside(inspect, piece);
    }
    return err;
}
