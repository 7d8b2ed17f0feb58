/*
 * Whether the key opens, is sound, and belongs to the certificate and the
 * request.
 */
#include "judge/check.h"

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

/* One weakness, with what to do about it. */
static void say_weakness(mc_check *check, unsigned one)
{
    int fatal = mc_check_weakness_is_fatal(&check->public_key, one);
    mc_buf code = MC_BUF_INIT;
    mc_err err = mc_buf_append_str(&code, "WEAK_");

    if (err == MC_OK) {
        err = mc_buf_append_str(&code, mc_key_weakness_name(one));
    }
    if (err == MC_OK) {
        err = mc_buf_append(&code, "", 1);
    }
    if (err == MC_OK) {
        mc_check_say_about(check, fatal ? MC_LEVEL_ERROR : MC_LEVEL_WARNING,
                           (const char *) code.p, check->about,
                           mc_key_weakness_text(one), mc_view_str(""),
                           fatal ? " Do not use it: make a new key and "
                                   "request."
                                 : " Browsers may refuse it: make a new key "
                                   "of 2048 bits and a request.");
    }
    mc_check_stop(check, err);
    mc_buf_free(&code);
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
    /* Numbers that nobody opens are told as what they are. */
    if (err == MC_OK && found == 0) {
        mbedtls_pk_init(&pk);
        err = mc_public_key_open(key, &pk);
        mbedtls_pk_free(&pk);
    }
    if (err == MC_ERR_MEMORY) {
        mc_check_stop(check, err);
        return;
    }
    if (err != MC_OK) {
        mc_check_say_about(
            check, check->leaf != NULL ? MC_LEVEL_ERROR : MC_LEVEL_WARNING,
            "KEY_UNKNOWN", check->about, "The key's kind (",
            mc_view_str(check->public_key.type),
            ") is not one that these devices are known to "
            "take. Use RSA.");
        return;
    }
    for (i = 0; i < MC_WEAK__COUNT; i++) {
        if ((found & (1u << i)) != 0) {
            say_weakness(check, 1u << i);
        }
    }
    if (found == 0) {
        mc_check_say(check, MC_LEVEL_OK, "KEY_SOUND", check->about,
                     "The key shows none of the known weaknesses that can be "
                     "seen from here. Not looked for: Debian's predictable "
                     "keys of 2006 to 2008, and primes shared with keys that "
                     "are not here.");
    }
}

static void say_fits_request(mc_check *check)
{
    int fits;

    mc_check_stop(check,
                  mc_public_key_fits(&check->key, &check->request.key, &fits));
    if (fits) {
        mc_check_say(check, MC_LEVEL_OK, "KEY_FITS", "key",
                     "The key belongs to the request.");
    } else {
        mc_check_say(check, MC_LEVEL_ERROR, "KEY_MISMATCH", "key",
                     "The key does not belong to the request. Choose the key "
                     "that was made with it; if it is lost, make a new key "
                     "and request.");
    }
}

static void say_fits(mc_check *check)
{
    const mbedtls_pk_context *pk = &check->key;
    size_t i;
    int fits;

    mc_check_stop(check, mc_public_key_fits(pk, &check->leaf->key, &fits));
    if (fits) {
        mc_check_say(check, MC_LEVEL_OK, "KEY_FITS", "key",
                     "The key belongs to the certificate.");
        return;
    }
    for (i = 0; i < check->pool.count; i++) {
        const mc_certificate *c = &check->pool.items[i];

        mc_check_stop(check, mc_public_key_fits(pk, &c->key, &fits));
        if (fits) {
            mc_check_say_name(check, MC_LEVEL_ERROR, "KEY_OF_OTHER", "key",
                              "The key does not belong to this certificate "
                              "but to that of ",
                              c->subject,
                              ". Choose the key that was made with the "
                              "request.");
            return;
        }
    }
    mc_check_say(check, MC_LEVEL_ERROR, "KEY_MISMATCH", "key",
                 "The key does not belong to the certificate. Choose the key "
                 "that was made with the request; if it is lost, make a new "
                 "key and request.");
}

mc_err mc_check_key(mc_check *check)
{
    mc_err err = check->key_error;
    mc_key_info info;

    if (check->about != NULL) {
        say_weaknesses(check);
    }
    if (!check->has_key) {
        return MC_OK;
    }
    if (err != MC_OK) {
        int locked = err == MC_ERR_PASSPHRASE ||
                     err == MC_ERR_PASSPHRASE_MISSING ||
                     err == MC_ERR_PASSPHRASE_SYNTAX;

        mc_check_say_error(check, err, locked ? "passphrase" : "key",
                           mc_buf_view(&check->key_fault));
        return MC_OK;
    }
    err = mc_key_describe(check->key_file, &info);
    if (err == MC_ERR_MEMORY) {
        return err;
    }
    if (err == MC_OK && !info.encrypted) {
        mc_check_say(check, MC_LEVEL_OK, "KEY_OPENS", "key",
                     "The key can be read; it is not locked.");
    } else {
        mc_check_say(check, MC_LEVEL_OK, "KEY_OPENS", "key",
                     "The key opens with the passphrase.");
    }
    if (check->leaf != NULL) {
        say_fits(check);
    } else if (check->has_request && check->request_error == MC_OK) {
        say_fits_request(check);
    }
    return MC_OK;
}

mc_err mc_check_request(mc_check *check)
{
    if (!check->has_request) {
        return MC_OK;
    }
    if (check->request_error != MC_OK) {
        mc_check_say_error(check, check->request_error, "request",
                           mc_buf_view(&check->request_fault));
    } else if (mc_view_equal(check->request.key.spki, check->leaf->key.spki)) {
        mc_check_say(check, MC_LEVEL_OK, "REQUEST_FITS", "request",
                     "The certificate was made for this request's key.");
    } else {
        mc_check_say(check, MC_LEVEL_ERROR, "REQUEST_MISMATCH", "request",
                     "The certificate was made for another key than this "
                     "request's. Look for the request that was sent to the "
                     "authority.");
    }
    return MC_OK;
}
