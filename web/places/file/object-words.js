/** What an object of a file is, in words. Knows no template. */
import { opensByPassphrase } from '../../file/locks.js';
import { dayText, errorText, noteText, strangeText, visible, weaknessText }
    from '../../parts/told.js';
import { commonNameOf, keyText, lockedText, macText, namesOf }
    from '../../parts/facts.js';
import { t } from '../../text/index.js';

/** @import {FileObject} from '../../../wasm/reports.js' */

const text = t.file.objects;

/** What stands beside a key, and is no fault. @param {FileObject} object */
function isParameters({ strange }) {
    return /parameters$/.test(strange ?? '');
}

/** @param {FileObject} object */
export function kindText(object) {
    const kinds = /** @type {Record<string, string>} */ (text.kinds);
    if (object.kind === 'certificate' && object.isAuthority) {
        return object.selfSigned ? kinds.root : kinds.authority;
    }
    if (object.strange) {
        return isParameters(object) ? kinds.parameters : kinds.strange;
    }
    return kinds[object.kind] ?? kinds.unknown;
}

/** @param {FileObject} object @returns {string} what tells it from others */
export function titleOf(object) {
    const name = commonNameOf(object) || namesOf(object)[0] ||
        object.subject?.text || object.issuer?.text || object.comment || '';
    return visible(name || keyText(object.key ?? object));
}

/** @param {string[]} titles of those that carry one key */
export function sameKeyText(titles) {
    const { sameKey, and } = t.file.together;
    return sameKey({
        names: titles.reduce((one, other) => and({ one, other })),
    });
}

/** @param {import('../../file/relations.js').KeyGroup} group */
export function sharedKeyText({ certificates, requests }) {
    return sameKeyText([...new Set([...certificates, ...requests].map(
        ({ object }) => titleOf(object)))]);
}

/** How a private key is kept, in words. @param {FileObject} object */
function lockText({ form, encrypted, cipher }) {
    const forms = /** @type {Record<string, string>} */ (t.facts.forms);
    const lock = encrypted ? lockedText(cipher) : t.chip.notLocked;
    return [forms[form ?? ''] ?? form, lock].filter(Boolean).join(', ');
}

/**
 * What matters of it, in a line.
 *
 * @param {FileObject} object
 * @param {boolean} [contained] how it is kept is its container's matter
 */
export function remark(object, contained) {
    const parts = [];
    if (object.kind === 'private-key' && !contained) {
        parts.push(lockText(object),
            object.encrypted && object.opened && text.opened);
    }
    if (object.kind === 'openssh-key' || object.kind === 'putty-key') {
        parts.push(keyText(object), object.encrypted
            ? lockedText(object.cipher) : t.chip.notLocked);
    }
    if (object.kind === 'pkcs12') {
        parts.push(object.opened ? text.opened
            : opensByPassphrase(object) && t.chip.locked);
    }
    if (object.notAfter) {
        const past = new Date(object.notAfter).getTime() < Date.now();
        const day = dayText(object.notAfter);
        parts.push(past ? text.ended({ day }) : t.common.until({ day }));
    }
    if (object.kind === 'crl') {
        parts.push(text.revokedCount({ n: object.revokedCount ?? 0 }));
    }
    return parts.filter(Boolean).join(' · ');
}

/** Why an object could not be read, or ''. @param {FileObject} object */
function whyUnread(object) {
    const { error, kind, strange, unsupported } = object;
    if (isParameters(object)) {
        return ''; // notesOn says it
    }
    if (strange || (kind === 'unknown' && error.code === 'FILE_KIND')) {
        return strangeText(object) ?? text.notKnown;
    }
    if (unsupported) {
        return text.unsupported({ what: visible(unsupported.trim()) });
    }
    return error && error.code !== 'PASSPHRASE_MISSING' ? errorText(error) : '';
}

/**
 * What is wrong with the object itself, before anything is checked: said
 * without being asked for. That it is locked stands in its line already.
 *
 * @param {FileObject} object
 */
export function faultsOf(object) {
    const { bags, weaknesses, signatureValid } = object;
    return [
        whyUnread(object),
        ...(bags ?? []).map(({ unsupported: what }) =>
            what ? text.unsupported({ what }) : ''),
        ...(weaknesses ?? []).map(weaknessText),
        signatureValid === false ? text.selfWrong : '',
        macText(object),
    ].filter(Boolean);
}

/** What one should know of it that is no fault. @param {FileObject} object */
export function notesOn(object) {
    return [
        isParameters(object) || !object.strange ? strangeText(object) : '',
        ...(object.notes ?? []).map(noteText),
    ].flatMap((line) => line || []);
}

/** Facts that only this place shows. @param {FileObject} object */
export function furtherFacts(object) {
    /** @type {[string, unknown][]} */
    const facts = [
        [text.version, object.version],
        [text.keyUsage, object.keyUsage?.join(', ')],
        [text.selfSignature, object.signatureValid !== undefined &&
            (object.signatureValid ? text.right : text.wrong)],
        [text.mac, object.mac && [object.mac.algorithm,
            text.rounds({ n: object.mac.iterations })].join(', ')],
        [text.fingerprint, object.fingerprint],
        [text.pathLength, object.pathLength],
        [text.subjectKeyId, object.subjectKeyId],
        [text.authorityKeyId, object.authorityKeyId],
        [text.publicKeySha1, object.publicKeySha1],
        [text.kdf, object.kdf && [object.kdf.name, object.kdf.prf,
            object.kdf.iterations && text.rounds({ n: object.kdf.iterations })]
            .filter(Boolean).join(', ')],
        [text.integrity, object.integrity &&
            (/** @type {Record<string, string>} */ (text.integrities)[
                object.integrity] ?? object.integrity)],
        [text.thisUpdate, object.thisUpdate && dayText(object.thisUpdate)],
        [text.nextUpdate, object.nextUpdate && dayText(object.nextUpdate)],
        [text.number, object.number],
        [text.encoding, object.encoding?.toUpperCase()],
        [text.comment, object.comment],
        [text.cipher, object.kind !== 'private-key' && object.cipher],
        [text.label, object.label],
        [text.start, object.kind === 'unknown' && object.start],
        [text.attributes, object.attributes?.join(', ')],
    ];
    return facts.filter(([, value]) => value || value === 0)
        .map(([term, value]) =>
            /** @type {[string, string]} */ ([term, String(value)]));
}
