import { UserError } from '../errors.js';
import { cleanText } from '../values/display-name.js';
import { foldWord } from './rules.js';
import { isBlocked } from './words/blocklist.js';

/** Longest clue that is kept, in characters: a word or two. */
export const maxClueLength = 32;

/** In shorter secrets a clue holds the letters by chance. */
const shortestTold = 3;

/**
 * A clue as it is shown. It may not say what only its player may know: compared with that player's
 * own word or hint alone, so that a refusal tells nobody anything new.
 * @throws UserError `clue-empty`, `clue-secret`, `clue-rude`.
 */
export function readClue(typed: string, secret: string): string {
  const clue = cleanText(typed, maxClueLength);
  const [said, known] = [foldWord(clue), foldWord(secret)];
  if (said === '') throw new UserError('clue-empty', {});
  if (said === known || (known.length >= shortestTold && said.includes(known)))
    throw new UserError('clue-secret', {});
  if (isBlocked(clue)) throw new UserError('clue-rude', {});
  return clue;
}
