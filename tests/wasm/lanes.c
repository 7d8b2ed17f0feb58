/*
 * The kernel's cases for JavaScript to call: tests/wasm/lanes.test.js.
 */
#include "../src/number/lanes_cases.h"

#define EXPORT(symbol) __attribute__((export_name(#symbol)))

unsigned case_count(void);
const char *case_run(unsigned number, uint32_t seed);

EXPORT(case_count)
unsigned case_count(void)
{
    return lanes_case_count();
}

EXPORT(case_run)
const char *case_run(unsigned number, uint32_t seed)
{
    return lanes_case_run(number, seed);
}
