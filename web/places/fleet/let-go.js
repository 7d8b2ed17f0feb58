/**
 * The question before what was made and not saved gives way to a new list.
 */
import { html, nothing } from 'lit-html';
import { announce, focusSoon } from '../../parts/dom.js';
import { notice } from '../../parts/notice.js';
import { hrefOf } from '../../router.js';
import { createStore } from '../../store.js';
import { t } from '../../text/index.js';
import { fleet, unsavedDevices } from './state.js';

const text = t.fleet.letGo;
const local = createStore({
    act: /** @type {(() => void) | null} */ (null),
});

/** @param {() => void} act what lets go of everything that was made */
export function unlessUnsaved(act) {
    const unsaved = unsavedDevices();
    if (unsaved === 0) {
        local.update({ act: null });
        act();
        return;
    }
    local.update({ act });
    announce(text.title(unsaved));
    // Who is typing a table goes on typing.
    if (!(document.activeElement instanceof HTMLTextAreaElement)) {
        focusSoon('#fleet-keep');
    }
}

export function letGoQuestion() {
    const { act } = local.state;
    const unsaved = unsavedDevices();
    if (!act || unsaved === 0) {
        return nothing;
    }
    const forget = () => local.update({ act: null });
    return notice('warn', html`<p><strong>${text.title(unsaved)}</strong></p>
        <p>${text.lead}</p>
        <div class="chip-actions start">
            <a
                class="button primary"
                id="fleet-keep"
                href=${hrefOf('fleet', fleet.state.result
                    ? 'result' : 'make')}
                @click=${forget}
                >${text.back}</a
            >
            <button
                type="button"
                class="button"
                id="fleet-let-go"
                @click=${() => {
                    forget();
                    act();
                }}
            >
                ${text.act}
            </button>
        </div>`);
}
