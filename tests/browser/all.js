/*
 * Runs test files that drive browsers in one process, so that their browsers
 * stay open from the first file to the last:
 *
 *   BROWSER=chromium node tests/browser/all.js FILE...
 */

import { test } from 'node:test';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { holdBrowsers } from '../lib/browsers.js';

const letGo = holdBrowsers();
for (const file of process.argv.slice(2)) {
    await import(pathToFileURL(resolve(file)).href);
}
/* The tests of a process run in the order in which they were named. */
test('the browsers end', letGo);
