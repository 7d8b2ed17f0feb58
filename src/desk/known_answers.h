/*
 * Known-answer tests: published inputs, run through the very functions that
 * keys and certificates go through, compared with the published results; and
 * the health of the random source. Run when somebody asks (operation
 * "selftest"), so that a user sees them with his own eyes.
 *
 * Does not: replace the checks of each job (key_check.h, random.h), or tell a
 * changed page from the published one: that takes its checksum.
 */
#ifndef MC_KNOWN_ANSWERS_H
#define MC_KNOWN_ANSWERS_H

#include "base/job.h"

typedef struct mc_known_answer mc_known_answer;
struct mc_known_answer {
    const char *name;
    const char *source; /* where input and answer are published */
    /* Appends the answer to out. */
    mc_err (*run)(mc_job *job, const mc_known_answer *row, mc_buf *out);
    int algorithm; /* an mc_cbc or an mbedtls_md_type_t, as run takes it */
    const char *key, *iv; /* hexadecimal, as is expected */
    const char *input;    /* hexadecimal for ciphers, else text */
    const char *expected;
};

/** The tests, in the order in which they are shown. */
extern const mc_known_answer MC_KNOWN_ANSWERS[];
extern const size_t MC_KNOWN_ANSWER_COUNT;

/**
 * Runs one test. *holds is 1 when the answer is the expected one, else 0;
 * whatever keeps an answer from coming counts as no answer.
 *
 * @return MC_OK or MC_ERR_MEMORY.
 */
mc_err mc_known_answer_holds(mc_job *job, const mc_known_answer *row,
                             int *holds);

/**
 * Whether samples look like a source of eight bits of entropy a byte: the
 * repetition count and the adaptive proportion test of NIST SP 800-90B 4.4.1
 * and 4.4.2, which a good source fails once in 2^40 windows.
 */
int mc_random_is_healthy(mc_view samples);

#endif
