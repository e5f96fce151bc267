import type { RoundVariant } from '../../contract/round.js';
import { foldWord, type WordPair } from '../rules.js';
import { isRightGuess } from '../vote/guess-rules.js';
import { isBlocked } from './blocklist.js';

/** Why a pair cannot be played; kept in notes and logs, so never a part of the pair. */
export type Flaw = 'length' | 'letters' | 'equal' | 'gives-away' | 'used' | 'in-topic' | 'blocked';

export interface PairContext {
  /** What players know: the word may not be in it. */
  readonly topic: string | null;
  /** Words that may not come again. */
  readonly exclude: readonly string[];
  /** `close-word`: the hint is a word as well, and must not pass for the other one. */
  readonly variant?: RoundVariant;
}

const shortest = 2;
const longest = 40;
const mostWords = 4;

/**
 * Latin letters, digits, single spaces, apostrophes and hyphens: no mention, link, markup, line
 * break or look-alike letter fits.
 */
const plainText =
  /^[\p{Script=Latin}\d][\p{Script=Latin}\p{M}\d]*(?:[ '’-][\p{Script=Latin}\d][\p{Script=Latin}\p{M}\d]*)*$/u;
const twoLetters = /\p{L}.*\p{L}/u;

/** The pair without surrounding space and in composed letters. */
export function tidyPair({ word, hint }: WordPair): WordPair {
  return { word: word.normalize('NFC').trim(), hint: hint.normalize('NFC').trim() };
}

/** What is wrong with a pair that came from outside; null where it can be played. */
export function findFlaw(
  { word, hint }: WordPair,
  { topic, exclude, variant = 'imposter' }: PairContext,
): Flaw | null {
  const texts = [word, hint];
  if (texts.some((text) => text.length < shortest || text.length > longest)) return 'length';
  if (
    texts.some(
      (text) =>
        !plainText.test(text) || !twoLetters.test(text) || text.split(' ').length > mostWords,
    )
  )
    return 'letters';
  if (texts.some(isBlocked)) return 'blocked';
  const [plainWord, plainHint] = [foldWord(word), foldWord(hint)];
  if (plainWord === plainHint) return 'equal';
  if (variant === 'close-word' && isRightGuess(hint, word)) return 'equal';
  if (givesAway(word, hint)) return 'gives-away';
  if (exclude.some((used) => foldPlural(used) === foldPlural(word))) return 'used';
  if (topic !== null && foldWord(topic).includes(plainWord)) return 'in-topic';
  return null;
}

/** True where one text is in the other, or both have a word of the same stem. */
function givesAway(word: string, hint: string): boolean {
  const [plainWord, plainHint] = [foldWord(word), foldWord(hint)];
  if (plainWord.includes(plainHint) || plainHint.includes(plainWord)) return true;
  const [wordStems, hintStems] = [readStems(word), readStems(hint)];
  return wordStems.some((stem) =>
    hintStems.some((other) => stem.startsWith(other) || other.startsWith(stem)),
  );
}

/** Words of at least four letters without a common English ending. */
function readStems(text: string): readonly string[] {
  return text
    .split(/[\s-]+/)
    .map((part) => foldWord(part).replace(/(?<=^.{4,})(?:ings?|ers?|ed|es|s|y|ies)$/, ''))
    .filter((stem) => stem.length >= 4);
}

function foldPlural(word: string): string {
  return foldWord(word).replace(/(?<=...)s$/, '');
}
