/*
 * Every operation with one allocation failing, at each place in turn, alone
 * and with all that follow. Whatever fails, the answer is whole: the very
 * result, or the error MEMORY and nothing beside it. The sanitizer watches that
 * nothing is lost or touched twice.
 *
 * Linked with --wrap for malloc and calloc (Makefile), so that Mbed TLS's
 * allocations fail as well as ours.
 */
#define MBEDTLS_ALLOW_PRIVATE_ACCESS
#include "../ask.h"
#include "key/key.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);

/* A place is the outer part of the row of calls that leads to an allocation:
 * ours, and the first of Mbed TLS's. Each is made to fail the first time that
 * it comes up, alone, and, where that does not take too long, the last time
 * with all that follow. Every single one would take hours: a signature alone
 * is some thousand numbers. */
#define PLACES ((size_t) 16384)
#define DEPTH_MAX 64
#define DEPTH 6       /* where keys are made and used */
#define DEPTH_DEEP 11 /* elsewhere */
#define MANY 1000     /* allocations of one operation */

typedef struct place {
    uint64_t calls; /* a hash of the return addresses; 0: unused */
    unsigned long count;
} place;

static place places[PLACES];
static int counting;
static uint64_t target;     /* the place that fails; 0 for none */
static unsigned long to_go; /* times that it must come up for that */
static int deepest;
static int for_good; /* and all after it fail too */
static int failing;
static const uintptr_t *outer; /* the frame where rows begin */

__attribute__((noinline, no_sanitize("address"),
               no_sanitize("undefined"))) static uint64_t
calls_from_here(void)
{
    const uintptr_t *frame = __builtin_frame_address(0);
    const uintptr_t *inner = NULL; /* frames lie one above the other */
    uintptr_t calls[DEPTH_MAX];
    uint64_t hash = 1469598103934665603u; /* FNV-1a */
    int depth = 0, i;

    while (depth < DEPTH_MAX && frame > inner && frame < outer) {
        calls[depth++] = frame[1];
        inner = frame;
        frame = (const uintptr_t *) frame[0];
    }
    for (i = depth > deepest ? depth - deepest : 0; i < depth; i++) {
        hash = (hash ^ calls[i]) * 1099511628211u;
    }
    return hash;
}

static void count_place(uint64_t calls)
{
    size_t i = (size_t) (calls % PLACES);

    while (places[i].calls != 0 && places[i].calls != calls) {
        i = (i + 1) % PLACES;
    }
    places[i].calls = calls;
    places[i].count++;
}

static int fails_now(void)
{
    if (failing) {
        return 1;
    }
    if (counting) {
        count_place(calls_from_here());
    } else if (target != 0 && calls_from_here() == target && --to_go == 0) {
        target = 0;
        failing = for_good;
        return 1;
    }
    return 0;
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

/* How far a second answer is like the first: random is 0 for the same bytes, 1
 * where something in it is random, also in RSA's case, STEP where it may find
 * or not find. */
#define STEP 2
#define RSA 3

static void assert_same_answer(const mc_buf *reply, const mc_buf *whole,
                               int random)
{
    mc_view name, value, other_name, other;
    size_t at = 0, other_at = 0;

    if (random == STEP) {
        (void) field(reply, "tried");
        return;
    }
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

/* MEMORY, and no result beside it. (Mbed TLS's check of an RSA key does not
 * say that it had no memory, only that the key did not pass.) */
static void assert_memory_error(const mc_buf *reply, int rsa)
{
    mc_view name, value = field(reply, "error");
    size_t at = 0;

    if (!rsa ||
        !(mc_view_is(value, "SELF_CHECK") || mc_view_is(value, "KEY_DAMAGED") ||
          mc_view_is(value, "PASSPHRASE"))) {
        assert_text(value, "MEMORY");
    }
    while (mc_fields_next(mc_buf_view(reply), &at, &name, &value) == 1) {
        assert_true(name.len >= 5 && memcmp(name.p, "error", 5) == 0);
    }
    assert_int_equal(at, reply->len);
}

/* Rows of calls begin here, whoever asks. */
static __attribute__((noinline)) mc_buf engine(const mc_buf *request)
{
    mc_buf reply = MC_BUF_INIT;

    outer = __builtin_frame_address(0);
    mc_engine_call(mc_buf_view(request), &reply);
    return reply;
}

/* Answers with the allocation failing that comes up at this place for the
 * so-many-th time. */
static void fail_at(const mc_buf *request, const mc_buf *whole, uint64_t calls,
                    unsigned long count, int random)
{
    mc_buf reply;
    mc_view error;

    target = calls;
    to_go = count;
    reply = engine(request);
    target = 0;
    failing = 0;
    if (reply.len == 0) {
        assert_true(for_good); /* no room to say even that */
    } else if (mc_fields_get(mc_buf_view(&reply), "error", &error)) {
        assert_memory_error(&reply, random == RSA);
    } else {
        assert_same_answer(&reply, whole, random);
    }
    mc_buf_free(&reply);
}

/* Consumes request. */
static void sweep(mc_buf *request, int random)
{
    size_t i, found = 0;
    unsigned long total = 0;
    mc_buf whole;
    mc_view error;

    memset(places, 0, sizeof(places));
    deepest = random ? DEPTH : DEPTH_DEEP;
    counting = 1;
    whole = engine(request);
    counting = 0;
    assert_false(mc_fields_get(mc_buf_view(&whole), "error", &error));
    for (i = 0; i < PLACES; i++) {
        total += places[i].count;
    }
    for (i = 0; i < PLACES; i++) {
        if (places[i].calls == 0) {
            continue;
        }
        found++;
        for_good = 0;
        fail_at(request, &whole, places[i].calls, 1, random);
        if (total < MANY && random != RSA) {
            for_good = 1;
            fail_at(request, &whole, places[i].calls, places[i].count, random);
        }
    }
    assert_in_range(found, 2, PLACES / 2);
    mc_buf_free(&whole);
    mc_buf_free(request);
}

/* ------------------------------------------------------------ the files -- */

/* What the operations work on, made once. */
static struct {
    mc_buf key;           /* key-generate's reply */
    mc_buf authority;     /* authority-create's */
    mc_buf request;       /* request-create's */
    mc_buf issued;        /* certificate-issue's */
    mc_buf crl;           /* crl-create's */
    mc_buf pkcs12;        /* convert's */
    mc_buf pkcs8;         /* convert's, of the key */
    mc_buf rsa;           /* key-generate's, of primes */
    mc_buf rsa_primes[2]; /* prime-judge's */
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

/* 2^1023 + 2^1022 + 2^middle + last, which is a prime. To search for one takes
 * long under the sanitizers. */
static mc_buf judge_prime(unsigned middle, unsigned last)
{
    static const char *const JUDGE[] = {"op", "prime-judge", NULL};
    uint8_t prime[128] = {0xc0};
    mc_buf request = ask(JUDGE);

    prime[127 - middle / 8] |= (uint8_t) (1u << middle % 8);
    prime[126] = (uint8_t) (last >> 8);
    prime[127] |= (uint8_t) last;
    put_view(&request, "likely", (mc_view){prime, sizeof(prime)});
    return must(request);
}

static mc_buf ask_rsa(void)
{
    static const char *const PAIRS[] = {
        "op",         "key-generate", "type", "rsa",         "bits", "2048",
        "passphrase", "secret",       "form", "traditional", NULL};
    mc_buf request = ask(PAIRS);

    put_view(&request, "prime", field(&made.rsa_primes[0], "prime"));
    put_view(&request, "prime", field(&made.rsa_primes[1], "prime"));
    return request;
}

static mc_buf ask_pkcs8(void)
{
    static const char *const PAIRS[] = {
        "op",     "convert", "passphrase", "secret",        "to.passphrase",
        "secret", "to.form", "pkcs8",      "to.iterations", "1000",
        NULL};
    mc_buf request = ask(PAIRS);

    put_view(&request, "bytes", field(&made.key, "key"));
    return request;
}

static int make_files(void **state)
{
    (void) state;
    made.rsa_primes[0] = judge_prime(1022, 1037);
    made.rsa_primes[1] = judge_prime(1000, 1011);
    made.rsa = must(ask_rsa());
    made.key = must(ask_key());
    made.authority = must(ask_authority());
    made.request = must(ask_request());
    made.issued = must(ask_issue());
    made.crl = must(ask_crl());
    made.pkcs12 = must(ask_pkcs12());
    made.pkcs8 = must(ask_pkcs8());
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
    mc_buf_free(&made.pkcs8);
    mc_buf_free(&made.rsa);
    mc_buf_free(&made.rsa_primes[0]);
    mc_buf_free(&made.rsa_primes[1]);
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
    put_view(&request, "crl", field(&made.crl, "crl"));
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

/* A file of OpenSSL's old form: the certificate under RC2-40, the key under
 * 3DES. Its base64 is mended into a file as a user's would be. */
static const char OLD_PKCS12[] =
    "MIIDbwIBAzCCAzYGCSqGSIb3DQEHAaCCAycEggMjMIIDHzCCAhYGCSqGSIb3DQEHBqCC\n"
    "AgcwggIDAgEAMIIB/AYJKoZIhvcNAQcBMBsGCiqGSIb3DQEMAQYwDQQIMLLEb2oGNiwC\n"
    "AWSAggHQa5hJVZjwWOylMOJqS9EZ4QQG7K9eo4c75eKtfsJ3moJEjJMouIvnH4I1g/14\n"
    "AQVqiPzE5In+pb5wVZN4792Mm6HnOJmW86vmKP+1ncK6CqWPbgMRQSVNgHbrQ4Cb5z5S\n"
    "iimbsbzr3uvpoOcmk/+KMDIACRF01DQl+ES0JPHHQbJYN/FlGfxGiBAFMxiLb/s44+n/\n"
    "MErau8PGECtD8CjWgL/ZUsTS15IBVPV+K08f90AvmNb0nZRLc2Q+nYQejkIF4w99GmnA\n"
    "F3ECOWXSHmEg6RsRxksxyiqGxxZX5R/T5K2ty7bvSJWbB5cG8/ijAuIPaLGUhQuNP7T2\n"
    "cPsxfgmuIT8rOYEBRSFJdqBnWf56NcKDBqYQ0SvTHcczHOhM6srdaWAkgCWCx+nNVCx5\n"
    "QOAi/9JhBEePxENiJERXv069kA/3WPRAwAkp8KUUxhaLHVg33jkr54PyDSgVKBcd+gOn\n"
    "C7Jhig51Q/MbP5fMxAmn8I6WrXRfmnbyYtkUnOBQUVMZOnfx3fxUf1fe+1nHJmpmUJ77\n"
    "VER8mKfQaqAX7MjuC+LUd/5ldU+qT/gt8BgnwsMUh+zNZBkZb+rsXL/Iv3VnXPqjFAOJ\n"
    "0yGM3ubjM5eGP94wggEBBgkqhkiG9w0BBwGggfMEgfAwge0wgeoGCyqGSIb3DQEMCgEC\n"
    "oIGzMIGwMBsGCiqGSIb3DQEMAQMwDQQIwYyaM10N3bkCAWQEgZBf3SM1rgCZgmmBj6tw\n"
    "bG6sHVF312JJ1Kdgmov5UvvAP8iA0qGskczhRAl6KMlzquD1eMBGp2tvoOTm87XALaE5\n"
    "X9zcWBmxiMaKJoVVu7f403iIGkCJZfQnXulWi2te0i1aBwjSzs8tl8irnzS73PLBmc3W\n"
    "0rOVocV+Z8tRF4Gmk1Ys+/uMkwuThm3JOiuSqBIxJTAjBgkqhkiG9w0BCRUxFgQUCaPL\n"
    "iuE10XssyUvzs4Lwc8n4UtowMDAhMAkGBSsOAwIaBQAEFBPD9HqQUrZvoB5L9/RWjrt7\n"
    "bsJSBAg0vQ0omkQn3QIBZA==\n";

/* Of ssh-keygen. */
static const char OPENSSH[] =
    "-----BEGIN OPENSSH PRIVATE KEY-----\n"
    "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAaAAAABNlY2RzYS\n"
    "1zaGEyLW5pc3RwMjU2AAAACG5pc3RwMjU2AAAAQQS6RnIVnWDcLoe985miUvoNndRjdh1R\n"
    "sIVRwowIrzRpYPxJgkfNJiOeCmKRypXHOeQpjir5JSQwn1CUUESM5+MAAAAAoF87izFfO4\n"
    "sxAAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBLpGchWdYNwuh73z\n"
    "maJS+g2d1GN2HVGwhVHCjAivNGlg/EmCR80mI54KYpHKlcc55CmOKvklJDCfUJRQRIzn4w\n"
    "AAAAAhAPwDTWgkOBNcLZ6NHyeqQxsKwl3Fbrmud20cAhk+MH7NAAAAB2F0IHdvcms=\n"
    "-----END OPENSSH PRIVATE KEY-----\n";

static void test_old_forms_without_memory(void **state)
{
    static const char *const INSPECT[] = {"op", "inspect", "passphrase",
                                          "secret", NULL};
    mc_buf request;

    (void) state;
    convert_without_memory(mc_view_str(OLD_PKCS12), "pkcs8");
    convert_without_memory(field(&made.pkcs8, "result"), "traditional");
    request = ask_pkcs8();
    sweep(&request, 1);
    request = ask(INSPECT);
    put(&request, "bytes", OPENSSH);
    sweep(&request, 0);
}

static void test_rsa_without_memory(void **state)
{
    static const char *const SEARCH[] = {"op", "prime-search", "bits", "2048",
                                         NULL};
    static const char *const JUDGE[] = {"op", "prime-judge", NULL};
    static const char *const USE[] = {"op",     "request-create", "passphrase",
                                      "secret", "subject.CN",     "a.test",
                                      "name",   "a.test",         NULL};
    mc_buf request = ask(SEARCH);

    (void) state;
    sweep(&request, STEP);
    request = ask(JUDGE);
    put_view(&request, "likely", field(&made.rsa_primes[0], "prime"));
    sweep(&request, 1);
    request = ask_rsa();
    sweep(&request, RSA);
    request = ask(USE);
    put_view(&request, "key", field(&made.rsa, "key"));
    put(&request, "key.checked", "yes");
    sweep(&request, RSA);
}

static void test_device_without_memory(void **state)
{
    static const char *const DEVICE[] = {
        "op",     "device-make", "type",        "ec",          "passphrase",
        "secret", "form",        "traditional", "subject.CN",  "a.test",
        "name",   "a.test",      "host",        "a.test",      "now",
        NOW,      "days",        "365",         "key.checked", "yes",
        NULL};
    mc_buf request = ask(DEVICE);

    (void) state;
    put_authority(&request);
    sweep(&request, 1);
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
        cmocka_unit_test(test_old_forms_without_memory),
        cmocka_unit_test(test_rsa_without_memory),
        cmocka_unit_test(test_device_without_memory),
    };

    return cmocka_run_group_tests(tests, make_files, free_files);
}
