/**
 * The engine as a C library: what the example makes, OpenSSL reads and trusts.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { must, run, tempDir } from '../lib/tools.js';

const EXAMPLE = new URL('../../build/native/example', import.meta.url).pathname;
const locked = ['-passin', 'pass:change me'];

test('key, request, authority and certificate without the desk', async (t) => {
    const file = await tempDir(t);
    await must(EXAMPLE, [file('.')]);
    await must('openssl', ['verify', '-CAfile', file('CA.cer'), '-purpose',
        'sslserver', '-verify_ip', '10.0.0.1', file('MCU.cer')]);
    await must('openssl', ['req', '-in', file('MCU.csr'), '-verify', '-noout']);
    const publicHalf = async (/** @type {string[]} */ ...from) =>
        String(await must('openssl', from));
    assert.equal(
        await publicHalf('rsa', '-in', file('MCU.key'), '-pubout', ...locked),
        await publicHalf('x509', '-in', file('MCU.cer'), '-pubkey', '-noout'));
    assert.equal(
        await publicHalf('pkey', '-in', file('CA.key'), '-pubout', ...locked),
        await publicHalf('x509', '-in', file('CA.cer'), '-pubkey', '-noout'));
    // Nothing is written over.
    assert.equal((await run(EXAMPLE, [file('.')])).code, 1);
});
