/**
 * The place "My authority": start when none is open, then its parts, and
 * whether it is saved, always in view.
 */
import { html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { hrefOf } from '../../router.js';
import { t } from '../../text/index.js';
import { certificateStep } from './certificate.js';
import { inventoryStep } from './inventory.js';
import { overview } from './overview.js';
import { peopleStep } from './people.js';
import { renewStep } from './renew.js';
import { replaceStep } from './replace.js';
import { revokedStep } from './revoked.js';
import { saveBar } from './savebar.js';
import { signStep } from './sign.js';
import { start } from './start.js';
import { authority, authorityName } from './state.js';
import { trustStep } from './trust.js';

const text = t.authority;

/** @type {[string, string, () => unknown][]} id, title, template */
const PARTS = [
    ['overview', text.sections.overview, overview],
    ['inventory', text.sections.inventory, inventoryStep],
    ['sign', text.sections.sign, signStep],
    ['renew', text.sections.renew, renewStep],
    ['revoked', text.sections.revoked, revokedStep],
    ['people', text.sections.people, peopleStep],
    ['trust', text.sections.trust, trustStep],
    ['replace', text.sections.replace, replaceStep],
    ['certificate', text.certificate.plainTitle, certificateStep],
];

/** @param {string} id */
function partOf(id) {
    return PARTS.find(([part]) => part === id) ?? PARTS[0];
}

/** @param {string} current */
function nav(current) {
    const here = current === 'certificate' ? 'inventory' : current;
    return html`<nav class="side sections" aria-label=${text.nav}>
        <p class="sections-name quiet small only-wide">${authorityName()}</p>
        <ul>
            ${PARTS.filter(([id]) => id !== 'certificate').map(
                ([id, title]) => html`<li>
                    <a href=${hrefOf('authority', id)}
                        aria-current=${id === here ? 'step' : nothing}
                        >${title}</a>
                </li>`,
            )}
        </ul>
    </nav>`;
}

/** @type {import('../all.js').Place} */
export const authorityPlace = {
    id: 'authority',
    title: text.title,
    heading: (id) => authority.state.folder ? partOf(id)[1] : text.title,
    render(id) {
        if (!authority.state.folder) {
            return html`<div class="work single">
                <div class="column">${start()}</div>
            </div>`;
        }
        const [current, , render] = partOf(id);
        return html`<div class="work with-sections">
            ${nav(current)}
            <div class="column wide">
                ${saveBar()}
                ${keyed(`${authorityName()} ${current}`, render())}
            </div>
        </div>`;
    },
};
