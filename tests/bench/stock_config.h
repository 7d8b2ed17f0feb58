/*
 * Mbed TLS as it comes, for comparison: its own key generator and private
 * operation with every option at its default, none of the engine's settings.
 */
#ifndef BENCH_STOCK_CONFIG_H
#define BENCH_STOCK_CONFIG_H

#define MBEDTLS_BIGNUM_C
#define MBEDTLS_RSA_C
#define MBEDTLS_PKCS1_V15
#define MBEDTLS_GENPRIME
#define MBEDTLS_OID_C
#define MBEDTLS_MD_C
#define MBEDTLS_SHA256_C
#define MBEDTLS_ASN1_PARSE_C
#define MBEDTLS_ASN1_WRITE_C
#if !defined(__EMSCRIPTEN__)
#define MBEDTLS_HAVE_ASM
#endif

#endif
