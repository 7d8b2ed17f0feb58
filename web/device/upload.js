/**
 * Way (a) of the upload: forms that this page posts into the window in which
 * the device is open.
 *
 * What a browser would spoil, and what is done about it (each measured in
 * Chromium 156 and Firefox ESR 153):
 *   - A post that meets a certificate warning, or Chromium's "Form is not
 *     secure", arrives with EMPTY files once the user goes on. So the device
 *     is opened first and the user says that its page is visible; a page
 *     served over https does not post to an http device at all.
 *   - Chromium sends a session cookie without SameSite along with a post from
 *     another site only in its first two minutes. So the time of the login is
 *     kept and a fresh login is offered when it has passed.
 *   - Names with quotes or line breaks are escaped by each browser in its own
 *     way. So they are refused (profile.js).
 *
 * Policy needed: form-action http: https:.
 * Does not: know whether the device took the files. Only a person can see.
 */
import { pageOn } from './address.js';
import { addFile, addText, postForm, sendForm } from './post.js';

/** Chromium's limit is 120 s; the rest is for the user's click. */
export const LOGIN_FRESH_S = 100;

/**
 * @typedef {import('./profile.js').Profile} Profile
 *
 * @typedef {import('./post.js').PostedFile} PostedFile
 *
 * @typedef {object} UploadFiles
 * @property {PostedFile} certificate
 * @property {PostedFile} key
 * @property {string} password '' when the key has none
 *
 * @typedef {object} Circumstances
 * @property {string} pageProtocol location.protocol of this page
 * @property {string} deviceOrigin
 * @property {boolean} laxCookies the browser is built on Chromium
 * @property {boolean} windowOpen the device's window is open
 * @property {boolean} pageSeen the user says the device's page is visible
 * @property {number | null} loginAt milliseconds, or null if unknown
 * @property {number} now milliseconds
 *
 * @typedef {'mixed-content' | 'not-open' | 'not-seen' | 'no-login' |
 *     'old-login'} Obstacle
 */

/**
 * What stands in the way of a direct upload, in the order to clear it.
 *
 * @param {Circumstances} at
 * @returns {Obstacle[]} empty when the post may go
 */
export function uploadObstacles(at) {
    if (isMixed(at.pageProtocol, at.deviceOrigin)) {
        return ['mixed-content'];
    }
    if (!at.windowOpen) {
        return ['not-open'];
    }
    /** @type {Obstacle[]} */
    const found = [];
    if (!at.pageSeen) {
        found.push('not-seen');
    }
    if (at.loginAt === null) {
        found.push('no-login');
    } else if (at.laxCookies && loginAge(at.loginAt, at.now) > LOGIN_FRESH_S) {
        found.push('old-login');
    }
    return found;
}

/**
 * Whether this page is https and the device http: browsers then empty or
 * withhold what is posted.
 *
 * @param {string} pageProtocol
 * @param {string} deviceOrigin
 * @returns {boolean}
 */
export function isMixed(pageProtocol, deviceOrigin) {
    return pageProtocol === 'https:' && deviceOrigin.startsWith('http:');
}

/** Seconds since the login. @param {number} loginAt @param {number} now */
export function loginAge(loginAt, now) {
    return Math.max(0, (now - loginAt) / 1000);
}

/**
 * Whether the browser treats cookies as Chromium does.
 *
 * @param {{userAgent: string, userAgentData?: unknown}} navigator
 * @returns {boolean}
 */
export function hasLaxCookies(navigator) {
    return navigator.userAgentData !== undefined ||
        /\b(Chrome|Chromium|CriOS|Edg)\//.test(navigator.userAgent);
}

/**
 * The way to preselect: (a) direct where it can work, else (b) the helper on
 * the device's own page.
 *
 * @param {string} pageProtocol
 * @param {string} deviceOrigin
 * @returns {'direct' | 'bridge' | 'hand'}
 */
export function bestWay(pageProtocol, deviceOrigin) {
    return isMixed(pageProtocol, deviceOrigin) ? 'bridge' : 'direct';
}

/**
 * Posts the login form into the device's window.
 *
 * @param {Document} document
 * @param {string} origin the device
 * @param {Profile} profile
 * @param {{user: string, password: string}} login
 */
export function postLogin(document, origin, profile, login) {
    const { pages } = profile;
    const form = postForm(document, pageOn(origin, pages.loginAction),
        'application/x-www-form-urlencoded');
    addText(form, pages.loginFields.user, login.user);
    addText(form, pages.loginFields.password, login.password);
    // Devices name the page without the leading slash.
    addText(form, pages.loginFields.page,
        pages.certificates.replace(/^\//, ''));
    sendForm(form);
}

/**
 * Posts certificate, key and password into the device's window.
 *
 * @param {Document} document
 * @param {string} origin the device
 * @param {Profile} profile
 * @param {UploadFiles} files
 */
export function postUpload(document, origin, profile, files) {
    const { uploadAction, uploadFields, uploadHidden, uploadButton } =
        profile.pages;
    const form = postForm(document, pageOn(origin, uploadAction),
        'multipart/form-data');
    for (const { name, value } of uploadHidden) {
        addText(form, name, value);
    }
    addFile(form, uploadFields.certificate, files.certificate);
    addFile(form, uploadFields.key, files.key);
    addText(form, uploadFields.password, files.password);
    addText(form, uploadButton.name, uploadButton.value);
    sendForm(form);
}

/**
 * @typedef {'matches' | 'login' | 'refused' | 'not-found' | 'empty' |
 *     'warning' | 'nothing'} Answer what the user says the device shows
 *
 * @typedef {object} NextTry
 * @property {'restart' | 'login' | 'preflight' | 'bridge' | 'learn' |
 *     'reopen' | 'look'} go what to offer
 * @property {string} why a name in the language file
 */

/**
 * What to do after the device answered. The page never decides by itself
 * that an upload worked.
 *
 * @param {Answer} answer
 * @param {'direct' | 'bridge' | 'hand'} way
 * @param {boolean} laxCookies
 * @returns {NextTry[]} best first
 */
export function nextTries(answer, way, laxCookies) {
    switch (answer) {
    case 'matches':
        return [{ go: 'restart', why: 'uploaded' }];
    case 'login':
        return [
            { go: 'login', why: laxCookies ? 'cookieAged' : 'sessionGone' },
            ...(way === 'direct' ?
                [/** @type {NextTry} */ ({ go: 'bridge', why: 'sameSite' })] :
                []),
        ];
    case 'refused':
        return [
            { go: 'preflight', why: 'refusedFiles' },
            ...(way === 'direct' ?
                [/** @type {NextTry} */ ({ go: 'bridge', why: 'tokenCheck' })] :
                []),
        ];
    case 'not-found':
        return [
            { go: 'learn', why: 'otherAddress' },
            { go: 'bridge', why: 'ownForm' },
        ];
    case 'empty':
        return [{ go: 'reopen', why: 'emptied' }];
    case 'warning':
        return [{ go: 'reopen', why: 'emptied' }];
    default:
        return [
            { go: 'look', why: 'lookAtPage' },
            { go: 'bridge', why: 'ownForm' },
        ];
    }
}
