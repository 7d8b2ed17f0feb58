/** The results: their ZIPs, what is secret in them, and what comes next. */
import { html, nothing } from 'lit-html';
import { CHECK_COMMAND, UNSEAL_COMMAND } from '../../fleet/passphrases.js';
import { copyButton } from '../../parts/copy.js';
import { notice } from '../../parts/notice.js';
import { primaryLink, stepFrame } from '../../parts/step.js';
import { go, hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { unlessUnsaved } from './let-go.js';
import { deliveries, trouble } from './parts.js';
import { fleet } from './state.js';
import { leave } from './work.js';

const text = t.fleet.result;

export function resultStep() {
    const { run, result, parts } = fleet.state;
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
        lead: text.lead(run.progress().done, parts.length),
        body: html`
            ${notice('warn', html`<p>
                ${text.secret[result.plain]}
            </p>`)}
            ${trouble()} ${deliveries()}
            ${result.sealed
                ? html`<section class="panel">
                      <p>${text.sealed(parts.length)}</p>
                      <pre tabindex="0">${UNSEAL_COMMAND}</pre>
                      ${copyButton(() => UNSEAL_COMMAND, undefined, true)}
                      <p>${text.sealedCheck}</p>
                      <pre tabindex="0">${CHECK_COMMAND}</pre>
                  </section>`
                : nothing}
            <section class="panel">
                <h2>${text.contents}</h2>
                <p>${text.contentsText(parts.length)}</p>
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
                        unlessUnsaved(() => {
                            void leave();
                            go('fleet', 'table');
                        });
                    }}
                >
                    ${text.again}
                </button>
            </div>`,
    });
}
