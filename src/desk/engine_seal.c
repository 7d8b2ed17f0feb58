#include "desk/engine_ops.h"
#include "desk/fields.h"
#include "locking/kdf.h"
#include "locking/seal.h"

/* Largest file that is sealed: a list of passphrases is far smaller. */
#define SEAL_MAX ((size_t) 10 * 1024 * 1024)

typedef mc_err (*sealer)(mc_job *job, mc_view in, mc_view passphrase,
                         uint32_t iterations, mc_buf *out);

static mc_err read_passphrase(mc_job *job, mc_view *passphrase)
{
    return mc_fail(job,
                   mc_job_has(job, "passphrase", passphrase)
                       ? mc_passphrase_check(*passphrase)
                       : MC_ERR_PASSPHRASE_MISSING,
                   "passphrase", 0);
}

/* Both ways are one shape: bytes and passphrase in, bytes out. */
static mc_err run(mc_job *job, sealer work, const char *result)
{
    mc_buf out = MC_BUF_INIT;
    uint64_t iterations = MC_SEAL_ITERATIONS;
    mc_view bytes, passphrase;
    mc_err err = mc_job_need(job, "bytes", &bytes);

    if (err == MC_OK && bytes.len > SEAL_MAX) {
        err = mc_fail(job, MC_ERR_FILE_SIZE, "bytes", 0);
    }
    MC_THEN(err, read_passphrase(job, &passphrase));
    MC_THEN(err, mc_job_number(job, "iterations", 1, MC_KDF_ITERATIONS_MAX,
                               &iterations));
    MC_THEN(err, work(job, bytes, passphrase, (uint32_t) iterations, &out));
    err =
        mc_fail(job, err, err == MC_ERR_PASSPHRASE ? "passphrase" : "bytes", 0);
    MC_THEN(err, mc_job_put(job, result, mc_buf_view(&out)));
    mc_buf_free(&out);
    return err;
}

mc_err mc_op_seal(mc_job *job)
{
    return run(job, mc_seal, "sealed");
}

mc_err mc_op_unseal(mc_job *job)
{
    return run(job, mc_unseal, "bytes");
}
