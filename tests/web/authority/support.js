/*
 * What tests of the authority share: the shipped engine behind the page's
 * own face, folders on disk, and the tools of others.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile }
    from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';

import '../../lib/page-modules.js';
import { Fields } from '../../../wasm/fields.js';
import { Engine } from '../../../wasm/face.js';
import { keepSigned, listOrder, signList, signOrder, signingOrder }
    from '../../../web/authority/issue.js';
import { isCertificate } from '../../../web/file/relations.js';
import { lockKeys } from '../../../web/authority/relock.js';
import { openWasm } from '../../lib/engine.js';

export const { newFolder } =
    await import('../../../web/authority/new_folder.js');

const run = promisify(execFile);

/**
 * The page's Engine over the shipped module, without workers.
 *
 * @returns {Promise<Engine>}
 */
export async function openFace() {
    // Node does not count a compilation as work: without a timer it would
    // end before the first test.
    const awake = setInterval(() => {}, 1000);
    try {
        await openWasm();
    } finally {
        clearInterval(awake);
    }
    const pool = {
        size: 1,
        /** @param {Uint8Array} request @param {any} options */
        async run(request, options) {
            options?.signal?.throwIfAborted();
            // A fresh instance for each call, as a worker does it.
            const { instance } = await openWasm();
            return new Fields(instance.call(request));
        },
    };
    return new Engine(/** @type {any} */ (pool));
}

/**
 * @param {(folder: string) => Promise<void>} work in a folder of its own
 */
export async function inFolder(work) {
    const folder = await mkdtemp(join(tmpdir(), 'authority-'));
    try {
        await work(folder);
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

/** @param {string} folder @param {Map<string, Uint8Array>} files */
export async function writeFiles(folder, files) {
    for (const [path, bytes] of files) {
        const target = join(folder, path);
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, bytes);
    }
}

/**
 * @param {string} folder
 * @returns {Promise<Map<string, Uint8Array>>}
 */
export async function readFiles(folder) {
    const files = new Map();
    for (const entry of await readdir(folder, { withFileTypes: true,
        recursive: true })) {
        if (entry.isFile()) {
            const path = join(entry.parentPath ?? entry.path, entry.name);
            files.set(relative(folder, path).split(sep).join('/'),
                new Uint8Array(await readFile(path)));
        }
    }
    return files;
}

/**
 * Runs a tool; a failure shows what it said.
 *
 * @param {string} folder
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<string>} what it wrote to both outputs
 */
export async function tool(folder, command, args, env = {}) {
    try {
        const { stdout, stderr } = await run(command, args, {
            cwd: folder,
            env: { ...process.env, ...env },
        });
        return stdout + stderr;
    } catch (error) {
        throw new Error(`${command} ${args.join(' ')}\n${error.stdout}${
            error.stderr}`, { cause: error });
    }
}

export const PASSPHRASE = 'correct horse battery';

/**
 * An authority and a folder for it: on a curve where nothing else is asked
 * for, its key locked with as few rounds as the engine takes.
 *
 * @param {Engine} engine
 * @param {{name?: string, type?: 'rsa' | 'ec', constraints?: string[],
 *     pathLength?: number}} [options]
 */
export async function makeAuthority(engine, options = {}) {
    const name = options.name ?? 'Example Authority';
    const { key, certificate } = await engine.createAuthority({
        type: options.type ?? 'ec',
        bits: options.type === 'rsa' ? 2048 : undefined,
        subject: { CN: name, O: 'A/B + Müller' },
        days: 3650,
        passphrase: PASSPHRASE,
        iterations: 10000,
        constraints: options.constraints,
        pathLength: options.pathLength,
    });
    const { objects } = await engine.inspect({ bytes: certificate });
    const [authorityReport] = objects.filter(isCertificate);
    const folder = newFolder({ certificate, key, report: authorityReport });
    return { folder, authorityReport, key, certificate };
}

/**
 * @param {Engine} engine
 * @param {string} host
 * @param {{subject?: import('../../../wasm/face.js').Subject,
 *     names?: string[]}} [options]
 */
export async function makeRequest(engine, host, options = {}) {
    const { key } = await engine.generateKey({ type: 'ec', form: 'pkcs8' });
    const { request } = await engine.createRequest({
        key,
        subject: options.subject ?? { CN: host },
        names: options.names ?? [host],
    });
    return { key, request };
}

/** @typedef {import('../../../web/authority/folder.js').AuthorityFolder} Folder */

/**
 * Signs a request and keeps it: what the page does in three steps.
 *
 * @param {Folder} folder
 * @param {Engine} engine
 * @param {import('../../../web/authority/issue.js').Wishes &
 *     {passphrase?: string}} wishes
 */
export async function signRequest(folder, engine, { passphrase, ...wishes }) {
    const signed = await signOrder(engine, signingOrder(folder, wishes),
        { passphrase });
    return { ...signed, ...keepSigned(folder, signed) };
}

/**
 * Makes the next revocation list and keeps it.
 *
 * @param {Folder} folder
 * @param {Engine} engine
 * @param {{passphrase?: string}} secret
 */
export async function makeCrl(folder, engine, secret) {
    const made = await signList(engine, listOrder(folder, 30), secret);
    folder.setCrl(made);
    return made.crl;
}

/**
 * Locks the authority's key anew.
 *
 * @param {Folder} folder
 * @param {Engine} engine
 * @param {{from?: string, to: string}} passphrases
 */
export async function relock(folder, engine, passphrases) {
    const [{ path, bytes }] = await lockKeys(engine, [{ path: 'ca.key',
        bytes: Buffer.from(folder.key) }], passphrases);
    folder.put(path, bytes);
}
