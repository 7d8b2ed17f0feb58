/*
 * Operations prime-search and prime-judge (engine_ops.h): the parts of making
 * a key that many workers can share.
 */
#include "base/host.h"
#include "desk/engine_ops.h"
#include "desk/fields.h"
#include "number/prime.h"
#include "number/prime_judge.h"

/* Candidates tried so far and expected, to the host and into the reply. */
static mc_err report_tried(mc_job *job, uint32_t tried, uint32_t expected,
                           mc_buf *text)
{
    mc_err err = mc_buf_append_decimal(text, tried);

    mc_host_progress(tried, expected);
    MC_THEN(err, mc_job_put(job, "tried", mc_buf_view(text)));
    mc_buf_truncate(text, 0);
    MC_THEN(err, mc_buf_append_decimal(text, expected));
    return MC_THEN(err, mc_job_put(job, "expected", mc_buf_view(text)));
}

/* The reply's field next: the request that goes on with the search. */
static mc_err put_next(mc_job *job, mc_view bits, mc_view tried, mc_view window)
{
    mc_buf next = MC_BUF_INIT;
    mc_err err = mc_fields_put(&next, "op", mc_view_str("prime-search"));

    MC_THEN(err, mc_fields_put(&next, "bits", bits));
    MC_THEN(err, mc_fields_put(&next, "tried", tried));
    if (err == MC_OK && window.len > 0) {
        err = mc_fields_put(&next, "window", window);
    }
    MC_THEN(err, mc_job_put(job, "next", mc_buf_view(&next)));
    mc_buf_free(&next);
    return err;
}

mc_err mc_op_prime_search(mc_job *job)
{
    uint64_t bits = 0, before = 0;
    uint32_t tried = 0;
    mc_buf rest = MC_BUF_INIT, likely = MC_BUF_INIT, text = MC_BUF_INIT;
    mc_view bits_text, tried_text, window = {NULL, 0};
    mc_err err = mc_job_need(job, "bits", &bits_text);

    MC_THEN(err, mc_job_number(job, "bits", 0, 65536, &bits));
    MC_THEN(err, mc_job_number(job, "tried", 0, 1000000000, &before));
    if (err == MC_OK) {
        (void) mc_job_has(job, "window", &window);
        err = mc_prime_search(job, (unsigned) bits, window, &rest, &likely,
                              &tried);
    }
    MC_THEN(err, report_tried(job, (uint32_t) before + tried,
                              mc_prime_expected((unsigned) bits), &text));
    if (err == MC_OK && likely.len > 0) {
        err = mc_job_put(job, "likely", mc_buf_view(&likely));
    } else if (err == MC_OK) {
        (void) mc_fields_get(mc_buf_view(&job->reply), "tried", &tried_text);
        err = put_next(job, bits_text, tried_text, mc_buf_view(&rest));
    }
    MC_BUF_FREE(&rest, &likely, &text);
    return err;
}

mc_err mc_op_prime_judge(mc_job *job)
{
    mc_view likely;
    int is_prime = 0;
    mc_err err = mc_job_need(job, "likely", &likely);

    MC_THEN(err, mc_prime_judge(job, likely, &is_prime));
    return err == MC_OK && is_prime ? mc_job_put(job, "prime", likely) : err;
}
