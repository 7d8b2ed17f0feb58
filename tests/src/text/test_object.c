/*
 * What bytes are, by their outline: each kind whole and cut at every byte,
 * and labels as people write them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/fault.h"
#include "text/object.h"

/* Made by OpenSSL; no secret of anybody. */
static const struct {
    mc_object_kind kind;
    const char *hex;
} OBJECTS[] = {
    {MC_OBJECT_CERTIFICATE,
     "3082019d30820142a003020102021476f20749e71ba3b8ab23afa87ff9c12026c79e"
     "e8300a06082a8648ce3d04030230173115301306035504030c0c6d63752e6c61622e"
     "74657374301e170d3236313132383137343232395a170d3336313132353137343232"
     "395a30173115301306035504030c0c6d63752e6c61622e746573743059301306072a"
     "8648ce3d020106082a8648ce3d03010703420004bfbe2bf1c046ac4a7ef888ec9564"
     "656dda047a2212483adcae6872122513ece007e2716f65e4306ebb3768fdb8bc5b3d"
     "4214f79a3d3cf0b606d3213032c66f7ca36c306a301d0603551d0e0416041455caa8"
     "0373a7ba788a0d72f2e24628e29bf5233d301f0603551d2304183016801455caa803"
     "73a7ba788a0d72f2e24628e29bf5233d300f0603551d130101ff040530030101ff30"
     "170603551d110410300e820c6d63752e6c61622e74657374300a06082a8648ce3d04"
     "0302034900304602210094413d53898aab08a9511cd4fd9cd9ce270de57cedacfd18"
     "076d9b136238ad4a0221008c589a207a72719e97c02d7d6e6b12209d294227b7cb20"
     "b83a9ea9cb18426057"},
    {MC_OBJECT_REQUEST,
     "3081d1307902010030173115301306035504030c0c6d63752e6c61622e7465737430"
     "59301306072a8648ce3d020106082a8648ce3d03010703420004bfbe2bf1c046ac4a"
     "7ef888ec9564656dda047a2212483adcae6872122513ece007e2716f65e4306ebb37"
     "68fdb8bc5b3d4214f79a3d3cf0b606d3213032c66f7ca000300a06082a8648ce3d04"
     "03020348003045022100a098c12393264b2744d45d24631d3fd0cfb8a151efa0ad4b"
     "36e3977fa80267f502200a1f190022f2b35ffcebf53aff8ab477afe6c4f710e8a0b9"
     "ca91c560c350ef2b"},
    {MC_OBJECT_CRL,
     "3081ae3056020101300a06082a8648ce3d04030230173115301306035504030c0c6d"
     "63752e6c61622e74657374170d3236313132383137343232395a170d323631323238"
     "3137343232395aa00e300c300a0603551d140403020101300a06082a8648ce3d0403"
     "020348003045022100f635106929b4ac8307ae967a3b8887d5ecdc6538e078a84305"
     "ce241a8e5cd486022067208290fdaeadb0292c3a619d349d7ad8983e08ea2ad4ded2"
     "19bbe553bf76c0"},
    {MC_OBJECT_PKCS7,
     "308201cc06092a864886f70d010702a08201bd308201b90201013100300b06092a86"
     "4886f70d010701a08201a13082019d30820142a003020102021476f20749e71ba3b8"
     "ab23afa87ff9c12026c79ee8300a06082a8648ce3d04030230173115301306035504"
     "030c0c6d63752e6c61622e74657374301e170d3236313132383137343232395a170d"
     "3336313132353137343232395a30173115301306035504030c0c6d63752e6c61622e"
     "746573743059301306072a8648ce3d020106082a8648ce3d03010703420004bfbe2b"
     "f1c046ac4a7ef888ec9564656dda047a2212483adcae6872122513ece007e2716f65"
     "e4306ebb3768fdb8bc5b3d4214f79a3d3cf0b606d3213032c66f7ca36c306a301d06"
     "03551d0e0416041455caa80373a7ba788a0d72f2e24628e29bf5233d301f0603551d"
     "2304183016801455caa80373a7ba788a0d72f2e24628e29bf5233d300f0603551d13"
     "0101ff040530030101ff30170603551d110410300e820c6d63752e6c61622e746573"
     "74300a06082a8648ce3d040302034900304602210094413d53898aab08a9511cd4fd"
     "9cd9ce270de57cedacfd18076d9b136238ad4a0221008c589a207a72719e97c02d7d"
     "6e6b12209d294227b7cb20b83a9ea9cb184260573100"},
    {MC_OBJECT_PKCS12,
     "308203730201033082036c06092a864886f70d010701a082035d0482035930820355"
     "3082020c06092a864886f70d010701a08201fd048201f9308201f5308201f1060b2a"
     "864886f70d010c0a0103a08201b9308201b5060a2a864886f70d01091601a08201a5"
     "048201a13082019d30820142a003020102021476f20749e71ba3b8ab23afa87ff9c1"
     "2026c79ee8300a06082a8648ce3d04030230173115301306035504030c0c6d63752e"
     "6c61622e74657374301e170d3236313132383137343232395a170d33363131323531"
     "37343232395a30173115301306035504030c0c6d63752e6c61622e74657374305930"
     "1306072a8648ce3d020106082a8648ce3d03010703420004bfbe2bf1c046ac4a7ef8"
     "88ec9564656dda047a2212483adcae6872122513ece007e2716f65e4306ebb3768fd"
     "b8bc5b3d4214f79a3d3cf0b606d3213032c66f7ca36c306a301d0603551d0e041604"
     "1455caa80373a7ba788a0d72f2e24628e29bf5233d301f0603551d23041830168014"
     "55caa80373a7ba788a0d72f2e24628e29bf5233d300f0603551d130101ff04053003"
     "0101ff30170603551d110410300e820c6d63752e6c61622e74657374300a06082a86"
     "48ce3d040302034900304602210094413d53898aab08a9511cd4fd9cd9ce270de57c"
     "edacfd18076d9b136238ad4a0221008c589a207a72719e97c02d7d6e6b12209d2942"
     "27b7cb20b83a9ea9cb184260573125302306092a864886f70d01091531160414138a"
     "2f2020226b27d73a404711c1a092e96975263082014106092a864886f70d010701a0"
     "8201320482012e3082012a30820126060b2a864886f70d010c0a0102a081ef3081ec"
     "305706092a864886f70d01050d304a302906092a864886f70d01050c301c0408472e"
     "bf1ee082d47c020203e8300c06082a864886f70d02090500301d0609608648016503"
     "04012a04104d7d6700defac8e72d3437bbfd639dfd0481905d8c1195b76f09a37dd1"
     "4274cc2638d2f09d74593678f5a5662732cb23f02567aa280df86aed40b14b0d226d"
     "78ad942066049de9cc585dd07bde670bbd46f79fd4342e1664de0b6c6d802caa367d"
     "50ca0a2435ff9be30166c6cd594558ea1a29d57aa6a1e5deec24a049f0488d6b7205"
     "7a43899fa8182b051e13bab912b700306dc235335c28780ef4f28709062725603125"
     "302306092a864886f70d01091531160414138a2f2020226b27d73a404711c1a092e9"
     "697526"},
    {MC_OBJECT_PUBLIC_KEY,
     "3059301306072a8648ce3d020106082a8648ce3d03010703420004bfbe2bf1c046ac"
     "4a7ef888ec9564656dda047a2212483adcae6872122513ece007e2716f65e4306ebb"
     "3768fdb8bc5b3d4214f79a3d3cf0b606d3213032c66f7c"},
    {MC_OBJECT_PUBLIC_KEY_RSA,
     "3082010a0282010100c8486da938fa295f495f28bb097b2a41ece45ff01231f3bdd7"
     "0c468f14dd96c2e4ecdac4a9eab1d55eb15f0004198a60a9a9ef77251e212ea28a50"
     "133323c0cc7a5df90c8d831cbae7723c666a25d4b22963ddece83da3e44a6e077a47"
     "5095a7ef03737fd01cdc08eb02dc8818b8698ffe0c43badebc935efdc5ca5480c8c6"
     "291a7168c086df1ad5947abdc081daec781ea864d71e6a2ad4993ac2a0f56862789f"
     "6c57feb0fc9b4341215bf9eb33876e5da48af526b0654a8d14745e9ae51fae930b5b"
     "40e6cafe7f681c0c608f645fd223a6c211b55755e0df2958449ca6aed24677dae6aa"
     "305945068be97cbf6c2c87edf96215eff34e476096fc514a1958a50203010001"},
    {MC_OBJECT_KEY_EC,
     "30770201010420ed98efaf77fbd26a797297e7a314751a229fbcc6f88233bf394678"
     "47fe221269a00a06082a8648ce3d030107a14403420004bfbe2bf1c046ac4a7ef888"
     "ec9564656dda047a2212483adcae6872122513ece007e2716f65e4306ebb3768fdb8"
     "bc5b3d4214f79a3d3cf0b606d3213032c66f7c"},
    {MC_OBJECT_KEY_PKCS8,
     "308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b020101"
     "0420ed98efaf77fbd26a797297e7a314751a229fbcc6f88233bf39467847fe221269"
     "a14403420004bfbe2bf1c046ac4a7ef888ec9564656dda047a2212483adcae687212"
     "2513ece007e2716f65e4306ebb3768fdb8bc5b3d4214f79a3d3cf0b606d3213032c6"
     "6f7c"},
    {MC_OBJECT_KEY_LOCKED,
     "3081ec305706092a864886f70d01050d304a302906092a864886f70d01050c301c04"
     "08bc846f382ca423e9020203e8300c06082a864886f70d02090500301d0609608648"
     "01650304012a0410ed56d679938f2a15c3d4cbd2258444bf048190aac29253b2d104"
     "bfaff4f7cbab9c428346b4cb91a8142f860aa8d296f231bcd497c6aef737357a59eb"
     "bf7bbaa8d904bc095ec1bcf92cb556bd9f24e3a39afab4014bf86d6f810f898d4bfd"
     "cfaa5cbb3b0a45baceb36fc13cacda29d14b3c81c34ede91172c5a19f94f7dae4fa8"
     "e2935125b6ce7f6e37b03fccebf19a5002b5920d9632461451b9f41cd161e5c409d2"
     "1a"},
    {MC_OBJECT_DH_PARAMETERS,
     "3046024100a11fc8b8cd6bc10f3c27d3a75a43af968ca52e712416e93b17d6e5401e"
     "6a3383f0dada5fcbf0d970de6872d31c8a68e0cb4a0625b4aa675c83445b7e786725"
     "6f020102"},
    {MC_OBJECT_DH_PARAMETERS,
     "3046024100b03c6ec59272f99d8aabb45393e2d180f913bbe6992c7b4e5a679fd7d2"
     "0da4a3ede206e0f36a7ca3476310dfa7b41fc3b2bfcc19acd37eb0a3c863d45cb939"
     "e7020105"},
    {MC_OBJECT_DSA_PARAMETERS,
     "3082012702818100f4e2090e6c94b483d7b8859c315aeb87cb3367a37c3b0ba29fdd"
     "731dc759ee5e9beb88ec226767d262c0f6990fbf14cccb0b2d3f7482da54017f556e"
     "fe48a1752777aa36a4b52e9a822f532bac3e9798acfea3a8a881bd2c7b5ace3c4628"
     "76567afd45298df7a6d881360190e03bdd65c40c978c2592929baa1dc2ad4e0ecef7"
     "021d00fbe14ec62a4fb4f388eb5b73133f891b6ffa7abcf0a9158588aa3719028181"
     "00c66a16c002bc47aff940d9253676ae95e2df0147755530cef5ec0720122f738ca5"
     "e97485af76f00e35928785158e32a879120fd1d72de9b5ddf5f004d301ba1a4d14c3"
     "bda7bbf0b15daa0e4f1313d194ac96009d6db94699ae75f3973ad6feddb4b98da196"
     "7fc27f8cbd13f4d26afe552ee4bc031392517042e18f58378b6133"},
    {MC_OBJECT_OCSP,
     "308202d60a0100a08202cf308202cb06092b0601050507300101048202bc308202b8"
     "3081b7a11930173115301306035504030c0c6d63752e6c61622e74657374180f3230"
     "3236313132383137343233345a30643062304d300906052b0e03021a050004147854"
     "b12d3a3d58bc61519523ddbc6fe21cab3e8b041455caa80373a7ba788a0d72f2e246"
     "28e29bf5233d021476f20749e71ba3b8ab23afa87ff9c12026c79ee88200180f3230"
     "3236313132383137343233345aa1233021301f06092b060105050730010204120410"
     "4de638b5a95668b7083d492117b402d4300a06082a8648ce3d040302034700304402"
     "2067ec93fd55acf391092e5918baf2f93787785f3aa867d1f1c7bd2f2191f98b0002"
     "2056e11cbc3b9fa2cbd7ef9396895493faea9e90a33de753f514be03c860b8314ba0"
     "8201a5308201a13082019d30820142a003020102021476f20749e71ba3b8ab23afa8"
     "7ff9c12026c79ee8300a06082a8648ce3d04030230173115301306035504030c0c6d"
     "63752e6c61622e74657374301e170d3236313132383137343232395a170d33363131"
     "32353137343232395a30173115301306035504030c0c6d63752e6c61622e74657374"
     "3059301306072a8648ce3d020106082a8648ce3d03010703420004bfbe2bf1c046ac"
     "4a7ef888ec9564656dda047a2212483adcae6872122513ece007e2716f65e4306ebb"
     "3768fdb8bc5b3d4214f79a3d3cf0b606d3213032c66f7ca36c306a301d0603551d0e"
     "0416041455caa80373a7ba788a0d72f2e24628e29bf5233d301f0603551d23041830"
     "16801455caa80373a7ba788a0d72f2e24628e29bf5233d300f0603551d130101ff04"
     "0530030101ff30170603551d110410300e820c6d63752e6c61622e74657374300a06"
     "082a8648ce3d040302034900304602210094413d53898aab08a9511cd4fd9cd9ce27"
     "0de57cedacfd18076d9b136238ad4a0221008c589a207a72719e97c02d7d6e6b1220"
     "9d294227b7cb20b83a9ea9cb18426057"}};

#define OBJECT_COUNT (sizeof(OBJECTS) / sizeof(OBJECTS[0]))

static size_t from_hex(const char *hex, uint8_t *out, size_t cap)
{
    size_t len = 0;

    assert_true(mc_hex_read(mc_view_str(hex), out, cap, &len));
    return len;
}

/* In a block of its own, so that the sanitizer sees a byte too far. */
static void know(const uint8_t *bytes, size_t len, mc_object *object)
{
    uint8_t *copy = malloc(len > 0 ? len : 1);
    mc_view view = {copy, len};

    memcpy(copy, bytes, len);
    mc_object_know(view, object);
    free(copy);
}

static mc_view view_of(const uint8_t *bytes, size_t len)
{
    mc_view view = {bytes, len};

    return view;
}

static void each_kind_is_known_whole(void **state)
{
    uint8_t bytes[2048];
    size_t i;

    (void) state;
    for (i = 0; i < OBJECT_COUNT; i++) {
        size_t len = from_hex(OBJECTS[i].hex, bytes, sizeof(bytes));
        mc_object object;
        mc_fault fault;

        know(bytes, len, &object);
        assert_int_equal(object.kind, OBJECTS[i].kind);
        assert_int_equal(object.cut, 0);
        assert_int_equal(object.missing, 0);
        assert_int_equal(mc_object_damage(view_of(bytes, len), NULL, &fault),
                         MC_ERR_DER_DAMAGED);
        assert_int_equal(fault.bytes, 0);
    }
}

/* Two numbers that are cut may be a key or a group: nobody can tell. */
static int is_ambiguous(mc_object_kind kind)
{
    return kind == MC_OBJECT_PUBLIC_KEY_RSA ||
           kind == MC_OBJECT_DH_PARAMETERS || kind == MC_OBJECT_DSA_PARAMETERS;
}

static void what_is_cut_is_known_and_how_much_is_missing(void **state)
{
    uint8_t bytes[2048];
    size_t i, cut;

    (void) state;
    for (i = 0; i < OBJECT_COUNT; i++) {
        size_t len = from_hex(OBJECTS[i].hex, bytes, sizeof(bytes));

        for (cut = 0; cut < len; cut++) {
            mc_object object;
            mc_fault fault;

            know(bytes, cut, &object);
            if (cut >= 4) {
                assert_int_equal(object.cut, 1);
                assert_int_equal(object.missing, len - cut);
                assert_int_equal(
                    mc_object_damage(view_of(bytes, cut), NULL, &fault),
                    MC_ERR_DER_CUT);
                assert_int_equal(fault.bytes, len - cut);
            }
            if (cut >= 64 && !is_ambiguous(OBJECTS[i].kind)) {
                assert_int_equal(object.kind, OBJECTS[i].kind);
            }
        }
    }
}

static void an_end_that_is_left_open_counts_no_bytes(void **state)
{
    /* PKCS#7 of indefinite length, without its end marker. */
    static const char HEX[] = "308006092a864886f70d010702a080";
    uint8_t bytes[64];
    mc_object object;

    (void) state;
    know(bytes, from_hex(HEX, bytes, sizeof(bytes)), &object);
    assert_int_equal(object.kind, MC_OBJECT_PKCS7);
    assert_int_equal(object.missing, 0);
}

static void what_only_looks_alike_is_unknown(void **state)
{
    static const char *const HEX[] = {
        "",
        "30",
        "3000",
        "0500",
        "308006",
        "3003020103",             /* a number alone */
        "300502010330 00",        /* version 3 of nothing */
        "30080201010203010001",   /* two small numbers */
        "3006310406022a03",       /* a SET first */
        "30ff010203040506070809", /* a length of 127 bytes */
    };
    uint8_t bytes[64];
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(HEX) / sizeof(HEX[0]); i++) {
        mc_object object;

        know(bytes, from_hex(HEX[i], bytes, sizeof(bytes)), &object);
        assert_int_equal(object.kind, MC_OBJECT_UNKNOWN);
    }
}

static void labels_are_hints_for_kinds(void **state)
{
    (void) state;
    assert_int_equal(mc_object_of_label(mc_view_str("NEW CERTIFICATE REQUEST")),
                     MC_OBJECT_REQUEST);
    assert_int_equal(mc_object_of_label(mc_view_str("TRUSTED CERTIFICATE")),
                     MC_OBJECT_CERTIFICATE);
    assert_int_equal(mc_object_of_label(mc_view_str("certificate")),
                     MC_OBJECT_UNKNOWN);
    assert_int_equal(mc_object_of_label(mc_view_str("CERTIFICATES")),
                     MC_OBJECT_UNKNOWN);
    assert_true(mc_object_is_key(MC_OBJECT_KEY_LOCKED));
    assert_false(mc_object_is_key(MC_OBJECT_KEY_DSA));
    assert_false(mc_object_is_key(MC_OBJECT_CERTIFICATE));
    assert_string_equal(mc_object_code(MC_OBJECT_CERTIFICATE), "certificate");
    assert_string_equal(mc_object_code((mc_object_kind) 999),
                        mc_object_code(MC_OBJECT_UNKNOWN));
}

static void labels_are_read_as_people_write_them(void **state)
{
    static const struct {
        const char *text;
        const char *label;
        size_t used;
    } CASES[] = {
        {"CERTIFICATE-----", "CERTIFICATE", 11},
        {"certificate request", "CERTIFICATE REQUEST", 19},
        {"CERTIFICATE   REQUEST x", "CERTIFICATE REQUEST", 21},
        {"RSAPRIVATEKEY", "RSA PRIVATE KEY", 13},
        {"CERTIFICATE\nREQUEST", "CERTIFICATE", 11},
        {"ZERTIFIKAT", NULL, 0},
        {"", NULL, 0},
    };
    size_t i, used;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        const char *label =
            mc_object_label_at(mc_view_str(CASES[i].text), &used);

        if (CASES[i].label == NULL) {
            assert_null(label);
        } else {
            assert_string_equal(label, CASES[i].label);
        }
        assert_int_equal(used, CASES[i].used);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_is_known_whole),
        cmocka_unit_test(what_is_cut_is_known_and_how_much_is_missing),
        cmocka_unit_test(an_end_that_is_left_open_counts_no_bytes),
        cmocka_unit_test(what_only_looks_alike_is_unknown),
        cmocka_unit_test(labels_are_hints_for_kinds),
        cmocka_unit_test(labels_are_read_as_people_write_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
