/*
 * Certificates put in order: the leaf, then each issuer, the root last.
 *
 * Accepted: up to MC_COLLECTED_MAX certificates in any order. An issuer is
 * one whose name and key identifier fit and whose key verifies the signature
 * (where we have its algorithm).
 * Does not: check dates, constraints or trust (check.h does).
 */
#ifndef MC_CHAIN_H
#define MC_CHAIN_H

#include "x509/certificate.h"

/* Signatures that one ordering verifies at most. */
#define MC_CHAIN_VERIFY_MAX 100

/**
 * Finds the leaf and its issuers.
 *
 * @param  all    the certificates; count of them, at least one.
 * @param  own    the key whose certificate is the leaf; NULL for none: then
 *                the leaf is the first that issued no other, authorities last.
 * @param  order  count places; set to indices into all, the leaf first.
 * @param  len    set to how many belong to the chain.
 * @return MC_OK, MC_ERR_KEY_MISMATCH (no certificate fits own).
 */
mc_err mc_chain_order(const mc_certificate *all, size_t count,
                      const mbedtls_pk_context *own, size_t *order,
                      size_t *len);

/** The same from a leaf that is known: all[leaf]. */
void mc_chain_above(const mc_certificate *all, size_t count, size_t leaf,
                    size_t *order, size_t *len);

#endif
