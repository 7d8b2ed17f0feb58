/*
 * Sealed files: what is changed, cut or opened with another passphrase must
 * not open as rubbish. CBC alone lets about one in 256 of these pass.
 */
#include <stdio.h>

#include "../check.h"
#include "locking/seal.h"

static const mc_view NONE = {NULL, 0};
static const char LIST[] = "name,folder,passphrase\r\n"
                           "MCU 1,MCU-1,aaaaa-bbbbb-ccccc-ddddd\r\n";
/* One round: thousands of tries, and the check is no matter of rounds. */
static const uint32_t ROUNDS = 1;

static void seal(mc_buf *sealed)
{
    mc_job job;

    mc_job_init(&job, NONE);
    assert_err(mc_seal(&job, mc_view_str(LIST), mc_view_str("right 1"), ROUNDS,
                       sealed),
               MC_OK);
    mc_job_free(&job);
}

/* Opens behind bytes that must stay as they are. */
static mc_err unseal(mc_view sealed, const char *passphrase, mc_buf *plain)
{
    mc_job job;
    mc_err err;

    mc_job_init(&job, NONE);
    assert_err(mc_buf_append_str(plain, "before"), MC_OK);
    err = mc_unseal(&job, sealed, mc_view_str(passphrase), ROUNDS, plain);
    mc_job_free(&job);
    return err;
}

static void assert_stays_closed(mc_view sealed, const char *passphrase)
{
    mc_buf plain = MC_BUF_INIT;

    assert_int_not_equal(unseal(sealed, passphrase, &plain), MC_OK);
    assert_text(mc_buf_view(&plain), "before");
    mc_buf_free(&plain);
}

static void what_was_sealed_opens_without_its_check(void **state)
{
    mc_buf sealed = MC_BUF_INIT;
    mc_buf plain = MC_BUF_INIT;

    (void) state;
    seal(&sealed);
    assert_err(unseal(mc_buf_view(&sealed), "right 1", &plain), MC_OK);
    assert_int_equal(plain.len, 6 + sizeof(LIST) - 1);
    assert_memory_equal(plain.p + 6, LIST, sizeof(LIST) - 1);
    mc_buf_free(&plain);
    mc_buf_free(&sealed);
}

static void no_flipped_bit_opens(void **state)
{
    mc_buf sealed = MC_BUF_INIT;
    size_t i;

    (void) state;
    seal(&sealed);
    for (i = 0; i < sealed.len * 8; i++) {
        sealed.p[i / 8] ^= (uint8_t) (1u << (i % 8));
        assert_stays_closed(mc_buf_view(&sealed), "right 1");
        sealed.p[i / 8] ^= (uint8_t) (1u << (i % 8));
    }
    mc_buf_free(&sealed);
}

static void no_cut_opens(void **state)
{
    mc_buf sealed = MC_BUF_INIT;
    mc_view part;

    (void) state;
    seal(&sealed);
    part.p = sealed.p;
    for (part.len = 0; part.len < sealed.len; part.len++) {
        assert_stays_closed(part, "right 1");
    }
    mc_buf_free(&sealed);
}

static void no_wrong_passphrase_opens(void **state)
{
    mc_buf sealed = MC_BUF_INIT;
    char wrong[16];
    int i;

    (void) state;
    seal(&sealed);
    for (i = 0; i < 3000; i++) {
        snprintf(wrong, sizeof(wrong), "wrong %d", i);
        assert_stays_closed(mc_buf_view(&sealed), wrong);
    }
    mc_buf_free(&sealed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_sealed_opens_without_its_check),
        cmocka_unit_test(no_flipped_bit_opens),
        cmocka_unit_test(no_cut_opens),
        cmocka_unit_test(no_wrong_passphrase_opens),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
