/*
 * What differs from one simulated appliance to the next, as data.
 *
 * Handles: names, software, addresses and field names of each variant.
 * Does not: claim to be any maker's truth. The field names of the real upload
 * form are not published; the product's profiles carry the same guesses, and
 * `stranger` differs from every one of them so that learning is tested.
 */

/**
 * @typedef {object} Variant
 * @property {string} product       name in the page's head
 * @property {string} model         model in system.xml and device.query
 * @property {string} software      software version
 * @property {string} unit          what buttons call the unit ("MCU")
 * @property {boolean} http         is plain HTTP served too?
 * @property {boolean} redirectHttp does plain HTTP only lead to HTTPS?
 * @property {LoginForm} login
 * @property {UploadForm} upload
 * @property {string} shutdownPage  page of Settings > Shutdown
 * @property {string[]} keyForms    PEM labels the unit's software can read
 * @property {'either'|'locked'|'unlocked'} keyLock
 * @property {boolean} originCheck  does a POST need the unit's own Origin?
 * @property {boolean} rpcStrict    is only text/xml taken on /RPC2?
 * @property {boolean|'1.0'} oldTls offer TLS 1.0 and 1.1 only, or 1.0 with
 *     the one cipher suite that such devices have
 * @property {''|'opener'|'forward'} hostile  what a unit in foreign hands
 *     does: its pages send the window that opened them elsewhere; it answers
 *     every post with 307 to `forwardTo`
 * @property {string} forwardTo     origin
 * @property {number} sessionLimit  sessions at one time
 * @property {number} lockAfter     wrong passwords before a lock
 * @property {number} lockMs        how long the lock lasts
 * @property {number} awayMs        how long a restart takes
 * @property {{user: string, password: string}} admin
 */

/**
 * @typedef {object} LoginForm
 * @property {string} page
 * @property {string} action
 * @property {string} user
 * @property {string} password
 * @property {string} next          field with the page to go to
 */

/**
 * @typedef {object} UploadForm
 * @property {string} page
 * @property {string} action
 * @property {string} certificate   field of the certificate file
 * @property {string} key           field of the key file
 * @property {string} password      field of the key's password
 * @property {string|null} token    hidden field against foreign posts
 * @property {string} uploadName    name of the upload button
 * @property {string} uploadLabel   words on the upload button
 * @property {string} removeName    name of the removal button
 * @property {string} removeLabel   words on the removal button
 */

const TRADITIONAL = ['RSA PRIVATE KEY', 'EC PRIVATE KEY'];
const PKCS8 = ['PRIVATE KEY', 'ENCRYPTED PRIVATE KEY'];

/** @type {LoginForm} */
const LOGIN = {
    page: 'login.html',
    action: 'login_change.html',
    user: 'user_name',
    password: 'password',
    next: 'requested_page'
};

/** @type {UploadForm} */
const UPLOAD = {
    page: 'certificates.html',
    action: 'certificates_change.html',
    certificate: 'certificate',
    key: 'private_key',
    password: 'private_key_password',
    token: null,
    uploadName: 'upload',
    uploadLabel: 'Upload certificate and key',
    removeName: 'delete',
    removeLabel: 'Delete custom certificate and key'
};

/** @type {Variant} */
const BASE = {
    product: 'MCU',
    model: 'MCU',
    software: '4.4(3.49)',
    unit: 'MCU',
    http: true,
    redirectHttp: false,
    login: LOGIN,
    upload: UPLOAD,
    shutdownPage: 'settings_shutdown.html',
    keyForms: [...TRADITIONAL, ...PKCS8],
    keyLock: 'either',
    originCheck: false,
    rpcStrict: false,
    oldTls: false,
    hostile: '',
    forwardTo: '',
    sessionLimit: 8,
    lockAfter: 3,
    lockMs: 30 * 60 * 1000,
    awayMs: 1500,
    admin: { user: 'admin', password: '' }
};

/** @type {Record<string, Variant>} */
export const variants = {
    'mcu-4200': {
        ...BASE,
        product: 'MCU 4200 Series',
        model: 'MCU 4205',
        software: '4.3(2.17)',
        keyForms: TRADITIONAL,
        upload: { ...UPLOAD, removeLabel: 'Remove certificate and key' }
    },
    'mcu-4500': {
        ...BASE,
        product: 'MCU 4500 Series',
        model: 'MCU 4505'
    },
    'mse-8510': {
        ...BASE,
        product: 'MCU MSE 8510',
        model: 'MCU MSE 8510',
        http: false
    },
    'amg-3600': {
        ...BASE,
        product: 'Advanced Media Gateway 3600 Series',
        model: 'AMG 3610',
        software: '1.1(1.34)',
        unit: 'AMG',
        keyForms: TRADITIONAL
    },
    'stranger': {
        ...BASE,
        product: 'Another appliance',
        model: 'X-1',
        software: '7.0',
        unit: 'unit',
        login: {
            page: 'signin.html',
            action: 'signin_do.html',
            user: 'operator',
            password: 'operator_secret',
            next: 'then'
        },
        upload: {
            page: 'tls_identity.html',
            action: 'tls_identity_store.html',
            certificate: 'host_cert_file',
            key: 'host_key_file',
            password: 'host_key_phrase',
            token: 'form_ticket',
            uploadName: 'store',
            uploadLabel: 'Store identity',
            removeName: 'forget',
            removeLabel: 'Forget identity'
        },
        originCheck: true,
        rpcStrict: true
    },
    'traditional-only': {
        ...BASE,
        product: 'MCU 4200 Series',
        model: 'MCU 4203',
        software: '2.4(1.7)',
        keyForms: TRADITIONAL
    }
};
