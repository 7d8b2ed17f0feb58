/*
 * What a screen reader finds in the page, as text: a line for each thing
 * that has a role to be met by, with its name and state, indented by what it
 * stands in. Chromium's own tree, without the words between the things.
 *
 * What differs from run to run (dates, fingerprints, versions) is written as
 * a mark.
 */

/** @typedef {import('puppeteer-core').CDPSession} Devtools */
/** @typedef {import('devtools-protocol').Protocol.Accessibility.AXNode} Node */

/** Neither stops at them nor counts them: their children stand in for them. */
const THROUGH = new Set(['none', 'generic', 'RootWebArea', 'StaticText',
    'InlineTextBox', 'LineBreak', 'ListMarker', 'paragraph', 'Abbr', 'code',
    'strong', 'emphasis', 'time', 'LabelText', 'Legend', 'Pre', 'rowgroup',
    'Details', 'SvgRoot', 'listitem', 'term',
    'definition', 'DescriptionListDetail', 'DescriptionListTerm',
    'DescriptionList', 'MenuListPopup', 'option', 'sectionheader',
    'sectionfooter', 'Section', 'layoutTable']);

/** What is always so, or told by the name. */
const STATES = ['checked', 'disabled', 'expanded', 'invalid', 'level',
    'pressed', 'required', 'readonly', 'selected', 'multiline'];

/** @param {string} words */
function steady(words) {
    return words.replace(/\s+/g, ' ').trim()
        .replace(/\b\d{1,2} \w+ 20\d\d( at \d\d:\d\d UTC)?/g, '<date>')
        .replace(/\b20\d\d-\d\d-\d\d(-\d\d-\d\d)?\b/g, '<date>')
        .replace(/\b([0-9A-Fa-f]{2}:){3,}[0-9A-Fa-f]{2}\b/g, '<print>')
        .replace(/\b[0-9a-f]{2}(:[0-9a-f]{2}){2,}…/g, '<print>')
        .replace(/\b\d+\.\d+\.\d+(\+\w+)?/g, '<version>')
        .replace(/\b20\d\d\b(?! bits)/g, '<year>');
}

/** @param {Node} node */
function line(node) {
    const has = new Map((node.properties ?? []).map(({ name, value }) =>
        [/** @type {string} */ (name), value.value]));
    const states = STATES.filter(state => ![undefined, false, 'false']
        .includes(has.get(state)) || (state === 'expanded' && has.has(state)) ||
        (state === 'pressed' && has.has(state)))
        .map(state => [true, 'true'].includes(has.get(state)) ? state :
            `${state}=${has.get(state)}`);
    if (node.description?.value) {
        states.push('described');
    }
    const name = steady(String(node.name?.value ?? ''));
    return [node.role?.value, name && `“${name}”`, ...states]
        .filter(Boolean).join(' ');
}

/**
 * @param {Devtools} devtools of a page in Chromium
 * @param {string} [role] of the part that is wanted, where not the whole
 * @returns {Promise<string>} lines
 */
export async function tree(devtools, role) {
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map(node => [node.nodeId, node]));
    /** @type {string[]} */
    const lines = [];
    /** @type {(node: Node, depth: number) => void} */
    const tell = (node, depth) => {
        const through = node.ignored ||
            THROUGH.has(String(node.role?.value ?? 'none'));
        if (!through) {
            lines.push(`${'  '.repeat(depth)}${line(node)}`);
        }
        for (const id of node.childIds ?? []) {
            const child = byId.get(id);
            if (child) {
                tell(child, through ? depth : depth + 1);
            }
        }
    };
    tell(nodes.find(node => role && node.role?.value === role) ?? nodes[0], 0);
    return `${lines.join('\n')}\n`;
}
