/**
 * Everything the page says, in English. A translation is a copy of this file
 * with the same members. One section for each part of the page; members that
 * take values are functions.
 *
 * How we write: plain words, short sentences, no term that is not explained
 * where it first matters; what happened, why, what to do.
 */

/** @param {number} n @param {string} one @param {string} many */
const plural = (n, one, many) => `${n} ${n === 1 ? one : many}`;

/** @typedef {Record<string, string | number>} Values */

/** The place "My authority". */
const authorityText = {
    title: 'My authority',
    item: (/** @type {string} */ name) => `the authority “${name}”`,

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
        'no-key': () =>
            'This folder has no private key, so it cannot sign here.',
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
        'zip-twice': ({ name }) =>
            `The ZIP holds two files of one name (${name}). Unpack it, look ` +
            'at both, and choose the folder.',
        'zip-encrypted': ({ name }) =>
            `The ZIP is locked with a password (${name}). Unpack it and ` +
            'choose the folder.',
        'zip-entry': ({ name }) =>
            `The ZIP is damaged: ${name} is not what was put into it. Take ` +
            'another copy.',
        'zip-size': () =>
            'This is far larger than any authority’s folder. It was not ' +
            'opened.',
        'zip-damaged': () =>
            'The ZIP is damaged or cut short. Take another copy, or unpack ' +
            'it and choose the folder.',
        'changed-on-disk': ({ path }) =>
            `Somebody else has changed this folder (${path}). Nothing was ` +
            'written. Bring in what is there, then save.',
        QuotaExceededError: () =>
            'The disk is full. What you have here is not lost: make room, ' +
            'or save into another place.',
        NotAllowedError: () =>
            'The browser may not write there. Allow it, or save as a ZIP.',
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
        'certificates-missing': ({ count, names }) =>
            `The list names ${plural(Number(count), 'certificate',
                'certificates')} whose file is missing: ${names}. What the ` +
            'list says is shown.',
        'no-key': () =>
            'The private key is not among these files. You can look and ' +
            'hand out, but not sign.',
        'serial-shared': ({ serial, path }) =>
            `${path} carries the serial number ${serial} that another ` +
            'certificate of this authority has. Firefox refuses such a ' +
            'pair for good: give this device a new certificate.',
        adopted: ({ count }) =>
            `${plural(Number(count), 'certificate is', 'certificates are')} ` +
            'taken into the inventory.',
        'list-missing': () =>
            'There was no list (index.txt). It is made anew from the ' +
            'certificates and the revocation list. What was revoked without ' +
            'standing in that list must be revoked again.',
        'list-empty': () =>
            'The list (index.txt) was empty. It is made anew from the ' +
            'certificates and the revocation list. What was revoked without ' +
            'standing in that list must be revoked again.',
        'list-utf16': () =>
            'The list (index.txt) was written as “Unicode”, which OpenSSL ' +
            'cannot read. Saving mends it.',
        'list-line-damaged': ({ count, names }) =>
            `The list (index.txt) is damaged in ${
                Number(count) === 1 ? 'line' : 'lines'} ${names}. What could ` +
            'be read of it is taken over; the lines are kept in ' +
            'index.txt.damaged. See whether a revocation is missing.',
        'list-serial-twice': ({ names }) =>
            `The list (index.txt) names a serial number twice (line ${
                names}). What either line says is taken over.`,
        'list-line-added': ({ count, names }) =>
            `${plural(Number(count), 'certificate', 'certificates')} stood ` +
            `in no list, perhaps after a save that was cut short: ${names}. ` +
            `${Number(count) === 1 ? 'It stands' : 'They stand'} in it now.`,
        'crl-revoked': ({ count, names }) =>
            `${plural(Number(count), 'revocation', 'revocations')} stood in ` +
            `crl.pem alone and ${Number(count) === 1 ? 'is' : 'are'} taken ` +
            `over: ${names}`,
        'crl-unknown': ({ names }) =>
            `crl.pem revokes what nothing else here knows: ${names}. It ` +
            'stays revoked.',
        'crl-differs': ({ names }) =>
            `index.txt and crl.pem differ about the revocation of ${names}. ` +
            'The graver reason and the earlier day are kept.',
        'crl-damaged': () =>
            'The revocation list (crl.pem) is damaged. What it revoked may ' +
            'be missing here: compare with another copy.',
        'crl-foreign': ({ names }) =>
            `crl.pem is the list of another authority (${names}) and is ` +
            'not used.',
        'crl-cut': ({ names }) =>
            `Of crl.pem only the first ${names} revocations were read. Its ` +
            'others are missing here.',
        unfinished: ({ names }) =>
            `A save was cut short while it wrote ${names}. Such files are ` +
            'not read; you may delete them.',
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
        unsaved: 'There are changes that are saved nowhere.',
        neverSaved: 'This authority is saved nowhere yet.',
        foreign:
            'Nothing has changed yet. Saving makes a folder in which this ' +
            'page and OpenSSL go on.',
        locked: 'It cannot be saved while a key in it lies open.',
        toLock: 'Lock it',
        bringIn: 'Bring in what is there, and save',
        saved: (/** @type {string} */ name) => `Saved: ${name}`,
        zip: 'Save as a ZIP',
        directory: 'Save into a folder',
        again: (/** @type {string} */ name) => `Save into “${name}”`,
        saving: 'Saving',
    },

    passphrase: {
        title: 'Its passphrase',
        current: 'The passphrase as it is now',
        fresh: 'New passphrase',
        changeLead:
            'A copy that was saved before goes on opening with the former ' +
            'passphrase: destroy such copies.',
        change: 'Change it',
        lock: 'Lock the keys',
        locking: 'Locking the keys',
        leaveOut: 'Leave them out of what is saved',
        none:
            'The authority’s key is not locked. Whoever finds its file can ' +
            'sign in your name. Give it a passphrase; this page saves no ' +
            'open key of an authority.',
        weak:
            'The authority’s key is locked in an old form: a thief of the ' +
            'file can try millions of passphrases a second. Lock it anew ' +
            'with the same passphrase, then destroy the old file.',
        devices: (/** @type {string} */ paths) =>
            `Keys of devices lie open in these files: ${paths}. Lock them ` +
            'with the authority’s passphrase, or leave them out.',
        askForgotten: 'What if it is forgotten?',
        forgotten:
            'Nobody can open the key without it, and nobody can reset it. ' +
            'What is signed stays valid. Open the folder all the same, make ' +
            'a new authority, and change over to it under Replace it.',
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
            replaced: 'replaced',
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
                revocation: (_ours, _theirs, _kept, subject) =>
                    `Serial ${subject} is revoked in both, differently. The ` +
                    'graver reason and the earlier day are kept.',
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
            'days before each end, also of the authority and its revocation ' +
            'list. Made anew later, it replaces its own entries.',
        event: (/** @type {string} */ device) =>
            `Certificate of ${device} ends`,
        eventMore: (/** @type {string} */ names,
            /** @type {string} */ serial) =>
            `Names: ${names}\nSerial: ${serial}\nRenew it with MCU Certify: ` +
            'My authority, Inventory, Renew. Replace both files on the ' +
            'device: key and certificate.',
        listEvent: (/** @type {string} */ name) =>
            `The revocation list of ${name} ends: make the next one before`,
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
        reasons: /** @type {Record<string, string>} */ ({
            superseded: 'replaced by another certificate',
            keyCompromise: 'the key may be in wrong hands',
            keyTime: 'the key may be in wrong hands',
            cessationOfOperation: 'the device is no longer used',
            affiliationChanged: 'the name or owner has changed',
            privilegeWithdrawn: 'it may not be used any more',
            certificateHold: 'put on hold',
            holdInstruction: 'put on hold',
            CACompromise: 'the authority’s key may be in wrong hands',
            CAkeyTime: 'the authority’s key may be in wrong hands',
            AACompromise: 'the key of an attribute authority may be in ' +
                'wrong hands',
            unspecified: 'no reason given',
            '': 'no reason given',
        }),
        /** Reasons that can be chosen. */
        offered: ['superseded', 'keyCompromise', 'cessationOfOperation',
            'affiliationChanged', 'unspecified'],
        date: 'Since',
        dateBad: 'A day that is not in the future.',
        revokeAct: 'Revoke the certificate',
        revoked: (/** @type {string} */ day, /** @type {string} */ reason) =>
            `Revoked on ${day}: ${reason}.`,
        nowList: 'Now make a new revocation list and hand it out.',
        toList: 'To the revocation list',
        nobodyAsks:
            'Few ask: browsers read no revocation list of a private ' +
            'authority, and these MCUs ask an OCSP service, which this page ' +
            'is not. They go on trusting the certificate until it ends.',
        sure:
            'The sure way: put a new certificate with a new key on the ' +
            'device. If the key was stolen, its thief can still pass for ' +
            'the device: mark the old certificate as untrusted on the ' +
            'computers (on Windows, among the Untrusted Certificates), or ' +
            'replace the authority and take its root out.',
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
        ways: 'What is signed',
        lower: 'A new authority below this one',
        lowerName: 'Name of the authority',
        notRequest: 'There is no certificate request in it.',
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
        days: (/** @type {number} */ n) => n > 1000
            ? `${n} days (${Math.round(n / 365)} years)` : `${n} days`,
        daysHints: /** @type {Record<number, string>} */ ({
            825: 'The most that Apple’s systems accept for a device.',
            365: 'As in the article.',
        }),
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
            'key-unsupported': ({ type }) =>
                `Its key is ${type}, which cannot be signed here. Ask for ` +
                'a request with an RSA key of 2048 bits or more, or with a ' +
                'key on the curve P-256.',
            'key-weak': ({ text }) =>
                `Its key is weak: ${text} Ask for a request with a new key.`,
            'wants-authority': () =>
                'It asks to become an authority itself. That is not granted: ' +
                'it becomes the certificate of a device.',
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

    lower: {
        lead:
            'A second authority that signs in the name of this one, while ' +
            'the key of this one stays locked away. Its key is made here, ' +
            'and it gets a folder of its own.',
        passphrase: 'Passphrase of the new authority',
        passphraseOf: (/** @type {string} */ name) =>
            `the passphrase of the authority “${name}”`,
        act: 'Make the authority',
        done: (/** @type {string} */ name) =>
            `${name} is made. Save its folder, and save this authority, too.`,
        save: 'Save its folder as a ZIP',
    },

    renew: {
        title: 'Renew a certificate',
        lead: 'A new certificate with the same names, and a new key.',
        from: 'From the inventory',
        fromFile: 'Or from nothing but the old certificate',
        fromFileHint: 'MCU.cer: of this authority, or of any other.',
        device: 'Device',
        choose: 'Device',
        chooseNone: (/** @type {number} */ n) =>
            n === 0 ? 'No device fits' : `Choose one of ${n} …`,
        row: (/** @type {string} */ device, /** @type {string} */ day) =>
            `${device}, ends on ${day}`,
        sort: 'Order',
        sorts: /** @type {[string, string][]} */ ([
            ['device', 'by name'], ['notAfter', 'what ends first']]),
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
        passphraseOf: (/** @type {string} */ device) =>
            `Passphrase of the key of ${device}`,
        openKey:
            'This device’s key has no passphrase, so it is not kept in the ' +
            'authority’s folder, where nothing secret lies open. Save it now.',
        earlier: 'Made before, and not saved yet',
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
        notCertificate: 'There is no certificate in it.',
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
        passphraseOf: (/** @type {string} */ name) =>
            `the passphrase of ${name}’s file`,
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
        current: 'The newest list',
        ofNumber: 'Number',
        noNumber: 'none',
        made: 'Made',
        until: 'Ends',
        noEnd: 'never',
        entries: 'Certificates in it',
        behind: (/** @type {string} */ names) =>
            `It is behind: it does not name ${names}. Make a new one.`,
        over:
            'It has ended: programs that read it refuse every certificate of ' +
            'this authority. Make a new one.',
        note:
            'These MCUs take no lists: they ask an OCSP service. Browsers ' +
            'read none of a private authority. VCS and Expressway take this ' +
            'file (PEM); OpenSSL, GnuTLS, NSS and Java read it.',
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
        noCertificate: (/** @type {string} */ file) =>
            `There is no certificate in ${file}.`,
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
                'computer has the new one. Keep the list of them here.',
            'Renew every device with the new authority: open the successor ' +
                'below, save the table of devices that still need it, then ' +
                'open the successor as your authority and give the table to ' +
                'Many devices.',
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
        table: 'Save the table for Many devices',
        tableName: 'devices-to-renew.csv',
        sameName:
            'Both authorities have the same name. People and devices cannot ' +
            'tell them apart: make the successor under another name.',
        computers: {
            title: 'Computers and browsers',
            lead:
                'No page can see what a computer trusts: tick it off here ' +
                'where you hand out the kit. The list is kept in the ' +
                'authority’s folder (computers.csv).',
            computer: 'Computer',
            hasNew: 'has the new root',
            oldOut: 'old root taken out',
            since: (/** @type {string} */ day) => `since ${day}`,
            tickLabel: (
                /** @type {string} */ what,
                /** @type {string} */ name,
            ) => `${name} ${what}`,
            left: (
                /** @type {number} */ without,
                /** @type {number} */ withOld,
                /** @type {number} */ all,
            ) => {
                const fresh = without === 0
                    ? 'Every one has the new root.'
                    : `${without} of ${all} still ${
                        without === 1 ? 'needs' : 'need'} the new root.`;
                const old = withOld === 0
                    ? 'The old one is gone.'
                    : `${withOld} still ${
                        withOld === 1 ? 'trusts' : 'trust'} the old one.`;
                return `${fresh} ${old}`;
            },
            add: 'Add computers',
            addHint:
                'One a line, as you call them; or paste a column of a table.',
            addAct: 'Add to the list',
            added: (/** @type {number} */ n) =>
                `${plural(n, 'computer', 'computers')} added.`,
            remove: 'Remove',
            removeLabel: (/** @type {string} */ name) =>
                `Remove ${name} from the list`,
        },
    },
};

/** The place "Many devices". */
const fleetText = {
    title: 'Many devices',

    steps: {
        table: 'The list',
        check: 'Look it over',
        make: 'Make them',
        result: 'Hand out',
        round: 'Upload round',
    },

    need: {
        title: 'An authority signs them',
        lead:
            'Open or make your authority first; it signs all of them, and ' +
            'its inventory keeps them.',
        act: 'To my authority',
        noKey:
            'The authority that is open has no private key here, so it ' +
            'cannot sign.',
    },

    table: {
        title: 'Many devices at once',
        lead:
            'One line a device: a name and its addresses are enough. Keys, ' +
            'requests and certificates are made for all of them.',
        file: 'A CSV file',
        fileHint:
            'From a spreadsheet: with commas, semicolons or tabs, columns ' +
            'in any order. Or paste its cells, with their heads.',
        template: 'Save a template',
        templateName: 'devices.csv',
        columns: 'Which columns are read?',
        columnsText:
            'name; addresses (host names and IP addresses with blanks ' +
            'between; several columns of them are joined); profile (the ' +
            'kind of device); days; CN, O, OU, L, ST, C, email for what ' +
            'differs; passphrase. Other columns are left alone.',
        renew: 'Or renew from the inventory',
        renewLead: (/** @type {number} */ n) =>
            n === 0 ? 'No device in the inventory needs it.'
                : `${plural(n, 'device ends', 'devices end')} soon or ` +
                    'ended already.',
        renewAct: 'Take these',
        renewAll: 'Take every device in use',
        read: (/** @type {number} */ rows, /** @type {string} */ name) =>
            `${plural(rows, 'line', 'lines')} read${name ? ` from ${name}`
                : ''}.`,
        unread: (/** @type {string[]} */ heads) =>
            `${heads.length === 1 ? 'This column is' : 'These columns are'} ` +
            `not read: ${heads.map((head) => `“${head || 'without a head'}”`)
                .join(', ')}. If it matters, name it “name” or “addresses”.`,
        guessed: (/** @type {string[]} */ heads) =>
            `Read as addresses, by what stands in it: ${
                heads.map((head) => `“${head || 'without a head'}”`)
                    .join(', ')}.`,
        next: 'Look it over',
        errors: /** @type {Record<string, (values: Values) => string>} */ ({
            empty: () => 'The table holds no device.',
            'no-header': () =>
                'The first line must name the columns: at least “name” or ' +
                '“addresses”.',
            'header-twice': ({ column }) =>
                `Two columns are both read as ${column}. Rename one.`,
            'too-many': ({ max }) =>
                `More than ${max} lines. Split the table.`,
            quotes: ({ line }) =>
                `A quotation mark is never closed (near line ${line}).`,
            'too-large': () => 'This is far larger than any such table.',
            workbook: () =>
                'This is a spreadsheet’s own file, not CSV. Open it there, ' +
                'choose File, Save as, “CSV UTF-8”, and take that file.',
            'not-text': () => 'This is no text. Save the table as CSV.',
        }),
        left: /** @type {Record<string, string>} */ ({
            'no-names': 'its old certificate has no names',
            kind: 'it is not a device’s certificate',
            unread: 'its old certificate is missing',
            subject:
                'its subject has fields that this page does not write',
        }),
        leftOut: (/** @type {string} */ device, /** @type {string} */ why) =>
            `${device} is left out: ${why}.`,
    },

    check: {
        title: 'Look it over',
        lead: (/** @type {number} */ good, /** @type {number} */ bad) =>
            bad === 0
                ? `${plural(good, 'device', 'devices')}, nothing to complain ` +
                    'about.'
                : `${plural(good, 'device', 'devices')} can go ahead; ` +
                    `${plural(bad, 'line', 'lines')} cannot yet.`,
        nothing: 'Choose a table first.',
        looking: 'Looking it over',
        none: 'No device can be made from this list yet.',
        toTable: 'To the list',
        faults: 'What to mend',
        faultsLead: (/** @type {number} */ good) =>
            'Mend these in your spreadsheet and choose the file again' +
            (good > 0 ? ', or go ahead with the rest.' : '.'),
        where: (/** @type {number} */ line, /** @type {string} */ column) =>
            `Line ${line}, ${column}`,
        saveFaults: 'Save this list',
        faultsName: 'to-mend.csv',
        columns: /** @type {Record<string, string>} */ ({
            name: 'name', addresses: 'addresses', profile: 'profile',
            days: 'days', CN: 'common name', O: 'organisation', OU: 'unit',
            L: 'town', ST: 'state', C: 'country', emailAddress: 'e-mail',
            passphrase: 'passphrase',
        }),
        /** Ours, and the engine's codes in capitals. */
        faultText: /** @type {Record<string, (values: Values) => string>} */
        ({
            NAME_SYNTAX: ({ text }) =>
                `“${text}” is no host name or IP address`,
            NAME_TWICE: ({ text }) => `“${text}” stands there twice`,
            NAME_MISSING: () => 'no host name or address',
            AUTHORITY_CONSTRAINT: ({ text }) =>
                `${text ? `“${text}”` : 'this'} lies outside what the ` +
                'authority is limited to',
            SAME_SUBJECT: () => 'the same subject as the authority’s',
            SUBJECT_COUNTRY: () =>
                'a country is exactly two letters, such as GB',
            SUBJECT_SYNTAX: () =>
                'a line break, or a character that this field cannot hold',
            SUBJECT_EMPTY: () => 'nothing to call the device by',
            FIELD_VALUE: () => 'cannot stand here',
            FIELD_LENGTH: () => 'longer than this field can be',
            twice: ({ text, line }) =>
                `“${text}” stands in line ${line} already`,
            known: ({ text }) =>
                `the inventory has “${text}” already: it gets a new ` +
                'certificate',
            profile: ({ text, known }) =>
                `no kind of device is called “${text}”. Known are: ${known}`,
            days: ({ text, max }) =>
                `“${text}” is no number of days from 1 to ${max}`,
            'days-long': ({ text }) =>
                `${text} days: Apple’s systems refuse more than 825`,
            'passphrase-forbidden': () =>
                'this kind of device takes no passphrase',
            'passphrase-ascii': () =>
                'accents and umlauts: the device may garble them',
            'passphrase-short': () => 'short: easily guessed',
        }),
        options: 'For all of them',
        profile: 'Kind of device, where the list does not say',
        organisation: 'Organisation, where the list does not say',
        days: 'Valid for, in days',
        daysBad: 'Between 1 and 3660 days.',
        passphrases: 'Passphrases of the keys',
        one: 'One for all',
        oneHint: 'You type it on every device. Simple; one leak opens all.',
        each: 'One each, made here',
        eachHint:
            'Strong. They are written into one file that is sealed with a ' +
            'passphrase of its own; OpenSSL can open it.',
        onePassphrase: 'Passphrase for all keys',
        sealPassphrase: 'Passphrase that seals the list',
        seal: 'Also write the passphrases into a sealed file',
        sealHint: 'Without it they are written nowhere.',
        fileNames: 'Names of the files',
        ownNames: (/** @type {string} */ name) =>
            `By the device: ${name || 'Room-1.key'}`,
        usualNames: (/** @type {string} */ name) => `The same for each: ${name}`,
        preview: 'The devices',
        intoFile:
            'When you go on, the browser asks for a file: the ZIP of all ' +
            'devices is written into it while they are made.',
        inParts: (/** @type {number} */ parts) =>
            `The results come in ${parts} ZIPs. Each can be saved as soon ` +
            'as it is full, while the others are made.',
        busy: 'Devices are being made from this list.',
        next: (/** @type {number} */ n) =>
            `Make ${plural(n, 'device', 'devices')}`,
    },

    make: {
        title: 'Making them',
        lead: (/** @type {number} */ lanes) =>
            `Key, request and certificate for each, ${lanes} at a time.`,
        ready: 'Look the list over first.',
        toCheck: 'To the list',
        opening: 'Opening the authority’s key',
        progress: (/** @type {number} */ done, /** @type {number} */ all) =>
            `${done} of ${all} done`,
        failed: (/** @type {number} */ n) => `${n} failed`,
        left: (/** @type {number} */ seconds) =>
            seconds >= 90 ? `about ${Math.round(seconds / 60)} min left`
                : `about ${seconds} s left`,
        pause: 'Pause',
        pausing: 'Finishing what is begun …',
        resume: 'Go on',
        cancel: 'Cancel',
        states: {
            ready: 'Ready',
            running: 'At work',
            pausing: 'Pausing',
            paused: 'Paused',
            cancelled: 'Cancelled. What is done is kept.',
            finished: 'Finished',
        },
        itemStates: {
            waiting: 'waiting',
            working: 'being made',
            done: 'done',
            failed: 'failed',
        },
        next: 'To the results',
        sealing: 'Sealing the list of passphrases',
        wait:
            'You may use other parts of the page, but not close it.',
        writing: (/** @type {string} */ file) =>
            `The ZIP is written to ${file}. It appears there when the last ` +
            'device is done.',
        locked:
            'The authority was locked meanwhile. To go on, its passphrase ' +
            'is needed again.',
        closed:
            'The authority that signs these devices was closed, so no more ' +
            'of them can be made. What is done is kept.',
        notClosed: (/** @type {string} */ why) =>
            'The results could not be put together. Nothing is lost yet: ' +
            `press “To the results” to try again. The reason: ${why}`,
    },

    letGo: {
        title: (/** @type {number} */ n) =>
            `${plural(n, 'device is', 'devices are')} made and not saved.`,
        lead:
            'The new ones take their place: their files here and the ' +
            'passphrases that were made for them would be gone for good.',
        back: 'Back to them',
        act: 'Let them go',
    },

    result: {
        title: 'Hand out',
        lead: (/** @type {number} */ n, /** @type {number} */ zips) =>
            `${plural(n, 'device', 'devices')} made. ` +
            `${zips > 1 ? `${zips} ZIPs hold` : 'One ZIP holds'} a folder ` +
            'for each.',
        none: 'Nothing is made yet.',
        save: 'Save the ZIP',
        zipName: (/** @type {string} */ when) => `devices-${when}.zip`,
        written: (/** @type {string} */ name) =>
            `${name} is written and whole: it lies where you chose.`,
        troubles: {
            dismissed:
                'No file was chosen, so the results come in parts. Save ' +
                'each of them.',
            refused:
                'The browser may not write to this file, so the results ' +
                'come in parts. Save each of them.',
            lost:
                'The file could not be written; perhaps the disk is full. ' +
                'Nothing is lost: the results come in parts instead. Save ' +
                'each of them.',
        },
        parts: 'The ZIPs',
        partsLead:
            'Each is whole by itself. Save every one of them; the last one ' +
            'also holds the inventory and the report.',
        partDevices: (/** @type {number} */ n) =>
            plural(n, 'device', 'devices'),
        savePart: (/** @type {string} */ name) => `Save ${name}`,
        saveShort: 'Save',
        saveAgain: 'Save again',
        held:
            'This browser may hold each download until you choose “Keep” in ' +
            'its list of downloads.',
        /** By how many of the keys are not locked. */
        secret: {
            none:
                'The results hold private keys, locked with their ' +
                'passphrases. Keep them like a key and delete them once the ' +
                'devices have their files.',
            some:
                'The results hold private keys. Some of them are NOT ' +
                'locked, because their kind of device takes no other. ' +
                'Delete them once the devices have their files.',
            all:
                'The results hold private keys that are NOT locked, because ' +
                'this kind of device takes no other. Delete them once the ' +
                'devices have their files.',
        },
        sealed: (/** @type {number} */ zips) =>
            `The passphrases are in the ${zips > 1 ? 'last ZIP' : 'ZIP'}, ` +
            'sealed. To open them:',
        sealedCheck:
            'Its last line is the SHA-256 of the lines above it. This ' +
            'prints the same number if nothing was changed or cut off:',
        authority:
            'The authority’s inventory has them now: save the authority too.',
        toAuthority: 'To my authority',
        again: 'Another list',
        contents: 'What is in it',
        contentsText: (/** @type {number} */ zips) =>
            'A folder for each device with its files; ' +
            `${zips > 1 ? 'in the last ZIP ' : ''}CA.cer; inventory.csv, ` +
            'which serves as a list again; report.txt, which says what ' +
            'happened to every line.',
    },

    round: {
        title: 'Upload round',
        lead:
            'Device after device: both files go on it, it restarts, you ' +
            'look. Each opens at its upload with its files and its address ' +
            'in place; nothing is sent before you press.',
        none: 'Make devices first, or open an authority that has some.',
        next: (/** @type {string} */ device) => `Next device: ${device}`,
        columns: { device: 'Device', state: 'State', go: 'What is next' },
        states: {
            waiting: 'waiting',
            uploaded: 'uploaded, restart needed',
            restarted: 'restarted',
            checked: 'opens without a warning',
            failed: 'failed',
            skipped: 'skipped',
        },
        stateOf: (/** @type {string} */ device) => `State of ${device}`,
        since: (/** @type {string} */ day) => `since ${day}`,
        go: {
            waiting: 'Upload',
            uploaded: 'Restart',
            restarted: 'Check trust',
            checked: 'Look again',
            failed: 'Try again',
            skipped: 'Upload',
        },
        goLabel: (
            /** @type {string} */ act,
            /** @type {string} */ device,
        ) => `${act}: ${device}`,
        left: (
            /** @type {number} */ n,
            /** @type {number} */ all,
            /** @type {number} */ skipped = 0,
        ) => [
            n > 0 ? `${n} of ${all} to go.`
                : skipped === 0 ? 'Every device is done.'
                    : `${all - skipped} of ${all} done.`,
            ...(skipped === 0 ? [] : [`${skipped} skipped.`]),
        ].join(' '),
        onlyLeft: 'Show only what is left',
        more: (/** @type {number} */ n) =>
            `and ${plural(n, 'more device', 'more devices')}, once these ` +
            'are done',
        kept:
            'How far each is stands in the authority’s folder: save that ' +
            'when you stop, and go on any day.',
        toAuthority: 'To my authority',
        list: 'Take the passphrases from the sealed list',
        listLead:
            'The file passphrases.csv.enc of the ZIP holds the passphrase ' +
            'of every key. Opened here, none has to be typed. They stay in ' +
            'memory until the authority is closed.',
        listFile: 'The sealed list',
        listPassphrase: 'Passphrase that seals the list',
        listAct: 'Open the list',
        listMissing: 'Choose the file.',
        listBad: 'This list is empty or damaged.',
        listOpened: (/** @type {number} */ n) =>
            `${plural(n, 'passphrase is', 'passphrases are')} at hand.`,
    },
};

export const en = {

    file: {
        title: 'Any file',
        lead:
            'Keys, requests, certificates, bundles: drop what you have. The ' +
            'page says what it is, what it belongs to and what is wrong ' +
            'with it, and makes it fit.',
        why: [
            'Names of such files say little: a .cer may hold text or bytes, ' +
                'a .pem anything. The page looks inside instead.',
            'The files stay on this computer and are forgotten when you ' +
                'remove them or close the page.',
        ],
        open: 'Files to look at',
        openHint:
            'One or many, of any name, up to 10 MB each. Damage from e-mail ' +
            'and copying is mended and named.',
        reading: 'Reading the files',
        clear: 'Remove all files',

        shelf: {
            title: 'What they are',
            size: (/** @type {number} */ bytes, /** @type {number} */ n) =>
                `${plural(bytes, 'byte', 'bytes')}, ` +
                `${n === 0 ? 'nothing' : plural(n, 'object', 'objects')} ` +
                'found in it',
            repaired: 'To read this file, the page had to look past this:',
            passphraseOf: (/** @type {string} */ name) =>
                `Passphrase of ${name}`,
            objectOf: (
                /** @type {string} */ kind, /** @type {number} */ place,
                /** @type {string} */ name,
            ) => `${name}, object ${place} (${kind})`,
            openLabel: (/** @type {string} */ name) => `Open ${name}`,
            opening: 'Opening the file',
            notOpened: 'Nothing in the file could be opened with this.',
            costly: (/** @type {number} */ rounds) =>
                `Whoever locked this file asks for ${
                    rounds.toLocaleString('en')} rounds of work. That may ` +
                'take a minute; you can cancel it. Press “Open” once more ' +
                'to go on.',
            onDevice: (/** @type {string} */ name) =>
                `${name} (in “One device”)`,
            taken: (/** @type {number} */ n) =>
                `${plural(n, 'file', 'files')} added`,
            removeLabel: (/** @type {string} */ name) => `Remove ${name}`,
        },

        objects: {
            kinds: {
                'private-key': 'Private key',
                'public-key': 'Public key',
                request: 'Request',
                certificate: 'Certificate',
                crl: 'Revocation list',
                pkcs7: 'PKCS#7',
                pkcs12: 'PKCS#12',
                'openssh-key': 'OpenSSH key',
                'openssh-public-key': 'OpenSSH public key',
                'putty-key': 'PuTTY key',
                root: 'Root authority',
                authority: 'Authority',
                parameters: 'Parameters',
                strange: 'Something else',
                unknown: 'Not known',
            },
            ended: (/** @type {string} */ day) => `ended ${day}`,
            revokedCount: (/** @type {number} */ n) =>
                `${plural(n, 'certificate', 'certificates')} revoked`,
            subject: 'Names in the subject, one by one',
            issuer: 'Names in the issuer, one by one',
            attribute: 'Field',
            value: 'Value',
            encodedAs: 'Written as',
            extensions: (/** @type {number} */ n) =>
                plural(n, 'extension', 'extensions'),
            critical: '(critical)',
            revoked: 'What is revoked',
            pem: 'As text (PEM)',
            opened: 'opened',
            noMac:
                'The file carries no check (MAC): nobody would notice if ' +
                'it were changed.',
            macUnchecked: (/** @type {string} */ how) =>
                `The file’s check (MAC) is of a kind that is not supported ` +
                `here (${how}), so nobody has looked whether it was changed.`,
            selfWrong:
                'It is not signed with its own key, or was changed since. ' +
                'No authority should sign it.',
            unsupported: (/** @type {string} */ what) =>
                `Not supported here: ${what}. The OpenSSL command below ` +
                'may open it.',
            notKnown:
                'This is no key, request, certificate or bundle that is ' +
                'known here.',
            strange: {
                jks:
                    'This is a Java keystore (JKS). Java’s own tool makes a ' +
                    '.p12 of it, which can be read here: keytool ' +
                    '-importkeystore -srckeystore OLD -destkeystore new.p12 ' +
                    '-deststoretype PKCS12.',
                jceks:
                    'This is a Java keystore (JCEKS). Java’s own tool makes ' +
                    'a .p12 of it, which can be read here: keytool ' +
                    '-importkeystore -srcstoretype JCEKS -srckeystore OLD ' +
                    '-destkeystore new.p12 -deststoretype PKCS12.',
                zip:
                    'This is a ZIP archive (or an office document). Unpack ' +
                    'it, and drop what is in it.',
                archive:
                    'This is a packed file. Unpack it, and drop what is in it.',
                pdf: 'This is a PDF document, not a key or certificate.',
                image: 'This is a picture, not a key or certificate.',
                office:
                    'This is a document or an e-mail of an office program. ' +
                    'Save its attachment, or copy the text from BEGIN to ' +
                    'END, and paste it here.',
                program: 'This is a program, not a key or certificate.',
                database:
                    'This is a database, such as the store of a browser or ' +
                    'of XCA. Export key and certificate from it.',
                sealed:
                    'This was encrypted with “openssl enc”. Decrypt it with ' +
                    'the same program first.',
                html:
                    'This is a web page. Perhaps a download went to a login ' +
                    'or error page: download the certificate itself.',
                mail:
                    'This is an e-mail. Save its attachment, or copy the ' +
                    'text from BEGIN to END, and paste it here.',
                xml:
                    'This is an XML file, such as a settings profile. Export ' +
                    'the certificate itself.',
                ssh2:
                    'This is a public key for logging in by SSH (RFC 4716), ' +
                    'not for certificates.',
                pgp:
                    'This is an OpenPGP key or message, for e-mail. It ' +
                    'cannot serve for certificates of devices.',
                spkac:
                    'This is a request in the old form of browsers (SPKAC). ' +
                    'Make a request (PKCS#10) instead.',
                parameters:
                    'These are parameters that stand beside a key. They are ' +
                    'no secret, and not needed here.',
                'dh-parameters':
                    'These are Diffie-Hellman parameters. They belong into ' +
                    'the settings of a server, beside its key; they are no ' +
                    'secret and no key, and the devices here do not ask for ' +
                    'them.',
                'dsa-parameters':
                    'These are DSA parameters. They stand beside a DSA key; ' +
                    'they are no secret and no key, and are not needed here.',
                'ec-parameters':
                    'These are parameters that stand beside a key: they name ' +
                    'its elliptic curve. They are no secret, and not needed ' +
                    'here.',
                ocsp:
                    'This is the answer of a revocation service (OCSP). ' +
                    'Programs ask for it themselves; nothing here needs it.',
                text:
                    'This is text without a key, request or certificate in ' +
                    'it: nothing stands between BEGIN and END.',
            },
            onlyNamed:
                'This is a key for logging in by SSH, not for certificates. ' +
                'Here it is only named; “ssh-keygen -p -m PEM” or PuTTYgen’s ' +
                'export makes a key file of it that can be read.',
            filter: 'Show only',
            filterHint: 'Part of a name, serial number or fingerprint.',
            found: (
                /** @type {number} */ shown, /** @type {number} */ found,
                /** @type {number} */ all,
            ) =>
                shown < found
                    ? `The first ${shown} of ${found}` +
                        (found < all ? ` that fit, of ${all}` : '')
                    : found < all ? `${found} of ${all}` : `All ${all}`,
            showAll: (/** @type {number} */ n) => `Show all ${n}`,
            mac: 'Its check (MAC)',
            fingerprint: 'Fingerprint as SSH shows it',
            pathLength: 'Authorities allowed below it',
            subjectKeyId: 'Identifier of its key',
            authorityKeyId: 'Identifier of the issuer’s key',
            publicKeySha1: 'Public key, SHA-1',
            label: 'Label between the dashes',
            start: 'First bytes',
            attributes: 'Attributes',
            openInside: 'not locked in it',
            allLocked: (/** @type {string} */ how) => `All locked with ${how}`,
            inside: (/** @type {number} */ n) =>
                `It holds ${plural(n, 'object', 'objects')}:`,
            version: 'Version',
            keyUsage: 'The key may be used for',
            selfSignature: 'Signed with its own key',
            right: 'yes, the signature is right',
            wrong: 'NO, the signature is wrong',
            kdf: 'Passphrase turned into a key by',
            rounds: (/** @type {number} */ n) =>
                `${n.toLocaleString('en')} rounds`,
            integrity: 'Whether the file is untouched',
            integrities: {
                checked: 'checked with the passphrase',
                absent: 'the file carries no check (MAC)',
                wrong: 'the check fails',
                unchecked: 'not checked yet: the passphrase is needed',
                unsupported: 'checked in a way that is not supported here',
            },
            thisUpdate: 'Made on',
            nextUpdate: 'Next list due',
            number: 'Number of the list',
            encoding: 'Written as',
            comment: 'Comment',
            cipher: 'Locked with',
        },

        together: {
            title: 'What belongs together',
            key: 'Private key',
            request: 'Request',
            certificate: 'Certificate',
            notHere: 'not among these files',
            chains: 'Who signed whom',
            complete: 'Complete up to its root.',
            missing:
                'The next issuer is not among these files: drop it here, too.',
            loop: 'These certificates name each other as issuers: no browser ' +
                'follows that.',
            times: 'When they are valid',
            answers: (
                /** @type {string} */ answer, /** @type {string} */ waiting,
            ) => `${answer} is the answer that ${waiting} waits for.`,
            takeThere: 'Take it there',
            takeThereLabel: (/** @type {string} */ name) =>
                `Take ${name} to “One device”`,
            takingThere: 'Taking it to “One device”',
            more: (/** @type {number} */ n) =>
                `And ${plural(n, 'key', 'keys')} more, not drawn here.`,
            many: (/** @type {number} */ n, /** @type {number} */ chains) =>
                `${n} certificates in ${plural(chains, 'chain', 'chains')}: ` +
                'only those that hang together are drawn. All are listed above.',
            sameSerial: (
                /** @type {string} */ one, /** @type {string} */ other,
            ) =>
                `${one} and ${other} have the same issuer and the same ` +
                'serial number. Firefox refuses whichever it sees second ' +
                '(SEC_ERROR_REUSED_ISSUER_AND_SERIAL). Have one of them ' +
                'signed again.',
            sameKey: (/** @type {string[]} */ names) =>
                `One key serves ${names.join(' and ')}. Whoever gets it from ` +
                'one passes for the other. Make a key for each.',
        },

        checks: {
            title: 'What is wrong with it',
            lead:
                'A certificate is judged together with its key, request and ' +
                'issuers, as far as they are among the files above; a key ' +
                'and a request without a certificate are judged by ' +
                'themselves.',
            which: 'What to check',
            host: 'Its address',
            hostHint: 'As in the browser: a host name or an IP address.',
            device: 'For which device',
            anyDevice: 'None in particular',
            check: 'Check it',
            checking: 'Checking',
            result: 'What the check found',
            looked: (/** @type {string[]} */ files) =>
                `Looked at: ${files.join(', ')}.`,
            unread: (/** @type {string} */ name, /** @type {string} */ why) =>
                `${name} could not be read, so this was judged without it. ` +
                why,
            unopened: (/** @type {string} */ name) =>
                `${name} is locked, so this was judged without it. Open it ` +
                'above and check again.',
            inContainer:
                'The key lies in a PKCS#12 file. The device takes it as a ' +
                'file of its own: convert it below.',
            verdict: (/** @type {{ errors: number, warnings: number }} */
                { errors, warnings }) =>
                errors > 0
                    ? `${plural(errors, 'thing', 'things')} must be mended.`
                    : warnings > 0
                        ? `It can be used. ${plural(warnings, 'thing is',
                            'things are')} worth a look.`
                        : 'Nothing is wrong with it.',
        },

        convert: {
            title: 'Make it fit',
            source: 'File to convert',
            withoutKeys: (/** @type {string} */ name) =>
                `${name}, without its keys`,
            target: 'What is wanted',
            beside: (/** @type {string[]} */ names) =>
                `Taken along: ${names.join(', ')}.`,
            nothingBeside:
                'Nothing else is taken along: no other file here fits.',
            openFirst:
                'This file is locked. Open it with its passphrase above.',
            newPassphrase: 'Passphrase of the new file',
            sure: 'Write the key without a passphrase',
            sureHint:
                'Whoever can read the file can then use the key. Only for ' +
                'devices that take no passphrase, and delete it afterwards.',
            convert: 'Convert it',
            converting: 'Converting',
            reallyTitle: 'Without a passphrase?',
            really:
                'The key is locked now. In the new file anybody who gets ' +
                'hold of it can use it, from a backup or an old disk too. ' +
                'Really write it without a passphrase?',
            keepLocked: 'No, keep it locked',
            unlockIt: 'Yes, write it without',
            made: 'This is the new file. The old one is unchanged.',
            targets: {
                'traditional-3des': {
                    name: 'Key, traditional form, DES-EDE3',
                    wanted:
                        'What the MCU families, the Media Gateway and most ' +
                        'devices before 2012 read.',
                },
                'traditional-aes': {
                    name: 'Key, traditional form, AES-256',
                    wanted:
                        'For servers with OpenSSL 0.9.8 to 1.1 (older ' +
                        'nginx, Apache, stunnel).',
                },
                'pkcs8-aes': {
                    name: 'Key, PKCS#8, AES-256',
                    wanted:
                        'Best protected. For current servers and for keeping.',
                },
                'pkcs8-3des': {
                    name: 'Key, PKCS#8, DES-EDE3',
                    wanted: 'For Java and Windows tools before about 2018.',
                },
                'traditional-open': {
                    name: 'Key, traditional form, without passphrase',
                    wanted:
                        'For VCS and Expressway, iDRAC and other devices ' +
                        'that take no passphrase.',
                },
                'pkcs8-open': {
                    name: 'Key, PKCS#8, without passphrase',
                    wanted:
                        'For containers and cloud services that take no ' +
                        'passphrase.',
                },
                pem: {
                    name: 'Text (PEM)',
                    wanted: 'What most devices and servers take.',
                },
                der: {
                    name: 'Bytes (DER), without passphrase',
                    wanted:
                        'For Windows, Java and Android, where they ask for ' +
                        '“.cer” or “.der”.',
                },
                leaf: {
                    name: 'The device’s certificate alone',
                    wanted:
                        'For devices that refuse a file with several, such ' +
                        'as printers and UPS cards.',
                },
                chain: {
                    name: 'Certificates in order, device first',
                    wanted:
                        'For nginx and for devices that send their chain.',
                },
                pkcs7: {
                    name: 'PKCS#7 (.p7b)',
                    wanted: 'Certificates without keys, for Windows.',
                },
                bundle: {
                    name: 'Key, certificate and chain in one PEM',
                    wanted: 'For HAProxy, stunnel and some cameras.',
                },
                pkcs12: {
                    name: 'PKCS#12 (.p12, .pfx), AES-256',
                    wanted:
                        'Key and certificate in one, for Windows 10 and ' +
                        'later, macOS 13 and later, Java, Firefox.',
                },
                'pkcs12-legacy': {
                    name: 'PKCS#12 (.p12, .pfx), old DES-EDE3',
                    wanted:
                        'The same for Windows before 2019, older macOS, ' +
                        'printers. Weakly protected: delete it after use.',
                },
            },
        },

        commands: {
            title: 'The same with OpenSSL',
            lead:
                'For OpenSSL 3. It asks for passphrases itself: none belongs ' +
                'on a command line.',
            older: 'With OpenSSL 1.0 or 1.1:',
            notReadable: 'OpenSSL does not read this file as it is.',
            convertFirst: 'Convert it to text (PEM) below, and it will.',
        },
    },

    /** What browsers say when they refuse a device, and what to do. */
    doctor: {
        title: 'What browsers say, and what it means',
        said: 'What does the browser say?',
        saidHint:
            'Type or paste the code, such as ERR_CERT_AUTHORITY_INVALID, or ' +
            'the text of its warning.',
        general:
            'Browsers show this warning for every fault alike; what is ' +
            'wrong stands in the code below it. Press “Advanced” (Internet ' +
            'Explorer: “More information”), and paste the words in capitals ' +
            'with underscores, such as SEC_ERROR_UNKNOWN_ISSUER.',
        unknown: (/** @type {string} */ code) =>
            `${code || 'This'} is not known here. Look for a code in ` +
            'capitals with underscores: Chrome and Edge show it small below ' +
            'the text, Firefox behind “Advanced”.',
        proof: (/** @type {string} */ file) =>
            `The check of ${file} found this, which fits:`,
        noProof: (/** @type {string} */ file) =>
            `The check of ${file} found nothing of this kind. The device ` +
            'may still show another certificate.',
        next: 'A browser would complain of this next:',
        all: 'All that is known here',
        mendedIn: 'Where to mend it:',
        entries: {
            'untrusted-issuer': {
                title: 'The browser does not know who signed it',
                meaning:
                    'Before the job this is as expected. After it, the ' +
                    'browser has not been told to trust your authority, or ' +
                    'the device still shows its old certificate.',
                mend: [
                    'Look into the certificate that the browser shows. If ' +
                        'it is the old one, restart the device.',
                    'If it is the new one, install the authority in this ' +
                        'browser and start the browser anew.',
                    'Signed through an intermediate? The device must send ' +
                        'it along, or browsers must have it.',
                ],
            },
            'self-signed': {
                title: 'The certificate signed itself',
                meaning:
                    'It is the one from the factory, or one that the ' +
                    'device signed itself.',
                mend: [
                    'The factory’s: do the job; every unit has the same.',
                    'Your own self-signed one: install it in this browser ' +
                        'as if it were an authority.',
                ],
            },
            'wrong-name': {
                title: 'The address is not in the certificate',
                meaning:
                    'Browsers compare the address bar with the list of ' +
                    'names in the certificate (“subject alternative ' +
                    'names”). The common name does not count any more.',
                mend: [
                    'Use an address that is in the certificate.',
                    'Or make the request anew with this address added.',
                    'An IP address must stand there as an address, not as a ' +
                        'name; this page does that by itself.',
                ],
            },
            dates: {
                title: 'It is no longer valid, or not yet',
                meaning:
                    'Today lies outside the certificate’s dates, or outside ' +
                    'those of its authority.',
                mend: [
                    'Look at the clock of this computer.',
                    'Sign the request again for new dates. If the ' +
                        'authority has ended, it must be renewed first.',
                ],
            },
            'reused-serial': {
                title: 'Two certificates carry the same number',
                meaning:
                    'An authority used one serial number twice. Firefox ' +
                    'then refuses both, with no way past. The article’s ' +
                    '“-set_serial 01” leads here with the second device.',
                mend: [
                    'Sign one of them again: numbers made here are random.',
                    'Until then, delete the remembered exception in ' +
                        'Firefox: Settings, “View Certificates…”, “Servers”.',
                ],
            },
            'old-tls': {
                title: 'The device’s TLS is too old',
                meaning:
                    'The device speaks only TLS 1.0 or 1.1, or old ciphers. ' +
                    'Chrome and Edge open it no more. No certificate ' +
                    'changes that.',
                mend: [
                    'Update the device’s software (4.5 and later for these ' +
                        'MCUs).',
                    'Firefox can still open it: type about:config as an ' +
                        'address, search for ' +
                        'security.tls.version.enable-deprecated, set it to ' +
                        'true. This weakens every page that this Firefox ' +
                        'opens: do it in one that is kept for such devices, ' +
                        'and nowhere else.',
                    'Or work over plain HTTP on a network that you trust.',
                ],
            },
            'too-long': {
                title: 'It is valid for too many days',
                meaning:
                    'Some browsers refuse certificates that run longer than ' +
                    'they allow.',
                mend: ['Sign the request again for 825 days or fewer.'],
            },
            'weak-digest': {
                title: 'The signature is too weak',
                meaning:
                    'Certificates that were signed with SHA-1 or MD5 are ' +
                    'refused.',
                mend: [
                    'Sign the request again: this page signs with SHA-256.',
                    'An old root that signed itself with SHA-1 can stay; ' +
                        'only what it signs counts.',
                ],
            },
            'weak-key': {
                title: 'The key is too weak, or of a strange kind',
                meaning:
                    'Keys below 2048 bits are refused, and some kinds that ' +
                    'are rarely used.',
                mend: [
                    'Make a new key of 2048 bits, a new request, and a new ' +
                        'certificate. Replace both files on the device.',
                ],
            },
            'key-usage': {
                title: 'Its key may not be used this way',
                meaning:
                    'The certificate lists what its key may do (“key ' +
                    'usage”), and what this connection needs is missing: ' +
                    'signing for new TLS, locking of keys for old TLS, or, ' +
                    'for an authority, the signing of certificates.',
                mend: [
                    'Sign the request anew here; both uses are in then.',
                    'If it is the authority’s certificate, make a proper ' +
                        'authority.',
                ],
            },
            'wrong-purpose': {
                title: 'It is not a certificate for a server',
                meaning:
                    'The certificate says what it may be used for, and a ' +
                    'server is not among that.',
                mend: [
                    'Sign the request anew here; it then says “server”.',
                    'At an outside authority ask for a certificate for a ' +
                        'web server.',
                ],
            },
            'authority-as-device': {
                title: 'The device shows an authority’s certificate',
                meaning:
                    'The certificate on the device is one that may sign ' +
                    'others. Browsers do not accept it for a server.',
                mend: [
                    'Did CA.cer go onto the device instead of MCU.cer? ' +
                        'Upload the right one.',
                    'A self-signed certificate of the old kind must be made ' +
                        'anew.',
                ],
            },
            'issuer-not-authority': {
                title: 'Who signed it may not sign',
                meaning:
                    'The certificate that signed the device’s is not one of ' +
                    'an authority, or is of an old version.',
                mend: [
                    'Sign the request with a proper authority: one made ' +
                        'here, or an outside one.',
                    'Is CA.cer in the browser really the one that signed?',
                ],
            },
            'issuer-dates': {
                title: 'The authority is no longer valid, or not yet',
                meaning:
                    'The device’s certificate may be good, but today lies ' +
                    'outside the dates of who signed it.',
                mend: [
                    'Look at the clock of this computer.',
                    'Renew the authority, and install its new certificate ' +
                        'in the browsers.',
                ],
            },
            'empty-subject': {
                title: 'Who signed it has no name',
                meaning:
                    'The certificate names no issuer, so no authority can ' +
                    'be found for it.',
                mend: ['Make an authority with a name, and sign again.'],
            },
            'public-rules': {
                title: 'A rule for public authorities was broken',
                meaning:
                    'Browsers demand more of authorities that came with ' +
                    'them: public logs, public names.',
                mend: [
                    'Ask the authority for another certificate.',
                    'For names that exist only inside your network use an ' +
                        'authority of your own.',
                ],
            },
            'intercepted': {
                title: 'Something between here and the device answers',
                meaning:
                    'A proxy or a virus scanner opens the connection and ' +
                    'shows a certificate of its own.',
                mend: [
                    'Look who signed the certificate that the browser ' +
                        'shows.',
                    'Let the device’s address pass by the proxy or scanner.',
                ],
            },
            'revocation-unreachable': {
                title: 'Whether it was revoked could not be asked',
                meaning:
                    'The certificate names a place to ask, which did not ' +
                    'answer, or answered wrongly.',
                mend: [
                    'Let this computer reach that place, or ask the ' +
                        'authority.',
                ],
            },
            'constraint': {
                title: 'The authority may not sign this name',
                meaning:
                    'The authority’s certificate limits it to certain names ' +
                    'and addresses, and this one lies outside.',
                mend: [
                    'Use a name inside the limits, or another authority.',
                ],
            },
            'bad-signature': {
                title: 'The signature does not fit',
                meaning:
                    'The browser has an authority of the same name but with ' +
                    'another key, or the certificate was changed after it ' +
                    'was signed.',
                mend: [
                    'Remove an older authority of the same name from the ' +
                        'browser, and install the present CA.cer.',
                    'Check the files against each other.',
                ],
            },
            unreadable: {
                title: 'The browser cannot read the certificate',
                meaning:
                    'Something in it, or in its authority’s, has a form ' +
                    'that browsers do not take: a damaged part, a part that ' +
                    'must be understood and is not known, a limit on names ' +
                    'in the wrong form, a serial number that is too long.',
                mend: [
                    'Check the certificate and its authority in “Any ' +
                        'file”: it names the part.',
                    'Sign the request again, with an authority whose own ' +
                        'certificate passes the check.',
                ],
            },
            revoked: {
                title: 'It was revoked',
                meaning: 'Its authority has taken the certificate back.',
                mend: ['Ask the authority why, and make a new one.'],
            },
            'not-https': {
                title: 'There is no HTTPS on this port',
                meaning:
                    'Something answers, but not with TLS: the secure web ' +
                    'port is closed, or the address names the plain one.',
                mend: [
                    'On the device look at Network, “Services”: is the ' +
                        'secure web port open, and which number has it?',
                    'HTTPS needs the feature key.',
                ],
            },
            'other-host': {
                title: 'Whoever answers does not know this name',
                meaning:
                    'The name leads to a server that serves other names: a ' +
                    'proxy, or another device.',
                mend: [
                    'Use the device’s IP address.',
                    'Look in the name server where the name leads.',
                ],
            },
            'client-certificate': {
                title: 'The device wants a certificate from you',
                meaning:
                    'Login by certificate is on: the device asks the ' +
                    'browser for one and refuses who has none.',
                mend: [
                    'Log in over plain HTTP, if that is still open, and ' +
                        'switch it off, or install your own certificate in ' +
                        'the browser.',
                    'If both ways are shut, the device’s console port is ' +
                        'left.',
                ],
            },
            'local-network': {
                title: 'The browser did not let the page ask',
                meaning:
                    'A question of the browser was answered with no, a rule ' +
                    'of your organisation or an extension forbids it, or ' +
                    'the port is one that browsers keep closed.',
                mend: [
                    'Chrome and Edge ask before a page may reach devices ' +
                        'on the local network: allow it in the settings of ' +
                        'this page, beside its address.',
                    'Open the page as a file: it then asks least.',
                ],
            },
            'not-reached': {
                title: 'Nothing answers there',
                meaning:
                    'The device is off or still starting, the name leads ' +
                    'elsewhere, or a firewall is in the way.',
                mend: [
                    'Wait some minutes after a restart.',
                    'Try its IP address instead of its name.',
                    'Try http:// instead of https://.',
                ],
            },
        },
    },

    help: {
        title: 'Help',
        lead:
            'What the page does, what browsers mean by their warnings, and ' +
            'where each step of the article is.',
        article: 'The article, step by step',
        articleLead:
            'Cisco’s article TAA_KB_157 “Certify HTTPS connections on an ' +
            'MCU” (7 February 2012) does the same with OpenSSL commands. ' +
            'Each of its steps has its place here.',
        articleRows: [
            ['1 to 3', 'Feature key, secure web port, first connection',
                'before-you-start'],
            ['4 and 5', 'Installing OpenSSL: not needed here', ''],
            ['6', 'The device’s private key', 'key'],
            ['7', 'The request', 'request'],
            ['8 to 10', 'An authority of your own, and signing', 'signed-by'],
            ['11 to 15', 'The upload', 'upload'],
            ['16', 'The restart', 'restart'],
            ['17 and 18', 'Is it trusted, and is it the right one?',
                'trusted'],
        ],
        differs: 'Where this page departs from the article, and why',
        differsRows: [
            'The key is written in the traditional form, because today’s ' +
                'OpenSSL no longer does so by default and devices of that ' +
                'age may read nothing else.',
            'The certificate carries the list of addresses that browsers ' +
                'check (“subject alternative names”). The article’s does ' +
                'not, and every current browser refuses it: ' +
                'ERR_CERT_COMMON_NAME_INVALID.',
            'It is valid for 825 days instead of 30, which the article’s ' +
                'command gives without saying so.',
            'Its serial number is random instead of 01 each time: Firefox ' +
                'refuses two certificates of one authority with the same ' +
                'number.',
        ],
        secrets: 'What happens to your secrets',
        secretsRows: [
            'Keys are made in this browser, on this computer, from its ' +
                'source of randomness. Nothing is sent anywhere but to the ' +
                'device that you name, when you press Upload.',
            'Nothing is stored: no cookie, no local storage, no history ' +
                'entry with a secret. Closing the page ends everything that ' +
                'was not saved.',
            'Memory that held a secret is overwritten after use. The text ' +
                'of a password field is the one copy that a page cannot ' +
                'overwrite, only empty; the browser does the rest.',
            'Whoever controls this computer or its browser’s extensions ' +
                'can see what you type. Use a computer that you trust.',
        ],
        not: 'What the page does not do',
        notRows: [
            'It does not keep your authority for you. Save CA.key and ' +
                'CA.cer, and their passphrase.',
            'It does not install the authority in browsers: no page can. It ' +
                'shows how.',
            'It cannot see whether the device took the files. It asks you ' +
                'what the device shows, and then tries the connection.',
            'It does not watch dates. Put the last day into your calendar.',
        ],
    },

    authority: authorityText,

    fleet: fleetText,
};
