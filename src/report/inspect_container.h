/*
 * Finders for containers and for the keys of other programs (see inspect.h).
 *
 * pkcs12: kind, encoding, opened, integrity: "checked" | "absent" | "wrong" |
 *   "unchecked" | "unsupported" (left out where the file ends before it), mac?:
 * {algorithm, iterations}, emptyPassphrase?: "zero" | "none", bags: [{kind:
 * "key" | "certificate" | "crl" | "locked" | "other", friendlyName?,
 * localKeyId?, encryption?, unsupported?, error?, objects?: [the object as if
 * it stood alone]}], error? pkcs7: kind, encoding, label?, signers, objects:
 * [...], error? openssh-key, putty-key: kind, encoding, algorithm, type?,
 * bits?, curve?, encrypted, cipher?, kdf?: {name, iterations?}, comment?,
 * fingerprint
 *   ("SHA256:..." as ssh-keygen shows it), publicKeySha256?, publicKeySha1?,
 *   weaknesses?, error?
 * openssh-public-key: the same without what concerns encryption.
 * Texts that come from the file (encryption, unsupported) are ours; names and
 * comments are the file's.
 * Does not: decrypt the last three.
 */
#ifndef MC_INSPECT_CONTAINER_H
#define MC_INSPECT_CONTAINER_H

#include "report/finder.h"

int mc_find_pkcs12(mc_inspect *inspect, const mc_found *found);
int mc_find_pkcs7(mc_inspect *inspect, const mc_found *found);
int mc_find_openssh(mc_inspect *inspect, const mc_found *found);

#endif
