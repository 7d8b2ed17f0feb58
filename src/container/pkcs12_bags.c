/* What is in the safes of a PKCS#12 file: decrypted, and sorted by bag. */
#include "container/pkcs12_internal.h"

#include "base/utf8.h"
#include "encoding/ber.h"

mc_err mc_pkcs12_keep_der(mc_pkcs12 *p12, mc_view ber, mc_view *der)
{
    mc_buf *kept = mc_bufs_add(&p12->kept);
    mc_err err = kept == NULL ? MC_ERR_MEMORY : mc_ber_to_der(ber, kept, NULL);

    if (err == MC_OK) {
        *der = mc_buf_view(kept);
    }
    return err;
}

/*
 * The contents of a ContentInfo's [0] EXPLICIT OCTET STRING (the tag taken
 * already), in a kept buffer where it comes in pieces.
 */
static mc_err take_octets(mc_pkcs12 *p12, uint8_t tag, mc_view contents,
                          mc_view *octets)
{
    mc_buf *kept;
    mc_err err;

    if ((tag & 0x20) == 0) {
        *octets = contents;
        return MC_OK;
    }
    kept = mc_bufs_add(&p12->kept);
    err = kept == NULL ? MC_ERR_MEMORY : mc_ber_join(tag, contents, kept);
    if (err == MC_OK) {
        *octets = mc_buf_view(kept);
    }
    return err;
}

/* The walk: what every step needs. */
typedef struct walk {
    mc_job *job;
    mc_pkcs12 *p12;
    mc_view passphrase;
    int encrypted; /* the present safe was, by this algorithm */
    mc_view algorithm;
    unsigned depth;
} walk;

static mc_err add_item(walk *w, const mc_pkcs12_item *item)
{
    mc_pkcs12 *p12 = w->p12;
    mc_pkcs12_item *items;

    if (p12->count >= MC_PKCS12_ITEMS_MAX) {
        return MC_ERR_FILE_SIZE;
    }
    items = mc_grow(p12->items, p12->count, sizeof(*items));
    if (items == NULL) {
        return MC_ERR_MEMORY;
    }
    p12->items = items;
    p12->items[p12->count++] = *item;
    return MC_OK;
}

/* Decrypts with one form of the passphrase; what comes out must be a whole
 * SEQUENCE, else the passphrase was another. */
static mc_err try_decrypt(walk *w, const mc_pbe *pbe, mc_view passphrase,
                          mc_view ciphertext, mc_view *der)
{
    mc_buf plain = MC_BUF_INIT;
    mc_err err = mc_pbe_decrypt(w->job, pbe, passphrase, ciphertext, &plain);

    if (err == MC_OK) {
        err = plain.len > 0 && plain.p[0] == MC_DER_SEQUENCE
                  ? mc_pkcs12_keep_der(w->p12, mc_buf_view(&plain), der)
                  : MC_ERR_DER_DAMAGED;
        if (err == MC_ERR_DER_DAMAGED) {
            err = MC_ERR_PASSPHRASE;
        }
    }
    mc_buf_free(&plain);
    return err;
}

/*
 * Decrypts what a PBE algorithm covers. Passphrases are tried in each form
 * that writers use: for PKCS#12's own derivation the empty one as a final
 * zero alone or as nothing (as the MAC told, where there is one); for PBES2
 * as it was typed, then as a BMPString, as NSS wrote it for some years.
 */
static mc_err decrypt(walk *w, mc_view algorithm, mc_view ciphertext,
                      mc_view *der)
{
    mc_buf bmp = MC_BUF_INIT;
    mc_pbe pbe;
    mc_err err = mc_pbe_take(&algorithm, &pbe);

    if (err != MC_OK) {
        return err;
    }
    pbe.no_passphrase = w->p12->no_passphrase;
    err = try_decrypt(w, &pbe, w->passphrase, ciphertext, der);
    if (err == MC_ERR_PASSPHRASE && pbe.scheme == MC_PBE_PKCS12 &&
        w->passphrase.len == 0) {
        pbe.no_passphrase = !pbe.no_passphrase;
        err = try_decrypt(w, &pbe, w->passphrase, ciphertext, der);
    } else if (err == MC_ERR_PASSPHRASE && pbe.scheme == MC_PBE_PBES2) {
        mc_err second = mc_kdf_bmp(w->passphrase, &bmp);

        MC_THEN(second,
                try_decrypt(w, &pbe, mc_buf_view(&bmp), ciphertext, der));
        err = second == MC_ERR_KDF_COST ? err : second;
    }
    mc_buf_free(&bmp);
    if (err == MC_ERR_PASSPHRASE && w->passphrase.len == 0) {
        err = MC_ERR_PASSPHRASE_MISSING;
    }
    return err;
}

/* 1 for failures that are one object's, not the whole file's. */
static int is_local(mc_err err)
{
    return err == MC_ERR_PASSPHRASE || err == MC_ERR_PASSPHRASE_MISSING ||
           err == MC_ERR_UNSUPPORTED || err == MC_ERR_KDF_COST ||
           err == MC_ERR_DER_DAMAGED;
}

/* A BMPString as UTF-8; a lone surrogate becomes U+FFFD. */
static mc_err keep_bmp(mc_pkcs12 *p12, mc_view bmp, mc_view *utf8)
{
    mc_buf *kept = mc_bufs_add(&p12->kept);
    mc_err err = kept == NULL ? MC_ERR_MEMORY : MC_OK;
    size_t i;

    for (i = 0; i + 1 < bmp.len && err == MC_OK; i += 2) {
        uint32_t unit = (uint32_t) bmp.p[i] << 8 | bmp.p[i + 1];

        if (unit >= 0xd800 && unit < 0xdc00 && i + 3 < bmp.len &&
            (bmp.p[i + 2] & 0xfc) == 0xdc) {
            uint32_t low = (uint32_t) bmp.p[i + 2] << 8 | bmp.p[i + 3];

            unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            i += 2;
        }
        err = mc_utf8_append(kept, unit);
    }
    if (err == MC_OK) {
        *utf8 = mc_buf_view(kept);
    }
    return err;
}

/* friendlyName and localKeyId (RFC 2985 5.5); the rest is skipped. */
static mc_err read_attributes(walk *w, mc_view in, mc_pkcs12_item *item)
{
    mc_view set = {NULL, 0};
    mc_view attribute, oid, values, value;
    mc_err err = in.len > 0 ? mc_der_take(&in, MC_DER_SET, &set) : MC_OK;

    while (err == MC_OK && set.len > 0) {
        err = mc_der_take(&set, MC_DER_SEQUENCE, &attribute);
        MC_THEN(err, mc_der_take(&attribute, MC_DER_OID, &oid));
        MC_THEN(err, mc_der_take(&attribute, MC_DER_SET, &values));
        if (err == MC_OK && MC_DER_OID_IS(oid, MC_OID_FRIENDLY_NAME) &&
            mc_der_take(&values, MC_DER_BMP_STRING, &value) == MC_OK) {
            err = keep_bmp(w->p12, value, &item->name);
        } else if (err == MC_OK && MC_DER_OID_IS(oid, MC_OID_LOCAL_KEY_ID) &&
                   mc_der_take(&values, MC_DER_OCTET_STRING, &value) == MC_OK) {
            item->key_id = value;
        }
    }
    return err;
}

/* CertBag and CRLBag: an OID for the kind, [0] EXPLICIT OCTET STRING. */
static mc_err read_wrapped(walk *w, mc_view value, mc_view kind,
                           mc_pkcs12_item *item)
{
    mc_view bag, oid, wrapped, octets;
    mc_err err = mc_der_take(&value, MC_DER_SEQUENCE, &bag);

    MC_THEN(err, mc_der_take(&bag, MC_DER_OID, &oid));
    if (err == MC_OK && !mc_view_equal(oid, kind)) {
        return MC_ERR_UNSUPPORTED;
    }
    MC_THEN(err, mc_der_take(&bag, MC_DER_CONTEXT_CONSTRUCTED(0), &wrapped));
    MC_THEN(err, mc_der_take(&wrapped, MC_DER_OCTET_STRING, &octets));
    return MC_THEN(err, mc_pkcs12_keep_der(w->p12, octets, &item->der));
}

/* EncryptedPrivateKeyInfo (RFC 5958 3). */
static mc_err read_shrouded(walk *w, mc_view value, mc_pkcs12_item *item)
{
    mc_view info, ignored, ciphertext;
    uint8_t tag;
    mc_err err = mc_der_take(&value, MC_DER_SEQUENCE, &info);

    MC_THEN(err, mc_der_next(&info, &tag, &ignored, &item->algorithm));
    MC_THEN(err, mc_der_take(&info, MC_DER_OCTET_STRING, &ciphertext));
    item->encrypted = 1;
    return MC_THEN(err, decrypt(w, item->algorithm, ciphertext, &item->der));
}

static mc_err read_bags(walk *w, mc_view contents);

/* SafeBag (RFC 7292 4.2). */
static mc_err read_bag(walk *w, mc_view bag)
{
    mc_pkcs12_item item = {MC_PKCS12_OTHER, MC_OK,     {NULL, 0},
                           {NULL, 0},       {NULL, 0}, w->encrypted,
                           w->algorithm};
    mc_view start = bag, oid, value;
    mc_err err = mc_der_take(&bag, MC_DER_OID, &oid);

    start.len -= bag.len;
    MC_THEN(err, mc_der_take(&bag, MC_DER_CONTEXT_CONSTRUCTED(0), &value));
    if (err != MC_OK) {
        return err;
    }
    if (MC_DER_OID_IS(oid, MC_OID_BAG_SAFE)) {
        return read_bags(w, value);
    }
    if (MC_DER_OID_IS(oid, MC_OID_BAG_KEY)) {
        item.kind = MC_PKCS12_KEY;
        item.der = value;
    } else if (MC_DER_OID_IS(oid, MC_OID_BAG_SHROUDED_KEY)) {
        item.kind = MC_PKCS12_KEY;
        item.problem = read_shrouded(w, value, &item);
    } else if (MC_DER_OID_IS(oid, MC_OID_BAG_CERTIFICATE)) {
        item.kind = MC_PKCS12_CERTIFICATE;
        item.problem = read_wrapped(w, value, MC_BYTES(MC_OID_BAG_X509), &item);
    } else if (MC_DER_OID_IS(oid, MC_OID_BAG_CRL)) {
        item.kind = MC_PKCS12_CRL;
        item.problem =
            read_wrapped(w, value, MC_BYTES(MC_OID_BAG_X509_CRL), &item);
    } else {
        item.algorithm = start;
        item.problem = MC_ERR_UNSUPPORTED;
    }
    if (item.problem != MC_OK && !is_local(item.problem)) {
        return item.problem;
    }
    err = read_attributes(w, bag, &item);
    return MC_THEN(err, add_item(w, &item));
}

/* SafeContents ::= SEQUENCE OF SafeBag. */
static mc_err read_bags(walk *w, mc_view contents)
{
    mc_view bags, bag;
    mc_err err = mc_der_take(&contents, MC_DER_SEQUENCE, &bags);

    if (err == MC_OK && (contents.len > 0 || w->depth >= MC_PKCS12_DEPTH_MAX)) {
        err = MC_ERR_DER_DAMAGED;
    }
    w->depth++;
    while (err == MC_OK && bags.len > 0) {
        err = mc_der_take(&bags, MC_DER_SEQUENCE, &bag);
        MC_THEN(err, read_bag(w, bag));
    }
    w->depth--;
    return err;
}

/* A part of the file that stays shut: an object of its own. */
static mc_err add_locked(walk *w, mc_view algorithm, mc_err problem)
{
    mc_pkcs12_item item = {MC_PKCS12_SAFE, problem, {NULL, 0}, {NULL, 0},
                           {NULL, 0},      1,       algorithm};

    return add_item(w, &item);
}

/* EncryptedData (RFC 5652 8), then the bags in it. */
static mc_err read_encrypted(walk *w, mc_view content)
{
    mc_view data, info, oid, ignored, ciphertext, contents, algorithm;
    uint32_t version;
    uint8_t tag;
    mc_err err = mc_der_take(&content, MC_DER_SEQUENCE, &data);

    MC_THEN(err, mc_der_take_small(&data, &version));
    MC_THEN(err, mc_der_take(&data, MC_DER_SEQUENCE, &info));
    MC_THEN(err, mc_der_take(&info, MC_DER_OID, &oid));
    MC_THEN(err, mc_der_next(&info, &tag, &ignored, &algorithm));
    MC_THEN(err, mc_der_next(&info, &tag, &contents, NULL));
    if (err == MC_OK && (tag & ~0x20) != MC_DER_CONTEXT(0)) {
        err = MC_ERR_DER_DAMAGED;
    }
    MC_THEN(err, take_octets(w->p12, tag, contents, &ciphertext));
    if (err != MC_OK) {
        return err;
    }
    err = decrypt(w, algorithm, ciphertext, &contents);
    if (err != MC_OK) {
        return is_local(err) ? add_locked(w, algorithm, err) : err;
    }
    w->encrypted = 1;
    w->algorithm = algorithm;
    err = read_bags(w, contents);
    w->encrypted = 0;
    w->algorithm.len = 0;
    return err;
}

/* One ContentInfo of the AuthenticatedSafe. */
static mc_err read_safe(walk *w, mc_view info)
{
    mc_view start = info, oid, content, octets, der;
    mc_err err = mc_der_take(&info, MC_DER_OID, &oid);

    start.len -= info.len;
    MC_THEN(err, mc_der_take(&info, MC_DER_CONTEXT_CONSTRUCTED(0), &content));
    if (err != MC_OK) {
        return err;
    }
    if (MC_DER_OID_IS(oid, MC_OID_P7_ENCRYPTED)) {
        return read_encrypted(w, content);
    }
    if (!MC_DER_OID_IS(oid, MC_OID_P7_DATA)) {
        return add_locked(w, start, MC_ERR_UNSUPPORTED);
    }
    err = mc_der_take(&content, MC_DER_OCTET_STRING, &octets);
    MC_THEN(err, mc_pkcs12_keep_der(w->p12, octets, &der));
    return MC_THEN(err, read_bags(w, der));
}

mc_err mc_pkcs12_read_safes(mc_job *job, mc_view safes, mc_view passphrase,
                            mc_pkcs12 *p12)
{
    walk w = {job, p12, passphrase, 0, {NULL, 0}, 0};
    mc_view list, info;
    mc_err err = mc_der_take(&safes, MC_DER_SEQUENCE, &list);

    while (err == MC_OK && list.len > 0) {
        err = mc_der_take(&list, MC_DER_SEQUENCE, &info);
        MC_THEN(err, read_safe(&w, info));
    }
    return err;
}
