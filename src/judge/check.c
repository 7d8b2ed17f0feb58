#include "judge/check.h"

#include "report/report.h"

static const char *level_name(mc_level level)
{
    static const char *const NAMES[] = {"ok", "info", "warning", "error"};

    return NAMES[level];
}

/* 1 when it is to be written: open then. */
static int open_finding(mc_check *check, mc_level level)
{
    check->said[level]++;
    if (check->quiet) {
        return 0;
    }
    mc_json_object(check->json, NULL);
    mc_json_str(check->json, "level", level_name(level));
    return 1;
}

/* at: -1 for a field of which there is one. */
static void close_finding(mc_check *check, const char *field, int64_t at)
{
    mc_json_str(check->json, "field", field);
    if (at >= 0) {
        mc_json_number(check->json, "at", at);
    }
    mc_json_close_object(check->json);
}

void mc_check_say(mc_check *check, mc_level level, const char *code,
                  const char *field, const mc_value *values)
{
    if (open_finding(check, level)) {
        mc_told(check->json, code, values);
        close_finding(check, field, -1);
    }
}

void mc_check_say_at(mc_check *check, mc_level level, const char *code,
                     const char *field, size_t at, const mc_value *values)
{
    if (open_finding(check, level)) {
        mc_told(check->json, code, values);
        close_finding(check, field, (int64_t) at);
    }
}

void mc_check_say_error(mc_check *check, mc_err err, const char *field,
                        int64_t at, const mc_fault *fault)
{
    if (open_finding(check, MC_LEVEL_ERROR)) {
        mc_told_error(check->json, err, fault);
        close_finding(check, field, at);
    }
}

void mc_check_say_name(mc_check *check, mc_level level, const char *code,
                       const char *field, mc_view dn)
{
    mc_buf name = MC_BUF_INIT;

    mc_check_stop(check, mc_report_name_text(dn, &name));
    mc_check_say(check, level, code, field,
                 MC_VALUES(mc_value_text("name", mc_buf_view(&name))));
    mc_buf_free(&name);
}

void mc_check_stop(const mc_check *check, mc_err err)
{
    if (err != MC_OK && check->json->err == MC_OK) {
        check->json->err = err;
    }
}
