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
    mc_der_oid(der, oid, len);
    mc_der_null(der);
    mc_der_close(der);
}

/* HMAC-SHA-256 under a key that the plan derives. */
static void compute(const mac_plan *plan, mc_view salt, mc_view safes,
                    uint8_t value[32])
{
    const mbedtls_md_info_t *sha256 =
        mbedtls_md_info_from_type(MBEDTLS_MD_SHA256);
    size_t key_len = plan->pbmac1_key_len != 0 ? plan->pbmac1_key_len : 32;
    mc_job job = fresh_job();
    mc_buf bmp = MC_BUF_INIT;
    uint8_t key[64] = {0};

    if (plan->iterations == 0 || plan->iterations > 10000 || key_len > 64) {
        memset(value, 0, 32);
        return;
    }
    if (plan->passphrase != NULL) {
        assert_err(mc_kdf_bmp(mc_view_str(plan->passphrase), &bmp), MC_OK);
    }
    if (plan->pbmac1_key_len != 0) {
        assert_err(mc_kdf_pbkdf2(&job, MBEDTLS_MD_SHA256,
                                 mc_view_str(plan->passphrase), salt,
                                 plan->iterations, key, key_len),
                   MC_OK);
    } else {
        assert_err(mc_kdf_pkcs12(&job, MBEDTLS_MD_SHA256, MC_KDF_PKCS12_MAC,
                                 mc_buf_view(&bmp), salt, plan->iterations, key,
                                 key_len),
                   MC_OK);
    }
    assert_int_equal(
        mbedtls_md_hmac(sha256, key, key_len, safes.p, safes.len, value), 0);
    mc_buf_free(&bmp);
    mc_job_free(&job);
}

#define HMAC_SHA256 "\x2a\x86\x48\x86\xf7\x0d\x02\x09"

/* RFC 9579: PBMAC1's parameters hold derivation and MAC. */
static void put_pbmac1(mc_der *der, const mac_plan *plan, mc_view salt)
{
    mc_der_open(der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(der, MC_OID_PBMAC1);
    mc_der_open(der, MC_DER_SEQUENCE);
    mc_der_open(der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(der, MC_OID_PBKDF2);
    mc_der_open(der, MC_DER_SEQUENCE);
    mc_der_put(der, MC_DER_OCTET_STRING, salt);
    mc_der_small(der, plan->iterations);
    mc_der_small(der, plan->pbmac1_key_len);
    put_algorithm(der, HMAC_SHA256, sizeof(HMAC_SHA256) - 1);
    mc_der_close(der);
    mc_der_close(der);
    put_algorithm(der, HMAC_SHA256, sizeof(HMAC_SHA256) - 1);
    mc_der_close(der);
    mc_der_close(der);
}

/* PFX around an AuthenticatedSafe. */
static void wrap(mc_view safes, const mac_plan *plan, mc_buf *file)
{
    static const uint8_t SALT[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    uint8_t value[32];
    mc_view value_view = {value, sizeof(value)};
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
        compute(plan, VIEW(SALT), safes, value);
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
    mc_der_oid(&der, oid, oid_len);
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
        cmocka_unit_test(outlines_without_contents_are_refused),
        cmocka_unit_test(safes_in_safes_have_a_limit),
        cmocka_unit_test(friendly_names_of_any_bytes_become_utf8),
        cmocka_unit_test(bags_that_we_do_not_know_are_named),
        cmocka_unit_test(other_files_are_not_taken_for_pkcs12),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
