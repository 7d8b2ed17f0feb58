/**
 * Restarting the device through its interface for programs, and waiting for
 * it to come back.
 *
 * The call is XML-RPC. A page cannot send its proper type (text/xml) to
 * another host without the host's consent, which these devices never give.
 * A form of type text/plain needs none, and its body is "NAME=VALUE": with
 * the name `<?xml version` and the rest as the value it is the very document
 * that is wanted. It is posted into the device's window, so that the user
 * sees the answer. A device that insists on text/xml refuses it; the restart
 * page remains.
 *
 * Policy needed: form-action http: https:, connect-src http: https:.
 * Does not: log in, or know what the device answered.
 */
import { otherScheme, pageOn } from './address.js';
import { post } from './post.js';
import { probe } from './trust.js';
import { isMixed } from './upload.js';

/** Between two looks at the device. */
const LOOK_MS = 1000;

/** Longest wait for one look: a device that is down often does not refuse. */
const LOOK_TIMEOUT_MS = 5000;

/** After this the user is told to look himself. */
const RESTART_MOST_MS = 900_000;

/** @param {string} text */
const escapeXml = (text) => text.replace(/&/g, '&amp;')
    .replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** @import {Profile} from './profile.js' */
/** @typedef {{user: string, password: string}} Login */

/** The XML-RPC call, in two parts around its first "=". */
/** @param {Profile['api']} api @param {Login} login */
export function restartCall(api, login) {
    const members = [
        [api.userField, 'string', login.user],
        [api.passwordField, 'string', login.password],
        [api.shutdownOnlyField, 'boolean', '0'],
    ].map(([name, type, value]) => `<member><name>${escapeXml(name)}</name>` +
        `<value><${type}>${escapeXml(value)}</${type}></value></member>`);
    return {
        name: '<?xml version',
        value: '"1.0" encoding="UTF-8"?><methodCall>' +
            `<methodName>${escapeXml(api.restart)}</methodName>` +
            `<params><param><value><struct>${members.join('')}` +
            '</struct></value></param></params></methodCall>',
    };
}

/**
 * Posts the call into the device's window.
 *
 * @param {Document} document
 * @param {string} origin
 * @param {Profile} profile
 * @param {Login} login
 */
export function postRestart(document, origin, profile, login) {
    post(document, pageOn(origin, profile.api.path), 'text/plain',
        [restartCall(profile.api, login)]);
}

/**
 * @typedef {object} Wait
 * @property {'up' | 'down' | 'back' | 'back-untrusted'} stage
 *   up: still answering; down: gone; back: answers again, over https and
 *   with trust; back-untrusted: only plain http answers
 * @property {number} seconds since the wait began
 */

/**
 * Where the device may be seen without trust: on plain http. On its usual
 * port only, for the port of another is not known; and a page served over
 * https may not ask there.
 *
 * @param {string} origin
 * @param {string} pageProtocol location.protocol of this page
 * @returns {string} '' when there is no such place
 */
export function plainOriginOf(origin, pageProtocol) {
    const usual = new URL(origin).port === '';
    return origin.startsWith('https:') && usual &&
        !isMixed(pageProtocol, 'http:') ? otherScheme(origin) : '';
}

/**
 * Waits until the device went away and came back. Over https the browser
 * must trust the new certificate to see it; its plain address, if there is
 * one, is looked at too, and tells "back, but not trusted".
 *
 * @param {string} origin
 * @param {object} options
 * @param {string} [options.plainOrigin] see plainOriginOf
 * @param {AbortSignal} [options.signal]
 * @param {(wait: Wait) => void} [options.onWait]
 * @param {boolean} [options.gone] it is known to be down already
 * @param {number} [options.lookMs]
 * @param {number} [options.mostMs]
 * @returns {Promise<'back' | 'back-untrusted' | 'timeout'>}
 * @throws the signal's reason
 */
export async function waitForRestart(origin, {
    plainOrigin, signal, onWait, gone = false, lookMs = LOOK_MS,
    mostMs = RESTART_MOST_MS }) {
    const began = Date.now();
    const look = { signal, timeoutMs: LOOK_TIMEOUT_MS };
    for (;;) {
        const first = probe(`${origin}/`, look);
        const second = plainOrigin ? probe(`${plainOrigin}/`, look) : null;
        const trusted = await first === 'answered';
        const answered = await second === 'answered' || trusted;
        gone ||= !answered;
        const stage = !answered ? 'down' : !gone ? 'up'
            : trusted ? 'back' : 'back-untrusted';
        onWait?.({ stage, seconds: (Date.now() - began) / 1000 });
        if (stage === 'back' || stage === 'back-untrusted') {
            return stage;
        }
        if (Date.now() - began > mostMs) {
            return 'timeout';
        }
        await pause(lookMs, signal);
    }
}

/** @param {number} ms @param {AbortSignal} [signal] @returns {Promise<void>} */
const pause = (ms, signal) => new Promise((resolve, reject) => {
    const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
    };
    const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
});
