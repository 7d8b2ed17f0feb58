/*
 * What can go wrong, in one list: code, who can act.
 *
 * Accepted: every function of the engine returns an mc_err; MC_OK is zero.
 * Groups say who can act:
 *   INPUT     the user, in the named field
 *   FORMAT    the user, with another file
 *   POLICY    the user, by another choice: the request is clear but refused
 *   INTERNAL  nobody at the keyboard: a fault of ours or of the machine
 * No code tells one wrong passphrase from another (MC_ERR_PASSPHRASE serves
 * all). What else is known of a failure is fault.h's.
 * Does not: hold words for people; those are the page's (web/text/en/told.ftl).
 */
#ifndef MC_ERROR_H
#define MC_ERROR_H

/* X(code, group) */
#define MC_ERROR_LIST(X)                                                       \
    X(MC_OK, NONE)                                                             \
    X(MC_ERR_FIELD_MISSING, INPUT)                                             \
    X(MC_ERR_FIELD_VALUE, INPUT)                                               \
    X(MC_ERR_FIELD_LENGTH, INPUT)                                              \
    X(MC_ERR_SUBJECT_SYNTAX, INPUT)                                            \
    X(MC_ERR_SUBJECT_COUNTRY, INPUT)                                           \
    X(MC_ERR_SUBJECT_EMPTY, INPUT)                                             \
    X(MC_ERR_NAME_SYNTAX, INPUT)                                               \
    X(MC_ERR_NAME_MISSING, INPUT)                                              \
    X(MC_ERR_SERIAL_SYNTAX, INPUT)                                             \
    X(MC_ERR_DATES, INPUT)                                                     \
    X(MC_ERR_KEY_SIZE, INPUT)                                                  \
    X(MC_ERR_PASSPHRASE_MISSING, INPUT)                                        \
    X(MC_ERR_PASSPHRASE, INPUT)                                                \
    X(MC_ERR_PASSPHRASE_SYNTAX, INPUT)                                         \
    X(MC_ERR_FILE_EMPTY, FORMAT)                                               \
    X(MC_ERR_FILE_SIZE, FORMAT)                                                \
    X(MC_ERR_FILE_KIND, FORMAT)                                                \
    X(MC_ERR_PEM_DAMAGED, FORMAT)                                              \
    X(MC_ERR_DER_DAMAGED, FORMAT)                                              \
    X(MC_ERR_DER_CUT, FORMAT)                                                  \
    X(MC_ERR_DER_TIME, FORMAT)                                                 \
    X(MC_ERR_UNSUPPORTED, FORMAT)                                              \
    X(MC_ERR_KDF_COST, POLICY)                                                 \
    X(MC_ERR_KEY_SEVERAL, FORMAT)                                              \
    X(MC_ERR_KEY_DAMAGED, FORMAT)                                              \
    X(MC_ERR_KEY_WEAK, POLICY)                                                 \
    X(MC_ERR_KEY_MISMATCH, POLICY)                                             \
    X(MC_ERR_REQUEST_SIGNATURE, POLICY)                                        \
    X(MC_ERR_REQUEST_DIGEST, POLICY)                                           \
    X(MC_ERR_REQUEST_EXTENSIONS, POLICY)                                       \
    X(MC_ERR_AUTHORITY_NOT_CA, POLICY)                                         \
    X(MC_ERR_AUTHORITY_DAMAGED, FORMAT)                                        \
    X(MC_ERR_AUTHORITY_USAGE, POLICY)                                          \
    X(MC_ERR_AUTHORITY_PURPOSE, POLICY)                                        \
    X(MC_ERR_AUTHORITY_EXTENSION, POLICY)                                      \
    X(MC_ERR_AUTHORITY_DATES, POLICY)                                          \
    X(MC_ERR_AUTHORITY_PATH, POLICY)                                           \
    X(MC_ERR_AUTHORITY_CONSTRAINT, POLICY)                                     \
    X(MC_ERR_SAME_SUBJECT, POLICY)                                             \
    X(MC_ERR_KEY_SHARED, POLICY)                                               \
    X(MC_ERR_SELF_CHECK, INTERNAL)                                             \
    X(MC_ERR_RANDOM, INTERNAL)                                                 \
    X(MC_ERR_MEMORY, INTERNAL)                                                 \
    X(MC_ERR_OPERATION, INTERNAL)                                              \
    X(MC_ERR_FIELDS, INTERNAL)                                                 \
    X(MC_ERR_INTERNAL, INTERNAL)

typedef enum mc_err {
#define MC_ERROR_ENUM(code, group) code,
    MC_ERROR_LIST(MC_ERROR_ENUM)
#undef MC_ERROR_ENUM
        MC_ERR__MAX
} mc_err;

/** The next step of a row of steps, unless one before it has failed; also of
 * steps that give an Mbed TLS code, 0 for none. */
#define MC_THEN(err, step) ((err) = (err) == MC_OK ? (step) : (err))

/** The code's name, such as "PASSPHRASE_MISSING" (without MC_ERR_). */
const char *mc_err_name(mc_err err);

/** The group's name: "INPUT", "FORMAT", "POLICY", "INTERNAL" or "NONE". */
const char *mc_err_group(mc_err err);

#endif
