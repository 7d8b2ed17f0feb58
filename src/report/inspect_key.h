/*
 * Finders for keys (see inspect.h).
 *
 * Public keys: SubjectPublicKeyInfo, and PKCS#1 as in "RSA PUBLIC KEY".
 * Private keys: what key_info.h describes; opened when the passphrase fits.
 * private-key: kind, encoding, form, label?, encrypted, cipher?, kdf?:
 *   {name, prf?, iterations?}, opened, and once opened: type, bits, curve?,
 *   publicKeySha256, publicKeySha1, weaknesses?; else unsupported? (what locks
 *   it, in words or as the file names it), error?.
 * Does not: write out any part of a private key.
 */
#ifndef MC_INSPECT_KEY_H
#define MC_INSPECT_KEY_H

#include "report/finder.h"

int mc_find_public_key(mc_inspect *inspect, const mc_found *found);
int mc_find_private_key(mc_inspect *inspect, const mc_found *found);

#endif
