#include "x509/crl_read.h"

#include <string.h>

#include "encoding/oid.h"

static mc_err take_whole(mc_view *in, mc_view *contents, mc_view *whole)
{
    uint8_t tag;

    if (!mc_der_peek(*in, MC_DER_SEQUENCE)) {
        return MC_ERR_DER_DAMAGED;
    }
    return mc_der_next(in, &tag, contents, whole);
}

static int is_time(mc_view in)
{
    return mc_der_peek(in, MC_DER_UTC_TIME) ||
           mc_der_peek(in, MC_DER_GENERALIZED_TIME);
}

static mc_err read_tbs(mc_view in, mc_crl_view *crl)
{
    mc_view contents, inner;
    uint32_t version;
    mc_err err = MC_OK;

    if (mc_der_peek(in, MC_DER_INTEGER)) {
        err = mc_der_take_small(&in, &version);
        if (err == MC_OK && version != 1) {
            err = MC_ERR_DER_DAMAGED;
        }
    }
    if (err == MC_OK) {
        err = take_whole(&in, &contents, &inner);
    }
    if (err == MC_OK) {
        err = take_whole(&in, &contents, &crl->issuer);
    }
    if (err == MC_OK) {
        err = mc_der_take_time(&in, &crl->this_update);
    }
    if (err == MC_OK && is_time(in)) {
        crl->has_next_update = 1;
        err = mc_der_take_time(&in, &crl->next_update);
    }
    if (err == MC_OK && mc_der_peek(in, MC_DER_SEQUENCE)) {
        err = mc_der_take(&in, MC_DER_SEQUENCE, &crl->entries);
    }
    if (err == MC_OK && in.len > 0) {
        err = mc_der_take(&in, MC_DER_CONTEXT_CONSTRUCTED(0), &contents);
        if (err == MC_OK) {
            err = mc_der_take(&contents, MC_DER_SEQUENCE, &crl->extensions);
        }
        if (err == MC_OK) {
            err = mc_extensions_check(crl->extensions);
        }
        if (err == MC_OK && contents.len != 0) {
            err = MC_ERR_DER_DAMAGED;
        }
    }
    if (err == MC_ERR_DER_TIME) {
        return err;
    }
    return err == MC_OK && in.len == 0 ? MC_OK : MC_ERR_DER_DAMAGED;
}

mc_err mc_crl_view_read(mc_view der, mc_crl_view *crl)
{
    mc_view in = der;
    mc_view contents, tbs, inner, algorithm;
    mc_err err;

    memset(crl, 0, sizeof(*crl));
    crl->der = der;
    err = mc_der_take(&in, MC_DER_SEQUENCE, &contents);
    if (err == MC_OK) {
        err = take_whole(&contents, &tbs, &crl->tbs);
    }
    if (err == MC_OK) {
        err = take_whole(&contents, &inner, &algorithm);
    }
    if (err == MC_OK) {
        err = mc_der_take_bit_string(&contents, &crl->signature);
    }
    if (err == MC_OK) {
        err = mc_signature_algorithm_read(algorithm, &crl->algorithm);
    }
    if (err == MC_OK) {
        err = read_tbs(tbs, crl);
    }
    if (err == MC_ERR_DER_TIME) {
        return err;
    }
    return err == MC_OK && in.len == 0 && contents.len == 0
               ? MC_OK
               : MC_ERR_DER_DAMAGED;
}

mc_err mc_crl_view_next(mc_view *entries, mc_crl_revoked *revoked)
{
    mc_view rest = *entries;
    mc_view entry, list, reason;
    mc_extension extension;
    mc_err err = mc_der_take(&rest, MC_DER_SEQUENCE, &entry);

    revoked->reason = -1;
    if (err == MC_OK) {
        err = mc_der_take(&entry, MC_DER_INTEGER, &revoked->serial);
    }
    if (err == MC_OK) {
        err = mc_der_take_time(&entry, &revoked->date);
    }
    if (err == MC_OK && entry.len > 0) {
        err = mc_der_take(&entry, MC_DER_SEQUENCE, &list);
        if (err == MC_OK &&
            MC_EXTENSION_FIND(list, MC_OID_CRL_REASON, &extension) &&
            mc_der_take(&extension.value, MC_DER_ENUMERATED, &reason) ==
                MC_OK &&
            reason.len == 1) {
            revoked->reason = reason.p[0];
        }
    }
    if (err != MC_OK || entry.len != 0) {
        return MC_ERR_DER_DAMAGED;
    }
    *entries = rest;
    return MC_OK;
}

const char *mc_crl_reason_name(int reason)
{
    /* RFC 5280 5.3.1; 7 is not used. */
    static const char *const NAMES[] = {
        "unspecified",     "keyCompromise",
        "cACompromise",    "affiliationChanged",
        "superseded",      "cessationOfOperation",
        "certificateHold", NULL,
        "removeFromCRL",   "privilegeWithdrawn",
        "aACompromise"};

    if (reason < 0 || (size_t) reason >= sizeof(NAMES) / sizeof(NAMES[0])) {
        return NULL;
    }
    return NAMES[reason];
}
