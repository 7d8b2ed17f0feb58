/**
 * The few pictures of the page, drawn in the text's colour. All are
 * decoration: what they say is always said in words beside them.
 */
import { html, svg } from 'lit-html';

/** @param {unknown} shapes */
function icon(shapes) {
    return html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor"
        stroke-width="2" stroke-linecap="round" stroke-linejoin="round"
        aria-hidden="true" focusable="false">
        ${shapes}
    </svg>`;
}

export const icons = {
    check: icon(svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`),
    key: icon(svg`<circle cx="8" cy="15" r="4"/><path d="M11 12l8-8m-3 3
        l3 3m-5.5-.5l2 2"/>`),
    warning: icon(svg`<path d="M12 4L2.8 20h18.4zM12 10v4.5"/>
        <path d="M12 17.3v.2"/>`),
    info: icon(svg`<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5"/>
        <path d="M12 7.6v.2"/>`),
    bad: icon(svg`<circle cx="12" cy="12" r="9"/>
        <path d="M9 9l6 6m0-6l-6 6"/>`),
    cross: icon(svg`<path d="M6 6l12 12m0-12L6 18"/>`),
    eye: icon(svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12
        18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="3"/>`),
    eyeOff: icon(svg`<path d="M9.5 5.9A9.6 9.6 0 0112 5.500C18 5.5 21.5
        12 21.5 12a17 17 0 01-2.6 3.300M6.3 7.600A16.5 16.5 0 002.5
        12S6 18.5 12 18.500a9.6 9.6 0 004.4-1.100M9.9 9.900a3 3 0 004.2
        4.200M4 4l16 16"/>`),
    sun: icon(svg`<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2m0 15v2
        M2.5 12h2m15 0h2M5.3 5.3l1.4 1.4m10.6 10.6l1.4 1.4m0-13.4
        l-1.4 1.4M6.7 17.3l-1.4 1.4"/>`),
    moon: icon(svg`<path d="M20 14.5A8.5 8.5 0 119.5 4a6.8 6.8 0 0010.5
        10.5z"/>`),
    turn: html`<svg class="turn" viewBox="0 0 24 24" fill="none"
        stroke="currentColor" stroke-width="2" aria-hidden="true">
        <path d="M5 9l7 7 7-7" />
    </svg>`,
    /** A certificate's seal with a tick: the page's own mark. */
    mark: icon(svg`<path d="M12 2.6l2.5 1.8 3.1-.1 1 2.9 2.5 1.9-1 2.9 1 2.9
        -2.5 1.9-1 2.9-3.1-.1-2.5 1.8-2.5-1.8-3.1.1-1-2.9-2.5-1.9 1-2.9
        -1-2.9 2.5-1.9 1-2.9 3.1.1z"/><path d="M8.3 12.2l2.6 2.6 4.9-5"/>`),
};

const { check: ok, info, warning, bad } = icons;
/** Of a notice's levels and of a finding's. */
export const levelIcons = { ok, info, warn: warning, warning, bad, error: bad };
