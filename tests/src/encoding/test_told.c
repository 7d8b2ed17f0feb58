/*
 * Things told: codes and values that whoever shows them can rely on.
 */
#include "../check.h"

#include "encoding/told.h"

static void must_be(mc_json *json, mc_buf *out, const char *wanted)
{
    mc_json_close_object(json);
    assert_err(mc_json_end(json), MC_OK);
    assert_text(mc_buf_view(out), wanted);
    mc_buf_free(out);
}

static void must_tell_error(mc_err err, const mc_fault *fault,
                            const char *wanted)
{
    mc_buf out = MC_BUF_INIT;
    mc_json json;

    mc_json_begin(&json, &out);
    mc_json_object(&json, NULL);
    mc_told_error(&json, err, fault);
    must_be(&json, &out, wanted);
}

static void a_fault_loses_what_is_known_or_tells_of_another(void **state)
{
    const mc_fault nothing = {NULL, {NULL, 0}, 0};
    const mc_fault some = {NULL, {NULL, 0}, 300};
    const mc_fault key = {MC_PART_KEY, mc_view_str("Ed25519"), 0};
    const mc_fault weak = {MC_PART_WEAK, mc_view_str("ROCA"), 0};
    const mc_fault place = {MC_PART_PLACE, mc_view_str("serial"), 0};

    (void) state;
    must_tell_error(MC_ERR_DER_CUT, &some,
                    "{\"code\":\"DER_CUT\",\"values\":{\"bytes\":300}}");
    must_tell_error(MC_ERR_DER_CUT, &nothing, "{\"code\":\"DER_CUT\"}");
    must_tell_error(MC_ERR_UNSUPPORTED, &key,
                    "{\"code\":\"UNSUPPORTED\",\"values\":"
                    "{\"part\":\"key\",\"what\":\"Ed25519\"}}");
    must_tell_error(MC_ERR_UNSUPPORTED, NULL, "{\"code\":\"UNSUPPORTED\"}");
    must_tell_error(MC_ERR_KEY_WEAK, &weak,
                    "{\"code\":\"KEY_WEAK\",\"values\":"
                    "{\"weakness\":\"ROCA\"}}");
    must_tell_error(MC_ERR_DER_DAMAGED, &place,
                    "{\"code\":\"DER_DAMAGED\",\"values\":"
                    "{\"place\":\"serial\",\"bytes\":0}}");
    must_tell_error(MC_ERR_DER_DAMAGED, &some, "{\"code\":\"DER_DAMAGED\"}");
    /* One message for every wrong passphrase. */
    must_tell_error(MC_ERR_PASSPHRASE, &key, "{\"code\":\"PASSPHRASE\"}");
}

static void a_value_is_told_as_what_it_is_not(void **state)
{
    const mc_fault key = {MC_PART_KEY, mc_view_str("DSA"), 0};
    mc_buf out = MC_BUF_INIT;
    mc_json json;

    (void) state;
    mc_json_begin(&json, &out);
    mc_json_object(&json, NULL);
    mc_told(&json, "A",
            MC_VALUES(mc_value_word("word", "w"), mc_value_number("n", -7),
                      mc_value_time("t", 1795500000),
                      mc_value_error("why", MC_ERR_UNSUPPORTED, &key)));
    must_be(&json, &out,
            "{\"code\":\"A\",\"values\":{\"word\":\"w\",\"n\":-7,"
            "\"t\":{\"seconds\":1795500000},\"why\":{\"code\":\"UNSUPPORTED\","
            "\"values\":{\"part\":\"key\",\"what\":\"DSA\"}}}}");
}

/* A stranger's text may turn the direction of writing, or never end. */
static void a_text_misleads_the_eye(void **state)
{
    static uint8_t endless[1000];
    mc_view much = {endless, sizeof(endless)};
    mc_buf out = MC_BUF_INIT;
    mc_json json;

    (void) state;
    mc_json_begin(&json, &out);
    mc_json_object(&json, NULL);
    mc_told(&json, "A",
            MC_VALUES(mc_value_word("name", "a\xe2\x80\xae\"\xff")));
    must_be(&json, &out,
            "{\"code\":\"A\",\"values\":{\"name\":\"a\\ufffd\\\"\\ufffd\"}}");
    memset(endless, 'a', sizeof(endless));
    mc_json_begin(&json, &out);
    mc_json_object(&json, NULL);
    mc_told(&json, "A", MC_VALUES(mc_value_text("name", much)));
    mc_json_close_object(&json);
    assert_err(mc_json_end(&json), MC_OK);
    assert_int_equal(out.len, strlen("{\"code\":\"A\",\"values\":"
                                     "{\"name\":\"...\"}}") +
                                  MC_TOLD_TEXT_MAX);
    mc_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fault_loses_what_is_known_or_tells_of_another),
        cmocka_unit_test(a_value_is_told_as_what_it_is_not),
        cmocka_unit_test(a_text_misleads_the_eye),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
