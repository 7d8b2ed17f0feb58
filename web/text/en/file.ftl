title = Any file
lead = Keys, requests, certificates, bundles: drop what you have. The page says what it is, what it belongs to and what is wrong with it, and makes it fit.

why-1 = Names of such files say little: a .cer may hold text or bytes, a .pem anything. The page looks inside instead.
why-2 = The files stay on this computer and are forgotten when you remove them or close the page.

open = Files to look at
openHint = One or many, of any name, up to 10 MB each. Damage from e-mail and copying is mended and named.
reading = Reading the files
clear = Remove all files

shelf-title = What they are
shelf-size = { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
}, { $n ->
    [0] nothing
    [one] { $n } object
   *[other] { $n } objects
} found in it
shelf-repaired = To read this file, the page had to look past this:
shelf-passphraseOf = Passphrase of { $name }
shelf-objectOf = { $name }, object { $place } ({ $kind })
shelf-openLabel = Open { $name }
shelf-opening = Opening the file
shelf-notOpened = Nothing in the file could be opened with this.
shelf-costly = Whoever locked this file asks for { NUMBER($rounds, useGrouping: "always") } rounds of work. That may take a minute; you can cancel it. Press “Open” once more to go on.
shelf-onDevice = { $name } (in “One device”)
shelf-taken = { $n ->
    [one] { $n } file added
   *[other] { $n } files added
}
shelf-removeLabel = Remove { $name }

objects-kinds =
    .private-key = Private key
    .public-key = Public key
    .request = Request
    .certificate = Certificate
    .crl = Revocation list
    .pkcs7 = PKCS#7
    .pkcs12 = PKCS#12
    .openssh-key = OpenSSH key
    .openssh-public-key = OpenSSH public key
    .putty-key = PuTTY key
    .root = Root authority
    .authority = Authority
    .parameters = Parameters
    .strange = Something else
    .unknown = Not known
objects-ended = ended { $day }
objects-revokedCount = { $n ->
    [one] { $n } certificate revoked
   *[other] { $n } certificates revoked
}
objects-subject = Names in the subject, one by one
objects-issuer = Names in the issuer, one by one
objects-attribute = Field
objects-value = Value
objects-encodedAs = Written as
objects-extensions = { $n ->
    [one] { $n } extension
   *[other] { $n } extensions
}
objects-critical = (critical)
objects-revoked = What is revoked
objects-pem = As text (PEM)
objects-opened = opened
objects-noMac = The file carries no check (MAC): nobody would notice if it were changed.
objects-macUnchecked = The file’s check (MAC) is of a kind that is not supported here ({ $how }), so nobody has looked whether it was changed.
objects-selfWrong = It is not signed with its own key, or was changed since. No authority should sign it.
objects-unsupported = Not supported here: { $what }. The OpenSSL command below may open it.
objects-notKnown = This is no key, request, certificate or bundle that is known here.
objects-filter = Show only
objects-filterHint = Part of a name, serial number or fingerprint.
objects-foundFirst = The first { $shown } of { $found }
objects-foundFirstFit = The first { $shown } of { $found } that fit, of { $all }
objects-foundFit = { $found } of { $all }
objects-foundAll = All { $all }
objects-showAll = Show all { $n }
objects-mac = Its check (MAC)
objects-fingerprint = Fingerprint as SSH shows it
objects-pathLength = Authorities allowed below it
objects-subjectKeyId = Identifier of its key
objects-authorityKeyId = Identifier of the issuer’s key
objects-publicKeySha1 = Public key, SHA-1
objects-label = Label between the dashes
objects-start = First bytes
objects-attributes = Attributes
objects-openInside = not locked in it
objects-allLocked = All locked with { $how }
objects-inside = { $n ->
    [one] It holds { $n } object:
   *[other] It holds { $n } objects:
}
objects-version = Version
objects-keyUsage = The key may be used for
objects-selfSignature = Signed with its own key
objects-right = yes, the signature is right
objects-wrong = NO, the signature is wrong
objects-kdf = Passphrase turned into a key by
objects-rounds = { NUMBER($n, useGrouping: "always") } rounds
objects-integrity = Whether the file is untouched
objects-integrities =
    .checked = checked with the passphrase
    .absent = the file carries no check (MAC)
    .wrong = the check fails
    .unchecked = not checked yet: the passphrase is needed
    .unsupported = checked in a way that is not supported here
objects-thisUpdate = Made on
objects-nextUpdate = Next list due
objects-number = Number of the list
objects-encoding = Written as
objects-comment = Comment
objects-cipher = Locked with

together-title = What belongs together
together-key = Private key
together-request = Request
together-certificate = Certificate
together-notHere = not among these files
together-chains = Who signed whom
together-complete = Complete up to its root.
together-missing = The next issuer is not among these files: drop it here, too.
together-loop = These certificates name each other as issuers: no browser follows that.
together-times = When they are valid
together-answers = { $answer } is the answer that { $waiting } waits for.
together-takeThere = Take it there
together-takeThereLabel = Take { $name } to “One device”
together-takingThere = Taking it to “One device”
together-more = { $n ->
    [one] And { $n } key more, not drawn here.
   *[other] And { $n } keys more, not drawn here.
}
together-many = { $chains ->
    [one] { $n } certificates in { $chains } chain: only those that hang together are drawn. All are listed above.
   *[other] { $n } certificates in { $chains } chains: only those that hang together are drawn. All are listed above.
}
together-sameSerial = { $one } and { $other } have the same issuer and the same serial number. Firefox refuses whichever it sees second (SEC_ERROR_REUSED_ISSUER_AND_SERIAL). Have one of them signed again.
together-sameKey = One key serves { $names }. Whoever gets it from one passes for the other. Make a key for each.
together-and = { $one } and { $other }

checks-title = What is wrong with it
checks-lead = A certificate is judged together with its key, request and issuers, as far as they are among the files above; a key and a request without a certificate are judged by themselves.
checks-which = What to check
checks-host = Its address
checks-hostHint = As in the browser: a host name or an IP address.
checks-device = For which device
checks-anyDevice = None in particular
checks-check = Check it
checks-checking = Checking
checks-result = What the check found
checks-looked = Looked at: { $files }.
checks-unread = { $name } could not be read, so this was judged without it. { $why }
checks-unopened = { $name } is locked, so this was judged without it. Open it above and check again.
checks-inContainer = The key lies in a PKCS#12 file. The device takes it as a file of its own: convert it below.
checks-verdict = { $errors ->
    [0] { $warnings ->
        [0] Nothing is wrong with it.
        [one] It can be used. { $warnings } thing is worth a look.
       *[other] It can be used. { $warnings } things are worth a look.
    }
    [one] { $errors } thing must be mended.
   *[other] { $errors } things must be mended.
}

convert-title = Make it fit
convert-source = File to convert
convert-withoutKeys = { $name }, without its keys
convert-target = What is wanted
convert-beside = Taken along: { $names }.
convert-nothingBeside = Nothing else is taken along: no other file here fits.
convert-openFirst = This file is locked. Open it with its passphrase above.
convert-newPassphrase = Passphrase of the new file
convert-sure = Write the key without a passphrase
convert-sureHint = Whoever can read the file can then use the key. Only for devices that take no passphrase, and delete it afterwards.
convert-convert = Convert it
convert-converting = Converting
convert-reallyTitle = Without a passphrase?
convert-really = The key is locked now. In the new file anybody who gets hold of it can use it, from a backup or an old disk too. Really write it without a passphrase?
convert-keepLocked = No, keep it locked
convert-unlockIt = Yes, write it without
convert-made = This is the new file. The old one is unchanged.
convert-targets-traditional_3des-name = Key, traditional form, DES-EDE3
convert-targets-traditional_3des-wanted = What the MCU families, the Media Gateway and most devices before 2012 read.
convert-targets-traditional_aes-name = Key, traditional form, AES-256
convert-targets-traditional_aes-wanted = For servers with OpenSSL 0.9.8 to 1.1 (older nginx, Apache, stunnel).
convert-targets-pkcs8_aes-name = Key, PKCS#8, AES-256
convert-targets-pkcs8_aes-wanted = Best protected. For current servers and for keeping.
convert-targets-pkcs8_3des-name = Key, PKCS#8, DES-EDE3
convert-targets-pkcs8_3des-wanted = For Java and Windows tools before about 2018.
convert-targets-traditional_open-name = Key, traditional form, without passphrase
convert-targets-traditional_open-wanted = For VCS and Expressway, iDRAC and other devices that take no passphrase.
convert-targets-pkcs8_open-name = Key, PKCS#8, without passphrase
convert-targets-pkcs8_open-wanted = For containers and cloud services that take no passphrase.
convert-targets-pem-name = Text (PEM)
convert-targets-pem-wanted = What most devices and servers take.
convert-targets-der-name = Bytes (DER), without passphrase
convert-targets-der-wanted = For Windows, Java and Android, where they ask for “.cer” or “.der”.
convert-targets-leaf-name = The device’s certificate alone
convert-targets-leaf-wanted = For devices that refuse a file with several, such as printers and UPS cards.
convert-targets-chain-name = Certificates in order, device first
convert-targets-chain-wanted = For nginx and for devices that send their chain.
convert-targets-pkcs7-name = PKCS#7 (.p7b)
convert-targets-pkcs7-wanted = Certificates without keys, for Windows.
convert-targets-bundle-name = Key, certificate and chain in one PEM
convert-targets-bundle-wanted = For HAProxy, stunnel and some cameras.
convert-targets-pkcs12-name = PKCS#12 (.p12, .pfx), AES-256
convert-targets-pkcs12-wanted = Key and certificate in one, for Windows 10 and later, macOS 13 and later, Java, Firefox.
convert-targets-pkcs12_legacy-name = PKCS#12 (.p12, .pfx), old DES-EDE3
convert-targets-pkcs12_legacy-wanted = The same for Windows before 2019, older macOS, printers. Weakly protected: delete it after use.

commands-title = The same with OpenSSL
commands-lead = For OpenSSL 3. It asks for passphrases itself: none belongs on a command line.
commands-older = With OpenSSL 1.0 or 1.1:
commands-notReadable = OpenSSL does not read this file as it is.
commands-convertFirst = Convert it to text (PEM) below, and it will.
