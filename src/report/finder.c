#include "report/finder.h"

void mc_inspect_error(mc_inspect *inspect, mc_err err, const mc_found *found,
                      const mc_place *place)
{
    mc_fault fault;
    int damaged = err == MC_ERR_DER_DAMAGED;

    if (damaged) {
        err = mc_object_damage(found->der, place, &fault);
    }
    mc_report_error(inspect->json, err, damaged ? &fault : NULL);
}

void mc_inspect_damaged(mc_inspect *inspect, const char *kind, mc_err err,
                        const mc_found *found, const mc_place *place)
{
    mc_report_head(inspect->json, kind, &found->origin);
    mc_inspect_error(inspect, err, found, place);
    mc_json_close_object(inspect->json);
}
