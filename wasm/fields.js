/**
 * Field lists: what requests and replies of the engine are made of
 * (src/base/bytes.h states the bytes). Knows no wasm and no page.
 *
 * @typedef {string | number | boolean | Uint8Array} FieldValue
 *   Strings become UTF-8, numbers decimal, true "1"; false, null and
 *   undefined leave the field out.
 * @typedef {[string, FieldValue | null | undefined]} Field
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @param {FieldValue} value @returns {Uint8Array} */
function toBytes(value) {
    if (value instanceof Uint8Array) {
        return value;
    }
    return encoder.encode(value === true ? '1' : String(value));
}

/**
 * Packs fields into one list. The caller owns the bytes and wipes them when
 * a field was secret.
 *
 * @param {Field[]} fields in order; a name may repeat
 * @returns {Uint8Array}
 */
export function packFields(fields) {
    const records = [];
    let size = 0;
    for (const [name, value] of fields) {
        if (value === undefined || value === null || value === false) {
            continue;
        }
        const record = { name: encoder.encode(name), value: toBytes(value) };
        records.push(record);
        size += 1 + record.name.length + 4 + record.value.length;
    }
    const list = new Uint8Array(size);
    const view = new DataView(list.buffer);
    let at = 0;
    for (const { name, value } of records) {
        list[at] = name.length;
        list.set(name, at + 1);
        at += 1 + name.length;
        view.setUint32(at, value.length, true);
        list.set(value, at + 4);
        at += 4 + value.length;
    }
    return list;
}

/**
 * A reply, by name. It takes the list over: values lie in it, and wipe()
 * overwrites them.
 */
export class Fields {
    /** @param {Uint8Array} list a whole field list, handed over */
    constructor(list) {
        /** @type {Map<string, Uint8Array[]>} */
        this.values = new Map();
        const view = new DataView(list.buffer, list.byteOffset, list.length);
        let at = 0;
        while (at < list.length) {
            const nameEnd = at + 1 + list[at];
            const name = decoder.decode(list.subarray(at + 1, nameEnd));
            const end = nameEnd + 4 + view.getUint32(nameEnd, true);
            if (end > list.length) {
                throw new RangeError('field list cut short');
            }
            const all = this.values.get(name) ?? [];
            all.push(list.subarray(nameEnd + 4, end));
            this.values.set(name, all);
            at = end;
        }
    }

    /** @param {string} name @returns {boolean} */
    has(name) {
        return this.values.has(name);
    }

    /** The first value's bytes. @param {string} name @returns {Uint8Array} */
    bytes(name) {
        const all = this.values.get(name);
        if (!all) {
            throw new RangeError(`the reply has no field ${name}`);
        }
        return all[0];
    }

    /** The first value as text. @param {string} name @returns {string} */
    text(name) {
        return decoder.decode(this.bytes(name));
    }

    /** Every value as text. @param {string} name @returns {string[]} */
    texts(name) {
        return (this.values.get(name) ?? []).map((v) => decoder.decode(v));
    }

    /** The first value as parsed JSON. @param {string} name @returns {any} */
    json(name) {
        return JSON.parse(this.text(name));
    }

    /** Overwrites every value. */
    wipe() {
        for (const all of this.values.values()) {
            for (const value of all) {
                value.fill(0);
            }
        }
    }
}
