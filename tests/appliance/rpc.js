/*
 * The little XML-RPC that the unit's API speaks.
 *
 * Handles: one call with one struct of strings, integers and booleans, its
 * reply, and faults.
 * Does not: arrays, dates, base64, nested structs in a call.
 */

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' };

function decode(/** @type {string} */ text) {
    return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (all, name) => {
        if (name[0] === '#') {
            const hex = name[1] === 'x' || name[1] === 'X';
            return String.fromCodePoint(
                parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10));
        }
        return /** @type {Record<string, string>} */ (ENTITIES)[name] ?? all;
    });
}

/**
 * Text as it may stand in XML or HTML.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function escapeXml(value) {
    return String(value).replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);
}

const MEMBER = /<name>([^<]*)<\/name>\s*<value>([\s\S]*)<\/value>/;

function readValue(/** @type {string} */ xml) {
    const typed = /^\s*<(\w+)>([\s\S]*)<\/\1>\s*$/.exec(xml);
    if (!typed) {
        return decode(xml);
    }
    if (typed[1] === 'boolean') {
        return typed[2].trim() === '1';
    }
    if (typed[1] === 'int' || typed[1] === 'i4') {
        return parseInt(typed[2], 10);
    }
    return decode(typed[2]);
}

/**
 * @param {string} xml
 * @returns {{method: string, params: Record<string, unknown>}|null} null
 *     when it is not a call
 */
export function readCall(xml) {
    const method = /<methodName>\s*([\w.]+)\s*<\/methodName>/.exec(xml);
    if (!method || !/<methodCall>/.test(xml)) {
        return null;
    }
    /** @type {Record<string, unknown>} */
    const params = {};
    for (const [, member] of xml.matchAll(/<member>([\s\S]*?)<\/member>/g)) {
        const [, name, value] = MEMBER.exec(member) ?? ['', '', ''];
        params[decode(name.trim())] = readValue(value);
    }
    return { method: method[1], params };
}

function writeValue(/** @type {unknown} */ value) {
    if (typeof value === 'boolean') {
        return `<boolean>${value ? 1 : 0}</boolean>`;
    }
    if (typeof value === 'number') {
        return `<int>${value}</int>`;
    }
    return `<string>${escapeXml(value)}</string>`;
}

function writeStruct(/** @type {Record<string, unknown>} */ struct) {
    const members = Object.entries(struct).map(([name, value]) =>
        `<member><name>${escapeXml(name)}</name>` +
        `<value>${writeValue(value)}</value></member>`);
    return `<value><struct>${members.join('')}</struct></value>`;
}

/**
 * @param {Record<string, unknown>} struct
 * @returns {string}
 */
export function writeReply(struct) {
    return '<?xml version="1.0"?>\n<methodResponse><params><param>' +
        `${writeStruct(struct)}</param></params></methodResponse>\n`;
}

/**
 * @param {number} code
 * @param {string} text
 * @returns {string}
 */
export function writeFault(code, text) {
    return '<?xml version="1.0"?>\n<methodResponse><fault>' +
        writeStruct({ faultCode: code, faultString: text }) +
        '</fault></methodResponse>\n';
}
