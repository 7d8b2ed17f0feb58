/**
 * What an authority's list (index.txt), its revocation list (crl.pem) and
 * the certificates that lie beside them say together. Each may be missing,
 * damaged or behind the others; nothing that any of them says is dropped, and
 * each difference becomes a note.
 *
 *   a line without its certificate stays as the list has it
 *   a certificate without a line gets one
 *   revoked in one of the two lists is revoked; where both say so, the graver
 *     reason and the earlier time hold (revocation.js)
 *   a revoked serial that nothing else knows gets a line, so that the next
 *     revocation list names it again
 *   a damaged line is kept in a file of its own, and what it may have meant
 *     is read from it: that a certificate is revoked is believed at once
 *
 * Does not: look at files, or verify signatures.
 */
import { entryOf, readIndex, readTime, serialText } from './openssl_index.js';
import { fromList, isReason, joinRevocations, sameRevocation }
    from './revocation.js';

/**
 * @import {Certificate, OfKind, RevocationList} from '../../wasm/reports.js'
 * @import {Entry} from './openssl_index.js'
 * @import {Note} from './folder.js'
 *
 * @typedef {object} Sources
 * @property {Certificate} authority
 * @property {string | null} list index.txt; null when there is none
 * @property {Certificate[]} certificates of the folder, in any order, of
 *   any authority
 * @property {OfKind<'crl'> | null} [crl] crl.pem; null: none
 *
 * @typedef {object} Ledger
 * @property {Entry[]} entries the list's own first, in its order
 * @property {Note[]} notes what the user must know
 * @property {string} damaged lines that are none, to be kept
 * @property {boolean} changed the list does not say all this yet
 */

/**
 * Issued by this authority, as far as names and key identifiers tell: a
 * successor of the same name has another key.
 *
 * @param {Certificate | RevocationList} report
 * @param {Certificate} authority
 */
export function isIssuedBy(report, authority) {
    const { authorityKeyId } = report;
    const { subjectKeyId } = authority;
    return report.issuerId === authority.subjectId &&
        report.sha256 !== authority.sha256 &&
        (!authorityKeyId || !subjectKeyId || authorityKeyId === subjectKeyId);
}

/** @param {Entry | undefined} entry @param {Entry['revoked']} revoked */
function revoke(entry, revoked) {
    if (entry && revoked) {
        entry.revoked = joinRevocations(entry.revoked, revoked);
        entry.status = 'R';
    }
}

/**
 * What a damaged line may have meant.
 *
 * @param {string} line
 * @param {Certificate} authority
 * @returns {{serial: string, revoked: Entry['revoked']}} serial: '' when
 *   none can be read
 */
function salvage(line, authority) {
    const words = line.trim().split(/[\s,]+/);
    const serial = words.find((word) => /^(?:[0-9A-Fa-f]{2})+$/.test(word));
    const times = words.flatMap((word) => readTime(word) ?? []);
    const revoked = /^R/i.test(words[0]) || times.length > 1;
    return {
        serial: serial ? serialText(serial) : '',
        revoked: revoked ? {
            // Where its time cannot be read, it counts from the beginning.
            at: times.at(times.length > 1 ? 1 : times.length) ??
                new Date(authority.notBefore),
            reason: words.find(isReason) ?? '',
            extra: '',
        } : null,
    };
}

/** How many, and the first of them. @param {(string | number)[]} list */
export const countAndNames = (list) => ({
    count: list.length,
    names: list.slice(0, 5).join(', ') + (list.length > 5 ? ' …' : ''),
});


/** @param {Sources} sources @returns {Ledger} */
export function readLedger({ authority, list, certificates, crl = null }) {
    /** @type {Map<string, (string | number)[]>} of what, by code */
    const notes = new Map();
    /** @param {string} code @param {(string | number)[]} what */
    const note = (code, ...what) => {
        const list = notes.get(code) ?? [];
        list.push(...what);
        notes.set(code, list);
    };
    const { entries, bad } = readIndex(list ?? '');
    const known = new Map(entries.map((entry) => [entry.serial, entry]));
    let changed = bad.length > 0;
    /** @param {Entry} entry */
    const add = (entry) => {
        known.set(entry.serial, entry);
        entries.push(entry);
        changed = true;
    };
    const issued = new Map(certificates
        .filter((report) => isIssuedBy(report, authority))
        .map((report) => [serialText(report.serial), report]));
    /** @param {string} serial @returns {Entry} where nothing else is known */
    const unknown = (serial) => ({
        status: 'V', notAfter: new Date(authority.notAfter), revoked: null,
        serial, file: 'unknown', subject: '/CN=unknown',
    });

    for (const { line, text, twice } of bad) {
        note(twice ? 'list-serial-twice' : 'list-line-damaged', line);
        const meant = twice ?? salvage(text, authority);
        const report = issued.get(meant.serial);
        if (meant.serial !== '' && !known.has(meant.serial) &&
            (report || meant.revoked)) {
            add(report ? entryOf(report) : unknown(meant.serial));
        }
        revoke(known.get(meant.serial), meant.revoked);
    }

    const bare = entries.length === 0;
    for (const [serial, report] of issued) {
        if (!known.has(serial)) {
            add(entryOf(report));
            if (!bare) {
                note('list-line-added', serial);
            }
        }
    }
    if (list === null) {
        note('list-missing');
    } else if (bare && issued.size > 0) {
        note('list-empty');
    }

    for (const serial of known.keys()) {
        if (!issued.has(serial)) {
            note('certificates-missing', serial);
        }
    }
    takeRevocations();
    return {
        entries, changed,
        notes: [...notes].map(([code, list]) =>
            ({ code, values: countAndNames(list) })),
        damaged: bad.map(({ text }) => `${text}\n`).join(''),
    };

    /** Takes over what only the revocation list says. */
    function takeRevocations() {
        if (crl === null) {
            return;
        }
        if (crl.error) {
            note('crl-damaged');
        }
        if (!crl.revoked) {
            return;
        }
        if (!isIssuedBy(crl, authority) || crl.signature === 'wrong') {
            note('crl-foreign', crl.issuer.text);
            return;
        }
        if (crl.signature === 'unsupported') {
            note('crl-unchecked', crl.signatureAlgorithm);
        }
        if (crl.revokedCount > crl.revoked.length) {
            note('crl-cut', crl.revoked.length);
        }
        for (const row of crl.revoked) {
            const serial = serialText(row.serial);
            const said = fromList(row);
            if (said.reason === 'removeFromCRL') {
                continue;
            }
            if (!known.has(serial)) {
                add(unknown(serial));
                note('crl-unknown', serial);
            }
            const entry = /** @type {Entry} */ (known.get(serial));
            const before = entry.revoked;
            revoke(entry, said);
            if (sameRevocation(before, entry.revoked)) {
                continue;
            }
            changed = true;
            if (before) {
                note('crl-differs', serial);
            } else if (!entry.subject.endsWith('/CN=unknown')) {
                note('crl-revoked', serial);
            }
        }
    }
}
