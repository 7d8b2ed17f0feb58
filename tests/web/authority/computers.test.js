/* The list of computers that change over to a successor, in the folder. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
    COMPUTERS_FILE, addComputers, markComputer, readComputers, removeComputer,
} from '../../../web/authority/computers.js';
import { AuthorityFolder, PATHS } from '../../../web/authority/folder.js';

const DAY = new Date('2026-11-24T10:00:00Z');

function empty() {
    return new AuthorityFolder(new Map([[PATHS.certificate,
        new Uint8Array()]]));
}

describe('the list of computers', () => {
    it('takes one a line, the first column, each once, in order', () => {
        const folder = empty();
        assert.equal(addComputers(folder,
            ' pc 10 \r\n\npc 2\teast\nPC 2;west\n', DAY), 2);
        assert.deepEqual(readComputers(folder).map(({ name }) => name),
            ['pc 2', 'pc 10']);
        assert.equal(addComputers(folder, 'pc 2', DAY), 0);
    });

    it('keeps ticks when others are added, and their day', () => {
        const folder = empty();
        addComputers(folder, 'a\nb', DAY);
        markComputer(folder, 'a', { hasNew: true },
            new Date('2026-12-01T10:00:00Z'));
        addComputers(folder, 'c\nA', new Date('2026-12-24T10:00:00Z'));
        const [a, b] = readComputers(folder);
        assert.deepEqual(a, { name: 'a', hasNew: true, oldOut: false,
            since: '2026-12-01' });
        assert.equal(b.since, '2026-11-24');
        removeComputer(folder, 'a');
        assert.deepEqual(readComputers(folder).map(({ name }) => name),
            ['b', 'c']);
    });

    it('is changed in the folder only when something is new', () => {
        const folder = empty();
        assert.equal(addComputers(folder, ' \n', DAY), 0);
        assert.equal(folder.changed, false);
    });

    it('is no trap for a spreadsheet, and reads its own guard back', () => {
        const folder = empty();
        addComputers(folder, '=cmd|calc', DAY);
        assert.match(folder.text(COMPUTERS_FILE), /'=cmd/);
        assert.equal(readComputers(folder)[0].name, '=cmd|calc');
    });

    it('that a person has spoilt loses no good line', () => {
        const folder = empty();
        folder.put(COMPUTERS_FILE, 'name;x\n,yes\npc 1,maybe\n"pc 2,yes,yes');
        assert.ok(readComputers(folder).some(({ name, hasNew }) =>
            name === 'pc 1' && !hasNew));
    });
});
