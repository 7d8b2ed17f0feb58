/**
 * Begins a batch: asks where large results go, opens the authority's key, and
 * puts what is made where it belongs.
 */
import { Batch } from '../../fleet/batch.js';
import { PART_DEVICES } from '../../fleet/results.js';
import { FileSink } from '../../fleet/sinks.js';
import { engine } from '../../parts/engine.js';
import { noteText } from '../../parts/told.js';
import { goLater } from '../../router.js';
import { redraw } from '../../store.js';
import { say, t } from '../../text/index.js';
import { canWrite, pickFile } from '../../writer.js';
import { problemsOf } from '../authority/common.js';
import { authority, heldPassphrase, openedFolder, touched }
    from '../authority/state.js';
import { batch, beginBatch, list, lockUp, making } from './state.js';
import { openAuthorityKey } from '../../fleet/make.js';

/** @import {AuthorityFolder} from '../../authority/folder.js' */
/** @import {Fault, Plan} from '../../fleet/check.js' */
/** @import {Run} from '../../parts/work.js' */
/** @import {Unlock} from '../authority/common.js' */

const text = t.fleet;

/** The page is drawn at most so often while devices are made. */
const DRAW_MS = 200;
let drawn = 0;

function draw() {
    const now = performance.now();
    lockUp();
    if (now - drawn > DRAW_MS || batch()?.run.state !== 'running') {
        drawn = now;
        redraw();
    }
}

/** @param {Fault} fault */
export function faultText({ code, values }) {
    const inAll = code === 'AUTHORITY_CONSTRAINT' && !values.text;
    return say(text.check.faultText, inAll ? 'CONSTRAINT' : code, values)
        ?? problemsOf({ code, message: code })[0].text;
}

/** @param {Date} now @param {number} part @returns {string} */
function zipName(now, part) {
    const when = now.toISOString().slice(0, 16).replace(/[T:]/g, '-');
    return text.result.zipName({ when: part === 0 ? when : `${when}-${part}` });
}

/** @param {number} devices @returns {number} ZIPs, where they come in parts */
export function partCount(devices) {
    return Math.max(1, Math.ceil(devices / PART_DEVICES));
}

/**
 * Asks where to write, while the press of a button is fresh: browsers show
 * the dialog for no other reason. Once for each start, though the passphrase
 * may need another try.
 *
 * @param {number} devices
 * @returns {Promise<'' | 'dismissed' | 'refused'>} why there is no file
 */
async function chooseFile(devices) {
    const mine = list();
    if (partCount(devices) === 1 || !canWrite() || mine.file) {
        return '';
    }
    const handle = await pickFile(zipName(new Date(), 0));
    if (!handle) {
        return handle === null ? 'dismissed' : 'refused';
    }
    try {
        mine.file = await FileSink.open(handle);
        return '';
    } catch {
        return 'refused';
    }
}

/**
 * @param {Plan[]} plans @param {Fault[]} faults
 * @param {boolean} locked some keys get a passphrase
 * @param {boolean} sealed the list of passphrases is written
 */
export function begin(plans, faults, locked, sealed) {
    const mine = list();
    const { form, one, sealing, local } = mine;
    const goOn = goLater();
    return form.run({
        say: text.make.opening,
        inputs: { plans, faults, folder: openedFolder(),
            ownNames: local.state.ownNames },
        work: async (inputs, run) => {
            const trouble = await chooseFile(inputs.plans.length);
            const key = await takeAuthorityKey(form.unlock, run);
            return { trouble, mc: await engine(), key };
        },
        commit: ({ trouble, mc, key }, inputs) => {
            const { file } = mine;
            mine.file = null;
            const made = beginBatch((owner) => new Batch({
                ...inputs, trouble, file, key, engine: mc,
                common: locked && local.state.passphrases === 'one'
                    ? one.give(owner, () => text.check.onePassphrase) : null,
                seal: sealed
                    ? sealing.give(owner, () => text.check.sealPassphrase)
                    : null,
                words: {
                    zipName,
                    unsaved: (n) => text.letGo.title({ n }),
                    fault: faultText,
                    error: (error) => problemsOf(error)[0].text,
                    note: noteText,
                },
                onChange: draw,
            }, owner));
            void start(made);
            goOn('fleet', 'make');
        },
        drop: ({ key }) => key.fill(0),
    });
}

/** @param {Batch} made */
async function start(made) {
    await made.start();
    touched();
    draw();
}

/** Goes on with what is not done. */
export async function resume() {
    const { form } = making();
    const made = batch();
    if (!made) {
        return;
    }
    if (made.key) {
        void start(made);
        return;
    }
    await form.run({
        say: text.make.opening,
        inputs: {},
        work: (_, run) => takeAuthorityKey(form.unlock, run),
        commit: (key) => {
            made.unlock(key);
            void start(made);
        },
        drop: (key) => key.fill(0),
    });
}

/*
 * What can be done while the list is still looked over: the workers are
 * started and run warm, and where the authority's passphrase is held anyway,
 * its key is opened, which takes longer than making ten devices.
 *
 * The open key is given away once. Until then it goes when the passphrase
 * does: when the authority is locked or closed, or after some idle minutes.
 */

/** @type {{folder: AuthorityFolder, key: Promise<Uint8Array>,
 *     stop: AbortController} | null} */
let ahead = null;
let warm = false;

/** Called whenever the list is shown; what is begun is not begun again. */
export function workAhead() {
    const { folder, unlocked } = authority.state;
    if (!warm) {
        warm = true;
        warmUp().catch(() => {}); // told to whoever needs the workers
    }
    if (folder && unlocked && ahead?.folder !== folder) {
        forgetKey();
        const stop = new AbortController();
        ahead = { folder, stop, key: engine().then((mc) =>
            openAuthorityKey(mc, folder.key, /** @type {Uint8Array} */ (
                heldPassphrase()), { signal: stop.signal })) };
        ahead.key.catch(() => {}); // told to whoever takes it
    }
}

/** Browsers compile code better once it has run for a while. */
async function warmUp() {
    const mc = await engine();
    await Promise.all(Array.from({ length: mc.pool.size }, async () =>
        (await mc.call([['op', 'prime-search'], ['bits', 2048]])).wipe()));
}

function forgetKey() {
    const former = ahead;
    ahead = null;
    former?.stop.abort();
    void former?.key.then((key) => key.fill(0)).catch(() => {});
}

authority.subscribe(({ folder, unlocked }) => {
    if (ahead && !(unlocked && folder === ahead.folder)) {
        forgetKey();
    }
});

/**
 * @param {Unlock} unlock @param {Run} run
 * @returns {Promise<Uint8Array>} not locked: the caller wipes it
 */
async function takeAuthorityKey(unlock, run) {
    const folder = openedFolder();
    if (ahead?.folder === folder) {
        const { key, stop } = ahead;
        ahead = null;
        run.signal.addEventListener('abort', () => stop.abort());
        return key;
    }
    return openAuthorityKey(await engine(), folder.key,
        await unlock.read(run), run);
}
