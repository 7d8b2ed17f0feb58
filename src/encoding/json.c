#include "encoding/json.h"

#include <string.h>

#include "base/calendar.h"
#include "base/utf8.h"

/* Deep enough for any report; a bit each in mc_json.comma. */
#define DEPTH_MAX 31

/*
 * Where len more bytes can be written; NULL when writing has failed. What was
 * written there is kept by a call to end_at.
 */
static uint8_t *room(mc_json *json, size_t len)
{
    MC_THEN(json->err, mc_buf_reserve(json->out, len));
    return json->err == MC_OK ? json->out->p + json->out->len : NULL;
}

static void end_at(mc_json *json, const uint8_t *end)
{
    json->out->len = (size_t) (end - json->out->p);
}

static void put(mc_json *json, const char *text)
{
    MC_THEN(json->err, mc_buf_append_str(json->out, text));
}

/* A line of PEM: the longest run that is looked at at once. */
#define RUN 64

/*
 * 0 for a character that stands for itself in JSON and in ASCII, else 1. Eight
 * bits wide throughout, so that a compiler can take sixteen at once.
 */
static uint8_t is_special(uint8_t c)
{
    uint8_t special = c < 0x20 || c >= 0x7f ? 1 : 0;

    special = c == '"' ? 1 : special;
    special = c == '\\' ? 1 : special;
    return special;
}

static int is_plain_run(const uint8_t *p)
{
    uint8_t special = 0;
    size_t i;

    for (i = 0; i < RUN; i++) {
        special |= is_special(p[i]);
    }
    return !special;
}

/* As many characters as are written as they are: most of any text. */
static void put_plain(mc_json *json, mc_view *text)
{
    uint8_t *at = room(json, text->len);
    size_t i = 0;

    if (at == NULL) {
        return;
    }
    while (text->len - i >= RUN && is_plain_run(text->p + i)) {
        memcpy(at + i, text->p + i, RUN);
        i += RUN;
    }
    while (i < text->len && !is_special(text->p[i])) {
        at[i] = text->p[i];
        i++;
    }
    end_at(json, at + i);
    mc_view_skip(text, i);
}

/* A UTF-16 code unit, RFC 8259 section 7. */
static void put_unit(mc_json *json, uint32_t unit)
{
    uint8_t pair[2] = {(uint8_t) (unit >> 8), (uint8_t) unit};

    put(json, "\\u");
    MC_THEN(json->err, mc_buf_append_hex(json->out, (mc_view){pair, 2}));
}

/* Any other character; a byte that is not UTF-8 becomes U+FFFD. */
static void put_escaped(mc_json *json, mc_view *text)
{
    uint32_t point;

    if (!mc_utf8_next(text, &point)) {
        point = 0xfffd;
        mc_view_skip(text, 1);
    }
    if (point == '"') {
        put(json, "\\\"");
    } else if (point == '\\') {
        put(json, "\\\\");
    } else if (point == '\n') {
        put(json, "\\n"); /* the end of each line of PEM */
    } else if (point < 0x10000) {
        put_unit(json, point);
    } else {
        put_unit(json, 0xd7c0 + (point >> 10));
        put_unit(json, 0xdc00 + (point & 0x3ff));
    }
}

static void put_string(mc_json *json, mc_view text)
{
    put(json, "\"");
    while (text.len > 0 && json->err == MC_OK) {
        put_plain(json, &text);
        if (text.len > 0 && json->err == MC_OK) {
            put_escaped(json, &text);
        }
    }
    put(json, "\"");
}

/*
 * The comma before an element and the name of a member. A name is always one
 * of ours, plain ASCII, so it is written as it stands.
 */
static void element(mc_json *json, const char *key)
{
    uint32_t bit = (uint32_t) 1 << json->depth;
    uint8_t *at = room(json, 4 + (key != NULL ? strlen(key) : 0));

    if (at == NULL) {
        return;
    }
    if (json->comma & bit) {
        *at++ = ',';
    }
    json->comma |= bit;
    if (key != NULL) {
        *at++ = '"';
        while (*key != '\0') {
            *at++ = (uint8_t) *key++;
        }
        *at++ = '"';
        *at++ = ':';
    }
    end_at(json, at);
}

static void open_bracket(mc_json *json, const char *key, const char *bracket)
{
    element(json, key);
    put(json, bracket);
    if (json->depth >= DEPTH_MAX) {
        json->err = MC_ERR_INTERNAL;
        return;
    }
    json->depth++;
    json->comma &= ~((uint32_t) 1 << json->depth);
}

static void close_bracket(mc_json *json, const char *bracket)
{
    if (json->depth == 0) {
        json->err = MC_ERR_INTERNAL;
        return;
    }
    json->depth--;
    put(json, bracket);
}

void mc_json_begin(mc_json *json, mc_buf *out)
{
    memset(json, 0, sizeof(*json));
    json->out = out;
    json->start = out->len;
}

mc_err mc_json_end(mc_json *json)
{
    if (json->err == MC_OK && json->depth != 0) {
        json->err = MC_ERR_INTERNAL;
    }
    return json->err;
}

void mc_json_keep(mc_json *json, mc_err err)
{
    MC_THEN(json->err, err);
}

void mc_json_object(mc_json *json, const char *key)
{
    open_bracket(json, key, "{");
}

void mc_json_close_object(mc_json *json)
{
    close_bracket(json, "}");
}

void mc_json_list(mc_json *json, const char *key)
{
    open_bracket(json, key, "[");
}

void mc_json_close_list(mc_json *json)
{
    close_bracket(json, "]");
}

void mc_json_text(mc_json *json, const char *key, mc_view text)
{
    element(json, key);
    put_string(json, text);
}

void mc_json_made(mc_json *json, const char *key, mc_err err, mc_buf *text)
{
    mc_json_keep(json, err);
    mc_json_text(json, key, mc_buf_view(text));
    mc_buf_free(text);
}

void mc_json_str(mc_json *json, const char *key, const char *text)
{
    if (text != NULL) {
        mc_json_text(json, key, mc_view_str(text));
    }
}

void mc_json_hex(mc_json *json, const char *key, mc_view bytes)
{
    element(json, key);
    put(json, "\"");
    MC_THEN(json->err, mc_buf_append_hex(json->out, bytes));
    put(json, "\"");
}

void mc_json_number(mc_json *json, const char *key, int64_t number)
{
    uint64_t size = number < 0 ? 0 - (uint64_t) number : (uint64_t) number;

    element(json, key);
    if (number < 0) {
        put(json, "-");
    }
    MC_THEN(json->err, mc_buf_append_decimal(json->out, size));
}

void mc_json_bool(mc_json *json, const char *key, int value)
{
    element(json, key);
    put(json, value ? "true" : "false");
}

void mc_json_time(mc_json *json, const char *key, int64_t unix_s)
{
    char text[MC_TIME_TEXT];

    mc_time_text(unix_s, text);
    mc_json_str(json, key, text);
}
