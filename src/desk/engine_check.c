/*
 * Operation check (engine_ops.h): opens the files and runs every check.
 */
#include <string.h>

#include "desk/engine_ops.h"
#include "desk/engine_parts.h"
#include "desk/fields.h"
#include "judge/check.h"
#include "key/key.h"

/* What is known of a file that could not be read: it is a finding, not the
 * end, and no fault of the call. fault borrows what. */
static void excuse(mc_job *job, mc_fault *fault, mc_buf *what)
{
    static const mc_buf none = MC_BUF_INIT;

    *fault = job->fault;
    *what = job->fault_what;
    job->fault_what = none;
    mc_job_forgive(job);
}

static mc_err tolerate(mc_check *check, mc_err err, const char *field,
                       size_t at)
{
    if (err == MC_ERR_MEMORY || err == MC_ERR_INTERNAL) {
        return err;
    }
    if (err != MC_OK) {
        mc_check_say_error(check, err, field, (int64_t) at, &check->job->fault);
    }
    mc_job_forgive(check->job);
    return MC_OK;
}

static mc_err keep_crl(mc_check *check, const char *field, size_t at,
                       mc_view der)
{
    mc_given_crl *crl = &check->crls[check->crl_count];
    mc_err err;

    if (check->crl_count == MC_CHECK_CRLS_MAX) {
        return MC_ERR_FILE_SIZE;
    }
    err = mc_bufs_keep(&check->kept, &der);
    if (err != MC_OK) {
        return err;
    }
    err = mc_crl_view_read(der, &crl->list);
    if (err == MC_OK) {
        crl->field = field;
        crl->at = at;
        check->crl_count++;
    }
    return mc_object_fail(check->job, err, field, der, &crl->list.reading);
}

/* The revocation lists of a file; MC_ERR_FILE_KIND where there is none. */
static mc_err take_crls(mc_check *check, const char *field, size_t at,
                        mc_view file)
{
    mc_buf store = MC_BUF_INIT;
    mc_view in, value, whole;
    uint8_t tag;
    mc_err err = mc_objects_add(check->job, file, MC_OBJECT_CRL, field, &store);

    in = mc_buf_view(&store);
    while (err == MC_OK && in.len > 0) {
        err = mc_der_next(&in, &tag, &value, &whole);
        MC_THEN(err, keep_crl(check, field, at, whole));
    }
    mc_buf_free(&store);
    return err;
}

/* The fields "crl": each holds one list at least. */
static mc_err open_crls(mc_check *check)
{
    mc_view file;
    size_t from = 0, at = 0;
    mc_err err = MC_OK;

    while (err == MC_OK && mc_job_next(check->job, "crl", &from, &file)) {
        err = tolerate(check, take_crls(check, "crl", at, file), "crl", at);
        at++;
    }
    return err;
}

/* One more file of certificates, or of lists alone. */
static mc_err add_file(mc_check *check, const char *field, size_t at,
                       mc_view file)
{
    mc_certificates *pool = &check->pool;
    size_t length = pool->store.len;
    mc_err err = mc_certificates_add(check->job, file, field, pool);

    MC_THEN(err, mc_certificates_read(check->job, field, pool));
    if (err != MC_OK) {
        mc_err again;

        mc_buf_truncate(&pool->store, length);
        again = mc_certificates_read(check->job, field, pool);
        err = again == MC_OK ? err : again;
    }
    if (err == MC_OK || err == MC_ERR_FILE_KIND) {
        mc_err taken = take_crls(check, field, at, file);

        err = taken == MC_ERR_FILE_KIND ? err : taken;
    }
    return tolerate(check, err, field, at);
}

/* The certificate's own file, then every file of the chain. */
static mc_err open_pool(mc_check *check)
{
    mc_view value;
    size_t from = 0, at = 0;
    mc_err err = mc_job_need(check->job, "certificate", &check->file);

    MC_THEN(err, add_file(check, "certificate", 0, check->file));
    check->own_count = check->pool.count;
    while (err == MC_OK && mc_job_next(check->job, "chain", &from, &value)) {
        if (value.len > 0) {
            check->has_chain = 1;
            err = add_file(check, "chain", at, value);
        }
        at++;
    }
    return MC_THEN(err, open_crls(check));
}

static mc_err open_key(mc_check *check, mc_text *text)
{
    mc_view file;
    mc_err err;

    check->has_key = mc_job_has(check->job, "key", &file);
    if (!check->has_key) {
        return MC_OK;
    }
    err = mc_read_pick(check->job, "key.pick", file, text, &check->key_file);
    if (err == MC_OK && !check->is_made) {
        check->key_error = mc_key_open_to_show(
            check->job, check->key_file, mc_job_get(check->job, "passphrase"),
            "key", &check->key);
        excuse(check->job, &check->key_fault, &check->key_what);
    }
    return check->key_error == MC_ERR_MEMORY ? MC_ERR_MEMORY : err;
}

static mc_err open_request(mc_check *check)
{
    mc_view file;
    mc_err err;

    check->has_request = mc_job_has(check->job, "request", &file);
    if (!check->has_request) {
        return MC_OK;
    }
    err =
        mc_request_open(check->job, file, &check->request_der, &check->request);
    check->request_error = err;
    excuse(check->job, &check->request_fault, &check->request_what);
    return err == MC_ERR_MEMORY ? err : MC_OK;
}

/*
 * The certificate that is meant: the one that the key fits, else the first in
 * its file that is no authority's, else the first.
 */
static void choose_leaf(mc_check *check)
{
    const mc_certificate *own = check->pool.items;
    size_t i;

    check->leaf = &own[0];
    for (i = check->own_count; i > 0; i--) {
        if (!own[i - 1].is_authority) {
            check->leaf = &own[i - 1];
        }
    }
    if (check->own_count < 2 || !check->has_key || check->key_error != MC_OK) {
        return;
    }
    for (i = check->own_count; i > 0; i--) {
        int fits;

        mc_json_keep(check->json,
                     mc_public_key_fits(&check->key, &own[i - 1].key, &fits));
        if (fits) {
            check->leaf = &own[i - 1];
        }
    }
}

/* ---------------------------------------------------- what the device takes */

static mc_err read_words(mc_job *job, const char *name, mc_check_words *words)
{
    mc_view value;
    size_t at = 0;

    while (mc_job_next(job, name, &at, &value)) {
        if (value.len > 0) {
            if (words->count == MC_CHECK_WORDS_MAX) {
                return mc_fail(job, MC_ERR_FIELD_LENGTH, name, 0);
            }
            words->words[words->count++] = value;
        }
    }
    return MC_OK;
}

static mc_err read_device(mc_check *check)
{
    mc_job *job = check->job;
    mc_check_device *device = &check->device;
    mc_view value;
    mc_err err = read_words(job, "require.form", &device->forms);

    MC_THEN(err, read_words(job, "require.cipher", &device->ciphers));
    MC_THEN(err, read_words(job, "require.type", &device->types));
    MC_THEN(err, read_words(job, "require.passphrase", &device->passphrases));
    MC_THEN(err, mc_job_number(job, "require.max-bits", 1, 65536,
                               &device->max_bits));
    device->leaf_first =
        mc_view_is(mc_job_get(job, "require.leaf-first"), "yes");
    check->for_device = mc_job_has(job, "host", &value) ||
                        mc_job_has(job, "key", &value) ||
                        device->forms.count > 0 || device->leaf_first;
    return err;
}

static void check_hosts(mc_check *check)
{
    mc_view value;
    size_t at = 0;

    while (mc_job_next(check->job, "host", &at, &value)) {
        if (value.len > 0) {
            mc_check_host(check, value);
        }
    }
}

/* ------------------------------------------------------------------ whole */

static mc_err read_time(mc_check *check)
{
    mc_view text;
    const char *field = mc_job_has(check->job, "at", &text) ? "at" : "now";

    check->has_time = mc_job_has(check->job, field, &text);
    return mc_read_time(check->job, field, &check->time);
}

/* The public key to judge: the certificate's, else the request's, else the
 * private key's own. */
static mc_err choose_public_key(mc_check *check)
{
    mc_err err = MC_OK;

    if (check->leaf != NULL) {
        check->public_key = check->leaf->key;
        check->about = "certificate";
    } else if (check->has_request && check->request_error == MC_OK) {
        check->public_key = check->request.key;
        check->about = "request";
    } else if (check->has_key && check->key_error == MC_OK) {
        err = mc_public_key_write(&check->key, &check->spki);
        MC_THEN(err, mc_public_key_read(mc_buf_view(&check->spki),
                                        &check->public_key));
        check->about = err == MC_OK ? "key" : NULL;
    }
    return err;
}

/* Opens whatever was given. */
static mc_err open_all(mc_check *check, mc_text *text)
{
    mc_view file;
    mc_err err = read_time(check);

    MC_THEN(err, read_device(check));
    MC_THEN(err, open_key(check, text));
    MC_THEN(err, open_request(check));
    if (err == MC_OK && (mc_job_has(check->job, "certificate", &file) ||
                         !(check->has_key || check->has_request))) {
        err = open_pool(check);
        if (err == MC_OK && check->own_count > 0) {
            choose_leaf(check);
        }
    }
    return MC_THEN(err, choose_public_key(check));
}

static mc_err run_checks(mc_check *check, mc_text *text)
{
    static void (*const of_certificate[])(mc_check *) = {
        mc_check_key,   mc_check_request, mc_check_requirements, check_hosts,
        mc_check_dates, mc_check_chain,   mc_check_lints,        NULL,
    };
    static void (*const of_waiting[])(mc_check *) = {
        mc_check_key, mc_check_requirements, check_hosts, mc_check_waiting,
        NULL,
    };
    mc_err err = open_all(check, text);
    void (*const *next)(mc_check *) =
        check->leaf != NULL ? of_certificate : of_waiting;

    while (MC_THEN(err, check->json->err) == MC_OK && *next != NULL) {
        (*next++)(check);
    }
    return err;
}

mc_err mc_check_files(mc_job *job, const mbedtls_pk_context *made,
                      const char *field)
{
    static const mc_certificates none = MC_CERTIFICATES_INIT;
    mc_text text = MC_TEXT_INIT;
    mc_check check;
    mc_json json;
    mc_err err;

    memset(&check, 0, sizeof(check));
    check.job = job;
    check.json = &json;
    check.pool = none;
    mbedtls_pk_init(&check.key);
    if (made != NULL) {
        check.key = *made;
        check.is_made = 1;
    }
    mc_reply_begin(job, field, &json);
    mc_json_object(&json, NULL);
    mc_json_list(&json, "findings");
    err = run_checks(&check, &text);
    mc_json_close_list(&json);
    mc_json_close_object(&json);
    err = mc_reply_end(job, &json, err);
    mc_certificates_free(&check.pool);
    mc_bufs_free(&check.kept);
    if (made == NULL) {
        mbedtls_pk_free(&check.key);
    }
    MC_BUF_FREE(&check.request_der, &check.key_what, &check.request_what,
                &check.spki);
    mc_text_free(&text);
    return err;
}

mc_err mc_op_check(mc_job *job)
{
    return mc_check_files(job, NULL, "report");
}
