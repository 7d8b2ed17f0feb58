#include "report/inspect.h"

#include "report/inspect_container.h"
#include "report/inspect_key.h"
#include "report/report.h"
#include "text/pick.h"
#include "text/strange.h"
#include "x509/certificate.h"
#include "x509/crl_read.h"
#include "x509/request.h"

static int find_certificate(mc_inspect *inspect, const mc_found *found)
{
    mc_certificate certificate;
    mc_err err = mc_certificate_read(
        mc_trusted_certificate(found->origin.label, found->der), &certificate);

    if (err == MC_OK) {
        mc_report_certificate(inspect->json, &found->origin, &certificate);
    } else {
        mc_inspect_damaged(inspect, "certificate", err, found,
                           &certificate.reading);
    }
    return 1;
}

static int find_request(mc_inspect *inspect, const mc_found *found)
{
    mc_request request;
    mc_err err = mc_request_read(found->der, &request);

    if (err == MC_OK) {
        mc_report_request(inspect->json, &found->origin, &request);
    } else {
        mc_inspect_damaged(inspect, "request", err, found, &request.reading);
    }
    return 1;
}

/* Whether one of the issuers that were given signed it; NULL: none of them has
 * its name. */
static const char *judge_signature(const mc_inspect *inspect,
                                   const mc_crl_view *crl)
{
    const char *signature = NULL;
    size_t i;

    for (i = 0; inspect->issuers != NULL && i < inspect->issuers->count; i++) {
        const mc_certificate *issuer = &inspect->issuers->items[i];

        if (!mc_view_equal(issuer->subject, crl->issuer)) {
            continue;
        }
        switch (mc_signature_verify_key(&crl->algorithm, crl->tbs,
                                        crl->signature, &issuer->key)) {
        case MC_VERDICT_VALID:
            return "valid";
        case MC_VERDICT_MEMORY:
            mc_json_keep(inspect->json, MC_ERR_MEMORY);
            break;
        case MC_VERDICT_INVALID:
            signature = "wrong";
            break;
        default:
            signature = signature != NULL ? signature : "unsupported";
        }
    }
    return signature;
}

static int find_crl(mc_inspect *inspect, const mc_found *found)
{
    mc_crl_view crl;
    mc_err err = mc_crl_view_read(found->der, &crl);

    if (err == MC_OK) {
        mc_report_crl(inspect->json, &found->origin, &crl,
                      judge_signature(inspect, &crl));
    } else {
        mc_inspect_damaged(inspect, "crl", err, found, &crl.reading);
    }
    return 1;
}

/*
 * Asked in this order, each of its kind, or of any; the first that takes the
 * piece has it. To teach the page another kind of file, write a finder and put
 * it here.
 */
static const struct {
    mc_object_kind kind; /* MC_OBJECT_UNKNOWN: any */
    mc_finder find;
} FINDERS[] = {
    {MC_OBJECT_CERTIFICATE, find_certificate},
    {MC_OBJECT_REQUEST, find_request},
    {MC_OBJECT_CRL, find_crl},
    {MC_OBJECT_PKCS12, mc_find_pkcs12},
    {MC_OBJECT_PKCS7, mc_find_pkcs7},
    {MC_OBJECT_UNKNOWN, mc_find_openssh},
    {MC_OBJECT_PUBLIC_KEY, mc_find_public_key},
    {MC_OBJECT_PUBLIC_KEY_RSA, mc_find_public_key},
    {MC_OBJECT_UNKNOWN, mc_find_private_key},
};

/* What stands beside keys and is none, and what nobody asks for here. */
static const char *named_code(const mc_found *found)
{
    mc_object_kind kind = found->object.kind;

    return mc_object_is_parameters(kind) ? mc_object_code(kind)
           : kind == MC_OBJECT_OCSP
               ? "ocsp"
               : mc_strange_code(found->origin.label, found->source);
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
    mc_json_str(json, "strange", strange);
    mc_json_number(json, "size", (int64_t) found->source.len);
    mc_json_hex(json, "start", start);
    mc_inspect_error(inspect, err, found, NULL);
    mc_json_close_object(json);
}

static void look_at(mc_inspect *inspect, const mc_found *found, mc_err problem)
{
    size_t i;

    if (inspect->count >= MC_INSPECT_OBJECTS_MAX) {
        mc_json_keep(inspect->json, MC_ERR_FILE_SIZE);
        return;
    }
    inspect->count++;
    for (i = 0; problem == MC_OK && i < sizeof(FINDERS) / sizeof(FINDERS[0]);
         i++) {
        if ((FINDERS[i].kind == MC_OBJECT_UNKNOWN ||
             FINDERS[i].kind == found->object.kind) &&
            FINDERS[i].find(inspect, found)) {
            return;
        }
    }
    report_unknown(inspect, found,
                   problem == MC_OK ? MC_ERR_FILE_KIND : problem);
}

static void look_inside(mc_inspect *inspect, mc_view der)
{
    mc_found found = {{"der", {NULL, 0}, MC_OBJECT_UNKNOWN},
                      {MC_OBJECT_UNKNOWN, 0, 0},
                      der,
                      der};

    mc_object_know(der, &found.object);
    found.origin.kind = found.object.kind;
    look_at(inspect, &found, MC_OK);
}

void mc_inspect_bytes(mc_inspect *inspect, mc_view bytes)
{
    mc_pieces pieces = MC_PIECES_OF(bytes, mc_pem_looks_like(bytes));
    mc_found found = {{pieces.is_pem ? "pem" : "der", {NULL, 0}, 0},
                      {MC_OBJECT_UNKNOWN, 0, 0},
                      {NULL, 0},
                      {NULL, 0}};
    mc_piece piece;
    int more;

    inspect->inside = look_inside;
    while (inspect->json->err == MC_OK) {
        mc_err problem = mc_pieces_next(&pieces, &piece, &more);

        if (problem == MC_OK && !more) {
            break;
        }
        MC_THEN(problem, mc_pieces_know(&pieces, &piece));
        mc_json_keep(inspect->json, problem == MC_ERR_MEMORY ? problem : MC_OK);
        found.origin.label = piece.block.label;
        found.origin.kind = piece.contents;
        found.object = piece.object;
        found.source = piece.block.whole;
        found.der = piece.der;
        look_at(inspect, &found, problem);
    }
    mc_buf_free(&pieces.decoded);
}
