#include "key/key_file.h"

#include <string.h>

#include "encoding/der.h"
#include "key/key.h"
#include "text/object.h"

#define ANY_KEY "PRIVATE KEY"

/* OpenSSH's, DSA's and others end in the same words. */
static int names_a_key(mc_view label)
{
    size_t len = strlen(ANY_KEY);

    return label.len >= len &&
           memcmp(label.p + label.len - len, ANY_KEY, len) == 0;
}

/*
 * Whether a block holds a private key: by its contents, and by its label only
 * where they tell nothing (ciphertext, damage).
 */
static mc_err judge(const mc_pem_block *block, mc_key_file *found, int *is_key)
{
    mc_buf der = MC_BUF_INIT;
    mc_object object = {MC_OBJECT_UNKNOWN, 0, 0};
    mc_err problem = MC_ERR_FILE_KIND;
    mc_err err = MC_OK;

    if (block->headers.len == 0) {
        err = mc_pem_decode(block, &der);
    }
    if (err == MC_OK && der.len > 0) {
        mc_object_know(mc_buf_view(&der), &object);
        problem = mc_key_shape_of(mc_buf_view(&der), &found->shape);
    }
    mc_buf_free(&der);
    if (err == MC_ERR_MEMORY) {
        return err;
    }
    if (object.kind == MC_OBJECT_UNKNOWN && names_a_key(block->label)) {
        found->shape = mc_object_of_label(block->label);
        problem = mc_object_is_key(found->shape) ? MC_OK : MC_ERR_UNSUPPORTED;
    }
    *is_key = problem != MC_ERR_FILE_KIND;
    if (*is_key) {
        found->block = *block;
        found->problem = problem == MC_ERR_DER_CUT ? MC_OK : problem;
    }
    return MC_OK;
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
        int is_key = 0;

        if (err != MC_OK) {
            /* Damage to a certificate beside the key is no concern here. */
            if (block.label.len == 0 || names_a_key(block.label)) {
                damage = err;
            }
            more = 1;
        } else if (more) {
            err = judge(&block, found, &is_key);
            if (err != MC_OK) {
                return err;
            }
            keys += (size_t) is_key;
        }
    }
    if (damage != MC_OK) {
        return damage;
    }
    if (keys != 1) {
        return keys == 0 ? MC_ERR_FILE_KIND : MC_ERR_KEY_SEVERAL;
    }
    found->is_pem = 1;
    return MC_OK;
}

mc_err mc_key_find(mc_view file, mc_key_file *found)
{
    mc_err err;

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
    found->der = file;
    err = mc_key_shape_of(file, &found->shape);
    if (err == MC_ERR_UNSUPPORTED) {
        found->problem = err;
    }
    return err == MC_ERR_FILE_KIND ? err : MC_OK;
}
