/* Base64 of a whole text, and base64 in the letters of addresses. */
#include "text/peel.h"

#include <string.h>

#include "encoding/base64.h"
#include "text/object.h"
#include "text/text_line.h"
#include "text/text_peel.h"

/* Fewer letters of base64 than this are taken for words. */
#define RUN_MIN 64

/* 1 when the line that starts at at is base64 and nothing else. */
static int is_base64_line(mc_view in, size_t at)
{
    mc_view rest = {in.p + at, in.len - at};
    uint32_t ignored = 0;
    mc_view line = mc_line_next(&rest, &ignored);

    return line.len > 0 && mc_line_is_base64(line);
}

/*
 * The run of base64 at at, line ends within where whole lines of it follow;
 * its letters appended. Returns where it ends.
 */
static size_t take_run(mc_view in, size_t at, mc_buf *letters, mc_err *err)
{
    while (at < in.len && *err == MC_OK) {
        size_t next = at;

        while (next < in.len && mc_flat_is_base64(in.p[next])) {
            next++;
        }
        if (next > at) {
            *err = mc_buf_append(letters, in.p + at, next - at);
            at = next;
            continue;
        }
        while (next < in.len &&
               (mc_flat_is_blank(in.p[next]) || mc_flat_is_quote(in.p[next]))) {
            next++;
        }
        if (next >= in.len || in.p[next] != '\n' ||
            !is_base64_line(in, next + 1)) {
            break;
        }
        at = next + 1;
        while (at < in.len && !mc_flat_is_base64(in.p[at])) {
            at++;
        }
    }
    return at;
}

/* The bytes of a run, its padding mended; empty when it is none. */
static mc_err decode_run(mc_buf *letters, mc_buf *bytes)
{
    mc_err err = MC_OK;

    mc_buf_truncate(bytes, 0);
    if (letters->len < RUN_MIN || letters->len % 4 == 1) {
        return MC_OK;
    }
    while (letters->len % 4 != 0 && err == MC_OK) {
        err = mc_buf_append_str(letters, "=");
    }
    MC_THEN(err, mc_base64_decode(mc_buf_view(letters), bytes));
    return err == MC_ERR_PEM_DAMAGED ? MC_OK : err;
}

/* What "-----BEGIN" becomes, by where it stands in its group of three; and
 * "-----" in UTF-16, wherever it stands. */
static int may_hold_pem(mc_view flat)
{
    static const char *const SIGNS[] = {"LS0tLS1CRUdJTi", "0tLS0tQkVHSU",
                                        "tLS0tLUJFR0lO", "LQAtAC0A",
                                        "AC0ALQAt"};
    size_t i;

    for (i = 0; i < sizeof(SIGNS) / sizeof(SIGNS[0]); i++) {
        size_t at = 0, len = strlen(SIGNS[i]);

        for (; at + len <= flat.len; at++) {
            if (flat.p[at] == (uint8_t) SIGNS[i][0] &&
                memcmp(flat.p + at, SIGNS[i], len) == 0) {
                return 1;
            }
        }
    }
    return 0;
}

/* Of ASCII in UTF-16, of either order: the letters alone. */
static void narrow(mc_buf *bytes)
{
    size_t zeros = 0, kept = 0, i;

    for (i = 0; i < bytes->len; i++) {
        zeros += bytes->p[i] == 0;
    }
    if (zeros < 5 || zeros + 1 < bytes->len / 2) {
        return;
    }
    for (i = 0; i < bytes->len; i++) {
        if (bytes->p[i] != 0 && bytes->p[i] < 0x80) {
            bytes->p[kept++] = bytes->p[i];
        }
    }
    mc_buf_truncate(bytes, kept);
}

/* Every run that is PEM inside, each decoded; the rest as it was. */
mc_err mc_peel_base64(mc_view in, mc_buf *out, int *peeled)
{
    mc_buf letters = MC_BUF_INIT, bytes = MC_BUF_INIT;
    size_t i = 0;
    mc_err err = MC_OK;

    *peeled = 0;
    if (!may_hold_pem(in) && mc_peel_has_marker(in)) {
        return MC_OK;
    }
    while (i < in.len && err == MC_OK) {
        size_t end = i;

        mc_buf_truncate(&letters, 0);
        mc_buf_truncate(&bytes, 0);
        if (mc_flat_is_base64(in.p[i])) {
            end = take_run(in, i, &letters, &err);
        }
        if (err == MC_OK) {
            err = decode_run(&letters, &bytes);
            narrow(&bytes);
        }
        if (err == MC_OK && (mc_peel_holds(mc_buf_view(&bytes), "BEGIN") ||
                             may_hold_pem(mc_buf_view(&bytes)))) {
            *peeled = 1;
            err = mc_buf_append_str(out, "\n");
            MC_THEN(err, mc_buf_append(out, bytes.p, bytes.len));
            MC_THEN(err, mc_buf_append_str(out, "\n"));
            i = end;
            continue;
        }
        end = end > i ? end : i + 1;
        MC_THEN(err, mc_peel_put_all(out, (mc_view){in.p + i, end - i}));
        i = end;
    }
    MC_BUF_FREE(&letters, &bytes);
    return err;
}

/* ------------------------------------------ base64 as addresses have it -- */

/* 1 when there is "-" or "_" in it, and nothing that such base64 has not. */
static int is_base64url(mc_view body)
{
    int seen = 0;
    size_t i;

    for (i = 0; i < body.len; i++) {
        uint8_t c = body.p[i];

        if (c == '-' || c == '_') {
            seen = 1;
        } else if (c == '+' || c == '/' ||
                   (!mc_flat_is_base64(c) && !mc_flat_is_blank(c) &&
                    c != '\n')) {
            return 0;
        }
    }
    return seen;
}

/* What stands in a block behind its headers and before its END. */
static mc_view body_of(mc_view block)
{
    mc_marker begin = {0}, end = {0};
    mc_view body = {block.p, 0}, rest, line;
    uint32_t ignored = 0;

    if (!mc_marker_next(block, 0, &begin) ||
        !mc_marker_next(block, begin.end, &end)) {
        return body;
    }
    rest.p = block.p + begin.end;
    rest.len = end.start - begin.end;
    do {
        body = rest;
        line = mc_line_next(&rest, &ignored);
    } while (rest.len > 0 && (line.len == 0 || mc_line_is_header(line)));
    return body;
}

/* 1 when a text without a block is one known object, written so. */
static int is_bare_object(mc_view flat, mc_buf *out, mc_err *err)
{
    mc_buf letters = MC_BUF_INIT, bytes = MC_BUF_INIT;
    mc_object object = {MC_OBJECT_UNKNOWN, 0, 0};
    size_t i;

    for (i = 0; i < out->len && *err == MC_OK; i++) {
        if (mc_flat_is_base64(out->p[i])) {
            *err = mc_buf_append(&letters, out->p + i, 1);
        }
    }
    if (*err == MC_OK && is_base64url(flat)) {
        *err = decode_run(&letters, &bytes);
        mc_object_know(mc_buf_view(&bytes), &object);
    }
    MC_BUF_FREE(&letters, &bytes);
    return object.kind != MC_OBJECT_UNKNOWN;
}

/* The same in the letters of base64. */
static mc_err put_mapped(mc_view body, mc_buf *out)
{
    size_t i;
    mc_err err = MC_OK;

    for (i = 0; i < body.len && err == MC_OK; i++) {
        uint8_t c = body.p[i];

        err = mc_peel_put(out, c == '-' ? '+' : c == '_' ? '/' : c);
    }
    return err;
}

mc_err mc_peel_base64url(mc_view in, mc_buf *out, int *peeled)
{
    mc_view block, body, rest = in;
    size_t at = 0;
    mc_err err = MC_OK;

    *peeled = 0;
    if (!mc_peel_has_marker(in)) {
        err = put_mapped(in, out);
        *peeled = is_bare_object(in, out, &err);
        return err;
    }
    while (err == MC_OK && mc_peel_block(in, &at, &block)) {
        body = body_of(block);
        if (!is_base64url(body)) {
            continue;
        }
        *peeled = 1;
        rest.len = (size_t) (body.p - rest.p);
        err = mc_peel_put_all(out, rest);
        MC_THEN(err, put_mapped(body, out));
        rest.p = body.p + body.len;
        rest.len = (size_t) (in.p + in.len - rest.p);
    }
    return MC_THEN(err, mc_peel_put_all(out, rest));
}

/* --------------------------------------------- objects among other text -- */

mc_err mc_text_find_der(mc_view in, mc_buf *out)
{
    mc_buf letters = MC_BUF_INIT, bytes = MC_BUF_INIT;
    mc_object object;
    mc_view rest, value, whole;
    uint8_t tag;
    size_t i = 0;
    mc_err err = MC_OK;

    while (i < in.len && err == MC_OK) {
        size_t end = i + 1;

        mc_buf_truncate(&letters, 0);
        mc_buf_truncate(&bytes, 0);
        if (in.p[i] == 'M') { /* 30 hexadecimal */
            end = take_run(in, i, &letters, &err);
        } else {
            /* A word is looked at from its start only. */
            while (mc_flat_is_base64(in.p[i]) && end < in.len &&
                   mc_flat_is_base64(in.p[end])) {
                end++;
            }
        }
        MC_THEN(err, decode_run(&letters, &bytes));
        rest = mc_buf_view(&bytes);
        if (err == MC_OK && rest.len > 0) {
            mc_object_know(rest, &object);
            if (object.kind != MC_OBJECT_UNKNOWN && !object.cut &&
                mc_der_next(&rest, &tag, &value, &whole) == MC_OK &&
                rest.len == 0) {
                err = mc_buf_append(out, bytes.p, bytes.len);
            }
        }
        i = end;
    }
    MC_BUF_FREE(&letters, &bytes);
    return err;
}
