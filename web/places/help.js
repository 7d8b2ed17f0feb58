/** The place "Help": the article's steps, browser errors, secrets, limits. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { pairs } from '../parts/facts.js';
import { hrefOf } from '../router.js';
import { say, t } from '../text/index.js';
import { job } from './device/job.js';
import { findingsNow } from './device/preflight.js';
import { steps } from './device/index.js';
import { errorDoctor } from './doctor.js';
import { dataBlock, unpackEngine } from '../../wasm/load.js';
import { build } from '../build.js';
import { engine } from '../parts/engine.js';
import { bullets, more, notice, panel } from '../parts/step.js';
import { errorText } from '../parts/told.js';
import { createStore } from '../store.js';

const text = t.help;

/** What the check of the job's files has found, for the doctor. */
function checkedJob() {
    const { certificate } = job.state.files;
    const findings = findingsNow();
    return findings && certificate
        ? { name: certificate.name, findings } : null;
}

/** The article's steps: ours, and the installing that is not needed here. */
const ARTICLE = /** @type {const} */ (['before-you-start', 'install', 'key',
    'request', 'signed-by', 'upload', 'restart', 'trusted']);

function articleTable() {
    return pairs(ARTICLE.map((id) => {
        const step = steps.find((candidate) => candidate.id === id);
        return [text.articleSteps[id], html`${text.articleRows[id]}${step
            ? html`: <a href=${hrefOf('device', id)}>${step.text.short}</a>`
            : nothing}`];
    }));
}

/*
 * The page measures itself: checksums of what runs, the engine's known
 * answers, what its rules forbid; and what it is made of. It does not vouch
 * for itself: that takes the file's checksum from another source, and the
 * words say so.
 */

/** @typedef {{name: string, source: string, holds: boolean}} Answer */
/** @typedef {Record<'script' | 'engine' | 'worker', string>} Sums */

const local = createStore({
    running: false,
    /** What was measured, or null; '' where the browser does not measure. */
    sums: /** @type {Sums | null} */ (null),
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
const sumText = (sum, published = sum) => !sum ? t.check.notMeasured
    : sum === published ? html`<span class="mono">${sum}</span>`
        : t.check.differs({ hash: sum });

/** @param {Answer[]} answers */
function answersList(answers) {
    return html`<h3>${t.check.tests}</h3>
        ${answers.every(({ holds }) => holds)
            ? notice('ok', t.check.allRight({ n: answers.length }))
            : notice('bad', t.check.wrong)}
        <dl class="facts" id="known-answers">
            ${answers.map(({ name, source, holds }) => html`
                <dt>${t.check.test({
                    name: say(t.check.testNames, name) ?? name, source })}</dt>
                <dd>${holds ? t.check.right : t.check.wrong}</dd>`)}
        </dl>`;
}

/** The section "Check this page". */
function checkPage() {
    const { running, sums, answers, failed } = local.state;
    const { compiler, reference: system } = build;
    return panel(t.check.title, html`<p>${t.check.lead}</p>
        ${pairs([
            [t.check.version, build.version],
            [t.check.commit, build.commit, 'mono'],
            [t.check.compiler, system ? t.check.reference({ compiler, system })
                : t.check.own({ compiler })],
            ...sums ? /** @type {[string, unknown][]} */ ([
                [t.check.script, sumText(sums.script)],
                [t.check.engine, sumText(sums.engine, build.engine)],
                [t.check.worker, sumText(sums.worker, build.worker)],
            ]) : [],
        ])}
        <p>${button(sums ? t.check.again : t.check.run, measure,
            { disabled: running })}</p>
        <div role="status">
            ${answers.length > 0 ? answersList(answers) : nothing}
            ${notice('bad', failed && t.check.failed({ why: failed }))}
        </div>
        <h3>${t.check.policy}</h3>
        ${bullets(t.check.policyRows)}
        <h3>${t.check.promise}</h3>
        ${bullets(t.check.promiseRows)}`, { id: 'check-page' });
}

/** The section that names every library, with the licences' texts. */
function madeOf() {
    return panel(t.made.title, html`<p>${t.made.lead}</p>
        ${pairs(build.libraries.map(({ name, version, licence }) =>
            [name, t.made.part({ version, licence })]))}
        ${more(t.made.texts,
            Object.entries(build.notices).map(([name, words]) => html`
                <h3>${name}</h3>
                <pre class="licence">${words}</pre>`))}`, { id: 'made-of' });
}

/** @type {import('./all.js').Place} */
export const help = {
    id: 'help',
    title: text.title,
    render: () => html`<div class="work single">
        <div class="column">
            <header>
                <h1 tabindex="-1">${text.title}</h1>
                <p class="lead">${text.lead}</p>
            </header>
            ${panel(text.article, html`<p>${text.articleLead}</p>
                ${articleTable()}`)}
            ${panel(text.differs, bullets(text.differsRows))}
            ${errorDoctor('doctor', checkedJob())}
            ${panel(text.secrets, bullets(text.secretsRows))}
            ${panel(text.not, bullets(text.notRows))}
            ${checkPage()} ${madeOf()}
        </div>
    </div>`,
};
