/*
 * Whether the key opens, is sound, and belongs to the certificate and the
 * request.
 */
#include "check.h"

#include "key_info.h"
#include "key_weak.h"
#include "request.h"

static void say_weaknesses(mc_check *check)
{
    mbedtls_pk_context pk;
    unsigned found = 0;
    unsigned i;
    mc_err err;

    mbedtls_pk_init(&pk);
    err = mc_public_key_open(&check->leaf->key, &pk);
    if (err == MC_OK) {
        err = mc_key_weaknesses(&pk, &found);
    }
    mbedtls_pk_free(&pk);
    if (err == MC_ERR_MEMORY) {
        mc_check_stop(check, err);
        return;
    }
    if (err != MC_OK) {
        mc_check_say_about(check, MC_LEVEL_WARNING, "KEY_UNKNOWN",
                           "certificate", "The key's kind (",
                           mc_view_str(check->leaf->key.type),
                           ") is not one that these devices are known to "
                           "take. Use RSA.");
        return;
    }
    for (i = 0; i < MC_WEAK__COUNT; i++) {
        unsigned one = 1u << i;
        mc_buf code = MC_BUF_INIT;

        if ((found & one) == 0) {
            continue;
        }
        err = mc_buf_append_str(&code, "WEAK_");
        if (err == MC_OK) {
            err = mc_buf_append_str(&code, mc_key_weakness_name(one));
        }
        if (err == MC_OK) {
            err = mc_buf_append(&code, "", 1);
        }
        if (err == MC_OK) {
            mc_check_say(check,
                         (one & MC_WEAK_FATAL) != 0 ? MC_LEVEL_ERROR
                                                    : MC_LEVEL_WARNING,
                         (const char *) code.p, "certificate",
                         mc_key_weakness_text(one));
        }
        mc_buf_free(&code);
    }
    if (found == 0) {
        mc_check_say(check, MC_LEVEL_OK, "KEY_SOUND", "certificate",
                     "The key shows none of the known weaknesses that can be "
                     "seen from here.");
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
    mc_view file;

    say_weaknesses(check);
    if (!check->has_key || !mc_job_has(check->job, "key", &file)) {
        return MC_OK;
    }
    if (err != MC_OK) {
        int locked = err == MC_ERR_PASSPHRASE ||
                     err == MC_ERR_PASSPHRASE_MISSING ||
                     err == MC_ERR_PASSPHRASE_SYNTAX;

        mc_check_say_error(check, err, locked ? "passphrase" : "key");
        return MC_OK;
    }
    err = mc_key_describe(file, &info);
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
    say_fits(check);
    return MC_OK;
}

mc_err mc_check_request(mc_check *check)
{
    mc_buf der = MC_BUF_INIT;
    mc_request request;
    mc_view file;
    mc_err err;

    if (!mc_job_has(check->job, "request", &file)) {
        return MC_OK;
    }
    err = mc_request_from_file(check->job, file, &der);
    if (err == MC_OK) {
        err = mc_request_read(mc_buf_view(&der), &request);
    }
    if (err == MC_OK) {
        if (mc_view_equal(request.key.spki, check->leaf->key.spki)) {
            mc_check_say(check, MC_LEVEL_OK, "REQUEST_FITS", "request",
                         "The certificate was made for this request's key.");
        } else {
            mc_check_say(check, MC_LEVEL_ERROR, "REQUEST_MISMATCH", "request",
                         "The certificate was made for another key than this "
                         "request's. Look for the request that was sent to "
                         "the authority.");
        }
    } else if (err != MC_ERR_MEMORY) {
        mc_check_say_error(check, err, "request");
        err = MC_OK;
    }
    mc_buf_free(&der);
    return err;
}
