/*
 * Key derivation against published vectors and against Mbed TLS's own, and
 * AlgorithmIdentifiers that ask for too much, for nothing, or for what we do
 * not have.
 */
#include <mbedtls/pkcs12.h>
#include <mbedtls/pkcs5.h>

#include "../check.h"
#include "locking/pbe.h"
#include "locking/rc2.h"

static const mc_view NONE = {NULL, 0};

static const mbedtls_md_type_t DIGESTS[] = {
    MBEDTLS_MD_MD5,    MBEDTLS_MD_SHA1,   MBEDTLS_MD_SHA224,
    MBEDTLS_MD_SHA256, MBEDTLS_MD_SHA384, MBEDTLS_MD_SHA512};

#define DIGEST_COUNT (sizeof(DIGESTS) / sizeof(DIGESTS[0]))

static void assert_pbkdf2(mbedtls_md_type_t digest, const char *passphrase,
                          const char *salt, uint32_t iterations,
                          const char *wanted)
{
    uint8_t out[64];
    mc_view view = {out, strlen(wanted) / 2};
    mc_job job;

    mc_job_init(&job, NONE);
    assert_err(mc_kdf_pbkdf2(&job, digest, mc_view_str(passphrase),
                             mc_view_str(salt), iterations, out, view.len),
               MC_OK);
    assert_hex(view, wanted);
    mc_job_free(&job);
}

/* RFC 6070 and RFC 7914 section 11. */
static void pbkdf2_gives_the_published_keys(void **state)
{
    (void) state;
    assert_pbkdf2(MBEDTLS_MD_SHA1, "password", "salt", 1,
                  "0c60c80f961f0e71f3a9b524af6012062fe037a6");
    assert_pbkdf2(MBEDTLS_MD_SHA1, "password", "salt", 2,
                  "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957");
    assert_pbkdf2(MBEDTLS_MD_SHA1, "password", "salt", 4096,
                  "4b007901b765489abead49d926f721d065a429c1");
    assert_pbkdf2(MBEDTLS_MD_SHA1, "passwordPASSWORDpassword",
                  "saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096,
                  "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038");
    assert_pbkdf2(MBEDTLS_MD_SHA256, "passwd", "salt", 1,
                  "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57"
                  "c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd5"
                  "09112041d3a19783");
    assert_pbkdf2(MBEDTLS_MD_SHA256, "Password", "NaCl", 80000,
                  "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff0887"
                  "6b34ab56a1d425a1225833549adb841b51c9b3176a272bdebba1d078"
                  "478f62b397f33c8d");
}

/* Passphrases below, at and above the digests' blocks. */
static void pbkdf2_agrees_with_mbed_tls(void **state)
{
    static const size_t LENGTHS[] = {0, 1, 63, 64, 65, 127, 128, 129, 300};
    uint8_t text[300];
    uint8_t ours[150], theirs[150];
    mc_view salt = {text, 17};
    size_t i, d;
    mc_job job;

    (void) state;
    for (i = 0; i < sizeof(text); i++) {
        text[i] = (uint8_t) (i * 7 + 3);
    }
    mc_job_init(&job, NONE);
    for (d = 0; d < DIGEST_COUNT; d++) {
        for (i = 0; i < sizeof(LENGTHS) / sizeof(LENGTHS[0]); i++) {
            mc_view passphrase = {text, LENGTHS[i]};

            assert_err(mc_kdf_pbkdf2(&job, DIGESTS[d], passphrase, salt, 3,
                                     ours, sizeof(ours)),
                       MC_OK);
            assert_int_equal(mbedtls_pkcs5_pbkdf2_hmac_ext(
                                 DIGESTS[d], text, LENGTHS[i], text, 17, 3,
                                 sizeof(theirs), theirs),
                             0);
            assert_memory_equal(ours, theirs, sizeof(ours));
        }
    }
    mc_job_free(&job);
}

static void pkcs12_derivation_agrees_with_mbed_tls(void **state)
{
    static const uint8_t IDS[] = {MC_KDF_PKCS12_KEY, MC_KDF_PKCS12_IV,
                                  MC_KDF_PKCS12_MAC};
    uint8_t text[64];
    uint8_t ours[100], theirs[100];
    size_t i, d, len;
    mc_job job;

    (void) state;
    for (i = 0; i < sizeof(text); i++) {
        text[i] = (uint8_t) (i * 11 + 200);
    }
    mc_job_init(&job, NONE);
    for (d = 0; d < DIGEST_COUNT; d++) {
        for (i = 0; i < sizeof(IDS); i++) {
            for (len = 2; len <= sizeof(text); len += 31) {
                mc_view bmp = {text, len};
                mc_view salt = {text + 1, len / 2};

                assert_err(mc_kdf_pkcs12(&job, DIGESTS[d], IDS[i], bmp, salt, 5,
                                         ours, sizeof(ours)),
                           MC_OK);
                assert_int_equal(mbedtls_pkcs12_derivation(
                                     theirs, sizeof(theirs), text, len,
                                     text + 1, len / 2, DIGESTS[d], IDS[i], 5),
                                 0);
                assert_memory_equal(ours, theirs, sizeof(ours));
            }
        }
    }
    mc_job_free(&job);
}

static void bmp_takes_utf8_and_ends_in_zero(void **state)
{
    static const struct {
        const char *text;
        const char *wanted;
    } TEXTS[] = {
        {"", "0000"},
        {"a", "0061 0000"},
        {"\xc3\xa4", "00e4 0000"},
        {"\xe2\x82\xac", "20ac 0000"},
        {"\xf0\x9f\x94\x91", "d83d dd11 0000"},
        {"\xe4", "00e4 0000"},                         /* Latin-1 */
        {"a\xed\xa0\x80", "0061 00ed 00a0 0080 0000"}, /* a surrogate */
        {"\xc0\x80", "00c0 0080 0000"},                /* an overlong zero */
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(TEXTS) / sizeof(TEXTS[0]); i++) {
        mc_buf bmp = MC_BUF_INIT;

        assert_err(mc_kdf_bmp(mc_view_str(TEXTS[i].text), &bmp), MC_OK);
        assert_hex(mc_buf_view(&bmp), TEXTS[i].wanted);
        mc_buf_free(&bmp);
    }
}

static void work_is_capped_for_one_and_for_all(void **state)
{
    uint8_t out[16];
    mc_job job;
    int i;

    (void) state;
    mc_job_init(&job, NONE);
    assert_err(mc_kdf_spend(&job, 0), MC_ERR_DER_DAMAGED);
    assert_err(mc_kdf_spend(&job, MC_KDF_ITERATIONS_MAX + 1), MC_ERR_KDF_COST);
    assert_err(mc_kdf_pbkdf2(&job, MBEDTLS_MD_SHA1, NONE, NONE, UINT32_MAX, out,
                             sizeof(out)),
               MC_ERR_KDF_COST);
    assert_int_equal(job.kdf_spent, 0);
    for (i = 0; i < 2; i++) {
        assert_err(mc_kdf_spend(&job, MC_KDF_ITERATIONS_MAX), MC_OK);
    }
    assert_err(mc_kdf_spend(&job, 1), MC_ERR_KDF_COST);
    mc_job_free(&job);
}

/* The cap counts blocks: a long output costs as much as many keys. */
static void long_output_counts_for_every_block(void **state)
{
    uint8_t out[100];
    mc_job job;

    (void) state;
    mc_job_init(&job, NONE);
    assert_err(
        mc_kdf_pbkdf2(&job, MBEDTLS_MD_SHA1, NONE, NONE, 10, out, sizeof(out)),
        MC_OK);
    assert_int_equal(job.kdf_spent, 50);
    mc_job_free(&job);
}

static void salts_beyond_a_kibibyte_are_refused(void **state)
{
    uint8_t salt[MC_KDF_SALT_MAX + 1] = {0};
    mc_view view = {salt, sizeof(salt)};
    uint8_t out[16];
    mc_job job;

    (void) state;
    mc_job_init(&job, NONE);
    assert_err(mc_kdf_pbkdf2(&job, MBEDTLS_MD_SHA1, NONE, view, 1, out, 16),
               MC_ERR_UNSUPPORTED);
    view.len--;
    assert_err(mc_kdf_pbkdf2(&job, MBEDTLS_MD_SHA1, NONE, view, 1, out, 16),
               MC_OK);
    assert_err(mc_kdf_pbkdf2(&job, MBEDTLS_MD_NONE, NONE, view, 1, out, 16),
               MC_ERR_UNSUPPORTED);
    mc_job_free(&job);
}

/* ------------------------------------------------ AlgorithmIdentifiers -- */

#define PBES2 "06092a864886f70d01050d"
#define PBKDF2 "06092a864886f70d01050c"
#define SALT "04080102030405060708"
#define AES_256                                                                \
    "301d"                                                                     \
    "060960864801650304012a"                                                   \
    "0410000102030405060708090a0b0c0d0e0f"
#define SHA_256 "300c06082a864886f70d02090500"

/* Puts the length before a hexadecimal element's contents. */
static void wrap(const char *tag, const char *inner, char *out)
{
    char length[8];
    size_t len = strlen(inner) / 2;

    assert_true(len < 256);
    length[0] = '\0';
    if (len >= 128) {
        strncat(length, "81", 3);
    }
    {
        static const char DIGITS[] = "0123456789abcdef";
        char byte[3] = {DIGITS[len >> 4], DIGITS[len & 15], '\0'};

        strncat(length, byte, 3);
    }
    out[0] = '\0';
    strncat(out, tag, 3);
    strncat(out, length, 5);
    strncat(out, inner, 600);
}

/* Takes PBES2 with these PBKDF2 parameters and this cipher. */
static mc_err take_pbes2(const char *parameters, const char *cipher,
                         mc_pbe *pbe)
{
    char a[700], b[700], c[700];
    mc_buf bytes = MC_BUF_INIT;
    mc_view copy, in;
    mc_err err;

    wrap("30", parameters, a);
    strncpy(b, PBKDF2, sizeof(b));
    strncat(b, a, 600);
    wrap("30", b, a);
    strncat(a, cipher, 300);
    wrap("30", a, b);
    strncpy(c, PBES2, sizeof(c));
    strncat(c, b, 600);
    wrap("30", c, a);
    from_hex(a, &bytes);
    copy = exact_copy(mc_buf_view(&bytes));
    in = copy;
    err = mc_pbe_take(&in, pbe);
    free_copy(copy);
    mc_buf_free(&bytes);
    return err;
}

static void pbes2_within_the_rules_is_understood(void **state)
{
    mc_pbe pbe;

    (void) state;
    assert_err(take_pbes2(SALT "02020800" SHA_256, AES_256, &pbe), MC_OK);
    assert_int_equal(pbe.iterations, 2048);
    assert_int_equal(pbe.salt_len, 8);
    assert_int_equal(pbe.digest, MBEDTLS_MD_SHA256);
    assert_int_equal(pbe.cipher, MC_CBC_AES_256);
    assert_string_equal(mc_pbe_kdf_name(&pbe), "PBKDF2");
    assert_string_equal(mc_pbe_digest_name(&pbe), "HMAC-SHA-256");
    /* Key length said, PRF left out, salt empty, one iteration. */
    assert_err(take_pbes2("0400"
                          "020101"
                          "020120",
                          AES_256, &pbe),
               MC_OK);
    assert_int_equal(pbe.digest, MBEDTLS_MD_SHA1);
    assert_int_equal(pbe.salt_len, 0);
    assert_err(take_pbes2(SALT "02030f4240" SHA_256, AES_256, &pbe), MC_OK);
    assert_int_equal(pbe.iterations, 1000000);
}

static void pbes2_outside_the_rules_is_refused_by_its_reason(void **state)
{
    static const struct {
        const char *parameters;
        const char *cipher;
        mc_err wanted;
    } CASES[] = {
        /* iterations 0, -1, 10^7 + 1, 2^31 - 1, 2^63, none */
        {SALT "020100", AES_256, MC_ERR_DER_DAMAGED},
        {SALT "0201ff", AES_256, MC_ERR_DER_DAMAGED},
        {SALT "0204"
              "00989681",
         AES_256, MC_ERR_KDF_COST},
        {SALT "0204"
              "7fffffff",
         AES_256, MC_ERR_KDF_COST},
        {SALT "0209"
              "008000000000000000",
         AES_256, MC_ERR_KDF_COST},
        {SALT, AES_256, MC_ERR_DER_DAMAGED},
        /* key length 16, 0 for AES-256 */
        {SALT "02020800"
              "020110",
         AES_256, MC_ERR_UNSUPPORTED},
        {SALT "02020800"
              "020100",
         AES_256, MC_ERR_DER_DAMAGED},
        /* PRF: SHA-512/256, GOST; cut short */
        {SALT "02020800"
              "300c06082a864886f70d020d0500",
         AES_256, MC_ERR_UNSUPPORTED},
        {SALT "02020800"
              "300c06082a850307010104020500",
         AES_256, MC_ERR_UNSUPPORTED},
        {SALT "02020800"
              "3000",
         AES_256, MC_ERR_DER_DAMAGED},
        {SALT "02020800" SHA_256 "0500", AES_256, MC_ERR_DER_DAMAGED},
        /* a salt from elsewhere; no salt */
        {"300b06092a864886f70d010709"
         "02020800",
         AES_256, MC_ERR_UNSUPPORTED},
        {"02020800", AES_256, MC_ERR_DER_DAMAGED},
        /* cipher: AES-256-GCM; IV of 8; none */
        {SALT "02020800",
         "300f"
         "060960864801650304012e"
         "0402"
         "0102",
         MC_ERR_UNSUPPORTED},
        {SALT "02020800",
         "3015"
         "060960864801650304012a" SALT,
         MC_ERR_DER_DAMAGED},
        {SALT "02020800", "", MC_ERR_DER_DAMAGED},
        /* RC2 with an unknown version */
        {SALT "02020800",
         "3019"
         "06082a864886f70d0302"
         "300d"
         "020111" SALT,
         MC_ERR_UNSUPPORTED},
    };
    mc_pbe pbe;
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_err err = take_pbes2(CASES[i].parameters, CASES[i].cipher, &pbe);

        if (err != CASES[i].wanted) {
            print_error("case %u\n", (unsigned) i);
        }
        assert_err(err, CASES[i].wanted);
    }
}

static void schemes_that_we_lack_are_unsupported(void **state)
{
    static const char *const SCHEMES[] = {
        /* scrypt as a scheme, MD2 with DES, RC4-128 */
        "300b06092b06010401da47040b", "300d06092a864886f70d0105013000",
        "300e060a2a864886f70d010c01013000"};
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(SCHEMES) / sizeof(SCHEMES[0]); i++) {
        mc_buf bytes = MC_BUF_INIT;
        mc_view in;
        mc_pbe pbe;

        from_hex(SCHEMES[i], &bytes);
        in = mc_buf_view(&bytes);
        assert_err(mc_pbe_take(&in, &pbe), MC_ERR_UNSUPPORTED);
        mc_buf_free(&bytes);
    }
}

static void a_salt_longer_than_its_room_is_taken(void **state)
{
    static const uint8_t SALT_BYTES[MC_KDF_SALT_MAX + 1] = {0};
    size_t over;

    (void) state;
    for (over = 0; over < 2; over++) {
        mc_view salt = {SALT_BYTES, MC_KDF_SALT_MAX + over};
        mc_buf bytes = MC_BUF_INIT;
        mc_pbe pbe;
        mc_view in;
        mc_der der;

        mc_der_begin(&der, &bytes);
        mc_der_open(&der, MC_DER_SEQUENCE);
        MC_DER_PUT_OID(&der, "\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0a");
        mc_der_open(&der, MC_DER_SEQUENCE);
        mc_der_put(&der, MC_DER_OCTET_STRING, salt);
        mc_der_small(&der, 1);
        mc_der_close(&der);
        mc_der_close(&der);
        assert_err(mc_der_end(&der), MC_OK);
        in = mc_buf_view(&bytes);
        assert_err(mc_pbe_take(&in, &pbe), over ? MC_ERR_UNSUPPORTED : MC_OK);
        mc_buf_free(&bytes);
    }
}

static int all_zero(const uint8_t *p, size_t len)
{
    uint8_t any = 0;

    while (len-- > 0) {
        any |= *p++;
    }
    return any == 0;
}

/* The second block is over the cap: the first must not stay. */
static void half_a_derivation_is_given_away(void **state)
{
    uint8_t out[40];
    mc_job job;

    (void) state;
    mc_job_init(&job, NONE);
    assert_err(mc_kdf_spend(&job, MC_KDF_ITERATIONS_MAX), MC_OK);
    assert_err(mc_kdf_spend(&job, MC_KDF_ITERATIONS_MAX - 15), MC_OK);
    assert_err(mc_kdf_pbkdf2(&job, MBEDTLS_MD_SHA1, NONE, NONE, 10, out, 40),
               MC_ERR_KDF_COST);
    assert_true(all_zero(out, sizeof(out)));
    mc_job_free(&job);
    mc_job_init(&job, NONE);
    assert_err(mc_kdf_spend(&job, MC_KDF_ITERATIONS_MAX), MC_OK);
    assert_err(mc_kdf_spend(&job, MC_KDF_ITERATIONS_MAX - 15), MC_OK);
    assert_err(mc_kdf_pkcs12(&job, MBEDTLS_MD_SHA1, 1, NONE, NONE, 10, out, 40),
               MC_ERR_KDF_COST);
    assert_true(all_zero(out, sizeof(out)));
    assert_err(mc_kdf_pbkdf1(&job, MBEDTLS_MD_SHA1, NONE, NONE, 1, out, 21),
               MC_ERR_UNSUPPORTED);
    mc_job_free(&job);
}

/* One block of RC2 that decrypts to what is wanted: the IV is chosen so. */
static mc_err open_rc2(const uint8_t wanted[8], mc_buf *out)
{
    static const uint8_t KEY_BYTES[16] = {1, 2, 3};
    static const uint8_t ZERO[8] = {0};
    uint8_t block[8] = {9, 8, 7, 6, 5, 4, 3, 2};
    uint8_t iv[8];
    mc_view in = {block, 8};
    size_t i;

    assert_err(mc_rc2_cbc_decrypt(KEY_BYTES, 16, 128, ZERO, in, iv), MC_OK);
    for (i = 0; i < 8; i++) {
        iv[i] ^= wanted[i];
    }
    return mc_cbc_decrypt(MC_CBC_RC2_128, KEY_BYTES, iv, in, out);
}

static void padding_that_is_none_is_taken_off(void **state)
{
    static const struct {
        uint8_t plain[8];
        mc_err wanted;
        size_t len;
    } CASES[] = {
        {{1, 2, 3, 4, 5, 6, 7, 1}, MC_OK, 7},
        {{1, 2, 3, 4, 4, 4, 4, 4}, MC_OK, 4},
        {{8, 8, 8, 8, 8, 8, 8, 8}, MC_OK, 0},
        {{1, 2, 3, 4, 5, 6, 7, 0}, MC_ERR_PASSPHRASE, 0},
        {{9, 9, 9, 9, 9, 9, 9, 9}, MC_ERR_PASSPHRASE, 0},
        {{1, 2, 3, 4, 3, 4, 4, 4}, MC_ERR_PASSPHRASE, 0},
        {{1, 2, 3, 4, 5, 6, 1, 2}, MC_ERR_PASSPHRASE, 0},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_buf out = MC_BUF_INIT;

        assert_err(open_rc2(CASES[i].plain, &out), CASES[i].wanted);
        assert_int_equal(out.len, CASES[i].len);
        if (CASES[i].len > 0) {
            assert_memory_equal(out.p, CASES[i].plain, out.len);
        } else if (CASES[i].wanted != MC_OK) {
            assert_true(all_zero(out.p, 8)); /* what a wrong key gave */
        }
        mc_buf_free(&out);
    }
}

/* The same for Mbed TLS's ciphers. */
static void what_a_wrong_key_gave_stays(void **state)
{
    uint8_t key[32] = {1}, iv[16] = {2};
    mc_buf locked = MC_BUF_INIT, out = MC_BUF_INIT;

    (void) state;
    assert_err(mc_cbc_encrypt(MC_CBC_AES_256, key, iv,
                              mc_view_str("sixteen bytes and three more: xx"),
                              &locked),
               MC_OK);
    iv[15] ^= 0x40;                    /* of no block but the first */
    locked.p[locked.len - 17] ^= 0x40; /* and this is the padding's */
    assert_err(
        mc_cbc_decrypt(MC_CBC_AES_256, key, iv, mc_buf_view(&locked), &out),
        MC_ERR_PASSPHRASE);
    assert_int_equal(out.len, 0);
    assert_true(all_zero(out.p, locked.len));
    assert_err(mc_cbc_encrypt(MC_CBC_RC2_128, key, iv, mc_view_str("x"), &out),
               MC_ERR_UNSUPPORTED);
    mc_buf_free(&locked);
    mc_buf_free(&out);
}

/* ------------------------------------------------------- there and back -- */

static void assert_round_trip(const mc_pbe *pbe)
{
    uint8_t bytes[40];
    size_t len;

    memset(bytes, 0xc3, sizeof(bytes));
    for (len = 1; len <= sizeof(bytes); len++) {
        mc_view plain = {bytes, len};
        mc_buf algorithm = MC_BUF_INIT;
        mc_buf ciphertext = MC_BUF_INIT;
        mc_buf back = MC_BUF_INIT;
        mc_pbe read;
        mc_view in;
        mc_der der;
        mc_job job;

        mc_job_init(&job, NONE);
        assert_err(mc_pbe_encrypt(&job, pbe, mc_view_str("secret"), plain,
                                  &ciphertext),
                   MC_OK);
        mc_der_begin(&der, &algorithm);
        mc_pbe_put(&der, pbe);
        assert_err(mc_der_end(&der), MC_OK);
        in = mc_buf_view(&algorithm);
        assert_err(mc_pbe_take(&in, &read), MC_OK);
        assert_int_equal(in.len, 0);
        assert_err(mc_pbe_decrypt(&job, &read, mc_view_str("secret"),
                                  mc_buf_view(&ciphertext), &back),
                   MC_OK);
        assert_int_equal(back.len, len);
        assert_memory_equal(back.p, bytes, len);
        mc_buf_free(&algorithm);
        mc_buf_free(&ciphertext);
        mc_buf_free(&back);
        mc_job_free(&job);
    }
}

static void everything_encrypted_is_decrypted(void **state)
{
    static const mc_cbc CIPHERS[] = {MC_CBC_DES, MC_CBC_DES_EDE3,
                                     MC_CBC_AES_128, MC_CBC_AES_192,
                                     MC_CBC_AES_256};
    mc_pbe pbe;
    mc_job job;
    size_t i;

    (void) state;
    mc_job_init(&job, NONE);
    for (i = 0; i < sizeof(CIPHERS) / sizeof(CIPHERS[0]); i++) {
        assert_err(mc_pbe_new(&job, MC_PBE_PBES2, CIPHERS[i], 3, &pbe), MC_OK);
        assert_int_equal(pbe.digest, MBEDTLS_MD_SHA256);
        assert_round_trip(&pbe);
    }
    assert_err(mc_pbe_new(&job, MC_PBE_PKCS12, MC_CBC_DES_EDE3, 3, &pbe),
               MC_OK);
    assert_round_trip(&pbe);
    assert_err(mc_pbe_new(&job, MC_PBE_PBES1, MC_CBC_DES, 3, &pbe),
               MC_ERR_UNSUPPORTED);
    assert_err(mc_pbe_new(&job, MC_PBE_PBES2, MC_CBC_RC2_128, 3, &pbe),
               MC_ERR_UNSUPPORTED);
    assert_err(mc_pbe_new(&job, MC_PBE_PBES2, MC_CBC_AES_256, 0, &pbe),
               MC_ERR_KDF_COST);
    assert_err(mc_pbe_new(&job, MC_PBE_PBES2, MC_CBC_AES_256,
                          MC_KDF_ITERATIONS_MAX + 1, &pbe),
               MC_ERR_KDF_COST);
    mc_job_free(&job);
}

/* Salt and IV, of which two files may share none. */
static void two_locks_share_their_salt(void **state)
{
    static const mc_pbe_scheme SCHEMES[] = {MC_PBE_PBES2, MC_PBE_PKCS12};
    mc_job job;
    size_t i;

    (void) state;
    mc_job_init(&job, NONE);
    for (i = 0; i < 2; i++) {
        mc_pbe a, b;

        assert_err(mc_pbe_new(&job, SCHEMES[i], MC_CBC_DES_EDE3, 3, &a), MC_OK);
        assert_err(mc_pbe_new(&job, SCHEMES[i], MC_CBC_DES_EDE3, 3, &b), MC_OK);
        assert_int_equal(a.salt_len, i == 0 ? 16 : 8);
        assert_memory_not_equal(a.salt, b.salt, a.salt_len);
        assert_memory_not_equal(a.salt + a.salt_len - 4,
                                b.salt + a.salt_len - 4, 4);
        assert_memory_not_equal(a.iv, b.iv, 8);
    }
    mc_job_free(&job);
}

static void ciphertext_that_is_none_is_damage_before_any_work(void **state)
{
    static const size_t LENGTHS[] = {0, 1, 7, 15, 17, 31};
    uint8_t bytes[32] = {0};
    mc_buf out = MC_BUF_INIT;
    mc_pbe pbe;
    mc_job job;
    size_t i;

    (void) state;
    mc_job_init(&job, NONE);
    assert_err(mc_pbe_new(&job, MC_PBE_PBES2, MC_CBC_AES_256, 5000000, &pbe),
               MC_OK);
    for (i = 0; i < sizeof(LENGTHS) / sizeof(LENGTHS[0]); i++) {
        mc_view view = {bytes, LENGTHS[i]};

        assert_err(mc_pbe_decrypt(&job, &pbe, mc_view_str("x"), view, &out),
                   MC_ERR_DER_DAMAGED);
    }
    assert_int_equal(job.kdf_spent, 0);
    assert_int_equal(out.len, 0);
    mc_buf_free(&out);
    mc_job_free(&job);
}

/* PKCS#12: an empty passphrase and none are two different things. */
static void empty_passphrase_differs_from_none(void **state)
{
    mc_buf empty = MC_BUF_INIT;
    mc_buf none = MC_BUF_INIT;
    mc_pbe pbe;
    mc_job job;

    (void) state;
    mc_job_init(&job, NONE);
    assert_err(mc_pbe_new(&job, MC_PBE_PKCS12, MC_CBC_DES_EDE3, 3, &pbe),
               MC_OK);
    assert_err(mc_pbe_encrypt(&job, &pbe, NONE, mc_view_str("x"), &empty),
               MC_OK);
    pbe.no_passphrase = 1;
    assert_err(mc_pbe_encrypt(&job, &pbe, NONE, mc_view_str("x"), &none),
               MC_OK);
    assert_false(mc_view_equal(mc_buf_view(&empty), mc_buf_view(&none)));
    mc_buf_free(&empty);
    mc_buf_free(&none);
    mc_job_free(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pbkdf2_gives_the_published_keys),
        cmocka_unit_test(pbkdf2_agrees_with_mbed_tls),
        cmocka_unit_test(pkcs12_derivation_agrees_with_mbed_tls),
        cmocka_unit_test(bmp_takes_utf8_and_ends_in_zero),
        cmocka_unit_test(work_is_capped_for_one_and_for_all),
        cmocka_unit_test(long_output_counts_for_every_block),
        cmocka_unit_test(salts_beyond_a_kibibyte_are_refused),
        cmocka_unit_test(pbes2_within_the_rules_is_understood),
        cmocka_unit_test(pbes2_outside_the_rules_is_refused_by_its_reason),
        cmocka_unit_test(schemes_that_we_lack_are_unsupported),
        cmocka_unit_test(a_salt_longer_than_its_room_is_taken),
        cmocka_unit_test(half_a_derivation_is_given_away),
        cmocka_unit_test(padding_that_is_none_is_taken_off),
        cmocka_unit_test(what_a_wrong_key_gave_stays),
        cmocka_unit_test(everything_encrypted_is_decrypted),
        cmocka_unit_test(two_locks_share_their_salt),
        cmocka_unit_test(ciphertext_that_is_none_is_damage_before_any_work),
        cmocka_unit_test(empty_passphrase_differs_from_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
