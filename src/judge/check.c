#include "judge/check.h"

#include "report/report.h"

/* 1 when it is to be written: open then. */
static int open_finding(mc_check *check, mc_level level)
{
    static const char *const LEVELS[] = {"ok", "info", "warning", "error"};

    check->said[level]++;
    if (check->quiet) {
        return 0;
    }
    mc_json_object(check->json, NULL);
    mc_json_str(check->json, "level", LEVELS[level]);
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

void mc_check_say_at(mc_check *check, mc_level level, const char *code,
                     const char *field, int64_t at, const mc_value *values)
{
    if (open_finding(check, level)) {
        mc_told(check->json, code, values);
        close_finding(check, field, at);
    }
}

void mc_check_say(mc_check *check, mc_level level, const char *code,
                  const char *field, const mc_value *values)
{
    mc_check_say_at(check, level, code, field, -1, values);
}

void mc_check_say_whether(mc_check *check, int good, const char *ok,
                          const char *wrong, const char *field,
                          const mc_value *values)
{
    mc_check_say(check, good ? MC_LEVEL_OK : MC_LEVEL_ERROR, good ? ok : wrong,
                 field, values);
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

    mc_json_keep(check->json, mc_report_name_text(dn, &name));
    mc_check_say(check, level, code, field,
                 MC_VALUES(mc_value_text("name", mc_buf_view(&name))));
    mc_buf_free(&name);
}

void mc_check_say_extension(mc_check *check, const char *code,
                            const char *field, const mc_certificate *c,
                            mc_view oid)
{
    mc_buf name = MC_BUF_INIT, text = MC_BUF_INIT;
    mc_value row[3] = {{.name = NULL}};
    size_t n = 0;

    if (c != NULL) {
        mc_json_keep(check->json, mc_report_name_text(c->subject, &name));
        row[n++] = mc_value_text("name", mc_buf_view(&name));
    }
    mc_json_keep(check->json,
                 mc_report_oid_text(MC_OID_KIND_EXTENSION, oid, &text));
    row[n] = mc_value_text("extension", mc_buf_view(&text));
    mc_check_say(check, MC_LEVEL_ERROR, code, field, row);
    MC_BUF_FREE(&name, &text);
}
