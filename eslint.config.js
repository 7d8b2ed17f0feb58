/**
 * What eslint holds us to, beside its own recommended rules: tsc checks the
 * types, tools/lint.sh the rules of the house.
 */
import js from '@eslint/js';
import globals from 'globals';

/** A capital word, then a small one: "The files", "Files of". */
const SENTENCE = '(^|[^A-Za-z])[A-Z][a-z]*[\'’]?[a-z]* [a-z]{2}';

export default [
    { ignores: ['build/', 'dist/', 'node_modules/'] },
    js.configs.recommended,
    {
        languageOptions: {
            ecmaVersion: 2022,
            sourceType: 'module',
            globals: { ...globals.browser, ...globals.node },
        },
        rules: {
            'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
            eqeqeq: 'error',
            curly: 'error',
            'no-var': 'error',
            'prefer-const': 'error',
            'no-eval': 'error',
            'no-implied-eval': 'error',
            'no-new-func': 'error',
            'max-lines': ['warn', { max: 450, skipComments: true }],
        },
    },
    {
        // Tables of cases are as long as they must be.
        files: ['tests/**/*.js'],
        rules: {
            'max-lines': 'off',
        },
    },
    {
        // Words that people read stand in web/text. Of what stands in code, a
        // capital word with a small one after it is a sentence's beginning;
        // what is thrown for the code alone begins small.
        files: ['web/**/*.js', 'wasm/**/*.js'],
        rules: {
            'no-restricted-syntax': ['error', ...[
                `Literal[value=/${SENTENCE}/]`,
                `TemplateElement[value.cooked=/${SENTENCE}/]`,
            ].map((selector) => ({ selector, message:
                'Words that people read stand in web/text/en/*.ftl.' }))],
        },
    },
    {
        // The bundler takes the files of words in: `with { type: 'text' }`.
        files: ['web/text/index.js'],
        languageOptions: { ecmaVersion: 2025 },
    },
];
