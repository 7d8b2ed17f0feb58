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
import {
    deviceFiles, nextDevice, noteProgress, progressOf, readRound,
    roundDevices,
} from '../../authority/upload_round.js';
import { profileById, profiles } from '../../device/profiles.js';
import { announce } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { notice } from '../../parts/notice.js';
import { go, hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { authority, openedFolder, rows, touched } from '../authority/state.js';
import { applyProfile } from './choices.js';
import { deviceAddress } from './family.js';
import {
    job, jobFile, keepPassphrase, putFile, startJob, unsavedSecrets,
} from './job.js';
import { forgetPassphrases, passphrasesFor } from './round-keys.js';
import { putFolderAuthority } from './signer-folder.js';
import { readKey } from './unlock-key.js';

/** @typedef {import('../../authority/inventory.js').Row} Row */
/** @typedef {import('../../authority/upload_round.js').RoundState}
 *   RoundState */
/** @typedef {import('../../authority/upload_round.js').DeviceFile}
 *   DeviceFile */

const text = t.device.round;

export const round = createStore({
    /** Of the certificate whose device is on the table, '' for none. */
    serial: '',
    /** What its steps said last. */
    seen: /** @type {RoundState} */ ('waiting'),
    /** Why a device could not be put on the table. */
    problem: '',
});

/** Devices of the round, in their order. @returns {Row[]} */
export function devices() {
    return roundDevices(rows());
}

/**
 * The device of the round that is on the table; none once the user works
 * with another certificate there, or another authority is open.
 *
 * @returns {Row | null}
 */
function current() {
    const { serial } = round.state;
    const held = job.state.files.certificate?.report?.serial;
    return serial !== '' && held && serialText(held) === serial
        ? devices().find((row) => row.serial === serial) ?? null : null;
}

/* ---------------------------------------------------------- how far --- */

/**
 * What the steps of the path say. A browser that trusts the device says
 * something only after the restart: before it, the old certificate answers.
 *
 * @returns {RoundState}
 */
function stateOfJob() {
    const { done, trust, upload } = job.state;
    const trusted = done.restart && trust.result === 'answered' &&
        deviceAddress()?.secure;
    if (done.trusted || trusted) {
        return 'checked';
    }
    if (done.restart) {
        return 'restarted';
    }
    if (done.upload) {
        return 'uploaded';
    }
    return upload.answer ? 'failed' : 'waiting';
}

/** @param {Row} row @param {RoundState} state */
export function setState(row, state) {
    const { serial } = round.state;
    const address = serial === row.serial ? job.state.deviceUrl : null;
    noteProgress(openedFolder(), devices(), row.serial, {
        state, ...(address === null ? {} : { address }),
    }, new Date());
    touched();
}

// Whatever a step comes to is kept at once; the page may go any moment.
job.subscribe(() => {
    const row = current();
    const state = stateOfJob();
    if (row && state !== round.state.seen) {
        round.update({ seen: state });
        if (state !== 'waiting') {
            setState(row, state);
        }
    }
});

authority.subscribe(({ folder }) => {
    if (!folder) {
        forgetPassphrases();
    }
});

/* ------------------------------------------------------- on the table --- */

/** The steps that a state has behind it. */
const BEHIND = {
    waiting: [],
    failed: [],
    skipped: [],
    uploaded: ['upload'],
    restarted: ['upload', 'restart'],
    checked: ['upload', 'restart', 'trusted'],
};

/** The step to begin with. @type {Record<RoundState, string>} */
const FIRST = {
    waiting: 'upload',
    failed: 'upload',
    skipped: 'upload',
    uploaded: 'restart',
    restarted: 'trusted',
    checked: 'trusted',
};

/**
 * Puts a device on the table and goes to the step that is its next.
 *
 * @param {Row} row
 */
export async function enterDevice(row) {
    const unsaved = unsavedSecrets().map((slot) =>
        job.state.files[slot]?.name);
    if (unsaved.length > 0) {
        complain(text.unsaved(unsaved.join(', ')));
        return;
    }
    const profile = profileById(row.profile || profiles[0].id);
    const files = deviceFiles(openedFolder(), row, profile);
    if (!files.certificate) {
        complain(text.noFiles(row.device));
        return;
    }
    const certificate = jobFile('certificate', {
        content: files.certificate.bytes, report: row.report,
        name: files.certificate.name,
    });
    const key = await readDeviceKey(row, files.key);
    const request = await readRequest(row, files.request);
    // From here on nothing is waited for: one device is put there as a whole.
    const { state, address } =
        progressOf(readRound(openedFolder()), row.serial);
    round.update({ serial: '', seen: state, problem: '' });
    applyProfile(profile.id);
    startJob({
        profileId: profile.id,
        addresses: row.names.filter((name) => !name.startsWith('*')),
        deviceUrl: address === '' ? null : address,
    });
    putFolderAuthority();
    putFile('certificate', certificate);
    putFile('request', request);
    keepPassphrase('key', key?.passphrase ?? null);
    putFile('key', key?.file ?? null);
    job.update({ signedBy: 'folder', done: Object.fromEntries(
        BEHIND[state].map((step) => [step, true])) });
    round.update({ serial: row.serial, seen: stateOfJob() });
    go('device', FIRST[state]);
}

/** @param {string} problem */
function complain(problem) {
    round.update({ problem });
    announce(problem);
}

/**
 * The first object of a kind in a file.
 *
 * @param {DeviceFile | null} file
 * @param {string} kind
 * @returns {Promise<any>} its description, or null
 */
async function describe(file, kind) {
    if (!file) {
        return null;
    }
    const { objects } = await (await engine()).inspect({ bytes: file.bytes });
    return objects.find((object) => object.kind === kind) ?? null;
}

/**
 * The request that a certificate came from.
 *
 * @param {Row} row
 * @param {DeviceFile | null} file
 */
async function readRequest(row, file) {
    const report = await describe(file, 'request');
    return file && report?.publicKeySha256 === row.report?.publicKeySha256
        ? jobFile('request', { content: file.bytes, report, name: file.name })
        : null;
}

/**
 * A device's key, opened where one of the passphrases at hand fits.
 *
 * @param {Row} row
 * @param {DeviceFile | null} file
 * @returns {Promise<{file: import('./job.js').JobFile,
 *   passphrase: Uint8Array | null} | null>} null: there is none, or it
 *   belongs to another certificate
 */
async function readDeviceKey(row, file) {
    const fits = (/** @type {any} */ report) => report?.opened &&
        report.publicKeySha256 === row.report?.publicKeySha256;
    let report = await describe(file, 'private-key');
    if (!file || !report || (!report.encrypted && !fits(report))) {
        return null;
    }
    /** @type {Uint8Array | null} */
    let passphrase = null;
    for (const tried of report.encrypted ? passphrasesFor(row) : []) {
        /** @type {any} */
        const opened = passphrase ? null : await readKey(file.bytes, tried);
        if (fits(opened)) {
            [report, passphrase] = [opened, tried];
        } else {
            tried.fill(0);
        }
    }
    return { file: jobFile('key', {
        content: file.bytes, report, name: file.name,
    }), passphrase };
}

/* -------------------------------------------------------------- shown --- */

/** @param {Row | null} row whose turn is next @param {string} weight */
function nextButton(row, weight) {
    return row ? html`<button
            type="button"
            class="button ${weight}"
            @click=${() => enterDevice(row)}
        >
            ${text.next(row.device)}
        </button>` : nothing;
}

/** @param {Row} row @returns {Row | null} */
function after(row) {
    return nextDevice(devices(), readRound(openedFolder()), row.serial);
}

/** The way on from a device that is done; nothing outside of a round. */
export function roundNext() {
    const row = current();
    return row ? nextButton(after(row), 'primary') : nothing;
}

/** @returns {boolean} the device on the table is one of the round */
export function inRound() {
    return current() !== null;
}

/** @param {Row} row */
async function skip(row) {
    setState(row, 'skipped');
    const next = after(row);
    await (next ? enterDevice(next) : go('fleet', 'round'));
}

/** Why the device that was asked for is not on the table. */
export function roundProblem() {
    const { problem } = round.state;
    return html`<div role="status">${problem === '' ? nothing
        : notice('bad', html`<p>
              ${problem}
              <a href=${hrefOf('device', 'files')}>${t.app.unsavedLink}</a>
          </p>`)}</div>`;
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
            ${text.where(all.indexOf(row) + 1, all.length)}
            <strong>${row.device}</strong>
            <span class="state is-${state}" role="status"
                >${t.fleet.round.states[state]}</span
            >
        </p>
        <div class="actions">
            ${state === 'checked' ? nextButton(next, 'small') : html`<button
                type="button"
                class="button small"
                @click=${() => skip(row)}
            >
                ${text.skip}
            </button>`}
            <a href=${hrefOf('fleet', 'round')}>${text.back}</a>
        </div>
        ${roundProblem()}
    </section>`;
}
