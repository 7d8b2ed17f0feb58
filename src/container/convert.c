#include "container/convert.h"

#include <stdlib.h>
#include <string.h>

#include "container/pkcs12.h"
#include "container/pkcs7.h"
#include "encoding/told.h"
#include "key/key_info.h"
#include "locking/pem.h"
#include "x509/chain.h"

/* Rounds in PKCS#12 when nothing else is asked for: .NET refuses more than
 * 600,000 in one file when it does not know the passphrase, and there are
 * three derivations; old readers are slow, and 3DES is the weaker link. */
#define PKCS12_ITERATIONS 100000
#define PKCS12_ITERATIONS_LEGACY 2048
#define PKCS12_ITERATIONS_LEGACY_MAX 1000000

/* One conversion on its way. */
typedef struct work {
    mc_job *job;
    const mc_collection *all;
    const mc_conversion *wanted;
    const mc_collected *key; /* that is meant; NULL for none */
    mbedtls_pk_context pk;
    int has_key; /* pk holds it */
    int alone;   /* certificates: it does not matter how many keys there are */
    mc_view *certificates; /* in order once sort() has run, else as found */
    size_t count;          /* of those that are wanted */
    mc_buf out;
} work;

static mc_err note(work *w, const char *code)
{
    return mc_tell(w->job, "note", code, NULL);
}

static mc_err cannot_hold(work *w)
{
    return mc_fail(w->job, MC_ERR_FILE_KIND, "bytes", 0);
}

/* 1 when a key or certificate is that of the identity. */
static int is_meant(const work *w, const uint8_t sha256[32])
{
    mc_view id = {sha256, 32};

    return mc_view_equal(w->wanted->identity, id);
}

/* Opens the key of the identity, among others with other passphrases. */
static mc_err open_meant(work *w)
{
    const mc_collected *key;
    uint8_t id[32];
    size_t n;
    mc_err err = MC_OK;

    for (n = 0; !w->has_key && err == MC_OK &&
                (key = mc_collection_nth(w->all, MC_COLLECTED_KEY, n)) != NULL;
         n++) {
        if (mc_key_open_to_show(w->job, key->bytes, w->wanted->passphrase, NULL,
                                &w->pk) != MC_OK) {
            mc_job_forgive(w->job);
            continue;
        }
        err = mc_key_id(&w->pk, id);
        w->has_key = err == MC_OK && is_meant(w, id);
        if (w->has_key) {
            w->key = key;
        } else {
            mbedtls_pk_free(&w->pk);
            mbedtls_pk_init(&w->pk);
        }
    }
    return err;
}

/* Opens the key, if there is one and the form needs it. */
static mc_err open_key(work *w)
{
    int needed = !w->alone;
    mc_err err;

    if (w->wanted->identity.len > 0) {
        return open_meant(w);
    }
    w->key = mc_collection_nth(w->all, MC_COLLECTED_KEY, 0);
    if (w->key == NULL) {
        return MC_OK;
    }
    if (mc_collection_nth(w->all, MC_COLLECTED_KEY, 1) != NULL) {
        return needed ? mc_fail(w->job, MC_ERR_KEY_SEVERAL, "bytes", 0) : MC_OK;
    }
    err = mc_key_open_to_show(w->job, w->key->bytes, w->wanted->passphrase,
                              needed ? "bytes" : NULL, &w->pk);
    w->has_key = err == MC_OK;
    /* Of "every object" a key may stay behind that nobody can read. */
    if (err == MC_ERR_UNSUPPORTED && w->wanted->form == MC_FORM_PEM &&
        w->all->count > 1) {
        return mc_tell(w->job, "note", "key-left-out",
                       MC_VALUES(mc_value_error("why", MC_ERR_UNSUPPORTED,
                                                &w->job->fault)));
    }
    if (err != MC_OK && !needed) {
        mc_job_forgive(w->job);
        err = MC_OK;
    }
    return err;
}

/* Lists the certificates as they were found. */
static mc_err list_certificates(work *w)
{
    size_t i;

    w->count = mc_collection_count(w->all, MC_COLLECTED_CERTIFICATE);
    if (w->count == 0) {
        return MC_OK;
    }
    w->certificates = calloc(w->count, sizeof(*w->certificates));
    if (w->certificates == NULL) {
        return MC_ERR_MEMORY;
    }
    for (i = 0; i < w->count; i++) {
        w->certificates[i] =
            mc_collection_nth(w->all, MC_COLLECTED_CERTIFICATE, i)->bytes;
    }
    return MC_OK;
}

/* The identity's certificate, whose key is not here or not supported. */
static mc_err put_meant_first(work *w, mc_certificate *read)
{
    mc_certificate first = read[0];
    mc_view bytes = w->certificates[0];
    uint8_t id[32];
    size_t i;

    for (i = 0; i < w->count; i++) {
        mc_err err = mc_sha256(read[i].key.spki, id);

        if (err != MC_OK) {
            return err;
        }
        if (is_meant(w, id)) {
            read[0] = read[i];
            read[i] = first;
            w->certificates[0] = w->certificates[i];
            w->certificates[i] = bytes;
            return MC_OK;
        }
    }
    return mc_fail(w->job, MC_ERR_FIELD_VALUE, "identity", 0);
}

/* Puts the certificates in order; those that do not belong are left out. */
static mc_err sort(work *w)
{
    mc_certificate *read = calloc(w->count, sizeof(*read));
    mbedtls_pk_context own; /* of the identity, where its key is not here */
    size_t *order = calloc(w->count, sizeof(*order));
    mc_view *sorted = calloc(w->count, sizeof(*sorted));
    size_t len = 0;
    size_t i;
    int is_meant_alone = !w->has_key && w->wanted->identity.len > 0;
    mc_err err = MC_OK;

    mbedtls_pk_init(&own);
    if (read == NULL || order == NULL || sorted == NULL) {
        err = MC_ERR_MEMORY;
    }
    for (i = 0; i < w->count && err == MC_OK; i++) {
        err = mc_certificate_read(w->certificates[i], &read[i]);
    }
    if (err == MC_OK && is_meant_alone) {
        err = put_meant_first(w, read);
        is_meant_alone =
            err == MC_OK && mc_public_key_open(&read[0].key, &own) == MC_OK;
    }
    MC_THEN(err, mc_chain_order(read, w->count,
                                w->has_key       ? &w->pk
                                : is_meant_alone ? &own
                                                 : NULL,
                                order, &len));
    mbedtls_pk_free(&own);
    for (i = 0; i < len && err == MC_OK; i++) {
        sorted[i] = w->certificates[order[i]];
    }
    if (err == MC_OK && len < w->count) {
        err = note(w, "rest-left-out");
    }
    if (err == MC_OK && !mc_certificate_self_issued(&read[order[len - 1]])) {
        err = note(w, "chain-not-whole");
    }
    if (err == MC_OK) {
        free(w->certificates);
        w->certificates = sorted;
        w->count = len;
        sorted = NULL;
    }
    free(read);
    free(order);
    free(sorted);
    return mc_fail(w->job, err, "bytes", 0);
}

/* The key as PEM in a form, locked if a passphrase is given. */
static mc_err put_key(work *w, mc_key_form form)
{
    mc_key_style style = {form, w->wanted->cipher, MC_KEY_ITERATIONS};
    mc_err err = MC_OK;

    if (w->wanted->iterations != 0) {
        style.iterations = w->wanted->iterations;
    }
    if (w->wanted->to_passphrase.len == 0) {
        err = note(w, "key-not-locked");
    } else if (form == MC_KEY_FORM_TRADITIONAL) {
        err = note(w, "key-lock-weak");
    }
    return MC_THEN(err, mc_key_write(w->job, &w->pk, &style,
                                     w->wanted->to_passphrase, &w->out));
}

/* The form that the key had, so that it stays what it was. */
static mc_key_form form_of_key(const work *w)
{
    mc_key_info info;

    return mc_key_describe(w->key->bytes, &info) == MC_OK &&
                   info.form != NULL && strcmp(info.form, "pkcs8") != 0
               ? MC_KEY_FORM_TRADITIONAL
               : MC_KEY_FORM_PKCS8;
}

static mc_err convert_key(work *w)
{
    mc_err err = MC_OK;

    if (!w->has_key) {
        return w->wanted->identity.len > 0
                   ? mc_fail(w->job, MC_ERR_FIELD_VALUE, "identity", 0)
                   : cannot_hold(w);
    }
    if (w->all->count > 1) {
        err = note(w, "only-key");
    }
    return MC_THEN(err, put_key(w, w->wanted->form == MC_FORM_PKCS8
                                       ? MC_KEY_FORM_PKCS8
                                       : MC_KEY_FORM_TRADITIONAL));
}

/* Key, leaf and chain; the leaf; the chain. */
static mc_err convert_chain(work *w)
{
    mc_form form = w->wanted->form;
    mc_err err = w->count > 0 ? sort(w) : cannot_hold(w);
    size_t i;

    if (err == MC_OK && (form == MC_FORM_BUNDLE || form == MC_FORM_PEM)) {
        err = w->has_key ? put_key(w, form_of_key(w)) : note(w, "no-key");
    }
    for (i = 0; i < (form == MC_FORM_LEAF ? 1 : w->count) && err == MC_OK;
         i++) {
        err = mc_pem_write(&w->out, "CERTIFICATE", w->certificates[i]);
    }
    return err;
}

/* Every object in its order. */
static mc_err convert_pem(work *w)
{
    static const char *const LABELS[] = {
        NULL, "PUBLIC KEY", "CERTIFICATE REQUEST", "CERTIFICATE", "X509 CRL"};
    mc_err err = w->all->count > 0 ? MC_OK : cannot_hold(w);
    size_t i;

    if (err == MC_OK && w->wanted->identity.len > 0) {
        return convert_chain(w);
    }
    for (i = 0; i < w->all->count && err == MC_OK; i++) {
        const mc_collected *item = &w->all->items[i];

        if (item->kind == MC_COLLECTED_KEY && !w->has_key) {
            continue; /* left out, and said */
        }
        err = item->kind == MC_COLLECTED_KEY
                  ? put_key(w, form_of_key(w))
                  : mc_pem_write(&w->out, LABELS[item->kind], item->bytes);
    }
    return err;
}

/* A key in DER. Encryption needs PKCS#8: the traditional kind is PEM only. */
static mc_err key_der(work *w)
{
    mc_key_form form =
        w->wanted->to_passphrase.len > 0 ? MC_KEY_FORM_PKCS8 : form_of_key(w);
    mc_pem_block block;
    mc_buf der = MC_BUF_INIT;
    size_t at = 0;
    int found = 0;
    mc_err err = put_key(w, form);

    MC_THEN(err, mc_pem_next(mc_buf_view(&w->out), &at, &block, &found));
    MC_THEN(err, mc_pem_decode(&block, &der));
    mc_buf_free(&w->out);
    w->out = der;
    return err;
}

static mc_err convert_der(work *w)
{
    if (w->all->count != 1) {
        return cannot_hold(w);
    }
    if (w->has_key) {
        return key_der(w);
    }
    return mc_buf_append(&w->out, w->all->items[0].bytes.p,
                         w->all->items[0].bytes.len);
}

static mc_err convert_pkcs12(work *w)
{
    int legacy = w->wanted->form == MC_FORM_PKCS12_LEGACY;
    uint32_t iterations = legacy ? PKCS12_ITERATIONS_LEGACY : PKCS12_ITERATIONS;
    mc_pkcs12_content content = {{NULL, 0}, NULL, 0, w->wanted->name};
    mc_buf key = MC_BUF_INIT;
    mc_err err = MC_OK;
    size_t i;

    if (w->wanted->to_passphrase.len == 0) {
        return mc_fail(w->job, MC_ERR_PASSPHRASE_MISSING, "to.passphrase", 0);
    }
    if (w->wanted->iterations != 0) {
        iterations = w->wanted->iterations;
    }
    /* It derives seven times as much as it says. */
    if (legacy && iterations > PKCS12_ITERATIONS_LEGACY_MAX) {
        return mc_fail(w->job, MC_ERR_FIELD_VALUE, "to.iterations", 0);
    }
    if (w->has_key || w->wanted->identity.len > 0) {
        err = w->count > 0 ? sort(w) : MC_OK;
        if (err == MC_OK && w->has_key) {
            err = mc_key_write_der(&w->pk, MC_OBJECT_KEY_PKCS8, &key);
        }
    } else if (w->count == 0) {
        err = cannot_hold(w);
    }
    /* A name that was there stays, unless another one is given. */
    if (content.name.len == 0 && w->key != NULL) {
        content.name = w->key->name;
    }
    for (i = 0; i < w->all->count && content.name.len == 0 &&
                w->wanted->identity.len == 0;
         i++) {
        content.name = w->all->items[i].name;
    }
    content.key = mc_buf_view(&key);
    content.certificates = w->certificates;
    content.certificate_count = w->count;
    MC_THEN(err,
            mc_pkcs12_write(w->job, &content,
                            legacy ? MC_PKCS12_LEGACY : MC_PKCS12_MODERN,
                            iterations, w->wanted->to_passphrase, &w->out));
    if (err == MC_OK && !w->has_key && w->wanted->identity.len > 0) {
        err = note(w, "no-key");
    }
    if (err == MC_OK && legacy) {
        err = note(w, "legacy");
    }
    mc_buf_free(&key);
    return err;
}

static mc_err convert_pkcs7(work *w)
{
    size_t crls = mc_collection_count(w->all, MC_COLLECTED_CRL);
    mc_view *lists = calloc(crls + 1, sizeof(*lists));
    mc_buf der = MC_BUF_INIT;
    size_t i;
    mc_err err = lists == NULL ? MC_ERR_MEMORY : MC_OK;

    if (err == MC_OK && w->count + crls == 0) {
        err = cannot_hold(w);
    }
    for (i = 0; i < crls && err == MC_OK; i++) {
        lists[i] = mc_collection_nth(w->all, MC_COLLECTED_CRL, i)->bytes;
    }
    if (err == MC_OK && w->count > 0 && w->wanted->identity.len > 0) {
        err = sort(w);
    }
    if (err == MC_OK && w->key != NULL) {
        err = note(w, "pkcs7-no-key");
    }
    MC_THEN(err, mc_pkcs7_write(w->certificates, w->count, lists, crls, &der));
    MC_THEN(err, mc_pem_write(&w->out, "PKCS7", mc_buf_view(&der)));
    mc_buf_free(&der);
    free(lists);
    return err;
}

/*
 * What of a container could not be read stands in the way of a form that
 * might need it; a passphrase may still be typed. Certificates alone, and of
 * "every object" what there is, are written without it, and it is said.
 */
static mc_err judge_left_out(work *w)
{
    const mc_collection *all = w->all;
    mc_fault fault = {all->part, mc_buf_view(&all->what), 0};
    int has_some = w->alone
                       ? mc_collection_count(all, MC_COLLECTED_CERTIFICATE) > 0
                       : w->wanted->form == MC_FORM_PEM && all->count > 0 &&
                             all->problem == MC_ERR_UNSUPPORTED;
    mc_err err = MC_OK;

    if (all->problem != MC_OK && !has_some) {
        return mc_fail_with(w->job, all->problem,
                            all->problem == MC_ERR_PASSPHRASE ||
                                    all->problem == MC_ERR_PASSPHRASE_MISSING
                                ? "passphrase"
                                : "bytes",
                            &fault);
    }
    if (all->problem != MC_OK) {
        err = mc_tell(w->job, "note", "part-left-out",
                      MC_VALUES(mc_value_error("why", all->problem, &fault)));
    }
    if (err == MC_OK && all->unchecked) {
        err = note(w, "mac-unchecked");
    }
    return err;
}

static const struct {
    const char *name;
    mc_err (*convert)(work *w);
    const char *encoding;
    int alone; /* holds no key */
} FORMS[MC_FORM__MAX] = {
    {"traditional", convert_key, "pem", 0},
    {"pkcs8", convert_key, "pem", 0},
    {"pem", convert_pem, "pem", 0},
    {"der", convert_der, "der", 0},
    {"pkcs12", convert_pkcs12, "der", 0},
    {"pkcs12-legacy", convert_pkcs12, "der", 0},
    {"pkcs7", convert_pkcs7, "pem", 1},
    {"bundle", convert_chain, "pem", 0},
    {"leaf", convert_chain, "pem", 1},
    {"chain", convert_chain, "pem", 1},
};

int mc_form_find(mc_view text, mc_form *form)
{
    unsigned i;

    for (i = 0; i < MC_FORM__MAX; i++) {
        if (mc_view_is(text, FORMS[i].name)) {
            *form = (mc_form) i;
            return 1;
        }
    }
    return 0;
}

mc_err mc_convert(mc_job *job, const mc_collection *collection,
                  const mc_conversion *wanted)
{
    work w = {0};
    mc_err err;

    w.job = job;
    w.all = collection;
    w.wanted = wanted;
    w.alone = FORMS[wanted->form].alone;
    mbedtls_pk_init(&w.pk);
    err = judge_left_out(&w);
    MC_THEN(err, open_key(&w));
    MC_THEN(err, list_certificates(&w));
    MC_THEN(err, FORMS[wanted->form].convert(&w));
    MC_THEN(err, mc_job_put(job, "result", mc_buf_view(&w.out)));
    MC_THEN(err, mc_job_put(job, "encoding",
                            mc_view_str(FORMS[wanted->form].encoding)));
    mbedtls_pk_free(&w.pk);
    free(w.certificates);
    mc_buf_free(&w.out);
    return err;
}
