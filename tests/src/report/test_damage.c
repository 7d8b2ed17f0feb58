/*
 * Damage is told with its part and its byte, for every kind of object, where
 * it is looked at and where it is used: an element of each is made another.
 */
#include <stdio.h>

#include "../ask.h"

#include "locking/pem.h"
#include "text/object.h"

#define AUTHORITY "authority.certificate"

typedef struct made {
    mc_buf certificate, request, crl, pkcs1, sec1, pkcs8, locked, authority;
} made;

/* The DER of the PEM in a reply's field; ends the reply. */
static mc_buf der_of(mc_buf reply, const char *name)
{
    mc_buf der = MC_BUF_INIT;
    mc_pem_block block;
    size_t at = 0;
    int found;

    assert_err(mc_pem_next(field(&reply, name), &at, &block, &found), MC_OK);
    assert_err(mc_pem_decode(&block, &der), MC_OK);
    mc_buf_free(&reply);
    return der;
}

static mc_buf key(const char *type, const char *form, const char *passphrase)
{
    const char *const order[] = {"op", "key-generate", "type",  type, "form",
                                 form, "iterations",   "10000", NULL};
    mc_buf request = ask(order);

    put(&request, strcmp(type, "ec") == 0 ? "curve" : "bits",
        strcmp(type, "ec") == 0 ? "P-256" : "2048");
    put(&request, "passphrase", passphrase);
    return request;
}

static int make(void **state)
{
    static const char *const authority[] = {"op",         "authority-create",
                                            "subject.CN", "Root",
                                            "now",        "1795500000",
                                            "days",       "3650",
                                            "type",       "ec",
                                            "curve",      "P-256",
                                            "passphrase", "secret1",
                                            "iterations", "10000",
                                            NULL};
    static const char *const sign[] = {"op",         "certificate-self-sign",
                                       "name",       "mcu.lab.test",
                                       "now",        "1795500000",
                                       "days",       "90",
                                       "subject.CN", "mcu.lab.test",
                                       NULL};
    static const char *const ask_for[] = {
        "op",         "request-create", "name", "mcu.lab.test",
        "subject.CN", "mcu.lab.test",   NULL};
    static const char *const list[] = {
        "number", "01", "op",      "crl-create",    "now", "1795500000",
        "days",   "30", "revoked", "01 1795400000", NULL};
    static made all;
    mc_buf root = must(ask(authority));
    mc_buf pair = must(key("ec", "pkcs8", ""));
    mc_buf request = ask(sign);

    put_view(&request, "key", field(&pair, "key"));
    all.certificate = der_of(must(request), "certificate");
    request = ask(ask_for);
    put_view(&request, "key", field(&pair, "key"));
    all.request = der_of(must(request), "request");
    request = ask(list);
    put_view(&request, AUTHORITY, field(&root, "certificate"));
    put_view(&request, "authority.key", field(&root, "key"));
    put(&request, "authority.passphrase", "secret1");
    all.crl = der_of(must(request), "crl");
    all.pkcs8 = der_of(pair, "key");
    all.pkcs1 = der_of(must(key("rsa", "traditional", "")), "key");
    all.sec1 = der_of(must(key("ec", "traditional", "")), "key");
    all.locked = der_of(must(key("ec", "pkcs8", "secret1")), "key");
    all.authority = root;
    *state = &all;
    return 0;
}

static int unmake(void **state)
{
    made *all = *state;

    mc_buf_free(&all->certificate);
    mc_buf_free(&all->request);
    mc_buf_free(&all->crl);
    mc_buf_free(&all->pkcs1);
    mc_buf_free(&all->sec1);
    mc_buf_free(&all->pkcs8);
    mc_buf_free(&all->locked);
    mc_buf_free(&all->authority);
    return 0;
}

/* What was told of the last damage. */
static char told[200];

/* Where the element is that a path of digits leads to. */
static size_t place_of(mc_view der, const char *path)
{
    mc_view in = der, value = der, whole = der;
    uint8_t tag;

    for (; *path != '\0'; path++) {
        int n = *path - '0';

        in = value;
        if (in.p == der.p || tag == MC_DER_OCTET_STRING) {
            assert_err(mc_der_next(&in, &tag, &value, NULL), MC_OK);
            in = value;
        }
        do {
            assert_err(mc_der_next(&in, &tag, &value, &whole), MC_OK);
        } while (n-- > 0);
    }
    return (size_t) (whole.p - der.p);
}

static void must_tell(mc_buf request, const char *report, const char *wanted)
{
    mc_buf reply = answer(&request);
    mc_buf text = MC_BUF_INIT;
    mc_view found = field(&reply, report);

    assert_err(mc_buf_append(&text, found.p, found.len), MC_OK);
    assert_err(mc_buf_append(&text, "", 1), MC_OK);
    if (strstr((const char *) text.p, wanted) == NULL) {
        fail_msg("no \"%s\" in %s", wanted, (const char *) text.p);
    }
    mc_buf_free(&text);
    mc_buf_free(&reply);
    mc_buf_free(&request);
}

/* The object with the tag at path changed, under its label, once inspect has
 * told of it. */
static mc_buf spoil(mc_view object, const char *label, const char *path,
                    const char *part)
{
    mc_buf der = MC_BUF_INIT, pem = MC_BUF_INIT, inspect = MC_BUF_INIT;
    size_t at = place_of(object, path);

    assert_err(mc_buf_append(&der, object.p, object.len), MC_OK);
    der.p[at] = MC_DER_PRINTABLE_STRING;
    assert_err(mc_pem_write(&pem, label, mc_buf_view(&der)), MC_OK);
    (void) snprintf(told, sizeof(told), "\"place\":\"%s\",\"bytes\":%u}", part,
                    (unsigned) at);
    put(&inspect, "op", "inspect");
    put_view(&inspect, "bytes", mc_buf_view(&pem));
    must_tell(inspect, "report", told);
    mc_buf_free(&der);
    return pem;
}

/* The same, and another operation tells of it, too. */
static void damage(const mc_buf *object, const char *label, const char *path,
                   const char *part, mc_buf use, const char *name,
                   const char *report)
{
    mc_buf pem = spoil(mc_buf_view(object), label, path, part);

    put_view(&use, name, mc_buf_view(&pem));
    must_tell(use, report, told);
    mc_buf_free(&pem);
}

typedef struct row {
    const char *path, *part;
} row;

#define ROWS(rows) (sizeof(rows) / sizeof((rows)[0]))

static void a_damaged_certificate_says_where(void **state)
{
    static const row rows[] = {
        {"01", "serial"},      {"02", "algorithm"},   {"03", "issuer"},
        {"04", "validity"},    {"040", "not-before"}, {"041", "not-after"},
        {"05", "subject"},     {"06", "public-key"},  {"07", "extensions"},
        {"0702", "extension"}, {"1", "signature"},
    };
    const char *const check[] = {"op", "check", NULL};
    made *all = *state;
    size_t i;

    for (i = 0; i < ROWS(rows); i++) {
        damage(&all->certificate, "CERTIFICATE", rows[i].path, rows[i].part,
               ask(check), "certificate", "report");
    }
}

static void a_damaged_request_says_where(void **state)
{
    static const row rows[] = {
        {"00", "version"},    {"01", "subject"},  {"02", "public-key"},
        {"03", "attributes"}, {"1", "signature"},
    };
    made *all = *state;
    size_t i;

    for (i = 0; i < ROWS(rows) + 1; i++) {
        const char *const check[] = {"op", "check", NULL};
        const char *const issue[] = {
            "op", "certificate-issue", "now", "1795500000", "days", "90", NULL};
        mc_buf sign = ask(issue);

        put_view(&sign, AUTHORITY, field(&all->authority, "certificate"));
        put_view(&sign, "authority.key", field(&all->authority, "key"));
        put(&sign, "authority.passphrase", "secret1");
        if (i < ROWS(rows)) {
            damage(&all->request, "CERTIFICATE REQUEST", rows[i].path,
                   rows[i].part, ask(check), "request", "report");
            damage(&all->request, "CERTIFICATE REQUEST", rows[i].path,
                   rows[i].part, sign, "request", "error.values");
        } else {
            /* It can be shown, so it is told beside what it says. */
            damage(&all->request, "CERTIFICATE REQUEST", "030", "attribute",
                   sign, "request", "error.values");
        }
    }
}

static void a_damaged_revocation_list_says_where(void **state)
{
    static const row rows[] = {
        {"01", "algorithm"},  {"02", "issuer"},      {"03", "this-update"},
        {"06", "extensions"}, {"0600", "extension"}, {"1", "signature"},
    };
    made *all = *state;
    size_t i;

    for (i = 0; i < ROWS(rows); i++) {
        const char *const check[] = {"op", "check", NULL};
        mc_buf request = ask(check);

        put_view(&request, "certificate",
                 field(&all->authority, "certificate"));
        damage(&all->crl, "X509 CRL", rows[i].path, rows[i].part, request,
               "crl", "report");
    }
}

static void a_damaged_key_says_where(void **state)
{
    static const struct {
        size_t which;
        const char *label, *path, *part;
    } rows[] = {
        {offsetof(made, pkcs1), "RSA PRIVATE KEY", "0", "version"},
        {offsetof(made, pkcs1), "RSA PRIVATE KEY", "1", "modulus"},
        {offsetof(made, pkcs1), "RSA PRIVATE KEY", "4", "prime-1"},
        {offsetof(made, pkcs1), "RSA PRIVATE KEY", "8", "coefficient"},
        {offsetof(made, sec1), "EC PRIVATE KEY", "0", "version"},
        {offsetof(made, sec1), "EC PRIVATE KEY", "1", "secret"},
        {offsetof(made, sec1), "EC PRIVATE KEY", "20", "curve"},
        {offsetof(made, sec1), "EC PRIVATE KEY", "3", "behind-key"},
        {offsetof(made, pkcs8), "PRIVATE KEY", "0", "version"},
        {offsetof(made, pkcs8), "PRIVATE KEY", "1", "key-kind"},
        {offsetof(made, pkcs8), "PRIVATE KEY", "11", "curve"},
        {offsetof(made, pkcs8), "PRIVATE KEY", "2", "inner-key"},
        {offsetof(made, pkcs8), "PRIVATE KEY", "21", "secret"},
        {offsetof(made, locked), "ENCRYPTED PRIVATE KEY", "0", "lock"},
        {offsetof(made, locked), "ENCRYPTED PRIVATE KEY", "1", "locked"},
    };
    size_t i;

    for (i = 0; i < ROWS(rows); i++) {
        const char *const request[] = {
            "op", "request-create", "passphrase", "secret1", "subject.CN", "a",
            NULL};
        const mc_buf *object =
            (const mc_buf *) (const void *) ((const char *) *state +
                                             rows[i].which);

        damage(object, rows[i].label, rows[i].path, rows[i].part, ask(request),
               "key", "error.values");
    }
}

/* The bytes of a reply's result; ends the reply. */
static mc_buf result_of(mc_buf reply)
{
    mc_view result = field(&reply, "result");
    mc_buf bytes = MC_BUF_INIT;

    assert_err(mc_buf_append(&bytes, result.p, result.len), MC_OK);
    mc_buf_free(&reply);
    return bytes;
}

static void a_damaged_container_says_where(void **state)
{
    static const struct {
        const char *form, *label, *path, *part;
    } rows[] = {
        {"pkcs7", "PKCS7", "1", "contents"},
        {"pkcs7", "PKCS7", "103", "signers"},
        {"pkcs12", "PKCS12", "11", "contents"},
        {"pkcs12", "PKCS12", "2", "check"},
    };
    made *all = *state;
    mc_buf pem = MC_BUF_INIT;
    size_t i;

    assert_err(
        mc_pem_write(&pem, "CERTIFICATE", mc_buf_view(&all->certificate)),
        MC_OK);
    for (i = 0; i < ROWS(rows); i++) {
        const char *const order[] = {
            "op",      "convert",    "to.passphrase", "secret1",
            "to.form", rows[i].form, "to.iterations", "10000",
            NULL};
        mc_buf request = ask(order), whole, file;

        put_view(&request, "bytes", mc_buf_view(&pem));
        whole = strcmp(rows[i].form, "pkcs7") == 0
                    ? der_of(must(request), "result")
                    : result_of(must(request));
        file = spoil(mc_buf_view(&whole), rows[i].label, rows[i].path,
                     rows[i].part);
        mc_buf_free(&file);
        mc_buf_free(&whole);
    }
    mc_buf_free(&pem);
}

static void a_damaged_public_key_says_where(void **state)
{
    static const row rows[] = {{"0", "key-kind"}, {"1", "public-key"}};
    made *all = *state;
    mc_view spki, value, in = mc_buf_view(&all->certificate);
    size_t i, at = place_of(in, "06");
    uint8_t tag;

    in.p += at;
    in.len -= at;
    assert_err(mc_der_next(&in, &tag, &value, &spki), MC_OK);
    for (i = 0; i < ROWS(rows); i++) {
        mc_buf file = spoil(spki, "PUBLIC KEY", rows[i].path, rows[i].part);

        mc_buf_free(&file);
    }
}

/* Whatever fails behind a passphrase is one message. */
static void what_was_locked_says_nothing_of_its_inside(void **state)
{
    made *all = *state;
    const char *const order[] = {"op",     "request-create", "passphrase",
                                 "not it", "subject.CN",     "a",
                                 NULL};
    mc_buf request = ask(order), pem = MC_BUF_INIT;

    assert_err(
        mc_pem_write(&pem, "ENCRYPTED PRIVATE KEY", mc_buf_view(&all->locked)),
        MC_OK);
    put_view(&request, "key", mc_buf_view(&pem));
    must_tell(request, "error", mc_err_name(MC_ERR_PASSPHRASE));
    mc_buf_free(&pem);
}

/* As many objects as are described, and one more. */
static void objects_without_end_are_described(void **state)
{
    static const char BLOCK[] = "-----BEGIN X-----\nMAA=\n-----END X-----\n";
    size_t more, i;

    (void) state;
    for (more = 0; more < 2; more++) {
        static const char *const INSPECT[] = {"op", "inspect", NULL};
        mc_buf file = MC_BUF_INIT, request = ask(INSPECT);

        for (i = 0; i < 2000 + more; i++) {
            assert_err(mc_buf_append_str(&file, BLOCK), MC_OK);
        }
        put_view(&request, "bytes", mc_buf_view(&file));
        mc_buf_free(&file);
        if (more) {
            assert_error(request, "FILE_SIZE");
        } else {
            mc_buf reply = must(request);

            mc_buf_free(&reply);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_damaged_certificate_says_where),
        cmocka_unit_test(a_damaged_request_says_where),
        cmocka_unit_test(a_damaged_revocation_list_says_where),
        cmocka_unit_test(a_damaged_key_says_where),
        cmocka_unit_test(a_damaged_container_says_where),
        cmocka_unit_test(a_damaged_public_key_says_where),
        cmocka_unit_test(what_was_locked_says_nothing_of_its_inside),
        cmocka_unit_test(objects_without_end_are_described),
    };

    return cmocka_run_group_tests_name("damage", tests, make, unmake);
}
