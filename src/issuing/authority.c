#include "issuing/authority.h"

#include <stdlib.h>
#include <string.h>

#include "encoding/oid.h"
#include "key/key.h"
#include "x509/chain.h"
#include "x509/constraint.h"
#include "x509/subject.h"

#define SERIAL_MAX 20
#define SERIAL_RANDOM 16

void mc_authority_init(mc_authority *authority)
{
    static const mc_certificates none = MC_CERTIFICATES_INIT;

    memset(authority, 0, sizeof(*authority));
    authority->certificates = none;
    mbedtls_pk_init(&authority->key);
}

void mc_authority_free(mc_authority *authority)
{
    mc_certificates_free(&authority->certificates);
    mbedtls_pk_free(&authority->key);
}

static mc_err blame(mc_job *job, mc_err err)
{
    return mc_fail(job, err, "authority.certificate", 0);
}

mc_err mc_authority_read(mc_job *job, mc_view file, mc_authority *authority)
{
    return mc_certificates_open(job, file, "authority.certificate",
                                &authority->certificates);
}

size_t mc_authority_lowest(const mc_authority *authority)
{
    const mc_certificate *all = authority->certificates.items;
    size_t count = authority->certificates.count;
    size_t i, j;

    for (i = 0; i < count; i++) {
        int is_lowest = all[i].is_authority;

        for (j = 0; j < count && is_lowest; j++) {
            is_lowest = j == i || !all[j].is_authority ||
                        !mc_certificate_names_issuer(&all[j], &all[i]);
        }
        if (is_lowest) {
            return i;
        }
    }
    return 0;
}

/* ------------------------------------------------------------- looking --- */

/*
 * Whether its signature is that of nobody here though somebody here is named:
 * itself, or an authority of the file by its key identifier. One whose signer
 * is not here cannot be verified.
 */
static mc_err check_signature(const mc_authority *authority)
{
    const mc_certificate *c = authority->certificate;
    mc_err found = MC_OK;
    size_t i;

    for (i = 0; i < authority->certificates.count; i++) {
        const mc_certificate *issuer = &authority->certificates.items[i];

        if (!mc_certificate_names_issuer(c, issuer) ||
            (issuer != c && (c->authority_key.identifier.len == 0 ||
                             issuer->subject_key.len == 0))) {
            continue;
        }
        switch (mc_certificate_verify(c, issuer)) {
        case MC_VERDICT_VALID:
            return MC_OK;
        case MC_VERDICT_INVALID:
            found = MC_ERR_AUTHORITY_DAMAGED;
            break;
        case MC_VERDICT_MEMORY:
            return MC_ERR_MEMORY;
        default:
            break;
        }
    }
    return found;
}

static mc_err check_extensions(mc_job *job, const mc_certificate *c)
{
    mc_buf text = MC_BUF_INIT;
    mc_extension extension;
    uint8_t tag;
    mc_view bad;
    mc_err err = MC_OK;

    if (c->has_constraints &&
        !mc_constraint_readable(c->constraints, &tag, &bad)) {
        err = mc_name_plain_text(tag, bad, &text);
        MC_THEN(err, text.len == 0 ? mc_buf_append_str(&text, "nameConstraints")
                                   : MC_OK);
    } else if (mc_certificate_objection(c, &extension)) {
        const char *name = mc_oid_name(MC_OID_KIND_EXTENSION, extension.oid);

        err = name != NULL ? mc_buf_append_str(&text, name)
                           : mc_der_oid_any_text(extension.oid, &text);
    }
    if (err == MC_OK && (text.len > 0 || c->extensions_bad)) {
        err = mc_fail_value(job, MC_ERR_AUTHORITY_EXTENSION,
                            "authority.certificate", mc_buf_view(&text));
    }
    mc_buf_free(&text);
    return err;
}

static void find_above(mc_authority *authority, size_t which, size_t *order)
{
    const mc_certificate *all = authority->certificates.items;
    size_t len, i;

    mc_chain_above(all, authority->certificates.count, which, order, &len);
    authority->above_count = 0;
    for (i = 1; i < len && i <= MC_AUTHORITY_ABOVE_MAX; i++) {
        authority->above[authority->above_count++] = &all[order[i]];
    }
}

mc_err mc_authority_take(mc_job *job, int64_t now, unsigned usage, size_t which,
                         mc_authority *authority)
{
    const mc_certificate *c = &authority->certificates.items[which];
    size_t *order;
    mc_err err;

    authority->certificate = c;
    err = check_extensions(job, c);
    MC_THEN(err, c->is_authority ? MC_OK : blame(job, MC_ERR_AUTHORITY_NOT_CA));
    MC_THEN(err, c->has_usage && (c->usage & usage) == 0
                     ? blame(job, MC_ERR_AUTHORITY_USAGE)
                     : MC_OK);
    MC_THEN(err, blame(job, check_signature(authority)));
    MC_THEN(err, now < c->not_before || now > c->not_after
                     ? blame(job, MC_ERR_AUTHORITY_DATES)
                     : MC_OK);
    if (err != MC_OK) {
        return err;
    }
    order = calloc(authority->certificates.count, sizeof(*order));
    if (order == NULL) {
        return MC_ERR_MEMORY;
    }
    find_above(authority, which, order);
    free(order);
    authority->key_identifier = c->subject_key;
    if (c->subject_key.len == 0) {
        authority->key_identifier.p = authority->own_identifier;
        authority->key_identifier.len = sizeof(authority->own_identifier);
        err = mc_public_key_identifier(&c->key, authority->own_identifier);
    }
    return err;
}

/* ----------------------------------------------------------------- key --- */

mc_err mc_authority_unlock(mc_job *job, const mc_authority_files *files,
                           mc_authority *authority, size_t *which)
{
    size_t i;
    mc_err err = mc_key_open(job, files->key, files->passphrase,
                             "authority.key", &authority->key);

    for (i = 0; err == MC_OK && i < authority->certificates.count; i++) {
        int fits = 0;

        err = mc_public_key_fits(&authority->key,
                                 &authority->certificates.items[i].key, &fits);
        if (err == MC_OK && fits) {
            *which = i;
            return MC_OK;
        }
    }
    return err == MC_OK ? mc_fail(job, MC_ERR_KEY_MISMATCH, "authority.key", 0)
                        : err;
}

mc_err mc_authority_open(mc_job *job, const mc_authority_files *files,
                         int64_t now, unsigned usage, mc_authority *authority)
{
    size_t which = 0;
    mc_err err = mc_authority_read(job, files->certificate, authority);

    if (err == MC_OK && authority->certificates.count == 1) {
        err = mc_authority_take(job, now, usage, 0, authority);
    }
    MC_THEN(err, mc_authority_unlock(job, files, authority, &which));
    if (err == MC_OK && authority->certificate == NULL) {
        err = mc_authority_take(job, now, usage, which, authority);
    }
    return err;
}

/* ----------------------------------------------------------- questions --- */

/* Itself first, then those above; NULL behind the last. */
static const mc_certificate *line(const mc_authority *authority, size_t i)
{
    if (i == 0) {
        return authority->certificate;
    }
    return i <= authority->above_count ? authority->above[i - 1] : NULL;
}

static mc_err outside(mc_job *job, const char *field, uint8_t tag, mc_view bad)
{
    mc_buf text = MC_BUF_INIT;
    mc_err err = mc_name_plain_text(tag, bad, &text);

    if (err == MC_OK && tag == MC_NAME_TAG_DIRECTORY) {
        (void) mc_subject_common_name(bad, &text);
    }
    MC_THEN(err,
            mc_fail_value(job, MC_ERR_AUTHORITY_CONSTRAINT,
                          tag == MC_NAME_TAG_DIRECTORY ? "subject.CN" : field,
                          mc_buf_view(&text)));
    mc_buf_free(&text);
    return err;
}

static mc_err allows(mc_job *job, mc_view constraints, mc_view subject,
                     mc_view names)
{
    mc_certificate planned;
    uint8_t tag;
    mc_view bad;

    memset(&planned, 0, sizeof(planned));
    planned.subject = subject;
    planned.names = names;
    return mc_constraint_allows_certificate(constraints, &planned, &tag, &bad)
               ? MC_OK
               : outside(job, "name", tag, bad);
}

mc_err mc_authority_allows(mc_job *job, const mc_authority *authority,
                           mc_view subject, mc_view names)
{
    const mc_certificate *c;
    size_t i;
    mc_err err = MC_OK;

    for (i = 0; err == MC_OK && (c = line(authority, i)) != NULL; i++) {
        if (c->has_constraints) {
            err = allows(job, c->constraints, subject, names);
        }
    }
    return err;
}

int mc_authority_allows_common_name(const mc_authority *authority,
                                    mc_view subject, mc_view names, mc_buf *cn)
{
    const mc_certificate *c;
    size_t i;

    for (i = 0; (c = line(authority, i)) != NULL; i++) {
        if (c->has_constraints && !mc_constraint_allows_common_name(
                                      c->constraints, subject, names, cn)) {
            return 0;
        }
    }
    return 1;
}

mc_err mc_authority_allows_lower(mc_job *job, const mc_authority *authority,
                                 mc_view subject, mc_view limits)
{
    const mc_certificate *c;
    uint8_t tag;
    mc_view bad;
    size_t i;

    for (i = 0; (c = line(authority, i)) != NULL; i++) {
        if (!c->has_constraints) {
            continue;
        }
        if (!mc_constraint_allows(c->constraints, MC_NAME_TAG_DIRECTORY,
                                  subject)) {
            return outside(job, "subject.CN", MC_NAME_TAG_DIRECTORY, subject);
        }
        if (limits.len > 0 &&
            !mc_constraint_allows_lower(c->constraints, limits, &tag, &bad)) {
            return outside(job, "permit", tag, bad);
        }
    }
    return MC_OK;
}

mc_err mc_authority_serves(mc_job *job, const mc_authority *authority,
                           int server_auth, int client_auth)
{
    const mc_certificate *c;
    size_t i;

    for (i = 0; (c = line(authority, i)) != NULL; i++) {
        if ((server_auth && !mc_certificate_serves(c, MC_OID_SERVER_AUTH)) ||
            (client_auth && !mc_certificate_serves(c, MC_OID_CLIENT_AUTH))) {
            return mc_fail(job, MC_ERR_AUTHORITY_PURPOSE, "purpose", 0);
        }
    }
    return MC_OK;
}

int mc_authority_path_limit(const mc_authority *authority)
{
    const mc_certificate *c;
    int limit = -1;
    int below = 0; /* authorities between c and what is signed */
    size_t i;

    for (i = 0; (c = line(authority, i)) != NULL; i++) {
        if (c->path_length >= 0) {
            int rest = c->path_length - below;

            rest = rest < 0 ? -2 : rest;
            limit = limit == -1 || rest < limit ? rest : limit;
        }
        below += !mc_certificate_self_issued(c);
    }
    return limit;
}

mc_err mc_authority_differs(mc_job *job, const mc_authority *authority,
                            mc_view subject)
{
    mc_view own = authority->certificate->subject;
    mc_buf mine = MC_BUF_INIT, theirs = MC_BUF_INIT;
    int same = mc_view_equal(own, subject);

    if (!same && mc_subject_common_name(own, &mine) &&
        mc_subject_common_name(subject, &theirs)) {
        same = mc_view_alike(mc_buf_view(&mine), mc_buf_view(&theirs));
    }
    MC_BUF_FREE(&mine, &theirs);
    return same ? mc_fail(job, MC_ERR_SAME_SUBJECT, "subject.CN", 0) : MC_OK;
}

mc_err mc_serial_random(mc_job *job, mc_buf *serial)
{
    uint8_t bytes[SERIAL_RANDOM] = {0};
    mc_err err = mc_random_bytes(&job->random, bytes, sizeof(bytes));

    bytes[0] = (uint8_t) ((bytes[0] & 0x3f) | 0x40);
    return MC_THEN(err, mc_buf_append(serial, bytes, sizeof(bytes)));
}

int mc_serial_read(mc_view text, uint8_t serial[20], size_t *len)
{
    size_t start = 0;

    if (!mc_hex_read(text, serial, SERIAL_MAX, len) || *len == 0) {
        return 0;
    }
    while (start < *len && serial[start] == 0) {
        start++;
    }
    *len -= start;
    memmove(serial, serial + start, *len);
    /* Positive, so a leading one would need a 21st byte. */
    return *len < SERIAL_MAX || serial[0] < 0x80;
}
