import type { RoundVariant } from '../../contract/round.js';
import { foldWord, type RandomInt, type WordPair } from '../rules.js';
import { bankWords } from './bank-words.js';
import { nearWords } from './near-words.js';
import type { Language, WordRequest, WordSource } from './word-source.js';

type Bank = Readonly<Record<string, readonly WordPair[]>>;

const banks: Readonly<Record<Language, Readonly<Record<RoundVariant, Bank>>>> = {
  en: { imposter: bankWords, 'close-word': mirror(nearWords) },
};

/** Of two close words either may be the one that most players get. */
function mirror(bank: Bank): Bank {
  const both = (pairs: readonly WordPair[]) =>
    pairs.flatMap(({ word, hint }) => [
      { word, hint },
      { word: hint, hint: word },
    ]);
  return Object.fromEntries(Object.entries(bank).map(([name, pairs]) => [name, both(pairs)]));
}

/** Categories of the bank, which topics may name. */
export const bankTopics: readonly string[] = Object.keys(bankWords);

/**
 * The curated bank as a word source: no network, never fails. A topic that names a category picks
 * from it.
 */
export function createWordBank(randomInt: RandomInt): WordSource {
  return {
    async write(request) {
      return { ...pickPair(request, randomInt), source: 'bank', note: 'bank-only' };
    },
  };
}

/**
 * A pair that this party has not had lately, at random; once all were played, the one unused for
 * longest. The topic's category comes first, then the whole bank.
 */
export function pickPair(
  {
    topic,
    exclude,
    language,
    variant,
  }: Pick<WordRequest, 'topic' | 'exclude' | 'language' | 'variant'>,
  randomInt: RandomInt,
): WordPair {
  const bank = banks[language][variant];
  const all = Object.values(bank).flat();
  const used = exclude.map(foldWord);
  const fresh = [findCategory(bank, topic), all]
    .map((pairs) => pairs.filter(({ word }) => !used.includes(foldWord(word))))
    .find((pairs) => pairs.length > 0);
  if (fresh !== undefined) {
    const picked = fresh[randomInt(fresh.length)];
    if (picked !== undefined) return picked;
  }
  const [longestUnused] = all.toSorted(
    (a, b) => used.indexOf(foldWord(b.word)) - used.indexOf(foldWord(a.word)),
  );
  if (longestUnused === undefined) throw new Error('the word bank is empty');
  return longestUnused;
}

/** True where a word of the bank is of the category that the topic names. */
export function isAboutTopic(topic: string, word: string, language: Language): boolean {
  return Object.values(banks[language]).some((bank) =>
    findCategory(bank, topic).some((pair) => pair.word === word),
  );
}

/**
 * The category that bears the topic's name, else the first whose name is in the topic: `sea
 * animals` is about Animals.
 */
function findCategory(bank: Bank, topic: string | null): readonly WordPair[] {
  const wanted = foldWord(topic ?? '');
  const named = Object.entries(bank).map(([category, pairs]) => ({
    name: foldWord(category),
    pairs,
  }));
  const found =
    named.find(({ name }) => name === wanted) ?? named.find(({ name }) => wanted.includes(name));
  return found?.pairs ?? [];
}
