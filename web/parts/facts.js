/**
 * What a file says, read back by the engine, as pairs of words. Everything
 * here may come from a stranger's file, so it enters the page as text only.
 */
import { html, nothing } from 'lit-html';
import { t } from '../text/index.js';
import { minuteText } from './dates.js';

/** RFC 5280 4.2.1.10 */
const NAME_CONSTRAINTS = '2.5.29.30';
/** Fingerprints and numbers, which people compare digit by digit. */
const HEX = /^[0-9A-F]{2}(:[0-9A-F]{2})*$/;

/** @param {string} hex @returns {string} with colons, as browsers show it */
export function colons(hex) {
    return (hex.match(/../g) ?? []).join(':').toUpperCase();
}

/** The first bytes of a fingerprint. @param {string} hex */
export function shortPrint(hex) {
    return hex ? `${colons(hex.slice(0, 8)).toLowerCase()}…` : '';
}

/** @param {any} key as in a report */
export function keyText(key) {
    if (!key?.type) {
        return '';
    }
    if (key.type === 'EC') {
        return t.facts.ecKey({ curve: key.curve ?? key.bits });
    }
    return key.type === 'RSA' ? t.facts.rsaKey({ bits: key.bits }) : key.type;
}

/** @param {any} report @returns {string[]} */
export function namesOf(report) {
    return (report?.names ?? []).map(
        (/** @type {any} */ name) => String(name.value));
}

/** @param {any} report @returns {string} the common name, or '' */
export function commonNameOf(report, which = 'subject') {
    const attributes = report?.[which]?.attributes ?? [];
    return (
        attributes.find((/** @type {any} */ a) => a.type === 'CN')?.value ?? ''
    );
}

/**
 * @param {any} report
 * @returns {[string, string][]} term and description
 */
export function factsOf(report) {
    /** @type {[string, string][]} */
    const facts = [];
    /** @param {string} term @param {unknown} value */
    const add = (term, value) => {
        if (value !== undefined && value !== null && value !== '') {
            facts.push([term, String(value)]);
        }
    };
    const f = t.facts;
    add(f.subject, report.subject?.text);
    add(f.issuer, report.issuer?.text);
    add(f.names, namesOf(report).join(', '));
    add(f.from, report.notBefore && minuteText(report.notBefore));
    add(f.to, report.notAfter && minuteText(report.notAfter));
    add(f.uses, usesOf(report));
    add(f.limits, report.extensions?.find(
        (/** @type {any} */ e) => e.oid === NAME_CONSTRAINTS)?.text);
    add(f.serial, report.serial && colons(report.serial));
    add(f.key, keyText(report.key ?? report));
    add(f.form, report.form && formText(report));
    add(f.signature, report.signatureAlgorithm);
    add(f.sha256, report.sha256 && colons(report.sha256));
    add(f.sha1, report.sha1 && colons(report.sha1));
    add(
        f.publicKey,
        report.publicKeySha256 && colons(report.publicKeySha256),
    );
    return facts;
}

/** What a certificate may be used for. @param {any} report */
function usesOf(report) {
    const names = /** @type {Record<string, string>} */ (t.facts.useNames);
    const uses = report.extendedKeyUsage ?? [];
    return [
        report.isAuthority ? names.authority : '',
        ...uses.map((/** @type {string} */ use) => names[use] ?? use),
    ].filter(Boolean).join(', ');
}

/** @param {string} [cipher] as far as it is known */
export function lockedText(cipher) {
    return cipher ? t.facts.lockedWith({ cipher }) : t.facts.locked;
}

/** @param {any} report of a private key */
export function formText(report) {
    const form = t.facts.forms[/** @type {'pkcs8'} */ (report.form)];
    const locked = report.encrypted
        ? lockedText(report.cipher) : t.facts.unlocked;
    return `${form ?? report.form}, ${locked}`;
}

/** @param {any} report */
export function factList(report) {
    if (!report) {
        return nothing;
    }
    return html`<dl class="facts">
        ${factsOf(report).map(
            ([term, value]) => html`<dt>${term}</dt>
                <dd class=${HEX.test(value) ? 'mono' : ''}>${value}</dd>`,
        )}
    </dl>`;
}
