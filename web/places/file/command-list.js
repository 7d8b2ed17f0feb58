/** OpenSSL's commands for what is on screen, folded away, each to copy. */
import { html, nothing } from 'lit-html';
import { copyButton } from '../../parts/button.js';
import { t } from '../../text/index.js';

const text = t.file.commands;

/** @param {string} command @param {string} [label] */
function line(command, label) {
    return html`<div>
        ${label ? html`<p class="small quiet">${label}</p>` : nothing}
        <div class="with-copy">
            <code class="command" tabindex="0">${command}</code>
            ${copyButton(() => command, undefined, true)}
        </div>
    </div>`;
}

/** @param {import('../../file/commands.js').Command[]} commands */
export function commandList(commands) {
    if (commands.length === 0) {
        return nothing;
    }
    return html`<details class="more small">
        <summary>${text.title}</summary>
        <div class="stack tight">
            <p class="quiet">${text.lead}</p>
            ${commands.map(({ command, older }) => html`
                ${line(command)}
                ${older && older !== command
                    ? line(older, text.older)
                    : nothing}
            `)}
        </div>
    </details>`;
}
