/* Objects in DER that stand in hexadecimal: dumps, arrays of C, registry
 * files, the configurations of routers and switches. */
#include "text/peel.h"

#include <string.h>

#include "text/object.h"
#include "text/text_line.h"
#include "text/text_peel.h"

/* Bytes of a line of a dump, which its letters follow. */
#define DUMP_WIDTH 16

static int is_alnum(uint8_t c)
{
    c = mc_lower(c);
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

static size_t count_hex(mc_view line, size_t at)
{
    size_t count = 0;

    while (at + count < line.len && mc_hex_digit(line.p[at + count]) >= 0) {
        count++;
    }
    return count;
}

static int is_blank_at(mc_view line, size_t at)
{
    return at < line.len && mc_flat_is_blank(line.p[at]);
}

/* Behind the offset of a dump: "00000010: " (xxd) or "00000010  " (hexdump);
 * 0 for none. */
static size_t skip_offset(mc_view line, int *letters_after_blanks)
{
    size_t count = count_hex(line, 0);

    *letters_after_blanks = count < line.len && line.p[count] == ':';
    if (count >= 4 && *letters_after_blanks && is_blank_at(line, count + 1)) {
        return count + 1;
    }
    return count >= 7 && is_blank_at(line, count) &&
                   is_blank_at(line, count + 1)
               ? count
               : 0;
}

/*
 * Appends the bytes of a line from at on.
 *
 * @return 1, or 0 when something else stands there.
 */
static int take_line(mc_view line, size_t at, mc_buf *bytes, mc_err *err)
{
    int xxd = 0;
    size_t offset = at == 0 ? skip_offset(line, &xxd) : 0;
    size_t start = bytes->len;

    at += offset;
    while (at < line.len && *err == MC_OK) {
        size_t count = count_hex(line, at);
        size_t i;

        if (offset > 0 &&
            (bytes->len - start == DUMP_WIDTH || line.p[at] == '|' ||
             (xxd && bytes->len > start && is_blank_at(line, at) &&
              is_blank_at(line, at + 1)))) {
            return 1;
        }
        if (mc_peel_at(line, at, "0x") || mc_peel_at(line, at, "\\x")) {
            at += 2;
            continue;
        }
        if (count == 0) {
            if (!mc_flat_is_blank(line.p[at]) &&
                strchr(",:;\\{}[]()\"'", line.p[at]) == NULL) {
                return 0;
            }
            at++;
            continue;
        }
        if (count % 2 != 0 ||
            (at + count < line.len && is_alnum(line.p[at + count]))) {
            return 0;
        }
        for (i = at; i < at + count && *err == MC_OK; i += 2) {
            uint8_t byte = (uint8_t) mc_peel_byte(line, i);

            *err = mc_buf_append(bytes, &byte, 1);
        }
        at += count;
    }
    return *err == MC_OK;
}

/* Where a SEQUENCE of more than 127 bytes begins in a line: 30, then 80 to
 * 84. line.len when nowhere. */
static size_t find_start(mc_view line)
{
    size_t at;
    int unused;

    for (at = 0; at + 4 <= line.len; at++) {
        size_t next = at + 2;

        if (line.p[at] != '3' || line.p[at + 1] != '0' ||
            (at > 0 && is_alnum(line.p[at - 1]) && line.p[at - 1] != 'x')) {
            continue;
        }
        while (next < line.len && strchr(" ,:\\x", line.p[next]) != NULL) {
            next++;
            next += mc_peel_at(line, next, "0x") ? 2u : 0u;
        }
        if (next + 1 < line.len && line.p[next] == '8' &&
            line.p[next + 1] >= '0' && line.p[next + 1] <= '4') {
            return skip_offset(line, &unused) > 0 ? 0 : at;
        }
    }
    return line.len;
}

/* 1 when an object is whole: it was put out. The rest of one that ended
 * early is, too. */
static int put_object(mc_buf *bytes, int ended, mc_buf *out, mc_err *err)
{
    mc_view rest = mc_buf_view(bytes), value, whole;
    mc_object object;
    uint8_t tag;

    mc_object_know(rest, &object);
    if (object.kind == MC_OBJECT_UNKNOWN || (object.cut && !ended)) {
        return 0;
    }
    if (mc_der_next(&rest, &tag, &value, &whole) != MC_OK) {
        whole = mc_buf_view(bytes);
    }
    *err = mc_buf_append(out, whole.p, whole.len);
    return 1;
}

mc_err mc_text_find_hex(mc_view in, mc_buf *out)
{
    mc_buf bytes = MC_BUF_INIT;
    mc_err err = MC_OK;

    while (in.len > 0 && err == MC_OK) {
        mc_view line = mc_view_until(in, '\n');
        size_t at = 0;
        int goes_on;

        mc_view_skip(&in, line.len + (line.len < in.len));
        line = mc_flat_trim_start(line);
        if (bytes.len == 0) {
            at = find_start(line);
        }
        goes_on = at == line.len || take_line(line, at, &bytes, &err);
        if (err == MC_OK && bytes.len > 0 &&
            (put_object(&bytes, !goes_on || in.len == 0, out, &err) ||
             !goes_on)) {
            mc_buf_truncate(&bytes, 0);
        }
    }
    mc_buf_free(&bytes);
    return err;
}
