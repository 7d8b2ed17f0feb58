/*
 * The objects of a file, one after the other: blocks of PEM, or elements of
 * DER; and the one at a place, as inspect numbers them.
 *
 * Accepted: any file; one that is no PEM has as many objects as elements in
 * DER that begin it, or one, number 0.
 * Does not: look into containers.
 */
#ifndef MC_PICK_H
#define MC_PICK_H

#include "locking/pem.h"
#include "text/object.h"
#include "text/text.h"

/**
 * Takes the next object off bytes that are no PEM: an element of DER, with
 * the zeros and line ends that some programs append; else all that is left.
 *
 * @param  rest   what is left; moved on.
 * @param  piece  set to the object when there is one.
 * @return 1, or 0 at the end.
 */
int mc_pick_next(mc_view *rest, mc_view *piece);

/** A walk through a file. Start from MC_PIECES_OF; free decoded. */
typedef struct mc_pieces {
    mc_view rest;
    int is_pem; /* else DER, or nobody knows */
    size_t at;
    mc_buf decoded; /* what the present piece borrows from */
} mc_pieces;

#define MC_PIECES_OF(bytes, is_pem)                                            \
    {                                                                          \
        (bytes), (is_pem), 0, MC_BUF_INIT                                      \
    }

/** An object of a file. */
typedef struct mc_piece {
    mc_pem_block block;      /* of DER whole alone, which is the object */
    mc_view der;             /* decoded; with headers it is ciphertext */
    mc_object_kind contents; /* by what it begins with, which is not told of
                                ciphertext */
    mc_object object;        /* the same; else, and before, as the label says */
} mc_piece;

/**
 * Takes the next object off a file.
 *
 * @return MC_OK; MC_ERR_PEM_DAMAGED: a block that is, with its whole.
 */
mc_err mc_pieces_next(mc_pieces *pieces, mc_piece *piece, int *found);

/**
 * Decodes the object that was taken, and tells what it is.
 *
 * @return MC_OK, MC_ERR_PEM_DAMAGED, MC_ERR_MEMORY.
 */
mc_err mc_pieces_know(mc_pieces *pieces, mc_piece *piece);

/** OpenSSL's TRUSTED CERTIFICATE without the notes behind the certificate;
 * der itself under another label. */
mc_view mc_trusted_certificate(mc_view label, mc_view der);

/**
 * @param  file   the file's bytes.
 * @param  n      the object's place, from 0.
 * @param  text   MC_TEXT_INIT; the caller frees it when done with piece.
 * @param  piece  borrows from text or from file.
 * @return MC_OK; MC_ERR_FIELD_VALUE (no such object); MC_ERR_FILE_EMPTY,
 *         MC_ERR_FILE_SIZE, MC_ERR_MEMORY.
 */
mc_err mc_pick(mc_view file, uint64_t n, mc_text *text, mc_view *piece);

#endif
