/*
 * The caller's fields as values: what the rooms below take. Nobody else reads
 * a field by its name.
 *
 * Each notes the field at fault. A field that is empty counts as not there.
 * What the fields mean stands in engine_ops.h.
 * Does not: judge more than a value's form and range.
 */
#ifndef MC_DESK_FIELDS_H
#define MC_DESK_FIELDS_H

#include "issuing/issue.h"
#include "key/key_make.h"
#include "text/text.h"

/** The field's value, or MC_ERR_FIELD_MISSING. */
mc_err mc_job_need(mc_job *job, const char *name, mc_view *value);

/** 1 and value set when the field is there and not empty; else 0. */
int mc_job_has(const mc_job *job, const char *name, mc_view *value);

/** The field's value, or an empty view. */
mc_view mc_job_get(const mc_job *job, const char *name);

/**
 * A field that holds a decimal number, min..max; absent: *number stays.
 *
 * @return MC_OK or MC_ERR_FIELD_VALUE.
 */
mc_err mc_job_number(mc_job *job, const char *name, uint64_t min, uint64_t max,
                     uint64_t *number);

/** The next field of that name from at on: 1 and value set, or 0. */
int mc_job_next(const mc_job *job, const char *name, size_t *at,
                mc_view *value);

/** A time, seconds since 1970; absent: 0. */
mc_err mc_read_time(mc_job *job, const char *name, int64_t *time);

/** The field "now", a time; it must be there. */
mc_err mc_read_now(mc_job *job, int64_t *now);

/** The field "days", 1..max; it must be there. */
mc_err mc_read_days(mc_job *job, uint64_t max, uint64_t *days);

/** des-ede3-cbc or aes-256-cbc; absent: *cipher stays. */
mc_err mc_read_cipher(mc_job *job, const char *name, mc_key_cipher *cipher);

/**
 * A key to be made: type, bits, curve, form, cipher, iterations, prime. Left
 * out: RSA, 2048 bits, P-256, the given form, MC_KEY_ITERATIONS; DES-EDE3-CBC
 * in the traditional form (what the devices know), AES-256-CBC in PKCS#8.
 * Fields of the other type are ignored.
 *
 * @return MC_OK, MC_ERR_FIELD_VALUE, MC_ERR_KEY_SIZE.
 */
mc_err mc_read_key_order(mc_job *job, mc_key_form form, mc_key_order *order);

/** The fields name*, as a row of GeneralName, duplicates left out. */
mc_err mc_read_names(mc_job *job, mc_buf *names);

/**
 * The fields subject.*, as a Name (subject.h).
 *
 * @param  dn  stays as it is when there is none.
 */
mc_err mc_read_subject(mc_job *job, mc_buf *dn);

/** MC_ERR_SUBJECT_EMPTY when there was none, else MC_OK. */
mc_err mc_subject_given(mc_job *job, const mc_buf *dn);

/** One object of a file, as the field says; absent: the whole file (pick.h). */
mc_err mc_read_pick(mc_job *job, const char *name, mc_view file, mc_text *text,
                    mc_view *piece);

/** authority.certificate, authority.key and authority.passphrase. */
mc_err mc_read_authority(mc_job *job, mc_authority_files *files);

/** Wishes, and what they borrow from. */
typedef struct mc_asked {
    mc_wishes wishes;
    mc_buf subject, names, constraints;
    uint8_t serial[20];
} mc_asked;

/**
 * Everything that can be wished for a certificate: now, days or not-after,
 * backdate (default one day), serial, subject.*, name*, purpose*
 * (server-auth, also when there is none), path-length (0 unless told; "none"
 * for no limit), permit*.
 *
 * @param  is_authority  whether an authority is wished for; where it is not
 *                       said, the field path-length says it.
 * @param  asked  set; the caller frees it, also on failure.
 * @return MC_OK, MC_ERR_FIELD_MISSING (now, days), MC_ERR_FIELD_VALUE,
 *         MC_ERR_SERIAL_SYNTAX, and what names, subject and permit return.
 */
mc_err mc_read_wishes(mc_job *job, int is_authority, mc_asked *asked);

void mc_asked_free(mc_asked *asked);

#endif
