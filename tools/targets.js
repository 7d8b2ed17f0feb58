/**
 * The browsers that the page is for (browserslist in package.json), and its
 * styles as they are lowered for them.
 */
import browserslist from 'browserslist';
import { build } from 'esbuild';
import { browserslistToTargets, transform } from 'lightningcss';

const browsers = browserslist();

/**
 * The oldest version of each, by browserslist's names.
 *
 * @type {Map<string, number>}
 */
export const oldest = new Map();
for (const [name, version] of browsers.map((one) => one.split(' '))) {
    oldest.set(name, Math.min(oldest.get(name) ?? Infinity,
        parseFloat(version)));
}

/** What goes into the page. @param {string} entry path of a style */
export async function bundleStyle(entry) {
    const result = await build({
        entryPoints: [entry],
        bundle: true,
        write: false,
        charset: 'utf8',
    });
    const { code } = transform({
        filename: 'style.css',
        code: result.outputFiles[0].contents,
        targets: browserslistToTargets(browsers),
    });
    return Buffer.from(code).toString('utf8').trim();
}
