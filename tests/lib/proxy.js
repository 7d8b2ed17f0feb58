/*
 * A proxy that a browser is made to use for everything, so that no request
 * can escape the log: pages, workers, pop-up windows and the browser itself.
 *
 * Handles: plain requests and CONNECT, to loopback only.
 * Does not: look inside TLS, or let anything out: other hosts get 403.
 */

import http from 'node:http';
import net from 'node:net';

/**
 * Is this a name that means loopback in these tests?
 *
 * @param {string} host
 */
function isOurs(host) {
    return host === '127.0.0.1' || host.endsWith('.test');
}

export async function startProxy() {
    /** @type {{method: string, target: string}[]} */
    const log = [];
    /** @type {Set<import('node:stream').Duplex>} */
    const sockets = new Set();
    const server = http.createServer((request, response) => {
        const url = new URL(request.url ?? '', 'http://none.invalid');
        log.push({ method: request.method ?? '', target: url.host });
        if (!isOurs(url.hostname)) {
            response.writeHead(403).end();
            return;
        }
        const onward = http.request({
            host: '127.0.0.1',
            port: url.port || 80,
            method: request.method,
            path: url.pathname + url.search,
            headers: request.headers
        }, answer => {
            response.writeHead(answer.statusCode ?? 502, answer.headers);
            answer.pipe(response);
        });
        onward.on('error', () => response.destroy());
        request.pipe(onward);
    });
    server.on('connect', (request, socket) => {
        const target = request.url ?? '';
        const { hostname, port } = new URL(`https://${target}`);
        log.push({ method: 'CONNECT', target });
        sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => sockets.delete(socket));
        if (!isOurs(hostname)) {
            socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
            return;
        }
        const onward = net.connect(Number(port || 443), '127.0.0.1', () => {
            socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
            onward.pipe(socket);
            socket.pipe(onward);
        });
        sockets.add(onward);
        onward.on('error', () => socket.destroy());
        onward.on('close', () => {
            sockets.delete(onward);
            socket.destroy();
        });
    });
    await new Promise(done => server.listen(0, '127.0.0.1',
        () => done(undefined)));
    const address = /** @type {net.AddressInfo} */ (server.address());
    return {
        port: address.port,
        log,
        stop: () => new Promise(done => {
            for (const socket of sockets) {
                socket.destroy();
            }
            server.close(done);
            server.closeAllConnections();
        })
    };
}
