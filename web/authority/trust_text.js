/**
 * The words of the trust kit: how each system learns to trust a root. File
 * names come in cleaned (safe_name.js), so they need no quoting in a shell.
 */
import { DEVICE_DAYS } from './validity.js';

/** @param {string[]} names @param {(name: string) => string} line */
function each(names, line) {
    return names.map(line).join('\n');
}

/** @param {string} name */
export function profileDescription(name) {
    return `Adds the certificate authority "${name}", so that this device ` +
        'trusts the sites that it has signed.';
}

/** @param {string} name */
export function readme(name) {
    return `Trust for "${name}"

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
`;
}

/**
 * @param {{name: string, subject: string, from: string, to: string,
 *     serial: string, sha256: string, sha1: string}} root
 */
export function fingerprints(root) {
    return `Certificate authority: ${root.name}

Subject    ${root.subject}
Valid      ${root.from} to ${root.to}
Serial     ${root.serial}

SHA-256    ${root.sha256}

SHA-1      ${root.sha1}

Compared by ____________________  on ____________________
`;
}

/** @param {string[]} names */
export function windowsUser(names) {
    return `Windows, for your own account. No administrator rights are needed.

1. Open a command window in the folder with these files: type cmd in the
   address bar of the Explorer and press Enter.
2. Run

${each(names, (name) => `       certutil -user -addstore Root ${name}.cer`)}

3. Windows shows the fingerprint ("thumbprint", SHA-1). Compare it with
   fingerprints.txt, then press Yes.
4. Close and open the browser.

With PowerShell instead:

${each(names, (name) => `       Import-Certificate -FilePath .\\${name}.cer ` +
        '-CertStoreLocation Cert:\\CurrentUser\\Root')}

By hand: double-click the .cer file, Install Certificate, Current User, Place
all certificates in the following store, Trusted Root Certification
Authorities.

If an administrator has forbidden this (the command says "Access denied", or
the root disappears again), it must come by windows-group-policy.txt.

To take it back: certmgr.msc, Trusted Root Certification Authorities.
`;
}

/** @param {string[]} names */
export function windowsMachine(names) {
    return `Windows, for everyone who uses this computer. Needs administrator \
rights.

1. Open a command window as administrator (right-click, Run as administrator)
   and go to the folder with these files.
2. Run

${each(names, (name) => `       certutil -addstore Root ${name}.cer`)}

3. Close and open the browser.

With PowerShell, as administrator:

${each(names, (name) => `       Import-Certificate -FilePath .\\${name}.cer ` +
        '-CertStoreLocation Cert:\\LocalMachine\\Root')}

To take it back: certlm.msc, Trusted Root Certification Authorities.
`;
}

/** @param {string[]} names */
export function groupPolicy(names) {
    return `Windows, for a whole domain

1. Group Policy Management (gpmc.msc): edit a policy that is linked to the
   computers in question.
2. Computer Configuration, Policies, Windows Settings, Security Settings,
   Public Key Policies, Trusted Root Certification Authorities: right-click,
   Import, and choose
${each(names, (name) => `       ${name}.cer`)}
3. On a computer: gpupdate /force, then open the browser anew.

Firefox takes these roots over when ImportEnterpriseRoots is on, see
firefox.txt.

Intune: Devices, Configuration, Create, Windows 10 and later, Templates,
Trusted certificate, store "Computer certificate store - Root".
`;
}

/** @param {string[]} names */
export function firefox(names) {
    return `Firefox

By hand, for one person
1. Settings, search for "certificates", View Certificates, Authorities,
   Import.
2. Choose ${names.map((name) => `${name}.cer`).join(', then ')} and tick
   "Trust this CA to identify websites". Press View first and compare the
   fingerprint with fingerprints.txt.

By policy, for everyone on a computer: policies.json
1. Copy the .cer file to where Firefox looks:
     Windows  %USERPROFILE%\\AppData\\Local\\Mozilla\\Certificates
              or %USERPROFILE%\\AppData\\Roaming\\Mozilla\\Certificates
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
`;
}

/** @param {string[]} names */
export function linux(names) {
    return `Linux

Debian, Ubuntu (as root)

${each(names, (name) =>
        `    cp ${name}.pem /usr/local/share/ca-certificates/${name}.crt`)}
    update-ca-certificates

Red Hat, Fedora, CentOS, Rocky, Alma (as root)

${each(names, (name) =>
        `    cp ${name}.pem /etc/pki/ca-trust/source/anchors/${name}.pem`)}
    update-ca-trust

SUSE (as root)

${each(names, (name) =>
        `    cp ${name}.pem /etc/pki/trust/anchors/${name}.pem`)}
    update-ca-certificates

Chrome and Chromium, for your own account (the package libnss3-tools or
nss-tools has certutil)

${each(names, (name) => '    certutil -d sql:$HOME/.pki/nssdb -A -t C,, ' +
        `-n ${name} -i ${name}.pem`)}

Firefox: see firefox.txt.
`;
}

/** @param {string[]} names */
export function android(names) {
    return `Android

1. Bring ${names.map((name) => `${name}.cer`).join(' and ')} to the phone, for
   example by mail to yourself.
2. Settings, Security (or Security & privacy, More security settings),
   Encryption & credentials, Install a certificate, CA certificate. The phone
   warns that your data could be seen: this is said of every authority that
   one adds oneself. Choose the file.
3. The phone must have a screen lock.

Chrome trusts it from then on. Firefox for Android: Settings, About Firefox,
press the logo five times; then Settings, Secret Settings, Use third party CA
certificates. Other apps trust it only if their makers allow that.
`;
}

/** @param {string[]} names */
export function apple(names) {
    return `iPhone and iPad

1. Open ${names[0]}.mobileconfig on the device (mail, AirDrop, Safari). It
   says "Profile Downloaded".
2. Settings, General, VPN & Device Management: choose the profile, Install.
   It is shown as not signed.
3. Settings, General, About, Certificate Trust Settings: switch on full trust
   for the authority. Without this step Safari goes on warning.

Mac

1. Double-click ${names[0]}.mobileconfig, then System Settings, Privacy &
   Security, Profiles, and install it.
   Or, in Terminal, for everyone on this Mac:
${each(names, (name) => '     sudo security add-trusted-cert -d -r trustRoot ' +
        `-k /Library/Keychains/System.keychain ${name}.cer`)}
2. Safari and Chrome trust it from then on. Firefox: see firefox.txt.

Apple's systems refuse certificates of devices that are valid for more than
${DEVICE_DAYS} days, whoever signed them.
`;
}
