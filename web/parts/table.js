/** A table in a frame that scrolls by itself. */
import { html } from 'lit-html';

/**
 * @param {object} table
 * @param {unknown[]} table.heads words, or whole `th`
 * @param {unknown[]} table.rows `tr` each
 * @param {string} [table.look] its classes
 */
export function table({ heads, rows, look = '' }) {
    return html`<div class="table-frame">
        <table class=${look}>
            <thead>
                <tr>
                    ${heads.map((head) => typeof head === 'string'
                        ? html`<th scope="col">${head}</th>` : head)}
                </tr>
            </thead>
            <tbody>
                ${rows}
            </tbody>
        </table>
    </div>`;
}
