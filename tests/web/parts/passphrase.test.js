/* Passphrases: those made, and how honestly those typed are judged. */

import assert from 'node:assert/strict';
import { randomFillSync } from 'node:crypto';
import { describe, it } from 'node:test';
import {
    ALPHABET, bitsFor, estimateBits, guessingTime, makePassphrase, MADE_BITS,
    spanName,
} from '../../../web/parts/passphrase.js';

const make = () => makePassphrase((bytes) => randomFillSync(bytes));

describe('a passphrase that is made', () => {
    it('has four groups of five characters that nobody confuses', () => {
        assert.match(make(), /^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/);
    });

    it('does not favour the first letters of the alphabet', () => {
        // 31 letters into 256 values leaves a rest of 8: without rejection
        // the first 8 letters come 9 times in 256 instead of 8.
        const counts = new Map([...ALPHABET].map((c) => [c, 0]));
        let total = 0;
        for (let i = 0; i < 5000; i++) {
            for (const c of make().replaceAll('-', '')) {
                counts.set(c, (counts.get(c) ?? 0) + 1);
                total++;
            }
        }
        const expected = total / ALPHABET.length;
        let chi = 0;
        for (const count of counts.values()) {
            chi += (count - expected) ** 2 / expected;
        }
        // 30 degrees of freedom: above 80 once in 200,000 runs.
        assert.ok(chi < 80, `chi-square ${chi}`);
    });

    it('never takes a byte that would wrap around', () => {
        const bytes = [255, 250, 248, 0, 1, 2, 3, 4];
        let i = 0;
        const made = makePassphrase((out) => {
            out[0] = bytes[i++] ?? 5;
        });
        assert.ok(made.startsWith('abcde-'), made);
    });

    it('is as strong as it says', () => {
        assert.equal(MADE_BITS, Math.floor(20 * Math.log2(31)));
    });

    it('passes a failing source on instead of repeating a letter', () => {
        assert.throws(() => makePassphrase(() => {
            throw new Error('no randomness');
        }), /no randomness/);
    });
});

describe('a passphrase that is typed', () => {
    it('is no better for repeating or counting', () => {
        assert.ok(estimateBits('aaaaaaaaaaaaaaaaaaaa') < 25);
        assert.ok(estimateBits('12345678901234567890') < 35);
        assert.ok(estimateBits('abcdefghijklmnop') < 30);
    });

    it('is no better for the words that guessers begin with', () => {
        for (const text of ['password', 'Cisco2012', 'admin123', 'TANDBERG',
            'Passw0rd!', 'mcu-secret']) {
            assert.ok(estimateBits(text) < 50,
                `${text}: ${estimateBits(text)}`);
        }
    });

    it('counts a word as a word, not as its letters', () => {
        const four = estimateBits('correct horse battery staple');
        assert.ok(four >= 44 && four <= 66, String(four));
    });

    it('gets more for each random character', () => {
        const text = '7f-Kq2:vX9_mB4+zR8';
        let before = 0;
        for (let n = 4; n <= text.length; n++) {
            const bits = estimateBits(text.slice(0, n));
            assert.ok(bits >= before);
            before = bits;
        }
        assert.ok(before > 80, String(before));
    });

    it('is nothing when nothing is typed', () => {
        assert.equal(estimateBits(''), 0);
    });
});

describe('the time that guessing takes', () => {
    it('is shorter by far for the traditional form', () => {
        assert.ok(guessingTime(50, 'pkcs8') >
            1e5 * guessingTime(50, 'traditional'));
    });

    it('agrees with the bits that withstand it', () => {
        for (const form of /** @type {const} */ (['traditional', 'pkcs8'])) {
            const bits = bitsFor(86400, form);
            assert.ok(guessingTime(bits, form) >= 86400);
            assert.ok(guessingTime(bits - 1, form) < 86400);
        }
    });

    it('is named from seconds to ages', () => {
        const day = 86400;
        assert.deepEqual(
            [1, 5000, 10 * day, 100 * day, 3650 * day, 1e6 * day]
                .map(spanName),
            ['seconds', 'hours', 'days', 'months', 'years', 'ages']);
    });
});
