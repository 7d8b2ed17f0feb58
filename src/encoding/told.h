/*
 * A thing told: a code and named values, in JSON. Whoever shows it has the
 * words (web/text/en/told.ftl). So REVOKED has the values
 *
 *   {"name": "CN=a", "on": {"seconds": 1795500000}}
 *
 * and where there are none, the member is left out. What names, numbers and
 * times are is the code's; a value that is told itself, such as why, is an
 * object with a code.
 *
 * Accepted: texts of strangers. What is no UTF-8 or misleads the eye becomes
 * U+FFFD, and after MC_TOLD_TEXT_MAX bytes comes "...".
 * Does not: hold secrets, or sentences.
 */
#ifndef MC_TOLD_H
#define MC_TOLD_H

#include "base/job.h"
#include "encoding/json.h"

/* Longest text of a value, bytes. */
#define MC_TOLD_TEXT_MAX ((size_t) 300)

typedef enum mc_value_kind {
    MC_VALUE_TEXT,
    MC_VALUE_NUMBER,
    MC_VALUE_TIME, /* seconds since 1970 */
    MC_VALUE_ERROR
} mc_value_kind;

typedef struct mc_value {
    const char *name; /* NULL ends a row of values */
    mc_value_kind kind;
    mc_view text; /* borrowed */
    int64_t number;
    mc_err err;
    const mc_fault *fault; /* borrowed; or NULL */
} mc_value;

mc_value mc_value_text(const char *name, mc_view text);
mc_value mc_value_word(const char *name, const char *word);
mc_value mc_value_number(const char *name, int64_t number);
mc_value mc_value_time(const char *name, int64_t unix_s);
mc_value mc_value_error(const char *name, mc_err err, const mc_fault *fault);

/* A row of values, which lives as long as the block that it stands in. */
#define MC_VALUES(...) ((const mc_value[]){__VA_ARGS__, {.name = NULL}})

/** The members code and values of an open object; values may be NULL. */
void mc_told(mc_json *json, const char *code, const mc_value *values);

/** The same as an object of its own. */
void mc_told_object(mc_json *json, const char *code, const mc_value *values);

/** The same of an error and what is known of it; fault may be NULL. */
void mc_told_error(mc_json *json, mc_err err, const mc_fault *fault);

/**
 * Begins a field of the reply whose value is a document, written where it
 * stays: nothing else is put into the reply before mc_reply_end.
 */
void mc_reply_begin(mc_job *job, const char *field, mc_json *json);

/** Ends it, unless err; returns err or what writing came to. */
mc_err mc_reply_end(mc_job *job, mc_json *json, mc_err err);

/** Adds a field to the reply: a thing told, as an object. */
mc_err mc_tell(mc_job *job, const char *field, const char *code,
               const mc_value *values);

/**
 * Adds the field "error.values" to the reply: what the job knows of its
 * failure beside the code; nothing where that is nothing.
 */
mc_err mc_tell_fault(mc_job *job, mc_err err);

#endif
