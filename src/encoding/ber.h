/*
 * BER (ITU-T X.690) turned into DER, for containers that programs write with
 * indefinite lengths and strings in pieces (NSS, Java, old OpenSSL).
 *
 * Accepted: one-byte tags; definite lengths in any form of up to 8 bytes;
 * indefinite lengths; universal strings (OCTET STRING, BIT STRING and the
 * character strings) cut into pieces, also pieces of pieces; nesting up to
 * MC_BER_DEPTH.
 * Does not: look into the contents of primitive elements (a container inside
 * an OCTET STRING is turned by whoever opens it), change them (so a signed
 * part that was DER stays as it was), sort SETs, or join the pieces of an
 * IMPLICIT string, which only its reader can know (mc_ber_join).
 */
#ifndef MC_BER_H
#define MC_BER_H

#include "encoding/der.h"

/* Deepest nesting, as deep as the writer goes; signed data has 10 levels. */
#define MC_BER_DEPTH (MC_DER_DEPTH - 1)

/**
 * Turns the element at the front of in to DER, appended to der.
 *
 * @param  used  set to the bytes of in that the element took; more may
 *               follow. May be NULL when nothing may follow.
 * @return MC_OK, MC_ERR_DER_DAMAGED, MC_ERR_MEMORY. On failure der is as it
 *         was.
 */
mc_err mc_ber_to_der(mc_view in, mc_buf *der, size_t *used);

/**
 * The contents of a string whose header has been taken already: primitive
 * contents as they are, constructed contents (a row of OCTET STRINGs, as
 * mc_ber_to_der leaves an IMPLICIT one) joined. Appended to out.
 *
 * @param  tag  the element's tag; bit 0x20 tells that it is constructed.
 * @return MC_OK, MC_ERR_DER_DAMAGED, MC_ERR_MEMORY.
 */
mc_err mc_ber_join(uint8_t tag, mc_view contents, mc_buf *out);

#endif
