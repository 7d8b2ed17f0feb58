/**
 * The place "One device": the path on the left, one step in the middle, and
 * the picture of what comes of it on the right.
 */
import { html, noChange, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { unsettled } from '../../keep.js';
import { notice } from '../../parts/notice.js';
import { path } from '../../parts/path.js';
import { picture } from '../../parts/picture.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { authorityToSave } from './authority-part.js';
import { keeping } from './chips.js';
import { usualName } from './choices.js';
import { job, unsavedItems } from './job.js';
import { roundBar } from './round.js';
import { steps } from './steps.js';

/** Steps that were entered: their fields keep what was typed. */
const entered = new Set();

/** @param {string} id */
function stepOf(id) {
    return steps.find((step) => step.id === id) ?? steps[0];
}

/** The chain from the root to the device's key, as far as it is there. */
function drawPicture() {
    const { files } = job.state;
    const signer = job.state.signedBy || job.state.signer;
    const p = t.device.picture;
    const { authorityCertificate: ca, certificate, key, request } = files;
    const self = signer === 'self';
    /** @type {import('../../parts/picture.js').Thing[]} */
    const things = [];
    if (!self) {
        const outside = signer === 'outside';
        things.push({
            name: outside ? p.outside : p.authority,
            file: ca?.name ?? usualName('authorityCertificate'),
            where: outside ? p.publicRoot : p.inBrowsers,
            here: ca !== null,
            from: ca?.report?.notBefore,
            to: ca?.report?.notAfter,
            tie: p.signs,
        });
    }
    things.push({
        name: p.certificate,
        file: certificate?.name ?? usualName('certificate'),
        where: self ? p.itself : p.onDevice,
        here: certificate !== null,
        from: certificate?.report?.notBefore,
        to: certificate?.report?.notAfter,
        tie: self ? p.belongs : p.madeFrom,
    });
    if (!self) {
        things.push({
            name: p.request,
            file: request?.name ?? usualName('request'),
            where: p.toAuthority,
            here: request !== null,
            tie: p.belongs,
        });
    }
    things.push({
        name: p.key,
        file: key?.name ?? usualName('key'),
        where: p.onDevice,
        here: key !== null,
        secret: true,
    });
    return picture(things);
}

/** What would be lost, and what became of it when it was saved. */
/** @param {import('./steps.js').Step} current */
function keepingNote(current) {
    const made = [...unsavedItems(), authorityToSave()?.item]
        .filter((item) => item !== undefined && item.state === 'made');
    return html`${keeping().render(unsettled())}
    ${made.length === 0 || current.id === 'files' ? nothing : notice(
        'warn',
        html`<p>
            ${t.app.unsaved({
                names: made.map((item) => item?.name()).join(', '),
            })}
            <a href=${hrefOf('device', 'files')}>${t.app.unsavedLink}</a>
        </p>`,
    )}`;
}

/** @type {import('../all.js').Place} */
export const device = {
    id: 'device',
    title: t.device.title,
    heading: (id) => stepOf(id).heading,
    render(id) {
        const current = stepOf(id);
        entered.add(current.id);
        const shown = steps.filter((step) => entered.has(step.id));
        const pathSteps = steps.map((step) => ({
            id: step.id,
            title: step.title,
            done: step.done(),
            note: step.note?.() ?? '',
        }));
        return html`<div class="work">
            ${path('device', pathSteps, current.id)}
            <div class="column">
                ${roundBar()}
                ${repeat(
                    shown,
                    (step) => step.id,
                    (step) => html`<section
                        class="column"
                        ?hidden=${step !== current}
                    >
                        ${step === current ? step.render() : noChange}
                    </section>`,
                )}
                ${keepingNote(current)}
            </div>
            ${drawPicture()}
        </div>`;
    },
};
