#include "locking/pem.h"

#include <string.h>

#include "locking/kdf.h"

#define BEGIN "-----BEGIN "
#define END "-----END "
#define DASHES "-----"

static int is_blank(uint8_t c)
{
    return c == ' ' || c == '\t';
}

static mc_view trim(mc_view text)
{
    while (text.len > 0 && is_blank(text.p[0])) {
        mc_view_skip(&text, 1);
    }
    while (text.len > 0 && is_blank(text.p[text.len - 1])) {
        text.len--;
    }
    return text;
}

/*
 * The line that starts at *at, without its blanks and its end (LF, CRLF or
 * CR); *at moves to the next. Returns 0 at the end of the text.
 */
static int next_line(mc_view text, size_t *at, mc_view *line)
{
    size_t end = *at;

    if (*at >= text.len) {
        return 0;
    }
    while (end < text.len && text.p[end] != '\n' && text.p[end] != '\r') {
        end++;
    }
    line->p = text.p + *at;
    line->len = end - *at;
    if (end + 1 < text.len && text.p[end] == '\r' && text.p[end + 1] == '\n') {
        end++;
    }
    *at = end < text.len ? end + 1 : end;
    if (line->p == text.p && mc_view_begins(*line, "\xef\xbb\xbf")) {
        mc_view_skip(line, 3); /* a byte order mark in UTF-8 */
    }
    *line = trim(*line);
    return 1;
}

/* What stands between prefix and the closing dashes; 0 when they are amiss. */
static int take_label(mc_view line, const char *prefix, mc_view *label)
{
    size_t head = strlen(prefix);
    size_t tail = strlen(DASHES);

    label->p = line.p + head;
    label->len = line.len - head;
    if (label->len < tail || memcmp(line.p + line.len - tail, DASHES, tail)) {
        return 0;
    }
    label->len -= tail;
    return label->len > 0;
}

/* What lies between two places in the text. */
static mc_view between(const uint8_t *start, const uint8_t *end)
{
    mc_view view = {start, (size_t) (end - start)};

    return view;
}

/* Steps over the headers, where there are any; *at is then at the body. */
static mc_err take_headers(mc_view text, size_t *at, mc_pem_block *block)
{
    size_t start = *at;
    size_t next = *at;
    mc_view line;

    block->headers = between(text.p + start, text.p + start);
    if (!next_line(text, &next, &line) || line.len == 0 || line.p[0] == '-' ||
        memchr(line.p, ':', line.len) == NULL) {
        return MC_OK;
    }
    while (line.len > 0) {
        block->headers = between(text.p + start, text.p + next);
        *at = next;
        if (!next_line(text, &next, &line) || mc_view_begins(line, DASHES)) {
            return MC_ERR_PEM_DAMAGED; /* no blank line: no body either */
        }
    }
    *at = next;
    return MC_OK;
}

/* Goes on to the END that belongs to block->label. */
static mc_err take_body(mc_view text, size_t *at, mc_pem_block *block)
{
    const uint8_t *start = text.p + *at;
    mc_view line, label;
    size_t before = *at;

    while (next_line(text, at, &line)) {
        if (mc_view_begins(line, BEGIN)) {
            *at = before; /* the next block is not to be lost as well */
            break;
        }
        if (mc_view_begins(line, END)) {
            block->body = between(start, line.p);
            block->whole = between(block->whole.p, line.p + line.len);
            return take_label(line, END, &label) &&
                           mc_view_equal(label, block->label)
                       ? MC_OK
                       : MC_ERR_PEM_DAMAGED;
        }
        before = *at;
    }
    block->whole = between(block->whole.p, text.p + *at);
    return MC_ERR_PEM_DAMAGED;
}

mc_err mc_pem_next(mc_view text, size_t *at, mc_pem_block *block, int *found)
{
    mc_view line;
    mc_err err;

    memset(block, 0, sizeof(*block));
    *found = 0;
    while (next_line(text, at, &line)) {
        if (!mc_view_begins(line, BEGIN)) {
            continue;
        }
        block->whole = line;
        if (!take_label(line, BEGIN, &block->label)) {
            return MC_ERR_PEM_DAMAGED;
        }
        err = take_headers(text, at, block);
        if (err == MC_OK) {
            err = take_body(text, at, block);
        } else {
            block->whole = between(block->whole.p, text.p + *at);
        }
        *found = err == MC_OK;
        return err;
    }
    return MC_OK;
}

int mc_pem_looks_like(mc_view text)
{
    size_t at = 0;
    mc_view line;

    while (next_line(text, &at, &line)) {
        if (mc_view_begins(line, BEGIN)) {
            return 1;
        }
    }
    return 0;
}

mc_err mc_pem_decode(const mc_pem_block *block, mc_buf *der)
{
    size_t before = der->len;
    mc_err err = mc_base64_decode(block->body, der);

    return err == MC_OK && der->len == before ? MC_ERR_PEM_DAMAGED : err;
}

/* The value of a header; 0 when it is not there. */
static int find_header(mc_view headers, const char *name, mc_view *value)
{
    size_t len = strlen(name);
    size_t at = 0;
    mc_view line;

    while (next_line(headers, &at, &line)) {
        if (mc_view_begins(line, name) && line.len > len &&
            line.p[len] == ':') {
            mc_view_skip(&line, len + 1);
            *value = trim(line);
            return 1;
        }
    }
    return 0;
}

mc_err mc_pem_read_dek(const mc_pem_block *block, mc_pem_dek *dek)
{
    mc_view type, info, name;
    size_t len;
    int typed = find_header(block->headers, "Proc-Type", &type);
    int informed = find_header(block->headers, "DEK-Info", &info);

    dek->encrypted = typed || informed;
    if (!dek->encrypted) {
        return MC_OK;
    }
    if (typed && !mc_view_is(type, "4,ENCRYPTED")) {
        return MC_ERR_UNSUPPORTED;
    }
    if (!typed || !informed) {
        return MC_ERR_PEM_DAMAGED;
    }
    name = mc_view_until(info, ',');
    if (name.len == info.len) {
        return MC_ERR_PEM_DAMAGED;
    }
    if (!mc_cbc_find(trim(name), &dek->cipher)) {
        return MC_ERR_UNSUPPORTED;
    }
    info = trim(mc_view_from(info, name.len + 1));
    if (info.len != 2 * mc_cbc_iv_len(dek->cipher) ||
        !mc_hex_read(info, dek->iv, sizeof(dek->iv), &len) ||
        len != mc_cbc_iv_len(dek->cipher)) {
        return MC_ERR_PEM_DAMAGED;
    }
    return MC_OK;
}

mc_view mc_pem_dek_text(const mc_pem_block *block)
{
    mc_view said = {NULL, 0};

    (void) find_header(block->headers, "DEK-Info", &said);
    return trim(mc_view_until(said, ','));
}

/* The salt is the IV's first 8 bytes. */
static mc_err decrypt(const mc_pem_dek *dek, mc_view passphrase,
                      mc_view ciphertext, mc_buf *der)
{
    uint8_t key[MC_CBC_KEY_MAX];
    mc_err err = mc_kdf_traditional(passphrase, dek->iv, key,
                                    mc_cbc_key_len(dek->cipher));

    MC_THEN(err, mc_cbc_decrypt(dek->cipher, key, dek->iv, ciphertext, der));
    mc_wipe(key, sizeof(key));
    return err;
}

mc_err mc_pem_unlock(const mc_pem_block *block, mc_view passphrase, mc_buf *der)
{
    mc_pem_dek dek;
    mc_buf ciphertext = MC_BUF_INIT;
    mc_err err = mc_pem_read_dek(block, &dek);

    if (err == MC_OK && !dek.encrypted) {
        return mc_pem_decode(block, der);
    }
    MC_THEN(err, mc_pem_decode(block, &ciphertext));
    MC_THEN(err, !mc_cbc_fits(dek.cipher, ciphertext.len) ? MC_ERR_PEM_DAMAGED
                                                          : MC_OK);
    MC_THEN(err, passphrase.len == 0 ? MC_ERR_PASSPHRASE_MISSING : MC_OK);
    MC_THEN(err, decrypt(&dek, passphrase, mc_buf_view(&ciphertext), der));
    mc_buf_free(&ciphertext);
    return err;
}

/* The line before a body, or behind it. */
static mc_err put_edge(mc_buf *text, const char *edge, const char *label)
{
    mc_err err = mc_buf_append_str(text, edge);

    MC_THEN(err, mc_buf_append_str(text, label));
    return MC_THEN(err, mc_buf_append_str(text, DASHES "\n"));
}

mc_err mc_pem_write(mc_buf *text, const char *label, mc_view der)
{
    mc_err err = put_edge(text, BEGIN, label);

    MC_THEN(err, mc_base64_append(text, der, MC_PEM_COLUMNS));
    return err == MC_OK ? put_edge(text, END, label) : err;
}

/* "Proc-Type: 4,ENCRYPTED", DEK-Info and the blank line after them. */
static mc_err put_dek(mc_buf *text, const mc_pem_dek *dek)
{
    mc_view iv = {dek->iv, mc_cbc_iv_len(dek->cipher)};
    size_t i;
    mc_err err = mc_buf_append_str(text, "Proc-Type: 4,ENCRYPTED\nDEK-Info: ");

    MC_THEN(err, mc_buf_append_str(text, mc_cbc_name(dek->cipher)));
    MC_THEN(err, mc_buf_append_str(text, ","));
    i = text->len;
    MC_THEN(err, mc_buf_append_hex(text, iv));
    for (; i < text->len; i++) {
        if (text->p[i] >= 'a') {
            text->p[i] &= 0xdf; /* OpenSSL writes upper case */
        }
    }
    return MC_THEN(err, mc_buf_append_str(text, "\n\n"));
}

mc_err mc_pem_lock(mc_job *job, mc_buf *text, const char *label, mc_cbc cipher,
                   mc_view passphrase, mc_view der)
{
    mc_pem_dek dek = {1, cipher, {0}};
    uint8_t key[MC_CBC_KEY_MAX];
    mc_buf ciphertext = MC_BUF_INIT;
    mc_err err = mc_random_bytes(&job->random, dek.iv, mc_cbc_iv_len(cipher));

    MC_THEN(err, mc_kdf_traditional(passphrase, dek.iv, key,
                                    mc_cbc_key_len(cipher)));
    MC_THEN(err, mc_cbc_encrypt(cipher, key, dek.iv, der, &ciphertext));
    mc_wipe(key, sizeof(key));
    MC_THEN(err, put_edge(text, BEGIN, label));
    MC_THEN(err, put_dek(text, &dek));
    MC_THEN(err,
            mc_base64_append(text, mc_buf_view(&ciphertext), MC_PEM_COLUMNS));
    MC_THEN(err, put_edge(text, END, label));
    mc_buf_free(&ciphertext);
    return err;
}
