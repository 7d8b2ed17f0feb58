/**
 * The types of the words (build/words.d.ts), as web/text/tree.js makes
 * them: a text is a string, or a function of an object of its values; a
 * table's and a list's texts are of one kind.
 */

/** @typedef {import('./words.js').Group} Group */
/** @typedef {import('./words.js').Takes} Takes */

const HEAD = `/* Made by tools/words.js of web/text/en/. */

type Value = string | number;
/** A text that takes values: any, and those that must be numbers. */
type With<Any extends string, Count extends string = never> =
    (values: Record<Any, Value> & Record<Count, number>) => string;
/** One that takes none, beside others that do. */
type Plain = (values?: object) => string;

`;

/** @param {string} name */
const key = (name) => /^[a-zA-Z]\w*$/.test(name) ? name : `'${name}'`;

/**
 * @param {Takes[]} takes of one text, or of all of a list
 * @param {boolean} fn is it a function, even if it takes nothing?
 */
function textType(takes, fn) {
    const all = new Map(takes.flatMap((one) => [...one]));
    const names = (/** @type {string} */ kind) => [...all]
        .filter(([, is]) => is === kind)
        .map(([name]) => `'${name}'`).join(' | ');
    if (all.size === 0) {
        return fn ? 'Plain' : 'string';
    }
    const counts = names('number');
    return `With<${names('any') || 'never'}${counts ? `, ${counts}` : ''}>`;
}

/** @param {Group} group @param {string} indent @returns {string} */
function groupType(group, indent) {
    const inner = `${indent}    `;
    const nodes = [...group.values()];
    const leaves = nodes.flatMap((node) =>
        'takes' in node ? [node.takes] : []);
    const fn = leaves.some((takes) => takes.size > 0);
    if (group.has('1')) {
        const type = textType(leaves, fn);
        return type === 'string' ? 'string[]' : `(${type})[]`;
    }
    const parts = [...group].map(([name, node]) => `${key(name)}: ${
        'takes' in node ? textType([node.takes], fn && group.isTable)
            : groupType(node, inner)};`);
    return `{\n${inner}${parts.join(`\n${inner}`)}\n${indent}}`;
}

/** @param {Group} root */
export const printTypes = (root) =>
    `${HEAD}export type Words = ${groupType(root, '')};\n`;
