/*
 * Whether the key opens, is sound, and belongs to the certificate and the
 * request.
 */
#include "judge/check.h"

#include <string.h>

#include "key/key_info.h"
#include "key/key_weak.h"

int mc_check_weakness_is_fatal(const mc_public_key *key, unsigned one)
{
    /* Chromium 61 and later, and Firefox, refuse RSA below 1024 bits; small
     * odd exponents they take. */
    if (one == MC_WEAK_SHORT) {
        return key->bits < 1024;
    }
    return one == MC_WEAK_LONG ||
           (one & (MC_WEAK_FATAL & ~MC_WEAK_EXPONENT_SMALL)) != 0;
}

/* A small exponent is old and no more: what to do differs. */
static void say_weakness(mc_check *check, unsigned one)
{
    int fatal = mc_check_weakness_is_fatal(&check->public_key, one);

    mc_check_say(
        check, fatal ? MC_LEVEL_ERROR : MC_LEVEL_WARNING,
        one == MC_WEAK_EXPONENT_SMALL ? "WEAK_EXPONENT_SMALL" : "WEAK",
        check->about,
        MC_VALUES(mc_value_word("weakness", mc_key_weakness_name(one))));
}

static void say_weaknesses(mc_check *check)
{
    const mc_public_key *key = &check->public_key;
    mbedtls_pk_context pk;
    unsigned found = 0;
    unsigned i;
    mc_err err = MC_OK;

    if (!check->is_made) {
        err = mc_public_key_weaknesses(key, &found);
    }
    if (key->odd_form && mc_public_key_policy(key) != MC_ERR_UNSUPPORTED) {
        mc_check_say(check, MC_LEVEL_ERROR, "KEY_FORM", check->about, NULL);
        return;
    }
    if (key->curve != NULL && strcmp(key->curve, "P-521") == 0) {
        mc_check_say(check, MC_LEVEL_WARNING, "KEY_P521", check->about, NULL);
    }
    /* Numbers that nobody opens are told as what they are. */
    if (err == MC_OK && found == 0) {
        mbedtls_pk_init(&pk);
        err = mc_public_key_open(key, &pk);
        mbedtls_pk_free(&pk);
    }
    if (err == MC_ERR_MEMORY) {
        mc_json_keep(check->json, err);
        return;
    }
    if (err != MC_OK) {
        mc_check_say(check,
                     check->leaf != NULL ? MC_LEVEL_ERROR : MC_LEVEL_WARNING,
                     "KEY_UNKNOWN", check->about,
                     MC_VALUES(mc_value_word("type", check->public_key.type)));
        return;
    }
    for (i = 0; i < MC_WEAK__COUNT; i++) {
        if ((found & (1u << i)) != 0) {
            say_weakness(check, 1u << i);
        }
    }
    if (found == 0) {
        mc_check_say(check, MC_LEVEL_OK, "KEY_SOUND", check->about, NULL);
    }
}

/* Whether it belongs to the certificate; without one, to the request. */
static void say_fits(mc_check *check)
{
    const mbedtls_pk_context *pk = &check->key;
    const mc_certificate *leaf = check->leaf;
    size_t i;
    int fits, other;

    mc_json_keep(
        check->json,
        mc_public_key_fits(pk, leaf != NULL ? &leaf->key : &check->request.key,
                           &fits));
    for (i = 0; leaf != NULL && !fits && i < check->pool.count; i++) {
        const mc_certificate *c = &check->pool.items[i];

        mc_json_keep(check->json, mc_public_key_fits(pk, &c->key, &other));
        if (other) {
            mc_check_say_name(check, MC_LEVEL_ERROR, "KEY_OF_OTHER", "key",
                              c->subject);
            return;
        }
    }
    mc_check_say_whether(check, fits, "KEY_FITS", "KEY_MISMATCH", "key",
                         MC_VALUES(mc_value_word(
                             "to", leaf != NULL ? "certificate" : "request")));
}

void mc_check_key(mc_check *check)
{
    mc_err err = check->key_error;
    mc_key_info info;

    if (check->about != NULL) {
        say_weaknesses(check);
    }
    if (!check->has_key) {
        return;
    }
    if (err != MC_OK) {
        int locked = err == MC_ERR_PASSPHRASE ||
                     err == MC_ERR_PASSPHRASE_MISSING ||
                     err == MC_ERR_PASSPHRASE_SYNTAX;

        mc_check_say_error(check, err, locked ? "passphrase" : "key", -1,
                           &check->key_fault);
        return;
    }
    err = mc_key_describe(check->key_file, &info);
    mc_json_keep(check->json, err == MC_ERR_MEMORY ? err : MC_OK);
    mc_check_say(
        check, MC_LEVEL_OK, "KEY_OPENS", "key",
        MC_VALUES(mc_value_word(
            "locked", err == MC_OK && !info.encrypted ? "no" : "yes")));
    if (check->leaf != NULL ||
        (check->has_request && check->request_error == MC_OK)) {
        say_fits(check);
    }
}

void mc_check_request(mc_check *check)
{
    if (check->request_error != MC_OK) {
        mc_check_say_error(check, check->request_error, "request", -1,
                           &check->request_fault);
    } else if (check->has_request) {
        mc_check_say_whether(
            check,
            mc_view_equal(check->request.key.spki, check->leaf->key.spki),
            "REQUEST_FITS", "REQUEST_MISMATCH", "request", NULL);
    }
}
