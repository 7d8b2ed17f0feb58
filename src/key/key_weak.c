#include "key/key_weak.h"

#include <string.h>

#include <mbedtls/platform_util.h>
#include <mbedtls/rsa.h>

#include "base/bytes.h"

/* Fermat's method finds primes that share their upper half at the first
 * step; 100 is what badkeys takes, too. */
#define FERMAT_STEPS 100

/* Trial division goes through all primes below this. */
#define TRIAL_LIMIT 65536u

static const char *const WEAKNESSES[MC_WEAK__COUNT] = {
    "SHORT",         "EXPONENT_EVEN", "EXPONENT_SMALL", "EXPONENT_LARGE",
    "SMALL_FACTOR",  "CLOSE_PRIMES",  "ROCA",           "EXPONENT_ONE",
    "PRIME_MODULUS", "LONG"};

const char *mc_key_weakness_name(unsigned one)
{
    size_t i = 0;

    while (i < MC_WEAK__COUNT - 1 && (one & 1u << i) == 0) {
        i++;
    }
    return WEAKNESSES[i];
}

mc_err mc_key_weak(mc_job *job, unsigned found)
{
    mc_fault fault = {MC_PART_WEAK, mc_view_str(mc_key_weakness_name(found)),
                      0};

    return found == 0 ? MC_OK
                      : mc_fail_with(job, MC_ERR_KEY_WEAK, NULL, &fault);
}

/* ------------------------------------------------------- small factors -- */

/* n modulo m, for a big-endian number and m below 2^32. */
static uint32_t remainder_of(mc_view n, uint32_t m)
{
    uint64_t rest = 0;
    size_t i = 0;

    /* Up to the first whole word, then four bytes at a time. */
    for (; i < n.len % 4; i++) {
        rest = (rest << 8 | n.p[i]) % m;
    }
    for (; i < n.len; i += 4) {
        rest = (rest << 32 | mc_be32(n.p + i)) % m;
    }
    return (uint32_t) rest;
}

/* 1 when one of two primes below TRIAL_LIMIT divides n: both for one walk
 * through it, as their product is a number of 32 bits. */
static int either_divides(mc_view n, uint32_t p, uint32_t q)
{
    uint32_t rest = remainder_of(n, p * q);

    return rest % p == 0 || rest % q == 0;
}

/* 1 when a prime below TRIAL_LIMIT divides n (Eratosthenes over odds). */
static int has_small_factor(mc_view n)
{
    uint8_t composite[TRIAL_LIMIT / 16]; /* bit i of all: 2i + 1 */
    uint32_t odd, multiple;
    uint32_t former = 2; /* a prime whose turn comes with the next */

    memset(composite, 0, sizeof(composite));
    for (odd = 3; odd < TRIAL_LIMIT; odd += 2) {
        if ((composite[odd / 16] >> (odd / 2 % 8) & 1) != 0) {
            continue;
        }
        if (former == 0) {
            former = odd;
        } else if (either_divides(n, former, odd)) {
            return 1;
        } else {
            former = 0;
        }
        for (multiple = odd; multiple <= (TRIAL_LIMIT - 1) / odd;
             multiple += 2) {
            uint32_t product = odd * multiple;

            composite[product / 16] |= (uint8_t) (1u << (product / 2 % 8));
        }
    }
    return former != 0 && remainder_of(n, former) == 0;
}

/* ---------------------------------------------------------------- ROCA -- */

/*
 * The faulty library made primes k * M + (65537^a mod M), with M the product
 * of the first primes. So modulo each of them n is a power of 65537 too,
 * which for those below is rare: 2^-28 for a random n over all of them
 * (Nemec et al., CCS 2017, section 2.3).
 */
static int is_roca(mc_view n)
{
    static const uint8_t PRIMES[] = {11, 13, 17,  19,  37,  53,  61,  71, 73,
                                     79, 97, 103, 107, 109, 127, 151, 157};
    size_t i;

    for (i = 0; i < sizeof(PRIMES); i++) {
        uint32_t prime = PRIMES[i];
        uint32_t wanted = remainder_of(n, prime);
        uint32_t step = 65537 % prime;
        uint32_t power = 1;
        uint32_t j;

        for (j = 0; j < prime && power != wanted; j++) {
            power = power * step % prime;
        }
        if (power != wanted) {
            return 0;
        }
    }
    return 1;
}

/* -------------------------------------------------------- close primes -- */

/* Newton's method falls to the floor of the root from anywhere above it. */
static int fall_to_root(const mbedtls_mpi *n, mbedtls_mpi *root)
{
    mbedtls_mpi work;
    int ret;

    mbedtls_mpi_init(&work);
    ret = mbedtls_mpi_mul_mpi(&work, root, root);
    while (ret == 0 && mbedtls_mpi_cmp_mpi(&work, n) > 0) {
        ret = mbedtls_mpi_div_mpi(&work, NULL, n, root);
        MC_THEN(ret, mbedtls_mpi_add_mpi(root, root, &work));
        MC_THEN(ret, mbedtls_mpi_shift_r(root, 1));
        MC_THEN(ret, mbedtls_mpi_mul_mpi(&work, root, root));
    }
    mbedtls_mpi_free(&work);
    return ret;
}

/*
 * root = the smallest integer whose square is at least n, which is not 0.
 * Each round takes twice as many bits of n and needs one or two divisions;
 * the last ones cost more than all before.
 */
static int ceiling_root(const mbedtls_mpi *n, mbedtls_mpi *root)
{
    size_t left = (mbedtls_mpi_bitlen(n) - 1) / 2; /* bits yet to come */
    size_t gain;
    mbedtls_mpi high;
    int ret;

    mbedtls_mpi_init(&high);
    ret = mbedtls_mpi_lset(root, 2); /* above the root of the first bits */
    while (ret == 0) {
        ret = mbedtls_mpi_copy(&high, n);
        MC_THEN(ret, mbedtls_mpi_shift_r(&high, 2 * left));
        MC_THEN(ret, fall_to_root(&high, root));
        if (ret != 0 || left == 0) {
            break;
        }
        /* One more and shifted: above the root of what comes next. */
        gain = mbedtls_mpi_bitlen(root);
        gain = gain < left ? gain : left;
        left -= gain;
        ret = mbedtls_mpi_add_int(root, root, 1);
        MC_THEN(ret, mbedtls_mpi_shift_l(root, gain));
    }
    MC_THEN(ret, mbedtls_mpi_mul_mpi(&high, root, root));
    if (ret == 0 && mbedtls_mpi_cmp_mpi(&high, n) < 0) {
        ret = mbedtls_mpi_add_int(root, root, 1);
    }
    mbedtls_mpi_free(&high);
    return ret;
}

/* Sets *square when x is a perfect square. The last bits rule out most. */
static int is_square(const mbedtls_mpi *x, mbedtls_mpi *work, int *square)
{
    mbedtls_mpi root;
    mbedtls_mpi_uint rest;
    int ret;

    *square = 0;
    if (mbedtls_mpi_cmp_int(x, 0) == 0) {
        *square = 1;
        return 0;
    }
    ret = mbedtls_mpi_mod_int(&rest, x, 16);
    if (ret != 0 || (rest != 0 && rest != 1 && rest != 4 && rest != 9)) {
        return ret;
    }
    mbedtls_mpi_init(&root);
    ret = ceiling_root(x, &root);
    MC_THEN(ret, mbedtls_mpi_mul_mpi(work, &root, &root));
    if (ret == 0) {
        *square = mbedtls_mpi_cmp_mpi(work, x) == 0;
    }
    mbedtls_mpi_free(&root);
    return ret;
}

/* Fermat: n = a^2 - b^2 with a just above the root. b^2 grows by 2a + 1. */
static int has_close_primes(const mbedtls_mpi *n, int *close)
{
    mbedtls_mpi a, b2, work;
    int step;
    int ret;

    mbedtls_mpi_init(&a);
    mbedtls_mpi_init(&b2);
    mbedtls_mpi_init(&work);
    *close = 0;
    ret = ceiling_root(n, &a);
    MC_THEN(ret, mbedtls_mpi_mul_mpi(&b2, &a, &a));
    MC_THEN(ret, mbedtls_mpi_sub_mpi(&b2, &b2, n));
    for (step = 0; ret == 0 && step < FERMAT_STEPS; step++) {
        ret = is_square(&b2, &work, close);
        if (ret != 0 || *close) {
            break;
        }
        ret = mbedtls_mpi_add_mpi(&b2, &b2, &a);
        MC_THEN(ret, mbedtls_mpi_add_int(&a, &a, 1));
        MC_THEN(ret, mbedtls_mpi_add_mpi(&b2, &b2, &a));
    }
    mbedtls_mpi_free(&a);
    mbedtls_mpi_free(&b2);
    mbedtls_mpi_free(&work);
    return ret;
}

/* ------------------------------------------------------------ together -- */

/*
 * A private exponent below n^(1/4), which Wiener's method finds, needs a
 * public one above n^(3/4); Boneh and Durfee's bound of n^0.292 needs one
 * above n^0.7. The limit of FIPS 186-5 lies far below both, so no continued
 * fraction is computed here.
 */
static unsigned judge_exponent(mc_view e)
{
    unsigned found = 0;
    unsigned small = e.len == 1   ? e.p[0]
                     : e.len == 2 ? (unsigned) e.p[0] << 8 | e.p[1]
                                  : 65537; /* three bytes begin with 65536 */

    if (e.len == 0 || (e.p[e.len - 1] & 1) == 0) {
        found |= MC_WEAK_EXPONENT_EVEN;
    }
    if (small < 65537 ||
        (e.len == 3 && e.p[0] == 1 && e.p[1] == 0 && e.p[2] == 0)) {
        found |= small == 1 ? MC_WEAK_EXPONENT_ONE : MC_WEAK_EXPONENT_SMALL;
    }
    /* Magnitudes have no leading zeros: 33 bytes are 2^256 and above. */
    if (e.len > 32) {
        found |= MC_WEAK_EXPONENT_LARGE;
    }
    return found;
}

/*
 * Fermat's test to the base 2: 2^(n-1) is 1 modulo every prime. A product of
 * two large primes passes it with a chance that nobody will see.
 */
static int is_prime(const mbedtls_mpi *n, int *prime)
{
    mbedtls_mpi two, less, power;
    int ret;

    mbedtls_mpi_init(&two);
    mbedtls_mpi_init(&less);
    mbedtls_mpi_init(&power);
    ret = mbedtls_mpi_lset(&two, 2);
    MC_THEN(ret, mbedtls_mpi_sub_int(&less, n, 1));
    MC_THEN(ret, mbedtls_mpi_exp_mod(&power, &two, &less, n, NULL));
    *prime = ret == 0 && mbedtls_mpi_cmp_int(&power, 1) == 0;
    mbedtls_mpi_free(&two);
    mbedtls_mpi_free(&less);
    mbedtls_mpi_free(&power);
    return ret;
}

/* The costly ones, for an odd modulus without small factors. */
static mc_err judge_modulus(mc_view bytes, int ask_prime, unsigned *found)
{
    mbedtls_mpi n;
    int close = 0, prime = 0;
    int ret;

    mbedtls_mpi_init(&n);
    ret = mbedtls_mpi_read_binary(&n, bytes.p, bytes.len);
    MC_THEN(ret, ask_prime ? is_prime(&n, &prime) : 0);
    MC_THEN(ret, !prime ? has_close_primes(&n, &close) : 0);
    mbedtls_mpi_free(&n);
    *found |= prime ? MC_WEAK_PRIME : 0;
    *found |= close ? MC_WEAK_CLOSE_PRIMES : 0;
    return ret == 0 ? MC_OK : MC_ERR_MEMORY;
}

static mc_err judge(mc_view n, mc_view e, int ask_prime, unsigned *found)
{
    size_t bits = n.len * 8;
    uint8_t top = n.p[0];

    for (; top < 0x80; top = (uint8_t) (top << 1)) {
        bits--;
    }
    *found = judge_exponent(e);
    if (bits < 2048) {
        *found |= MC_WEAK_SHORT;
    }
    if (bits > 8192) {
        *found |= MC_WEAK_LONG;
    }
    if (is_roca(n)) {
        *found |= MC_WEAK_ROCA;
    }
    if (has_small_factor(n)) {
        *found |= MC_WEAK_SMALL_FACTOR;
        return MC_OK;
    }
    return bits > 8192 ? MC_OK : judge_modulus(n, ask_prime, found);
}

mc_err mc_key_weaknesses(const mbedtls_pk_context *pk, unsigned *found)
{
    const mbedtls_mpi *n, *e;
    mc_buf bytes = MC_BUF_INIT;
    mc_view modulus, exponent;
    mc_err err;

    *found = 0;
    if (!mbedtls_pk_can_do(pk, MBEDTLS_PK_RSA)) {
        return MC_OK;
    }
    n = &mbedtls_pk_rsa(*pk)->MBEDTLS_PRIVATE(N);
    e = &mbedtls_pk_rsa(*pk)->MBEDTLS_PRIVATE(E);
    if (mbedtls_mpi_cmp_int(n, 0) == 0) {
        return MC_OK; /* nothing was read */
    }
    modulus.len = mbedtls_mpi_size(n);
    exponent.len = mbedtls_mpi_size(e);
    err = mc_buf_reserve(&bytes, modulus.len + exponent.len);
    if (err != MC_OK) {
        return err;
    }
    bytes.len = modulus.len + exponent.len;
    modulus.p = bytes.p;
    exponent.p = bytes.p + modulus.len;
    if (mbedtls_mpi_write_binary(n, bytes.p, modulus.len) != 0 ||
        mbedtls_mpi_write_binary(e, bytes.p + modulus.len, exponent.len) != 0) {
        err = MC_ERR_INTERNAL;
    } else {
        err = judge(modulus, exponent, 0, found);
    }
    mc_buf_free(&bytes);
    return err;
}

mc_err mc_public_key_weaknesses(const mc_public_key *key, unsigned *found)
{
    *found = 0;
    if (key->modulus.len == 0 || key->modulus.p[0] == 0) {
        return MC_OK;
    }
    return judge(key->modulus, key->exponent, 1, found);
}
