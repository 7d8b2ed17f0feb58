/*
 * Mbed TLS 3.6, cut to what the engine uses. The reason stands beside what is
 * not obvious. Left out on purpose: TLS, PSA, a clock (the engine is told the
 * time), an entropy collector (random.c asks the host), PEM and the writers
 * (ours stand in their places), and every cipher that no key file here uses.
 */
#ifndef MC_CRYPTO_CONFIG_H
#define MC_CRYPTO_CONFIG_H

/* Numbers, RSA, the two curves that are offered and one that is only read. */
#define MBEDTLS_BIGNUM_C
#define MBEDTLS_RSA_C
#define MBEDTLS_PKCS1_V15
#define MBEDTLS_PKCS1_V21 /* certificates of others may be signed with PSS */
#define MBEDTLS_GENPRIME
#define MBEDTLS_ECP_C
#define MBEDTLS_ECDSA_C
#define MBEDTLS_ECP_DP_SECP256R1_ENABLED
#define MBEDTLS_ECP_DP_SECP384R1_ENABLED
#define MBEDTLS_ECP_DP_SECP521R1_ENABLED
#define MBEDTLS_ECP_NIST_OPTIM
/* No tables of multiples: 25 KB of the page for a signature in 5 ms less. */
#define MBEDTLS_ECP_FIXED_POINT_OPTIM 0
#if !defined(__EMSCRIPTEN__)
#define MBEDTLS_HAVE_ASM /* carry chains; wasm has no instruction for them */
#else
/* What bn_mul.h does for machines that it has no assembler for, but without
 * its two comparisons: d + s * b + c of 32 bits each fits 64 bits, which is
 * at most (2^32 - 1)^2 + 2 (2^32 - 1) = 2^64 - 1.
 * Twice as fast in wasm. */
/* clang-format off */
#define MULADDC_X1_INIT { mbedtls_t_udbl r;
#define MULADDC_X1_CORE                                                        \
    r = *(s++) * (mbedtls_t_udbl) b + *d + c;                                  \
    *(d++) = (mbedtls_mpi_uint) r;                                             \
    c = (mbedtls_mpi_uint) (r >> biL);
#define MULADDC_X1_STOP }
/* clang-format on */
#endif
#define MBEDTLS_MPI_WINDOW_SIZE 5

/* Digests. MD5 derives the key of a traditional PEM; SHA-1 appears in old
 * certificates, in PBES1 and in the subject key identifier. */
#define MBEDTLS_MD_C
#define MBEDTLS_MD5_C
#define MBEDTLS_SHA1_C
#define MBEDTLS_SHA224_C
#define MBEDTLS_SHA256_C
#define MBEDTLS_SHA384_C
#define MBEDTLS_SHA512_C

/* Ciphers of key files, and AES for the generator. */
#define MBEDTLS_CIPHER_C
#define MBEDTLS_CIPHER_MODE_CBC
#define MBEDTLS_CIPHER_PADDING_PKCS7
#define MBEDTLS_AES_C
#define MBEDTLS_DES_C
#define MBEDTLS_CTR_DRBG_C

/* Formats, of DER alone; PKCS#5 and PKCS#12 are the peers of tests. */
#define MBEDTLS_ASN1_PARSE_C
#define MBEDTLS_ASN1_WRITE_C
#define MBEDTLS_OID_C
#define MBEDTLS_PKCS5_C
#define MBEDTLS_PKCS12_C
#define MBEDTLS_PK_C
#define MBEDTLS_PK_PARSE_C
#define MBEDTLS_PK_WRITE_C
#define MBEDTLS_X509_USE_C
#define MBEDTLS_X509_CRT_PARSE_C
#define MBEDTLS_X509_CRL_PARSE_C
#define MBEDTLS_X509_REMOVE_INFO /* report.c describes */

/* The shortest RSA key that is ever made. */
#define MBEDTLS_RSA_GEN_KEY_MIN_BITS 2048

#endif
