/**
 * Everything the page says, in English. A translation is a copy of this file
 * and of those that it takes in, with the same members. One section for each part of the page; members that
 * take values are functions.
 *
 * How we write: plain words, short sentences, no term that is not explained
 * where it first matters; what happened, why, what to do.
 */

import { authorityText } from './en-authority.js';
import { fleetText } from './en-fleet.js';
import { onDeviceText } from './en-on-device.js';

/** @param {number} n @param {string} one @param {string} many */
const plural = (n, one, many) => `${n} ${n === 1 ? one : many}`;

export const en = {
    lang: 'en',

    app: {
        name: 'MCU Certify',
        skip: 'Skip to the work',
        places: 'Places',
        nothingLeaves: 'Contacts only the device you name',
        foot: (/** @type {string} */ version) =>
            `Version ${version}. Works without a network. Keeps nothing: ` +
            'when the page is closed, what was not saved is gone.',
        toDark: 'Dark colours',
        toLight: 'Light colours',
        title: (/** @type {string} */ here) => `${here} – MCU Certify`,
        engineFailed:
            'This browser cannot run the part of the page that makes keys. ' +
            'It needs WebAssembly with SIMD, as every current Firefox, ' +
            'Chrome and Edge has it.',
        unsaved: (/** @type {string} */ names) =>
            `Saved nowhere yet: ${names}. Closing this page would lose it ` +
            'for good.',
        unsavedLink: 'Save the files',
    },

    common: {
        why: 'Why?',
        articleStep: (/** @type {string} */ n) =>
            `Article TAA_KB_157, ${/\D/.test(n) ? 'steps' : 'step'} ${n}`,
        optional: '(optional)',
        count: (/** @type {number} */ used, /** @type {number} */ limit) =>
            `${used} of ${limit}`,
        until: (/** @type {string} */ day) => `until ${day}`,
        change: 'Change',
        remove: 'Remove',
    },

    path: {
        label: 'The path',
        done: 'done',
        stepOf: (/** @type {number} */ n, /** @type {number} */ all) =>
            `Step ${n} of ${all}`,
    },

    problems: {
        title: (/** @type {number} */ n) =>
            n === 1
                ? 'One thing needs your attention'
                : `${n} things need your attention`,
    },

    /** Instead of the engine's own sentence, where the page knows more. */
    errors: {
        PASSPHRASE:
            'The passphrase is wrong, or the file is damaged. Check capital ' +
            'letters and the keyboard’s language, and try again.',
        FILE_KIND:
            'This file holds something else than what belongs here. ' +
            'Choose another.',
        SAME_SUBJECT:
            'The authority and the device must not carry the same name. ' +
            'Change one of them.',
        AUTHORITY_CONSTRAINT:
            'A name or address lies outside what this authority is limited ' +
            'to. Widen the limit, or leave it out.',
    },

    copy: {
        copy: 'Copy',
        done: 'Copied',
        failed: 'Not copied',
    },

    task: {
        cancel: 'Cancel',
        cancelled: 'Cancelled. Nothing was made.',
        moment: 'One moment',
        luck: 'A little longer: how soon primes are found is luck',
        left: (/** @type {number} */ percent, /** @type {number} */ seconds) =>
            seconds > 0
                ? `${percent} % · about ${seconds} s left`
                : `${percent} %`,
    },

    open: {
        paste: 'Or paste it as text',
        pasteLabel: 'Text of the file, from BEGIN to END',
        pasted: 'pasted text',
        pastedTaken: 'The pasted text is taken.',
        tooLarge: (/** @type {string} */ name) =>
            `${name} is larger than 10 MB. No key or certificate is. ` +
            'Choose another file.',
    },

    names: {
        dns: 'name',
        ip: 'address',
    },

    secret: {
        label: 'Passphrase',
        again: 'Passphrase again',
        show: 'Show',
        hide: 'Hide',
        showLabel: (/** @type {string} */ label) => `Show: ${label}`,
        make: 'Make one for me',
        makeAnother: 'Make another',
        madeLabel: 'The passphrase that was made',
        madeNote:
            'Filled in for you. Put it into your password manager or write ' +
            'it down: nobody can recover it, and no file contains it.',
        copy: 'Copy',
        missing: 'Type a passphrase, or let the page make one.',
        short: (/** @type {number} */ n) =>
            `Use at least ${n} characters: most tools refuse fewer.`,
        notAscii:
            'Use only plain letters, digits and signs (no accents, no ' +
            'umlauts): the form on the device may garble others.',
        differ: 'The two passphrases differ. Type the second one again.',
        meter: 'Strength of the passphrase',
        noRandom:
            'This browser’s source of randomness does not work, so no ' +
            'passphrase was made. Start the browser anew, or use another.',
        weak: 'Weak',
        fair: 'Fair',
        strong: 'Strong',
        strength: (
            /** @type {string} */ grade,
            /** @type {number} */ bits,
            /** @type {boolean} */ made,
            /** @type {string} */ span,
        ) =>
            `${grade}: ${made ? '' : 'at most '}${bits} bits. Whoever has ` +
            `the file and one graphics card needs ${span}.`,
        spans: {
            seconds: 'less than an hour',
            hours: 'hours',
            days: 'days',
            months: 'months',
            years: 'years',
            ages: 'far longer than anybody lives',
        },
        adviceTraditional:
            'The form of key that these devices read gives way to fast ' +
            'guessing, so only a long random passphrase protects it.',
        advicePkcs8: 'Long and random is best.',
        askStrength: 'How is this measured?',
        whyTraditional: [
            'A bit doubles the number of guesses. The form that these ' +
                'devices read protects the key with one quick step (MD5), ' +
                'so a guesser can try thousands of millions a second: only ' +
                'a long random passphrase helps. The page makes such ones, ' +
                'of 20 random characters.',
            'For a passphrase that you thought of yourself, the figure is ' +
                'the best case. One that was used before is worth nothing.',
        ],
        whyPkcs8: [
            'A bit doubles the number of guesses. This form makes each ' +
                'guess slow on purpose (600,000 rounds), so a good ' +
                'passphrase can be shorter.',
            'For a passphrase that you thought of yourself, the figure is ' +
                'the best case. One that was used before is worth nothing.',
        ],
    },

    chip: {
        badges: {
            key: 'KEY',
            request: 'CSR',
            certificate: 'CERT',
            authority: 'CA',
            other: 'FILE',
        },
        unsaved: 'not saved yet',
        secret: 'secret',
        open: 'not secret',
        locked: 'locked',
        notLocked: 'NOT locked',
        print: (/** @type {string} */ hex) => `key ${hex}`,
        save: 'Save',
        saveAgain: 'Saved',
        saveLabel: (/** @type {string} */ name) => `Save ${name}`,
        show: 'Show what is in it',
    },

    facts: {
        subject: 'Belongs to',
        issuer: 'Signed by',
        names: 'Names and addresses',
        from: 'Valid from',
        to: 'Valid to',
        uses: 'May serve as',
        useNames: {
            authority: 'an authority',
            serverAuth: 'a server',
            clientAuth: 'a client',
        },
        limits: 'Limited to',
        serial: 'Serial number',
        key: 'Kind of key',
        form: 'Form',
        signature: 'Signature',
        sha256: 'Fingerprint, SHA-256',
        sha1: 'Fingerprint, SHA-1',
        publicKey: 'Public key, SHA-256',
        rsaKey: (/** @type {number} */ bits) => `RSA, ${bits} bits`,
        ecKey: (/** @type {string | number} */ curve) =>
            `Elliptic curve ${curve}`,
        forms: {
            traditional: 'traditional PEM',
            pkcs1: 'PKCS#1',
            sec1: 'SEC 1',
            pkcs8: 'PKCS#8',
        },
        lockedWith: (/** @type {string} */ cipher) =>
            cipher ? `locked with ${cipher}` : 'locked',
        unlocked: 'not locked',
    },

    picture: {
        title: 'What you will have',
        here: ', there',
        notYet: ', not yet',
    },

    device: {
        title: 'One device',

        picture: {
            authority: 'Your authority',
            outside: 'The authority',
            certificate: 'Certificate',
            key: 'Private key',
            request: 'Request',
            inBrowsers: 'into every browser',
            onDevice: 'onto the device',
            toAuthority: 'for the authority',
            itself: 'by the device itself',
            signs: 'signs',
            belongs: 'belongs to',
            madeFrom: 'is asked for with',
            publicRoot: 'in browsers already, or given by them',
        },

        start: {
            short: 'Before you start',
            title: 'Before you start',
            lead:
                'Here a device gets a key and a certificate of its own, so ' +
                'that browsers open its pages without a warning.',
            whyTitle: 'Why do this at all?',
            why: [
                'Every unit of these products left the factory with the ' +
                    'same certificate and the same private key. Whoever ' +
                    'owns one unit can pass for any other that was never ' +
                    'changed. A pair of your own ends that.',
                'Everything is made on this computer. The only thing that ' +
                    'ever leaves this page is the upload to the device ' +
                    'that you name.',
            ],
            family: 'Which device is it?',
            addresses: 'Its addresses',
            addressesHint:
                'As you type them into a browser, one on each line: host ' +
                'name, IP address, or both. A copied address bar will do.',
            addressesPlaceholder: 'mcu1.example.com\n10.1.2.3',
            whyAddresses:
                'A browser compares its address bar with the names in the ' +
                'certificate and looks nowhere else. An address that is ' +
                'missing here brings the warning back whenever it is used. ' +
                'The first one also becomes the common name.',
            read: 'Addresses as they will stand in the certificate',
            noAddress:
                'Type at least one address of the device, such as ' +
                'mcu1.example.com or 10.1.2.3.',
            badAddress: (/** @type {string} */ line) =>
                `“${line}” is no address. Type a host name such as ` +
                'mcu1.example.com, or an IP address such as 10.1.2.3.',
            wildcardAddress: (/** @type {string} */ line) =>
                `“${line}” stands for many devices. Type the full name of ` +
                'this one.',
            ownProfile: 'I have a profile of my device',
            listTitle: 'Look at the device',
            listLead:
                'Tick what is so. You can go on and come back to these.',
            tick: {
                feature: 'The feature key for HTTPS is installed',
                port: 'Its secure web port is open',
                guard: 'A way back is left open',
                browser: 'A browser opens it over HTTPS',
                clock: 'Its clock is right',
            },
            tickHint: {
                feature:
                    'It is called “Secure management (HTTPS)” or ' +
                    '“Encryption”. Without it the device has no HTTPS.',
                port: (/** @type {string} */ menu) =>
                    `${menu}: the secure web port is ticked.`,
                guard: (/** @type {string} */ services,
                    /** @type {string} */ security) =>
                    `HTTP and HTTPS are both on (${services}), and ` +
                    '“Redirect HTTP requests to HTTPS” is off ' +
                    `(${security}) until you are done. Then a wrong ` +
                    'certificate cannot lock you out.',
                browser:
                    'It warns that the certificate is not trusted. That is ' +
                    'as expected; the work here ends it.',
                clock:
                    'A certificate counts from a day to a day. The one made ' +
                    'here starts yesterday, so that a few hours do not matter.',
            },
            tickArticle: { feature: '1', port: '2', browser: '3' },
            openDevice: (/** @type {string} */ host) => `Open https://${host}`,
            oldTls: 'What if the browser refuses to open it at all?',
            oldTlsText: [
                'ERR_SSL_VERSION_OR_CIPHER_MISMATCH (Chrome, Edge) or ' +
                    'SSL_ERROR_UNSUPPORTED_VERSION (Firefox) means that the ' +
                    'device speaks only TLS 1.0 or 1.1, which browsers have ' +
                    'given up. No certificate changes that.',
                'Software 4.5 and later speaks newer TLS: update the device ' +
                    'first. You can still do the whole job and upload over ' +
                    'plain HTTP, but this browser will open the device over ' +
                    'HTTPS only after the update.',
            ],
            next: 'Continue to the key',
        },

        key: {
            short: 'Key',
            title: 'The device’s private key',
            lead:
                'It proves that the device is really yours. It is made here ' +
                'and locked with a passphrase, which the device asks for ' +
                'once, at the upload.',
            why:
                'The key must be known to nobody but you and the device. ' +
                'The passphrase protects the file on its way: on a stick, ' +
                'in a backup, in a mail that should not have been sent.',
            ways: 'Make a key or open one',
            wayMake: 'Make a new key',
            wayOpen: 'Open a key I have',
            size: 'Size',
            sizes: {
                2048: '2048 bits (recommended)',
                3072: '3072 bits',
                4096: '4096 bits (slow)',
            },
            whySize:
                '2048 bits is what Cisco asks for at least, and the largest ' +
                'that is known to work on these devices. A larger key makes ' +
                'each connection slower.',
            tooLarge: (/** @type {number} */ bits) =>
                `Keys of more than ${bits} bits are not promised to work ` +
                'on this device.',
            advanced: 'Form and kind of key',
            form: 'Form of the file',
            forms: {
                traditional: 'Traditional (recommended)',
                pkcs8: 'PKCS#8 (newer)',
            },
            whyForm:
                'In 2012, “openssl genrsa -des3” wrote the traditional form ' +
                '(BEGIN RSA PRIVATE KEY). Today the same command writes ' +
                'PKCS#8, which software of that age may refuse. Choose ' +
                'PKCS#8 only if the device’s manual names it.',
            cipher: 'Cipher that locks it',
            ciphers: {
                'des-ede3-cbc': 'Triple DES, as in the article',
                'aes-256-cbc': 'AES-256',
            },
            type: 'Kind of key',
            types: {
                rsa: 'RSA',
                ec: 'Elliptic curve',
            },
            ecWarning:
                'These devices are not promised to take elliptic-curve ' +
                'keys. If the upload is refused, come back and make an RSA ' +
                'key.',
            curve: 'Curve',
            unlocked: 'Leave the key without a passphrase',
            unlockedHint:
                'Only for devices that take no passphrase. Whoever finds ' +
                'the file then has the key.',
            forbidden:
                'This device takes only keys without a passphrase. Whoever ' +
                'finds the file has the key: delete it after the upload.',
            make: 'Make the key',
            making: (/** @type {string} */ what) => `Making ${what}`,
            rsaName: (/** @type {number} */ bits) =>
                `an RSA key of ${bits} bits`,
            ecName: (/** @type {string} */ curve) => `a key on curve ${curve}`,
            done: (/** @type {string} */ what) =>
                `Made: ${what}. Next comes the request, which the key signs.`,
            opened: (/** @type {string} */ what) =>
                `Opened: ${what}. Next comes the request, or go straight to ` +
                'what you need.',
            held: 'Its passphrase',
            openLabel: 'The key’s file',
            openHint: 'MCU.key or another: PEM or DER, locked or not.',
            openPassphrase: 'Its passphrase',
            openPassphraseHint: 'Leave empty if the key has none.',
            openButton: 'Open the key',
            opening: 'Opening the key',
            noFile: 'Choose the file of the key, or paste its text.',
            notKey:
                'There is no private key in this file. A key’s text starts ' +
                'with BEGIN … PRIVATE KEY.',
            unsupported:
                'This key is in a form that cannot be opened here.',
            needsPassphrase:
                'This key is locked. Type its passphrase to open it.',
            another: 'Make or open another key',
            anotherNote: (/** @type {string} */ name) =>
                `${name} stays until the new key is there; save it before ` +
                'if you need it. A request and a certificate made for it ' +
                'go with it.',
            keep: 'Keep the one I have',
            next: 'Continue to the request',
        },

        request: {
            short: 'Request',
            title: 'The request for a certificate',
            lead:
                'It says whose key this is and under which addresses the ' +
                'device is reached. Nothing in it is secret.',
            why: [
                'An authority never sees the private key. It signs the ' +
                    'request, which carries the public half and is itself ' +
                    'signed with the private half.',
                'The article puts the address into the common name only. ' +
                    'Today’s browsers look at the list of addresses instead ' +
                    '(“subject alternative names”), so both are filled in.',
            ],
            ways: 'Make a request or open one',
            wayMake: 'Make the request',
            wayOpen: 'Open a request I have',
            names: 'Addresses',
            noNames: 'None yet.',
            cn: 'Common name',
            cnHint: 'The device’s main address.',
            fields: {
                O: 'Organisation',
                OU: 'Department',
                L: 'Town',
                ST: 'State or province',
                C: 'Country',
                emailAddress: 'E-mail address',
            },
            countryHint: 'Two letters, such as DE or GB.',
            countryBad: 'The country is exactly two letters, such as DE or GB.',
            tooLong: (/** @type {string} */ label,
                /** @type {number} */ limit) =>
                `${label} is longer than the ${limit} characters that the ` +
                'field can hold. Shorten it.',
            cnMissing: 'Type the device’s main address as its common name.',
            about: 'About the organisation',
            aboutHint: 'Shown to people who look into the certificate.',
            make: 'Make the request',
            making: 'Making the request',
            needKey: 'The request is signed with the device’s private key.',
            needKeyLink: 'Make or open the key first',
            needNames:
                'Without addresses no browser would accept the certificate.',
            needNamesLink: 'Type the addresses first',
            done:
                'The request is ready. Sign it with an authority of your ' +
                'own, or send it to another one.',
            openedDone:
                'The request is open. Its signature is right: whoever made ' +
                'it holds the key.',
            stale:
                'The addresses have changed since this request was made. ' +
                'Make it again to include them.',
            otherKey:
                'This request belongs to another key than the one that is ' +
                'open. A certificate for it will not fit that key.',
            again: 'Make or open another request',
            keep: 'Keep the one I have',
            openLabel: 'The request’s file',
            openHint: 'MCU.csr or another: PEM or DER.',
            noRequest:
                'There is no certificate request in this file. Its text ' +
                'starts with BEGIN CERTIFICATE REQUEST.',
            badSignature:
                'The request is not signed by its own key. It was damaged ' +
                'or changed: have it made again.',
            opening: 'Opening the request',
            next: 'Choose who signs it',
        },

        sign: {
            short: 'Signed by',
            title: 'Who signs it?',
            lead:
                'Browsers trust a certificate when an authority they know ' +
                'has signed it. For devices inside your own network, an ' +
                'authority of your own is enough.',
            why: [
                'An authority is a key and a certificate, too. You install ' +
                    'its certificate once in each browser or computer; from ' +
                    'then on every device it has signed is trusted.',
                'Cisco recommends a well-known authority for the highest ' +
                    'security. Public ones sign only names that the whole ' +
                    'internet knows, no internal names and no private ' +
                    'addresses.',
            ],
            choose: 'The signer',
            signers: {
                make: 'My own authority, made now',
                open: 'My own authority, from its files',
                outside: 'Another authority',
                self: 'The device itself',
            },
            signerHints: {
                make: 'For the first device. Makes CA.key and CA.cer.',
                open: 'For every further device: CA.cer, CA.key and their ' +
                    'passphrase.',
                outside: 'Your company’s or a public one. You send the ' +
                    'request and come back with its answer, any day.',
                self: 'Without an authority. Each browser must be told to ' +
                    'trust this one device.',
            },
            needRequest: 'There is no request yet that could be signed.',
            needRequestLink: 'Make or open the request',
            needKey: 'The device signs with its own private key.',
            needKeyLink: 'Make or open the key first',

            caName: 'Name of the authority',
            caNameHint: 'As browsers will list it. Not the device’s name.',
            caNameMissing: 'Give the authority a name.',
            caNameSame:
                'The authority and the device must not carry the same name. ' +
                'Change one of them.',
            caOrganisation: 'Organisation',
            caDefault: (/** @type {string} */ organisation,
                /** @type {number} */ year) =>
                organisation
                    ? `${organisation} Device Authority ${year}`
                    : `Device Authority ${year}`,
            caPassphrase: 'Passphrase of the authority',
            caPassphraseHint: 'Another one than the device’s.',
            whyCaPassphrase:
                'Whoever holds the authority’s key and its passphrase can ' +
                'pass for every site in every browser that trusts it. Keep ' +
                'CA.key off the network, and the passphrase apart from it.',
            caMore: 'Life, size and limits of the authority',
            caDays: 'Days it is valid',
            caDaysHint: '3650 are ten years.',
            caDaysBad: 'Type a number of days from 1 to 36500.',
            caSize: 'Size of its key',
            caSizes: {
                2048: '2048 bits (article)',
                3072: '3072 bits (recommended)',
                4096: '4096 bits (slow)',
            },
            whyCaSize:
                'The article makes it of 2048 bits. An authority that shall ' +
                'last ten years deserves more; the devices themselves never ' +
                'compute with this key.',
            limited: 'Limit it to my own names and addresses',
            limitedHint:
                'Written into its certificate (“name constraints”): ' +
                'browsers then refuse whatever else it signs, so a stolen ' +
                'authority cannot pass for a bank. It cannot be widened ' +
                'later, and very old software does not open such ' +
                'certificates.',
            limits: 'Allowed domains and ranges',
            limitsHint:
                'One on each line: example.com (and all below it), ' +
                '10.0.0.0/8, 2001:db8::/32.',
            limitsMissing: 'Type at least one domain or range.',

            caCertificate: 'The authority’s certificate',
            caCertificateHint: 'CA.cer or another.',
            caKey: 'The authority’s key',
            caKeyHint: 'CA.key or another.',
            caOpenPassphrase: 'Passphrase of the authority',
            caOpenHint: 'Leave empty if its key has none.',
            noCaCertificate: 'Choose the authority’s certificate.',
            noCaKey: 'Choose the authority’s key.',
            notCertificate:
                'There is no certificate in this file. A certificate’s text ' +
                'starts with BEGIN CERTIFICATE.',
            notAuthority: (/** @type {string} */ name) =>
                `The certificate of “${name}” is not one of an authority: ` +
                'it may not sign others. Choose the authority’s own.',
            caMismatch:
                'This key does not belong to the authority’s certificate. ' +
                'Choose the pair that was made together.',

            life: 'How long the certificate is valid',
            days825: '825 days',
            days825Hint: 'The longest that every current browser accepts.',
            days365: '365 days',
            days365Hint: 'A lost key can be misused for a shorter time.',
            daysOther: 'Another number of days',
            daysLabel: 'Days',
            daysBad: 'Type a number of days from 1 to 3650.',
            daysLong:
                'Safari and other Apple software refuse certificates of ' +
                'more than 825 days.',
            whyLife: [
                'Apple’s software refuses certificates of more than 825 ' +
                    'days from any authority, your own included. The limit ' +
                    'of 398 days concerns public authorities only.',
                'The article’s own command gives 30 days: “openssl x509 ' +
                    '-req” does not take over the 365 of the step before.',
            ],
            more: 'Serial number and SIP',
            serial: 'Serial number',
            serialHint:
                'Empty: a random one. Or hexadecimal, such as 01.',
            serialBad:
                'A serial number is 1 to 20 bytes in hexadecimal, such as ' +
                '01 or 4F3A, and not zero.',
            whySerial:
                'An authority must never use a number twice: Firefox then ' +
                'refuses both devices (SEC_ERROR_REUSED_ISSUER_AND_SERIAL). ' +
                'The article sets 01 each time. A random number cannot ' +
                'collide.',
            clientAuth: 'Also for calls over SIP TLS',
            clientAuthHint:
                'These devices show the same certificate when they call ' +
                'others. Tick this if your call server demands a ' +
                'certificate that may be used as a client’s.',

            makeAndSign: 'Make the authority and sign',
            openAndSign: 'Open the authority and sign',
            signAgain: 'Sign with this authority',
            selfSign: 'Sign with the device’s own key',
            makingCa: 'Making the authority’s key',
            opening: 'Opening the authority',
            signing: 'Signing the certificate',
            reading: 'Reading what came back',
            saveAuthority: (/** @type {string} */ name) =>
                `${name} was made here and is saved nowhere yet. Save it ` +
                'first (step “Files”): this would lose it.',
            usingOpen: (/** @type {string} */ name) =>
                `The authority “${name}” is open.`,
            anotherCa: 'Use another authority',

            outsideSend: 'Send the request',
            outsideSendText:
                'Save it or copy its text, and hand it to the authority. ' +
                'Ask for a certificate for a web server, in PEM form ' +
                '(Base64), with its intermediate certificates.',
            outsideKeep:
                'The answer may take days, and this page forgets everything ' +
                'when it is closed. Save the key now, and keep its ' +
                'passphrase. When the answer is there, open the page again, ' +
                'open the key in step 2, and come back here.',
            outsideBack: 'Open the answer',
            outsideLabel: 'Certificates from the authority',
            outsideHint:
                'One file or several: the device’s certificate, ' +
                'intermediates, the root.',
            fitsNothing: (/** @type {string} */ name) =>
                `The certificate of “${name}” does not belong to your key. ` +
                'Either it is the answer to another request, or the wrong ' +
                'key is open. Open the key that the request was made with.',
            fitsNoneOf: (/** @type {number} */ n) =>
                `None of the ${n} certificates belongs to your key. Open the ` +
                'key that the request was made with, or the right answer.',
            needKeyToMatch:
                'Open the device’s key (or the request) first: only then ' +
                'can be told whether the answer fits.',
            needKeyToMatchLink: 'Open the key',
            foundChain: (/** @type {number} */ n) =>
                `${plural(n, 'certificate', 'certificates')} of authorities ` +
                'came with it.',
            findings: 'What was noticed',

            doneMade: (/** @type {string} */ ca) =>
                `Signed by “${ca}”. Save the files next; the authority’s ` +
                'key signs your further devices, too.',
            doneOutside: (/** @type {string} */ ca) =>
                `Signed by “${ca}”, and it fits the key.`,
            doneSelf:
                'Signed with its own key. Each browser must be told to ' +
                'trust it.',
            ignored: 'What the request asked for and did not get',
            again: 'Sign it again, or by another',
            keep: 'Keep the one I have',
            next: 'Continue to the files',
        },

        files: {
            short: 'Files',
            title: 'Your files',
            lead:
                'Save them before you go on. This page keeps nothing: when ' +
                'it is closed, only what you saved is left.',
            why:
                'These are the names that the article uses. The device does ' +
                'not look at names; change them if you handle more than one.',
            none: 'No file has been made or opened yet.',
            noneLink: 'Start with the key',
            held:
                'Your browser will hold these downloads because this page ' +
                'came over plain HTTP: choose “Keep” in its list of ' +
                'downloads. Nothing was sent anywhere. Or copy the text ' +
                'instead.',
            where: 'What goes where',
            goes: {
                key: 'Onto the device, with its passphrase. Show it to ' +
                    'nobody. Keep a copy in a safe place or delete it after ' +
                    'the upload.',
                request: 'To the authority. Of no use afterwards.',
                certificate: 'Onto the device, together with the key.',
                authorityCertificate:
                    'Into every browser and computer that is to trust your ' +
                    'devices. May be shown to anyone.',
                authorityKey:
                    'Nowhere. It signs your further devices: keep it off ' +
                    'the network, its passphrase apart from it.',
                chain: 'Onto the device, if it takes intermediates.',
            },
            rename: 'File name',
            show: 'Show or rename',
            renameBad: 'Letters, digits, dots, dashes and spaces only.',
            saveAll: 'Save all as one ZIP',
            zipName: (/** @type {string} */ host) => `${host}-certificate.zip`,
            saved: 'Saved. No passphrase is in any file: keep them apart.',
            unsavedLeft: (/** @type {string} */ names) =>
                `Not saved yet: ${names}.`,
            passphrases:
                'No file contains a passphrase. Make sure that you have ' +
                'them:',
            keyPassphrase: 'Of the device’s key',
            authorityPassphrase: 'Of the authority',
            next: 'Continue: check the files',
            nextUpload: 'Continue',
            readme: (
                /** @type {string} */ host,
                /** @type {[string, string][]} */ lines,
            ) =>
                `Files for ${host}\n\n` +
                lines.map(([name, text]) => `${name}\n    ${text}\n`)
                    .join('\n') +
                '\nNo passphrase is in any of these files.\n',
        },
    },

    onDevice: onDeviceText,

    /** Findings of a check, wherever they are listed. */
    findings: {
        levels: {
            ok: 'In order',
            info: 'Note',
            warning: 'Look at this',
            error: 'Mend this',
        },
        passed: (/** @type {number} */ n) =>
            `${plural(n, 'check', 'checks')} passed`,
    },

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
            open: 'Open',
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
            selfWrong:
                'It is not signed with its own key, or was changed since. ' +
                'No authority should sign it.',
            unsupported: (/** @type {string} */ what) =>
                `Not supported here: ${what}. The OpenSSL command below ` +
                'may open it.',
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
                'The certificate is judged together with its key, request ' +
                'and issuers, as far as they are among the files above.',
            certificate: 'Certificate to check',
            host: 'Its address',
            hostHint: 'As in the browser: a host name or an IP address.',
            device: 'For which device',
            anyDevice: 'None in particular',
            check: 'Check it',
            checking: 'Checking',
            result: 'What the check found',
            verdict: (
                /** @type {number} */ errors, /** @type {number} */ warnings,
            ) =>
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
        },
    },

    /** What browsers say when they refuse a device, and what to do. */
    doctor: {
        title: 'What browsers say, and what it means',
        said: 'What does the browser say?',
        saidHint:
            'Type or paste the code, such as ERR_CERT_AUTHORITY_INVALID, or ' +
            'the text of its warning.',
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
                    'The device speaks only TLS 1.0 or 1.1, or old ciphers, ' +
                    'which browsers have given up. No certificate changes ' +
                    'that.',
                mend: [
                    'Update the device’s software (4.5 and later for these ' +
                        'MCUs).',
                    'Until then work over plain HTTP on a network that you ' +
                        'trust.',
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
                    'another key, or the certificate is damaged.',
                mend: [
                    'Remove an older authority of the same name from the ' +
                        'browser, and install the present CA.cer.',
                    'Check the files against each other.',
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
