/**
 * How a certificate is issued: how long it is valid, its serial number, and
 * whether it also serves calls (article, step 10, and what it leaves out).
 */
import { html, nothing } from 'lit-html';
import { checkField, choiceField, textField } from '../../parts/field.js';
import { faultOf } from '../../parts/form.js';
import { more, notice, why } from '../../parts/step.js';
import { t } from '../../text/index.js';
import { change, job } from './job.js';
import { DEVICE_DAYS, DEVICE_DAYS_MAX } from '../../authority/validity.js';

/** @import {Problem} from '../../parts/form.js' */

const text = t.device.sign;

export const ISSUE_FIELDS = {
    days: 'sign-days',
    'not-after': 'sign-days',
    serial: 'sign-serial',
};

/** @returns {string} in days, as chosen or as typed */
function daysTyped() {
    const { life, days } = job.state.validity;
    return life === 'other' ? days.trim() : life;
}

/** @param {string} typed @returns {string} hexadecimal digits only */
const hexOf = (typed) => typed.replace(/^0x/i, '').replace(/[\s:]/g, '');

/**
 * @param {{ownSerial?: boolean}} [options] as below
 * @returns {Problem[]}
 */
export function issueProblems({ ownSerial } = {}) {
    const typed = daysTyped();
    const good = /^\d{1,4}$/.test(typed) && Number(typed) >= 1 &&
        Number(typed) <= DEVICE_DAYS_MAX;
    const hex = ownSerial ? hexOf(job.state.validity.serial) : '';
    return [
        ...(good ? [] : [{ field: 'sign-days',
            text: text.daysBad({ max: DEVICE_DAYS_MAX }) }]),
        ...(hex === '' || (/^[0-9a-f]{1,40}$/i.test(hex) && !/^0+$/.test(hex))
            ? [] : [{ field: 'sign-serial', text: text.serialBad }]),
    ];
}

/** What the engine is given. */
export function issueForEngine() {
    const { serial, clientAuth } = job.state.validity;
    const hex = hexOf(serial);
    return {
        days: Number(daysTyped()),
        ...(hex && { serial: hex.length % 2 === 0 ? hex : `0${hex}` }),
        purposes: ['server-auth', ...(clientAuth ? ['client-auth'] : [])],
    };
}

/** @param {Problem[]} problems */
function lifeField(problems) {
    const { life, days } = job.state.validity;
    return choiceField({
        id: 'sign-life', legend: text.life, value: life,
        set: (choice) => change('validity', { life: choice }),
        plain: true,
        options: [
            { value: String(DEVICE_DAYS), name: text.days({ n: DEVICE_DAYS }),
              hint: text.daysLongestHint },
            { value: '365', name: text.days({ n: 365 }),
              hint: text.days365Hint },
            { value: 'other', name: text.daysOther },
        ],
        below: html`${life === 'other' ? textField({
            id: 'sign-days', label: text.daysLabel, value: days,
            set: (value) => change('validity', { days: value }),
            inputmode: 'numeric', short: true,
            fault: faultOf(problems, 'sign-days'),
        }) : nothing}
        ${notice('warn', Number(daysTyped()) > DEVICE_DAYS &&
            text.daysLong({ n: DEVICE_DAYS }))}
        ${why(text.whyLife, '9 and 10')}`,
    });
}

/**
 * @param {Problem[]} problems
 * @param {{ownSerial?: boolean}} [options] ownSerial: the user may choose it;
 *   an authority's list gives it otherwise
 */
export function issueOptions(problems, { ownSerial } = {}) {
    const { serial, clientAuth } = job.state.validity;
    return html`<section class="panel">
        ${lifeField(problems)}
        ${more(ownSerial ? text.more : text.moreOwn, html`<div class="stack">
        ${ownSerial ? textField({
            id: 'sign-serial', label: text.serial, hint: text.serialHint,
            value: serial,
            set: (value) => change('validity', { serial: value }),
            optional: true,
            fault: faultOf(problems, 'sign-serial'),
        }) : nothing}
        ${checkField({
            id: 'sign-client', label: text.clientAuth,
            hint: text.clientAuthHint, value: clientAuth,
            set: (value) => change('validity', { clientAuth: value }),
        })}</div>`)}
    </section>`;
}
