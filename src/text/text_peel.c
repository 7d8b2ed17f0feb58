#include "text/text_peel.h"

#include "text/peel.h"

mc_err mc_text_peel(mc_view flat, mc_buf *out, uint32_t *repairs, int *peeled)
{
    unsigned repair = MC_REPAIR__MAX;
    mc_err err = MC_OK;

    *peeled = 1;
    if (mc_is_rtf(flat)) {
        repair = MC_REPAIR_RTF;
        err = mc_peel_rtf(flat, out);
    } else if (mc_is_quoted_printable(flat)) {
        repair = MC_REPAIR_QUOTED_PRINTABLE;
        err = mc_peel_quoted_printable(flat, out);
    } else if (mc_is_html(flat)) {
        repair = MC_REPAIR_HTML;
        err = mc_peel_html(flat, out);
    } else if (mc_is_percent(flat)) {
        repair = MC_REPAIR_PERCENT;
        err = mc_peel_percent(flat, out);
    } else {
        *peeled = 0;
    }
    if (!*peeled && (mc_may_hold_pem(flat) || !mc_peel_has_marker(flat))) {
        repair = MC_REPAIR_BASE64;
        err = mc_peel_base64(flat, out, peeled);
    }
    if (err == MC_OK && !*peeled) {
        mc_buf_truncate(out, 0);
        repair = MC_REPAIR_BASE64URL;
        err = mc_peel_base64url(flat, out, peeled);
    }
    if (err == MC_OK && !*peeled) {
        mc_buf_truncate(out, 0);
        repair = MC_REPAIR_PAGER;
        err = mc_peel_pager(flat, out, peeled);
    }
    if (err == MC_OK && !*peeled) {
        repair = MC_REPAIR_LINE_SIGNS;
        err = mc_peel_lines(flat, out, peeled);
    }
    if (err == MC_OK && *peeled) {
        *repairs |= (uint32_t) 1 << repair;
    }
    return err;
}
