/*
 * What tools/words.js complains of, and what the types it writes let tsc see:
 * over a small page of its own, broken in one place at a time.
 */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import ts from 'typescript';
import { fromRoot } from '../lib/engine.js';
import { run } from '../lib/tools.js';

const EN = `title = Files
count = { $n ->
    [one] { $n } file of { $owner }
   *[other] { $n } files of { $owner }
}
steps-1 = Look
steps-2 = Go to { $menu }
faults =
    .too-large = Too large
    .KEY_SIZE = { $bits } bits are too few
old_form-name = Old
`;
const DE = EN.replace('Files', 'Dateien').replace('Old', 'Alt');
const INDEX = `/** @type {import('../../build/words.js').Words} */
export const t = /** @type {any} */ ({});
`;
const MAIN = `import { t } from './text/index.js';
const { title, faults } = t;
console.log(title, t.count({ n: 2, owner: 'x' }), t['old-form'].name,
    t.steps.map((say) => say({ menu: 'x' })),
    faults[process.argv[2] === 'x' ? 'too-large' : 'KEY_SIZE']({ bits: 1 }));
`;

/** @type {string} */
let folder;

/** @param {Record<string, string>} files */
async function put(files) {
    for (const [name, text] of Object.entries(files)) {
        const path = join(folder, 'web', name);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, text);
    }
}

/** @param {'types' | 'check' | 'used'} what */
const words = (what) => run('node',
    [fromRoot('tools/words.js'), what, folder]);

before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'words-'));
});
after(() => rm(folder, { recursive: true }));

beforeEach(() => put({
    'text/en/page.ftl': EN, 'text/de/page.ftl': DE, 'text/index.js': INDEX,
    'main.js': MAIN,
}));

test('words that are in order', async () => {
    await words('types');
    const { code, err } = await words('used');
    assert.deepEqual({ code, err }, { code: 0, err: '' });
});

/** @type {[string, Record<string, string>, RegExp][]} */
const BROKEN = [
    ['what is no Fluent', { 'text/en/page.ftl': `${EN}open = { $n\n` },
        /en\/page\.ftl:12: this is no Fluent/],
    ['a word that stands there twice',
        { 'text/en/page.ftl': `${EN}title = Again\n` },
        /en\/page\.ftl:12: title stands there twice/],
    ['a text that is a group, too',
        { 'text/en/page.ftl': `${EN}title-more = More\n` },
        /title-more is two of a text, a table and a group/],
    ['a text that is a table, too',
        { 'text/en/page.ftl': EN.replace('Look\n', 'Look\n    .a = b\n') },
        /steps-1\.a is two of a text, a table and a group/],
    ['a list with a gap',
        { 'text/en/page.ftl': EN.replace('steps-2', 'steps-3') },
        /steps: the list must count from 1 to 2/],
    ['a text that names another, or no function there is',
        { 'text/en/page.ftl': EN.replace('Look', '{ title } { SUM($n) }') },
        /steps-1 names title: [^]*steps-1 names SUM: /],
    ['words that nothing reads, and one of a table that nothing reads any more',
        { 'text/en/page.ftl': `${EN}spare = Spare\n`,
            'text/de/page.ftl': `${DE}spare = Ersatz\n`,
            'main.js': MAIN.replace(/faults\[.*\]/, 'faults.KEY_SIZE') },
        /en: nothing reads t\.faults\.too-large\n.*nothing reads t\.spare\n$/],
    ['a word that is not translated',
        { 'text/de/page.ftl': DE.replace('steps-1 = Look\n', '') },
        /de\/page\.ftl: steps-1 is missing/],
    ['a file that is not translated',
        { 'text/en/more.ftl': 'a = A\n', 'main.js': `${MAIN}t.more.a;\n` },
        /de\/more\.ftl: a is missing/],
    ['a translation of what is not there',
        { 'text/de/page.ftl': `${DE}mehr = Mehr\n` },
        /de\/page\.ftl: mehr is not in en\//],
    ['a translation that asks for another value',
        { 'text/de/page.ftl': DE.replace('{ $menu }', '{ $liste }') },
        /de\/page\.ftl: steps-2 takes \{ \$liste \}, which en\/ does not/],
];

for (const [name, files, complaint] of BROKEN) {
    test(name, async () => {
        await put(files);
        /* Who reads what costs the compiler a whole look at the page. */
        const used = /nothing reads/.test(complaint.source);
        if (used) {
            await words('types');
        }
        const { code, err } = await words(used ? 'used' : 'check');
        await rm(join(folder, 'web/text/en/more.ftl'), { force: true });
        assert.match(err, complaint);
        assert.equal(code, 1);
    });
}

test('code that reads what is not there, or gives other values', async () => {
    await words('types');
    const lines = ['', 't.subtitle;', 't.title();', 't.count({ n: 2 });',
        't.count({ n: "2", owner: "x" });'];
    const named = (/** @type {number} */ i) => `main-${i}.js`;
    await put(Object.fromEntries(lines.map((line, i) =>
        [named(i), `${MAIN}${line}\n`])));
    const program = ts.createProgram(
        lines.map((_, i) => join(folder, 'web', named(i))), {
            allowJs: true, checkJs: true, noEmit: true, strict: true,
            skipLibCheck: true, types: ['node'],
            typeRoots: [fromRoot('node_modules/@types')],
            target: ts.ScriptTarget.ES2022,
            moduleResolution: ts.ModuleResolutionKind.Bundler,
            module: ts.ModuleKind.ESNext,
        });
    const [right, ...wrong] = lines.map((_, i) =>
        ts.getPreEmitDiagnostics(program,
            program.getSourceFile(join(folder, 'web', named(i))))
            .map(({ messageText }) =>
                ts.flattenDiagnosticMessageText(messageText, ' ')));
    assert.deepEqual(right, []);
    for (const [i, complaint] of [/subtitle/, /not callable/, /owner/,
        /string.*number/].entries()) {
        assert.match(wrong[i].join(), complaint);
    }
});

/* What nothing reads of them, make lint tells. */
test('the words of the page', async () => {
    const { code, err } = await run('node',
        [fromRoot('tools/words.js'), 'check', fromRoot('.')]);
    assert.deepEqual({ code, err }, { code: 0, err: '' });
});
