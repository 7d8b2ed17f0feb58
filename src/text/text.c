#include "text/text.h"

#include <string.h>

#include "locking/pem.h"
#include "text/object.h"
#include "text/text_line.h"
#include "text/text_peel.h"

/* Fewer letters of bare base64 than this are taken for words. */
#define BARE_MIN 40

typedef struct mender {
    mc_view flat;
    mc_text *text;
    size_t column;    /* letters of base64 in the current line of out */
    size_t letters;   /* of base64 in the current block */
    uint8_t first[8]; /* of them */
    int headers;      /* the current block has some */
    size_t width;     /* where a line of out ends */
    mc_err err;
} mender;

static void note(mender *m, unsigned repair)
{
    m->text->repairs |= (uint32_t) 1 << repair;
}

static void put(mender *m, const void *bytes, size_t len)
{
    MC_THEN(m->err, mc_buf_append(&m->text->out, bytes, len));
}

/* Words rather than base64: stand-ins become the ASCII that is next to them. */
static void put_words(mender *m, mc_view words)
{
    size_t i;

    for (i = 0; i < words.len; i++) {
        uint8_t c = words.p[i];

        c = c == MC_FLAT_DASH ? '-' : c == MC_FLAT_OTHER ? '?' : c;
        c = c == MC_FLAT_BLANK ? ' ' : c;
        put(m, &c, 1);
    }
}

static void put_marker(mender *m, const char *word, mc_view label)
{
    put(m, "-----", 5);
    put(m, word, strlen(word));
    put_words(m, label);
    put(m, "-----\n", 6);
}

static void put_base64(mender *m, mc_view word)
{
    size_t i;

    for (i = 0; i < word.len; i++) {
        uint8_t c = mc_flat_is_base64(word.p[i]) ? word.p[i] : '?';

        put(m, &c, 1);
        if (m->letters < sizeof(m->first)) {
            m->first[m->letters] = c;
        }
        m->letters++;
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
    while (mc_line_is_header(*line)) {
        mc_view rest = *line;
        mc_view name = mc_word_next(&rest);
        mc_view value = mc_word_next(&rest);

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

/* Takes the last letter back. */
static void drop_letter(mender *m)
{
    size_t line_end = m->column == 0; /* a line end follows it */

    mc_buf_truncate(&m->text->out, m->text->out.len - 1 - line_end);
    m->letters--;
    m->column = (line_end ? m->width : m->column) - 1;
}

/*
 * Whether the letters are as many as the element at their start says, or as a
 * cipher fills; else a letter was lost, not padding.
 */
static int is_as_long_as_it_says(const mender *m)
{
    mc_view start = {m->first, sizeof(m->first)};
    mc_buf bytes = MC_BUF_INIT;
    size_t len = m->letters * 3 / 4;
    uint64_t says = 0;
    mc_object object;
    int fits = 0;

    if (m->headers) {
        return len % 8 == 0;
    }
    if (m->letters < sizeof(m->first) ||
        mc_base64_decode(start, &bytes) != MC_OK) {
        return 0;
    }
    mc_object_know(mc_buf_view(&bytes), &object);
    says = bytes.len + object.missing;
    fits = object.cut && says == len;
    mc_buf_free(&bytes);
    return fits;
}

/*
 * Letters come in fours. Where the end is missing, what does not fill a byte
 * goes, so that the rest can be looked at; elsewhere "=" is all that may be
 * missing, and no bits may stand under it.
 */
static void end_letters(mender *m, int has_end)
{
    static const mc_view PAD = {(const uint8_t *) "=", 1};
    uint8_t last;

    if (m->err != MC_OK || m->letters % 4 == 0) {
        return;
    }
    last = m->text->out.p[m->text->out.len - 1 - (m->column == 0)];
    if (!has_end) {
        while (m->letters % 4 != 0) {
            drop_letter(m);
        }
        return;
    }
    if (m->letters % 4 == 1 || last == '=' || !is_as_long_as_it_says(m) ||
        !mc_base64_may_end(last, (unsigned) (m->letters % 4))) {
        return;
    }
    note(m, MC_REPAIR_PADDING);
    while (m->letters % 4 != 0) {
        put_base64(m, PAD);
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
    m->letters = 0;
    m->headers = 0;
    while (rest.len > 0) {
        mc_view before = rest;
        mc_view line = mc_line_next(&rest, &m->text->repairs);
        size_t len = 0;

        if (!has_end && !mc_line_is_header(line) && !mc_line_is_base64(line)) {
            rest = before;
            break;
        }
        if (line.len > 0 &&
            (first || (has_end && rest.len == 0 && rest.p[-1] != '\n'))) {
            note(m, MC_REPAIR_ONE_LINE);
        }
        first = 0;
        if (in_headers && mc_line_is_header(line)) {
            put_headers(m, &line);
            headers = 1;
            m->headers = 1;
        } else if (line.len == 0) {
            blank_line |= headers;
            continue;
        }
        while (line.len > 0) {
            mc_view word = mc_word_next(&line);

            if (word.len > 0 && in_headers && headers) {
                put(m, "\n", 1);
                if (!blank_line) {
                    note(m, MC_REPAIR_BLANK_LINE);
                }
            }
            if (mc_word_is_quote(word)) {
                note(m, MC_REPAIR_QUOTED);
                continue;
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
    end_letters(m, has_end);
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
        int first = rest.p == body.p;
        mc_view line = mc_line_next(&rest, &m->text->repairs);

        /* The first line is the rest of BEGIN's. */
        if (line.len > 0 || !first) {
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
        mc_view line = mc_line_next(&rest, &ignored);

        if (mc_view_begins(line, "Bag Attributes") ||
            mc_view_begins(line, "Key Attributes")) {
            note(m, MC_REPAIR_ATTRIBUTES);
            return;
        }
        if (line.len > 0) {
            note(m, MC_REPAIR_AROUND);
        }
    }
}

/* Notes blanks or quoting between the start of the line and the marker. */
static void judge_before(mender *m, const mc_marker *found)
{
    size_t start = found->start;
    mc_view before;
    uint32_t seen = 0;

    while (start > 0 && (mc_flat_is_blank(m->flat.p[start - 1]) ||
                         mc_flat_is_quote(m->flat.p[start - 1]))) {
        start--;
    }
    if (start < found->start && (start == 0 || m->flat.p[start - 1] == '\n')) {
        before.p = m->flat.p + start;
        before.len = found->start - start;
        (void) mc_line_next(&before, &seen);
        m->text->repairs |= seen;
    }
}

/* Letters in a line: as the programs that own the label write it. */
static size_t width_of(mc_view label)
{
    return mc_view_begins(label, "OPENSSH") ? 70 : 64;
}

/* "CERTIFICATE" and "CERTIFICATE " are the same. */
static int same_words(mc_view a, mc_view b)
{
    mc_view one, other;

    do {
        one = mc_word_next(&a);
        other = mc_word_next(&b);
    } while (one.len > 0 && mc_view_equal(one, other));
    return one.len == 0 && other.len == 0;
}

/* What was amiss with the lines around a block; end is NULL without one. */
static void judge_markers(mender *m, const mc_marker *begin,
                          const mc_marker *end)
{
    if (begin->odd || (end != NULL && end->odd)) {
        note(m, MC_REPAIR_DASHES);
    }
    if (begin->spelling || (end != NULL && end->spelling)) {
        note(m, MC_REPAIR_LABEL);
    }
    if (end != NULL && end->joined) {
        note(m, MC_REPAIR_JOINED);
    }
    if (end != NULL && !same_words(begin->label, end->label)) {
        note(m, MC_REPAIR_LABELS_DIFFER);
    }
}

/*
 * One block whose BEGIN is known: writes it and moves begin on to the next
 * marker. Returns 1 while there is one.
 */
static int mend_block(mender *m, mc_marker *begin, size_t *around)
{
    size_t start = m->text->out.len;
    uint32_t repairs_before = m->text->repairs;
    mc_view label = begin->label;
    mc_view body = {m->flat.p + begin->end, m->flat.len - begin->end};
    mc_marker end = *begin;
    int more = mc_marker_next(m->flat, begin->end, &end);
    int has_end = more && end.is_end;
    size_t lines_from, stop;

    if (more) {
        body.len = end.start - begin->end;
    }
    m->width = width_of(label);
    put_marker(m, "BEGIN ", label);
    lines_from = m->text->out.len;
    if (mc_view_begins(label, "PGP")) {
        if (has_end) {
            copy_lines(m, body);
        }
        stop = begin->end + body.len;
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
    judge_markers(m, begin, has_end ? &end : NULL);
    put_marker(m, "END ", label);
    m->text->kind = MC_TEXT_PEM;
    if (has_end) {
        judge_before(m, &end);
        *around = end.end;
        more = mc_marker_next(m->flat, end.end, &end);
    }
    *begin = end;
    return more;
}

/* DER that stands among other text in one way of writing or the other. */
static void find_der(mender *m, mc_err (*find)(mc_view flat, mc_buf *out),
                     unsigned repair)
{
    m->err = find(m->flat, &m->text->out);
    if (m->err == MC_OK && m->text->out.len > 0) {
        m->text->kind = MC_TEXT_DER;
        note(m, repair);
    }
}

/* No BEGIN anywhere: base64 alone, or base64 with an END line. */
static void mend_bare(mender *m)
{
    mc_buf letters = MC_BUF_INIT;
    mc_view rest = m->flat;
    uint32_t repairs = 0;
    mc_marker end;
    int has_end = mc_marker_next(m->flat, 0, &end) && end.is_end;
    mc_view word;

    if (has_end) {
        rest.len = end.start;
    }
    while (rest.len > 0 && m->err == MC_OK) {
        mc_view line = mc_line_next(&rest, &repairs);

        if (!mc_line_is_base64(line)) {
            letters.len = 0;
            break;
        }
        while (line.len > 0 && m->err == MC_OK) {
            word = mc_word_next(&line);
            m->err = mc_buf_append(&letters, word.p, word.len);
        }
    }
    word = mc_buf_view(&letters);
    if (m->err == MC_OK && word.len >= BARE_MIN) {
        if (has_end) {
            m->width = width_of(end.label);
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
    if (m->err == MC_OK && m->text->kind == MC_TEXT_OTHER) {
        find_der(m, mc_text_find_der, MC_REPAIR_NO_ARMOUR);
        if (m->text->kind == MC_TEXT_DER) {
            note(m, MC_REPAIR_AROUND);
        }
    }
    if (m->text->kind != MC_TEXT_OTHER) {
        m->text->repairs |= repairs;
    }
    mc_buf_free(&letters);
}

/* Takes wrapping after wrapping off. */
static mc_err peel(mc_buf *flat, uint32_t *repairs)
{
    mc_buf bare = MC_BUF_INIT;
    int peeled = 1, i;
    mc_err err = MC_OK;

    for (i = 0; i < MC_PEEL_MAX && peeled && err == MC_OK; i++) {
        err = mc_text_peel(mc_buf_view(flat), &bare, repairs, &peeled);
        if (err == MC_OK && peeled) {
            mc_buf_free(flat);
            err = mc_text_flatten(mc_buf_view(&bare), flat, repairs);
        }
        mc_buf_free(&bare);
    }
    return err;
}

mc_err mc_text_mend(mc_view file, mc_text *text)
{
    mc_buf flat = MC_BUF_INIT;
    mender m = {{NULL, 0}, text, 0, 0, {0}, 0, 64, MC_OK};
    size_t around = 0;
    uint32_t peeled = 0;
    mc_marker found;
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
    MC_THEN(m.err, peel(&flat, &peeled));
    text->repairs |= peeled;
    MC_THEN(m.err, mc_buf_reserve(&text->out, flat.len + 64));
    m.flat = mc_buf_view(&flat);
    text->kind = MC_TEXT_OTHER;
    more = m.err == MC_OK && mc_marker_next(m.flat, 0, &found);
    while (more && m.err == MC_OK) {
        if (found.is_end) {
            more = mc_marker_next(m.flat, found.end, &found);
        } else {
            begins = 1;
            more = mend_block(&m, &found, &around);
        }
    }
    if (m.err == MC_OK && !begins) {
        find_der(&m, mc_text_find_hex, MC_REPAIR_HEX);
    }
    if (m.err == MC_OK && !begins && text->kind == MC_TEXT_OTHER) {
        mend_bare(&m);
    }
    if (text->kind == MC_TEXT_OTHER) {
        text->repairs &= ~peeled; /* nothing was found below it */
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

static const char *const REPAIRS[] = {
#define ROW(constant, code) code,
    MC_TEXT_REPAIRS(ROW)
#undef ROW
};

const char *mc_repair_code(unsigned repair)
{
    return repair < MC_REPAIR__MAX ? REPAIRS[repair] : NULL;
}
