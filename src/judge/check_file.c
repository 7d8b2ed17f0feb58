/*
 * Whether the files are in the form that a device takes: the fields
 * require.*, which come from the device's profile. A field may repeat where
 * the device takes several.
 */
#include "judge/check.h"

#include "key/key_info.h"
#include "locking/pem.h"

static uint8_t lower(uint8_t c)
{
    return c >= 'A' && c <= 'Z' ? (uint8_t) (c | 0x20) : c;
}

static int same_word(mc_view asked, const char *have)
{
    mc_view found = mc_view_str(have);
    size_t i;

    if (asked.len != found.len) {
        return 0;
    }
    for (i = 0; i < asked.len; i++) {
        if (lower(asked.p[i]) != lower(found.p[i])) {
            return 0;
        }
    }
    return 1;
}

/* -1 when the field is not there, else whether one of its values is have. */
static int allows(const mc_check *check, const char *field, const char *have)
{
    size_t count = mc_fields_count(check->job->fields, field);
    int asked = -1;
    size_t i;

    for (i = 0; i < count; i++) {
        mc_view value;

        if (mc_fields_nth(check->job->fields, field, i, &value) &&
            value.len > 0) {
            asked = asked > 0 || same_word(value, have);
        }
    }
    return asked;
}

static void check_form(mc_check *check, const mc_key_info *info)
{
    /* The profile tells PKCS#1 and SEC1 by their common name. */
    const char *form =
        same_word(mc_view_str("pkcs8"), info->form) ? "pkcs8" : "traditional";
    int allowed = allows(check, "require.form", form);

    if (allowed == 0) {
        mc_check_say(check, MC_LEVEL_ERROR, "FORM_WRONG", "key",
                     same_word(mc_view_str("pkcs8"), form)
                         ? "The device does not take a key in the PKCS#8 form "
                           "(BEGIN PRIVATE KEY, BEGIN ENCRYPTED PRIVATE "
                           "KEY). Convert it to the traditional form."
                         : "The device does not take a key in the "
                           "traditional form (BEGIN RSA PRIVATE KEY). Convert "
                           "it to PKCS#8.");
    } else if (allowed > 0) {
        mc_check_say(check, MC_LEVEL_OK, "FORM_OK", "key",
                     "The key is in the form that the device takes.");
    }
    if (allowed >= 0 && same_word(mc_view_str("der"), info->encoding)) {
        mc_check_say(check, MC_LEVEL_ERROR, "KEY_NOT_PEM", "key",
                     "The key is in binary form. Convert it to text (PEM).");
    }
}

static void check_cipher(mc_check *check, const mc_key_info *info)
{
    int allowed;

    if (!info->encrypted || info->cipher == NULL) {
        return;
    }
    allowed = allows(check, "require.cipher", info->cipher);
    if (allowed == 0) {
        mc_check_say_about(check, MC_LEVEL_ERROR, "CIPHER_WRONG", "key",
                           "The key is locked with ", mc_view_str(info->cipher),
                           ", which the device is not known to open. Lock it "
                           "anew with the cipher of the device's profile.");
    } else if (allowed > 0) {
        mc_check_say(check, MC_LEVEL_OK, "CIPHER_OK", "key",
                     "The key is locked with a cipher that the device opens.");
    }
}

static void check_passphrase(mc_check *check, const mc_key_info *info)
{
    int allowed =
        allows(check, "require.passphrase", info->encrypted ? "yes" : "no");

    if (allowed == 0) {
        mc_check_say(check, MC_LEVEL_ERROR, "LOCK_WRONG", "key",
                     info->encrypted
                         ? "The device takes only a key without a passphrase. "
                           "Take the passphrase off, and guard the file."
                         : "The device wants a key that is locked with a "
                           "passphrase. Add one.");
    } else if (allowed > 0) {
        mc_check_say(check, MC_LEVEL_OK, "LOCK_OK", "key",
                     info->encrypted ? "The key is locked, as the device "
                                       "wants it."
                                     : "The key is not locked, as the device "
                                       "wants it.");
    }
}

static mc_err check_key_file(mc_check *check)
{
    mc_key_info info;
    mc_err err;

    if (!check->has_key) {
        return MC_OK;
    }
    err = mc_key_describe(check->key_file, &info);
    /* Of a kind that is known by its label only, there is no form to say. */
    if (err == MC_OK && info.form != NULL) {
        check_form(check, &info);
        check_cipher(check, &info);
        check_passphrase(check, &info);
    }
    /* What is wrong with the file has been said when it was opened. */
    return err == MC_ERR_MEMORY ? err : MC_OK;
}

static mc_err check_size(mc_check *check)
{
    const mc_public_key *key = &check->public_key;
    uint64_t most = 0;
    mc_err err = mc_job_number(check->job, "require.max-bits", 1, 65536, &most);
    int allowed;

    if (err != MC_OK || check->about == NULL) {
        return err;
    }
    allowed = allows(check, "require.type", key->type);
    if (allowed == 0) {
        mc_check_say_about(check, MC_LEVEL_ERROR, "KEY_TYPE", check->about,
                           "The device is not known to take keys of the type ",
                           mc_view_str(key->type),
                           ". Make a new key and request.");
    } else if (allowed > 0) {
        mc_check_say(check, MC_LEVEL_OK, "KEY_TYPE_OK", check->about,
                     "The key is of a type that the device takes.");
    }
    if (most > 0 && key->bits > most) {
        mc_check_say(check, MC_LEVEL_ERROR, "KEY_TOO_LARGE", check->about,
                     "The key is larger than the device takes. Make a smaller "
                     "key and a new request.");
    } else if (most > 0) {
        mc_check_say(check, MC_LEVEL_OK, "KEY_SIZE_OK", check->about,
                     "The key is of a size that the device takes.");
    }
    return MC_OK;
}

static void check_leaf_first(mc_check *check)
{
    if (allows(check, "require.leaf-first", "yes") <= 0) {
        return;
    }
    if (check->leaf != &check->pool.items[0]) {
        mc_check_say(check, MC_LEVEL_ERROR, "LEAF_NOT_FIRST", "certificate",
                     "The device's own certificate must stand first in the "
                     "file. Put the certificates in order.");
    } else {
        mc_check_say(check, MC_LEVEL_OK, "LEAF_FIRST", "certificate",
                     "The device's own certificate stands first in the "
                     "file.");
    }
}

/* Devices read text; a certificate may have come in another form. */
static void check_text(mc_check *check)
{
    mc_pem_block block;
    mc_view file;
    size_t at = 0;
    int found = 1;
    mc_err err = MC_OK;

    if (allows(check, "require.form", "") < 0 ||
        !mc_job_has(check->job, "certificate", &file)) {
        return;
    }
    while (err == MC_OK && found) {
        err = mc_pem_next(file, &at, &block, &found);
        if (err == MC_OK && found && mc_view_is(block.label, "CERTIFICATE")) {
            return;
        }
    }
    mc_check_say(check, MC_LEVEL_ERROR, "CERTIFICATE_NOT_PEM", "certificate",
                 "The certificate is in binary form or in a bundle (.p7b), "
                 "which the device is not known to read. Convert it to text "
                 "(PEM).");
}

mc_err mc_check_requirements(mc_check *check)
{
    mc_err err = check_key_file(check);

    if (err == MC_OK) {
        err = check_size(check);
    }
    if (err == MC_OK && check->leaf != NULL) {
        check_text(check);
        check_leaf_first(check);
    }
    return err;
}
