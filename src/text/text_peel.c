/* See text_peel.h. */
#include "text/text_peel.h"

#include <string.h>

#include "base/utf8.h"
#include "encoding/base64.h"
#include "text/object.h"
#include "text/text_line.h"

/* Fewer letters of base64 than this are taken for words. */
#define RUN_MIN 64
/* Longest tag, letters. */
#define TAG_MAX ((size_t) 1000)

static uint8_t lower(uint8_t c)
{
    return c >= 'A' && c <= 'Z' ? (uint8_t) (c | 0x20) : c;
}

static int hex_value(uint8_t c)
{
    c = lower(c);
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

/* 1 when text stands at at, in whatever case. */
static int holds_at(mc_view in, size_t at, const char *text)
{
    size_t i;

    for (i = 0; text[i] != '\0'; i++) {
        if (at + i >= in.len ||
            lower(in.p[at + i]) != lower((uint8_t) text[i])) {
            return 0;
        }
    }
    return 1;
}

/* Where text stands, at or behind from; in.len when nowhere. */
static size_t find(mc_view in, size_t from, const char *text)
{
    while (from < in.len && !holds_at(in, from, text)) {
        from++;
    }
    return from < in.len ? from : in.len;
}

static int holds(mc_view in, const char *text)
{
    return find(in, 0, text) < in.len;
}

/* A flat byte as it may be flattened again. */
static mc_err put(mc_buf *out, uint8_t c)
{
    return c == MC_FLAT_DASH    ? mc_buf_append_str(out, "\xe2\x80\x93")
           : c == MC_FLAT_BLANK ? mc_buf_append_str(out, "\xc2\xa0")
           : c == MC_FLAT_OTHER ? mc_buf_append_str(out, "\xc2\xbf")
                                : mc_buf_append(out, &c, 1);
}

static mc_err put_all(mc_buf *out, mc_view flat)
{
    mc_err err = MC_OK;
    size_t i;

    for (i = 0; i < flat.len && err == MC_OK; i++) {
        err = put(out, flat.p[i]);
    }
    return err;
}

static int has_marker(mc_view flat)
{
    mc_marker found;

    return mc_marker_next(flat, 0, &found);
}

/* The next block, from BEGIN to its END: 1, or 0 at the end of the text. */
static int next_block(mc_view flat, size_t *at, mc_view *block)
{
    mc_marker begin, end;

    while (mc_marker_next(flat, *at, &begin)) {
        *at = begin.end;
        if (!begin.is_end && mc_marker_next(flat, *at, &end) && end.is_end) {
            block->p = flat.p + begin.start;
            block->len = end.end - begin.start;
            *at = end.end;
            return 1;
        }
    }
    return 0;
}

/* ------------------------------------------------------------------ RTF -- */

/* Groups that hold no text of the document. */
static int is_aside(mc_view in, size_t at)
{
    return holds_at(in, at, "\\*") || holds_at(in, at, "\\fonttbl") ||
           holds_at(in, at, "\\colortbl") || holds_at(in, at, "\\stylesheet") ||
           holds_at(in, at, "\\info") || holds_at(in, at, "\\pict");
}

/* A control word and its number; returns where it ends. */
static size_t take_control(mc_view in, size_t at, mc_view *word, int *number)
{
    size_t i = at;
    int minus;

    while (i < in.len && lower(in.p[i]) >= 'a' && lower(in.p[i]) <= 'z') {
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

static mc_err peel_rtf(mc_view in, mc_buf *out)
{
    size_t i = 0;
    int depth = 0, aside = 0; /* the depth at which a group aside began */
    int skip = 0;
    mc_err err = MC_OK;

    while (i < in.len && err == MC_OK) {
        uint8_t c = in.p[i++];
        mc_view word;
        int number;

        if (c == '{') {
            depth++;
            aside = aside == 0 && is_aside(in, i) ? depth : aside;
        } else if (c == '}') {
            aside = aside == depth ? 0 : aside;
            depth--;
        } else if (c == '\\' && i < in.len && in.p[i] == '\'' &&
                   i + 2 < in.len && hex_value(in.p[i + 1]) >= 0 &&
                   hex_value(in.p[i + 2]) >= 0) {
            c = (uint8_t) (hex_value(in.p[i + 1]) << 4 |
                           hex_value(in.p[i + 2]));
            i += 3;
            err = aside || skip ? MC_OK : mc_buf_append(out, &c, 1);
            skip = 0;
        } else if (c == '\\' && i < in.len && lower(in.p[i]) >= 'a' &&
                   lower(in.p[i]) <= 'z') {
            i = take_control(in, i, &word, &number);
            err = aside ? MC_OK : put_control(word, number, out, &skip);
        } else if (c == '\\' && i < in.len) {
            c = in.p[i++];
            c = c == '~' ? ' ' : c == '_' ? '-' : c;
            err = aside || c == '*' ? MC_OK : put(out, c);
        } else if (c != '\n' && !aside) {
            err = skip ? MC_OK : put(out, c);
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
    const uint8_t *end = rest.len > 0 ? memchr(rest.p, '\n', rest.len) : NULL;

    rest.len = end == NULL ? rest.len : (size_t) (end - rest.p);
    return mc_marker_next(rest, 0, &found) && found.is_end;
}

static int is_quoted_printable(mc_view flat)
{
    static const char *const SIGNS[] = {"=3D", "=0A", "=0D", "=20",
                                        "=2B", "=2D", "=2F"};
    mc_view block;
    size_t at = 0, i;

    if (holds(flat, "=2D=2DBEGIN")) {
        return 1;
    }
    while (next_block(flat, &at, &block)) {
        for (i = 0; i < sizeof(SIGNS) / sizeof(SIGNS[0]); i++) {
            if (holds(block, SIGNS[i])) {
                return 1;
            }
        }
        if (has_soft_break(block)) {
            return 1;
        }
    }
    return 0;
}

static mc_err peel_quoted_printable(mc_view in, mc_buf *out)
{
    size_t i = 0;
    mc_err err = MC_OK;

    while (i < in.len && err == MC_OK) {
        size_t next = i + 1;

        while (in.p[i] == '=' && next < in.len && in.p[next] == ' ') {
            next++;
        }
        if (in.p[i] == '=' && next < in.len && in.p[next] == '\n' &&
            !is_end_line(in, next + 1)) {
            i = next + 1;
        } else if (in.p[i] == '=' && i + 2 < in.len &&
                   hex_value(in.p[i + 1]) >= 0 && hex_value(in.p[i + 2]) >= 0) {
            uint8_t c = (uint8_t) (hex_value(in.p[i + 1]) << 4 |
                                   hex_value(in.p[i + 2]));

            err = mc_buf_append(out, &c, 1);
            i += 3;
        } else {
            err = put(out, in.p[i++]);
        }
    }
    return err;
}

/* ----------------------------------------------------------------- HTML -- */

static const struct {
    const char *name;
    const char *utf8;
} ENTITIES[] = {
    {"&nbsp;", "\xc2\xa0"},
    {"&gt;", ">"},
    {"&lt;", "<"},
    {"&amp;", "&"},
    {"&quot;", "\""},
    {"&apos;", "'"},
    {"&ndash;", "\xe2\x80\x93"},
    {"&mdash;", "\xe2\x80\x94"},
    {"&shy;", ""},
    {"&plus;", "+"},
    {"&sol;", "/"},
    {"&equals;", "="},
    {"&newline;", "\n"},
};

#define ENTITY_COUNT (sizeof(ENTITIES) / sizeof(ENTITIES[0]))

/* Tags after which a line is over. */
static int ends_line(mc_view in, size_t name)
{
    static const char *const TAGS[] = {"br", "p",  "div", "pre",       "li",
                                       "tr", "td", "h",   "blockquote"};
    size_t i;

    for (i = 0; i < sizeof(TAGS) / sizeof(TAGS[0]); i++) {
        if (holds_at(in, name, TAGS[i])) {
            return 1;
        }
    }
    return 0;
}

/* A tag at at: where it ends, or 0 when there is none. */
static size_t tag_end(mc_view in, size_t at)
{
    size_t name = at + 1;
    const uint8_t *end;

    if (in.p[at] != '<' || name >= in.len) {
        return 0;
    }
    name += in.p[name] == '/';
    if (name >= in.len || lower(in.p[name]) < 'a' || lower(in.p[name]) > 'z') {
        return 0;
    }
    /* A limit, so that many of them are no endless search. */
    end = memchr(in.p + at, '>', in.len - at < TAG_MAX ? in.len - at : TAG_MAX);
    return end == NULL ? 0 : (size_t) (end - in.p) + 1;
}

/* A character reference at at: its end and its character appended, or 0. */
static size_t take_entity(mc_view in, size_t at, mc_buf *out, mc_err *err)
{
    uint32_t point = 0;
    size_t i;
    int hex, digits = 0;

    for (i = 0; i < ENTITY_COUNT; i++) {
        if (holds_at(in, at, ENTITIES[i].name)) {
            *err = mc_buf_append_str(out, ENTITIES[i].utf8);
            return at + strlen(ENTITIES[i].name);
        }
    }
    if (!holds_at(in, at, "&#") || at + 3 >= in.len) {
        return 0;
    }
    hex = lower(in.p[at + 2]) == 'x';
    for (i = at + 2 + (size_t) hex; i < in.len && digits < 7; i++, digits++) {
        int value = hex_value(in.p[i]);

        if (value < 0 || (!hex && value > 9)) {
            break;
        }
        point = point * (hex ? 16 : 10) + (uint32_t) value;
    }
    if (digits == 0 || i >= in.len || in.p[i] != ';' || point > 0x10ffff ||
        (point >= 0xd800 && point < 0xe000)) {
        return 0;
    }
    *err = mc_utf8_append(out, point);
    return i + 1;
}

static int is_html(mc_view flat)
{
    mc_view block;
    size_t at = 0, i;

    if (holds(flat, "&#45;&#45;") || holds(flat, "&#x2d;&#x2d;") ||
        holds(flat, "BEGIN&") || (!has_marker(flat) && holds(flat, "<br"))) {
        return 1;
    }
    while (next_block(flat, &at, &block)) {
        for (i = 0; i < block.len; i++) {
            mc_buf ignored = MC_BUF_INIT;
            mc_err err = MC_OK;
            size_t end = block.p[i] == '&'
                             ? take_entity(block, i, &ignored, &err)
                             : tag_end(block, i);

            mc_buf_free(&ignored);
            if (end > 0) {
                return 1;
            }
        }
    }
    return 0;
}

static mc_err peel_html(mc_view in, mc_buf *out)
{
    size_t i = 0, end;
    mc_err err = MC_OK;

    while (i < in.len && err == MC_OK) {
        end = tag_end(in, i);
        if (end > 0) {
            size_t name = i + 1 + (in.p[i + 1] == '/');

            err = ends_line(in, name) ? mc_buf_append_str(out, "\n") : MC_OK;
            i = end;
            continue;
        }
        end = in.p[i] == '&' ? take_entity(in, i, out, &err) : 0;
        if (end > 0) {
            i = end;
        } else if (err == MC_OK) {
            err = put(out, in.p[i++]);
        }
    }
    return err;
}

/* ----------------------------------------------------- percent encoding -- */

static int is_percent(mc_view flat)
{
    return holds(flat, "BEGIN%20") ||
           (holds(flat, "-BEGIN+") &&
            (holds(flat, "%0A") || holds(flat, "%2B")));
}

static mc_err peel_percent(mc_view in, mc_buf *out)
{
    int form = holds(in, "-BEGIN+"); /* where "+" is a blank */
    size_t i = 0;
    mc_err err = MC_OK;

    while (i < in.len && err == MC_OK) {
        uint8_t c = in.p[i];

        if (c == '%' && i + 2 < in.len && hex_value(in.p[i + 1]) >= 0 &&
            hex_value(in.p[i + 2]) >= 0) {
            c = (uint8_t) (hex_value(in.p[i + 1]) << 4 |
                           hex_value(in.p[i + 2]));
            err = mc_buf_append(out, &c, 1);
            i += 3;
        } else {
            err = put(out, form && c == '+' ? ' ' : c);
            i++;
        }
    }
    return err;
}

/* ------------------------------------------------- base64 among the text -- */

/* 1 when the line that starts at at is base64 and nothing else. */
static int is_base64_line(mc_view in, size_t at)
{
    mc_view rest = {in.p + at, in.len - at};
    uint32_t ignored = 0;
    mc_view line = mc_line_next(&rest, &ignored);

    return line.len > 0 && mc_line_is_base64(line);
}

/*
 * The run of base64 at at, line ends within where whole lines of it follow;
 * its letters appended. Returns where it ends.
 */
static size_t take_run(mc_view in, size_t at, mc_buf *letters, mc_err *err)
{
    while (at < in.len && *err == MC_OK) {
        size_t next = at;

        if (mc_flat_is_base64(in.p[at])) {
            *err = mc_buf_append(letters, in.p + at, 1);
            at++;
            continue;
        }
        while (next < in.len &&
               (mc_flat_is_blank(in.p[next]) || mc_flat_is_quote(in.p[next]))) {
            next++;
        }
        if (next >= in.len || in.p[next] != '\n' ||
            !is_base64_line(in, next + 1)) {
            break;
        }
        at = next + 1;
        while (at < in.len && !mc_flat_is_base64(in.p[at])) {
            at++;
        }
    }
    return at;
}

/* The bytes of a run, its padding mended; empty when it is none. */
static mc_err decode_run(mc_buf *letters, mc_buf *bytes)
{
    mc_err err = MC_OK;

    mc_buf_truncate(bytes, 0);
    if (letters->len < RUN_MIN || letters->len % 4 == 1) {
        return MC_OK;
    }
    while (letters->len % 4 != 0 && err == MC_OK) {
        err = mc_buf_append_str(letters, "=");
    }
    if (err == MC_OK) {
        err = mc_base64_decode(mc_buf_view(letters), bytes);
    }
    return err == MC_ERR_PEM_DAMAGED ? MC_OK : err;
}

/* What "-----BEGIN" becomes, by where it stands in its group of three. */
static int may_hold_pem(mc_view flat)
{
    static const char *const SIGNS[] = {"LS0tLS1CRUdJTi", "0tLS0tQkVHSU",
                                        "tLS0tLUJFR0lO"};
    size_t i;

    for (i = 0; i < sizeof(SIGNS) / sizeof(SIGNS[0]); i++) {
        size_t at = 0, len = strlen(SIGNS[i]);

        for (; at + len <= flat.len; at++) {
            if (memcmp(flat.p + at, SIGNS[i], len) == 0) {
                return 1;
            }
        }
    }
    return 0;
}

/* Every run that is PEM inside, each decoded; the rest as it was. */
static mc_err peel_base64(mc_view in, mc_buf *out, int *peeled)
{
    mc_buf letters = MC_BUF_INIT, bytes = MC_BUF_INIT;
    size_t i = 0;
    mc_err err = MC_OK;

    *peeled = 0;
    while (i < in.len && err == MC_OK) {
        size_t end = i;

        mc_buf_truncate(&letters, 0);
        mc_buf_truncate(&bytes, 0);
        if (mc_flat_is_base64(in.p[i])) {
            end = take_run(in, i, &letters, &err);
        }
        if (err == MC_OK) {
            err = decode_run(&letters, &bytes);
        }
        if (err == MC_OK && (holds(mc_buf_view(&bytes), "BEGIN") ||
                             may_hold_pem(mc_buf_view(&bytes)))) {
            *peeled = 1;
            err = mc_buf_append_str(out, "\n");
            err = err != MC_OK ? err : mc_buf_append(out, bytes.p, bytes.len);
            err = err != MC_OK ? err : mc_buf_append_str(out, "\n");
            i = end;
            continue;
        }
        end = end > i ? end : i + 1;
        while (i < end && err == MC_OK) {
            err = put(out, in.p[i++]);
        }
    }
    mc_buf_free(&letters);
    mc_buf_free(&bytes);
    return err;
}

mc_err mc_text_find_der(mc_view in, mc_buf *out)
{
    mc_buf letters = MC_BUF_INIT, bytes = MC_BUF_INIT;
    mc_object object;
    mc_view rest, value, whole;
    uint8_t tag;
    size_t i = 0;
    mc_err err = MC_OK;

    while (i < in.len && err == MC_OK) {
        size_t end = i + 1;

        mc_buf_truncate(&letters, 0);
        mc_buf_truncate(&bytes, 0);
        if (in.p[i] == 'M') { /* 30 hexadecimal */
            end = take_run(in, i, &letters, &err);
        } else {
            /* A word is looked at from its start only. */
            while (mc_flat_is_base64(in.p[i]) && end < in.len &&
                   mc_flat_is_base64(in.p[end])) {
                end++;
            }
        }
        if (err == MC_OK) {
            err = decode_run(&letters, &bytes);
        }
        rest = mc_buf_view(&bytes);
        if (err == MC_OK && rest.len > 0) {
            mc_object_know(rest, &object);
            if (object.kind != MC_OBJECT_UNKNOWN && !object.cut &&
                mc_der_next(&rest, &tag, &value, &whole) == MC_OK &&
                rest.len == 0) {
                err = mc_buf_append(out, bytes.p, bytes.len);
            }
        }
        i = end;
    }
    mc_buf_free(&letters);
    mc_buf_free(&bytes);
    return err;
}

/* ---------------------------------------------------------------- pager -- */

/* "more" between dashes, brackets and percents: where it begins and ends. */
static int find_pager(mc_view in, size_t from, size_t *start, size_t *end)
{
    size_t at;

    for (at = find(in, from, "more"); at < in.len;
         at = find(in, at + 1, "more")) {
        size_t left = at, right = at + 4;
        int dashes = 0;

        while (left > from && strchr("-<( ", in.p[left - 1]) != NULL) {
            left--;
            dashes |= in.p[left] == '-';
        }
        while (right < in.len && right - at < 16 &&
               strchr(" 0123456789%)", in.p[right]) != NULL) {
            right++;
        }
        if (!dashes || right >= in.len || in.p[right] != '-') {
            continue;
        }
        while (right < in.len && strchr("->", in.p[right]) != NULL) {
            right++;
        }
        if (holds_at(in, right, " (") || holds_at(in, right, "(") ||
            holds_at(in, right, ",")) {
            while (right < in.len && in.p[right] != '\n' &&
                   in.p[right] != ')') {
                right++;
            }
            right += right < in.len && in.p[right] == ')';
        }
        *start = left;
        *end = right;
        return 1;
    }
    return 0;
}

static mc_err peel_pager(mc_view in, mc_buf *out, int *peeled)
{
    size_t at = 0, start, end;
    mc_err err = MC_OK;

    *peeled = 0;
    while (err == MC_OK && find_pager(in, at, &start, &end)) {
        mc_view before = {in.p + at, start - at};

        *peeled = 1;
        err = put_all(out, before);
        err = err != MC_OK ? err : mc_buf_append_str(out, "\n");
        at = end;
    }
    if (err == MC_OK && *peeled) {
        mc_view rest = {in.p + at, in.len - at};

        err = put_all(out, rest);
    }
    return err;
}

/* ----------------------------------------------- signs beside every line -- */

static int is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

/* The number whose digits end a prefix; 0 when none does. */
static uint64_t last_number(mc_view prefix)
{
    size_t start = prefix.len;
    uint64_t number = 0;
    mc_view digits;

    while (start > 0 && is_digit(prefix.p[start - 1])) {
        start--;
    }
    digits.p = prefix.p + start;
    digits.len = prefix.len - start;
    return mc_decimal_read(digits, 1000000, &number) ? number : 0;
}

/*
 * How much of a line is like the prefix of the first one: digits stand for
 * other digits, blanks for any blanks. Digits right before the contents must
 * count up, since they could be contents. SIZE_MAX when it is not alike.
 */
static size_t like(mc_view prefix, mc_view line, uint64_t nth)
{
    uint64_t wanted = last_number(prefix) + nth;
    size_t i = 0, at = 0;

    while (i < prefix.len) {
        if (mc_flat_is_blank(prefix.p[i])) {
            while (i < prefix.len && mc_flat_is_blank(prefix.p[i])) {
                i++;
            }
            while (at < line.len && mc_flat_is_blank(line.p[at])) {
                at++;
            }
        } else if (is_digit(prefix.p[i])) {
            size_t start = at;
            uint64_t found = 0;

            while (i < prefix.len && is_digit(prefix.p[i])) {
                i++;
            }
            while (at < line.len && is_digit(line.p[at]) &&
                   (i < prefix.len || found < wanted)) {
                found = found * 10 + (uint64_t) (line.p[at++] - '0');
            }
            if (at == start || (i == prefix.len && found != wanted)) {
                return SIZE_MAX;
            }
        } else if (at < line.len && line.p[at] == prefix.p[i]) {
            i++;
            at++;
        } else {
            return SIZE_MAX;
        }
    }
    return at;
}

static mc_view line_at(mc_view in, size_t at)
{
    mc_view line = {in.p + at, in.len - at};
    const uint8_t *end = line.len > 0 ? memchr(line.p, '\n', line.len) : NULL;

    line.len = end == NULL ? line.len : (size_t) (end - line.p);
    return line;
}

static mc_view trim(mc_view line)
{
    while (line.len > 0 && mc_flat_is_blank(line.p[line.len - 1])) {
        line.len--;
    }
    while (line.len > 0 && mc_flat_is_blank(line.p[0])) {
        line.p++;
        line.len--;
    }
    return line;
}

/* Blanks and quoting alone are mended line by line elsewhere. */
static int says_something(mc_view sign)
{
    size_t i;

    for (i = 0; i < sign.len; i++) {
        if (!mc_flat_is_blank(sign.p[i]) && !mc_flat_is_quote(sign.p[i])) {
            return 1;
        }
    }
    return 0;
}

static int ends_with(mc_view line, mc_view suffix)
{
    mc_view end = {line.p + line.len - suffix.len, suffix.len};

    return line.len >= suffix.len && mc_view_equal(end, suffix);
}

/* What joins strings in a program, left over behind the quotes. */
static int is_joint(mc_view rest)
{
    size_t i;

    for (i = 0; i < rest.len; i++) {
        if (strchr("+.,;&\\)'\" ", rest.p[i]) == NULL) {
            return 0;
        }
    }
    return 1;
}

/* One block with signs around its lines. */
typedef struct ruled {
    size_t start; /* of the line of BEGIN */
    mc_marker begin, end;
    mc_view prefix, suffix;
} ruled;

/*
 * The contents of the nth line of a block, without its signs: 1, or 0 when
 * they are not there.
 */
static int strip_line(const ruled *r, mc_view line, uint64_t nth, int last,
                      mc_view *contents)
{
    mc_view suffix = trim(r->suffix);
    size_t used = like(r->prefix, line, nth);

    *contents = trim(line);
    if (contents->len == 0) {
        return 1;
    }
    if (used == SIZE_MAX) {
        return 0;
    }
    contents->p = line.p + used;
    contents->len = line.len - used;
    *contents = trim(*contents);
    if (contents->len == 0) {
        return 1;
    }
    if (says_something(r->prefix) && is_joint(*contents)) {
        contents->len = 0;
        return 1;
    }
    if (ends_with(*contents, suffix)) {
        contents->len -= suffix.len;
        return 1;
    }
    return last;
}

/* All lines of the block; out: NULL to look only. */
static int strip_block(mc_view in, const ruled *r, mc_buf *out, mc_err *err)
{
    size_t at = r->start;
    uint64_t nth = 0;

    while (at <= r->end.start && *err == MC_OK) {
        mc_view line = line_at(in, at), contents;
        size_t next = at + line.len + 1;
        int last = next > r->end.start;

        if (!strip_line(r, line, nth, last, &contents)) {
            return 0;
        }
        if (out != NULL) {
            *err = put_all(out, contents);
            *err = *err != MC_OK ? *err : mc_buf_append_str(out, "\n");
        }
        nth++;
        at = next;
    }
    return 1;
}

/* The next block whose every line has the signs that BEGIN's has. */
static int find_ruled(mc_view in, size_t from, ruled *r, mc_err *err)
{
    while (mc_marker_next(in, from, &r->begin)) {
        mc_view line;

        from = r->begin.end;
        if (r->begin.is_end || !mc_marker_next(in, from, &r->end) ||
            !r->end.is_end) {
            continue;
        }
        for (r->start = r->begin.start;
             r->start > 0 && in.p[r->start - 1] != '\n';) {
            r->start--;
        }
        line = line_at(in, r->start);
        r->prefix.p = in.p + r->start;
        r->prefix.len = r->begin.start - r->start;
        r->suffix.p = in.p + r->begin.end;
        r->suffix.len = (size_t) (line.p + line.len - r->suffix.p);
        if (r->end.start > r->start + line.len &&
            (says_something(r->prefix) || says_something(r->suffix)) &&
            strip_block(in, r, NULL, err)) {
            return 1;
        }
    }
    return 0;
}

static mc_err peel_lines(mc_view in, mc_buf *out, int *peeled)
{
    size_t at = 0;
    ruled r;
    mc_err err = MC_OK;

    *peeled = 0;
    while (err == MC_OK && find_ruled(in, at, &r, &err)) {
        mc_view before = {in.p + at, r.start > at ? r.start - at : 0};
        mc_view line;

        *peeled = 1;
        err = put_all(out, before);
        if (err == MC_OK) {
            (void) strip_block(in, &r, out, &err);
        }
        line = line_at(in, r.end.end);
        at = r.end.end + line.len;
    }
    if (err == MC_OK && *peeled) {
        mc_view rest = {in.p + at, in.len - at};

        err = put_all(out, rest);
    }
    return err;
}

/* ------------------------------------------------------------------------ */

mc_err mc_text_peel(mc_view flat, mc_buf *out, uint32_t *repairs, int *peeled)
{
    unsigned repair = MC_REPAIR__MAX;
    mc_err err = MC_OK;

    *peeled = 1;
    if (holds_at(flat, 0, "{\\rtf")) {
        repair = MC_REPAIR_RTF;
        err = peel_rtf(flat, out);
    } else if (is_quoted_printable(flat)) {
        repair = MC_REPAIR_QUOTED_PRINTABLE;
        err = peel_quoted_printable(flat, out);
    } else if (is_html(flat)) {
        repair = MC_REPAIR_HTML;
        err = peel_html(flat, out);
    } else if (is_percent(flat)) {
        repair = MC_REPAIR_PERCENT;
        err = peel_percent(flat, out);
    } else {
        *peeled = 0;
    }
    if (!*peeled && (may_hold_pem(flat) || !has_marker(flat))) {
        repair = MC_REPAIR_BASE64;
        err = peel_base64(flat, out, peeled);
    }
    if (err == MC_OK && !*peeled) {
        mc_buf_truncate(out, 0);
        repair = MC_REPAIR_PAGER;
        err = peel_pager(flat, out, peeled);
    }
    if (err == MC_OK && !*peeled) {
        repair = MC_REPAIR_LINE_SIGNS;
        err = peel_lines(flat, out, peeled);
    }
    if (err == MC_OK && *peeled) {
        *repairs |= (uint32_t) 1 << repair;
    }
    return err;
}
