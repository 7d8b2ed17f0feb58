/**
 * Starts a run over the engine and puts everything that comes out where it
 * belongs: the ZIP, the authority's folder, the record.
 */
import { toBytes, toText } from '../../authority/bytes.js';
import { PATHS } from '../../authority/folder.js';
import { commonName } from '../../authority/new_folder.js';
import { makeDevice } from '../../fleet/make.js';
import {
    CHECK_COMMAND, SEALED_NAME, UNSEAL_COMMAND, newPassphrase, sealPassphrases,
} from '../../fleet/passphrases.js';
import { fleetCsv, fleetReport } from '../../fleet/report.js';
import { FleetRun } from '../../fleet/run.js';
import { announce } from '../../parts/dom.js';
import { engine } from '../../parts/engine.js';
import { Task } from '../../parts/task.js';
import { t } from '../../text/index.js';
import { problemsOf } from '../authority/common.js';
import { authority, openedFolder, touched } from '../authority/state.js';
import { takeAuthorityKey } from './ahead.js';
import { chooseTarget, deliver, dropResults, openResults }
    from './delivery.js';
import { allSaved, fleet, forget, judged, made, passphrases }
    from './state.js';

/** @typedef {import('../../fleet/check.js').Plan} Plan */
/** @typedef {import('../../fleet/make.js').Made} Made */
/** @typedef {import('../authority/common.js').Unlock} Unlock */

/** The opening of the authority's key, before the run itself. */
export const opening = new Task();

/** @type {Uint8Array | null} */
let openKey = null;
/** @type {Uint8Array | null} */
let sealWith = null;
/**
 * The authority that signs this fleet, whichever is open later.
 *
 * @type {{folder: import('../../authority/folder.js').AuthorityFolder,
 *     report: any} | null}
 */
let signer = null;

let starting = false;

const text = t.fleet.make;

/** The page is drawn at most so often while devices are made. */
const DRAW_MS = 200;
let drawn = 0;

function draw() {
    const now = performance.now();
    const { run, tick } = fleet.state;
    if (now - drawn > DRAW_MS || run?.state !== 'running') {
        drawn = now;
        fleet.update({ tick: tick + 1 });
    }
}

/**
 * @param {Plan[]} plans
 * @param {{unlock: Unlock, common: Uint8Array | null,
 *     seal: Uint8Array | null}} secrets
 *   common: one passphrase for all keys; seal: locks the list of them. Both
 *   become this module's.
 */
export async function startRun(plans, secrets) {
    starting = true;
    try {
        await start(plans, secrets);
    } catch (error) {
        secrets.common?.fill(0);
        secrets.seal?.fill(0);
        throw error;
    } finally {
        starting = false;
    }
}

/** @returns {boolean} a run is about to begin */
export function isStarting() {
    return starting;
}

/** @type {typeof startRun} */
async function start(plans, { unlock, common, seal }) {
    await chooseTarget(plans.length); // while the press is fresh
    const mc = await engine();
    const folder = openedFolder();
    const key = await opening.run(text.opening, (run) =>
        takeAuthorityKey(unlock, run));
    if (!key) {
        throw new Error(t.task.cancelled);
    }
    await fleet.state.run?.cancel();
    await closing;
    wipe(); // what a former run has left
    passphrases.clear();
    openKey = key;
    sealWith = seal;
    const { report } = authority.state;
    signer = { folder, report };
    made.clear();
    closing = null;
    await openResults();
    const shared = common ? new TextDecoder().decode(common) : null;
    common?.fill(0);
    const run = new FleetRun({
        plans,
        used: folder.usedSerials(),
        lanes: mc.pool.size,
        make: (plan, serial, options) => makeDevice(plan, {
            engine: mc,
            authority: {
                certificate: folder.certificate,
                key: /** @type {Uint8Array} */ (openKey),
            },
            authorityReport: report,
            serial,
            passphrase: plan.passphrase || shared || newPassphrase(),
        }, options),
        keep,
        onChange: draw,
    });
    fleet.update({ run, closing: false, problem: '', result: null });
    void run.start().then(() => finish(run));
}

/** @param {Made} result */
async function keep(result) {
    const { plan, certificate, report, serial, ignored, files } = result;
    const { folder } = /** @type {NonNullable<typeof signer>} */ (signer);
    await deliver(folder, (results) => results.addDevice(result));
    const added = folder.add({
        certificate,
        report,
        device: { name: plan.name, profile: plan.profile.id },
        files,
    });
    made.set(serial, { plan, serial, report, ignored, folder: added.folder });
    if (result.passphrase !== '') {
        passphrases.put(plan.folder, result.passphrase);
    }
}

/**
 * @returns {'open' | 'locked' | 'closed'} whether the authority's key is at
 *   hand, or its passphrase is needed again, or there is none any more
 */
export function signing() {
    return openKey ? 'open'
        : authority.state.folder === signer?.folder ? 'locked' : 'closed';
}

/**
 * Goes on with what is not done.
 *
 * @param {Unlock} unlock
 */
export async function resume(unlock) {
    const { run } = fleet.state;
    if (signing() === 'locked') {
        const key = await opening.run(text.opening, (task) =>
            takeAuthorityKey(unlock, task));
        if (fleet.state.run !== run || openKey) {
            key?.fill(0);
        } else {
            openKey = key ?? null;
        }
    }
    if (run && fleet.state.run === run && openKey && !closing) {
        void run.start().then(() => finish(run));
    }
}

/**
 * The authority's open key goes when the authority is locked or closed and
 * nothing is being made with it; the passphrases of the devices when it is
 * closed and the list that seals them is saved.
 */
function lockUp() {
    const { run } = fleet.state;
    const { folder, unlocked } = authority.state;
    if (!run || !signer || starting || run.atWork) {
        return;
    }
    const open = folder === signer.folder;
    if (openKey && !(open && unlocked)) {
        openKey.fill(0);
        openKey = null;
    }
    if (!open && allSaved()) {
        passphrases.clear();
    }
}

authority.subscribe(lockUp);
fleet.subscribe(lockUp); // a run came to rest, or its last part was saved

/** A run that has come to rest for good: its ZIP is closed. */
/** @param {FleetRun} run */
async function finish(run) {
    touched();
    if (run.state !== 'finished' || fleet.state.run !== run) {
        draw();
        return;
    }
    await close();
}

/** @type {Promise<boolean> | null} */
let closing = null;

/**
 * Ends the ZIP with what is done, also after a cancel, and wipes secrets.
 * Called twice, it is done once; what went wrong can be tried again.
 *
 * @returns {Promise<boolean>} it is whole
 */
export function close() {
    const { run } = fleet.state;
    if (!closing && run && signer) {
        fleet.update({ closing: true, problem: '' });
        closing = tryToClose(run);
    }
    return closing ?? Promise.resolve(false);
}

/** @param {FleetRun} run */
async function tryToClose(run) {
    try {
        await finishZip(run);
        return true;
    } catch (error) {
        if (fleet.state.run === run) {
            closing = null;
            const problem = text.notClosed(problemsOf(error)[0].text);
            fleet.update({ problem });
            announce(problem);
        }
        return false;
    } finally {
        if (fleet.state.run === run) {
            fleet.update({ closing: false });
        }
    }
}

/** @param {FleetRun} run @throws when it was left meanwhile */
function stillHere(run) {
    if (fleet.state.run !== run) {
        throw new Error('the run was left');
    }
}

/** @param {FleetRun} run */
async function finishZip(run) {
    const { folder } = /** @type {NonNullable<typeof signer>} */ (signer);
    await run.resting; // a cancel stops the engine a moment later
    const list = [...made.values()];
    const sealed = sealWith !== null && passphrases.size > 0;
    const last = await lastFiles(run, list, sealed);
    stillHere(run);
    await deliver(folder, async (results) => {
        for (const [path, bytes] of last) {
            await results.add(path, bytes);
        }
        await results.close();
    });
    stillHere(run);
    const plain = list.filter(({ plan }) =>
        plan.profile.key.passphrase === 'forbidden').length;
    fleet.update({ result: {
        sealed,
        plain: plain === 0 ? 'none'
            : plain === list.length ? 'all' : 'some',
    } });
    wipe();
}

/**
 * What goes with all devices, for the end of the last ZIP.
 *
 * @param {FleetRun} run
 * @param {{plan: Plan, serial: string, report: any}[]} list
 * @param {boolean} sealed
 * @returns {Promise<[string, Uint8Array][]>}
 */
async function lastFiles(run, list, sealed) {
    const { folder, report } =
        /** @type {NonNullable<typeof signer>} */ (signer);
    /** @type {[string, Uint8Array][]} */
    const files = [];
    if (sealed) {
        const secrets = list.flatMap(({ plan }) => {
            const secret = passphrases.copy(plan.folder);
            if (!secret) {
                return [];
            }
            const passphrase = toText(secret);
            secret.fill(0);
            return [{ name: plan.name, folder: plan.folder, passphrase }];
        });
        files.push([SEALED_NAME, await sealPassphrases(secrets,
            /** @type {Uint8Array} */ (sealWith), await engine())]);
    }
    files.push(['CA.cer',
        toBytes(folder.text(PATHS.root) || folder.certificate)]);
    files.push(['inventory.csv', fleetCsv(list)]);
    files.push(['report.txt', fleetReport({
        items: run.items,
        made,
        faults: judged(report).faults,
        authority: commonName(report.subject),
        now: new Date(),
        faultText: (fault) =>
            t.fleet.check.faultText[fault.code](fault.values),
        errorText: (error) => problemsOf(error)[0].text,
        unseal: sealed ? [UNSEAL_COMMAND, CHECK_COMMAND] : [],
    })]);
    return files;
}

function wipe() {
    openKey?.fill(0);
    sealWith?.fill(0);
    openKey = null;
    sealWith = null;
    // The passphrases stay for the upload round, until this list is left.
}

/** Leaves the run and its list; what is not saved of them goes. */
export async function leave() {
    void fleet.state.run?.cancel();
    closing = null;
    wipe();
    forget();
    await dropResults();
}
