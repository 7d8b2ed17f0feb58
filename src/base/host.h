/*
 * What the engine asks of the machine it runs on, and nothing else: random
 * bytes and a place to report progress. In the page both are JavaScript
 * (wasm/instance.js); in native builds tests/src/host.c.
 *
 * Does not: give the time (callers pass it in), files or a network.
 */
#ifndef MC_HOST_H
#define MC_HOST_H

#include <stddef.h>
#include <stdint.h>

#if defined(__EMSCRIPTEN__)
#define MC_HOST_IMPORT(symbol)                                                 \
    __attribute__((import_module("host"), import_name(#symbol)))
#else
#define MC_HOST_IMPORT(symbol)
#endif

/**
 * Fills out with random bytes fit for keys.
 *
 * @return 0, or anything else when the source failed; out is then unusable.
 */
MC_HOST_IMPORT(mc_host_entropy)
int mc_host_entropy(uint8_t *out, size_t len);

/**
 * Told from time to time during long work: done of expected units. Expected
 * may be an estimate that done passes.
 */
MC_HOST_IMPORT(mc_host_progress)
void mc_host_progress(uint32_t done, uint32_t expected);

#endif
