#include "text_line.h"

#include <string.h>

/* A run of dashes longer than this is a ruled line, not a marker. */
#define DASHES_MAX 12
#define LABEL_MAX 64

static int is_dash(uint8_t c)
{
    return c == '-' || c == MC_FLAT_DASH;
}

int mc_flat_is_blank(uint8_t c)
{
    return c == ' ' || c == MC_FLAT_BLANK;
}

int mc_flat_is_quote(uint8_t c)
{
    return c == '>' || c == '|';
}

int mc_flat_is_base64(uint8_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=';
}

int mc_line_starts(mc_view text, const char *start)
{
    size_t len = strlen(start);

    return text.len >= len && memcmp(text.p, start, len) == 0;
}

/* A run of dashes is in order (0), needs mending (1) or is none (-1). */
static int judge_dashes(const uint8_t *p, size_t len)
{
    int smart = memchr(p, MC_FLAT_DASH, len) != NULL;

    if (len == 0 || len > DASHES_MAX || (!smart && len < 2)) {
        return -1;
    }
    return smart || len != 5;
}

/* Takes letters up to the next blank off the front of line. */
mc_view mc_word_next(mc_view *line)
{
    mc_view word;

    while (line->len > 0 && mc_flat_is_blank(line->p[0])) {
        line->p++;
        line->len--;
    }
    word.p = line->p;
    word.len = 0;
    while (word.len < line->len && !mc_flat_is_blank(word.p[word.len])) {
        word.len++;
    }
    line->p += word.len;
    line->len -= word.len;
    return word;
}

/* The marker whose word (BEGIN, END) stands at at: 1 and *found set, or 0. */
static int marker_at(mc_view flat, size_t from, size_t at, size_t word_len,
                     mc_marker *found)
{
    size_t start = at, label = at + word_len, end;
    mc_view words;
    int before, after;

    while (start > from && is_dash(flat.p[start - 1]) &&
           at - start <= DASHES_MAX) {
        start--;
    }
    before = judge_dashes(flat.p + start, at - start);
    for (end = label; end < flat.len && flat.p[end] != '\n' &&
                      !is_dash(flat.p[end]) && end - label <= LABEL_MAX;) {
        end++;
    }
    found->label.p = flat.p + label;
    found->label.len = end - label;
    for (label = end;
         end < flat.len && is_dash(flat.p[end]) && end - label <= DASHES_MAX;) {
        end++;
    }
    after = judge_dashes(flat.p + label, end - label);
    words = found->label;
    if (before < 0 || after < 0 || mc_word_next(&words).len == 0) {
        return 0;
    }
    found->start = start;
    found->end = end;
    found->odd = before || after;
    return 1;
}

/* 1 when the word and a blank stand at at. */
static int word_at(mc_view flat, size_t at, const char *word)
{
    size_t len = strlen(word);

    return flat.len - at > len && memcmp(flat.p + at, word, len) == 0 &&
           mc_flat_is_blank(flat.p[at + len]);
}

/* The next BEGIN or END behind from: 1, or 0 at the end of the text. */
int mc_marker_next(mc_view flat, size_t from, mc_marker *found)
{
    size_t i;

    for (i = from + 1; i < flat.len; i++) {
        if ((flat.p[i] != 'B' && flat.p[i] != 'E') || !is_dash(flat.p[i - 1])) {
            continue;
        }
        found->is_end = word_at(flat, i, "END");
        if ((found->is_end && marker_at(flat, from, i, 4, found)) ||
            (word_at(flat, i, "BEGIN") && marker_at(flat, from, i, 6, found))) {
            return 1;
        }
    }
    return 0;
}

/* The repair that taking this byte off a line's edge is, as a bit. */
static uint32_t blank_repair(uint8_t c)
{
    return (uint32_t) 1 << (mc_flat_is_quote(c) ? MC_REPAIR_QUOTED
                            : c == ' '          ? MC_REPAIR_INDENTED
                                                : MC_REPAIR_SPACES);
}

/* Takes the next line off the front of rest and blanks and quoting off it. */
mc_view mc_line_next(mc_view *rest, uint32_t *repairs)
{
    const uint8_t *end =
        rest->len > 0 ? memchr(rest->p, '\n', rest->len) : NULL;
    mc_view line = *rest;
    uint32_t seen = 0;

    if (end != NULL) {
        line.len = (size_t) (end - rest->p);
    }
    rest->p += line.len + (end != NULL);
    rest->len -= line.len + (end != NULL);
    while (line.len > 0 &&
           (mc_flat_is_blank(line.p[0]) || mc_flat_is_quote(line.p[0]))) {
        seen |= blank_repair(line.p[0]);
        line.p++;
        line.len--;
    }
    if (seen & (uint32_t) 1 << MC_REPAIR_QUOTED) {
        seen &= ~((uint32_t) 1 << MC_REPAIR_INDENTED);
    }
    while (line.len > 0 && mc_flat_is_blank(line.p[line.len - 1])) {
        seen |= blank_repair(line.p[line.len - 1]);
        line.len--;
    }
    *repairs |= seen;
    return line;
}

int mc_line_is_base64(mc_view line)
{
    size_t i;

    for (i = 0; i < line.len; i++) {
        if (!mc_flat_is_base64(line.p[i]) && !mc_flat_is_blank(line.p[i])) {
            return 0;
        }
    }
    return 1;
}

/* "Name: value", as in RFC 1421 4.6; an empty value is none. */
int mc_line_is_header(mc_view line)
{
    mc_view name = mc_word_next(&line);
    mc_view value = mc_word_next(&line);

    return name.len > 1 && name.p[name.len - 1] == ':' && value.len > 0 &&
           memchr(name.p, ':', name.len) == name.p + name.len - 1;
}
