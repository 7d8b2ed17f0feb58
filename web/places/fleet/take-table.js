/** A file as the list: the table in it, or why it is none. */
import { TableError, readTableFile } from '../../fleet/table.js';
import { say, t } from '../../text/index.js';

const NOTHING = {
    table: null, tableName: '', fault: '', renewals: null, left: [],
    judged: null, asking: false,
};

/**
 * @param {import('../../parts/file-slot.js').GivenFile | undefined} file
 *   undefined: it was taken away, or could not be read
 */
export function takeTable(file) {
    if (!file) {
        return NOTHING;
    }
    try {
        return {
            ...NOTHING,
            table: readTableFile(file.bytes),
            tableName: file.pasted ? '' : file.name,
        };
    } catch (error) {
        if (!(error instanceof TableError)) {
            throw error;
        }
        return {
            ...NOTHING,
            fault: say(t.fleet.table.errors, error.code, error.values)
                ?? error.code,
        };
    }
}

/**
 * @param {import('../../fleet/check.js').Plan[]} renewals
 * @param {string[]} left who cannot be renewed, in words
 */
export function takeRenewals(renewals, left) {
    return { ...NOTHING, renewals, left };
}
