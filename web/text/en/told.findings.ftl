# What a check found (src/judge/check.h): what is and, unless all is well, what
# to do. $level is ok, info, warning or error; $field, which file it is about.
findings =
    .KEY_UNKNOWN = The key’s kind ({ $type }) is not one that these devices are known to take. Use RSA.
    .KEY_FORM = The key is written in a form that not all browsers take (RSA without its NULL, or a shortened point of a curve). { $field ->
        [certificate] Have the certificate made again from a new request.
       *[other] Make key and request again.
    }
    .KEY_P521 = The key is on P-521, which Chromium does not take from a server. Use P-256 or P-384, or RSA.
    .KEY_SOUND = The key shows none of the known weaknesses that can be seen from here. Not looked for: Debian’s predictable keys of 2006 to 2008, and primes shared with keys that are not here.
    .KEY_FITS = { $to ->
        [request] The key belongs to the request.
       *[certificate] The key belongs to the certificate.
    }
    .KEY_MISMATCH = { $to ->
        [request] The key does not belong to the request. Choose the key that was made with it; if it is lost, make a new key and request.
       *[certificate] The key does not belong to the certificate. Choose the key that was made with the request; if it is lost, make a new key and request.
    }
    .KEY_OF_OTHER = The key does not belong to this certificate but to that of { $name }. Choose the key that was made with the request.
    .KEY_OPENS = { $locked ->
        [yes] The key opens with the passphrase.
       *[no] The key can be read; it is not locked.
    }
    .REQUEST_FITS = The certificate was made for this request’s key.
    .REQUEST_MISMATCH = The certificate was made for another key than this request’s. Look for the request that was sent to the authority.
    .WEAK = { $level ->
        [error] { $weakness } Do not use it: make a new key and request.
       *[warning] { $weakness } Browsers may refuse it: make a new key of 2048 bits and a request.
    }
    .WEAK_EXPONENT_SMALL = { $weakness } What runs with it goes on; for the next request make a new key.
    .FORM_WRONG = { $form ->
        [pkcs8] The device does not take a key in the PKCS#8 form (BEGIN PRIVATE KEY, BEGIN ENCRYPTED PRIVATE KEY). Convert it to the traditional form.
       *[traditional] The device does not take a key in the traditional form (BEGIN RSA PRIVATE KEY). Convert it to PKCS#8.
    }
    .FORM_OK = The key is in the form that the device takes.
    .KEY_NOT_PEM = The key is in binary form. Convert it to text (PEM).
    .CIPHER_WRONG = The key is locked with { $cipher }, which the device is not known to open. Lock it anew with the cipher of the device’s profile.
    .CIPHER_OK = The key is locked with a cipher that the device opens.
    .LOCK_WRONG = { $locked ->
        [yes] The device takes only a key without a passphrase. Take the passphrase off, and guard the file.
       *[no] The device wants a key that is locked with a passphrase. Add one.
    }
    .LOCK_OK = { $locked ->
        [yes] The key is locked, as the device wants it.
       *[no] The key is not locked, as the device wants it.
    }
    .KEY_TYPE = The device is not known to take keys of the type { $type }. Make a new key and request.
    .KEY_TYPE_OK = The key is of a type that the device takes.
    .KEY_TOO_LARGE = The key is larger than the device takes. Make a smaller key and a new request.
    .KEY_SIZE_OK = The key is of a size that the device takes.
    .LEAF_NOT_FIRST = The device’s own certificate must stand first in the file. Put the certificates in order.
    .LEAF_FIRST = The device’s own certificate stands first in the file.
    .CERTIFICATE_NOT_PEM = The certificate is in binary form or in a bundle (.p7b), which the device is not known to read. Convert it to text (PEM).
    .HOST_OK = { $of ->
        [request] The request asks for { $host }.
       *[certificate] The certificate is for { $host }.
    }
    .HOST_NOT_ASKED = The request does not ask for { $host }, so the certificate will not be for it either. Make the request again with this name.
    .HOST_NO_NAMES = The certificate lists no names, so no browser takes it for { $host }: the common name is not looked at. Have it made again with this name in it.
    .HOST_ADDRESS_AS_DNS = The address { $host } stands in the certificate as a host name, where browsers do not look for addresses. Have it made again with an IP address.
    .HOST_MISMATCH = The certificate is not for { $host }. Open the device under a name that is in it, or have one made with this name.
    .NAME_SYNTAX = “{ $host }” is neither a host name nor an IP address. Give it as it stands in the browser’s address line, without https:// and what follows the name.
    .REQUEST_SIGNED = The request is signed by its own key.
    .REQUEST_SIGNATURE = The request is not signed by its own key, or was changed since. No authority should sign it: make it again.
    .REQUEST_UNCHECKED = The request is signed in a way that is not supported here, so its signature is not checked.
    .WANTS_AUTHORITY = It asks to become an authority. A device must not be one: make it again for a device.
    .REQUEST_OK = Nothing in the request itself is known to make an authority or a browser object.
    .VERSION_OLD = This is a certificate of an old version that cannot carry names for browsers. Have it made again as version 3, with its names as extension.
    .VERSION_UNKNOWN = It says that it is of version { $version }, which there is not: Chromium refuses it. Have it made again as version 3.
    .EXTENSION_DAMAGED = Its extension { $extension } is damaged or comes twice. Have the certificate made again.
    .DIGEST_SHA1 = { $field ->
        [request] It is signed with SHA-1, which many authorities refuse. Make it again with SHA-256.
       *[certificate] It is signed with SHA-1, which browsers refuse. Have it signed with SHA-256.
    }
    .DIGEST_BROKEN = { $field ->
        [request] It is signed with a broken digest (MD5 or older), which authorities refuse. Make it again with SHA-256.
       *[certificate] It is signed with a broken digest (MD5 or older). Have it signed with SHA-256.
    }
    .SERIAL_NEGATIVE = Its serial number is negative, which some programs refuse. Have it made again.
    .SERIAL_PADDED = Its serial number begins with zeros (or ones) that do not belong there, and strict programs refuse it as damaged. Have it made again.
    .SERIAL_ZERO = Its serial number is zero, which some programs refuse. Have it made again with a random one.
    .SERIAL_LONG = Its serial number is longer than 20 bytes, which some programs refuse. Have it made again.
    .SERIAL_SHORT = Its serial number was chosen by hand or counted. See that the authority gives none twice: Firefox then refuses both certificates.
    .AUTHORITY = This is an authority’s certificate. It belongs into browsers, not on a device.
    .CA_AS_DEVICE = This is an authority’s certificate. Browsers refuse it on a device: sign a certificate for the device with it.
    .PURPOSE_MISSING = It does not say that it is for servers (extended key usage serverAuth). Apple’s systems refuse it.
    .PURPOSE_ANY = It is made for any purpose (anyExtendedKeyUsage), which Firefox and OpenSSL do not take for a server. Have it made again with serverAuth.
    .PURPOSE_OCSP = It may also answer for its authority what is revoked (OCSPSigning). Firefox does not take such a certificate for a server: have it made again without.
    .NETSCAPE_TYPE = Its old extension nsCertType leaves out servers. Browsers do not look at it, OpenSSL refuses the certificate: have it made again without.
    .TLS_FEATURE = The certificate of { $name } asks that an answer of a revocation service come with it (“must staple”). These devices send none, so Firefox refuses it: have it made again without.
    .PURPOSE_NOT_SERVER = It is made for something else than a server: the extended key usage lacks serverAuth. Have it made again.
    .USAGE_MISSING = It does not say what its key is for (key usage). Browsers accept that.
    .USAGE_NOT_SIGNING = Its key usage lacks digitalSignature, without which browsers refuse it. Have it made again.
    .SAN_NOT_CRITICAL = It has no subject, so its names must be marked critical (subjectAltName), and they are not: some browsers refuse it. Have it made again.
    .SAME_CN_AS_ISSUER = Device and authority carry the same common name, which misleads programs and people. Have it made again under the device’s own name.
    .SAME_SUBJECT_AS_ISSUER = Device and authority carry the very same name, so programs take it for a self-signed certificate. Have it made again under the device’s own name.
    .DATES_REVERSED = It ends before it begins, so it is never valid. Have it made again.
    .VALIDITY_LONG = It is valid for more than 825 days. Apple’s systems refuse that, also from an authority of one’s own.
    .CERTIFICATE_OK = Nothing in the certificate itself is known to make a browser refuse it.
    .CRITICAL_UNKNOWN = The extension { $extension } is marked critical, and browsers that do not know it refuse the certificate. Have it made again without.
    .SUBJECT_FORM = Its subject holds letters that the type of their text does not allow, such as an underscore or an @ in a PrintableString. Chromium or OpenSSL refuses it: have it made again with UTF8String.
    .EXTENSION_FORM = The extension { $extension } is not written as the standard asks, and strict browsers refuse the certificate. Have it made again.
    .NOT_YET_VALID = It is not valid before { $time }. Look at the clock of this computer and of the one that made it.
    .EXPIRED = It ended on { $time }. A new one is needed.
    .EXPIRES_SOON = It ends on { $time }. Renew it soon.
    .DATES_OK = It is valid until { $time }.
    .NO_NAMES = { $field ->
        [request] It asks for no host name or address, and browsers look nowhere else. Unless the authority adds them, the certificate will be of no use. Make it again with all names and addresses of the device.
       *[certificate] It lists no host name or address, and browsers look nowhere else. Have it made again with all names and addresses of the device.
    }
    .DNS_SPACE = { $field ->
        [request] The name “{ $name }” holds a space; probably two names were written as one. Make it again with each by itself.
       *[certificate] The name “{ $name }” holds a space; probably two names were written as one. Have it made again with each by itself.
    }
    .DNS_WILDCARD = { $field ->
        [request] No browser takes the wildcard { $name }: the star must be the whole first label, with at least two labels behind it. Make it again without.
       *[certificate] No browser takes the wildcard { $name }: the star must be the whole first label, with at least two labels behind it. Have it made again without.
    }
    .DNS_SYNTAX = { $field ->
        [request] The name “{ $name }” is no host name. Make it again with the right one.
       *[certificate] The name “{ $name }” is no host name. Have it made again with the right one.
    }
    .ADDRESS_AS_DNS = { $field ->
        [request] The address { $name } stands in it as a host name, where browsers do not look for addresses. Make it again with an IP address.
       *[certificate] The address { $name } stands in it as a host name, where browsers do not look for addresses. Have it made again with an IP address.
    }
    .DNS_DOT = { $field ->
        [request] The name { $name } ends in a dot, and browsers do not take it. Make it again without.
       *[certificate] The name { $name } ends in a dot, and browsers do not take it. Have it made again without.
    }
    .DNS_UNDERSCORE = The name { $name } holds an underscore, which host names do not have. Browsers open it; other programs and many authorities may refuse it.
    .ADDRESS_LENGTH = { $field ->
        [request] An address in it is neither IPv4 nor IPv6. Make it again.
       *[certificate] An address in it is neither IPv4 nor IPv6. Have it made again.
    }
    .CN_LONG = { $field ->
        [request] Its common name is longer than 64 characters, which some programs refuse. Make it again with a shorter one.
       *[certificate] Its common name is longer than 64 characters, which some programs refuse. Have it made again with a shorter one.
    }
    .CN_NOT_LISTED = Its common name { $name } is not among the names that browsers compare: opened under that name, the device is refused.
    .SIGNATURE_UNSUPPORTED = The signature of { $name } uses an algorithm or a key that cannot be checked here, and that browsers do not take either. Have it signed with RSA, or with EC on P-256 or P-384.
    .CHAIN_CYCLE = The chain does not end: certificates sign each other in a circle.
    .CHAIN_LONG = There are more than six authorities between the certificate and its root. Firefox follows no more, and other programs stop a little later. Use an authority nearer to the root.
    .CHAIN_BESIDE = Among the files is a second certificate of { $name } by which the chain does not hold. Browsers find the right one; OpenSSL and what is built on it may follow this one and refuse. Leave it out.
    .SIGNATURE_WRONG = The authority among the files is named as the signer, { $name }, but it did not sign this certificate. It was probably made anew under the same name: find the authority’s certificate of that time.
    .ISSUER_OTHER_KEY = An authority of the right name is among the files, { $name }, but it has another key than the one that signed. Find the authority’s certificate of that time.
    .ISSUER_MISSING = { $level ->
        [info] Signed by { $name }, whose certificate is not among the files. Add it to have the signature checked.
       *[error] The certificate of { $name } is missing among the files. Add it.
    }
    .CHAIN_ORDER = The certificates in the file are out of order. Put the device’s own first, then the one that signed it, and so on.
    .CHAIN_EXTRA = The file also holds { $name }, which has nothing to do with this certificate. It can be left out.
    .SELF_SIGNED = The certificate is signed by its own key. A browser trusts it only where it was accepted or installed.{ $level ->
        [warning] {" "}Chromium does not take it as installed, since it says that it is no authority’s.
       *[info] {""}
    }
    .CHAIN_OK = The chain is whole, up to { $name }.
    .SELF_SIGNATURE_WRONG = The certificate of { $name } says that it signed itself, but its signature is wrong. The file is damaged or forged.
    .ISSUER_DAMAGED = In the certificate of { $name }, the extension { $extension } is damaged or comes twice. Browsers refuse it: have it made again.
    .ISSUER_NOT_CA = The certificate of { $name } signed another one though it is not an authority’s. Have the certificate signed by a real authority.
    .ISSUER_NO_CERT_SIGN = The key usage of { $name } does not allow it to sign certificates.
    .ISSUER_PURPOSE = The extended key usage of the authority { $name } leaves out servers, and that counts for everything below: browsers refuse it. Use another authority.
    .PATH_LENGTH = There are more authorities below { $name } than its path length allows.
    .PATH_LENGTH_ROLLED = Below { $name } an authority has signed its own new key. That does not count against the path length, but Firefox and GnuTLS count it and refuse: leave the old key’s certificate out.
    .ISSUER_EXPIRED = The certificate of the authority { $name } has expired. A new one is needed, on the device and in every browser.
    .ISSUER_NOT_YET_VALID = The certificate of the authority { $name } is not valid yet. Look at the clocks.
    .CONSTRAINT_FORM = The authority’s limit “{ $limit }” is not written as the standard asks (a domain without star, port or lonely dot, a network with a mask that is a prefix, no other kinds of names than there are): browsers refuse everything below. The authority must be made again.
    .NAME_CONSTRAINT = The authority is limited to certain names, and { $name } is not among them. Leave it out, or use another authority.
    .NAME_CONSTRAINT_KIND = The authority is limited to certain names of the kind of { $name }, which browsers do not compare: they refuse every name of that kind. Leave it out, or use another authority.
    .NAME_CONSTRAINT_SUBJECT = The authority { $name } is limited to certain subjects, and this certificate has none. Firefox refuses it: have it made with a subject within the limit.
    .NAME_CONSTRAINT_LETTERS = The authority is limited to certain subjects, and { $name } is among them in other letters only. Firefox compares them exactly and refuses it: have it made in the same letters.
    .NAME_CONSTRAINT_CN = The authority is limited to certain names, and the common name { $name } is not among them. Browsers do not look at it, but GnuTLS refuses the certificate, and OpenSSL too where it has a dot in it: have it made without a common name.
    .CHAIN_DIGEST = The certificate of the authority { $name } is signed with a digest that browsers no longer accept.
    .SIGNATURE_FORM = The signature of { $name } is written in a form that browsers refuse (ECDSA must be DER and without parameters; PSS must use one digest and a salt of its length; SHA-224 is not taken). Have it made again.
    .ISSUER_WEAK = { $level ->
        [error] The key of the authority { $name } is so weak that others can sign in its place, or that browsers refuse it. Use another authority.
       *[warning] The key of the authority { $name } is weaker than keys should be today. Plan another authority, of 2048 bits or more.
    }
    .ISSUER_NAME_DIFFERS = The authority { $name } is named in other letters, or in another string type, than it names itself. Firefox does not find it then: have the certificate made again.
    .ISSUER_KEY_ID = The authority { $name } signed, but the certificate names another key identifier, or another serial number of its certificate. Browsers take it, OpenSSL does not: have it made again.
    .ISSUER_VERSION = The certificate of { $name } has extensions, which its version cannot carry. Browsers refuse it: have it made again.
    .ISSUER_KEY_FORM = The key of the authority { $name } is written in a form that not all browsers take (RSA without its NULL, or a shortened point of a curve). Use another authority.
    .ISSUER_SERIAL = The serial number of the authority { $name } begins with zeros (or ones) that do not belong there, and browsers refuse everything below as damaged. Use another authority.
    .ISSUER_UNNAMED = An authority of the chain has no name. Firefox refuses everything below: use another authority.
    .ISSUER_SUBJECT_FORM = The name of the authority { $name } holds letters that the type of their text does not allow, such as an underscore or an @ in a PrintableString. Chromium or OpenSSL refuses everything below: use another authority.
    .ISSUER_BEFORE_1970 = The certificate of the authority { $name } begins before 1970, which Firefox does not take. Use another authority.
    .ISSUER_CRITICAL = In the certificate of { $name }, the extension { $extension } is marked critical, and browsers that do not know it refuse everything below. Use another authority.
    .ISSUER_EXTENSION = In the certificate of { $name }, the extension { $extension } is not written as the standard asks, and strict browsers refuse it. Use another authority.
    .ISSUER_PURPOSE_CLIENT = The extended key usage of the authority { $name } leaves out clients, and that counts for everything below. Use another authority.
    .ISSUER_PURPOSE_ANY = The extended key usage of the authority { $name } says any purpose, which Firefox and OpenSSL do not take for servers. Use another authority.
    .ISSUER_EXPONENT_SMALL = The key of the authority { $name } has a small public exponent (mostly 3). Browsers take it; today’s rules and some programs do not. Plan another authority.
    .REVOKED = { $reason ->
        [none] The certificate of { $name } was revoked on { $time }, by the revocation list of { $issuer } of { $made }. Programs that read the list refuse it: a new certificate is needed.
       *[any] The certificate of { $name } was revoked on { $time } ({ $reason }), by the revocation list of { $issuer } of { $made }. Programs that read the list refuse it: a new certificate is needed.
    }
    .NOT_REVOKED = The certificate of { $name } is not on the revocation list of { $issuer } of { $made }.
    .CRL_DAMAGED = An entry of the revocation list of { $issuer } of { $made } is damaged (from byte { $bytes } on), so it cannot be read whole. Make it again.
    .CRL_SIGNATURE = The revocation list of { $issuer } of { $made } was not signed by this authority’s key, or is damaged. It says nothing: make it again.
    .CRL_UNSUPPORTED = The revocation list of { $issuer } of { $made } is of a kind that cannot be used here (a part of a list, with marks that are not known here, or signed in a way that is not supported). Whether it revokes anything else of this chain cannot be said from it.
    .CRL_NO_SIGN = The revocation list of { $issuer } of { $made } comes from an authority whose key usage does not allow it to sign lists. Programs that read it refuse every certificate.
    .CRL_ENDED = The revocation list of { $issuer } of { $made } ended on { $time }. Programs that read it refuse every certificate: make a new one and put it where they read it.
    .CRL_NOT_YET_VALID = The revocation list of { $issuer } of { $made } is not valid yet. Look at the clock of this computer and of the one that made it.
    .CRL_OF_OTHER = The revocation list of { $issuer } of { $made } was not used: no authority of this chain has made it.
    .POLICY_REQUIRED = An authority requires a certificate policy of everything below it, and none holds for this one. Chromium refuses it: have it made with the policy, or use another authority.
