/*
 * The kernel's cases, natively; and what is read into lanes and back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lanes_cases.c"
#include "number/prime_lanes.h"

static void a_limb_differs_from_mbedtls(void **state)
{
    unsigned i;

    (void) state;
    for (i = 0; i < lanes_case_count(); i++) {
        const char *wrong = lanes_case_run(i, 0x9e3779b9U + i);

        if (wrong != NULL) {
            fail_msg("case %u: %s", i, wrong);
        }
    }
}

static void bytes_do_not_come_back_from_a_lane(void **state)
{
    uint8_t in[256], out[256];
    mc_number x;
    unsigned lane, len, i;

    (void) state;
    for (len = 1; len <= sizeof(in); len += 5) {
        memset(&x, 0xff, sizeof(x));
        for (lane = 0; lane < MC_LANES; lane++) {
            for (i = 0; i < len; i++) {
                in[i] = (uint8_t) (i * 37 + lane * 11 + len);
            }
            mc_lanes_read(&x, lane, in, len);
            memset(out, 0xee, sizeof(out));
            mc_lanes_write(&x, lane, out, len);
            assert_memory_equal(in, out, len);
        }
        for (i = 0; i < MC_NUMBER_LIMBS; i++) {
            for (lane = 0; lane < MC_LANES; lane++) {
                assert_true(x.limb[i].lane[lane] < 1U << MC_LIMB_BITS);
            }
        }
    }
}

static void sizes_beyond_the_bounds_are_taken(void **state)
{
    (void) state;
    assert_null(mc_lanes_new(0));
    assert_null(mc_lanes_new(63));
    assert_null(mc_lanes_new(MC_LANES_BITS_MAX + 1));
    assert_null(mc_lanes_new(0xffffffffU));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_limb_differs_from_mbedtls),
        cmocka_unit_test(bytes_do_not_come_back_from_a_lane),
        cmocka_unit_test(sizes_beyond_the_bounds_are_taken),
    };

    return cmocka_run_group_tests_name("prime_lanes", tests, NULL, NULL);
}
