/*
 * Reads a multipart/form-data body, byte for byte (RFC 7578).
 *
 * Handles: quoted and bare names, file names with the escapes browsers use,
 * files of any bytes.
 * Does not: nested multiparts, filename*=, transfer encodings (browsers send
 * none of them).
 */

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string|null} filename  null for a plain field
 * @property {string} type           content type, '' when none was sent
 * @property {Buffer} bytes
 */

/**
 * The boundary named in a Content-Type header, or null when the header is
 * not that of a multipart form.
 *
 * @param {string|undefined} header
 * @returns {string|null}
 */
export function boundaryOf(header) {
    if (!header || !/^multipart\/form-data\s*;/i.test(header)) {
        return null;
    }
    const found = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i
        .exec(header);
    return found ? found[1] ?? found[2] : null;
}

/* Browsers write quote, CR and LF in a name as percent escapes. */
function unescapeName(/** @type {string} */ text) {
    return text.replace(/%22/g, '"').replace(/%0D/gi, '\r')
        .replace(/%0A/gi, '\n');
}

function parameter(/** @type {string} */ header, /** @type {string} */ name) {
    const pattern = new RegExp(
        `;\\s*${name}=(?:"([^"]*)"|([^\\s;]+))`, 'i');
    const found = pattern.exec(header);
    return found ? unescapeName(found[1] ?? found[2]) : null;
}

/**
 * @param {Buffer} head
 * @returns {Omit<Part, 'bytes'>}
 */
function readHead(head) {
    /** @type {Map<string, string>} */
    const lines = new Map();
    for (const line of head.toString('utf8').split('\r\n')) {
        const colon = line.indexOf(':');
        if (colon > 0) {
            lines.set(line.slice(0, colon).trim().toLowerCase(),
                line.slice(colon + 1).trim());
        }
    }
    const disposition = lines.get('content-disposition') ?? '';
    const name = parameter(disposition, 'name');
    if (!/^form-data/i.test(disposition) || name === null) {
        throw new Error('a part of the form has no name');
    }
    return {
        name,
        filename: parameter(disposition, 'filename'),
        type: lines.get('content-type') ?? ''
    };
}

/**
 * Every part of a body, in order.
 *
 * @param {Buffer} body
 * @param {string} boundary
 * @returns {Part[]}
 * @throws {Error} when the body does not end as its boundary promises
 */
export function readMultipart(body, boundary) {
    const fence = Buffer.from(`\r\n--${boundary}`);
    /* The first fence has no line end before it: give it one. */
    const text = Buffer.concat([Buffer.from('\r\n'), body]);
    /** @type {Part[]} */
    const parts = [];
    let at = text.indexOf(fence);
    while (at >= 0) {
        const start = at + fence.length;
        if (text.subarray(start, start + 2).toString() === '--') {
            return parts;
        }
        const end = text.indexOf(fence, start);
        const headEnd = text.indexOf('\r\n\r\n', start);
        if (end < 0 || headEnd < 0 || headEnd > end) {
            break;
        }
        const head = readHead(text.subarray(start + 2, headEnd));
        parts.push({ ...head, bytes: text.subarray(headEnd + 4, end) });
        at = end;
    }
    throw new Error('the form ends too early');
}
