/*
 * Replies of the engine against the types that the page reads them by
 * (wasm/reports.d.ts): nothing is written that they do not name, nothing left
 * out that they promise, and each member is written by some reply.
 */
import ts from 'typescript';
import { fromRoot } from './engine.js';

const program = ts.createProgram([fromRoot('wasm/reports.d.ts')],
    { strict: true, lib: ['lib.es5.d.ts'], types: [] });
const source = /** @type {ts.SourceFile} */ (
    program.getSourceFile(fromRoot('wasm/reports.d.ts')));
const checker = program.getTypeChecker();
const exported = new Map(checker.getExportsOfModule(
    /** @type {ts.Symbol} */ (checker.getSymbolAtLocation(source)))
    .map((symbol) => [symbol.name, symbol]));

/** @param {string} name */
const typeOf = (name) => checker.getDeclaredTypeOfSymbol(
    /** @type {ts.Symbol} */ (exported.get(name)));

/** Members that a reply had. @type {Set<ts.Node>} */
const seen = new Set();

/**
 * @param {any} json
 * @param {ts.Type} type
 * @param {string} path
 * @param {Set<ts.Node>} had gets the members
 * @returns {string[]} what does not fit
 */
function misfits(json, type, path, had) {
    if (type.isUnion()) {
        const tries = type.types.map((one) => {
            const inside = /** @type {Set<ts.Node>} */ (new Set());
            return { inside, bad: misfits(json, one, path, inside) };
        }).sort((a, b) => a.bad.length - b.bad.length);
        tries[0].inside.forEach((node) => had.add(node));
        return tries[0].bad;
    }
    if (checker.isArrayType(type)) {
        const [element] = checker.getTypeArguments(
            /** @type {ts.TypeReference} */ (type));
        return Array.isArray(json) ? json.flatMap((one, i) =>
            misfits(one, element, `${path}.${i}`, had)) : [`${path}: no list`];
    }
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) {
        const name = checker.typeToString(type);
        return name === typeof json ||
            name === (JSON.stringify(json) ?? 'undefined')
            ? [] : [`${path}: ${JSON.stringify(json)} is no ${name}`];
    }
    return typeof json === 'object' && json !== null && !Array.isArray(json)
        ? misfitsOfObject(json, type, path, had) : [`${path}: no object`];
}

/**
 * @param {Record<string, unknown>} json
 * @param {ts.Type} type
 * @param {string} path
 * @param {Set<ts.Node>} had
 */
function misfitsOfObject(json, type, path, had) {
    const members = checker.getPropertiesOfType(type);
    const names = new Set(members.map(({ name }) => name));
    const others = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    const kind = members.find(({ name }) => name === 'kind');
    const bad = [kind ?? []].flat().flatMap((member) => misfits(json.kind,
        checker.getTypeOfSymbol(member), `${path}.kind`, new Set()));
    if (bad.length > 0) {
        return [...bad, ...Object.keys(json)]; // another branch is meant
    }
    return [
        ...members.flatMap((member) => {
            const { name, flags } = member;
            if (!(name in json)) {
                return flags & ts.SymbolFlags.Optional
                    ? [] : [`${path}.${name} is missing`];
            }
            member.declarations?.forEach((node) => had.add(node));
            return misfits(json[name], checker.getTypeOfSymbol(member),
                `${path}.${name}`, had);
        }),
        ...Object.keys(json).filter((name) => !names.has(name)).flatMap(
            (name) => others
                ? misfits(json[name], others, `${path}.${name}`, had)
                : [`${path}.${name} is not in the types`]),
    ];
}

/**
 * What of a reply is not as the types say.
 *
 * @param {unknown} op
 * @param {import('../../wasm/fields.js').Fields} reply
 * @returns {string[]}
 */
export function notAsTyped(op, reply) {
    const told = (/** @type {string} */ name) => reply.texts(name).flatMap(
        (text) => misfits(JSON.parse(text), typeOf('Told'), name, seen));
    const values = reply.has('error.values')
        ? reply.json('error.values') : undefined;
    return [
        ...reply.has('report') ? misfits({ [String(op)]: reply.json('report') },
            typeOf('Reports'), '', seen)
            .filter((text) => !/^\.[\w-]+ is missing$/.test(text)) : [],
        ...reply.has('findings') ? misfits(reply.json('findings'),
            typeOf('Checked'), 'findings', seen) : [],
        ...told('ignored'), ...told('note'),
        ...reply.has('error') ? misfits(
            { code: reply.text('error'), ...values && { values } },
            typeOf('Told'), 'error', seen) : [],
    ];
}

/** Errors of the types themselves. @returns {string[]} */
export function faultsOfTypes() {
    return ts.getPreEmitDiagnostics(program).map(({ messageText }) =>
        ts.flattenDiagnosticMessageText(messageText, ' '));
}

/** Members that no reply had by now. @returns {string[]} */
export function neverWritten() {
    /** @type {string[]} */
    const list = [];
    const visit = (/** @type {ts.Node} */ node, /** @type {string} */ path) => {
        const name = 'name' in node
            ? `${path}.${/** @type {ts.Identifier} */ (node.name).text}` : path;
        if (ts.isPropertySignature(node) && !seen.has(node) &&
            node.type?.kind !== ts.SyntaxKind.UndefinedKeyword) {
            list.push(name.slice(1));
        }
        ts.forEachChild(node, (child) => visit(child, name));
    };
    visit(source, '');
    return list;
}
