/**
 * The place "One device": the path on the left, one step in the middle, and
 * the picture of what comes of it on the right.
 *
 * @import {Problem} from '../../parts/form.js'
 * @import {JobFile, Slot} from './job.js'
 *
 * @typedef {object} Step of the path
 * @property {string} id as in the address, #/device/id
 * @property {{ short: string, title: string, lead: string,
 *   why?: string | string[] }} text short: in the path
 * @property {string} [article] the article's steps, as why() has them
 * @property {() => string} [heading] instead of the title, for the window
 * @property {() => string} [lead] instead of the text's
 * @property {() => unknown} [reason] instead of the text's "why"
 * @property {() => Problem[]} [problems]
 * @property {() => unknown} body a template
 * @property {() => boolean} done
 * @property {() => string} [note] what came of it, in a few words
 */
import { html, noChange } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { unsettled } from '../../keep.js';
import { path } from '../../parts/path.js';
import { picture } from '../../parts/picture.js';
import { notice, stepFrame, why } from '../../parts/step.js';
import { t } from '../../text/index.js';
import { beforeYouStart } from './before-you-start.js';
import { keeping, pointTo } from './chips.js';
import { files, unsaved } from './files.js';
import { job } from './job.js';
import { key } from './key.js';
import { preflight } from './preflight.js';
import { record } from './record.js';
import { request } from './request.js';
import { restart } from './restart.js';
import { roundBar } from './round.js';
import { signedBy } from './signed-by.js';
import { usualName } from './table.js';
import { trusted } from './trusted.js';
import { upload } from './upload.js';

/** In their order. @type {Step[]} */
export const steps = [
    beforeYouStart, key, request, signedBy, files,
    preflight, upload, restart, trusted, record,
];

/** Steps that were entered: their fields keep what was typed. */
const entered = new Set();

/** @type {Step | null} the one that was drawn last */
let last = null;

/** @param {string} id */
const stepOf = (id) => steps.find((step) => step.id === id) ?? steps[0];

/** The chain from the root to the device's key, as far as it is there. */
function drawPicture() {
    const { files, signedBy, signer } = job.state;
    const p = t.device.picture;
    const by = signedBy || signer;
    const self = by === 'self';
    const [root, where] = by === 'outside'
        ? [p.outside, p.publicRoot] : [p.authority, p.inBrowsers];
    /** @type {[Slot, name: string, where: string, tie?: string][]} */
    const things = [
        ['authorityCertificate', root, where, p.signs],
        ['certificate', p.certificate, self ? p.itself : p.onDevice,
            self ? p.belongs : p.madeFrom],
        ['request', p.request, p.toAuthority, p.belongs],
        ['key', p.key, p.onDevice],
    ];
    return picture(things.filter(([slot]) => !self || slot === 'certificate' ||
        slot === 'key').map(([slot, name, where, tie]) => {
        /** @type {JobFile | null} */
        const file = files[slot];
        const { notBefore: from, notAfter: to } = file?.report ?? {};
        return { name, where, tie, from, to, here: file !== null,
            file: file?.name ?? usualName(slot), secret: slot === 'key' };
    }));
}

/** What would be lost, and what became of it when it was saved. */
/** @param {Step} current */
function keepingNote(current) {
    const names = unsaved().filter(({ state }) => state === 'made')
        .map((item) => item.name()).join(', ');
    return html`${keeping().render(unsettled())}
    ${notice('warn', names && current.id !== 'files' && pointTo(
        t.app.unsaved({ names }), t.app.unsavedLink, 'files'))}`;
}

/** @param {Step} step */
const drawStep = ({ text, article, lead, reason, problems, body }) =>
    stepFrame(text.title, lead?.() ?? text.lead, body(), {
        reason: reason?.() ?? (text.why && why(text.why, article)),
        problems: problems?.(),
    });

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
        return html`<div class="work">
            ${path('device', steps.map(({ id: name, text, done, note }) => ({
                id: name, title: text.short, done: done(), note: note?.() ?? '',
            })), current.id)}
            <div class="column">
                ${roundBar()}
                ${repeat(steps.filter(({ id }) => entered.has(id)),
                    (step) => step.id,
                    (step) => html`<section class="column"
                        ?hidden=${step !== current}>
                        ${step === current || step === left
                            ? drawStep(step) : noChange}
                    </section>`)}
                ${keepingNote(current)}
            </div>
            ${drawPicture()}
        </div>`;
    },
};
