#include "container/certificates.h"

#include <stdlib.h>

#include "container/pkcs7.h"
#include "locking/pem.h"
#include "text/object.h"
#include "text/pick.h"
#include "text/text_clean.h"

/* What is looked for, and where it goes. */
typedef struct pile {
    mc_job *job;
    mc_object_kind wanted;
    mc_buf *store;
    size_t count;
} pile;

static int is_wanted(const pile *p, mc_object_kind kind)
{
    return kind == p->wanted ||
           (p->wanted != MC_OBJECT_REQUEST && kind == MC_OBJECT_PKCS7);
}

/* The first element only: OpenSSL's "trusted" form has notes behind it. */
static mc_view first_element(mc_view der)
{
    mc_view in = der, value, whole;
    uint8_t tag;

    return mc_der_next(&in, &tag, &value, &whole) == MC_OK ? whole : der;
}

/* What is wanted of a PKCS#7 file. */
static mc_err add_bundle(pile *p, mc_view der)
{
    mc_pkcs7 p7 = MC_PKCS7_INIT;
    mc_view item;
    mc_err err = mc_pkcs7_open(der, &p7);
    mc_view *row = p->wanted == MC_OBJECT_CRL ? &p7.crls : &p7.certificates;

    while (err == MC_OK && mc_pkcs7_next(row, &item)) {
        err = mc_buf_append(p->store, item.p, item.len);
        p->count++;
    }
    mc_pkcs7_free(&p7);
    return err == MC_ERR_FILE_KIND
               ? mc_object_fail(p->job, MC_ERR_DER_DAMAGED, NULL, der, NULL)
               : err;
}

/* One piece, known by its contents; other kinds are passed over. */
static mc_err add_piece(pile *p, mc_view der, const mc_object *object)
{
    if (!is_wanted(p, object->kind)) {
        return MC_OK;
    }
    if (object->kind == MC_OBJECT_PKCS7) {
        return add_bundle(p, der);
    }
    if (object->cut) {
        return mc_object_fail(p->job, MC_ERR_DER_DAMAGED, NULL, der, NULL);
    }
    p->count++;
    return mc_buf_append(p->store, der.p, der.len);
}

static mc_err add_block(pile *p, const mc_pem_block *block)
{
    mc_object object = {MC_OBJECT_UNKNOWN, 0, 0};
    mc_object_kind promised = mc_object_of_label(block->label);
    mc_buf der = MC_BUF_INIT;
    mc_view piece;
    mc_err err;

    if (block->headers.len > 0) {
        return MC_OK; /* a locked key */
    }
    err = mc_pem_decode(block, &der);
    piece = mc_buf_view(&der);
    if (err == MC_OK) {
        if (mc_view_is(block->label, "TRUSTED CERTIFICATE")) {
            piece = first_element(piece);
        }
        mc_object_know(piece, &object);
        if (object.kind == MC_OBJECT_UNKNOWN) {
            object.kind = promised;
        }
        err = add_piece(p, piece, &object);
    } else if (err != MC_ERR_MEMORY && !is_wanted(p, promised)) {
        err = MC_OK; /* damage to something else is no concern here */
    }
    mc_buf_free(&der);
    return err;
}

static mc_err add_text(pile *p, mc_view text)
{
    mc_pem_block block;
    size_t at = 0;
    int found = 0;
    mc_err err = MC_OK;

    do {
        err = mc_pem_next(text, &at, &block, &found);
        if (err == MC_OK && found) {
            err = add_block(p, &block);
        }
    } while (err == MC_OK && found);
    return err;
}

static mc_err add_binary(pile *p, mc_view bytes)
{
    mc_object object;
    mc_view piece;
    mc_err err = MC_OK;

    while (err == MC_OK && mc_pick_next(&bytes, &piece)) {
        mc_object_know(piece, &object);
        err = add_piece(p, piece, &object);
    }
    return err;
}

/* All of a file as people paste it. */
static mc_err add_file(pile *p, mc_view file)
{
    mc_text text = MC_TEXT_INIT;
    mc_view bytes = {NULL, 0};
    mc_err err = file.len > MC_FILE_MAX ? MC_ERR_FILE_SIZE
                                        : mc_text_open(file, &text, &bytes);

    MC_THEN(err, mc_pem_looks_like(bytes) ? add_text(p, bytes)
                                          : add_binary(p, bytes));
    mc_text_free(&text);
    return err == MC_OK && p->count == 0 ? MC_ERR_FILE_KIND : err;
}

mc_err mc_objects_add(mc_job *job, mc_view file, mc_object_kind kind,
                      const char *field, mc_buf *store)
{
    pile p = {job, kind, store, 0};

    return mc_fail(job, add_file(&p, file), field, 0);
}

mc_err mc_certificates_add(mc_job *job, mc_view file, const char *field,
                           mc_certificates *list)
{
    return mc_objects_add(job, file, MC_OBJECT_CERTIFICATE, field,
                          &list->store);
}

mc_err mc_certificates_read(mc_job *job, const char *field,
                            mc_certificates *list)
{
    mc_view in = mc_buf_view(&list->store);
    mc_view value, whole;
    uint8_t tag;
    size_t count = 0;

    while (in.len > 0) {
        if (mc_der_next(&in, &tag, &value, &whole) != MC_OK) {
            return mc_fail(job, MC_ERR_DER_DAMAGED, field, 0);
        }
        count++;
    }
    if (count > MC_CERTIFICATES_MAX) {
        return mc_fail(job, MC_ERR_FILE_SIZE, field, 0);
    }
    free(list->items);
    list->count = 0;
    list->items = calloc(count > 0 ? count : 1, sizeof(*list->items));
    if (list->items == NULL) {
        return MC_ERR_MEMORY;
    }
    in = mc_buf_view(&list->store);
    while (in.len > 0) {
        mc_err err = mc_der_next(&in, &tag, &value, &whole);

        MC_THEN(err, mc_certificate_read(whole, &list->items[list->count]));
        if (err != MC_OK) {
            return mc_object_fail(job, err, field, whole,
                                  &list->items[list->count].reading);
        }
        list->count++;
    }
    return MC_OK;
}

mc_err mc_certificates_open(mc_job *job, mc_view file, const char *field,
                            mc_certificates *list)
{
    mc_err err = mc_certificates_add(job, file, field, list);

    return err == MC_OK ? mc_certificates_read(job, field, list) : err;
}

void mc_certificates_free(mc_certificates *list)
{
    free(list->items);
    list->items = NULL;
    list->count = 0;
    mc_buf_free(&list->store);
}

mc_err mc_request_open(mc_job *job, mc_view file, mc_buf *der,
                       mc_request *request)
{
    pile p = {job, MC_OBJECT_REQUEST, der, 0};
    mc_err err = add_file(&p, file);

    if (err == MC_OK && p.count != 1) {
        err = MC_ERR_FILE_KIND;
    }
    if (err != MC_OK) {
        return mc_fail(job, err, "request", 0);
    }
    err = mc_request_read(mc_buf_view(der), request);
    return mc_object_fail(job, err, "request", request->der, &request->reading);
}
