/*
 * The bundler lets modules of the page import JSON (the devices' profiles)
 * and words (.ftl); Node wants more said than it understands. Import this
 * first, and the modules that lead to such a file by import() after it.
 */
import { register } from 'node:module';

const HOOKS = `
import { readFile } from 'node:fs/promises';
export async function load(url, context, next) {
    if (!/\\.(json|ftl)$/.test(url)) {
        return next(url, context);
    }
    const text = await readFile(new URL(url), 'utf8');
    return { format: 'module', shortCircuit: true, source: 'export default ' +
        (url.endsWith('.json') ? text : JSON.stringify(text)) };
}`;

register(`data:text/javascript,${encodeURIComponent(HOOKS)}`);
