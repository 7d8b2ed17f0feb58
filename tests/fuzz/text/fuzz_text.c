/*
 * Fuzzes text.h: whatever comes in, what comes out as PEM is PEM when mended
 * again; and when it is clean (text_clean.h), mending changes nothing. What
 * was no base64 to begin with stays for pem.h to refuse.
 */
#include <stdlib.h>
#include <string.h>

#include "text/text_clean.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mc_view file = {data, size};
    mc_text text = MC_TEXT_INIT;
    mc_text again = MC_TEXT_INIT;

    if (mc_text_mend(file, &text) == MC_OK && text.kind == MC_TEXT_PEM) {
        mc_view out = mc_buf_view(&text.out);

        if (mc_text_mend(out, &again) != MC_OK || again.kind != MC_TEXT_PEM) {
            abort();
        }
        if (mc_text_is_clean(out) &&
            !mc_view_equal(mc_buf_view(&again.out), out)) {
            abort();
        }
    }
    mc_text_free(&text);
    mc_text_free(&again);
    return 0;
}
