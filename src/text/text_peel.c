#include "text/text_peel.h"

#include "text/peel.h"

static const struct {
    unsigned repair;
    mc_err (*peel)(mc_view in, mc_buf *out, int *peeled);
} WRAPPINGS[] = {
    {MC_REPAIR_RTF, mc_peel_rtf},
    {MC_REPAIR_QUOTED_PRINTABLE, mc_peel_quoted_printable},
    {MC_REPAIR_HTML, mc_peel_html},
    {MC_REPAIR_PERCENT, mc_peel_percent},
    {MC_REPAIR_BASE64, mc_peel_base64},
    {MC_REPAIR_BASE64URL, mc_peel_base64url},
    {MC_REPAIR_PAGER, mc_peel_pager},
    {MC_REPAIR_LINE_SIGNS, mc_peel_lines},
};

mc_err mc_text_peel(mc_view flat, mc_buf *out, uint32_t *repairs, int *peeled)
{
    size_t i;
    mc_err err = MC_OK;

    *peeled = 0;
    for (i = 0; err == MC_OK && !*peeled &&
                i < sizeof(WRAPPINGS) / sizeof(WRAPPINGS[0]);
         i++) {
        mc_buf_truncate(out, 0);
        err = WRAPPINGS[i].peel(flat, out, peeled);
        *repairs |= (uint32_t) *peeled << WRAPPINGS[i].repair;
    }
    return err;
}
