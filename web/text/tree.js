/**
 * Makes of a language's .ftl files the tree of words that the page reads.
 *
 * The message `upload-title` of device.ftl is `t.device.upload.title`; what
 * page.ftl holds stands at the root. Behind a dot a file's name says what part
 * of its place it holds. A `_` of an id is a `-` of the name.
 *
 * - A text without values is a string; one with values is a function of an
 *   object that names them.
 * - A message with attributes is a table, asked by a code, which is the
 *   attribute's name as it stands.
 * - Names that count from 1 make a list.
 *
 * What stands in one table or list is of one kind: if one of its texts takes
 * values, all are functions. tools/words.js knows the same rules and writes
 * them down as types (build/words.d.ts).
 */
import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle';

/** @typedef {Record<string, string | number>} Values */
/** @typedef {{ [name: string]: any }} Tree */

/** The file whose words stand at the root. */
const ROOT = 'page';

/**
 * Does a pattern hold more than text? @param {unknown} part @returns {boolean}
 */
function takesValues(part) {
    return typeof part === 'object' && part !== null && ('type' in part
        ? part.type !== 'str' && part.type !== 'num'
        : Object.values(part).some(takesValues));
}

/**
 * Numbers are written without marks between thousands, unless the text asks
 * for them: most are sizes, years and serial numbers.
 *
 * @param {Values} values
 */
function plainNumbers(values) {
    return Object.fromEntries(Object.entries(values).map(([name, value]) =>
        [name, typeof value === 'number'
            ? new FluentNumber(value, { useGrouping: false }) : value]));
}

/** All strings, or all functions. @template {Tree} T @param {T} texts */
function alike(texts) {
    if (Object.values(texts).some((text) => typeof text === 'function')) {
        for (const [name, text] of Object.entries(texts)) {
            /** @type {Tree} */ (texts)[name] =
                typeof text === 'string' ? () => text : text;
        }
    }
    return texts;
}

/** @param {Tree} node @returns {Tree} */
function withLists(node) {
    const names = Object.keys(node);
    if (names.every((name, i) => name === `${i + 1}`)) {
        return alike(Object.values(node));
    }
    for (const name of names) {
        node[name] = typeof node[name] === 'object'
            ? withLists(node[name]) : node[name];
    }
    return node;
}

/**
 * @param {string} locale by whose rules one and many are told apart
 * @param {Record<string, string>} files by name, without .ftl
 * @returns {Tree}
 */
export function treeOf(locale, files) {
    // Codes come from outside: no name may be found that is not a word's.
    const empty = () => /** @type {Tree} */ (Object.create(null));
    const root = empty();
    for (const [file, source] of Object.entries(files)) {
        const [place] = file.split('.');
        const bundle = new FluentBundle(locale, { useIsolating: false });
        const resource = new FluentResource(source);
        bundle.addResource(resource);

        /** @param {import('@fluent/bundle/esm/ast.js').Pattern} pattern */
        const text = (pattern) => takesValues(pattern)
            ? (/** @type {Values} */ values = {}) =>
                bundle.formatPattern(pattern, plainNumbers(values), [])
            : bundle.formatPattern(pattern, null, []);

        for (const { id, value, attributes } of resource.body) {
            const path = id.split('-').map((name) => name.replaceAll('_', '-'));
            if (place !== ROOT) {
                path.unshift(place);
            }
            const last = /** @type {string} */ (path.pop());
            const node = path.reduce((above, name) => above[name] ??= empty(),
                root);
            node[last] = value !== null ? text(value)
                : alike(Object.assign(empty(), Object.fromEntries(
                    Object.entries(attributes).map(([code, pattern]) =>
                        [code, text(pattern)]))));
        }
    }
    return withLists(root);
}
