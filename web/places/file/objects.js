/**
 * One object of a file, to read from top to bottom: what it is in a line,
 * and when opened every name, extension and identifier, with what stands
 * behind the words at hand.
 *
 * Everything shown may be a stranger's text: it enters as text only, with
 * what cannot be seen made visible.
 */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { isContainer } from '../../file/relations.js';
import { actions, button } from '../../parts/button.js';
import { more } from '../../parts/step.js';
import { contentsText, dayText, errorText, visible } from '../../parts/told.js';
import { factsOf, namesOf, pairs } from '../../parts/facts.js';
import { textField } from '../../parts/field.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { faultsOf, furtherFacts, kindText, notesOn, remark, titleOf }
    from './object-words.js';
import { tables } from './session.js';

/** @import {Extension, FileObject, Name} from '../../../wasm/reports.js' */

const text = t.file.objects;

/** How many are shown, of how many that fit, of how many there are. */
/** @param {number} shown @param {number} found @param {number} all */
function foundText(shown, found, all) {
    const [first, whole] = found < all ? [text.foundFirstFit, text.foundFit]
        : [text.foundFirst, text.foundAll];
    return (shown < found ? first : whole)({ shown, found, all });
}

/**
 * Ids of the objects that were opened or closed by hand. Containers are open
 * from the start, all else is closed; only what is open is drawn whole.
 */
const turned = tables.state(() =>
    createStore({ ids: /** @type {Set<string>} */ (new Set()) }));

/** @param {FileObject} object @param {string} id */
function isOpen(object, id) {
    return turned().state.ids.has(id) !== isContainer(object);
}

/** @param {FileObject} object @returns {'secret' | ''} */
function secrecy(object) {
    const secret = ['private-key', 'pkcs12', 'openssh-key', 'putty-key'];
    return secret.includes(object.kind) ? 'secret' : '';
}

/** Above this many, a list has a filter and shows its beginning. */
const LIST_MAX = 20;

const lists = tables.state(() => createStore({
    wanted: /** @type {Record<string, string>} */ ({}),
    whole: /** @type {Set<string>} */ (new Set()),
}));

/** @param {FileObject} object @param {string} wanted in small letters */
function answersTo(object, wanted) {
    return [titleOf(object), kindText(object), object.subject?.text,
        object.issuer?.text, ...namesOf(object), object.serial,
        object.sha256, object.sha1, object.publicKeySha256]
        .some((words) => words?.toLowerCase().includes(wanted));
}

/**
 * @typedef {object} Row
 * @property {FileObject} [object]
 * @property {string} [name] as its container calls it
 * @property {string} [problem] why there is no object
 * @property {boolean} [contained] a container keeps it
 * @property {unknown} [below] stands below it: a template
 */

/**
 * Objects one below the other; many with a filter.
 *
 * @param {Row[]} rows
 * @param {string} id unique on the page
 * @returns {unknown} a template
 */
export function objectList(rows, id) {
    if (rows.length <= LIST_MAX) {
        return html`<div class="stack tight">
            ${rows.map((row, i) => listRow(row, `${id}-${i}`))}
        </div>`;
    }
    const { wanted, whole } = lists().state;
    const words = (wanted[id] ?? '').trim().toLowerCase();
    const found = rows.map((row, i) => ({ row, rowId: `${id}-${i}` }))
        .filter(({ row }) => words === '' ||
            (row.object && answersTo(row.object, words)));
    const shown = whole.has(id) ? found : found.slice(0, LIST_MAX);
    return html`${textField({
            id: `${id}-filter`,
            label: text.filter,
            hint: text.filterHint,
            value: wanted[id] ?? '',
            set: (typed) =>
                lists().update({ wanted: { ...wanted, [id]: typed } }),
        })}
        <p class="small quiet" role="status">
            ${foundText(shown.length, found.length, rows.length)}
        </p>
        <div class="stack tight">
            ${repeat(shown, ({ rowId }) => rowId,
                ({ row, rowId }) => listRow(row, rowId))}
        </div>
        ${shown.length === found.length ? nothing : actions(button(
            text.showAll({ n: found.length }),
            () => lists().update({ whole: new Set([...whole, id]) }),
            { weight: 'small' }))}`;
}

/** @param {Row} row @param {string} id */
function listRow({ object, name, problem, contained, below }, id) {
    return html`<div class="stack tight">
        ${name ? html`<p class="small quiet">${visible(name)}</p>` : nothing}
        ${problem ? html`<p class="fault">${problem}</p>` : nothing}
        ${object ? objectRow(object, id, contained) : nothing}
        ${below ?? nothing}
    </div>`;
}

/** @param {FileObject} object @param {string} id @param {boolean} [held] */
function objectRow(object, id, held) {
    const whole = isOpen(object, id);
    return html`<details class="object ${secrecy(object)}" ?open=${whole}
        @toggle=${(/** @type {Event} */ event) => toggled(event, object, id)}>
            <summary>
                <span class="badge">${kindText(object)}</span>
                <span class="object-title">${titleOf(object)}</span>
                <span class="quiet small">${remark(object, held)}</span>
            </summary>
            ${whole ? objectDetails(object, id) : nothing}
        </details>
        ${faultsOf(object).map(
            (words) => html`<p class="fault small">${words}</p>`)}
        ${notesOn(object).map(
            (words) => html`<p class="small quiet">${visible(words)}</p>`)}`;
}

/** @param {Event} event @param {FileObject} object @param {string} id */
function toggled(event, object, id) {
    const details = /** @type {HTMLDetailsElement} */ (event.currentTarget);
    if (details.open !== isOpen(object, id)) {
        const ids = new Set(turned().state.ids);
        if (!ids.delete(id)) {
            ids.add(id);
        }
        turned().update({ ids });
    }
}

/** @param {FileObject} object @param {string} id */
function objectDetails(object, id) {
    return html`<div class="stack object-body">
        ${pairs([...factsOf(object), ...furtherFacts(object)].map(
            ([term, value]) => [term, visible(value)]))}
        ${nameTable(text.subject, object.subject)}
        ${nameTable(text.issuer, object.issuer)}
        ${extensionList(object.extensions)} ${revokedList(object)}
        ${insideList(object, id)}
        ${object.pem ? more(text.pem, html`<pre tabindex="0"
            aria-label=${text.pem}>${object.pem}</pre>`, { small: true })
            : nothing}
    </div>`;
}

/** @param {string} title @param {Name | undefined} name */
function nameTable(title, name) {
    return !name?.attributes.length ? nothing : more(title, html`<table>
        <thead>
            <tr>
                ${[text.attribute, text.value, text.encodedAs].map((head) =>
                    html`<th scope="col">${head}</th>`)}
            </tr>
        </thead>
        <tbody>
            ${name.attributes.map(
                ({ type, oid, value, raw, encoding }) => html`<tr>
                    <td>
                        ${type}<br /><span class="quiet mono">${oid}</span>
                    </td>
                    <td>
                        ${visible(value)}
                        ${raw ? html`<br /><span
                            class="mono quiet">${raw}</span>` : nothing}
                    </td>
                    <td>${encoding}</td>
                </tr>`)}
        </tbody>
    </table>`, { small: true });
}

/** @param {Extension[] | undefined} extensions */
function extensionList(extensions) {
    return !extensions?.length ? nothing
        : more(text.extensions({ n: extensions.length }),
        html`<dl class="facts">
            ${extensions.map((extension) => html`<dt>
                    ${extension.name ?? extension.oid}
                    ${extension.critical
                        ? html`<span class="quiet">${text.critical}</span>`
                        : nothing}<br /><span
                            class="mono quiet">${extension.oid}</span>
                </dt>
                <dd>
                    ${visible(contentsText(extension))}
                    <div class="mono quiet raw">${extension.raw}</div>
                </dd>`)}
        </dl>`, { small: true });
}

/** @param {FileObject} object of a revocation list */
function revokedList({ revoked }) {
    return !revoked?.length ? nothing : more(text.revoked, html`<table>
        <tbody>
            ${revoked.map(({ serial, date, reason }) => html`<tr>
                <td class="mono">${serial}</td>
                <td>${dayText(date)}</td>
                <td>${reason ?? ''}</td>
            </tr>`)}
        </tbody>
    </table>`, { small: true });
}

/** What a container holds. @param {FileObject} object @param {string} id */
function insideList({ objects = [], bags = [] }, id) {
    const locks = new Set(bags.map((bag) => bag.encryption));
    /** @type {Row[]} */
    const rows = [
        ...objects.map((object) => ({ object })),
        ...bags.flatMap(/** @returns {Row[]} */ (bag) => {
            const { friendlyName, encryption = text.openInside } = bag;
            const name = [friendlyName, locks.size > 1 && encryption]
                .filter(Boolean).join(' · ');
            return bag.error ? [{ name, problem: errorText(bag.error) }]
                : (bag.objects ?? []).map((object) =>
                    ({ object, name, contained: true }));
        }),
    ];
    return rows.length === 0 ? nothing : html`<div class="stack tight">
        <p class="label">${text.inside({ n: rows.length })}</p>
        ${locks.size === 1 && bags[0].encryption ? html`<p class="small quiet">
            ${text.allLocked({ how: bags[0].encryption })}
        </p>` : nothing}
        ${objectList(rows, `${id}-in`)}
    </div>`;
}
