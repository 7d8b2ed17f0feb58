/**
 * The ZIPs of a fleet as they become whole: one to save, or a list of parts
 * with the state of each, or the file that was written.
 */
import { html, nothing } from 'lit-html';
import { partSaved } from '../../fleet/results.js';
import { announce } from '../../parts/dom.js';
import { icons } from '../../parts/icons.js';
import { notice } from '../../parts/notice.js';
import { downloadsAreHeld, saveBlob } from '../../parts/save.js';
import { primaryAction } from '../../parts/step.js';
import { t } from '../../text/index.js';
import { fleet } from './state.js';

/** @typedef {import('../../fleet/results.js').Part} Part */

const text = t.fleet.result;

/** @param {Part} part */
function save(part) {
    const { parts } = fleet.state;
    if (part.blob) {
        saveBlob(part.name, part.blob);
        partSaved(parts, part);
        fleet.update({ parts: [...parts] });
        announce(text.saved(part.name));
    }
}

/** @param {Part} part */
function line(part) {
    const { name, devices, saved, blob } = part;
    return html`<li class=${saved ? 'is-done' : 'is-unsaved'}>
        <span>
            <strong class="mono">${name}</strong>
            <span class="small"
                >${text.partDevices(devices)} ·
                ${saved ? text.partSaved : text.partUnsaved}</span
            >
        </span>
        ${blob
            ? html`<button
                  type="button"
                  class="button small ${saved ? '' : 'primary'}"
                  aria-label=${text.savePart(name)}
                  @click=${() => save(part)}
              >
                  ${saved ? icons.check : nothing}
                  ${saved ? text.saveAgain : text.saveShort}
              </button>`
            : html`<span class="small">${text.letGo}</span>`}
    </li>`;
}

/** The parts so far, also while more are made. */
export function partList() {
    const { parts, file } = fleet.state;
    if (parts.length === 0 || file !== '') {
        return nothing;
    }
    return html`<section class="panel">
        <h2>${text.parts}</h2>
        <p class="hint">${text.partsLead}</p>
        ${downloadsAreHeld()
            ? html`<p class="hint">${text.held}</p>` : nothing}
        <ul class="items parts">
            ${parts.map(line)}
        </ul>
    </section>`;
}

/** Why they come in parts though a file was possible. */
export function trouble() {
    const { trouble: what } = fleet.state;
    return what === '' ? nothing
        : notice('warn', html`<p>${text.troubles[what]}</p>`);
}

/** Everything, once all are made. */
export function deliveries() {
    const { parts, file } = fleet.state;
    if (file !== '') {
        return notice('ok', html`<p>${text.written(file)}</p>`);
    }
    if (parts.length > 1) {
        return partList();
    }
    const [only] = parts;
    return html`${primaryAction({
        id: 'fleet-save', text: text.save, act: () => save(only),
    })}
    ${only.saved
        ? notice('ok', html`<p>${text.saved(only.name)}</p>`) : nothing}`;
}
