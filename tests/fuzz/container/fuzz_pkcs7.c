/*
 * Fuzzes pkcs7.h: what can be read can be written again, and then holds as
 * many objects.
 */
#include <stdlib.h>

#include "container/pkcs7.h"

#define OBJECTS_MAX 64

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t list(mc_view row, mc_view objects[OBJECTS_MAX])
{
    size_t count = 0;

    while (count < OBJECTS_MAX && mc_pkcs7_next(&row, &objects[count])) {
        count++;
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mc_view file = {data, size};
    mc_pkcs7 p7 = MC_PKCS7_INIT;
    mc_pkcs7 again = MC_PKCS7_INIT;
    mc_view certificates[OBJECTS_MAX], crls[OBJECTS_MAX];
    mc_buf out = MC_BUF_INIT;

    if (mc_pkcs7_open(file, &p7) == MC_OK) {
        size_t certificate_count = list(p7.certificates, certificates);
        size_t crl_count = list(p7.crls, crls);

        if (mc_pkcs7_write(certificates, certificate_count, crls, crl_count,
                           &out) != MC_OK ||
            mc_pkcs7_open(mc_buf_view(&out), &again) != MC_OK ||
            list(again.certificates, certificates) != certificate_count ||
            list(again.crls, crls) != crl_count) {
            abort();
        }
    }
    mc_pkcs7_free(&p7);
    mc_pkcs7_free(&again);
    mc_buf_free(&out);
    return 0;
}
