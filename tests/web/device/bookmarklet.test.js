/*
 * The bookmark's text: a script that browsers can run, from any bundle.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Script } from 'node:vm';
import { bookmarkletUrl, consoleText }
    from '../../../web/device/bookmarklet.js';

const NAMES = { certificate: 'c</script>', key: 'k\'"`', password: '' };
const WORDS = { noOpener: 'no\u2028opener', waiting: 'w\\', noForm: '${f}',
    filled: 'über\n', noPassword: '%20' };

test('words and names that would break out of the script', () => {
    const text = consoleText(NAMES, WORDS);
    assert.doesNotThrow(() => new Script(text));
    assert.doesNotMatch(text, /\u2028|@param|@type/);
    const url = bookmarkletUrl(NAMES, WORDS);
    assert.match(url, /^javascript:[!-~]+$/);
    const code = decodeURIComponent(url.slice('javascript:'.length));
    assert.doesNotThrow(() => new Script(code));
    assert.match(code, /void 0$/, 'the page would be replaced by a value');
});

test('a bookmark too long for a browser to keep', () => {
    // Firefox keeps 65,536 characters, others more.
    assert.ok(bookmarkletUrl(NAMES, WORDS).length < 16384);
});
