#include "authority.h"

#include <string.h>

#include "constraint.h"
#include "key.h"
#include "subject.h"

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

static mc_err open_files(mc_job *job, mc_authority *authority)
{
    mc_view certificate, key;
    mc_view passphrase = {NULL, 0};
    mc_err err = mc_job_need(job, "authority.certificate", &certificate);

    if (err == MC_OK) {
        err = mc_job_need(job, "authority.key", &key);
    }
    if (err == MC_OK) {
        err = mc_certificates_open(job, certificate, "authority.certificate",
                                   &authority->certificates);
    }
    if (err == MC_OK) {
        mc_job_has(job, "authority.passphrase", &passphrase);
        err =
            mc_key_open(job, key, passphrase, "authority.key", &authority->key);
    }
    return err;
}

/* A file may hold the whole chain, so the key tells which one signs. */
static mc_err choose(mc_job *job, mc_authority *authority)
{
    size_t i;

    for (i = 0; i < authority->certificates.count; i++) {
        const mc_certificate *c = &authority->certificates.items[i];

        int fits;
        mc_err err = mc_public_key_fits(&authority->key, &c->key, &fits);

        if (err != MC_OK) {
            return err;
        }
        if (fits) {
            authority->certificate = c;
            return MC_OK;
        }
    }
    return mc_fail(job, MC_ERR_KEY_MISMATCH, "authority.key", 0);
}

mc_err mc_authority_open(mc_job *job, int64_t now, mc_authority *authority)
{
    const mc_certificate *c;
    mc_err err = open_files(job, authority);

    if (err == MC_OK) {
        err = choose(job, authority);
    }
    if (err != MC_OK) {
        return err;
    }
    c = authority->certificate;
    if (!mc_certificate_may_sign(c)) {
        return mc_fail(job, MC_ERR_AUTHORITY_NOT_CA, "authority.certificate",
                       0);
    }
    if (now < c->not_before || now > c->not_after) {
        return mc_fail(job, MC_ERR_AUTHORITY_DATES, "authority.certificate", 0);
    }
    authority->key_identifier = c->subject_key;
    if (c->subject_key.len == 0) {
        authority->key_identifier.p = authority->own_identifier;
        authority->key_identifier.len = sizeof(authority->own_identifier);
        err = mc_public_key_identifier(&c->key, authority->own_identifier);
    }
    return err;
}

mc_err mc_authority_allows(mc_job *job, const mc_authority *authority,
                           mc_view subject, mc_view names)
{
    mc_certificate planned;
    uint8_t tag;
    mc_view bad;

    if (authority->certificate->constraints.len == 0) {
        return MC_OK;
    }
    memset(&planned, 0, sizeof(planned));
    planned.subject = subject;
    planned.names = names;
    if (mc_constraint_allows_certificate(authority->certificate->constraints,
                                         &planned, &tag, &bad)) {
        return MC_OK;
    }
    return mc_fail(job, MC_ERR_AUTHORITY_CONSTRAINT,
                   tag == MC_NAME_TAG_DIRECTORY ? "subject.CN" : "name", 0);
}

static int same_letters(mc_view a, mc_view b)
{
    size_t i;

    if (a.len != b.len) {
        return 0;
    }
    for (i = 0; i < a.len; i++) {
        uint8_t x = a.p[i], y = b.p[i];

        if (x != y &&
            ((x ^ y) != 0x20 || (x | 0x20) < 'a' || (x | 0x20) > 'z')) {
            return 0;
        }
    }
    return 1;
}

mc_err mc_authority_differs(mc_job *job, const mc_authority *authority,
                            mc_view subject)
{
    mc_view own = authority->certificate->subject;
    mc_buf mine = MC_BUF_INIT, theirs = MC_BUF_INIT;
    int same = mc_view_equal(own, subject);

    if (!same && mc_subject_common_name(own, &mine) &&
        mc_subject_common_name(subject, &theirs)) {
        same = same_letters(mc_buf_view(&mine), mc_buf_view(&theirs));
    }
    mc_buf_free(&mine);
    mc_buf_free(&theirs);
    return same ? mc_fail(job, MC_ERR_SAME_SUBJECT, "subject.CN", 0) : MC_OK;
}

mc_err mc_serial_random(mc_job *job, mc_buf *serial)
{
    uint8_t bytes[SERIAL_RANDOM];
    mc_err err = mc_random_bytes(&job->random, bytes, sizeof(bytes));

    if (err != MC_OK) {
        return err;
    }
    bytes[0] = (uint8_t) ((bytes[0] & 0x3f) | 0x40);
    return mc_buf_append(serial, bytes, sizeof(bytes));
}

mc_err mc_serial_from_field(mc_job *job, mc_buf *serial)
{
    uint8_t bytes[SERIAL_MAX];
    mc_view text;
    size_t len, start = 0;

    if (!mc_job_has(job, "serial", &text)) {
        return mc_serial_random(job, serial);
    }
    if (!mc_hex_read(text, bytes, sizeof(bytes), &len)) {
        return mc_fail(job, MC_ERR_SERIAL_SYNTAX, "serial", 0);
    }
    while (start < len && bytes[start] == 0) {
        start++;
    }
    /* Positive, so a leading one would need a 21st byte. */
    if (start == len || (len - start == SERIAL_MAX && bytes[start] >= 0x80)) {
        return mc_fail(job, MC_ERR_SERIAL_SYNTAX, "serial", 0);
    }
    return mc_buf_append(serial, bytes + start, len - start);
}
