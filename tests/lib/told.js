/* Whether the page has words for all that a reply tells. */
import './page-modules.js';

const { errorText, findingText, noteText, repairText, weaknessText } =
    await import('../../web/parts/told.js');

/** By the name under which a thing told stands. @type {Record<string, any>} */
const WORDS = {
    error: errorText, findings: findingText, ignored: noteText,
    note: noteText, notes: noteText, repairs: repairText,
};

/** @param {any} json @param {string} name @returns {string[]} sentences */
function sentences(json, name) {
    if (name === 'weaknesses' && typeof json === 'string') {
        return [weaknessText(json)];
    }
    if (typeof json !== 'object' || json === null) {
        return [];
    }
    if (WORDS[name] && typeof json.code === 'string') {
        return [WORDS[name](json)];
    }
    return Object.entries(json).flatMap(([key, value]) =>
        sentences(value, Array.isArray(json) ? name : key));
}

/**
 * What is told without words of its own, or with a value that is not there.
 *
 * @param {import('../../wasm/fields.js').Fields} reply
 * @returns {string[]}
 */
export function unsaid(reply) {
    const json = (/** @type {string} */ name) =>
        reply.has(name) ? reply.json(name) : {};
    return sentences({
        ...reply.has('error') ? { error: {
            code: reply.text('error'), values: json('error.values'),
        } } : {},
        report: json('report'),
        ...json('findings'),
        ...Object.fromEntries(['ignored', 'note'].map((name) =>
            [name, reply.texts(name).map((text) => JSON.parse(text))])),
    }, '').filter((text) => /\{ ?\$|^[\w-]+$/.test(text));
}
