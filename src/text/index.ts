import { en } from './en/index.js';
import type { Texts } from './texts.js';

/** Every sentence that a person reads in Discord, in the language in use. */
export const text: Texts = en;
