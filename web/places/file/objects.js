/**
 * One object of a file, to read from top to bottom: what it is in a line,
 * and when opened every name, extension and identifier, with what stands
 * behind the words at hand.
 *
 * Everything shown may be a stranger's text: it enters as text only, with
 * what cannot be seen made visible.
 */
import { html, nothing } from 'lit-html';
import { dayText } from '../../parts/dates.js';
import { commonNameOf, factsOf, keyText, namesOf } from '../../parts/facts.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { visible } from '../../parts/visible.js';

const text = t.file.objects;

/** Ids of the objects that are open: only they are drawn whole. */
const open = createStore({ ids: /** @type {Set<string>} */ (new Set()) });

/** @param {any} object */
export function kindText(object) {
    const kinds = /** @type {Record<string, string>} */ (text.kinds);
    if (object.kind === 'certificate' && object.isAuthority) {
        return object.selfSigned ? text.kinds.root : text.kinds.authority;
    }
    return kinds[object.kind] ?? text.kinds.unknown;
}

/** @param {any} object @returns {string} what tells it from others */
export function titleOf(object) {
    const name = commonNameOf(object) || namesOf(object)[0] ||
        object.subject?.text || object.issuer?.text || object.comment || '';
    return visible(name || keyText(object.key ?? object));
}

/** @param {any} object */
function remark(object) {
    const parts = [];
    if (object.kind === 'private-key') {
        parts.push(object.encrypted ? t.chip.locked : t.chip.notLocked);
    }
    if (object.notAfter) {
        const past = new Date(object.notAfter).getTime() < Date.now();
        const day = dayText(object.notAfter);
        parts.push(past ? text.ended(day) : t.common.until(day));
    }
    if (object.kind === 'crl') {
        parts.push(text.revokedCount(object.revokedCount));
    }
    return parts.filter(Boolean).join(' · ');
}

/** @param {any} object @returns {'secret' | ''} */
function secrecy(object) {
    const secret = ['private-key', 'pkcs12', 'openssh-key', 'putty-key'];
    return secret.includes(object.kind) ? 'secret' : '';
}

/**
 * @param {any} object
 * @param {string} id unique on the page
 * @returns {unknown} a template
 */
export function objectRow(object, id) {
    const isOpen = open.state.ids.has(id);
    return html`<details
        class="object ${secrecy(object)}"
        ?open=${isOpen}
        @toggle=${(/** @type {Event} */ event) => toggled(event, id)}
    >
        <summary>
            <span class="badge">${kindText(object)}</span>
            <span class="object-title">${titleOf(object)}</span>
            <span class="quiet small">${remark(object)}</span>
        </summary>
        ${isOpen ? objectDetails(object, id) : nothing}
    </details>`;
}

/** @param {Event} event @param {string} id */
function toggled(event, id) {
    const details = /** @type {HTMLDetailsElement} */ (event.target);
    if (details.open !== open.state.ids.has(id)) {
        const ids = new Set(open.state.ids);
        if (details.open) {
            ids.add(id);
        } else {
            ids.delete(id);
        }
        open.update({ ids });
    }
}

/** @param {any} object @param {string} id @returns {unknown} */
function objectDetails(object, id) {
    return html`<div class="stack object-body">
        ${object.error
            ? html`<p class="fault">${object.error.text}</p>`
            : nothing}
        ${(object.weaknesses ?? []).map(
            (/** @type {any} */ weakness) =>
                html`<p class="fault">${weakness.text}</p>`,
        )}
        <dl class="facts">
            ${[...factsOf(object), ...furtherFacts(object)].map(
                ([term, value]) => html`<dt>${term}</dt>
                    <dd>${visible(value)}</dd>`,
            )}
        </dl>
        ${nameTable(text.subject, object.subject)}
        ${nameTable(text.issuer, object.issuer)}
        ${extensionList(object.extensions)} ${revokedList(object)}
        ${insideList(object, id)}
        ${object.pem
            ? html`<details class="more small">
                  <summary>${text.pem}</summary>
                  <pre tabindex="0" aria-label=${text.pem}>${object.pem}</pre>
              </details>`
            : nothing}
    </div>`;
}

/** Facts that only this place shows. @param {any} object */
function furtherFacts(object) {
    /** @type {[string, unknown][]} */
    const facts = [
        [text.version, object.version],
        [text.keyUsage, object.keyUsage?.join(', ')],
        [text.extendedKeyUsage, object.extendedKeyUsage?.join(', ')],
        [text.selfSignature, object.signatureValid === undefined
            ? undefined
            : object.signatureValid ? text.right : text.wrong],
        [text.kdf, object.kdf && [object.kdf.name, object.kdf.prf,
            object.kdf.iterations && text.rounds(object.kdf.iterations)]
            .filter(Boolean).join(', ')],
        [text.integrity, object.integrity &&
            (/** @type {Record<string, string>} */ (text.integrities)[
                object.integrity] ?? object.integrity)],
        [text.thisUpdate, object.thisUpdate && dayText(object.thisUpdate)],
        [text.nextUpdate, object.nextUpdate && dayText(object.nextUpdate)],
        [text.number, object.number],
        [text.encoding, object.encoding?.toUpperCase()],
        [text.comment, object.comment],
        [text.cipher, object.kind !== 'private-key' && object.cipher],
    ];
    return facts
        .filter(([, value]) => value || value === 0)
        .map(([term, value]) =>
            /** @type {[string, string]} */ ([term, String(value)]));
}

/** @param {string} title @param {any} name */
function nameTable(title, name) {
    if (!name || name.attributes.length === 0) {
        return nothing;
    }
    return html`<details class="more small">
        <summary>${title}</summary>
        <table>
            <thead>
                <tr>
                    <th scope="col">${text.attribute}</th>
                    <th scope="col">${text.value}</th>
                    <th scope="col">${text.encodedAs}</th>
                </tr>
            </thead>
            <tbody>
                ${name.attributes.map(
                    (/** @type {any} */ attribute) => html`<tr>
                        <td>
                            ${attribute.type}<br /><span class="quiet mono"
                                >${attribute.oid}</span
                            >
                        </td>
                        <td>
                            ${visible(attribute.value)}
                            ${attribute.raw
                                ? html`<br /><span class="mono quiet"
                                          >${attribute.raw}</span
                                      >`
                                : nothing}
                        </td>
                        <td>${attribute.encoding}</td>
                    </tr>`,
                )}
            </tbody>
        </table>
    </details>`;
}

/** @param {any[] | undefined} extensions */
function extensionList(extensions) {
    if (!extensions || extensions.length === 0) {
        return nothing;
    }
    return html`<details class="more small">
        <summary>${text.extensions(extensions.length)}</summary>
        <dl class="facts">
            ${extensions.map(
                (extension) => html`<dt>
                        ${extension.name ?? extension.oid}
                        ${extension.critical
                            ? html`<span class="quiet"
                                  >${text.critical}</span
                              >`
                            : nothing}<br /><span class="mono quiet"
                            >${extension.oid}</span
                        >
                    </dt>
                    <dd>
                        ${extension.text ? visible(extension.text) : nothing}
                        <div class="mono quiet raw">${extension.raw}</div>
                    </dd>`,
            )}
        </dl>
    </details>`;
}

/** @param {any} object of a revocation list */
function revokedList({ revoked }) {
    if (!revoked || revoked.length === 0) {
        return nothing;
    }
    return html`<details class="more small">
        <summary>${text.revoked}</summary>
        <table>
            <tbody>
                ${revoked.map(
                    (/** @type {any} */ entry) => html`<tr>
                        <td class="mono">${entry.serial}</td>
                        <td>${dayText(entry.date)}</td>
                        <td>${entry.reason ?? ''}</td>
                    </tr>`,
                )}
            </tbody>
        </table>
    </details>`;
}

/**
 * What a container holds.
 *
 * @param {any} object
 * @param {string} id
 * @returns {unknown} a template
 */
function insideList(object, id) {
    const bags = object.bags ?? [];
    const rows = [
        ...(object.objects ?? []).map((/** @type {any} */ inside) => ({
            inside, name: '', problem: '',
        })),
        ...bags.flatMap((/** @type {any} */ bag) =>
            bag.error
                ? [{ inside: null, name: bag.friendlyName ?? '',
                    problem: bag.error.text }]
                : (bag.objects ?? []).map((/** @type {any} */ inside) => ({
                    inside, name: bag.friendlyName ?? '', problem: '',
                }))),
    ];
    if (rows.length === 0) {
        return nothing;
    }
    return html`<div class="stack tight">
        <p class="label">${text.inside(rows.length)}</p>
        ${rows.map(({ inside, name, problem }, i) => html`<div>
            ${name ? html`<p class="small quiet">${visible(name)}</p>` : nothing}
            ${problem ? html`<p class="fault">${problem}</p>` : nothing}
            ${inside ? objectRow(inside, `${id}-in-${i}`) : nothing}
        </div>`)}
    </div>`;
}
