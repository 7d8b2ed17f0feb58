#include "base/bytes.h"

#include <stdlib.h>
#include <string.h>

#include <mbedtls/platform_util.h>

void mc_wipe(void *p, size_t len)
{
    if (len > 0) {
        mbedtls_platform_zeroize(p, len);
    }
}

mc_view mc_view_str(const char *text)
{
    mc_view view = {(const uint8_t *) text, strlen(text)};

    return view;
}

mc_view mc_buf_view(const mc_buf *buf)
{
    mc_view view = {buf->p, buf->len};

    return view;
}

int mc_view_equal(mc_view a, mc_view b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.p, b.p, a.len) == 0);
}

int mc_view_is(mc_view view, const char *text)
{
    return mc_view_equal(view, mc_view_str(text));
}

int mc_view_begins(mc_view view, const char *text)
{
    size_t len = strlen(text);

    return view.len >= len && memcmp(view.p, text, len) == 0;
}

mc_view mc_view_from(mc_view view, size_t n)
{
    mc_view_skip(&view, n);
    return view;
}

mc_view mc_view_until(mc_view view, uint8_t c)
{
    const uint8_t *end = view.len > 0 ? memchr(view.p, c, view.len) : NULL;

    view.len = end == NULL ? view.len : (size_t) (end - view.p);
    return view;
}

int mc_view_alike(mc_view a, mc_view b)
{
    size_t i = 0;

    while (i < a.len && i < b.len && mc_lower(a.p[i]) == mc_lower(b.p[i])) {
        i++;
    }
    return i == a.len && i == b.len;
}

void mc_buf_free(mc_buf *buf)
{
    if (buf == NULL) {
        return;
    }
    mc_wipe(buf->p, buf->cap);
    free(buf->p);
    buf->p = NULL;
    buf->len = 0;
    buf->cap = 0;
}

void mc_buf_free_all(mc_buf *const *bufs)
{
    while (*bufs != NULL) {
        mc_buf_free(*bufs++);
    }
}

mc_err mc_buf_reserve(mc_buf *buf, size_t extra)
{
    size_t cap;
    uint8_t *p;

    if (extra > MC_BUF_MAX || buf->len > MC_BUF_MAX - extra) {
        return MC_ERR_MEMORY;
    }
    if (buf->len + extra <= buf->cap) {
        return MC_OK;
    }
    cap = buf->cap < 32 ? 64 : 2 * buf->cap;
    if (cap < buf->len + extra) {
        cap = buf->len + extra;
    }
    /* Not realloc: it could leave an unwiped copy behind. */
    p = malloc(cap);
    if (p == NULL) {
        return MC_ERR_MEMORY;
    }
    if (buf->len > 0) {
        memcpy(p, buf->p, buf->len);
    }
    mc_wipe(buf->p, buf->cap);
    free(buf->p);
    buf->p = p;
    buf->cap = cap;
    return MC_OK;
}

mc_err mc_buf_append(mc_buf *buf, const void *data, size_t len)
{
    mc_err err = mc_buf_reserve(buf, len);

    if (err == MC_OK && len > 0) {
        memcpy(buf->p + buf->len, data, len);
        buf->len += len;
    }
    return err;
}

mc_err mc_buf_append_str(mc_buf *buf, const char *text)
{
    return mc_buf_append(buf, text, strlen(text));
}

mc_err mc_buf_append_hex(mc_buf *buf, mc_view bytes)
{
    static const char DIGITS[] = "0123456789abcdef";
    mc_err err;
    uint8_t *at;
    size_t i;

    if (bytes.len > MC_BUF_MAX / 2) {
        return MC_ERR_MEMORY;
    }
    err = mc_buf_reserve(buf, 2 * bytes.len);
    if (err != MC_OK || bytes.len == 0) {
        return err;
    }
    at = buf->p + buf->len;
    for (i = 0; i < bytes.len; i++) {
        at[2 * i] = (uint8_t) DIGITS[bytes.p[i] >> 4];
        at[2 * i + 1] = (uint8_t) DIGITS[bytes.p[i] & 15];
    }
    buf->len += 2 * bytes.len;
    return MC_OK;
}

mc_err mc_buf_append_decimal(mc_buf *buf, uint64_t number)
{
    char digits[20];
    size_t at = sizeof(digits);

    do {
        digits[--at] = (char) ('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return mc_buf_append(buf, digits + at, sizeof(digits) - at);
}

void mc_buf_truncate(mc_buf *buf, size_t len)
{
    if (len < buf->len) {
        mc_wipe(buf->p + len, buf->len - len);
        buf->len = len;
    }
}

mc_err mc_buf_undo(mc_buf *buf, size_t len, mc_err err)
{
    if (err != MC_OK) {
        mc_buf_truncate(buf, len);
    }
    return err;
}

static int is_name_byte(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '.';
}

int mc_fields_next(mc_view list, size_t *at, mc_view *name, mc_view *value)
{
    size_t pos = *at;
    size_t name_len;
    uint32_t value_len;
    size_t i;

    if (pos >= list.len) {
        return pos == list.len ? 0 : -1;
    }
    name_len = list.p[pos++];
    if (name_len == 0 || name_len > MC_FIELD_NAME_MAX ||
        list.len - pos < name_len + 4) {
        return -1;
    }
    name->p = list.p + pos;
    name->len = name_len;
    for (i = 0; i < name_len; i++) {
        if (!is_name_byte(name->p[i])) {
            return -1;
        }
    }
    pos += name_len;
    value_len = (uint32_t) list.p[pos] | (uint32_t) list.p[pos + 1] << 8 |
                (uint32_t) list.p[pos + 2] << 16 |
                (uint32_t) list.p[pos + 3] << 24;
    pos += 4;
    if (list.len - pos < value_len) {
        return -1;
    }
    value->p = list.p + pos;
    value->len = value_len;
    *at = pos + value_len;
    return 1;
}

mc_err mc_fields_check(mc_view list)
{
    mc_view name, value;
    size_t at = 0;
    int more;

    do {
        more = mc_fields_next(list, &at, &name, &value);
    } while (more == 1);
    return more == 0 ? MC_OK : MC_ERR_FIELDS;
}

int mc_fields_nth(mc_view list, const char *name, size_t n, mc_view *value)
{
    mc_view found_name, found;
    size_t at = 0;

    while (mc_fields_next(list, &at, &found_name, &found) == 1) {
        if (mc_view_is(found_name, name) && n-- == 0) {
            *value = found;
            return 1;
        }
    }
    return 0;
}

int mc_fields_get(mc_view list, const char *name, mc_view *value)
{
    return mc_fields_nth(list, name, 0, value);
}

size_t mc_fields_count(mc_view list, mc_view name)
{
    mc_view found_name, value;
    size_t at = 0;
    size_t count = 0;

    while (mc_fields_next(list, &at, &found_name, &value) == 1) {
        count += (size_t) mc_view_equal(found_name, name);
    }
    return count;
}

mc_err mc_fields_begin(mc_buf *list, const char *name, size_t *start)
{
    size_t name_len = strlen(name);
    uint8_t head[1 + MC_FIELD_NAME_MAX + 4] = {0};
    mc_err err;

    if (name_len == 0 || name_len > MC_FIELD_NAME_MAX) {
        return MC_ERR_INTERNAL;
    }
    head[0] = (uint8_t) name_len;
    memcpy(head + 1, name, name_len);
    err = mc_buf_append(list, head, 1 + name_len + 4);
    *start = list->len;
    return err;
}

mc_err mc_fields_end(mc_buf *list, size_t start)
{
    size_t i;

    if (start < 4 || start > list->len) {
        return MC_ERR_INTERNAL;
    }
    for (i = 0; i < 4; i++) {
        list->p[start - 4 + i] = (uint8_t) ((list->len - start) >> 8 * i);
    }
    return MC_OK;
}

mc_err mc_fields_put(mc_buf *list, const char *name, mc_view value)
{
    size_t start;
    mc_err err;

    if (value.len > MC_BUF_MAX) {
        return MC_ERR_INTERNAL;
    }
    err = mc_buf_reserve(list, 1 + MC_FIELD_NAME_MAX + 4 + value.len);
    MC_THEN(err, mc_fields_begin(list, name, &start));
    MC_THEN(err, mc_buf_append(list, value.p, value.len));
    return err == MC_OK ? mc_fields_end(list, start) : err;
}

int mc_decimal_read(mc_view text, uint64_t max, uint64_t *number)
{
    uint64_t n = 0;
    size_t i;

    if (text.len == 0) {
        return 0;
    }
    for (i = 0; i < text.len; i++) {
        unsigned digit = (unsigned) text.p[i] - '0';

        if (digit > 9 || digit > max || n > (max - digit) / 10) {
            return 0;
        }
        n = n * 10 + digit;
    }
    *number = n;
    return 1;
}

int mc_hex_digit(uint8_t c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

int mc_hex_read(mc_view text, uint8_t *out, size_t out_cap, size_t *out_len)
{
    size_t len = 0;
    size_t i = 0;

    while (i < text.len) {
        int high, low;

        if (text.p[i] == ':' || text.p[i] == ' ') {
            i++;
            continue;
        }
        if (i + 1 >= text.len || len >= out_cap) {
            return 0;
        }
        high = mc_hex_digit(text.p[i]);
        low = mc_hex_digit(text.p[i + 1]);
        if (high < 0 || low < 0) {
            return 0;
        }
        out[len++] = (uint8_t) (high << 4 | low);
        i += 2;
    }
    *out_len = len;
    return 1;
}
