/*
 * OpenSSH private keys and PuTTY key files: recognised and described as far
 * as they can be read without the passphrase, so that a user who brings one
 * learns what it is and which public key it holds.
 *
 * Accepted: "openssh-key-v1" (OpenSSH's PROTOCOL.key), PuTTY's .ppk of
 * versions 2 and 3; of several keys in one file the first.
 * Does not: decrypt or convert them, or read private numbers.
 */
#ifndef MC_OPENSSH_H
#define MC_OPENSSH_H

#include "base/bytes.h"

typedef struct mc_openssh {
    mc_view algorithm; /* "ssh-rsa", "ecdsa-sha2-nistp256", "ssh-ed25519" */
    mc_view cipher;    /* "none" when it is not encrypted */
    mc_view kdf;       /* "bcrypt", "Argon2id"; empty when none is named */
    uint32_t rounds;   /* bcrypt; else 0 */
    mc_view comment;   /* empty when there is none, or it is encrypted */
    mc_view blob;      /* the public key in SSH's form (RFC 4253 6.6) */
} mc_openssh;

/**
 * Reads what a block "OPENSSH PRIVATE KEY" decodes to. Views borrow from it.
 *
 * @return MC_OK, MC_ERR_FILE_KIND, MC_ERR_DER_DAMAGED.
 */
mc_err mc_openssh_read(mc_view binary, mc_openssh *key);

/**
 * Reads a PuTTY key file.
 *
 * @param  text  with LF at line ends (text.h).
 * @param  blob  set to the decoded public key, which key->blob borrows.
 * @return MC_OK, MC_ERR_FILE_KIND, MC_ERR_PEM_DAMAGED, MC_ERR_MEMORY.
 */
mc_err mc_putty_read(mc_view text, mc_buf *blob, mc_openssh *key);

/**
 * Appends the public key as SubjectPublicKeyInfo, by which it can be matched
 * with certificates: RSA, ECDSA on the NIST curves, Ed25519.
 *
 * @return MC_OK, MC_ERR_UNSUPPORTED, MC_ERR_DER_DAMAGED, MC_ERR_MEMORY.
 */
mc_err mc_openssh_spki(mc_view blob, mc_buf *spki);

#endif
