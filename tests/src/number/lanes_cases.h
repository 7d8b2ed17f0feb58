/*
 * The four-lane kernel against Mbed TLS's long numbers, limb by limb. The same
 * cases run natively (test_prime_lanes.c, the scalar build) and in wasm
 * (tests/wasm/lanes.test.js, the SIMD build).
 */
#ifndef LANES_CASES_H
#define LANES_CASES_H

#include <stdint.h>

/** Sizes and shapes of moduli that there are. */
unsigned lanes_case_count(void);

/**
 * Runs every operation on one kind of moduli with extreme and random values.
 *
 * @param  number  0..lanes_case_count() - 1.
 * @param  seed    of the random values; not 0.
 * @return NULL, or what went wrong.
 */
const char *lanes_case_run(unsigned number, uint32_t seed);

#endif
