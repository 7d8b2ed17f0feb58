# The files of Mbed TLS that the engine needs (src/base/crypto_config.h); the
# others would compile to nothing.
MBEDTLS_FILES := \
    aes asn1parse asn1write bignum bignum_core bignum_mod bignum_mod_raw \
    block_cipher cipher cipher_wrap constant_time ctr_drbg des ecdsa ecp \
    ecp_curves error md md5 oid pk pk_ecc pk_wrap pkcs12 pkcs5 pkparse \
    pkwrite platform platform_util rsa rsa_alt_helpers sha1 sha256 sha512 \
    x509 x509_crl x509_crt
