/**
 * Who owns state: a job, an open authority, a run of a fleet, a table of
 * files. What lives as long as its owner is made for it and ends with it:
 * stores, fields, file slots, running work, secrets, what is not saved yet.
 * Replacing or closing an owner ends all of it at once, so nothing of one
 * device or authority is ever found in the next.
 *
 * Knows no document.
 */

export class Owner {
    ended = false;
    /** @type {(() => void)[]} */
    endings = [];

    /** @param {() => void} work done once, when the owner ends */
    onEnd(work) {
        if (this.ended) {
            work();
        } else {
            this.endings.push(work);
        }
    }

    /**
     * @param {Uint8Array} bytes becomes the owner's: wiped when it ends
     * @returns {Uint8Array} the same
     */
    secret(bytes) {
        this.onEnd(() => bytes.fill(0));
        return bytes;
    }

    /** Ends it: the youngest first, each whatever becomes of the others. */
    end() {
        if (this.ended) {
            return;
        }
        this.ended = true;
        for (const work of this.endings.splice(0).reverse()) {
            try {
                work();
            } catch (error) {
                globalThis.reportError?.(error);
            }
        }
    }
}

/**
 * A place where one owner follows another: the job of a device gives way to
 * the next one's.
 */
export class Scope {
    owner = new Owner();

    /** Ends the owner and all that is its; a new one has begun. */
    begin() {
        this.owner.end();
        this.owner = new Owner();
        return this.owner;
    }

    /**
     * State that is made anew for each owner, when it is first asked for.
     *
     * @template T
     * @param {(owner: Owner) => T} make
     * @returns {() => T} the present owner's
     */
    state(make) {
        /** @type {{ owner: Owner, value: T } | null} */
        let held = null;
        return () => {
            if (held?.owner !== this.owner) {
                held = { owner: this.owner, value: make(this.owner) };
            }
            return held.value;
        };
    }
}

/** What belongs to nobody in particular and lives as long as the page. */
export const page = new Owner();
