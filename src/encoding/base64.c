#include "encoding/base64.h"

#define PAD 64
#define SKIP 65
#define STRAY 66

/* A line of PEM, letters and bytes: what is read and written at once. */
#define LINE_LETTERS 64
#define LINE_BYTES 48

/*
 * The value of a letter. Computed rather than looked up: the letters of a
 * private key then leave no trace in which lines of a table were read. Eight
 * bits wide throughout, so that a compiler can take sixteen letters at once.
 */
static uint8_t letter_value(uint8_t c)
{
    uint8_t value = STRAY;

    value = c >= 'A' && c <= 'Z' ? (uint8_t) (c - 'A') : value;
    value = c >= 'a' && c <= 'z' ? (uint8_t) (c - 'a' + 26) : value;
    value = c >= '0' && c <= '9' ? (uint8_t) (c - '0' + 52) : value;
    value = c == '+' ? 62 : value;
    value = c == '/' ? 63 : value;
    value = c == '=' ? PAD : value;
    value = c == ' ' || c == '\t' || c == '\r' || c == '\n' ? SKIP : value;
    return value;
}

static uint8_t value_letter(uint8_t value)
{
    uint8_t c = '/';

    c = value < 26 ? (uint8_t) ('A' + value) : c;
    c = value >= 26 && value < 52 ? (uint8_t) ('a' - 26 + value) : c;
    c = value >= 52 && value < 62 ? (uint8_t) ('0' - 52 + value) : c;
    c = value == 62 ? '+' : c;
    return c;
}

/* A whole line without blanks or pads: 1 and its bytes, or 0. */
static int decode_line(const uint8_t *text, uint8_t values[LINE_LETTERS],
                       uint8_t bytes[LINE_BYTES])
{
    uint8_t all = 0;
    size_t i;

    for (i = 0; i < LINE_LETTERS; i++) {
        values[i] = letter_value(text[i]);
    }
    for (i = 0; i < LINE_LETTERS; i++) {
        all |= values[i];
    }
    if (all >= PAD) {
        return 0;
    }
    for (i = 0; i < LINE_LETTERS / 4; i++) {
        const uint8_t *v = values + 4 * i;

        bytes[3 * i] = (uint8_t) (v[0] << 2 | v[1] >> 4);
        bytes[3 * i + 1] = (uint8_t) (v[1] << 4 | v[2] >> 2);
        bytes[3 * i + 2] = (uint8_t) (v[2] << 6 | v[3]);
    }
    return 1;
}

static void encode_line(const uint8_t bytes[LINE_BYTES],
                        uint8_t letters[LINE_LETTERS])
{
    size_t i;

    for (i = 0; i < LINE_LETTERS / 4; i++) {
        const uint8_t *b = bytes + 3 * i;

        letters[4 * i] = b[0] >> 2;
        letters[4 * i + 1] = (uint8_t) ((b[0] << 4 | b[1] >> 4) & 63);
        letters[4 * i + 2] = (uint8_t) ((b[1] << 2 | b[2] >> 6) & 63);
        letters[4 * i + 3] = b[2] & 63;
    }
    for (i = 0; i < LINE_LETTERS; i++) {
        letters[i] = value_letter(letters[i]);
    }
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

int mc_base64_may_end(uint8_t letter, unsigned letters)
{
    uint8_t value = letter_value(letter);

    return value < PAD && (value & (letters == 2 ? 15 : 3)) == 0;
}

mc_err mc_base64_decode(mc_view text, mc_buf *out)
{
    uint8_t values[LINE_LETTERS];
    size_t before = out->len;
    uint32_t bits = 0;
    unsigned letters = 0; /* of the group in hand */
    unsigned pads = 0;
    mc_err err = mc_buf_reserve(out, text.len / 4 * 3 + 3);
    size_t i = 0;

    while (i < text.len && err == MC_OK) {
        uint8_t value;

        if (letters == 0 && pads == 0 && text.len - i >= LINE_LETTERS &&
            decode_line(text.p + i, values, out->p + out->len)) {
            out->len += LINE_BYTES;
            i += LINE_LETTERS;
            continue;
        }
        value = letter_value(text.p[i++]);
        if (value == SKIP) {
            continue;
        }
        if (value == STRAY || (value != PAD && pads > 0)) {
            err = MC_ERR_PEM_DAMAGED;
            break;
        }
        pads += value == PAD;
        bits = bits << 6 | (value & 63u);
        letters++;
        if (letters == 4) {
            err = put_group(out, bits, pads);
            letters = 0;
            bits = 0;
        } else if (pads > 2) {
            err = MC_ERR_PEM_DAMAGED;
        }
    }
    MC_THEN(err, letters != 0 ? MC_ERR_PEM_DAMAGED : MC_OK);
    mc_wipe(values, sizeof(values));
    return mc_buf_undo(out, before, err);
}

/* The last bytes of a text, fewer than 48, and the pads that are due. */
static mc_err append_rest(mc_buf *text, mc_view bytes)
{
    uint8_t rest[LINE_BYTES] = {0};
    uint8_t letters[LINE_LETTERS];
    size_t whole = bytes.len / 3 * 4;
    size_t i;
    mc_err err;

    for (i = 0; i < bytes.len; i++) {
        rest[i] = bytes.p[i];
    }
    encode_line(rest, letters);
    err = mc_buf_append(text, letters,
                        whole + (bytes.len % 3 > 0 ? bytes.len % 3 + 1 : 0));
    if (err == MC_OK && bytes.len % 3 > 0) {
        err = mc_buf_append(text, "==", 3 - bytes.len % 3);
    }
    mc_wipe(rest, sizeof(rest));
    mc_wipe(letters, sizeof(letters));
    return err;
}

mc_err mc_base64_append(mc_buf *text, mc_view bytes, size_t columns)
{
    size_t before = text->len;
    size_t line = columns != 0 ? columns / 4 * 3 : bytes.len;
    mc_err err = mc_buf_reserve(text, bytes.len / 3 * 4 + 5);
    size_t done = 0;

    while (err == MC_OK && done < bytes.len) {
        size_t end = bytes.len - done < line ? bytes.len : done + line;

        while (err == MC_OK && end - done >= LINE_BYTES) {
            err = mc_buf_reserve(text, LINE_LETTERS + 1);
            if (err == MC_OK) {
                encode_line(bytes.p + done, text->p + text->len);
                text->len += LINE_LETTERS;
                done += LINE_BYTES;
            }
        }
        if (err == MC_OK && done < end) {
            mc_view rest = {bytes.p + done, end - done};

            err = append_rest(text, rest);
            done = end;
        }
        MC_THEN(err, columns != 0 ? mc_buf_append(text, "\n", 1) : MC_OK);
    }
    return mc_buf_undo(text, before, err);
}
