import { bankWords } from './bank-words.js';
import { foldWord, type RandomInt, type WordPair } from './rules.js';
import type { WordRequest, WordSource } from './word-source.js';

/** The curated bank as a word source: no network, never fails. A topic that names a category picks from it. */
export function createWordBank(randomInt: RandomInt): WordSource {
  return {
    async write(request) {
      return { ...pickPair(request, randomInt), source: 'bank' };
    },
  };
}

/**
 * A pair that this party has not had lately, at random; once all were played, the one unused for longest.
 * The topic's category comes first, then the whole bank.
 */
export function pickPair({ topic, exclude }: Pick<WordRequest, 'topic' | 'exclude'>, randomInt: RandomInt): WordPair {
  const all = Object.values(bankWords).flat();
  const used = exclude.map(foldWord);
  const fresh = [findCategory(topic), all]
    .map((pairs) => pairs.filter(({ word }) => !used.includes(foldWord(word))))
    .find((pairs) => pairs.length > 0);
  if (fresh !== undefined) {
    const picked = fresh[randomInt(fresh.length)];
    if (picked !== undefined) return picked;
  }
  const [longestUnused] = all.toSorted((a, b) => used.indexOf(foldWord(b.word)) - used.indexOf(foldWord(a.word)));
  if (longestUnused === undefined) throw new Error('the word bank is empty');
  return longestUnused;
}

function findCategory(topic: string | null): readonly WordPair[] {
  const wanted = foldWord(topic ?? '');
  return Object.entries(bankWords).find(([category]) => foldWord(category) === wanted)?.[1] ?? [];
}
