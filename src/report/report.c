#include "report/report.h"

#include <string.h>

#include "encoding/oid.h"
#include "key/key_weak.h"
#include "locking/pem.h"

/* Most entries of a revocation list that are written out. */
#define REVOKED_SHOWN 1000
/* Bytes of a hash that are enough to tell names apart in one session. */
#define NAME_ID_LEN 8

void mc_report_error(mc_json *json, mc_err err, const mc_fault *fault)
{
    mc_json_object(json, "error");
    mc_told_error(json, err, fault);
    mc_json_close_object(json);
}

/* A SHA-256 of bytes, or its first len bytes. */
static void report_sha256(mc_json *json, const char *member, mc_view bytes,
                          size_t len)
{
    uint8_t hash[32];
    mc_view view = {hash, len};

    mc_json_keep(json, mc_sha256(bytes, hash));
    mc_json_hex(json, member, view);
}

static void report_sha1(mc_json *json, const char *member, mc_view bytes)
{
    uint8_t hash[20];
    mc_view view = {hash, sizeof(hash)};

    mc_json_keep(json, mc_sha1(bytes, hash));
    mc_json_hex(json, member, view);
}

void mc_report_key(mc_json *json, const mc_public_key *key)
{
    mc_buf text = MC_BUF_INIT;
    int is_ec = strcmp(key->type, "EC") == 0;

    if (is_ec) {
        mc_json_str(json, "type", "EC");
    } else {
        mc_json_made(json, "type", mc_public_key_text(key, &text), &text);
    }
    mc_json_number(json, "bits", key->bits);
    if (is_ec) {
        mc_json_made(json, "curve", mc_public_key_curve_text(key, &text),
                     &text);
    }
}

/* The member "key". */
static void report_key(mc_json *json, const mc_public_key *key)
{
    mc_json_object(json, "key");
    mc_report_key(json, key);
    mc_json_close_object(json);
}

static void report_key_hashes(mc_json *json, const mc_public_key *key)
{
    report_sha256(json, "publicKeySha256", key->spki, 32);
    report_sha1(json, "publicKeySha1", key->spki);
}

static void report_weaknesses(mc_json *json, const mc_public_key *key)
{
    unsigned found = 0;
    unsigned i;

    mc_json_keep(json, mc_public_key_weaknesses(key, &found));
    if (found == 0) {
        return;
    }
    mc_json_list(json, "weaknesses");
    for (i = 0; i < MC_WEAK__COUNT; i++) {
        if ((found >> i & 1) != 0) {
            mc_json_str(json, NULL, mc_key_weakness_name(1u << i));
        }
    }
    mc_json_close_list(json);
}

void mc_report_key_ids(mc_json *json, const mc_public_key *key)
{
    report_key_hashes(json, key);
    report_weaknesses(json, key);
}

static void report_algorithm(mc_json *json,
                             const mc_signature_algorithm *algorithm)
{
    mc_buf text = MC_BUF_INIT;

    mc_json_made(json, "signatureAlgorithm",
                 mc_request_algorithm_text(algorithm, &text), &text);
}

static void report_pem(mc_json *json, const char *label, mc_view der)
{
    mc_buf text = MC_BUF_INIT;

    mc_json_made(json, "pem", mc_pem_write(&text, label, der), &text);
}

static int is_mislabelled(const mc_origin *origin)
{
    return origin->label.len > 0 && origin->kind != MC_OBJECT_UNKNOWN &&
           mc_object_of_label(origin->label) != origin->kind;
}

/* version: of a request, from 0. */
static void report_head(mc_json *json, const char *kind,
                        const mc_origin *origin, uint32_t version)
{
    mc_json_object(json, NULL);
    mc_json_str(json, "kind", kind);
    mc_json_str(json, "encoding", origin->encoding);
    if (origin->label.len > 0) {
        mc_json_text(json, "label", origin->label);
    }
    if (is_mislabelled(origin) || version != 0) {
        mc_json_list(json, "notes");
        if (is_mislabelled(origin)) {
            /* PEM says one thing between its dashes, and holds another. */
            mc_told_object(
                json, "wrong-label",
                MC_VALUES(mc_value_text("label", origin->label),
                          mc_value_word("kind", mc_object_code(origin->kind))));
        }
        if (version != 0) {
            /* One that does not exist (RFC 2986 4.1). */
            mc_told_object(
                json, "request-version",
                MC_VALUES(mc_value_number("version", (int64_t) version + 1)));
        }
        mc_json_close_list(json);
    }
}

void mc_report_head(mc_json *json, const char *kind, const mc_origin *origin)
{
    report_head(json, kind, origin, 0);
}

/* --------------------------------------------------------- certificates --- */

static void report_usage(mc_json *json, unsigned usage)
{
    unsigned bit;

    mc_json_list(json, "keyUsage");
    for (bit = 0; bit < MC_USAGE_BITS; bit++) {
        if ((usage >> bit & 1) != 0) {
            mc_json_str(json, NULL, mc_usage_name(bit));
        }
    }
    mc_json_close_list(json);
}

static void report_purposes(mc_json *json, mc_view purposes)
{
    mc_view oid;

    mc_json_list(json, "extendedKeyUsage");
    while (mc_der_take(&purposes, MC_DER_OID, &oid) == MC_OK) {
        mc_report_oid(json, NULL, MC_OID_KIND_USAGE, oid);
    }
    mc_json_close_list(json);
}

static void report_uses(mc_json *json, const mc_certificate *c)
{
    mc_json_bool(json, "isAuthority", c->is_authority);
    if (c->path_length >= 0) {
        mc_json_number(json, "pathLength", c->path_length);
    }
    if (c->has_usage) {
        report_usage(json, c->usage);
    }
    if (c->purposes.len > 0) {
        report_purposes(json, c->purposes);
    }
    if (c->subject_key.len > 0) {
        mc_json_hex(json, "subjectKeyId", c->subject_key);
    }
    if (c->authority_key.identifier.len > 0) {
        mc_json_hex(json, "authorityKeyId", c->authority_key.identifier);
    }
    mc_json_bool(json, "selfSigned", mc_certificate_names_issuer(c, c));
}

void mc_report_certificate(mc_json *json, const mc_origin *origin,
                           const mc_certificate *c)
{
    report_head(json, "certificate", origin, 0);
    mc_json_number(json, "version", c->version);
    mc_json_hex(json, "serial", c->serial);
    mc_report_name(json, "subject", c->subject);
    mc_report_name(json, "issuer", c->issuer);
    report_sha256(json, "subjectId", c->subject, NAME_ID_LEN);
    report_sha256(json, "issuerId", c->issuer, NAME_ID_LEN);
    mc_json_time(json, "notBefore", c->not_before);
    mc_json_time(json, "notAfter", c->not_after);
    mc_report_names(json, "names", c->names);
    report_key(json, &c->key);
    report_key_hashes(json, &c->key);
    report_sha256(json, "sha256", c->der, 32);
    report_sha1(json, "sha1", c->der);
    report_algorithm(json, &c->algorithm);
    report_uses(json, c);
    mc_report_constraints(json, c);
    mc_report_extensions(json, c->extensions);
    if (c->extensions_bad) {
        mc_json_bool(json, "damaged", 1);
    }
    report_pem(json, "CERTIFICATE", c->der);
    mc_json_close_object(json);
}

mc_err mc_report_one_certificate(mc_view der, mc_json *json)
{
    static const mc_origin origin = {"pem", {NULL, 0}, MC_OBJECT_CERTIFICATE};
    mc_certificate certificate;
    mc_err err = mc_certificate_read(der, &certificate);

    if (err == MC_OK) {
        mc_report_certificate(json, &origin, &certificate);
    }
    return err;
}

/* ------------------------------------------------------------- requests --- */

/* The attributes' names; the extensions stand on their own. */
static void report_attributes(mc_json *json, mc_view list)
{
    mc_view attribute, oid;

    mc_json_list(json, "attributes");
    while (mc_der_take(&list, MC_DER_SEQUENCE, &attribute) == MC_OK &&
           mc_der_take(&attribute, MC_DER_OID, &oid) == MC_OK) {
        mc_report_oid(json, NULL, MC_OID_KIND_OTHER, oid);
    }
    mc_json_close_list(json);
}

void mc_report_request(mc_json *json, const mc_origin *origin,
                       const mc_request *request)
{
    mc_verdict verdict = mc_request_verify(request);
    mc_buf what = MC_BUF_INIT;
    mc_fault fault;

    report_head(json, "request", origin, request->version);
    mc_report_name(json, "subject", request->subject);
    report_sha256(json, "subjectId", request->subject, NAME_ID_LEN);
    mc_report_names(json, "names", request->names);
    report_key(json, &request->key);
    mc_report_key_ids(json, &request->key);
    report_algorithm(json, &request->algorithm);
    if (verdict == MC_VERDICT_MEMORY) {
        mc_json_keep(json, MC_ERR_MEMORY);
    } else if (verdict != MC_VERDICT_UNSUPPORTED) {
        mc_json_bool(json, "signatureValid", verdict == MC_VERDICT_VALID);
    }
    mc_report_wants(json, request->extensions);
    mc_report_extensions(json, request->extensions);
    report_attributes(json, request->attributes);
    if (request->problem != MC_OK) {
        fault = mc_place_fault(&request->reading, request->der);
        mc_report_error(json, request->problem, &fault);
    } else if (verdict == MC_VERDICT_UNSUPPORTED) {
        mc_err problem = mc_request_obstacle(request, &fault, &what);

        mc_json_keep(json, problem == MC_ERR_MEMORY ? problem : MC_OK);
        mc_report_error(json, problem, &fault);
    }
    report_pem(json, "CERTIFICATE REQUEST", request->der);
    mc_json_close_object(json);
    mc_buf_free(&what);
}

/* ---------------------------------------------------- keys, revocations --- */

void mc_report_public_key(mc_json *json, const mc_origin *origin,
                          const mc_public_key *key)
{
    report_head(json, "public-key", origin, 0);
    mc_report_key(json, key);
    mc_report_key_ids(json, key);
    report_pem(json, "PUBLIC KEY", key->spki);
    mc_json_close_object(json);
}

static void report_revoked(mc_json *json, const mc_crl_view *crl)
{
    mc_view entries = crl->entries;
    mc_crl_revoked revoked;
    int64_t count = 0;

    mc_json_list(json, "revoked");
    while (entries.len > 0 && mc_crl_view_next(&entries, &revoked) == MC_OK) {
        if (count < REVOKED_SHOWN) {
            const char *reason = mc_crl_reason_name(revoked.reason);

            mc_json_object(json, NULL);
            mc_json_hex(json, "serial", revoked.serial);
            mc_json_time(json, "date", revoked.date);
            mc_json_str(json, "reason", reason);
            mc_json_close_object(json);
        }
        count++;
    }
    mc_json_close_list(json);
    mc_json_number(json, "revokedCount", count);
    if (entries.len > 0) {
        mc_place place = {"entry", entries.p};
        mc_fault fault = mc_place_fault(&place, crl->der);

        mc_report_error(json, MC_ERR_DER_DAMAGED, &fault);
    }
}

static void report_crl_numbers(mc_json *json, mc_view extensions)
{
    mc_extension extension;
    mc_issuer_key issuer;
    mc_view value;

    if (MC_EXTENSION_FIND(extensions, MC_OID_CRL_NUMBER, &extension) &&
        mc_der_take_unsigned(&extension.value, &value) == MC_OK) {
        mc_json_hex(json, "number", value);
    }
    if (MC_EXTENSION_FIND(extensions, MC_OID_AUTHORITY_KEY_ID, &extension) &&
        mc_extension_authority_key(extension.value, &issuer) == MC_OK &&
        issuer.identifier.len > 0) {
        mc_json_hex(json, "authorityKeyId", issuer.identifier);
    }
}

void mc_report_crl(mc_json *json, const mc_origin *origin,
                   const mc_crl_view *crl, const char *signature)
{
    report_head(json, "crl", origin, 0);
    mc_report_name(json, "issuer", crl->issuer);
    report_sha256(json, "issuerId", crl->issuer, NAME_ID_LEN);
    mc_json_time(json, "thisUpdate", crl->this_update);
    if (crl->has_next_update) {
        mc_json_time(json, "nextUpdate", crl->next_update);
    }
    report_crl_numbers(json, crl->extensions);
    report_algorithm(json, &crl->algorithm);
    mc_json_str(json, "signature", signature);
    report_sha256(json, "sha256", crl->der, 32);
    report_revoked(json, crl);
    mc_report_extensions(json, crl->extensions);
    report_pem(json, "X509 CRL", crl->der);
    mc_json_close_object(json);
}
