/*
 * PKCS#12 read and written: what a file must not be able to do, and what must
 * be said of it. That other programs agree is tested in tests/interop.
 */
#include "../check.h"

#include "container/pkcs12_internal.h"
#include "text/algorithm_text.h"

#define PASSPHRASE                                                             \
    "Kr\xc3\xa4"                                                               \
    "ft \xf0\x9d\x84\x9e"
#define NAME                                                                   \
    "Ger\xc3\xa4"                                                              \
    "t \xf0\x9d\x84\x9e"

/* The reader does not look into keys and certificates: any SEQUENCE does. */
static const uint8_t KEY[] = {0x30, 0x03, 0x02, 0x01, 0x00};
static const uint8_t CERTIFICATE[] = {0x30, 0x03, 0x02, 0x01, 0x01};
static const uint8_t ISSUER[] = {0x30, 0x03, 0x02, 0x01, 0x02};

/* Of the files written here. */
#define ITERATIONS 100

#define VIEW(array) ((mc_view){(array), sizeof(array)})

static const mc_view NONE = {NULL, 0};

static mc_job fresh_job(void)
{
    mc_job job;

    mc_job_init(&job, NONE);
    return job;
}

/* A file of ours with a key and two certificates. */
static void write_file(mc_pkcs12_style style, const char *passphrase,
                       mc_buf *out)
{
    mc_view certificates[2];
    mc_pkcs12_content content = {VIEW(KEY), certificates, 2, mc_view_str(NAME)};
    mc_job job = fresh_job();

    certificates[0] = VIEW(CERTIFICATE);
    certificates[1] = VIEW(ISSUER);
    assert_err(mc_pkcs12_write(&job, &content, style, ITERATIONS,
                               mc_view_str(passphrase), out),
               MC_OK);
    mc_job_free(&job);
}

static mc_err open_file(const mc_buf *file, const char *passphrase,
                        mc_pkcs12 *p12)
{
    mc_job job = fresh_job();
    mc_err err =
        mc_pkcs12_open(&job, mc_buf_view(file), mc_view_str(passphrase), p12);

    mc_job_free(&job);
    return err;
}

/* Opens, expects this, and frees. */
static void check_open(const mc_buf *file, const char *passphrase, mc_err want,
                       mc_pkcs12_mac mac)
{
    mc_pkcs12 p12 = MC_PKCS12_INIT;

    assert_err(open_file(file, passphrase, &p12), want);
    assert_int_equal(p12.mac, mac);
    mc_pkcs12_free(&p12);
}

static void what_is_written_is_read(void **state)
{
    mc_pkcs12_style style;

    (void) state;
    for (style = MC_PKCS12_MODERN; style <= MC_PKCS12_LEGACY; style++) {
        mc_buf file = MC_BUF_INIT;
        mc_pkcs12 p12 = MC_PKCS12_INIT;

        write_file(style, PASSPHRASE, &file);
        assert_err(open_file(&file, PASSPHRASE, &p12), MC_OK);
        assert_int_equal(p12.mac, MC_PKCS12_MAC_GOOD);
        assert_int_equal(p12.mac_iterations, ITERATIONS);
        assert_int_equal(p12.count, 3);
        assert_int_equal(p12.items[0].kind, MC_PKCS12_CERTIFICATE);
        assert_hex(p12.items[0].der, "3003020101");
        assert_text(p12.items[0].name, NAME);
        assert_hex(p12.items[1].der, "3003020102");
        assert_int_equal(p12.items[1].name.len, 0);
        assert_int_equal(p12.items[2].kind, MC_PKCS12_KEY);
        assert_hex(p12.items[2].der, "3003020100");
        assert_text(p12.items[2].name, NAME);
        assert_true(mc_view_equal(p12.items[0].key_id, p12.items[2].key_id));
        assert_int_equal(p12.items[2].encrypted, 1);
        mc_pkcs12_free(&p12);
        mc_buf_free(&file);
    }
}

static void wrong_and_missing_passphrases_are_told_apart(void **state)
{
    mc_buf file = MC_BUF_INIT;

    (void) state;
    write_file(MC_PKCS12_MODERN, PASSPHRASE, &file);
    check_open(&file, "other", MC_ERR_PASSPHRASE, MC_PKCS12_MAC_WRONG);
    check_open(&file, PASSPHRASE " ", MC_ERR_PASSPHRASE, MC_PKCS12_MAC_WRONG);
    check_open(&file, "", MC_ERR_PASSPHRASE_MISSING, MC_PKCS12_MAC_UNCHECKED);
    mc_buf_free(&file);
}

/* Every byte in turn: never a trap, and never contents that passed a MAC. */
static void damage_anywhere_is_noticed(void **state)
{
    mc_buf file = MC_BUF_INIT;
    size_t at;

    (void) state;
    write_file(MC_PKCS12_LEGACY, "secret", &file);
    for (at = 0; at < file.len; at++) {
        mc_pkcs12 p12 = MC_PKCS12_INIT;
        mc_err err;

        file.p[at] ^= 0x10;
        err = open_file(&file, "secret", &p12);
        if (err == MC_OK && p12.mac == MC_PKCS12_MAC_GOOD) {
            /* What no one reads, such as a digest's NULL parameters. */
            assert_int_equal(p12.count, 3);
            assert_hex(p12.items[2].der, "3003020100");
        }
        mc_pkcs12_free(&p12);
        file.p[at] ^= 0x10;
    }
    for (at = 0; at < file.len; at++) {
        mc_buf cut = MC_BUF_INIT;
        mc_pkcs12 p12 = MC_PKCS12_INIT;

        assert_err(mc_buf_append(&cut, file.p, at), MC_OK);
        assert_int_not_equal(open_file(&cut, "secret", &p12), MC_OK);
        mc_pkcs12_free(&p12);
        mc_buf_free(&cut);
    }
    mc_buf_free(&file);
}

/* ---------------------------------------------- files put together here -- */

/* How wrap() protects what it wraps. */
typedef struct mac_plan {
    const char *passphrase; /* NULL: no bytes at all */
    uint32_t iterations;    /* said in the file; computed when 1..10000 */
    int absent;
    uint32_t pbmac1_key_len; /* PBMAC1 when not 0 */
    const char *digest;      /* OID; NULL: SHA-256 */
} mac_plan;

static void put_algorithm(mc_der *der, const char *oid, size_t len)
{
    mc_der_open(der, MC_DER_SEQUENCE);
    mc_der_put(der, MC_DER_OID, (mc_view){(const uint8_t *) oid, len});
    mc_der_null(der);
    mc_der_close(der);
}

#define HMAC(n) "\x2a\x86\x48\x86\xf7\x0d\x02" n
#define SHA2(n) "\x60\x86\x48\x01\x65\x03\x04\x02" n

/* Digests by their identifier, and by that of their HMAC. */
static const struct {
    mbedtls_md_type_t md;
    const char *digest, *hmac;
} DIGESTS[] = {{MBEDTLS_MD_SHA256, SHA2("\x01"), HMAC("\x09")},
               {MBEDTLS_MD_SHA1, "\x2b\x0e\x03\x02\x1a", HMAC("\x07")},
               {MBEDTLS_MD_SHA224, SHA2("\x04"), HMAC("\x08")},
               {MBEDTLS_MD_SHA384, SHA2("\x02"), HMAC("\x0a")},
               {MBEDTLS_MD_SHA512, SHA2("\x03"), HMAC("\x0b")}};

#define DIGEST_COUNT (sizeof(DIGESTS) / sizeof(DIGESTS[0]))

/* The row of a plan's digest; the first for others. */
static size_t digest_row(const mac_plan *plan)
{
    size_t i = DIGEST_COUNT;

    while (plan->digest != NULL && --i > 0) {
        if (strcmp(plan->digest, DIGESTS[i].digest) == 0) {
            return i;
        }
    }
    return 0;
}

/* HMAC under a key that the plan derives; the value's length. */
static size_t compute(const mac_plan *plan, mc_view salt, mc_view safes,
                      uint8_t value[64])
{
    mbedtls_md_type_t md = DIGESTS[digest_row(plan)].md;
    const mbedtls_md_info_t *info = mbedtls_md_info_from_type(md);
    size_t len = mbedtls_md_get_size(info);
    size_t key_len = plan->pbmac1_key_len != 0 ? plan->pbmac1_key_len : len;
    mc_job job = fresh_job();
    mc_buf bmp = MC_BUF_INIT;
    uint8_t key[64] = {0};

    if (plan->iterations == 0 || plan->iterations > 10000 || key_len > 64) {
        memset(value, 0, len);
        return len;
    }
    if (plan->passphrase != NULL) {
        assert_err(mc_kdf_bmp(mc_view_str(plan->passphrase), &bmp), MC_OK);
    }
    if (plan->pbmac1_key_len != 0) {
        assert_err(mc_kdf_pbkdf2(&job, md, mc_view_str(plan->passphrase), salt,
                                 plan->iterations, key, key_len),
                   MC_OK);
    } else {
        assert_err(mc_kdf_pkcs12(&job, md, MC_KDF_PKCS12_MAC, mc_buf_view(&bmp),
                                 salt, plan->iterations, key, key_len),
                   MC_OK);
    }
    assert_int_equal(
        mbedtls_md_hmac(info, key, key_len, safes.p, safes.len, value), 0);
    mc_buf_free(&bmp);
    mc_job_free(&job);
    return len;
}

/* RFC 9579: PBMAC1's parameters hold derivation and MAC. */
static void put_pbmac1(mc_der *der, const mac_plan *plan, mc_view salt)
{
    const char *hmac = DIGESTS[digest_row(plan)].hmac;

    mc_der_open(der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(der, MC_OID_PBMAC1);
    mc_der_open(der, MC_DER_SEQUENCE);
    mc_der_open(der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(der, MC_OID_PBKDF2);
    mc_der_open(der, MC_DER_SEQUENCE);
    mc_der_put(der, MC_DER_OCTET_STRING, salt);
    mc_der_small(der, plan->iterations);
    mc_der_small(der, plan->pbmac1_key_len);
    put_algorithm(der, hmac, strlen(hmac));
    mc_der_close(der);
    mc_der_close(der);
    put_algorithm(der, hmac, strlen(hmac));
    mc_der_close(der);
    mc_der_close(der);
}

/* PFX around an AuthenticatedSafe. */
static void wrap(mc_view safes, const mac_plan *plan, mc_buf *file)
{
    static const uint8_t SALT[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    uint8_t value[64];
    mc_view value_view = {value, 0};
    mc_der der;

    mc_der_begin(&der, file);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_small(&der, 3);
    mc_der_open(&der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(&der, MC_OID_P7_DATA);
    mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
    mc_der_put(&der, MC_DER_OCTET_STRING, safes);
    mc_der_close(&der);
    mc_der_close(&der);
    if (!plan->absent) {
        value_view.len = compute(plan, VIEW(SALT), safes, value);
        mc_der_open(&der, MC_DER_SEQUENCE);
        mc_der_open(&der, MC_DER_SEQUENCE);
        if (plan->pbmac1_key_len != 0) {
            put_pbmac1(&der, plan, VIEW(SALT));
        } else if (plan->digest != NULL) {
            put_algorithm(&der, plan->digest, strlen(plan->digest));
        } else {
            put_algorithm(&der, MC_OID_SHA256, sizeof(MC_OID_SHA256) - 1);
        }
        mc_der_put(&der, MC_DER_OCTET_STRING, value_view);
        mc_der_close(&der);
        mc_der_put(&der, MC_DER_OCTET_STRING, VIEW(SALT));
        mc_der_small(&der, plan->iterations);
        mc_der_close(&der);
    }
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
}

/* The AuthenticatedSafe of a file of ours. */
static mc_view safes_of(const mc_buf *file)
{
    mc_view in = mc_buf_view(file);
    mc_view safes;
    uint32_t version;

    assert_err(mc_der_take(&in, MC_DER_SEQUENCE, &in), MC_OK);
    assert_err(mc_der_take_small(&in, &version), MC_OK);
    assert_err(mc_der_take(&in, MC_DER_SEQUENCE, &in), MC_OK);
    assert_err(mc_der_take(&in, MC_DER_OID, &safes), MC_OK);
    assert_err(mc_der_take(&in, MC_DER_CONTEXT_CONSTRUCTED(0), &in), MC_OK);
    assert_err(mc_der_take(&in, MC_DER_OCTET_STRING, &safes), MC_OK);
    return safes;
}

static void a_missing_mac_is_stated(void **state)
{
    mac_plan plan = {NULL, 1, 1, 0, NULL};
    mc_buf ours = MC_BUF_INIT, file = MC_BUF_INIT;
    mc_pkcs12 p12 = MC_PKCS12_INIT;

    (void) state;
    write_file(MC_PKCS12_MODERN, "secret", &ours);
    wrap(safes_of(&ours), &plan, &file);
    assert_err(open_file(&file, "secret", &p12), MC_OK);
    assert_int_equal(p12.mac, MC_PKCS12_MAC_ABSENT);
    assert_int_equal(p12.count, 3);
    mc_pkcs12_free(&p12);
    /* Each part then speaks for itself. */
    assert_err(open_file(&file, "other", &p12), MC_OK);
    assert_int_equal(p12.count, 2);
    assert_int_equal(p12.items[0].kind, MC_PKCS12_SAFE);
    assert_err(p12.items[0].problem, MC_ERR_PASSPHRASE);
    assert_int_equal(p12.items[1].kind, MC_PKCS12_KEY);
    assert_err(p12.items[1].problem, MC_ERR_PASSPHRASE);
    assert_int_equal(p12.items[1].der.len, 0);
    mc_pkcs12_free(&p12);
    mc_buf_free(&ours);
    mc_buf_free(&file);
}

static void a_good_mac_over_bags_of_another_passphrase(void **state)
{
    mac_plan plan = {"outer", 1000, 0, 0, NULL};
    mc_buf ours = MC_BUF_INIT, file = MC_BUF_INIT;
    mc_pkcs12 p12 = MC_PKCS12_INIT;

    (void) state;
    write_file(MC_PKCS12_LEGACY, "inner", &ours);
    wrap(safes_of(&ours), &plan, &file);
    assert_err(open_file(&file, "outer", &p12), MC_OK);
    assert_int_equal(p12.mac, MC_PKCS12_MAC_GOOD);
    assert_int_equal(p12.count, 2);
    assert_err(p12.items[0].problem, MC_ERR_PASSPHRASE);
    assert_err(p12.items[1].problem, MC_ERR_PASSPHRASE);
    mc_pkcs12_free(&p12);
    check_open(&file, "inner", MC_ERR_PASSPHRASE, MC_PKCS12_MAC_WRONG);
    mc_buf_free(&ours);
    mc_buf_free(&file);
}

static void both_kinds_of_empty_passphrase_open(void **state)
{
    static const uint8_t EMPTY[] = {0x30, 0x00};
    mac_plan plan = {"", 10, 0, 0, NULL};
    mc_buf file = MC_BUF_INIT;
    mc_pkcs12 p12 = MC_PKCS12_INIT;

    (void) state;
    wrap(VIEW(EMPTY), &plan, &file);
    assert_err(open_file(&file, "", &p12), MC_OK);
    assert_int_equal(p12.mac, MC_PKCS12_MAC_GOOD);
    assert_int_equal(p12.no_passphrase, 0);
    mc_pkcs12_free(&p12);
    mc_buf_truncate(&file, 0);
    plan.passphrase = NULL;
    wrap(VIEW(EMPTY), &plan, &file);
    assert_err(open_file(&file, "", &p12), MC_OK);
    assert_int_equal(p12.mac, MC_PKCS12_MAC_GOOD);
    assert_int_equal(p12.no_passphrase, 1);
    mc_pkcs12_free(&p12);
    mc_buf_free(&file);
}

static void iterations_are_limited_each_and_in_sum(void **state)
{
    static const uint8_t EMPTY[] = {0x30, 0x00};
    static const struct {
        uint32_t iterations;
        mc_err want;
    } CASES[] = {{0, MC_ERR_DER_DAMAGED},
                 {MC_KDF_ITERATIONS_MAX + 1, MC_ERR_KDF_COST},
                 {2147483647u, MC_ERR_KDF_COST},
                 {4294967295u, MC_ERR_KDF_COST}};
    mac_plan plan = {"secret", 0, 0, 0, NULL};
    mc_buf file = MC_BUF_INIT;
    mc_pkcs12 p12 = MC_PKCS12_INIT;
    mc_job job = fresh_job();
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_buf_truncate(&file, 0);
        plan.iterations = CASES[i].iterations;
        wrap(VIEW(EMPTY), &plan, &file);
        assert_err(open_file(&file, "secret", &p12), CASES[i].want);
        mc_pkcs12_free(&p12);
    }
    /* A job that has 250 left: MAC and certificates take 200 of them, then the
     * key's own derivation is over. */
    mc_buf_truncate(&file, 0);
    write_file(MC_PKCS12_MODERN, "secret", &file);
    assert_err(mc_kdf_spend(&job, MC_KDF_ITERATIONS_MAX), MC_OK);
    assert_err(mc_kdf_spend(&job, MC_KDF_ITERATIONS_MAX - 250), MC_OK);
    assert_err(
        mc_pkcs12_open(&job, mc_buf_view(&file), mc_view_str("secret"), &p12),
        MC_OK);
    assert_int_equal(p12.items[p12.count - 1].kind, MC_PKCS12_KEY);
    assert_err(p12.items[p12.count - 1].problem, MC_ERR_KDF_COST);
    mc_pkcs12_free(&p12);
    mc_job_free(&job);
    mc_buf_free(&file);
}

static void pbmac1_is_checked_and_its_key_length_too(void **state)
{
    static const uint8_t EMPTY[] = {0x30, 0x00};
    static const struct {
        uint32_t key_len;
        mc_err want;
        mc_pkcs12_mac mac;
    } CASES[] = {{32, MC_OK, MC_PKCS12_MAC_GOOD},
                 {20, MC_OK, MC_PKCS12_MAC_GOOD},
                 {19, MC_OK, MC_PKCS12_MAC_UNSUPPORTED},
                 {64, MC_OK, MC_PKCS12_MAC_GOOD},
                 {1, MC_OK, MC_PKCS12_MAC_UNSUPPORTED},
                 {65, MC_OK, MC_PKCS12_MAC_UNSUPPORTED},
                 {1000000, MC_OK, MC_PKCS12_MAC_UNSUPPORTED}};
    mac_plan plan = {PASSPHRASE, 100, 0, 0, NULL};
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_buf file = MC_BUF_INIT;

        plan.pbmac1_key_len = CASES[i].key_len;
        wrap(VIEW(EMPTY), &plan, &file);
        check_open(&file, PASSPHRASE, CASES[i].want, CASES[i].mac);
        if (CASES[i].mac == MC_PKCS12_MAC_GOOD) {
            check_open(&file, "x", MC_ERR_PASSPHRASE, MC_PKCS12_MAC_WRONG);
        }
        mc_buf_free(&file);
    }
}

static void an_unknown_mac_is_named(void **state)
{
    static const uint8_t EMPTY[] = {0x30, 0x00};
    mac_plan plan = {"x", 1, 0, 0, "\x2a\x86\x48\x86\xf7\x0d\x02\x05"};
    mc_buf file = MC_BUF_INIT, text = MC_BUF_INIT;
    mc_pkcs12 p12 = MC_PKCS12_INIT;

    (void) state;
    wrap(VIEW(EMPTY), &plan, &file);
    assert_err(open_file(&file, "x", &p12), MC_OK);
    assert_int_equal(p12.mac, MC_PKCS12_MAC_UNSUPPORTED);
    assert_err(mc_algorithm_text(p12.mac_algorithm, &text), MC_OK);
    assert_text(mc_buf_view(&text), "MD5 (1.2.840.113549.2.5)");
    mc_pkcs12_free(&p12);
    mc_buf_free(&text);
    mc_buf_free(&file);
}

static void each_digest_of_a_mac_is_its_own(void **state)
{
    static const uint8_t EMPTY[] = {0x30, 0x00};
    size_t i;
    uint32_t key_len;

    (void) state;
    for (i = 0; i < DIGEST_COUNT; i++) {
        for (key_len = 0; key_len <= 20; key_len += 20) {
            mac_plan plan = {"x", 10, 0, key_len, DIGESTS[i].digest};
            mc_buf file = MC_BUF_INIT;

            wrap(VIEW(EMPTY), &plan, &file);
            check_open(&file, "x", MC_OK, MC_PKCS12_MAC_GOOD);
            check_open(&file, "y", MC_ERR_PASSPHRASE, MC_PKCS12_MAC_WRONG);
            mc_buf_free(&file);
        }
    }
    /* SHA-512/224, and HMAC with it: not read. */
    for (key_len = 0; key_len <= 20; key_len += 20) {
        mac_plan plan = {"x", 10, 0, key_len, SHA2("\x05")};
        mc_buf file = MC_BUF_INIT;
        mc_view at;

        wrap(VIEW(EMPTY), &plan, &file);
        for (at = mc_buf_view(&file); key_len > 0 && at.len > 8;
             at.p++, at.len--) {
            if (memcmp(at.p, HMAC("\x09"), 8) == 0) {
                file.p[at.p - file.p + 7] = 0x0c;
            }
        }
        check_open(&file, "x", MC_OK, MC_PKCS12_MAC_UNSUPPORTED);
        mc_buf_free(&file);
    }
}

/* A MAC that begins as the true one and goes on is none. */
static void a_lengthened_mac_is_right(void **state)
{
    static const uint8_t EMPTY[] = {0x30, 0x00};
    static const uint8_t SALT[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    const mac_plan plan = {"x", 10, 0, 0, NULL};
    mc_buf file = MC_BUF_INIT;
    uint8_t value[64] = {0};
    mc_der der;

    (void) state;
    (void) compute(&plan, VIEW(SALT), VIEW(EMPTY), value);
    mc_der_begin(&der, &file);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_small(&der, 3);
    mc_der_open(&der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(&der, MC_OID_P7_DATA);
    mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
    mc_der_put(&der, MC_DER_OCTET_STRING, VIEW(EMPTY));
    mc_der_close(&der);
    mc_der_close(&der);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_open(&der, MC_DER_SEQUENCE);
    put_algorithm(&der, MC_OID_SHA256, sizeof(MC_OID_SHA256) - 1);
    mc_der_put(&der, MC_DER_OCTET_STRING, (mc_view){value, 33});
    mc_der_close(&der);
    mc_der_put(&der, MC_DER_OCTET_STRING, VIEW(SALT));
    mc_der_small(&der, plan.iterations);
    mc_der_close(&der);
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
    check_open(&file, "x", MC_ERR_PASSPHRASE, MC_PKCS12_MAC_WRONG);
    mc_buf_free(&file);
}

/* A derivation that is not PBKDF2; PBMAC1 without parameters. */
static void pbmac1_of_another_form_is_told(void **state)
{
    static const uint8_t EMPTY[] = {0x30, 0x00};
    mac_plan plan = {"x", 10, 0, 32, NULL};
    mc_buf file = MC_BUF_INIT;
    size_t at;

    (void) state;
    wrap(VIEW(EMPTY), &plan, &file);
    for (at = 0; memcmp(file.p + at, MC_OID_PBKDF2, 9) != 0; at++) {
    }
    file.p[at + 8]++;
    check_open(&file, "x", MC_OK, MC_PKCS12_MAC_UNSUPPORTED);
    file.p[at - 4] = MC_DER_SET; /* the SEQUENCE around it */
    check_open(&file, "x", MC_ERR_DER_DAMAGED, MC_PKCS12_MAC_UNREAD);
    mc_buf_free(&file);
}

/* Contents that are missing or of another type, as in OpenSSL's
 * CVE-2024-0727 and CVE-2026-22795. */
static void outlines_without_contents_are_refused(void **state)
{
    static const char *const CASES[] = {
        /* ContentInfo with a type alone. */
        "30 10 02 01 03 30 0b 06 09 2a864886f70d010701",
        /* [0] empty; [0] with an INTEGER. */
        "30 12 02 01 03 30 0d 06 09 2a864886f70d010701 a0 00",
        "30 15 02 01 03 30 10 06 09 2a864886f70d010701 a0 03 02 01 00",
        /* A safe of type data without contents. */
        "30 23 02 01 03 30 1e 06 09 2a864886f70d010701 a0 11 04 0f"
        "30 0d 30 0b 06 09 2a864886f70d010701",
        /* An encrypted safe that is empty. */
        "30 27 02 01 03 30 22 06 09 2a864886f70d010701 a0 15 04 13"
        "30 11 30 0f 06 09 2a864886f70d010706 a0 02 30 00",
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_buf file = MC_BUF_INIT;

        from_hex(CASES[i], &file);
        check_open(&file, "", MC_ERR_DER_DAMAGED, MC_PKCS12_MAC_ABSENT);
        mc_buf_free(&file);
    }
}

/* One safe in clear with one bag of this kind and these contents. */
static void one_bag(const char *oid, size_t oid_len, mc_view value,
                    mc_view attributes, unsigned nesting, mc_buf *file)
{
    static const mac_plan ABSENT = {NULL, 1, 1, 0, NULL};
    mc_buf bags = MC_BUF_INIT, safes = MC_BUF_INIT;
    unsigned i;
    mc_der der;

    mc_der_begin(&der, &bags);
    mc_der_open(&der, MC_DER_SEQUENCE);
    for (i = 0; i < nesting; i++) {
        mc_der_open(&der, MC_DER_SEQUENCE);
        MC_DER_PUT_OID(&der, MC_OID_BAG_SAFE);
        mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
        mc_der_open(&der, MC_DER_SEQUENCE);
    }
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_put(&der, MC_DER_OID, (mc_view){(const uint8_t *) oid, oid_len});
    mc_der_put(&der, MC_DER_CONTEXT_CONSTRUCTED(0), value);
    mc_der_raw(&der, attributes);
    mc_der_close(&der);
    for (i = 0; i < nesting; i++) {
        mc_der_close(&der);
        mc_der_close(&der);
        mc_der_close(&der);
    }
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
    mc_der_begin(&der, &safes);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_open(&der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(&der, MC_OID_P7_DATA);
    mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
    mc_der_put(&der, MC_DER_OCTET_STRING, mc_buf_view(&bags));
    mc_der_close(&der);
    mc_der_close(&der);
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
    wrap(mc_buf_view(&safes), &ABSENT, file);
    mc_buf_free(&bags);
    mc_buf_free(&safes);
}

#define KEY_BAG MC_OID_BAG_KEY, sizeof(MC_OID_BAG_KEY) - 1

static void safes_in_safes_have_a_limit(void **state)
{
    mc_buf file = MC_BUF_INIT;
    mc_pkcs12 p12 = MC_PKCS12_INIT;

    (void) state;
    one_bag(KEY_BAG, VIEW(KEY), NONE, MC_PKCS12_DEPTH_MAX - 1, &file);
    assert_err(open_file(&file, "", &p12), MC_OK);
    assert_int_equal(p12.count, 1);
    assert_hex(p12.items[0].der, "3003020100");
    mc_pkcs12_free(&p12);
    mc_buf_truncate(&file, 0);
    one_bag(KEY_BAG, VIEW(KEY), NONE, MC_PKCS12_DEPTH_MAX, &file);
    check_open(&file, "", MC_ERR_DER_DAMAGED, MC_PKCS12_MAC_ABSENT);
    mc_buf_free(&file);
}

static void friendly_names_of_any_bytes_become_utf8(void **state)
{
    static const struct {
        const char *attributes; /* SET { SEQUENCE { OID, SET { BMPString */
        const char *want;
    } CASES[] = {
        {"31 15 30 13 06 09 2a864886f70d010914 31 06 1e 04 0041 00e9",
         "A\xc3\xa9"},
        {"31 15 30 13 06 09 2a864886f70d010914 31 06 1e 04 d834 dd1e",
         "\xf0\x9d\x84\x9e"},
        /* Half a pair, at the end and before something else; odd length. */
        {"31 15 30 13 06 09 2a864886f70d010914 31 06 1e 04 0041 d834",
         "A\xef\xbf\xbd"},
        {"31 15 30 13 06 09 2a864886f70d010914 31 06 1e 04 d834 0041",
         "\xef\xbf\xbd"
         "A"},
        {"31 14 30 12 06 09 2a864886f70d010914 31 05 1e 03 0041 d8", "A"},
        /* Another type of string, and no value: no name. */
        {"31 13 30 11 06 09 2a864886f70d010914 31 04 0c 02 4142", ""},
        {"31 0f 30 0d 06 09 2a864886f70d010914 31 00", ""},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_buf attributes = MC_BUF_INIT, file = MC_BUF_INIT;
        mc_pkcs12 p12 = MC_PKCS12_INIT;

        from_hex(CASES[i].attributes, &attributes);
        one_bag(KEY_BAG, VIEW(KEY), mc_buf_view(&attributes), 0, &file);
        assert_err(open_file(&file, "", &p12), MC_OK);
        assert_text(p12.items[0].name, CASES[i].want);
        mc_pkcs12_free(&p12);
        mc_buf_free(&attributes);
        mc_buf_free(&file);
    }
}

static void bags_that_we_do_not_know_are_named(void **state)
{
    mc_buf file = MC_BUF_INIT, text = MC_BUF_INIT;
    mc_pkcs12 p12 = MC_PKCS12_INIT;

    (void) state;
    one_bag(MC_OID_BAG("\x05"), sizeof(MC_OID_BAG("\x05")) - 1, VIEW(KEY), NONE,
            0, &file);
    assert_err(open_file(&file, "", &p12), MC_OK);
    assert_int_equal(p12.items[0].kind, MC_PKCS12_OTHER);
    assert_err(p12.items[0].problem, MC_ERR_UNSUPPORTED);
    assert_err(mc_algorithm_text(p12.items[0].algorithm, &text), MC_OK);
    assert_text(mc_buf_view(&text), "secretBag (1.2.840.113549.1.12.10.1.5)");
    mc_pkcs12_free(&p12);
    mc_buf_free(&text);
    mc_buf_free(&file);
}

/* A bag of wrapped bytes: its inner kind, and the type of what is wrapped. */
static void wrapped_bag(const char *oid, const char *kind, size_t kind_len,
                        uint8_t tag, mc_buf *file)
{
    mc_buf value = MC_BUF_INIT;
    mc_der der;

    mc_der_begin(&der, &value);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_put(&der, MC_DER_OID, (mc_view){(const uint8_t *) kind, kind_len});
    mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
    mc_der_put(&der, tag, VIEW(CERTIFICATE));
    mc_der_close(&der);
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
    mc_buf_truncate(file, 0);
    one_bag(oid, strlen(oid), mc_buf_view(&value), NONE, 0, file);
    mc_buf_free(&value);
}

#define KIND(oid) oid, sizeof(oid) - 1

static void wrapped_bags_are_told_by_their_inner_kind(void **state)
{
    /* 1.2.840.113549.1.9.22.2: sdsiCertificate */
    static const char SDSI[] = "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x16\x02";
    static const struct {
        const char *bag;
        const char *kind;
        uint8_t tag;
        mc_pkcs12_kind found;
        mc_err problem;
    } CASES[] = {
        {MC_OID_BAG_CRL, MC_OID_BAG_X509_CRL, MC_DER_OCTET_STRING,
         MC_PKCS12_CRL, MC_OK},
        {MC_OID_BAG_CRL, MC_OID_BAG_X509, MC_DER_OCTET_STRING, MC_PKCS12_CRL,
         MC_ERR_UNSUPPORTED},
        {MC_OID_BAG_CERTIFICATE, MC_OID_BAG_X509, MC_DER_OCTET_STRING,
         MC_PKCS12_CERTIFICATE, MC_OK},
        {MC_OID_BAG_CERTIFICATE, SDSI, MC_DER_OCTET_STRING,
         MC_PKCS12_CERTIFICATE, MC_ERR_UNSUPPORTED},
        {MC_OID_BAG_CERTIFICATE, MC_OID_BAG_X509, MC_DER_UTF8_STRING,
         MC_PKCS12_CERTIFICATE, MC_ERR_DER_DAMAGED},
    };
    mc_buf file = MC_BUF_INIT;
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_pkcs12 p12 = MC_PKCS12_INIT;

        wrapped_bag(CASES[i].bag, CASES[i].kind, strlen(CASES[i].kind),
                    CASES[i].tag, &file);
        assert_err(open_file(&file, "", &p12), MC_OK);
        assert_int_equal(p12.count, 1);
        assert_int_equal(p12.items[0].kind, CASES[i].found);
        assert_err(p12.items[0].problem, CASES[i].problem);
        assert_hex(p12.items[0].der,
                   CASES[i].problem == MC_OK ? "3003020101" : "");
        mc_pkcs12_free(&p12);
    }
    mc_buf_free(&file);
}

/* The AuthenticatedSafe without a MAC, from hexadecimal digits. */
static void check_safes(const char *hex, mc_err want, mc_pkcs12_kind kind,
                        mc_err problem)
{
    static const mac_plan ABSENT = {NULL, 1, 1, 0, NULL};
    mc_buf safes = MC_BUF_INIT, file = MC_BUF_INIT;
    mc_pkcs12 p12 = MC_PKCS12_INIT;

    from_hex(hex, &safes);
    wrap(mc_buf_view(&safes), &ABSENT, &file);
    assert_err(open_file(&file, "secret", &p12), want);
    if (want == MC_OK) {
        assert_int_equal(p12.count, 1);
        assert_int_equal(p12.items[0].kind, kind);
        assert_err(p12.items[0].problem, problem);
    }
    mc_pkcs12_free(&p12);
    mc_buf_free(&safes);
    mc_buf_free(&file);
}

static void safes_of_other_forms_are_told(void **state)
{
    (void) state;
    /* EnvelopedData: for a key, not for a passphrase. */
    check_safes("30 11 30 0f 06 09 2a864886f70d010703 a0 02 30 00", MC_OK,
                MC_PKCS12_SAFE, MC_ERR_UNSUPPORTED);
    /* Data that is no OCTET STRING. */
    check_safes("30 11 30 0f 06 09 2a864886f70d010701 a0 02 30 00",
                MC_ERR_DER_DAMAGED, MC_PKCS12_OTHER, MC_OK);
    /* Bags with something behind them; a bag without a value. */
    check_safes("30 15 30 13 06 09 2a864886f70d010701 a0 06 04 04 30000500",
                MC_ERR_DER_DAMAGED, MC_PKCS12_OTHER, MC_OK);
    check_safes("30 23 30 21 06 09 2a864886f70d010701 a0 14 04 12"
                "30 10 30 0e 06 0b 2a864886f70d010c0a0101 00",
                MC_ERR_DER_DAMAGED, MC_PKCS12_OTHER, MC_OK);
    /* Encrypted by an algorithm that nobody knows; contents in [1]. */
    check_safes("30 2c 30 2a 06 09 2a864886f70d010706 a0 1d 30 1b 02 01 00"
                "30 16 06 09 2a864886f70d010701 30 04 06 02 2a03 80 03 000000",
                MC_OK, MC_PKCS12_SAFE, MC_ERR_UNSUPPORTED);
    check_safes("30 2c 30 2a 06 09 2a864886f70d010706 a0 1d 30 1b 02 01 00"
                "30 16 06 09 2a864886f70d010701 30 04 06 02 2a03 81 03 000000",
                MC_ERR_DER_DAMAGED, MC_PKCS12_OTHER, MC_OK);
}

/* ContentInfo of type signedData where data stands. */
static void a_file_signed_by_a_key_is_not_supported(void **state)
{
    mc_buf file = MC_BUF_INIT;

    (void) state;
    from_hex("30 14 02 01 03 30 0f 06 09 2a864886f70d010702 a0 02 30 00",
             &file);
    check_open(&file, "", MC_ERR_UNSUPPORTED, MC_PKCS12_MAC_ABSENT);
    mc_buf_free(&file);
}

/* A key under PKCS#12's own encryption, in a file without a MAC. */
static void shrouded_bag(int no_passphrase, const char *passphrase,
                         mc_view plain, mc_buf *file)
{
    mc_buf value = MC_BUF_INIT, ciphertext = MC_BUF_INIT;
    mc_job job = fresh_job();
    mc_pbe pbe;
    mc_der der;

    assert_err(mc_pbe_new(&job, MC_PBE_PKCS12, MC_CBC_DES_EDE3, 1, &pbe),
               MC_OK);
    pbe.no_passphrase = no_passphrase;
    assert_err(
        mc_pbe_encrypt(&job, &pbe, mc_view_str(passphrase), plain, &ciphertext),
        MC_OK);
    mc_der_begin(&der, &value);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_pbe_put(&der, &pbe);
    mc_der_put(&der, MC_DER_OCTET_STRING, mc_buf_view(&ciphertext));
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
    mc_buf_truncate(file, 0);
    one_bag(KIND(MC_OID_BAG_SHROUDED_KEY), mc_buf_view(&value), NONE, 0, file);
    mc_buf_free(&value);
    mc_buf_free(&ciphertext);
    mc_job_free(&job);
}

static void a_key_locked_with_nothing_opens_without_a_mac(void **state)
{
    static const uint8_t CUT[] = {0x30, 0x05, 0x02, 0x01};
    mc_buf file = MC_BUF_INIT;
    mc_pkcs12 p12 = MC_PKCS12_INIT;
    int way;

    (void) state;
    for (way = 0; way < 2; way++) {
        shrouded_bag(way, "", VIEW(KEY), &file);
        assert_err(open_file(&file, "", &p12), MC_OK);
        assert_hex(p12.items[0].der, "3003020100");
        mc_pkcs12_free(&p12);
        assert_err(open_file(&file, "x", &p12), MC_OK);
        assert_err(p12.items[0].problem, MC_ERR_PASSPHRASE);
        mc_pkcs12_free(&p12);
    }
    /* What decrypts and is not whole was another passphrase's. */
    shrouded_bag(0, "x", VIEW(CUT), &file);
    assert_err(open_file(&file, "x", &p12), MC_OK);
    assert_err(p12.items[0].problem, MC_ERR_PASSPHRASE);
    mc_pkcs12_free(&p12);
    mc_buf_free(&file);
}

/* Contents of an encrypted safe in pieces, as BER allows ([0] constructed). */
static void ciphertext_in_pieces_is_joined(void **state)
{
    static const uint8_t BAGS[] = {0x30, 0x19, 0x30, 0x17, 0x06, 0x0b, 0x2a,
                                   0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c,
                                   0x0a, 0x01, 0x01, 0xa0, 0x08, 0x30, 0x06,
                                   0x02, 0x01, 0x00, 0x02, 0x01, 0x07};
    static const mac_plan ABSENT = {NULL, 1, 1, 0, NULL};
    mc_buf safes = MC_BUF_INIT, ciphertext = MC_BUF_INIT, file = MC_BUF_INIT;
    mc_job job = fresh_job();
    mc_pkcs12 p12 = MC_PKCS12_INIT;
    mc_pbe pbe;
    mc_der der;

    (void) state;
    assert_err(mc_pbe_new(&job, MC_PBE_PKCS12, MC_CBC_DES_EDE3, 1, &pbe),
               MC_OK);
    assert_err(
        mc_pbe_encrypt(&job, &pbe, mc_view_str("x"), VIEW(BAGS), &ciphertext),
        MC_OK);
    mc_der_begin(&der, &safes);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_open(&der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(&der, MC_OID_P7_ENCRYPTED);
    mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_small(&der, 0);
    mc_der_open(&der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(&der, MC_OID_P7_DATA);
    mc_pbe_put(&der, &pbe);
    mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
    mc_der_put(&der, MC_DER_OCTET_STRING, (mc_view){ciphertext.p, 11});
    mc_der_put(&der, MC_DER_OCTET_STRING,
               (mc_view){ciphertext.p + 11, ciphertext.len - 11});
    mc_der_close(&der);
    mc_der_close(&der);
    mc_der_close(&der);
    mc_der_close(&der);
    mc_der_close(&der);
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
    wrap(mc_buf_view(&safes), &ABSENT, &file);
    assert_err(open_file(&file, "x", &p12), MC_OK);
    assert_int_equal(p12.count, 1);
    assert_hex(p12.items[0].der, "3006020100020107");
    assert_int_equal(p12.items[0].encrypted, 1);
    mc_pkcs12_free(&p12);
    mc_buf_free(&safes);
    mc_buf_free(&ciphertext);
    mc_buf_free(&file);
    mc_job_free(&job);
}

/* Bags without end: each is 16 bytes of the file and more of memory. */
static void the_number_of_bags_has_a_limit(void **state)
{
    static const uint8_t BAG[] = {0x30, 0x12, 0x06, 0x0b, 0x2a, 0x86, 0x48,
                                  0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x0a, 0x01,
                                  0x01, 0xa0, 0x03, 0x02, 0x01, 0x00};
    static const mac_plan ABSENT = {NULL, 1, 1, 0, NULL};
    size_t more;

    (void) state;
    for (more = 0; more < 2; more++) {
        mc_buf bags = MC_BUF_INIT, safes = MC_BUF_INIT, file = MC_BUF_INIT;
        mc_der der;
        size_t i;

        mc_der_begin(&der, &bags);
        mc_der_open(&der, MC_DER_SEQUENCE);
        for (i = 0; i < MC_PKCS12_ITEMS_MAX + more; i++) {
            mc_der_raw(&der, VIEW(BAG));
        }
        mc_der_close(&der);
        assert_err(mc_der_end(&der), MC_OK);
        mc_der_begin(&der, &safes);
        mc_der_open(&der, MC_DER_SEQUENCE);
        mc_der_open(&der, MC_DER_SEQUENCE);
        MC_DER_PUT_OID(&der, MC_OID_P7_DATA);
        mc_der_open(&der, MC_DER_CONTEXT_CONSTRUCTED(0));
        mc_der_put(&der, MC_DER_OCTET_STRING, mc_buf_view(&bags));
        mc_der_close(&der);
        mc_der_close(&der);
        mc_der_close(&der);
        assert_err(mc_der_end(&der), MC_OK);
        wrap(mc_buf_view(&safes), &ABSENT, &file);
        check_open(&file, "", more ? MC_ERR_FILE_SIZE : MC_OK,
                   MC_PKCS12_MAC_ABSENT);
        mc_buf_free(&bags);
        mc_buf_free(&safes);
        mc_buf_free(&file);
    }
}

/* Java believes in a store of certificates only with Oracle's attribute. */
static void a_store_without_a_key_is_marked_as_trusted(void **state)
{
    static const uint8_t TRUSTED[] = {0x31, 0x18, 0x30, 0x16, 0x06, 0x0c, 0x60,
                                      0x86, 0x48, 0x01, 0x86, 0xf9, 0x66, 0xad,
                                      0xca, 0x7b, 0x01, 0x01, 0x31, 0x06, 0x06,
                                      0x04, 0x55, 0x1d, 0x25, 0x00};
    mc_view certificate = VIEW(CERTIFICATE), in, value;
    mc_pkcs12_content content = {{NULL, 0}, NULL, 1, {NULL, 0}};
    mc_buf file = MC_BUF_INIT, plain = MC_BUF_INIT;
    mc_job job = fresh_job();
    mc_pkcs12 p12 = MC_PKCS12_INIT;
    mc_pbe pbe;
    size_t at;
    uint32_t version;

    (void) state;
    content.certificates = &certificate;
    assert_err(mc_pkcs12_write(&job, &content, MC_PKCS12_MODERN, ITERATIONS,
                               mc_view_str("x"), &file),
               MC_OK);
    assert_err(open_file(&file, "x", &p12), MC_OK);
    assert_int_equal(p12.count, 1);
    assert_hex(p12.items[0].der, "3003020101");
    assert_int_equal(p12.items[0].name.len, 0);
    assert_int_equal(p12.items[0].key_id.len, 0);
    mc_pkcs12_free(&p12);
    /* Down to the ciphertext: what was written word by word. */
    in = safes_of(&file);
    assert_err(mc_der_take(&in, MC_DER_SEQUENCE, &in), MC_OK);
    assert_err(mc_der_take(&in, MC_DER_SEQUENCE, &in), MC_OK);
    assert_err(mc_der_take(&in, MC_DER_OID, &value), MC_OK);
    assert_err(mc_der_take(&in, MC_DER_CONTEXT_CONSTRUCTED(0), &in), MC_OK);
    assert_err(mc_der_take(&in, MC_DER_SEQUENCE, &in), MC_OK);
    assert_err(mc_der_take_small(&in, &version), MC_OK);
    assert_err(mc_der_take(&in, MC_DER_SEQUENCE, &in), MC_OK);
    assert_err(mc_der_take(&in, MC_DER_OID, &value), MC_OK);
    assert_err(mc_pbe_take(&in, &pbe), MC_OK);
    assert_err(mc_der_take(&in, MC_DER_CONTEXT(0), &value), MC_OK);
    assert_err(mc_pbe_decrypt(&job, &pbe, mc_view_str("x"), value, &plain),
               MC_OK);
    for (at = 0; at + sizeof(TRUSTED) < plain.len &&
                 memcmp(plain.p + at, TRUSTED, sizeof(TRUSTED)) != 0;
         at++) {
    }
    assert_memory_equal(plain.p + at, TRUSTED, sizeof(TRUSTED));
    mc_buf_free(&plain);
    mc_buf_free(&file);
    mc_job_free(&job);
}

static void what_fails_to_be_written_leaves_nothing(void **state)
{
    mc_view certificate = VIEW(CERTIFICATE);
    mc_pkcs12_content content = {VIEW(KEY), NULL, 1, {NULL, 0}};
    mc_buf out = MC_BUF_INIT;
    mc_job job = fresh_job();

    (void) state;
    content.certificates = &certificate;
    assert_err(mc_buf_append_str(&out, "before"), MC_OK);
    /* Enough is left for certificates and key, not for the MAC. */
    assert_err(mc_kdf_spend(&job, MC_KDF_ITERATIONS_MAX), MC_OK);
    assert_err(mc_kdf_spend(&job, MC_KDF_ITERATIONS_MAX - 250), MC_OK);
    assert_err(mc_pkcs12_write(&job, &content, MC_PKCS12_MODERN, 100,
                               mc_view_str("x"), &out),
               MC_ERR_KDF_COST);
    assert_text(mc_buf_view(&out), "before");
    mc_buf_free(&out);
    mc_job_free(&job);
}

/* The salts of the MAC and of both parts differ from file to file. */
static void two_files_share_no_salt(void **state)
{
    mc_pkcs12_style style;

    (void) state;
    for (style = MC_PKCS12_MODERN; style <= MC_PKCS12_LEGACY; style++) {
        mc_buf file[2] = {MC_BUF_INIT, MC_BUF_INIT};
        mc_view salts[2][16], ivs[2][16];
        size_t n[2], m[2], i, j;

        for (i = 0; i < 2; i++) {
            mc_view in;

            write_file(style, "secret", &file[i]);
            /* Every OCTET STRING of 8 or 16 bytes: a salt or an IV. */
            n[i] = m[i] = 0;
            for (in = mc_buf_view(&file[i]); in.len > 10; in.p++, in.len--) {
                if (in.p[0] == MC_DER_OCTET_STRING && in.p[1] == 8 &&
                    in.p[10] == MC_DER_INTEGER && n[i] < 16) {
                    salts[i][n[i]++] = (mc_view){in.p + 2, 8};
                } else if (in.len >= 18 && in.p[0] == MC_DER_OCTET_STRING &&
                           in.p[1] == 16 && m[i] < 16) {
                    ivs[i][m[i]++] = (mc_view){in.p + 2, 16};
                }
            }
        }
        assert_int_equal(n[0], style == MC_PKCS12_LEGACY ? 3 : 0);
        assert_true(style == MC_PKCS12_LEGACY || m[0] >= 5);
        for (i = 0; i < n[0]; i++) {
            for (j = 0; j < n[1]; j++) {
                assert_false(mc_view_equal(salts[0][i], salts[1][j]));
            }
        }
        for (i = 0; i < m[0]; i++) {
            for (j = 0; j < m[1]; j++) {
                assert_false(mc_view_equal(ivs[0][i], ivs[1][j]));
            }
        }
        mc_buf_free(&file[0]);
        mc_buf_free(&file[1]);
    }
}

static void other_files_are_not_taken_for_pkcs12(void **state)
{
    static const char *const CASES[] = {
        "", "30", "30 80", "30 03 02 01 03", "30 05 02 01 03 30 00", "05 00"};
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_buf file = MC_BUF_INIT;

        from_hex(CASES[i], &file);
        assert_int_equal(mc_pkcs12_looks_like(mc_buf_view(&file)), 0);
        check_open(&file, "", MC_ERR_FILE_KIND, MC_PKCS12_MAC_UNREAD);
        mc_buf_free(&file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(wrong_and_missing_passphrases_are_told_apart),
        cmocka_unit_test(damage_anywhere_is_noticed),
        cmocka_unit_test(a_missing_mac_is_stated),
        cmocka_unit_test(a_good_mac_over_bags_of_another_passphrase),
        cmocka_unit_test(both_kinds_of_empty_passphrase_open),
        cmocka_unit_test(iterations_are_limited_each_and_in_sum),
        cmocka_unit_test(pbmac1_is_checked_and_its_key_length_too),
        cmocka_unit_test(an_unknown_mac_is_named),
        cmocka_unit_test(each_digest_of_a_mac_is_its_own),
        cmocka_unit_test(a_lengthened_mac_is_right),
        cmocka_unit_test(pbmac1_of_another_form_is_told),
        cmocka_unit_test(outlines_without_contents_are_refused),
        cmocka_unit_test(safes_in_safes_have_a_limit),
        cmocka_unit_test(friendly_names_of_any_bytes_become_utf8),
        cmocka_unit_test(bags_that_we_do_not_know_are_named),
        cmocka_unit_test(wrapped_bags_are_told_by_their_inner_kind),
        cmocka_unit_test(safes_of_other_forms_are_told),
        cmocka_unit_test(a_file_signed_by_a_key_is_not_supported),
        cmocka_unit_test(a_key_locked_with_nothing_opens_without_a_mac),
        cmocka_unit_test(ciphertext_in_pieces_is_joined),
        cmocka_unit_test(the_number_of_bags_has_a_limit),
        cmocka_unit_test(a_store_without_a_key_is_marked_as_trusted),
        cmocka_unit_test(what_fails_to_be_written_leaves_nothing),
        cmocka_unit_test(two_files_share_no_salt),
        cmocka_unit_test(other_files_are_not_taken_for_pkcs12),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
