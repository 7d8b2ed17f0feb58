/*
 * What must be another each time: salts, initialisation vectors, serial
 * numbers. One input is written twice; what was drawn for the one file stands
 * neither in the other nor a second time in its own.
 */
#include "../ask.h"
#include "encoding/der.h"
#include "locking/pem.h"

#define DRAWN_MAX 32

typedef struct drawn {
    mc_view values[DRAWN_MAX];
    size_t count;
} drawn;

static void note(drawn *all, mc_view value)
{
    static const uint8_t ZEROS[32] = {0};
    size_t i;

    assert_in_range(value.len, 8, sizeof(ZEROS));
    assert_memory_not_equal(value.p, ZEROS, value.len);
    for (i = 0; i < all->count; i++) {
        /* Two values as long that share their half are no two draws. */
        assert_false(all->values[i].len == value.len &&
                     memcmp(all->values[i].p, value.p, value.len / 2) == 0);
        assert_false(all->values[i].len == value.len &&
                     memcmp(all->values[i].p + value.len / 2,
                            value.p + value.len / 2, value.len / 2) == 0);
    }
    assert_true(all->count < DRAWN_MAX);
    all->values[all->count++] = value;
}

/* Notes every OCTET STRING of 8 or 16 bytes, also in those that hold DER. */
static void note_strings(drawn *all, mc_view in)
{
    mc_view value, whole;
    uint8_t tag;

    while (in.len > 0 && mc_der_next(&in, &tag, &value, &whole) == MC_OK) {
        if (tag == MC_DER_OCTET_STRING && (value.len == 8 || value.len == 16)) {
            note(all, value);
        } else if ((tag & 0x20) != 0 || tag == MC_DER_OCTET_STRING) {
            note_strings(all, value);
        }
    }
}

static mc_buf make_key(const char *form, const char *cipher)
{
    const char *pairs[] = {
        "op",   "key-generate", "type",  "ec",         "form",   form, "cipher",
        cipher, "iterations",   "10000", "passphrase", "secret", NULL};

    return must(ask(pairs));
}

static void salts_of_pkcs8_come_twice(void **state)
{
    static const char *const CIPHERS[] = {"aes-256-cbc", "des-ede3-cbc"};
    drawn all = {.count = 0};
    mc_buf replies[4], ders[4];
    size_t i;

    (void) state;
    for (i = 0; i < 4; i++) {
        static const mc_buf EMPTY = MC_BUF_INIT;
        mc_pem_block block;
        size_t at = 0;
        int found;

        replies[i] = make_key("pkcs8", CIPHERS[i / 2]);
        ders[i] = EMPTY;
        assert_err(mc_pem_next(field(&replies[i], "key"), &at, &block, &found),
                   MC_OK);
        assert_err(mc_pem_decode(&block, &ders[i]), MC_OK);
        note_strings(&all, mc_buf_view(&ders[i]));
        assert_int_equal(all.count, 2 * (i + 1));
    }
    for (i = 0; i < 4; i++) {
        mc_buf_free(&replies[i]);
        mc_buf_free(&ders[i]);
    }
}

static void vectors_of_traditional_keys_come_twice(void **state)
{
    static const char *const CIPHERS[] = {"aes-256-cbc", "des-ede3-cbc"};
    drawn all = {.count = 0};
    mc_buf replies[4];
    mc_pem_dek deks[4];
    size_t i;

    (void) state;
    for (i = 0; i < 4; i++) {
        mc_pem_block block;
        mc_view iv = {deks[i].iv, i < 2 ? 16 : 8};
        size_t at = 0;
        int found;

        replies[i] = make_key("traditional", CIPHERS[i / 2]);
        assert_err(mc_pem_next(field(&replies[i], "key"), &at, &block, &found),
                   MC_OK);
        assert_err(mc_pem_read_dek(&block, &deks[i]), MC_OK);
        note(&all, iv);
    }
    for (i = 0; i < 4; i++) {
        mc_buf_free(&replies[i]);
    }
}

/* A key, and its certificate with a serial number of its own each time. */
static mc_buf make_certificate(mc_view key)
{
    static const char *const PAIRS[] = {"op",         "certificate-self-sign",
                                        "subject.CN", "a.test",
                                        "name",       "a.test",
                                        "now",        "1795500000",
                                        "days",       "30",
                                        NULL};
    mc_buf request = ask(PAIRS);

    put_view(&request, "key", key);
    return must(request);
}

static void salts_of_pkcs12_come_twice(void **state)
{
    /* Certificates and key with salt and IV each, the MAC's salt; the old
     * form derives its IVs. */
    static const struct {
        const char *form;
        size_t drawn;
    } FORMS[] = {{"pkcs12", 5}, {"pkcs12-legacy", 3}};
    static const char *const PLAIN[] = {"op", "key-generate", "type", "ec",
                                        NULL};
    mc_buf key = must(ask(PLAIN));
    mc_buf certificate = make_certificate(field(&key, "key"));
    drawn all = {.count = 0};
    mc_buf replies[4];
    size_t i, wanted = 0;

    (void) state;
    for (i = 0; i < 4; i++) {
        const char *pairs[] = {"op",
                               "convert",
                               "to.form",
                               FORMS[i / 2].form,
                               "to.passphrase",
                               "secret",
                               "to.iterations",
                               "1000",
                               NULL};
        mc_buf request = ask(pairs);

        put_view(&request, "bytes", field(&key, "key"));
        put_view(&request, "with", field(&certificate, "certificate"));
        replies[i] = must(request);
        note_strings(&all, field(&replies[i], "result"));
        wanted += FORMS[i / 2].drawn;
        assert_int_equal(all.count, wanted);
    }
    for (i = 0; i < 4; i++) {
        mc_buf_free(&replies[i]);
    }
    mc_buf_free(&key);
    mc_buf_free(&certificate);
}

static void salts_of_sealed_files_come_twice(void **state)
{
    static const char *const SEAL[] = {"op",         "seal",       "bytes",
                                       "hello",      "passphrase", "secret",
                                       "iterations", "10",         NULL};
    drawn all = {.count = 0};
    mc_buf replies[2];
    size_t i;

    (void) state;
    for (i = 0; i < 2; i++) {
        mc_view sealed;

        replies[i] = must(ask(SEAL));
        sealed = field(&replies[i], "sealed");
        assert_memory_equal(sealed.p, "Salted__", 8);
        sealed.p += 8;
        sealed.len = 8;
        note(&all, sealed);
    }
    mc_buf_free(&replies[0]);
    mc_buf_free(&replies[1]);
}

static void serial_numbers_come_twice(void **state)
{
    static const char *const PLAIN[] = {"op", "key-generate", "type", "ec",
                                        NULL};
    mc_buf key = must(ask(PLAIN));
    drawn all = {.count = 0};
    mc_buf replies[3], ders[3];
    size_t i;

    (void) state;
    for (i = 0; i < 3; i++) {
        static const mc_buf EMPTY = MC_BUF_INIT;
        mc_pem_block block;
        size_t at = 0;
        int found;
        mc_view in, version, serial;

        replies[i] = make_certificate(field(&key, "key"));
        ders[i] = EMPTY;
        assert_err(
            mc_pem_next(field(&replies[i], "certificate"), &at, &block, &found),
            MC_OK);
        assert_err(mc_pem_decode(&block, &ders[i]), MC_OK);
        in = mc_buf_view(&ders[i]);
        assert_err(mc_der_take(&in, MC_DER_SEQUENCE, &in), MC_OK);
        assert_err(mc_der_take(&in, MC_DER_SEQUENCE, &in), MC_OK);
        assert_err(mc_der_take(&in, MC_DER_CONTEXT_CONSTRUCTED(0), &version),
                   MC_OK);
        assert_err(mc_der_take_unsigned(&in, &serial), MC_OK);
        assert_int_equal(serial.len, 16);
        note(&all, serial);
    }
    for (i = 0; i < 3; i++) {
        mc_buf_free(&replies[i]);
        mc_buf_free(&ders[i]);
    }
    mc_buf_free(&key);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(salts_of_pkcs8_come_twice),
        cmocka_unit_test(vectors_of_traditional_keys_come_twice),
        cmocka_unit_test(salts_of_pkcs12_come_twice),
        cmocka_unit_test(salts_of_sealed_files_come_twice),
        cmocka_unit_test(serial_numbers_come_twice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
