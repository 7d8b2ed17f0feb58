#include "inspect.h"

#include "certificate.h"
#include "crl_read.h"
#include "inspect_container.h"
#include "inspect_key.h"
#include "pem.h"
#include "pick.h"
#include "report.h"
#include "request.h"
#include "strange.h"

/* The first element alone: OpenSSL's TRUSTED CERTIFICATE has notes behind. */
static mc_view first_element(mc_view der)
{
    mc_view in = der;
    mc_view value, whole;
    uint8_t tag;

    return mc_der_next(&in, &tag, &value, &whole) == MC_OK ? whole : der;
}

/* An object whose label promises something that it is not. */
static void report_damaged(mc_inspect *inspect, const char *kind,
                           const mc_found *found, mc_err err)
{
    mc_json *json = inspect->json;

    mc_json_object(json, NULL);
    mc_json_str(json, "kind", kind);
    mc_json_str(json, "encoding", found->encoding);
    if (found->label.len > 0) {
        mc_json_text(json, "label", found->label);
    }
    mc_report_error(json, err);
    mc_json_close_object(json);
}

static mc_err find_certificate(mc_inspect *inspect, const mc_found *found,
                               int *taken)
{
    mc_certificate certificate;
    int trusted = mc_view_is(found->label, "TRUSTED CERTIFICATE");

    if (mc_certificate_read(trusted ? first_element(found->der) : found->der,
                            &certificate) == MC_OK) {
        *taken = 1;
        mc_report_certificate(inspect->json, found->encoding, &certificate);
    } else if (trusted || mc_view_is(found->label, "CERTIFICATE") ||
               mc_view_is(found->label, "X509 CERTIFICATE")) {
        *taken = 1;
        report_damaged(inspect, "certificate", found, MC_ERR_DER_DAMAGED);
    }
    return MC_OK;
}

static mc_err find_request(mc_inspect *inspect, const mc_found *found,
                           int *taken)
{
    mc_request request;

    if (mc_request_read(found->der, &request) == MC_OK) {
        *taken = 1;
        mc_report_request(inspect->json, found->encoding, &request);
    } else if (mc_view_is(found->label, "CERTIFICATE REQUEST") ||
               mc_view_is(found->label, "NEW CERTIFICATE REQUEST")) {
        *taken = 1;
        report_damaged(inspect, "request", found, MC_ERR_DER_DAMAGED);
    }
    return MC_OK;
}

static mc_err find_crl(mc_inspect *inspect, const mc_found *found, int *taken)
{
    mc_crl_view crl;

    if (mc_crl_view_read(found->der, &crl) == MC_OK) {
        *taken = 1;
        mc_report_crl(inspect->json, found->encoding, &crl);
    } else if (mc_view_is(found->label, "X509 CRL")) {
        *taken = 1;
        report_damaged(inspect, "crl", found, MC_ERR_DER_DAMAGED);
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

/* The start of the bytes, for a look at what nobody knows. */
static void report_unknown(mc_inspect *inspect, const mc_found *found,
                           mc_err err)
{
    mc_json *json = inspect->json;
    const char *strange = mc_strange_code(found->label, found->source);
    mc_view start = found->source;

    if (start.len > 32) {
        start.len = 32;
    }
    mc_json_object(json, NULL);
    mc_json_str(json, "kind", "unknown");
    mc_json_str(json, "encoding", found->encoding);
    if (found->label.len > 0) {
        mc_json_text(json, "label", found->label);
    }
    if (strange != NULL) {
        mc_json_str(json, "strange", strange);
    }
    mc_json_number(json, "size", (int64_t) found->source.len);
    mc_json_hex(json, "start", start);
    mc_report_error(json, err);
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

mc_err mc_inspect_der(mc_inspect *inspect, mc_view der)
{
    mc_found found = {"der", {NULL, 0}, der, der};

    return look_at(inspect, &found, MC_OK);
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
            mc_found piece = {"pem", block.label, block.whole,
                              mc_buf_view(&der)};

            err = look_at(inspect, &piece, problem);
        }
    } while (err == MC_OK);
    mc_buf_free(&der);
    return err;
}

mc_err mc_inspect_bytes(mc_inspect *inspect, mc_view bytes)
{
    mc_view piece;
    mc_err err = MC_OK;

    if (mc_pem_looks_like(bytes)) {
        return inspect_pem(inspect, bytes);
    }
    while (err == MC_OK && mc_pick_next(&bytes, &piece)) {
        err = mc_inspect_der(inspect, piece);
    }
    return err;
}
