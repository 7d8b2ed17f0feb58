/*
 * Weaknesses that show in a public key, at their bounds, and what becomes of
 * a request or a certificate that carries them.
 */
#include "../forge.h"

#include "key/key_weak.h"
#include "x509/request.h"

/* A product of two primes, and a prime; 2048 bits each. */
static const char PRODUCT[] =
    "a73b2e37ccd936a59a79664752dbf87c4f7930e4e756f372fe4c686ca062e38d"
    "be652d5b4483bc5a6c8bd4df85355f9296902e03259ce371c106aeb720efbc36"
    "2d97adf6b85bff3bb65d7ff057357036184468f1f0fc08f6f468b5ae3307995c"
    "0b284dd7726f5299245fb4abedb5fc248b24b0940511254c8aaa76eb6f1c0d66"
    "24e3e4074faa0a44069280632485bc8c81b656c3a7ade73c0dd119563a0d2dda"
    "522dd78f50601ae10876d379e278affbc2bc4f6524efae91bedeb19b9dd7c9a3"
    "83449e5f205a988697d67f5d55f07d7b16aa97d1c3181f1f69287f0a8bf6beb5"
    "add176cdf11975541cba6ebe8515cf3e0755dee1496b6c356a87583ad1f3133d";

static const char PRIME[] =
    "f43be1313c325544a96b5023cfa567869f27d639c52ee0301fbdddd2968250fb"
    "b3a821c8091884cdfde49e217d93e99cbcecfec12938dc31880fb9b37e07555f"
    "bf723e8162c567ffea3069aa84111772d2b3531261427f350f9a3120b2d97044"
    "e09605a9baf632487cb6e18f21381a97daf848b0e8eb06924b75e430cca8bf0e"
    "e7777bb9be78dbe7340b7c107ada37f0891c7b741cd6af182a7b9f13419a757a"
    "4cecfbcb1291c0a0f8cb2daaaa51573f6577467a491905966f279b503cf0b0b2"
    "741aa8a6ef9c83c5be3464c5dc9d8cc50f6d2148455031babff0bb9d183a7ea3"
    "d792f70e5b813fd2103a8fd5266c6bf5eedee002c784f9954e3486558794a845";

/* 2^1023 + 2^1022 + 1037, times the next prime; and times one that Fermat's
 * method finds after 50 steps. */
static const char CLOSE[] =
    "9000000000000000000000000000000000000000000000000000000000000000"
    "0000000000000000000000000000000000000000000000000000000000000000"
    "0000000000000000000000000000000000000000000000000000000000000000"
    "0000000000000000000000000000000000000000000000000000000000000802"
    "8000000000000000000000000000000000000000000000000000000000000000"
    "0000000000000000000000000000000000000000000000000000000000000000"
    "0000000000000000000000000000000000000000000000000000000000000000"
    "00000000000000000000000000000000000000000000000000000000001ada2d";

static const char NEARBY[] =
    "9000000000000000000000000000000000000000000000000000000000000000"
    "000000000000000000000000000000000000000000000000000000000000000c"
    "fd899ce963efe63b98e754cb8965be849bd58bfc74e518f9d574df1f3b0a63a1"
    "23d896de48123f0e77ced0198803347a7c4119464b3e6d121e030330c96051db"
    "0000000000000000000000000000000000000000000000000000000000000000"
    "0000000000000000000000000000000000000000000000000000000000004629"
    "5deb7c8d190a29e32c18a5fa16dba98f000abcdcb0083ab2388fc202e1721a52"
    "f0798337ed373ccf16569f3a9bfa1ae1c4ef2cfe652a6dda18453b7fa429b22b";

/* 65521, the last prime below 2^16, times another. */
static const char SMALL[] =
    "c56197e4bd7fde151e216f183f98bef6345da9dd5540b6a106a0064a42e1bfa4"
    "03ec14c711d1114dd7a88cc7e7c37bde0779475b5c4a94da46ba56bb27620342"
    "8620859df3419f77b8b23e56ed25968d06b801435128f5af6c9efcc8ca1d4f85"
    "b972bdccd4772f4ed83be806c1c903fce6d20b317d999c9d6a9ec19c1bec80fd"
    "517e8450920108028573ffba693c9812b89facfee14a91732bd3545900963150"
    "9a03c10601b1e5c95996b8a41ca83f27f90ef9f261daed711c9fbcb74c137938"
    "04b20c634ffad297402ce21d635d25dbd69c668139e2424e4aea3d2b49d2f0ec"
    "373ff0656042b76cc249060c9d9cb0d675078d7857b30e995f34d60e36763c77";

/* 2^2047 and a bit more: a power of 65537 modulo each prime that the faulty
 * chips give away, and modulo each but the last. */
static const char ROCA[] = "38601d319b6c1744f5cded8ac3";
static const char NEARLY_ROCA[] = "3b702f9044aec0c1ef94f8c4f3";

/* A SubjectPublicKeyInfo of these numbers, in hexadecimal. */
static mc_buf rsa_key(const char *modulus, const char *exponent)
{
    mc_buf n = MC_BUF_INIT, e = MC_BUF_INIT, numbers = MC_BUF_INIT;
    mc_buf spki = MC_BUF_INIT;
    mc_der der;

    from_hex(modulus, &n);
    from_hex(exponent, &e);
    mc_der_begin(&der, &numbers);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_unsigned(&der, mc_buf_view(&n));
    mc_der_unsigned(&der, mc_buf_view(&e));
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
    mc_der_begin(&der, &spki);
    mc_der_open(&der, MC_DER_SEQUENCE);
    mc_der_open(&der, MC_DER_SEQUENCE);
    MC_DER_PUT_OID(&der, MC_OID_RSA);
    mc_der_null(&der);
    mc_der_close(&der);
    mc_der_bit_string(&der, mc_buf_view(&numbers));
    mc_der_close(&der);
    assert_err(mc_der_end(&der), MC_OK);
    mc_buf_free(&n);
    mc_buf_free(&e);
    mc_buf_free(&numbers);
    return spki;
}

static unsigned weaknesses_of(const char *modulus, const char *exponent)
{
    mc_buf spki = rsa_key(modulus, exponent);
    mc_public_key key;
    unsigned found = 0;

    assert_err(mc_public_key_read(mc_buf_view(&spki), &key), MC_OK);
    assert_err(mc_public_key_weaknesses(&key, &found), MC_OK);
    mc_buf_free(&spki);
    return found;
}

/* "01" and so many zeros, and a last byte that makes it odd. */
static void power(char *hex, const char *first, size_t zeros)
{
    size_t i;

    memcpy(hex, first, 2);
    for (i = 0; i < zeros; i++) {
        memcpy(hex + 2 + 2 * i, "00", 2);
    }
    memcpy(hex + 2 + 2 * zeros, "01", 3);
}

static void exponents_are_judged_at_their_bounds(void **state)
{
    char large[80];

    (void) state;
    assert_int_equal(weaknesses_of(PRODUCT, "010001"), 0);
    assert_int_equal(weaknesses_of(PRODUCT, "01"), MC_WEAK_EXPONENT_ONE);
    assert_int_equal(weaknesses_of(PRODUCT, "03"), MC_WEAK_EXPONENT_SMALL);
    assert_int_equal(weaknesses_of(PRODUCT, "ffff"), MC_WEAK_EXPONENT_SMALL);
    assert_int_equal(weaknesses_of(PRODUCT, "010000"),
                     MC_WEAK_EXPONENT_SMALL | MC_WEAK_EXPONENT_EVEN);
    assert_int_equal(weaknesses_of(PRODUCT, "010002"), MC_WEAK_EXPONENT_EVEN);
    power(large, "80", 30); /* 256 bits */
    assert_int_equal(weaknesses_of(PRODUCT, large), 0);
    power(large, "01", 31); /* 257 bits */
    assert_int_equal(weaknesses_of(PRODUCT, large), MC_WEAK_EXPONENT_LARGE);
}

static void moduli_are_judged(void **state)
{
    char even[sizeof(PRODUCT)];
    char huge[2 * 1026];

    (void) state;
    memcpy(even, PRODUCT, sizeof(even));
    even[sizeof(even) - 2] = '0';
    assert_int_equal(weaknesses_of(even, "010001"), MC_WEAK_SMALL_FACTOR);
    assert_int_equal(weaknesses_of(PRIME, "010001"), MC_WEAK_PRIME);
    power(huge, "01", 1023); /* 8193 bits */
    assert_true(weaknesses_of(huge, "010001") & MC_WEAK_LONG);
    power(huge, "40", 254); /* 2047 bits */
    assert_true(weaknesses_of(huge, "010001") & MC_WEAK_SHORT);
    power(huge, "80", 254);
    assert_false(weaknesses_of(huge, "010001") & MC_WEAK_SHORT);
    power(huge, "80", 1022); /* 8192 bits */
    assert_false(weaknesses_of(huge, "010001") & MC_WEAK_LONG);
}

/* A certificate of such a key, and the request for one. */
static void must_be_told(fixture *f, const char *modulus, const char *exponent,
                         const char *level, const char *code)
{
    mc_buf spki = rsa_key(modulus, exponent);
    recipe l = leaf();
    question q = ask();

    l.spki = mc_buf_view(&spki);
    with_made(&q, "certificate", make(f, l));
    must_say(&q, level, code);
    mc_buf_free(&spki);
}

static void weak_keys_are_told_as_what_they_are(void **state)
{
    must_be_told(*state, PRODUCT, "01", "error", "WEAK");
    must_be_told(*state, PRODUCT, "010002", "error", "WEAK");
    must_be_told(*state, PRODUCT, "03", "warning", "WEAK_EXPONENT_SMALL");
    must_be_told(*state, PRIME, "010001", "error", "WEAK");
    must_be_told(*state, PRODUCT, "010001", "ok", "KEY_SOUND");
}

/* 2^2047 and these last bytes. */
static void beyond(char hex[513], const char *last)
{
    memset(hex, '0', 512);
    hex[0] = '8';
    memcpy(hex + 512 - strlen(last), last, strlen(last) + 1);
}

static void moduli_that_others_can_factor_are_told_apart(void **state)
{
    char roca[513], nearly[513];

    (void) state;
    assert_int_equal(weaknesses_of(CLOSE, "010001"), MC_WEAK_CLOSE_PRIMES);
    assert_int_equal(weaknesses_of(NEARBY, "010001"), MC_WEAK_CLOSE_PRIMES);
    assert_int_equal(weaknesses_of(SMALL, "010001"), MC_WEAK_SMALL_FACTOR);
    beyond(roca, ROCA);
    assert_int_equal(weaknesses_of(roca, "010001"), MC_WEAK_ROCA);
    beyond(nearly, NEARLY_ROCA);
    assert_int_equal(weaknesses_of(nearly, "010001"), 0);
}

static void weak_keys_are_not_signed_for(void **state)
{
    char roca[513];
    const char *const KEYS_OF[][2] = {{PRIME, "010001"}, {PRODUCT, "01"},
                                      {PRODUCT, "03"},   {CLOSE, "010001"},
                                      {SMALL, "010001"}, {roca, "010001"}};
    size_t i;

    (void) state;
    beyond(roca, ROCA);
    for (i = 0; i < 6; i++) {
        mc_buf spki = rsa_key(KEYS_OF[i][0], KEYS_OF[i][1]);
        mc_view none = {NULL, 0};
        mc_public_key key;
        mc_job job;

        mc_job_init(&job, none);
        assert_err(mc_public_key_read(mc_buf_view(&spki), &key), MC_OK);
        assert_err(mc_key_accept(&job, &key), MC_ERR_KEY_WEAK);
        /* and why */
        assert_string_equal(job.fault.part, MC_PART_WEAK);
        assert_true(job.fault.what.len > 0);
        mc_job_free(&job);
        mc_buf_free(&spki);
    }
}

static void a_key_below_1024_bits_is_refused(void **state)
{
    static const char SHORT[] =
        "c3a1f5d7b9e2468ace13579bdf02468ace13579bdf02468ace13579bdf02468b";
    mc_buf spki = rsa_key(SHORT, "010001");
    recipe r = leaf();
    question q = ask();

    r.spki = mc_buf_view(&spki);
    with_made(&q, "certificate", make(*state, r));
    with_text(&q, "now", "1795500000");
    call(&q);
    assert_true(says(&q, "error", "WEAK"));
    forget(&q);
    mc_buf_free(&spki);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exponents_are_judged_at_their_bounds),
        cmocka_unit_test(moduli_are_judged),
        cmocka_unit_test(moduli_that_others_can_factor_are_told_apart),
        cmocka_unit_test(weak_keys_are_told_as_what_they_are),
        cmocka_unit_test(weak_keys_are_not_signed_for),
        cmocka_unit_test(a_key_below_1024_bits_is_refused),
    };

    return cmocka_run_group_tests(tests, make_keys, free_keys);
}
