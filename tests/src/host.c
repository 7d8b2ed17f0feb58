/*
 * The host of native builds: the system's random bytes, no progress.
 * MC_TEST_ENTROPY=fail|constant|repeat|count makes the source misbehave, so
 * that the tests can see the engine refuse.
 */
#include "host.h"
#include "base/host.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

size_t mc_test_entropy_bytes;

int mc_host_entropy(uint8_t *out, size_t len)
{
    const char *mode = getenv("MC_TEST_ENTROPY");

    mc_test_entropy_bytes += len;
    /* Each is amiss in one way only: what fails has good bytes, and what is
     * of one value has another one every time. */
    if (mode != NULL && strcmp(mode, "fail") == 0) {
        return getrandom(out, len, 0) == (ssize_t) len ? -1 : -2;
    }
    if (mode != NULL && strcmp(mode, "constant") == 0) {
        memset(out, (int) (mc_test_entropy_bytes / len & 0xff), len);
        return 0;
    }
    if (mode != NULL && strcmp(mode, "count") == 0) {
        size_t i;

        for (i = 0; i < len; i++) {
            out[i] = (uint8_t) (mc_test_entropy_bytes - len + i);
        }
        return 0;
    }
    if (mode != NULL && strcmp(mode, "repeat") == 0) {
        size_t i;

        for (i = 0; i < len; i++) {
            out[i] = (uint8_t) (i * 7 + 1);
        }
        return 0;
    }
    while (len > 0) {
        ssize_t got = getrandom(out, len, 0);

        if (got <= 0) {
            return -1;
        }
        out += got;
        len -= (size_t) got;
    }
    return 0;
}

void mc_host_progress(uint32_t done, uint32_t expected)
{
    (void) done;
    (void) expected;
}
