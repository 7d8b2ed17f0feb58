/**
 * The part of Help in which the page measures itself: checksums of what runs,
 * the engine's known answers, what its rules forbid; and what it is made of.
 *
 * Does not: vouch for the page. That takes the file's checksum from another
 * source, and the words say so.
 */
import { html, nothing } from 'lit-html';
import { dataBlock, unpackEngine } from '../../wasm/load.js';
import { build } from '../build.js';
import { engine } from '../parts/engine.js';
import { notice } from '../parts/step.js';
import { errorText } from '../parts/told.js';
import { createStore } from '../store.js';
import { say, t } from '../text/index.js';

const text = t.check;

/** @typedef {{name: string, source: string, holds: boolean}} Answer */

const local = createStore({
    running: false,
    /** What was measured, or null; '' where the browser does not measure. */
    sums: /** @type {Record<'script' | 'engine' | 'worker', string> | null} */ (
        null),
    answers: /** @type {Answer[]} */ ([]),
    failed: '',
});

/** @param {BufferSource | string} data @returns {Promise<string>} hex, or '' */
async function sha256(data) {
    // Missing over plain http, whatever the types say.
    if (!globalThis.crypto?.subtle) {
        return '';
    }
    const digest = await crypto.subtle.digest('SHA-256',
        typeof data === 'string' ? new TextEncoder().encode(data) : data);
    return [...new Uint8Array(digest)]
        .map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function measure() {
    local.update({ running: true, failed: '' });
    try {
        const sums = {
            script: await sha256(
                [...document.scripts].at(-1)?.textContent ?? ''),
            engine: await sha256(await unpackEngine()),
            worker: await sha256(dataBlock('engine-worker')),
        };
        const answers = await (await engine()).selftest();
        local.update({ sums, answers });
    } catch (error) {
        local.update({ sums: null, answers: [], failed: errorText(error) });
    } finally {
        local.update({ running: false });
    }
}

/** @param {string} sum @param {string} [published] with the script */
function sumText(sum, published = sum) {
    if (!sum) {
        return text.notMeasured;
    }
    return sum === published ? html`<span class="mono">${sum}</span>`
        : text.differs({ hash: sum });
}

/** @param {Answer[]} answers */
function answersList(answers) {
    return html`<h3>${text.tests}</h3>
        ${answers.every(({ holds }) => holds)
            ? notice('ok', text.allRight({ n: answers.length }))
            : notice('bad', text.wrong)}
        <dl class="facts" id="known-answers">
            ${answers.map(({ name, source, holds }) => html`
                <dt>${text.test({
                    name: say(text.testNames, name) ?? name, source })}</dt>
                <dd>${holds ? text.right : text.wrong}</dd>`)}
        </dl>`;
}

/** @param {string[]} rows */
const list = (rows) => html`<ul>
    ${rows.map((row) => html`<li>${row}</li>`)}
</ul>`;

/** The section "Check this page". */
export function checkPage() {
    const { running, sums, answers, failed } = local.state;
    const { compiler, reference: system } = build;
    return html`<section class="panel" id="check-page">
        <h2>${text.title}</h2>
        <p>${text.lead}</p>
        <dl class="facts">
            <dt>${text.version}</dt>
            <dd>${build.version}</dd>
            <dt>${text.commit}</dt>
            <dd class="mono">${build.commit}</dd>
            <dt>${text.compiler}</dt>
            <dd>${system ? text.reference({ compiler, system })
                : text.own({ compiler })}</dd>
            ${sums ? html`
                <dt>${text.script}</dt>
                <dd>${sumText(sums.script)}</dd>
                <dt>${text.engine}</dt>
                <dd>${sumText(sums.engine, build.engine)}</dd>
                <dt>${text.worker}</dt>
                <dd>${sumText(sums.worker, build.worker)}</dd>` : nothing}
        </dl>
        <p>
            <button type="button" class="button" ?disabled=${running}
                @click=${measure}>${sums ? text.again : text.run}</button>
        </p>
        <div role="status">
            ${answers.length > 0 ? answersList(answers) : nothing}
            ${failed ? notice('bad', text.failed({ why: failed })) : nothing}
        </div>
        <h3>${text.policy}</h3>
        ${list(text.policyRows)}
        <h3>${text.promise}</h3>
        ${list(text.promiseRows)}
    </section>`;
}

/** The section that names every library, with the licences' texts. */
export function madeOf() {
    return html`<section class="panel" id="made-of">
        <h2>${t.made.title}</h2>
        <p>${t.made.lead}</p>
        <dl class="facts">
            ${build.libraries.map(({ name, version, licence }) => html`
                <dt>${name}</dt>
                <dd>${t.made.part({ version, licence })}</dd>`)}
        </dl>
        <details class="more">
            <summary>${t.made.texts}</summary>
            ${Object.entries(build.notices).map(([name, words]) => html`
                <h3>${name}</h3>
                <pre class="licence">${words}</pre>`)}
        </details>
    </section>`;
}
