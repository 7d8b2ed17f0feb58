/*
 * What files hold, written in another form.
 *
 * Accepted: the objects of collect.h and one form to write them in; of several
 * private keys the one that is meant, where the form has room for one. What
 * cannot be read stands in the way only where the form needs it.
 * Does not: judge whether the result is wise; notes tell
 * what was left out or is not protected.
 */
#ifndef MC_CONVERT_H
#define MC_CONVERT_H

#include "container/collect.h"
#include "key/key.h"

typedef enum mc_form {
    MC_FORM_TRADITIONAL, /* the key as PKCS#1 or SEC1 in PEM */
    MC_FORM_PKCS8,       /* the key as PKCS#8 in PEM */
    MC_FORM_PEM,         /* every object as a PEM block */
    MC_FORM_DER,         /* the one object in DER */
    MC_FORM_PKCS12,
    MC_FORM_PKCS12_LEGACY,
    MC_FORM_PKCS7,  /* certificates and lists, PEM */
    MC_FORM_BUNDLE, /* key, leaf, chain in one PEM text */
    MC_FORM_LEAF,   /* the leaf alone */
    MC_FORM_CHAIN,  /* leaf first, root last */
    MC_FORM__MAX
} mc_form;

/** What is wanted. */
typedef struct mc_conversion {
    mc_form form;
    mc_view passphrase;    /* that opens the key; empty for none */
    mc_view to_passphrase; /* that locks the result; empty for none */
    mc_key_cipher cipher;
    uint32_t iterations; /* of the result's derivation; 0: our choice */
    mc_view name;        /* PKCS#12: friendlyName; empty: as it was */
    mc_view identity;    /* SHA-256 of the public key whose private key and
                            certificates are meant; empty: all */
} mc_conversion;

/** 1 and *form set when text is a form's name, such as "pkcs12-legacy". */
int mc_form_find(mc_view text, mc_form *form);

/**
 * Converts; puts the fields "result", "encoding" ("pem" or "der") and "note"*
 * into the job's reply.
 *
 * @return MC_OK; MC_ERR_FIELD_VALUE with "identity" (no such key or
 *         certificate); MC_ERR_FILE_KIND (nothing that the form could hold, or
 * more than one where it holds one); MC_ERR_KEY_SEVERAL; MC_ERR_KEY_MISMATCH;
 * MC_ERR_PASSPHRASE_MISSING with "to.passphrase" (PKCS#12 is never written
 * without); what key.h gives.
 */
mc_err mc_convert(mc_job *job, const mc_collection *collection,
                  const mc_conversion *wanted);

#endif
