/**
 * What a file says, read back by the engine, as pairs of words. Everything
 * here may come from a stranger's file, so it enters the page as text only.
 */
import { html, nothing } from 'lit-html';
import { say, t } from '../text/index.js';
import { contentsText, minuteText } from './told.js';

/** @import {FileObject, Key} from '../../wasm/reports.js' */

/** RFC 5280 4.2.1.10 */
const NAME_CONSTRAINTS = '2.5.29.30';
/** Fingerprints and numbers, which people compare digit by digit. */
const HEX = /^[0-9A-F]{2}(:[0-9A-F]{2})*$/;

/** @param {string} hex @returns {string} with colons, as browsers show it */
export const colons = (hex) =>
    (hex.match(/../g) ?? []).join(':').toUpperCase();

/** The same, which may break after a colon only. @param {string} hex */
export const colonsText = (hex) => html`<span class="mono print"
    >${colons(hex).split(':').map((pair, i) =>
        i === 0 ? pair : html`:<wbr />${pair}`)}</span>`;

/** The first bytes of a fingerprint. @param {string} hex */
export const shortPrint = (hex) =>
    hex ? `${colons(hex.slice(0, 8)).toLowerCase()}…` : '';

/**
 * That nobody could look whether a PKCS#12 file was changed, or ''.
 *
 * @param {FileObject} report
 */
export function macText({ integrity, mac }) {
    const { noMac, macUnchecked } = t.file.objects;
    return integrity === 'absent' ? noMac
        : integrity === 'unsupported'
            ? macUnchecked({ how: mac?.algorithm ?? '' }) : '';
}

/** @param {Partial<Key> | null} [key] */
export const keyText = (key) =>
    key?.type === 'EC' ? t.facts.ecKey({ curve: key.curve ?? '' })
        : key?.type === 'RSA' ? t.facts.rsaKey({ bits: key.bits ?? 0 })
            : key?.type ?? '';

/** @param {FileObject | null} [report] @returns {string[]} */
export const namesOf = (report) =>
    (report?.names ?? []).map(({ value }) => value);

/**
 * @param {FileObject | null} [report]
 * @param {'subject' | 'issuer'} [which]
 * @returns {string} the common name, or ''
 */
export const commonNameOf = (report, which = 'subject') =>
    report?.[which]?.attributes.find(({ type }) => type === 'CN')?.value ?? '';

/**
 * @param {FileObject} report
 * @returns {[string, string][]} term and description
 */
export function factsOf(report) {
    const f = t.facts;
    return /** @type {[string, string][]} */ ([
        [f.subject, report.subject?.text],
        [f.issuer, report.issuer?.text],
        [f.names, namesOf(report).join(', ')],
        [f.from, minuteText(report.notBefore ?? '')],
        [f.to, minuteText(report.notAfter ?? '')],
        [f.uses, usesOf(report)],
        [f.limits, contentsText(report.extensions?.find(
            ({ oid }) => oid === NAME_CONSTRAINTS))],
        [f.serial, colons(report.serial ?? '')],
        [f.key, keyText(report.key ?? report)],
        [f.form, report.form && formText(report)],
        [f.signature, report.signatureAlgorithm],
        [f.sha256, colons(report.sha256 ?? '')],
        [f.sha1, colons(report.sha1 ?? '')],
        [f.publicKey, colons(report.publicKeySha256 ?? '')],
    ]).filter(([, value]) => value);
}

/** What a certificate may be used for. @param {FileObject} report */
function usesOf(report) {
    const { useNames } = t.facts;
    return [
        ...report.isAuthority ? [useNames.authority] : [],
        ...(report.extendedKeyUsage ?? []).map(
            (use) => say(useNames, use) ?? use),
    ].join(', ');
}

/** @param {string} [cipher] as far as it is known */
export const lockedText = (cipher) =>
    cipher ? t.facts.lockedWith({ cipher }) : t.facts.locked;

/** @param {FileObject} report */
function formText(report) {
    const { form = '', encrypted, cipher } = report;
    return `${say(t.facts.forms, form) ?? form}, ${
        encrypted ? lockedText(cipher) : t.facts.unlocked}`;
}

/**
 * Terms, and what is said of each.
 *
 * @param {[unknown, unknown, string?][]} list each with its class, if any
 */
export const pairs = (list) => html`<dl class="facts">
    ${list.map(([term, said, look = '']) => html`<dt>${term}</dt>
        <dd class=${look}>${said}</dd>`)}
</dl>`;

/** @param {FileObject | null} report */
export const factList = (report) => report
    ? pairs(factsOf(report).map(([term, value]) =>
        [term, value, HEX.test(value) ? 'mono' : ''])) : nothing;

/** @param {string} host @returns {'ip' | 'dns'} as shown, not as issued */
export const sortOf = (host) =>
    host.includes(':') || /^\d+(\.\d+){3}$/.test(host) ? 'ip' : 'dns';

/**
 * Host names and addresses, each with its sort.
 *
 * @param {string[]} hosts
 * @param {string} label
 */
export const nameList = (hosts, label) => hosts.length === 0 ? nothing
    : html`<ul class="names" aria-label=${label}>
        ${hosts.map((host) => html`<li>
            ${host}<span class="sort">${t.names[sortOf(host)]}</span>
        </li>`)}
    </ul>`;
