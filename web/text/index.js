/**
 * The language of the page. One file a language, all with the same members;
 * this file chooses. Members that take values are functions.
 */
import { en } from './en.js';

/** @type {typeof en} */
export const t = en;
