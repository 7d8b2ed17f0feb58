## What the files say that the page writes for people. Each ends in a line end
## that is not written here; how far a line stands in is.

folder-readme =
    The authority "{ $name }"

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
                   {"."}key are SECRET. former/ holds what was replaced.
    openssl.cnf    makes this folder work with OpenSSL:

      openssl ca -config openssl.cnf -in device.csr -out device.cer
      openssl ca -config openssl.cnf -revoke newcerts/SERIAL.pem
      openssl ca -config openssl.cnf -gencrl -out crl.pem

    Files that end in .old are those of the last save but one.

    The page opens this folder, or a ZIP of it, when you drop it there, also
    after OpenSSL has worked in it.
folder-newcerts = Every certificate of this authority, by serial number.

# The remarks in openssl.cnf; each line gets its # in front.
conf-head =
    An authority that mcu-certify made or keeps. In this folder:

      openssl ca -config openssl.cnf -in device.csr -out device.cer
      openssl ca -config openssl.cnf -revoke newcerts/SERIAL.pem \
          -crl_reason superseded
      openssl ca -config openssl.cnf -gencrl -out crl.pem

    Names (subjectAltName) are taken from the request, because browsers look at
    nothing else: read the request first, openssl req -in device.csr -text.
conf-randomSerials = Random serials cannot meet when two copies of this folder sign.
conf-client = For people who log in with a certificate: -extensions client
# What openssl req asks for.
conf-commonName = Common name

kit-profile = Adds the certificate authority "{ $name }", so that this device trusts the sites that it has signed.
kit-readme =
    Trust for "{ $name }"

    These files make a computer or a phone trust the devices whose certificates
    this authority has signed. None of them is secret.

    Compare first: fingerprints.txt holds what every system shows before it trusts
    the certificate. Ask for it on paper or by telephone, not by the way on which
    this ZIP came.

    Windows, your own account    windows-just-me.txt
    Windows, the whole computer  windows-everyone.txt
    Windows, a whole domain      windows-group-policy.txt
    Firefox, on any system       firefox.txt, policies.json
    iPhone, iPad, Mac            apple.txt, the .mobileconfig file
    Android                      android.txt
    Linux                        linux.txt

    Chrome and Edge use the store of Windows or macOS. Firefox has its own.
kit-fingerprints =
    Certificate authority: { $name }

    Subject    { $subject }
    Valid      { $from } to { $to }
    Serial     { $serial }

    SHA-256    { $sha256 }

    SHA-1      { $sha1 }

    Compared by ____________________  on ____________________
kit-windowsUser =
    Windows, for your own account. No administrator rights are needed.

    1. Open a command window in the folder with these files: type cmd in the
       address bar of the Explorer and press Enter.
    2. Run

    { $certutil }

    3. Windows shows the fingerprint ("thumbprint", SHA-1). Compare it with
       fingerprints.txt, then press Yes.
    4. Close and open the browser.

    With PowerShell instead:

    { $powershell }

    By hand: double-click the .cer file, Install Certificate, Current User, Place
    all certificates in the following store, Trusted Root Certification
    Authorities.

    If an administrator has forbidden this (the command says "Access denied", or
    the root disappears again), it must come by windows-group-policy.txt.

    To take it back: certmgr.msc, Trusted Root Certification Authorities.
kit-windowsMachine =
    Windows, for everyone who uses this computer. Needs administrator rights.

    1. Open a command window as administrator (right-click, Run as administrator)
       and go to the folder with these files.
    2. Run

    { $certutil }

    3. Close and open the browser.

    With PowerShell, as administrator:

    { $powershell }

    To take it back: certlm.msc, Trusted Root Certification Authorities.
kit-groupPolicy =
    Windows, for a whole domain

    1. Group Policy Management (gpmc.msc): edit a policy that is linked to the
       computers in question.
    2. Computer Configuration, Policies, Windows Settings, Security Settings,
       Public Key Policies, Trusted Root Certification Authorities: right-click,
       Import, and choose
    { $files }
    3. On a computer: gpupdate /force, then open the browser anew.

    Firefox takes these roots over when ImportEnterpriseRoots is on, see
    firefox.txt.

    Intune: Devices, Configuration, Create, Windows 10 and later, Templates,
    Trusted certificate, store "Computer certificate store - Root".
# Between the names of two files, one to be chosen after the other.
kit-then = {", then "}
kit-firefox =
    Firefox

    By hand, for one person
    1. Settings, search for "certificates", View Certificates, Authorities,
       Import.
    2. Choose { $files } and tick
       "Trust this CA to identify websites". Press View first and compare the
       fingerprint with fingerprints.txt.

    By policy, for everyone on a computer: policies.json
    1. Copy the .cer file to where Firefox looks:
         Windows  %USERPROFILE%\AppData\Local\Mozilla\Certificates
                  or %USERPROFILE%\AppData\Roaming\Mozilla\Certificates
         macOS    /Library/Application Support/Mozilla/Certificates
         Linux    /usr/lib/mozilla/certificates
                  or /usr/lib64/mozilla/certificates
    2. Copy policies.json to
         Windows  the folder "distribution" beside firefox.exe
         macOS    Firefox.app/Contents/Resources/distribution
         Linux    /etc/firefox/policies
       If a policies.json is there already, add the lines of "Certificates" to it.
    3. Start Firefox anew and look at about:policies.

    ImportEnterpriseRoots also makes Firefox trust what the store of Windows or
    macOS trusts.
kit-linux =
    Linux

    Debian, Ubuntu (as root)

    { $debian }
        update-ca-certificates

    Red Hat, Fedora, CentOS, Rocky, Alma (as root)

    { $redHat }
        update-ca-trust

    SUSE (as root)

    { $suse }
        update-ca-certificates

    Chrome and Chromium, for your own account (the package libnss3-tools or
    nss-tools has certutil)

    { $certutil }

    Firefox: see firefox.txt.
# Between the names of two files.
kit-and = {" and "}
kit-android =
    Android

    1. Bring { $files } to the phone, for
       example by mail to yourself.
    2. Settings, Security (or Security & privacy, More security settings),
       Encryption & credentials, Install a certificate, CA certificate. The phone
       warns that your data could be seen: this is said of every authority that
       one adds oneself. Choose the file.
    3. The phone must have a screen lock.

    Chrome trusts it from then on. Firefox for Android: Settings, About Firefox,
    press the logo five times; then Settings, Secret Settings, Use third party CA
    certificates. Other apps trust it only if their makers allow that.
kit-apple =
    iPhone and iPad

    1. Open { $profile } on the device (mail, AirDrop, Safari). It
       says "Profile Downloaded".
    2. Settings, General, VPN & Device Management: choose the profile, Install.
       It is shown as not signed.
    3. Settings, General, About, Certificate Trust Settings: switch on full trust
       for the authority. Without this step Safari goes on warning.

    Mac

    1. Double-click { $profile }, then System Settings, Privacy &
       Security, Profiles, and install it.
       Or, in Terminal, for everyone on this Mac:
    { $security }
    2. Safari and Chrome trust it from then on. Firefox: see firefox.txt.

    Apple's systems refuse certificates of devices that are valid for more than
    { $days } days, whoever signed them.

report-title = Devices certified
report-authority = Authority  { $name }
report-when = When       { $time } UTC
report-row = { $name }   (row { $line }, folder { $folder })
report-names = names      { $names }
report-ends = valid to   { $day }
report-serial = serial     { $serial }
report-sha256 = SHA-256    { $sha256 }
report-files = files      { $key } (secret), { $certificate }
report-replaces =
    replaces   { $serial }
               Put both files on the device, the key and the certificate.
report-note = note       { $note }
report-failed = NOT MADE   { $why }
report-stopped = NOT MADE   stopped before its turn
report-leftOut = Rows that were left out
report-leftRow = row { $line }, { $column }: { $why }
report-unseal = The passphrases of the keys are in a file of their own. To open it, and to see that its last line holds:
