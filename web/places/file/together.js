/**
 * What belongs together on the table: which key, request and certificate
 * share a public key, how chains hang, and every validity on one line of
 * time.
 */
import { html, nothing, svg } from 'lit-html';
import {
    distinct, findAnswers, findChains, findSerialClashes, findSharedKeys,
    groupByKey, ofCertificate,
} from '../../file/relations.js';
import { actions, button } from '../../parts/button.js';
import { dayText, visible } from '../../parts/told.js';
import { shortPrint } from '../../parts/facts.js';
import { icons } from '../../parts/icons.js';
import { notice } from '../../parts/step.js';
import { Form, problemSummary } from '../../parts/form.js';
import { t } from '../../text/index.js';
import { kindText, sharedKeyText, titleOf } from './object-words.js';
import { allDescribed, isElsewhere, tables } from './session.js';
import { goLater } from '../../router.js';
import { job, jobWork } from '../device/job.js';
import { takeAnswer } from '../device/signer-outside.js';
import { issuersOf } from './check-subjects.js';

/** @import {Certificate} from '../../../wasm/reports.js' */
/** @import {Chain, Described, KeyGroup} from '../../file/relations.js' */

const text = t.file.together;

/** A bundle's certificates are not drawn one below the other. */
const DRAWN_MAX = 24;

/** @param {Described[]} shelf @param {string} word */
function slot(shelf, word) {
    return html`<li class=${shelf.length > 0 ? 'here' : 'missing'}>
        ${shelf.length > 0 ? icons.check : nothing}
        <span class="label">${word}</span>
        <span class="small quiet">${shelf.length === 0 ? text.notHere
                : [...new Set(shelf.map(({ file }) => visible(file)))]
                    .join(', ')}</span>
    </li>`;
}

/** @param {KeyGroup} group */
function groupPart(group) {
    const first = group.certificates[0] ?? group.requests[0] ??
        group.keys[0] ?? group.publicKeys[0];
    return html`<li class="family">
        <p>
            <strong>${titleOf(first.object)}</strong>
            <span class="mono quiet small">${t.chip.print({
                    hex: shortPrint(group.publicKeySha256),
                })}</span>
        </p>
        <ul class="slots">
            ${slot(group.keys, text.key)} ${slot(group.requests, text.request)}
            ${slot(group.certificates, text.certificate)}
        </ul>
    </li>`;
}

/** @param {Chain} chain */
function chainPart({ links, complete, loop }) {
    const end = loop ? text.loop : complete ? text.complete : text.missing;
    return html`<li>
        <ol class="chips chain">
            ${[...links].reverse().map(({ object, file }) => html`<li>
                <span class="badge">${kindText(object)}</span>
                ${titleOf(object)}
                <span class="small quiet">${visible(file)}</span>
            </li>`)}
        </ol>
        <p class="small ${complete ? 'quiet' : ''}">${end}</p>
    </li>`;
}

/** @param {Described<Certificate>[]} certificates */
function lifeLines(certificates) {
    const times = certificates.map(({ object }) => ({
        from: new Date(object.notBefore).getTime(),
        to: new Date(object.notAfter).getTime(),
        title: titleOf(object),
        until: object.notAfter,
    }));
    const now = Date.now();
    const start = Math.min(now, ...times.map(({ from }) => from));
    const end = Math.max(now, ...times.map(({ to }) => to));
    const place = (/** @type {number} */ time) =>
        (100 * (time - start)) / (end - start || 1);
    return html`<div class="stack tight">
        <h3>${text.times}</h3>
        <ul class="chips lives">
            ${times.map(
                ({ from, to, title, until }) => html`<li>
                    <span>${title}</span>
                    <svg class="timeline" viewBox="0 0 100 8"
                        preserveAspectRatio="none" aria-hidden="true">
                        ${svg`<rect class=${to < now ? 'past' : 'span'}
                            x=${place(from)} y="2" height="4"
                            width=${Math.max(0.5, place(to) - place(from))} />
                        <rect class="today" x=${Math.min(place(now), 99.4)}
                            y="0" width="0.6" height="8" />`}
                    </svg>
                    <span class="small quiet">${to < now
                            ? t.file.objects.ended({ day: dayText(until) })
                            : t.common.until({ day: dayText(until) })}</span>
                </li>`)}
        </ul>
    </div>`;
}

/** @param {Described[]} all */
function warnings(all) {
    const clashes = findSerialClashes(all).map(([one, other]) =>
        text.sameSerial({
            one: visible(one.file), other: visible(other.file),
        }));
    return [...clashes, ...findSharedKeys(all).map(sharedKeyText)];
}

/**
 * The chains to draw. Of a collection, those that say something: who signed
 * whom, and what no authority is.
 *
 * @param {Chain[]} chains
 */
function drawnOf(chains) {
    return chains.length <= DRAWN_MAX ? chains : chains.filter(({ links }) =>
        links.length > 1 || !links[0].object.isAuthority).slice(0, DRAWN_MAX);
}

/** Worked out once for the files that are there. @param {Described[]} all */
function compared(all) {
    const certificates = distinct(all.filter(ofCertificate));
    const groups = groupByKey(all);
    const chains = findChains(all);
    const drawn = drawnOf(chains);
    return {
        all,
        certificates,
        drawn,
        lives: certificates.length <= DRAWN_MAX
            ? certificates
            : distinct(drawn.flatMap(({ links }) => links)).slice(0, DRAWN_MAX),
        groups,
        families: groups.filter(({ keys, requests, certificates: own }) =>
            keys.length + requests.length > 0 ||
            own.some(({ object }) => !object.isAuthority)),
        chains,
        warnings: warnings(all),
        answers: findAnswers(all.filter((one) => !isElsewhere(one)),
            all.filter(isElsewhere)),
    };
}

let last = compared([]);

/** @param {ReturnType<typeof findAnswers>} answers */
function answersPart(answers) {
    const { problems, work, running } = handing();
    return html`${problemSummary(problems)} ${work.render()}
    ${answers.map(({ answer, waiting }) => notice('ok', html`<p>
        ${text.answers({ answer: visible(answer.file),
            waiting: visible(waiting.file) })}
    </p>
    ${actions(button(text.takeThere, () => handOver(answer), {
        label: text.takeThereLabel({ name: visible(answer.file) }),
        disabled: running,
    }))}`))}`;
}

/** @param {unknown[]} list items, or none */
const chips = (list) => list.length > 0
    ? html`<ul class="chips">${list}</ul>` : nothing;

/** That not all are drawn. */
/** @param {unknown[]} all @param {(n: number) => string} words */
const remark = ({ length }, words) => length > DRAWN_MAX
    ? html`<p class="quiet">${words(length)}</p>` : nothing;

/** The whole section, or nothing while there is nothing to compare. */
export function together() {
    const all = allDescribed();
    last = last.all === all ? last : compared(all);
    const { certificates, groups, families, chains, drawn, lives } = last;
    return groups.length === 0 ? nothing : html`<section class="panel"
        aria-labelledby="file-together">
        <div class="stack">
            <h2 id="file-together">${text.title}</h2>
            ${answersPart(last.answers)}
            ${last.warnings.map((words) => notice('warn', words))}
            ${chips(families.slice(0, DRAWN_MAX).map(groupPart))}
            ${remark(families, (n) => text.more({ n: n - DRAWN_MAX }))}
            ${drawn.length > 0 ? html`<h3>${text.chains}</h3>` : nothing}
            ${chips(drawn.map(chainPart))}
            ${lives.length > 0 ? lifeLines(lives) : nothing}
            ${remark(certificates, (n) =>
                text.many({ n, chains: chains.length }))}
        </div>
    </section>`;
}

/*
 * An authority's answer that was dropped here while its key or request waits
 * in "One device": taken there, with the chain that lies beside it.
 */
const handing = tables.state((owner) => new Form(owner, { work: jobWork }));

/** @param {Described} answer a certificate on the table */
async function handOver(answer) {
    const pem = [answer, ...issuersOf(answer)]
        .map(({ object }) => object.pem).join('');
    const goOn = goLater();
    if (await takeAnswer(handing(), text.takingThere,
        [{ name: answer.file, bytes: new TextEncoder().encode(pem) }])) {
        job.update({ signer: 'outside' });
        goOn('device', 'signed-by');
    }
}
