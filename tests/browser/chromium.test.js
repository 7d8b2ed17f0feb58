/* Everything the page does, in Chromium. */
import { runAll } from './suite.js';

runAll('chromium');
