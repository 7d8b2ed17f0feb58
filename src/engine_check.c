/*
 * Operation check (engine_ops.h): opens the files and runs every check.
 */
#include <string.h>

#include "calendar.h"
#include "check.h"
#include "engine_ops.h"
#include "key.h"
#include "pick.h"

/* The certificate's own file, then every file of the chain. A chain's file
 * that cannot be read is a finding, not the end. */
static mc_err open_pool(mc_check *check)
{
    mc_certificates *pool = &check->pool;
    mc_view file, key, value;
    size_t at = 0;
    mc_err err = mc_job_need(check->job, "certificate", &file);

    if (err == MC_OK) {
        err = mc_certificates_open(check->job, file, "certificate", pool);
    }
    check->own_count = pool->count;
    while (err == MC_OK &&
           mc_fields_next(check->job->fields, &at, &key, &value) == 1) {
        size_t length = pool->store.len;

        if (!mc_view_is(key, "chain") || value.len == 0) {
            continue;
        }
        err = mc_certificates_add(check->job, value, "chain", pool);
        if (err == MC_OK) {
            err = mc_certificates_read(check->job, "chain", pool);
        }
        if (err != MC_OK && err != MC_ERR_MEMORY) {
            mc_check_say_error(check, err, "chain");
            mc_buf_truncate(&pool->store, length);
            err = mc_certificates_read(check->job, "chain", pool);
        }
    }
    return err;
}

static mc_err open_key(mc_check *check, mc_text *text)
{
    mc_view file;
    mc_view passphrase = {NULL, 0};
    mc_err err = MC_OK;

    check->has_key = mc_job_has(check->job, "key", &file);
    if (check->has_key) {
        mc_job_has(check->job, "passphrase", &passphrase);
        err = mc_pick(check->job, "key.pick", file, text, &check->key_file);
    }
    if (check->has_key && err == MC_OK && !check->is_made) {
        check->key_error = mc_key_open_to_show(check->job, check->key_file,
                                               passphrase, "key", &check->key);
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
    err = mc_request_from_file(check->job, file, &check->request_der);
    if (err == MC_OK) {
        err =
            mc_request_read(mc_buf_view(&check->request_der), &check->request);
    }
    check->request_error = err;
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

        mc_check_stop(check,
                      mc_public_key_fits(&check->key, &own[i - 1].key, &fits));
        if (fits) {
            check->leaf = &own[i - 1];
        }
    }
}

static mc_err read_time(mc_check *check)
{
    const char *field = "at";
    uint64_t number = 0;
    mc_view text;
    mc_err err;

    if (!mc_job_has(check->job, field, &text)) {
        field = "now";
    }
    check->has_time = mc_job_has(check->job, field, &text);
    err =
        mc_job_number(check->job, field, 0, (uint64_t) MC_TIME_MAX_S, &number);
    check->time = (int64_t) number;
    return err;
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
        if (err == MC_OK) {
            err = mc_public_key_read(mc_buf_view(&check->spki),
                                     &check->public_key);
        }
        check->about = err == MC_OK ? "key" : NULL;
    }
    return err;
}

/* Opens whatever was given. */
static mc_err open_all(mc_check *check, mc_text *text)
{
    mc_view file;
    mc_err err = read_time(check);

    if (err == MC_OK) {
        err = open_key(check, text);
    }
    if (err == MC_OK) {
        err = open_request(check);
    }
    if (err == MC_OK && (mc_job_has(check->job, "certificate", &file) ||
                         !(check->has_key || check->has_request))) {
        err = open_pool(check);
        if (err == MC_OK) {
            choose_leaf(check);
        }
    }
    return err == MC_OK ? choose_public_key(check) : err;
}

static mc_err run_checks(mc_check *check, mc_text *text)
{
    static mc_err (*const of_certificate[])(mc_check *) = {
        mc_check_key,   mc_check_request, mc_check_requirements, mc_check_hosts,
        mc_check_dates, mc_check_chain,   mc_check_lints,        NULL,
    };
    static mc_err (*const of_waiting[])(mc_check *) = {
        mc_check_key, mc_check_requirements, mc_check_hosts, mc_check_waiting,
        NULL,
    };
    mc_err err = open_all(check, text);
    mc_err (*const *next)(mc_check *) =
        check->leaf != NULL ? of_certificate : of_waiting;

    while (err == MC_OK && *next != NULL) {
        err = (*next++)(check);
    }
    return err;
}

mc_err mc_check_files(mc_job *job, const mbedtls_pk_context *made,
                      mc_buf *report)
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
    mc_json_begin(&json, report);
    mc_json_object(&json, NULL);
    mc_json_list(&json, "findings");
    err = run_checks(&check, &text);
    mc_json_close_list(&json);
    mc_json_close_object(&json);
    if (err == MC_OK) {
        err = mc_json_end(&json);
    }
    mc_certificates_free(&check.pool);
    if (made == NULL) {
        mbedtls_pk_free(&check.key);
    }
    mc_buf_free(&check.request_der);
    mc_buf_free(&check.spki);
    mc_text_free(&text);
    return err;
}

mc_err mc_op_check(mc_job *job)
{
    mc_buf report = MC_BUF_INIT;
    mc_err err = mc_check_files(job, NULL, &report);

    if (err == MC_OK) {
        err = mc_job_put(job, "report", mc_buf_view(&report));
    }
    mc_buf_free(&report);
    return err;
}
