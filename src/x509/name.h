/*
 * The names that a certificate is for: host names, IPv4 and IPv6 addresses,
 * told apart here and nowhere else.
 *
 * Accepted: host names in ASCII letters, digits and hyphens (RFC 1123 2.1), and
 * underscores, which are no part of host names but opened by Chromium and
 * Firefox; labels of 1..63, at most 253 characters; one dot at the end is the
 * root's and is cut; "*" as the whole left-most label with two or more after it
 * (RFC 9525 6.3). IPv4 as four decimal numbers without leading zeros. IPv6 as
 * RFC 4291 2.2 writes it, dotted tail included, in brackets or without.
 * Upper case becomes lower case.
 * Refused as neither: a last label that a browser would take for a number
 * ("10.1", "256.1.1.1", "a.0x7f"), zone ids, spaces, URLs, xn-- labels that
 * are no Punycode.
 * An IPv6 address that stands for an IPv4 one (::ffff:10.1.2.3) becomes that.
 * Does not: IDNA (the caller gives xn-- labels), look names up.
 */
#ifndef MC_NAME_H
#define MC_NAME_H

#include "base/job.h"

/* Most names in one certificate. */
#define MC_NAMES_MAX ((size_t) 200)
#define MC_NAME_TEXT_MAX 253

/* GeneralName tags (RFC 5280 4.2.1.6). */
#define MC_NAME_TAG_EMAIL 0x81
#define MC_NAME_TAG_DNS 0x82
#define MC_NAME_TAG_DIRECTORY 0xa4
#define MC_NAME_TAG_URI 0x86
#define MC_NAME_TAG_IP 0x87

/** One name in the form in which a certificate carries it. */
typedef struct mc_name {
    uint8_t tag; /* MC_NAME_TAG_DNS or MC_NAME_TAG_IP */
    uint8_t len; /* bytes; 4 or 16 for an address */
    uint8_t bytes[MC_NAME_TEXT_MAX];
} mc_name;

/** Tells a name from its text. MC_OK or MC_ERR_NAME_SYNTAX. */
mc_err mc_name_read(mc_view text, mc_name *name);

/** A view of the name's bytes. */
mc_view mc_name_view(const mc_name *name);

/**
 * Appends an address as text: IPv4 dotted, IPv6 as RFC 5952 section 4 and 5.
 *
 * @param  address  4 or 16 bytes; any other length is appended in hexadecimal.
 */
mc_err mc_name_address_text(mc_view address, mc_buf *text);

/**
 * Reads "10.0.0.0/8" or "2001:db8::/32" into address and mask, as
 * nameConstraints carry them (RFC 5280 4.2.1.10). Bits below the prefix must
 * be zero.
 *
 * @param  out_len  set to 8 or 32.
 * @return MC_OK or MC_ERR_NAME_SYNTAX.
 */
mc_err mc_name_network_read(mc_view text, uint8_t out[32], size_t *out_len);

/**
 * Appends a network, address and mask as above, as text: "10.0.0.0/8", and
 * "10.0.0.0/255.0.255.0" where the mask is no prefix.
 */
mc_err mc_name_network_text(mc_view network, mc_buf *text);

/**
 * Appends a GeneralName as people know it: a host name, an e-mail address or
 * a URI as it stands, an address or a network as text; nothing for the other
 * kinds. What stands may deceive (mc_utf8_append_safe).
 */
mc_err mc_name_plain_text(uint8_t tag, mc_view value, mc_buf *text);

/*
 * A list of names is a row of GeneralName elements in DER, which is what
 * stands inside a subjectAltName.
 */

/**
 * Appends a name to a list unless it is there already.
 *
 * @return MC_OK, MC_ERR_FIELD_LENGTH (more than MC_NAMES_MAX), MC_ERR_MEMORY.
 */
mc_err mc_names_add(mc_buf *names, const mc_name *name);

/**
 * The same for a name as somebody typed it (mc_name_read).
 *
 * @return also MC_ERR_NAME_SYNTAX; the field "name" is noted, and its text.
 */
mc_err mc_names_add_text(mc_job *job, mc_buf *names, mc_view text);

#endif
