/**
 * What the page uses that a browser it is for does not have, as MDN's data
 * has it: its styles after they were lowered, the markup of its templates,
 * and what its scripts ask of the browser, found by type.
 *
 * Handles: properties, their values, functions, units, selectors, at-rules
 * and media features; elements and attributes; globals and members.
 * Not looked at: what stands below `@supports`; what a script asks for in an
 * untyped way; members of option bags; events.
 *
 * usage: node tools/compat.js STYLE.css|SCRIPT.js ...
 */
import { createRequire } from 'node:module';
import { generate, parse, walk } from 'css-tree';
import ts from 'typescript';
import { bundleStyle, oldest } from './targets.js';

/** @typedef {Record<string, any>} Data  a branch of MDN's tree */

/** @type {Data} */
const mdn = createRequire(import.meta.url)('@mdn/browser-compat-data');

/** Where these are missing, the page reads and works the same. */
const ORNAMENTS = new Set([
    'accent-color', 'cursor', 'forced-color-adjust', 'resize',
    'scrollbar-gutter', 'scrollbar-width', 'text-size-adjust', 'text-wrap',
    ':selection', 'autocapitalize', 'autocorrect',
    // A folder's files can be chosen instead (web/parts/file-slot.js).
    'webkitdirectory',
    // Chrome before 119 takes what is set there, too, but as a string.
    'BeforeUnloadEvent.returnValue',
    // Of a file that a dialog gave, where there is one (web/writer.js).
    'FileSystemFileHandle.createWritable',
    'FileSystemWritableFileStream.write',
]);

/** Is a version that brought it no later than the oldest that counts? */
const reaches = (/** @type {unknown} */ added, /** @type {number} */ version) =>
    typeof added === 'string' && parseFloat(added.replace('≤', '')) <= version;

/**
 * The browsers that lack it, with the version that brought it.
 *
 * @param {Data} branch
 * @returns {string}  empty where none does
 */
function lacking({ __compat: compat }) {
    const lack = [];
    for (const [browser, version] of oldest) {
        const name = browser === 'ios_saf' ? 'safari_ios' : browser;
        const states = [compat?.support[name] ?? []].flat();
        // The newest state comes first.
        if (compat && (states[0]?.version_removed
            || !states.some((/** @type {Data} */ state) => !state.flags
                && !state.alternative_name
                && reaches(state.version_added, version)))) {
            lack.push(`${browser} before ${
                states[0]?.version_added || 'any version'}`);
        }
    }
    return lack.join(', ');
}

/** A maker's own name serves that maker's browser, beside the standard's. */
const isPrefixed = (/** @type {string} */ name) => name.startsWith('-');

/**
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function ofStyle(path) {
    const { properties, selectors, types, 'at-rules': rules } = mdn.css;
    /** @type {Set<string>} */
    const found = new Set();
    /** @type {(branch: Data | undefined, what: string) => void} */
    const look = (branch, what) => {
        const lack = branch && !ORNAMENTS.has(what.split(': ')[0])
            && lacking(branch);
        if (lack) {
            found.add(`${what}: not in ${lack}`);
        }
    };
    walk(parse(await bundleStyle(path)), function (node) {
        if (node.type === 'Atrule' && node.name === 'supports') {
            return this.skip;
        }
        if (node.type === 'Atrule') {
            look(rules[node.name], `@${node.name}`);
        } else if (node.type === 'Feature') {
            look(rules.media[node.name.replace(/^(min|max)-/, '')],
                `(${node.name})`);
        } else if ((node.type === 'PseudoClassSelector'
            || node.type === 'PseudoElementSelector')
            && !isPrefixed(node.name)) {
            look(selectors[node.name], `:${node.name}`);
        } else if (node.type === 'NestingSelector') {
            look(selectors.nesting, '&');
        } else if (node.type === 'Declaration'
            && !this.atrule?.name.includes('font-face')) {
            const { property } = node;
            if (!isPrefixed(property) && !properties[property]) {
                found.add(`${property}: no such property`);
            }
            look(properties[property], property);
        } else if (node.type === 'Identifier' && this.declaration) {
            const { property } = this.declaration;
            look(properties[property]?.[node.name],
                `${property}: ${node.name}`);
        } else if (node.type === 'Function') {
            const { name } = node;
            look(properties[this.declaration?.property ?? '']?.[name]
                ?? types[name] ?? Object.values(types).find((kind) =>
                    kind[name])?.[name], `${name}()`);
        } else if (node.type === 'Dimension') {
            look(types.length[node.unit] ?? Object.values(types.length).find(
                ({ __compat }) => __compat?.description?.includes(
                    `<code>${node.unit}</code>`)), generate(node));
        }
        return undefined;
    });
    return [...found];
}

/** Tags and their attributes in a template. */
const TAG = /<([a-z][a-z0-9-]*)((?:\s[^<>]*)?)>/g;

/**
 * @param {string[]} paths
 * @returns {string[]}
 */
function ofScripts(paths) {
    const program = ts.createProgram(paths, {
        allowJs: true, checkJs: true, noEmit: true, skipLibCheck: true,
        strict: true, types: [], target: ts.ScriptTarget.ESNext,
        module: ts.ModuleKind.ESNext, resolveJsonModule: true,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
    });
    const checker = program.getTypeChecker();
    /** @type {Set<string>} */
    const found = new Set();

    /** @type {(branch: Data | undefined, node: ts.Node, what: string) => void} */
    const look = (branch, node, what) => {
        const lack = branch && !ORNAMENTS.has(what.replace(/^<.* |>$/g, ''))
            && lacking(branch);
        if (lack) {
            const file = node.getSourceFile();
            const { line } = file.getLineAndCharacterOfPosition(node.pos);
            found.add(`${file.fileName}:${line + 1}: ${what}: not in ${lack}`);
        }
    };

    /** A type's own name and those that it is built on. @returns {string[]} */
    const names = (/** @type {ts.Type} */ type) => type.isUnionOrIntersection()
        ? type.types.flatMap(names)
        : [type.symbol?.name ?? '',
            ...(checker.getApparentType(type).getBaseTypes() ?? [])
                .flatMap(names)];

    /** @param {ts.Identifier} node */
    const lookAtName = (node) => {
        const symbol = checker.getSymbolAtLocation(node);
        const declared = symbol?.declarations?.find((one) =>
            program.isSourceFileDefaultLibrary(one.getSourceFile()));
        if (!declared || !symbol) {
            return;
        }
        const { name } = symbol;
        const { parent } = declared;
        const receiver = ts.isPropertyAccessExpression(node.parent)
            && node.parent.name === node
            ? names(checker.getTypeAtLocation(node.parent.expression)) : [];
        const owners = ts.isInterfaceDeclaration(parent)
            ? [parent.name.text.replace(/Constructor$/, ''), ...receiver]
            : ts.isTypeLiteralNode(parent)
                && ts.isVariableDeclaration(parent.parent)
                ? [parent.parent.name.getText()] : [''];
        const branch = owners.flatMap((owner) => [mdn.api,
            mdn.javascript.builtins, mdn.webassembly.api]
            .flatMap((tree) => owner
                ? [tree[owner]?.[`${name}_static`], tree[owner]?.[name]]
                : [tree[name], tree.Window?.[name]]))
            .find((one) => one);
        look(branch, node, [owners[0], name].filter(Boolean).join('.'));
    };

    /** @param {ts.TaggedTemplateExpression} node */
    const lookAtMarkup = ({ template }) => {
        const text = ts.isNoSubstitutionTemplateLiteral(template)
            ? template.text : [template.head.text, ...template.templateSpans
                .map(({ literal }) => literal.text)].join('');
        const { elements, global_attributes: global } = mdn.html;
        for (const [, tag, rest] of text.matchAll(TAG)) {
            look(elements[tag], template, `<${tag}>`);
            for (const [, name] of rest.replace(/"[^"]*"|'[^']*'/g, '')
                .matchAll(/\s[?]?([a-z]+)/g)) {
                look(elements[tag]?.[name] ?? global[name], template,
                    `<${tag} ${name}>`);
            }
        }
    };

    /** @param {ts.Node} node */
    const visit = (node) => {
        if (ts.isIdentifier(node)) {
            lookAtName(node);
        } else if (ts.isTaggedTemplateExpression(node)
            && node.tag.getText() === 'html') {
            lookAtMarkup(node);
        }
        ts.forEachChild(node, visit);
    };
    for (const path of paths) {
        visit(/** @type {ts.Node} */ (program.getSourceFile(path)));
    }
    return [...found];
}

const paths = process.argv.slice(2);
const styles = paths.filter((path) => path.endsWith('.css'));
const found = [
    ...(await Promise.all(styles.map(async (path) =>
        (await ofStyle(path)).map((text) => `${path}: ${text}`)))).flat(),
    ...ofScripts(paths.filter((path) => path.endsWith('.js'))),
];
if (found.length) {
    console.error(`A browser of package.json lacks this:\n${
        found.join('\n')}`);
    process.exitCode = 1;
}
