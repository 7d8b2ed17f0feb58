/*
 * PEM (RFC 7468) and its older form with headers and encryption (RFC 1421
 * 4.6; the "traditional" form of OpenSSL).
 *
 * Accepted: blocks anywhere in a text, other text around them; a byte order
 * mark, LF, CRLF or CR, blanks at both ends of a line, any width of line.
 * Refused: END that does not name what BEGIN named, no END, letters outside
 * base64, padding that is missing, surplus or not zero.
 * Decrypted: DEK-Info with DES-CBC, DES-EDE3-CBC, AES-128/192/256-CBC.
 * Encrypted: the same. Written: 64 columns, LF.
 * Does not: mend (text.h does, before), or know what the bytes mean.
 */
#ifndef MC_PEM_H
#define MC_PEM_H

#include "base/job.h"
#include "encoding/base64.h"
#include "locking/cbc.h"

/* Width of the lines that we write, letters (RFC 7468 2). */
#define MC_PEM_COLUMNS 64

/** One block, borrowing from the text. */
typedef struct mc_pem_block {
    mc_view label;   /* what follows BEGIN, such as "RSA PRIVATE KEY" */
    mc_view headers; /* the lines before the blank line; empty when none */
    mc_view body;    /* base64, blanks and line ends among it */
    mc_view whole;   /* from the first dash of BEGIN to the last of END */
} mc_pem_block;

/** How a block is encrypted. */
typedef struct mc_pem_dek {
    int encrypted; /* 0: the rest means nothing */
    mc_cbc cipher;
    uint8_t iv[MC_CBC_IV_MAX];
} mc_pem_dek;

/**
 * Finds the next block.
 *
 * @param  at     0 at first; moved past what was looked at, also on failure,
 *                so that a caller may go on behind a damaged block.
 * @param  found  1 when block is set, 0 at the end of the text.
 * @return MC_OK or MC_ERR_PEM_DAMAGED (block->label is then set if it could
 *         be read, and block->whole spans what belongs to the damage).
 */
mc_err mc_pem_next(mc_view text, size_t *at, mc_pem_block *block, int *found);

/** 1 when the text holds the start of a block ("-----BEGIN "). */
int mc_pem_looks_like(mc_view text);

/**
 * Decodes a block's body as it stands (still encrypted if it was), appended
 * to der.
 *
 * @return MC_OK, MC_ERR_PEM_DAMAGED, MC_ERR_MEMORY.
 */
mc_err mc_pem_decode(const mc_pem_block *block, mc_buf *der);

/**
 * Reads Proc-Type and DEK-Info.
 *
 * @return MC_OK; MC_ERR_PEM_DAMAGED (one without the other, bad IV);
 *         MC_ERR_UNSUPPORTED (a cipher that we do not have).
 */
mc_err mc_pem_read_dek(const mc_pem_block *block, mc_pem_dek *dek);

/** The cipher that DEK-Info names, as it stands; empty without one. */
mc_view mc_pem_dek_text(const mc_pem_block *block);

/**
 * Decodes and, where encrypted, decrypts; appended to der.
 *
 * @return as mc_pem_read_dek; MC_ERR_PEM_DAMAGED also when the body is no
 *         ciphertext by its length; MC_ERR_PASSPHRASE_MISSING (empty);
 *         MC_ERR_PASSPHRASE (padding; that the contents make sense is still
 *         to be seen); MC_ERR_MEMORY.
 */
mc_err mc_pem_unlock(const mc_pem_block *block, mc_view passphrase,
                     mc_buf *der);

/** Appends a block: BEGIN, base64, END, each line with LF. */
mc_err mc_pem_write(mc_buf *text, const char *label, mc_view der);

/**
 * Appends an encrypted block with a fresh IV.
 *
 * @param  passphrase  not empty; the caller has checked its syntax.
 * @return MC_OK, MC_ERR_RANDOM, MC_ERR_MEMORY.
 */
mc_err mc_pem_lock(mc_job *job, mc_buf *text, const char *label, mc_cbc cipher,
                   mc_view passphrase, mc_view der);

#endif
