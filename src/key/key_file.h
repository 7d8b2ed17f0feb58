/*
 * Finds the one private key in a file: PEM with anything around it, or DER.
 *
 * Does not: decode or decrypt it (key.c), or mend the text (text.h).
 */
#ifndef MC_KEY_FILE_H
#define MC_KEY_FILE_H

#include "key/key_der.h"
#include "locking/pem.h"

typedef struct mc_key_file {
    int is_pem;
    mc_pem_block block;   /* PEM only */
    mc_object_kind shape; /* by its outline; of ciphertext, as the label says */
    mc_view der;          /* DER only */
    mc_err problem;       /* MC_OK, or UNSUPPORTED: a private key in a form that
                             is not read here */
} mc_key_file;

/**
 * @return MC_OK, MC_ERR_FILE_EMPTY, MC_ERR_FILE_SIZE, MC_ERR_FILE_KIND,
 *         MC_ERR_KEY_SEVERAL, MC_ERR_PEM_DAMAGED, MC_ERR_MEMORY.
 */
mc_err mc_key_find(mc_view file, mc_key_file *found);

#endif
