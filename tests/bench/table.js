/**
 * What a benchmark measured, as one table for people and one file for
 * programs.
 *
 * @typedef {object} Row
 * @property {string} id such as rsa-2048; the same in every run
 * @property {number} ours mean
 * @property {number} peer mean
 * @property {string} peerName
 * @property {number} ratio ours / peer; below 1 is better than the peer
 * @property {number} runs of ours
 * @property {string} browser or "node", "native"
 * @property {string} unit "ms" or "bytes"
 * @property {number} [spread] standard deviation of ours / mean
 * @property {number} [peerRuns]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** @param {number[]} values */
export function mean(values) {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** @param {number[]} values */
function deviation(values) {
    const middle = mean(values);
    return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** @param {number} value */
function figure(value) {
    return value >= 1000 ? Math.round(value).toLocaleString('en')
        : value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

export class Table {
    constructor() {
        /** @type {Row[]} */
        this.rows = [];
    }

    /**
     * @param {string} id
     * @param {string} browser
     * @param {string} peerName
     * @param {number[]} ours
     * @param {number[]} peer
     * @param {string} [unit]
     */
    add(id, browser, peerName, ours, peer, unit = 'ms') {
        const row = {
            id,
            ours: mean(ours),
            peer: mean(peer),
            peerName,
            ratio: mean(ours) / mean(peer),
            runs: ours.length,
            peerRuns: peer.length,
            spread: deviation(ours) / mean(ours),
            browser,
            unit,
        };
        this.rows.push(row);
        console.log(this.line(row));
    }

    head() {
        console.log(this.cells(['figure', 'where', 'ours', 'peer', 'ratio',
            'runs', 'spread', 'compared with']));
    }

    /** @param {string[]} cells */
    cells(cells) {
        const widths = [18, 9, 11, 11, 8, 8, 7];
        return cells.map((cell, i) => i < 2 ? cell.padEnd(widths[i])
            : i < 7 ? cell.padStart(widths[i]) : `  ${cell}`).join(' ');
    }

    /** @param {Row} row */
    line(row) {
        return this.cells([
            row.id, row.browser, figure(row.ours), figure(row.peer),
            row.ratio.toFixed(row.ratio < 0.1 ? 4 : 3),
            `${row.runs}/${row.peerRuns}`,
            `${Math.round(100 * (row.spread ?? 0))} %`,
            row.peerName + (row.unit === 'bytes' ? ' (bytes)' : ''),
        ]);
    }

    /** @param {string} file */
    write(file) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, `${JSON.stringify({ rows: this.rows }, null, 2)}\n`);
    }
}
