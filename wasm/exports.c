/*
 * The border, seen from C: everything that the page's JavaScript may call.
 * exports.txt lists the same names; `make check-exports` compares.
 *
 * The one global of the whole engine is the reply that waits to be copied
 * out.
 */
#include <stdlib.h>

#include "desk/engine.h"

#define MC_EXPORT(symbol) __attribute__((export_name(#symbol)))

uint8_t *mc_alloc(size_t len);
void mc_free(uint8_t *p, size_t len);
uint8_t *mc_call(const uint8_t *request, size_t len);
size_t mc_reply_len(void);
void mc_reply_free(void);

static mc_buf reply;

/** Room for a request, len bytes; NULL when there is none. */
MC_EXPORT(mc_alloc)
uint8_t *mc_alloc(size_t len)
{
    return malloc(len > 0 ? len : 1);
}

/** Wipes and frees what mc_alloc gave; len as asked for then. */
MC_EXPORT(mc_free)
void mc_free(uint8_t *p, size_t len)
{
    mc_wipe(p, len);
    free(p);
}

/** Runs a request (engine.h). The reply waits until mc_reply_free. */
MC_EXPORT(mc_call)
uint8_t *mc_call(const uint8_t *request, size_t len)
{
    mc_view view = {request, len};

    mc_buf_free(&reply);
    mc_engine_call(view, &reply);
    return reply.p;
}

/** Length of the waiting reply, bytes. */
MC_EXPORT(mc_reply_len)
size_t mc_reply_len(void)
{
    return reply.len;
}

/** Wipes and frees the waiting reply. */
MC_EXPORT(mc_reply_free)
void mc_reply_free(void)
{
    mc_buf_free(&reply);
}
