/**
 * Files of a job that was begun on another day, put on the table by what
 * they are. An authority's folder among them is opened, if none is open.
 */
import { html } from 'lit-html';
import { announce } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { FileSlot } from '../../parts/file-slot.js';
import { Form, ProblemsFound, problemSummary } from '../../parts/form.js';
import { more, notice } from '../../parts/step.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { problemsOf } from '../authority/common.js';
import { authority, readAuthority, setAuthority } from '../authority/state.js';
import { job, jobs, jobWork, keepPassphrase, unsavedNames } from './job.js';
import { SeveralDevices, sortFiles, splitAuthority, unpacked }
    from './job-files.js';
import { adoptNames, putAnswer, SLOTS, take } from './table.js';

/** @import {GivenFile} from '../../parts/file-slot.js' */
/** @import {JobFiles, Read} from './job-files.js' */

const text = t.device.openFiles;
const FILES = 'start-files';

const mine = jobs.state((owner) => ({
    form: new Form(owner, {
        words: problemsOf, fields: { bytes: FILES }, work: jobWork,
    }),
    slot: new FileSlot({
        id: FILES, several: true, changed: (given) => open(given),
    }, owner),
    local: createStore({
        said: /** @type {string[]} */ ([]),
        /** What was not taken, and why. */
        left: '',
        /** What lies on the table since. */
        put: /** @type {Uint8Array[]} */ ([]),
    }),
}));

/** Takes off the table what was given before. */
function takeOff() {
    const { local } = mine();
    const { put } = local.state;
    for (const slot of SLOTS) {
        const file = job.state.files[slot];
        if (file && put.includes(file.bytes)) {
            take(slot, null);
            if (slot === 'key') {
                keepPassphrase(null);
            }
        }
    }
    local.update({ said: [], left: '', put: [] });
}

/** @param {readonly GivenFile[]} given */
function open(given) {
    const { form, local } = mine();
    const names = given.length > 0 ? unsavedNames() : '';
    if (form.complain(names ? [{ field: FILES,
        text: t.device.start.saveFirst({ names }) }] : [])) {
        return;
    }
    takeOff();
    if (given.length === 0) {
        return;
    }
    form.run({
        say: text.reading,
        inputs: { given, open: authority.state.folder !== null },
        work,
        commit({ sorted, opened }) {
            if (opened && !authority.state.folder) {
                setAuthority(opened.folder, opened);
            }
            put(sorted);
            local.update({
                said: taken(sorted, opened !== null),
                left: notTaken(sorted.locked, sorted.unread),
                put: Object.values(sorted).flatMap((file) =>
                    file && 'content' in file ? [file.content] : []),
            });
            announce([...local.state.said, local.state.left].join(' '));
        },
    });
}

/**
 * @param {Readonly<{ given: readonly GivenFile[], open: boolean }>} inputs
 * @param {import('../../parts/work.js').Run} run
 */
async function work({ given, open: isOpen }, run) {
    const mc = await engine();
    const { authority: folder, others } = splitAuthority(unpacked(given));
    const files = [];
    for (const [path, bytes] of others) {
        const { objects } = await mc.inspect({ bytes }, run);
        files.push({ name: path.replace(/^.*\//, ''), bytes, objects });
    }
    const sorted = sort(files);
    const { key, request, certificate, root, chain, authorityKey, locked,
        unread } = sorted;
    const found = folder.size > 0 ? folder
        : root && authorityKey && new Map([['CA.cer', root.content],
            ['CA.key', authorityKey.content]]);
    if (!found && !key && !request && !certificate && !root &&
        chain.length === 0) {
        throw new ProblemsFound([{ field: FILES,
            text: notTaken(locked, unread) || text.nothing }]);
    }
    return {
        sorted,
        opened: found && !isOpen ? await readAuthority(found, run) : null,
    };
}

/** @param {Read[]} files */
function sort(files) {
    try {
        return sortFiles(files);
    } catch (error) {
        throw error instanceof SeveralDevices
            ? new ProblemsFound([{ field: FILES, text: text.several }])
            : error;
    }
}

/** One job replaces another whole. @param {JobFiles} sorted */
function put({ key, request, certificate, root, chain }) {
    if (key || request || certificate) {
        keepPassphrase(null);
        take('key', key);
        take('request', request);
        putAnswer(certificate, root ? [...chain, root] : chain);
        adoptNames('request');
    }
}

/** @param {string[]} locked @param {string[]} unread names */
const notTaken = (locked, unread) => [
    locked.length > 0 ? text.locked({ names: locked.join(', ') }) : '',
    unread.length > 0 ? text.unread({ names: unread.join(', ') }) : '',
].filter(Boolean).join(' ');

/** What was taken. @param {JobFiles} sorted @param {boolean} opened */
function taken({ key, request, certificate, root }, opened) {
    const names = [key, request, certificate, root].flatMap((file) =>
        file ? [text.kinds[/** @type {'request'} */ (file.report.kind)]] : []);
    const what = [...new Set(names)].join(', ');
    return [what && text.taken({ what }), opened ? text.authority : '']
        .filter(Boolean);
}

export function openFilesPart() {
    const { form, slot, local } = mine();
    const { said, left } = local.state;
    return more(text.title, html`<div class="stack">
        ${problemSummary(form.problems)}
        ${form.render({ body: slot.render({ label: text.label, hint: text.hint,
            paste: false, folder: true, fault: form.fault(FILES) }) })}
        ${notice('ok', said)} ${notice('warn', left)}</div>`,
    { id: 'start-open', open: said.length > 0 || form.problems.length > 0 });
}
