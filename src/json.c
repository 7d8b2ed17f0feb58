#include "json.h"

#include <string.h>

#include "calendar.h"

/* Deep enough for any report; a bit each in mc_json.comma. */
#define DEPTH_MAX 31

static void put(mc_json *json, const void *data, size_t len)
{
    if (json->err == MC_OK) {
        json->err = mc_buf_append(json->out, data, len);
    }
}

static void put_str(mc_json *json, const char *text)
{
    put(json, text, strlen(text));
}

/* Length of the UTF-8 sequence at p (RFC 3629 section 4), or 0. */
static size_t utf8_length(const uint8_t *p, size_t left)
{
    uint8_t low = 0x80, high = 0xbf;
    size_t len, i;

    if (p[0] < 0x80) {
        return 1;
    }
    if (p[0] >= 0xc2 && p[0] <= 0xdf) {
        len = 2;
    } else if (p[0] >= 0xe0 && p[0] <= 0xef) {
        len = 3;
        low = p[0] == 0xe0 ? 0xa0 : 0x80;
        high = p[0] == 0xed ? 0x9f : 0xbf;
    } else if (p[0] >= 0xf0 && p[0] <= 0xf4) {
        len = 4;
        low = p[0] == 0xf0 ? 0x90 : 0x80;
        high = p[0] == 0xf4 ? 0x8f : 0xbf;
    } else {
        return 0;
    }
    if (left < len || p[1] < low || p[1] > high) {
        return 0;
    }
    for (i = 2; i < len; i++) {
        if ((p[i] & 0xc0) != 0x80) {
            return 0;
        }
    }
    return len;
}

/* How many bytes from there are written as they are: most of any text. */
static size_t plain_length(mc_view text, size_t start)
{
    size_t i = start;

    while (i < text.len && text.p[i] >= 0x20 && text.p[i] < 0x7f &&
           text.p[i] != '"' && text.p[i] != '\\') {
        i++;
    }
    return i - start;
}

static void put_string(mc_json *json, mc_view text)
{
    static const char DIGITS[] = "0123456789abcdef";
    size_t i = 0;

    put_str(json, "\"");
    while (i < text.len) {
        size_t run = plain_length(text, i);
        uint8_t c;
        size_t len;

        if (run > 0) {
            put(json, text.p + i, run);
            i += run;
            continue;
        }
        c = text.p[i];
        len = utf8_length(text.p + i, text.len - i);
        if (len == 0) {
            put_str(json, "\\ufffd");
            len = 1;
        } else if (c == '"' || c == '\\') {
            char escaped[2] = {'\\', (char) c};
            put(json, escaped, 2);
        } else if (c < 0x20 || c == 0x7f) {
            char escaped[6] = {'\\',           'u',           '0', '0',
                               DIGITS[c >> 4], DIGITS[c & 15]};
            put(json, escaped, 6);
        } else {
            put(json, text.p + i, len);
        }
        i += len;
    }
    put_str(json, "\"");
}

/*
 * The comma before an element and the name of a member. A name is always one
 * of ours, plain ASCII, so it is written as it stands.
 */
static void element(mc_json *json, const char *key)
{
    uint32_t bit = (uint32_t) 1 << json->depth;

    if (json->comma & bit) {
        put(json, ",", 1);
    }
    json->comma |= bit;
    if (key != NULL) {
        put(json, "\"", 1);
        put_str(json, key);
        put(json, "\":", 2);
    }
}

static void open_bracket(mc_json *json, const char *key, const char *bracket)
{
    element(json, key);
    put_str(json, bracket);
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
    put_str(json, bracket);
}

void mc_json_begin(mc_json *json, mc_buf *out)
{
    memset(json, 0, sizeof(*json));
    json->out = out;
}

mc_err mc_json_end(mc_json *json)
{
    if (json->err == MC_OK && json->depth != 0) {
        json->err = MC_ERR_INTERNAL;
    }
    return json->err;
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

void mc_json_str(mc_json *json, const char *key, const char *text)
{
    mc_json_text(json, key, mc_view_str(text));
}

void mc_json_hex(mc_json *json, const char *key, mc_view bytes)
{
    element(json, key);
    put_str(json, "\"");
    if (json->err == MC_OK) {
        json->err = mc_buf_append_hex(json->out, bytes);
    }
    put_str(json, "\"");
}

void mc_json_number(mc_json *json, const char *key, int64_t number)
{
    uint64_t size = number < 0 ? 0 - (uint64_t) number : (uint64_t) number;

    element(json, key);
    if (number < 0) {
        put_str(json, "-");
    }
    if (json->err == MC_OK) {
        json->err = mc_buf_append_decimal(json->out, size);
    }
}

void mc_json_bool(mc_json *json, const char *key, int value)
{
    element(json, key);
    put_str(json, value ? "true" : "false");
}

void mc_json_null(mc_json *json, const char *key)
{
    element(json, key);
    put_str(json, "null");
}

void mc_json_time(mc_json *json, const char *key, int64_t unix_s)
{
    char text[MC_TIME_TEXT];

    mc_time_text(unix_s, text);
    mc_json_str(json, key, text);
}
