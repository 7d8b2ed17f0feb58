/**
 * The upload round on the path of one device: its files, its address and its
 * kind are put in place, the path is gone through as ever, and how far it
 * came is kept in the authority's folder. A bar says which device of how
 * many this is, and leads to the next one.
 *
 * Nothing is sent by this: each device is posted to by the user's press on
 * its own steps.
 */
import { html, nothing } from 'lit-html';
import { serialText } from '../../authority/openssl_index.js';
import { isFinished, nextDevice, noteProgress, progressOf, readRound,
    roundDevices } from '../../authority/upload_round.js';
import { NO_DEEDS } from '../../device/deeds.js';
import { actions, button } from '../../parts/button.js';
import { announce } from '../../parts/dom.js';
import { problemsFrom } from '../../parts/form.js';
import { notice } from '../../parts/step.js';
import { Work } from '../../parts/work.js';
import { go, goLater, hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { authorityScope, openedFolder, rows, touched }
    from '../authority/state.js';
import { applyProfile, deviceOrigin, isNoted, note } from './at-device.js';
import { pointTo } from './chips.js';
import { job, keepPassphrase, putFile, startJob, unsavedItems, unsavedNames }
    from './job.js';
import { readDevice, rememberTyped } from './round-files.js';
import { putAuthority } from './signer-own.js';

/** @import {Row} from '../../authority/inventory.js' */
/** @import {RoundState} from '../../authority/upload_round.js' */
/** @import {DeedName} from '../../device/deeds.js' */

const text = t.device.round;

const mine = authorityScope.state((owner) => ({
    /** Puts a device on the table; one at a time. */
    entering: new Work(owner),
    /** As they were when last looked at. */
    deeds: NO_DEEDS,
    round: createStore({
        /** Of the certificate whose device is on the table, '' for none. */
        serial: '',
        /** What its steps said last. */
        seen: /** @type {RoundState} */ ('waiting'),
        /** Files that a device would have taken the place of, or none. */
        unsaved: false,
        /** Why a device could not be put on the table. */
        problem: '',
    }),
}));

/** Devices of the round, in their order. */
export const devices = () => roundDevices(rows());

/**
 * The device of the round that is on the table; none once the user works
 * with another certificate there, or another authority is open.
 *
 * @returns {Row | null}
 */
function current() {
    const { serial } = mine().round.state;
    const held = job.state.files.certificate?.report.serial;
    return serial !== '' && held && serialText(held) === serial
        ? devices().find((row) => row.serial === serial) ?? null : null;
}

/**
 * What the steps of the path say. A browser that trusts the device says
 * something only after the restart: before it, the old certificate answers.
 *
 * @returns {RoundState}
 */
function stateOfJob() {
    const back = isNoted('restart');
    return isNoted('trusted') || (back && isNoted('answered')) ? 'checked'
        : back ? 'restarted' : isNoted('upload') ? 'uploaded'
            : isNoted('failed') ? 'failed' : 'waiting';
}

/** @param {Row} row @param {RoundState} state */
export function setState(row, state) {
    // The table may hold another device by now, and its address with it.
    const address = current()?.serial === row.serial
        ? job.state.deviceUrl : null;
    noteProgress(openedFolder(), devices(), row.serial,
        { state, ...(address !== null && { address }) }, new Date());
    touched();
}

// Whatever a step comes to is kept at once; the page may go any moment. Not
// so what another address, typed meanwhile, makes of the same deeds.
job.subscribe(({ deeds }) => {
    const held = mine();
    const row = deeds === held.deeds ? null : current();
    const state = stateOfJob();
    held.deeds = deeds;
    if (row && state !== held.round.state.seen) {
        held.round.update({ seen: state });
        if (state !== 'waiting') {
            setState(row, state);
        }
    }
});

/** For the devices to come. @param {Uint8Array} passphrase becomes ours */
export function rememberInRound(passphrase) {
    if (inRound()) {
        rememberTyped(passphrase);
    } else {
        passphrase.fill(0);
    }
}

/**
 * The step to begin with, and what a state has behind it.
 *
 * @type {Record<RoundState, [step: string, ...DeedName[]]>}
 */
const FIRST = {
    waiting: ['upload'],
    failed: ['upload'],
    skipped: ['upload'],
    uploaded: ['restart', 'upload'],
    restarted: ['trusted', 'upload', 'restart'],
    checked: ['trusted', 'upload', 'restart', 'trusted'],
};

/** What was never saved, in words; '' for nothing. */
const neverSaved = () =>
    unsavedNames(unsavedItems().filter(({ state }) => state === 'made'));

/** What was saved, for all the page knows, and only the user can tell. */
export const handedItems = () =>
    unsavedItems().filter(({ state }) => state === 'handed');

/** @returns {boolean} a key may be saved nowhere, and that has been said */
function keepsUnsaved() {
    const items = unsavedItems();
    const names = neverSaved();
    mine().round.update({ unsaved: items.length > 0, problem: '' });
    if (items.length > 0) {
        announce(names !== '' ? text.unsaved({ names }) : t.keep.handed({
            name: items.map((item) => item.savedAs).join(', ') }));
    }
    return items.length > 0;
}

/**
 * Puts a device on the table and goes to the step that is its next, unless
 * the user has gone elsewhere while it was opened.
 *
 * @param {Row} row
 */
export async function enterDevice(row) {
    const { entering, round } = mine();
    if (entering.running || keepsUnsaved()) {
        return;
    }
    const goOn = goLater();
    try {
        await entering.run({
            say: text.opening({ device: row.device }),
            inputs: { folder: openedFolder(), row },
            work: (inputs, run) => readDevice(inputs.folder, inputs.row, run),
            commit(found) {
                // While a slow passphrase was tried, one may have been made.
                if (keepsUnsaved()) {
                    letGo(found);
                } else {
                    goOn('device', putDevice(row, found));
                }
            },
            drop: letGo,
        });
    } catch (error) {
        const [{ text: problem }] = problemsFrom(error, {});
        round.update({ problem });
        announce(problem);
    }
}

/** @typedef {Awaited<ReturnType<typeof readDevice>>} Found */

/** @param {Found} found for nobody */
const letGo = (found) => found.key?.passphrase?.fill(0);

/**
 * Nothing is waited for here: a device is put on the table as a whole.
 *
 * @param {Row} row
 * @param {Found} found
 * @returns {string} the step that is its next
 */
function putDevice(row, { profile, certificate, request, key }) {
    const { round } = mine();
    const { state, address } =
        progressOf(readRound(openedFolder()), row.serial);
    round.update({ serial: '', seen: state });
    applyProfile(profile.id);
    startJob(profile.id, row.names.filter((name) => !name.startsWith('*')),
        address === '' ? null : address);
    putAuthority(openedFolder());
    putFile('certificate', certificate);
    putFile('request', request);
    keepPassphrase(key?.passphrase ?? null);
    putFile('key', key?.file ?? null);
    job.update({ signedBy: 'own' });
    const [step, ...behind] = FIRST[state];
    behind.forEach((name) => note(name, deviceOrigin(), null));
    round.update({ serial: row.serial, seen: stateOfJob() });
    return step;
}

/**
 * @param {Row | null} row whose turn is next
 * @param {'small' | 'primary'} weight
 */
const nextButton = (row, weight) =>
    row ? button(t.fleet.round.next({ device: row.device }),
        () => enterDevice(row),
        { weight, disabled: mine().entering.running }) : nothing;

/** @param {Row} row */
const after = (row) =>
    nextDevice(devices(), readRound(openedFolder()), row.serial);

/** How much of the round is to go, in words. */
export function leftText() {
    const progress = readRound(openedFolder());
    const states = devices().map(({ serial }) =>
        progressOf(progress, serial).state);
    const n = states.filter((state) => !isFinished(state)).length;
    const skipped = states.filter((state) => state === 'skipped').length;
    const all = states.length;
    const words = t.fleet.round;
    const left = n > 0 ? words.left({ n, all }) : skipped === 0
        ? words.leftNone : words.leftSkipped({ done: all - skipped, all });
    return skipped === 0 ? left : `${left} ${words.skipped({ n: skipped })}`;
}

/** The way on from a device that is done; nothing outside of a round. */
export function roundNext() {
    const row = current();
    const next = row && after(row);
    return next ? nextButton(next, 'primary')
        : row && html`<a class="button primary" id="round-back"
            href=${hrefOf('fleet', 'round')}>${text.back}</a>`;
}

/** @returns {boolean} the device on the table is one of the round */
export const inRound = () => current() !== null;

/** @param {Row} row */
async function skip(row) {
    setState(row, 'skipped');
    const next = after(row);
    await (next ? enterDevice(next) : go('fleet', 'round'));
}

/** Why the device that was asked for is not on the table, or not yet. */
export function roundProblem() {
    const { entering, round: { state: { problem, unsaved } } } = mine();
    // Saved meanwhile, it is in nobody's way.
    const names = unsaved ? neverSaved() : '';
    return html`${entering.render()}
        <div role="status">${notice('bad', names === '' ? problem : pointTo(
            text.unsaved({ names }), t.app.unsavedLink, 'files'))}</div>`;
}

/** Which device of how many this is, above every step. */
export function roundBar() {
    const row = current();
    if (!row) {
        return nothing;
    }
    const all = devices();
    const { state } = progressOf(readRound(openedFolder()), row.serial);
    const next = after(row);
    return html`<section class="round-bar" aria-label=${text.label}>
        <p>
            ${text.where({ n: all.indexOf(row) + 1, all: all.length })}
            <strong>${row.device}</strong>
            <span class="state is-${state}"
                role="status">${t.fleet.round.states[state]}</span>
        </p>
        ${actions(state === 'checked' ? nextButton(next, 'small')
            : button(text.skip, () => skip(row), {
                weight: 'small', disabled: mine().entering.running,
            }), html`<a href=${hrefOf('fleet', 'round')}>${text.back}</a>`)}
        ${roundProblem()}
    </section>`;
}
