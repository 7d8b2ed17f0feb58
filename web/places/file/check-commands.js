/** OpenSSL's commands for a check of what lies on the table. */
import { asFiles, checkCommands, matchCommands, showCommands, soundCommands }
    from '../../file/commands.js';
import { sortOf } from '../../parts/facts.js';
import { companions, issuersOf } from './check-subjects.js';
import { isReadable, partOfDescribed } from './command-parts.js';
import { isElsewhere, tableFileOf } from './session.js';

/** @typedef {import('../../file/relations.js').Described} Described */

/** What a command can reach. @param {Described | undefined} described */
function isReachable(described) {
    return Boolean(described && !isElsewhere(described) &&
        isReadable(tableFileOf(described)));
}

/** @param {Described} certificate @param {string} host */
function chainCommands(certificate, host) {
    const above = issuersOf(certificate).filter(isReachable);
    const root = above.find(({ object }) => object.selfSigned);
    const between = above.filter((link) => !link.object.selfSigned);
    const { names, commands } = asFiles(
        [certificate, ...root ? [root, ...between] : []].map(partOfDescribed));
    const [leaf, rootName, ...intermediates] = names;
    return [
        ...(root || host ? commands : []),
        ...checkCommands(leaf, {
            root: rootName, intermediates, host,
            isAddress: sortOf(host) === 'ip',
        }),
    ];
}

/**
 * @param {Described} subject
 * @param {string} host or an address, or ''
 * @returns {import('../../file/commands.js').Command[]}
 */
export function checkCommandsFor(subject, host) {
    if (!isReachable(subject)) {
        return [];
    }
    const { key } = companions(subject);
    const sound = key && isReachable(key)
        ? soundCommands(partOfDescribed(key)) : [];
    if (subject === key) {
        return sound;
    }
    const own = partOfDescribed(subject);
    return [
        ...(key && isReachable(key)
            ? matchCommands(partOfDescribed(key), own) : []),
        ...sound,
        ...(subject.object.kind === 'request'
            ? showCommands(own) : chainCommands(subject, host)),
    ];
}
