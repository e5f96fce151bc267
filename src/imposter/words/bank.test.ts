import { describe, expect, it } from 'vitest';
import { foldWord } from '../rules.js';
import { createWordBank, isAboutTopic, pickPair } from './bank.js';
import { bankWords } from './bank-words.js';
import { nearWords } from './near-words.js';
import { findFlaw } from './sound-pair.js';

const all = Object.values(bankWords).flat();
const words = all.map(({ word }) => word);
const language = 'en';
const variant = 'imposter';

/** Changes of one letter that lead from one text to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, left] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, right] of [...b].entries()) {
      next.push(
        Math.min(
          (next[j] ?? 0) + 1,
          (row[j + 1] ?? 0) + 1,
          (row[j] ?? 0) + (left === right ? 0 : 1),
        ),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

describe('the word bank', () => {
  it('holds at least 300 pairs', () => {
    expect(all.length).toBeGreaterThanOrEqual(300);
  });

  it('holds only pairs that would be taken from anybody', () => {
    const flawed = all.map((pair) => ({
      ...pair,
      flaw: findFlaw(pair, { topic: null, exclude: [] }),
    }));
    expect(flawed.filter(({ flaw }) => flaw !== null)).toEqual([]);
  });

  it('has no two words alike', () => {
    const folded = words.map(foldWord);
    const alike = folded.flatMap((a, i) =>
      folded
        .slice(i + 1)
        .filter((b) => a.includes(b) || b.includes(a) || distance(a, b) < 2)
        .map((b) => `${a} ${b}`),
    );
    expect(alike).toEqual([]);
  });

  it('picks a word that the party has not had, whichever is drawn', () => {
    const exclude = words.slice(0, -2).map((word) => word.toUpperCase());
    const picked = new Set(
      [0, 1].map(
        (drawn) => pickPair({ topic: null, exclude, language, variant }, () => drawn).word,
      ),
    );
    expect(picked).toEqual(new Set(words.slice(-2)));
  });

  it('picks the word unused for longest once the party had them all', () => {
    const [first, second, ...rest] = words;
    const newestFirst = [...rest, first ?? '', second ?? ''];
    expect(pickPair({ topic: null, exclude: newestFirst, language, variant }, () => 0).word).toBe(
      second,
    );
    // A word that came twice counts by its latest use.
    expect(
      pickPair({ topic: null, exclude: [second ?? '', ...newestFirst], language, variant }, () => 0)
        .word,
    ).toBe(first);
  });

  it('takes the category that the topic names, and any other word once that is used up', () => {
    const food = bankWords.Food.map(({ word }) => word);
    expect(food).toContain(
      pickPair({ topic: ' food ', exclude: [], language, variant }, (max) => max - 1).word,
    );
    expect(food).toContain(
      pickPair({ topic: 'Street food!', exclude: [], language, variant }, () => 0).word,
    );
    expect(food).not.toContain(
      pickPair({ topic: 'food', exclude: food, language, variant }, () => 0).word,
    );
    expect(words).toContain(
      pickPair({ topic: 'quantum chromodynamics', exclude: [], language, variant }, () => 0).word,
    );
  });

  it('knows whether a word is about a topic', () => {
    expect(isAboutTopic('Sea animals', 'Penguin', language)).toBe(true);
    expect(isAboutTopic('Sea animals', 'Pizza', language)).toBe(false);
    expect(isAboutTopic('Quantum physics', 'Pizza', language)).toBe(false);
  });

  it('has close words that would be taken from anybody, each once, and either may be the word', () => {
    const near = Object.values(nearWords).flat();
    expect(near.length).toBeGreaterThanOrEqual(125);
    const context = { topic: null, exclude: [], variant: 'close-word' } as const;
    const both = near.flatMap(({ word, hint }) => [
      { word, hint },
      { word: hint, hint: word },
    ]);
    expect(both.filter((pair) => findFlaw(pair, context) !== null)).toEqual([]);
    const once = near.flatMap(({ word, hint }) => [foldWord(word), foldWord(hint)]);
    expect(once.filter((word, at) => once.indexOf(word) !== at)).toEqual([]);
    expect(Object.keys(nearWords)).toEqual(Object.keys(bankWords));
    const drawn = [0, 1].map((at) =>
      pickPair({ topic: 'Food', exclude: [], language, variant: 'close-word' }, () => at),
    );
    expect(drawn).toEqual([
      { word: 'Pizza', hint: 'Lasagne' },
      { word: 'Lasagne', hint: 'Pizza' },
    ]);
    expect(isAboutTopic('animals', 'Moth', language)).toBe(true);
  });

  it('says that it wrote the words', async () => {
    const request = {
      partyId: 'p',
      topic: null,
      exclude: [],
      language,
      variant,
      dueAt: new Date(),
      askedToday: 0,
    } as const;
    const written = createWordBank(() => 0).write(request, new AbortController().signal);
    await expect(written).resolves.toEqual({ ...all[0], source: 'bank', note: 'bank-only' });
  });
});
