/**
 * What the place "Many devices" says, in English; part of en.js.
 */

/** @param {number} n @param {string} one @param {string} many */
const plural = (n, one, many) => `${n} ${n === 1 ? one : many}`;

/** @typedef {Record<string, string | number>} Values */

export const fleetText = {
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
            'in any order.',
        paste: 'Or paste cells from a spreadsheet, with their headers',
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
        unknown: (/** @type {string} */ columns) =>
            `Columns that nobody reads: ${columns}`,
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
        toTable: 'To the list',
        faults: 'What to mend',
        faultsLead:
            'Mend these in your spreadsheet and choose the file again, or ' +
            'go ahead with the rest.',
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
        faultText: /** @type {Record<string, (values: Values) => string>} */
        ({
            address: ({ text }) => `“${text}” is no host name or IP address`,
            'address-twice': ({ text }) => `“${text}” stands there twice`,
            outside: ({ text }) =>
                `“${text}” lies outside what the authority is limited to`,
            'no-address': () => 'no host name or address',
            twice: ({ text, line }) =>
                `“${text}” stands in line ${line} already`,
            known: ({ text }) =>
                `the inventory has “${text}” already: it gets a new ` +
                'certificate',
            profile: ({ text }) => `no kind of device is called “${text}”`,
            days: ({ text, max }) =>
                `“${text}” is no number of days from 1 to ${max}`,
            'days-long': ({ text }) =>
                `${text} days: Apple’s systems refuse more than 825`,
            country: ({ text }) =>
                `“${text}” is no country code of two letters`,
            'too-long': ({ max }) => `longer than ${max} characters`,
            control: () => 'a line break or another control character',
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
        preview: 'The devices',
        next: 'Make them',
        nextOnly: (/** @type {number} */ n) =>
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
    },

    result: {
        title: 'Hand out',
        lead: (/** @type {number} */ n) =>
            `${plural(n, 'device', 'devices')} made. One ZIP holds a folder ` +
            'for each.',
        none: 'Nothing is made yet.',
        save: 'Save the ZIP',
        zipName: (/** @type {string} */ when) => `devices-${when}.zip`,
        saved: 'The ZIP is saved.',
        secret:
            'The ZIP holds private keys, locked with their passphrases. Keep ' +
            'it like a key and delete it once the devices have their files.',
        secretPlain:
            'The ZIP holds private keys that are NOT locked, because this ' +
            'kind of device takes no other. Delete it once the devices have ' +
            'their files.',
        sealed: 'The passphrases are in the ZIP, sealed. To open them:',
        authority:
            'The authority’s inventory has them now: save the authority too.',
        toAuthority: 'To my authority',
        again: 'Another list',
        contents: 'What is in it',
        contentsText:
            'A folder for each device with the file names of its kind; ' +
            'CA.cer; inventory.csv, which serves as a list again; ' +
            'report.txt, which says what happened to every line.',
        fault: (/** @type {string} */ column) => `column ${column}`,
    },

    round: {
        title: 'Upload round',
        lead:
            'Device after device: put both files on it, restart it, look. ' +
            'The state of each is kept in the authority’s folder.',
        none: 'Make devices first, or open an authority that has some.',
        columns: { device: 'Device', open: 'Page', state: 'State' },
        open: 'Open its page',
        states: /** @type {[string, string][]} */ ([
            ['waiting', 'waiting'],
            ['uploaded', 'uploaded, restart needed'],
            ['restarted', 'restarted'],
            ['checked', 'opens without a warning'],
            ['problem', 'problem'],
        ]),
        stateOf: (/** @type {string} */ device) => `State of ${device}`,
        left: (/** @type {number} */ n, /** @type {number} */ all) =>
            n === 0 ? 'Every device is checked.'
                : `${n} of ${all} to go.`,
        check: 'Check trust',
        checking: 'Checking …',
        trusted: 'This browser trusts it.',
        notTrusted:
            'This browser does not open it without a warning, or it does ' +
            'not answer.',
        files: 'Save its files',
    },
};
