#include "number/prime_test.h"

#include <stdlib.h>
#include <string.h>

#define NUMBER_BYTES_MAX (MC_LANES_BITS_MAX / 8 + 1)

/* All four lanes. */
#define ALL_LANES ((1U << MC_LANES) - 1)

/* Draws of a base before the generator is called broken; more than half of
 * them fit. */
#define DRAWS_MAX 1000

mc_prime_test *mc_prime_test_new(unsigned bits)
{
    mc_prime_test *t = calloc(1, sizeof(*t));

    if (t == NULL) {
        return NULL;
    }
    t->bits = bits;
    t->bytes = (bits + 7) / 8;
    t->lanes = mc_lanes_new(bits);
    if (t->lanes == NULL) {
        free(t);
        return NULL;
    }
    vec_store(&t->one.limb[0], vec_all(1));
    return t;
}

void mc_prime_test_free(mc_prime_test *t)
{
    if (t != NULL) {
        mc_lanes_free(t->lanes);
        mc_wipe(t, sizeof(*t));
        free(t);
    }
}

void mc_prime_test_set(mc_prime_test *t, unsigned lane, const uint8_t *number)
{
    mc_lanes_read(&t->lanes->modulus, lane, number, t->bytes);
}

/* Once the moduli are set: minus_one = N - 1, which is even. */
static void set_minus_one(mc_prime_test *t)
{
    t->minus_one = t->lanes->modulus;
    vec_store(&t->minus_one.limb[0],
              vec_sub(vec_load(&t->minus_one.limb[0]), vec_all(1)));
}

/* To base 1/2, which comes cheaper and says the same: 2^(N-1) is 1 modulo N
 * where its inverse is. */
unsigned mc_prime_fermat(mc_prime_test *t)
{
    set_minus_one(t);
    mc_lanes_power_of_half(t->lanes, &t->exponent, &t->minus_one, t->bits);
    mc_lanes_leave(t->lanes, &t->result, &t->exponent);
    return mc_lanes_equal(t->lanes, &t->result, &t->one);
}

/* Four bases, each uniform below N, into t->result. They are taken to be in
 * Montgomery form already, for b / R is as uniform as b. (0, 1 and N - 1,
 * which FIPS 186-5 leaves out, come up once in 2^1000 draws.) */
static mc_err draw_bases(mc_job *job, mc_prime_test *t, const uint8_t *number)
{
    const uint8_t top_mask = (uint8_t) (0xff >> (8 * t->bytes - t->bits));
    uint8_t base[NUMBER_BYTES_MAX];
    unsigned lane, draws = 0;
    mc_err err = MC_OK;

    for (lane = 0; lane < MC_LANES && err == MC_OK; lane++) {
        do {
            err = mc_random_bytes(&job->random, base, t->bytes);
            base[0] &= top_mask;
        } while (err == MC_OK && memcmp(base, number, t->bytes) >= 0 &&
                 ++draws < DRAWS_MAX);
        mc_lanes_read(&t->result, lane, base, t->bytes);
    }
    mc_wipe(base, sizeof(base));
    return err == MC_OK && draws >= DRAWS_MAX ? MC_ERR_RANDOM : err;
}

/* N - 1 = 2^twos * odd: the odd part into t->exponent; gives twos. */
static unsigned take_odd_part(mc_prime_test *t, const uint8_t *number)
{
    uint8_t odd[NUMBER_BYTES_MAX];
    unsigned twos = 0, lane, i;

    memcpy(odd, number, t->bytes);
    odd[t->bytes - 1] &= 0xfe;
    while ((odd[t->bytes - 1] & 1) == 0) {
        for (i = t->bytes - 1; i > 0; i--) {
            odd[i] = (uint8_t) (odd[i] >> 1 | odd[i - 1] << 7);
        }
        odd[0] >>= 1;
        twos++;
    }
    for (lane = 0; lane < MC_LANES; lane++) {
        mc_lanes_read(&t->exponent, lane, odd, t->bytes);
    }
    mc_wipe(odd, sizeof(odd));
    return twos;
}

mc_err mc_prime_miller_rabin(mc_job *job, mc_prime_test *t,
                             const uint8_t *number, int *passed)
{
    mc_number *y = &t->result, *plain = &t->exponent;
    unsigned lane, twos, good;
    mc_err err;

    for (lane = 0; lane < MC_LANES; lane++) {
        mc_prime_test_set(t, lane, number);
    }
    mc_lanes_ready(t->lanes, t->bits);
    set_minus_one(t);
    err = draw_bases(job, t, number);
    if (err != MC_OK) {
        return err;
    }
    twos = take_odd_part(t, number);
    mc_lanes_power(t->lanes, y, y, &t->exponent, t->bits);
    mc_lanes_leave(t->lanes, plain, y);
    good = mc_lanes_equal(t->lanes, plain, &t->one) |
           mc_lanes_equal(t->lanes, plain, &t->minus_one);
    while (--twos > 0) {
        mc_lanes_sqr(t->lanes, plain, y);
        *y = *plain;
        mc_lanes_leave(t->lanes, plain, y);
        good |= mc_lanes_equal(t->lanes, plain, &t->minus_one);
    }
    *passed = good == ALL_LANES;
    return MC_OK;
}
