#include "collect.h"

#include <stdlib.h>

#include "certificate.h"
#include "crl_read.h"
#include "key.h"
#include "key_info.h"
#include "openssh.h"
#include "pem.h"
#include "pick.h"
#include "pkcs12.h"
#include "pkcs7.h"
#include "request.h"
#include "text.h"

/* Adds an object; its bytes are copied. */
static mc_err add(mc_collection *c, mc_collected_kind kind, mc_view bytes,
                  mc_view name)
{
    mc_collected item = {kind, {NULL, 0}, {NULL, 0}};
    mc_collected *items;
    mc_buf *kept;
    mc_err err;
    size_t i;

    for (i = 0; i < c->count; i++) {
        if (c->items[i].kind == kind &&
            mc_view_equal(c->items[i].bytes, bytes)) {
            return MC_OK;
        }
    }
    if (c->count >= MC_COLLECTED_MAX) {
        return MC_ERR_FILE_SIZE;
    }
    items = mc_grow(c->items, c->count, sizeof(*items));
    kept = items == NULL ? NULL : mc_bufs_add(&c->kept);
    c->items = items != NULL ? items : c->items;
    if (kept == NULL) {
        return MC_ERR_MEMORY;
    }
    err = mc_buf_append(kept, bytes.p, bytes.len);
    if (err == MC_OK) {
        err = mc_buf_append(kept, name.p, name.len);
    }
    if (err == MC_OK) {
        item.bytes.p = kept->p;
        item.bytes.len = bytes.len;
        item.name.p = kept->p + bytes.len;
        item.name.len = name.len;
        items[c->count++] = item;
    }
    return err;
}

static mc_err add_pkcs7(mc_collection *c, mc_view der)
{
    mc_pkcs7 p7 = MC_PKCS7_INIT;
    mc_view none = {NULL, 0}, item;
    mc_err err = mc_pkcs7_open(der, &p7);

    while (err == MC_OK && mc_pkcs7_next(&p7.certificates, &item)) {
        err = add(c, MC_COLLECTED_CERTIFICATE, item, none);
    }
    while (err == MC_OK && mc_pkcs7_next(&p7.crls, &item)) {
        err = add(c, MC_COLLECTED_CRL, item, none);
    }
    mc_pkcs7_free(&p7);
    return err;
}

static mc_err add_pkcs12(mc_job *job, mc_collection *c, mc_view der,
                         mc_view passphrase)
{
    static const mc_collected_kind KINDS[] = {
        MC_COLLECTED_KEY, MC_COLLECTED_CERTIFICATE, MC_COLLECTED_CRL};
    mc_pkcs12 p12 = MC_PKCS12_INIT;
    mc_err err = mc_pkcs12_open(job, der, passphrase, &p12);
    size_t i;

    for (i = 0; i < p12.count && err == MC_OK; i++) {
        const mc_pkcs12_item *item = &p12.items[i];

        err = item->problem != MC_OK
                  ? item->problem
                  : add(c, KINDS[item->kind], item->der, item->name);
    }
    mc_pkcs12_free(&p12);
    return err;
}

/* 1 for what inspect names as a key of OpenSSH or PuTTY. */
static int is_foreign_key(mc_view bytes)
{
    mc_buf blob = MC_BUF_INIT;
    mc_openssh key;
    int is = mc_openssh_read(bytes, &key) != MC_ERR_FILE_KIND ||
             mc_putty_read(bytes, &blob, &key) != MC_ERR_FILE_KIND;

    mc_buf_free(&blob);
    return is;
}

/* One object in DER, known by its outline. */
static mc_err add_der(mc_job *job, mc_collection *c, mc_view der,
                      mc_view passphrase)
{
    mc_view none = {NULL, 0};
    mc_certificate certificate;
    mc_request request;
    mc_crl_view crl;
    mc_public_key key;
    mc_key_shape shape;
    mc_err err;

    if (mc_certificate_read(der, &certificate) == MC_OK) {
        return add(c, MC_COLLECTED_CERTIFICATE, der, none);
    }
    if (mc_request_read(der, &request) == MC_OK) {
        return add(c, MC_COLLECTED_REQUEST, der, none);
    }
    if (mc_crl_view_read(der, &crl) == MC_OK) {
        return add(c, MC_COLLECTED_CRL, der, none);
    }
    if (mc_pkcs12_looks_like(der)) {
        return add_pkcs12(job, c, der, passphrase);
    }
    err = add_pkcs7(c, der);
    if (err != MC_ERR_FILE_KIND) {
        return err;
    }
    if (mc_key_shape_of(der, &shape) == MC_OK) {
        return add(c, MC_COLLECTED_KEY, der, none);
    }
    if (mc_public_key_read(der, &key) == MC_OK) {
        return add(c, MC_COLLECTED_PUBLIC_KEY, der, none);
    }
    return is_foreign_key(der) ? MC_ERR_UNSUPPORTED : MC_ERR_FILE_KIND;
}

/* OpenSSL's habit before an EC key, which holds them too; and what servers
 * keep beside a key. Nobody asks for them in another form. */
static int is_parameters(mc_view label)
{
    return mc_view_is(label, "EC PARAMETERS") ||
           mc_view_is(label, "DH PARAMETERS") ||
           mc_view_is(label, "X9.42 DH PARAMETERS");
}

static mc_err add_block(mc_job *job, mc_collection *c,
                        const mc_pem_block *block, mc_view passphrase)
{
    mc_view none = {NULL, 0};
    mc_buf der = MC_BUF_INIT;
    mc_view in, value, whole;
    uint8_t tag;
    mc_err err;

    if (mc_key_is_label(block->label)) {
        return add(c, MC_COLLECTED_KEY, block->whole, none);
    }
    if (is_parameters(block->label)) {
        return MC_OK;
    }
    err = mc_pem_decode(block, &der);
    if (err == MC_OK) {
        in = mc_buf_view(&der);
        /* OpenSSL's TRUSTED CERTIFICATE has notes behind the certificate. */
        if (mc_view_is(block->label, "TRUSTED CERTIFICATE") &&
            mc_der_next(&in, &tag, &value, &whole) == MC_OK) {
            in = whole;
        }
        err = add_der(job, c, in, passphrase);
    }
    mc_buf_free(&der);
    return err;
}

mc_err mc_collect(mc_job *job, mc_view file, mc_view passphrase,
                  const char *field, mc_collection *collection)
{
    mc_text text = MC_TEXT_INIT;
    mc_pem_block block;
    mc_view piece;
    size_t at = 0;
    int found = 1;
    mc_err err = mc_text_mend(file, &text);
    mc_view bytes = mc_text_bytes(&text, file);

    if (err == MC_OK && text.kind == MC_TEXT_PEM) {
        while (err == MC_OK && found) {
            err = mc_pem_next(bytes, &at, &block, &found);
            if (err == MC_OK && found) {
                err = add_block(job, collection, &block, passphrase);
            }
        }
    } else if (err == MC_OK) {
        while (err == MC_OK && mc_pick_next(&bytes, &piece)) {
            err = add_der(job, collection, piece, passphrase);
        }
    }
    mc_text_free(&text);
    if (err == MC_ERR_PASSPHRASE || err == MC_ERR_PASSPHRASE_MISSING) {
        field = "passphrase";
    }
    return mc_fail(job, err, field, 0);
}

void mc_collection_free(mc_collection *collection)
{
    static const mc_collection EMPTY = MC_COLLECTION_INIT;

    mc_bufs_free(&collection->kept);
    free(collection->items);
    *collection = EMPTY;
}

const mc_collected *mc_collection_nth(const mc_collection *collection,
                                      mc_collected_kind kind, size_t n)
{
    size_t i;

    for (i = 0; i < collection->count; i++) {
        if (collection->items[i].kind == kind && n-- == 0) {
            return &collection->items[i];
        }
    }
    return NULL;
}

size_t mc_collection_count(const mc_collection *collection,
                           mc_collected_kind kind)
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < collection->count; i++) {
        count += collection->items[i].kind == kind;
    }
    return count;
}
