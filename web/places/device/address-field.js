/**
 * The device's address as a field, for the steps that talk to the device.
 */
import { textField } from '../../parts/field.js';
import { t } from '../../text/index.js';
import { deviceOrigin, typedAddress } from './family.js';
import { job } from './job.js';

const text = t.onDevice;

/** @param {string} id of the field; each step has its own */
export function addressField(id) {
    const typed = typedAddress();
    const origin = deviceOrigin();
    return textField({
        id,
        label: text.address,
        hint: origin ? text.addressHintTo({ origin }) : text.addressHint,
        fault: typed !== '' && origin === '' ? text.addressBad : '',
        value: typed,
        inputmode: 'url',
        set: (deviceUrl) => job.update({ deviceUrl }),
    });
}
