/*
 * PKCS#7: what is found in SignedData, what is refused, what is written.
 */
#include "../check.h"

#include "container/pkcs7.h"

#define SIGNED "06 09 2a864886f70d010702"
#define DATA "06 09 2a864886f70d010701"
/* Stand-ins for certificates and a list: the reader does not look inside. */
#define CERT_A "30 03 02 01 0a"
#define CERT_B "30 03 02 01 0b"
#define CRL "30 03 02 01 0c"

static mc_err open_hex(const char *hex, mc_pkcs7 *p7)
{
    mc_buf file = MC_BUF_INIT;
    mc_err err;

    from_hex(hex, &file);
    err = mc_pkcs7_open(mc_buf_view(&file), p7);
    mc_buf_free(&file);
    return err;
}

/* Certificates and lists of a file, as hex of one after the other. */
static void check(const char *hex, size_t signers, const char *certificates,
                  const char *crls)
{
    mc_pkcs7 p7 = MC_PKCS7_INIT;
    mc_buf found = MC_BUF_INIT;
    mc_view item;

    assert_err(open_hex(hex, &p7), MC_OK);
    assert_int_equal(p7.signers, signers);
    while (mc_pkcs7_next(&p7.certificates, &item)) {
        assert_err(mc_buf_append(&found, item.p, item.len), MC_OK);
    }
    assert_hex(mc_buf_view(&found), certificates);
    mc_buf_truncate(&found, 0);
    while (mc_pkcs7_next(&p7.crls, &item)) {
        assert_err(mc_buf_append(&found, item.p, item.len), MC_OK);
    }
    assert_hex(mc_buf_view(&found), crls);
    mc_buf_free(&found);
    mc_pkcs7_free(&p7);
}

static void certificates_and_lists_are_found(void **state)
{
    (void) state;
    /* Certificates only, as a Windows authority returns them. */
    check("30 2a" SIGNED "a0 1d 30 1b 02 01 01 31 00 30 0b" DATA "a0 05" CERT_A
          "31 00",
          0, CERT_A, "");
    check("30 36" SIGNED "a0 29 30 27 02 01 01 31 00 30 0b" DATA
          "a0 0a" CERT_A CERT_B "a1 05" CRL "31 00",
          0, CERT_A CERT_B, CRL);
    /* Indefinite lengths; a signer; SignedData bare. */
    check("30 80" SIGNED "a0 80 30 80 02 01 01 31 00 30 80" DATA
          "00 00 a0 80" CERT_A "00 00 31 02 30 00 00 00 00 00 00 00",
          1, CERT_A, "");
    check("30 1b 02 01 01 31 00 30 0b" DATA "a0 05" CERT_A "31 00", 0, CERT_A,
          "");
    /* Nothing in it at all. */
    check("30 23" SIGNED "a0 16 30 14 02 01 01 31 00 30 0b" DATA "31 00", 0, "",
          "");
}

static void attribute_certificates_are_skipped(void **state)
{
    (void) state;
    check("30 2c" SIGNED "a0 1f 30 1d 02 01 01 31 00 30 0b" DATA
          "a0 07 a1 00" CERT_A "31 00",
          0, CERT_A, "");
}

static void other_types_and_damage_are_told_apart(void **state)
{
    static const struct {
        const char *hex;
        mc_err want;
    } CASES[] = {
        {"", MC_ERR_FILE_KIND},
        {"30 00", MC_ERR_FILE_KIND},
        {CERT_A, MC_ERR_FILE_KIND},
        {"30 05 06 03 55 04 03", MC_ERR_FILE_KIND},
        /* Data, enveloped data, encrypted data. */
        {"30 0d" DATA "a0 00", MC_ERR_UNSUPPORTED},
        {"30 0d 06 09 2a864886f70d010703 a0 00", MC_ERR_UNSUPPORTED},
        {"30 0d 06 09 2a864886f70d010706 a0 00", MC_ERR_UNSUPPORTED},
        /* Signed data without any, and without its signers. */
        {"30 0b" SIGNED, MC_ERR_DER_DAMAGED},
        {"30 21" SIGNED "a0 14 30 12 02 01 01 31 00 30 0b" DATA,
         MC_ERR_DER_DAMAGED},
        /* A version that there is none of, and one that there is. */
        {"30 2a" SIGNED "a0 1d 30 1b 02 01 06 31 00 30 0b" DATA "a0 05" CERT_A
         "31 00",
         MC_ERR_FILE_KIND},
        {"30 2a" SIGNED "a0 1d 30 1b 02 01 00 31 00 30 0b" DATA "a0 05" CERT_A
         "31 00",
         MC_ERR_FILE_KIND},
        /* Signers that are none; parts that are longer than the whole. */
        {"30 2c" SIGNED "a0 1f 30 1d 02 01 01 31 00 30 0b" DATA "a0 05" CERT_A
         "31 02 05 00",
         MC_ERR_DER_DAMAGED},
        {"31 00", MC_ERR_FILE_KIND},
        /* Cut short: no whole element. */
        {"30 2a" SIGNED "a0 1d 30 1b 02 01 01 31 00", MC_ERR_FILE_KIND},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_pkcs7 p7 = MC_PKCS7_INIT;

        assert_err(open_hex(CASES[i].hex, &p7), CASES[i].want);
        assert_int_equal(p7.der.len, 0);
        mc_pkcs7_free(&p7);
    }
}

static void what_is_written_is_read(void **state)
{
    mc_buf a = MC_BUF_INIT, b = MC_BUF_INIT, out = MC_BUF_INIT;
    mc_view certificates[2];

    (void) state;
    from_hex(CERT_B, &b);
    from_hex(CERT_A, &a);
    /* B before A: the order is the caller's, not DER's. */
    certificates[0] = mc_buf_view(&b);
    certificates[1] = mc_buf_view(&a);
    assert_err(mc_pkcs7_write(certificates, 2, NULL, 0, &out), MC_OK);
    assert_hex(mc_buf_view(&out),
               "30 2f" SIGNED "a0 22 30 20 02 01 01 31 00 30 0b" DATA
               "a0 0a" CERT_B CERT_A "31 00");
    mc_buf_truncate(&out, 0);
    assert_err(mc_pkcs7_write(NULL, 0, certificates, 1, &out), MC_OK);
    assert_hex(mc_buf_view(&out),
               "30 2a" SIGNED "a0 1d 30 1b 02 01 01 31 00 30 0b" DATA
               "a1 05" CERT_B "31 00");
    mc_buf_free(&a);
    mc_buf_free(&b);
    mc_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(certificates_and_lists_are_found),
        cmocka_unit_test(attribute_certificates_are_skipped),
        cmocka_unit_test(other_types_and_damage_are_told_apart),
        cmocka_unit_test(what_is_written_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
