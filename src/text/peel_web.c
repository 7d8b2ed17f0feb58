/* Web pages and addresses: HTML, percent encoding (RFC 3986 2.1). */
#include "text/peel.h"

#include <string.h>

#include "base/utf8.h"
#include "text/text_line.h"

/* Longest tag, letters. */
#define TAG_MAX ((size_t) 1000)

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
    static const char *const TAGS[] = {"br", "p",  "div", "pre",        "li",
                                       "tr", "td", "h",   "blockquote", NULL};

    return mc_peel_at_any(in, name, TAGS);
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
    if (name >= in.len || mc_lower(in.p[name]) < 'a' ||
        mc_lower(in.p[name]) > 'z') {
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
        if (mc_peel_at(in, at, ENTITIES[i].name)) {
            *err = mc_buf_append_str(out, ENTITIES[i].utf8);
            return at + strlen(ENTITIES[i].name);
        }
    }
    if (!mc_peel_at(in, at, "&#") || at + 3 >= in.len) {
        return 0;
    }
    hex = mc_lower(in.p[at + 2]) == 'x';
    for (i = at + 2 + (size_t) hex; i < in.len && digits < 7; i++, digits++) {
        int value = mc_hex_digit(in.p[i]);

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

    if (mc_peel_holds(flat, "&#45;&#45;") ||
        mc_peel_holds(flat, "&#x2d;&#x2d;") || mc_peel_holds(flat, "BEGIN&") ||
        (!mc_peel_has_marker(flat) && mc_peel_holds(flat, "<br"))) {
        return 1;
    }
    while (mc_peel_block(flat, &at, &block)) {
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

mc_err mc_peel_html(mc_view in, mc_buf *out, int *peeled)
{
    size_t i = 0, end;
    mc_err err = MC_OK;

    *peeled = is_html(in);
    while (*peeled && i < in.len && err == MC_OK) {
        end = tag_end(in, i);
        if (end > 0) {
            size_t name = i + 1 + (in.p[i + 1] == '/');

            err = ends_line(in, name) ? mc_buf_append_str(out, "\n") : MC_OK;
        } else if (in.p[i] == '&') {
            end = take_entity(in, i, out, &err);
        }
        if (end > 0) {
            i = end;
        } else if (err == MC_OK) {
            err = mc_peel_put(out, in.p[i++]);
        }
    }
    return err;
}

/* ----------------------------------------------------- percent encoding -- */

static int is_percent(mc_view flat)
{
    return mc_peel_holds(flat, "BEGIN%20") ||
           (mc_peel_holds(flat, "-BEGIN+") &&
            (mc_peel_holds(flat, "%0A") || mc_peel_holds(flat, "%2B")));
}

mc_err mc_peel_percent(mc_view in, mc_buf *out, int *peeled)
{
    int form = mc_peel_holds(in, "-BEGIN+"); /* where "+" is a blank */
    size_t i = 0;
    mc_err err = MC_OK;

    *peeled = is_percent(in);
    while (*peeled && i < in.len && err == MC_OK) {
        uint8_t c = in.p[i];

        if (c == '%' && mc_peel_byte(in, i + 1) >= 0) {
            c = (uint8_t) mc_peel_byte(in, i + 1);
            err = mc_buf_append(out, &c, 1);
            i += 3;
        } else {
            err = mc_peel_put(out, form && c == '+' ? ' ' : c);
            i++;
        }
    }
    return err;
}
