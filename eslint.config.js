/**
 * What eslint holds us to, beside its own recommended rules: tsc checks the
 * types, tools/lint.sh the rules of the house.
 */
import js from '@eslint/js';
import globals from 'globals';

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
        // The bundler takes the files of words in: `with { type: 'text' }`.
        files: ['web/text/index.js'],
        languageOptions: { ecmaVersion: 2025 },
    },
];
