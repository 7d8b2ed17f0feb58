/*
 * The operations that are timed outside the engine's front desk, each built
 * twice from this file:
 *   BENCH_STOCK   over Mbed TLS alone (stock_config.h), native and wasm
 *   otherwise     over the engine's own library, wasm
 *
 * A private operation is timed on a context that has not been used before, as
 * when a key has just been opened: that is how the page signs.
 */
#define MBEDTLS_ALLOW_PRIVATE_ACCESS
#include <string.h>

#include <mbedtls/rsa.h>

#include "base/host.h"

#if defined(BENCH_STOCK)

static int fill(void *ctx, unsigned char *out, size_t len)
{
    (void) ctx;
    return mc_host_entropy(out, len);
}

static int generate(mbedtls_rsa_context *rsa, unsigned bits)
{
    return mbedtls_rsa_gen_key(rsa, fill, NULL, bits, 65537);
}

static int private_operation(mbedtls_rsa_context *rsa, uint8_t *block)
{
    return mbedtls_rsa_private(rsa, fill, NULL, block, block);
}

#else

#include "key/rsa.h"

static int generate(mbedtls_rsa_context *rsa, unsigned bits)
{
    mc_view none = {NULL, 0};
    mc_job job;
    mc_err err;

    mc_job_init(&job, none);
    err = mc_rsa_generate(&job, bits, rsa);
    mc_job_free(&job);
    return (int) err;
}

static int private_operation(mbedtls_rsa_context *rsa, uint8_t *block)
{
    mc_view none = {NULL, 0};
    mc_job job;
    mc_err err;

    mc_job_init(&job, none);
    err = mc_rsa_private(&job, rsa, block, block, mbedtls_rsa_get_len(rsa));
    mc_job_free(&job);
    return (int) err;
}

#endif

#if defined(__EMSCRIPTEN__)
#define EXPORT(symbol) __attribute__((export_name(#symbol)))
#else
#define EXPORT(symbol)
#endif

int bench_generate(unsigned bits);
int bench_sign(void);

static mbedtls_rsa_context key;

/** Makes a key and keeps it for bench_sign. 0 when all went well. */
EXPORT(bench_generate)
int bench_generate(unsigned bits)
{
    mbedtls_rsa_free(&key);
    mbedtls_rsa_init(&key);
    return generate(&key, bits);
}

/** One private operation with the last key. 0 when all went well. */
EXPORT(bench_sign)
int bench_sign(void)
{
    uint8_t block[512];
    mbedtls_rsa_context fresh;
    int ret;

    mbedtls_rsa_init(&fresh);
    memset(block, 0x5a, sizeof(block));
    ret = mbedtls_rsa_import(&fresh, &key.N, &key.P, &key.Q, &key.D, &key.E);
    if (ret == 0) {
        /* what opening a key leaves behind, without its cost */
        ret = mbedtls_mpi_copy(&fresh.DP, &key.DP) ||
              mbedtls_mpi_copy(&fresh.DQ, &key.DQ) ||
              mbedtls_mpi_copy(&fresh.QP, &key.QP);
        fresh.len = key.len;
    }
    if (ret == 0) {
        ret = private_operation(&fresh, block);
    }
    mbedtls_rsa_free(&fresh);
    return ret;
}

#if !defined(__EMSCRIPTEN__)

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* usage: operations BITS RUNS SIGNATURES: a time in milliseconds a line, for
 * each key made and then for each private operation. */
int main(int argc, char **argv)
{
    unsigned bits = argc > 1 ? (unsigned) atoi(argv[1]) : 2048;
    int runs = argc > 2 ? atoi(argv[2]) : 1;
    int signatures = argc > 3 ? atoi(argv[3]) : 0;
    int i;

    for (i = 0; i < runs + signatures; i++) {
        double start = milliseconds();

        if ((i < runs ? bench_generate(bits) : bench_sign()) != 0) {
            return 1;
        }
        printf("%.4f\n", milliseconds() - start);
    }
    return 0;
}

#endif
