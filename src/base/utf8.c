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
    if (found < 0x80) {
        len = 1;
    } else if (found >= 0xc2 && found <= 0xdf) {
        len = 2;
        found &= 0x1f;
    } else if (found >= 0xe0 && found <= 0xef) {
        len = 3;
        found &= 0x0f;
    } else if (found >= 0xf0 && found <= 0xf4) {
        len = 4;
        found &= 0x07;
    } else {
        return 0;
    }
    if (text->len < len) {
        return 0;
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
    size_t len;

    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
        point = 0xfffd;
    }
    if (point < 0x80) {
        bytes[0] = (uint8_t) point;
        len = 1;
    } else if (point < 0x800) {
        bytes[0] = (uint8_t) (0xc0 | point >> 6);
        bytes[1] = (uint8_t) (0x80 | (point & 0x3f));
        len = 2;
    } else if (point < 0x10000) {
        bytes[0] = (uint8_t) (0xe0 | point >> 12);
        bytes[1] = (uint8_t) (0x80 | (point >> 6 & 0x3f));
        bytes[2] = (uint8_t) (0x80 | (point & 0x3f));
        len = 3;
    } else {
        bytes[0] = (uint8_t) (0xf0 | point >> 18);
        bytes[1] = (uint8_t) (0x80 | (point >> 12 & 0x3f));
        bytes[2] = (uint8_t) (0x80 | (point >> 6 & 0x3f));
        bytes[3] = (uint8_t) (0x80 | (point & 0x3f));
        len = 4;
    }
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
