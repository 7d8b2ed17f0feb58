/**
 * An administrator's name and password on the device, for one use: they are
 * posted to the device and kept nowhere.
 */
import { html } from 'lit-html';
import { textField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { OpenPassphrase } from '../../parts/secret.js';
import { notice } from '../../parts/step.js';
import { t } from '../../text/index.js';
import { perAddress } from './at-device.js';
import { currentProfile, deviceOrigin } from './family.js';
import { change, job } from './job.js';

const text = t.onDevice;

/**
 * @param {string} id its fields' begin with it
 * @param {'upload' | 'restart'} habit that knows the name typed last
 * @param {(...given: Parameters<
 *   typeof import('../../device/restart.js').postRestart>) => boolean} post
 *   false when it could not
 */
export function login(id, habit, post) {
    const mine = perAddress((owner) => ({
        form: new Form(owner),
        password: new OpenPassphrase(`${id}-password`, owner),
    }));
    const user = () =>
        job.state[habit].user ?? currentProfile().users.administrator;
    function submit() {
        const { password } = mine();
        const typed = password.read();
        if (post(document, deviceOrigin(), currentProfile(), {
            user: user(), password: new TextDecoder().decode(typed),
        })) {
            password.clear();
        }
        typed.fill(0);
    }
    return {
        passwordId: `${id}-password`,
        /** @param {Parameters<Form['render']>[0]['act']} act the button */
        render: (act) => mine().form.render({
            body: html`<div class="fields">
                ${textField({
                    id: `${id}-user`, label: text.user, value: user(),
                    set: (value) => change(habit, { user: value }),
                })}
                ${mine().password.render({
                    label: text.password, hint: text.passwordHint,
                })}
            </div>
            ${notice('warn', deviceOrigin().startsWith('http:') &&
                text.passwordHttp)}`,
            act, submit,
        }),
    };
}
