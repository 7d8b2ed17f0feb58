/* See fault.h. */
#include "base/fault.h"

void mc_place_set(mc_place *place, const char *part, mc_view rest)
{
    place->part = part;
    place->at = rest.p;
}

void mc_place_move(mc_place *place, mc_view copy, mc_view object)
{
    if (place->part != NULL) {
        place->at =
            copy.len == object.len ? object.p + (place->at - copy.p) : NULL;
    }
}

mc_fault mc_place_fault(const mc_place *place, mc_view object)
{
    mc_fault fault = {NULL, {NULL, 0}, 0};
    uintptr_t at = (uintptr_t) place->at - (uintptr_t) object.p;

    if (place->part != NULL) {
        fault.part = MC_PART_PLACE;
        fault.what = mc_view_str(place->part);
        fault.bytes = at <= object.len ? at : 0;
    }
    return fault;
}
