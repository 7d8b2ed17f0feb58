/**
 * Who a request is about: the fields of its subject, their limits, and the
 * names it will carry. Limits: RFC 5280 appendix A.1, upper bounds.
 */
import { html } from 'lit-html';
import { textField } from '../../parts/field.js';
import { faultOf } from '../../parts/form.js';
import { t } from '../../text/index.js';
import { job } from './job.js';

/** @typedef {import('../../parts/form.js').Problem} Problem */

const text = t.device.request;

/** @type {Record<string, number>} */
const LIMITS = {
    CN: 64, O: 64, OU: 64, L: 128, ST: 128, C: 2, emailAddress: 255,
};

/** In the order in which they stand in the request. */
const ORDER = ['C', 'ST', 'L', 'O', 'OU', 'CN', 'emailAddress'];

/** On the page: from what everyone fills in to what few do. */
const SHOWN = /** @type {const} */ (
    ['O', 'OU', 'L', 'ST', 'C', 'emailAddress']);

/** @param {string} type */
const idOf = (type) => `request-${type}`;

/** The common name: what was typed, else the first address. */
function commonName() {
    return job.state.subject.CN ?? job.state.addresses[0] ?? '';
}

/** What the engine is given. @returns {Record<string, string>} */
export function subjectForEngine() {
    /** @type {Record<string, string>} */
    const typed = { ...job.state.subject, CN: commonName() };
    return Object.fromEntries(
        ORDER.map((type) => [type, (typed[type] ?? '').trim()])
            .filter(([, value]) => value !== ''),
    );
}

/** @returns {Problem[]} */
export function subjectProblems() {
    /** @type {Problem[]} */
    const problems = [];
    const subject = subjectForEngine();
    if (!subject.CN) {
        problems.push({ field: idOf('CN'), text: text.cnMissing });
    }
    for (const [type, value] of Object.entries(subject)) {
        const label = type === 'CN'
            ? text.cn
            : text.fields[/** @type {'O'} */ (type)];
        if (type === 'C' && !/^[A-Za-z]{2}$/.test(value)) {
            problems.push({ field: idOf('C'), text: text.countryBad });
        } else if ([...value].length > LIMITS[type]) {
            problems.push({
                field: idOf(type), text: text.tooLong({
                    label, limit: LIMITS[type],
                }),
            });
        }
    }
    return problems;
}

/** The engine's field names -> ids of the fields here. */
export const SUBJECT_FIELDS = Object.fromEntries(
    ORDER.map((type) => [`subject.${type}`, idOf(type)]));

/** @param {string} type @param {string} value */
function setField(type, value) {
    const clean = type === 'C' ? value.toUpperCase() : value;
    job.update({ subject: { ...job.state.subject, [type]: clean } });
}

/** @param {Problem[]} problems */
export function commonNameField(problems) {
    return textField({
        id: idOf('CN'),
        label: text.cn,
        hint: text.cnHint,
        value: commonName(),
        set: (value) => setField('CN', value),
        limit: LIMITS.CN,
        fault: faultOf(problems, idOf('CN')),
    });
}

/** @param {Problem[]} problems */
export function subjectFields(problems) {
    return html`<div class="fields">
        ${SHOWN.map((type) =>
            textField({
                id: idOf(type),
                label: text.fields[type],
                hint: type === 'C' ? text.countryHint : undefined,
                value: job.state.subject[type] ?? '',
                set: (value) => setField(type, value),
                limit: LIMITS[type],
                short: type === 'C',
                optional: true,
                fault: faultOf(problems, idOf(type)),
            }),
        )}
    </div>`;
}
