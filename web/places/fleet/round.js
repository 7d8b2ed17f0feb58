/**
 * The upload round: one device after the other, with the state of each kept
 * in the authority's folder (upload-round.csv), so that it survives the page.
 *
 * Does not: upload by itself; "One device" leads through that.
 */
import { html, nothing } from 'lit-html';
import Papa from 'papaparse';
import { toBytes } from '../../authority/bytes.js';
import { writeCsv } from '../../authority/csv.js';
import { stepFrame } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { authority, openedFolder, rows, touched } from '../authority/state.js';
import { saveFile, zipOf } from '../../parts/save.js';

/** @typedef {import('../../authority/inventory.js').Row} Row */

const text = t.fleet.round;
const FILE = 'upload-round.csv';

const local = createStore({
    trust: /** @type {Record<string, string>} */ ({}),
});

/** State by serial, as the folder has it. @returns {Map<string, string>} */
function states() {
    const { folder } = authority.state;
    const written = folder?.text(FILE).replace(/^\ufeff/, '') ?? '';
    const { data } = Papa.parse(written, { skipEmptyLines: true });
    return new Map(data.slice(1).map(([, serial, state]) =>
        [(serial ?? '').replaceAll(':', ''), state ?? '']));
}

/** Devices of the round: what is in use and not revoked. */
function devices() {
    return rows().filter((row) => row.current && row.folder !== '' &&
        row.kind === 'device' && row.state !== 'revoked');
}

/** @param {Row} row @param {string} state */
function setState(row, state) {
    const all = states().set(row.serial, state);
    openedFolder().put(FILE, toBytes(writeCsv(
        ['name', 'serial', 'state', 'since'],
        devices().filter(({ serial }) => all.has(serial)).map((one) => [
            one.device,
            (one.serial.match(/../g) ?? []).join(':'),
            all.get(one.serial) ?? '',
            new Date().toISOString().slice(0, 10),
        ]))));
    touched();
}

/** @param {Row} row */
function address(row) {
    const [host] = row.names.filter((name) => !name.startsWith('*'));
    if (!host) {
        return '';
    }
    return `https://${host.includes(':') ? `[${host}]` : host}/`;
}

/** @param {Row} row */
async function checkTrust(row) {
    const say = (/** @type {string} */ words) => local.update({
        trust: { ...local.state.trust, [row.serial]: words },
    });
    say(text.checking);
    try {
        await fetch(address(row), {
            mode: 'no-cors',
            cache: 'no-store',
            credentials: 'omit',
            referrerPolicy: 'no-referrer',
            signal: AbortSignal.timeout(15000),
        });
        say(text.trusted);
    } catch {
        say(text.notTrusted);
    }
}

/** @param {Row} row */
function saveFiles(row) {
    const prefix = `devices/${row.folder}/`;
    const files = [...openedFolder().files]
        .filter(([path]) => path.startsWith(prefix) &&
            !path.slice(prefix.length).includes('/') &&
            !path.endsWith('.json'))
        .map(([path, content]) => ({
            name: path.slice(prefix.length), content,
        }));
    saveFile(`${row.folder}.zip`, zipOf(files));
}

/** @param {Row} row @param {string} state */
function line(row, state) {
    const url = address(row);
    return html`<tr>
        <th scope="row">
            ${row.device}
            <div class="small mono">${row.names.join(', ')}</div>
        </th>
        <td>
            <div class="chip-actions start">
                <button
                    type="button"
                    class="button small"
                    @click=${() => saveFiles(row)}
                >
                    ${text.files}
                </button>
                ${url
                    ? html`<a
                          class="button small"
                          href=${url}
                          target="_blank"
                          rel="noopener noreferrer"
                          >${text.open}</a
                      >
                      <button
                          type="button"
                          class="button small"
                          @click=${() => checkTrust(row)}
                      >
                          ${text.check}
                      </button>`
                    : nothing}
            </div>
            <p class="small" role="status">
                ${local.state.trust[row.serial] ?? ''}
            </p>
        </td>
        <td>
            <select
                class="input"
                aria-label=${text.stateOf(row.device)}
                @change=${(/** @type {Event} */ event) => setState(row,
                    /** @type {HTMLSelectElement} */ (event.target).value)}
            >
                ${text.states.map(([value, words]) => html`<option
                    value=${value}
                    ?selected=${value === state}
                >
                    ${words}
                </option>`)}
            </select>
        </td>
    </tr>`;
}

/** @returns {boolean} */
export function roundDone() {
    const all = states();
    const list = devices();
    return list.length > 0 &&
        list.every(({ serial }) => all.get(serial) === 'checked');
}

export function roundStep() {
    const all = states();
    const list = devices();
    const left = list.filter(({ serial }) => all.get(serial) !== 'checked');
    return stepFrame({
        title: text.title,
        lead: text.lead,
        body: list.length === 0 ? html`<p>${text.none}</p>` : html`
            <p role="status">${text.left(left.length, list.length)}</p>
            <div class="table-frame">
                <table class="inventory round">
                    <thead>
                        <tr>
                            <th scope="col">${text.columns.device}</th>
                            <th scope="col">${text.columns.open}</th>
                            <th scope="col">${text.columns.state}</th>
                        </tr>
                    </thead>
                    <tbody>
                        ${list.map((row) =>
                            line(row, all.get(row.serial) ?? 'waiting'))}
                    </tbody>
                </table>
            </div>`,
    });
}
