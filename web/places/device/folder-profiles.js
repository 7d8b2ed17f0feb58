/**
 * The user's own profiles and the open authority's folder: those in it are
 * known while it is open, and those of its devices are put into it.
 */
import { keptProfiles, profilesToKeep } from '../../device/kept_profiles.js';
import { addProfile, families, profiles } from '../../device/profiles.js';
import { t } from '../../text/index.js';
import { authority, rows } from '../authority/state.js';

/** @type {import('../../authority/folder.js').AuthorityFolder | null} */
let known = null;
/** @type {(() => void)[]} */
let undo = [];

authority.subscribe(({ folder }) => {
    if (folder !== known) {
        known = folder;
        undo.reverse().forEach((forget) => forget());
        undo = keptProfiles(folder?.files ?? new Map(), families,
            t.onDevice.upload.fromFile).map(addProfile);
    } else if (folder?.changed) {
        const used = rows().map(({ profile }) => profile);
        for (const [path, text] of profilesToKeep(
            folder.files, used, profiles, families)) {
            folder.put(path, text);
        }
    }
});
