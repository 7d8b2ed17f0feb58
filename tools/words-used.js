/**
 * Which words no code of the page reads. The compiler knows what each name
 * means, so a word is found under every alias. What is asked by a code that
 * is not known before, or handed on as a whole, is read with all that is in it.
 */
import { join } from 'node:path';
import ts from 'typescript';

/**
 * @param {string} root the folder that holds web/
 * @returns {string[]} paths, such as `device.upload.title`
 */
export function unusedWords(root) {
    const program = ts.createProgram([join(root, 'web/main.js')], {
        allowJs: true, noEmit: true, skipLibCheck: true, types: [],
        target: ts.ScriptTarget.ES2022,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        module: ts.ModuleKind.ESNext, resolveJsonModule: true,
    });
    const checker = program.getTypeChecker();
    const types = program.getSourceFile(join(root, 'build/words.d.ts'));
    const unread = wordsOf(/** @type {ts.SourceFile} */ (types));

    /** @param {ts.Symbol | undefined} symbol with all below it */
    const read = (symbol) => symbol?.declarations?.forEach((declaration) =>
        forEachWord(declaration, (word) => unread.delete(word)));

    /** @param {ts.Symbol | undefined} symbol */
    const isOfWords = (symbol) => !!symbol?.declarations?.some(
        (declaration) => declaration.getSourceFile() === types);

    /** Texts under names. @param {ts.Type} type */
    const isGroup = (type) => isOfWords(type.symbol)
        && !!type.symbol.declarations?.some(ts.isTypeLiteralNode);

    /** Is only a part of it taken, or another name given to it? */
    const leadsOn = (/** @type {ts.Node} */ name) => {
        const node = ts.isPropertyAccessExpression(name.parent)
            && name.parent.name === name ? name.parent : name;
        const { parent } = node;
        return ts.isPropertyAccessExpression(parent)
                && parent.expression === node
                && isOfWords(checker.getSymbolAtLocation(parent.name))
            || ts.isElementAccessExpression(parent)
                && parent.expression === node
                && ts.isStringLiteral(parent.argumentExpression)
            || ts.isVariableDeclaration(parent)
                && isGroup(checker.getTypeAtLocation(node))
            || ts.isBindingElement(parent) && parent.initializer !== node
            || ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent);
    };

    /** One name out of several: another name for it. */
    const readPart = (/** @type {ts.BindingElement} */ { parent,
        propertyName, name }) => {
        const word = checker.getTypeAtLocation(parent)
            .getProperty((propertyName ?? name).getText());
        if (word && isOfWords(word)
            && !isGroup(checker.getTypeOfSymbol(word))) {
            read(word);
        }
    };

    for (const file of program.getSourceFiles()) {
        if (file.isDeclarationFile || file.fileName.includes('node_modules')) {
            continue;
        }
        (function visit(/** @type {ts.Node} */ node) {
            ts.forEachChild(node, visit);
            if (ts.isBindingElement(node)) {
                readPart(node);
            } else if (ts.isIdentifier(node) || ts.isStringLiteral(node)) {
                const symbols = [checker.getSymbolAtLocation(node),
                    checker.getTypeAtLocation(node).symbol].filter(isOfWords);
                if (symbols.length > 0 && !leadsOn(node)) {
                    symbols.forEach(read);
                }
            }
        })(file);
    }
    return [...unread.values()];
}

/** @param {ts.Node} node @param {(word: ts.Node) => void} action */
function forEachWord(node, action) {
    if (ts.isPropertySignature(node)) {
        action(node);
    }
    ts.forEachChild(node, (child) => forEachWord(child, action));
}

/** The texts of words.d.ts, by their nodes. @param {ts.SourceFile} types */
function wordsOf(types) {
    /** @type {Map<ts.Node, string>} */
    const words = new Map();
    (function walk(/** @type {ts.Node} */ node, /** @type {string[]} */ path) {
        const here = ts.isPropertySignature(node)
            ? [...path, node.name.getText().replaceAll("'", '')] : path;
        if (ts.isPropertySignature(node) && node.type
            && !ts.isTypeLiteralNode(node.type)) {
            words.set(node, here.join('.'));
        }
        ts.forEachChild(node, (child) => walk(child, here));
    })(types, []);
    return words;
}
