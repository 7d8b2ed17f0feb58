/**
 * Learns a device's upload form from a saved copy of its certificate page,
 * or its login form from one of its login page: where it posts to and what
 * its fields are called.
 *
 * Accepted: the HTML of one page, as "Save page as" writes it in any browser,
 * or as copied from "View source"; a frame set gives its frames' addresses
 * instead; a one-file archive (.mhtml) is recognised and asked for again.
 * The copy is parsed, never shown and never run: DOMParser neither loads nor
 * executes anything.
 * Does not: see a form that a script builds later, or an address that a
 * script sets: such a device needs way (b), the bookmark on its own page.
 */

import { urlOf } from './address.js';

/** @import {Profile} from './profile.js' */

/**
 * @typedef {object} Target where a form goes
 * @property {string} action path on the device, or '' when there is none
 * @property {string} elsewhere another host that the form names, or ''
 *
 * @typedef {Target & { sendsFiles: boolean, values: {
 *   'pages.uploadHidden'?: Profile['pages']['uploadHidden'],
 *   [path: string]: unknown } }} LearntForm values: what it changes in a
 *   profile, for correctProfile()
 *
 * @typedef {object} Learnt
 * @property {LearntForm | null} form that looks most like the upload's
 * @property {LearntForm | null} login where no form has a file input
 * @property {string[]} frames addresses of frames, to be saved instead
 * @property {'' | 'mhtml' | 'not-html' | 'no-form'} problem
 */

/** Larger than any page of a device, bytes. */
export const PAGE_FILE_MAX = 1024 * 1024;

/** More than any page of a device has: the rest is not looked at. */
const FORMS_MAX = 20;
const FIELDS_MAX = 60;

const CERTIFICATE_WORDS = /cert|crt|cer\b/i;
const KEY_WORDS = /key|pkey|private/i;
const PASSWORD_WORDS = /pass|pwd|phrase|pin\b|encryption/i;
const PAGE_WORDS = /page|next|then|return|redirect|url|target/i;
const BUTTON_WORDS = /upload|install|apply|import|send|load/i;

/*
 * A form's fields and a page's images hide the members of the form and of
 * the document that have their names (<input name="getAttribute">). So those
 * two are only asked by functions that no page can hide.
 */

/** @param {Document} page @param {string} selector @returns {Element[]} */
const allIn = (page, selector) =>
    [...Document.prototype.querySelectorAll.call(page, selector)];

/** @param {Element} form @param {string} name */
const attributeOf = (form, name) =>
    Element.prototype.getAttribute.call(form, name) ?? '';

/**
 * What the page says around an input: its label, or the text just before it.
 *
 * @param {Element} input
 */
function wordsNear(input) {
    const labels = /** @type {HTMLInputElement} */ (input).labels;
    if (labels?.length) {
        return [...labels].map((label) => label.textContent ?? '').join(' ');
    }
    for (const row of ['tr', 'p', 'li', 'div', 'dd']) {
        const holder = input.closest(row);
        if (holder && holder.querySelectorAll('input').length <= 2) {
            return (holder.textContent ?? '').trim();
        }
    }
    return '';
}

/**
 * The one that fits best, or the one at a position when none fits.
 *
 * @param {HTMLInputElement[]} inputs
 * @param {RegExp} words
 * @param {number} [position]
 * @param {RegExp} [not]
 */
function pick(inputs, words, position = 0, not = /(?!)/) {
    const [best, second] = inputs.map((input) => {
        const near = wordsNear(input);
        const fit = (/** @type {RegExp} */ sign) =>
            2 * Number(sign.test(input.name)) + Number(sign.test(near));
        return { input, score: fit(words) - fit(not) };
    }).sort((a, b) => b.score - a.score);
    return best?.score > 0 && best.score !== second?.score
        ? best.input : inputs[position];
}

/**
 * Where the page came from: some browsers note it in the copy.
 *
 * @param {string} html
 * @returns {string} '' when it is not noted, or is no place on a network
 */
function savedFrom(html) {
    const note = /<!--\s*saved from url=\(\d+\)(https?:\S+)\s*-->/i
        .exec(html.slice(0, 4000));
    return urlOf(note?.[1] ?? '')?.href ?? '';
}

/**
 * @param {string} address as written in the form
 * @param {string} base
 * @param {string} page where the copy was saved from
 * @param {string} origin the device
 * @returns {Target}
 */
function actionOf(address, base, page, origin) {
    const url = urlOf(address || page, base);
    const home = [origin, page].some((known) =>
        urlOf(known)?.hostname === url?.hostname);
    // What is no address is none of the device.
    return !url || !/^https?:$/.test(url.protocol)
        ? { action: '', elsewhere: '' }
        : { action: url.pathname + url.search,
            elsewhere: home ? '' : url.host };
}

/**
 * @typedef {object} Found a form and what is in it
 * @property {HTMLFormElement} form
 * @property {HTMLInputElement[]} inputs
 * @property {boolean} posts
 * @property {Target} to
 */

/**
 * The forms of a page. Old pages put <form> between <table> and <tr>, where
 * it cannot hold its inputs; parsers then remember the owner, but Chromium's
 * DOMParser does not: inputs without an owner go to the form before them.
 *
 * @param {Document} page
 * @param {(address: string) => Target} to
 */
function formsOf(page, to) {
    /** @type {Map<unknown, Found>} */
    const found = new Map();
    /** @type {HTMLFormElement | null} */
    let last = null;
    for (const element of allIn(page, 'form, input, button')) {
        if (element instanceof HTMLFormElement) {
            last = element;
            found.set(last, { form: last, inputs: [],
                posts: /^post$/i.test(attributeOf(last, 'method')),
                to: to(attributeOf(last, 'action')) });
        } else {
            const input = /** @type {HTMLInputElement} */ (element);
            const inputs = found.get(input.form ?? last)?.inputs;
            if (inputs && inputs.length < FIELDS_MAX) {
                inputs.push(input);
            }
        }
    }
    return [...found.values()];
}

/** @param {string} page @param {string} name */
const where = (page, name) => page === '' ? {} : { [`pages.${name}`]: page };

/**
 * @param {Found} found
 * @param {string} page path of the page that holds it, or ''
 * @returns {LearntForm & { score: number }} score: how much it looks like
 *   the upload's
 */
function readForm({ form, inputs, posts, to }, page) {
    const ofType = (/** @type {string[]} */ ...types) => inputs.filter(
        (e) => types.includes(e.type) && !e.hasAttribute('disabled'));
    const files = ofType('file');
    const texts = ofType('password', 'text');
    const certificate = pick(files, CERTIFICATE_WORDS, 0, KEY_WORDS);
    const key = pick(files.filter((e) => e !== certificate), KEY_WORDS);
    const password = pick(texts, PASSWORD_WORDS,
        texts.findIndex((e) => e.type === 'password'));
    const buttons = ofType('submit', 'image');
    const button = buttons.find((e) => BUTTON_WORDS.test(
        `${e.value} ${e.textContent}`)) ?? buttons[0];
    const name = (/** @type {HTMLInputElement | undefined} */ e) =>
        e?.name ?? '';
    const multipart =
        /^multipart\/form-data$/i.test(attributeOf(form, 'enctype'));
    return {
        ...to,
        sendsFiles: posts && multipart,
        values: {
            ...where(page, 'certificates'),
            'pages.uploadAction': to.action,
            'pages.uploadFields': { certificate: name(certificate),
                key: name(key), password: name(password) },
            'pages.uploadHidden': ofType('hidden').filter((e) => e.name !== '')
                .map((e) => ({ name: e.name, value: e.value })),
            'pages.uploadButton': {
                label: (button?.value || button?.textContent || '').trim(),
                name: name(button),
                value: button?.value ?? '',
            },
        },
        score: 4 * Number(files.length === 2) + files.length +
            2 * Number(posts) + Number(multipart) +
            Number(password?.type === 'password'),
    };
}

/**
 * @param {Found} found
 * @param {string} page path of the page that holds it, or ''
 * @returns {LearntForm | null} null when nobody could log in with it
 */
function readLogin({ inputs, posts, to }, page) {
    const password = inputs.find((e) => e.type === 'password');
    const user = inputs.find((e) => ['text', 'email'].includes(e.type));
    const next = inputs.find((e) =>
        e.type === 'hidden' && PAGE_WORDS.test(e.name));
    return !password?.name || !user?.name || !posts ? null : {
        ...to, sendsFiles: false, values: {
            ...where(page, 'login'), 'pages.loginAction': to.action,
            'pages.loginFields': { user: user.name, password: password.name,
                page: next?.name ?? '' },
        },
    };
}

/**
 * Styles and event handlers are of no use here. They would not run, but each
 * would be reported as a breach of this page's policy.
 *
 * @param {string} html
 */
const withoutStyles = (html) => html.split(/<style\b/i).map((part, i) => {
    const end = i === 0 ? 0 : part.search(/<\/style\b/i);
    return end < 0 ? '' : part.slice(end);
}).join('').replace(/<[a-z][^<>]*>/gi, (tag) =>
    tag.replace(/\s(?:on[a-z]+|style)\s*=/gi, ' data-off='));

/**
 * @param {string} html the saved copy
 * @param {string} origin the device's
 * @param {Pick<DOMParser, 'parseFromString'>} parser
 * @returns {Learnt}
 */
export function learnPage(html, origin, parser) {
    /** @type {Learnt} */
    const nothing = { form: null, login: null, frames: [], problem: '' };
    if (/^(From|MIME-Version|Snapshot-Content-Location):/im.test(
        html.slice(0, 400)) && /multipart\/related/i.test(html)) {
        return { ...nothing, problem: 'mhtml' };
    }
    if (!/<\s*(html|form|input|body|frameset|table)/i.test(html)) {
        return { ...nothing, problem: 'not-html' };
    }
    const document = parser.parseFromString(withoutStyles(html), 'text/html');
    const noted = savedFrom(html);
    const page = noted || `${origin}/`;
    const path = noted && page.slice(new URL(page).origin.length);
    // A base that is no address: the page's own serves.
    const base = urlOf(allIn(document, 'base[href]')[0]
        ?.getAttribute('href') ?? '', page)?.href ?? page;
    const found = formsOf(document,
        (address) => actionOf(address, base, page, origin));
    const [form] = found
        .filter(({ inputs }) => inputs.some(({ type }) => type === 'file'))
        .slice(0, FORMS_MAX).map((one) => readForm(one, path))
        .sort((a, b) => b.score - a.score);
    if (form) {
        return { ...nothing, form };
    }
    const [login = null] = found.flatMap((one) => readLogin(one, path) ?? []);
    return { ...nothing, login, problem: login ? '' : 'no-form',
        frames: allIn(document, 'frame, iframe')
            .map((frame) => frame.getAttribute('src') ?? '')
            .filter((src) => src !== '').slice(0, FORMS_MAX) };
}
