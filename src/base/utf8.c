#include "base/utf8.h"

int mc_utf8_next(mc_view *text, uint32_t *point)
{
    /* The least code point that needs a sequence of so many bytes. */
    static const uint32_t LEAST[5] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t found;
    size_t len, i;

    if (text->len == 0) {
        return 0;
    }
    found = text->p[0];
    len = found < 0x80                     ? 1
          : found >= 0xc2 && found <= 0xdf ? 2
          : found >= 0xe0 && found <= 0xef ? 3
          : found >= 0xf0 && found <= 0xf4 ? 4
                                           : 0;
    if (len == 0 || text->len < len) {
        return 0;
    }
    if (len > 1) {
        found &= 0x7fu >> len;
    }
    for (i = 1; i < len; i++) {
        if ((text->p[i] & 0xc0) != 0x80) {
            return 0;
        }
        found = found << 6 | (text->p[i] & 0x3f);
    }
    if (found < LEAST[len] || found > 0x10ffff ||
        (found >= 0xd800 && found <= 0xdfff)) {
        return 0;
    }
    mc_view_skip(text, len);
    *point = found;
    return 1;
}

size_t mc_utf8_plain(mc_view text)
{
    size_t i = 0;

    while (i < text.len && text.p[i] >= 0x20 && text.p[i] < 0x7f) {
        i++;
    }
    return i;
}

mc_err mc_utf8_append(mc_buf *out, uint32_t point)
{
    uint8_t bytes[4];
    size_t len, i;

    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
        point = 0xfffd;
    }
    len = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (i = len - 1; i > 0; i--) {
        bytes[i] = (uint8_t) (0x80 | (point & 0x3f));
        point >>= 6;
    }
    /* As many ones as bytes, where it is not alone. */
    bytes[0] = (uint8_t) (len == 1 ? point : 0xff00u >> len | point);
    return mc_buf_append(out, bytes, len);
}

int mc_utf8_deceives(uint32_t point)
{
    return point < 0x20 || (point >= 0x7f && point <= 0x9f) || point == 0xad ||
           point == 0x061c || point == 0x180e || point == 0x200b ||
           point == 0x200e || point == 0x200f ||
           (point >= 0x2028 && point <= 0x202e) ||
           (point >= 0x2060 && point <= 0x206f) || point == 0xfeff ||
           (point >= 0xe0000 && point <= 0xe0fff) ||
           (point >= 0xfdd0 && point <= 0xfdef) || (point & 0xfffe) == 0xfffe;
}

mc_err mc_utf8_append_safe(mc_buf *out, mc_view bytes, size_t max)
{
    size_t start = out->len;
    mc_err err = MC_OK;

    while (err == MC_OK && bytes.len > 0 && out->len - start < max) {
        uint32_t point = 0xfffd;

        if (!mc_utf8_next(&bytes, &point)) {
            mc_view_skip(&bytes, 1);
        }
        err = mc_utf8_append(out, mc_utf8_deceives(point) ? 0xfffd : point);
    }
    return err == MC_OK && bytes.len > 0 ? mc_buf_append_str(out, "...") : err;
}
