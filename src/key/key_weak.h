/*
 * Weaknesses that show in a public key alone.
 *
 * Found: an exponent outside FIPS 186-5 A.1.1 (one, even, below 65537, or
 * 2^256 and above, which is where every small private exponent puts it), a
 * modulus that is short, over 8192 bits, prime, even, or has a factor below
 * 65536, primes so close that
 * Fermat's method finds them in 100 steps (CVE-2022-26320), and the shape of
 * ROCA keys (CVE-2017-15361).
 * Not found: Debian's predictable keys (CVE-2008-0166; the lists are larger
 * than the page) and primes shared with other keys (compare public keys).
 */
#ifndef MC_KEY_WEAK_H
#define MC_KEY_WEAK_H

#include <mbedtls/pk.h>

#include "base/job.h"
#include "key/public_key.h"

/* A set of these; 0 is none. */
#define MC_WEAK_SHORT 0x01u /* RSA below 2048 bits */
#define MC_WEAK_EXPONENT_EVEN 0x02u
#define MC_WEAK_EXPONENT_SMALL 0x04u /* below 65537 */
#define MC_WEAK_EXPONENT_LARGE 0x08u /* 2^256 and above: hides a small d */
#define MC_WEAK_SMALL_FACTOR 0x10u
#define MC_WEAK_CLOSE_PRIMES 0x20u
#define MC_WEAK_ROCA 0x40u
#define MC_WEAK_EXPONENT_ONE 0x80u /* encrypts nothing */
#define MC_WEAK_PRIME 0x100u       /* the modulus itself: no secret is left */
#define MC_WEAK_LONG 0x200u        /* over 8192 bits: refused, not broken */
#define MC_WEAK__COUNT 10

/* What no signature may be made with. A short modulus is for the caller to
 * warn of or to refuse: old devices are full of them. */
#define MC_WEAK_EXPONENT                                                       \
    (MC_WEAK_EXPONENT_EVEN | MC_WEAK_EXPONENT_SMALL | MC_WEAK_EXPONENT_LARGE | \
     MC_WEAK_EXPONENT_ONE)
#define MC_WEAK_FATAL                                                          \
    (MC_WEAK_EXPONENT | MC_WEAK_SMALL_FACTOR | MC_WEAK_CLOSE_PRIMES |          \
     MC_WEAK_ROCA | MC_WEAK_PRIME)

/**
 * The weaknesses of a key of which the primes are known to be two, or which
 * is judged elsewhere: whether the modulus is prime is not asked.
 *
 * @param  pk     a key with at least its public half.
 * @param  found  set to the weaknesses; 0 for EC keys on our curves.
 * @return MC_OK, MC_ERR_MEMORY.
 */
mc_err mc_key_weaknesses(const mbedtls_pk_context *pk, unsigned *found);

/** The same for a stranger's key, whatever Mbed TLS thinks of its numbers,
 * and all of them. */
mc_err mc_public_key_weaknesses(const mc_public_key *key, unsigned *found);

/** The code of one weakness, such as "ROCA", for a report. */
const char *mc_key_weakness_name(unsigned one);

/** MC_OK for none; else MC_ERR_KEY_WEAK, with the first noted. */
mc_err mc_key_weak(mc_job *job, unsigned found);

#endif
