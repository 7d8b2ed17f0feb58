/**
 * The place "One device": the path on the left, one step in the middle, and
 * the picture of what comes of it on the right.
 */
import { html, noChange } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { unsettled } from '../../keep.js';
import { notice, stepFrame, why } from '../../parts/step.js';
import { path } from '../../parts/path.js';
import { picture } from '../../parts/picture.js';
import { t } from '../../text/index.js';
import { authorityToSave } from './authority-part.js';
import { keeping, pointTo } from './chips.js';
import { usualName } from './choices.js';
import { job, unsavedItems } from './job.js';
import { roundBar } from './round.js';
import { steps } from './steps.js';

/** Steps that were entered: their fields keep what was typed. */
const entered = new Set();

/** @type {import('./steps.js').Step | null} the one that was drawn last */
let last = null;

/** @param {string} id */
function stepOf(id) {
    return steps.find((step) => step.id === id) ?? steps[0];
}

/** The chain from the root to the device's key, as far as it is there. */
function drawPicture() {
    const { files, signedBy, signer: wanted } = job.state;
    const signer = signedBy || wanted;
    const p = t.device.picture;
    const self = signer === 'self';
    const outside = signer === 'outside';
    /**
     * @param {import('./job.js').Slot} slot
     * @param {string} name
     * @param {string} where
     * @param {string} [tie]
     */
    const thing = (slot, name, where, tie) => {
        /** @type {import('./job.js').JobFile | null} */
        const file = files[slot];
        return {
            name, where, tie,
            file: file?.name ?? usualName(slot),
            here: file !== null,
            secret: slot === 'key',
            from: file?.report.notBefore,
            to: file?.report.notAfter,
        };
    };
    return picture([
        ...(self ? [] : [thing('authorityCertificate',
            outside ? p.outside : p.authority,
            outside ? p.publicRoot : p.inBrowsers, p.signs)]),
        thing('certificate', p.certificate,
            self ? p.itself : p.onDevice, self ? p.belongs : p.madeFrom),
        ...(self ? []
            : [thing('request', p.request, p.toAuthority, p.belongs)]),
        thing('key', p.key, p.onDevice),
    ]);
}

/** What would be lost, and what became of it when it was saved. */
/** @param {import('./steps.js').Step} current */
function keepingNote(current) {
    const made = [...unsavedItems(), authorityToSave()?.item]
        .filter((item) => item?.state === 'made');
    return html`${keeping().render(unsettled())}
    ${notice('warn', made.length > 0 && current.id !== 'files' && pointTo(
        t.app.unsaved({ names: made.map((item) => item?.name()).join(', ') }),
        t.app.unsavedLink, 'files'))}`;
}

/** @param {import('./steps.js').Step} step */
function drawStep({ text, article, lead, reason, problems, body }) {
    return stepFrame({
        title: text.title,
        lead: lead?.() ?? text.lead,
        why: reason?.() ?? (text.why && why(text.why, article)),
        problems: problems?.(),
        body: body(),
    });
}

/** @type {import('../all.js').Place} */
export const device = {
    id: 'device',
    title: t.device.title,
    heading(id) {
        const { heading, text } = stepOf(id);
        return heading?.() ?? text.title;
    },
    render(id) {
        const current = stepOf(id);
        // Drawn once more when it is left: what it showed may be gone.
        const left = last === current ? null : last;
        last = current;
        entered.add(current.id);
        const shown = steps.filter((step) => entered.has(step.id));
        const pathSteps = steps.map((step) => ({
            id: step.id,
            title: step.text.short,
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
                    (step) => html`<section class="column"
                        ?hidden=${step !== current}>
                        ${step === current || step === left
                            ? drawStep(step) : noChange}
                    </section>`,
                )}
                ${keepingNote(current)}
            </div>
            ${drawPicture()}
        </div>`;
    },
};
