/*
 * Punycode: what browsers would not read, told from what they do. The numbers
 * of a code are pure arithmetic, so each bound has its own word.
 */
#include "../check.h"

#include "text/punycode.h"

static void words_of_the_standard_are_refused(void **state)
{
    /* RFC 3492 7.1: (A), (C), (I), (L), (S); and names of today. */
    static const char *const WORDS[] = {
        "egbpdaj6bu4bxfgehfvwxn",
        "ihqwctvzc91f659drss3x8bo0yb",
        "Proprostnemluvesky-uyb24dma41a",
        "b1abfaaepdrnnbgefbadotcwatmq2g4l",
        "3B-ww4c5e180e575a65lsy2b",
        "MNCHEN-3YA",
        "ls8h",
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++) {
        assert_true(mc_punycode_is_valid(mc_view_str(WORDS[i])));
    }
}

/* The points at the bounds, alone and behind a letter. */
static void codes_beyond_their_bounds_are_taken(void **state)
{
    static const struct {
        const char *alone, *behind;
        int valid;
    } CASES[] = {
        {"hb9b", "a-pc4g", 1},            /* U+D7FF */
        {"ib9b", "a-rc4g", 0},            /* U+D800 */
        {"zy0c", "a-qo7g", 0},            /* U+DFFF */
        {"0y0c", "a-so7g", 1},            /* U+E000 */
        {"dn32g", "a-h023p", 1},          /* U+10FFFF */
        {"en32g", "a-j023p", 0},          /* one more */
        {"", "a-", 0},                    /* nothing but ASCII */
        {"hb9", "a-pc4", 0},              /* ends within a number */
        {"hb9!", "a-pc4!", 0},            /* no digit */
        {"bb0000000", "a-bb00000000", 0}, /* beyond 32 bits */
        {"99999999", "a-99999999", 0},
        {"1t927741s", "a-1t927741s", 0}, /* U+C4F3, were 2^32 nought */
    };
    char label[70];
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_view alone = exact_copy(mc_view_str(CASES[i].alone));
        mc_view behind = exact_copy(mc_view_str(CASES[i].behind));

        if (mc_punycode_is_valid(alone) != CASES[i].valid ||
            mc_punycode_is_valid(behind) != CASES[i].valid) {
            fail_msg("%s or %s", CASES[i].alone, CASES[i].behind);
        }
        free_copy(alone);
        free_copy(behind);
    }
    /* More letters before the code than a label has. */
    memset(label, 'a', sizeof(label));
    memcpy(label + 64, "-9", 3);
    assert_false(mc_punycode_is_valid(mc_view_str(label)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_the_standard_are_refused),
        cmocka_unit_test(codes_beyond_their_bounds_are_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
