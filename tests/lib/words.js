/* The words of the page, for tests that look for them. */
import './page-modules.js';

export const { t: en } = await import('../../web/text/index.js');
