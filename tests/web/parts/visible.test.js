/** A stranger's text made visible (web/parts/told.js). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../../lib/page-modules.js';

const { visible } = await import('../../../web/parts/told.js');

test('a name that turns its own direction shows it', () => {
    assert.equal(visible('moc.\u202eelgoog'), 'moc.⟨U+202E⟩elgoog');
});

test('control characters and characters without width are spelt out', () => {
    assert.equal(visible('a\u0000b\nc\u200bd\ufeff'),
        'a⟨U+0000⟩b⟨U+000A⟩c⟨U+200B⟩d⟨U+FEFF⟩');
});

test('what people write stays as it is', () => {
    for (const text of ['mcu1.example.test', 'Größe Ünïcode', '東京', 'a b']) {
        assert.equal(visible(text), text);
    }
});
