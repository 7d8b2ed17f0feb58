/*
 * Asking the front desk from a C test: requests from pairs of name and value,
 * and fields of replies.
 */
#ifndef MC_TEST_ASK_H
#define MC_TEST_ASK_H

#include "check.h"
#include "desk/engine.h"

static inline void put(mc_buf *request, const char *name, const char *value)
{
    assert_err(mc_fields_put(request, name, mc_view_str(value)), MC_OK);
}

static inline void put_view(mc_buf *request, const char *name, mc_view value)
{
    assert_err(mc_fields_put(request, name, value), MC_OK);
}

/** A request from pairs of name and value, up to a NULL. */
static inline mc_buf ask(const char *const *pairs)
{
    mc_buf request = MC_BUF_INIT;

    for (; pairs[0] != NULL; pairs += 2) {
        put(&request, pairs[0], pairs[1]);
    }
    return request;
}

static inline mc_view field(const mc_buf *reply, const char *name)
{
    mc_view value = {NULL, 0};

    if (!mc_fields_get(mc_buf_view(reply), name, &value)) {
        mc_view error = {NULL, 0};

        mc_fields_get(mc_buf_view(reply), "error", &error);
        fail_msg("no %s, but %.*s", name, (int) error.len,
                 error.p == NULL ? "nothing" : (const char *) error.p);
    }
    return value;
}

static inline mc_buf answer(const mc_buf *request)
{
    mc_buf reply = MC_BUF_INIT;

    mc_engine_call(mc_buf_view(request), &reply);
    return reply;
}

/** Asks, and frees the request. The answer must not be an error. */
static inline mc_buf must(mc_buf request)
{
    mc_buf reply = answer(&request);
    mc_view error;

    if (mc_fields_get(mc_buf_view(&reply), "error", &error)) {
        fail_msg("%.*s", (int) error.len, (const char *) error.p);
    }
    mc_buf_free(&request);
    return reply;
}

/** The code of the error that the request is answered with; frees both. */
static inline void assert_error(mc_buf request, const char *wanted)
{
    mc_buf reply = answer(&request);

    assert_text(field(&reply, "error"), wanted);
    mc_buf_free(&reply);
    mc_buf_free(&request);
}

#endif
