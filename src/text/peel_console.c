/* Consoles and listings: pagers, signs beside every line. */
#include "text/peel.h"

#include <string.h>

#include "text/text_line.h"

/* "more" between dashes, brackets and percents: where it begins and ends. */
static int find_pager(mc_view in, size_t from, size_t *start, size_t *end)
{
    size_t at;

    for (at = mc_peel_find(in, from, "more"); at < in.len;
         at = mc_peel_find(in, at + 1, "more")) {
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
        if (mc_peel_at(in, right, " (") || mc_peel_at(in, right, "(") ||
            mc_peel_at(in, right, ",")) {
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

mc_err mc_peel_pager(mc_view in, mc_buf *out, int *peeled)
{
    size_t at = 0, start, end;
    mc_err err = MC_OK;

    *peeled = 0;
    while (err == MC_OK && find_pager(in, at, &start, &end)) {
        mc_view before = {in.p + at, start - at};

        *peeled = 1;
        err = mc_peel_put_all(out, before);
        MC_THEN(err, mc_buf_append_str(out, "\n"));
        at = end;
    }
    if (err == MC_OK && *peeled) {
        mc_view rest = {in.p + at, in.len - at};

        err = mc_peel_put_all(out, rest);
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
    mc_view_skip(&in, at);
    return mc_view_until(in, '\n');
}

static mc_view trim(mc_view line)
{
    while (line.len > 0 && mc_flat_is_blank(line.p[line.len - 1])) {
        line.len--;
    }
    return mc_flat_trim_start(line);
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

/* Before lines alone that begin with a dash (RFC 4880 7.1). */
static int is_dash_escape(mc_view prefix)
{
    return mc_view_is(prefix, "- ");
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
    size_t used;

    *contents = trim(line);
    if (r->prefix.len > 0 && !mc_flat_is_blank(r->prefix.p[0])) {
        line = *contents;
    }
    used = like(r->prefix, line, nth);
    if (contents->len > 0 && used != SIZE_MAX) {
        mc_view_skip(&line, used);
        *contents = trim(line);
    }
    if (contents->len == 0) {
        return 1;
    }
    if (says_something(r->prefix) && is_joint(*contents)) {
        contents->len = 0;
        return 1;
    }
    if (used == SIZE_MAX && !is_dash_escape(r->prefix)) {
        return 0;
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
            *err = mc_peel_put_all(out, contents);
            MC_THEN(*err, mc_buf_append_str(out, "\n"));
        }
        nth++;
        at = next;
    }
    return 1;
}

/* Of 'String c = "' the sign that the other lines have, too: the rest names
 * the string. 0 when there is nothing to leave. */
static int leave_name(ruled *r)
{
    size_t at = r->prefix.len;

    while (at > 0 && !mc_flat_is_blank(r->prefix.p[at - 1]) &&
           strchr("(=[{,", r->prefix.p[at - 1]) == NULL) {
        at--;
    }
    r->start += at;
    r->prefix.p += at;
    r->prefix.len -= at;
    return at > 0 && r->prefix.len > 0;
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
        if (r->prefix.len == 0 && mc_peel_at(in, r->start, "------BEGIN")) {
            r->prefix.len = 1; /* a line that diff calls removed */
        }
        r->suffix.p = in.p + r->begin.end;
        r->suffix.len = (size_t) (line.p + line.len - r->suffix.p);
        if (r->end.start > r->start + line.len &&
            (says_something(r->prefix) || says_something(r->suffix)) &&
            (strip_block(in, r, NULL, err) ||
             (leave_name(r) && strip_block(in, r, NULL, err)))) {
            return 1;
        }
    }
    return 0;
}

mc_err mc_peel_lines(mc_view in, mc_buf *out, int *peeled)
{
    size_t at = 0;
    ruled r;
    mc_err err = MC_OK;

    *peeled = 0;
    while (err == MC_OK && find_ruled(in, at, &r, &err)) {
        mc_view before = {in.p + at, r.start > at ? r.start - at : 0};
        mc_view line;

        *peeled = 1;
        err = mc_peel_put_all(out, before);
        if (err == MC_OK) {
            (void) strip_block(in, &r, out, &err);
        }
        line = line_at(in, r.end.end);
        at = r.end.end + line.len;
    }
    if (err == MC_OK && *peeled) {
        mc_view rest = {in.p + at, in.len - at};

        err = mc_peel_put_all(out, rest);
    }
    return err;
}
