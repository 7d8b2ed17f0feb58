/**
 * The third way of the upload: the user fills the device's form himself, and
 * this page shows what goes where (article, steps 11 to 15).
 */
import { html, nothing } from 'lit-html';
import { pageOn } from '../../device/address.js';
import { linkApart } from '../../parts/button.js';
import { heldSecret } from '../../parts/secret.js';
import { t } from '../../text/index.js';
import { jobChip } from './chips.js';
import { currentProfile, deviceOrigin } from './family.js';
import { job } from './job.js';
import { stage, stageList } from './stage.js';

const text = t.onDevice.upload;

/** The device's form, drawn with the files in their places. */
function picture() {
    const { labels, pages, menus } = currentProfile();
    const { key, certificate } = job.state.files;
    const bare = !job.state.keyPassphrase;
    const row = (/** @type {string} */ label, /** @type {unknown} */ value,
        /** @type {boolean} */ secret) =>
        html`<div class="form-row ${secret ? 'secret' : ''}">
            <span>${label}</span>
            <span class="mono">${value}</span>
        </div>`;
    return html`<figure class="form-picture">
        <figcaption class="quiet">${text.handPicture}</figcaption>
        <div class="form-head">${menus.certificates.join(' › ')}</div>
        ${row(labels.certificate, certificate?.name, false)}
        ${row(labels.key, key?.name, true)}
        ${row(labels.password, bare ? text.noPassword : '••••••••', !bare)}
        <div class="form-button">${pages.uploadButton.label}</div>
    </figure>`;
}

export function handWay() {
    const { labels, pages, menus } = currentProfile();
    const menu = menus.certificates.join(' › ');
    return stageList('upload-hand', html`
        ${stage({
            n: 1,
            title: text.handSave,
            done: [job.state.files.key, job.state.files.certificate].every(
                (file) => file?.item && file.item.state !== 'made'),
            body: html`<p>${text.handSaveText}</p>
                <div class="chips">
                    ${jobChip('certificate')}${jobChip('key')}
                </div>`,
        })}
        ${stage({
            n: 2,
            title: text.handPage,
            body: html`<p>${text.handPageText({ menu })}</p>
                <div class="actions">
                    ${linkApart(text.openButton,
                        pageOn(deviceOrigin(), pages.certificates),
                        { id: 'upload-hand-open' })}
                </div>`,
        })}
        ${stage({
            n: 3,
            title: text.handFill,
            body: html`<p>${text.handFillText({
                choose: labels.chooseFile,
            })}</p>
                ${picture()}
                ${job.state.keyPassphrase
                    ? html`${heldSecret({
                          id: 'upload-hand-password',
                          label: labels.password,
                          secret: job.state.keyPassphrase,
                      })}
                      <p class="hint">${text.clipboardNote}</p>`
                    : nothing}`,
        })}
        ${stage({
            n: 4,
            title: text.handPress({ button: pages.uploadButton.label }),
            body: nothing,
        })}
    `);
}
