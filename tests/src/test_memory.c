/*
 * Every operation with one allocation failing: the first, the second, and so
 * on, until the operation no longer makes so many. Whatever fails, the answer
 * is whole: the very result, or the error MEMORY and nothing beside it. The
 * sanitizer watches that nothing is lost or touched twice.
 *
 * Linked with --wrap for malloc and calloc (Makefile), so that Mbed TLS's
 * allocations fail as well as ours.
 */
#include <stdio.h>

#include "ask.h"

/* Beyond so many allocations, which are a curve's or a modulus's numbers,
 * only every STEP-th is made to fail. */
#define EACH 250
#define STEP 149

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);

static unsigned long to_go; /* allocations until one fails; 0 for never */
static int for_good;        /* and all after it fail too */

static int fails_now(void)
{
    if (to_go == 0) {
        return 0;
    }
    if (to_go > 1) {
        to_go--;
        return 0;
    }
    to_go = (unsigned long) for_good;
    return 1;
}

void *__wrap_malloc(size_t size)
{
    return fails_now() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails_now() ? NULL : __real_calloc(count, size);
}

/* -------------------------------------------------------------- replies -- */

/* The same names in the same order; and, unless something in it is random,
 * the same bytes. */
static void assert_same_answer(const mc_buf *reply, const mc_buf *whole,
                               int random)
{
    mc_view name, value, other_name, other;
    size_t at = 0, other_at = 0;

    if (!random) {
        assert_true(mc_view_equal(mc_buf_view(reply), mc_buf_view(whole)));
    }
    while (mc_fields_next(mc_buf_view(whole), &other_at, &other_name, &other) ==
           1) {
        assert_int_equal(mc_fields_next(mc_buf_view(reply), &at, &name, &value),
                         1);
        assert_true(mc_view_equal(name, other_name));
        assert_int_equal(value.len == 0, other.len == 0);
    }
    assert_int_equal(at, reply->len);
}

/* MEMORY, and no result beside it. */
static void assert_memory_error(const mc_buf *reply, unsigned long n)
{
    mc_view name, value;
    size_t at = 0;

    value = field(reply, "error");
    if (!mc_view_is(value, "MEMORY")) {
        fail_msg("allocation %lu fails as %.*s", n, (int) value.len,
                 (const char *) value.p);
    }
    while (mc_fields_next(mc_buf_view(reply), &at, &name, &value) == 1) {
        assert_true(name.len >= 5 && memcmp(name.p, "error", 5) == 0);
    }
    assert_int_equal(at, reply->len);
}

/* Consumes request. */
static void sweep(mc_buf *request, int random)
{
    mc_buf whole = answer(request);
    unsigned long n;
    int reached = 1;
    mc_view error;

    assert_false(mc_fields_get(mc_buf_view(&whole), "error", &error));
    for (n = 1; reached; n += n < EACH ? 1 : STEP) {
        for (for_good = 0; for_good < 2; for_good++) {
            mc_buf reply;

            to_go = n;
            reply = answer(request);
            reached = to_go == 0 || for_good;
            to_go = 0;
            if (reply.len == 0) {
                assert_true(for_good); /* no room to say even that */
            } else if (mc_fields_get(mc_buf_view(&reply), "error", &error)) {
                assert_memory_error(&reply, n);
            } else {
                assert_same_answer(&reply, &whole, random);
            }
            mc_buf_free(&reply);
            if (!reached) {
                break;
            }
        }
    }
    mc_buf_free(&whole);
    mc_buf_free(request);
}

/* ------------------------------------------------------------ the files -- */

/* What the operations work on, made once. */
static struct {
    mc_buf key;       /* key-generate's reply */
    mc_buf authority; /* authority-create's */
    mc_buf request;   /* request-create's */
    mc_buf issued;    /* certificate-issue's */
    mc_buf crl;       /* crl-create's */
    mc_buf pkcs12;    /* convert's */
} made;

#define NOW "1795500000"

static mc_buf ask_key(void)
{
    static const char *const PAIRS[] = {
        "op",         "key-generate", "type", "ec",          "curve", "P-256",
        "passphrase", "secret",       "form", "traditional", NULL};

    return ask(PAIRS);
}

static mc_buf ask_authority(void)
{
    static const char *const PAIRS[] = {"op",         "authority-create",
                                        "type",       "ec",
                                        "curve",      "P-256",
                                        "passphrase", "secret",
                                        "form",       "traditional",
                                        "subject.CN", "CA",
                                        "subject.O",  "Example",
                                        "now",        NOW,
                                        "days",       "3650",
                                        "permit",     "test",
                                        "permit",     "10.0.0.0/8",
                                        NULL};

    return ask(PAIRS);
}

static mc_buf ask_request(void)
{
    static const char *const PAIRS[] = {
        "op",     "request-create", "passphrase", "secret", "subject.CN",
        "a.test", "subject.OU",     "One",        "name",   "a.test",
        "name",   "10.1.2.3",       NULL};
    mc_buf request = ask(PAIRS);

    put_view(&request, "key", field(&made.key, "key"));
    return request;
}

static void put_authority(mc_buf *request)
{
    put_view(request, "authority.certificate",
             field(&made.authority, "certificate"));
    put_view(request, "authority.key", field(&made.authority, "key"));
    put(request, "authority.passphrase", "secret");
}

static mc_buf ask_issue(void)
{
    static const char *const PAIRS[] = {
        "op", "certificate-issue", "now", NOW, "days", "365", NULL};
    mc_buf request = ask(PAIRS);

    put_view(&request, "request", field(&made.request, "request"));
    put_authority(&request);
    return request;
}

static mc_buf ask_crl(void)
{
    static const char *const PAIRS[] = {
        "op", "crl-create", "now", NOW,       "days",
        "30", "number",     "01",  "revoked", "0a 1795400000 keyCompromise",
        NULL};
    mc_buf request = ask(PAIRS);

    put_authority(&request);
    return request;
}

static mc_buf ask_pkcs12(void)
{
    static const char *const PAIRS[] = {
        "op",     "convert",       "passphrase", "secret",        "to.form",
        "pkcs12", "to.passphrase", "secret",     "to.iterations", "1000",
        NULL};
    mc_buf request = ask(PAIRS);

    put_view(&request, "bytes", field(&made.key, "key"));
    put_view(&request, "with", field(&made.issued, "certificate"));
    put_view(&request, "with", field(&made.authority, "certificate"));
    return request;
}

static int make_files(void **state)
{
    (void) state;
    made.key = must(ask_key());
    made.authority = must(ask_authority());
    made.request = must(ask_request());
    made.issued = must(ask_issue());
    made.crl = must(ask_crl());
    made.pkcs12 = must(ask_pkcs12());
    field(&made.pkcs12, "result");
    return 0;
}

static int free_files(void **state)
{
    (void) state;
    mc_buf_free(&made.key);
    mc_buf_free(&made.authority);
    mc_buf_free(&made.request);
    mc_buf_free(&made.issued);
    mc_buf_free(&made.crl);
    mc_buf_free(&made.pkcs12);
    return 0;
}

/* ------------------------------------------------------------ the tests -- */

static void test_making_without_memory(void **state)
{
    mc_buf request;

    (void) state;
    request = ask_key();
    sweep(&request, 1);
    request = ask_authority();
    sweep(&request, 1);
    request = ask_request();
    sweep(&request, 1);
}

static void test_issuing_without_memory(void **state)
{
    static const char *const SELF[] = {"op",         "certificate-self-sign",
                                       "passphrase", "secret",
                                       "subject.CN", "a.test",
                                       "name",       "a.test",
                                       "now",        NOW,
                                       "days",       "30",
                                       NULL};
    mc_buf request;

    (void) state;
    request = ask_issue();
    sweep(&request, 1);
    request = ask_crl();
    sweep(&request, 1);
    request = ask(SELF);
    put_view(&request, "key", field(&made.key, "key"));
    sweep(&request, 1);
}

/* Everything that was made, in one file; and quoted, so that it is mended. */
static void test_inspecting_without_memory(void **state)
{
    static const char *const INSPECT[] = {"op", "inspect", "passphrase",
                                          "secret", NULL};
    mc_buf all = MC_BUF_INIT;
    mc_view parts[5];
    mc_buf request;
    size_t i;

    (void) state;
    parts[0] = field(&made.key, "key");
    parts[1] = field(&made.request, "request");
    parts[2] = field(&made.issued, "certificate");
    parts[3] = field(&made.authority, "certificate");
    parts[4] = field(&made.crl, "crl");
    for (i = 0; i < 5; i++) {
        assert_err(mc_buf_append_str(&all, "> "), MC_OK);
        assert_err(mc_buf_append(&all, parts[i].p, parts[i].len), MC_OK);
    }
    request = ask(INSPECT);
    put_view(&request, "bytes", mc_buf_view(&all));
    sweep(&request, 0);
    request = ask(INSPECT);
    put_view(&request, "bytes", field(&made.pkcs12, "result"));
    sweep(&request, 0);
    mc_buf_free(&all);
}

static void test_checking_without_memory(void **state)
{
    static const char *const CHECK[] = {
        "op",           "check",       "passphrase", "secret", "host",
        "a.test",       "host",        "10.1.2.3",   "now",    NOW,
        "require.form", "traditional", NULL};
    mc_buf request;

    (void) state;
    request = ask(CHECK);
    put_view(&request, "certificate", field(&made.issued, "certificate"));
    put_view(&request, "key", field(&made.key, "key"));
    put_view(&request, "request", field(&made.request, "request"));
    put_view(&request, "chain", field(&made.authority, "certificate"));
    sweep(&request, 0);
}

static void convert_without_memory(mc_view bytes, const char *form)
{
    mc_buf request = MC_BUF_INIT;

    put(&request, "op", "convert");
    put(&request, "passphrase", "secret");
    put(&request, "to.form", form);
    put_view(&request, "bytes", bytes);
    sweep(&request, 0);
}

static void test_converting_without_memory(void **state)
{
    mc_buf request;

    (void) state;
    request = ask_pkcs12();
    sweep(&request, 1);
    convert_without_memory(field(&made.pkcs12, "result"), "bundle");
    convert_without_memory(field(&made.pkcs12, "result"), "pkcs7");
    convert_without_memory(field(&made.pkcs12, "result"), "pkcs8");
    convert_without_memory(field(&made.issued, "certificate"), "der");
}

static void test_sealing_without_memory(void **state)
{
    static const char *const SEAL[] = {"op",         "seal",       "bytes",
                                       "hello",      "passphrase", "secret",
                                       "iterations", "10000",      NULL};
    static const char *const UNSEAL[] = {
        "op", "unseal", "passphrase", "secret", "iterations", "10000", NULL};
    static const char *const INFO[] = {"op", "info", NULL};
    mc_buf request = ask(SEAL);
    mc_buf sealed = answer(&request);

    (void) state;
    sweep(&request, 1);
    request = ask(UNSEAL);
    put_view(&request, "bytes", field(&sealed, "sealed"));
    sweep(&request, 0);
    request = ask(INFO);
    sweep(&request, 0);
    mc_buf_free(&sealed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_making_without_memory),
        cmocka_unit_test(test_issuing_without_memory),
        cmocka_unit_test(test_inspecting_without_memory),
        cmocka_unit_test(test_checking_without_memory),
        cmocka_unit_test(test_converting_without_memory),
        cmocka_unit_test(test_sealing_without_memory),
    };

    return cmocka_run_group_tests(tests, make_files, free_files);
}
