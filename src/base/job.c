#include "base/job.h"

#include <string.h>

#include <mbedtls/asn1.h>
#include <mbedtls/bignum.h>
#include <mbedtls/cipher.h>
#include <mbedtls/ecp.h>
#include <mbedtls/md.h>
#include <mbedtls/pem.h>
#include <mbedtls/pk.h>
#include <mbedtls/rsa.h>
#include <mbedtls/x509.h>

#include "base/utf8.h"

void mc_job_init(mc_job *job, mc_view fields)
{
    memset(job, 0, sizeof(*job));
    job->fields = fields;
    mc_random_init(&job->random);
}

void mc_job_free(mc_job *job)
{
    mc_random_free(&job->random);
    MC_BUF_FREE(&job->reply, &job->fault_value, &job->fault_what);
}

mc_err mc_fail(mc_job *job, mc_err err, const char *field, int detail)
{
    if (err != MC_OK) {
        if (job->fault_field == NULL) {
            job->fault_field = field;
        }
        if (job->fault_detail == 0) {
            job->fault_detail = detail;
        }
    }
    return err;
}

mc_err mc_fail_value(mc_job *job, mc_err err, const char *field, mc_view value)
{
    if (err != MC_OK && job->fault_value.len == 0) {
        /* Without memory the fault is told without it. */
        (void) mc_utf8_append_safe(&job->fault_value, value,
                                   MC_FAULT_VALUE_MAX);
    }
    return mc_fail(job, err, field, 0);
}

void mc_job_forgive(mc_job *job)
{
    job->fault_field = NULL;
    job->fault_detail = 0;
    MC_BUF_FREE(&job->fault_value, &job->fault_what);
    memset(&job->fault, 0, sizeof(job->fault));
}

mc_err mc_fail_with(mc_job *job, mc_err err, const char *field,
                    const mc_fault *fault)
{
    mc_buf_truncate(&job->fault_what, 0);
    job->fault = *fault;
    if (mc_buf_append(&job->fault_what, fault->what.p, fault->what.len) !=
        MC_OK) {
        return MC_ERR_MEMORY;
    }
    job->fault.what = mc_buf_view(&job->fault_what);
    return mc_fail(job, err, field, 0);
}

mc_err mc_err_mbedtls(int ret, mc_err otherwise)
{
    /* Mbed TLS adds a low-level code to a high-level one: high-level codes
     * are multiples of 0x80, low-level ones lie between. */
    int low = ret < 0 ? -(-ret & 0x7f) : 0;
    int high = ret - low;

    if (ret == 0) {
        return MC_OK;
    }
    if (low == MBEDTLS_ERR_CTR_DRBG_ENTROPY_SOURCE_FAILED ||
        ret == MBEDTLS_ERR_RSA_RNG_FAILED) {
        return MC_ERR_RANDOM;
    }
    if (low == MBEDTLS_ERR_MPI_ALLOC_FAILED ||
        low == MBEDTLS_ERR_ASN1_ALLOC_FAILED ||
        high == MBEDTLS_ERR_X509_ALLOC_FAILED ||
        high == MBEDTLS_ERR_PK_ALLOC_FAILED ||
        high == MBEDTLS_ERR_ECP_ALLOC_FAILED ||
        high == MBEDTLS_ERR_MD_ALLOC_FAILED ||
        high == MBEDTLS_ERR_CIPHER_ALLOC_FAILED ||
        high == MBEDTLS_ERR_PEM_ALLOC_FAILED) {
        return MC_ERR_MEMORY;
    }
    return otherwise;
}

mc_err mc_job_put(mc_job *job, const char *name, mc_view value)
{
    return mc_fields_put(&job->reply, name, value);
}
