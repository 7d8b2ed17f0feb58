/*
 * What the files pkcs12*.c share: the bags' half of the reader. Does not:
 * concern anybody else (pkcs12.h).
 */
#ifndef MC_PKCS12_INTERNAL_H
#define MC_PKCS12_INTERNAL_H

#include "container/pkcs12.h"
#include "encoding/oid.h"

/** BER to DER in a kept buffer. */
mc_err mc_pkcs12_keep_der(mc_pkcs12 *p12, mc_view ber, mc_view *der);

/** Reads AuthenticatedSafe (RFC 7292 4.1) in DER into p12->items. */
mc_err mc_pkcs12_read_safes(mc_job *job, mc_view safes, mc_view passphrase,
                            mc_pkcs12 *p12);

#endif
