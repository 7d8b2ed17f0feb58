#include "text/text_line.h"

#include <string.h>

#include "text/object.h"

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

/* A run of dashes is in order (0), needs mending (1) or is none (-1). */
static int judge_dashes(const uint8_t *p, size_t len)
{
    int smart = memchr(p, MC_FLAT_DASH, len) != NULL;

    if (len == 0 || len > DASHES_MAX || (!smart && len < 2)) {
        return -1;
    }
    return smart || len != 5;
}

mc_view mc_flat_trim_start(mc_view line)
{
    while (line.len > 0 && mc_flat_is_blank(line.p[0])) {
        mc_view_skip(&line, 1);
    }
    return line;
}

mc_view mc_word_next(mc_view *line)
{
    mc_view word = mc_flat_trim_start(*line);

    *line = word;
    word.len = 0;
    while (word.len < line->len && !mc_flat_is_blank(word.p[word.len])) {
        word.len++;
    }
    mc_view_skip(line, word.len);
    return word;
}

/* Where the dashes that end at at begin. */
static size_t dashes_before(mc_view flat, size_t from, size_t at)
{
    size_t start = at;

    while (start > from && is_dash(flat.p[start - 1]) &&
           at - start <= DASHES_MAX) {
        start--;
    }
    return start;
}

/* Where the dashes that begin at at end. */
static size_t dashes_after(mc_view flat, size_t at)
{
    size_t end = at;

    while (end < flat.len && is_dash(flat.p[end]) && end - at <= DASHES_MAX) {
        end++;
    }
    return end;
}

static int says(mc_view flat, size_t at, const char *word)
{
    size_t i;

    for (i = 0; word[i] != '\0'; i++) {
        if (at + i >= flat.len || (flat.p[at + i] & ~0x20) != word[i]) {
            return 0;
        }
    }
    return 1;
}

/*
 * "-----END A----------BEGIN B-----": the dashes are shared between the two.
 */
static void share_dashes(mc_view flat, size_t label_end, mc_marker *found)
{
    size_t run = found->end - label_end;

    found->joined = run > 1 && says(flat, found->end, "BEGIN") &&
                    found->end + 5 < flat.len &&
                    mc_flat_is_blank(flat.p[found->end + 5]);
    if (found->joined) {
        found->end = label_end + run / 2;
        found->odd = run != 10;
    }
}

/* A label that is known, with blanks too many: as it should be. */
static void spell_out(mc_marker *found)
{
    mc_view words = mc_flat_trim_start(found->label);
    size_t used;
    const char *known = mc_object_label_at(words, &used);

    while (used < words.len && mc_flat_is_blank(words.p[used])) {
        used++;
    }
    found->spelling = 0;
    if (known != NULL && used == words.len &&
        !mc_view_is(found->label, known)) {
        found->label = mc_view_str(known);
        found->spelling = 1;
    }
}

/* The marker whose word (BEGIN, END) stands at at: 1 and *found set, or 0. */
static int marker_at(mc_view flat, size_t from, size_t at, size_t word_len,
                     mc_marker *found)
{
    size_t label = at + word_len, end;
    mc_view words;
    int before, after;

    found->start = dashes_before(flat, from, at);
    before = judge_dashes(flat.p + found->start, at - found->start);
    for (end = label; end < flat.len && flat.p[end] != '\n' &&
                      !is_dash(flat.p[end]) && end - label <= LABEL_MAX;) {
        end++;
    }
    found->label.p = flat.p + label;
    found->label.len = end - label;
    found->end = dashes_after(flat, end);
    after = judge_dashes(flat.p + end, found->end - end);
    words = found->label;
    if (before < 0 || after < 0 || mc_word_next(&words).len == 0) {
        return 0;
    }
    found->odd = before || after;
    spell_out(found);
    share_dashes(flat, end, found);
    return 1;
}

/* 1 when nothing but blanks and quoting stands before at in its line. */
static int is_line_start(mc_view flat, size_t at)
{
    while (at > 0 && (mc_flat_is_blank(flat.p[at - 1]) ||
                      mc_flat_is_quote(flat.p[at - 1]))) {
        at--;
    }
    return at == 0 || flat.p[at - 1] == '\n';
}

static size_t skip_blanks(mc_view flat, size_t at)
{
    while (at < flat.len && mc_flat_is_blank(flat.p[at])) {
        at++;
    }
    return at;
}

/*
 * The same for a label that is known, where dashes or blanks were lost or
 * added and small letters used: dashes on one side are enough, or a line of
 * its own.
 */
static int loose_marker_at(mc_view flat, size_t from, size_t at,
                           size_t word_len, mc_marker *found)
{
    size_t label = skip_blanks(flat, at + word_len);
    size_t word_end = at, used, end;
    mc_view rest = {flat.p + label, flat.len - label};
    const char *known = mc_object_label_at(rest, &used);
    size_t run;

    if (known == NULL) {
        return 0;
    }
    while (word_end > from && mc_flat_is_blank(flat.p[word_end - 1])) {
        word_end--;
    }
    found->start = dashes_before(flat, from, word_end);
    run = word_end - found->start;
    if (run == 0) {
        found->start = at;
    }
    end = skip_blanks(flat, label + used);
    found->end = dashes_after(flat, end);
    if (run > DASHES_MAX || found->end - end > DASHES_MAX ||
        (found->end == end && run == 0 && end < flat.len &&
         flat.p[end] != '\n') ||
        (run == 0 && !is_line_start(flat, at))) {
        return 0;
    }
    found->odd = run != 5 || found->end - end != 5;
    if (found->end == end) {
        found->end = label + used;
    }
    found->label.p = (const uint8_t *) known;
    found->label.len = strlen(known);
    found->spelling = 1;
    share_dashes(flat, end, found);
    return 1;
}

/* 1 when the word and a blank stand at at. */
static int word_at(mc_view flat, size_t at, const char *word)
{
    size_t len = strlen(word);

    return flat.len - at > len && memcmp(flat.p + at, word, len) == 0 &&
           mc_flat_is_blank(flat.p[at + len]);
}

/* Whether a word may begin here: not within letters or digits. */
static int is_word_start(mc_view flat, size_t at)
{
    uint8_t c;

    if (at == 0) {
        return 1;
    }
    c = flat.p[at - 1];
    return is_dash(c) || c == '\n' || mc_flat_is_blank(c) ||
           mc_flat_is_quote(c);
}

int mc_marker_next(mc_view flat, size_t from, mc_marker *found)
{
    size_t i;

    for (i = from; i < flat.len; i++) {
        uint8_t c = flat.p[i] & (uint8_t) ~0x20;

        if ((c != 'B' && c != 'E') || !is_word_start(flat, i)) {
            continue;
        }
        found->is_end = says(flat, i, "END");
        if (!found->is_end && !says(flat, i, "BEGIN")) {
            continue;
        }
        if (i > from && is_dash(flat.p[i - 1]) &&
            word_at(flat, i, found->is_end ? "END" : "BEGIN") &&
            marker_at(flat, from, i, found->is_end ? 4 : 6, found)) {
            return 1;
        }
        if (loose_marker_at(flat, from, i, found->is_end ? 3 : 5, found)) {
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

mc_view mc_line_next(mc_view *rest, uint32_t *repairs)
{
    mc_view line = mc_view_until(*rest, '\n');
    uint32_t seen = 0;

    mc_view_skip(rest, line.len + (line.len < rest->len));
    while (line.len > 0 &&
           (mc_flat_is_blank(line.p[0]) || mc_flat_is_quote(line.p[0]))) {
        seen |= blank_repair(line.p[0]);
        mc_view_skip(&line, 1);
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

int mc_word_is_quote(mc_view word)
{
    size_t i;

    for (i = 0; i < word.len && mc_flat_is_quote(word.p[i]); i++) {
    }
    return word.len > 0 && i == word.len;
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

int mc_line_is_header(mc_view line)
{
    mc_view name = mc_word_next(&line);
    mc_view value = mc_word_next(&line);

    return name.len > 1 && name.p[name.len - 1] == ':' && value.len > 0 &&
           memchr(name.p, ':', name.len) == name.p + name.len - 1;
}
