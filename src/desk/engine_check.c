/*
 * Operation check (engine_ops.h): opens the files and runs every check.
 */
#include <string.h>

#include "base/calendar.h"
#include "desk/engine_ops.h"
#include "judge/check.h"
#include "key/key.h"
#include "locking/pem.h"
#include "text/object.h"
#include "text/pick.h"
#include "text/text_clean.h"

/* What there is to say of a file that could not be read: it is a finding, not
 * the end, and no fault of the call. */
static mc_err excuse(mc_check *check, mc_err err, mc_buf *text)
{
    mc_err done =
        err == MC_OK ? MC_OK : mc_fault_text(err, &check->job->fault, text);

    mc_job_forgive(check->job);
    return done;
}

static mc_err tolerate(mc_check *check, mc_err err, const char *field,
                       size_t at)
{
    mc_buf text = MC_BUF_INIT;
    mc_err done;

    if (err == MC_OK || err == MC_ERR_MEMORY || err == MC_ERR_INTERNAL) {
        return err;
    }
    done = excuse(check, err, &text);
    if (done == MC_OK) {
        mc_check_say_at(check, MC_LEVEL_ERROR, mc_err_name(err), field, at,
                        mc_buf_view(&text));
    }
    mc_buf_free(&text);
    return done;
}

static mc_err keep_crl(mc_check *check, const char *field, size_t at,
                       mc_view der)
{
    mc_given_crl *crl = &check->crls[check->crl_count];
    mc_buf *kept;
    mc_err err;

    if (check->crl_count == MC_CHECK_CRLS_MAX) {
        return MC_ERR_FILE_SIZE;
    }
    kept = mc_bufs_add(&check->kept);
    if (kept == NULL) {
        return MC_ERR_MEMORY;
    }
    err = mc_buf_append(kept, der.p, der.len);
    if (err == MC_OK) {
        err = mc_crl_view_read(mc_buf_view(kept), &crl->list);
    }
    if (err == MC_OK) {
        crl->field = field;
        crl->at = at;
        check->crl_count++;
    }
    return err;
}

/* The revocation lists of a text. */
static mc_err take_crl_blocks(mc_check *check, const char *field, size_t at,
                              mc_view text)
{
    mc_pem_block block;
    size_t from = 0;
    int found;
    mc_err err = mc_pem_next(text, &from, &block, &found);

    while (err == MC_OK && found) {
        if (mc_view_is(block.label, "X509 CRL")) {
            mc_buf der = MC_BUF_INIT;

            err = mc_pem_decode(&block, &der);
            if (err == MC_OK) {
                err = keep_crl(check, field, at, mc_buf_view(&der));
            }
            mc_buf_free(&der);
        }
        if (err == MC_OK) {
            err = mc_pem_next(text, &from, &block, &found);
        }
    }
    return err;
}

/* The revocation lists of a file; *count is how many. */
static mc_err take_crls(mc_check *check, const char *field, size_t at,
                        mc_view file, size_t *count)
{
    size_t before = check->crl_count;
    mc_text text = MC_TEXT_INIT;
    mc_view bytes;
    mc_crl_view list;
    mc_err err = mc_text_open(file, &text, &bytes);

    if (err == MC_OK && mc_pem_looks_like(bytes)) {
        err = take_crl_blocks(check, field, at, bytes);
    } else if (err == MC_OK && mc_crl_view_read(bytes, &list) == MC_OK) {
        err = keep_crl(check, field, at, bytes);
    }
    *count = check->crl_count - before;
    mc_text_free(&text);
    return err;
}

/* The fields "crl": each holds one list at least. */
static mc_err open_crls(mc_check *check)
{
    mc_view key, file;
    size_t from = 0, at = 0;
    mc_err err = MC_OK;

    while (err == MC_OK &&
           mc_fields_next(check->job->fields, &from, &key, &file) == 1) {
        size_t count = 0;

        if (!mc_view_is(key, "crl")) {
            continue;
        }
        err = take_crls(check, "crl", at, file, &count);
        if (err == MC_OK && count == 0) {
            mc_object object;

            mc_object_know(file, &object);
            err = object.kind == MC_OBJECT_CRL ? mc_object_damage(&object)
                                               : MC_ERR_FILE_KIND;
        }
        err = tolerate(check, err, "crl", at++);
    }
    return err;
}

/* One more file of certificates, or of lists alone. */
static mc_err add_file(mc_check *check, const char *field, size_t at,
                       mc_view file)
{
    mc_certificates *pool = &check->pool;
    size_t length = pool->store.len;
    size_t lists = 0;
    mc_err err = mc_certificates_add(check->job, file, field, pool);

    if (err == MC_OK) {
        err = mc_certificates_read(check->job, field, pool);
    }
    if (err != MC_OK) {
        mc_err again;

        mc_buf_truncate(&pool->store, length);
        again = mc_certificates_read(check->job, field, pool);
        err = again == MC_OK ? err : again;
    }
    if (err == MC_OK || err == MC_ERR_FILE_KIND) {
        mc_err taken = take_crls(check, field, at, file, &lists);

        err = lists > 0 || err == MC_OK ? taken : err;
    }
    return tolerate(check, err, field, at);
}

/* The certificate's own file, then every file of the chain. */
static mc_err open_pool(mc_check *check)
{
    mc_view file, key, value;
    size_t from = 0, at = 0;
    mc_err err = mc_job_need(check->job, "certificate", &file);

    if (err == MC_OK) {
        err = add_file(check, "certificate", 0, file);
    }
    check->own_count = check->pool.count;
    while (err == MC_OK &&
           mc_fields_next(check->job->fields, &from, &key, &value) == 1) {
        if (mc_view_is(key, "chain")) {
            err = value.len > 0 ? add_file(check, "chain", at, value) : MC_OK;
            at++;
        }
    }
    return err == MC_OK ? open_crls(check) : err;
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
        err = excuse(check, check->key_error, &check->key_fault);
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
    return err == MC_ERR_MEMORY ? err
                                : excuse(check, err, &check->request_fault);
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
        if (err == MC_OK && check->own_count > 0) {
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
    mc_bufs_free(&check.kept);
    if (made == NULL) {
        mbedtls_pk_free(&check.key);
    }
    mc_buf_free(&check.request_der);
    mc_buf_free(&check.key_fault);
    mc_buf_free(&check.request_fault);
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
