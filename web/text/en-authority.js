/**
 * What the place "My authority" says, in English; part of en.js.
 */

/** @param {number} n @param {string} one @param {string} many */
const plural = (n, one, many) => `${n} ${n === 1 ? one : many}`;

/** @typedef {Record<string, string | number>} Values */

export const authorityText = {
    title: 'My authority',

    sections: {
        overview: 'Overview',
        inventory: 'Inventory',
        sign: 'Sign a request',
        renew: 'Renew',
        people: 'People who log in',
        revoked: 'Revocation list',
        trust: 'Hand out trust',
        replace: 'Replace it',
    },
    nav: 'Parts of this place',

    /** What is wrong with a folder, by code. */
    errors: /** @type {Record<string, (values: Values) => string>} */ ({
        'no-certificate': () =>
            'No authority’s certificate is among these files. It is called ' +
            'ca.cer, ca.crt, cacert.pem or CA.cer. Choose the folder or ZIP ' +
            'that holds it.',
        'not-an-authority': () =>
            'The certificate among these files is not an authority’s: it ' +
            'may not sign others.',
        'several-authorities': ({ names }) =>
            `Several authorities are among these files (${names}). Choose ` +
            'the files of one.',
        'index-line': ({ line }) =>
            `The list index.txt is damaged in line ${line}. OpenSSL could ` +
            'not read it either. Mend the line, or take index.txt.old.',
        'index-serial-twice': ({ line, serial }) =>
            `The list index.txt has the serial number ${serial} twice, the ` +
            `second time in line ${line}.`,
        'serial-used': ({ serial }) =>
            `The serial number ${serial} was used before. Nothing was ` +
            'changed.',
        'no-such-serial': ({ serial }) =>
            `No certificate has the serial number ${serial}.`,
        'already-revoked': () => 'This certificate is revoked already.',
        'authority-expired': ({ on }) =>
            `The authority ended on ${on}. It cannot sign any more: make ` +
            'its successor.',
        'other-authority': () =>
            'This is another authority, not a copy of the one that is open.',
        'zip-name': ({ name }) =>
            `The ZIP holds a file that would leave its folder (${name}). It ` +
            'was not opened.',
        'zip-size': () =>
            'This is far larger than any authority’s folder. It was not ' +
            'opened.',
        'zip-damaged': () =>
            'The ZIP is damaged, cut short, or locked with a password. ' +
            'Unpack it and choose the folder instead.',
        'changed-on-disk': ({ path }) =>
            `The folder has changed since it was opened here (${path}). ` +
            'Nothing was written. Open it as a copy to bring in, then save.',
        KEY_MISMATCH: () =>
            'This key does not belong to the authority’s certificate.',
    }),

    /** What the user should know about a folder that was read, by code. */
    notes: /** @type {Record<string, (values: Values) => string>} */ ({
        'from-easy-rsa': () =>
            'Read from a folder of easy-rsa. It stays as it is; saving makes ' +
            'a new folder that OpenSSL and this page work in.',
        'from-openssl': () =>
            'Read from a directory of openssl ca. It stays as it is; saving ' +
            'makes a new folder.',
        'from-loose': () =>
            'Read from single files. Saving makes a folder of them.',
        'left-behind': ({ count, names }) =>
            `${plural(Number(count), 'file', 'files')} not taken over: ` +
            `${names}${Number(count) > 5 ? ' …' : ''}`,
        'certificates-missing': ({ count, serial }) =>
            `The list names ${plural(Number(count), 'certificate',
                'certificates')} whose file is missing (${serial}${
                Number(count) > 1 ? ' …' : ''}). What the list says is shown.`,
        'no-key': () =>
            'The private key is not among these files. You can look and ' +
            'hand out, but not sign.',
        'serial-shared': ({ serial, path }) =>
            `${path} carries the serial number ${serial} that another ` +
            'certificate of this authority has. Firefox refuses such a ' +
            'pair for good: give this device a new certificate.',
        adopted: ({ path }) => `${path} is taken into the inventory.`,
    }),

    start: {
        title: 'Your own authority',
        lead:
            'An authority signs the certificates of your devices. Whoever ' +
            'trusts it trusts them all. Keep it in one folder, for years.',
        ways: 'Make or open',
        make: 'Make a new one',
        open: 'Open one',
        name: 'Name',
        nameHint:
            'Browsers show it. Take a name that tells who runs it, and that ' +
            'no device has.',
        nameDefault: (/** @type {number} */ year) => `Device authority ${year}`,
        nameMissing: 'The authority needs a name.',
        organisation: 'Organisation',
        passphrase: 'Passphrase of the authority',
        passphraseHint:
            'You need it whenever you sign. You will be asked for it once ' +
            'more after saving, to be sure.',
        whyPassphrase:
            'Whoever has the key file and this passphrase can pretend to be ' +
            'any of your devices. The file is locked with AES-256; the ' +
            'passphrase is written nowhere.',
        limited: 'Limit it to the names and networks that it will ever sign',
        limitedHint:
            'Then even a thief of the key cannot forge your bank’s site.',
        limits: 'Domains and networks, one a line',
        limitsHint:
            'example.com means it and everything below; 10.0.0.0/8 means a ' +
            'network. Taken from your first device where there is one.',
        limitsMissing:
            'Say which domains and networks, or switch the limit off.',
        whyLimited: [
            'The limit is written into the certificate and cannot be ' +
                'widened later: a new authority is needed then. Every ' +
                'current browser obeys it.',
            'Some very old software refuses a certificate with a limit. ' +
                'Then switch it off.',
        ],
        more: 'Size and life',
        size: 'Size of its key',
        sizes: /** @type {[string, string][]} */ ([
            ['2048', '2048 bits'],
            ['3072', '3072 bits'],
            ['4096', '4096 bits'],
        ]),
        below: 'It may have authorities below it',
        belowHint:
            'Usually not. Say yes if a second authority shall sign in its ' +
            'name while its own key stays locked away.',
        days: 'Valid for, in days',
        daysHint: '3650 are ten years.',
        daysBad: 'Between 1 and 36500 days.',
        whyDays:
            'A root is put into every browser by hand, so it should last. ' +
            'Ten years is usual; a device’s own certificate is short and ' +
            'easily renewed. The article takes 365 days for both.',
        act: 'Make the authority',
        making: 'Making the authority’s key',
        openLabel: 'A folder or a ZIP',
        openHint:
            'Drop it here: what this page saved, a folder of openssl ca or ' +
            'easy-rsa, or CA.cer and CA.key as the article makes them.',
        openFiles: 'Choose files or a ZIP',
        openFolder: 'Choose a folder',
        openDirectory: 'Work in a folder on this computer',
        openDirectoryHint:
            'This browser can save straight into a folder that you choose.',
        opening: 'Reading the folder',
    },

    save: {
        unsaved:
            'There are changes that are saved nowhere. Closing this page ' +
            'would lose them.',
        neverSaved:
            'This authority is saved nowhere yet. Closing this page would ' +
            'lose it for good.',
        saved: (/** @type {string} */ name) => `Saved: ${name}`,
        zip: 'Save as a ZIP',
        directory: 'Save into a folder',
        again: (/** @type {string} */ name) => `Save into “${name}”`,
        secret:
            'The ZIP holds the locked keys: keep it like a key, and a ' +
            'second copy elsewhere.',
        saving: 'Saving',
        notLocked: 'The authority’s key is not locked',
        notLockedLead:
            'Whoever finds its file can sign in your name. Give it a ' +
            'passphrase; this page saves no open key of an authority.',
        weaklyLocked: 'The authority’s key is locked weakly',
        weaklyLockedLead:
            'It is locked in an old form that gives way to fast guessing. ' +
            'Lock it anew with the same passphrase: AES-256 and 600,000 ' +
            'rounds. Then destroy the old file.',
        lockAct: 'Lock the key',
        locking: 'Locking the authority’s key',
    },

    test: {
        title: 'Is the passphrase the one you wrote down?',
        lead:
            'Type it once more, from where you keep it. A passphrase that ' +
            'is lost cannot be recovered by anyone.',
        act: 'Try it',
        good: 'It is right.',
    },

    unlock: {
        label: 'Passphrase of the authority',
        held: 'Unlocked. It locks itself after ten minutes without use.',
        lock: 'Lock now',
        trying: 'Opening the authority’s key',
        noKey:
            'This folder has no private key: sign on the computer that has ' +
            'it. Only requests and certificates need to travel.',
    },

    overview: {
        lead: (/** @type {number} */ n) =>
            n === 0 ? 'It has signed nothing yet.'
                : `It has signed ${plural(n, 'certificate', 'certificates')}.`,
        counts: 'State of its certificates',
        states: {
            valid: 'valid',
            soon: 'end soon',
            'not-yet': 'not yet valid',
            expired: 'expired',
            revoked: 'revoked',
        },
        limits: 'Limited to',
        unlimited: 'Not limited: it may sign any name.',
        next: 'What next?',
        nextSign: 'Sign a request',
        nextFleet: 'Certificates for many devices',
        nextTrust: 'Hand out trust',
        notes: 'About the files that were opened',
        merge: 'Bring in another copy',
        mergeLead:
            'Two people worked in two copies? Open the other one here: ' +
            'everything of both is kept, and what they do not agree on is ' +
            'shown.',
        merged: (
            /** @type {number} */ added,
            /** @type {number} */ revoked,
            /** @type {number} */ conflicts,
        ) =>
            `Brought in: ${plural(added, 'certificate', 'certificates')}, ` +
            `${plural(revoked, 'revocation', 'revocations')}. ` +
            (conflicts === 0 ? 'The copies agree on everything else.'
                : `${plural(conflicts, 'thing', 'things')} the copies did ` +
                    'not agree on:'),
        conflict: /** @type {Record<string, (ours: string, theirs: string,
            kept: string, subject: string) => string>} */ ({
                serial: (ours, theirs, kept, subject) =>
                    `Serial ${subject} was given to two certificates ` +
                    `(${ours} and ${theirs}). Both are kept. One of the ` +
                    'devices needs a new certificate.',
                revocation: (ours, theirs, kept, subject) =>
                    `Serial ${subject} is revoked in both, differently ` +
                    `(${ours}; ${theirs}). The earlier one is kept.`,
                device: (ours, theirs, kept, subject) =>
                    `Both changed the files of ${subject}. The later ` +
                    `certificate stays (${kept === 'ours'
                        ? 'of this copy' : 'of the other copy'}); the other ` +
                    'is kept under “former”.',
                file: (ours, theirs, kept, subject) =>
                    `The file ${subject} differs. This copy’s stays, the ` +
                    `other is kept as ${subject}.other.`,
            }),
        close: 'Close this authority',
        closeUnsaved: 'Save it first, or its changes are lost.',
        closeAnyway: 'Close without saving',
    },

    inventory: {
        title: 'Inventory',
        lead: 'Every certificate of this authority, and when it ends.',
        none: 'Nothing is signed yet.',
        search: 'Search',
        searchHint: 'Device, name, address or serial number',
        filter: 'Show',
        all: 'everything',
        attention: 'what needs attention',
        states: {
            valid: 'valid',
            soon: 'ends soon',
            'not-yet': 'not yet valid',
            expired: 'expired',
            revoked: 'revoked',
        },
        current: 'Hide what was replaced',
        replaced: 'replaced',
        count: (/** @type {number} */ shown, /** @type {number} */ all) =>
            shown === all ? plural(all, 'certificate', 'certificates')
                : `${shown} of ${plural(all, 'certificate', 'certificates')}`,
        columns: {
            device: 'Device',
            names: 'Names',
            notAfter: 'Ends',
            state: 'State',
        },
        sortBy: (/** @type {string} */ column) => `Sort by ${column}`,
        more: (/** @type {number} */ n) => `Show ${n} more`,
        table: 'As a table',
        timeline: 'As a line in time',
        view: 'View',
        today: 'today',
        csv: 'Save as CSV',
        ics: 'Save the end dates as a calendar',
        print: 'Print all records',
        csvName: 'inventory.csv',
        icsName: 'certificates.ics',
        askIcs: 'What does the calendar do?',
        whyIcs:
            'Open the file with your calendar. It reminds you 60, 30 and 7 ' +
            'days before each end. Made anew later, it replaces its own ' +
            'entries.',
        event: (/** @type {string} */ device) =>
            `Certificate of ${device} ends`,
        eventMore: (/** @type {string} */ names,
            /** @type {string} */ serial) =>
            `Names: ${names}\nSerial: ${serial}\nRenew it with MCU Certify: ` +
            'My authority, Inventory, Renew. Replace both files on the ' +
            'device: key and certificate.',
        authorityEvent: (/** @type {string} */ name) =>
            `The authority ${name} ends: its successor must be in every ` +
            'browser before',
    },

    certificate: {
        title: (/** @type {string} */ device) => `Certificate of ${device}`,
        plainTitle: 'Certificate',
        back: 'Back to the inventory',
        none: 'Choose a certificate in the inventory.',
        unread:
            'Its file is missing or damaged. What the list says is shown.',
        renew: 'Renew it',
        print: 'Print the record',
        save: 'Save the certificate',
        revoke: 'Revoke it',
        revokeLead:
            'Revoking says that this certificate must not be trusted any ' +
            'more, for example because the key was lost or the device sold. ' +
            'It cannot be taken back.',
        reason: 'Reason',
        reasons: /** @type {[string, string][]} */ ([
            ['superseded', 'replaced by another certificate'],
            ['keyCompromise', 'the key may be in wrong hands'],
            ['cessationOfOperation', 'the device is no longer used'],
            ['affiliationChanged', 'the name or owner has changed'],
            ['unspecified', 'none given'],
        ]),
        date: 'Since',
        dateBad: 'A day that is not in the future.',
        revokeAct: 'Revoke the certificate',
        revoked: (/** @type {string} */ day, /** @type {string} */ reason) =>
            `Revoked on ${day}${reason ? ` (${reason})` : ''}.`,
        nowList: 'Now make a new revocation list and hand it out.',
        toList: 'To the revocation list',
        ocspNote:
            'These MCUs do not read revocation lists; they ask an OCSP ' +
            'service, which this page is not. Browsers do not look for ' +
            'lists of private authorities either. So also take the old key ' +
            'off the device, and remove trust where it matters.',
        record: 'Record of a certificate',
        state: 'State',
        profile: 'Kind of device',
        signature: 'Checked by',
        date2: 'Date',
        noSecret: 'This sheet holds no secret.',
    },

    sign: {
        title: 'Sign a request',
        lead:
            'Somebody sends a request; you send back a certificate. Neither ' +
            'is secret.',
        whyLead:
            'The request and its key can be made on one computer and signed ' +
            'on another: only the request and the certificate travel. The ' +
            'authority’s key never leaves this one, the device’s key never ' +
            'leaves the other.',
        request: 'The request',
        requestHint: 'MCU.csr, or its text.',
        notRequest: 'This is no certificate request.',
        asked: 'What it asks for',
        willSay: 'What the certificate will say',
        device: 'Device',
        deviceHint: 'The name under which it stands in the inventory.',
        deviceMissing: 'Give the device a name for the inventory.',
        profile: 'Kind of device',
        names: 'Names and addresses',
        namesHint: 'One a line. Add or remove as you like.',
        namesMissing: 'At least one name or address.',
        life: 'Valid for',
        days825: '825 days',
        days825Hint: 'The most that Apple’s systems accept from any authority.',
        days365: '365 days',
        days365Hint: 'As in the article.',
        extensions: 'What else it asks for',
        ignoredBefore:
            'None of this is copied: a certificate is built from your ' +
            'choices alone.',
        subject: 'Belongs to',
        asAuthority: 'Make it an authority below this one',
        asAuthorityHint:
            'It may then sign devices by itself. Whoever holds its key can ' +
            'do what it is limited to.',
        limitsHint: 'Never wider than what this authority is limited to.',
        act: 'Sign it',
        signing: 'Signing',
        done: (/** @type {string} */ device) =>
            `The certificate of ${device} is signed.`,
        doneNext:
            'Send it back to whoever sent the request. Then save the ' +
            'authority, so that its list knows of it.',
        ignored: 'Not granted',
        another: 'Sign another',
        clamped: 'It ends with the authority, earlier than asked.',
        findings: /** @type {Record<string, (values: Values) => string>} */ ({
            'request-signature': () =>
                'The request is not signed by its own key: whoever sent it ' +
                'may not hold that key, or the file is damaged. It is not ' +
                'signed.',
            'key-short': ({ bits }) =>
                `Its key has only ${bits} bits. Ask for a request with a ` +
                'key of 2048 or more.',
            'wants-authority': () =>
                'It asks to become an authority itself. That is granted only ' +
                'when you say so, and only by an authority that may have ' +
                'others below it.',
            'key-of-another': ({ device }) =>
                `${device} has the same key. Two devices must not share ` +
                'one: whoever opens one of them can pretend to be the ' +
                'other. Ask for a request with a new key.',
            'key-compromised': () =>
                'A certificate with this key was revoked because the key ' +
                'may be in wrong hands. Ask for a request with a new key.',
            'key-again': () =>
                'The key is that of the device’s present certificate. That ' +
                'is well for a renewal; a new key is better.',
            'no-names': () =>
                'It names no host and no address. Browsers look nowhere ' +
                'else: add them here.',
        }),
    },

    renew: {
        title: 'Renew a certificate',
        lead: 'A new certificate with the same names, and a new key.',
        from: 'From the inventory',
        fromFile: 'Or from nothing but the old certificate',
        fromFileHint: 'MCU.cer: of this authority, or of any other.',
        choose: 'Device',
        chooseNone: 'Choose one …',
        key: 'Key',
        keyNew: 'A new key',
        keyNewHint: 'Recommended. Both files on the device change.',
        keySame: 'The same key',
        keySameHint: (/** @type {string} */ file) =>
            `The request ${file} that is kept with the device is signed ` +
            'again.',
        whySame:
            'With the old request the key stays where it is and only the ' +
            'certificate is new. A new key is better after years, and when ' +
            'anybody may have seen the old one.',
        passphrase: 'Passphrase of the new key',
        act: 'Renew it',
        making: 'Making a new key',
        done: (/** @type {string} */ device) =>
            `${device} has a new certificate.`,
        both:
            'Replace both files on the device, the key and the certificate. ' +
            'One of them alone does not match the other, and the device ' +
            'refuses the pair or stays on the old one.',
        onlyCertificate:
            'The key has not changed: put the new certificate and the same ' +
            'key on the device, both together, as its page asks.',
        keepPassphrase: 'Passphrase of the new key',
        changes: 'What has changed',
        field: 'What',
        before: 'Before',
        after: 'Now',
        fields: /** @type {Record<string, string>} */ ({
            subject: 'Belongs to',
            names: 'Names',
            notBefore: 'Valid from',
            notAfter: 'Valid to',
            key: 'Kind of key',
            publicKeySha256: 'Public key',
            serial: 'Serial number',
            issuer: 'Signed by',
            signatureAlgorithm: 'Signature',
        }),
        dropped: (/** @type {string} */ what) =>
            `The old certificate also says ${what}. The new one will not.`,
        notReady: 'Choose a device or an old certificate.',
        notCertificate: 'This is no certificate.',
        next: 'The old certificate stays valid until it ends or is revoked.',
    },

    people: {
        title: 'People who log in with a certificate',
        lead:
            'From software 4.4 these devices can ask people for a ' +
            'certificate instead of a password.',
        lockout: [
            'You can lock everybody out with this. Keep HTTP and HTTPS ' +
                'switched on and the redirect to HTTPS off, keep a session ' +
                'open, and try the certificate in a second browser, before ' +
                'you make certificates required.',
            'The device must trust this authority first: put the trust ' +
                'store (under Hand out trust) on its HTTPS trust store page.',
        ],
        name: 'Name of the person or account',
        nameHint: 'The device compares it with the user name.',
        nameMissing: 'The certificate needs a name.',
        passphrase: 'Passphrase of the file',
        passphraseHint: 'Asked for when the file is put into the browser.',
        act: 'Make the certificate',
        making: 'Making a key and its certificate',
        done: (/** @type {string} */ name) => `${name} has a certificate.`,
        how:
            'Open the .p12 file on that person’s computer, or import it ' +
            'under Certificates, Your certificates in Firefox. Hand over ' +
            'the passphrase by another way.',
    },

    revoked: {
        title: 'Revocation list',
        lead: (/** @type {number} */ n) =>
            `${plural(n, 'certificate is', 'certificates are')} revoked.`,
        number: (/** @type {string} */ n) => `Number of the next list: ${n}`,
        days: 'The next list is due in, days',
        daysBad: 'Between 1 and 3660 days.',
        whyDays:
            'Whoever reads lists refuses an old one, and may then refuse ' +
            'everything. Make a new one before that day.',
        act: 'Make the list',
        making: 'Signing the list',
        current: 'The latest list',
        note:
            'These MCUs take no lists: they ask an OCSP service. VCS and ' +
            'Expressway take this file (PEM). OpenSSL, GnuTLS, NSS and Java ' +
            'read it.',
    },

    trust: {
        title: 'Hand out trust',
        lead:
            'Everything that computers and phones need to trust your ' +
            'devices. Nothing in it is secret.',
        kit: 'Trust kit',
        kitLead:
            'One ZIP for everyone: the root in both forms, a profile for ' +
            'Apple’s systems, commands for Windows with and without ' +
            'administrator rights, group policy notes, Firefox policies, ' +
            'Debian and Red Hat, Android and iOS steps, and a sheet of ' +
            'fingerprints.',
        kitSave: 'Save the trust kit',
        kitName: (/** @type {string} */ name) => `trust-${name}.zip`,
        compare:
            'Give the fingerprint on paper or by telephone, not on the way ' +
            'that the ZIP takes.',
        sheet: 'Print the fingerprint sheet',
        store: 'Trust store for a device',
        storeLead:
            'The HTTPS and SIP TLS trust store pages of the devices take ' +
            'one PEM file with every authority that they shall trust.',
        storeFiles: 'Further authorities',
        storeFilesHint: 'Their certificates, several at once if you like.',
        storeCount: (/** @type {number} */ n) =>
            `${plural(n, 'authority', 'authorities')} in the file`,
        storeSave: 'Save the trust store',
        storeFindings: /** @type {Record<string, (name: string) => string>} */
        ({
            'not-an-authority': (name) =>
                `Left out, it is not an authority: ${name}`,
            expired: (name) => `Left out, it has expired: ${name}`,
            twice: (name) => `Left out, it is there already: ${name}`,
            'same-name': (name) =>
                `Two authorities are called ${name}. Some devices cannot ` +
                'tell them apart.',
        }),
        root: 'The root itself',
    },

    replace: {
        title: 'Replace the authority',
        lead:
            'Before an authority ends, or when its key may be known to ' +
            'others, a successor takes over. For a while both must be ' +
            'trusted.',
        steps: [
            'Save and close this authority, and make a new one under ' +
                'another name.',
            'Hand out a trust kit with both roots (below), until every ' +
                'computer has the new one.',
            'Renew every device with the new authority. The list below says ' +
                'which ones still need it.',
            'When none is left, take the old root out of the computers. If ' +
                'its key may be known to others, do not wait.',
        ],
        ends: (/** @type {string} */ day) => `This authority ends on ${day}.`,
        other: 'The successor',
        otherHint:
            'Open its folder or ZIP beside this one: it is only read.',
        reading: 'Reading the successor',
        same: 'This is the same authority. Open its successor.',
        waiting: (/** @type {number} */ n, /** @type {number} */ all) =>
            n === 0 ? 'Every device has moved.'
                : `${n} of ${plural(all, 'device', 'devices')} still need a ` +
                    'certificate of the successor.',
        device: 'Device',
        old: 'Old one ends',
        moved: 'Moved',
        yes: 'yes',
        no: 'not yet',
        kit: 'Save the trust kit with both roots',
        computers:
            'The page cannot see which computers trust a root. Keep a list ' +
            'where you hand out the kit.',
    },
};
