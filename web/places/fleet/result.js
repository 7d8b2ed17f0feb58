/** The results: one ZIP, what is secret in it, and what comes next. */
import { html, nothing } from 'lit-html';
import { UNSEAL_COMMAND } from '../../fleet/passphrases.js';
import { copyButton } from '../../parts/copy.js';
import { announce } from '../../parts/dom.js';
import { notice } from '../../parts/notice.js';
import { saveFile } from '../../parts/save.js';
import { primaryAction, primaryLink, stepFrame } from '../../parts/step.js';
import { go, hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { fleet, forget } from './state.js';

const text = t.fleet.result;

async function save() {
    const { result } = fleet.state;
    if (result?.blob) {
        const bytes = new Uint8Array(await result.blob.arrayBuffer());
        saveFile(result.name, bytes);
        fleet.update({ saved: true });
        announce(text.saved);
    }
}

export function resultStep() {
    const { run, result, saved } = fleet.state;
    if (!run || !result) {
        return stepFrame({
            title: text.title,
            lead: text.none,
            body: primaryLink({
                text: t.fleet.table.title, href: hrefOf('fleet', 'table'),
            }),
        });
    }
    return stepFrame({
        title: text.title,
        lead: text.lead(run.progress().done),
        body: html`
            ${notice('warn', html`<p>
                ${result.plain ? text.secretPlain : text.secret}
            </p>`)}
            ${primaryAction({ id: 'fleet-save', text: text.save, act: save })}
            ${saved ? notice('ok', html`<p>${text.saved}</p>`) : nothing}
            ${result.sealed
                ? html`<section class="panel">
                      <p>${text.sealed}</p>
                      <pre tabindex="0">${UNSEAL_COMMAND}</pre>
                      ${copyButton(() => UNSEAL_COMMAND, undefined, true)}
                  </section>`
                : nothing}
            <section class="panel">
                <h2>${text.contents}</h2>
                <p>${text.contentsText}</p>
            </section>
            ${notice('info', html`<p>
                ${text.authority}
                <a href=${hrefOf('authority', 'overview')}
                    >${text.toAuthority}</a
                >
            </p>`)}
            <div class="actions">
                <a class="button" href=${hrefOf('fleet', 'round')}
                    >${t.fleet.round.title}</a
                >
                <button
                    type="button"
                    class="button"
                    @click=${() => {
                        forget();
                        go('fleet', 'table');
                    }}
                >
                    ${text.again}
                </button>
            </div>`,
    });
}
