/*
 * See algorithm_text.h. Only those that somebody may meet and we may not have
 * are named; the dotted number stands beside the name in any case.
 */
#include "text/algorithm_text.h"

#include "encoding/oid.h"

#define MC_OID_PBE(n) "\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x01" n
#define MC_OID_DIGEST(n) "\x2a\x86\x48\x86\xf7\x0d\x02" n
#define MC_OID_AES(n) "\x60\x86\x48\x01\x65\x03\x04\x01" n

typedef struct named {
    mc_view oid;
    const char *name;
} named;

static const named NAMES[] = {
#define ROW(oid, name)                                                         \
    {                                                                          \
        MC_BYTES_INIT(oid), name                                               \
    }
    ROW(MC_OID_PBE("\x01"), "pbeWithSHAAnd128BitRC4"),
    ROW(MC_OID_PBE("\x02"), "pbeWithSHAAnd40BitRC4"),
    ROW(MC_OID_PBE("\x03"), "pbeWithSHAAnd3-KeyTripleDES-CBC"),
    ROW(MC_OID_PBE("\x04"), "pbeWithSHAAnd2-KeyTripleDES-CBC"),
    ROW(MC_OID_PBE("\x05"), "pbeWithSHAAnd128BitRC2-CBC"),
    ROW(MC_OID_PBE("\x06"), "pbeWithSHAAnd40BitRC2-CBC"),
    ROW(MC_OID_PBES2, "PBES2"),
    ROW(MC_OID_PBMAC1, "PBMAC1"),
    ROW(MC_OID_PBKDF2, "PBKDF2"),
    ROW("\x2b\x06\x01\x04\x01\xda\x47\x04\x0b", "scrypt"),
    ROW(MC_OID_AES("\x02"), "AES-128-CBC"),
    ROW(MC_OID_AES("\x16"), "AES-192-CBC"),
    ROW(MC_OID_AES("\x2a"), "AES-256-CBC"),
    ROW(MC_OID_AES("\x06"), "AES-128-GCM"),
    ROW(MC_OID_AES("\x2e"), "AES-256-GCM"),
    ROW(MC_OID_AES("\x04"), "AES-128-CFB"),
    ROW(MC_OID_AES("\x2c"), "AES-256-CFB"),
    ROW("\x2a\x83\x08\x8c\x9a\x4b\x3d\x01\x01\x01\x02", "Camellia-128-CBC"),
    ROW("\x2a\x83\x08\x8c\x9a\x4b\x3d\x01\x01\x01\x04", "Camellia-256-CBC"),
    ROW("\x2a\x83\x1a\x8c\x9a\x6e\x01\x01\x02", "ARIA-128-CBC"),
    ROW("\x2a\x83\x1a\x8c\x9a\x6e\x01\x01\x0c", "ARIA-256-CBC"),
    ROW(MC_OID_DIGEST("\x06"), "HMAC-MD5"),
    ROW(MC_OID_DIGEST("\x07"), "HMAC-SHA-1"),
    ROW(MC_OID_DIGEST("\x08"), "HMAC-SHA-224"),
    ROW(MC_OID_DIGEST("\x09"), "HMAC-SHA-256"),
    ROW(MC_OID_DIGEST("\x0a"), "HMAC-SHA-384"),
    ROW(MC_OID_DIGEST("\x0b"), "HMAC-SHA-512"),
    ROW(MC_OID_DIGEST("\x0c"), "HMAC-SHA-512/224"),
    ROW(MC_OID_DIGEST("\x0d"), "HMAC-SHA-512/256"),
    ROW("\x2a\x86\x48\x86\xf7\x0d\x01\x05\x03", "pbeWithMD5AndDES-CBC"),
    ROW("\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0a", "pbeWithSHA1AndDES-CBC"),
    ROW("\x2a\x86\x48\x86\xf7\x0d\x02\x05", "MD5"),
    ROW("\x2a\x86\x48\x86\xf7\x0d\x03\x07", "DES-EDE3-CBC"),
    ROW(MC_OID_SHA1, "SHA-1"),
    ROW(MC_OID_SHA256, "SHA-256"),
    ROW("\x60\x86\x48\x01\x65\x03\x04\x02\x02", "SHA-384"),
    ROW("\x60\x86\x48\x01\x65\x03\x04\x02\x03", "SHA-512"),
    ROW("\x60\x86\x48\x01\x65\x03\x04\x02\x04", "SHA-224"),
    ROW(MC_OID_P7_DATA, "data"),
    ROW(MC_OID_P7_SIGNED, "signedData"),
    ROW(MC_OID_P7_ENVELOPED, "envelopedData"),
    ROW("\x2a\x86\x48\x86\xf7\x0d\x01\x07\x04", "signedAndEnvelopedData"),
    ROW("\x2a\x86\x48\x86\xf7\x0d\x01\x07\x05", "digestedData"),
    ROW(MC_OID_P7_ENCRYPTED, "encryptedData"),
    ROW("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x02", "authenticatedData"),
    ROW("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x09", "compressedData"),
    ROW("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17", "authEnvelopedData"),
    ROW(MC_OID_BAG("\x05"), "secretBag"),
#undef ROW
};

static mc_err oid_text(mc_view oid, mc_buf *text)
{
    const named *row = MC_DER_OID_ROW(NAMES, oid);
    size_t start = text->len;
    mc_err err = MC_OK;

    if (row != NULL) {
        err = mc_buf_append_str(text, row->name);
        MC_THEN(err, mc_buf_append_str(text, " ("));
    }
    MC_THEN(err, mc_der_oid_text(oid, text));
    MC_THEN(err, mc_buf_append_str(text, row != NULL ? ")" : ""));
    if (err == MC_ERR_DER_DAMAGED) {
        mc_buf_truncate(text, start);
        err = mc_buf_append_str(text, "?");
    }
    return err;
}

/* PBKDF2's own PRF, where it names one (RFC 8018 A.2). */
static mc_err prf_text(mc_view algorithm, mc_buf *text)
{
    mc_view fields, field, oid;
    uint8_t tag;

    if (mc_der_take(&algorithm, MC_DER_SEQUENCE, &fields) != MC_OK) {
        return MC_OK;
    }
    while (fields.len > 0 &&
           mc_der_next(&fields, &tag, &field, NULL) == MC_OK) {
        if (tag == MC_DER_SEQUENCE &&
            mc_der_take(&field, MC_DER_OID, &oid) == MC_OK) {
            mc_err err = mc_buf_append_str(text, " with ");

            return MC_THEN(err, oid_text(oid, text));
        }
    }
    return MC_OK;
}

mc_err mc_algorithm_text(mc_view algorithm, mc_buf *text)
{
    mc_view sequence, oid, parts, part;
    mc_err err;

    /* A bare OID, as a bag has, or an AlgorithmIdentifier. */
    if (mc_der_take(&algorithm, MC_DER_OID, &oid) == MC_OK) {
        return oid_text(oid, text);
    }
    if (mc_der_take(&algorithm, MC_DER_SEQUENCE, &sequence) != MC_OK ||
        mc_der_take(&sequence, MC_DER_OID, &oid) != MC_OK) {
        return mc_buf_append_str(text, "?");
    }
    err = oid_text(oid, text);
    if ((!MC_DER_OID_IS(oid, MC_OID_PBES2) &&
         !MC_DER_OID_IS(oid, MC_OID_PBMAC1)) ||
        mc_der_take(&sequence, MC_DER_SEQUENCE, &parts) != MC_OK) {
        return err;
    }
    /* RFC 8018 A.4 and A.5: derivation, then cipher or MAC. */
    while (err == MC_OK &&
           mc_der_take(&parts, MC_DER_SEQUENCE, &part) == MC_OK &&
           mc_der_take(&part, MC_DER_OID, &oid) == MC_OK) {
        err = mc_buf_append_str(text, ", ");
        MC_THEN(err, oid_text(oid, text));
        if (err == MC_OK && MC_DER_OID_IS(oid, MC_OID_PBKDF2)) {
            err = prf_text(part, text);
        }
    }
    return err;
}
