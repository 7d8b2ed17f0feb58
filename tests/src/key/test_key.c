/*
 * Private keys: every form there and back, every way a file can be damaged,
 * one message for every wrong passphrase, and the rules for keys we make.
 */
#define _DEFAULT_SOURCE /* setenv */
#include <stdio.h>

#include "../check.h"
#include "key/key_check.h"
#include "key/key_file.h"
#include "key/key_info.h"
#include "key/key_make.h"
#include "key/key_weak.h"
#include "locking/pem.h"

static const mc_view NONE = {NULL, 0};

/* Keys that all tests share: making them takes a while under sanitizers. */
typedef struct shared {
    mbedtls_pk_context rsa;
    mbedtls_pk_context ec;
} shared;

static void make(mc_job *job, unsigned rsa_bits, mbedtls_pk_context *pk)
{
    mc_key_order order = {.rsa_bits = rsa_bits,
                          .curve = MBEDTLS_ECP_DP_SECP256R1,
                          .style = {MC_KEY_FORM_TRADITIONAL,
                                    MC_KEY_CIPHER_DES_EDE3_CBC,
                                    MC_KEY_ITERATIONS}};
    mc_buf pem = MC_BUF_INIT;

    mbedtls_pk_init(pk);
    assert_err(mc_key_make(job, &order, NONE, pk, &pem), MC_OK);
    mc_buf_free(&pem);
}

static int set_up(void **state)
{
    static shared keys;
    mc_job job;

    mc_job_init(&job, NONE);
    make(&job, 2048, &keys.rsa);
    make(&job, 0, &keys.ec);
    mc_job_free(&job);
    *state = &keys;
    return 0;
}

static int tear_down(void **state)
{
    shared *keys = *state;

    mbedtls_pk_free(&keys->rsa);
    mbedtls_pk_free(&keys->ec);
    return 0;
}

/* Opens a copy of exactly the file's length. */
static mc_err open_key(mc_view file, const char *passphrase,
                       mbedtls_pk_context *pk)
{
    mc_view copy = exact_copy(file);
    mc_job job;
    mc_err err;

    mc_job_init(&job, NONE);
    err = mc_key_open_to_show(&job, copy, mc_view_str(passphrase), "key", pk);
    mc_job_free(&job);
    free_copy(copy);
    return err;
}

static mc_err try_open(mc_view file, const char *passphrase)
{
    mbedtls_pk_context pk;
    mc_err err;

    mbedtls_pk_init(&pk);
    err = open_key(file, passphrase, &pk);
    if (err != MC_OK) {
        assert_int_equal(mbedtls_pk_get_type(&pk), MBEDTLS_PK_NONE);
    }
    mbedtls_pk_free(&pk);
    return err;
}

static void write_key(const mbedtls_pk_context *pk, mc_key_form form,
                      mc_key_cipher cipher, const char *passphrase, mc_buf *pem)
{
    mc_key_style style = {form, cipher, 10000};
    mc_job job;

    mc_job_init(&job, NONE);
    assert_err(mc_key_write(&job, pk, &style, mc_view_str(passphrase), pem),
               MC_OK);
    mc_job_free(&job);
}

static void assert_same_key(const mbedtls_pk_context *a,
                            const mbedtls_pk_context *b)
{
    uint8_t id_a[32], id_b[32];

    assert_err(mc_key_id(a, id_a), MC_OK);
    assert_err(mc_key_id(b, id_b), MC_OK);
    assert_memory_equal(id_a, id_b, 32);
}

static void every_style_comes_back(void **state)
{
    const shared *keys = *state;
    const mbedtls_pk_context *const both[] = {&keys->rsa, &keys->ec};
    int key, form, cipher, locked;

    for (key = 0; key < 2; key++) {
        for (form = 0; form < 2; form++) {
            for (cipher = 0; cipher < 2; cipher++) {
                for (locked = 0; locked < 2; locked++) {
                    const char *passphrase = locked ? "secret" : "";
                    mc_buf pem = MC_BUF_INIT;
                    mbedtls_pk_context pk;

                    mbedtls_pk_init(&pk);
                    write_key(both[key], (mc_key_form) form,
                              (mc_key_cipher) cipher, passphrase, &pem);
                    assert_err(open_key(mc_buf_view(&pem), passphrase, &pk),
                               MC_OK);
                    assert_same_key(both[key], &pk);
                    if (locked) {
                        assert_err(try_open(mc_buf_view(&pem), ""),
                                   MC_ERR_PASSPHRASE_MISSING);
                        assert_err(try_open(mc_buf_view(&pem), "Secret"),
                                   MC_ERR_PASSPHRASE);
                    }
                    mbedtls_pk_free(&pk);
                    mc_buf_free(&pem);
                }
            }
        }
    }
}

/*
 * About one in 256 wrong passphrases leaves padding that looks right: the
 * ASN.1 behind it must then give the same message.
 */
static void three_thousand_wrong_passphrases_give_one_message(void **state)
{
    const shared *keys = *state;
    mc_buf des = MC_BUF_INIT;
    mc_buf aes = MC_BUF_INIT;
    int i;

    write_key(&keys->ec, MC_KEY_FORM_TRADITIONAL, MC_KEY_CIPHER_DES_EDE3_CBC,
              "secret", &des);
    write_key(&keys->rsa, MC_KEY_FORM_TRADITIONAL, MC_KEY_CIPHER_AES_256_CBC,
              "secret", &aes);
    for (i = 0; i < 1500; i++) {
        char passphrase[16];

        snprintf(passphrase, sizeof(passphrase), "wrong %d", i);
        assert_err(try_open(mc_buf_view(&des), passphrase), MC_ERR_PASSPHRASE);
        assert_err(try_open(mc_buf_view(&aes), passphrase), MC_ERR_PASSPHRASE);
    }
    mc_buf_free(&des);
    mc_buf_free(&aes);
}

static void passphrase_syntax_is_stated(void **state)
{
    char longest[MC_PASSPHRASE_MAX + 2];
    mc_view with_nul = {(const uint8_t *) "se\0cret", 7};
    mc_view view = {(const uint8_t *) longest, MC_PASSPHRASE_MAX};

    (void) state;
    memset(longest, 'x', sizeof(longest));
    assert_err(mc_passphrase_check(NONE), MC_ERR_PASSPHRASE_SYNTAX);
    assert_err(mc_passphrase_check(with_nul), MC_ERR_PASSPHRASE_SYNTAX);
    assert_err(mc_passphrase_check(view), MC_OK);
    view.len++;
    assert_err(mc_passphrase_check(view), MC_ERR_PASSPHRASE_SYNTAX);
    assert_string_equal(mc_passphrase_field("key"), "passphrase");
    assert_string_equal(mc_passphrase_field("authority.key"),
                        "authority.passphrase");
}

/* ------------------------------------------------------------- damage -- */

static void plain_der(const mbedtls_pk_context *pk, mc_object_kind shape,
                      mc_buf *der)
{
    assert_err(mc_key_write_der(pk, shape, der), MC_OK);
}

/* Each shape cut at each length: refused, read no further, nothing leaks. */
static void every_cut_is_refused(void **state)
{
    const shared *keys = *state;
    const struct {
        const mbedtls_pk_context *pk;
        mc_object_kind shape;
    } forms[] = {
        {&keys->rsa, MC_OBJECT_KEY_RSA},
        {&keys->rsa, MC_OBJECT_KEY_PKCS8},
        {&keys->ec, MC_OBJECT_KEY_EC},
        {&keys->ec, MC_OBJECT_KEY_PKCS8},
    };
    size_t i, len;

    for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        mc_buf der = MC_BUF_INIT;

        plain_der(forms[i].pk, forms[i].shape, &der);
        assert_err(try_open(mc_buf_view(&der), ""), MC_OK);
        for (len = 0; len < der.len; len++) {
            mc_view cut = {der.p, len};

            mc_err err = try_open(cut, "");

            if (len == 0) {
                assert_err(err, MC_ERR_FILE_EMPTY);
            } else if (len >= der.len / 4 || err != MC_ERR_FILE_KIND) {
                /* From here on one can see what it was. */
                assert_err(err, MC_ERR_DER_CUT);
            }
        }
        assert_err(mc_buf_append(&der, "", 1), MC_OK);
        assert_err(try_open(mc_buf_view(&der), ""), MC_ERR_DER_DAMAGED);
        mc_buf_free(&der);
    }
}

/* Any byte changed: refused, or it is still the same key (a parameter that
 * nobody reads). Never another key. */
static void every_changed_byte_is_noticed(void **state)
{
    const shared *keys = *state;
    const struct {
        const mbedtls_pk_context *pk;
        mc_object_kind shape;
    } forms[] = {
        {&keys->rsa, MC_OBJECT_KEY_RSA},
        {&keys->ec, MC_OBJECT_KEY_EC},
        {&keys->ec, MC_OBJECT_KEY_PKCS8},
    };
    size_t i, at;

    for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        mc_buf der = MC_BUF_INIT;

        plain_der(forms[i].pk, forms[i].shape, &der);
        for (at = 0; at < der.len; at += forms[i].pk == &keys->rsa ? 7 : 1) {
            uint8_t bit = (uint8_t) (1u << (at % 8));
            mbedtls_pk_context pk;

            mbedtls_pk_init(&pk);
            der.p[at] ^= bit;
            if (open_key(mc_buf_view(&der), "", &pk) == MC_OK) {
                assert_same_key(forms[i].pk, &pk);
            }
            der.p[at] ^= bit;
            mbedtls_pk_free(&pk);
        }
        mc_buf_free(&der);
    }
}

/* The same for a locked file: nothing opens. */
static void every_changed_byte_of_a_locked_key_is_noticed(void **state)
{
    const shared *keys = *state;
    mc_buf pem = MC_BUF_INIT;
    size_t at, start;

    write_key(&keys->ec, MC_KEY_FORM_TRADITIONAL, MC_KEY_CIPHER_AES_256_CBC,
              "secret", &pem);
    start = (size_t) ((uint8_t *) strstr((char *) pem.p, "\n\n") - pem.p) + 2;
    for (at = start; at + 40 < pem.len; at++) {
        uint8_t old = pem.p[at];
        mc_err err;

        if (old == '\n' || old == '=') {
            continue;
        }
        pem.p[at] = old == 'A' ? 'B' : 'A';
        err = try_open(mc_buf_view(&pem), "secret");
        pem.p[at] = old;
        /* Damaged are the bits under base64's padding; unsupported is a
         * curve whose identifier came out changed, all else being whole. */
        if (err != MC_ERR_PEM_DAMAGED && err != MC_ERR_UNSUPPORTED) {
            assert_err(err, MC_ERR_PASSPHRASE);
        }
    }
    mc_buf_free(&pem);
}

static void files_that_hold_no_key_are_told_apart(void **state)
{
    static const struct {
        const char *text;
        mc_err wanted;
    } FILES[] = {
        {"", MC_ERR_FILE_EMPTY},
        {"x", MC_ERR_FILE_KIND},
        {"0", MC_ERR_FILE_KIND},
        {"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
         MC_ERR_FILE_KIND},
        {"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n"
         "-----END OPENSSH PRIVATE KEY-----\n",
         MC_ERR_UNSUPPORTED},
        {"-----BEGIN DSA PRIVATE KEY-----\nAAAA\n"
         "-----END DSA PRIVATE KEY-----\n",
         MC_ERR_UNSUPPORTED},
        {"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
         MC_ERR_DER_DAMAGED},
        {"-----BEGIN PRIVATE KEY-----\nAAB\n-----END PRIVATE KEY-----\n",
         MC_ERR_PEM_DAMAGED},
        {"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n",
         MC_ERR_DER_DAMAGED},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(FILES) / sizeof(FILES[0]); i++) {
        assert_err(try_open(mc_view_str(FILES[i].text), ""), FILES[i].wanted);
    }
}

static void file_of_any_size_is_answered(void **state)
{
    size_t len = MC_KEY_FILE_MAX + 1;
    uint8_t *zeros = calloc(1, len);
    mc_view view = {zeros, len};

    (void) state;
    assert_non_null(zeros);
    assert_err(try_open(view, ""), MC_ERR_FILE_SIZE);
    view.len--;
    assert_err(try_open(view, ""), MC_ERR_FILE_KIND);
    free(zeros);
}

static void key_among_other_blocks_is_found_but_two_are_refused(void **state)
{
    static const char CERTIFICATE[] =
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    static const char BROKEN[] =
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END X-----\n";
    const shared *keys = *state;
    mc_buf text = MC_BUF_INIT;

    assert_err(mc_buf_append_str(&text, CERTIFICATE), MC_OK);
    assert_err(mc_buf_append_str(&text, BROKEN), MC_OK);
    write_key(&keys->ec, MC_KEY_FORM_PKCS8, MC_KEY_CIPHER_AES_256_CBC, "",
              &text);
    assert_err(mc_buf_append_str(&text, CERTIFICATE), MC_OK);
    assert_err(try_open(mc_buf_view(&text), ""), MC_OK);
    write_key(&keys->ec, MC_KEY_FORM_PKCS8, MC_KEY_CIPHER_AES_256_CBC, "",
              &text);
    assert_err(try_open(mc_buf_view(&text), ""), MC_ERR_KEY_SEVERAL);
    mc_buf_free(&text);
}

/* The label is a hint; what stands there counts, locked or not. */
static void contents_count_where_the_label_is_wrong(void **state)
{
    static const char *const LABELS[] = {
        "RSA PRIVATE KEY",       "EC PRIVATE KEY", "PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY", "CERTIFICATE",    "FOO"};
    static const mc_object_kind SHAPES[] = {MC_OBJECT_KEY_RSA,
                                            MC_OBJECT_KEY_PKCS8};
    const shared *keys = *state;
    mc_buf der = MC_BUF_INIT;
    mc_buf pem = MC_BUF_INIT;
    mc_job job;
    mc_view none = {NULL, 0};
    size_t i, j;

    for (j = 0; j < 2; j++) {
        plain_der(&keys->rsa, SHAPES[j], &der);
        for (i = 0; i < sizeof(LABELS) / sizeof(LABELS[0]); i++) {
            assert_err(mc_pem_write(&pem, LABELS[i], mc_buf_view(&der)), MC_OK);
            assert_err(try_open(mc_buf_view(&pem), ""), MC_OK);
            mc_buf_free(&pem);
        }
        mc_job_init(&job, none);
        for (i = 0; i < 3; i++) {
            assert_err(mc_pem_lock(&job, &pem, LABELS[i], MC_CBC_AES_256,
                                   mc_view_str("secret"), mc_buf_view(&der)),
                       MC_OK);
            assert_err(try_open(mc_buf_view(&pem), "secret"), MC_OK);
            mc_buf_free(&pem);
        }
        mc_job_free(&job);
        mc_buf_free(&der);
    }
}

/* --------------------------------------------------------- description -- */

static void description_needs_no_passphrase(void **state)
{
    const shared *keys = *state;
    mc_buf pem = MC_BUF_INIT;
    mc_key_info info;

    write_key(&keys->rsa, MC_KEY_FORM_TRADITIONAL, MC_KEY_CIPHER_DES_EDE3_CBC,
              "secret", &pem);
    assert_err(mc_key_describe(mc_buf_view(&pem), &info), MC_OK);
    assert_string_equal(info.encoding, "pem");
    assert_string_equal(info.form, "traditional");
    assert_string_equal(info.label, "RSA PRIVATE KEY");
    assert_int_equal(info.encrypted, 1);
    assert_string_equal(info.cipher, "DES-EDE3-CBC");
    assert_string_equal(info.kdf, "MD5");
    assert_null(info.prf);
    assert_int_equal(info.iterations, 1);
    assert_err(info.problem, MC_OK);
    mc_buf_free(&pem);

    write_key(&keys->rsa, MC_KEY_FORM_PKCS8, MC_KEY_CIPHER_AES_256_CBC,
              "secret", &pem);
    assert_err(mc_key_describe(mc_buf_view(&pem), &info), MC_OK);
    assert_string_equal(info.form, "pkcs8");
    assert_string_equal(info.cipher, "AES-256-CBC");
    assert_string_equal(info.kdf, "PBKDF2");
    assert_string_equal(info.prf, "HMAC-SHA-256");
    assert_int_equal(info.iterations, 10000);
    mc_buf_free(&pem);

    plain_der(&keys->ec, MC_OBJECT_KEY_EC, &pem);
    assert_err(mc_key_describe(mc_buf_view(&pem), &info), MC_OK);
    assert_string_equal(info.encoding, "der");
    assert_string_equal(info.form, "sec1");
    assert_null(info.label);
    assert_int_equal(info.encrypted, 0);
    mc_buf_free(&pem);
}

static void description_names_what_cannot_be_opened(void **state)
{
    static const char SCRYPT[] = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                                 "MBIwDQYJKwYBBAHaRwQLBQAEAQA=\n"
                                 "-----END ENCRYPTED PRIVATE KEY-----\n";
    static const char CAMELLIA[] =
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"
        "DEK-Info: CAMELLIA-256-CBC,000102030405060708090A0B0C0D0E0F\n\n"
        "AAAA\n-----END RSA PRIVATE KEY-----\n";
    mc_key_info info;

    (void) state;
    assert_err(mc_key_describe(mc_view_str(SCRYPT), &info), MC_OK);
    assert_int_equal(info.encrypted, 1);
    assert_err(info.problem, MC_ERR_UNSUPPORTED);
    assert_err(try_open(mc_view_str(SCRYPT), "secret"), MC_ERR_UNSUPPORTED);
    assert_err(mc_key_describe(mc_view_str(CAMELLIA), &info), MC_OK);
    assert_int_equal(info.encrypted, 1);
    assert_err(info.problem, MC_ERR_UNSUPPORTED);
    assert_err(mc_key_describe(mc_view_str("x"), &info), MC_ERR_FILE_KIND);
}

/* ------------------------------------------------------------ checking -- */

/* A number of the key changed by one, and what the check then says. */
static void assert_caught(const mbedtls_pk_context *good, int which, int change)
{
    mbedtls_pk_context pk;
    mbedtls_rsa_context *rsa;
    mc_job job;

    mbedtls_pk_init(&pk);
    assert_int_equal(
        mbedtls_pk_setup(&pk, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA)), 0);
    rsa = mbedtls_pk_rsa(pk);
    assert_int_equal(mbedtls_rsa_copy(rsa, mbedtls_pk_rsa(*good)), 0);
    {
        mbedtls_mpi *const numbers[] = {
            &rsa->MBEDTLS_PRIVATE(N),  &rsa->MBEDTLS_PRIVATE(E),
            &rsa->MBEDTLS_PRIVATE(D),  &rsa->MBEDTLS_PRIVATE(P),
            &rsa->MBEDTLS_PRIVATE(Q),  &rsa->MBEDTLS_PRIVATE(DP),
            &rsa->MBEDTLS_PRIVATE(DQ), &rsa->MBEDTLS_PRIVATE(QP)};

        assert_int_equal(
            mbedtls_mpi_add_int(numbers[which], numbers[which], change), 0);
    }
    mc_job_init(&job, NONE);
    assert_err(mc_key_check_made(&job, &pk),
               change == 0 ? MC_OK : MC_ERR_SELF_CHECK);
    mc_job_free(&job);
    mbedtls_pk_free(&pk);
}

static void made_key_with_any_wrong_number_is_thrown_away(void **state)
{
    const shared *keys = *state;
    int which;

    assert_caught(&keys->rsa, 0, 0);
    for (which = 0; which < 8; which++) {
        assert_caught(&keys->rsa, which, 2);
        assert_caught(&keys->rsa, which, -2);
    }
}

/* What the check says of a key with these primes. */
static void assert_primes_judged(mc_job *job, const mbedtls_mpi *p,
                                 const mbedtls_mpi *q, mc_err wanted)
{
    mbedtls_pk_context pk;
    mbedtls_mpi e;

    mbedtls_pk_init(&pk);
    mbedtls_mpi_init(&e);
    assert_int_equal(mbedtls_mpi_lset(&e, 65537), 0);
    assert_int_equal(
        mbedtls_pk_setup(&pk, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA)), 0);
    assert_int_equal(
        mbedtls_rsa_import(mbedtls_pk_rsa(pk), NULL, p, q, NULL, &e), 0);
    if (mbedtls_rsa_complete(mbedtls_pk_rsa(pk)) == 0) {
        assert_err(mc_key_check_made(job, &pk), wanted);
    } else {
        assert_int_not_equal(wanted, MC_OK);
    }
    mbedtls_mpi_free(&e);
    mbedtls_pk_free(&pk);
}

static void made_key_of_unfit_primes_is_thrown_away(void **state)
{
    mbedtls_mpi p, q, near;
    mc_job job;

    (void) state;
    mbedtls_mpi_init(&p);
    mbedtls_mpi_init(&q);
    mbedtls_mpi_init(&near);
    mc_job_init(&job, NONE);
    /* Odd numbers serve: primality is not this check's business. */
    assert_int_equal(
        mbedtls_mpi_fill_random(&p, 128, mc_random_mbedtls, &job.random), 0);
    assert_int_equal(mbedtls_mpi_set_bit(&p, 1023, 1), 0);
    assert_int_equal(mbedtls_mpi_set_bit(&p, 1022, 1), 0);
    assert_int_equal(mbedtls_mpi_set_bit(&p, 0, 1), 0);
    assert_int_equal(mbedtls_mpi_copy(&q, &p), 0);
    assert_int_equal(
        mbedtls_mpi_set_bit(&q, 1000, !mbedtls_mpi_get_bit(&q, 1000)), 0);
    /* Too short: 0.5 to 0.625 of 2^1024, and 0.707 is the least. */
    assert_int_equal(mbedtls_mpi_set_bit(&p, 1022, 0), 0);
    assert_int_equal(mbedtls_mpi_set_bit(&p, 1021, 0), 0);
    assert_primes_judged(&job, &p, &q, MC_ERR_SELF_CHECK);
    assert_int_equal(mbedtls_mpi_set_bit(&p, 1022, 1), 0);
    /* Too close: 2^923 apart, one bit below what is allowed. */
    assert_int_equal(mbedtls_mpi_copy(&near, &p), 0);
    assert_int_equal(
        mbedtls_mpi_set_bit(&near, 923, !mbedtls_mpi_get_bit(&near, 923)), 0);
    assert_primes_judged(&job, &p, &near, MC_ERR_SELF_CHECK);
    assert_primes_judged(&job, &p, &p, MC_ERR_SELF_CHECK);
    mbedtls_mpi_free(&p);
    mbedtls_mpi_free(&q);
    mbedtls_mpi_free(&near);
    mc_job_free(&job);
}

/* Two primes 2^924 apart, the least distance that is none: half a bit less
 * than the pair's rules ask. */
static const char FIRST[] =
    "c00000969a656aafd14125844d25deb354f46a6910acff0043892dfc254cb864"
    "ef901b932a7c18806a3753915c76f18a0585a01c4c7d6df0621aef57e4cc4132"
    "f7108e96f770c2263266aa3bb0cde917f7f35634f0e3cd972e81d66d346c6e2b"
    "a02fdaa1ad864c44e049548e8a0a8c9632ea6928f6236bf2504b74ba4a10660d";
static const char SECOND[] =
    "c00000969a656aafd14125843d25deb354f46a6910acff0043892dfc254cb864"
    "ef901b932a7c18806a3753915c76f18a0585a01c4c7d6df0621aef57e4cc4132"
    "f7108e96f770c2263266aa3bb0cde917f7f35634f0e3cd972e81d66d346c6e2b"
    "a02fdaa1ad864c44e049548e8a0a8c9632ea6928f6236bf2504b74ba4a10660d";

/* Makes a key of two numbers; the second's last byte changed by so much. */
static mc_err make_of(const char *first, const char *second, uint8_t change)
{
    mc_key_order order = {2048,
                          MBEDTLS_ECP_DP_NONE,
                          {MC_KEY_FORM_PKCS8, MC_KEY_CIPHER_AES_256_CBC, 1000},
                          1,
                          {{NULL, 0}, {NULL, 0}}};
    mc_buf numbers[2] = {MC_BUF_INIT, MC_BUF_INIT}, pem = MC_BUF_INIT;
    mc_job job;
    mc_err err;

    mc_job_init(&job, NONE);
    from_hex(first, &numbers[0]);
    from_hex(second, &numbers[1]);
    numbers[1].p[127] ^= change;
    order.primes[0] = mc_buf_view(&numbers[0]);
    order.primes[1] = mc_buf_view(&numbers[1]);
    err = mc_key_make(&job, &order, NONE, NULL, &pem);
    assert_int_equal(pem.len > 0, err == MC_OK);
    mc_buf_free(&numbers[0]);
    mc_buf_free(&numbers[1]);
    mc_buf_free(&pem);
    mc_job_free(&job);
    return err;
}

/* 2^1023 + 2^1022 + 1037, a prime. */
static const char SHORT_PRIME[] =
    "c000000000000000000000000000000000000000000000000000000000000000"
    "0000000000000000000000000000000000000000000000000000000000000000"
    "0000000000000000000000000000000000000000000000000000000000000000"
    "000000000000000000000000000000000000000000000000000000000000040d";

/* Numbers that pass for primes until something is signed with them, and primes
 * that only the rules for both together refuse. */
static void made_key_that_only_the_last_checks_refuse_leaves(void **state)
{
    (void) state;
    assert_err(make_of(FIRST, SHORT_PRIME, 0), MC_OK);
    assert_err(make_of(FIRST, SHORT_PRIME, 2), MC_ERR_SELF_CHECK);
    assert_err(make_of(FIRST, SECOND, 0), MC_ERR_SELF_CHECK);
}

/* d and the least common multiple more: it opens the same, and is too long. */
static void made_key_with_too_long_an_exponent_is_thrown_away(void **state)
{
    const shared *keys = *state;
    mbedtls_pk_context pk;
    mbedtls_rsa_context *rsa;
    mbedtls_mpi p1, q1, gcd;
    mc_job job;

    mc_job_init(&job, NONE);
    mbedtls_pk_init(&pk);
    mbedtls_mpi_init(&p1);
    mbedtls_mpi_init(&q1);
    mbedtls_mpi_init(&gcd);
    assert_int_equal(
        mbedtls_pk_setup(&pk, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA)), 0);
    rsa = mbedtls_pk_rsa(pk);
    assert_int_equal(mbedtls_rsa_copy(rsa, mbedtls_pk_rsa(keys->rsa)), 0);
    assert_int_equal(mbedtls_mpi_sub_int(&p1, &rsa->MBEDTLS_PRIVATE(P), 1), 0);
    assert_int_equal(mbedtls_mpi_sub_int(&q1, &rsa->MBEDTLS_PRIVATE(Q), 1), 0);
    assert_int_equal(mbedtls_mpi_gcd(&gcd, &p1, &q1), 0);
    assert_int_equal(mbedtls_mpi_mul_mpi(&p1, &p1, &q1), 0);
    assert_int_equal(mbedtls_mpi_div_mpi(&p1, NULL, &p1, &gcd), 0);
    assert_int_equal(mbedtls_mpi_add_mpi(&rsa->MBEDTLS_PRIVATE(D),
                                         &rsa->MBEDTLS_PRIVATE(D), &p1),
                     0);
    assert_int_equal(mbedtls_rsa_check_privkey(rsa), 0);
    assert_err(mc_key_check_made(&job, &pk), MC_ERR_SELF_CHECK);
    mbedtls_mpi_free(&p1);
    mbedtls_mpi_free(&q1);
    mbedtls_mpi_free(&gcd);
    mbedtls_pk_free(&pk);
    mc_job_free(&job);
}

/* The writer works at the end of its room and moves what it wrote. */
static void a_copy_of_a_written_key_stays_behind_it(void **state)
{
    const shared *keys = *state;
    mc_buf der = MC_BUF_INIT;
    size_t i;

    assert_err(mc_key_write_der(&keys->rsa, MC_OBJECT_KEY_RSA, &der), MC_OK);
    for (i = der.len; i < der.cap; i++) {
        assert_int_equal(der.p[i], 0);
    }
    mc_buf_free(&der);
}

static void a_key_is_read_or_written_as_what_it_is_not(void **state)
{
    const shared *keys = *state;
    mc_place reading = {NULL, NULL};
    mc_buf der = MC_BUF_INIT;
    mbedtls_pk_context pk;
    mc_job job;

    mc_job_init(&job, NONE);
    mbedtls_pk_init(&pk);
    assert_err(mc_key_write_der(&keys->ec, MC_OBJECT_KEY_RSA, &der),
               MC_ERR_UNSUPPORTED);
    assert_err(mc_key_write_der(&keys->rsa, MC_OBJECT_KEY_EC, &der),
               MC_ERR_UNSUPPORTED);
    assert_err(mc_key_write_der(&keys->rsa, MC_OBJECT_KEY_LOCKED, &der),
               MC_ERR_UNSUPPORTED);
    assert_int_equal(der.len, 0);
    /* A version of PKCS#8 that there is not. */
    assert_err(mc_key_write_der(&keys->ec, MC_OBJECT_KEY_PKCS8, &der), MC_OK);
    assert_memory_equal(der.p, "\x30\x81\x87\x02\x01\x00", 6);
    assert_err(mc_key_read_der(&job, MC_OBJECT_KEY_PKCS8, mc_buf_view(&der),
                               &reading, &pk),
               MC_OK);
    mbedtls_pk_free(&pk);
    mbedtls_pk_init(&pk);
    der.p[5] = 2;
    assert_err(mc_key_read_der(&job, MC_OBJECT_KEY_PKCS8, mc_buf_view(&der),
                               &reading, &pk),
               MC_ERR_DER_DAMAGED);
    mc_buf_truncate(&der, 0);
    assert_err(mc_key_write_der(&keys->ec, MC_OBJECT_KEY_EC, &der), MC_OK);
    assert_err(mc_key_read_der(&job, MC_OBJECT_KEY_LOCKED, mc_buf_view(&der),
                               &reading, &pk),
               MC_ERR_INTERNAL);
    assert_err(mc_key_read_der(&job, MC_OBJECT_KEY_RSA, mc_buf_view(&der),
                               &reading, &pk),
               MC_ERR_UNSUPPORTED); /* version 1: more than two primes */
    mbedtls_pk_free(&pk);
    mc_buf_free(&der);
    mc_job_free(&job);
}

/* Blocks that the mending of pasted text would have seen to. */
static void damage_beside_a_key_is_looked_for(void **state)
{
#define SOUND                                                                  \
    "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n"
    static const struct {
        const char *text;
        mc_err wanted;
    } CASES[] = {
        {"", MC_ERR_FILE_EMPTY},
        {"-----BEGIN CERTIFICATE-----\nAAAA\n" SOUND, MC_OK},
        {"-----BEGIN PRIVATE KEY-----\nAAAA\n" SOUND, MC_ERR_PEM_DAMAGED},
        {"-----BEGIN CERTIFICATE\nAAAA\n" SOUND, MC_OK},
        {"-----BEGIN PRIVATE KEY\nAAAA\n" SOUND, MC_ERR_PEM_DAMAGED},
        {"-----BEGIN -----\nAAAA\n" SOUND, MC_ERR_PEM_DAMAGED},
        {SOUND "-----BEGIN PRIVATE KEY-----\nAAAA\n", MC_ERR_PEM_DAMAGED},
        {SOUND SOUND, MC_ERR_KEY_SEVERAL},
    };
    mc_key_file found;
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        assert_err(mc_key_find(mc_view_str(CASES[i].text), &found),
                   CASES[i].wanted);
    }
}

/* A locked key whose text is damaged: locked, and why it does not open. */
static void a_damaged_lock_is_described_as_open(void **state)
{
    mc_key_info info;

    (void) state;
    assert_err(mc_key_describe(
                   mc_view_str("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                               "MII*\n-----END ENCRYPTED PRIVATE KEY-----\n"),
                   &info),
               MC_OK);
    assert_int_equal(info.encrypted, 1);
    assert_err(info.problem, MC_ERR_PEM_DAMAGED);
    assert_string_equal(info.form, "pkcs8");
}

static void pair_of_two_keys_is_no_pair(void **state)
{
    shared *keys = *state;
    mbedtls_pk_context other;
    mc_job job;

    mc_job_init(&job, NONE);
    make(&job, 0, &other);
    assert_err(mc_key_check_pair(&job, &keys->ec, &keys->ec), MC_OK);
    assert_err(mc_key_check_pair(&job, &keys->ec, &other), MC_ERR_SELF_CHECK);
    assert_err(mc_key_check_pair(&job, &keys->ec, &keys->rsa),
               MC_ERR_SELF_CHECK);
    mbedtls_pk_free(&other);
    mc_job_free(&job);
}

/* The secret of one key beside the point of another, the same on both sides:
 * only a signature that is verified tells. */
static void pair_whose_halves_are_strangers_is_no_pair(void **state)
{
    shared *keys = *state;
    mbedtls_pk_context mixed, other;
    mbedtls_ecp_group group;
    mbedtls_mpi secret;
    mbedtls_ecp_point point;
    mc_job job;

    mc_job_init(&job, NONE);
    make(&job, 0, &other);
    mbedtls_pk_init(&mixed);
    mbedtls_ecp_group_init(&group);
    mbedtls_mpi_init(&secret);
    mbedtls_ecp_point_init(&point);
    assert_int_equal(
        mbedtls_ecp_export(mbedtls_pk_ec(keys->ec), &group, &secret, &point),
        0);
    assert_int_equal(
        mbedtls_pk_setup(&mixed, mbedtls_pk_info_from_type(MBEDTLS_PK_ECKEY)),
        0);
    assert_int_equal(mbedtls_ecp_set_public_key(MBEDTLS_ECP_DP_SECP256R1,
                                                mbedtls_pk_ec(mixed), &point),
                     0);
    mbedtls_ecp_group_free(&group);
    mbedtls_ecp_group_init(&group);
    assert_int_equal(
        mbedtls_ecp_export(mbedtls_pk_ec(other), &group, &secret, &point), 0);
    assert_int_equal(
        mbedtls_mpi_copy(&mbedtls_pk_ec(mixed)->MBEDTLS_PRIVATE(d), &secret),
        0);
    assert_err(mc_key_check_pair(&job, &mixed, &mixed), MC_ERR_SELF_CHECK);
    assert_err(mc_key_check_made(&job, &mixed), MC_ERR_SELF_CHECK);
    mbedtls_ecp_group_free(&group);
    mbedtls_mpi_free(&secret);
    mbedtls_ecp_point_free(&point);
    mbedtls_pk_free(&mixed);
    mbedtls_pk_free(&other);
    mc_job_free(&job);
}

/* A good key with its exponent set to 2^bit + more. */
static unsigned weaknesses(const mbedtls_pk_context *good, unsigned bit,
                           int more, int factor)
{
    mbedtls_pk_context pk;
    mbedtls_mpi *e, *n;
    unsigned found;

    mbedtls_pk_init(&pk);
    assert_int_equal(
        mbedtls_pk_setup(&pk, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA)), 0);
    assert_int_equal(
        mbedtls_rsa_copy(mbedtls_pk_rsa(pk), mbedtls_pk_rsa(*good)), 0);
    e = &mbedtls_pk_rsa(pk)->MBEDTLS_PRIVATE(E);
    n = &mbedtls_pk_rsa(pk)->MBEDTLS_PRIVATE(N);
    assert_int_equal(mbedtls_mpi_lset(e, 0), 0);
    assert_int_equal(mbedtls_mpi_set_bit(e, bit, 1), 0);
    assert_int_equal(mbedtls_mpi_add_int(e, e, more), 0);
    if (factor == 0) {
        assert_int_equal(mbedtls_mpi_shift_r(n, 1), 0);
    } else {
        assert_int_equal(mbedtls_mpi_mul_int(n, n, (mbedtls_mpi_uint) factor),
                         0);
    }
    assert_err(mc_key_weaknesses(&pk, &found), MC_OK);
    mbedtls_pk_free(&pk);
    return found;
}

static void a_limit_of_weakness_is_off_by_one(void **state)
{
    const mbedtls_pk_context *key = &((const shared *) *state)->rsa;

    assert_int_equal(weaknesses(key, 16, 1, 1), 0);
    assert_int_equal(weaknesses(key, 16, -1, 1), MC_WEAK_EXPONENT_SMALL);
    assert_int_equal(weaknesses(key, 17, 0, 1), MC_WEAK_EXPONENT_EVEN);
    assert_int_equal(weaknesses(key, 255, 1, 1), 0);
    assert_int_equal(weaknesses(key, 256, 1, 1), MC_WEAK_EXPONENT_LARGE);
    assert_int_equal(weaknesses(key, 16, 1, 65521), MC_WEAK_SMALL_FACTOR);
    assert_int_equal(weaknesses(key, 16, 1, 3), MC_WEAK_SMALL_FACTOR);
    assert_true((weaknesses(key, 16, 1, 0) & MC_WEAK_SHORT) != 0);
}

static void no_randomness_no_key(void **state)
{
    static const char *const MODES[] = {"fail", "constant", "repeat"};
    size_t i;
    unsigned bits;

    (void) state;
    for (i = 0; i < sizeof(MODES) / sizeof(MODES[0]); i++) {
        for (bits = 0; bits <= 2048; bits += 2048) {
            mc_key_order order = {
                .rsa_bits = bits,
                .curve = MBEDTLS_ECP_DP_SECP384R1,
                .style = {MC_KEY_FORM_PKCS8, MC_KEY_CIPHER_AES_256_CBC, 10000}};
            mbedtls_pk_context pk;
            mc_buf pem = MC_BUF_INIT;
            mc_job job;

            mbedtls_pk_init(&pk);
            mc_job_init(&job, NONE);
            setenv("MC_TEST_ENTROPY", MODES[i], 1);
            assert_err(
                mc_key_make(&job, &order, mc_view_str("secret"), &pk, &pem),
                MC_ERR_RANDOM);
            unsetenv("MC_TEST_ENTROPY");
            assert_int_equal(pem.len, 0);
            assert_int_equal(mbedtls_pk_get_type(&pk), MBEDTLS_PK_NONE);
            mbedtls_pk_free(&pk);
            mc_job_free(&job);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_style_comes_back),
        cmocka_unit_test(three_thousand_wrong_passphrases_give_one_message),
        cmocka_unit_test(passphrase_syntax_is_stated),
        cmocka_unit_test(every_cut_is_refused),
        cmocka_unit_test(every_changed_byte_is_noticed),
        cmocka_unit_test(every_changed_byte_of_a_locked_key_is_noticed),
        cmocka_unit_test(files_that_hold_no_key_are_told_apart),
        cmocka_unit_test(file_of_any_size_is_answered),
        cmocka_unit_test(key_among_other_blocks_is_found_but_two_are_refused),
        cmocka_unit_test(contents_count_where_the_label_is_wrong),
        cmocka_unit_test(description_needs_no_passphrase),
        cmocka_unit_test(description_names_what_cannot_be_opened),
        cmocka_unit_test(made_key_with_any_wrong_number_is_thrown_away),
        cmocka_unit_test(made_key_of_unfit_primes_is_thrown_away),
        cmocka_unit_test(made_key_that_only_the_last_checks_refuse_leaves),
        cmocka_unit_test(made_key_with_too_long_an_exponent_is_thrown_away),
        cmocka_unit_test(a_copy_of_a_written_key_stays_behind_it),
        cmocka_unit_test(a_key_is_read_or_written_as_what_it_is_not),
        cmocka_unit_test(damage_beside_a_key_is_looked_for),
        cmocka_unit_test(a_damaged_lock_is_described_as_open),
        cmocka_unit_test(pair_of_two_keys_is_no_pair),
        cmocka_unit_test(pair_whose_halves_are_strangers_is_no_pair),
        cmocka_unit_test(a_limit_of_weakness_is_off_by_one),
        cmocka_unit_test(no_randomness_no_key),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
