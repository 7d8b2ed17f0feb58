/*
 * Text that people paste, forward and save in odd ways, mended to clean PEM:
 * ASCII, LF, 64 columns, nothing around the blocks; and each repair named.
 *
 * Accepted: UTF-8, UTF-16 of either order with or without a byte order mark,
 * Latin-1; LF, CRLF, CR and line ends written as \n; indentation, blanks that
 * are not ASCII, quoting by "> " or "| "; dashes changed by a word processor
 * or lost; known labels in small letters, or with blanks too many or too few;
 * blocks joined or all in one line; base64 without BEGIN and END, also among
 * other text; and what text_peel.h takes off.
 * Does not: guess at letters. What is not base64 stands in the block as "?",
 * so that pem.h refuses it.
 * PGP blocks and text without any block come out with their lines mended only.
 */
#ifndef MC_TEXT_H
#define MC_TEXT_H

#include "base/bytes.h"

/* Largest file taken. */
#define MC_TEXT_MAX ((size_t) 10 * 1024 * 1024)

/* X(constant, code): one bit each, in the order of the work. */
#define MC_TEXT_REPAIRS(X)                                                     \
    X(MC_REPAIR_UTF16, "utf-16")                                               \
    X(MC_REPAIR_BOM, "byte-order-mark")                                        \
    X(MC_REPAIR_ESCAPED, "escaped-line-ends")                                  \
    X(MC_REPAIR_CRLF, "crlf")                                                  \
    X(MC_REPAIR_CR, "cr")                                                      \
    X(MC_REPAIR_QUOTED, "quoted")                                              \
    X(MC_REPAIR_INDENTED, "indented")                                          \
    X(MC_REPAIR_SPACES, "odd-spaces")                                          \
    X(MC_REPAIR_DASHES, "dashes")                                              \
    X(MC_REPAIR_ONE_LINE, "one-line")                                          \
    X(MC_REPAIR_WIDTH, "line-width")                                           \
    X(MC_REPAIR_BLANK_LINE, "blank-line")                                      \
    X(MC_REPAIR_NO_BEGIN, "missing-begin")                                     \
    X(MC_REPAIR_NO_END, "missing-end")                                         \
    X(MC_REPAIR_RTF, "rtf")                                                    \
    X(MC_REPAIR_QUOTED_PRINTABLE, "quoted-printable")                          \
    X(MC_REPAIR_HTML, "html")                                                  \
    X(MC_REPAIR_PERCENT, "percent")                                            \
    X(MC_REPAIR_BASE64, "base64-of-pem")                                       \
    X(MC_REPAIR_HEX, "hexadecimal")                                            \
    X(MC_REPAIR_BASE64URL, "base64url")                                        \
    X(MC_REPAIR_PAGER, "pager")                                                \
    X(MC_REPAIR_LINE_SIGNS, "line-signs")                                      \
    X(MC_REPAIR_CONSOLE, "console")                                            \
    X(MC_REPAIR_JOINED, "joined")                                              \
    X(MC_REPAIR_LABEL, "label-spelling")                                       \
    X(MC_REPAIR_LABELS_DIFFER, "labels-differ")                                \
    X(MC_REPAIR_PADDING, "padding")                                            \
    X(MC_REPAIR_FINAL, "final-newline")                                        \
    X(MC_REPAIR_ATTRIBUTES, "bag-attributes")                                  \
    X(MC_REPAIR_AROUND, "text-around")                                         \
    X(MC_REPAIR_NO_ARMOUR, "no-armour")

enum {
#define MC_TEXT_ENUM(constant, code) constant,
    MC_TEXT_REPAIRS(MC_TEXT_ENUM)
#undef MC_TEXT_ENUM
        MC_REPAIR__MAX
};

typedef enum mc_text_kind {
    MC_TEXT_BINARY, /* no text: out is empty, use the file as it is */
    MC_TEXT_PEM,    /* out is PEM */
    MC_TEXT_DER,    /* out is what the bare base64 text held */
    MC_TEXT_OTHER   /* text without any block: out has its lines */
} mc_text_kind;

typedef struct mc_text {
    mc_text_kind kind;
    uint32_t repairs; /* bit n: repair n was made */
    mc_buf out;       /* may hold a secret; mc_text_free wipes it */
} mc_text;

#define MC_TEXT_INIT                                                           \
    {                                                                          \
        MC_TEXT_BINARY, 0, MC_BUF_INIT                                         \
    }

/**
 * Mends a file's bytes.
 *
 * @param  file  any bytes, up to MC_TEXT_MAX.
 * @param  text  MC_TEXT_INIT; set on MC_OK; the caller frees it.
 * @return MC_OK, MC_ERR_FILE_EMPTY, MC_ERR_FILE_SIZE, MC_ERR_MEMORY.
 */
mc_err mc_text_mend(mc_view file, mc_text *text);

void mc_text_free(mc_text *text);

/** What to read on: the mended text, or the file itself when it is binary. */
mc_view mc_text_bytes(const mc_text *text, mc_view file);

/** A repair's code, such as "utf-16"; NULL when unknown. */
const char *mc_repair_code(unsigned repair);

#endif
