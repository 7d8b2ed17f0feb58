#include "text/text_clean.h"

#include <string.h>

#define BEGIN "-----BEGIN "
#define END "-----END "
#define DASHES "-----\n"
#define COLUMNS 64
#define LABEL_MAX 64

static int take(mc_view *in, const char *text)
{
    if (!mc_view_begins(*in, text)) {
        return 0;
    }
    mc_view_skip(in, strlen(text));
    return 1;
}

/* "RSA PRIVATE KEY" and the like; OpenSSH and PGP have lines of their own. */
static int take_label(mc_view *in, mc_view *label)
{
    size_t len = 0;

    while (len < in->len && len < LABEL_MAX &&
           ((in->p[len] >= 'A' && in->p[len] <= 'Z') ||
            (in->p[len] >= '0' && in->p[len] <= '9') || in->p[len] == ' ')) {
        len++;
    }
    label->p = in->p;
    label->len = len;
    mc_view_skip(in, len);
    return len > 0 && label->p[0] != ' ' && label->p[len - 1] != ' ' &&
           memcmp(label->p, "OP", len < 2 ? len : 2) != 0 &&
           memcmp(label->p, "PG", len < 2 ? len : 2) != 0;
}

/* Eight bits wide throughout, so that a compiler can take sixteen at once. */
static uint8_t is_letter(uint8_t c)
{
    uint8_t small = (uint8_t) (c | 0x20);
    uint8_t is = small >= 'a' && small <= 'z' ? 1 : 0;

    is = c >= '0' && c <= '9' ? 1 : is;
    is = c == '+' || c == '/' || c == '=' ? 1 : is;
    return is;
}

static int is_base64(const uint8_t *p, size_t len)
{
    uint8_t all = 1;
    size_t i;

    for (i = 0; i < len; i++) {
        all &= is_letter(p[i]);
    }
    return all;
}

/* Lines of 64 letters, the last one perhaps shorter. */
static int take_lines(mc_view *in)
{
    size_t len = COLUMNS;
    int lines = 0;

    while (len == COLUMNS && in->len > 0 && in->p[0] != '-') {
        if (in->len > COLUMNS && in->p[COLUMNS] == '\n') {
            len = COLUMNS;
        } else {
            const uint8_t *end = memchr(in->p, '\n', in->len);

            len = end == NULL ? 0 : (size_t) (end - in->p);
        }
        if (len == 0 || len > COLUMNS || len % 4 != 0 ||
            !is_base64(in->p, len)) {
            return 0;
        }
        mc_view_skip(in, len + 1);
        lines = 1;
    }
    return lines;
}

static int take_block(mc_view *in)
{
    mc_view begin, end;

    return take(in, BEGIN) && take_label(in, &begin) && take(in, DASHES) &&
           take_lines(in) && take(in, END) && take_label(in, &end) &&
           take(in, DASHES) && mc_view_equal(begin, end);
}

int mc_text_is_clean(mc_view file)
{
    mc_view in = file;

    if (file.len == 0) {
        return 0;
    }
    while (in.len > 0) {
        if (!take_block(&in)) {
            return 0;
        }
    }
    return 1;
}

mc_err mc_text_open(mc_view file, mc_text *text, mc_view *bytes)
{
    mc_err err = MC_OK;

    if (file.len <= MC_TEXT_MAX && mc_text_is_clean(file)) {
        text->kind = MC_TEXT_PEM;
        *bytes = file;
        return MC_OK;
    }
    err = mc_text_mend(file, text);
    if (err == MC_OK) {
        *bytes = mc_text_bytes(text, file);
    }
    return err;
}
