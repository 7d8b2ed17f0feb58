#include "report/finder.h"

void mc_inspect_error(mc_inspect *inspect, mc_err err, const mc_found *found)
{
    mc_fault fault = {NULL, {NULL, 0}, found->object.missing};

    if (err == MC_ERR_DER_DAMAGED) {
        err = mc_object_damage(&found->object);
    }
    mc_report_error(inspect->json, err, &fault);
}

void mc_inspect_damaged(mc_inspect *inspect, const char *kind,
                        const mc_found *found)
{
    mc_report_head(inspect->json, kind, &found->origin);
    mc_inspect_error(inspect, MC_ERR_DER_DAMAGED, found);
    mc_json_close_object(inspect->json);
}
