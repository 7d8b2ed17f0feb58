/**
 * Whether the device takes a passphrase with its key: asked where nobody
 * knows it, for all that is made after it follows the answer.
 */
import { nothing } from 'lit-html';
import { evidenceFor } from '../../device/profile.js';
import { choiceField, choices } from '../../parts/field.js';
import { t } from '../../text/index.js';
import { correct, currentProfile } from './family.js';

const text = t.onDevice.passphrase;
const PATH = 'key.passphrase';

export function passphraseQuestion() {
    const profile = currentProfile();
    const [confidence, source] = evidenceFor(profile, PATH);
    return confidence !== 'inferred' && source !== text.source ? nothing
        : choiceField({
            id: 'start-passphrase',
            legend: text.legend,
            value: profile.key.passphrase,
            set: (value) => correct({ [PATH]: value }, text.source),
            options: choices(['allowed', 'required', 'forbidden'],
                text.choices).map(([value, name]) => ({ value, name })),
            plain: true,
        });
}
