/*
 * Lines, words and BEGIN/END markers in flattened text (text_flat.h): what
 * text.c mends with.
 *
 * Does not: write anything.
 */
#ifndef MC_TEXT_LINE_H
#define MC_TEXT_LINE_H

#include "text/text_flat.h"

/* "-----BEGIN label-----" or its END, however the dashes look. */
typedef struct mc_marker {
    size_t start, end; /* from the first dash to behind the last */
    mc_view label;
    int is_end;
    int odd;      /* the dashes need mending */
    int spelling; /* so does the label: label is then a constant */
    int joined;   /* another marker follows in the same dashes */
} mc_marker;

/** The next BEGIN or END behind from: 1, or 0 at the end of the text. */
int mc_marker_next(mc_view flat, size_t from, mc_marker *found);

int mc_flat_is_blank(uint8_t c);
int mc_flat_is_quote(uint8_t c);
int mc_flat_is_base64(uint8_t c);

/** Without the blanks at its front. */
mc_view mc_flat_trim_start(mc_view line);

/**
 * Takes the next line off the front of rest, and blanks and quoting off the
 * line; the repairs that this is are added as bits.
 */
mc_view mc_line_next(mc_view *rest, uint32_t *repairs);

/** Takes letters up to the next blank off the front of line. */
mc_view mc_word_next(mc_view *line);

/** 1 for a word of nothing but quoting, such as ">". */
int mc_word_is_quote(mc_view word);

/** 1 when there is nothing but base64 and blanks in it. */
int mc_line_is_base64(mc_view line);

/** "Name: value", as in RFC 1421 4.6; an empty value is none. */
int mc_line_is_header(mc_view line);

#endif
