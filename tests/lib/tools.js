/**
 * Other programs as judges: run one, give it a folder that goes away, wait
 * for it to say something.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Java works for a second at most: its better compiler never pays. */
const JAVA_FLAGS = ['-J-XX:TieredStopAtLevel=1', '-J-XX:+UseSerialGC'];

/**
 * @typedef {{code: number | null, out: Buffer, err: string}} Outcome
 */

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{input?: string | Uint8Array, cwd?: string,
 *   env?: Record<string, string>}} [options]
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { input = '', cwd, env = {} } = {}) {
    return new Promise((resolve, reject) => {
        const flags = command === 'keytool' ? JAVA_FLAGS : [];
        const child = spawn(command, [...flags, ...args], {
            cwd,
            env: { ...process.env, ...env },
        });
        /** @type {Buffer[]} */
        const out = [];
        let err = '';
        child.stdout.on('data', (part) => out.push(part));
        child.stderr.setEncoding('utf8');
        child.stderr.on('data', (part) => (err += part));
        child.stdin.on('error', () => {}); // a program need not read it all
        child.on('error', reject);
        child.on('close', (code) =>
            resolve({ code, out: Buffer.concat(out), err }),
        );
        child.stdin.end(input);
    });
}

/**
 * Runs a program that must succeed.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 * @returns {Promise<Buffer>} what it wrote
 */
export async function must(command, args, options) {
    const { code, out, err } = await run(command, args, options);
    assert.equal(code, 0, `${command} ${args.join(' ')}: ${err}`);
    return out;
}

/**
 * A folder for one test, removed after it.
 *
 * @param {import('node:test').TestContext} t
 * @returns {Promise<(name: string) => string>} gives the path of a file in it
 */
export async function tempDir(t) {
    const path = await mkdtemp(join(tmpdir(), 'mcu-certify-'));
    t.after(() => rm(path, { recursive: true, force: true }));
    return (name) => join(path, name);
}
