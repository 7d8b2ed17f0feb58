/*
 * A part of the page without a document: what its lit-html template would
 * draw, and the handlers that it hangs there, so that Node can type, choose
 * and press, with the page's own modules behind it.
 *
 * Handles: text, attributes, events, choices of files.
 * Does not: lay out, look at styles, or tell what can be seen.
 */

import { until } from './patience.js';

/**
 * @typedef {object} Element
 * @property {string} tag
 * @property {Record<string, any>} attrs
 * @property {Record<string, (event: any) => unknown>} on by event
 * @property {string} words
 * @property {Element | null} parent
 */

const VOID = /^(area|br|hr|img|input|link|meta|path|rect|use|circle)$/;

/** What a directive stands for. @param {any} value */
function plain(value) {
    const [first, second, third] = value.values;
    if (third ?? typeof second === 'function') { // repeat
        const draw = third ?? second;
        return [...first].map(draw);
    }
    return typeof first === 'function' ? '' : first; // ref, live
}

class Walk {
    constructor() {
        /** @type {Element} */
        this.root = { tag: '', attrs: {}, on: {}, words: '', parent: null };
        this.at = this.root;
        /** @type {Element[]} */
        this.all = [];
    }

    /** @param {string} words */
    say(words) {
        /** @type {Element | null} */
        let at = this.at;
        for (; at; at = at.parent) {
            at.words += words;
        }
    }

    /** @param {any} value */
    value(value) {
        if (value?._$litDirective$) {
            this.value(plain(value));
        } else if (value?.strings) {
            this.template(value);
        } else if (typeof value === 'string' || typeof value === 'number') {
            this.say(String(value));
        } else if (value?.[Symbol.iterator]) {
            [...value].forEach((one) => this.value(one));
        }
    }

    /** @param {{strings: readonly string[], values: any[]}} template */
    template({ strings, values }) {
        /** The attribute that a value belongs to, and what it begins with. */
        let open = '';
        let inTag = false;
        let before = '';
        strings.forEach((text, i) => {
            let rest = text;
            if (before !== '') {
                const quote = before;
                const end = rest.indexOf(quote);
                this.at.attrs[open] += rest.slice(0, end < 0 ? undefined : end);
                rest = end < 0 ? '' : rest.slice(end + 1);
                before = end < 0 ? quote : '';
            }
            while (rest !== '') {
                ({ rest, inTag, open, before } =
                    inTag ? this.inTag(rest) : this.inText(rest));
            }
            if (i >= values.length) {
                return;
            }
            if (!inTag) {
                this.value(values[i]);
            } else if (open !== '') {
                this.attribute(open, values[i], before !== '');
            }
        });
    }

    /** @param {string} text @returns {any} */
    inText(text) {
        const found = /<(!--[^]*?--|\/?)([\w-]*)/.exec(text);
        this.say(text.slice(0, found?.index));
        if (!found) {
            return { rest: '', inTag: false, open: '', before: '' };
        }
        const rest = text.slice(found.index + found[0].length);
        if (found[1] !== '') {
            for (let at = this.at; found[1] === '/' && at.parent;
                at = at.parent) {
                if (at.tag === found[2]) {
                    this.at = at.parent;
                    break;
                }
            }
            return { rest: rest.slice(rest.indexOf('>') + 1), inTag: false,
                open: '', before: '' };
        }
        this.at = { tag: found[2], attrs: {}, on: {}, words: '',
            parent: this.at };
        this.all.push(this.at);
        return { rest, inTag: true, open: '', before: '' };
    }

    /** @param {string} text @returns {any} */
    inTag(text) {
        const found = /^\s*(?:(\/?>)|([@.?]?[\w:-]+)(?:=("[^"]*"?|[^\s>]*))?)/
            .exec(text);
        if (!found) {
            return { rest: '', inTag: true, open: '', before: '' };
        }
        const [whole, end, name, value = ''] = found;
        const rest = text.slice(whole.length);
        if (end) {
            if (end === '/>' || VOID.test(this.at.tag)) {
                this.at = this.at.parent ?? this.root;
            }
            return { rest, inTag: false, open: '', before: '' };
        }
        const quoted = value.startsWith('"');
        const closed = quoted && value.length > 1 && value.endsWith('"');
        this.at.attrs[name] = value.replace(/^"|"$/g, '') ||
            (whole.includes('=') ? '' : true);
        return { rest, inTag: true, open: name,
            before: quoted && !closed ? '"' : '' };
    }

    /** @param {string} name @param {any} given @param {boolean} part */
    attribute(name, given, part) {
        const value = given?._$litDirective$ ? plain(given) : given;
        if (name.startsWith('@')) {
            this.at.on[name.slice(1)] = value;
        } else if (part) {
            this.at.attrs[name] += String(value ?? '');
        } else {
            this.at.attrs[name.replace(/^[.?]/, '')] =
                typeof value === 'symbol' ? undefined : value;
        }
    }
}

export class Drawn {
    /** @param {() => unknown} draw the part of the page */
    constructor(draw) {
        this.draw = draw;
    }

    /** @returns {Element[]} as it would be drawn now */
    elements() {
        const walk = new Walk();
        walk.value(this.draw());
        return [walk.root, ...walk.all];
    }

    /** @returns {string} every word, spaces as one */
    words() {
        return this.elements()[0].words.replace(/\s+/g, ' ').trim();
    }

    /** @param {string} id @returns {Element | undefined} */
    find(id) {
        return this.elements().find(({ attrs }) => attrs.id === id);
    }

    /** @param {string} id an id, or a button's words */
    press(id) {
        const button = this.find(id) ?? this.elements().find(
            ({ tag, words }) => tag === 'button' && words.trim() === id);
        const act = button?.on.click;
        if (!act || button?.attrs.disabled || isLocked(button)) {
            throw new Error(`${id} cannot be pressed: ${this.words()}`);
        }
        return act({ preventDefault() {}, target: button });
    }

    /**
     * Types into a field, or chooses in it.
     *
     * @param {string} id @param {string} value
     */
    type(id, value) {
        const field = this.find(id);
        const act = field?.on.input ?? field?.on.change;
        if (!act || isLocked(field)) {
            throw new Error(`${id} takes nothing: ${this.words()}`);
        }
        const event = { target: { id, value, checked: true } };
        act(event);
        around(field?.parent, ({ on }) => 'input' in on)?.on.input(event);
    }

    /**
     * @param {string} id of a file field
     * @param {...[string, string | Uint8Array]} files name and contents
     */
    give(id, ...files) {
        const field = this.find(id);
        if (!field?.on.change || isLocked(field)) {
            throw new Error(`${id} takes no file: ${this.words()}`);
        }
        field.on.change({ target: { files: files.map(([name, contents]) =>
            new File([/** @type {BlobPart} */ (contents)], name)) } });
    }

    /** @param {string | RegExp} what id, or words @returns {Promise<any>} */
    see(what) {
        return until(() => typeof what === 'string' ? this.find(what)
            : what.exec(this.words()), `no ${what}: ${this.words()}`, 20000)
            .catch(() => {
                throw new Error(`no ${what}: ${this.words()}`);
            });
    }
}

/** @param {Element | null | undefined} from
 * @param {(el: Element) => boolean} fits */
function around(from, fits) {
    let at = from;
    while (at && !fits(at)) {
        at = at.parent;
    }
    return at ?? undefined;
}

/** @param {Element | null | undefined} element */
const isLocked = (element) => Boolean(around(element,
    ({ tag, attrs }) => tag === 'fieldset' && Boolean(attrs.disabled)));
