/*
 * Conversions: which objects are found, in which order a chain comes out,
 * what is refused. That other programs read the results is tested in
 * tests/interop.
 */
#include "../check.h"

#include "container/certificates.h"
#include "container/convert.h"
#include "x509/chain.h"

/* A chain of three on P-256 with the leaf's key, made by OpenSSL. */
#define ROOT                                                                   \
    "-----BEGIN CERTIFICATE-----\n"                                            \
    "MIIBdTCCARugAwIBAgIUF7SgEL6jhQl3g4HV7ikxI1lZxicwCgYIKoZIzj0EAwIw\n"       \
    "DzENMAsGA1UEAwwEcm9vdDAgFw0yNjExMjQwNzE0MTJaGA8yMTI2MTAzMTA3MTQx\n"       \
    "MlowDzENMAsGA1UEAwwEcm9vdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABE6n\n"       \
    "LZz6ydNT3suGAmOmKf9aKmMMCvHtcdl5FQVWGmO78DNEallzOblLomhTdLMFYFBo\n"       \
    "Klxgm2maMoN4+BvCLPWjUzBRMB0GA1UdDgQWBBTsNINnudx9v2z76on/9gd2YU2K\n"       \
    "YjAfBgNVHSMEGDAWgBTsNINnudx9v2z76on/9gd2YU2KYjAPBgNVHRMBAf8EBTAD\n"       \
    "AQH/MAoGCCqGSM49BAMCA0gAMEUCIHbYVc7QMQUGGGRCkylkiD7i2jc3aXw7mrd9\n"       \
    "TwFSyB+sAiEA/2NlDmCabQ7IU+PwSbzY24kh1XitzbIZmsoteuLwIKI=\n"               \
    "-----END CERTIFICATE-----\n"

#define MID                                                                    \
    "-----BEGIN CERTIFICATE-----\n"                                            \
    "MIIBdDCCARqgAwIBAgIUKBlK9hVk7yEE6TcyTdYzsk3fDAYwCgYIKoZIzj0EAwIw\n"       \
    "DzENMAsGA1UEAwwEcm9vdDAgFw0yNjExMjQwNzE0MTJaGA8yMTI2MTAzMTA3MTQx\n"       \
    "MlowDjEMMAoGA1UEAwwDbWlkMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAECrbA\n"       \
    "0jipZ04yeCa5fX63Muz9g411YDvIlB5Owh8HXlhQQQAbw63o/vNVG1+VlmGSkPps\n"       \
    "3coxgTYmNAMP1wXTYKNTMFEwDwYDVR0TAQH/BAUwAwEB/zAdBgNVHQ4EFgQU0sXU\n"       \
    "RVACFZaDtCEEHbakzymTnUgwHwYDVR0jBBgwFoAU7DSDZ7ncfb9s++qJ//YHdmFN\n"       \
    "imIwCgYIKoZIzj0EAwIDSAAwRQIhAKFCFwJ1hIfT/W7ILlMxWI7/k0uxmaRTqc9g\n"       \
    "yCihnSIxAiB9I1Xfe4HC30jIzx4sUqnOgxMiRIA2L6QtbLFqhVPTyQ==\n"               \
    "-----END CERTIFICATE-----\n"

#define LEAF                                                                   \
    "-----BEGIN CERTIFICATE-----\n"                                            \
    "MIIBcTCCARegAwIBAgIUDh/X8Di+GoQxrKICJO3mE33FR7swCgYIKoZIzj0EAwIw\n"       \
    "DjEMMAoGA1UEAwwDbWlkMCAXDTI2MTEyNDA3MTQxMloYDzIxMjYxMDMxMDcxNDEy\n"       \
    "WjAPMQ0wCwYDVQQDDARsZWFmMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEWNP1\n"       \
    "6bacurmFo1qWjejsPEdbR/dav3zW1Mq5l2OdCAj+EFSC15LykSj4Qg2ax3K/hjtz\n"       \
    "Bqs48FFNKDRl9O+iyqNQME4wDAYDVR0TAQH/BAIwADAdBgNVHQ4EFgQUmfN9MfK7\n"       \
    "iz3sD/gPZIdyXUD96K8wHwYDVR0jBBgwFoAU0sXURVACFZaDtCEEHbakzymTnUgw\n"       \
    "CgYIKoZIzj0EAwIDSAAwRQIhAKZ7Dasbd7oJuI3Vzh6UuADNLkqLCbLs0HGe+Gis\n"       \
    "jPHFAiBeC4pZVekTktuTvjT1zCo0J+WZE8AKtQmo2b2kfNcsCQ==\n"                   \
    "-----END CERTIFICATE-----\n"

#define KEY                                                                    \
    "-----BEGIN EC PRIVATE KEY-----\n"                                         \
    "MHcCAQEEIFxgrQqyNmgdaYZpqm3tq60Me76XGlP5Orz58HOaOiE3oAoGCCqGSM49\n"       \
    "AwEHoUQDQgAEWNP16bacurmFo1qWjejsPEdbR/dav3zW1Mq5l2OdCAj+EFSC15Ly\n"       \
    "kSj4Qg2ax3K/hjtzBqs48FFNKDRl9O+iyg==\n"                                   \
    "-----END EC PRIVATE KEY-----\n"

static const mc_view NONE = {NULL, 0};

/* Collects text files, converts, and compares error and field. */
static void convert(const char *const files[], const mc_conversion *wanted,
                    mc_job *job, mc_err want)
{
    mc_collection all = MC_COLLECTION_INIT;
    mc_err err = MC_OK;
    size_t i;

    mc_job_init(job, NONE);
    for (i = 0; files[i] != NULL && err == MC_OK; i++) {
        err = mc_collect(job, mc_view_str(files[i]), wanted->passphrase,
                         "bytes", &all);
    }
    if (err == MC_OK) {
        err = mc_convert(job, &all, wanted);
    }
    assert_err(err, want);
    mc_collection_free(&all);
}

static mc_conversion to(mc_form form)
{
    mc_conversion wanted = {
        form, {NULL, 0}, {NULL, 0}, MC_KEY_CIPHER_AES_256_CBC,
        1000, {NULL, 0}, {NULL, 0}};

    return wanted;
}

static mc_view reply(const mc_job *job, const char *field)
{
    mc_view value = NONE;

    (void) mc_fields_get(mc_buf_view(&job->reply), field, &value);
    return value;
}

/* Converts and compares the whole result. */
static void check(const char *const files[], mc_form form, const char *want)
{
    mc_conversion wanted = to(form);
    mc_job job;

    convert(files, &wanted, &job, MC_OK);
    assert_text(reply(&job, "result"), want);
    mc_job_free(&job);
}

static void check_refused(const char *const files[], mc_form form, mc_err want)
{
    mc_conversion wanted = to(form);
    mc_job job;

    convert(files, &wanted, &job, want);
    assert_int_equal(reply(&job, "result").len, 0);
    mc_job_free(&job);
}

#define FILES(...) ((const char *const[]){__VA_ARGS__, NULL})

static void chains_come_out_leaf_first(void **state)
{
    (void) state;
    check(FILES(ROOT MID LEAF), MC_FORM_CHAIN, LEAF MID ROOT);
    check(FILES(MID, ROOT, LEAF), MC_FORM_CHAIN, LEAF MID ROOT);
    check(FILES(LEAF ROOT MID LEAF), MC_FORM_CHAIN, LEAF MID ROOT);
    check(FILES(LEAF), MC_FORM_CHAIN, LEAF);
    check(FILES(ROOT), MC_FORM_CHAIN, ROOT);
    check(FILES(ROOT MID), MC_FORM_CHAIN, MID ROOT);
    check(FILES(MID ROOT LEAF), MC_FORM_LEAF, LEAF);
}

static void what_is_missing_or_left_out_is_said(void **state)
{
    mc_conversion wanted = to(MC_FORM_CHAIN);
    mc_job job;

    (void) state;
    convert(FILES(LEAF MID), &wanted, &job, MC_OK);
    assert_text(reply(&job, "result"), LEAF MID);
    assert_true(reply(&job, "note").len > 0);
    mc_job_free(&job);
    /* The root has nothing to do with the leaf while MID is missing. */
    convert(FILES(ROOT LEAF), &wanted, &job, MC_OK);
    assert_text(reply(&job, "result"), LEAF);
    assert_int_equal(
        mc_fields_count(mc_buf_view(&job.reply), mc_view_str("note")), 2);
    mc_job_free(&job);
    convert(FILES(ROOT MID LEAF), &wanted, &job, MC_OK);
    assert_int_equal(
        mc_fields_count(mc_buf_view(&job.reply), mc_view_str("note")), 0);
    mc_job_free(&job);
}

static void the_key_decides_which_is_the_leaf(void **state)
{
    (void) state;
    check(FILES(ROOT MID LEAF, KEY), MC_FORM_BUNDLE, KEY LEAF MID ROOT);
    check(FILES(ROOT MID, KEY, LEAF), MC_FORM_LEAF, LEAF);
    check_refused(FILES(ROOT MID, KEY), MC_FORM_BUNDLE, MC_ERR_KEY_MISMATCH);
}

static void keys_change_form_and_nothing_else(void **state)
{
    mc_conversion wanted = to(MC_FORM_PKCS8);
    mc_buf pkcs8 = MC_BUF_INIT, locked = MC_BUF_INIT;
    mc_job job;
    size_t i;

    (void) state;
    check(FILES(KEY), MC_FORM_TRADITIONAL, KEY);
    check(FILES(KEY), MC_FORM_PEM, KEY);
    convert(FILES(KEY), &wanted, &job, MC_OK);
    assert_err(mc_buf_append(&pkcs8, reply(&job, "result").p,
                             reply(&job, "result").len),
               MC_OK);
    assert_err(mc_buf_append(&pkcs8, "", 1), MC_OK);
    mc_job_free(&job);
    check(FILES((const char *) pkcs8.p), MC_FORM_TRADITIONAL, KEY);
    /* Locked in both forms, and opened again. */
    for (i = 0; i < 2; i++) {
        wanted = to(i == 0 ? MC_FORM_PKCS8 : MC_FORM_TRADITIONAL);
        wanted.to_passphrase = mc_view_str("secret");
        convert(FILES((const char *) pkcs8.p), &wanted, &job, MC_OK);
        mc_buf_truncate(&locked, 0);
        assert_err(mc_buf_append(&locked, reply(&job, "result").p,
                                 reply(&job, "result").len),
                   MC_OK);
        assert_err(mc_buf_append(&locked, "", 1), MC_OK);
        mc_job_free(&job);
        check_refused(FILES((const char *) locked.p), MC_FORM_TRADITIONAL,
                      MC_ERR_PASSPHRASE_MISSING);
        wanted = to(MC_FORM_TRADITIONAL);
        wanted.passphrase = mc_view_str("secret");
        convert(FILES((const char *) locked.p), &wanted, &job, MC_OK);
        assert_text(reply(&job, "result"), KEY);
        mc_job_free(&job);
        wanted.passphrase = mc_view_str("other");
        convert(FILES((const char *) locked.p), &wanted, &job,
                MC_ERR_PASSPHRASE);
        mc_job_free(&job);
    }
    mc_buf_free(&pkcs8);
    mc_buf_free(&locked);
}

static void forms_that_cannot_hold_it_are_refused(void **state)
{
    (void) state;
    check_refused(FILES(LEAF), MC_FORM_PKCS8, MC_ERR_FILE_KIND);
    check_refused(FILES(LEAF), MC_FORM_TRADITIONAL, MC_ERR_FILE_KIND);
    check_refused(FILES(KEY), MC_FORM_PKCS7, MC_ERR_FILE_KIND);
    check_refused(FILES(KEY), MC_FORM_LEAF, MC_ERR_FILE_KIND);
    check_refused(FILES(KEY LEAF), MC_FORM_DER, MC_ERR_FILE_KIND);
    check_refused(FILES(KEY LEAF), MC_FORM_PKCS12, MC_ERR_PASSPHRASE_MISSING);
}

static void other_files_are_named_for_what_they_are(void **state)
{
    (void) state;
    check_refused(FILES("hello"), MC_FORM_PEM, MC_ERR_FILE_KIND);
    check_refused(FILES(""), MC_FORM_PEM, MC_ERR_FILE_EMPTY);
    check_refused(FILES("-----BEGIN DH PARAMETERS-----\nMAA=\n"
                        "-----END DH PARAMETERS-----\n"),
                  MC_FORM_PEM, MC_ERR_FILE_KIND);
    check_refused(FILES("-----BEGIN CERTIFICATE-----\nMII*\n"
                        "-----END CERTIFICATE-----\n"),
                  MC_FORM_PEM, MC_ERR_PEM_DAMAGED);
    check_refused(FILES("PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\n"),
                  MC_FORM_PEM, MC_ERR_UNSUPPORTED);
    check_refused(FILES(KEY "-----BEGIN RSA PRIVATE KEY-----\nMAA=\n"
                            "-----END RSA PRIVATE KEY-----\n"),
                  MC_FORM_PEM, MC_ERR_KEY_SEVERAL);
}

static void every_form_has_a_name_and_no_other(void **state)
{
    mc_form form;

    (void) state;
    assert_true(mc_form_find(mc_view_str("pkcs12-legacy"), &form));
    assert_int_equal(form, MC_FORM_PKCS12_LEGACY);
    assert_true(mc_form_find(mc_view_str("chain"), &form));
    assert_int_equal(form, MC_FORM_CHAIN);
    assert_false(mc_form_find(mc_view_str("Chain"), &form));
    assert_false(mc_form_find(NONE, &form));
}

/* A thousand certificates that all name each other: the work is bounded. */
static void many_of_one_name_take_no_longer(void **state)
{
    enum { COUNT = 1000 };
    static mc_certificate all[COUNT];
    static size_t order[COUNT];
    mc_collection found = MC_COLLECTION_INIT;
    mc_job job;
    size_t len, i;

    (void) state;
    mc_job_init(&job, NONE);
    assert_err(mc_collect(&job, mc_view_str(MID), NONE, "bytes", &found),
               MC_OK);
    for (i = 0; i < COUNT; i++) {
        assert_err(mc_certificate_read(found.items[0].bytes, &all[i]), MC_OK);
        all[i].subject = all[i].issuer;
        all[i].subject_key = all[i].authority_key.identifier;
    }
    assert_err(mc_chain_order(all, COUNT, NULL, order, &len), MC_OK);
    assert_int_equal(len, 1);
    mc_collection_free(&found);
    mc_job_free(&job);
}

/* As many certificates as are taken, and one more. */
static void certificates_without_end_are_read(void **state)
{
    mc_certificates list = {0};
    mc_job job;
    mc_view one;
    mc_buf der = MC_BUF_INIT;
    size_t i;

    (void) state;
    mc_job_init(&job, NONE);
    assert_err(mc_certificates_add(&job, mc_view_str(LEAF), "chain", &list),
               MC_OK);
    assert_err(mc_buf_append(&der, list.store.p, list.store.len), MC_OK);
    one = mc_buf_view(&der);
    for (i = 1; i < MC_CERTIFICATES_MAX; i++) {
        assert_err(mc_buf_append(&list.store, one.p, one.len), MC_OK);
    }
    assert_err(mc_certificates_read(&job, "chain", &list), MC_OK);
    assert_int_equal(list.count, MC_CERTIFICATES_MAX);
    assert_err(mc_buf_append(&list.store, one.p, one.len), MC_OK);
    assert_err(mc_certificates_read(&job, "chain", &list), MC_ERR_FILE_SIZE);
    mc_certificates_free(&list);
    mc_buf_free(&der);
    mc_job_free(&job);
}

/* Java's readers stop at a number of rounds, and it works seven times that. */
static void old_containers_derive_without_end(void **state)
{
    mc_conversion wanted = to(MC_FORM_PKCS12_LEGACY);
    mc_job job;

    (void) state;
    wanted.to_passphrase = mc_view_str("secret");
    wanted.iterations = 5000000;
    convert(FILES(LEAF), &wanted, &job, MC_ERR_FIELD_VALUE);
    assert_string_equal(job.fault_field, "to.iterations");
    mc_job_free(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chains_come_out_leaf_first),
        cmocka_unit_test(what_is_missing_or_left_out_is_said),
        cmocka_unit_test(the_key_decides_which_is_the_leaf),
        cmocka_unit_test(keys_change_form_and_nothing_else),
        cmocka_unit_test(forms_that_cannot_hold_it_are_refused),
        cmocka_unit_test(other_files_are_named_for_what_they_are),
        cmocka_unit_test(every_form_has_a_name_and_no_other),
        cmocka_unit_test(many_of_one_name_take_no_longer),
        cmocka_unit_test(certificates_without_end_are_read),
        cmocka_unit_test(old_containers_derive_without_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
