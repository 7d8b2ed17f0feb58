/**
 * The results: their ZIPs as they become whole, what is secret in them, and
 * what comes next.
 */
import { html, nothing } from 'lit-html';
import { CHECK_COMMAND, UNSEAL_COMMAND } from '../../fleet/passphrases.js';
import { copyButton } from '../../parts/button.js';
import { icons } from '../../parts/icons.js';
import { notice, panel, primaryAction, primaryLink, stepFrame }
    from '../../parts/step.js';
import { heldSecret } from '../../parts/secret.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { downloadsAreHeld } from '../../writer.js';
import { batch, making } from './state.js';

/** @import {Batch} from '../../fleet/batch.js' */
/** @import {Part} from '../../fleet/results.js' */

const text = t.fleet.result;

/** @param {Batch} now @param {Part} part */
function save(now, { name, blob }) {
    const items = [...now.items].flatMap(([part, item]) =>
        part.name === name ? [item] : []);
    return making().keeping.save({
        name, content: () => /** @type {Blob} */ (blob), items,
    });
}

/** What became of them, and what only the user can know. @param {Batch} now */
const keptPart = (now) =>
    making().keeping.render(now.parts.map((part) => now.itemOf(part)));

/** @param {Batch} now @param {Part} part */
function line(now, part) {
    const { name, devices } = part;
    const { state } = now.itemOf(part);
    const fresh = state === 'made';
    return html`<li class=${state === 'kept' ? 'is-done' : 'is-unsaved'}>
        <span>
            <strong class="mono">${name}</strong><br />
            <span class="small">${text.partDevices({ n: devices })} · ${
                t.keep.states[state]}</span>
        </span>
        <button type="button" class="button small ${fresh ? 'primary' : ''}"
            aria-label=${text.savePart({ name })}
            @click=${() => save(now, part)}>
            ${fresh ? nothing : icons.check}
            ${fresh ? text.saveShort : text.saveAgain}
        </button>
    </li>`;
}

/** The parts so far, also while more are made. @param {Batch} now */
export function partList(now) {
    const { parts, results } = now;
    return parts.length === 0 || results.file ? nothing
        : panel(text.parts, html`<p class="hint">${text.partsLead}</p>
            ${downloadsAreHeld()
                ? html`<p class="hint">${text.held}</p>` : nothing}
            <ul class="items apart">${parts.map((part) => line(now, part))}</ul>
            ${keptPart(now)}`);
}

/** Why they come in parts though a file was possible. @param {Batch} now */
export function trouble({ trouble: what }) {
    return what === '' ? nothing : notice('warn', text.troubles[what]);
}

/** Everything, once all are made. @param {Batch} now */
function deliveries(now) {
    const { parts, results } = now;
    return results.file
        ? notice('ok', text.written({ name: parts[0].name }))
        : parts.length > 1 ? partList(now)
            : html`${primaryAction({
                id: 'fleet-save', text: text.save,
                act: () => save(now, parts[0]),
            })}
            ${notice('ok', now.itemOf(parts[0]).kept &&
                t.keep.saved({ name: now.itemOf(parts[0]).savedAs }))}
            ${keptPart(now)}`;
}

/** A passphrase that was made here and that nobody has noted yet. */
/** @param {Batch} now */
function secrets({ order: { common, seal } }) {
    const { onePassphrase, sealPassphrase } = t.fleet.check;
    return [
        { id: 'fleet-common', label: onePassphrase, secret: common },
        { id: 'fleet-sealed-with', label: sealPassphrase, secret: seal },
    ].map(({ id, label, secret }) => secret?.item
        ? heldSecret({ id, label, secret }) : nothing);
}

/** @param {string} command */
function commandLine(command) {
    return html`<pre tabindex="0">${command}</pre>
        ${copyButton(() => command)}`;
}

export function resultStep() {
    const now = batch();
    if (!now?.result) {
        return stepFrame(text.title, text.none, primaryLink(t.fleet.table.title,
            hrefOf('fleet', 'table')));
    }
    const { run, result, parts: { length: zips } } = now;
    return stepFrame(text.title, text.lead({ n: run.progress().done, zips }),
        html`${notice('warn', text.secret[result.plain])}
            ${trouble(now)} ${deliveries(now)} ${secrets(now)}
            ${result.sealed ? html`<section class="panel">
                <p>${text.sealed({ zips })}</p>
                ${commandLine(UNSEAL_COMMAND)}
                <p>${text.sealedCheck}</p>
                ${commandLine(CHECK_COMMAND)}
            </section>` : nothing}
            ${panel(text.contents, html`<p>${text.contentsText({ zips })}</p>`)}
            ${notice('info', html`<p>
                ${text.authority}
                <a href=${hrefOf('authority', 'overview')}
                    >${text.toAuthority}</a>
            </p>`)}
            <div class="actions">
                <a class="button"
                    href=${hrefOf('fleet', 'round')}>${t.fleet.round.title}</a>
                <a class="button"
                    href=${hrefOf('fleet', 'table')}>${text.again}</a>
            </div>`);
}
