/**
 * What renewals have made: the newest in full, with what has changed; of
 * those before it what is not saved yet.
 */
import { html, nothing } from 'lit-html';
import { fileChip } from '../../parts/chip.js';
import { minuteText, noteText } from '../../parts/told.js';
import { shortPrint } from '../../parts/facts.js';
import { bullets, more, notice, panel, table } from '../../parts/step.js';
import { heldSecret } from '../../parts/secret.js';
import { say, t } from '../../text/index.js';
import { copyChip } from './common.js';

const text = t.authority.renew;

/** @import {Signed, differences} from '../../authority/issue.js' */
/** @import {HeldSecret, Item} from '../../keep.js' */
/** @import {Keeping} from '../../parts/keeping.js' */
/**
 * @typedef {object} Renewed
 * @property {string} device
 * @property {Signed} signed
 * @property {string} key PEM, '' when it has not changed
 * @property {ReturnType<typeof differences>} changes
 * @property {{key: string, certificate: string}} files their names
 * @property {Item | null} item the key
 * @property {HeldSecret | null} secret
 */

/** A value as people read it. @param {string} field @param {string} value */
function readable(field, value) {
    return field === 'notBefore' || field === 'notAfter' ? minuteText(value)
        : field === 'serial' || field === 'publicKeySha256'
            ? shortPrint(value) : value;
}

/** @param {Renewed['changes']} changes */
function changeTable(changes) {
    return more(text.changes, table({
        heads: [text.field, text.before, text.after],
        rows: changes.map(({ field, before, after }) => html`<tr>
            <th scope="row">${say(text.fields, field)}</th>
            <td>${readable(field, before)}</td>
            <td>${readable(field, after)}</td>
        </tr>`),
    }));
}

/**
 * The key, where one was made, and its passphrase.
 *
 * @param {Renewed} one
 * @param {Keeping} keeping
 * @param {number} at
 */
function keyOf({ key, files, item, secret, device }, keeping, at) {
    return html`${item ? fileChip({
        name: files.key, sort: 'key', secret: true, text: key, report: null,
        save: () => keeping.save({
            name: files.key, items: [item], content: () => key,
        }),
    }) : nothing}
    ${secret ? heldSecret({ id: `renew-held-${at}`,
        label: text.passphraseOf({ device }), secret }) : nothing}`;
}

/** @param {Renewed[]} done the newest first @param {Keeping} keeping */
export function renewed(done, keeping) {
    const [last, ...before] = done;
    if (!last) {
        return nothing;
    }
    const open = before.filter(({ item, secret }) =>
        (item?.asks && !item.kept) || secret?.item?.kept === false);
    return html`<section class="panel">
            ${notice('ok', text.done({ device: last.device }))}
            ${notice('warn', last.key === ''
                ? text.onlyCertificate : text.both)}
            ${notice('warn', last.item?.asks && text.openKey)}
            ${keyOf(last, keeping, 0)}
            ${copyChip({ name: last.files.certificate,
                content: last.signed.withChain, report: last.signed.report,
                keeping })}
            ${notice('info', bullets(last.signed.ignored.map(noteText)))}
            ${changeTable(last.changes)}
            <p class="hint">${text.next}</p>
        </section>
        ${open.length > 0
            ? panel(text.earlier,
                open.map((one, at) => keyOf(one, keeping, at + 1)))
            : nothing}
        ${keeping.render(done.flatMap(({ item }) => item ?? []))}`;
}
