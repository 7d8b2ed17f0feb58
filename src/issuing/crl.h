/*
 * Revocation lists: the certificates that an authority takes back, as a CRL
 * of version 2 (RFC 5280 5) with a number, the authority's key identifier
 * and the reason of each entry.
 *
 * Accepted: up to MC_CRL_ENTRIES_MAX entries in any order, each serial once;
 * an open authority (authority.h), signed as its certificates are.
 * Does not: write delta or indirect lists, invalidity dates or hold
 * instructions; ask whether a listed certificate was ever issued.
 */
#ifndef MC_CRL_H
#define MC_CRL_H

#include "issuing/authority.h"

#define MC_CRL_ENTRIES_MAX ((size_t) 100000)
/* Longest serial and list number, bytes (RFC 5280 4.1.2.2, 5.2.3). */
#define MC_CRL_NUMBER_MAX ((size_t) 20)

/* Reasons (RFC 5280 5.3.1); 7 is unused there, 8 is
 * MC_CRL_REASON_REMOVE. */
#define MC_CRL_REASON_UNSPECIFIED 0
#define MC_CRL_REASON_MAX 10

typedef struct mc_crl_entry {
    uint8_t serial[20]; /* as mc_serial_read gives it */
    size_t serial_len;
    int64_t revoked_unix_s;
    int reason; /* 0..10; unspecified is left out, as RFC 5280 asks */
} mc_crl_entry;

typedef struct mc_crl_list {
    uint8_t number[20]; /* so too; higher than the last list's */
    size_t number_len;
    int64_t this_update_unix_s;
    int64_t next_update_unix_s;
    mc_crl_entry *entries; /* sorted by serial on return */
    size_t entry_count;
} mc_crl_list;

/**
 * The reason's number from its name in RFC 5280 5.3.1, such as
 * "keyCompromise".
 *
 * @return 1 and *reason set, or 0.
 */
int mc_crl_reason_read(mc_view name, int *reason);

/**
 * Writes and signs a list, then reads it back and verifies it.
 *
 * @param  authority  open, and allowed to sign lists.
 * @param  list       what to list; its entries are put in order.
 * @param  der        the CRL is appended here, in DER; unchanged on failure.
 * @return MC_OK, MC_ERR_DATES, MC_ERR_FIELD_VALUE (a serial twice),
 * MC_ERR_RANDOM, MC_ERR_MEMORY, MC_ERR_SELF_CHECK. Source: RFC 5280 5.1
 * (fields), 5.2.1 (key identifier), 5.2.3 (number), 5.3.1 (reason).
 */
mc_err mc_crl_write(mc_job *job, mc_authority *authority, mc_crl_list *list,
                    mc_buf *der);

#endif
