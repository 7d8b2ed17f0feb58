#include "container/certificates.h"

#include <stdlib.h>

#include "container/pkcs7.h"
#include "text/pick.h"
#include "text/text_clean.h"

/* What is looked for, and where it goes. */
typedef struct pile {
    mc_job *job;
    mc_object_kind wanted;
    mc_buf *store;
    size_t count;
} pile;

static int is_wanted(const pile *p, const mc_piece *piece)
{
    mc_object_kind kind = piece->object.kind;

    return kind == p->wanted ||
           (p->wanted != MC_OBJECT_REQUEST && kind == MC_OBJECT_PKCS7);
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

/* One piece; other kinds are passed over. */
static mc_err add_piece(pile *p, mc_pieces *pieces, mc_piece *piece)
{
    mc_err err;
    mc_view der;

    if (piece->block.headers.len > 0) {
        return MC_OK; /* a locked key */
    }
    err = mc_pieces_know(pieces, piece);
    if (err == MC_ERR_MEMORY) {
        return err;
    }
    if (!is_wanted(p, piece)) {
        return MC_OK; /* damage to something else is no concern here */
    }
    if (err != MC_OK) {
        return err;
    }
    der = mc_trusted_certificate(piece->block.label, piece->der);
    if (piece->object.kind == MC_OBJECT_PKCS7) {
        return add_bundle(p, der);
    }
    if (piece->object.cut) {
        return mc_object_fail(p->job, MC_ERR_DER_DAMAGED, NULL, der, NULL);
    }
    p->count++;
    return mc_buf_append(p->store, der.p, der.len);
}

/* All of a file as people paste it. */
static mc_err add_file(pile *p, mc_view file)
{
    mc_text text = MC_TEXT_INIT;
    mc_pieces pieces = MC_PIECES_OF(file, 0);
    mc_piece piece;
    int found = 1;
    mc_err err = file.len > MC_FILE_MAX
                     ? MC_ERR_FILE_SIZE
                     : mc_text_open(file, &text, &pieces.rest);

    pieces.is_pem = err == MC_OK && mc_pem_looks_like(pieces.rest);
    while (err == MC_OK && found) {
        err = mc_pieces_next(&pieces, &piece, &found);
        if (err == MC_OK && found) {
            err = add_piece(p, &pieces, &piece);
        }
    }
    mc_buf_free(&pieces.decoded);
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

    return MC_THEN(err, mc_certificates_read(job, field, list));
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
