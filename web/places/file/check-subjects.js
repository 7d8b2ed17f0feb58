/**
 * What on the table can be checked, and what each is judged with: key,
 * request and issuers that belong to it, and what else carries its key.
 */
import { errorsIn, isUsable, lockedIn } from '../../file/locks.js';
import {
    distinct, findReuse, findSharedKeys, groupByKey, issuersAbove,
    ofCertificate,
} from '../../file/relations.js';
import { errorText, visible } from '../../parts/told.js';
import { t } from '../../text/index.js';
import { sameKeyText, sharedKeyText, titleOf } from './object-words.js';
import { allDescribed, isElsewhere, table } from './session.js';

/** @import {Kind} from '../../../wasm/reports.js' */
/** @import {Described} from '../../file/relations.js' */
/** @import {Finding} from '../../parts/findings.js' */

/** @param {Kind} kind @returns {Described[]} everywhere */
function allOf(kind) {
    return allDescribed().filter(({ object }) => object.kind === kind);
}

/**
 * What can be checked: certificates on the table, one of each, those of
 * devices first; then requests that no certificate here answers, and keys
 * that nothing here was made for.
 *
 * @returns {Described[]}
 */
export function candidates() {
    const here = (/** @type {Kind} */ kind) =>
        allOf(kind).filter((one) => !isElsewhere(one));
    const certificates = distinct(here('certificate')
        .filter(ofCertificate)).sort((a, b) =>
        Number(a.object.isAuthority) - Number(b.object.isAuthority));
    const groups = new Map(groupByKey(allDescribed()).map((group) =>
        [group.publicKeySha256, group]));
    const groupOf = (/** @type {Described} */ { object }) =>
        groups.get(object.publicKeySha256 ?? '');
    return [
        ...certificates,
        ...here('request').filter((one) => !one.object.error &&
            groupOf(one)?.certificates.length === 0),
        ...here('private-key').filter((one) => {
            const group = groupOf(one);
            return isUsable(one.object) && (!group ||
                group.certificates.length + group.requests.length === 0);
        }),
    ];
}

/** The certificates above one that are here. @param {Described} leaf */
export function issuersOf(leaf) {
    return ofCertificate(leaf)
        ? issuersAbove(leaf, allDescribed().filter(ofCertificate)) : [];
}

/**
 * The key and the request to judge something with: those that carry its
 * public key; for a device's certificate or a request else the first on the
 * table, so that a wrong one is named.
 *
 * @param {Described} subject @returns {{key?: Described, request?: Described}}
 */
export function companions(subject) {
    const { kind, publicKeySha256, isAuthority } = subject.object;
    const find = (/** @type {Kind} */ wanted) => {
        const all = allOf(wanted);
        return all.find(({ object }) => publicKeySha256 &&
            object.publicKeySha256 === publicKeySha256) ??
            (isAuthority ? undefined
                : all.find((one) => !isElsewhere(one) && !one.object.error));
    };
    return kind === 'private-key' ? { key: subject } : {
        key: find('private-key'),
        request: kind === 'request' ? subject : find('request'),
    };
}

/** What the engine cannot know, which sees one certificate at a time. */
/** @param {Described} subject @returns {Finding[]} */
export function reuseFindings(subject) {
    const words = t.file.together;
    if (ofCertificate(subject)) {
        return findReuse(subject, allDescribed()).map(({ code, other }) => ({
            level: code === 'SERIAL_REUSED' ? 'error' : 'warning',
            code,
            text: code === 'SERIAL_REUSED'
                ? words.sameSerial({ one: subject.file, other: other.file })
                : sameKeyText([subject, other].map(({ object }) =>
                    titleOf(object))),
        }));
    }
    const shared = findSharedKeys(allDescribed()).find((group) =>
        group.publicKeySha256 === subject.object.publicKeySha256);
    return shared ? [{ level: 'warning', code: 'KEY_REUSED',
        text: sharedKeyText(shared) }] : [];
}

/**
 * What lies on the table and could not be looked at: no all-clear leaves it
 * out in silence. What is no key or certificate at all does not count.
 *
 * @param {(Described | undefined)[]} used what the engine itself looks at
 * @returns {Finding[]}
 */
export function unreadFindings(used) {
    const words = t.file.checks;
    const known = new Set(used.map((one) => one?.object));
    return table().state.files.flatMap(({ name: file, objects, problem }) => {
        const name = visible(file);
        /** @param {string} why @returns {Finding} */
        const unread = (why) => ({ level: 'error', code: 'UNREAD',
            text: words.unread({ name, why }) });
        return problem ? [unread(problem)] : objects.flatMap((object) => {
            const [error] = known.has(object) || object.strange ? []
                : errorsIn([object]).filter(({ code }) => code !== 'FILE_KIND');
            const locked = lockedIn([object]).length > 0;
            return !error ? [] : locked ? { level: 'warning', code: 'UNOPENED',
                text: words.unopened({ name }) } : unread(errorText(error));
        });
    });
}
