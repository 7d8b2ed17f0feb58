/*
 * PEM: every block of any text, decoded, its encryption read and tried.
 */
#include <stdlib.h>

#include "locking/pem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mc_view text = {data, size};
    mc_pem_block block;
    size_t at = 0;
    size_t before;
    int found;

    do {
        mc_buf der = MC_BUF_INIT;
        mc_buf again = MC_BUF_INIT;
        mc_buf back = MC_BUF_INIT;
        mc_err err;

        before = at;
        err = mc_pem_next(text, &at, &block, &found);
        if (at > size || (err != MC_OK && at == before)) {
            abort(); /* past the end, or for ever in one place */
        }
        if (err == MC_OK && found &&
            mc_pem_unlock(&block, mc_view_str("secret"), &der) == MC_OK) {
            /* What was read can be written, and reads the same again. */
            if (mc_pem_write(&again, "X", mc_buf_view(&der)) != MC_OK) {
                abort();
            }
            if (der.len > 0) {
                mc_pem_block copy;
                size_t start = 0;

                if (mc_pem_next(mc_buf_view(&again), &start, &copy, &found) !=
                        MC_OK ||
                    mc_pem_decode(&copy, &back) != MC_OK ||
                    !mc_view_equal(mc_buf_view(&der), mc_buf_view(&back))) {
                    abort();
                }
            }
        }
        mc_buf_free(&der);
        mc_buf_free(&again);
        mc_buf_free(&back);
    } while (at > before);
    return 0;
}
