#include "encoding/told.h"

#include <string.h>

#include "base/utf8.h"

/* Most values of an error, and the end of their row. */
#define ERROR_VALUES 4

mc_value mc_value_text(const char *name, mc_view text)
{
    return (mc_value){.name = name, .kind = MC_VALUE_TEXT, .text = text};
}

mc_value mc_value_word(const char *name, const char *word)
{
    return mc_value_text(name, mc_view_str(word));
}

mc_value mc_value_number(const char *name, int64_t number)
{
    return (mc_value){.name = name, .kind = MC_VALUE_NUMBER, .number = number};
}

mc_value mc_value_time(const char *name, int64_t unix_s)
{
    return (mc_value){.name = name, .kind = MC_VALUE_TIME, .number = unix_s};
}

mc_value mc_value_error(const char *name, mc_err err, const mc_fault *fault)
{
    return (mc_value){
        .name = name, .kind = MC_VALUE_ERROR, .err = err, .fault = fault};
}

static void put_text(mc_json *json, const char *name, mc_view text)
{
    mc_buf safe = MC_BUF_INIT;
    mc_err err = mc_utf8_append_safe(&safe, text, MC_TOLD_TEXT_MAX);

    mc_json_made(json, name, err, &safe);
}

static void put_value(mc_json *json, const mc_value *value)
{
    if (value->kind == MC_VALUE_TEXT) {
        put_text(json, value->name, value->text);
        return;
    }
    if (value->kind == MC_VALUE_NUMBER) {
        mc_json_number(json, value->name, value->number);
        return;
    }
    mc_json_object(json, value->name);
    if (value->kind == MC_VALUE_TIME) {
        mc_json_number(json, "seconds", value->number);
    } else {
        mc_told_error(json, value->err, value->fault);
    }
    mc_json_close_object(json);
}

static void put_values(mc_json *json, const mc_value *values)
{
    for (; values->name != NULL; values++) {
        put_value(json, values);
    }
}

void mc_told(mc_json *json, const char *code, const mc_value *values)
{
    mc_json_str(json, "code", code);
    if (values != NULL && values->name != NULL) {
        mc_json_object(json, "values");
        put_values(json, values);
        mc_json_close_object(json);
    }
}

void mc_told_object(mc_json *json, const char *code, const mc_value *values)
{
    mc_json_object(json, NULL);
    mc_told(json, code, values);
    mc_json_close_object(json);
}

/* What is known of an error, as a row. */
static void error_values(mc_err err, const mc_fault *fault,
                         mc_value row[ERROR_VALUES])
{
    size_t n = 0;

    if (fault != NULL && fault->part != NULL && fault->what.len > 0) {
        if (err == MC_ERR_UNSUPPORTED) {
            row[n++] = mc_value_word("part", fault->part);
            row[n++] = mc_value_text("what", fault->what);
        } else if (err == MC_ERR_DER_DAMAGED || err == MC_ERR_KEY_WEAK) {
            row[n++] = mc_value_text(fault->part, fault->what);
        }
    }
    if (fault != NULL && (err == MC_ERR_DER_DAMAGED
                              ? n > 0
                              : err == MC_ERR_DER_CUT && fault->bytes > 0)) {
        row[n++] = mc_value_number("bytes", (int64_t) fault->bytes);
    }
    row[n].name = NULL;
}

void mc_told_error(mc_json *json, mc_err err, const mc_fault *fault)
{
    mc_value row[ERROR_VALUES];

    error_values(err, fault, row);
    mc_told(json, mc_err_name(err), row);
}

void mc_reply_begin(mc_job *job, const char *field, mc_json *json)
{
    size_t start;
    mc_err err = mc_fields_begin(&job->reply, field, &start);

    mc_json_begin(json, &job->reply);
    mc_json_keep(json, err);
}

mc_err mc_reply_end(mc_job *job, mc_json *json, mc_err err)
{
    MC_THEN(err, mc_json_end(json));
    return MC_THEN(err, mc_fields_end(&job->reply, json->start));
}

mc_err mc_tell(mc_job *job, const char *field, const char *code,
               const mc_value *values)
{
    mc_json json;

    mc_reply_begin(job, field, &json);
    mc_told_object(&json, code, values);
    return mc_reply_end(job, &json, MC_OK);
}

mc_err mc_tell_fault(mc_job *job, mc_err err)
{
    mc_value row[ERROR_VALUES];
    mc_json json;

    error_values(err, &job->fault, row);
    if (row[0].name == NULL && job->fault_value.len == 0) {
        return MC_OK;
    }
    mc_reply_begin(job, "error.values", &json);
    mc_json_object(&json, NULL);
    put_values(&json, row);
    if (job->fault_value.len > 0) {
        put_text(&json, "value", mc_buf_view(&job->fault_value));
    }
    mc_json_close_object(&json);
    return mc_reply_end(job, &json, MC_OK);
}
