/*
 * What a private key file is, seen from outside: no passphrase needed and
 * nothing secret looked at.
 *
 * Accepted: what mc_key_open takes (key.h).
 * Does not: check the key's numbers, or write JSON (report.c does).
 */
#ifndef MC_KEY_INFO_H
#define MC_KEY_INFO_H

#include "base/job.h"

/** Every text is constant; NULL where the report leaves the member out. */
typedef struct mc_key_info {
    const char *encoding; /* "pem", "der" */
    const char *form;     /* "traditional", "pkcs1", "sec1", "pkcs8" */
    const char *label;    /* PEM: "RSA PRIVATE KEY"; DER: NULL */
    int encrypted;
    const char *cipher;  /* "DES-EDE3-CBC"; NULL when not encrypted */
    const char *kdf;     /* "MD5" (traditional), "PBKDF2", "PBKDF1",
                            "PKCS12"; NULL when not encrypted */
    const char *prf;     /* "HMAC-SHA-256", "SHA-1"; NULL for "MD5" */
    uint32_t iterations; /* 0 when not encrypted, 1 for "MD5" */
    mc_err problem; /* MC_OK, or why no passphrase can open it: UNSUPPORTED,
                       KDF_COST, PEM_DAMAGED, DER_DAMAGED */
} mc_key_info;

/**
 * Describes the one private key in a file.
 *
 * @return MC_OK (info->problem may still say that it cannot be opened), or
 *         MC_ERR_FILE_EMPTY, MC_ERR_FILE_KIND (no key, or two),
 *         MC_ERR_FILE_SIZE, MC_ERR_PEM_DAMAGED (not even a block),
 *         MC_ERR_MEMORY.
 */
mc_err mc_key_describe(mc_view file, mc_key_info *info);

#endif
