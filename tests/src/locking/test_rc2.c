/*
 * RC2 against the vectors of RFC 2268 section 5: one block each, so that CBC
 * with an IV of zeros is the block itself.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "locking/rc2.h"

static void check(const char *key_hex, unsigned bits, const char *plain_hex,
                  const char *cipher_hex)
{
    static const uint8_t IV[8] = {0};
    uint8_t key[16], plain[8], cipher[8], out[8];
    size_t key_len, len;
    mc_view in = {cipher, 8};

    assert_true(mc_hex_read(mc_view_str(key_hex), key, sizeof(key), &key_len));
    assert_true(mc_hex_read(mc_view_str(plain_hex), plain, 8, &len));
    assert_true(mc_hex_read(mc_view_str(cipher_hex), cipher, 8, &len));
    assert_int_equal(mc_rc2_cbc_decrypt(key, key_len, bits, IV, in, out),
                     MC_OK);
    assert_memory_equal(out, plain, 8);
}

static void rfc2268_vectors_decrypt(void **state)
{
    (void) state;
    check("0000000000000000", 63, "0000000000000000", "ebb773f993278eff");
    check("ffffffffffffffff", 64, "ffffffffffffffff", "278b27e42e2f0d49");
    check("3000000000000000", 64, "1000000000000001", "30649edf9be7d2c2");
    check("88", 64, "0000000000000000", "61a8a244adacccf0");
    check("88bca90e90875a", 64, "0000000000000000", "6ccf4308974c267f");
    check("88bca90e90875a7f0f79c384627bafb2", 64, "0000000000000000",
          "1a807d272bbe5db1");
    check("88bca90e90875a7f0f79c384627bafb2", 128, "0000000000000000",
          "2269552ab0f85ca6");
}

static void cbc_chains_blocks_and_works_in_place(void **state)
{
    static const uint8_t KEY[8] = {0x30};
    static const uint8_t IV[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    /* The third vector's block twice: C1 = C2, so P2 = P ^ C1. */
    uint8_t data[16] = {0x30, 0x64, 0x9e, 0xdf, 0x9b, 0xe7, 0xd2, 0xc2,
                        0x30, 0x64, 0x9e, 0xdf, 0x9b, 0xe7, 0xd2, 0xc2};
    static const uint8_t P[8] = {0x10, 0, 0, 0, 0, 0, 0, 1};
    uint8_t c[8];
    mc_view in = {data, sizeof(data)};
    size_t i;

    (void) state;
    memcpy(c, data, 8);
    assert_int_equal(mc_rc2_cbc_decrypt(KEY, 8, 64, IV, in, data), MC_OK);
    for (i = 0; i < 8; i++) {
        assert_int_equal(data[i], P[i] ^ IV[i]);
        assert_int_equal(data[8 + i], P[i] ^ c[i]);
    }
}

static void odd_lengths_and_keys_are_refused(void **state)
{
    static const uint8_t KEY[17] = {0};
    uint8_t data[16] = {0};
    mc_view seven = {data, 7}, eight = {data, 8};

    (void) state;
    assert_int_equal(mc_rc2_cbc_decrypt(KEY, 8, 64, KEY, seven, data),
                     MC_ERR_DER_DAMAGED);
    assert_int_equal(mc_rc2_cbc_decrypt(KEY, 0, 64, KEY, eight, data),
                     MC_ERR_UNSUPPORTED);
    assert_int_equal(mc_rc2_cbc_decrypt(KEY, 17, 64, KEY, eight, data),
                     MC_ERR_UNSUPPORTED);
    assert_int_equal(mc_rc2_cbc_decrypt(KEY, 8, 129, KEY, eight, data),
                     MC_ERR_UNSUPPORTED);
    assert_int_equal(mc_rc2_cbc_decrypt(KEY, 8, 0, KEY, eight, data),
                     MC_ERR_UNSUPPORTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rfc2268_vectors_decrypt),
        cmocka_unit_test(cbc_chains_blocks_and_works_in_place),
        cmocka_unit_test(odd_lengths_and_keys_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
