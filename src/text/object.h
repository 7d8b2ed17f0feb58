/*
 * What bytes are, told by their outline alone: the one place that knows the
 * kinds of object, and the labels that PEM gives them. A label is a hint; the
 * contents decide.
 *
 * Accepted: any bytes; DER or BER; also the beginning of an object that was
 * cut short.
 * Does not: read the object, or promise that it is whole.
 * Sources of the labels: RFC 7468, RFC 1421, and what OpenSSL writes.
 */
#ifndef MC_OBJECT_H
#define MC_OBJECT_H

#include "base/job.h"
#include "encoding/der.h"

typedef enum mc_object_kind {
    MC_OBJECT_UNKNOWN,
    MC_OBJECT_CERTIFICATE,
    MC_OBJECT_REQUEST,
    MC_OBJECT_CRL,
    MC_OBJECT_PKCS7,
    MC_OBJECT_PKCS12,
    MC_OBJECT_PUBLIC_KEY,     /* SubjectPublicKeyInfo */
    MC_OBJECT_PUBLIC_KEY_RSA, /* PKCS#1's own form */
    MC_OBJECT_KEY_RSA,        /* PKCS#1 */
    MC_OBJECT_KEY_EC,         /* SEC 1 */
    MC_OBJECT_KEY_DSA,        /* OpenSSL's own form */
    MC_OBJECT_KEY_PKCS8,
    MC_OBJECT_KEY_LOCKED, /* EncryptedPrivateKeyInfo */
    MC_OBJECT_KEY_OPENSSH,
    MC_OBJECT_DH_PARAMETERS,
    MC_OBJECT_DSA_PARAMETERS,
    MC_OBJECT_EC_PARAMETERS,
    MC_OBJECT_OCSP,
    MC_OBJECT__COUNT
} mc_object_kind;

typedef struct mc_object {
    mc_object_kind kind;
    int cut;          /* it promises more bytes than there are */
    uint64_t missing; /* how many; 0 when it does not say */
} mc_object;

/** Tells what the bytes begin with. */
void mc_object_know(mc_view bytes, mc_object *object);

/**
 * The error that bytes are which could not be read as an object:
 * MC_ERR_DER_CUT where its end is missing, else MC_ERR_DER_DAMAGED.
 *
 * @param  place  what of it was read last; or NULL.
 * @param  fault  set to what there is to say of it.
 */
mc_err mc_object_damage(mc_view bytes, const mc_place *place, mc_fault *fault);

/** The same, noted in the job; other errors than damage are only noted. */
mc_err mc_object_fail(mc_job *job, mc_err err, const char *field, mc_view bytes,
                      const mc_place *place);

/** What a PEM label promises; MC_OBJECT_UNKNOWN for one that is not known. */
mc_object_kind mc_object_of_label(mc_view label);

/**
 * The longest label known that stands at the front of text, in whatever case
 * and with whatever blanks between its words.
 *
 * @param  used  set to how much of text it takes.
 * @return the label as it should be; NULL when there is none.
 */
const char *mc_object_label_at(mc_view text, size_t *used);

/** 1 for the forms of a private key that key.h may open. */
int mc_object_is_key(mc_object_kind kind);

/** 1 for what stands beside keys and is none. */
int mc_object_is_parameters(mc_object_kind kind);

/** The kind's code, such as "key-pkcs8". */
const char *mc_object_code(mc_object_kind kind);

#endif
