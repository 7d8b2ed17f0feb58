title = One device

## round
round-label = Upload round
round-where = Device { $n } of { $all } of the round:
round-opening = Opening the files of { $device }
round-skip = Skip this device
round-back = Back to the round
round-unsaved = “One device” holds { $names }, made here and saved nowhere. Save it before another device takes its place.
round-noFiles = The authority’s folder has no certificate file of { $device }.
round-noKey = The authority’s folder has no private key that belongs to this certificate: it stayed where the request was made.
round-noKeyLink = Open the key
round-noProfile = This device was made with the profile “{ $id }”, which is not here. Open its file in “Before you start” first.

## unlock
unlock-lead = The device needs the passphrase of { $name } together with the file.
unlock-label = Passphrase of { $name }
unlock-act = Open the key
unlock-opening = Opening the key
unlock-unreadable = This key cannot be read.
unlock-otherKey = This key does not belong to the certificate.

## picture
picture-authority = Your authority
picture-outside = The authority
picture-certificate = Certificate
picture-key = Private key
picture-request = Request
picture-inBrowsers = into every browser
picture-onDevice = onto the device
picture-toAuthority = for the authority
picture-itself = by the device itself
picture-signs = signs
picture-belongs = belongs to
picture-madeFrom = is asked for with
picture-publicRoot = in browsers already, or given by them

## start
start-short = Before you start
start-title = Before you start
start-lead = Here a device gets a key and a certificate of its own, so that browsers open its pages without a warning.
start-whyTitle = Why do this at all?
start-why-1 = Every unit of these products left the factory with the same certificate and the same private key. Whoever owns one unit can pass for any other that was never changed. A pair of your own ends that.
start-why-2 = Everything is made on this computer. The only thing that ever leaves this page is the upload to the device that you name.
start-family = Which device is it?
start-addresses = Its addresses
start-addressesHint = As you type them into a browser, one on each line: host name, IP address, or both. A copied address bar will do.
start-addressesPlaceholder =
    mcu1.example.com
    10.1.2.3
start-whyAddresses = A browser compares its address bar with the names in the certificate and looks nowhere else. An address that is missing here brings the warning back whenever it is used. The first one also becomes the common name.
start-read = Addresses as they will stand in the certificate
start-noAddress = Type at least one address of the device, such as mcu1.example.com or 10.1.2.3.
start-badAddress = “{ $line }” is no address. Type a host name such as mcu1.example.com, or an IP address such as 10.1.2.3.
start-wildcardAddress = “{ $line }” stands for many devices. Type the full name of this one.
start-ownProfile = I have a profile of my device
start-listTitle = Look at the device
start-listLead = Tick what is so. You can go on without; what is not ticked is said again before the upload.
start-tickAll = All of it is so
start-tick =
    .feature = The feature key for HTTPS is installed
    .port = Its secure web port is open
    .guard = A way back is left open
    .browser = A browser opens it over HTTPS
    .clock = Its clock is right
start-tickHint =
    .feature = It is called “Secure management (HTTPS)” or “Encryption”. Without it the device has no HTTPS.
    .port = { $services }: the secure web port is ticked.
    .guard = HTTP and HTTPS are both on ({ $services }), and “Redirect HTTP requests to HTTPS” is off ({ $security }) until you are done. Then a wrong certificate cannot lock you out.
    .browser = It warns that the certificate is not trusted: that is what the new certificate will end.
    .clock = A certificate is valid from one day to another. The one made here starts a day early, so a few hours off do not matter.
start-openDevice = Open { $origin }
start-underscore = { $names }: an underscore is not allowed in host names. Browsers open such an address all the same, other programs may not.
start-anotherNote = You are at { $device }.
start-another = Begin with another device
start-saveFirst = Save first (step “Files”): { $names }. Otherwise it would be lost.
start-oldTls = What if the browser refuses to open it at all?
start-oldTlsText-1 = ERR_SSL_VERSION_OR_CIPHER_MISMATCH (Chrome, Edge), SSL_ERROR_UNSUPPORTED_VERSION or SSL_ERROR_PROTOCOL_VERSION_ALERT (Firefox): the device speaks only TLS 1.0 or 1.1. No certificate changes that. Software 4.5 and later speaks newer TLS: update the device first, if you can.
start-oldTlsText-2 = If you cannot: Firefox opens it all the same. Type about:config into its address bar, search for security.tls.version.enable-deprecated, and set it to true. Chrome and Edge have no such switch.
start-oldTlsText-3 = It is dangerous: it holds for every site that this Firefox opens, and whoever sits on the way may read or change what goes over such old TLS. Keep one Firefox, best on a computer of its own, for these devices alone.
start-oldTlsText-4 = Or upload over plain HTTP, on a network that you trust. The certificate counts as soon as a browser opens the device over HTTPS.
start-next = Continue to the key

## openFiles
openFiles-title = I have files of this device already
openFiles-label = The files, or the ZIP that this page saved
openFiles-hint = Key, request, certificates, in any order. They are sorted by what they are, and you go on where you stopped.
openFiles-reading = Reading the files
openFiles-nothing = None of this is a key, a request or a certificate that can be read here.
openFiles-several = These are files of more than one device. Give those of one.
openFiles-taken = Here now: { $what }.
openFiles-kinds =
    .private-key = the key
    .request = the request
    .certificate = the certificate
openFiles-authority = Your authority is open, too.
openFiles-locked = { $names } is locked: open it in the step “Key”.
openFiles-unread = Not known or damaged, and left out: { $names }.

## key
key-short = Key
key-title = The device’s private key
key-lead = It proves that the device is really yours. It is made here and locked with a passphrase, which the device asks for once, at the upload.
key-leadOpen = It proves that the device is really yours. It is made here, without a passphrase, as this device wants it.
key-why = The key must be known to nobody but you and the device. The passphrase protects the file on its way: on a stick, in a backup, in a mail that should not have been sent.
key-ways = Make a key or open one
key-wayMake = Make a new key
key-wayOpen = Open a key I have
key-size = Size
key-sizeOf = { $bits ->
    [4096] { $bits } bits (slow)
   *[other] { $bits } bits
}
key-wanted = { $name } (recommended)
key-whySize = 2048 bits is what Cisco asks for at least, and the largest that is known to work on these devices. A larger key makes each connection slower.
key-tooLarge = Keys of more than { $bits } bits are not promised to work on this device.
key-advanced = Form and kind of key
key-form = Form of the file
key-forms =
    .traditional = Traditional
    .pkcs8 = PKCS#8
key-whyForm = In 2012, “openssl genrsa -des3” wrote the traditional form (BEGIN RSA PRIVATE KEY). Today the same command writes PKCS#8, which software of that age may refuse. Choose PKCS#8 only if the device’s manual names it.
key-cipher = Cipher that locks it
key-ciphers =
    .des-ede3-cbc = Triple DES
    .aes-256-cbc = AES-256
key-type = Kind of key
key-types =
    .rsa = RSA
    .ec = Elliptic curve
key-ecWarning = These devices are not promised to take elliptic-curve keys. If the upload is refused, come back and make an RSA key.
key-curve = Curve
key-asks = Does the device take a passphrase with the key?
key-asksYes = Yes: it asks for one where the key is uploaded
key-asksNo = No: it wants the key without one
key-unlockedHint = Whoever finds the file has the key: delete it after the upload.
key-forbidden = This device takes only keys without a passphrase. Whoever finds the file has the key: delete it after the upload.
key-make = Make the key
key-making = Making { $what }
key-rsaName = an RSA key of { $bits } bits
key-ecName = a key on curve { $curve }
key-done = Made: { $what }. Next comes the request, which the key signs.
key-opened = Opened: { $what }. Next comes the request, or go straight to what you need.
key-held = Its passphrase
key-passphraseOf = the passphrase of { $name }
key-openLabel = The key’s file
key-openHint = MCU.key or another: PEM, DER or .p12, locked or not.
key-pick = This file holds several keys. Which one?
key-pickButton = Take this one
key-openPassphrase = Its passphrase
key-openPassphraseHint = Leave empty if the key has none.
key-openButton = Open the key
key-opening = Opening the key
key-noFile = Choose the file of the key, or paste its text.
key-notKey = There is no private key in this file. A key’s text starts with BEGIN … PRIVATE KEY.
key-unsupported = This key is in a form that cannot be opened here.
key-needsPassphrase = This key is locked. Type its passphrase to open it.
key-another = Make or open another key
key-anotherNote = { $name } stays until the new key is there; save it before if you need it. A request and a certificate made for it go with it.
key-keep = Keep the one I have
key-next = Continue to the request

## request
request-short = Request
request-title = The request for a certificate
request-lead = It says whose key this is and under which addresses the device is reached. Nothing in it is secret.
request-why-1 = An authority never sees the private key. It signs the request, which carries the public half and is itself signed with the private half.
request-why-2 = The article puts the address into the common name only. Today’s browsers look at the list of addresses instead (“subject alternative names”), so both are filled in.
request-ways = Make a request or open one
request-wayMake = Make the request
request-wayOpen = Open a request I have
request-names = Addresses
request-noNames = None yet.
request-cn = Common name
request-cnHint = The device’s main address.
request-fields =
    .O = Organisation
    .OU = Department
    .L = Town
    .ST = State or province
    .C = Country
    .emailAddress = E-mail address
request-countryHint = Two letters, such as DE or GB.
request-countryBad = The country is exactly two letters, such as DE or GB.
request-tooLong = { $label } is longer than the { $limit } characters that the field can hold. Shorten it.
request-cnMissing = Type the device’s main address as its common name.
request-about = About the organisation
request-aboutHint = Shown to people who look into the certificate.
request-make = Make the request
request-making = Making the request
request-needKey = The request is signed with the device’s private key.
request-needKeyLink = Make or open the key first
request-needNames = Without addresses no browser would accept the certificate.
request-needNamesLink = Type the addresses first
request-done = The request is ready. Sign it with an authority of your own, or send it to another one.
request-openedDone = The request is open. Its signature is right: whoever made it holds the key.
request-stale = The addresses have changed since this request was made. Make it again to include them.
request-otherKey = This request belongs to another key than the one that is open. A certificate for it will not fit that key.
request-again = Make or open another request
request-keep = Keep the one I have
request-openLabel = The request’s file
request-openHint = MCU.csr or another: PEM or DER.
request-noRequest = There is no certificate request in this file. Its text starts with BEGIN CERTIFICATE REQUEST.
request-badSignature = The request is not signed by its own key. It was damaged or changed: have it made again.
request-opening = Opening the request
request-next = Choose who signs it

## sign
sign-short = Signed by
sign-title = Who signs it?
sign-lead = Browsers trust a certificate when an authority they know has signed it. For devices inside your own network, an authority of your own is enough.
sign-why-1 = An authority is a key and a certificate, too. You install its certificate once in each browser or computer; from then on every device it has signed is trusted.
sign-why-2 = Cisco recommends a well-known authority for the highest security. Public ones sign only names that the whole internet knows, no internal names and no private addresses.
sign-choose = The signer
sign-signers =
    .own = My own authority
    .outside = Another authority
    .self = The device itself
sign-signerHints =
    .own = Made here, or opened from its files. It signs all your devices, and keeps a list of them.
    .outside = Your company’s or a public one. You send the request and come back with its answer, any day.
    .self = Without an authority. Each browser must be told to trust this one device.
sign-needRequest = There is no request yet that could be signed.
sign-needRequestLink = Make or open the request
sign-needKey = The device signs with its own private key.
sign-needKeyLink = Make or open the key first
sign-ownWays = Make an authority or open one
sign-ownMake = Make one now
sign-ownOpen = Open the one I have
sign-caNameSame = The authority and the device must not carry the same name. Change one of them.
sign-caFiles = The authority’s files
sign-caFilesHint = Its ZIP or its folder; or CA.cer and CA.key together.
sign-caOpenHint = Leave empty if its key has none.
sign-noCaFiles = Choose the authority’s files.
sign-notCertificate = There is no certificate in this file. A certificate’s text starts with BEGIN CERTIFICATE.
sign-anotherOpened = Another authority was opened meanwhile. Nothing was signed: press the button again.
sign-life = How long the certificate is valid
sign-days825 = 825 days
sign-days825Hint = The longest that every current browser accepts.
sign-days365 = 365 days
sign-days365Hint = A lost key can be misused for a shorter time.
sign-daysOther = Another number of days
sign-daysLabel = Days
sign-daysBad = Type a number of days from 1 to 3650.
sign-daysLong = Safari and other Apple software refuse certificates of more than 825 days.
sign-whyLife-1 = Apple’s software refuses certificates of more than 825 days from any authority, your own included.
sign-whyLife-2 = Public authorities give far less: 200 days since 15 March 2026, 100 days from 15 March 2027, 47 days from 15 March 2029. For devices that are renewed by hand that is the reason for an authority of your own.
sign-whyLife-3 = The article’s own command gives 30 days: “openssl x509 -req” does not take over the 365 of the step before.
sign-more = Serial number and SIP
sign-moreOwn = SIP
sign-serial = Serial number
sign-serialHint = Empty: a random one. Or hexadecimal, such as 01.
sign-serialBad = A serial number is 1 to 20 bytes in hexadecimal, such as 01 or 4F3A, and not zero.
sign-clientAuth = Also for calls over SIP TLS
sign-clientAuthHint = These devices show the same certificate when they call others. Tick this if your call server demands a certificate that may be used as a client’s.
sign-makeAndSign = Make the authority and sign
sign-openAndSign = Open the authority and sign
sign-sign = Sign the certificate
sign-selfSign = Sign with the device’s own key
sign-makingCa = Making the authority’s key
sign-opening = Opening the authority
sign-signing = Signing the certificate
sign-reading = Reading what came back
sign-passphraseOf = the passphrase of “{ $name }”
sign-usingFolder = “{ $name }” signs, and its list keeps the device.
sign-folderDeviceMissing = Give the device a name.
sign-outsideSend = Send the request
sign-outsideSendText = Save it or copy its text, and hand it to the authority. Ask for a certificate for a web server, in PEM form (Base64), with its intermediate certificates.
sign-outsideClient = Public authorities stop giving certificates that may be a client’s, the last of them by March 2027. For a call server that checks its callers, take an authority of your own.
sign-outsideKeep = The answer may take days, and this page forgets everything when it is closed. Save the key now, and keep its passphrase. When the answer is there, open the page again, open the key in step 2, and come back here.
sign-outsideBack = Open the answer
sign-outsideLabel = Certificates from the authority
sign-outsideHint = One file or several: the device’s certificate, intermediates, the root.
sign-fitsNothing = The certificate of “{ $name }” does not belong to your key. Either it is the answer to another request, or the wrong key is open. Open the key that the request was made with.
sign-fitsNoneOf = None of the { $n } certificates belongs to your key. Open the key that the request was made with, or the right answer.
sign-needKeyToMatch = Open the device’s key (or the request) first: only then can be told whether the answer fits.
sign-needKeyToMatchLink = Open the key
sign-foundChain = { $n ->
    [one] { $n } certificate of authorities came with it.
   *[other] { $n } certificates of authorities came with it.
}
sign-findings = What was noticed
sign-done =
    .own = Signed by “{ $ca }”. Save the files next.
    .outside = Signed by “{ $ca }”, and it fits the key.
    .self = Signed with its own key. Each browser must be told to trust it.
sign-ignored = What the request asked for and did not get
sign-again = Sign it again, or by another
sign-keep = Keep the one I have
sign-next = Continue to the files

## files
files-short = Files
files-title = Your files
files-lead = Save them before you go on. This page keeps nothing: when it is closed, only what you saved is left.
files-why = These are the names that the article uses. The device does not look at names; change them if you handle more than one.
files-none = No file has been made or opened yet.
files-noneLink = Start with the key
files-held = Your browser will hold these downloads because this page came over plain HTTP: choose “Keep” in its list of downloads. Nothing was sent anywhere. Or copy the text instead.
files-goes =
    .key = Onto the device, with its passphrase. Show it to nobody. Keep a copy in a safe place or delete it after the upload.
    .request = To the authority. Of no use afterwards.
    .certificate = Onto the device, together with the key.
    .authorityCertificate = Into every browser and computer that is to trust your devices. May be shown to anyone.
    .authority = Stays with you, off the network: it signs your further devices. Keep its passphrase apart from it.
    .chain = Onto the device, if it takes intermediates.
files-naming = How the files are called
files-namingArticle = Names as in the article
files-namingDevice = Names after the device
files-authority = Authority “{ $name }”
files-authorityFacts = { $n ->
    [one] { $n } certificate in its list
   *[other] { $n } certificates in its list
}
files-authorityOpen = Open it in “My authority”
files-rename = File name
files-show = Show or rename
files-renameBad = Letters, digits, dots, dashes and spaces only.
files-saveAll = Save all as one ZIP
files-zipName = { $host }-certificate.zip
files-saved = Saved. No passphrase is in any file: keep them apart.
files-passphrases = No file contains a passphrase. Make sure that you have it:
files-keyPassphrase = Of the device’s key
files-authorityPassphrase = Of the authority
files-next = Continue: check the files
files-readme =
    Files for { $host }

    { $list }

    No passphrase is in any of these files.
