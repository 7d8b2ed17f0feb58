/*
 * What passes as clean text must be what mending would give back: the short
 * way may save work, never change an answer.
 */
#include <string.h>

#include "../check.h"
#include "text/text_clean.h"

#define LINE                                                                   \
    "MIIBAzCBrqADAgECAgEBMA0GCSqGSIb3DQEBCwUAMAwxCjAIBgNVBAMMAWEwHhcN\n"
#define BODY LINE LINE "MIIBAw==\n"
#define BLOCK "-----BEGIN CERTIFICATE-----\n" BODY "-----END CERTIFICATE-----\n"

static mc_text mend(const char *text)
{
    mc_text mended = MC_TEXT_INIT;

    assert_int_equal(mc_text_mend(mc_view_str(text), &mended), MC_OK);
    return mended;
}

static void test_clean_text_is_what_mending_leaves(void **state)
{
    static const char *const CLEAN[] = {
        BLOCK,
        BLOCK BLOCK BLOCK,
        "-----BEGIN X-----\nAA==\n-----END X-----\n",
        "-----BEGIN X-----\n" LINE "-----END X-----\n",
        "-----BEGIN RSA PRIVATE KEY-----\n" BODY
        "-----END RSA PRIVATE KEY-----\n" BLOCK,
        /* not base64 that can be decoded, but nothing that can be mended */
        "-----BEGIN X-----\nA=A=\n-----END X-----\n",
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CLEAN) / sizeof(CLEAN[0]); i++) {
        mc_text mended = mend(CLEAN[i]);

        assert_true(mc_text_is_clean(mc_view_str(CLEAN[i])));
        assert_true(mc_view_is(mc_buf_view(&mended.out), CLEAN[i]));
        assert_int_equal(mended.repairs, 0);
        mc_text_free(&mended);
    }
}

static void test_text_to_be_mended_is_not_clean(void **state)
{
    static const char *const UNCLEAN[] = {
        "",
        "x",
        "\n" BLOCK,
        BLOCK "\n",
        BLOCK "text\n",
        " " BLOCK,
        "\xef\xbb\xbf" BLOCK,
        "-----BEGIN X-----\r\nAA==\r\n-----END X-----\r\n",
        "-----BEGIN X-----\nAA==\n-----END X-----",
        "-----BEGIN X-----\nAA==\n-----END Y-----\n",
        "-----BEGIN X-----\nAA==\n",
        "-----BEGIN X-----\n-----END X-----\n",
        "-----BEGIN X-----\n\nAA==\n-----END X-----\n",
        "-----BEGIN X-----\nAA==\nAA==\n-----END X-----\n",
        "-----BEGIN X-----\nAA =\n-----END X-----\n",
        "-----BEGIN X-----\nAA\x80=\n-----END X-----\n",
        "-----BEGIN X-----\nA[]=\n-----END X-----\n",
        "-----BEGIN X-----\n" LINE "A" LINE "-----END X-----\n",
        "-----BEGIN X-----\nAAAA" LINE "-----END X-----\n",
        "-----BEGIN X ----\nAA==\n-----END X ----\n",
        "-----BEGIN X-----\nProc-Type: 4,ENCRYPTED\n\nAA==\n"
        "-----END X-----\n",
        "-----BEGIN OPENSSH PRIVATE KEY-----\n" BODY
        "-----END OPENSSH PRIVATE KEY-----\n",
        "-----BEGIN PGP MESSAGE-----\n" BODY "-----END PGP MESSAGE-----\n",
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(UNCLEAN) / sizeof(UNCLEAN[0]); i++) {
        assert_false(mc_text_is_clean(mc_view_str(UNCLEAN[i])));
    }
}

/* Every byte of a clean block spoilt in turn by every value: where it still
 * counts as clean, mending must agree. */
static void test_no_spoilt_byte_passes_as_clean(void **state)
{
    char text[] = "-----BEGIN X Y-----\nMIIBAw==\n-----END X Y-----\n";
    mc_view view = mc_view_str(text);
    size_t i;
    int c;

    (void) state;
    for (i = 0; i < view.len; i++) {
        char was = text[i];

        for (c = 1; c < 256; c++) {
            text[i] = (char) c;
            if (mc_text_is_clean(view)) {
                mc_text mended = mend(text);

                assert_true(mc_view_equal(mc_buf_view(&mended.out), view));
                assert_int_equal(mended.repairs, 0);
                mc_text_free(&mended);
            }
        }
        text[i] = was;
    }
}

static void test_open_borrows_clean_text_and_mends_the_rest(void **state)
{
    mc_view clean = mc_view_str(BLOCK);
    mc_view quoted = mc_view_str("> -----BEGIN X-----\n> AA==\n"
                                 "> -----END X-----\n");
    mc_view none = {NULL, 0};
    mc_text text = MC_TEXT_INIT;
    mc_view bytes;

    (void) state;
    assert_int_equal(mc_text_open(clean, &text, &bytes), MC_OK);
    assert_ptr_equal(bytes.p, clean.p);
    assert_int_equal(text.repairs, 0);
    mc_text_free(&text);
    assert_int_equal(mc_text_open(quoted, &text, &bytes), MC_OK);
    assert_true(
        mc_view_is(bytes, "-----BEGIN X-----\nAA==\n-----END X-----\n"));
    assert_int_equal(text.repairs, 1u << MC_REPAIR_QUOTED);
    mc_text_free(&text);
    assert_int_equal(mc_text_open(none, &text, &bytes), MC_ERR_FILE_EMPTY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clean_text_is_what_mending_leaves),
        cmocka_unit_test(test_text_to_be_mended_is_not_clean),
        cmocka_unit_test(test_no_spoilt_byte_passes_as_clean),
        cmocka_unit_test(test_open_borrows_clean_text_and_mends_the_rest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
