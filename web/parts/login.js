/**
 * An administrator's name and password on the device, for one use: they are
 * sent to the device and kept nowhere.
 */
import { html, nothing } from 'lit-html';
import { t } from '../text/index.js';
import { textField } from './field.js';
import { notice } from './step.js';

const text = t.onDevice;

/**
 * @param {{ id: string, user: string, setUser: (user: string) => void,
 *   password: import('./secret.js').OpenPassphrase, origin: string }} login
 *   id: of the field for the name; origin: where both go
 */
export function loginFields({ id, user, setUser, password, origin }) {
    return html`<div class="fields">
            ${textField({ id, label: text.user, value: user, set: setUser })}
            ${password.render({
                label: text.password, hint: text.passwordHint,
            })}
        </div>
        ${origin.startsWith('http:')
            ? notice('warn', text.passwordHttp) : nothing}`;
}
