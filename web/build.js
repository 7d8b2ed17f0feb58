/**
 * What this page is made of. The bundler puts the true facts in place of
 * these; modules that run without it were built by nobody.
 */

/** @typedef {import('../tools/made-of.js').MadeOf} MadeOf */

/** @type {MadeOf} */
export const build = {
    version: 'unbuilt', commit: 'unknown', compiler: 'none', reference: '',
    engine: '', worker: '', libraries: [], notices: {},
};
