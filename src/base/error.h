/*
 * What can go wrong, in one list: code, who can act, text.
 *
 * Accepted: every function of the engine returns an mc_err; MC_OK is zero.
 * Groups say who can act:
 *   INPUT     the user, in the named field
 *   FORMAT    the user, with another file
 *   POLICY    the user, by another choice: the request is clear but refused
 *   INTERNAL  nobody at the keyboard: a fault of ours or of the machine
 * Texts are whole sentences for people. They never hold a secret and never
 * tell one wrong passphrase from another (MC_ERR_PASSPHRASE serves all).
 * Does not: translate; the page may replace a text by the code's name.
 */
#ifndef MC_ERROR_H
#define MC_ERROR_H

/* X(code, group, text) */
#define MC_ERROR_LIST(X)                                                       \
    X(MC_OK, NONE, "Done.")                                                    \
    X(MC_ERR_FIELD_MISSING, INPUT, "This must be filled in.")                  \
    X(MC_ERR_FIELD_VALUE, INPUT, "This value is not one of those allowed.")    \
    X(MC_ERR_FIELD_LENGTH, INPUT, "This is longer than the field can hold.")   \
    X(MC_ERR_SUBJECT_SYNTAX, INPUT,                                            \
      "This holds a character that the field cannot carry.")                   \
    X(MC_ERR_SUBJECT_COUNTRY, INPUT,                                           \
      "The country is exactly two letters, such as DE or GB.")                 \
    X(MC_ERR_SUBJECT_EMPTY, INPUT, "The subject needs at least one field.")    \
    X(MC_ERR_NAME_SYNTAX, INPUT,                                               \
      "This is neither a host name nor an IP address.")                        \
    X(MC_ERR_NAME_MISSING, INPUT,                                              \
      "At least one host name or address is needed: browsers look nowhere "    \
      "else.")                                                                 \
    X(MC_ERR_SERIAL_SYNTAX, INPUT,                                             \
      "A serial number is 1 to 20 bytes in hexadecimal, and not zero.")        \
    X(MC_ERR_DATES, INPUT, "The end must lie after the start.")                \
    X(MC_ERR_KEY_SIZE, INPUT, "This key size is not offered.")                 \
    X(MC_ERR_PASSPHRASE_MISSING, INPUT,                                        \
      "This is locked. Its passphrase is needed to open it.")                  \
    X(MC_ERR_PASSPHRASE, INPUT,                                                \
      "The passphrase is wrong, or the file is damaged.")                      \
    X(MC_ERR_PASSPHRASE_SYNTAX, INPUT,                                         \
      "A passphrase is 1 to 1,024 bytes long and holds no NUL character.")     \
    X(MC_ERR_FILE_EMPTY, FORMAT, "The file is empty.")                         \
    X(MC_ERR_FILE_SIZE, FORMAT,                                                \
      "The file is larger than any file of this "                              \
      "kind.")                                                                 \
    X(MC_ERR_FILE_KIND, FORMAT,                                                \
      "The file holds something else than what belongs here.")                 \
    X(MC_ERR_PEM_DAMAGED, FORMAT,                                              \
      "The text between BEGIN and END is damaged.")                            \
    X(MC_ERR_DER_DAMAGED, FORMAT, "The file's contents are damaged.")          \
    X(MC_ERR_DER_CUT, FORMAT,                                                  \
      "The file's contents end too early: it was cut short.")                  \
    X(MC_ERR_DER_TIME, FORMAT,                                                 \
      "Its dates are not written as the standard asks: seconds are missing, "  \
      "or there is an offset where a Z must stand. Browsers and OpenSSL "      \
      "refuse it: have it made again.")                                        \
    X(MC_ERR_UNSUPPORTED, FORMAT,                                              \
      "The file uses an algorithm or a form that is not supported here.")      \
    X(MC_ERR_KDF_COST, POLICY,                                                 \
      "Opening this file would take more work than is reasonable.")            \
    X(MC_ERR_KEY_SEVERAL, FORMAT,                                              \
      "The file holds more than one private key. Give a file with only the "   \
      "one that is meant.")                                                    \
    X(MC_ERR_KEY_DAMAGED, FORMAT,                                              \
      "The numbers of this key do not belong together.")                       \
    X(MC_ERR_KEY_WEAK, POLICY, "This key is weak and must not be used.")       \
    X(MC_ERR_KEY_MISMATCH, POLICY,                                             \
      "The private key does not belong to this file.")                         \
    X(MC_ERR_REQUEST_SIGNATURE, POLICY,                                        \
      "The request is not signed by its own key. Whoever sent it may not "     \
      "hold that key.")                                                        \
    X(MC_ERR_REQUEST_DIGEST, POLICY,                                           \
      "The request is signed with a digest that is broken (MD5 or older).")    \
    X(MC_ERR_REQUEST_EXTENSIONS, POLICY,                                       \
      "The request names an extension twice. It must be made anew.")           \
    X(MC_ERR_AUTHORITY_NOT_CA, POLICY,                                         \
      "This certificate is not an authority: it may not sign others.")         \
    X(MC_ERR_AUTHORITY_DAMAGED, FORMAT,                                        \
      "The authority's certificate was changed since it was signed: its "      \
      "signature does not fit. Take it from a copy; nothing that is signed "   \
      "with this one would be trusted.")                                       \
    X(MC_ERR_AUTHORITY_USAGE, POLICY,                                          \
      "The key usage of this authority's certificate does not allow it to "    \
      "sign this.")                                                            \
    X(MC_ERR_AUTHORITY_PURPOSE, POLICY,                                        \
      "The extended key usage of this authority's certificate leaves this "    \
      "purpose out, so browsers would refuse what it signs for it.")           \
    X(MC_ERR_AUTHORITY_EXTENSION, POLICY,                                      \
      "The authority's certificate has an extension that is malformed, or "    \
      "critical and not known. Browsers refuse whatever it signs.")            \
    X(MC_ERR_AUTHORITY_DATES, POLICY,                                          \
      "The authority's certificate is not valid at that time.")                \
    X(MC_ERR_AUTHORITY_PATH, POLICY,                                           \
      "This authority may not issue further authorities.")                     \
    X(MC_ERR_AUTHORITY_CONSTRAINT, POLICY,                                     \
      "This lies outside what the authority is limited to. Leave it out, or "  \
      "use another authority.")                                                \
    X(MC_ERR_SAME_SUBJECT, POLICY,                                             \
      "The authority and the device must not carry the same common name.")     \
    X(MC_ERR_KEY_SHARED, POLICY,                                               \
      "This is the authority's own key. A device needs a key of its own.")     \
    X(MC_ERR_SELF_CHECK, INTERNAL,                                             \
      "What was made did not pass its own check, so it was thrown away.")      \
    X(MC_ERR_RANDOM, INTERNAL,                                                 \
      "The source of randomness failed. Nothing was made.")                    \
    X(MC_ERR_MEMORY, INTERNAL, "There is not enough memory for this.")         \
    X(MC_ERR_OPERATION, INTERNAL, "The engine has no such operation.")         \
    X(MC_ERR_FIELDS, INTERNAL, "The call to the engine is malformed.")         \
    X(MC_ERR_INTERNAL, INTERNAL, "The engine failed where it should not.")

typedef enum mc_err {
#define MC_ERROR_ENUM(code, group, text) code,
    MC_ERROR_LIST(MC_ERROR_ENUM)
#undef MC_ERROR_ENUM
        MC_ERR__MAX
} mc_err;

/** The code's name, such as "PASSPHRASE_MISSING" (without MC_ERR_). */
const char *mc_err_name(mc_err err);

/** The group's name: "INPUT", "FORMAT", "POLICY", "INTERNAL" or "NONE". */
const char *mc_err_group(mc_err err);

/** The sentence that belongs to the code. */
const char *mc_err_text(mc_err err);

#endif
