import { foldWord } from '../rules.js';

/** Longest guess that is kept, in characters. */
export const maxGuessLength = 64;

/** In shorter words one letter makes another word too easily. */
const shortestForgiven = 4;

/** People say *the octopus*; the word has no article. */
const article = /^\s*(?:the|an?)\s+/i;

/**
 * True where a guess is the word, whatever its case, accents, spaces and article, or one small typo
 * away from it.
 */
export function isRightGuess(guess: string, word: string): boolean {
  return isTheWord(guess, word) || isTheWord(guess.replace(article, ''), word);
}

function isTheWord(guess: string, word: string): boolean {
  const [said, meant] = [foldWord(guess), foldWord(word)];
  if (meant === '') return false;
  return (
    said === meant || (Array.from(meant).length >= shortestForgiven && isOneTypoApart(said, meant))
  );
}

/**
 * True where one letter is missing, added or wrong, or two neighbours are swapped: a
 * Damerau–Levenshtein distance of at most 1.
 */
export function isOneTypoApart(a: string, b: string): boolean {
  const [long, short] = [Array.from(a), Array.from(b)].sort((x, y) => y.length - x.length);
  if (long === undefined || short === undefined || long.length - short.length > 1) return false;
  const at = long.findIndex((letter, index) => letter !== short[index]);
  if (at === -1) return true;
  const restOf = (letters: readonly string[], from: number): string => letters.slice(from).join('');
  if (long.length > short.length) return restOf(long, at + 1) === restOf(short, at);
  if (restOf(long, at + 1) === restOf(short, at + 1)) return true;
  return (
    long[at] === short[at + 1] &&
    long[at + 1] === short[at] &&
    restOf(long, at + 2) === restOf(short, at + 2)
  );
}
