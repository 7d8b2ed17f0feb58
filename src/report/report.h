/*
 * Descriptions as JSON, the only writer of them. Members that do not apply
 * are left out. Times are ISO 8601 in UTC; bytes are lower-case hexadecimal.
 *
 * NAME: {"text": "CN=a, O=b", "attributes": [{"type": "CN", or the dotted
 *   identifier, "oid", "value", "encoding": "UTF8String", "raw"?: hex where
 *   the encoding is an odd one or holds what cannot be shown}]}
 * NAMES: [{"type": "dns", "ip", "email", "uri", "directory" or "other",
 *   "value", "raw"?}]
 * KEY: {"type": "RSA" or "EC" ..., "bits", "curve"?}
 * EXTENSIONS: [{"oid", "name"?, "critical", "contents", "raw"}];
 *   contents: what its value says, piece by piece, each told by a code
 *   (told.h); nothing where the extension is not known
 * ERROR: {"code", "values"?}: why it could not be read or opened (told.h)
 * NOTES: [{"code", "values"}], only when there are any: what is odd and no
 *   error ("wrong-label", "request-version")
 *
 * Every object may have label (PEM: what stands behind BEGIN) and notes.
 *
 * public-key:  kind, encoding, type, bits, curve?, publicKeySha256,
 *   publicKeySha1, weaknesses?, pem
 * request:     kind, encoding, subject: NAME, subjectId, names: NAMES,
 *   key: KEY, publicKeySha256, publicKeySha1, weaknesses?,
 *   signatureAlgorithm, signatureValid? (left out when it cannot be said;
 *   error then says why), wants: {authority, certSign} (booleans:
 *   it asks to be an authority, to sign certificates), extensions,
 *   attributes: [name], pem, error?
 * certificate: kind, encoding, version, serial (hex, as it stands, so a
 * negative one begins with 8 to f), subject, issuer: NAME, subjectId, issuerId
 * (of the name's bytes: first 16 digits of their SHA-256), notBefore, notAfter,
 * names, key, publicKeySha256, publicKeySha1, sha256, sha1 (of the DER),
 *   signatureAlgorithm, isAuthority, pathLength?, keyUsage: [name]?,
 *   extendedKeyUsage: [name]?, subjectKeyId?, authorityKeyId?, selfSigned
 *   (by its names and key identifiers; the signature is check.h's to verify),
 *   constraints: {permitted: NAMES, excluded: NAMES, sites}? (what it is
 *   limited to; a network is "10.0.0.0/8", every host name ""; sites: whether
 *   that limits host names and addresses both),
 *   extensions, damaged? (an extension is malformed or comes twice), pem
 * crl:         kind, encoding, issuer: NAME, issuerId, thisUpdate,
 *   nextUpdate?, number? (hex), authorityKeyId?, signatureAlgorithm,
 *   signature? ("valid", "wrong", "unsupported": by the issuer that was given,
 *   if one was that has its name), sha256,
 *   revokedCount, revoked: [{serial, date, reason?}] (the first 1,000),
 *   extensions, pem
 * weaknesses: [code], as key_weak.h has them, only when there are any.
 *
 * Does not: hold secrets, or judge beyond signatureValid and weaknesses
 * (check.h judges).
 */
#ifndef MC_REPORT_H
#define MC_REPORT_H

#include "encoding/oid.h"
#include "encoding/told.h"
#include "text/object.h"
#include "x509/certificate.h"
#include "x509/crl_read.h"
#include "x509/request.h"

/** Where an object comes from. */
typedef struct mc_origin {
    const char *encoding; /* "pem" or "der" */
    mc_view label;        /* PEM: what follows BEGIN; DER: empty */
    mc_object_kind kind;  /* by its contents; UNKNOWN: as the label says */
} mc_origin;

/** Opens an object: kind, encoding, label, and a note on a wrong label. */
void mc_report_head(mc_json *json, const char *kind, const mc_origin *origin);

/* Each writes one object. */
void mc_report_certificate(mc_json *json, const mc_origin *origin,
                           const mc_certificate *certificate);
void mc_report_request(mc_json *json, const mc_origin *origin,
                       const mc_request *request);
void mc_report_public_key(mc_json *json, const mc_origin *origin,
                          const mc_public_key *key);
void mc_report_crl(mc_json *json, const mc_origin *origin,
                   const mc_crl_view *crl, const char *signature);

/** One certificate as a whole document. */
mc_err mc_report_one_certificate(mc_view der, mc_json *json);

/** The member "error"; fault may be NULL. */
void mc_report_error(mc_json *json, mc_err err, const mc_fault *fault);

/** The members type, bits and curve. */
void mc_report_key(mc_json *json, const mc_public_key *key);

/** The members publicKeySha256, publicKeySha1 and, if any, weaknesses. */
void mc_report_key_ids(mc_json *json, const mc_public_key *key);

/** A member of kind NAME, of names (a row of GeneralName), of extensions. */
void mc_report_name(mc_json *json, const char *member, mc_view dn);
void mc_report_names(mc_json *json, const char *member, mc_view names);
void mc_report_extensions(mc_json *json, mc_view list);

/** The member "constraints", where a certificate has any. */
void mc_report_constraints(mc_json *json, const mc_certificate *certificate);

/** The member "wants" of a request. */
void mc_report_wants(mc_json *json, mc_view extensions);

/** A Name in one line, such as "CN=a, O=b". */
mc_err mc_report_name_text(mc_view dn, mc_buf *text);

/** A GeneralName in one line, such as "dns:a.example"; for sentences. */
mc_err mc_report_general_name_text(uint8_t tag, mc_view value, mc_buf *text);

/** An identifier's name, else its dotted form, else its bytes in hex. */
mc_err mc_report_oid_text(mc_oid_kind kind, mc_view oid, mc_buf *text);

/** The same as a member. */
void mc_report_oid(mc_json *json, const char *member, mc_oid_kind kind,
                   mc_view oid);

#endif
