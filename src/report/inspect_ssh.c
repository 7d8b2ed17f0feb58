/* Keys of OpenSSH and PuTTY: see inspect_container.h. */
#include <string.h>

#include "encoding/base64.h"
#include "key/openssh.h"
#include "key/public_key.h"
#include "report/inspect_container.h"
#include "report/report.h"

/* "SHA256:" and the digest of the blob in base64 without padding. */
static void put_fingerprint(mc_json *json, mc_view blob)
{
    mc_buf text = MC_BUF_INIT;
    uint8_t digest[32];
    mc_view view = {digest, sizeof(digest)};
    mc_err err = mc_sha256(blob, digest);

    MC_THEN(err, mc_buf_append_str(&text, "SHA256:"));
    MC_THEN(err, mc_base64_append(&text, view, 0));
    while (text.len > 0 && text.p[text.len - 1] == '=') {
        text.len--;
    }
    mc_json_made(json, "fingerprint", err, &text);
}

/* What the public half is, in our words. */
static void put_public(mc_json *json, mc_view blob)
{
    mc_buf spki = MC_BUF_INIT;
    mc_public_key key;
    mc_err err = mc_openssh_spki(blob, &spki);

    if (err == MC_OK && mc_public_key_read(mc_buf_view(&spki), &key) == MC_OK) {
        mc_report_key(json, &key);
        mc_report_key_ids(json, &key);
    }
    mc_json_keep(json, err == MC_ERR_MEMORY ? err : MC_OK);
    mc_buf_free(&spki);
}

static void put_key(mc_json *json, const mc_openssh *key)
{
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
    put_fingerprint(json, key->blob);
    put_public(json, key->blob);
}

/* What stands before the first byte that is not above this one. */
static mc_view take_above(mc_view *text, uint8_t limit)
{
    mc_view taken = {text->p, 0};

    while (taken.len < text->len && taken.p[taken.len] > limit) {
        taken.len++;
    }
    mc_view_skip(text, taken.len);
    return taken;
}

/* "ssh-rsa AAAA... comment", a line of authorized_keys. */
static mc_err read_public_line(mc_view text, mc_buf *blob, mc_openssh *key)
{
    mc_view type = mc_view_until(text, ' '), letters;
    mc_err err;

    memset(key, 0, sizeof(*key));
    if (text.len < 8 || type.len == text.len ||
        (!mc_view_begins(text, "ssh-") && !mc_view_begins(text, "ecdsa-"))) {
        return MC_ERR_FILE_KIND;
    }
    mc_view_skip(&text, type.len + 1);
    letters = take_above(&text, ' ');
    err = mc_base64_decode(letters, blob);
    if (err == MC_ERR_MEMORY) {
        return err;
    }
    if (letters.len == 0 || err != MC_OK || blob->len < 4 + type.len ||
        memcmp(blob->p + 4, type.p, type.len) != 0) {
        return MC_ERR_FILE_KIND;
    }
    while (text.len > 0 && text.p[0] == ' ') {
        mc_view_skip(&text, 1);
    }
    key->algorithm = type;
    key->blob = mc_buf_view(blob);
    key->comment = take_above(&text, ' ' - 1);
    return MC_OK;
}

int mc_find_openssh(mc_inspect *inspect, const mc_found *found)
{
    mc_buf blob = MC_BUF_INIT;
    mc_openssh key;
    const char *kind = "openssh-key";
    mc_err problem = mc_openssh_read(found->der, &key);

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
        mc_json_keep(inspect->json, problem);
    } else if (problem != MC_ERR_FILE_KIND) {
        mc_report_head(inspect->json, kind, &found->origin);
        if (problem == MC_OK) {
            put_key(inspect->json, &key);
        } else {
            mc_report_error(inspect->json, problem, NULL);
        }
        mc_json_close_object(inspect->json);
    }
    mc_buf_free(&blob);
    return problem != MC_ERR_FILE_KIND;
}
