/** The place "Help": the article's steps, browser errors, secrets, limits. */
import { html, nothing } from 'lit-html';
import { hrefOf } from '../router.js';
import { t } from '../text/index.js';
import { checkPage, madeOf } from './check-page.js';
import { job } from './device/job.js';
import { findingsNow } from './device/preflight.js';
import { steps } from './device/steps.js';
import { errorDoctor } from './doctor.js';

const text = t.help;

/** @param {string[]} rows */
const list = (rows) => html`<ul>
    ${rows.map((row) => html`<li>${row}</li>`)}
</ul>`;

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
    return html`<dl class="facts">
        ${ARTICLE.map((id) => {
            const step = steps.find((candidate) => candidate.id === id);
            return html`<dt>${text.articleSteps[id]}</dt>
                <dd>
                    ${text.articleRows[id]}${step
                        ? html`:
                              <a href=${hrefOf('device', id)}
                                  >${step.text.short}</a
                              >`
                        : nothing}
                </dd>`;
        })}
    </dl>`;
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
            <section class="panel">
                <h2>${text.article}</h2>
                <p>${text.articleLead}</p>
                ${articleTable()}
            </section>
            <section class="panel">
                <h2>${text.differs}</h2>
                ${list(text.differsRows)}
            </section>
            ${errorDoctor('doctor', checkedJob())}
            <section class="panel">
                <h2>${text.secrets}</h2>
                ${list(text.secretsRows)}
            </section>
            <section class="panel">
                <h2>${text.not}</h2>
                ${list(text.notRows)}
            </section>
            ${checkPage()} ${madeOf()}
        </div>
    </div>`,
};
