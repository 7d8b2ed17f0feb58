#include "container/collect.h"

#include <stdlib.h>

#include "container/pkcs12.h"
#include "container/pkcs7.h"
#include "key/key.h"
#include "key/openssh.h"
#include "text/algorithm_text.h"
#include "text/pick.h"
#include "x509/certificate.h"
#include "x509/crl_read.h"
#include "x509/request.h"

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
    MC_THEN(err, mc_buf_append(kept, name.p, name.len));
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

/* A part that is left out, and why; the first reason stays. */
static mc_err leave_out(mc_collection *c, const mc_pkcs12_item *item)
{
    c->left_out++;
    if (c->problem != MC_OK) {
        return MC_OK;
    }
    c->problem = item->problem;
    c->part = item->encrypted ? MC_PART_LOCK : MC_PART_FORM;
    return item->problem == MC_ERR_UNSUPPORTED && item->algorithm.len > 0
               ? mc_algorithm_text(item->algorithm, &c->what)
               : MC_OK;
}

static mc_err add_pkcs12(mc_job *job, mc_collection *c, mc_view der,
                         mc_view passphrase)
{
    mc_pkcs12 p12 = MC_PKCS12_INIT;
    mc_err err = mc_pkcs12_open(job, der, passphrase, &p12);
    size_t i;

    for (i = 0; i < p12.count && err == MC_OK; i++) {
        const mc_pkcs12_item *item = &p12.items[i];

        if (item->problem != MC_OK) {
            err = leave_out(c, item);
        } else {
            err = add(c,
                      item->kind == MC_PKCS12_KEY   ? MC_COLLECTED_KEY
                      : item->kind == MC_PKCS12_CRL ? MC_COLLECTED_CRL
                                                    : MC_COLLECTED_CERTIFICATE,
                      item->der, item->name);
        }
    }
    c->unchecked |=
        p12.mac == MC_PKCS12_MAC_ABSENT || p12.mac == MC_PKCS12_MAC_UNSUPPORTED;
    mc_pkcs12_free(&p12);
    return err;
}

/* A private key of another program: named, as what opens it is. */
static mc_err foreign_key(mc_job *job, const char *part, const char *name)
{
    mc_fault fault = {part, mc_view_str(name), 0};

    return mc_fail_with(job, MC_ERR_UNSUPPORTED, NULL, &fault);
}

static int is_putty_key(mc_view bytes)
{
    mc_buf blob = MC_BUF_INIT;
    mc_openssh key;
    int is = mc_putty_read(bytes, &blob, &key) != MC_ERR_FILE_KIND;

    mc_buf_free(&blob);
    return is;
}

/* One object in DER, known by its outline, that is no key we open. */
static mc_err add_der(mc_job *job, mc_collection *c, mc_view der,
                      const mc_object *object, mc_view passphrase)
{
    mc_view none = {NULL, 0};
    mc_certificate certificate;
    mc_request request;
    mc_crl_view crl;
    mc_public_key key;
    const mc_place *reading = NULL;
    mc_collected_kind kind = MC_COLLECTED_CERTIFICATE;
    mc_err err = MC_OK;

    switch (object->kind) {
    case MC_OBJECT_CERTIFICATE:
        err = mc_certificate_read(der, &certificate);
        reading = &certificate.reading;
        break;
    case MC_OBJECT_REQUEST:
        kind = MC_COLLECTED_REQUEST;
        err = mc_request_read(der, &request);
        reading = &request.reading;
        break;
    case MC_OBJECT_CRL:
        kind = MC_COLLECTED_CRL;
        err = mc_crl_view_read(der, &crl);
        reading = &crl.reading;
        break;
    case MC_OBJECT_PUBLIC_KEY:
        kind = MC_COLLECTED_PUBLIC_KEY;
        err = mc_public_key_read(der, &key);
        break;
    case MC_OBJECT_PKCS12:
        return add_pkcs12(job, c, der, passphrase);
    case MC_OBJECT_PKCS7:
        err = add_pkcs7(c, der);
        return err != MC_ERR_FILE_KIND
                   ? err
                   : mc_object_fail(job, MC_ERR_DER_DAMAGED, NULL, der, NULL);
    case MC_OBJECT_KEY_DSA:
        return foreign_key(job, MC_PART_KEY, "DSA");
    case MC_OBJECT_KEY_OPENSSH:
        return foreign_key(job, MC_PART_FORM, "OpenSSH");
    default:
        /* What OpenSSL puts before an EC key, which holds it too; and what
         * servers keep beside a key. Nobody asks for them in another form. */
        return mc_object_is_parameters(object->kind) ? MC_OK
               : is_putty_key(der) ? foreign_key(job, MC_PART_FORM, "PuTTY")
                                   : MC_ERR_FILE_KIND;
    }
    return err != MC_OK ? mc_object_fail(job, err, NULL, der, reading)
                        : add(c, kind, der, none);
}

static mc_err add_piece(mc_job *job, mc_collection *c, mc_pieces *pieces,
                        mc_piece *piece, mc_view passphrase)
{
    const mc_pem_block *block = &piece->block;
    int sealed = block->headers.len > 0; /* decoded when it is opened */
    mc_view none = {NULL, 0};
    mc_err err = mc_pieces_know(pieces, piece);

    if (err != MC_OK && (!sealed || err == MC_ERR_MEMORY)) {
        return err;
    }
    if (mc_object_is_key(piece->object.kind)) {
        return add(c, MC_COLLECTED_KEY, block->whole, none);
    }
    return add_der(job, c,
                   sealed ? none
                          : mc_trusted_certificate(block->label, piece->der),
                   &piece->object, passphrase);
}

mc_err mc_collect(mc_job *job, mc_view file, mc_view passphrase,
                  const char *field, mc_collection *collection)
{
    mc_text text = MC_TEXT_INIT;
    mc_pieces pieces = MC_PIECES_OF(file, 0);
    mc_piece piece;
    int found = 1;
    mc_err err = mc_text_mend(file, &text);

    pieces.rest = mc_text_bytes(&text, file);
    pieces.is_pem = text.kind == MC_TEXT_PEM;
    while (err == MC_OK && found) {
        err = mc_pieces_next(&pieces, &piece, &found);
        if (err == MC_OK && found) {
            err = add_piece(job, collection, &pieces, &piece, passphrase);
        }
    }
    mc_buf_free(&pieces.decoded);
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
    mc_buf_free(&collection->what);
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
