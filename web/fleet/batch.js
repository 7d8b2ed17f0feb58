/**
 * A fleet that is made from a list: the run, what it has made so far, where
 * that goes, and the passphrases. Everything it works with it got when it
 * began; what is chosen, closed or opened in the page afterwards does not
 * reach it.
 *
 * A fleet that fits in one ZIP is kept here until it is saved. A larger one
 * goes straight into a file, where one was chosen; where that goes wrong, or
 * none was, it comes in parts, each to be saved as soon as it is whole.
 * Does not: know the document, or which authority is open now.
 */
import { toBytes, toText } from '../authority/bytes.js';
import { PATHS } from '../authority/folder.js';
import { commonName } from '../authority/new_folder.js';
import { safeName } from '../authority/safe_name.js';
import { Item, unsettled } from '../keep.js';
import { makeDevice, namedAfter } from './make.js';
import {
    CHECK_COMMAND, SEALED_NAME, UNSEAL_COMMAND, newPassphrase, sealPassphrases,
} from './passphrases.js';
import { fleetCsv, fleetReport } from './report.js';
import { Results } from './results.js';
import { FleetRun } from './run.js';
import { Secrets } from './secrets.js';

/**
 * @import {Engine, Failure} from '../../wasm/face.js'
 * @import {RunOptions} from '../../wasm/pool.js'
 * @import {Certificate, Told} from '../../wasm/reports.js'
 * @import {AuthorityFolder} from '../authority/folder.js'
 * @import {HeldSecret} from '../keep.js'
 * @import {Owner} from '../owner.js'
 * @import {Fault, Plan} from './check.js'
 * @import {Made} from './make.js'
 * @import {Part} from './results.js'
 * @import {FileSink} from './sinks.js'
 *
 * @typedef {object} BatchOrder
 * @property {Plan[]} plans
 * @property {Fault[]} faults of the list, for the report
 * @property {Engine} engine
 * @property {AuthorityFolder} folder of the authority that signs
 * @property {Uint8Array} key the authority's, not locked; becomes the batch's
 * @property {HeldSecret | null} common one passphrase for all keys
 * @property {HeldSecret | null} seal locks the list of passphrases
 * @property {FileSink | null} file takes everything
 * @property {'' | 'dismissed' | 'refused'} trouble why there is none
 * @property {boolean} ownNames files are called by their device
 * @property {object} words
 * @property {(now: Date, part: number) => string} words.zipName
 * @property {(devices: number) => string} words.unsaved
 * @property {(fault: Fault) => string} words.fault
 * @property {(error: Failure) => string} words.error
 * @property {(told: Told) => string} words.note
 * @property {() => void} onChange something of it is another
 */

export class Batch {
    /**
     * @param {BatchOrder} order
     * @param {Owner} owner with its end, all ends: what is not saved goes
     */
    constructor(order, owner) {
        this.order = order;
        this.owner = owner;
        this.key = /** @type {Uint8Array | null} */ (order.key);
        /** @type {Map<string, {plan: Plan, serial: string, report: Certificate,
         *     ignored: Told[], folder: string}>}
         *     what was made, by serial; folder: the authority's for it */
        this.made = new Map();
        /** By the device's folder in the ZIP. */
        this.passphrases = new Secrets();
        // Keys that are not locked, by serial: the authority's folder has
        // none. Held while the file that they went to may be lost.
        this.open = /** @type {Map<string, Uint8Array>} */ (new Map());
        this.parts = /** @type {Part[]} */ ([]);
        this.items = /** @type {Map<Part, Item>} */ (new Map());
        this.trouble = /** @type {BatchOrder['trouble'] | 'lost'} */ (
            order.trouble);
        this.problem = '';
        this.closing = /** @type {Promise<boolean> | null} */ (null);
        /** @type {{sealed: boolean, plain: 'none' | 'some' | 'all'} | null}
         *     what all of them are, once the last part is whole */
        this.result = null;
        this.results = this.newResults(order.file);
        this.loose = new Item(() => order.words.unsaved(this.looseDevices()),
            { owner, kept: true });
        this.run = new FleetRun({
            plans: order.plans,
            used: order.folder.usedSerials(),
            lanes: order.engine.pool.size,
            make: (plan, serial, options) => this.make(plan, serial, options),
            keep: (made) => this.keep(made),
            onChange: order.onChange,
        });
        owner.onEnd(() => this.end());
    }

    /** @param {BatchOrder['file']} file */
    newResults(file) {
        const now = new Date();
        const fresh = new Results({
            now,
            file,
            name: (part) => this.order.words.zipName(now, part),
            onPart: () => {
                if (this.results === fresh) {
                    this.takeParts(fresh);
                }
            },
        });
        return fresh;
    }

    /** @param {Results} results with a part that is whole */
    takeParts(results) {
        this.parts = [...results.parts];
        for (const part of this.parts) {
            if (!this.items.has(part)) {
                this.items.set(part, new Item(() => part.name,
                    { owner: this.owner, kept: part.blob === null }));
            }
        }
        this.order.onChange();
    }

    /** @returns {number} devices that lie in no ZIP that is whole */
    looseDevices() {
        return this.made.size -
            this.parts.reduce((sum, { devices }) => sum + devices, 0);
    }

    /** @returns {number} devices that are made and not known to be kept */
    unsaved() {
        return this.looseDevices() + this.parts
            .filter((part) => !this.itemOf(part).kept)
            .reduce((sum, { devices }) => sum + devices, 0);
    }

    /** @param {Part} part */
    itemOf(part) {
        return /** @type {Item} */ (this.items.get(part));
    }

    /** @returns {boolean} everything is whole, and known to be kept */
    get settled() {
        return this.result !== null &&
            unsettled(this.items.values()).length === 0;
    }

    /**
     * @param {Plan} plan @param {string} serial @param {RunOptions} run
     */
    make(plan, serial, run) {
        const { engine, folder, common } = this.order;
        return makeDevice(plan, {
            engine,
            authority: {
                certificate: folder.certificate,
                key: /** @type {Uint8Array} */ (this.key),
            },
            authorityReport: folder.report,
            serial,
            passphrase: plan.passphrase || common?.text() || newPassphrase(),
        }, run);
    }

    /** @param {Made} result */
    async keep(result) {
        const { plan, certificate, report, serial, ignored, files } = result;
        await this.deliver((results) => this.addTo(results, plan, files));
        const added = this.order.folder.add({
            certificate,
            report,
            device: { name: plan.name, profile: plan.profile.id },
            files,
        });
        this.made.set(serial,
            { plan, serial, report, ignored, folder: added.folder });
        if (result.passphrase !== '') {
            this.passphrases.put(plan.folder, result.passphrase);
        } else if (this.results.file) {
            this.open.set(serial, files[plan.profile.files.key].slice());
        }
        this.loose.change();
    }

    /**
     * @param {Results} results @param {Plan} plan @param {Made['files']} files
     */
    addTo(results, plan, files) {
        const names = this.order.ownNames
            ? namedAfter(plan.profile.files, plan.folder) : new Map();
        return results.addDevice({
            plan,
            files: Object.fromEntries(Object.entries(files).map(
                ([name, bytes]) => [names.get(name) ?? name, bytes])),
        });
    }

    /**
     * Writes; where a file takes no more (the disk is full, it was
     * unplugged), what was made before comes in parts, out of the authority's
     * folder.
     *
     * @param {(results: Results) => Promise<void>} write
     */
    async deliver(write) {
        const into = this.results;
        this.stillHere();
        try {
            await write(into);
        } catch (error) {
            this.stillHere();
            if (!into.file) {
                throw error;
            }
            // Several devices may have met this; the first moves them all.
            if (this.results === into) {
                await this.moveToParts(into);
            }
            await write(this.results);
        }
        this.stillHere();
    }

    /** @param {Results} lost */
    async moveToParts(lost) {
        const former = [...this.made.values()];
        this.results = this.newResults(null);
        this.parts = [];
        this.trouble = 'lost';
        this.order.onChange();
        await lost.discard();
        for (const { plan, folder, serial } of former) {
            const files = this.filesOf(plan, folder);
            const key = this.open.get(serial);
            await this.addTo(this.results, plan, key
                ? { ...files, [plan.profile.files.key]: key } : files);
        }
    }

    /** @param {Plan} plan @param {string} where in the authority's folder */
    filesOf({ profile }, where) {
        const { key, request, certificate } = profile.files;
        const { files } = this.order.folder;
        return Object.fromEntries([key, request, certificate]
            .map((name) => [name,
                files.get(`devices/${where}/${safeName(name)}`)])
            .filter(([, bytes]) => bytes));
    }

    /** Wipes the keys that are not locked. */
    wipeOpen() {
        this.open.forEach((key) => key.fill(0));
        this.open.clear();
    }

    stillHere() {
        if (this.owner.ended) {
            throw new Error('the run was left');
        }
    }

    /** Starts, or goes on with what is not done. */
    async start() {
        await this.run.start();
        if (this.run.state === 'finished' && !this.owner.ended) {
            await this.close();
        }
    }

    /** To go on takes the authority's key again. @param {Uint8Array} key */
    unlock(key) {
        this.lock();
        this.key = key;
    }

    /** The authority's open key goes, unless something is being made. */
    lock() {
        if (!this.run.atWork) {
            this.key?.fill(0);
            this.key = null;
        }
    }

    /**
     * Ends the ZIP with what is done, also after a cancel. Called twice, it
     * is done once; what went wrong can be tried again.
     *
     * @returns {Promise<boolean>} it is whole
     */
    close() {
        this.closing ??= this.tryToClose();
        return this.closing;
    }

    async tryToClose() {
        this.problem = '';
        this.order.onChange();
        try {
            await this.run.resting; // a cancel stops the engine a moment later
            await this.finish();
            return true;
        } catch (error) {
            this.closing = null;
            this.problem = this.order.words.error(error);
            return false;
        } finally {
            this.order.onChange();
        }
    }

    async finish() {
        const list = [...this.made.values()]
            .sort((a, b) => a.plan.line - b.plan.line);
        const sealed = this.order.seal !== null && this.passphrases.size > 0;
        const last = await this.lastFiles(list, sealed);
        await this.deliver(async (results) => {
            for (const [path, bytes] of last) {
                await results.add(path, bytes);
            }
            await results.close();
        });
        const isPlain = (/** @type {{plan: Plan}} */ { plan }) =>
            plan.profile.key.passphrase === 'forbidden';
        this.result = { sealed, plain: !list.some(isPlain) ? 'none'
            : list.every(isPlain) ? 'all' : 'some' };
        this.loose.drop();
        this.wipeOpen();
        this.lock();
    }

    /**
     * What goes with all devices, for the end of the last ZIP.
     *
     * @param {{plan: Plan, serial: string, report: Certificate}[]} list
     * @param {boolean} sealed @returns {Promise<[string, Uint8Array][]>}
     */
    async lastFiles(list, sealed) {
        const { engine, folder, faults, words } = this.order;
        const files = /** @type {[string, Uint8Array][]} */ ([]);
        if (sealed) {
            const seal = /** @type {HeldSecret} */ (this.order.seal).copy();
            try {
                files.push([SEALED_NAME, await sealPassphrases(
                    list.flatMap(({ plan }) => this.secretOf(plan)), seal,
                    engine)]);
            } finally {
                seal.fill(0);
            }
        }
        return [...files,
            ['CA.cer', toBytes(folder.text(PATHS.root) || folder.certificate)],
            ['inventory.csv', fleetCsv(list)],
            ['report.txt', fleetReport({
                items: this.run.items,
                made: this.made,
                faults,
                authority: commonName(folder.report.subject),
                now: new Date(),
                faultText: words.fault,
                errorText: words.error,
                noteText: words.note,
                unseal: sealed ? [UNSEAL_COMMAND, CHECK_COMMAND] : [],
            })]];
    }

    /** @param {Plan} plan */
    secretOf({ name, folder }) {
        const secret = this.passphrases.copy(folder);
        const passphrase = secret && toText(secret);
        secret?.fill(0);
        return passphrase ? [{ name, folder, passphrase }] : [];
    }

    /** Leaves it; files that are not whole are given up. */
    end() {
        void this.run.cancel().then(() => this.lock());
        this.lock();
        this.passphrases.clear();
        this.wipeOpen();
        this.made.clear();
        void this.results.discard();
    }
}
