#include "report/finder.h"

static void put_error(mc_inspect *inspect, mc_err err, const mc_found *found,
                      const char *place)
{
    mc_fault fault = {NULL, {NULL, 0}, found->object.missing};

    if (place != NULL) {
        fault.part = MC_PART_PLACE;
        fault.what = mc_view_str(place);
    }

    if (err == MC_ERR_DER_DAMAGED) {
        err = mc_object_damage(&found->object);
    }
    mc_report_error(inspect->json, err, &fault);
}

void mc_inspect_error(mc_inspect *inspect, mc_err err, const mc_found *found)
{
    put_error(inspect, err, found, NULL);
}

void mc_inspect_damaged(mc_inspect *inspect, const char *kind, mc_err err,
                        const mc_found *found, const char *place)
{
    mc_report_head(inspect->json, kind, &found->origin);
    put_error(inspect, err, found, place);
    mc_json_close_object(inspect->json);
}
