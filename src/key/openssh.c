#include "key/openssh.h"

#include <string.h>

#include "encoding/base64.h"
#include "encoding/der.h"
#include "encoding/oid.h"
#include "locking/pem.h"

static const char MAGIC[] = "openssh-key-v1"; /* its final zero counts */

static int take_number(mc_view *in, uint32_t *number)
{
    if (in->len < 4) {
        return 0;
    }
    *number = mc_be32(in->p);
    mc_view_skip(in, 4);
    return 1;
}

/* RFC 4251 5: a length of four bytes, and that many bytes. */
static int take_string(mc_view *in, mc_view *string)
{
    uint32_t len;

    if (!take_number(in, &len) || in->len < len) {
        return 0;
    }
    *string = (mc_view){in->p, len};
    mc_view_skip(in, len);
    return 1;
}

/* The comment follows the key's own numbers, whose count the type tells. */
static void read_comment(mc_view in, mc_openssh *key)
{
    mc_view skipped;
    uint32_t check[2];
    unsigned strings = 0;

    if (!take_number(&in, &check[0]) || !take_number(&in, &check[1]) ||
        check[0] != check[1] || !take_string(&in, &skipped)) {
        return;
    }
    if (mc_view_is(key->algorithm, "ssh-rsa")) {
        strings = 6;
    } else if (key->algorithm.len > 6 &&
               mc_view_begins(key->algorithm, "ecdsa-")) {
        strings = 3;
    } else if (mc_view_is(key->algorithm, "ssh-ed25519")) {
        strings = 2;
    } else {
        return;
    }
    while (strings-- > 0) {
        if (!take_string(&in, &skipped)) {
            return;
        }
    }
    if (take_string(&in, &skipped)) {
        key->comment = skipped;
    }
}

mc_err mc_openssh_read(mc_view binary, mc_openssh *key)
{
    mc_view in = binary;
    mc_view options, salt, blob, hidden;
    uint32_t count;

    memset(key, 0, sizeof(*key));
    if (in.len < sizeof(MAGIC) || memcmp(in.p, MAGIC, sizeof(MAGIC)) != 0) {
        return MC_ERR_FILE_KIND;
    }
    mc_view_skip(&in, sizeof(MAGIC));
    if (!take_string(&in, &key->cipher) || !take_string(&in, &key->kdf) ||
        !take_string(&in, &options) || !take_number(&in, &count) ||
        count == 0 || !take_string(&in, &key->blob)) {
        return MC_ERR_DER_DAMAGED;
    }
    blob = key->blob;
    if (!take_string(&blob, &key->algorithm)) {
        return MC_ERR_DER_DAMAGED;
    }
    if (mc_view_is(key->kdf, "none")) {
        key->kdf.len = 0;
    } else if (!take_string(&options, &salt) ||
               !take_number(&options, &key->rounds)) {
        key->rounds = 0;
    }
    if (count == 1 && mc_view_is(key->cipher, "none") &&
        take_string(&in, &hidden)) {
        read_comment(hidden, key);
    }
    return MC_OK;
}

/* Takes a line off the front. */
static mc_view take_line(mc_view *text)
{
    mc_view line = mc_view_until(*text, '\n');

    mc_view_skip(text, line.len + (line.len < text->len));
    while (line.len > 0 && line.p[line.len - 1] == ' ') {
        line.len--;
    }
    return line;
}

/* The value of "Name: value" when the line has this name: 1, or 0. */
static int header(mc_view line, const char *name, mc_view *value)
{
    size_t len = strlen(name);

    if (line.len < len + 2 || memcmp(line.p, name, len) != 0 ||
        line.p[len] != ':' || line.p[len + 1] != ' ') {
        return 0;
    }
    value->p = line.p + len + 2;
    value->len = line.len - len - 2;
    return 1;
}

mc_err mc_putty_read(mc_view text, mc_buf *blob, mc_openssh *key)
{
    mc_view line, count_text, lines;
    uint64_t count = 0;
    mc_err err;

    memset(key, 0, sizeof(*key));
    if (text.len == 0) {
        return MC_ERR_FILE_KIND;
    }
    line = take_line(&text);
    if (!header(line, "PuTTY-User-Key-File-2", &key->algorithm) &&
        !header(line, "PuTTY-User-Key-File-3", &key->algorithm)) {
        return MC_ERR_FILE_KIND;
    }
    while (text.len > 0 && count == 0) {
        line = take_line(&text);
        if (header(line, "Encryption", &key->cipher) ||
            header(line, "Comment", &key->comment)) {
            continue;
        }
        if (header(line, "Public-Lines", &count_text) &&
            !mc_decimal_read(count_text, 10000, &count)) {
            return MC_ERR_PEM_DAMAGED;
        }
    }
    lines = text;
    while (count-- > 0 && text.len > 0) {
        (void) take_line(&text);
    }
    lines.len -= text.len;
    while (text.len > 0) {
        line = take_line(&text);
        (void) header(line, "Key-Derivation", &key->kdf);
    }
    if (lines.len == 0 || key->cipher.len == 0) {
        return MC_ERR_PEM_DAMAGED;
    }
    err = mc_base64_decode(lines, blob);
    key->blob = mc_buf_view(blob);
    return err;
}

/* An mpint (RFC 4251 5) that is positive, without its leading zero. */
static int take_positive(mc_view *in, mc_view *magnitude)
{
    return take_string(in, magnitude) && magnitude->len > 0 &&
           (magnitude->p[0] & 0x80) == 0;
}

static mc_err rsa_spki(mc_view in, mc_der *der)
{
    mc_buf key = MC_BUF_INIT;
    mc_view exponent, modulus;
    mc_der inner;
    mc_err err = MC_OK;

    if (!take_positive(&in, &exponent) || !take_positive(&in, &modulus)) {
        return MC_ERR_DER_DAMAGED;
    }
    mc_der_begin(&inner, &key);
    mc_der_open(&inner, MC_DER_SEQUENCE);
    mc_der_unsigned(&inner, modulus);
    mc_der_unsigned(&inner, exponent);
    mc_der_close(&inner);
    err = mc_der_end(&inner);
    if (err == MC_OK) {
        mc_der_open(der, MC_DER_SEQUENCE);
        MC_DER_PUT_OID(der, MC_OID_RSA);
        mc_der_null(der);
        mc_der_close(der);
        mc_der_bit_string(der, mc_buf_view(&key));
    }
    mc_buf_free(&key);
    return err;
}

static mc_err ecdsa_spki(mc_view in, mc_der *der)
{
    mc_view curve, point;

    if (!take_string(&in, &curve) || !take_string(&in, &point)) {
        return MC_ERR_DER_DAMAGED;
    }
    mc_der_open(der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(der, MC_OID_EC);
    if (mc_view_is(curve, "nistp256")) {
        MC_DER_PUT_OID(der, MC_OID_P256);
    } else if (mc_view_is(curve, "nistp384")) {
        MC_DER_PUT_OID(der, MC_OID_P384);
    } else if (mc_view_is(curve, "nistp521")) {
        MC_DER_PUT_OID(der, MC_OID_P521);
    } else {
        return MC_ERR_UNSUPPORTED;
    }
    mc_der_close(der);
    mc_der_bit_string(der, point);
    return MC_OK;
}

mc_err mc_openssh_spki(mc_view blob, mc_buf *spki)
{
    size_t start = spki->len;
    mc_view algorithm, key;
    mc_der der;
    mc_err err;

    if (!take_string(&blob, &algorithm)) {
        return MC_ERR_DER_DAMAGED;
    }
    mc_der_begin(&der, spki);
    mc_der_open(&der, MC_DER_SEQUENCE);
    if (mc_view_is(algorithm, "ssh-rsa")) {
        err = rsa_spki(blob, &der);
    } else if (algorithm.len > 6 && mc_view_begins(algorithm, "ecdsa-")) {
        err = ecdsa_spki(blob, &der);
    } else if (mc_view_is(algorithm, "ssh-ed25519")) {
        err = take_string(&blob, &key) ? MC_OK : MC_ERR_DER_DAMAGED;
        if (err == MC_OK) {
            /* RFC 8410 4: no parameters. */
            mc_der_open(&der, MC_DER_SEQUENCE);
            MC_DER_PUT_OID(&der, "\x2b\x65\x70");
            mc_der_close(&der);
            mc_der_bit_string(&der, key);
        }
    } else {
        err = MC_ERR_UNSUPPORTED;
    }
    mc_der_close(&der);
    MC_THEN(err, mc_der_end(&der));
    return mc_buf_undo(spki, start, err);
}
