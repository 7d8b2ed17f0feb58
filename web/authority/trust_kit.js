/**
 * What makes others trust an authority. For devices a bundle: PEM of several.
 * For people the trust kit: one ZIP for those whose computers and phones shall
 * trust it. Nothing in it is secret.
 *
 *   NAME.pem NAME.cer   the root (text and DER); Windows opens the second
 *   NAME.mobileconfig   for iPhone, iPad and Mac
 *   windows-*.txt, gpo.txt, linux.txt, firefox.txt, android.txt, apple.txt
 *   policies.json       for Firefox
 *   fingerprints.txt    to print and compare by telephone
 *   README.txt
 * A successor goes in beside its predecessor.
 *
 * Does not: sign the profile, so Apple's systems show it as unsigned.
 * Sources: Microsoft certutil; Mozilla policy-templates (Certificates);
 * Apple, Device Management, CertificateRoot; update-ca-certificates(8);
 * update-ca-trust(8).
 */
import { t } from '../text/index.js';
import { pemToDer, toBase64, toBytes } from './bytes.js';
import { colons } from './csv.js';
import { safeName } from './safe_name.js';
import { DEVICE_DAYS } from './validity.js';

/** @import {Certificate} from '../../wasm/reports.js' */
/** @import {Files} from './folder.js' */

const text = t.files.kit;

/** @typedef {{report: Certificate, name: string}} Root name: the common one */

/** @param {string} text @returns {string} */
function escapeXml(text) {
    return text
        // eslint-disable-next-line no-control-regex
        .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/"/g, '&quot;');
}

/**
 * A UUID that stays the same for the same certificate (RFC 9562 5.8).
 *
 * @param {string} sha256
 * @param {number} which
 */
function stableUuid(sha256, which) {
    const hex = sha256.slice(which * 32, which * 32 + 32).toUpperCase();
    return [
        hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`,
        `8${hex.slice(17, 20)}`, hex.slice(20, 32),
    ].join('-');
}

/** @param {[string, string][]} pairs values are plist XML already */
function dict(pairs) {
    return `<dict>\n${pairs.map(([key, value]) =>
        `<key>${key}</key>\n${value}\n`).join('')}</dict>`;
}

/** @param {string} text */
const string = (text) => `<string>${escapeXml(text)}</string>`;

/**
 * @param {Root[]} roots
 * @returns {string} an Apple configuration profile with each root
 */
function mobileConfig(roots) {
    const [{ report, name }] = roots;
    const payloads = roots.map((root) => {
        const uuid = stableUuid(root.report.sha256, 1);
        const base64 = toBase64(pemToDer(root.report.pem));
        return dict([
            ['PayloadType', string('com.apple.security.root')],
            ['PayloadVersion', '<integer>1</integer>'],
            ['PayloadIdentifier', string(`mcu-certify.root.${uuid}`)],
            ['PayloadUUID', string(uuid)],
            ['PayloadDisplayName', string(root.name)],
            ['PayloadCertificateFileName',
                string(`${safeName(root.name)}.cer`)],
            ['PayloadContent',
                `<data>\n${base64.replace(/.{1,64}/g, '$&\n')}</data>`],
        ]);
    });
    const uuid = stableUuid(report.sha256, 0);
    return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" \
"http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${dict([
        ['PayloadType', string('Configuration')],
        ['PayloadVersion', '<integer>1</integer>'],
        ['PayloadIdentifier', string(`mcu-certify.profile.${uuid}`)],
        ['PayloadUUID', string(uuid)],
        ['PayloadDisplayName', string(name)],
        ['PayloadDescription', string(text.profile({ name }))],
        ['PayloadContent', `<array>\n${payloads.join('\n')}\n</array>`],
    ])}
</plist>
`;
}


/** As systems show it. @param {string} hex */
const pairs = (hex) => colons(hex.toUpperCase());

/** @param {Root[]} roots @returns {string} without its last line end */
export function fingerprintSheet(roots) {
    return roots.map(({ report, name }) => text.fingerprints({
        name,
        subject: report.subject.text,
        from: report.notBefore.slice(0, 10),
        to: report.notAfter.slice(0, 10),
        serial: pairs(report.serial),
        // Two halves: 95 characters are wider than paper.
        sha256: pairs(report.sha256).replace(/^(.{47}):/, '$1\n           '),
        sha1: pairs(report.sha1),
    })).join('\n\n\n');
}

/**
 * How each system learns to trust the roots.
 *
 * @param {string[]} names of their files; cleaned (safe_name.js), so that no
 *   shell needs them quoted
 * @param {Root[]} roots
 * @returns {[string, string][]} texts, without their last line end, by the
 *   names of their files
 */
function guides(names, roots) {
    const each = (/** @type {(name: string) => string} */ line) =>
        names.map(line).join('\n');
    const all = names.map((name) => `${name}.cer`);
    return Object.entries({
        'windows-just-me.txt': text.windowsUser({
            certutil: each((name) =>
                `       certutil -user -addstore Root ${name}.cer`),
            powershell: each((name) => '       Import-Certificate ' +
                `-FilePath .\\${name}.cer ` +
                '-CertStoreLocation Cert:\\CurrentUser\\Root'),
        }),
        'windows-everyone.txt': text.windowsMachine({
            certutil: each((name) =>
                `       certutil -addstore Root ${name}.cer`),
            powershell: each((name) => '       Import-Certificate ' +
                `-FilePath .\\${name}.cer ` +
                '-CertStoreLocation Cert:\\LocalMachine\\Root'),
        }),
        'windows-group-policy.txt': text.groupPolicy({
            files: each((name) => `       ${name}.cer`) }),
        'firefox.txt': text.firefox({ files: all.join(text.then) }),
        'linux.txt': text.linux({
            debian: each((name) => `    cp ${name}.pem ` +
                `/usr/local/share/ca-certificates/${name}.crt`),
            redHat: each((name) => `    cp ${name}.pem ` +
                `/etc/pki/ca-trust/source/anchors/${name}.pem`),
            suse: each((name) =>
                `    cp ${name}.pem /etc/pki/trust/anchors/${name}.pem`),
            certutil: each((name) => '    certutil -d ' +
                `sql:$HOME/.pki/nssdb -A -t C,, -n ${name} -i ${name}.pem`),
        }),
        'android.txt': text.android({ files: all.join(text.and) }),
        'apple.txt': text.apple({
            profile: `${names[0]}.mobileconfig`,
            days: DEVICE_DAYS,
            security: each((name) => '     sudo security add-trusted-cert ' +
                '-d -r trustRoot -k /Library/Keychains/System.keychain ' +
                `${name}.cer`),
        }),
        'fingerprints.txt': fingerprintSheet(roots),
        'README.txt': text.readme({ name: roots[0].name }),
    });
}

/** @param {Root[]} roots one, or an authority and its successor */
export function trustKit(roots) {
    /** @type {Files} */
    const files = new Map();
    const names = roots.map(({ name, report }, at) => {
        // Two roots of one name must not share a file.
        const base = safeName(name);
        const file = at > 0 && safeName(roots[0].name) === base
            ? `${base}-${report.notAfter.slice(0, 4)}` : base;
        files.set(`${file}.pem`, toBytes(`${report.pem.trim()}\n`));
        files.set(`${file}.cer`, pemToDer(report.pem));
        return file;
    });
    files.set(`${names[0]}.mobileconfig`, toBytes(mobileConfig(roots)));
    files.set('policies.json', toBytes(`${JSON.stringify({ policies: {
        Certificates: {
            ImportEnterpriseRoots: true,
            Install: names.map((name) => `${name}.cer`),
        },
    } }, null, 4)}\n`));
    for (const [file, guide] of guides(names, roots)) {
        const written = `${guide}\n`;
        files.set(file, toBytes(file === 'linux.txt' ? written
            : written.replace(/\r?\n/g, '\r\n')));
    }
    return files;
}

/**
 * @typedef {object} BundleFinding what is left out and why, and a second
 *   authority of one name, which some devices cannot tell apart
 * @property {'not-an-authority' | 'expired' | 'twice' | 'same-name'} code
 * @property {string} name
 *
 * A trust store for a device: several authorities in one PEM file, as the
 * devices' "HTTPS trust store" and "SIP TLS trust store" pages take it.
 *
 * @param {Certificate[]} reports
 * @param {Date} now
 */
export function trustBundle(reports, now) {
    /** @type {BundleFinding[]} */
    const findings = [];
    const seen = new Set();
    const names = new Set();
    const kept = reports.filter((report) => {
        const name = report.subject.text;
        const twice = seen.has(report.sha256);
        seen.add(report.sha256);
        const out = twice ? 'twice'
            : !report.isAuthority ? 'not-an-authority'
                : new Date(report.notAfter) <= now ? 'expired' : null;
        const code = out ?? (names.has(name) ? 'same-name' : null);
        if (code) {
            findings.push({ code, name });
        }
        if (!out) {
            names.add(name);
        }
        return !out;
    });
    return {
        pem: kept.map(({ pem }) => `${pem.trim()}\n`).join(''),
        count: kept.length,
        findings,
    };
}
