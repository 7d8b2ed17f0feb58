#include "text_flat.h"

#include <string.h>

#include "der.h"
#include "utf8.h"

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

    if (file.len < 8 || file.len % 2 != 0) {
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
    return memchr(file.p, 0, len) != NULL && guess(file) == BYTES;
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
    in->p += 2;
    in->len -= 2;
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
        in->p++;
        in->len--;
        /* Windows-1252: dashes where Latin-1 has controls. */
        if (*point == 0x96 || *point == 0x97) {
            *point = 0x2013;
        }
    }
    return 1;
}

/* Marks that take no room, the ones that turn writing direction among them. */
static int is_nothing(uint32_t point)
{
    return point == 0xad || (point >= 0x200b && point <= 0x200f) ||
           (point >= 0x202a && point <= 0x202e) || point == 0x2060 ||
           (point >= 0x2066 && point <= 0x2069) || point == 0xfeff;
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

/*
 * "\n" and "\r" spelt out, where a BEGIN line ends in them: becomes line ends
 * in place.
 */
static void unescape(mc_buf *flat, uint32_t *repairs)
{
    static const char SIGN[] = "-----\\";
    size_t from = 0, to = 0;
    size_t i;
    int escaped = 0;

    for (i = 0; i + sizeof(SIGN) <= flat->len && !escaped; i++) {
        escaped = memcmp(flat->p + i, SIGN, sizeof(SIGN) - 1) == 0 &&
                  (flat->p[i + sizeof(SIGN) - 1] == 'n' ||
                   flat->p[i + sizeof(SIGN) - 1] == 'r');
    }
    if (!escaped) {
        return;
    }
    NOTE(repairs, MC_REPAIR_ESCAPED);
    while (from < flat->len) {
        uint8_t c = flat->p[from++];

        if (c == '\\' && from < flat->len &&
            (flat->p[from] == 'n' || flat->p[from] == 'r')) {
            c = flat->p[from++] == 'n' ? '\n' : ' ';
        } else if (c == '\\' && from < flat->len && flat->p[from] == '/') {
            c = flat->p[from++]; /* JSON may write "/" so */
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
        } else if (is_nothing(point)) {
            NOTE(repairs, MC_REPAIR_SPACES);
        } else {
            flat->p[flat->len++] = flat_byte(point);
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
