#include "base/random.h"

#include <string.h>

#include "base/host.h"

/* Reads from the host with the health tests; ctx is an mc_random. */
static int entropy(void *ctx, unsigned char *out, size_t len)
{
    mc_random *random = ctx;
    uint8_t block[32];
    size_t done = 0;
    size_t i;

    while (done < len && !random->failed) {
        size_t take = len - done < 32 ? len - done : 32;
        int one_value = 1;

        memset(block, 0, sizeof(block));
        if (mc_host_entropy(block, sizeof(block)) != 0) {
            random->failed = 1;
            break;
        }
        for (i = 1; i < sizeof(block); i++) {
            one_value &= block[i] == block[0];
        }
        if (one_value || memcmp(block, random->last, sizeof(block)) == 0) {
            random->failed = 1;
            break;
        }
        memcpy(random->last, block, sizeof(block));
        memcpy(out + done, block, take);
        done += take;
    }
    mc_wipe(block, sizeof(block));
    if (random->failed) {
        mc_wipe(out, len);
        return MBEDTLS_ERR_CTR_DRBG_ENTROPY_SOURCE_FAILED;
    }
    return 0;
}

void mc_random_init(mc_random *random)
{
    memset(random, 0, sizeof(*random));
    mbedtls_ctr_drbg_init(&random->drbg);
}

void mc_random_free(mc_random *random)
{
    mbedtls_ctr_drbg_free(&random->drbg);
    mc_wipe(random, sizeof(*random));
}

static int start(mc_random *random)
{
    static const unsigned char PERSONAL[] = "mcu-certify";

    /* 256 bits of strength and half as many for the nonce, read as one
     * (SP 800-90A 8.6.7); from this length on Mbed TLS reads no other. */
    mbedtls_ctr_drbg_set_entropy_len(&random->drbg, 48);
    if (mbedtls_ctr_drbg_seed(&random->drbg, entropy, random, PERSONAL,
                              sizeof(PERSONAL) - 1) != 0) {
        random->failed = 1;
        return -1;
    }
    random->started = 1;
    return 0;
}

int mc_random_mbedtls(void *ctx, unsigned char *out, size_t len)
{
    mc_random *random = ctx;
    size_t done = 0;

    if (!random->failed && !random->started) {
        start(random);
    }
    while (!random->failed && done < len) {
        size_t take = len - done < MBEDTLS_CTR_DRBG_MAX_REQUEST
                          ? len - done
                          : MBEDTLS_CTR_DRBG_MAX_REQUEST;

        if (mbedtls_ctr_drbg_random(&random->drbg, out + done, take) != 0) {
            random->failed = 1;
        }
        done += take;
    }
    if (random->failed) {
        mc_wipe(out, len);
        return MBEDTLS_ERR_CTR_DRBG_ENTROPY_SOURCE_FAILED;
    }
    return 0;
}

mc_err mc_random_bytes(mc_random *random, uint8_t *out, size_t len)
{
    return mc_random_mbedtls(random, out, len) == 0 ? MC_OK : MC_ERR_RANDOM;
}
