#include "text/pick.h"

#include <string.h>

#include "text/text_clean.h"

/* What stands behind an object's end and means nothing. */
static void skip_padding(mc_view *rest)
{
    while (rest->len > 0 &&
           (rest->p[0] == 0 || rest->p[0] == '\r' || rest->p[0] == '\n')) {
        mc_view_skip(rest, 1);
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
    mc_view_skip(rest, rest->len);
    return 1;
}

mc_err mc_pieces_next(mc_pieces *pieces, mc_piece *piece, int *found)
{
    mc_err err = MC_OK;

    memset(piece, 0, sizeof(*piece));
    if (pieces->is_pem) {
        err = mc_pem_next(pieces->rest, &pieces->at, &piece->block, found);
        piece->object.kind = mc_object_of_label(piece->block.label);
    } else {
        *found = mc_pick_next(&pieces->rest, &piece->block.whole);
    }
    return err;
}

mc_err mc_pieces_know(mc_pieces *pieces, mc_piece *piece)
{
    mc_object_kind promised = piece->object.kind;
    mc_err err = MC_OK;

    piece->der = piece->block.whole;
    if (pieces->is_pem) {
        mc_buf_free(&pieces->decoded);
        err = mc_pem_decode(&piece->block, &pieces->decoded);
        piece->der = mc_buf_view(&pieces->decoded);
    }
    if (err == MC_OK && piece->block.headers.len == 0) {
        mc_object_know(piece->der, &piece->object);
        piece->contents = piece->object.kind;
        if (piece->contents == MC_OBJECT_UNKNOWN) {
            piece->object.kind = promised;
        }
    }
    return err;
}

mc_view mc_trusted_certificate(mc_view label, mc_view der)
{
    mc_view in = der, value, whole;
    uint8_t tag;

    return mc_view_is(label, "TRUSTED CERTIFICATE") &&
                   mc_der_next(&in, &tag, &value, &whole) == MC_OK
               ? whole
               : der;
}

mc_err mc_pick(mc_view file, uint64_t n, mc_text *text, mc_view *piece)
{
    mc_pieces pieces = MC_PIECES_OF(file, 0);
    mc_piece one;
    int found = 1;
    mc_err err = mc_text_open(file, text, &pieces.rest);

    if (err != MC_OK) {
        return err;
    }
    pieces.is_pem = mc_pem_looks_like(pieces.rest);
    do {
        /* Damaged ones count, as they do for inspect. */
        if (mc_pieces_next(&pieces, &one, &found) == MC_OK && !found) {
            return MC_ERR_FIELD_VALUE;
        }
    } while (n-- > 0);
    *piece = one.block.whole;
    return MC_OK;
}
