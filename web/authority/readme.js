/**
 * README.txt of an authority's folder: what each file is, and how OpenSSL
 * alone carries on with it.
 */

/** @param {string} authority its common name @returns {string} */
export function writeReadme(authority) {
    return `The authority "${authority}"

This folder is all there is of it. Keep a copy in a second place.

ca.cer         its certificate. Give it to everyone who shall trust it.
ca.key         its private key, locked with its passphrase. SECRET. Whoever
               has this file and the passphrase can pretend to be any site
               that the authority may sign for.
index.txt      every certificate it has issued: V valid, R revoked, E expired.
serial         the next serial number, for OpenSSL.
crlnumber      the number of the next revocation list.
crl.pem        the latest revocation list, once one was made.
newcerts/      every certificate, by serial number.
devices/NAME/  each device's files as they were handed out. Those that end in
               .key are SECRET. former/ holds what was replaced.
openssl.cnf    makes this folder work with OpenSSL:

  openssl ca -config openssl.cnf -in device.csr -out device.cer
  openssl ca -config openssl.cnf -revoke newcerts/SERIAL.pem
  openssl ca -config openssl.cnf -gencrl -out crl.pem

Files that end in .old are those of the last save but one.

The page opens this folder, or a ZIP of it, when you drop it there, also
after OpenSSL has worked in it.
`;
}
