import { isUserError, UserError } from '../errors.js';
import { parseStake, type Stake } from '../values/amount.js';
import { cleanText } from '../values/display-name.js';
import { plainTyped } from '../values/plain-typed.js';

/**
 * Reads a stake cap as typed, `500` or `1k`, into coins; null for `none` and where nothing was typed.
 * @throws UserError `cap-invalid`, `amount-ambiguous`.
 */
export function readCap(text: string | null | undefined): number | null {
  const typed = plainTyped(text ?? '').toLowerCase();
  if (typed === '' || typed === 'none') return null;
  const stake = readCoins(typed);
  if (stake?.kind === 'coins') return stake.coins;
  throw new UserError('cap-invalid', { input: cleanText(text ?? '', 32) });
}

function readCoins(typed: string): Stake | null {
  try {
    return parseStake(typed);
  } catch (error) {
    if (isUserError(error) && error.code === 'amount-invalid') return null;
    throw error;
  }
}
