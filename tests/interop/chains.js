/*
 * Chains that carry one property each, sound or not, for chains.test.js: the
 * files, and the finding that the engine must have about each.
 */
import {
    ANY, CLIENT, CN, O, SERVER, basic, certificate, crl, der, dn, dns,
    extension, hex, hosts, integer, key, keyId, keyUsage, limits, net, octets,
    oid, seq, usages,
} from './forge.js';

/**
 * @typedef {object} Chain
 * @property {string} title
 * @property {string} host that is asked for
 * @property {Buffer} leaf
 * @property {Buffer[]} between as a server sends them
 * @property {Buffer[]} roots that are trusted
 * @property {Buffer} [crl]
 * @property {string | null} says the finding; null: nothing but notes
 * @property {string} [why] the judges and the finding do not agree
 * @property {import('node:crypto').KeyObject} privateKey
 */

export const CA_USAGE = keyUsage('0106'); // keyCertSign, cRLSign
export const identified = (/** @type {any} */ own, /** @type {any} */ by) => [
    extension('2.5.29.14', octets(keyId(own))),
    extension('2.5.29.35', seq(der(0x80, keyId(by)))),
];
export const policy = (/** @type {string} */ id, critical = false) =>
    extension('2.5.29.32', seq(seq(oid(id))), critical);
export const UNKNOWN = '1.3.6.1.4.1.55555.1';
export const MINE = '1.3.6.1.4.1.55555.2';
export const unknown = extension(UNKNOWN, hex('0500'), true);
export const san = (/** @type {Uint8Array} */ names, critical = false) =>
    extension('2.5.29.17', names, critical);

/** Names are unlike from chain to chain: browsers keep what they saw. */
let count = 0;

/**
 * A chain of leaf, lower authority and root. Each part may be told otherwise.
 *
 * @param {string} title
 * @param {string | null} says
 * @param {any} [change]
 * @returns {Chain}
 */
export function chain(title, says, change = {}) {
    const id = ++count;
    const host = change.host ?? `c${id}.chain.test`;
    const names = {
        root: dn([O, 'Chains'], [CN, `Root ${id}`]),
        int: dn([O, 'Chains'], [CN, `Lower ${id}`]),
        leaf: change.subject ?? dn([CN, change.cn ?? host]),
    };
    const keys = {
        root: key(change.rootKey ?? 'root'), int: key(change.intKey ?? 'int'),
        leaf: key(change.leafKey ?? 'leaf'),
    };
    const part = (
        /** @type {'root' | 'int' | 'leaf'} */ who,
        /** @type {'root' | 'int'} */ by, /** @type {any} */ more,
    ) => {
        const usual = who === 'leaf'
            ? [basic(false), keyUsage('0780'), usages(SERVER)]
            : [basic(true), CA_USAGE];
        return certificate({
            subject: names[who], issuer: names[by], key: keys[who],
            by: keys[by], to: who === 'leaf' ? 300 : 3000,
            ...more,
            extensions: more.extensions ?? [
                ...(more.usual ?? usual),
                ...(who === 'leaf' ? [more.san ?? san(hosts(host))] : []),
                ...(more.ids ?? identified(keys[who], keys[by])),
                ...(more.add ?? []),
            ],
        });
    };
    const root = part('root', 'root', change.root ?? {});
    const int = part('int', 'root', change.int ?? {});
    const leaf = part('leaf', 'int', change.leaf ?? {});
    const made = change.make?.({ part, names, keys, host, root, int, leaf });
    return {
        title, says, host, leaf, between: [int], roots: [root],
        privateKey: keys.leaf.privateKey, why: change.why, ...made,
    };
}

/** The lower authority with one extension more. */
export const intWith = (/** @type {Uint8Array[]} */ ...add) => ({ int: { add } });
export const rootWith = (/** @type {Uint8Array[]} */ ...add) => ({ root: { add } });
export const leafWith = (/** @type {Uint8Array[]} */ ...add) => ({ leaf: { add } });

/** @returns {Chain[]} */
export function allChains() {
    const ALL_HOSTS = der(0x82);
    const TEN = net('0a000000 ff000000');
    const address = (/** @type {string} */ cn) => ({
        cn, leaf: { san: san(seq(net('7f000001'))) }, host: '127.0.0.1',
        root: {
            add: [limits([net('7f000000 ff000000')], [ALL_HOSTS])],
        },
    });
    return [
        chain('a chain of three', 'CHAIN_OK'),
        chain('a root that signs itself', 'CHAIN_OK', {
            make: (/** @type {any} */ { part, names, keys, host, root }) => ({
                leaf: part('leaf', 'root', { host }), between: [],
                roots: [root], names, keys,
            }),
        }),
        chain('a root renewed with its key, the old one beside it', 'CHAIN_OK',
            {
                make: (/** @type {any} */ { part, root }) => ({
                    roots: [part('root', 'root', { from: -900, to: -1 }), root],
                }),
            }),
        chain('a lower authority renewed, the old one beside it', 'CHAIN_OK', {
            make: (/** @type {any} */ { part, int }) => ({
                between: [part('int', 'root', { from: -900, to: -1 }), int],
            }),
        }),
        chain('a lower authority signed by a stranger too', 'CHAIN_OK', {
            why: 'OpenSSL follows the first of the two that was sent, ' +
                'browsers either',
            make: (/** @type {any} */ { names, keys, int }) => ({
                between: [certificate({
                    subject: names.int, issuer: dn([CN, 'Nobody here']),
                    key: keys.int, by: key('stranger'),
                    extensions: [basic(true), CA_USAGE,
                        ...identified(keys.int, key('stranger'))],
                }), int],
            }),
        }),
        chain('a root of version 1', 'CHAIN_OK',
            { root: { version: 1, extensions: [] } }),
        chain('a lower authority of version 1', 'ISSUER_NOT_CA',
            { int: { version: 1, extensions: [] } }),
        chain('a root of version 1 with extensions', 'ISSUER_VERSION',
            { root: { version: 1 } }),
        chain('a device that signs', 'ISSUER_NOT_CA',
            { int: { usual: [basic(false), CA_USAGE] } }),
        chain('a lower authority without basicConstraints', 'ISSUER_NOT_CA',
            { int: { usual: [CA_USAGE] } }),
        chain('an authority whose usage lacks certificates',
            'ISSUER_NO_CERT_SIGN',
            { int: { usual: [basic(true), keyUsage('0102')] } }),
        chain('an authority without usage', 'CHAIN_OK',
            { int: { usual: [basic(true)] } }),
        chain('one authority too many below a path length', 'PATH_LENGTH',
            { root: { usual: [basic(true, 0), CA_USAGE] } }),
        chain('as many authorities as the path length says', 'CHAIN_OK',
            { root: { usual: [basic(true, 1), CA_USAGE] } }),
        chain('an authority rolled over to a new key', 'PATH_LENGTH_ROLLED', {
            root: { usual: [basic(true, 1), CA_USAGE],
                add: [limits([dns('chain.test')])] },
            make: (/** @type {any} */ { part, names, keys, int, host }) => {
                const next = key('next');
                return {
                    between: [certificate({
                        subject: names.int, issuer: names.int, key: next,
                        by: keys.int, extensions: [basic(true, 0), CA_USAGE,
                            ...identified(next, keys.int)],
                    }), int],
                    leaf: certificate({
                        subject: names.leaf, issuer: names.int,
                        key: keys.leaf, by: next,
                        extensions: [basic(false), keyUsage('0780'),
                            usages(SERVER), san(hosts(host)),
                            ...identified(keys.leaf, next)],
                    }),
                    part,
                };
            },
        }),

        chain('a lower authority that ended', 'ISSUER_EXPIRED',
            { int: { from: -900, to: -1 } }),
        chain('a lower authority of tomorrow', 'ISSUER_NOT_YET_VALID',
            { int: { from: 1, to: 900 } }),
        chain('a device that ended', 'EXPIRED',
            { leaf: { from: -90, to: -1 } }),
        chain('a device of tomorrow', 'NOT_YET_VALID',
            { leaf: { from: 1, to: 90 } }),
        chain('a root that ended', 'ISSUER_EXPIRED',
            { root: { from: -900, to: -1 } }),

        chain('a lower authority for clients alone', 'ISSUER_PURPOSE',
            intWith(usages(CLIENT))),
        chain('a lower authority for servers', 'CHAIN_OK',
            intWith(usages(CLIENT, SERVER))),
        chain('a lower authority for any purpose', 'ISSUER_PURPOSE_ANY',
            intWith(usages(ANY))),
        chain('a root for clients alone', 'ISSUER_PURPOSE',
            rootWith(usages(CLIENT))),
        chain('a device for clients alone', 'PURPOSE_NOT_SERVER',
            { leaf: { usual: [basic(false), keyUsage('0780'),
                usages(CLIENT)] } }),
        chain('a device without purpose', 'PURPOSE_MISSING',
            { leaf: { usual: [basic(false), keyUsage('0780')] } }),
        chain('a device for any purpose', 'PURPOSE_ANY',
            { leaf: { usual: [basic(false), keyUsage('0780'), usages(ANY)] } }),

        chain('unknown and critical in a lower authority', 'ISSUER_CRITICAL',
            intWith(unknown)),
        chain('unknown and critical in a root', 'ISSUER_CRITICAL',
            rootWith(unknown)),
        chain('unknown and critical in a device', 'CRITICAL_UNKNOWN',
            leafWith(unknown)),
        chain('unknown and not critical', 'CHAIN_OK', {
            ...intWith(extension(UNKNOWN, hex('0500'))),
            ...leafWith(extension(UNKNOWN, hex('0500'))),
        }),

        chain('a domain that holds the name', 'CHAIN_OK',
            intWith(limits([dns('chain.test')]))),
        chain('a domain with a leading dot', 'CHAIN_OK',
            intWith(limits([dns('.chain.test')]))),
        chain('a domain that does not', 'NAME_CONSTRAINT',
            intWith(limits([dns('other.test')]))),
        chain('a domain that does not, in the root', 'NAME_CONSTRAINT',
            rootWith(limits([dns('other.test')]))),
        chain('a domain that is excluded', 'NAME_CONSTRAINT',
            intWith(limits([], [dns('chain.test')]))),
        chain('a domain with a star', 'CONSTRAINT_FORM',
            intWith(limits([dns('*.chain.test')]))),
        chain('a network whose mask has holes', 'CONSTRAINT_FORM',
            intWith(limits([net('0a000000 ff00ff00')]))),
        chain('limits that say nothing', 'ISSUER_DAMAGED',
            intWith(extension('2.5.29.30', seq(), true))),
        chain('a domain with a minimum', 'ISSUER_DAMAGED',
            intWith(extension('2.5.29.30', seq(der(0xa0,
                seq(dns('chain.test'), hex('800101')))), true))),
        chain('a limit on e-mail addresses', 'CHAIN_OK',
            intWith(limits([der(0x81, Buffer.from('chain.test'))]))),
        chain('a limit on URIs', 'CHAIN_OK',
            intWith(limits([der(0x86, Buffer.from('.chain.test'))]))),
        chain('a directory name in other letters', 'NAME_CONSTRAINT_LETTERS', {
            ...intWith(limits([der(0xa4, dn([O, 'ACME']))])),
            subject: dn([O, 'Acme'], [CN, 'x']),
        }),
        chain('a directory name in another string type', 'CHAIN_OK', {
            ...intWith(limits([der(0xa4, dn([O, 'ACME', 0x13]))])),
            subject: dn([O, 'ACME'], [CN, 'x']),
        }),
        chain('a directory name that is another', 'NAME_CONSTRAINT', {
            ...intWith(limits([der(0xa4, dn([O, 'ACME']))])),
            subject: dn([O, 'Other'], [CN, 'x']),
        }),
        chain('an address within its network', 'CHAIN_OK', {
            ...address('MCU'), subject: dn([O, 'MCU of room 2']),
        }),
        chain('an address, and words as common name', 'NAME_CONSTRAINT_CN',
            address('MCU of room 2')),
        chain('an address, and a host as common name', 'NAME_CONSTRAINT_CN',
            address('mcu.chain.test')),
        chain('an address, and itself as common name', 'NAME_CONSTRAINT_CN',
            address('127.0.0.1')),
        chain('an address outside its network', 'NAME_CONSTRAINT', {
            ...address('MCU'), root: { add: [limits([TEN])] },
        }),

        chain('policies that are critical', 'CHAIN_OK', {
            int: { add: [policy(MINE, true)] },
            leaf: { add: [policy(MINE, true)] },
        }),
        chain('a policy required and none there', 'POLICY_REQUIRED',
            intWith(policy(MINE), extension('2.5.29.36',
                seq(hex('800100')), true))),
        chain('a policy required and there', 'CHAIN_OK', {
            ...intWith(policy(MINE),
                extension('2.5.29.36', seq(hex('800100')), true)),
            ...leafWith(policy(MINE)),
        }),
        chain('any policy inhibited', 'CHAIN_OK',
            intWith(extension('2.5.29.54', integer(0), true))),

        chain('a device of RSA-1024', 'WEAK',
            { leafKey: 'leaf:rsa1024' }),
        chain('a device of RSA-512', 'WEAK', { leafKey: 'leaf:rsa512' }),
        chain('a device of RSA with exponent 3', 'WEAK_EXPONENT_SMALL',
            { leafKey: 'leaf:rsa2048e3' }),
        chain('an authority of RSA-1024', 'ISSUER_WEAK',
            { intKey: 'int:rsa1024' }),
        chain('an authority of RSA-512', 'ISSUER_WEAK',
            { intKey: 'int:rsa512' }),
        chain('a device on P-384', 'CHAIN_OK', { leafKey: 'leaf:P-384' }),
        chain('a device of Ed25519', 'KEY_UNKNOWN',
            { leafKey: 'leaf:ed25519' }),

        chain('a device signed with SHA-1', 'DIGEST_SHA1',
            { intKey: 'int:rsa2048', leaf: { digest: '-sha1' } }),
        chain('a device signed with MD5', 'DIGEST_BROKEN',
            { intKey: 'int:rsa2048', leaf: { digest: '-md5' } }),
        chain('a lower authority signed with SHA-1', 'CHAIN_DIGEST',
            { rootKey: 'root:rsa2048', int: { digest: '-sha1' } }),
        chain('a root signed with SHA-1', 'CHAIN_OK',
            { rootKey: 'root:rsa2048', root: { digest: '-sha1' } }),
        chain('a signature of PSS', 'CHAIN_OK', {
            intKey: 'int:rsa2048',
            leaf: { pss: { mgf: 'sha256', salt: 32 } },
        }),
        chain('a signature of PSS with a short salt', 'SIGNATURE_FORM', {
            intKey: 'int:rsa2048',
            leaf: { pss: { mgf: 'sha256', salt: 20 } },
        }),
        chain('a signature of ECDSA that is no DER', 'SIGNATURE_FORM',
            { leaf: { ber: true } }),

        chain('another key identifier than the issuer has', 'ISSUER_KEY_ID',
            { leaf: { ids: identified(key('leaf'), key('stranger')) } }),
        chain('the issuer named in other letters', 'ISSUER_NAME_DIFFERS', {
            make: (/** @type {any} */ { part, host }) => ({
                leaf: part('leaf', 'int', {
                    host, issuer: dn([O, 'CHAINS'], [CN, `lower ${count}`]),
                }),
            }),
        }),

        chain('usage with bits that should be unused', 'EXTENSION_FORM',
            { leaf: { usual: [basic(false), keyUsage('0781'),
                usages(SERVER)] } }),
        chain('authority information that is malformed', 'EXTENSION_FORM',
            leafWith(extension('1.3.6.1.5.5.7.1.1', hex('0500')))),
        chain('the same in a lower authority', 'ISSUER_EXTENSION',
            intWith(extension('1.3.6.1.5.5.7.1.1', hex('0500')))),
        chain('an extension twice', 'EXTENSION_DAMAGED',
            leafWith(usages(SERVER))),
        chain('no subject, names not critical', 'SAN_NOT_CRITICAL',
            { subject: dn() }),
        chain('no subject, names critical', 'CHAIN_OK', {
            subject: dn(),
            make: (/** @type {any} */ { part, host }) => ({
                leaf: part('leaf', 'int', { san: san(hosts(host), true) }),
            }),
        }),
        chain('a serial with zeros before it', 'SERIAL_PADDED',
            { leaf: { serial: hex('0203000011') } }),
        chain('a serial that is negative', 'SERIAL_NEGATIVE',
            { leaf: { serial: hex('0203801122') } }),
        chain('a serial of zero', 'SERIAL_ZERO',
            { leaf: { serial: hex('020100') } }),
        chain('a serial of 21 bytes', 'SERIAL_LONG',
            { leaf: { serial: der(2, Buffer.alloc(21, 0x11)) } }),
        chain('critical spelt out as false', 'EXTENSION_FORM',
            leafWith(seq(oid(UNKNOWN), hex('010100'), octets(hex('0500'))))),
        chain('no names', 'NO_NAMES', { leaf: { san: Buffer.alloc(0) } }),
        chain('a name with an underscore', 'DNS_UNDERSCORE',
            { host: 'c_x.chain.test' }),
        chain('a wildcard', 'CHAIN_OK',
            { leaf: { san: san(hosts('*.chain.test')) } }),
        chain('another name', 'HOST_MISMATCH',
            { leaf: { san: san(hosts('other.chain.test')) } }),
        chain('an authority as a device', 'CA_AS_DEVICE',
            { leaf: { usual: [basic(true), keyUsage('0186'),
                usages(SERVER)] } }),
        chain('a key for encryption alone', 'USAGE_NOT_SIGNING',
            { leaf: { usual: [basic(false), keyUsage('0520'),
                usages(SERVER)] } }),

        ...lists(),
    ];
}

/** Chains with a revocation list, which OpenSSL reads and browsers do not. */
function lists() {
    const serial = der(2, hex('4a000000000099'));
    const with_ = (
        /** @type {string} */ title, /** @type {string} */ says,
        /** @type {any} */ list,
    ) => chain(title, says, {
        leaf: { serial },
        make: (/** @type {any} */ { names, keys }) => ({
            crl: crl({ issuer: names.int, by: keys.int, revoked: [],
                ...list }),
        }),
    });
    return [
        with_('a list that is clean', 'NOT_REVOKED', {}),
        with_('a list that names the device', 'REVOKED',
            { revoked: [serial] }),
        with_('a list that has ended', 'CRL_ENDED', { from: -30, to: -1 }),
        with_('a list that another key signed', 'CRL_SIGNATURE',
            { by: key('stranger') }),
    ];
}
