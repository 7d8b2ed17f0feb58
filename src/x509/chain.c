#include "x509/chain.h"

/* 1 when its names say that it has issued another one of the file; a leaf is
 * not worth verifying a signature for. */
static int has_issued(const mc_certificate *all, size_t count, size_t which)
{
    size_t i;

    for (i = 0; i < count; i++) {
        if (i != which && mc_certificate_names_issuer(&all[i], &all[which])) {
            return 1;
        }
    }
    return 0;
}

static size_t find_leaf(const mc_certificate *all, size_t count)
{
    size_t found = count;
    size_t i;

    for (i = 0; i < count; i++) {
        if (!all[i].is_authority && !has_issued(all, count, i)) {
            return i;
        }
    }
    for (i = 0; i < count && found == count; i++) {
        if (!has_issued(all, count, i)) {
            found = i;
        }
    }
    return found < count ? found : 0;
}

/* 1 when issuer signed certificate, as far as can be said. */
static int issued(const mc_certificate *issuer,
                  const mc_certificate *certificate, unsigned *left)
{
    if (!mc_certificate_names_issuer(certificate, issuer) || *left == 0) {
        return 0;
    }
    --*left;
    return mc_certificate_verify(certificate, issuer) != MC_VERDICT_INVALID;
}

static int is_in(const size_t *order, size_t len, size_t which)
{
    while (len > 0) {
        if (order[--len] == which) {
            return 1;
        }
    }
    return 0;
}

void mc_chain_above(const mc_certificate *all, size_t count, size_t leaf,
                    size_t *order, size_t *len)
{
    unsigned left = MC_CHAIN_VERIFY_MAX; /* a file may hold many of one name */
    size_t i;

    order[0] = leaf;
    *len = 1;
    for (i = 0; i < count;) {
        const mc_certificate *last = &all[order[*len - 1]];

        /* One that is named alike may be the old key's word for the new. */
        if (i == 0 && mc_certificate_self_issued(last) &&
            issued(last, last, &left)) {
            break;
        }
        if (!is_in(order, *len, i) && issued(&all[i], last, &left)) {
            order[(*len)++] = i;
            i = 0;
        } else {
            i++;
        }
    }
}

mc_err mc_chain_order(const mc_certificate *all, size_t count,
                      const mbedtls_pk_context *own, size_t *order, size_t *len)
{
    size_t leaf = count;
    size_t i;

    for (i = 0; own != NULL && i < count && leaf == count; i++) {
        int fits;

        if (mc_public_key_fits(own, &all[i].key, &fits) != MC_OK) {
            return MC_ERR_MEMORY;
        }
        if (fits) {
            leaf = i;
        }
    }
    if (own != NULL && leaf == count) {
        return MC_ERR_KEY_MISMATCH;
    }
    mc_chain_above(all, count, own != NULL ? leaf : find_leaf(all, count),
                   order, len);
    return MC_OK;
}
