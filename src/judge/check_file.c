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

/* -1 when nobody has said what it takes, else whether it takes this. */
static int takes(const mc_check_words *words, const char *have)
{
    size_t i;

    for (i = 0; i < words->count; i++) {
        if (same_word(words->words[i], have)) {
            return 1;
        }
    }
    return words->count > 0 ? 0 : -1;
}

static void check_form(mc_check *check, const mc_key_info *info)
{
    /* The profile tells PKCS#1 and SEC1 by their common name. */
    const char *form =
        same_word(mc_view_str("pkcs8"), info->form) ? "pkcs8" : "traditional";
    int allowed = takes(&check->device.forms, form);

    if (allowed == 0) {
        mc_check_say(check, MC_LEVEL_ERROR, "FORM_WRONG", "key",
                     MC_VALUES(mc_value_word("form", form)));
    } else if (allowed > 0) {
        mc_check_say(check, MC_LEVEL_OK, "FORM_OK", "key", NULL);
    }
    if (allowed >= 0 && same_word(mc_view_str("der"), info->encoding)) {
        mc_check_say(check, MC_LEVEL_ERROR, "KEY_NOT_PEM", "key", NULL);
    }
}

static void check_cipher(mc_check *check, const mc_key_info *info)
{
    int allowed;

    if (!info->encrypted || info->cipher == NULL) {
        return;
    }
    allowed = takes(&check->device.ciphers, info->cipher);
    if (allowed == 0) {
        mc_check_say(check, MC_LEVEL_ERROR, "CIPHER_WRONG", "key",
                     MC_VALUES(mc_value_word("cipher", info->cipher)));
    } else if (allowed > 0) {
        mc_check_say(check, MC_LEVEL_OK, "CIPHER_OK", "key", NULL);
    }
}

static void check_passphrase(mc_check *check, const mc_key_info *info)
{
    const char *locked = info->encrypted ? "yes" : "no";
    int allowed = takes(&check->device.passphrases, locked);

    if (allowed == 0) {
        mc_check_say(check, MC_LEVEL_ERROR, "LOCK_WRONG", "key",
                     MC_VALUES(mc_value_word("locked", locked)));
    } else if (allowed > 0) {
        mc_check_say(check, MC_LEVEL_OK, "LOCK_OK", "key",
                     MC_VALUES(mc_value_word("locked", locked)));
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

static void check_size(mc_check *check)
{
    const mc_public_key *key = &check->public_key;
    uint64_t most = check->device.max_bits;
    int allowed;

    if (check->about == NULL) {
        return;
    }
    allowed = takes(&check->device.types, key->type);
    if (allowed == 0) {
        mc_check_say(check, MC_LEVEL_ERROR, "KEY_TYPE", check->about,
                     MC_VALUES(mc_value_word("type", key->type)));
    } else if (allowed > 0) {
        mc_check_say(check, MC_LEVEL_OK, "KEY_TYPE_OK", check->about, NULL);
    }
    if (most > 0 && key->bits > most) {
        mc_check_say(check, MC_LEVEL_ERROR, "KEY_TOO_LARGE", check->about,
                     NULL);
    } else if (most > 0) {
        mc_check_say(check, MC_LEVEL_OK, "KEY_SIZE_OK", check->about, NULL);
    }
}

static void check_leaf_first(mc_check *check)
{
    if (!check->device.leaf_first) {
        return;
    }
    if (check->leaf != &check->pool.items[0]) {
        mc_check_say(check, MC_LEVEL_ERROR, "LEAF_NOT_FIRST", "certificate",
                     NULL);
    } else {
        mc_check_say(check, MC_LEVEL_OK, "LEAF_FIRST", "certificate", NULL);
    }
}

/* Devices read text; a certificate may have come in another form. */
static void check_text(mc_check *check)
{
    mc_pem_block block;
    size_t at = 0;
    int found = 1;
    mc_err err = MC_OK;

    if (check->device.forms.count == 0) {
        return;
    }
    while (err == MC_OK && found) {
        err = mc_pem_next(check->file, &at, &block, &found);
        if (err == MC_OK && found && mc_view_is(block.label, "CERTIFICATE")) {
            return;
        }
    }
    mc_check_say(check, MC_LEVEL_ERROR, "CERTIFICATE_NOT_PEM", "certificate",
                 NULL);
}

mc_err mc_check_requirements(mc_check *check)
{
    mc_err err = check_key_file(check);

    check_size(check);
    if (check->leaf != NULL) {
        check_text(check);
        check_leaf_first(check);
    }
    return err;
}
