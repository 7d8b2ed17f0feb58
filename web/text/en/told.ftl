# What the engine tells: it gives codes and values (src/encoding/told.h), and
# the words are here. A time comes as date and hour in this computer’s zone.

# Failures: what cannot be done or read (src/base/error.h).
errors =
    .FIELD_MISSING = This must be filled in.
    .FIELD_VALUE = This value is not one of those allowed.
    .FIELD_LENGTH = This is longer than the field can hold.
    .SUBJECT_SYNTAX = This holds a character that the field cannot carry.
    .SUBJECT_COUNTRY = The country is exactly two letters, such as DE or GB.
    .SUBJECT_EMPTY = The subject needs at least one field.
    .NAME_SYNTAX = This is neither a host name nor an IP address.
    .NAME_MISSING = At least one host name or address is needed: browsers look nowhere else.
    .SERIAL_SYNTAX = A serial number is 1 to 20 bytes in hexadecimal, and not zero.
    .DATES = The end must lie after the start.
    .KEY_SIZE = This key is too short to be safe, or longer than anything takes. RSA keys have 2048 to 8192 bits: make a new one.
    .PASSPHRASE_MISSING = This is locked. Its passphrase is needed to open it.
    .PASSPHRASE = The passphrase is wrong, or the file is damaged. Check capital letters and the keyboard’s language, and try again.
    .PASSPHRASE_SYNTAX = A passphrase is 1 to 1,024 bytes long and holds no NUL character.
    .FILE_EMPTY = The file is empty.
    .FILE_SIZE = The file is larger than any file of this kind.
    .FILE_KIND = This file holds something else than what belongs here. Choose another.
    .PEM_DAMAGED = The text between BEGIN and END is damaged.
    .DER_DAMAGED = { $bytes ->
        [0] It is damaged: { $place } cannot be read.
        [one] It is damaged: { $place } (from byte { $bytes } on) cannot be read.
        [other] It is damaged: { $place } (from byte { $bytes } on) cannot be read.
       *[unknown] The file’s contents are damaged.
    }
    .DER_CUT = { $bytes ->
        [one] { $bytes } byte of it is missing. It was cut short, or a part was lost on the way.
        [other] { $bytes } bytes of it are missing. It was cut short, or a part was lost on the way.
       *[unknown] The file’s contents end too early: it was cut short.
    }
    .DER_TIME = Its dates are not written as the standard asks: seconds are missing, or the Z at the end, or there is an offset in its place. Browsers and OpenSSL refuse it: have it made again.
    .UNSUPPORTED = { $part ->
        [key] This kind of key is not supported here: { $what }. RSA, and EC on P-256, P-384 and P-521, are.
        [signature] This way of signing is not supported here: { $what }. Whether the signature is right cannot be said.
        [lock] It is locked in a way that is not supported here: { $what }. Open it with the program that locked it, or with OpenSSL.
        [form] This form is not supported here: { $what }.
       *[unknown] The file uses an algorithm or a form that is not supported here.
    }
    .KDF_COST = Opening this file would take more work than is reasonable.
    .KEY_SEVERAL = The file holds more than one private key. Give a file with only the one that is meant.
    .KEY_DAMAGED = The numbers of this key do not belong together.
    .KEY_WEAK = { $weakness } Nothing is signed with it or for it: make a new key.
    .KEY_MISMATCH = The private key does not belong to this file.
    .REQUEST_SIGNATURE = The request is not signed by its own key. Whoever sent it may not hold that key.
    .REQUEST_DIGEST = The request is signed with a digest that is broken (MD5 or older).
    .REQUEST_EXTENSIONS = The request names an extension twice. It must be made anew.
    .AUTHORITY_NOT_CA = This certificate is not an authority: it may not sign others.
    .AUTHORITY_DAMAGED = The authority’s certificate was changed since it was signed: its signature does not fit. Take it from a copy; nothing that is signed with this one would be trusted.
    .AUTHORITY_USAGE = The key usage of this authority’s certificate does not allow it to sign this.
    .AUTHORITY_PURPOSE = The extended key usage of this authority’s certificate leaves this purpose out, so browsers would refuse what it signs for it.
    .AUTHORITY_EXTENSION = The authority’s certificate has an extension that is malformed, or critical and not known. Browsers refuse whatever it signs.
    .AUTHORITY_DATES = The authority’s certificate is not valid at that time.
    .AUTHORITY_PATH = This authority may not issue further authorities.
    .AUTHORITY_CONSTRAINT = This lies outside what the authority is limited to. Leave it out, or use another authority.
    .SAME_SUBJECT = The authority and the device must not carry the same name. Change one of them.
    .KEY_SHARED = This is the authority’s own key. A device needs a key of its own.
    .SELF_CHECK = What was made did not pass its own check, so it was thrown away.
    .RANDOM = The source of randomness failed. Nothing was made.
    .MEMORY = There is not enough memory for this.
    .OPERATION = The engine has no such operation.
    .FIELDS = The call to the engine is malformed.
    .INTERNAL = The engine failed where it should not.

# What a failure speaks of, where something is damaged.
places =
    .algorithm = the name of the signature’s algorithm
    .attribute = an attribute
    .attributes = the list of attributes
    .behind = what stands behind it
    .behind-key = what stands behind the key
    .behind-numbers = what stands behind the numbers
    .certificates = the row of certificates
    .check = its check (MAC)
    .coefficient = the CRT coefficient
    .contents = its contents
    .curve = the name of the curve
    .entries = the row of its entries
    .entry = an entry
    .exponent-1 = the first CRT exponent
    .exponent-2 = the second CRT exponent
    .extension = an extension
    .extensions = the extensions
    .inner-key = the key inside
    .issuer = the issuer
    .key-kind = the kind of key
    .lock = the way in which it is locked
    .lists = the row of revocation lists
    .locked = what is locked
    .modulus = the modulus
    .names = the names
    .next-update = the date of the next list
    .not-after = the date of its end
    .not-before = the date of its start
    .point = the public point
    .prime-1 = the first prime
    .prime-2 = the second prime
    .private-exponent = the private exponent
    .public-exponent = the public exponent
    .public-key = the public key
    .secret = the secret number
    .serial = the serial number
    .signature = the signature
    .signed = what is signed
    .signers = the signatures
    .subject = the subject
    .this-update = the date on which it was made
    .validity = the dates
    .version = the version

# What is wrong with a key (src/key/key_weak.h).
weaknesses =
    .SHORT = The RSA key has fewer than 2048 bits.
    .EXPONENT_EVEN = The public exponent is even: this is no RSA key.
    .EXPONENT_SMALL = The public exponent is smaller than 65537 (mostly 3), as old programs made it. Browsers take such a key; today’s rules (FIPS 186-5) and some programs do not.
    .EXPONENT_LARGE = The public exponent is so large that the private one may be small enough to be computed.
    .SMALL_FACTOR = The modulus can be divided by a small number.
    .CLOSE_PRIMES = The two primes lie so close together that they can be computed (CVE-2022-26320).
    .ROCA = The key has the shape of those made by faulty Infineon chips, whose primes can be computed (CVE-2017-15361).
    .EXPONENT_ONE = The public exponent is 1: nothing is encrypted and anybody can sign.
    .PRIME_MODULUS = The modulus is a prime number instead of a product of two: the private key can be computed from it.
    .unknown = This key is weak and must not be used.
    .LONG = The RSA key has more than 8192 bits, which browsers refuse.

# What is odd in a file, what a request asked for and did not get, what a
# conversion left out.
notes =
    .wrong-label = It is labelled “{ $label }”, but what it holds is { $kind }. Other programs may refuse it.
    .request-version = The request says version { $version }, and requests have version 1 only. It is read as that, as OpenSSL does; other programs may refuse it.
    .request-sha1 = The request is signed with SHA-1, which is weak. The certificate is not.
    .begins-with-authority = The authority’s own certificate begins on { $time }, so this one begins no earlier.
    .ends-with-authority = The authority’s own certificate ends on { $time }, so this one ends then too.
    .name-underscore = The request’s name “{ $name }” has an underscore, which host names do not have. Browsers open it; other programs may not.
    .name-no-host = The request’s name “{ $name }” is not a host name, so it was left out.
    .name-left-out = { $is ->
        [kind] The request’s name of the kind { $name } is neither a host name nor an address, so it was left out.
       *[name] The request’s name “{ $name }” is neither a host name nor an address, so it was left out.
    }
    .name-replaced = { $is ->
        [kind] The request’s name of the kind { $name } does not stand in this certificate.
       *[name] The request’s name “{ $name }” does not stand in this certificate.
    }
    .address-as-host = The request gave the address { $name } as a host name; it was written as an address.
    .address-length = The request’s address { $name } has a wrong length, so it was left out.
    .common-name-only = The request asks for no names, so its common name “{ $name }” was written as one: browsers look nowhere else.
    .common-name-instead = None of the request’s names could be written, so its common name “{ $name }” was written as one: browsers look nowhere else.
    .common-name-hidden = The common name “{ $name }” stands as organizational unit (OU): the authority is limited, and OpenSSL and GnuTLS would take it for a host name that lies outside.
    .subject-rewritten = The subject “{ $name }” stands in the certificate in another type of text (UTF8String): in that of the request it held letters that some browsers refuse there.
    .subject-replaced = The request’s subject “{ $name }” was replaced by the one given here.
    .basic-malformed = The request’s extension basicConstraints is malformed, so it was left out.
    .authority-deeper = The request asks for more authorities below it than were granted.
    .authority-refused = The request asks to be an authority. That was not granted.
    .extension-ignored = { $critical ->
        [yes] The request’s extension { $extension } (marked critical) was not copied; the certificate carries our own.
       *[no] The request’s extension { $extension } was not copied; the certificate carries our own.
    }
    .extension-unknown = { $critical ->
        [yes] The request’s extension { $extension } (bytes { $bytes }) (marked critical) was not copied; the certificate carries our own.
       *[no] The request’s extension { $extension } (bytes { $bytes }) was not copied; the certificate carries our own.
    }
    .no-key = No private key that can be read is among the files, so only certificates are written.
    .key-left-out = The private key is left out. { $why }
    .part-left-out = A part that could not be read is left out. { $why }
    .rest-left-out = Certificates that do not belong to the chain were left out.
    .chain-not-whole = The chain does not reach its root: the last certificate’s issuer is not among the files.
    .key-not-locked = The key is written without a passphrase: whoever has the file has the key.
    .key-lock-weak = The traditional form turns the passphrase into a key with one round of MD5. Only a long passphrase protects it.
    .only-key = Only the key is written; what else the files hold is left out.
    .legacy = 3DES and SHA-1 are for old readers only. Where the modern form opens, use that.
    .pkcs7-no-key = PKCS#7 has no place for private keys: the key is left out.
    .mac-unchecked = The PKCS#12 file carried no check (MAC) that could be looked at: whether it was changed on its way, nobody knows.

# What a file holds (src/text/object.h), with its article.
kinds =
    .unknown = something that is not known
    .certificate = a certificate
    .request = a certificate request
    .crl = a revocation list
    .pkcs7 = a PKCS#7 bundle
    .pkcs12 = a PKCS#12 file
    .public-key = a public key
    .public-key-pkcs1 = a public key (PKCS#1)
    .key-pkcs1 = a private key (PKCS#1)
    .key-sec1 = a private key (SEC 1)
    .key-dsa = a private key (DSA)
    .key-pkcs8 = a private key (PKCS#8)
    .key-pkcs8-locked = a locked private key (PKCS#8)
    .key-openssh = a private key of OpenSSH
    .dh-parameters = Diffie-Hellman parameters
    .dsa-parameters = DSA parameters
    .ec-parameters = parameters of an elliptic curve
    .ocsp-response = an answer of a revocation service (OCSP)

# What was mended to read a text (src/text/text.h).
repairs =
    .utf-16 = The text was in UTF-16, as Windows saves “Unicode”.
    .byte-order-mark = An invisible byte order mark stood at the start.
    .escaped-line-ends = Line ends were written as \n, as in JSON or a setting.
    .crlf = Lines ended in CR LF, as Windows writes them.
    .cr = Lines ended in CR alone, as old Macs wrote them.
    .quoted = Lines were quoted as in a reply by e-mail.
    .indented = Lines had blanks around them.
    .odd-spaces = Blanks, some perhaps invisible, stood among the letters.
    .dashes = The dashes around BEGIN or END were changed or not five.
    .one-line = BEGIN, contents and END were not on lines of their own.
    .line-width = Lines were not 64 characters wide.
    .blank-line = The blank line after the headers was missing.
    .missing-begin = The BEGIN line was missing.
    .missing-end = The END line was missing.
    .hexadecimal = It stands in the file in hexadecimal digits, as in a dump or in the configuration of a router.
    .rtf = The file is a document of a word processor (RTF).
    .quoted-printable = It was coded as e-mail codes text (quoted-printable).
    .html = Marks of a web page stood in it, such as <br> or &nbsp;.
    .percent = It was coded as web addresses are (%20, %0A).
    .base64-of-pem = The whole text was coded in base64 once more, as in a Kubernetes secret or an attachment.
    .base64url = The letters were those of base64 in web addresses (“-” and “_”).
    .pager = A console wrote --More-- or its like in between.
    .line-signs = Line numbers, comment signs, dashes or quotes stood beside the lines.
    .console = Control signs of a console stood in it.
    .joined = Two blocks were joined without a line end between them.
    .label-spelling = BEGIN or END was not written as it should be.
    .labels-differ = END named something else than BEGIN.
    .padding = The “=” signs that end the contents were missing.
    .final-newline = The last line had no line end.
    .bag-attributes = “Bag Attributes”, as OpenSSL prints them, stood around the blocks.
    .text-around = Other text stood around the blocks.
    .no-armour = The BEGIN and END lines were missing around the base64 text.

# What a file or block is that cannot be used here, and the way out.
strange =
    .jks = This is a Java keystore (JKS). Java’s own tool makes a .p12 of it, which can be read here: keytool -importkeystore -srckeystore OLD -destkeystore new.p12 -deststoretype PKCS12.
    .jceks = This is a Java keystore (JCEKS). Java’s own tool makes a .p12 of it, which can be read here: keytool -importkeystore -srcstoretype JCEKS -srckeystore OLD -destkeystore new.p12 -deststoretype PKCS12.
    .bks = This is a keystore of Bouncy Castle (BKS), as Android used it. KeyStore Explorer changes it into PKCS#12 (.p12), which can be read here.
    .pvk = This is a private key in Microsoft’s old form (PVK). OpenSSL makes a key file of it that can be read here: openssl rsa -inform PVK -in OLD -out new.key. If it is locked, add -provider legacy -provider default.
    .msblob = This is a key in a form of Windows’ programs (key blob). OpenSSL makes a key file of a private one that can be read here: openssl rsa -inform MSBLOB -in OLD -out new.key.
    .sst = This is a store of certificates that Windows has saved (SST). Double-click it, and export each certificate as Base64.
    .jwk = This is a key as web services write it (JWK). Let the program that made it export the key as PEM.
    .age = This was encrypted with “age”. Decrypt it with the same program first.
    .uuencode = This was coded for mail as UNIX once did (uuencode). The program uudecode takes it back; then drop what it holds.
    .zip = This is a ZIP archive (or an office document). Unpack it, and drop what is in it.
    .archive = This is a packed file. Unpack it, and drop what is in it.
    .pdf = This is a PDF document, not a key or certificate.
    .image = This is a picture, not a key or certificate.
    .office = This is a document or an e-mail of an office program. Save its attachment, or copy the text from BEGIN to END, and paste it here.
    .program = This is a program, not a key or certificate.
    .database = This is a database, such as the store of a browser or of XCA. Export key and certificate from it.
    .sealed = This was encrypted with “openssl enc”. Decrypt it with the same program first.
    .html = This is a web page. Perhaps a download went to a login or error page: download the certificate itself.
    .mail = This is an e-mail. Save its attachment, or copy the text from BEGIN to END, and paste it here.
    .xml = This is an XML file, such as a settings profile. Export the certificate itself.
    .ssh2 = This is a public key for logging in by SSH (RFC 4716), not for certificates.
    .pgp = This is an OpenPGP key or message, for e-mail. It cannot serve for certificates of devices.
    .spkac = This is a request in the old form of browsers (SPKAC). Make a request (PKCS#10) instead.
    .parameters = These are parameters that stand beside a key. They are no secret, and not needed here.
    .dh-parameters = These are Diffie-Hellman parameters. They belong into the settings of a server, beside its key; they are no secret and no key, and the devices here do not ask for them.
    .dsa-parameters = These are DSA parameters. They stand beside a DSA key; they are no secret and no key, and are not needed here.
    .ec-parameters = These are parameters that stand beside a key: they name its elliptic curve. They are no secret, and not needed here.
    .ocsp = This is the answer of a revocation service (OCSP). Programs ask for it themselves; nothing here needs it.
    .text = This is text without a key, request or certificate in it: nothing stands between BEGIN and END.
    .ssh = This is a key for logging in by SSH, not for certificates. Here it is only named; “ssh-keygen -p -m PEM” or PuTTYgen’s export makes a key file of it that can be read.

# What an extension of a certificate or request says, piece by piece.
contents =
    .value = { $value }
    .authority = authority
    .not-authority = not an authority
    .path-length = path length { $n }
    .issuer = issuer { $value }
    .serial = serial number { $value }
    .only = only { $value }
    .only-all = only { $value } (all)
    .never = never { $value }
    .never-all = never { $value } (all)
    .damaged = (damaged)
