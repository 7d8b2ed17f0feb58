/**
 * Makes the one file: web/ and wasm/ bundled, not minified, with the engine
 * and the worker's script as data inside, and the policy that lets exactly
 * this script and this style run. Beside it: its bill of materials, the
 * licences of what is in it, and the checksums of the three.
 *
 * usage: COMMIT=... RELEASE=yes|no REFERENCE='SYSTEM: COMPILER'
 *        node tools/bundle.js BUILD OUTPUT.html
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { gzip } from 'pako';
import { billOfMaterials, madeOf, noticesText, sha256 } from './made-of.js';
import { policyOf } from './policy.js';
import { bundleStyle, oldest } from './targets.js';

const [buildFolder, output] = process.argv.slice(2);
const { COMMIT = 'unknown', RELEASE = 'no', REFERENCE = '' } = process.env;

/** As esbuild names them. @returns {string[]} */
const scriptTargets = () => [...oldest].map(([name, version]) =>
    `${name === 'ios_saf' ? 'ios' : name}${version}`);

/** Words stand in the page line by line, not as one line. */
const wordsAsLines = {
    name: 'words',
    /** @param {import('esbuild').PluginBuild} build */
    setup: (build) => build.onLoad({ filter: /\.ftl$/ }, ({ path }) => ({
        contents: `export default \`\n${
            readFileSync(path, 'utf8').replace(/[\\`]|\$\{/g, '\\$&')}\`;`,
    })),
};

/**
 * In place of what web/build.js says, the facts.
 *
 * @param {unknown} made
 */
const madeFacts = (made) => ({
    name: 'made-of',
    /** @param {import('esbuild').PluginBuild} build */
    setup: (build) => build.onLoad({ filter: /\/web\/build\.js$/ }, () => ({
        contents: `export const build = ${JSON.stringify(made, null, 4)};`,
    })),
});

/**
 * @param {string} entry
 * @param {unknown} [made]  what the page is made of, once that is known
 */
async function bundleScript(entry, made) {
    const result = await build({
        entryPoints: [entry],
        bundle: true,
        write: false,
        metafile: true,
        format: 'iife',
        target: scriptTargets(),
        charset: 'utf8',
        legalComments: 'inline',
        loader: { '.json': 'json' },
        plugins: made ? [wordsAsLines, madeFacts(made)] : [wordsAsLines],
    });
    // A script in the page ends at the first of these, wherever it stands.
    const text = result.outputFiles[0].text
        .replaceAll('</script', '<\\/script')
        .replaceAll('<!--', '<\\!--').trim();
    return { text: `\n${text}\n`, files: Object.keys(result.metafile.inputs) };
}

/** @param {Buffer} bytes */
function packedBase64(bytes) {
    // No time and no name in the head, and no machine's own library: the
    // same engine, the same text.
    const base64 = Buffer.from(gzip(bytes, { level: 9 })).toString('base64');
    return base64.replace(/.{100}/g, '$&\n');
}

const wasm = readFileSync(join(buildFolder, 'wasm/engine.wasm'));
const worker = await bundleScript('wasm/worker.js');
// Which packages are in the page is known when it has been bundled once.
const { files } = await bundleScript('web/main.js');
const made = madeOf({
    commit: COMMIT,
    release: RELEASE === 'yes',
    build: buildFolder,
    reference: REFERENCE,
    engine: sha256(wasm),
    worker: sha256(worker.text),
    files: [...files, ...worker.files],
});
const script = (await bundleScript('web/main.js', made)).text;
const style = `\n${await bundleStyle('web/style/index.css')}\n`;

const policy = policyOf(script, style);

/** @type {Record<string, string>} */
const parts = {
    version: `<meta name="generator" content="MCU Certify ${
        made.version}, commit ${made.commit}">`,
    csp: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    style: `<style>${style}</style>`,
    script: [
        `<script type="text/plain" id="engine-wasm">\n${
            packedBase64(wasm)}\n</script>`,
        `<script type="text/plain" id="engine-worker">${worker.text}</script>`,
        `<script>${script}</script>`,
    ].join('\n'),
};

let page = readFileSync('web/index.html', 'utf8');
for (const [name, text] of Object.entries(parts)) {
    const marker = `<!-- ${name} -->`;
    if (page.split(marker).length !== 2) {
        throw new Error(`web/index.html must hold ${marker} once`);
    }
    page = page.replace(marker, () => text);
}

mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, page);
const others = {
    'mcu-certify.cdx.json': billOfMaterials(made, sha256(page),
        sha256(script)),
    'LICENSES.txt': noticesText(made),
};
for (const [name, text] of Object.entries(others)) {
    writeFileSync(join(dirname(output), name), text);
}
writeFileSync(join(dirname(output), 'SHA256SUMS'),
    Object.entries({ [basename(output)]: page, ...others })
        .map(([name, text]) => `${sha256(text)}  ${name}\n`).join(''));
console.log(`${output}: ${made.version}, ${page.length} characters, ${
    gzip(Buffer.from(page), { level: 9 }).length} bytes gzipped`);
if (!made.reference) {
    console.log(`These bytes are this machine's own: ${made.compiler} is not `
        + `the reference environment (${REFERENCE}).`);
}
