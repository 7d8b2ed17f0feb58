/*
 * No secret stays behind: after each operation the stack that it used and all
 * blocks that it freed are searched for passphrases, derived keys and what
 * they protect. (tests/wasm searches the page's whole memory.)
 *
 * Linked with --wrap for free (Makefile), so that a block is copied in the
 * state in which it is given back.
 */
#include <malloc.h>

#include "../ask.h"
#include "container/pkcs12_internal.h"
#include "encoding/base64.h"
#include "key/key.h"
#include "key/key_der.h"
#include "key/rsa.h"
#include "locking/pem.h"
#include "locking/seal.h"
#include "number/divsteps.h"
#include "number/prime.h"
#include "number/prime_judge.h"

#define STACK ((size_t) 256 * 1024)
#define HEAP ((size_t) 8 * 1024 * 1024)

/* Pieces of a secret that are looked for: compilers may leave a register's
 * worth anywhere, an array nowhere. */
#define PIECE 16

void __real_free(void *p);
void __wrap_free(void *p);

static uint8_t stack[STACK], heap[HEAP];
static size_t heap_len;
static size_t dirty; /* blocks of numbers that were given back as they were */
static int watching;

/* Whoever works with numbers in lanes or in steps has one block for them. */
#define NUMBERS_MIN ((size_t) 1024)
#define NUMBERS_MAX ((size_t) 64 * 1024)

static int is_dirty(const uint8_t *p, size_t len)
{
    size_t i;

    /* What was asked for may end 15 bytes earlier. */
    for (i = 0; len >= NUMBERS_MIN && len < NUMBERS_MAX && i < len - 15; i++) {
        if (p[i] != 0) {
            return 1;
        }
    }
    return 0;
}

void __wrap_free(void *p)
{
    if (watching && p != NULL) {
        size_t len = malloc_usable_size(p);

        assert_true(len <= HEAP - heap_len);
        memcpy(heap + heap_len, p, len);
        heap_len += len;
        dirty += (size_t) is_dirty(p, len);
    }
    __real_free(p);
}

static __attribute__((noinline)) void clean_stack(void)
{
    uint8_t room[STACK];

    mc_wipe(room, sizeof(room));
}

/* Below this very function, where the operation has worked. */
__attribute__((noinline, no_sanitize("address"),
               no_sanitize("undefined"))) static void
copy_stack(void)
{
    const volatile uint8_t *end = __builtin_frame_address(0);
    size_t i;

    for (i = 0; i < STACK; i++) {
        stack[i] = *(end - STACK + i);
    }
}

static void watch(void)
{
    clean_stack();
    heap_len = dirty = 0;
    watching = 1;
}

static void watched(void)
{
    watching = 0;
    copy_stack();
}

/* As answer of ask.h, and keeps what is left behind. Frees the request. */
static mc_buf answer_watched(mc_buf request)
{
    mc_buf reply = MC_BUF_INIT;

    watch();
    mc_engine_call(mc_buf_view(&request), &reply);
    watched();
    mc_buf_free(&request);
    return reply;
}

static int holds(const uint8_t *room, size_t room_len, const uint8_t *piece,
                 size_t len)
{
    size_t i;

    for (i = 0; i + len <= room_len; i++) {
        if (room[i] == piece[0] && memcmp(room + i, piece, len) == 0) {
            return 1;
        }
    }
    return 0;
}

static int stays(mc_view secret)
{
    size_t len = secret.len < PIECE ? secret.len : PIECE;
    size_t at;

    assert_true(len > 0);
    for (at = 0; at + len <= secret.len; at += len / 2) {
        if (holds(stack, STACK, secret.p + at, len) ||
            holds(heap, heap_len, secret.p + at, len)) {
            return 1;
        }
    }
    return 0;
}

#define assert_gone(p, len) assert_false(stays((mc_view){(p), (len)}))

#define PASSPHRASE "Zq7-Marker-Kennwort-xW9vKuT5-eR3mB8"
#define WRONG "Xp2-Marker-Kennwort-bN4hYsG1-oL6dC0"

static void assert_passphrase_gone(const char *passphrase)
{
    mc_buf bmp = MC_BUF_INIT;

    assert_gone((const uint8_t *) passphrase, strlen(passphrase));
    assert_err(mc_kdf_bmp(mc_view_str(passphrase), &bmp), MC_OK);
    assert_gone(bmp.p, bmp.len);
    mc_buf_free(&bmp);
}

static void a_secret_that_stays_is_not_found(void **state)
{
    mc_buf buf = MC_BUF_INIT;

    (void) state;
    watch();
    assert_err(mc_buf_append_str(&buf, PASSPHRASE), MC_OK);
    free(buf.p);
    watched();
    assert_true(stays(mc_view_str(PASSPHRASE)));
    watch();
    watched();
    assert_false(stays(mc_view_str(PASSPHRASE)));
}

/* Key and IV of a sealed file. */
static void assert_seal_gone(mc_view sealed, const char *passphrase)
{
    mc_view salt = {sealed.p + 8, 8};
    const mc_view none = {NULL, 0};
    uint8_t derived[48];
    mc_job job;

    mc_job_init(&job, none);
    assert_err(mc_kdf_pbkdf2(&job, MBEDTLS_MD_SHA256, mc_view_str(passphrase),
                             salt, 10, derived, sizeof(derived)),
               MC_OK);
    assert_gone(derived, 32);
    assert_gone(derived + 32, 16);
    assert_passphrase_gone(passphrase);
    mc_job_free(&job);
}

static void sealing_leaves_a_secret(void **state)
{
    static const char PLAIN[] = "The list of passphrases, as it stands here";
    static const char *const SEAL[] = {"op",       "seal",       "passphrase",
                                       PASSPHRASE, "iterations", "10",
                                       "bytes",    PLAIN,        NULL};
    static const char *const UNSEAL[] = {"op", "unseal", "iterations", "10",
                                         NULL};
    mc_buf sealed = answer_watched(ask(SEAL));
    mc_view file = field(&sealed, "sealed");
    int wrong;

    (void) state;
    assert_seal_gone(file, PASSPHRASE);
    assert_gone((const uint8_t *) PLAIN, sizeof(PLAIN) - 1);
    for (wrong = 0; wrong < 2; wrong++) {
        mc_buf request = ask(UNSEAL);
        mc_buf reply;

        put(&request, "passphrase", wrong ? WRONG : PASSPHRASE);
        put_view(&request, "bytes", file);
        reply = answer_watched(request);
        assert_seal_gone(file, wrong ? WRONG : PASSPHRASE);
        assert_gone((const uint8_t *) PLAIN, sizeof(PLAIN) - 1);
        mc_buf_free(&reply);
    }
    mc_buf_free(&sealed);
}

/* Searched at once, before the steps that follow in an operation write over
 * what the first ones left. */
static void a_step_leaves_a_secret(void **state)
{
    const mc_view none = {NULL, 0};
    const mc_view passphrase = mc_view_str(PASSPHRASE);
    const mc_view text = mc_view_str("The list of passphrases, as it stands");
    static const struct {
        mc_pbe_scheme scheme;
        mc_cbc cipher;
    } SCHEMES[] = {{MC_PBE_PBES2, MC_CBC_AES_256},
                   {MC_PBE_PBES2, MC_CBC_DES_EDE3},
                   {MC_PBE_PKCS12, MC_CBC_DES_EDE3}};
    mc_buf sealed = MC_BUF_INIT, plain = MC_BUF_INIT, bmp = MC_BUF_INIT;
    mc_job job;
    size_t i;

    (void) state;
    mc_job_init(&job, none);
    watch();
    assert_err(mc_seal(&job, text, passphrase, 10, &sealed), MC_OK);
    watched();
    assert_seal_gone(mc_buf_view(&sealed), PASSPHRASE);
    watch();
    assert_err(mc_unseal(&job, mc_buf_view(&sealed), passphrase, 10, &plain),
               MC_OK);
    watched();
    assert_seal_gone(mc_buf_view(&sealed), PASSPHRASE);
    mc_buf_free(&plain);

    assert_err(mc_kdf_bmp(passphrase, &bmp), MC_OK);
    for (i = 0; i < sizeof(SCHEMES) / sizeof(SCHEMES[0]); i++) {
        size_t len = mc_cbc_key_len(SCHEMES[i].cipher);
        uint8_t key[32];
        mc_view salt;
        mc_pbe pbe;

        assert_err(
            mc_pbe_new(&job, SCHEMES[i].scheme, SCHEMES[i].cipher, 3, &pbe),
            MC_OK);
        salt = (mc_view){pbe.salt, pbe.salt_len};
        mc_buf_truncate(&sealed, 0);
        watch();
        assert_err(mc_pbe_encrypt(&job, &pbe, passphrase, text, &sealed),
                   MC_OK);
        watched();
        if (pbe.scheme == MC_PBE_PBES2) {
            assert_err(
                mc_kdf_pbkdf2(&job, pbe.digest, passphrase, salt, 3, key, len),
                MC_OK);
        } else {
            assert_err(mc_kdf_pkcs12(&job, pbe.digest, MC_KDF_PKCS12_KEY,
                                     mc_buf_view(&bmp), salt, 3, key, len),
                       MC_OK);
        }
        assert_gone(key, len);
        watch();
        assert_err(mc_pbe_decrypt(&job, &pbe, passphrase, mc_buf_view(&sealed),
                                  &plain),
                   MC_OK);
        watched();
        assert_gone(key, len);
        mc_buf_free(&plain);
    }
    mc_buf_free(&sealed);
    mc_buf_free(&bmp);
    mc_job_free(&job);
}

/* The numbers and the files of an EC key. */
static void assert_key_gone(mc_view pem, const char *passphrase)
{
    const mc_view none = {NULL, 0};
    mbedtls_pk_context pk;
    mc_buf der = MC_BUF_INIT;
    uint8_t secret[32], backwards[32];
    size_t len, i;
    mc_job job;

    mc_job_init(&job, none);
    mbedtls_pk_init(&pk);
    assert_err(mc_key_open(&job, pem, mc_view_str(passphrase), "key", &pk),
               MC_OK);
    assert_err(mc_key_write_der(&pk, MC_OBJECT_KEY_PKCS8, &der), MC_OK);
    assert_int_equal(mbedtls_ecp_write_key_ext(mbedtls_pk_ec(pk), &len, secret,
                                               sizeof(secret)),
                     0);
    assert_int_equal(len, sizeof(secret));
    for (i = 0; i < sizeof(secret); i++) {
        backwards[i] = secret[31 - i]; /* as the limbs lie */
    }
    assert_gone(secret, sizeof(secret));
    assert_gone(backwards, sizeof(backwards));
    mbedtls_pk_free(&pk);
    mc_buf_free(&der);
    mc_job_free(&job);
}

/* What a locked PEM file's passphrase derives. */
static void assert_derived_gone(mc_view pem, const char *passphrase)
{
    const mc_view none = {NULL, 0};
    mc_pem_block block;
    mc_pem_dek dek;
    mc_buf der = MC_BUF_INIT;
    mc_view in;
    uint8_t derived[32];
    size_t at = 0, len;
    mc_pbe pbe;
    mc_job job;
    int found;

    mc_job_init(&job, none);
    assert_err(mc_pem_next(pem, &at, &block, &found), MC_OK);
    assert_err(mc_pem_read_dek(&block, &dek), MC_OK);
    if (dek.encrypted) {
        len = mc_cbc_key_len(dek.cipher);
        assert_err(
            mc_kdf_traditional(mc_view_str(passphrase), dek.iv, derived, len),
            MC_OK);
    } else {
        assert_err(mc_pem_decode(&block, &der), MC_OK);
        in = mc_buf_view(&der);
        assert_err(mc_der_take(&in, MC_DER_SEQUENCE, &in), MC_OK);
        assert_err(mc_pbe_take(&in, &pbe), MC_OK);
        len = mc_cbc_key_len(pbe.cipher);
        assert_err(mc_kdf_pbkdf2(&job, pbe.digest, mc_view_str(passphrase),
                                 (mc_view){pbe.salt, pbe.salt_len},
                                 pbe.iterations, derived, len),
                   MC_OK);
    }
    assert_gone(derived, len);
    assert_passphrase_gone(passphrase);
    mc_buf_free(&der);
    mc_job_free(&job);
}

static void locked_keys_leave_a_secret(void **state)
{
    static const char *const FORMS[] = {"traditional", "pkcs8"};
    static const char *const CIPHERS[] = {"des-ede3-cbc", "aes-256-cbc"};
    size_t i;

    (void) state;
    for (i = 0; i < 4; i++) {
        const char *make[] = {"op",     "key-generate", "type",
                              "ec",     "form",         FORMS[i / 2],
                              "cipher", CIPHERS[i % 2], "iterations",
                              "10000",  "passphrase",   PASSPHRASE,
                              NULL};
        mc_buf made = answer_watched(ask(make));
        mc_view pem = field(&made, "key");
        int wrong;

        assert_key_gone(pem, PASSPHRASE);
        assert_derived_gone(pem, PASSPHRASE);
        for (wrong = 0; wrong < 2; wrong++) {
            const char *use[] = {"op",         "request-create",
                                 "subject.CN", "a.test",
                                 "passphrase", wrong ? WRONG : PASSPHRASE,
                                 NULL};
            mc_buf request = ask(use);
            mc_buf reply;

            put_view(&request, "key", pem);
            reply = answer_watched(request);
            assert_key_gone(pem, PASSPHRASE);
            assert_derived_gone(pem, wrong ? WRONG : PASSPHRASE);
            mc_buf_free(&reply);
        }
        mc_buf_free(&made);
    }
}

/* Keys and the MAC's key of a PKCS#12 file's old form, and the like of
 * the new one. */
static void assert_pkcs12_gone(mc_view file)
{
    const mc_view none = {NULL, 0};
    mc_pkcs12 p12 = MC_PKCS12_INIT;
    mc_buf bmp = MC_BUF_INIT;
    uint8_t derived[32];
    size_t i;
    mc_job job;

    mc_job_init(&job, none);
    assert_err(mc_pkcs12_open(&job, file, mc_view_str(PASSPHRASE), &p12),
               MC_OK);
    assert_err(mc_kdf_bmp(mc_view_str(PASSPHRASE), &bmp), MC_OK);
    for (i = 0; i < p12.count; i++) {
        mc_view in = p12.items[i].algorithm;
        mc_pbe pbe;
        mc_view salt = {pbe.salt, 0};

        assert_int_equal(p12.items[i].encrypted, 1);
        assert_err(mc_pbe_take(&in, &pbe), MC_OK);
        salt.len = pbe.salt_len;
        if (pbe.scheme == MC_PBE_PBES2) {
            assert_err(mc_kdf_pbkdf2(&job, pbe.digest, mc_view_str(PASSPHRASE),
                                     salt, pbe.iterations, derived, 32),
                       MC_OK);
            assert_gone(derived, 32);
        } else {
            assert_err(mc_kdf_pkcs12(&job, pbe.digest, MC_KDF_PKCS12_KEY,
                                     mc_buf_view(&bmp), salt, pbe.iterations,
                                     derived, 24),
                       MC_OK);
            assert_gone(derived, 24);
        }
    }
    assert_passphrase_gone(PASSPHRASE);
    mc_buf_free(&bmp);
    mc_pkcs12_free(&p12);
    mc_job_free(&job);
}

/* The key of the MAC, which ends the file: digest, salt, iterations. */
static void assert_mac_gone(mc_view file, int legacy)
{
    const mc_view none = {NULL, 0};
    size_t salt_len = legacy ? 8 : 16;
    mc_view salt = {file.p + file.len - 4 - salt_len, salt_len};
    mc_buf bmp = MC_BUF_INIT;
    uint8_t key[32];
    mc_job job;

    mc_job_init(&job, none);
    assert_int_equal(salt.p[-2], MC_DER_OCTET_STRING);
    assert_int_equal(salt.p[-1], salt_len);
    assert_err(mc_kdf_bmp(mc_view_str(PASSPHRASE), &bmp), MC_OK);
    assert_err(mc_kdf_pkcs12(&job, legacy ? MBEDTLS_MD_SHA1 : MBEDTLS_MD_SHA256,
                             MC_KDF_PKCS12_MAC, mc_buf_view(&bmp), salt, 1000,
                             key, legacy ? 20 : 32),
               MC_OK);
    assert_gone(key, legacy ? 20 : 32);
    mc_buf_free(&bmp);
    mc_job_free(&job);
}

static void pkcs12_leaves_a_secret(void **state)
{
    static const char *const FORMS[] = {"pkcs12", "pkcs12-legacy"};
    static const char *const MAKE[] = {"op", "key-generate", "type", "ec",
                                       NULL};
    mc_buf key = must(ask(MAKE));
    int legacy;

    (void) state;
    for (legacy = 0; legacy < 2; legacy++) {
        const char *write[] = {"op",
                               "convert",
                               "to.form",
                               FORMS[legacy],
                               "to.passphrase",
                               PASSPHRASE,
                               "to.iterations",
                               "1000",
                               NULL};
        const char *read[] = {"op", "inspect", "passphrase", PASSPHRASE, NULL};
        mc_buf request = ask(write);
        mc_buf file, reply;

        put_view(&request, "bytes", field(&key, "key"));
        file = answer_watched(request);
        assert_pkcs12_gone(field(&file, "result"));
        assert_mac_gone(field(&file, "result"), legacy);
        assert_key_gone(field(&key, "key"), "");
        request = ask(read);
        put_view(&request, "bytes", field(&file, "result"));
        reply = answer_watched(request);
        assert_pkcs12_gone(field(&file, "result"));
        assert_mac_gone(field(&file, "result"), legacy);
        assert_key_gone(field(&key, "key"), "");
        mc_buf_free(&reply);
        mc_buf_free(&file);
    }
    mc_buf_free(&key);
}

/* HMAC's inner digest, the derivations' own blocks. */
static void derivations_leave_their_steps(void **state)
{
    static const uint8_t INDEX[4] = {0, 0, 0, 1};
    const mc_view none = {NULL, 0};
    const mc_view salt = mc_view_str("salt and more");
    uint8_t pad[64], out[32], inner[32], t[32];
    mc_buf text = MC_BUF_INIT;
    size_t i;
    mc_job job;

    (void) state;
    mc_job_init(&job, none);
    watch();
    assert_err(mc_kdf_pbkdf2(&job, MBEDTLS_MD_SHA256, mc_view_str(PASSPHRASE),
                             salt, 1, out, 16),
               MC_OK);
    watched();
    for (i = 0; i < sizeof(pad); i++) {
        pad[i] =
            (uint8_t) (0x36 ^ (i < strlen(PASSPHRASE) ? PASSPHRASE[i] : 0));
    }
    assert_gone(pad, sizeof(pad));
    assert_err(mc_buf_append(&text, pad, sizeof(pad)), MC_OK);
    assert_err(mc_buf_append(&text, salt.p, salt.len), MC_OK);
    assert_err(mc_buf_append(&text, INDEX, sizeof(INDEX)), MC_OK);
    assert_int_equal(mbedtls_md(mbedtls_md_info_from_type(MBEDTLS_MD_SHA256),
                                text.p, text.len, inner),
                     0);
    assert_gone(inner, sizeof(inner));
    assert_err(mc_kdf_pbkdf2(&job, MBEDTLS_MD_SHA256, mc_view_str(PASSPHRASE),
                             salt, 1, t, 32),
               MC_OK);
    assert_memory_equal(t, out, 16);
    assert_gone(t + 16, 16); /* what was derived and not asked for */

    watch();
    assert_err(mc_kdf_pbkdf1(&job, MBEDTLS_MD_SHA1, mc_view_str(PASSPHRASE),
                             salt, 1, out, 4),
               MC_OK);
    watched();
    assert_err(mc_kdf_pbkdf1(&job, MBEDTLS_MD_SHA1, mc_view_str(PASSPHRASE),
                             salt, 1, t, 20),
               MC_OK);
    assert_gone(t, 20);

    watch();
    assert_err(mc_kdf_pkcs12(&job, MBEDTLS_MD_SHA256, 1,
                             mc_view_str(PASSPHRASE), salt, 1, out, 4),
               MC_OK);
    watched();
    assert_err(mc_kdf_pkcs12(&job, MBEDTLS_MD_SHA256, 1,
                             mc_view_str(PASSPHRASE), salt, 1, t, 32),
               MC_OK);
    assert_gone(t, 32);

    watch();
    assert_err(mc_kdf_traditional(mc_view_str(PASSPHRASE),
                                  (const uint8_t *) "saltsalt", out, 4),
               MC_OK);
    watched();
    assert_err(mc_kdf_traditional(mc_view_str(PASSPHRASE),
                                  (const uint8_t *) "saltsalt", t, 16),
               MC_OK);
    assert_gone(t, 16);
    mc_buf_free(&text);
    mc_job_free(&job);
}

/* PBES1: key and IV, 8 bytes each, as they were derived. */
static void pbes1_leaves_a_secret(void **state)
{
    const mc_view none = {NULL, 0};
    mc_pbe pbe = {.scheme = MC_PBE_PBES1,
                  .cipher = MC_CBC_DES,
                  .digest = MBEDTLS_MD_MD5,
                  .iterations = 3,
                  .salt_len = 8};
    mc_view salt = {pbe.salt, 8};
    mc_buf locked = MC_BUF_INIT, plain = MC_BUF_INIT;
    uint8_t both[16];
    mc_job job;

    (void) state;
    mc_job_init(&job, none);
    memset(pbe.salt, 0x5e, 8);
    watch();
    assert_err(mc_pbe_encrypt(&job, &pbe, mc_view_str(PASSPHRASE),
                              mc_view_str("some text"), &locked),
               MC_OK);
    assert_err(mc_pbe_decrypt(&job, &pbe, mc_view_str(PASSPHRASE),
                              mc_buf_view(&locked), &plain),
               MC_OK);
    watched();
    assert_text(mc_buf_view(&plain), "some text");
    assert_err(mc_kdf_pbkdf1(&job, MBEDTLS_MD_MD5, mc_view_str(PASSPHRASE),
                             salt, 3, both, 16),
               MC_OK);
    assert_gone(both, 16);
    mc_buf_free(&locked);
    mc_buf_free(&plain);
    mc_job_free(&job);
}

/* Letters of base64 as numbers of six bits, on their way to bytes. */
static void base64_leaves_its_letters(void **state)
{
    static const char LINE[] = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/"
                               "ZyXwVuTsRqPoNmLkJiHgFeDcBa";
    mc_buf out = MC_BUF_INIT;
    uint8_t values[64];
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(values); i++) {
        static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmn"
                                      "opqrstuvwxyz0123456789+/";

        values[i] = (uint8_t) (strchr(LETTERS, LINE[i]) - LETTERS);
    }
    watch();
    assert_err(mc_base64_decode(mc_view_str(LINE), &out), MC_OK);
    watched();
    assert_int_equal(out.len, 48);
    assert_gone(values, sizeof(values));
    mc_buf_free(&out);
}

/* Numbers go through vector registers, two limbs at a time. */
#define NUMBER_PIECE 32

/* A number as the file and as the limbs hold it. */
static void assert_number_gone(const mbedtls_mpi *number)
{
    static uint8_t bytes[2][256]; /* on the stack they would be found */
    size_t len = mbedtls_mpi_size(number), at, i;

    assert_true(len <= sizeof(bytes[0]));
    assert_int_equal(mbedtls_mpi_write_binary(number, bytes[0], len), 0);
    assert_int_equal(mbedtls_mpi_write_binary_le(number, bytes[1], len), 0);
    for (i = 0; i < 2; i++) {
        for (at = 0; at + NUMBER_PIECE <= len; at += NUMBER_PIECE / 2) {
            assert_false(holds(stack, STACK, bytes[i] + at, NUMBER_PIECE));
            assert_false(holds(heap, heap_len, bytes[i] + at, NUMBER_PIECE));
        }
    }
}

static void assert_rsa_gone(const mbedtls_rsa_context *rsa)
{
    assert_number_gone(&rsa->MBEDTLS_PRIVATE(P));
    assert_number_gone(&rsa->MBEDTLS_PRIVATE(Q));
    assert_number_gone(&rsa->MBEDTLS_PRIVATE(D));
    assert_number_gone(&rsa->MBEDTLS_PRIVATE(DP));
    assert_number_gone(&rsa->MBEDTLS_PRIVATE(DQ));
    assert_number_gone(&rsa->MBEDTLS_PRIVATE(QP));
    assert_int_equal(dirty, 0);
}

static void rsa_leaves_a_number(void **state)
{
    const mc_view none = {NULL, 0};
    mbedtls_rsa_context rsa;
    mbedtls_mpi out;
    mc_buf p = MC_BUF_INIT, q = MC_BUF_INIT, rest = MC_BUF_INIT;
    mc_buf likely = MC_BUF_INIT;
    uint8_t block[256] = {0, 1, 2, 3};
    uint32_t tried;
    int is_prime;
    mc_job job;

    (void) state;
    mc_job_init(&job, none);
    mbedtls_rsa_init(&rsa);
    mbedtls_mpi_init(&out);
    assert_err(mc_prime_pair(&job, 2048, &p, &q), MC_OK);
    watch();
    assert_err(
        mc_rsa_from_primes(&job, mc_buf_view(&p), mc_buf_view(&q), 2048, &rsa),
        MC_OK);
    watched();
    assert_rsa_gone(&rsa);
    watch();
    assert_err(mc_rsa_private(&job, &rsa, block, block, sizeof(block)), MC_OK);
    watched();
    assert_rsa_gone(&rsa);
    watch();
    assert_int_equal(
        mc_inverse(&out, &rsa.MBEDTLS_PRIVATE(Q), &rsa.MBEDTLS_PRIVATE(P)), 0);
    assert_int_equal(
        mc_gcd(&out, &rsa.MBEDTLS_PRIVATE(DP), &rsa.MBEDTLS_PRIVATE(DQ)), 0);
    watched();
    assert_int_equal(dirty, 0);
    watch();
    assert_err(mc_prime_judge(&job, mc_buf_view(&p), &is_prime), MC_OK);
    watched();
    assert_int_equal(is_prime, 1);
    assert_rsa_gone(&rsa);
    watch();
    assert_err(mc_prime_search(&job, 2048, none, &rest, &likely, &tried),
               MC_OK);
    watched();
    assert_int_equal(dirty, 0);
    mbedtls_rsa_free(&rsa);
    mbedtls_mpi_free(&out);
    mc_buf_free(&p);
    mc_buf_free(&q);
    mc_buf_free(&rest);
    mc_buf_free(&likely);
    mc_job_free(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_secret_that_stays_is_not_found),
        cmocka_unit_test(sealing_leaves_a_secret),
        cmocka_unit_test(a_step_leaves_a_secret),
        cmocka_unit_test(locked_keys_leave_a_secret),
        cmocka_unit_test(pkcs12_leaves_a_secret),
        cmocka_unit_test(derivations_leave_their_steps),
        cmocka_unit_test(pbes1_leaves_a_secret),
        cmocka_unit_test(base64_leaves_its_letters),
        cmocka_unit_test(rsa_leaves_a_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
