/**
 * The place "Any file": what a file is, what it belongs to, what is wrong
 * with it, how to make it fit, and what the browser's error means.
 */
import { html, nothing } from 'lit-html';
import { actions, button } from '../../parts/button.js';
import { announce } from '../../parts/dom.js';
import { FileSlot } from '../../parts/file-slot.js';
import { why } from '../../parts/step.js';
import { t } from '../../text/index.js';
import { errorDoctor } from '../doctor.js';
import { checkedFile, checks } from './checks.js';
import { conversion } from './convert.js';
import { addFiles, reading, table, tables } from './session.js';
import { shelf } from './shelf.js';
import { together } from './together.js';

const text = t.file;

/** What is given is listed below: the slot is free for more at once. */
const slot = tables.state((owner) => {
    const mine = new FileSlot({
        id: 'file-open', several: true,
        changed: (given) => {
            if (given.length > 0) {
                const { faults } = mine.store.state;
                void addFiles(given).then((taken) => taken &&
                    announce(text.shelf.taken({ n: given.length })));
                mine.hold([], faults);
            }
        },
    }, owner);
    return mine;
});

function render() {
    const { files } = table().state;
    return html`<div class="work single">
        <div class="column">
            <header>
                <h1 tabindex="-1">${text.title}</h1>
                <p class="lead">${text.lead}</p>
                ${why(text.why)}
            </header>
            <section class="panel" aria-label=${text.open}>
                ${slot().render({ label: text.open, hint: text.openHint })}
                ${files.length > 1 ? actions(button(text.clear,
                    () => tables.begin(), { id: 'file-clear' })) : nothing}
            </section>
            ${reading().render()}
            ${files.length > 0
                ? html`${shelf()} ${together()} ${checks()} ${conversion()}`
                : nothing}
            ${errorDoctor('file-doctor', checkedFile())}
        </div>
    </div>`;
}

/** @type {import('../all.js').Place} */
export const file = { id: 'file', title: text.title, render };
