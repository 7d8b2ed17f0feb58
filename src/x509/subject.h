/*
 * Subjects: attributes as somebody typed them into a distinguished name in
 * DER.
 *
 * Accepted: CN, O, OU, L, ST, C, emailAddress, serialNumber, DC; only OU and
 * DC more than once. Values are UTF-8 within the
 * upper bounds of RFC 5280 appendix A.1, in characters. Order is kept.
 * Refused: controls and marks that turn the writing direction, values of
 * blanks only, a country that is not two letters.
 * Written: PrintableString for C and serialNumber, IA5String for
 * emailAddress and DC, UTF8String for the rest (RFC 5280 4.1.2.4).
 * Does not: sort, merge, or read a name back (report_name.c shows them).
 */
#ifndef MC_SUBJECT_H
#define MC_SUBJECT_H

#include "base/job.h"
#include "encoding/der.h"

/** A subject on its way. */
typedef struct mc_subject {
    mc_der der;
    uint32_t seen; /* which types are there */
    size_t count;  /* attributes so far */
} mc_subject;

/** Starts a Name (a SEQUENCE) at the end of dn. */
void mc_subject_begin(mc_subject *subject, mc_buf *dn);

/**
 * Adds an attribute.
 *
 * @param  type  "CN", "O" and so on, as above.
 * @return MC_OK, MC_ERR_FIELD_VALUE (no such type, or one twice),
 *         MC_ERR_FIELD_LENGTH, MC_ERR_SUBJECT_SYNTAX, MC_ERR_SUBJECT_COUNTRY;
 *         the field is noted, such as "subject.CN".
 */
mc_err mc_subject_add(mc_job *job, mc_subject *subject, mc_view type,
                      mc_view value);

/** Ends it; MC_ERR_MEMORY of any step is told here. */
mc_err mc_subject_end(mc_subject *subject);

/** One attribute of a name in DER, as it stands there. */
typedef struct mc_attribute {
    mc_view oid; /* contents of the OBJECT IDENTIFIER */
    uint8_t tag; /* of the value */
    mc_view value;
    int joined; /* 1 when it shares an RDN with the one before it */
} mc_attribute;

/** Where a walk through a name stands. */
typedef struct mc_name_walk {
    mc_view rdns; /* RDNs to come */
    mc_view set;  /* attributes to come of the present one */
} mc_name_walk;

/** Starts at a whole Name element. MC_OK or MC_ERR_DER_DAMAGED; then the walk
 * is at its end. */
mc_err mc_name_walk_begin(mc_view dn, mc_name_walk *walk);

/** @return 1 for an attribute, 0 at the end, -1 when the name is damaged. */
int mc_name_walk_next(mc_name_walk *walk, mc_attribute *attribute);

/** How many bytes a character of a string type takes; 0 for UTF-8 and what is
 * part of it, -1 for a type that is no string. */
int mc_attribute_width(uint8_t tag);

/**
 * Appends an attribute's value as UTF-8, whatever string type it is in;
 * T61String is read as Latin-1, as everybody does.
 *
 * @return MC_OK; MC_ERR_UNSUPPORTED for a type that is no string;
 *         MC_ERR_MEMORY. Bytes that do not fit the type become U+FFFD.
 */
mc_err mc_attribute_text(const mc_attribute *attribute, mc_buf *text);

/**
 * The last common name of a Name, as UTF-8 in text.
 *
 * @return 1, or 0 when there is none (text is then empty).
 */
int mc_subject_common_name(mc_view dn, mc_buf *text);

/** Makes each common name of a whole Name an organizational unit. */
void mc_subject_hide_common_name(mc_buf *dn);

#endif
