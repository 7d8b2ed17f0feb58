/**
 * Which lines of src/ ran: for each file and for all, from what gcov counted.
 * Lines of a file that is compiled more than once are counted together.
 *
 * usage: coverage.js folder-of-objects
 *
 * Fails below LEAST.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Of all lines, how many of a hundred must run. */
const LEAST = 97;

const folder = process.argv[2];
const objects = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => name.endsWith('.gcno'));

/** @type {Map<string, Map<number, number>>} */
const files = new Map();
for (const object of objects) {
    const report = execFileSync('gcov', ['--json-format', '--stdout', object], {
        maxBuffer: 2 ** 28,
    });
    for (const text of report.toString().trim().split('\n')) {
        for (const { file, lines } of JSON.parse(text).files) {
            const name = resolve(file).slice(resolve('.').length + 1);
            const counts = files.get(name) ?? new Map();
            files.set(name, counts);
            for (const { line_number: line, count } of lines) {
                counts.set(line, (counts.get(line) ?? 0) + count);
            }
        }
    }
}

/** Numbers as ranges: 3, 7-9. @param {number[]} numbers */
function ranges(numbers) {
    /** @type {number[][]} */
    const runs = [];
    for (const number of numbers) {
        const last = runs.at(-1);
        if (last?.[1] === number - 1) {
            last[1] = number;
        } else {
            runs.push([number, number]);
        }
    }
    return runs.map(([a, b]) => (a === b ? a : `${a}-${b}`)).join(', ');
}

/** @param {number} part @param {number} all */
const percent = (part, all) => (100 * part / all).toFixed(1).padStart(5);

let all = 0;
let ran = 0;
for (const [name, counts] of [...files].sort()) {
    if (!/^src\/.*\.[ch]$/.test(name)) {
        continue;
    }
    const missed = [...counts.keys()].filter((line) => !counts.get(line))
        .sort((a, b) => a - b);
    const here = counts.size - missed.length;
    all += counts.size;
    ran += here;
    console.log(`${percent(here, counts.size)} ${name}  ${ranges(missed)}`);
}
console.log(`${percent(ran, all)} of ${all} lines`);
process.exitCode = ran * 100 < LEAST * all ? 1 : 0;
