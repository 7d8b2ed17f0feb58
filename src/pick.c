#include "pick.h"

#include "pem.h"
#include "text_clean.h"

/* The n-th block; damaged ones count, as they do for inspect. */
static int find_block(mc_view text, uint64_t n, mc_view *piece)
{
    mc_pem_block block;
    size_t at = 0;
    int found = 0;

    for (;;) {
        mc_err problem = mc_pem_next(text, &at, &block, &found);

        if (problem == MC_OK && !found) {
            return 0;
        }
        if (n-- == 0) {
            *piece = block.whole;
            return 1;
        }
    }
}

mc_err mc_pick(mc_job *job, const char *number, mc_view file, mc_text *text,
               mc_view *piece)
{
    uint64_t n = 0;
    mc_view asked, bytes;
    mc_err err;

    *piece = file;
    if (!mc_job_has(job, number, &asked)) {
        return MC_OK;
    }
    err = mc_job_number(job, number, 0, UINT32_MAX, &n);
    if (err == MC_OK) {
        err = mc_text_open(file, text, &bytes);
    }
    if (err == MC_OK && !mc_pem_looks_like(bytes) && n == 0) {
        return MC_OK;
    }
    if (err == MC_OK && !find_block(bytes, n, piece)) {
        err = mc_fail(job, MC_ERR_FIELD_VALUE, number, 0);
    }
    return err;
}
