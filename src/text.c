#include "text.h"

#include <string.h>

#include "pem.h"
#include "text_flat.h"

/* A run of dashes longer than this is a ruled line, not a marker. */
#define DASHES_MAX 12
#define LABEL_MAX 64
/* Fewer letters of bare base64 than this are taken for words. */
#define BARE_MIN 40

/* "-----BEGIN label-----" or its END, however the dashes look. */
typedef struct marker {
    size_t start, end; /* from the first dash to behind the last */
    mc_view label;
    int is_end;
    int odd; /* the dashes need mending */
} marker;

typedef struct mender {
    mc_view flat;
    mc_text *text;
    size_t column; /* letters of base64 in the current line of out */
    size_t width;  /* where a line of out ends */
    mc_err err;
} mender;

static void note(mender *m, unsigned repair)
{
    m->text->repairs |= (uint32_t) 1 << repair;
}

static void put(mender *m, const void *bytes, size_t len)
{
    if (m->err == MC_OK) {
        m->err = mc_buf_append(&m->text->out, bytes, len);
    }
}

static int is_dash(uint8_t c)
{
    return c == '-' || c == MC_FLAT_DASH;
}

static int is_blank(uint8_t c)
{
    return c == ' ' || c == MC_FLAT_BLANK || c == MC_FLAT_NOTHING;
}

static int is_quote(uint8_t c)
{
    return c == '>' || c == '|';
}

static int is_base64(uint8_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=';
}

static int starts_with(mc_view text, const char *start)
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

/* The marker whose word (BEGIN, END) stands at at: 1 and *found set, or 0. */
static int marker_at(mc_view flat, size_t from, size_t at, size_t word_len,
                     marker *found)
{
    size_t start = at, label = at + word_len, end;
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
    if (before < 0 || after < 0 || found->label.len == 0) {
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
           is_blank(flat.p[at + len]);
}

/* The next BEGIN or END behind from: 1, or 0 at the end of the text. */
static int next_marker(mc_view flat, size_t from, marker *found)
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

/* Words rather than base64: stand-ins become the ASCII that is next to them. */
static void put_words(mender *m, mc_view words)
{
    size_t i;

    for (i = 0; i < words.len; i++) {
        uint8_t c = words.p[i];

        c = c == MC_FLAT_DASH ? '-' : c == MC_FLAT_OTHER ? '?' : c;
        c = c == MC_FLAT_BLANK ? ' ' : c;
        put(m, &c, c != MC_FLAT_NOTHING);
    }
}

static void put_marker(mender *m, const char *word, mc_view label)
{
    put(m, "-----", 5);
    put(m, word, strlen(word));
    put_words(m, label);
    put(m, "-----\n", 6);
}

/* The repair that taking this byte off a line's edge is, as a bit. */
static uint32_t blank_repair(uint8_t c)
{
    return (uint32_t) 1 << (is_quote(c) ? MC_REPAIR_QUOTED
                            : c == ' '  ? MC_REPAIR_INDENTED
                                        : MC_REPAIR_SPACES);
}

/* Takes the next line off the front of rest and blanks and quoting off it. */
static mc_view next_line(mc_view *rest, uint32_t *repairs)
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
    while (line.len > 0 && (is_blank(line.p[0]) || is_quote(line.p[0]))) {
        seen |= blank_repair(line.p[0]);
        line.p++;
        line.len--;
    }
    if (seen & (uint32_t) 1 << MC_REPAIR_QUOTED) {
        seen &= ~((uint32_t) 1 << MC_REPAIR_INDENTED);
    }
    while (line.len > 0 && is_blank(line.p[line.len - 1])) {
        seen |= blank_repair(line.p[line.len - 1]);
        line.len--;
    }
    *repairs |= seen;
    return line;
}

/* Takes letters up to the next blank off the front of line. */
static mc_view next_word(mc_view *line)
{
    mc_view word;

    while (line->len > 0 && is_blank(line->p[0])) {
        line->p++;
        line->len--;
    }
    word.p = line->p;
    word.len = 0;
    while (word.len < line->len && !is_blank(word.p[word.len])) {
        word.len++;
    }
    line->p += word.len;
    line->len -= word.len;
    return word;
}

static int is_base64_line(mc_view line)
{
    size_t i;

    for (i = 0; i < line.len; i++) {
        if (!is_base64(line.p[i]) && !is_blank(line.p[i])) {
            return 0;
        }
    }
    return 1;
}

static int is_header(mc_view line)
{
    return line.len > 0 && memchr(line.p, ':', line.len) != NULL;
}

static void put_base64(mender *m, mc_view word)
{
    size_t i;

    for (i = 0; i < word.len; i++) {
        uint8_t c = word.p[i] < ' ' ? '?' : word.p[i];

        put(m, &c, 1);
        m->column++;
        if (m->column == m->width) {
            put(m, "\n", 1);
            m->column = 0;
        }
    }
}

/*
 * A header line. Pasted into one line, a value is followed by the next header
 * or by the contents; only the two headers of RFC 1421 that carry encryption
 * are told apart there, since their values hold no blank.
 */
static void put_headers(mender *m, mc_view *line)
{
    while (is_header(*line)) {
        mc_view rest = *line;
        mc_view name = next_word(&rest);
        mc_view value = next_word(&rest);

        if (!mc_view_is(name, "Proc-Type:") && !mc_view_is(name, "DEK-Info:")) {
            value = *line;
            value.len = line->len - (size_t) (name.p - line->p);
            value.p = name.p;
            rest.len = 0;
        } else {
            put_words(m, name);
            put(m, " ", 1);
        }
        put_words(m, value);
        put(m, "\n", 1);
        *line = rest;
    }
}

/* What stands between BEGIN and END, or up to the first line that cannot
 * belong to it when there is no END: returns where that is. */
static size_t mend_body(mender *m, mc_view body, int has_end)
{
    mc_view rest = body;
    int in_headers = 1, headers = 0, blank_line = 0, first = 1;
    size_t widest_wrong = 0, last = 0;

    m->column = 0;
    while (rest.len > 0) {
        mc_view before = rest;
        mc_view line = next_line(&rest, &m->text->repairs);
        size_t len = 0;

        if (!has_end && !is_header(line) && !is_base64_line(line)) {
            rest = before;
            break;
        }
        if (line.len > 0 &&
            (first || (has_end && rest.len == 0 && rest.p[-1] != '\n'))) {
            note(m, MC_REPAIR_ONE_LINE);
        }
        first = 0;
        if (in_headers && is_header(line)) {
            put_headers(m, &line);
            headers = 1;
        } else if (line.len == 0) {
            blank_line |= headers;
            continue;
        }
        while (line.len > 0) {
            mc_view word = next_word(&line);

            if (word.len > 0 && in_headers && headers) {
                put(m, "\n", 1);
                if (!blank_line) {
                    note(m, MC_REPAIR_BLANK_LINE);
                }
            }
            in_headers = in_headers && word.len == 0;
            put_base64(m, word);
            len += word.len;
            if (line.len > 0 && len > 0) {
                note(m, MC_REPAIR_SPACES);
            }
        }
        if (len > 0) {
            /* A line counts as wrong once another one follows it. */
            widest_wrong |= last != 0 && last != m->width;
            last = len;
        }
    }
    if (widest_wrong || last > m->width) {
        note(m, MC_REPAIR_WIDTH);
    }
    if (m->column > 0) {
        put(m, "\n", 1);
    }
    return (size_t) (rest.p - m->flat.p);
}

/* PGP has blank lines, headers and a checksum of its own: only lines are
 * mended. */
static void copy_lines(mender *m, mc_view body)
{
    mc_view rest = body;

    while (rest.len > 0) {
        mc_view line = next_line(&rest, &m->text->repairs);

        if (line.len > 0 || rest.len < body.len) {
            put_words(m, line);
            put(m, "\n", 1);
        }
    }
}

/* Text that no block has: named, and left out. */
static void judge_around(mender *m, size_t from, size_t to)
{
    mc_view rest = {m->flat.p + from, to - from};
    uint32_t ignored = 0;

    while (rest.len > 0) {
        mc_view line = next_line(&rest, &ignored);

        if (starts_with(line, "Bag Attributes") ||
            starts_with(line, "Key Attributes")) {
            note(m, MC_REPAIR_ATTRIBUTES);
            return;
        }
        if (line.len > 0) {
            note(m, MC_REPAIR_AROUND);
        }
    }
}

/* Notes blanks or quoting between the start of the line and the marker. */
static void judge_before(mender *m, const marker *found)
{
    size_t start = found->start;
    mc_view before;
    uint32_t seen = 0;

    while (start > 0 &&
           (is_blank(m->flat.p[start - 1]) || is_quote(m->flat.p[start - 1]))) {
        start--;
    }
    if (start < found->start && (start == 0 || m->flat.p[start - 1] == '\n')) {
        before.p = m->flat.p + start;
        before.len = found->start - start;
        (void) next_line(&before, &seen);
        m->text->repairs |= seen;
    }
}

/*
 * One block whose BEGIN is known: writes it and moves begin on to the next
 * marker. Returns 1 while there is one.
 */
static int mend_block(mender *m, marker *begin, size_t *around)
{
    size_t start = m->text->out.len;
    uint32_t repairs_before = m->text->repairs;
    mc_view label = begin->label;
    mc_view body = {m->flat.p + begin->end, m->flat.len - begin->end};
    marker end = *begin;
    int more = next_marker(m->flat, begin->end, &end);
    int has_end = more && end.is_end;
    size_t lines_from, stop;

    if (more) {
        body.len = end.start - begin->end;
    }
    m->width = starts_with(label, "OPENSSH") ? 70 : 64;
    put_marker(m, "BEGIN ", label);
    lines_from = m->text->out.len;
    if (has_end && starts_with(label, "PGP")) {
        copy_lines(m, body);
        stop = end.start;
    } else {
        stop = mend_body(m, body, has_end);
    }
    if (!has_end && m->text->out.len == lines_from) {
        /* Only a mention of BEGIN: part of the text around. */
        mc_buf_truncate(&m->text->out, start);
        m->text->repairs = repairs_before;
        *begin = end;
        return more;
    }
    judge_around(m, *around, begin->start);
    *around = stop;
    if (!has_end) {
        note(m, MC_REPAIR_NO_END);
    }
    judge_before(m, begin);
    if (memchr(m->flat.p + begin->start, MC_FLAT_BLANK,
               begin->end - begin->start) != NULL) {
        note(m, MC_REPAIR_SPACES);
    }
    if (begin->odd || (has_end && end.odd)) {
        note(m, MC_REPAIR_DASHES);
    }
    put_marker(m, "END ", has_end ? end.label : label);
    m->text->kind = MC_TEXT_PEM;
    if (has_end) {
        judge_before(m, &end);
        *around = end.end;
        more = next_marker(m->flat, end.end, &end);
    }
    *begin = end;
    return more;
}

/* No BEGIN anywhere: base64 alone, or base64 with an END line. */
static void mend_bare(mender *m)
{
    mc_buf letters = MC_BUF_INIT;
    mc_view rest = m->flat;
    uint32_t repairs = 0;
    marker end;
    int has_end = next_marker(m->flat, 0, &end) && end.is_end;
    mc_view word;

    if (has_end) {
        rest.len = end.start;
    }
    while (rest.len > 0 && m->err == MC_OK) {
        mc_view line = next_line(&rest, &repairs);

        if (!is_base64_line(line)) {
            letters.len = 0;
            break;
        }
        while (line.len > 0 && m->err == MC_OK) {
            word = next_word(&line);
            m->err = mc_buf_append(&letters, word.p, word.len);
        }
    }
    word = mc_buf_view(&letters);
    if (m->err == MC_OK && word.len >= BARE_MIN) {
        if (has_end) {
            m->width = 64;
            put_marker(m, "BEGIN ", end.label);
            put_base64(m, word);
            put(m, "\n", m->column > 0 ? 1 : 0);
            put_marker(m, "END ", end.label);
            note(m, MC_REPAIR_NO_BEGIN);
            m->text->kind = MC_TEXT_PEM;
        } else if (mc_base64_decode(word, &m->text->out) == MC_OK &&
                   mc_text_is_binary(mc_buf_view(&m->text->out))) {
            note(m, MC_REPAIR_NO_ARMOUR);
            m->text->kind = MC_TEXT_DER;
        } else {
            mc_buf_truncate(&m->text->out, 0);
        }
    }
    if (m->text->kind != MC_TEXT_OTHER) {
        m->text->repairs |= repairs;
    }
    mc_buf_free(&letters);
}

mc_err mc_text_mend(mc_view file, mc_text *text)
{
    mc_buf flat = MC_BUF_INIT;
    mender m = {{NULL, 0}, text, 0, 64, MC_OK};
    size_t around = 0;
    marker found;
    int more, begins = 0;

    if (file.len == 0) {
        return MC_ERR_FILE_EMPTY;
    }
    if (file.len > MC_TEXT_MAX) {
        return MC_ERR_FILE_SIZE;
    }
    if (mc_text_is_binary(file)) {
        return MC_OK;
    }
    m.err = mc_text_flatten(file, &flat, &text->repairs);
    if (m.err == MC_OK) {
        m.err = mc_buf_reserve(&text->out, flat.len + 64);
    }
    m.flat = mc_buf_view(&flat);
    text->kind = MC_TEXT_OTHER;
    more = m.err == MC_OK && next_marker(m.flat, 0, &found);
    while (more && m.err == MC_OK) {
        if (found.is_end) {
            more = next_marker(m.flat, found.end, &found);
        } else {
            begins = 1;
            more = mend_block(&m, &found, &around);
        }
    }
    if (m.err == MC_OK && !begins) {
        mend_bare(&m);
    }
    if (text->kind == MC_TEXT_PEM && begins) {
        judge_around(&m, around, m.flat.len);
        if (m.flat.p[m.flat.len - 1] != '\n') {
            note(&m, MC_REPAIR_FINAL);
        }
    } else if (text->kind == MC_TEXT_OTHER) {
        put_words(&m, m.flat);
    }
    mc_buf_free(&flat);
    if (m.err != MC_OK) {
        mc_text_free(text);
    }
    return m.err;
}

void mc_text_free(mc_text *text)
{
    mc_buf_free(&text->out);
    text->kind = MC_TEXT_BINARY;
    text->repairs = 0;
}

mc_view mc_text_bytes(const mc_text *text, mc_view file)
{
    return text->kind == MC_TEXT_BINARY ? file : mc_buf_view(&text->out);
}

static const struct {
    const char *code;
    const char *text;
} REPAIRS[] = {
#define ROW(constant, code, text) {code, text},
    MC_TEXT_REPAIRS(ROW)
#undef ROW
};

const char *mc_repair_code(unsigned repair)
{
    return repair < MC_REPAIR__MAX ? REPAIRS[repair].code : NULL;
}

const char *mc_repair_text(unsigned repair)
{
    return repair < MC_REPAIR__MAX ? REPAIRS[repair].text : NULL;
}
