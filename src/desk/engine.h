/*
 * The front desk: a field list in, a field list out, one call per action.
 *
 * Field "op" names the operation (the table in engine.c; each row's fields
 * are stated in engine_ops.h). One that the operation does not know, or takes
 * once and is given twice, is MC_ERR_FIELDS. A reply is either the operation's
 * fields or
 *   - error         the code's name, such as PASSPHRASE
 *   - error.group   who can act: INPUT, FORMAT, POLICY, INTERNAL
 *   - error.field   the field at fault, where one is
 *   - error.values  what else is known (told.h), where anything is; value is
 *                   what in the field: a name that is refused, an unknown field
 *   - error.detail  the Mbed TLS code in decimal, for reports of bugs, if any
 *
 * Nothing is kept between calls; a failed call's results are wiped.
 */
#ifndef MC_ENGINE_H
#define MC_ENGINE_H

#include "base/bytes.h"

#define MC_ENGINE_VERSION "1.0.0"

/**
 * Runs one operation.
 *
 * @param  request  a field list; stays the caller's, who wipes it.
 * @param  reply    MC_BUF_INIT; always set to a field list. The caller frees
 *                  it, which wipes it. Empty only when there is no memory
 *                  even for the error.
 */
void mc_engine_call(mc_view request, mc_buf *reply);

#endif
