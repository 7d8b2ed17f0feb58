/* Everything the page does, in Firefox. */
import { runAll } from './suite.js';

runAll('firefox');
