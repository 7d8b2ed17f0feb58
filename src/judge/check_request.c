/*
 * A request that has no certificate yet: what an authority or a browser will
 * object to, while it can still be made again.
 */
#include "judge/check.h"

#include "encoding/oid.h"
#include "x509/extension.h"
#include "x509/subject.h"

static const char FIELD[] = "request";

static void say_signature(mc_check *check)
{
    mc_verdict verdict = mc_request_verify(&check->request);

    if (verdict == MC_VERDICT_VALID || verdict == MC_VERDICT_INVALID) {
        mc_check_say_whether(check, verdict == MC_VERDICT_VALID,
                             "REQUEST_SIGNED", "REQUEST_SIGNATURE", FIELD,
                             NULL);
    } else if (verdict == MC_VERDICT_MEMORY) {
        mc_json_keep(check->json, MC_ERR_MEMORY);
    } else {
        mc_check_say(check, MC_LEVEL_WARNING, "REQUEST_UNCHECKED", FIELD, NULL);
    }
}

static void lint_wishes(mc_check *check)
{
    const mc_request *request = &check->request;
    mc_extension basic;
    int is_authority = 0;
    int path_length;

    if (request->problem != MC_OK) {
        mc_check_say_error(check, request->problem, FIELD, -1, NULL);
        return;
    }
    if (MC_EXTENSION_FIND(request->extensions, MC_OID_BASIC_CONSTRAINTS,
                          &basic) &&
        mc_extension_basic(basic.value, &is_authority, &path_length) == MC_OK &&
        is_authority) {
        mc_check_say(check, MC_LEVEL_WARNING, "WANTS_AUTHORITY", FIELD, NULL);
    }
}

void mc_check_waiting(mc_check *check)
{
    size_t before = check->said[MC_LEVEL_ERROR] + check->said[MC_LEVEL_WARNING];

    if (!check->has_request) {
        return;
    }
    if (check->request_error != MC_OK) {
        mc_check_say_error(check, check->request_error, FIELD, -1,
                           &check->request_fault);
        return;
    }
    say_signature(check);
    mc_check_digest(check, &check->request.algorithm, MC_LEVEL_WARNING, FIELD);
    lint_wishes(check);
    mc_check_names(check, check->request.names, check->request.subject, 1);
    if (before == check->said[MC_LEVEL_ERROR] + check->said[MC_LEVEL_WARNING]) {
        mc_check_say(check, MC_LEVEL_OK, "REQUEST_OK", FIELD, NULL);
    }
}
