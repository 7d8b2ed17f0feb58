#include "container/pkcs7.h"

#include "encoding/ber.h"
#include "encoding/oid.h"

/* RFC 2315 14: every type is 1.2.840.113549.1.7.x. */
static int is_pkcs7_type(mc_view oid)
{
    static const char DATA[] = MC_OID_P7_DATA;
    mc_view type = oid;
    mc_view family = {(const uint8_t *) DATA, sizeof(DATA) - 2};

    if (oid.len != sizeof(DATA) - 1) {
        return 0;
    }
    type.len--;
    return mc_view_equal(type, family);
}

/* The contents of SignedData, unwrapped from ContentInfo where there is one. */
static mc_err find_signed_data(mc_view in, mc_place *reading, mc_view *data)
{
    mc_view outer, oid, wrapped;
    mc_err err = mc_der_take(&in, MC_DER_SEQUENCE, &outer);

    if (err != MC_OK) {
        return MC_ERR_FILE_KIND;
    }
    if (mc_der_peek(outer, MC_DER_INTEGER)) {
        *data = outer;
        return MC_OK;
    }
    if (mc_der_take(&outer, MC_DER_OID, &oid) != MC_OK || !is_pkcs7_type(oid)) {
        return MC_ERR_FILE_KIND;
    }
    if (!MC_DER_OID_IS(oid, MC_OID_P7_SIGNED)) {
        return MC_ERR_UNSUPPORTED;
    }
    mc_place_set(reading, "contents", outer);
    err = mc_der_take(&outer, MC_DER_CONTEXT_CONSTRUCTED(0), &wrapped);
    return MC_THEN(err, mc_der_take(&wrapped, MC_DER_SEQUENCE, data));
}

/* One of the rows that may be left out. */
static mc_err take_row(mc_pkcs7 *p7, mc_view *data, uint8_t tag,
                       const char *part, mc_view *row)
{
    mc_place_set(&p7->reading, part, *data);
    return mc_der_take_if(data, MC_DER_CONTEXT_CONSTRUCTED(tag), row);
}

/* SignedData (RFC 5652 5.1). */
static mc_err read_signed_data(mc_view data, mc_pkcs7 *p7)
{
    mc_view ignored, oid, info, signers, signer;
    uint32_t version;

    if (mc_der_take_small(&data, &version) != MC_OK || version == 0 ||
        version > 5 || mc_der_take(&data, MC_DER_SET, &ignored) != MC_OK ||
        mc_der_take(&data, MC_DER_SEQUENCE, &info) != MC_OK ||
        mc_der_take(&info, MC_DER_OID, &oid) != MC_OK) {
        return MC_ERR_FILE_KIND;
    }
    if (take_row(p7, &data, 0, "certificates", &p7->certificates) != MC_OK ||
        take_row(p7, &data, 1, "lists", &p7->crls) != MC_OK) {
        return MC_ERR_DER_DAMAGED;
    }
    mc_place_set(&p7->reading, "signers", data);
    if (mc_der_take(&data, MC_DER_SET, &signers) != MC_OK) {
        return MC_ERR_DER_DAMAGED;
    }
    while (signers.len > 0) {
        mc_place_set(&p7->reading, "signers", signers);
        if (mc_der_take(&signers, MC_DER_SEQUENCE, &signer) != MC_OK) {
            return MC_ERR_DER_DAMAGED;
        }
        p7->signers++;
    }
    return MC_OK;
}

mc_err mc_pkcs7_open(mc_view file, mc_pkcs7 *p7)
{
    mc_place reading;
    mc_view data;
    size_t used;
    mc_err err;

    if (file.len == 0 || file.p[0] != MC_DER_SEQUENCE) {
        return MC_ERR_FILE_KIND;
    }
    err = mc_ber_to_der(file, &p7->der, &used);
    if (err == MC_ERR_DER_DAMAGED) {
        err = MC_ERR_FILE_KIND;
    }
    MC_THEN(err, find_signed_data(mc_buf_view(&p7->der), &p7->reading, &data));
    MC_THEN(err, read_signed_data(data, p7));
    mc_place_move(&p7->reading, mc_buf_view(&p7->der), file);
    if (err != MC_OK) {
        reading = p7->reading;
        mc_pkcs7_free(p7);
        p7->reading = reading;
    }
    return err;
}

void mc_pkcs7_free(mc_pkcs7 *p7)
{
    static const mc_pkcs7 EMPTY = MC_PKCS7_INIT;

    mc_buf_free(&p7->der);
    *p7 = EMPTY;
}

int mc_pkcs7_next(mc_view *row, mc_view *der)
{
    mc_view contents;
    uint8_t tag;

    while (row->len > 0 && mc_der_next(row, &tag, &contents, der) == MC_OK) {
        if (tag == MC_DER_SEQUENCE) {
            return 1;
        }
    }
    return 0;
}

static void put_row(mc_der *der, uint8_t tag, const mc_view *items,
                    size_t count)
{
    size_t i;

    if (count == 0) {
        return;
    }
    mc_der_open(der, tag);
    for (i = 0; i < count; i++) {
        mc_der_raw(der, items[i]);
    }
    mc_der_close(der);
}

mc_err mc_pkcs7_write(const mc_view *certificates, size_t certificate_count,
                      const mc_view *crls, size_t crl_count, mc_buf *out)
{
    size_t start = out->len;
    mc_der der;
    mc_err err;

    mc_der_begin(&der, out);
    mc_der_open(&der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(&der, MC_OID_P7_SIGNED);
    mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_small(&der, 1);
    mc_der_open(&der, MC_DER_SET);
    mc_der_close(&der);
    mc_der_open(&der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(&der, MC_OID_P7_DATA);
    mc_der_close(&der);
    put_row(&der, MC_DER_CONTEXT_CONSTRUCTED(0), certificates,
            certificate_count);
    put_row(&der, MC_DER_CONTEXT_CONSTRUCTED(1), crls, crl_count);
    mc_der_open(&der, MC_DER_SET);
    mc_der_close_all(&der, 4);
    err = mc_der_end(&der);
    return mc_buf_undo(out, start, err);
}
