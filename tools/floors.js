/**
 * The floors of src/: a room includes only itself and the rooms before it in
 * the list below, and no two files call each other in a circle.
 *
 * usage: floors.js FOLDER [OBJECTS]
 *   FOLDER   with a folder a room
 *   OBJECTS  the same files compiled, which tell who calls whom
 *
 * Prints what breaks the rule, and then fails.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const ROOMS = ['base', 'encoding', 'locking', 'text', 'number', 'key', 'x509',
    'container', 'issuing', 'report', 'judge', 'desk'];

const [sources, objects] = process.argv.slice(2);

/** @param {string} folder @param {RegExp} kind */
const filesIn = (folder, kind) =>
    readdirSync(folder, { recursive: true }).map(String)
        .filter((name) => kind.test(name)).sort();

/** @type {string[]} */
const broken = [];

for (const file of filesIn(sources, /\.[ch]$/)) {
    const floor = ROOMS.indexOf(file.split('/')[0]);
    if (floor < 0) {
        broken.push(`${file} is in no room`);
    }
    const text = readFileSync(join(sources, file), 'utf8');
    for (const [, included] of text.matchAll(/^#include "([^"]+)"/gm)) {
        const below = ROOMS.indexOf(included.split('/')[0]);
        if (below < 0) {
            broken.push(`${file} includes ${included}, which names no room`);
        } else if (below > floor) {
            broken.push(`${file} includes ${included}, a room above it`);
        }
    }
}

/** Which file calls which. @type {Map<string, Set<string>>} */
const calls = new Map();
if (objects) {
    /** @type {Map<string, string>} */
    const home = new Map();
    /** @type {[string, string][]} */
    const wanted = [];
    const there = (/** @type {string} */ object) =>
        existsSync(join(sources, object.replace(/o$/, 'c')));
    for (const object of filesIn(objects, /\.o$/).filter(there)) {
        const name = basename(object, '.o');
        calls.set(name, new Set());
        const symbols = execFileSync('nm', ['-P', join(objects, object)]);
        for (const line of symbols.toString().split('\n')) {
            const [symbol, type] = line.split(' ');
            if (type === 'U') {
                wanted.push([name, symbol]);
            } else if (/^[TRDBC]$/.test(type)) {
                home.set(symbol, name);
            }
        }
    }
    for (const [name, symbol] of wanted) {
        const other = home.get(symbol);
        if (other && other !== name) {
            calls.get(name)?.add(other);
        }
    }
}

/** @type {Map<string, 'open' | 'done'>} */
const seen = new Map();

/** @param {string} name @param {string[]} way that led to it */
function follow(name, way) {
    if (seen.get(name) === 'open') {
        const circle = [...way.slice(way.indexOf(name)), name];
        broken.push(`these call each other: ${circle.join(' -> ')}`);
    }
    if (seen.has(name)) {
        return;
    }
    seen.set(name, 'open');
    for (const other of calls.get(name) ?? []) {
        follow(other, [...way, name]);
    }
    seen.set(name, 'done');
}
for (const name of calls.keys()) {
    follow(name, []);
}

if (broken.length > 0) {
    console.error(broken.join('\n'));
    process.exit(1);
}
