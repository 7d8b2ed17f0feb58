/*
 * Policies that an authority requires: anyPolicy, mappings, how far down a
 * requirement reaches.
 */
#include "../forge.h"

/* certificatePolicies: anyPolicy; 1.2.3; 1.2.4; both */
#define POLICIES "\x06\x03\x55\x1d\x20\x04"
#define ANY "\x30\x11" POLICIES "\x0a\x30\x08\x30\x06\x06\x04\x55\x1d\x20\x00"
#define ONE "\x30\x0f" POLICIES "\x08\x30\x06\x30\x04\x06\x02\x2a\x03"
#define OTHER "\x30\x0f" POLICIES "\x08\x30\x06\x30\x04\x06\x02\x2a\x04"
#define BOTH                                                                   \
    "\x30\x15" POLICIES "\x0e\x30\x0c\x30\x04\x06\x02\x2a\x03\x30\x04\x06\x02" \
    "\x2a\x04"

/* policyConstraints: requireExplicitPolicy n; both of its limits 0 */
#define REQUIRE(n)                                                             \
    "\x30\x0f\x06\x03\x55\x1d\x24\x01\x01\xff\x04\x05\x30\x03\x80\x01" n
#define REQUIRE_NO_MAPPING                                                     \
    "\x30\x12\x06\x03\x55\x1d\x24\x01\x01\xff\x04\x08\x30\x06\x80\x01\x00"     \
    "\x81\x01\x00"
/* inhibitAnyPolicy n */
#define NO_ANY(n) "\x30\x0d\x06\x03\x55\x1d\x36\x01\x01\xff\x04\x03\x02\x01" n

/* policyMappings: 1.2.3 to 1.2.4; that, and 1.2.4 to 1.2.5 */
#define MAP                                                                    \
    "\x30\x13\x06\x03\x55\x1d\x21\x04\x0c\x30\x0a\x30\x08\x06\x02"             \
    "\x2a\x03\x06\x02\x2a\x04"
#define MAP_ON                                                                 \
    "\x30\x1d\x06\x03\x55\x1d\x21\x04\x16\x30\x14\x30\x08\x06\x02"             \
    "\x2a\x03\x06\x02\x2a\x04\x30\x08\x06\x02\x2a\x04\x06\x02\x2a\x05"

/* What the chain says of two authorities' and the device's extensions; empty
 * above: one authority below the root. */
static void must_hold(fixture *f, mc_view above, mc_view below, mc_view device,
                      int holds)
{
    recipe l = leaf(), low = authority('i', 'r', 2, 1);
    question q = ask();

    l.issuer = 'i';
    l.issuer_key = 2;
    l.more = device;
    low.more = below;
    if (above.len > 0) {
        recipe high = authority('h', 'r', 3, 1);

        high.more = above;
        low.issuer = 'h';
        low.issuer_key = 3;
        with_made(&q, "chain", make(f, high));
    }
    with_made(&q, "certificate", make(f, l));
    with_made(&q, "chain", make(f, low));
    with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
    must_say(&q, holds ? "ok" : "error",
             holds ? "CHAIN_OK" : "POLICY_REQUIRED");
}

#define MUST_HOLD(above, below, device, holds)                                 \
    must_hold(*state, BYTES(above), BYTES(below), BYTES(device), holds)

static void any_policy_stands_for_each(void **state)
{
    MUST_HOLD("", ANY REQUIRE("\x00"), ONE, 1);
    MUST_HOLD("", ONE REQUIRE("\x00"), ANY, 1);
    MUST_HOLD("", ANY REQUIRE("\x00"), ANY, 1);
    MUST_HOLD("", ANY REQUIRE("\x00"), "", 0);
    /* It stands for what holds above, not for more. */
    MUST_HOLD(ONE REQUIRE("\x00"), ANY, ONE, 1);
    MUST_HOLD(ONE REQUIRE("\x00"), ANY, OTHER, 0);
}

static void any_policy_that_is_forbidden_stands_for_nothing(void **state)
{
    MUST_HOLD("", ONE REQUIRE("\x00") NO_ANY("\x00"), ANY, 0);
    MUST_HOLD("", ONE REQUIRE("\x00") NO_ANY("\x01"), ANY, 1);
    MUST_HOLD(ONE REQUIRE("\x00") NO_ANY("\x01"), ONE, ANY, 0);
    MUST_HOLD(ONE REQUIRE("\x00") NO_ANY("\x02"), ONE, ANY, 1);
    MUST_HOLD("", ONE REQUIRE("\x00") NO_ANY("\x00"), ONE, 1);
}

static void a_requirement_reaches_as_far_as_it_says(void **state)
{
    MUST_HOLD("", REQUIRE("\x00"), "", 0);
    MUST_HOLD("", REQUIRE("\x01"), "", 0);
    MUST_HOLD("", REQUIRE("\x02"), "", 1);
    MUST_HOLD(REQUIRE("\x02"), ONE, "", 0);
    MUST_HOLD(REQUIRE("\x03"), ONE, "", 1);
    /* The device's own counts where it says zero. */
    MUST_HOLD("", ONE, REQUIRE("\x00"), 0);
    MUST_HOLD("", ONE, ONE REQUIRE("\x00"), 1);
    MUST_HOLD("", "", REQUIRE("\x01"), 1);
}

/* An authority that signed its own new key is no step down. */
static void a_renewed_authority_uses_up_a_requirement(void **state)
{
    fixture *f = *state;
    int steps;

    for (steps = 1; steps < 3; steps++) {
        recipe l = leaf(), old = authority('i', 'r', 2, 1);
        question q = ask();

        l.issuer = 'i';
        l.issuer_key = 3;
        old.more = steps == 1 ? BYTES(REQUIRE("\x01")) : BYTES(REQUIRE("\x02"));
        with_made(&q, "certificate", make(f, l));
        with_made(&q, "chain", make(f, authority('i', 'i', 3, 2)));
        with_made(&q, "chain", make(f, old));
        with_made(&q, "chain", make(f, authority('r', 'r', 1, 1)));
        must_say(&q, steps == 1 ? "error" : "ok",
                 steps == 1 ? "POLICY_REQUIRED" : "CHAIN_OK");
    }
}

static void a_policy_is_called_otherwise_below_a_mapping(void **state)
{
    MUST_HOLD("", ONE MAP REQUIRE("\x00"), OTHER, 1);
    MUST_HOLD("", ONE MAP REQUIRE("\x00"), ONE, 0);
    MUST_HOLD("", OTHER MAP REQUIRE("\x00"), OTHER, 1);
    MUST_HOLD("", ANY MAP REQUIRE("\x00"), OTHER, 1);
    /* Mappings that are forbidden take the policy and give nothing. */
    MUST_HOLD(ONE REQUIRE_NO_MAPPING, ONE MAP, OTHER, 0);
    MUST_HOLD(ONE REQUIRE_NO_MAPPING, ONE MAP, ONE, 0);
    MUST_HOLD(ONE REQUIRE("\x00"), ONE MAP, OTHER, 1);
    MUST_HOLD(ONE REQUIRE_NO_MAPPING, ONE, ONE, 1);
}

/* Each mapping starts from what held, not from what another one made. */
static void mappings_of_one_authority_do_not_follow_each_other(void **state)
{
    MUST_HOLD("", BOTH MAP_ON REQUIRE("\x00"), OTHER, 1);
    MUST_HOLD("", ONE MAP_ON REQUIRE("\x00"), OTHER, 1);
    MUST_HOLD("", BOTH MAP_ON REQUIRE("\x00"), ONE, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_policy_stands_for_each),
        cmocka_unit_test(any_policy_that_is_forbidden_stands_for_nothing),
        cmocka_unit_test(a_requirement_reaches_as_far_as_it_says),
        cmocka_unit_test(a_renewed_authority_uses_up_a_requirement),
        cmocka_unit_test(a_policy_is_called_otherwise_below_a_mapping),
        cmocka_unit_test(mappings_of_one_authority_do_not_follow_each_other),
    };

    return cmocka_run_group_tests(tests, make_keys, free_keys);
}
