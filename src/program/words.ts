import { randomInt } from 'node:crypto';
import { systemClock } from '../clock.js';
import type { Config } from '../config.js';
import { createWordBank } from '../imposter/words/bank.js';
import type { WordSource } from '../imposter/words/word-source.js';

export interface Words {
  readonly words: WordSource;
  readonly bank: WordSource;
}

/**
 * Who writes the words: Gemini where there is a key, and our bank for everything else. Without a
 * key the program never loads what speaks to Gemini.
 */
export async function createWords({ gemini }: Pick<Config, 'gemini'>): Promise<Words> {
  const bank = createWordBank((max) => randomInt(max));
  if (gemini === null) return { words: bank, bank };
  const { createGeminiWords } = await import('../imposter/words/gemini.js');
  return { words: createGeminiWords(gemini, { clock: systemClock }), bank };
}
