/*
 * Fuzzes ber.h: what comes out is DER to our own strict reader, and turning
 * it again changes nothing.
 */
#include <stdlib.h>

#include "encoding/ber.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mc_view in = {data, size};
    mc_buf der = MC_BUF_INIT;
    mc_buf again = MC_BUF_INIT;
    mc_buf joined = MC_BUF_INIT;
    size_t used = 0;

    if (mc_ber_to_der(in, &der, &used) == MC_OK) {
        mc_view rest = mc_buf_view(&der);
        mc_view contents;
        uint8_t tag;

        if (used > size || mc_ber_to_der(rest, &again, NULL) != MC_OK ||
            !mc_view_equal(mc_buf_view(&again), rest) ||
            mc_der_next(&rest, &tag, &contents, NULL) != MC_OK ||
            rest.len != 0) {
            abort();
        }
        (void) mc_ber_join(tag, contents, &joined);
    }
    mc_buf_free(&der);
    mc_buf_free(&again);
    mc_buf_free(&joined);
    return 0;
}
