/* Keys of OpenSSH and PuTTY: see inspect_container.h. */
#include <string.h>

#include "encoding/base64.h"
#include "key/openssh.h"
#include "key/public_key.h"
#include "report/inspect_container.h"
#include "report/report.h"

/* "SHA256:" and the digest of the blob in base64 without padding. */
static mc_err put_fingerprint(mc_json *json, mc_view blob)
{
    mc_buf text = MC_BUF_INIT;
    uint8_t digest[32];
    mc_view view = {digest, sizeof(digest)};
    mc_err err = mc_sha256(blob, digest);

    MC_THEN(err, mc_buf_append_str(&text, "SHA256:"));
    MC_THEN(err, mc_base64_append(&text, view, 0));
    if (err == MC_OK) {
        while (text.len > 0 && text.p[text.len - 1] == '=') {
            text.len--;
        }
        mc_json_text(json, "fingerprint", mc_buf_view(&text));
    }
    mc_buf_free(&text);
    return err;
}

/* What the public half is, in our words. */
static mc_err put_public(mc_json *json, mc_view blob)
{
    mc_buf spki = MC_BUF_INIT;
    mc_public_key key;
    mc_err err = mc_openssh_spki(blob, &spki);

    if (err == MC_OK && mc_public_key_read(mc_buf_view(&spki), &key) == MC_OK) {
        mc_report_key(json, &key);
        mc_report_key_ids(json, &key);
    }
    mc_buf_free(&spki);
    return err == MC_ERR_MEMORY ? err : MC_OK;
}

static mc_err put_key(mc_json *json, const char *kind, const mc_found *found,
                      const mc_openssh *key, mc_err problem)
{
    mc_err err = MC_OK;

    mc_report_head(json, kind, &found->origin);
    if (problem == MC_OK) {
        mc_json_text(json, "algorithm", key->algorithm);
        if (key->cipher.len > 0) {
            int encrypted = !mc_view_is(key->cipher, "none");

            mc_json_bool(json, "encrypted", encrypted);
            if (encrypted) {
                mc_json_text(json, "cipher", key->cipher);
            }
        }
        if (key->kdf.len > 0) {
            mc_json_object(json, "kdf");
            mc_json_text(json, "name", key->kdf);
            if (key->rounds > 0) {
                mc_json_number(json, "iterations", key->rounds);
            }
            mc_json_close_object(json);
        }
        if (key->comment.len > 0) {
            mc_json_text(json, "comment", key->comment);
        }
        err = put_fingerprint(json, key->blob);
        MC_THEN(err, put_public(json, key->blob));
    }
    if (err == MC_OK && problem != MC_OK) {
        mc_report_error(json, problem, NULL);
    }
    mc_json_close_object(json);
    return err;
}

/* "ssh-rsa AAAA... comment", a line of authorized_keys. */
static mc_err read_public_line(mc_view text, mc_buf *blob, mc_openssh *key)
{
    const uint8_t *space;
    mc_view letters, type;
    mc_err err;

    memset(key, 0, sizeof(*key));
    if (text.len < 8 ||
        (memcmp(text.p, "ssh-", 4) != 0 && memcmp(text.p, "ecdsa-", 6) != 0)) {
        return MC_ERR_FILE_KIND;
    }
    space = memchr(text.p, ' ', text.len);
    if (space == NULL) {
        return MC_ERR_FILE_KIND;
    }
    type.p = text.p;
    type.len = (size_t) (space - text.p);
    letters.p = space + 1;
    letters.len = 0;
    while (type.len + 1 + letters.len < text.len &&
           letters.p[letters.len] > ' ') {
        letters.len++;
    }
    err = mc_base64_decode(letters, blob);
    if (err == MC_ERR_MEMORY) {
        return err;
    }
    if (letters.len == 0 || err != MC_OK || blob->len < 4 + type.len ||
        memcmp(blob->p + 4, type.p, type.len) != 0) {
        return MC_ERR_FILE_KIND;
    }
    key->algorithm = type;
    key->blob = mc_buf_view(blob);
    key->comment.p = letters.p + letters.len;
    key->comment.len = text.len - type.len - 1 - letters.len;
    while (key->comment.len > 0 && key->comment.p[0] == ' ') {
        key->comment.p++;
        key->comment.len--;
    }
    for (letters.len = 0; letters.len < key->comment.len &&
                          key->comment.p[letters.len] >= ' ';) {
        letters.len++;
    }
    key->comment.len = letters.len;
    return MC_OK;
}

mc_err mc_find_openssh(mc_inspect *inspect, const mc_found *found, int *taken)
{
    mc_buf blob = MC_BUF_INIT;
    mc_openssh key;
    const char *kind = "openssh-key";
    mc_err problem = mc_openssh_read(found->der, &key);
    mc_err err = MC_OK;

    if (problem == MC_ERR_FILE_KIND &&
        found->object.kind == MC_OBJECT_KEY_OPENSSH) {
        problem = MC_ERR_DER_DAMAGED;
    }
    if (problem == MC_ERR_FILE_KIND && found->origin.label.len == 0) {
        kind = "putty-key";
        problem = mc_putty_read(found->source, &blob, &key);
    }
    if (problem == MC_ERR_FILE_KIND && found->origin.label.len == 0) {
        kind = "openssh-public-key";
        problem = read_public_line(found->source, &blob, &key);
    }
    if (problem == MC_ERR_MEMORY) {
        err = problem;
    } else if (problem != MC_ERR_FILE_KIND) {
        *taken = 1;
        err = put_key(inspect->json, kind, found, &key, problem);
    }
    mc_buf_free(&blob);
    return err;
}
