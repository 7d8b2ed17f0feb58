#include "desk/fields.h"

#include <string.h>

#include "base/calendar.h"
#include "text/pick.h"
#include "x509/constraint.h"
#include "x509/name.h"
#include "x509/subject.h"

#define BACKDATE_MAX ((uint64_t) 366 * 86400)

/* ------------------------------------------------------------ any field --- */

int mc_job_has(const mc_job *job, const char *name, mc_view *value)
{
    return mc_fields_get(job->fields, name, value) && value->len > 0;
}

mc_view mc_job_get(const mc_job *job, const char *name)
{
    mc_view value = {NULL, 0};

    (void) mc_fields_get(job->fields, name, &value);
    return value;
}

mc_err mc_job_need(mc_job *job, const char *name, mc_view *value)
{
    return mc_job_has(job, name, value)
               ? MC_OK
               : mc_fail(job, MC_ERR_FIELD_MISSING, name, 0);
}

mc_err mc_job_number(mc_job *job, const char *name, uint64_t min, uint64_t max,
                     uint64_t *number)
{
    mc_view text;
    uint64_t found;

    if (!mc_job_has(job, name, &text)) {
        return MC_OK;
    }
    if (!mc_decimal_read(text, max, &found) || found < min) {
        return mc_fail(job, MC_ERR_FIELD_VALUE, name, 0);
    }
    *number = found;
    return MC_OK;
}

int mc_job_next(const mc_job *job, const char *name, size_t *at, mc_view *value)
{
    mc_view key;

    while (mc_fields_next(job->fields, at, &key, value) == 1) {
        if (mc_view_is(key, name)) {
            return 1;
        }
    }
    return 0;
}

mc_err mc_read_time(mc_job *job, const char *name, int64_t *time)
{
    uint64_t number = 0;
    mc_err err = mc_job_number(job, name, 0, (uint64_t) MC_TIME_MAX_S, &number);

    *time = (int64_t) number;
    return err;
}

mc_err mc_read_now(mc_job *job, int64_t *now)
{
    mc_view text;
    mc_err err = mc_job_need(job, "now", &text);

    return MC_THEN(err, mc_read_time(job, "now", now));
}

mc_err mc_read_days(mc_job *job, uint64_t max, uint64_t *days)
{
    mc_view text;
    mc_err err = mc_job_need(job, "days", &text);

    return MC_THEN(err, mc_job_number(job, "days", 1, max, days));
}

/* One of two words: *second says which; absent: it stays. */
static mc_err read_word(mc_job *job, const char *name, const char *one,
                        const char *other, int *is_other)
{
    mc_view value;

    if (mc_job_has(job, name, &value)) {
        *is_other = mc_view_is(value, other);
        if (!*is_other && !mc_view_is(value, one)) {
            return mc_fail(job, MC_ERR_FIELD_VALUE, name, 0);
        }
    }
    return MC_OK;
}

/* ----------------------------------------------------------------- keys --- */

mc_err mc_read_cipher(mc_job *job, const char *name, mc_key_cipher *cipher)
{
    int aes = *cipher == MC_KEY_CIPHER_AES_256_CBC;
    mc_err err = read_word(job, name, "des-ede3-cbc", "aes-256-cbc", &aes);

    *cipher = aes ? MC_KEY_CIPHER_AES_256_CBC : MC_KEY_CIPHER_DES_EDE3_CBC;
    return err;
}

static mc_err read_style(mc_job *job, mc_key_form form, mc_key_style *style)
{
    int pkcs8 = form == MC_KEY_FORM_PKCS8;
    uint64_t iterations = MC_KEY_ITERATIONS;
    mc_err err = read_word(job, "form", "traditional", "pkcs8", &pkcs8);

    style->form = pkcs8 ? MC_KEY_FORM_PKCS8 : MC_KEY_FORM_TRADITIONAL;
    style->cipher =
        pkcs8 ? MC_KEY_CIPHER_AES_256_CBC : MC_KEY_CIPHER_DES_EDE3_CBC;
    MC_THEN(err, mc_read_cipher(job, "cipher", &style->cipher));
    MC_THEN(err, mc_job_number(job, "iterations", MC_KEY_ITERATIONS_MIN,
                               MC_KEY_ITERATIONS_MAX, &iterations));
    style->iterations = (uint32_t) iterations;
    return err;
}

static mc_err read_rsa(mc_job *job, mc_key_order *order)
{
    size_t primes = mc_fields_count(job->fields, mc_view_str("prime"));
    uint64_t bits = 2048;
    mc_err err = mc_job_number(job, "bits", 1, 1000000, &bits);

    if (err == MC_OK && bits != 2048 && bits != 3072 && bits != 4096) {
        err = mc_fail(job, MC_ERR_KEY_SIZE, "bits", 0);
    }
    order->rsa_bits = (unsigned) bits;
    order->has_primes = primes > 0;
    if (err == MC_OK && primes > 0 &&
        (primes != 2 ||
         !mc_fields_nth(job->fields, "prime", 0, &order->primes[0]) ||
         !mc_fields_nth(job->fields, "prime", 1, &order->primes[1]))) {
        err = mc_fail(job, MC_ERR_FIELD_VALUE, "prime", 0);
    }
    return err;
}

mc_err mc_read_key_order(mc_job *job, mc_key_form form, mc_key_order *order)
{
    int ec = 0, p384 = 0;
    mc_err err = read_word(job, "type", "rsa", "ec", &ec);

    memset(order, 0, sizeof(*order));
    if (err == MC_OK && ec) {
        err = read_word(job, "curve", "P-256", "P-384", &p384);
        order->curve =
            p384 ? MBEDTLS_ECP_DP_SECP384R1 : MBEDTLS_ECP_DP_SECP256R1;
    } else if (err == MC_OK) {
        err = read_rsa(job, order);
    }
    return MC_THEN(err, read_style(job, form, &order->style));
}

/* ---------------------------------------------------------------- files --- */

mc_err mc_read_pick(mc_job *job, const char *name, mc_view file, mc_text *text,
                    mc_view *piece)
{
    uint64_t n = 0;
    mc_view asked;
    mc_err err;

    *piece = file;
    if (!mc_job_has(job, name, &asked)) {
        return MC_OK;
    }
    err = mc_job_number(job, name, 0, UINT32_MAX, &n);
    MC_THEN(err, mc_pick(file, n, text, piece));
    return err == MC_ERR_FIELD_VALUE ? mc_fail(job, err, name, 0) : err;
}

mc_err mc_read_authority(mc_job *job, mc_authority_files *files)
{
    mc_err err = mc_job_need(job, "authority.certificate", &files->certificate);

    files->passphrase = mc_job_get(job, "authority.passphrase");
    return MC_THEN(err, mc_job_need(job, "authority.key", &files->key));
}

/* --------------------------------------------------------- certificates --- */

mc_err mc_read_names(mc_job *job, mc_buf *names)
{
    mc_view value;
    size_t at = 0;
    mc_err err = MC_OK;

    while (err == MC_OK && mc_job_next(job, "name", &at, &value)) {
        if (value.len > 0) {
            err = mc_names_add_text(job, names, value);
        }
    }
    return err;
}

mc_err mc_read_subject(mc_job *job, mc_buf *dn)
{
    static const char PREFIX[] = "subject.";
    const size_t prefix = sizeof(PREFIX) - 1;
    mc_view key, value;
    mc_subject subject;
    size_t at = 0, start = dn->len;
    mc_err err = MC_OK;

    mc_subject_begin(&subject, dn);
    while (err == MC_OK &&
           mc_fields_next(job->fields, &at, &key, &value) == 1) {
        if (value.len > 0 && key.len >= prefix &&
            memcmp(key.p, PREFIX, prefix) == 0) {
            mc_view type = {key.p + prefix, key.len - prefix};

            err = mc_subject_add(job, &subject, type, value);
        }
    }
    MC_THEN(err, mc_subject_end(&subject));
    if (err == MC_OK && subject.count == 0) {
        mc_buf_truncate(dn, start);
    }
    return err;
}

mc_err mc_subject_given(mc_job *job, const mc_buf *dn)
{
    return dn->len > 0 ? MC_OK
                       : mc_fail(job, MC_ERR_SUBJECT_EMPTY, "subject.CN", 0);
}

static mc_err read_dates(mc_job *job, mc_wishes *wishes)
{
    uint64_t backdate = (uint64_t) MC_DAY_S;
    mc_view text;
    mc_err err = mc_read_now(job, &wishes->now);

    MC_THEN(err, mc_job_number(job, "backdate", 0, BACKDATE_MAX, &backdate));
    wishes->backdate = (int64_t) backdate;
    wishes->backdate_asked =
        mc_fields_count(job->fields, mc_view_str("backdate")) > 0;
    if (err != MC_OK) {
        return err;
    }
    if (mc_job_has(job, "not-after", &text)) {
        return mc_read_time(job, "not-after", &wishes->not_after);
    }
    return mc_read_days(job, (uint64_t) (MC_TIME_MAX_S / MC_DAY_S),
                        &wishes->days);
}

static mc_err read_purposes(mc_job *job, mc_wishes *wishes)
{
    mc_view value;
    size_t at = 0;

    while (mc_job_next(job, "purpose", &at, &value)) {
        if (mc_view_is(value, "server-auth")) {
            wishes->server_auth = 1;
        } else if (mc_view_is(value, "client-auth")) {
            wishes->client_auth = 1;
        } else {
            return mc_fail(job, MC_ERR_FIELD_VALUE, "purpose", 0);
        }
    }
    wishes->server_auth |= !wishes->client_auth;
    return MC_OK;
}

static mc_err read_permits(mc_job *job, mc_buf *constraints)
{
    mc_constraint_list list;
    mc_view value;
    size_t at = 0;
    mc_err err = MC_OK;

    mc_constraint_begin(&list, constraints);
    while (err == MC_OK && mc_job_next(job, "permit", &at, &value)) {
        if (value.len > 0) {
            err = mc_constraint_permit(job, &list, value);
        }
    }
    return MC_THEN(err, mc_constraint_end(&list));
}

/* What an authority may be, and what a device's certificate is for. */
static mc_err read_kind(mc_job *job, int is_authority, mc_asked *asked)
{
    mc_wishes *wishes = &asked->wishes;
    uint64_t length = 0;
    mc_view text = mc_job_get(job, "path-length");
    mc_err err = MC_OK;

    wishes->is_authority = is_authority || text.len > 0;
    wishes->path_length = -1;
    if (!wishes->is_authority) {
        return read_purposes(job, wishes);
    }
    if (!mc_view_is(text, "none")) {
        err = mc_job_number(job, "path-length", 0, 10, &length);
        wishes->path_length = (int) length;
    }
    return MC_THEN(err, read_permits(job, &asked->constraints));
}

static mc_err read_serial(mc_job *job, mc_asked *asked)
{
    mc_view text;
    size_t len = 0;

    if (mc_job_has(job, "serial", &text) &&
        (!mc_serial_read(text, asked->serial, &len) || len == 0)) {
        return mc_fail(job, MC_ERR_SERIAL_SYNTAX, "serial", 0);
    }
    asked->wishes.serial.p = asked->serial;
    asked->wishes.serial.len = len;
    return MC_OK;
}

mc_err mc_read_wishes(mc_job *job, int is_authority, mc_asked *asked)
{
    mc_err err;

    memset(asked, 0, sizeof(*asked));
    err = read_kind(job, is_authority, asked);
    MC_THEN(err, read_dates(job, &asked->wishes));
    MC_THEN(err, mc_read_subject(job, &asked->subject));
    if (err == MC_OK && !asked->wishes.is_authority) {
        err = mc_read_names(job, &asked->names);
    }
    MC_THEN(err, read_serial(job, asked));
    asked->wishes.subject = mc_buf_view(&asked->subject);
    asked->wishes.names = mc_buf_view(&asked->names);
    asked->wishes.constraints = mc_buf_view(&asked->constraints);
    return err;
}

void mc_asked_free(mc_asked *asked)
{
    MC_BUF_FREE(&asked->subject, &asked->names, &asked->constraints);
}
