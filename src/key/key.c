#include "key/key.h"

#include <string.h>

#include "key/key_check.h"
#include "key/key_file.h"
#include "key/key_weak.h"
#include "key/public_key.h"
#include "locking/pbe.h"
#include "text/algorithm_text.h"
#include "text/object.h"
#include "text/text_clean.h"

mc_err mc_passphrase_check(mc_view passphrase)
{
    if (passphrase.len == 0 || passphrase.len > MC_PASSPHRASE_MAX ||
        memchr(passphrase.p, 0, passphrase.len) != NULL) {
        return MC_ERR_PASSPHRASE_SYNTAX;
    }
    return MC_OK;
}

const char *mc_passphrase_field(const char *key_field)
{
    if (key_field == NULL) {
        return NULL;
    }
    return strcmp(key_field, "authority.key") == 0 ? "authority.passphrase"
                                                   : "passphrase";
}

/* ------------------------------------------------------------- opening -- */

/*
 * After decryption every failure means the same to the user, and must not
 * tell an attacker which it was: padding, structure or numbers. What is left
 * apart: a whole structure that names an algorithm that we do not have.
 */
static mc_err after_decryption(mc_err err)
{
    switch (err) {
    case MC_ERR_DER_DAMAGED:
    case MC_ERR_KEY_DAMAGED:
    case MC_ERR_FILE_KIND:
        return MC_ERR_PASSPHRASE;
    default:
        return err;
    }
}

/* RFC 5958 3: EncryptedPrivateKeyInfo to PrivateKeyInfo. */
static mc_err unlock_pkcs8(mc_job *job, mc_view der, mc_view passphrase,
                           mc_place *reading, mc_buf *plain)
{
    mc_view fields, ciphertext;
    mc_pbe pbe;
    mc_err err = mc_der_take(&der, MC_DER_SEQUENCE, &fields);

    MC_THEN_AT(err, reading, "lock", fields, mc_pbe_take(&fields, &pbe));
    MC_THEN_AT(err, reading, "locked", fields,
               mc_der_take(&fields, MC_DER_OCTET_STRING, &ciphertext));
    if (err == MC_OK && (fields.len != 0 || der.len != 0 ||
                         !mc_cbc_fits(pbe.cipher, ciphertext.len))) {
        err = MC_ERR_DER_DAMAGED;
    }
    MC_THEN(err, passphrase.len == 0 ? MC_ERR_PASSPHRASE_MISSING : MC_OK);
    return MC_THEN(err,
                   mc_pbe_decrypt(job, &pbe, passphrase, ciphertext, plain));
}

/* Notes what it is that is not supported. */
static mc_err unsupported(mc_job *job, const char *part, mc_view what)
{
    mc_fault fault = {part, what, 0};

    return mc_fail_with(job, MC_ERR_UNSUPPORTED, NULL, &fault);
}

static mc_err unsupported_lock(mc_job *job, mc_view der)
{
    mc_buf text = MC_BUF_INIT;
    mc_view fields;
    mc_err err = mc_der_take(&der, MC_DER_SEQUENCE, &fields);

    MC_THEN(err, mc_algorithm_text(fields, &text));
    MC_THEN(err, unsupported(job, MC_PART_LOCK, mc_buf_view(&text)));
    mc_buf_free(&text);
    return err;
}

static mc_err unsupported_kind(mc_job *job, mc_object_kind shape, mc_view der)
{
    mc_buf text = MC_BUF_INIT;
    mc_err err = mc_key_kind_text(shape, der, &text);

    MC_THEN(err, unsupported(job, MC_PART_KEY, mc_buf_view(&text)));
    mc_buf_free(&text);
    return err;
}

/* der: the bytes inside the armour, already free of DEK-Info. */
static mc_err read_shape(mc_job *job, mc_object_kind shape, int decrypted,
                         mc_view der, mc_view passphrase,
                         mbedtls_pk_context *pk)
{
    mc_buf plain = MC_BUF_INIT;
    mc_view whole = der;
    mc_place reading = {NULL, NULL};
    mc_err err = MC_OK;

    if (shape == MC_OBJECT_KEY_LOCKED) {
        err = unlock_pkcs8(job, der, passphrase, &reading, &plain);
        if (err == MC_ERR_UNSUPPORTED) {
            return unsupported_lock(job, der);
        }
        if (err == MC_OK) {
            der = mc_buf_view(&plain);
            shape = MC_OBJECT_KEY_PKCS8;
            decrypted = 1;
        }
    }
    if (err == MC_OK) {
        err = mc_key_read_der(job, shape, der, &reading, pk);
        if (err == MC_ERR_UNSUPPORTED) {
            err = unsupported_kind(job, shape, der);
        }
    }
    mc_buf_free(&plain);
    return decrypted ? after_decryption(err)
                     : mc_object_fail(job, err, NULL, whole, &reading);
}

/* A private key whose form nobody here reads. */
static mc_err unsupported_form(mc_job *job, const mc_key_file *found)
{
    mc_object object;
    mc_view what = found->block.label;

    if (found->is_pem) {
        object.kind = mc_object_of_label(what);
    } else {
        mc_object_know(found->der, &object);
    }
    return object.kind == MC_OBJECT_KEY_DSA
               ? unsupported(job, MC_PART_KEY, mc_view_str("DSA"))
           : object.kind == MC_OBJECT_KEY_OPENSSH
               ? unsupported(job, MC_PART_FORM, mc_view_str("OpenSSH"))
               : unsupported(job, MC_PART_FORM, what);
}

/* The block's bytes, decrypted where its headers say so. */
static mc_err open_block(mc_job *job, mc_key_file *found, mc_view passphrase,
                         int *encrypted, mc_buf *der)
{
    mc_pem_dek dek;
    mc_object_kind shape;
    mc_err err = mc_pem_read_dek(&found->block, &dek);

    *encrypted = dek.encrypted;
    if (err == MC_ERR_UNSUPPORTED) {
        return unsupported(job, MC_PART_LOCK, mc_pem_dek_text(&found->block));
    }
    MC_THEN(err, mc_pem_unlock(&found->block, passphrase, der));
    /* What was ciphertext can be seen now; the label was a hint. */
    if (err == MC_OK && dek.encrypted &&
        mc_key_shape_of(mc_buf_view(der), &shape) == MC_OK) {
        found->shape = shape;
    }
    found->der = mc_buf_view(der);
    return err;
}

static mc_err open_file(mc_job *job, mc_view file, mc_view passphrase,
                        mbedtls_pk_context *pk)
{
    mc_key_file found;
    mc_text text = MC_TEXT_INIT;
    mc_buf der = MC_BUF_INIT;
    int encrypted = 0;
    mc_err err = passphrase.len > 0 ? mc_passphrase_check(passphrase) : MC_OK;

    MC_THEN(err, mc_text_open(file, &text, &file));
    MC_THEN(err, mc_key_find(file, &found));
    MC_THEN(err,
            found.problem != MC_OK ? unsupported_form(job, &found) : MC_OK);
    if (err == MC_OK && found.is_pem) {
        err = open_block(job, &found, passphrase, &encrypted, &der);
    }
    MC_THEN(err,
            read_shape(job, found.shape, encrypted, found.der, passphrase, pk));
    mc_buf_free(&der);
    mc_text_free(&text);
    return err;
}

/* Whose field a failure to open belongs to; the key is then empty. */
static mc_err blame(mc_job *job, mc_err err, const char *field,
                    mbedtls_pk_context *pk)
{
    if (err != MC_OK) {
        mbedtls_pk_free(pk);
        mbedtls_pk_init(pk);
    }
    switch (err) {
    case MC_ERR_PASSPHRASE:
    case MC_ERR_PASSPHRASE_MISSING:
    case MC_ERR_PASSPHRASE_SYNTAX:
        return mc_fail(job, err, mc_passphrase_field(field), 0);
    case MC_ERR_RANDOM:
    case MC_ERR_MEMORY:
    case MC_ERR_INTERNAL:
        return mc_fail(job, err, NULL, 0);
    default:
        return mc_fail(job, err, field, 0);
    }
}

mc_err mc_key_open_to_show(mc_job *job, mc_view file, mc_view passphrase,
                           const char *field, mbedtls_pk_context *pk)
{
    return blame(job, open_file(job, file, passphrase, pk), field, pk);
}

mc_err mc_key_open(mc_job *job, mc_view file, mc_view passphrase,
                   const char *field, mbedtls_pk_context *pk)
{
    mc_err err = open_file(job, file, passphrase, pk);
    unsigned weak = 0;
    mc_err looked = MC_OK;

    /* A hopeless exponent fails the check of the numbers as well; its name
     * says more. A locked file stays with the one message for all. */
    if ((err == MC_OK && !job->keys_are_checked) || err == MC_ERR_KEY_DAMAGED) {
        looked = mc_key_weaknesses(pk, &weak);
        weak &= err == MC_OK ? MC_WEAK_FATAL : MC_WEAK_EXPONENT;
    }
    if (looked != MC_OK) {
        err = looked;
    } else if (weak != 0) {
        err = mc_key_weak(job, weak);
    }
    MC_THEN(err, !job->keys_are_checked ? mc_key_check_primes(job, pk) : MC_OK);
    return blame(job, err, field, pk);
}

/* ------------------------------------------------------------- writing -- */

static mc_cbc cipher_of(mc_key_cipher cipher)
{
    return cipher == MC_KEY_CIPHER_AES_256_CBC ? MC_CBC_AES_256
                                               : MC_CBC_DES_EDE3;
}

static mc_err write_traditional(mc_job *job, const mbedtls_pk_context *pk,
                                const mc_key_style *style, mc_view passphrase,
                                mc_buf *pem)
{
    int is_rsa = mbedtls_pk_can_do(pk, MBEDTLS_PK_RSA);
    const char *label = is_rsa ? "RSA PRIVATE KEY" : "EC PRIVATE KEY";
    mc_buf der = MC_BUF_INIT;
    mc_err err = mc_key_write_der(
        pk, is_rsa ? MC_OBJECT_KEY_RSA : MC_OBJECT_KEY_EC, &der);

    if (err == MC_OK && passphrase.len == 0) {
        err = mc_pem_write(pem, label, mc_buf_view(&der));
    } else if (err == MC_OK) {
        err = mc_pem_lock(job, pem, label, cipher_of(style->cipher), passphrase,
                          mc_buf_view(&der));
    }
    mc_buf_free(&der);
    return err;
}

/* PrivateKeyInfo to EncryptedPrivateKeyInfo (RFC 5958 3). */
static mc_err lock_pkcs8(mc_job *job, const mc_key_style *style,
                         mc_view passphrase, mc_view plain, mc_buf *out)
{
    mc_buf ciphertext = MC_BUF_INIT;
    mc_der der;
    mc_pbe pbe;
    mc_err err = mc_pbe_new(job, MC_PBE_PBES2, cipher_of(style->cipher),
                            style->iterations, &pbe);

    MC_THEN(err, mc_pbe_encrypt(job, &pbe, passphrase, plain, &ciphertext));
    if (err == MC_OK) {
        mc_der_begin(&der, out);
        mc_der_open(&der, MC_DER_SEQUENCE);
        mc_pbe_put(&der, &pbe);
        mc_der_put(&der, MC_DER_OCTET_STRING, mc_buf_view(&ciphertext));
        mc_der_close(&der);
        err = mc_der_end(&der);
    }
    mc_buf_free(&ciphertext);
    return err;
}

static mc_err write_pkcs8(mc_job *job, const mbedtls_pk_context *pk,
                          const mc_key_style *style, mc_view passphrase,
                          mc_buf *pem)
{
    mc_buf plain = MC_BUF_INIT;
    mc_buf locked = MC_BUF_INIT;
    mc_err err = mc_key_write_der(pk, MC_OBJECT_KEY_PKCS8, &plain);

    if (err == MC_OK && passphrase.len == 0) {
        err = mc_pem_write(pem, "PRIVATE KEY", mc_buf_view(&plain));
    } else if (err == MC_OK) {
        err = lock_pkcs8(job, style, passphrase, mc_buf_view(&plain), &locked);
        MC_THEN(err, mc_pem_write(pem, "ENCRYPTED PRIVATE KEY",
                                  mc_buf_view(&locked)));
    }
    MC_BUF_FREE(&plain, &locked);
    return err;
}

mc_err mc_key_write(mc_job *job, const mbedtls_pk_context *pk,
                    const mc_key_style *style, mc_view passphrase, mc_buf *pem)
{
    size_t before = pem->len;
    mc_err err = passphrase.len > 0 ? mc_passphrase_check(passphrase) : MC_OK;

    MC_THEN(err, style->form == MC_KEY_FORM_PKCS8
                     ? write_pkcs8(job, pk, style, passphrase, pem)
                     : write_traditional(job, pk, style, passphrase, pem));
    return mc_buf_undo(pem, before, err);
}

/* -------------------------------------------------------------- naming -- */

mc_err mc_key_id(const mbedtls_pk_context *pk, uint8_t sha256[32])
{
    mc_buf spki = MC_BUF_INIT;
    mc_err err = mc_public_key_write(pk, &spki);

    MC_THEN(err, mc_sha256(mc_buf_view(&spki), sha256));
    mc_buf_free(&spki);
    return err;
}
