/**
 * Watches over the words (web/text). What each message takes is written down
 * as types, so that tsc sees a word that does not exist or is given other
 * values; the rest is checked here: what is no Fluent, what does not fit the
 * tree (web/text/tree.js), what no code reads, and what differs between the
 * languages.
 *
 * usage: node tools/words.js types [DIR]   writes build/words.d.ts
 *        node tools/words.js check [DIR]   complains and fails, or is silent
 *        node tools/words.js used [DIR]    also of what no code reads: slower
 */
import { parse, Visitor } from '@fluent/syntax';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printTypes } from './words-types.js';

/** The language that code is written with; the others follow it. */
const SOURCE = 'en';
const FUNCTIONS = ['NUMBER', 'DATETIME'];
const PLURALS = ['zero', 'one', 'two', 'few', 'many'];

/** @typedef {Map<string, 'number' | 'any'>} Takes the values of a text */
/** @typedef {{ takes: Takes } | Group} Node */
/**
 * @typedef {object} Text
 * @property {string} file
 * @property {string} name as `id` or `id.code`
 * @property {string[]} path in the tree
 * @property {boolean} inTable as an attribute
 * @property {Takes} takes
 */

/**
 * What stands under a name: texts and groups, of messages; a table, of one
 * message's attributes.
 *
 * @extends {Map<string, Node>}
 */
export class Group extends Map {
    isTable = false;
}

/** What a pattern takes and names. */
class Reader extends Visitor {
    takes = /** @type {Takes} */ (new Map());
    /** @type {string[]} */
    strangers = [];

    /** @param {any} node */
    visitVariableReference(node) {
        if (!this.takes.has(node.id.name)) {
            this.takes.set(node.id.name, 'any');
        }
    }

    /** @param {any} node */
    visitSelectExpression(node) {
        if (node.selector.type === 'VariableReference'
            && node.variants.some((/** @type {any} */ { key }) =>
                key.type === 'NumberLiteral' || PLURALS.includes(key.name))) {
            this.takes.set(node.selector.id.name, 'number');
        }
        this.genericVisit(node);
    }

    /** @param {any} node */
    visitMessageReference(node) {
        this.strangers.push(node.id.name);
    }

    /** @param {any} node */
    visitFunctionReference(node) {
        if (!FUNCTIONS.includes(node.id.name)) {
            this.strangers.push(node.id.name);
        }
        this.genericVisit(node);
    }
}

/**
 * The texts of one file, and what is wrong with it.
 *
 * @param {string} folder of a language
 * @param {string} file
 * @param {(file: string, what: string) => void} complain
 * @returns {Text[]}
 */
function readFile(folder, file, complain) {
    const source = readFileSync(join(folder, file), 'utf8');
    const lineOf = (/** @type {any} */ node) =>
        `${file}:${source.slice(0, node.span.start).split('\n').length}`;
    /** @type {Text[]} */
    const texts = [];
    const ids = new Set();
    const [place] = file.split('.');

    for (const entry of parse(source, {}).body) {
        if (entry.type === 'Junk') {
            complain(lineOf(entry), `this is no Fluent: ${
                entry.annotations[0]?.message}`);
        }
        if (entry.type !== 'Message') {
            continue;
        }
        const id = entry.id.name;
        if (ids.has(id)) {
            complain(lineOf(entry), `${id} stands there twice`);
        }
        ids.add(id);
        const path = [...place === 'page' ? [] : [place],
            ...id.split('-').map((name) => name.replaceAll('_', '-'))];
        for (const part of [...entry.value ? [entry] : [],
            ...entry.attributes]) {
            const reader = new Reader();
            reader.visit(/** @type {any} */ (part.value));
            const code = part === entry ? [] : [part.id.name];
            const name = [id, ...code].join('.');
            texts.push({ file, name, path: [...path, ...code],
                takes: reader.takes, inTable: part !== entry });
            for (const stranger of reader.strangers) {
                complain(lineOf(part), `${name} names ${stranger}: a text ` +
                    `may name values, terms and ${FUNCTIONS.join(', ')}`);
            }
        }
    }
    return texts;
}

/**
 * @param {Text[]} texts
 * @param {(file: string, what: string) => void} complain
 */
function treeOf(texts, complain) {
    const root = new Group();
    for (const { file, name, path, takes, inTable } of texts) {
        const last = path[path.length - 1];
        /** @type {Node | undefined} */
        let group = root;
        for (const part of path.slice(0, -1)) {
            if (group instanceof Group) {
                group.set(part, group.get(part) ?? new Group());
                group = group.get(part);
            }
        }
        if (!(group instanceof Group) || group.has(last)
            || group.size > 0 && group.isTable !== inTable) {
            complain(file, `${name} is two of a text, a table and a group`);
            continue;
        }
        group.isTable = inTable;
        group.set(last, { takes });
    }
    return root;
}

/**
 * Lists count from 1 without a gap. @param {Group} table @param {string} path
 * @param {(file: string, what: string) => void} complain
 */
function checkLists(table, path, complain) {
    const names = [...table.keys()];
    if (names.includes('1')
        && names.some((_, i) => !table.has(String(i + 1)))) {
        complain(path, `the list must count from 1 to ${names.length}`);
    }
    for (const [name, node] of table) {
        if (node instanceof Group) {
            checkLists(node, path ? `${path}.${name}` : name, complain);
        }
    }
}

/**
 * What another language's file says otherwise than the first's.
 *
 * @param {Text[]} ours
 * @param {Text[]} theirs
 * @param {(file: string, what: string) => void} complain
 * @param {string} file
 */
function compare(ours, theirs, complain, file) {
    const wanted = new Map(ours.map((text) => [text.name, text]));
    for (const { name, takes } of theirs) {
        const text = wanted.get(name);
        wanted.delete(name);
        if (!text) {
            complain(file, `${name} is not in ${SOURCE}/`);
            continue;
        }
        for (const value of takes.keys()) {
            if (!text.takes.has(value)) {
                complain(file, `${name} takes { $${value} }, which ` +
                    `${SOURCE}/ does not`);
            }
        }
    }
    for (const name of wanted.keys()) {
        complain(file, `${name} is missing`);
    }
}

const [what = 'check', root = '.'] = process.argv.slice(2);
const home = join(root, 'web/text');
/** @type {string[]} */
const complaints = [];
/** @param {string} language */
const complainOf = (language) => (/** @type {string} */ at,
    /** @type {string} */ text) => complaints.push(
    `web/text/${language}/${at}: ${text}`);
/** @param {string} language */
const filesOf = (language) => readdirSync(join(home, language))
    .filter((file) => file.endsWith('.ftl')).sort();
/** @param {string} language */
const read = (language) => filesOf(language).flatMap((file) =>
    readFile(join(home, language), file, complainOf(language)));

const texts = read(SOURCE);
const tree = treeOf(texts, complainOf(SOURCE));
checkLists(tree, '', complainOf(SOURCE));

if (what === 'types') {
    mkdirSync(join(root, 'build'), { recursive: true });
    writeFileSync(join(root, 'build/words.d.ts'), printTypes(tree));
} else {
    for (const language of readdirSync(home, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== SOURCE)
        .map((entry) => entry.name)) {
        const complain = complainOf(language);
        const theirs = read(language);
        for (const file of new Set([...filesOf(SOURCE),
            ...filesOf(language)])) {
            compare(texts.filter((text) => text.file === file),
                theirs.filter((text) => text.file === file), complain, file);
        }
    }
    if (complaints.length === 0 && what === 'used') {
        const { unusedWords } = await import('./words-used.js');
        complaints.push(...unusedWords(root).map((name) =>
            `web/text/${SOURCE}: nothing reads t.${name}`));
    }
}
for (const complaint of complaints) {
    console.error(complaint);
}
process.exitCode = complaints.length > 0 ? 1 : 0;
