/*
 * A simulated appliance's web interface.
 *
 * Handles: login, certificate page, upload and removal of a pair, restart by
 * the page and by XML-RPC.
 * Does not: listen or restart by itself (life.js), keep anything on disk, or
 * write a password down anywhere.
 */

import { Life } from './life.js';
import { createHash, randomBytes } from 'node:crypto';
import { factoryPair, openKey, pairMatches, pemBlock } from './openssl.js';
import { boundaryOf, readMultipart } from './multipart.js';
import { readCall, writeFault, writeReply } from './rpc.js';
import { actionOf, certificatesBody, loginBody, page, shutdownBody,
    systemXml } from './pages.js';
import { variants } from './variants.js';

/** @typedef {import('./variants.js').Variant} Variant */
/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {import('./life.js').Entry} Entry */
/** @typedef {import('./life.js').Pair} Pair */

/**
 * What a handler is given.
 *
 * @typedef {object} Visit
 * @property {IncomingMessage} request
 * @property {ServerResponse} response
 * @property {Entry} entry
 * @property {string|null} session
 * @property {Buffer} body
 */

const BODY_LIMIT = 4 * 1024 * 1024;

/**
 * @param {IncomingMessage} request
 * @returns {Promise<Buffer>}
 */
async function readBody(request) {
    const chunks = [];
    let length = 0;
    for await (const chunk of request) {
        length += chunk.length;
        if (length > BODY_LIMIT) {
            throw new Error('too large');
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

export class Simulator extends Life {
    /**
     * One request, from journal entry to answer.
     *
     * @param {'http'|'https'} scheme
     * @param {IncomingMessage} request
     * @param {ServerResponse} response
     */
    async answer(scheme, request, response) {
        const session = this.sessions.of(request);
        const path = (request.url ?? '/').split('?')[0];
        /** @type {Entry} */
        const entry = {
            scheme,
            method: request.method ?? '',
            path,
            host: request.headers.host ?? '',
            origin: request.headers.origin ?? '',
            site: String(request.headers['sec-fetch-site'] ?? ''),
            session: session !== null,
            fields: [],
            files: [],
            outcome: ''
        };
        this.journal.push(entry);
        try {
            const body = await readBody(request);
            await this.route({ request, response, entry, session, body });
        } catch {
            entry.outcome = 'broken request';
            response.writeHead(400, { 'Content-Type': 'text/plain' });
            response.end('Bad request\n');
        }
    }

    /**
     * @param {Visit} visit
     */
    route(visit) {
        const { unit } = this;
        const { entry } = visit;
        const { path, method } = entry;
        if (path === '/taken.html') {
            return this.show(visit, 'took the opener', 'Taken', '');
        }
        if (unit.hostile === 'forward' && method === 'POST') {
            return this.forward(visit);
        }
        if (unit.redirectHttp && entry.scheme === 'http' &&
            path !== '/RPC2') {
            return this.toHttps(visit);
        }
        if (path === '/system.xml') {
            return this.send(visit, 'system', systemXml(unit, {
                host: entry.host.split(':')[0],
                uptime: Math.floor((Date.now() - this.started) / 1000)
            }), { 'Content-Type': 'text/xml' });
        }
        if (path === '/RPC2' && method === 'POST') {
            return this.rpc(visit);
        }
        if (path === `/${unit.login.action}` && method === 'POST') {
            return this.login(visit);
        }
        if (path === `/${unit.login.page}`) {
            return this.show(visit, 'login page', 'Login',
                loginBody(unit, ''));
        }
        if (method === 'POST') {
            return this.change(visit);
        }
        if (visit.session === null) {
            return this.show(visit, 'login wanted', 'Login',
                loginBody(unit, path === '/' ? '' : path.slice(1)));
        }
        return this.read(visit);
    }

    /**
     * Pages for those who are logged in.
     *
     * @param {Visit} visit
     */
    read(visit) {
        const { unit, state } = this;
        const { path } = visit.entry;
        if (path === '/logout.html') {
            this.sessions.end(visit.session);
            visit.session = null;
            return this.show(visit, 'logged out', 'Logged out',
                '<p>You have logged out.</p>');
        }
        if (path === `/${unit.upload.page}`) {
            const token = randomBytes(12).toString('hex');
            this.tokens.add(token);
            return this.show(visit, 'certificate page', 'SSL certificates',
                certificatesBody(unit, state.stored.certificate, token));
        }
        if (path === `/${unit.shutdownPage}`) {
            return this.show(visit, 'shutdown page', 'Shutdown',
                shutdownBody(unit, state.stage));
        }
        if (path === '/' || path === '/index.html') {
            return this.show(visit, 'home', 'Home',
                `<p>Model: ${unit.model}</p>`);
        }
        return this.show(visit, 'not found', 'Not found',
            '<p>There is no such page.</p>', 404);
    }

    /**
     * Forms of those who are logged in.
     *
     * @param {Visit} visit
     */
    change(visit) {
        const { unit } = this;
        const { path } = visit.entry;
        if (visit.session === null) {
            return this.denied(visit, 'no session',
                'Your session is not known. Log in and try again.');
        }
        if (unit.originCheck && !sameOrigin(visit.entry)) {
            return this.denied(visit, 'foreign origin',
                'This form was sent from another site.');
        }
        if (path === `/${unit.upload.action}`) {
            return this.upload(visit);
        }
        if (path === `/${actionOf(unit.shutdownPage)}`) {
            return this.shutdown(visit);
        }
        return this.show(visit, 'not found', 'Not found',
            '<p>There is no such page.</p>', 404);
    }

    /**
     * @param {Visit} visit
     */
    login(visit) {
        const { unit, sessions } = this;
        const { login } = unit;
        const form = new URLSearchParams(visit.body.toString('utf8'));
        visit.entry.fields = [...form.keys()];
        if (sessions.locked) {
            return this.denied(visit, 'locked',
                'This account is locked. Try again later.');
        }
        if (!sessions.knows(form.get(login.user) ?? '',
            form.get(login.password) ?? '')) {
            return this.denied(visit, 'wrong password',
                'The user name or password is wrong.');
        }
        const cookie = sessions.begin(
            visit.request.socket.remoteAddress ?? '');
        if (cookie === null) {
            return this.denied(visit, 'too many sessions',
                'Too many users are logged in.');
        }
        visit.entry.outcome = 'logged in';
        /* Only a page of this unit: a leading slash is ours to write. */
        const next = (form.get(login.next) ?? '').replace(/^\/+/, '');
        visit.response.writeHead(302, {
            'Set-Cookie': `session=${cookie}; Path=/`,
            'Location': `/${next || 'index.html'}`
        });
        visit.response.end();
    }

    /**
     * @param {Visit} visit
     */
    async upload(visit) {
        const { unit } = this;
        const boundary = boundaryOf(visit.request.headers['content-type']);
        if (boundary === null) {
            return this.refuse(visit, 'the form was not multipart');
        }
        const parts = readMultipart(visit.body, boundary);
        const bytes = (/** @type {string} */ name) =>
            parts.find(part => part.name === name)?.bytes ??
            Buffer.alloc(0);
        for (const part of parts) {
            if (part.filename === null) {
                visit.entry.fields.push(part.name);
            } else {
                visit.entry.files.push({
                    field: part.name,
                    name: part.filename,
                    length: part.bytes.length,
                    sha256: createHash('sha256').update(part.bytes)
                        .digest('hex')
                });
            }
        }
        const { token, removeName } = unit.upload;
        if (token && !this.tokens.delete(bytes(token).toString())) {
            return this.denied(visit, 'no ticket',
                'This form is out of date.');
        }
        if (parts.some(part => part.name === removeName)) {
            const factory = await factoryPair();
            this.store({ ...factory, custom: false });
            return this.accepted(visit, 'pair removed');
        }
        const { certificate, key, password } = unit.upload;
        return this.install(visit, bytes(certificate), bytes(key),
            bytes(password));
    }

    /**
     * Takes a pair, or says why not.
     *
     * @param {Visit} visit
     * @param {Buffer} certificateFile
     * @param {Buffer} keyFile
     * @param {Buffer} password
     */
    async install(visit, certificateFile, keyFile, password) {
        const { unit } = this;
        if (certificateFile.length === 0 || keyFile.length === 0) {
            return this.refuse(visit,
                'both a certificate and a private key are needed');
        }
        const text = certificateFile.toString('latin1');
        if (!pemBlock(text, 'CERTIFICATE')) {
            return this.refuse(visit, 'the certificate could not be read');
        }
        const keyText = keyFile.toString('latin1');
        const label = unit.keyForms.find(form => pemBlock(keyText, form));
        if (!label) {
            return this.refuse(visit, 'the private key could not be read');
        }
        const locked = /ENCRYPTED/.test(keyText);
        if (locked && unit.keyLock === 'unlocked') {
            return this.refuse(visit, 'the private key is encrypted');
        }
        if (!locked && unit.keyLock === 'locked') {
            return this.refuse(visit, 'the private key is not encrypted');
        }
        const key = await openKey(keyFile, password);
        if (key === null) {
            return this.refuse(visit, 'the private key could not be ' +
                'opened with the password given');
        }
        if (!await pairMatches(text, key)) {
            return this.refuse(visit, 'key does not match certificate');
        }
        this.store({ certificate: text, key, custom: true });
        return this.accepted(visit, 'pair accepted');
    }

    /**
     * @param {Pair} pair
     */
    store(pair) {
        this.state.stored = pair;
    }

    /**
     * @param {Visit} visit
     * @param {string} outcome
     */
    accepted(visit, outcome) {
        visit.entry.outcome = outcome;
        visit.response.writeHead(302,
            { Location: `/${this.unit.upload.page}` });
        visit.response.end();
    }

    /**
     * @param {Visit} visit
     */
    shutdown(visit) {
        const { state } = this;
        if (state.stage === 'down') {
            this.restartAfter(visit);
            return this.show(visit, 'restarting', 'Restart',
                '<p>The unit is restarting.</p>');
        }
        state.stage = state.stage === 'running' ? 'asked' : 'down';
        return this.show(visit, `shutdown ${state.stage}`, 'Shutdown',
            shutdownBody(this.unit, state.stage));
    }

    /**
     * Restarts once the answer to this visit is on its way.
     *
     * @param {Visit} visit
     */
    restartAfter(visit) {
        visit.response.once('finish', () =>
            setTimeout(() => void this.restart(), 50));
    }

    /**
     * @param {Visit} visit
     */
    rpc(visit) {
        const { unit, sessions } = this;
        const type = visit.request.headers['content-type'] ?? '';
        const call = readCall(visit.body.toString('utf8'));
        const xml = (/** @type {string} */ outcome,
            /** @type {string} */ text) => this.send(visit, outcome, text,
            { 'Content-Type': 'text/xml' });
        if (!call || (unit.rpcStrict && !/^text\/xml/i.test(type))) {
            return xml('rpc unreadable', writeFault(10, 'not a call'));
        }
        const { authenticationUser, authenticationPassword } = call.params;
        if (!sessions.knows(String(authenticationUser ?? ''),
            String(authenticationPassword ?? ''))) {
            return xml('rpc denied', writeFault(14, 'authorization failed'));
        }
        if (call.method === 'device.query') {
            return xml('rpc query', writeReply({
                model: unit.model,
                serial: 'SM000001',
                softwareVersion: unit.software,
                buildVersion: '13.1(1.1)',
                apiVersion: '2.9',
                shutdownStatus: this.state.stage === 'down' ?
                    'shutdown' : 'notShutdown'
            }));
        }
        if (call.method === 'device.restart') {
            if (call.params.shutdownOnly === true) {
                this.state.stage = 'down';
            } else {
                this.restartAfter(visit);
            }
            return xml('rpc restart',
                writeReply({ status: 'operation successful' }));
        }
        return xml('rpc unknown', writeFault(1, 'method not supported'));
    }

    /**
     * @param {Visit} visit
     */
    toHttps(visit) {
        const host = visit.entry.host.split(':')[0];
        visit.entry.outcome = 'sent to https';
        visit.response.writeHead(302, {
            Location: `https://${host}:${this.port}${visit.entry.path}`
        });
        visit.response.end();
    }

    /**
     * Sends what was posted here on to another host, whole.
     *
     * @param {Visit} visit
     */
    forward(visit) {
        visit.entry.outcome = 'forwarded';
        visit.response.writeHead(307, {
            Location: this.unit.forwardTo + visit.entry.path
        });
        visit.response.end();
    }

    /**
     * @param {Visit} visit
     * @param {string} outcome
     * @param {string} reason
     */
    denied(visit, outcome, reason) {
        return this.show(visit, outcome, 'Access failed',
            `<p>${reason}</p>`, 403);
    }

    /**
     * @param {Visit} visit
     * @param {string} reason
     */
    refuse(visit, reason) {
        return this.show(visit, `refused: ${reason}`, 'Upload failed',
            `<p id="reason">The upload failed: ${reason}.</p>` +
            `<p><a href="/${this.unit.upload.page}">Back</a></p>`);
    }

    /**
     * @param {Visit} visit
     * @param {string} outcome
     * @param {string} title
     * @param {string} body
     * @param {number} [status]
     */
    show(visit, outcome, title, body, status = 200) {
        let banner = '';
        if (this.restartNeeded) {
            banner = 'The certificate has changed: restart the unit for ' +
                'the change to take effect.';
        }
        const inside = visit.session !== null;
        return this.send(visit, outcome,
            page(this.unit, { title, body, banner, inside }),
            { 'Content-Type': 'text/html; charset=utf-8' }, status);
    }

    /**
     * @param {Visit} visit
     * @param {string} outcome
     * @param {string} text
     * @param {import('node:http').OutgoingHttpHeaders} headers
     * @param {number} [status]
     */
    send(visit, outcome, text, headers, status = 200) {
        visit.entry.outcome = outcome;
        visit.response.writeHead(status,
            { 'Cache-Control': 'no-store', ...headers });
        visit.response.end(text);
    }
}

/**
 * @param {Entry} entry
 */
function sameOrigin(entry) {
    return entry.origin === `${entry.scheme}://${entry.host}`;
}

/**
 * Starts a simulated unit with its factory certificate.
 *
 * @param {Partial<Variant> & {variant?: string, name?: string,
 *     port?: number, httpPort?: number}} [options]
 *     variant: one of variants.js; name: host name for the addresses; the
 *     rest replaces what the variant says.
 */
export async function start(options = {}) {
    const { variant = 'mcu-4200', name = '127.0.0.1', port = 0,
        httpPort = 0, ...rest } = options;
    const base = variants[variant];
    if (!base) {
        throw new Error(`no variant "${variant}"; there are: ` +
            Object.keys(variants).join(', '));
    }
    const factory = await factoryPair();
    const simulator = new Simulator({ ...base, ...rest },
        { ...factory, custom: false });
    simulator.port = port;
    simulator.httpPort = httpPort;
    await simulator.listen();
    return {
        name,
        unit: simulator.unit,
        port: simulator.port,
        httpsUrl: `https://${name}:${simulator.port}`,
        httpUrl: simulator.unit.http ?
            `http://${name}:${simulator.httpPort}` : null,
        journal: simulator.journal,
        state: simulator.state,
        simulator,
        stop: () => simulator.stop()
    };
}
