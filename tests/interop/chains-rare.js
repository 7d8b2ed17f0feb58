/*
 * More chains for chains.test.js: forms that are seldom met, and that
 * browsers and OpenSSL take or refuse each in its own way.
 */
import {
    CLIENT, CN, O, SERVER, basic, certificate, crl, der, dn, dns, extension,
    hex, hosts, integer, key, keyUsage, limits, net, oid, seq,
    set, spki, usages,
} from './forge.js';
import {
    CA_USAGE, MINE, UNKNOWN, chain, identified, intWith, leafWith, policy,
    rootWith, san, unknown,
} from './chains.js';

const NULL = hex('0500');
const E_MAIL = '1.2.840.113549.1.9.1';
const ANY_POLICY = '2.5.29.32.0';
const OCSP = '1.3.6.1.5.5.7.3.9';
const OTHER = der(0xa0, oid('1.3.6.1.4.1.311.20.2.3'),
    der(0xa0, der(0x0c, Buffer.from('a@chain.test'))));
const bytes = (/** @type {string} */ text) => Buffer.from(text, 'latin1');
const uri = (/** @type {string} */ text) => der(0x86, bytes(text));
const mail = (/** @type {string} */ text) => der(0x81, bytes(text));
const limited = (/** @type {Uint8Array[]} */ ...bases) =>
    intWith(limits(bases));
const bits = (/** @type {Uint8Array} */ contents) =>
    der(3, Buffer.from([0]), contents);
const usual = [basic(false), keyUsage('0780'), usages(SERVER)];

/** The names of a device, the one that is asked for first. */
const named = (
    /** @type {string} */ host, /** @type {Uint8Array[]} */ ...more
) => ({ host, leaf: { san: san(seq(dns(host), ...more)) } });

/** An authority's or a device's basicConstraints and usage. */
const basics = (/** @type {string} */ digits) => ({
    usual: [extension('2.5.29.19', seq(hex(digits)), true), CA_USAGE],
});

/** policyConstraints, policyMappings. */
const requires = (/** @type {string} */ digits) =>
    extension('2.5.29.36', seq(hex(digits)), true);
const maps = (
    /** @type {string} */ from, /** @type {string} */ to, critical = false,
) => extension('2.5.29.33', seq(seq(oid(from), oid(to))), critical);

function limitsOfNames() {
    return [
        chain('a wildcard wider than the limit', 'NAME_CONSTRAINT', {
            ...limited(dns('w1.wide.test')), host: 'w1.wide.test',
            leaf: { san: san(hosts('*.wide.test')) },
        }),
        chain('a limit of one dot, excluded', 'CONSTRAINT_FORM',
            intWith(limits([], [dns('.')]))),
        chain('a limit with a port', 'CONSTRAINT_FORM',
            limited(dns('chain.test:443'))),
        chain('a limit on a kind of names that there is not',
            'CONSTRAINT_FORM', limited(der(0x89, hex('2a03')))),
        chain('a URI within its limit', 'NAME_CONSTRAINT_KIND', {
            ...limited(uri('a.chain.test')),
            ...named('u1.chain.test', uri('https://a.chain.test/')),
        }),
        chain('another kind of names within its limit',
            'NAME_CONSTRAINT_KIND',
            { ...limited(OTHER), ...named('u2.chain.test', OTHER) }),
        chain('another kind of names that is not there', 'CHAIN_OK',
            limited(OTHER)),
        chain('an e-mail address outside, in the subject', 'NAME_CONSTRAINT', {
            ...limited(mail('other.test')),
            subject: dn([CN, 'x'], [E_MAIL, 'a@chain.test', 0x16]),
        }),
        chain('an e-mail address within, in the subject', 'CHAIN_OK', {
            ...limited(mail('chain.test')),
            subject: dn([CN, 'x'], [E_MAIL, 'a@chain.test', 0x16]),
        }),
        chain('no subject under a limit of subjects',
            'NAME_CONSTRAINT_SUBJECT', {
                ...limited(der(0xa4, dn([O, 'ACME']))), subject: dn(),
                host: 'ns.chain.test',
                leaf: { san: san(hosts('ns.chain.test'), true) },
            }),
        chain('a network given by one of its addresses', 'CHAIN_OK',
            limited(net('7f000001 ff000000'), dns('chain.test'))),
        chain('limits in the device itself', 'CHAIN_OK',
            leafWith(limits([dns('other.test')]))),
    ];
}

function whatItIsFor() {
    const nsType = '2.16.840.1.113730.1.1';
    const feature = extension('1.3.6.1.5.5.7.1.24', seq(integer(5)));
    return [
        chain('a device that may answer for its authority', 'PURPOSE_OCSP', {
            leaf: { usual: [basic(false), keyUsage('0780'),
                usages(SERVER, OCSP)] },
        }),
        chain('an authority that may', 'CHAIN_OK',
            intWith(usages(SERVER, OCSP))),
        chain('an old type of clients', 'NETSCAPE_TYPE',
            leafWith(extension(nsType, hex('03020780')))),
        chain('an old type of servers', 'CHAIN_OK',
            leafWith(extension(nsType, hex('03020640')))),
        chain('an old type that is none', 'EXTENSION_FORM',
            leafWith(extension(nsType, NULL))),
        chain('an answer that must come with it', 'TLS_FEATURE',
            leafWith(feature)),
        chain('an answer that must come with all below', 'TLS_FEATURE',
            intWith(feature)),
        chain('a list of places without a place', 'CHAIN_OK',
            leafWith(extension('2.5.29.31', seq()))),
        chain('an authority whose path length is damaged', 'ISSUER_DAMAGED',
            { int: basics('0101ff0201ff') }),
        chain('a path length of two bytes', 'ISSUER_EXTENSION',
            { int: basics('0101ff0202012c') }),
        chain('a path length of two bytes in a root', 'ISSUER_EXTENSION',
            { root: basics('0101ff020200c8') }),
        chain('the longest path length of one byte', 'CHAIN_OK',
            { int: basics('0101ff02017f') }),
    ];
}

function policies() {
    const odd = extension('2.5.29.32', seq(seq(oid(MINE),
        seq(seq(oid('1.2.3.4'), NULL)))), true);
    return [
        chain('a policy that the root requires', 'POLICY_REQUIRED',
            rootWith(requires('800100'))),
        chain('a policy that the root requires later', 'POLICY_REQUIRED',
            rootWith(requires('800102'))),
        chain('a policy that the root requires too late', 'CHAIN_OK',
            rootWith(requires('800105'))),
        chain('a policy that the root requires, and has none itself',
            'CHAIN_OK', {
                ...rootWith(requires('800100')), ...intWith(policy(MINE)),
                ...leafWith(policy(MINE)),
            }),
        chain('a policy that the root has not', 'POLICY_REQUIRED', {
            ...rootWith(policy(UNKNOWN)),
            ...intWith(policy(MINE), requires('800100')),
            ...leafWith(policy(MINE)),
        }),
        chain('mappings that are critical', 'ISSUER_CRITICAL',
            intWith(policy(MINE), maps(MINE, UNKNOWN, true))),
        chain('mappings that are not', 'CHAIN_OK',
            intWith(policy(MINE), maps(MINE, UNKNOWN))),
        chain('any policy mapped', 'ISSUER_EXTENSION',
            intWith(policy(MINE), maps(ANY_POLICY, MINE))),
        chain('a policy of unknown conditions', 'CRITICAL_UNKNOWN',
            leafWith(odd)),
        chain('an authority of such a policy', 'ISSUER_CRITICAL',
            intWith(odd)),
    ];
}

function keysAndSignatures() {
    const rsa = key('leaf:rsa2048').publicKey
        .export({ type: 'pkcs1', format: 'der' });
    const point = spki(key('leaf')).subarray(-65);
    const short = Buffer.concat(
        [Buffer.from([2 + (point[64] & 1)]), point.subarray(1, 33)]);
    return [
        chain('an RSA key without its NULL', 'KEY_FORM', {
            leafKey: 'leaf:rsa2048', leaf: {
                spki: seq(seq(oid('1.2.840.113549.1.1.1')), bits(rsa)),
            },
        }),
        chain('a point that is shortened', 'KEY_FORM', {
            leaf: {
                spki: seq(seq(oid('1.2.840.10045.2.1'),
                    oid('1.2.840.10045.3.1.7')), bits(short)),
            },
        }),
        chain('an authority with an RSA key without its NULL',
            'ISSUER_KEY_FORM', {
                intKey: 'leaf:rsa2048', int: {
                    spki: seq(seq(oid('1.2.840.113549.1.1.1')), bits(rsa)),
                },
            }),
        chain('a device on P-521', 'KEY_P521', { leafKey: 'leaf:P-521' }),
        chain('an authority on P-521', 'CHAIN_OK', { intKey: 'int:P-521' }),
        chain('an authority on secp256k1', 'SIGNATURE_UNSUPPORTED',
            { intKey: 'int:secp256k1' }),
        chain('an authority of Ed25519', 'SIGNATURE_UNSUPPORTED',
            { intKey: 'int:ed25519' }),
        chain('a signature with SHA-224', 'SIGNATURE_FORM',
            { leaf: { digest: '-sha224' } }),
        chain('the same with RSA', 'SIGNATURE_FORM',
            { intKey: 'int:rsa2048', leaf: { digest: '-sha224' } }),
        chain('a root signed with SHA-224', 'CHAIN_OK',
            { root: { digest: '-sha224' } }),
        chain('a signature with SHA-3', 'SIGNATURE_UNSUPPORTED',
            { intKey: 'int:rsa2048', leaf: { digest: '-sha3' } }),
        chain('a signature of ECDSA with parameters', 'SIGNATURE_FORM',
            { leaf: { outer: seq(oid('1.2.840.10045.4.3.2'), NULL) } }),
        chain('a signature of RSA without', 'CHAIN_OK', {
            intKey: 'int:rsa2048',
            leaf: { outer: seq(oid('1.2.840.113549.1.1.11')) },
        }),
        chain('a signature of RSA with a number', 'SIGNATURE_FORM', {
            intKey: 'int:rsa2048',
            leaf: { outer: seq(oid('1.2.840.113549.1.1.11'), integer(5)) },
        }),
    ];
}

/** As many lower authorities as asked for. */
function deep(/** @type {number} */ count, /** @type {string} */ says) {
    return chain(`${count} lower authorities`, says, {
        make: (/** @type {any} */ { names, keys, host }) => {
            const between = [];
            let by = keys.root;
            let issuer = names.root;
            for (let i = 0; i < count; i++) {
                const own = key(`deep ${i}`);
                const subject = dn([O, 'Deep'], [CN, `${i} ${host}`]);
                between.unshift(certificate({
                    subject, issuer, key: own, by, to: 3000,
                    extensions: [basic(true), CA_USAGE,
                        ...identified(own, by)],
                }));
                by = own;
                issuer = subject;
            }
            return { between, leaf: certificate({
                subject: names.leaf, issuer, key: keys.leaf, by,
                extensions: [...usual, san(hosts(host)),
                    ...identified(keys.leaf, by)],
            }) };
        },
    });
}

function ways() {
    /** A second lower authority of the same name and key, sent first. */
    const beside = (
        /** @type {string} */ title, /** @type {any} */ more,
    ) => chain(title, 'CHAIN_BESIDE', {
        make: (/** @type {any} */ { part, int }) =>
            ({ between: [part('int', 'root', more), int] }),
    });
    const alone = (
        /** @type {string} */ title, /** @type {string} */ says,
        /** @type {Uint8Array[]} */ extensions,
    ) => chain(title, says, {
        make: (/** @type {any} */ { names, keys, host }) => {
            const own = certificate({
                subject: names.leaf, issuer: names.leaf, key: keys.leaf,
                by: keys.leaf, extensions: [...extensions, san(hosts(host))],
            });
            return { leaf: own, between: [], roots: [own] };
        },
    });
    return [
        deep(6, 'CHAIN_OK'), deep(7, 'CHAIN_LONG'), deep(12, 'CHAIN_LONG'),
        deep(20, 'CHAIN_LONG'),
        beside('a limited authority beside a free one',
            { add: [limits([dns('other.test')])] }),
        beside('an authority of clients beside one of all',
            { add: [usages(CLIENT)] }),
        beside('a device beside an authority',
            { usual: [basic(false), CA_USAGE] }),
        beside('an authority with unknown marks beside one without',
            { add: [unknown] }),
        chain('a root of the same name with another key', 'CHAIN_BESIDE', {
            ...{ root: { ids: [] }, int: { ids: [] } },
            make: (/** @type {any} */ { part, root }) => ({
                roots: [part('root', 'root',
                    { key: key('other'), by: key('other'), ids: [] }), root],
            }),
        }),
        chain('the serial number of another certificate of the issuer',
            'ISSUER_KEY_ID', {
                leaf: { ids: [extension('2.5.29.35', seq(
                    der(0xa1, der(0xa4, dn([CN, 'Nobody']))),
                    der(0x82, hex('1234'))))] },
            }),
        alone('signed by itself, and no authority', 'SELF_SIGNED', usual),
        alone('signed by itself, and nothing said', 'SELF_SIGNED', []),
        chain('a lower authority without a name', 'ISSUER_UNNAMED', {
            make: (/** @type {any} */ { keys, names, host }) => ({
                between: [certificate({
                    subject: dn(), issuer: names.root, key: keys.int,
                    by: keys.root, extensions: [basic(true), CA_USAGE],
                })],
                leaf: certificate({
                    subject: names.leaf, issuer: dn(), key: keys.leaf,
                    by: keys.int, extensions: [...usual, san(hosts(host))],
                }),
            }),
        }),
        chain('a root whose serial has zeros before it', 'ISSUER_SERIAL',
            { root: { serial: hex('0203000011') } }),
        chain('a lower authority from before 1970', 'ISSUER_BEFORE_1970', {
            int: { dates: [der(0x17, bytes('600101000000Z')),
                der(0x17, bytes('400101000000Z'))] },
        }),
        chain('a device of version 4', 'VERSION_UNKNOWN',
            { leaf: { version: 4 } }),
        chain('a lower authority of version 4', 'ISSUER_VERSION',
            { int: { version: 4 } }),
        chain('a time without its Z', 'DER_TIME', {
            leaf: { dates: [der(0x17, bytes('250101000000')),
                der(0x17, bytes('400101000000Z'))] },
        }),
    ];
}

function spelling() {
    const subject = (
        /** @type {string} */ title, /** @type {string} */ says,
        /** @type {Uint8Array} */ name,
    ) => chain(`a subject ${title}`, says, { subject: name });
    return [
        subject('with a star in a PrintableString', 'CHAIN_OK',
            dn([CN, '*.chain.test', 0x13])),
        subject('with an underscore in a PrintableString', 'SUBJECT_FORM',
            dn([CN, 'mcu_1', 0x13])),
        subject('with an e-mail address in a PrintableString', 'SUBJECT_FORM',
            dn([E_MAIL, 'a@chain.test', 0x13])),
        subject('with an umlaut in an IA5String', 'SUBJECT_FORM',
            dn([CN, 'M\xfcller', 0x16])),
        subject('with an umlaut in a T61String', 'CHAIN_OK',
            dn([CN, 'M\xfcller', 0x14])),
        subject('with bytes that are no UTF-8', 'SUBJECT_FORM',
            dn([CN, '\xff'])),
        subject('with half a letter', 'SUBJECT_FORM', dn([CN, 'abc', 0x1e])),
        subject('with an empty set', 'SUBJECT_FORM', seq(set())),
        subject('of two values in one set', 'CHAIN_OK', seq(set(
            seq(oid(CN), der(0x0c, bytes('a'))),
            seq(oid(O), der(0x0c, bytes('b')))))),
        chain('a name that is none beside the right one', 'DNS_SYNTAX',
            named('n1.chain.test', dns('a@b.test'), dns(''))),
        chain('an address among host names beside the right one',
            'ADDRESS_AS_DNS', named('n2.chain.test', dns('10.0.0.1'))),
        chain('an e-mail name of nothing', 'CHAIN_OK',
            named('n3.chain.test', mail(''))),
        chain('a directory name that is none', 'EXTENSION_FORM',
            named('n4.chain.test', der(0xa4, NULL))),
        chain('another name that is none', 'EXTENSION_FORM',
            named('n5.chain.test', der(0xa0, NULL))),
        chain('a host name with the tag of a structure', 'EXTENSION_FORM',
            named('n6.chain.test', der(0xa2, bytes('n6.chain.test')))),
    ];
}

/** Lists that are not whole. OpenSSL reads them, browsers do not. */
function partialLists() {
    const serial = der(2, hex('4a000000000088'));
    const list = (
        /** @type {string} */ title, /** @type {string} */ says,
        /** @type {any} */ more,
    ) => chain(`a list ${title}`, says, {
        leaf: { serial },
        make: (/** @type {any} */ { names, keys }) => ({
            crl: crl({ issuer: names.int, by: keys.int, revoked: [],
                ...more }),
        }),
    });
    const scope = (/** @type {string} */ digits, critical = true) =>
        [extension('2.5.29.28', seq(hex(digits)), critical)];
    const revoked = [serial];
    return [
        list('for users that names the device', 'REVOKED',
            { revoked, add: scope('8101ff') }),
        list('for users that does not', 'CRL_UNSUPPORTED',
            { add: scope('8101ff') }),
        list('for authorities, not marked critical', 'CRL_UNSUPPORTED',
            { add: scope('8201ff', false) }),
        list('of changes that names the device', 'REVOKED', {
            revoked, add: [extension('2.5.29.27', integer(3), true)],
        }),
        list('that takes its entry back', 'NOT_REVOKED', {
            revoked, entry: [extension('2.5.29.21', hex('0a0108'))],
        }),
        list('whose entry is of another authority', 'CRL_UNSUPPORTED', {
            revoked, entry: [extension('2.5.29.29',
                seq(der(0xa4, dn([CN, 'else']))), true)],
        }),
        list('with unknown marks on another entry', 'CRL_UNSUPPORTED', {
            revoked: [hex('020155')],
            entry: [extension(UNKNOWN, NULL, true)],
        }),
        list('without a next one', 'NOT_REVOKED', { to: null }),
    ];
}

/** @returns {import('./chains.js').Chain[]} */
export function rareChains() {
    return [
        ...limitsOfNames(), ...whatItIsFor(), ...policies(),
        ...keysAndSignatures(), ...ways(), ...spelling(), ...partialLists(),
    ];
}
