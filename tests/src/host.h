/* What the tests' host (host.c) tells of itself. */
#ifndef MC_TEST_HOST_H
#define MC_TEST_HOST_H

#include <stddef.h>

/** Bytes of entropy that were asked for so far. */
extern size_t mc_test_entropy_bytes;

#endif
