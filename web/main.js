/**
 * Wires the page: starts the engine, draws the head and the place that the
 * address names, and warns before an unsaved key is lost.
 */
import { html, noChange, nothing, render } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { createMcuCertify } from '../wasm/face.js';
import { build } from './build.js';
import { openerOf } from './device/post.js';
import { profiles } from './device/profiles.js';
import { setEngine } from './parts/engine.js';
import { icons } from './parts/icons.js';
import { more, notice } from './parts/step.js';
import { firstSeen, guardFocus, markSheets, watchErrors }
    from './parts/dom.js';
import { places } from './places/all.js';
import { hrefOf, route, startRouter } from './router.js';
import { createStore, onRedraw } from './store.js';
import { t } from './text/index.js';
import { mustAsk } from './keep.js';

const shell = createStore({
    dark: false,
    engineFailed: false,
    /** What went wrong that should not, for whoever mends it. */
    unexpected: '',
});

/** Places that were entered: their fields keep what was typed. */
const entered = new Set();

const currentPlace = () =>
    places.find(({ id }) => id === route.state.place) ?? places[0];

/** Colours: the system's until switched; the choice is kept nowhere. */
const systemDark = matchMedia('(prefers-color-scheme: dark)');

function switchColours() {
    const dark = !shell.state.dark;
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    shell.update({ dark });
}

function followSystem() {
    if (!document.documentElement.dataset.theme) {
        shell.update({ dark: systemDark.matches });
    }
}

/** @param {import('./places/all.js').Place} current */
function drawHead(current) {
    const { dark } = shell.state;
    const switchText = dark ? t.app.toLight : t.app.toDark;
    return html`<a class="skip" href="#main"
        @click=${skipToWork}>${t.app.skip}</a>
        <header class="head">
            <div class="head-row">
                <a class="brand"
                    href=${hrefOf(places[0].id)}>${icons.mark}${t.app.name}</a>
                <nav class="places" aria-label=${t.app.places}>
                    ${places.map((place) => html`<a href=${hrefOf(place.id)}
                        aria-current=${place === current ? 'page' : nothing}
                        >${place.title}</a>`)}
                </nav>
                <span class="head-note quiet small nowrap"
                    >${t.app.nothingLeaves}</span>
                <button type="button" class="theme"
                    aria-label=${switchText} title=${switchText}
                    @click=${switchColours}>
                    ${dark ? icons.sun : icons.moon}
                </button>
            </div>
        </header>`;
}

/** @param {Event} event */
function skipToWork(event) {
    event.preventDefault(); // the address names the place, not a heading
    focusHeading();
}

/** @param {import('./places/all.js').Place} current */
function drawPage(current) {
    const { engineFailed, unexpected } = shell.state;
    entered.add(current.id);
    const shown = places.filter((place) => entered.has(place.id));
    return html`${drawHead(current)}
        <main id="main" tabindex="-1">
            ${engineFailed ? html`<div class="column">
                ${notice('bad', t.app.engineFailed)}
            </div>` : nothing}
            ${unexpected ? html`<div class="column" id="unexpected">
                ${notice('bad', html`<p>${t.keep.unexpected}</p>
                    ${more(t.keep.unexpectedMore,
                        html`<p class="mono">${unexpected}</p>`,
                        { small: true })}`)}
            </div>` : nothing}
            ${repeat(shown, ({ id }) => id, (place) => html`<div
                ?hidden=${place !== current}>
                ${place === current
                    ? place.render(route.state.step) : noChange}
            </div>`)}
        </main>
        <footer class="foot quiet small">
            <p>${t.app.foot({ version: build.version })}</p>
        </footer>
        <div id="live" class="visually-hidden" role="status"></div>`;
}

let lastDrawn = '';

function paint() {
    const current = currentPlace();
    const { step } = route.state;
    render(drawPage(current),
        /** @type {HTMLElement} */ (document.getElementById('page')));
    document.title = t.app.title({
        here: current.heading?.(step) ?? current.title,
    });
    const here = `${current.id}/${step}`;
    if (lastDrawn !== here) {
        for (const link of document.querySelectorAll(
            ':is(.places, .sections) [aria-current]')) {
            link.scrollIntoView({ block: 'nearest', inline: 'center' });
        }
        if (lastDrawn !== '') {
            focusHeading();
            scrollTo(0, 0);
        }
        lastDrawn = here;
    }
    guardFocus();
}

/** Screen readers and keys start at what has just come into view. */
function focusHeading() {
    firstSeen('main h1')?.focus({ preventScroll: true });
}

function start() {
    const face = createMcuCertify(build.version, profiles);
    Object.assign(globalThis, { mcuCertify: face });
    setEngine(face);
    face.ready.catch(() => shell.update({ engineFailed: true }));

    document.documentElement.lang = t.lang;
    document.getElementById('page')?.replaceChildren();
    onRedraw(paint);
    systemDark.addEventListener('change', followSystem);
    followSystem();
    addEventListener('beforeprint', markSheets);
    startRouter();
    paint();
    openerOf(document);
    watchErrors((unexpected) => shell.update({ unexpected }));
    addEventListener('beforeunload', (event) => {
        if (mustAsk()) {
            event.preventDefault();
            // Chrome and Edge before 119 ask for nothing less.
            event.returnValue = true;
        }
    });
}

start();
