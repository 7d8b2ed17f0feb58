/*
 * Whether the files are in the form that a device takes: the fields
 * require.*, which come from the device's profile. A field may repeat where
 * the device takes several.
 */
#include "judge/check.h"

#include <string.h>

#include "key/key_info.h"
#include "locking/pem.h"

/* -1 when nobody has said what it takes, else whether it takes this. */
static int takes(const mc_check_words *words, const char *have)
{
    size_t i;

    for (i = 0; i < words->count; i++) {
        if (mc_view_alike(words->words[i], mc_view_str(have))) {
            return 1;
        }
    }
    return words->count > 0 ? 0 : -1;
}

/* Says whether it takes this, where anybody has said; what it does not take is
 * a value of that name. */
static int say_taken(mc_check *check, const mc_check_words *words,
                     const char *have, const char *name, const char *ok,
                     const char *wrong, const char *field)
{
    int allowed = takes(words, have);

    if (allowed >= 0) {
        mc_check_say_whether(check, allowed, ok, wrong, field,
                             allowed ? NULL
                                     : MC_VALUES(mc_value_word(name, have)));
    }
    return allowed >= 0;
}

static void check_form(mc_check *check, const mc_key_info *info)
{
    /* The profile tells PKCS#1 and SEC1 by their common name. */
    const char *form =
        strcmp(info->form, "pkcs8") == 0 ? "pkcs8" : "traditional";

    if (say_taken(check, &check->device.forms, form, "form", "FORM_OK",
                  "FORM_WRONG", "key") &&
        strcmp(info->encoding, "der") == 0) {
        mc_check_say(check, MC_LEVEL_ERROR, "KEY_NOT_PEM", "key", NULL);
    }
}

static void check_lock(mc_check *check, const mc_key_info *info)
{
    const char *locked = info->encrypted ? "yes" : "no";
    int allowed = takes(&check->device.passphrases, locked);

    if (info->encrypted && info->cipher != NULL) {
        (void) say_taken(check, &check->device.ciphers, info->cipher, "cipher",
                         "CIPHER_OK", "CIPHER_WRONG", "key");
    }
    if (allowed >= 0) {
        mc_check_say_whether(check, allowed, "LOCK_OK", "LOCK_WRONG", "key",
                             MC_VALUES(mc_value_word("locked", locked)));
    }
}

static void check_key_file(mc_check *check)
{
    mc_key_info info;
    mc_err err;

    if (!check->has_key) {
        return;
    }
    err = mc_key_describe(check->key_file, &info);
    /* Of a kind that is known by its label only, there is no form to say. */
    if (err == MC_OK && info.form != NULL) {
        check_form(check, &info);
        check_lock(check, &info);
    }
    /* What is wrong with the file has been said when it was opened. */
    mc_json_keep(check->json, err == MC_ERR_MEMORY ? err : MC_OK);
}

static void check_size(mc_check *check)
{
    const mc_public_key *key = &check->public_key;
    uint64_t most = check->device.max_bits;

    if (check->about == NULL) {
        return;
    }
    (void) say_taken(check, &check->device.types, key->type, "type",
                     "KEY_TYPE_OK", "KEY_TYPE", check->about);
    if (most > 0) {
        mc_check_say_whether(check, key->bits <= most, "KEY_SIZE_OK",
                             "KEY_TOO_LARGE", check->about, NULL);
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

void mc_check_requirements(mc_check *check)
{
    check_key_file(check);
    check_size(check);
    if (check->leaf != NULL) {
        check_text(check);
    }
    if (check->leaf != NULL && check->device.leaf_first) {
        mc_check_say_whether(check, check->leaf == &check->pool.items[0],
                             "LEAF_FIRST", "LEAF_NOT_FIRST", "certificate",
                             NULL);
    }
}
