/*
 * A growing list of buffers that views may borrow from: adding one never
 * moves the bytes of another.
 *
 * Does not: move or free single buffers.
 */
#ifndef MC_BUFS_H
#define MC_BUFS_H

#include "base/bytes.h"

typedef struct mc_bufs {
    mc_buf *items;
    size_t count;
} mc_bufs;

#define MC_BUFS_INIT                                                           \
    {                                                                          \
        NULL, 0                                                                \
    }

/**
 * A new empty buffer, or NULL without memory. The pointer is good until the
 * next call; what the buffer holds, until mc_bufs_free.
 */
mc_buf *mc_bufs_add(mc_bufs *bufs);

/** Copies what a view borrows into one of them, from which it then borrows. */
mc_err mc_bufs_keep(mc_bufs *bufs, mc_view *view);

/** Wipes and frees all. */
void mc_bufs_free(mc_bufs *bufs);

/**
 * Makes room for one more in an array that doubles.
 *
 * @param  items  the array so far; NULL when count is 0.
 * @param  size   of one item, bytes.
 * @return the array, perhaps moved, or NULL without memory (items stays).
 */
void *mc_grow(void *items, size_t count, size_t size);

#endif
