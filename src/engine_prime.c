/*
 * Operation prime-search (engine_ops.h): the part of making a key that many
 * workers can share.
 */
#include "engine_ops.h"
#include "prime.h"

mc_err mc_op_prime_search(mc_job *job)
{
    uint64_t bits = 0, units = 0;
    uint32_t tried = 0;
    mc_buf prime = MC_BUF_INIT, text = MC_BUF_INIT;
    mc_view value;
    mc_err err = mc_job_need(job, "bits", &value);

    if (err == MC_OK) {
        err = mc_job_number(job, "bits", 0, 65536, &bits);
    }
    if (err == MC_OK) {
        err = mc_job_number(job, "units", 1, 65536, &units);
    }
    if (err == MC_OK) {
        err = mc_prime_search(job, (unsigned) bits, (uint32_t) units, &prime,
                              &tried);
    }
    if (err == MC_OK && prime.len > 0) {
        err = mc_job_put(job, "prime", mc_buf_view(&prime));
    }
    if (err == MC_OK) {
        err = mc_buf_append_decimal(&text, tried);
    }
    if (err == MC_OK) {
        err = mc_job_put(job, "tried", mc_buf_view(&text));
    }
    if (err == MC_OK) {
        mc_buf_truncate(&text, 0);
        err = mc_buf_append_decimal(&text, mc_prime_expected((unsigned) bits));
    }
    if (err == MC_OK) {
        err = mc_job_put(job, "expected", mc_buf_view(&text));
    }
    mc_buf_free(&text);
    mc_buf_free(&prime);
    return err;
}
