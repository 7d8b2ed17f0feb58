/*
 * Fuzzes openssh.h: OpenSSH's binary form, PuTTY's text, and the public key
 * of either as SubjectPublicKeyInfo, which must then be whole DER.
 */
#include <stdlib.h>

#include "encoding/der.h"
#include "key/openssh.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_spki(mc_view blob)
{
    mc_buf spki = MC_BUF_INIT;
    mc_view rest, contents;

    if (mc_openssh_spki(blob, &spki) == MC_OK) {
        rest = mc_buf_view(&spki);
        if (mc_der_take(&rest, MC_DER_SEQUENCE, &contents) != MC_OK ||
            rest.len != 0) {
            abort();
        }
    }
    mc_buf_free(&spki);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mc_view file = {data, size};
    mc_buf blob = MC_BUF_INIT;
    mc_openssh key;

    if (mc_openssh_read(file, &key) == MC_OK ||
        mc_putty_read(file, &blob, &key) == MC_OK) {
        check_spki(key.blob);
    }
    mc_buf_free(&blob);
    return 0;
}
