#include "base/error.h"

#include <string.h>

static const struct {
    const char *name;
    const char *group;
} ERRORS[] = {
#define MC_ERROR_ROW(code, group) {#code, #group},
    MC_ERROR_LIST(MC_ERROR_ROW)
#undef MC_ERROR_ROW
};

static mc_err known(mc_err err)
{
    return (unsigned) err < MC_ERR__MAX ? err : MC_ERR_INTERNAL;
}

const char *mc_err_name(mc_err err)
{
    const char *name = ERRORS[known(err)].name;

    if (strncmp(name, "MC_ERR_", 7) == 0) {
        return name + 7;
    }
    return name + 3;
}

const char *mc_err_group(mc_err err)
{
    return ERRORS[known(err)].group;
}
