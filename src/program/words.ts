import { randomInt } from 'node:crypto';
import { systemClock } from '../clock.js';
import type { Config } from '../config.js';
import { createWordBank } from '../imposter/words/bank.js';
import { createGeminiWords } from '../imposter/words/gemini.js';
import type { WordSource } from '../imposter/words/word-source.js';

/** Who writes the words: Gemini where there is a key, and our bank for everything else. */
export function createWords({ gemini }: Pick<Config, 'gemini'>): {
  readonly words: WordSource;
  readonly bank: WordSource;
} {
  const bank = createWordBank((max) => randomInt(max));
  return {
    words: gemini === null ? bank : createGeminiWords(gemini, { clock: systemClock }),
    bank,
  };
}
