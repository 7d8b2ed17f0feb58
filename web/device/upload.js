/**
 * Way (a) of the upload: forms that this page posts into the window in which
 * the device is open.
 *
 * What a browser would spoil, and what is done about it (each measured in
 * Chromium 156 and Firefox ESR 153):
 *   - A post that meets a certificate warning, or Chromium's "Form is not
 *     secure", arrives with EMPTY files once the user goes on. So the device
 *     is opened first, and the user logs in once its page is visible; a page
 *     served over https does not post to an http device at all.
 *   - Chromium sends a session cookie without SameSite along with a post from
 *     another site only in its first two minutes. So the time of the login is
 *     kept and a fresh login is offered when it has passed. A login made in
 *     the device's window is as old as the user says, and no older than the
 *     window.
 *   - A device may answer a post with a redirect (307) to any host, and the
 *     browser sends key and passphrase on; no policy of a page stops that.
 *     So the user compares the window's address before and after.
 *   - Names with quotes or line breaks are escaped by each browser in its own
 *     way. So they are refused (profile.js).
 *
 * Policy needed: form-action http: https:.
 * Does not: know whether the device took the files. Only a person can see.
 */
import { pageOn } from './address.js';
import { post } from './post.js';

/** Chromium's limit is 120 s; the rest is for the user's click. */
export const LOGIN_FRESH_S = 100;

/**
 * @import {PostedField, PostedFile} from './post.js'
 * @import {Profile} from './profile.js'
 * @import {Login} from './restart.js'
 *
 * @typedef {{ certificate: PostedFile, key: PostedFile, password: string }}
 *   UploadFiles password: '' when the key has none
 *
 * @typedef {object} Circumstances
 * @property {string} pageProtocol location.protocol of this page
 * @property {string} deviceOrigin
 * @property {boolean} laxCookies the browser is built on Chromium
 * @property {boolean} windowOpen the device's window is open
 * @property {number | null} loginAt milliseconds, at the earliest; null:
 *   nobody has logged in, and so nobody said that the device's page is there
 * @property {number} now milliseconds
 */

/** What stands in the way of a direct upload, first of all. */
/** @param {Circumstances} at @returns null when the post may go */
export const uploadObstacle = (at) =>
    isMixed(at.pageProtocol, at.deviceOrigin) ? 'mixed-content'
        : !at.windowOpen ? 'not-open'
            : at.loginAt === null ? 'no-login'
                : at.laxCookies && loginAge(at.loginAt, at.now) > LOGIN_FRESH_S
                    ? 'old-login' : null;

/**
 * Whether this page is https and the device http: browsers then empty or
 * withhold what is posted.
 *
 * @param {string} pageProtocol
 * @param {string} deviceOrigin
 */
export const isMixed = (pageProtocol, deviceOrigin) =>
    pageProtocol === 'https:' && deviceOrigin.startsWith('http:');

/** Seconds since the login. @param {number} loginAt @param {number} now */
export const loginAge = (loginAt, now) =>
    Math.max(0, (now - loginAt) / 1000);

/**
 * When a login in the device's window was made, at the earliest.
 *
 * @param {boolean} fresh the user says: less than a minute ago
 * @param {number} openedAt when this page opened the window, milliseconds
 * @param {number} now
 * @returns {number} 0 when nothing is known
 */
export const loginThere = (fresh, openedAt, now) =>
    fresh ? Math.max(openedAt, now - 60000) : 0;

/** Whether the browser treats cookies as Chromium does. */
/** @param {{userAgent: string, userAgentData?: unknown}} navigator */
export const hasLaxCookies = (navigator) =>
    navigator.userAgentData !== undefined ||
        /\b(Chrome|Chromium|CriOS|Edg)\//.test(navigator.userAgent);

/**
 * The way to preselect: (a) direct where it can work, else (b) the helper on
 * the device's own page.
 *
 * @param {Parameters<typeof isMixed>} at
 * @returns {Way}
 */
export const bestWay = (...at) => isMixed(...at) ? 'bridge' : 'direct';

/**
 * Posts the login form into the device's window.
 *
 * @param {Document} document
 * @param {string} origin the device
 * @param {Profile} profile
 * @param {Login} login
 */
export function postLogin(document, origin, { pages }, login) {
    const { user, password, page } = pages.loginFields;
    post(document, pageOn(origin, pages.loginAction),
        'application/x-www-form-urlencoded', [
            { name: user, value: login.user },
            { name: password, value: login.password },
            // Devices name the page without the leading slash.
            { name: page, value: pages.certificates.replace(/^\//, '') },
        ]);
}

/**
 * Posts certificate, key and password into the device's window.
 *
 * @param {Document} document
 * @param {string} origin the device
 * @param {Profile} profile
 * @param {UploadFiles} files
 */
export function postUpload(document, origin, { pages }, files) {
    post(document, pageOn(origin, pages.uploadAction), 'multipart/form-data',
        uploadFields(pages, files));
}

/**
 * What the upload's form sends, in the order of the device's own page.
 *
 * @param {Profile['pages']} pages
 * @param {UploadFiles} files
 * @returns {PostedField[]}
 */
export const uploadFields = (
    { uploadHidden, uploadFields: names, uploadButton },
    { certificate, key, password }) => [
    ...uploadHidden,
    { name: names.certificate, file: certificate },
    { name: names.key, file: key },
    { name: names.password, value: password },
    uploadButton,
];

/** What to offer, and why, a name in the language file; best first. */
const TRIES = /** @type {const} */ ({
    matches: [{ go: 'restart', why: 'uploaded' }],
    login: [{ go: 'login', why: 'cookieAged' },
        { go: 'bridge', why: 'sameSite' }],
    access: [{ go: 'login', why: 'accessAged' },
        { go: 'bridge', why: 'tokenCheck' }],
    refused: [{ go: 'preflight', why: 'refusedFiles' }],
    empty: [{ go: 'reopen', why: 'emptied' },
        { go: 'learn', why: 'otherNames' }],
    'not-found': [{ go: 'learn', why: 'otherAddress' },
        { go: 'bridge', why: 'ownForm' }],
    warning: [{ go: 'reopen', why: 'emptied' }],
    elsewhere: [{ go: 'key', why: 'leaked' }],
    nothing: [{ go: 'look', why: 'lookAtPage' },
        { go: 'bridge', why: 'ownForm' }],
});

/**
 * @typedef {keyof typeof TRIES} Answer what the user says the device shows
 *
 * @typedef {'direct' | 'bridge' | 'hand'} Way
 *
 * @typedef {typeof TRIES[Answer][number]} Try
 * @typedef {{ go: Try['go'], why: Try['why'] | 'sessionGone' }} NextTry
 */

/** What a device may show after an upload, in the order of the buttons. */
export const ANSWERS = /** @type {Answer[]} */ (Object.keys(TRIES));

/**
 * What to do after the device answered. The page never decides by itself
 * that an upload worked.
 *
 * @param {Answer} answer
 * @param {Way} way
 * @param {boolean} laxCookies
 * @returns {NextTry[]} best first
 */
export function nextTries(answer, way, laxCookies) {
    const offered = /** @type {readonly Try[]} */ (TRIES[answer])
        .filter(({ go }) =>
            way === 'direct' || (go !== 'bridge' && go !== 'learn'));
    return (offered.length > 0 ? offered : TRIES.nothing.slice(0, 1))
        .map(({ go, why }) => ({ go,
            // Cookies age in Chromium only.
            why: go === 'login' && !(laxCookies && way === 'direct')
                ? 'sessionGone' : why }));
}
