#include "key_file.h"

#include <string.h>

#include "der.h"
#include "key.h"
#include "key_info.h"

static const struct {
    const char *label;
    mc_key_shape shape;
} LABELS[] = {
    {"RSA PRIVATE KEY", MC_KEY_PKCS1},
    {"EC PRIVATE KEY", MC_KEY_SEC1},
    {"PRIVATE KEY", MC_KEY_PKCS8},
    {"ENCRYPTED PRIVATE KEY", MC_KEY_PKCS8_LOCKED},
};

#define LABEL_COUNT (sizeof(LABELS) / sizeof(LABELS[0]))
#define ANY_KEY "PRIVATE KEY"

static size_t find_label(mc_view label)
{
    size_t i;

    for (i = 0; i < LABEL_COUNT && !mc_view_is(label, LABELS[i].label); i++) {
    }
    return i;
}

int mc_key_is_label(mc_view label)
{
    return find_label(label) < LABEL_COUNT;
}

/* OpenSSH's, DSA's and others end in the same words. */
static int names_a_key(mc_view label)
{
    size_t len = strlen(ANY_KEY);

    return label.len >= len &&
           memcmp(label.p + label.len - len, ANY_KEY, len) == 0;
}

static mc_err find_in_pem(mc_view text, mc_key_file *found)
{
    mc_pem_block block;
    mc_err damage = MC_OK;
    size_t keys = 0;
    size_t at = 0;
    int more = 1;

    while (more) {
        mc_err err = mc_pem_next(text, &at, &block, &more);

        if (err != MC_OK) {
            /* Damage to a certificate beside the key is no concern here. */
            if (block.label.len == 0 || names_a_key(block.label)) {
                damage = err;
            }
            more = 1;
        } else if (more && names_a_key(block.label)) {
            keys++;
            found->block = block;
        }
    }
    if (damage != MC_OK) {
        return damage;
    }
    if (keys != 1) {
        return keys == 0 ? MC_ERR_FILE_KIND : MC_ERR_KEY_SEVERAL;
    }
    found->is_pem = 1;
    if (mc_key_is_label(found->block.label)) {
        found->shape = LABELS[find_label(found->block.label)].shape;
    } else {
        found->problem = MC_ERR_UNSUPPORTED;
    }
    return MC_OK;
}

mc_err mc_key_find(mc_view file, mc_key_file *found)
{
    memset(found, 0, sizeof(*found));
    if (file.len == 0) {
        return MC_ERR_FILE_EMPTY;
    }
    if (file.len > MC_KEY_FILE_MAX) {
        return MC_ERR_FILE_SIZE;
    }
    if (mc_pem_looks_like(file)) {
        return find_in_pem(file, found);
    }
    if (!mc_der_peek(file, MC_DER_SEQUENCE)) {
        return MC_ERR_FILE_KIND;
    }
    found->der = file;
    return mc_key_shape_of(file, &found->shape);
}
