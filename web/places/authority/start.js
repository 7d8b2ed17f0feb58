/** No authority is open: make a new one, or open one. */
import { html, nothing } from 'lit-html';
import { canPickDirectory, pickDirectory, readDirectory }
    from '../../authority/folder_disk.js';
import { makeAuthority } from '../../authority/new_folder.js';
import { button } from '../../parts/button.js';
import { Scope } from '../../owner.js';
import { engine } from '../../parts/engine.js';
import { waysField } from '../../parts/field.js';
import { FileSlot } from '../../parts/file-slot.js';
import { Form } from '../../parts/form.js';
import { stepFrame } from '../../parts/step.js';
import { goLater } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { job } from '../device/job.js';
import { filesOf, problemsOf } from './common.js';
import { AuthorityMaker, proposeLimits } from './maker.js';
import { authorityScope, holdPassphrase, readAuthority, setAuthority }
    from './state.js';

/** @import {Files} from '../../authority/folder.js' */

const text = t.authority.start;
const OPEN = 'authority-open';

/** What is typed here ends with what it becomes. */
const scope = new Scope();

const mine = scope.state((owner) => {
    const maker = new AuthorityMaker('authority', owner,
        () => proposeLimits(job.state.addresses));
    return {
        maker,
        local: createStore({ way: 'make' }),
        make: new Form(owner, { words: problemsOf, fields: maker.fields }),
        open: new Form(owner, { words: problemsOf, fields: { '': OPEN } }),
        slot: new FileSlot({
            id: OPEN, several: true, most: Infinity,
            changed: (files) => void open(filesOf(files)),
        }, owner),
    };
});

/** @param {(place: string, step: string) => void} goOn */
function opened(goOn) {
    scope.begin();
    goOn('authority', 'overview');
}

async function make() {
    const { maker, make: form } = mine();
    if (form.complain(maker.problems())) {
        return;
    }
    const passphrase = maker.fresh.read();
    const goOn = goLater();
    await form.run({
        say: text.making,
        inputs: { wishes: maker.wishes(), passphrase },
        lent: [passphrase],
        work: async ({ wishes }, run) => makeAuthority(
            await engine(), wishes, passphrase, run),
        commit({ folder }) {
            setAuthority(folder, { untested: true });
            holdPassphrase(maker.fresh.give(authorityScope.owner,
                () => text.passphrase));
            opened(goOn);
        },
    });
}

/**
 * @param {Files} files
 * @param {FileSystemDirectoryHandle} [handle] they are from
 */
async function open(files, handle) {
    const { open: form } = mine();
    form.complain([]);
    if (files.size > 0) {
        const goOn = goLater();
        await form.run({
            say: text.opening,
            inputs: { files, handle },
            work: (inputs, run) => readAuthority(inputs.files, run),
            commit({ folder, ...more }, inputs) {
                setAuthority(folder, { handle: inputs.handle, ...more });
                opened(goOn);
            },
        });
    }
}

async function openDirectory() {
    try {
        const handle = await pickDirectory();
        await open(await readDirectory(handle), handle);
    } catch (error) {
        if (error.name !== 'AbortError') {
            mine().open.complain(problemsOf(error));
        }
    }
}

function openForm() {
    const { open: form, slot } = mine();
    return form.render({
        body: html`<section class="panel">
            ${slot.render({
                label: text.openLabel, hint: text.openHint, folder: true,
                paste: false, fault: form.fault(OPEN),
            })}
            ${canPickDirectory()
                ? html`<div class="stack tight">
                      ${button(text.openDirectory, openDirectory)}
                      <p class="hint">${text.openDirectoryHint}</p>
                  </div>`
                : nothing}
        </section>`,
    });
}

function makeForm() {
    const { make: form, maker } = mine();
    return form.render({
        body: html`<section class="panel">
            ${maker.render(form.problems)}
        </section>`,
        act: { id: 'authority-make', text: text.act },
        submit: make,
    });
}

export function start() {
    const { local, make: making, open: opening } = mine();
    const { way } = local.state;
    return stepFrame(text.title, text.lead, html`${waysField({
        id: 'authority-way', legend: text.ways, ...local.bind('way'),
        options: [['make', text.make], ['open', text.open]],
    })}
    ${way === 'make' ? makeForm() : openForm()}`,
    { problems: (way === 'make' ? making : opening).problems });
}
