/*
 * Keeps a profile of Firefox after its first start, so that those that start
 * with a copy find its scripts compiled: half of the processor's time.
 *
 * Firefox makes what it compiled anew once it has another version; certificates
 * and keys are left out.
 *
 *   node tests/lib/firefox-profile.js
 */

import { cp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { FIREFOX_PROFILE, launch } from './browsers.js';

/** Certificates, keys, and what says that a Firefox is running. */
const NOT_KEPT = /^(cert9\.db|key4\.db|pkcs11\.txt|lock|\.parentlock)$/;

await rm(FIREFOX_PROFILE, { recursive: true, force: true });
const session = await launch('firefox');
await session.page();
await session.browser.close();
await cp(join(session.folder, 'profile'), FIREFOX_PROFILE, {
    recursive: true, filter: (path) => !NOT_KEPT.test(basename(path)),
});
await session.close();
