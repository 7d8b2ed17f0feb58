/*
 * The simulated unit's pages, as plain as the real ones of their time.
 *
 * Handles: the words and forms of every page.
 * Does not: decide anything; simulator.js does.
 */

import { X509Certificate } from 'node:crypto';
import { escapeXml } from './rpc.js';

/** @typedef {import('./variants.js').Variant} Variant */

const STYLE = `
body { margin: 0; font: 12px Verdana, Arial, sans-serif; color: #333; }
.head { background: #1b4b66; color: #fff; padding: 8px 12px; }
.head b { font-size: 15px; }
.banner { background: #ffd; color: #900; border: 1px solid #c96;
    margin: 6px 12px; padding: 4px 8px; font-weight: bold; }
.tabs { background: #d6e2e9; padding: 4px 12px; }
.tabs a { margin-right: 16px; color: #1b4b66; }
.main { padding: 8px 12px; }
h1 { font-size: 14px; color: #1b4b66; }
table { border-collapse: collapse; font-size: 12px; }
td { border: 1px solid #ccd; padding: 3px 8px; }
td:first-child { background: #eef2f5; width: 190px; }
`;

/* Every way for a page to take the place of the one that opened it. */
const HOSTILE = `<script>
var ways = [function () { opener.location = '/taken.html'; },
    function () { opener.top.location = '/taken.html'; },
    function () { opener.parent.location.replace('/taken.html'); },
    function () { opener.top.opener.location = '/taken.html'; },
    function () { opener.document.body.textContent = ''; }];
for (var i = 0; i < ways.length; i += 1) {
    try { ways[i](); } catch (refused) { }
}
addEventListener('load', function () { document.title = 'tried'; });
</script>`;

/**
 * One whole page.
 *
 * @param {Variant} unit
 * @param {{title: string, body: string, banner?: string, inside?: boolean}}
 *     page  inside: is somebody logged in (the menu shows)?
 * @returns {string}
 */
export function page(unit, { title, body, banner = '', inside = false }) {
    const tabs = inside ? '<div class="tabs">' +
        '<a href="/index.html">Home</a>' +
        `<a href="/${unit.upload.page}">Network &gt; SSL certificates</a>` +
        `<a href="/${unit.shutdownPage}">Settings &gt; Shutdown</a>` +
        '<a href="/logout.html">Log out</a></div>' : '';
    const warning = banner ?
        `<div class="banner" id="banner">${escapeXml(banner)}</div>` : '';
    return `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>${escapeXml(unit.product)}: ${escapeXml(title)}</title>
<link rel="icon" href="data:,">
<style type="text/css">${STYLE}</style>${unit.hostile === 'opener' ?
        HOSTILE : ''}</head>
<body><div class="head"><b>${escapeXml(unit.product)}</b></div>
${warning}${tabs}<div class="main"><h1>${escapeXml(title)}</h1>
${body}</div></body></html>
`;
}

function hidden(/** @type {string} */ name, /** @type {string} */ value) {
    return `<input type="hidden" name="${escapeXml(name)}" ` +
        `value="${escapeXml(value)}">`;
}

function row(/** @type {string} */ label, /** @type {string} */ cell) {
    return `<tr><td>${escapeXml(label)}</td><td>${cell}</td></tr>`;
}

/**
 * @param {Variant} unit
 * @param {string} next  the page wanted before the login, '' for none
 * @returns {string}
 */
export function loginBody(unit, next) {
    const { login } = unit;
    return `<form method="post" action="/${login.action}">
${next ? hidden(login.next, next) : ''}<table>
${row('User name', `<input type="text" name="${login.user}">`)}
${row('Password', `<input type="password" name="${login.password}">`)}
</table><p><input type="submit" value="Log in"></p></form>`;
}

/* The fields of a name, in the order the unit's page lists them. */
const NAME_ROWS = [['C', 'Country'], ['ST', 'State'], ['L', 'Locality'],
    ['O', 'Organization'], ['OU', 'Organizational unit'],
    ['CN', 'Common name']];

function nameRows(/** @type {string} */ title, /** @type {string} */ name) {
    const values = new Map(name.split('\n').map(line => {
        const at = line.indexOf('=');
        return [line.slice(0, at), line.slice(at + 1)];
    }));
    return row(title, NAME_ROWS.filter(([type]) => values.has(type))
        .map(([type, label]) => `${label}: ` +
            escapeXml(values.get(type)?.replace(/\\(.)/g, '$1')))
        .join('<br>'));
}

/**
 * @param {Variant} unit
 * @param {string} certificate  PEM of the local certificate, leaf first
 * @param {string} token        for the hidden field, where there is one
 * @returns {string}
 */
export function certificatesBody(unit, certificate, token) {
    const { upload } = unit;
    const local = new X509Certificate(certificate);
    const file = (/** @type {string} */ name) =>
        `<input type="file" name="${escapeXml(name)}">`;
    return `<table id="local">
${nameRows('Subject', local.subject)}
${nameRows('Issuer', local.issuer)}
${row('Issued', escapeXml(local.validFrom))}
${row('Expires', escapeXml(local.validTo))}
${row('Private key status', 'Key matches certificate')}
</table>
<h1>Local certificate configuration</h1>
<form method="post" enctype="multipart/form-data" action="/${upload.action}">
${upload.token ? hidden(upload.token, token) : ''}<table>
${row('Certificate', file(upload.certificate))}
${row('Private key', file(upload.key))}
${row('Private key encryption password', '<input type="password" ' +
        `autocomplete="off" name="${escapeXml(upload.password)}">`)}
</table><p>
<input type="submit" name="${upload.uploadName}"
    value="${escapeXml(upload.uploadLabel)}">
<input type="submit" name="${upload.removeName}"
    value="${escapeXml(upload.removeLabel)}"></p></form>`;
}

/**
 * @param {Variant} unit
 * @param {'running'|'asked'|'down'} stage
 * @returns {string}
 */
export function shutdownBody(unit, stage) {
    const label = {
        running: `Shut down ${unit.unit}`,
        asked: `Confirm ${unit.unit} shutdown`,
        down: `Restart ${unit.unit}`
    }[stage];
    return `<form method="post" action="/${actionOf(unit.shutdownPage)}">
<p><input type="submit" name="shutdown" value="${escapeXml(label)}"></p>
</form>`;
}

/**
 * The page a form posts to, by the pattern of this family.
 *
 * @param {string} name
 * @returns {string}
 */
export function actionOf(name) {
    return name.replace(/\.html$/, '_change.html');
}

/**
 * /system.xml, readable without a login.
 *
 * @param {Variant} unit
 * @param {{host: string, uptime: number}} now
 * @returns {string}
 */
export function systemXml(unit, { host, uptime }) {
    return `<?xml version="1.0"?>
<system><manufacturer>Simulator</manufacturer>
<model>${escapeXml(unit.model)}</model>
<serial>SM000001</serial>
<softwareVersion>${escapeXml(unit.software)}</softwareVersion>
<buildVersion>13.1(1.1)</buildVersion>
<hostName>${escapeXml(host)}</hostName>
<ipAddress>127.0.0.1</ipAddress>
<macAddress>00:00:5E:00:53:01</macAddress>
<uptimeSeconds>${uptime}</uptimeSeconds></system>
`;
}
