/**
 * The passphrase of the authority's key: changed, put where there is none,
 * or the key locked anew where its lock is an old one. Keys of devices that
 * lie open in a folder are locked with it, too, or left out.
 */
import { html, nothing } from 'lit-html';
import { PATHS } from '../../authority/folder.js';
import { lockKeys, tryKey } from '../../authority/relock.js';
import { button } from '../../parts/button.js';
import { engine } from '../../parts/engine.js';
import { Form } from '../../parts/form.js';
import { more, notice, why } from '../../parts/step.js';
import { heldSecret, NewPassphrase, OpenPassphrase }
    from '../../parts/secret.js';
import { t } from '../../text/index.js';
import { problemsOf } from './common.js';
import {
    authority, authorityScope, holdPassphrase, madePassphrase, openedFolder,
    touched,
} from './state.js';

const text = t.authority.passphrase;

const mine = authorityScope.state((owner) => ({
    form: new Form(owner, {
        words: problemsOf,
        fields: {
            'authority.passphrase': 'authority-relock',
            passphrase: 'authority-relock', 'to.passphrase': 'authority-lock',
        },
    }),
    current: new OpenPassphrase('authority-relock', owner),
    fresh: new NewPassphrase('authority-lock', owner),
}));

/** What is to be done: nothing but a change, where all is well. */
function state() {
    const { lock, open } = authority.state;
    return {
        lock,
        devices: open.filter((path) => path !== PATHS.key),
        asksNew: lock === 'none' || (lock === 'good' && open.length === 0),
    };
}

/** @returns {boolean} nothing may be saved as it is */
export function liesOpen() {
    const { lock, open } = authority.state;
    return lock === 'none' || open.length > 0;
}

async function act() {
    const { form, current, fresh } = mine();
    const { lock, devices, asksNew } = state();
    if (asksNew && form.complain(fresh.problems())) {
        return;
    }
    const folder = openedFolder();
    const from = lock === 'none' ? null : current.read();
    const to = asksNew ? fresh.read() : from?.slice() ?? new Uint8Array();
    const paths = [...lock !== 'good' || asksNew ? [PATHS.key] : [],
        ...devices];
    await form.run({
        say: text.locking,
        inputs: {
            key: folder.key, report: folder.report, from, to,
            keys: paths.map((path) => ({ path, bytes:
                /** @type {Uint8Array} */ (folder.files.get(path)) })),
        },
        lent: [from, to],
        async work({ key, report, keys, ...secrets }, run) {
            const mc = await engine();
            await tryKey(mc, { key, report }, secrets.from ?? undefined, run);
            return lockKeys(mc, keys,
                { from: secrets.from ?? undefined, to: secrets.to }, run);
        },
        commit(locked) {
            locked.forEach(({ path, bytes }) => folder.put(path, bytes));
            current.clear();
            authority.update({ lock: 'good', open: [] });
            holdPassphrase(asksNew ? fresh.give(authorityScope.owner,
                () => t.authority.start.passphrase) : to.slice());
            touched();
        },
    });
}

/** The keys stay where they were opened from, and are not saved. */
function leaveOut() {
    const folder = openedFolder();
    state().devices.forEach((path) => folder.remove(path));
    authority.update({ open: [] });
    touched();
}

export function passphrasePart() {
    const { form, current, fresh } = mine();
    const { lock, devices, asksNew } = state();
    const calm = lock === 'good' && devices.length === 0;
    if (openedFolder().key === '' && devices.length === 0) {
        return nothing;
    }
    const body = html`${lock === 'none' ? nothing : current.render({
        problems: form.problems, label: text.current,
    })}
    ${asksNew ? fresh.render({
        form: 'pkcs8', problems: form.problems, label: text.fresh,
    }) : nothing}`;
    const whole = form.render({
        body,
        act: {
            id: 'authority-lock-key', primary: !calm,
            text: calm ? text.change : text.lock,
        },
        submit: act,
        others: devices.length > 0 ? button(text.leaveOut, leaveOut) : nothing,
        summary: true,
    });
    if (calm) {
        const made = madePassphrase();
        return more(text.title, html`<div class="stack">
            ${made?.item?.kept ? heldSecret({ id: 'authority-made',
                label: t.authority.start.passphrase, secret: made })
                : nothing}
            <p>${text.changeLead}</p>
            ${whole} ${why(text.forgotten, undefined, text.askForgotten)}
        </div>`);
    }
    return html`<section class="panel" id="authority-open-keys">
        ${notice(lock === 'weak' && devices.length === 0 ? 'warn' : 'bad', [
            lock !== 'good' && text[lock],
            devices.length > 0 && text.devices({ paths: devices.join(', ') }),
        ])}
        ${whole}
    </section>`;
}
