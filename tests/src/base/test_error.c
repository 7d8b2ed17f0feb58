/*
 * The list of errors: names that programs compare, sentences that people
 * read, and groups that say who can act.
 */
#include "../check.h"

static void names_carry_no_prefix_and_are_unique(void **state)
{
    int i, j;

    (void) state;
    for (i = MC_OK + 1; i < MC_ERR__MAX; i++) {
        const char *name = mc_err_name((mc_err) i);

        assert_non_null(name);
        assert_null(strstr(name, "MC_"));
        assert_true(strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") ==
                    strlen(name));
        for (j = i + 1; j < MC_ERR__MAX; j++) {
            assert_string_not_equal(name, mc_err_name((mc_err) j));
        }
    }
    assert_string_equal(mc_err_name(MC_ERR_PASSPHRASE), "PASSPHRASE");
}

static void texts_are_sentences(void **state)
{
    int i;

    (void) state;
    for (i = MC_OK; i < MC_ERR__MAX; i++) {
        const char *text = mc_err_text((mc_err) i);
        size_t len = strlen(text);

        assert_true(len > 4);
        assert_true(text[0] >= 'A' && text[0] <= 'Z');
        assert_int_equal(text[len - 1], '.');
    }
}

static void groups_are_four(void **state)
{
    static const char GROUPS[] = " INPUT FORMAT POLICY INTERNAL ";
    int i;

    (void) state;
    assert_string_equal(mc_err_group(MC_OK), "NONE");
    for (i = MC_OK + 1; i < MC_ERR__MAX; i++) {
        char group[16] = " ";

        strncat(group, mc_err_group((mc_err) i), sizeof(group) - 3);
        strncat(group, " ", 2);
        assert_non_null(strstr(GROUPS, group));
    }
}

static void codes_that_are_none_get_an_answer_too(void **state)
{
    (void) state;
    assert_non_null(mc_err_name((mc_err) 9999));
    assert_non_null(mc_err_text((mc_err) 9999));
    assert_non_null(mc_err_group((mc_err) 9999));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_carry_no_prefix_and_are_unique),
        cmocka_unit_test(texts_are_sentences),
        cmocka_unit_test(groups_are_four),
        cmocka_unit_test(codes_that_are_none_get_an_answer_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
