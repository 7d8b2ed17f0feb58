/**
 * Text of a stranger's file, with what cannot be seen made visible: control
 * characters, and those that turn the direction of writing and so can make a
 * name read as another (Unicode Standard Annex 9).
 */

/** Ranges of code points that leave no mark of their own on the screen. */
const HIDDEN = new RegExp(`[${[
    '\\u0000-\\u001f', '\\u007f-\\u009f', '\\u00ad', '\\u061c',
    '\\u115f', '\\u1160', '\\u17b4', '\\u17b5', '\\u180e',
    '\\u200b-\\u200f', '\\u2028-\\u202e', '\\u2060-\\u206f',
    '\\u3164', '\\ufe00-\\ufe0f', '\\ufeff', '\\ufff9-\\ufffc',
].join('')}]`, 'g');

/** @param {string} text @returns {string} */
export function visible(text) {
    return text.replace(HIDDEN, (character) => {
        const code = character.charCodeAt(0).toString(16).toUpperCase();
        return `⟨U+${code.padStart(4, '0')}⟩`;
    });
}
