#include "text/pick.h"

#include "encoding/der.h"
#include "locking/pem.h"
#include "text/text_clean.h"

/* The n-th block; damaged ones count, as they do for inspect. */
static int find_block(mc_view text, uint64_t n, mc_view *piece)
{
    mc_pem_block block;
    size_t at = 0;
    int found = 0;

    for (;;) {
        mc_err problem = mc_pem_next(text, &at, &block, &found);

        if (problem == MC_OK && !found) {
            return 0;
        }
        if (n-- == 0) {
            *piece = block.whole;
            return 1;
        }
    }
}

/* What stands behind an object's end and means nothing. */
static void skip_padding(mc_view *rest)
{
    while (rest->len > 0 &&
           (rest->p[0] == 0 || rest->p[0] == '\r' || rest->p[0] == '\n')) {
        rest->p++;
        rest->len--;
    }
}

/* Longer than 127 bytes: no text begins like that. */
static int is_long(mc_view element)
{
    return element.len > 2 && element.p[1] > 0x80;
}

int mc_pick_next(mc_view *rest, mc_view *piece)
{
    mc_view in = *rest, value, whole;
    uint8_t tag;

    if (rest->len == 0) {
        return 0;
    }
    if (mc_der_peek(in, MC_DER_SEQUENCE) &&
        mc_der_next(&in, &tag, &value, &whole) == MC_OK) {
        skip_padding(&in);
        if (in.len == 0 || is_long(whole)) {
            *rest = in;
            *piece = whole;
            return 1;
        }
    }
    *piece = *rest;
    rest->p += rest->len;
    rest->len = 0;
    return 1;
}

/* The n-th object of a file that is no PEM. */
static int find_element(mc_view bytes, uint64_t n, mc_view *piece)
{
    int found = mc_pick_next(&bytes, piece);

    while (found && n-- > 0) {
        found = mc_pick_next(&bytes, piece);
    }
    return found;
}

mc_err mc_pick(mc_view file, uint64_t n, mc_text *text, mc_view *piece)
{
    mc_view bytes;
    mc_err err = mc_text_open(file, text, &bytes);

    if (err == MC_OK &&
        !(mc_pem_looks_like(bytes) ? find_block(bytes, n, piece)
                                   : find_element(bytes, n, piece))) {
        err = MC_ERR_FIELD_VALUE;
    }
    return err;
}
