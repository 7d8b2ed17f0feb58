#include "judge/check.h"

#include "base/utf8.h"
#include "report/report.h"

/* Longest piece of a file that is quoted in a finding, bytes. */
#define QUOTED_MAX ((size_t) 300)

static const char *level_name(mc_level level)
{
    static const char *const NAMES[] = {"ok", "info", "warning", "error"};

    return NAMES[level];
}

/* at: -1 for a field of which there is one. */
static void write_finding(mc_check *check, mc_level level, const char *code,
                          const char *field, int64_t at, mc_view text)
{
    check->said[level]++;
    if (check->quiet) {
        return;
    }
    mc_json_object(check->json, NULL);
    mc_json_str(check->json, "level", level_name(level));
    mc_json_str(check->json, "code", code);
    mc_json_text(check->json, "text", text);
    if (field != NULL) {
        mc_json_str(check->json, "field", field);
    }
    if (at >= 0) {
        mc_json_number(check->json, "at", at);
    }
    mc_json_close_object(check->json);
}

void mc_check_say(mc_check *check, mc_level level, const char *code,
                  const char *field, const char *text)
{
    write_finding(check, level, code, field, -1, mc_view_str(text));
}

void mc_check_say_at(mc_check *check, mc_level level, const char *code,
                     const char *field, size_t at, mc_view text)
{
    write_finding(check, level, code, field, (int64_t) at, text);
}

void mc_check_say_error(mc_check *check, mc_err err, const char *field,
                        mc_view text)
{
    write_finding(check, MC_LEVEL_ERROR, mc_err_name(err), field, -1, text);
}

void mc_check_say_about(mc_check *check, mc_level level, const char *code,
                        const char *field, const char *before, mc_view what,
                        const char *after)
{
    mc_buf text = MC_BUF_INIT;
    mc_err err = mc_buf_append_str(&text, before);

    if (err == MC_OK) {
        err = mc_utf8_append_safe(&text, what, QUOTED_MAX);
    }
    if (err == MC_OK) {
        err = mc_buf_append_str(&text, after);
    }
    if (err != MC_OK && check->json->err == MC_OK) {
        check->json->err = err;
    }
    write_finding(check, level, code, field, -1, mc_buf_view(&text));
    mc_buf_free(&text);
}

void mc_check_say_name(mc_check *check, mc_level level, const char *code,
                       const char *field, const char *before, mc_view dn,
                       const char *after)
{
    mc_buf name = MC_BUF_INIT;
    mc_err err = mc_report_name_text(dn, &name);

    if (err != MC_OK && check->json->err == MC_OK) {
        check->json->err = err;
    }
    mc_check_say_about(check, level, code, field, before, mc_buf_view(&name),
                       after);
    mc_buf_free(&name);
}

void mc_check_stop(const mc_check *check, mc_err err)
{
    if (err != MC_OK && check->json->err == MC_OK) {
        check->json->err = err;
    }
}
