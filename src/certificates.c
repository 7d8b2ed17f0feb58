#include "certificates.h"

#include <stdlib.h>

#include "pem.h"
#include "pkcs7.h"
#include "text_clean.h"

static int is_certificate_label(mc_view label)
{
    return mc_view_is(label, "CERTIFICATE") ||
           mc_view_is(label, "X509 CERTIFICATE") ||
           mc_view_is(label, "TRUSTED CERTIFICATE");
}

static int is_request_label(mc_view label)
{
    return mc_view_is(label, "CERTIFICATE REQUEST") ||
           mc_view_is(label, "NEW CERTIFICATE REQUEST");
}

/* The first element only: OpenSSL's "trusted" form has notes behind it. */
static mc_err cut_to_first(mc_buf *store, size_t start)
{
    mc_view in = {store->p + start, store->len - start};
    mc_view value, whole;
    uint8_t tag;
    mc_err err = mc_der_next(&in, &tag, &value, &whole);

    if (err == MC_OK) {
        mc_buf_truncate(store, start + whole.len);
    }
    return err;
}

static mc_err add_pem(mc_view file, int (*wanted)(mc_view label), mc_buf *store,
                      size_t *count)
{
    mc_pem_block block;
    size_t at = 0;
    int found = 0;
    mc_err err = mc_pem_next(file, &at, &block, &found);

    *count = 0;
    while (err == MC_OK && found) {
        if (wanted(block.label)) {
            size_t start = store->len;

            err = mc_pem_decode(&block, store);
            if (err == MC_OK &&
                mc_view_is(block.label, "TRUSTED CERTIFICATE")) {
                err = cut_to_first(store, start);
            }
            ++*count;
        }
        if (err == MC_OK) {
            err = mc_pem_next(file, &at, &block, &found);
        }
    }
    return err;
}

/* A file as people paste it, made readable: PEM or DER in *bytes. */
static mc_err open_file(mc_view file, mc_text *text, mc_view *bytes)
{
    mc_err err;

    if (file.len > MC_FILE_MAX) {
        return MC_ERR_FILE_SIZE;
    }
    err = mc_text_open(file, text, bytes);
    return err == MC_OK && bytes->len == 0 ? MC_ERR_FILE_KIND : err;
}

static int is_bundle_label(mc_view label)
{
    return mc_view_is(label, "PKCS7") || mc_view_is(label, "CMS") ||
           mc_view_is(label, "PKCS #7 SIGNED DATA");
}

/* The certificates of a PKCS#7 file. */
static mc_err add_bundle(mc_view file, mc_buf *store)
{
    mc_pkcs7 p7 = MC_PKCS7_INIT;
    size_t length = store->len;
    mc_view der;
    mc_err err = mc_pkcs7_open(file, &p7);

    while (err == MC_OK && mc_pkcs7_next(&p7.certificates, &der)) {
        err = mc_buf_append(store, der.p, der.len);
    }
    mc_pkcs7_free(&p7);
    return err == MC_OK && store->len == length ? MC_ERR_FILE_KIND : err;
}

static mc_err add_text(mc_view file, mc_buf *store)
{
    mc_buf bundle = MC_BUF_INIT;
    size_t count;
    mc_err err = add_pem(file, is_certificate_label, store, &count);

    if (err == MC_OK && count == 0) {
        err = add_pem(file, is_bundle_label, &bundle, &count);
        if (err == MC_OK) {
            err = count == 1 ? add_bundle(mc_buf_view(&bundle), store)
                             : MC_ERR_FILE_KIND;
        }
    }
    mc_buf_free(&bundle);
    return err;
}

/* DER: certificates end to end, else PKCS#7. */
static mc_err add_binary(mc_view file, mc_buf *store)
{
    mc_view in = file;
    mc_view value, first;
    mc_certificate certificate;
    uint8_t tag;

    if (file.p[0] != MC_DER_SEQUENCE) {
        return MC_ERR_FILE_KIND;
    }
    if (mc_der_next(&in, &tag, &value, &first) != MC_OK ||
        mc_certificate_read(first, &certificate) != MC_OK) {
        mc_err err = add_bundle(file, store);

        return err == MC_ERR_FILE_KIND ? MC_ERR_DER_DAMAGED : err;
    }
    return mc_buf_append(store, file.p, file.len);
}

mc_err mc_certificates_add(mc_job *job, mc_view file, const char *field,
                           mc_certificates *list)
{
    mc_text text = MC_TEXT_INIT;
    mc_view bytes;
    mc_err err = open_file(file, &text, &bytes);

    if (err == MC_OK) {
        err = mc_pem_looks_like(bytes) ? add_text(bytes, &list->store)
                                       : add_binary(bytes, &list->store);
    }
    mc_text_free(&text);
    return mc_fail(job, err, field, 0);
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

        if (err == MC_OK) {
            err = mc_certificate_read(whole, &list->items[list->count]);
        }
        if (err != MC_OK) {
            return mc_fail(job, err, field, 0);
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

mc_err mc_request_from_file(mc_job *job, mc_view file, mc_buf *der)
{
    mc_text text = MC_TEXT_INIT;
    mc_view bytes;
    size_t count = 1;
    mc_err err = open_file(file, &text, &bytes);

    if (err == MC_OK && mc_pem_looks_like(bytes)) {
        err = add_pem(bytes, is_request_label, der, &count);
    } else if (err == MC_OK) {
        err = bytes.p[0] == MC_DER_SEQUENCE
                  ? mc_buf_append(der, bytes.p, bytes.len)
                  : MC_ERR_FILE_KIND;
    }
    mc_text_free(&text);
    if (err == MC_OK && count != 1) {
        err = MC_ERR_FILE_KIND;
    }
    return mc_fail(job, err, "request", 0);
}
