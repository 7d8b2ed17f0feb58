/* What the wrappings need alike. */
#include "text/peel.h"

#include "text/text_line.h"

int mc_peel_byte(mc_view in, size_t at)
{
    return at + 1 < in.len && mc_hex_digit(in.p[at]) >= 0 &&
                   mc_hex_digit(in.p[at + 1]) >= 0
               ? mc_hex_digit(in.p[at]) << 4 | mc_hex_digit(in.p[at + 1])
               : -1;
}

int mc_peel_at(mc_view in, size_t at, const char *text)
{
    size_t i;

    for (i = 0; text[i] != '\0'; i++) {
        if (at + i >= in.len ||
            mc_lower(in.p[at + i]) != mc_lower((uint8_t) text[i])) {
            return 0;
        }
    }
    return 1;
}

int mc_peel_at_any(mc_view in, size_t at, const char *const *words)
{
    while (*words != NULL && !mc_peel_at(in, at, *words)) {
        words++;
    }
    return *words != NULL;
}

size_t mc_peel_find(mc_view in, size_t from, const char *text)
{
    uint8_t first = mc_lower((uint8_t) text[0]);

    while (from < in.len &&
           (mc_lower(in.p[from]) != first || !mc_peel_at(in, from, text))) {
        from++;
    }
    return from < in.len ? from : in.len;
}

int mc_peel_holds(mc_view in, const char *text)
{
    return mc_peel_find(in, 0, text) < in.len;
}

mc_err mc_peel_put(mc_buf *out, uint8_t c)
{
    return c == MC_FLAT_DASH    ? mc_buf_append_str(out, "\xe2\x80\x93")
           : c == MC_FLAT_BLANK ? mc_buf_append_str(out, "\xc2\xa0")
           : c == MC_FLAT_OTHER ? mc_buf_append_str(out, "\xc2\xbf")
                                : mc_buf_append(out, &c, 1);
}

static int is_stand_in(uint8_t c)
{
    return c >= MC_FLAT_BLANK && c <= MC_FLAT_OTHER;
}

mc_err mc_peel_put_all(mc_buf *out, mc_view flat)
{
    mc_err err = MC_OK;
    size_t i = 0, end;

    while (i < flat.len && err == MC_OK) {
        for (end = i; end < flat.len && !is_stand_in(flat.p[end]); end++) {
        }
        err = mc_buf_append(out, flat.p + i, end - i);
        if (err == MC_OK && end < flat.len) {
            err = mc_peel_put(out, flat.p[end++]);
        }
        i = end;
    }
    return err;
}

int mc_peel_has_marker(mc_view flat)
{
    mc_marker found;

    return mc_marker_next(flat, 0, &found);
}

int mc_peel_block(mc_view flat, size_t *at, mc_view *block)
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
