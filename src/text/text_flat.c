#include "text/text_flat.h"

#include <string.h>

#include "base/utf8.h"
#include "encoding/der.h"

typedef enum encoding {
    BYTES, /* UTF-8, and Latin-1 where that fails */
    UTF16_LE,
    UTF16_BE
} encoding;

#define NOTE(repairs, repair) (*(repairs) |= (uint32_t) 1 << (repair))

/*
 * Without a mark, UTF-16 betrays itself by a zero in every second byte of
 * ASCII text.
 */
static encoding guess(mc_view file)
{
    size_t pairs = file.len / 2 > 64 ? 64 : file.len / 2;
    size_t zeros[2] = {0, 0};
    size_t i;

    if (file.len < 8) {
        return BYTES;
    }
    for (i = 0; i < 2 * pairs; i++) {
        zeros[i % 2] += file.p[i] == 0;
    }
    if (zeros[0] == 0 && zeros[1] * 10 >= pairs * 9) {
        return UTF16_LE;
    }
    return zeros[1] == 0 && zeros[0] * 10 >= pairs * 9 ? UTF16_BE : BYTES;
}

/* 1 for control characters near the start that no text has. */
static int has_controls(mc_view file)
{
    size_t i;

    for (i = 0; i < file.len && i < 8; i++) {
        if (file.p[i] < '\b' || (file.p[i] > '\r' && file.p[i] < 0x1b)) {
            return 1;
        }
    }
    return 0;
}

int mc_text_is_binary(mc_view file)
{
    size_t len = file.len;

    /* A SEQUENCE with a long length, or a short one that fits the file, or
     * one with tags and lengths that no text has: it may be cut short. */
    if (len >= 2 && file.p[0] == MC_DER_SEQUENCE &&
        (file.p[1] >= 0x80 || (size_t) file.p[1] + 2 == len ||
         has_controls(file))) {
        return 1;
    }
    if (len >= 2 && ((file.p[0] == 0xff && file.p[1] == 0xfe) ||
                     (file.p[0] == 0xfe && file.p[1] == 0xff))) {
        return 0;
    }
    /* Zeros that fill a fixed length up are no sign of anything. */
    while (len > 0 && file.p[len - 1] == 0) {
        len--;
    }
    return len == 0 || (memchr(file.p, 0, len) != NULL && guess(file) == BYTES);
}

/* The next UTF-16 unit; a lone last byte is dropped. Surrogates stay apart:
 * each is "something else" anyway. */
static int next_unit(mc_view *in, encoding order, uint32_t *point)
{
    unsigned high = order == UTF16_LE;

    if (in->len < 2) {
        return 0;
    }
    *point = (uint32_t) in->p[high] << 8 | in->p[1 - high];
    mc_view_skip(in, 2);
    return 1;
}

static int next_point(mc_view *in, encoding order, uint32_t *point)
{
    if (order != BYTES) {
        return next_unit(in, order, point);
    }
    if (in->len == 0) {
        return 0;
    }
    if (!mc_utf8_next(in, point)) {
        *point = in->p[0];
        mc_view_skip(in, 1);
        /* Windows-1252: dashes where Latin-1 has controls. */
        if (*point == 0x96 || *point == 0x97) {
            *point = 0x2013;
        }
    }
    return 1;
}

/* Marks that take no room, the ones that turn writing direction among them;
 * variation selectors, tags, and zeros that fill a fixed length up. */
static int is_nothing(uint32_t point)
{
    return point == 0 || point == 0xad || point == 0x034f || point == 0x061c ||
           point == 0x180e || (point >= 0x200b && point <= 0x200f) ||
           (point >= 0x202a && point <= 0x202e) ||
           (point >= 0x2060 && point <= 0x206f) ||
           (point >= 0xfe00 && point <= 0xfe0f) || point == 0xfeff ||
           (point >= 0xe0000 && point <= 0xe01ef);
}

static uint8_t flat_byte(uint32_t point)
{
    if (point == '\n' || (point >= ' ' && point < 0x7f)) {
        return (uint8_t) point;
    }
    if (point == '\t') {
        return ' ';
    }
    /* Line separators and their like; a CR has been seen to before. */
    if (point == 0x0b || point == 0x0c || point == 0x85 || point == 0x2028 ||
        point == 0x2029) {
        return '\n';
    }
    if (point == 0xa0 || (point >= 0x2000 && point <= 0x200a) ||
        point == 0x202f || point == 0x205f || point == 0x3000) {
        return MC_FLAT_BLANK;
    }
    if ((point >= 0x2010 && point <= 0x2015) || point == 0x2212 ||
        point == 0xfe58 || point == 0xfe63 || point == 0xff0d) {
        return MC_FLAT_DASH;
    }
    return MC_FLAT_OTHER;
}

/* Steps over what a console's control sequence says behind its ESC. */
static void skip_sequence(mc_view *in, encoding order)
{
    mc_view rest = *in;
    uint32_t point;

    if (!next_point(&rest, order, &point)) {
        return;
    }
    *in = rest;
    if (point != '[') {
        return;
    }
    while (next_point(&rest, order, &point) && point >= ' ' && point < 0x7f) {
        *in = rest;
        if (point >= '@') {
            return; /* its last letter (ECMA-48 5.4) */
        }
    }
}

/* The letter whose four hexadecimal digits stand at at, behind "\u"; 0 for
 * none, and for one that is not ASCII. */
static uint8_t json_letter(const mc_buf *flat, size_t at)
{
    uint8_t byte[2];
    size_t len;
    mc_view digits = {flat->p + at, 4};

    return at + 4 <= flat->len && mc_hex_read(digits, byte, 2, &len) &&
                   byte[0] == 0 && byte[1] >= ' ' && byte[1] < 0x7f
               ? byte[1]
               : 0;
}

/*
 * "\n" and "\r" spelt out, also with several backslashes, where a BEGIN line
 * ends in them: becomes line ends in place.
 */
static size_t skip_backslashes(const mc_buf *flat, size_t at)
{
    while (at < flat->len && flat->p[at] == '\\') {
        at++;
    }
    return at;
}

static void unescape(mc_buf *flat, uint32_t *repairs)
{
    size_t from = 0, to = 0;
    size_t i, end;
    int escaped = 0;

    for (i = 1; i < flat->len && !escaped; i++) {
        uint8_t before = flat->p[i - 1];

        if (flat->p[i] == '\\' &&
            (before == '-' || before == MC_FLAT_DASH || before == '\n')) {
            end = skip_backslashes(flat, i);
            escaped =
                end < flat->len && (flat->p[end] == 'n' || flat->p[end] == 'r');
        }
        if (flat->p[i] == 'u' && before == '\\') {
            escaped = json_letter(flat, i + 1) == '-'; /* of BEGIN */
        }
    }
    if (!escaped) {
        return;
    }
    NOTE(repairs, MC_REPAIR_ESCAPED);
    while (from < flat->len) {
        uint8_t c = flat->p[from++];

        end = skip_backslashes(flat, from);
        if (c == '\\' && end < flat->len &&
            (flat->p[end] == 'n' || flat->p[end] == 'r')) {
            c = flat->p[end] == 'n' ? '\n' : ' ';
            from = end + 1;
        } else if (c == '\\' && end < flat->len && flat->p[end] == 't') {
            c = ' ';
            from = end + 1;
        } else if (c == '\\' && from < flat->len && flat->p[from] == '/') {
            c = flat->p[from++]; /* JSON may write "/" so */
        } else if (c == '\\' && end < flat->len && flat->p[end] == 'u' &&
                   json_letter(flat, end + 1) != 0) {
            c = json_letter(flat, end + 1); /* or any letter so */
            from = end + 5;
        }
        flat->p[to++] = c;
    }
    mc_buf_truncate(flat, to);
}

mc_err mc_text_flatten(mc_view file, mc_buf *flat, uint32_t *repairs)
{
    encoding order = guess(file);
    mc_view in = file;
    uint32_t point, previous = 0;
    mc_err err;

    if (file.len >= 2 && file.p[0] == 0xff && file.p[1] == 0xfe) {
        order = UTF16_LE;
    } else if (file.len >= 2 && file.p[0] == 0xfe && file.p[1] == 0xff) {
        order = UTF16_BE;
    }
    if (order != BYTES) {
        NOTE(repairs, MC_REPAIR_UTF16);
    }
    /* Never more characters than bytes. */
    err = mc_buf_reserve(flat, file.len);
    while (err == MC_OK && next_point(&in, order, &point)) {
        if (point == 0xfeff && previous == 0) {
            NOTE(repairs, MC_REPAIR_BOM);
        } else if (point == '\r') {
            flat->p[flat->len++] = '\n';
        } else if (point == '\n' && previous == '\r') {
            NOTE(repairs, MC_REPAIR_CRLF);
        } else if (point == 0x1b) {
            NOTE(repairs, MC_REPAIR_CONSOLE);
            skip_sequence(&in, order);
        } else if (point == '\b') {
            NOTE(repairs, MC_REPAIR_CONSOLE);
            flat->len -= flat->len > 0 && flat->p[flat->len - 1] != '\n';
        } else if (is_nothing(point)) {
            NOTE(repairs, MC_REPAIR_SPACES);
        } else {
            flat->p[flat->len++] = flat_byte(point);
        }
        if (point > 0x7f && flat_byte(point) == '\n') {
            NOTE(repairs, MC_REPAIR_SPACES);
        }
        if (previous == '\r' && point != '\n') {
            NOTE(repairs, MC_REPAIR_CR);
        }
        previous = point;
    }
    if (previous == '\r') {
        NOTE(repairs, MC_REPAIR_CR);
    }
    if (err == MC_OK) {
        unescape(flat, repairs);
    }
    return err;
}
