/*
 * PEM in the shapes that mail programs, editors and old tools leave behind,
 * damaged in every way that must be noticed, and encrypted by a header.
 */
#include "../check.h"
#include "locking/pem.h"

#define HELLO "aGVsbG8="
#define BLOCK "-----BEGIN X-----\n" HELLO "\n-----END X-----\n"

/* Decodes the first block of a text. */
static mc_err first_block(const char *bytes, size_t len, mc_buf *der)
{
    mc_view view = {(const uint8_t *) bytes, len};
    mc_view text = exact_copy(view);
    mc_pem_block block;
    size_t at = 0;
    int found;
    mc_err err = mc_pem_next(text, &at, &block, &found);

    assert_true(at <= text.len);
    if (err == MC_OK && !found) {
        err = MC_ERR_FILE_KIND; /* for these tests: no block at all */
    }
    if (err == MC_OK) {
        err = mc_pem_decode(&block, der);
    }
    free_copy(text);
    return err;
}

static void assert_hello(const char *text)
{
    mc_buf der = MC_BUF_INIT;

    assert_err(first_block(text, strlen(text), &der), MC_OK);
    assert_text(mc_buf_view(&der), "hello");
    mc_buf_free(&der);
}

static void assert_damaged(const char *text)
{
    mc_buf der = MC_BUF_INIT;

    assert_err(first_block(text, strlen(text), &der), MC_ERR_PEM_DAMAGED);
    assert_int_equal(der.len, 0);
    mc_buf_free(&der);
}

static void harmless_shapes_are_read(void **state)
{
    (void) state;
    assert_hello(BLOCK);
    assert_hello("\xef\xbb\xbf" BLOCK); /* byte order mark */
    assert_hello("-----BEGIN X-----\r\n" HELLO "\r\n-----END X-----\r\n");
    assert_hello("-----BEGIN X-----\r" HELLO "\r-----END X-----\r");
    assert_hello("-----BEGIN X-----\n" HELLO "\n-----END X-----");
    assert_hello("  -----BEGIN X-----  \n\t" HELLO " \n -----END X-----\t\n");
    assert_hello("Bag Attributes\n  friendlyName: x\n" BLOCK "after\n");
    assert_hello("-----BEGIN X-----\naGVs\nbG8=\n-----END X-----\n");
    assert_hello("-----BEGIN X-----\na G V s b G 8 =\n-----END X-----\n");
    assert_hello("-----BEGIN X-----\n\n" HELLO "\n\n-----END X-----\n");
    assert_hello("-----BEGIN X-----\nNote: y\n\n" HELLO "\n-----END X-----\n");
}

static void damage_is_noticed(void **state)
{
    (void) state;
    assert_damaged("-----BEGIN X-----\n" HELLO "\n-----END Y-----\n");
    assert_damaged("-----BEGIN X-----\n" HELLO "\n-----END X----\n");
    assert_damaged("-----BEGIN X----\n" HELLO "\n-----END X-----\n");
    assert_damaged("-----BEGIN -----\n" HELLO "\n-----END -----\n");
    assert_damaged("-----BEGIN X-----\n" HELLO "\n");
    assert_damaged("-----BEGIN X-----\n");
    assert_damaged("-----BEGIN X-----");
    assert_damaged("-----BEGIN X-----\n-----END X-----\n"); /* empty */
    assert_damaged("-----BEGIN X-----\n\n-----END X-----\n");
    assert_damaged("-----BEGIN X-----\nA: b\n-----END X-----\n");
    assert_damaged("-----BEGIN X-----\naGVsbG8\n-----END X-----\n");
    assert_damaged("-----BEGIN X-----\naGVsbG8==\n-----END X-----\n");
    assert_damaged("-----BEGIN X-----\naGVsbG9=\n-----END X-----\n");
    assert_damaged("-----BEGIN X-----\naGVs=bG8=\n-----END X-----\n");
    assert_damaged("-----BEGIN X-----\naGVs-bG8=\n-----END X-----\n");
    assert_damaged("-----BEGIN X-----\naGVs\xc2\xa0"
                   "bG8=\n-----END X-----\n");
    assert_damaged("-----BEGIN X-----\n> " HELLO "\n-----END X-----\n");
}

static void text_without_a_block_is_no_damage(void **state)
{
    static const char *const NONE[] = {"",
                                       "\n",
                                       "hello",
                                       "-----BEGIN",
                                       "-----END X-----\n",
                                       "a -----BEGIN X-----\n"};
    mc_pem_block block;
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(NONE) / sizeof(NONE[0]); i++) {
        size_t at = 0;
        int found = 7;

        assert_err(mc_pem_next(mc_view_str(NONE[i]), &at, &block, &found),
                   MC_OK);
        assert_int_equal(found, 0);
        assert_false(mc_pem_looks_like(mc_view_str(NONE[i])));
    }
    assert_true(mc_pem_looks_like(mc_view_str("x\n-----BEGIN Y")));
}

static void every_block_is_found_also_behind_a_damaged_one(void **state)
{
    static const char TEXT[] =
        "-----BEGIN A-----\n" HELLO "\n-----END A-----\n"
        "-----BEGIN B-----\n" HELLO "\n-----END C-----\n"
        "-----BEGIN D-----\n" HELLO "\n"
        "-----BEGIN E-----\n" HELLO "\n-----END E-----\n"
        "-----BEGIN F-----\nx: y\n"
        "-----BEGIN G-----\n" HELLO "\n-----END G-----\n";
    static const char *const LABELS[] = {"A", "B", "D", "E", "F", "G"};
    static const int GOOD[] = {1, 0, 0, 1, 0, 1};
    mc_pem_block block;
    size_t at = 0;
    size_t i;
    int found;

    (void) state;
    for (i = 0; i < sizeof(LABELS) / sizeof(LABELS[0]); i++) {
        assert_err(mc_pem_next(mc_view_str(TEXT), &at, &block, &found),
                   GOOD[i] ? MC_OK : MC_ERR_PEM_DAMAGED);
        assert_int_equal(found, GOOD[i]);
        assert_text(block.label, LABELS[i]);
    }
    assert_err(mc_pem_next(mc_view_str(TEXT), &at, &block, &found), MC_OK);
    assert_int_equal(found, 0);
}

static void block_says_where_it_stood(void **state)
{
    static const char TEXT[] = "x\n " BLOCK "y\n";
    mc_pem_block block;
    size_t at = 0;
    int found;

    (void) state;
    assert_err(mc_pem_next(mc_view_str(TEXT), &at, &block, &found), MC_OK);
    assert_text(block.whole, "-----BEGIN X-----\n" HELLO "\n-----END X-----");
    assert_text(block.body, HELLO "\n");
    assert_int_equal(block.headers.len, 0);
}

/* What is written has lines of 64, and comes back at every length. */
static void what_is_written_is_read_back(void **state)
{
    uint8_t bytes[200];
    size_t len, i;

    (void) state;
    for (i = 0; i < sizeof(bytes); i++) {
        bytes[i] = (uint8_t) (i * 37);
    }
    for (len = 1; len <= sizeof(bytes); len++) {
        mc_view view = {bytes, len};
        mc_buf text = MC_BUF_INIT;
        mc_buf der = MC_BUF_INIT;
        size_t column = 0;

        assert_err(mc_pem_write(&text, "SOME THING", view), MC_OK);
        for (i = 0; i < text.len; i++) {
            column = text.p[i] == '\n' ? 0 : column + 1;
            assert_true(column <= 64);
        }
        assert_int_equal(text.p[text.len - 1], '\n');
        assert_err(first_block((char *) text.p, text.len, &der), MC_OK);
        assert_int_equal(der.len, len);
        assert_memory_equal(der.p, bytes, len);
        mc_buf_free(&text);
        mc_buf_free(&der);
    }
}

/* ---------------------------------------------------------- DEK-Info -- */

static mc_err unlock(const char *text, const char *passphrase, mc_buf *der)
{
    mc_view view = mc_view_str(text);
    mc_view copy = exact_copy(view);
    mc_pem_block block;
    size_t at = 0;
    int found;
    mc_err err = mc_pem_next(copy, &at, &block, &found);

    if (err == MC_OK) {
        err = mc_pem_unlock(&block, mc_view_str(passphrase), der);
    }
    free_copy(copy);
    return err;
}

/* A block with these headers and a body of base64. */
static mc_err unlock_parts(const char *headers, const char *body)
{
    char text[512] = "-----BEGIN RSA PRIVATE KEY-----\n";
    mc_buf der = MC_BUF_INIT;
    mc_err err;

    strncat(text, headers, 200);
    strncat(text, "\n", 2);
    strncat(text, body, 200);
    strncat(text, "\n-----END RSA PRIVATE KEY-----\n", 40);
    err = unlock(text, "secret", &der);
    mc_buf_free(&der);
    return err;
}

#define TYPE "Proc-Type: 4,ENCRYPTED\n"
#define DES3 TYPE "DEK-Info: DES-EDE3-CBC,0123456789ABCDEF\n"
#define AES TYPE "DEK-Info: AES-256-CBC,000102030405060708090A0B0C0D0E0F\n"
#define EIGHT "AAAAAAAAAAA="
#define SIXTEEN "AAAAAAAAAAAAAAAAAAAAAA=="

static void headers_that_are_wrong_are_not_a_wrong_passphrase(void **state)
{
    static const struct {
        const char *headers;
        mc_err wanted;
    } HEADERS[] = {
        {TYPE, MC_ERR_PEM_DAMAGED},
        {"DEK-Info: DES-EDE3-CBC,0123456789ABCDEF\n", MC_ERR_PEM_DAMAGED},
        {"Proc-Type: 4,MIC-CLEAR\n", MC_ERR_UNSUPPORTED},
        {"Proc-Type: 5,ENCRYPTED\nDEK-Info: DES-EDE3-CBC,0123456789ABCDEF\n",
         MC_ERR_UNSUPPORTED},
        {TYPE "DEK-Info: DES-EDE3-CBC\n", MC_ERR_PEM_DAMAGED},
        {TYPE "DEK-Info: DES-EDE3-CBC,\n", MC_ERR_PEM_DAMAGED},
        {TYPE "DEK-Info:\n", MC_ERR_PEM_DAMAGED},
        {TYPE "DEK-Info: DES-EDE3-CBC,01234567\n", MC_ERR_PEM_DAMAGED},
        {TYPE "DEK-Info: DES-EDE3-CBC,0123456789ABCDE\n", MC_ERR_PEM_DAMAGED},
        {TYPE "DEK-Info: DES-EDE3-CBC,0123456789ABCDEG\n", MC_ERR_PEM_DAMAGED},
        {TYPE "DEK-Info: DES-EDE3-CBC,0123456789ABCDEF00\n",
         MC_ERR_PEM_DAMAGED},
        {TYPE "DEK-Info: DES-EDE3-CBC,01:23:45:67:89:A\n", MC_ERR_PEM_DAMAGED},
        {TYPE "DEK-Info: AES-256-CBC,0123456789ABCDEF\n", MC_ERR_PEM_DAMAGED},
        {TYPE "DEK-Info: AES-256-GCM,0123456789ABCDEF\n", MC_ERR_UNSUPPORTED},
        {TYPE "DEK-Info: AES-,0123456789ABCDEF\n", MC_ERR_UNSUPPORTED},
        {TYPE "DEK-Info: CAMELLIA-256-CBC,0123456789ABCDEF\n",
         MC_ERR_UNSUPPORTED},
        {TYPE "DEK-Info: ,0123456789ABCDEF\n", MC_ERR_UNSUPPORTED},
        {DES3, MC_ERR_PASSPHRASE},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(HEADERS) / sizeof(HEADERS[0]); i++) {
        assert_err(unlock_parts(HEADERS[i].headers, EIGHT), HEADERS[i].wanted);
    }
}

/* CVE-2025-52497: a body too short for one block must not be underrun. */
static void bodies_that_are_no_ciphertext_are_damaged(void **state)
{
    (void) state;
    assert_err(unlock_parts(DES3, ""), MC_ERR_PEM_DAMAGED);
    assert_err(unlock_parts(DES3, "AA=="), MC_ERR_PEM_DAMAGED);
    assert_err(unlock_parts(DES3, "AAAAAAAAAA=="), MC_ERR_PEM_DAMAGED);
    assert_err(unlock_parts(DES3, "AAAAAAAAAAAA"), MC_ERR_PEM_DAMAGED);
    assert_err(unlock_parts(AES, EIGHT), MC_ERR_PEM_DAMAGED);
    assert_err(unlock_parts(AES, SIXTEEN), MC_ERR_PASSPHRASE);
}

static void locked_blocks_open_with_their_passphrase_only(void **state)
{
    static const mc_cbc CIPHERS[] = {MC_CBC_DES,      MC_CBC_DES_EDE2,
                                     MC_CBC_DES_EDE3, MC_CBC_AES_128,
                                     MC_CBC_AES_192,  MC_CBC_AES_256};
    mc_view none = {NULL, 0};
    uint8_t bytes[40];
    size_t i, len;
    mc_job job;

    (void) state;
    memset(bytes, 0x5a, sizeof(bytes));
    mc_job_init(&job, none);
    for (i = 0; i < sizeof(CIPHERS) / sizeof(CIPHERS[0]); i++) {
        for (len = 1; len <= sizeof(bytes); len++) {
            mc_view view = {bytes, len};
            mc_buf text = MC_BUF_INIT;
            mc_buf der = MC_BUF_INIT;

            assert_err(mc_pem_lock(&job, &text, "RSA PRIVATE KEY", CIPHERS[i],
                                   mc_view_str("secret"), view),
                       MC_OK);
            /* Each time with another IV, which is the salt. */
            assert_err(mc_pem_lock(&job, &der, "RSA PRIVATE KEY", CIPHERS[i],
                                   mc_view_str("secret"), view),
                       MC_OK);
            assert_int_equal(text.len, der.len);
            assert_memory_not_equal(text.p, der.p, text.len);
            mc_buf_truncate(&der, 0);
            assert_err(mc_buf_append(&text, "", 1), MC_OK);
            assert_err(unlock((char *) text.p, "", &der),
                       MC_ERR_PASSPHRASE_MISSING);
            assert_int_equal(der.len, 0);
            assert_err(unlock((char *) text.p, "secret", &der), MC_OK);
            assert_int_equal(der.len, len);
            assert_memory_equal(der.p, bytes, len);
            mc_buf_free(&text);
            mc_buf_free(&der);
        }
    }
    mc_job_free(&job);
}

/* RC2 is opened but not written. */
static void rc2_is_not_written(void **state)
{
    mc_view none = {NULL, 0};
    mc_buf text = MC_BUF_INIT;
    mc_job job;

    (void) state;
    mc_job_init(&job, none);
    assert_err(mc_pem_lock(&job, &text, "RSA PRIVATE KEY", MC_CBC_RC2_128,
                           mc_view_str("secret"), mc_view_str("x")),
               MC_ERR_UNSUPPORTED);
    mc_buf_free(&text);
    mc_job_free(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(harmless_shapes_are_read),
        cmocka_unit_test(damage_is_noticed),
        cmocka_unit_test(text_without_a_block_is_no_damage),
        cmocka_unit_test(every_block_is_found_also_behind_a_damaged_one),
        cmocka_unit_test(block_says_where_it_stood),
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(headers_that_are_wrong_are_not_a_wrong_passphrase),
        cmocka_unit_test(bodies_that_are_no_ciphertext_are_damaged),
        cmocka_unit_test(locked_blocks_open_with_their_passphrase_only),
        cmocka_unit_test(rc2_is_not_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
