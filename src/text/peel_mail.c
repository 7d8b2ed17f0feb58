/* Word processors and e-mail: RTF, quoted-printable (RFC 2045 6.7). */
#include "text/peel.h"

#include "base/utf8.h"
#include "text/text_line.h"

/* Groups that hold no text of the document. */
static const char *const ASIDES[] = {
    "\\*", "\\fonttbl", "\\colortbl", "\\stylesheet", "\\info", "\\pict", NULL};

/* A control word and its number; returns where it ends. */
static size_t take_control(mc_view in, size_t at, mc_view *word, int *number)
{
    size_t i = at;
    int minus;

    while (i < in.len && mc_lower(in.p[i]) >= 'a' && mc_lower(in.p[i]) <= 'z') {
        i++;
    }
    word->p = in.p + at;
    word->len = i - at;
    minus = i < in.len && in.p[i] == '-';
    i += (size_t) minus;
    *number = 0;
    while (i < in.len && in.p[i] >= '0' && in.p[i] <= '9') {
        *number = *number < 100000 ? *number * 10 + in.p[i] - '0' : *number;
        i++;
    }
    *number = minus ? 0x10000 - *number : *number;
    return i < in.len && in.p[i] == ' ' ? i + 1 : i;
}

static mc_err put_control(mc_view word, int number, mc_buf *out, int *skip)
{
    if (mc_view_is(word, "par") || mc_view_is(word, "line")) {
        return mc_buf_append_str(out, "\n");
    }
    if (mc_view_is(word, "tab")) {
        return mc_buf_append_str(out, " ");
    }
    if (mc_view_is(word, "emdash") || mc_view_is(word, "endash")) {
        return mc_buf_append_str(out, "\xe2\x80\x93");
    }
    if (mc_view_is(word, "u") && number > 0 && number < 0xd800) {
        *skip = 1; /* what old readers show instead */
        return mc_utf8_append(out, (uint32_t) number);
    }
    return MC_OK;
}

mc_err mc_peel_rtf(mc_view in, mc_buf *out, int *peeled)
{
    size_t i = 0;
    int depth = 0, aside = 0; /* the depth at which a group aside began */
    int skip = 0;
    mc_err err = MC_OK;

    *peeled = mc_peel_at(in, 0, "{\\rtf");
    while (*peeled && i < in.len && err == MC_OK) {
        uint8_t c = in.p[i++];
        mc_view word;
        int number;

        if (c == '{') {
            depth++;
            aside = aside == 0 && mc_peel_at_any(in, i, ASIDES) ? depth : aside;
        } else if (c == '}') {
            aside = aside == depth ? 0 : aside;
            depth--;
        } else if (c == '\\' && i < in.len && in.p[i] == '\'' &&
                   mc_peel_byte(in, i + 1) >= 0) {
            c = (uint8_t) mc_peel_byte(in, i + 1);
            i += 3;
            err = aside || skip ? MC_OK : mc_buf_append(out, &c, 1);
            skip = 0;
        } else if (c == '\\' && i < in.len && mc_lower(in.p[i]) >= 'a' &&
                   mc_lower(in.p[i]) <= 'z') {
            i = take_control(in, i, &word, &number);
            err = aside ? MC_OK : put_control(word, number, out, &skip);
        } else if (c == '\\' && i < in.len) {
            c = in.p[i++];
            c = c == '~' ? ' ' : c == '_' ? '-' : c;
            err = aside || c == '*' ? MC_OK : mc_peel_put(out, c);
        } else if (c != '\n' && !aside) {
            err = skip ? MC_OK : mc_peel_put(out, c);
            skip = 0;
        }
    }
    return err;
}

/* ----------------------------------------------------- quoted-printable -- */

/* The line that starts at at is nothing but letters of base64. */
static int is_letters(mc_view in, size_t at)
{
    size_t start = at;

    while (at < in.len && mc_flat_is_base64(in.p[at])) {
        at++;
    }
    return at > start && (at == in.len || in.p[at] == '\n');
}

/* "=" at a line's end within a block, where more base64 follows. */
static int has_soft_break(mc_view block)
{
    size_t i;

    for (i = 0; i + 2 < block.len; i++) {
        if (block.p[i] == '=' && block.p[i + 1] == '\n' &&
            is_letters(block, i + 2)) {
            return 1;
        }
    }
    return 0;
}

/* Before END it is padding that nobody encoded. */
static int is_end_line(mc_view in, size_t at)
{
    mc_marker found;
    mc_view rest = {in.p + at, in.len - at};

    return mc_marker_next(mc_view_until(rest, '\n'), 0, &found) && found.is_end;
}

static int is_quoted_printable(mc_view flat)
{
    static const char *const SIGNS[] = {"=3D", "=0A", "=0D", "=20",
                                        "=2B", "=2D", "=2F"};
    mc_view block;
    size_t at = 0, i;

    if (mc_peel_holds(flat, "=2D=2DBEGIN")) {
        return 1;
    }
    while (mc_peel_block(flat, &at, &block)) {
        if (mc_peel_find(block, 0, "BEGIN PGP") < block.len) {
            continue; /* its checksum begins with "=", too */
        }
        for (i = 0; i < sizeof(SIGNS) / sizeof(SIGNS[0]); i++) {
            if (mc_peel_holds(block, SIGNS[i])) {
                return 1;
            }
        }
        if (has_soft_break(block)) {
            return 1;
        }
    }
    return 0;
}

mc_err mc_peel_quoted_printable(mc_view in, mc_buf *out, int *peeled)
{
    size_t i = 0;
    mc_err err = MC_OK;

    *peeled = is_quoted_printable(in);
    while (*peeled && i < in.len && err == MC_OK) {
        size_t next = i + 1;

        while (in.p[i] == '=' && next < in.len && in.p[next] == ' ') {
            next++;
        }
        if (in.p[i] == '=' && next < in.len && in.p[next] == '\n' &&
            !is_end_line(in, next + 1)) {
            i = next + 1;
        } else if (in.p[i] == '=' && mc_peel_byte(in, i + 1) >= 0) {
            uint8_t c = (uint8_t) mc_peel_byte(in, i + 1);

            err = mc_buf_append(out, &c, 1);
            i += 3;
        } else {
            err = mc_peel_put(out, in.p[i++]);
        }
    }
    return err;
}
