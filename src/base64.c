#include "base64.h"

#define PAD 64
#define SKIP 65
#define STRAY 66

/*
 * The value of a letter. Computed rather than looked up: the letters of a
 * private key then leave no trace in which lines of a table were read.
 */
static unsigned letter_value(uint8_t c)
{
    unsigned value = STRAY;

    value = c >= 'A' && c <= 'Z' ? (unsigned) (c - 'A') : value;
    value = c >= 'a' && c <= 'z' ? (unsigned) (c - 'a') + 26 : value;
    value = c >= '0' && c <= '9' ? (unsigned) (c - '0') + 52 : value;
    value = c == '+' ? 62 : value;
    value = c == '/' ? 63 : value;
    value = c == '=' ? PAD : value;
    value = c == ' ' || c == '\t' || c == '\r' || c == '\n' ? SKIP : value;
    return value;
}

static uint8_t value_letter(unsigned value)
{
    unsigned c = '/';

    c = value < 26 ? 'A' + value : c;
    c = value >= 26 && value < 52 ? 'a' + value - 26 : c;
    c = value >= 52 && value < 62 ? '0' + value - 52 : c;
    c = value == 62 ? '+' : c;
    return (uint8_t) c;
}

/* Four letters, the last pads of them '=', as bytes at the end of out. */
static mc_err put_group(mc_buf *out, uint32_t bits, unsigned pads)
{
    uint8_t bytes[3] = {(uint8_t) (bits >> 16), (uint8_t) (bits >> 8),
                        (uint8_t) bits};
    uint32_t stray = bits & ((1u << (8 * pads)) - 1);

    if (pads > 2 || stray != 0) {
        return MC_ERR_PEM_DAMAGED;
    }
    return mc_buf_append(out, bytes, 3 - pads);
}

mc_err mc_base64_decode(mc_view text, mc_buf *out)
{
    size_t before = out->len;
    uint32_t bits = 0;
    unsigned letters = 0; /* of the group in hand */
    unsigned pads = 0;
    mc_err err = mc_buf_reserve(out, text.len / 4 * 3 + 3);
    size_t i;

    for (i = 0; i < text.len && err == MC_OK; i++) {
        unsigned value = letter_value(text.p[i]);

        if (value == SKIP) {
            continue;
        }
        if (value == STRAY || (value != PAD && pads > 0)) {
            err = MC_ERR_PEM_DAMAGED;
            break;
        }
        pads += value == PAD;
        bits = bits << 6 | (value & 63);
        letters++;
        if (letters == 4) {
            err = put_group(out, bits, pads);
            letters = 0;
            bits = 0;
        } else if (pads > 2) {
            err = MC_ERR_PEM_DAMAGED;
        }
    }
    if (err == MC_OK && letters != 0) {
        err = MC_ERR_PEM_DAMAGED;
    }
    if (err != MC_OK) {
        mc_buf_truncate(out, before);
    }
    return err;
}

mc_err mc_base64_append(mc_buf *text, mc_view bytes, size_t columns)
{
    size_t before = text->len;
    size_t column = 0;
    mc_err err = MC_OK;
    size_t i;

    for (i = 0; i < bytes.len && err == MC_OK; i += 3) {
        size_t left = bytes.len - i;
        uint32_t bits = (uint32_t) bytes.p[i] << 16;
        uint8_t group[4];

        bits |= left > 1 ? (uint32_t) bytes.p[i + 1] << 8 : 0;
        bits |= left > 2 ? (uint32_t) bytes.p[i + 2] : 0;
        group[0] = value_letter(bits >> 18);
        group[1] = value_letter(bits >> 12 & 63);
        group[2] = left > 1 ? value_letter(bits >> 6 & 63) : '=';
        group[3] = left > 2 ? value_letter(bits & 63) : '=';
        err = mc_buf_append(text, group, sizeof(group));
        column += 4;
        if (err == MC_OK && columns != 0 && (column == columns || left <= 3)) {
            err = mc_buf_append_str(text, "\n");
            column = 0;
        }
    }
    if (err != MC_OK) {
        mc_buf_truncate(text, before);
    }
    return err;
}
