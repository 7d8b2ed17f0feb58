/*
 * A directory as the browser hands it out (File System Access), in memory:
 * a file keeps its old bytes until its stream is closed, as browsers do it.
 * Each step of writing may be made to fail.
 */

class FakeFile {
    /** @param {Disk} disk @param {string} path */
    constructor(disk, path) {
        this.kind = 'file';
        this.disk = disk;
        this.path = path;
    }

    async getFile() {
        return new Blob([/** @type {BlobPart} */ (
            this.disk.files.get(this.path) ?? new Uint8Array())]);
    }

    async createWritable() {
        const { disk, path } = this;
        await disk.step('open', path);
        disk.files.set(`${path}.crswap`, new Uint8Array());
        /** @type {Uint8Array} */
        let held = new Uint8Array();
        return {
            /** @param {Uint8Array} bytes */
            async write(bytes) {
                await disk.step('write', path);
                held = bytes.slice();
                disk.files.set(`${path}.crswap`,
                    bytes.slice(0, bytes.length / 2));
            },
            async close() {
                await disk.step('close', path);
                disk.files.delete(`${path}.crswap`);
                disk.files.set(path, held);
                await disk.step('closed', path);
            },
        };
    }
}

class FakeDirectory {
    /** @param {Disk} disk @param {string} prefix */
    constructor(disk, prefix) {
        this.kind = 'directory';
        this.name = 'authority';
        this.disk = disk;
        this.prefix = prefix;
    }

    async* entries() {
        const seen = new Set();
        for (const path of [...this.disk.files.keys()]) {
            const [name, ...rest] = path.startsWith(this.prefix)
                ? path.slice(this.prefix.length).split('/') : [''];
            if (name !== '' && !seen.has(name)) {
                seen.add(name);
                yield [name, rest.length > 0
                    ? new FakeDirectory(this.disk, `${this.prefix}${name}/`)
                    : new FakeFile(this.disk, path)];
            }
        }
    }

    /** @param {string} name */
    async getDirectoryHandle(name) {
        return new FakeDirectory(this.disk, `${this.prefix}${name}/`);
    }

    /** @param {string} name @param {{create?: boolean}} [options] */
    async getFileHandle(name, { create = false } = {}) {
        const path = this.prefix + name;
        if (create && !this.disk.files.has(path)) {
            this.disk.files.set(path, new Uint8Array());
        }
        return new FakeFile(this.disk, path);
    }
}

export class Disk {
    /** @param {Map<string, Uint8Array>} [files] */
    constructor(files = new Map()) {
        this.files = new Map(files);
        /** @type {string[]} what was written, in order */
        this.written = [];
        /** @type {(step: string, path: string) => void | Promise<void>} */
        this.step = () => {};
        /** Any handle of the browser's. @type {any} */
        this.handle = new FakeDirectory(this, '');
    }

    /** Notes the order of writing. */
    watch() {
        this.step = (step, path) => {
            if (step === 'closed') {
                this.written.push(path);
            }
        };
    }

    /**
     * From the step of this number on nothing works any more.
     *
     * @param {number} last
     * @param {string} name of the error
     */
    failAt(last, name) {
        let steps = 0;
        this.step = () => {
            if (steps++ >= last) {
                throw new DOMException('it ends here', name);
            }
        };
    }
}
