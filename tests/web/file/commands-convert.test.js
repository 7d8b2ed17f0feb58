/** Every conversion that the page offers, done by the page's engine and by
 * the OpenSSL commands that the page shows for it: both must hold the same.
 * The commands are run as they are shown; only the passphrase, for which
 * OpenSSL would ask, is given by the environment. With the rounds that are
 * shown, one key is locked in every form; with fewer, all the others. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWasm } from '../../lib/engine.js';
import { everyObject } from '../../../web/file/relations.js';
import { Owner } from '../../../web/owner.js';
import '../../lib/page-modules.js';

const { checkCommandsFor } =
    await import('../../../web/places/file/command-parts.js');
const { candidates } =
    await import('../../../web/places/file/check-subjects.js');
const { commandsFor } =
    await import('../../../web/places/file/convert-commands.js');
const { holdsKey, keyBeside, othersBeside, targetsFor } =
    await import('../../../web/places/file/convert-targets.js');
const { table } =
    await import('../../../web/places/file/session.js');
const { allSources } =
    await import('../../../web/places/file/convert-targets.js');

/** @typedef {import('../../../web/places/file/convert-targets.js').Source} Source */
/** @typedef {import('../../../web/places/file/convert-targets.js').Target}
 *   Target */

const SECRET = 'a pass phrase';

/** Rounds where it does not matter how many. */
const FEW = 1000;
/** The key that is locked with the rounds that the page shows. */
const AS_SHOWN = 'ec.key';

/** @type {string} */
let folder;
/** @type {import('../../lib/engine.js').Engine} */
let engine;

/** @param {string} command */
function shell(command) {
    return execFileSync('sh', ['-ec', command], {
        cwd: folder, stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, SECRET },
    });
}

before(async () => {
    engine = await openWasm();
    folder = mkdtempSync(join(tmpdir(), 'convert-'));
    const sign = (/** @type {string} */ name, /** @type {string} */ by,
        /** @type {string} */ extension) =>
        shell(`printf "${extension}" > ext; openssl x509 -req -in ${name}.csr ` +
            `-CA ${by}.cer -CAkey ${by}.key -CAcreateserial -extfile ext ` +
            `-days 20 -out ${name}.cer`);
    const ec = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes';
    shell(`openssl req -x509 ${ec} -keyout root.key -subj /CN=Root ` +
        '-days 30 -out root.cer');
    shell(`openssl req ${ec} -keyout between.key -subj /CN=Between ` +
        '-out between.csr');
    sign('between', 'root', 'basicConstraints=critical,CA:TRUE');
    shell('openssl req -newkey rsa:2048 -nodes -keyout leaf.key ' +
        '-subj /CN=mcu1.example.test -out leaf.csr');
    sign('leaf', 'between', 'subjectAltName=DNS:mcu1.example.test');
    shell('openssl rsa -in leaf.key -traditional -des3 -passout env:SECRET ' +
        '-out locked.key');
    shell('openssl pkcs8 -topk8 -in leaf.key -passout env:SECRET -v2 ' +
        `aes-256-cbc -iter ${FEW} -out pkcs8.key`);
    shell('openssl pkcs8 -topk8 -in leaf.key -nocrypt -outform DER ' +
        '-out key.der');
    shell(`openssl req ${ec} -keyout ec8.key -subj /CN=ec -out ec.csr`);
    shell('openssl ec -in ec8.key -out ec.key');
    shell('cat ec.key leaf.key > two.key');
    shell('cat root.cer leaf.cer between.cer > mixed.pem');
    shell('cat leaf.cer leaf.csr > several.pem');
    shell('cat ec.key root.cer leaf.key between.cer leaf.cer > crowd.pem');
    shell('openssl crl2pkcs7 -nocrl -certfile mixed.pem -out mixed.p7b');
    shell('openssl crl2pkcs7 -nocrl -certfile mixed.pem -outform DER ' +
        '-out der.p7b');
    shell('openssl crl2pkcs7 -nocrl -certfile leaf.cer -out one.p7b');
    shell('openssl x509 -in leaf.cer -outform DER -out device.der');
    shell('openssl pkey -in leaf.key -pubout -outform DER -out public.der');
    shell('openssl rsa -in leaf.key -RSAPublicKey_out -out public.pem');
    shell('openssl req -in leaf.csr -outform DER -out csr.der');
    shell('printf "[ca]\\ndefault_ca=l\\n[l]\\ndatabase=index.txt\\n' +
        'default_md=sha256\\n" > ca.cnf; touch index.txt; openssl ca -gencrl ' +
        '-config ca.cnf -keyfile root.key -cert root.cer -crldays 9 ' +
        '-out root.crl');
    const pack = 'openssl pkcs12 -export -in leaf.cer -inkey leaf.key ' +
        '-passout env:SECRET';
    shell(`${pack} -certfile mixed.pem -out all.p12`);
    shell(`${pack} -certfile root.cer -legacy -out old.p12`);
});

after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await engine.close();
});

/** @param {import('../../../wasm/fields.js').Field[]} fields */
async function call(fields) {
    const reply = await engine.call(fields);
    assert.ok(!reply.has('error'), reply.has('error')
        ? reply.text('error') : '');
    return reply;
}

/** Lays files on the table as the page does, opened. @param {string[]} names */
async function lay(...names) {
    const files = [];
    for (const [i, name] of names.entries()) {
        const bytes = new Uint8Array(readFileSync(join(folder, name)));
        const report = (await call([['op', 'inspect'], ['bytes', bytes],
            ['passphrase', SECRET]])).json('report');
        const secret = new TextEncoder().encode(SECRET);
        const locked = /locked|pkcs8|p12/.test(name);
        files.push({ id: `file-${i}`, name, bytes, objects: report.objects,
            repairs: report.repairs, problem: '', owner: new Owner(),
            passphrases: new Map(locked ? [[0, secret]] : []) });
    }
    table().update({ files });
}

/** With passphrases where OpenSSL would ask. @param {string} command */
function answered(command) {
    const IN = ' -passin env:SECRET';
    const OUT = ' -passout env:SECRET';
    return command.split(' | ').map((part) => {
        const [, tool] = /^openssl (\S+)/.exec(part) ?? [];
        const locks = / -(?:des3|aes256)|-topk8(?! -nocrypt)| -export/;
        return ['pkcs12', 'pkey', 'rsa', 'ec', 'pkcs8'].includes(tool)
            ? `${part}${IN}${locks.test(part) ? OUT : ''}` : part;
    }).join(' | ');
}

/** What a file holds: kinds, fingerprints, forms. @param {Uint8Array} bytes */
async function holdings(bytes) {
    const { objects } = (await call([['op', 'inspect'], ['bytes', bytes],
        ['passphrase', SECRET]])).json('report');
    return everyObject(objects).map((object) => [
        object.kind, object.encoding, object.form, object.cipher, object.kdf?.prf,
        object.kdf?.iterations, object.sha256, object.publicKeySha256,
        object.mac?.algorithm, object.error?.code,
    ].join(' '));
}

/** @param {Source} source @param {Target} target @param {boolean} locks */
async function ours(source, target, locks) {
    const along = ['certificate', 'pair'].includes(target.needs)
        ? othersBeside(source) : [];
    const key = target.needs === 'pair' ? keyBeside(source) : undefined;
    const encoder = new TextEncoder();
    const taken = key && (await call([['op', 'convert'],
        ['bytes', key.file.bytes], ['pick', key.pick],
        ['identity', key.identity],
        ['passphrase', SECRET], ['to.form', 'pem']])).bytes('result');
    const beside = along.flatMap((other) => other === key
        ? [/** @type {Uint8Array} */ (taken)]
        : everyObject(other.objects).flatMap(({ kind, pem }) =>
            kind === 'certificate' ? [encoder.encode(pem)] : []));
    const reply = await call([
        ['op', 'convert'],
        ['bytes', source.file.bytes],
        ['pick', source.pick],
        ['identity', source.identity],
        ['passphrase', SECRET],
        ...beside.map((bytes) =>
            /** @type {import('../../../wasm/fields.js').Field} */ (
                ['with', bytes])),
        ['to.form', target.form],
        ['to.cipher', locks ? target.cipher : undefined],
        ['to.passphrase', locks ? SECRET : undefined],
        ['to.iterations', locks && source.file.name !== AS_SHOWN
            ? FEW : undefined],
    ]);
    return reply.bytes('result');
}

/**
 * Runs the page's commands for a target; what they make.
 *
 * @param {Source} source
 * @param {import('../../../web/file/commands.js').Command[]} shown
 */
function theirs({ file }, shown) {
    for (const { command } of shown) {
        shell(file.name === AS_SHOWN ? answered(command)
            : answered(command).replace(/-iter \d+/, `-iter ${FEW}`));
    }
    const [, output] = /(?:-out|>) (\S+)/.exec(
        shown[shown.length - 1].command) ?? [];
    return new Uint8Array(readFileSync(join(folder, output)));
}

/**
 * OpenSSL has rounds of its own where its command takes none, writes twice
 * what a container holds twice, and orders as it likes.
 *
 * @param {string[]} list
 * @param {Target} target
 */
function comparable(list, { form }) {
    const plain = list.map((line) =>
        form.startsWith('pkcs12') || form === 'pem'
            ? line.replace(/ \d{4,7} /, ' ').replace(/^pkcs12.*/, 'pkcs12')
            : line);
    return form === 'chain' || form === 'bundle'
        ? plain : [...new Set(plain)].sort();
}

/**
 * @param {string[]} files the first is the source
 * @returns {Promise<number>} how many conversions were compared
 */
async function compare(files) {
    await lay(...files);
    let compared = 0;
    for (const source of allSources().filter(({ file }) =>
        file.name === files[0])) {
        for (const target of targetsFor(source)) {
            const locks = holdsKey(source, target) && target.lock !== 'no';
            const shown = commandsFor(source, target, locks);
            assert.ok(shown.length > 0, `no command for ${target.id}`);
            const title = `${files.join()}, ${target.id}: ${
                shown.map(({ command }) => command).join('; ')}`;
            const [one, two] = [await ours(source, target, locks),
                theirs(source, shown)];
            assert.deepEqual(comparable(await holdings(two), target),
                comparable(await holdings(one), target), title);
            compared += 1;
        }
    }
    return compared;
}

/** What lies on the table, and into how many forms its first file goes. */
const TABLES = /** @type {[string[], number][]} */ ([
    [['leaf.key'], 7],
    [['locked.key'], 7],
    [['pkcs8.key'], 7],
    [['key.der'], 7],
    [['ec.key'], 7],
    [['two.key'], 14],
    [['leaf.csr'], 2],
    [['csr.der'], 2],
    [['root.crl'], 2],
    [['public.der'], 2],
    [['public.pem'], 2],
    [['device.der'], 5],
    [['leaf.cer', 'leaf.key', 'between.cer', 'root.cer'], 8],
    [['leaf.cer', 'pkcs8.key', 'mixed.p7b'], 8],
    [['mixed.pem', 'key.der'], 7],
    [['several.pem'], 4],
    [['crowd.pem'], 23],
    [['mixed.p7b', 'leaf.key'], 7],
    [['der.p7b', 'two.key'], 7],
    [['one.p7b'], 5],
    [['all.p12'], 13],
    [['old.p12', 'between.cer'], 13],
]);

for (const [files, count] of TABLES) {
    test(`OpenSSL makes the same of ${files.join(', ')}`, async () => {
        assert.equal(await compare(files), count);
    });
}

/** The public keys that commands print. @param {string} text */
function publicKeys(text) {
    return text.match(/-----BEGIN PUBLIC KEY[^]*?END PUBLIC KEY-----/g) ?? [];
}

test('a check’s commands run on what lies in containers', async () => {
    for (const [files, subjects] of /** @type {[string[], number][]} */ ([
        [['all.p12'], 1], [['mixed.p7b', 'locked.key'], 1],
        [['der.p7b', 'two.key'], 1], [['old.p12', 'mixed.pem'], 1],
        [['device.der', 'root.cer', 'between.cer', 'key.der'], 1],
        [['several.pem', 'locked.key'], 1], [['leaf.csr', 'leaf.key'], 1],
        [['csr.der', 'pkcs8.key'], 1], [['ec.key'], 1],
    ])) {
        await lay(...files);
        const all = candidates().slice(0, subjects);
        for (const subject of all) {
            const shown = checkCommandsFor(subject, 'mcu1.example.test');
            assert.ok(shown.length > 0, files.join());
            const said = shown.map(({ command }) =>
                shell(answered(command)).toString()).join('\n');
            const [key, ...others] = publicKeys(said);
            for (const other of others) {
                assert.equal(other, key, files.join());
            }
            if (shown.some(({ command }) =>
                command.startsWith('openssl verify'))) {
                assert.match(said, /: OK/, files.join());
                assert.match(said, /does match/, files.join());
            }
        }
    }
});
