/*
 * A passphrase as PKCS#12 hashes it: see mc_kdf_bmp in kdf.h.
 */
#include "base/utf8.h"
#include "locking/kdf.h"

static mc_err put_unit(mc_buf *bmp, uint32_t unit)
{
    uint8_t pair[2] = {(uint8_t) (unit >> 8), (uint8_t) unit};

    return mc_buf_append(bmp, pair, 2);
}

static int is_utf8(mc_view text)
{
    uint32_t point;

    while (mc_utf8_next(&text, &point)) {
    }
    return text.len == 0;
}

mc_err mc_kdf_bmp(mc_view passphrase, mc_buf *bmp)
{
    int utf8 = is_utf8(passphrase);
    mc_err err = MC_OK;

    while (passphrase.len > 0 && err == MC_OK) {
        uint32_t point;

        if (!utf8) {
            point = passphrase.p[0];
            mc_view_skip(&passphrase, 1);
        } else if (!mc_utf8_next(&passphrase, &point)) {
            return MC_ERR_INTERNAL;
        }
        if (point >= 0x10000) {
            point -= 0x10000;
            err = put_unit(bmp, 0xd800 | point >> 10);
            point = 0xdc00 | (point & 0x3ff);
        }
        MC_THEN(err, put_unit(bmp, point));
    }
    return err == MC_OK ? put_unit(bmp, 0) : err;
}
