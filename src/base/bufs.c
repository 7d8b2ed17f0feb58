#include "base/bufs.h"

#include <stdlib.h>
#include <string.h>

void *mc_grow(void *items, size_t count, size_t size)
{
    size_t room = count == 0 ? 1 : 2 * count;
    void *moved;

    /* Full whenever the count is a power of two. */
    if ((count & (count - 1)) != 0) {
        return items;
    }
    moved = room > MC_BUF_MAX / size ? NULL : malloc(room * size);
    if (moved != NULL && count > 0) {
        memcpy(moved, items, count * size);
        free(items);
    }
    return moved;
}

mc_buf *mc_bufs_add(mc_bufs *bufs)
{
    static const mc_buf EMPTY = MC_BUF_INIT;
    mc_buf *items = mc_grow(bufs->items, bufs->count, sizeof(*items));

    if (items == NULL) {
        return NULL;
    }
    bufs->items = items;
    items[bufs->count] = EMPTY;
    return &items[bufs->count++];
}

mc_err mc_bufs_keep(mc_bufs *bufs, mc_view *view)
{
    mc_buf *kept = mc_bufs_add(bufs);
    mc_err err =
        kept == NULL ? MC_ERR_MEMORY : mc_buf_append(kept, view->p, view->len);

    if (err == MC_OK) {
        *view = mc_buf_view(kept);
    }
    return err;
}

void mc_bufs_free(mc_bufs *bufs)
{
    size_t i;

    for (i = 0; i < bufs->count; i++) {
        mc_buf_free(&bufs->items[i]);
    }
    free(bufs->items);
    bufs->items = NULL;
    bufs->count = 0;
}
