/**
 * OpenSSL's commands for what is on screen: how they reach the objects of the
 * table's files, those of a check, and how they are shown, folded away, each
 * to copy.
 */
import { everyObject, isContainer } from '../../file/relations.js';
import { more } from '../../parts/step.js';
import { isElsewhere, placeIn, tableFileOf } from './session.js';
import { asFiles, checkCommands, matchCommands, showCommands, soundCommands }
    from '../../file/commands.js';
import { sortOf } from '../../parts/facts.js';
import { companions, issuersOf } from './check-subjects.js';
import { html, nothing } from 'lit-html';
import { copyButton } from '../../parts/button.js';
import { t } from '../../text/index.js';

/** @import {FileObject} from '../../../wasm/reports.js' */
/** @import {Part} from '../../file/commands.js' */
/** @import {Described} from '../../file/relations.js' */
/** @import {TableFile} from './session.js' */

const text = t.file.commands;

/** What OpenSSL reads as it is; other damage it takes for no PEM. */
const HARMLESS = new Set(['crlf', 'final-newline', 'bag-attributes',
    'text-around', 'line-width']);

/** Whether OpenSSL reads the file as it came. @param {TableFile} file */
export function isReadable({ repairs }) {
    return repairs.every(({ code }) => HARMLESS.has(code));
}

/**
 * An object of a file.
 *
 * @param {Pick<TableFile, 'name' | 'objects'>} file @param {FileObject} object
 * @returns {Part}
 */
export function partOf({ name, objects }, object) {
    const outer = objects[placeIn(objects, object)];
    const container = outer === object ? undefined : outer;
    const alike = everyObject(container ? [container] : objects)
        .filter(({ kind }) => kind === object.kind);
    return { name, object, container, nth: alike.indexOf(object) + 1,
        beside: objects.length > 1 };
}

/** Everything in a file that is no container. */
/** @param {Pick<TableFile, 'name' | 'objects'>} file @returns {Part[]} */
export function partsOf(file) {
    return everyObject(file.objects).filter((object) => !isContainer(object))
        .map((object) => partOf(file, object));
}

/** @param {Described} described on the table @returns {Part} */
function partOfDescribed(described) {
    return partOf(tableFileOf(described), described.object);
}

/** What a command can reach. @param {Described} described */
function isReachable(described) {
    return !isElsewhere(described) && isReadable(tableFileOf(described));
}

/** @param {Described} certificate @param {string} host */
function chainCommands(certificate, host) {
    const above = issuersOf(certificate).filter(isReachable);
    const root = above.find(({ object }) => object.selfSigned);
    const between = above.filter((link) => !link.object.selfSigned);
    const { names, commands } = asFiles(
        [certificate, ...root ? [root, ...between] : []].map(partOfDescribed));
    const [leaf, rootName, ...intermediates] = names;
    return [
        ...(root || host ? commands : []),
        ...checkCommands(leaf, {
            root: rootName, intermediates, host,
            isAddress: sortOf(host) === 'ip',
        }),
    ];
}

/** @param {Described} subject @param {string} host or an address, or '' */
export function checkCommandsFor(subject, host) {
    if (!isReachable(subject)) {
        return [];
    }
    const { key } = companions(subject);
    const own = partOfDescribed(subject);
    if (subject === key) {
        return soundCommands(own);
    }
    const its = key && isReachable(key) ? partOfDescribed(key) : null;
    return [
        ...(its ? [...matchCommands(its, own), ...soundCommands(its)] : []),
        ...(subject.object.kind === 'request'
            ? showCommands(own) : chainCommands(subject, host)),
    ];
}

/** @param {string} command @param {string} [label] */
function line(command, label) {
    return html`<div>
        ${label ? html`<p class="small quiet">${label}</p>` : nothing}
        <div class="with-copy">
            <code class="command" tabindex="0">${command}</code>
            ${copyButton(() => command)}
        </div>
    </div>`;
}

/** @param {import('../../file/commands.js').Command[]} commands */
export function commandList(commands) {
    return commands.length === 0 ? nothing : more(text.title, html`<div
        class="stack tight">
        <p class="quiet">${text.lead}</p>
        ${commands.map(({ command, older }) => html`
            ${line(command)} ${older ? line(older, text.older) : nothing}
        `)}
    </div>`, { small: true });
}
