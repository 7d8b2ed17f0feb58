/**
 * Revocations: the reasons as OpenSSL's list spells them and as RFC 5280
 * 5.3.1 does, and what two of them say together.
 */

/**
 * @typedef {object} Revocation
 * @property {Date} at
 * @property {string} reason as OpenSSL spells it; '' for none
 * @property {string} extra what else the list's column holds, comma included
 */

/**
 * From what is least to what is gravest: OpenSSL's word, and RFC 5280's.
 * "keyTime" and "CAkeyTime" are a compromise since a time that is known,
 * "holdInstruction" is a hold.
 */
const REASONS = [
    ['removeFromCRL', 'removeFromCRL'],
    ['certificateHold', 'certificateHold'],
    ['holdInstruction', 'certificateHold'],
    ['', ''],
    ['unspecified', ''],
    ['superseded', 'superseded'],
    ['cessationOfOperation', 'cessationOfOperation'],
    ['affiliationChanged', 'affiliationChanged'],
    ['privilegeWithdrawn', 'privilegeWithdrawn'],
    ['AACompromise', 'aACompromise'],
    ['keyCompromise', 'keyCompromise'],
    ['keyTime', 'keyCompromise'],
    ['CACompromise', 'cACompromise'],
    ['CAkeyTime', 'cACompromise'],
];

/** @param {string} reason in either spelling @returns {number} -1: unknown */
function gravity(reason) {
    return REASONS.findIndex(([list, rfc]) =>
        reason === list || reason === rfc);
}

/** @param {string} reason OpenSSL's @returns {string} as the engine takes it */
export function engineReason(reason) {
    return REASONS[gravity(reason)]?.[1] ?? reason;
}

/** @param {string} reason @returns {boolean} the key may be in wrong hands */
export function isCompromise(reason) {
    return /Compromise$/.test(engineReason(reason));
}

/** @param {string} word @returns {boolean} */
export function isReason(word) {
    return word !== '' && gravity(word) >= 0;
}

/**
 * @param {{date: string, reason?: string}} revoked as the engine describes
 *   an entry of a revocation list
 */
export function fromList({ date, reason = '' }) {
    return {
        at: new Date(date), reason: REASONS[gravity(reason)]?.[0] ?? reason,
        extra: '',
    };
}

/**
 * Two revocations of one certificate: the graver reason and the earlier time,
 * since each of the two has been said.
 *
 * @param {Revocation | null} one
 * @param {Revocation | null} other
 * @returns {Revocation | null} null: it is not revoked
 */
export function joinRevocations(one, other) {
    if (!one || !other) {
        return one ?? other;
    }
    const graver = gravity(other.reason) > gravity(one.reason) ? other : one;
    return { ...graver, at: other.at < one.at ? other.at : one.at };
}

/** @param {Revocation | null} one @param {Revocation | null} other */
export function sameRevocation(one, other) {
    return one?.at.getTime() === other?.at.getTime() &&
        one?.reason === other?.reason && one?.extra === other?.extra;
}

/**
 * A day as a date field has it, in the zone of this computer: a day in UTC
 * would be yesterday's in the morning east of Greenwich.
 *
 * @param {Date} time
 * @returns {string} YYYY-MM-DD
 */
export function localDay(time) {
    const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
    return `${String(time.getFullYear()).padStart(4, '0')}-${
        two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/**
 * Since when something is revoked: the beginning of a day, and now for
 * today, since a day's beginning may lie before the certificate.
 *
 * @param {string} day YYYY-MM-DD in the zone of this computer
 * @param {Date} now
 * @returns {Date | null} null when it is no day, or lies in the future
 */
export function revocationTime(day, now) {
    const time = new Date(`${day}T00:00:00`);
    return Number.isNaN(time.getTime()) || localDay(time) !== day ||
        time > now ? null : day === localDay(now) ? now : time;
}
