/**
 * What "Many devices" is at: a list and how it was judged, which end with the
 * authority that they are judged against; and the batch that is made from
 * one, which stays until another takes its place.
 */
import { profiles } from '../../device/profiles.js';
import { Scope } from '../../owner.js';
import { FileSlot } from '../../parts/file-slot.js';
import { Keeping } from '../../parts/keeping.js';
import { NewPassphrase } from '../../parts/secret.js';
import { Work } from '../../parts/work.js';
import { createStore, redraw } from '../../store.js';
import { SigningForm } from '../authority/common.js';
import { authority } from '../authority/state.js';
import { DEVICE_DAYS } from '../../authority/validity.js';
import { TableError, readTableFile } from '../../fleet/table.js';
import { say, t } from '../../text/index.js';

/** @import {Batch} from '../../fleet/batch.js' */
/** @import {Judgement, Plan} from '../../fleet/check.js' */
/** @import {FileSink} from '../../fleet/sinks.js' */
/** @import {Table} from '../../fleet/table.js' */
/** @import {Owner} from '../../owner.js' */
/** @import {GivenFile} from '../../parts/file-slot.js' */

/** Of the open authority: they end with it. */
export const lists = new Scope();
const batches = new Scope();

export const list = lists.state((owner) => {
    const local = createStore({
        table: /** @type {Table | null} */ (null),
        tableName: '',
        /** Why the file that was given is no table, '' when it is one. */
        fault: '',
        /** Devices to renew, instead of a table, and who cannot be. */
        renewals: /** @type {Plan[] | null} */ (null),
        left: /** @type {string[]} */ ([]),
        profile: profiles[0].id,
        organisation: '',
        days: String(DEVICE_DAYS),
        passphrases: /** @type {'one' | 'each'} */ ('each'),
        seal: false,
        ownNames: true,
        judged: /** @type {(Judgement & {from: Record<string, unknown>,
            problem?: string}) | null} */ (null),
        /** What was made before and not saved is in the way. */
        asking: false,
    });
    const slot = new FileSlot({
        id: 'fleet-file', most: Infinity,
        changed: ([file]) => local.update(takeTable(file)),
    }, owner);
    return {
        local,
        slot,
        form: new SigningForm('fleet-unlock', owner),
        looking: new Work(owner),
        one: new NewPassphrase('fleet-passphrase', owner),
        sealing: new NewPassphrase('fleet-seal', owner),
        /** A file that was chosen for a run that did not start yet. */
        file: /** @type {FileSink | null} */ (null),
    };
});

export const making = batches.state((owner) => ({
    batch: /** @type {Batch | null} */ (null),
    form: new SigningForm('fleet-unlock-again', owner),
    keeping: new Keeping('fleet-back', owner),
}));

export const batch = () => making().batch;

/** Ends what was made before, and all of it that is not saved. */
/** @param {(owner: Owner) => Batch} make */
export function beginBatch(make) {
    const made = make(batches.begin());
    making().batch = made;
    redraw();
    return made;
}

/** Devices that are made and not known to be kept. */
export const unsavedDevices = () => batch()?.unsaved() ?? 0;

/**
 * The passphrase of a device that was made here.
 *
 * @param {string} serial
 * @returns {Uint8Array | null} a copy, the caller's
 */
export function madePassphrase(serial) {
    const made = batch()?.made.get(serial);
    return made ? batch()?.passphrases.copy(made.plan.folder) ?? null : null;
}

/** @returns {'open' | 'locked' | 'closed'} the authority that signs */
export function signing() {
    const now = batch();
    return now?.key ? 'open'
        : authority.state.folder === now?.order.folder ? 'locked' : 'closed';
}

/**
 * The authority's open key goes when the authority is locked or closed and
 * nothing is being made with it; the passphrases of the devices when it is
 * closed and all is saved.
 */
export function lockUp() {
    const now = batch();
    const { folder, unlocked } = authority.state;
    if (now && !(folder === now.order.folder && unlocked)) {
        now.lock();
    }
    if (now?.settled && folder !== now.order.folder) {
        now.passphrases.clear();
    }
}

let opened = authority.state.folder;

authority.subscribe(({ folder }) => {
    lockUp();
    if (folder !== opened) {
        opened = folder;
        lists.begin();
    }
});

const NOTHING = {
    table: null, tableName: '', fault: '', renewals: null, left: [],
    judged: null, asking: false,
};

/**
 * A file as the list: the table in it, or why it is none.
 *
 * @param {GivenFile | undefined} file undefined: it was taken away, or could
 *   not be read
 */
function takeTable(file) {
    if (!file) {
        return NOTHING;
    }
    try {
        return { ...NOTHING, table: readTableFile(file.bytes),
            tableName: file.pasted ? '' : file.name };
    } catch (error) {
        if (!(error instanceof TableError)) {
            throw error;
        }
        return { ...NOTHING, fault: say(t.fleet.table.errors, error.code,
            error.values) ?? error.code };
    }
}

/**
 * @param {Plan[]} renewals
 * @param {string[]} left who cannot be renewed, in words
 */
export function takeRenewals(renewals, left) {
    return { ...NOTHING, renewals, left };
}
