#include "x509/crl_read.h"

#include <string.h>

#include "encoding/oid.h"

static int is_time(mc_view in)
{
    return mc_der_peek(in, MC_DER_UTC_TIME) ||
           mc_der_peek(in, MC_DER_GENERALIZED_TIME);
}

static mc_err read_tbs(mc_view in, mc_crl_view *crl)
{
    mc_view contents, inner, bad = in;
    uint32_t version;
    mc_err err = MC_OK;

    mc_place_set(&crl->reading, "version", in);
    if (mc_der_peek(in, MC_DER_INTEGER)) {
        err = mc_der_take_small(&in, &version);
        MC_THEN(err, version != 1 ? MC_ERR_DER_DAMAGED : MC_OK);
    }
    MC_THEN_AT(err, &crl->reading, "algorithm", in,
               mc_der_take_whole(&in, &contents, &inner));
    MC_THEN_AT(err, &crl->reading, "issuer", in,
               mc_der_take_whole(&in, &contents, &crl->issuer));
    MC_THEN_AT(err, &crl->reading, "this-update", in,
               mc_der_take_time(&in, &crl->this_update));
    if (err == MC_OK && is_time(in)) {
        crl->has_next_update = 1;
        mc_place_set(&crl->reading, "next-update", in);
        err = mc_der_take_time(&in, &crl->next_update);
    }
    if (err == MC_OK && mc_der_peek(in, MC_DER_SEQUENCE)) {
        mc_place_set(&crl->reading, "entries", in);
        err = mc_der_take(&in, MC_DER_SEQUENCE, &crl->entries);
    }
    if (err == MC_OK && in.len > 0) {
        mc_place_set(&crl->reading, "extensions", in);
        err = mc_der_take(&in, MC_DER_CONTEXT_CONSTRUCTED(0), &contents);
        MC_THEN(err, mc_der_take(&contents, MC_DER_SEQUENCE, &crl->extensions));
        if (err == MC_OK) {
            err = mc_extensions_check(crl->extensions, &bad);
            mc_place_set(&crl->reading, "extension", bad);
        }
        MC_THEN(err, contents.len != 0 ? MC_ERR_DER_DAMAGED : MC_OK);
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
    MC_THEN_AT(err, &crl->reading, "signed", contents,
               mc_der_take_whole(&contents, &tbs, &crl->tbs));
    MC_THEN_AT(err, &crl->reading, "signature", contents,
               mc_der_take_whole(&contents, &inner, &algorithm));
    MC_THEN(err, mc_der_take_bit_string(&contents, &crl->signature));
    MC_THEN(err, mc_signature_algorithm_read(algorithm, &crl->algorithm));
    MC_THEN(err, read_tbs(tbs, crl));
    if (err == MC_OK && (in.len != 0 || contents.len != 0)) {
        mc_place_set(&crl->reading, "behind",
                     contents.len != 0 ? contents : in);
        err = MC_ERR_DER_DAMAGED;
    }
    return err == MC_OK || err == MC_ERR_DER_TIME ? err : MC_ERR_DER_DAMAGED;
}

static mc_err read_entry_extensions(mc_view list, mc_crl_revoked *revoked)
{
    mc_extension extension;
    mc_view reason;

    while (list.len > 0) {
        if (mc_extension_next(&list, &extension) != MC_OK) {
            return MC_ERR_DER_DAMAGED;
        }
        if (MC_DER_OID_IS(extension.oid, MC_OID_CRL_REASON)) {
            if (mc_der_take(&extension.value, MC_DER_ENUMERATED, &reason) ==
                    MC_OK &&
                reason.len == 1) {
                revoked->reason = reason.p[0];
            }
        } else if (MC_DER_OID_IS(extension.oid, MC_OID_CRL_ENTRY_ISSUER)) {
            revoked->of_other = 1;
        } else if (!MC_DER_OID_IS(extension.oid, MC_OID_INVALIDITY_DATE)) {
            revoked->unknown |= extension.critical;
        }
    }
    return MC_OK;
}

mc_err mc_crl_view_next(mc_view *entries, mc_crl_revoked *revoked)
{
    mc_view rest = *entries;
    mc_view entry, list;
    mc_err err = mc_der_take(&rest, MC_DER_SEQUENCE, &entry);

    revoked->reason = -1;
    revoked->of_other = 0;
    revoked->unknown = 0;
    MC_THEN(err, mc_der_take(&entry, MC_DER_INTEGER, &revoked->serial));
    MC_THEN(err, mc_der_take_time(&entry, &revoked->date));
    if (err == MC_OK && entry.len > 0) {
        err = mc_der_take(&entry, MC_DER_SEQUENCE, &list);
        MC_THEN(err, read_entry_extensions(list, revoked));
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
