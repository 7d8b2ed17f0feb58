/**
 * Text of a stranger's file, with what cannot be seen made visible: control
 * characters, and those that turn the direction of writing and so can make a
 * name read as another (Unicode Standard Annex 9).
 */

/** Ranges of code points that leave no mark of their own on the screen. */
const HIDDEN = [
    [0x0000, 0x001f], [0x007f, 0x009f], [0x00ad, 0x00ad], [0x061c, 0x061c],
    [0x115f, 0x1160], [0x17b4, 0x17b5], [0x180e, 0x180e], [0x200b, 0x200f],
    [0x2028, 0x202e], [0x2060, 0x206f], [0x3164, 0x3164], [0xfe00, 0xfe0f],
    [0xfeff, 0xfeff], [0xfff9, 0xfffc],
];

/** @param {string} text @returns {string} */
export function visible(text) {
    return text.replace(/[^ -~]/g, (character) => {
        const code = character.charCodeAt(0);
        return HIDDEN.some(([first, last]) => code >= first && code <= last)
            ? `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
            : character;
    });
}
