import { z } from 'zod';
import { maxCoins } from '../values/amount.js';

/**
 * Fields that inputs share. What people type stays text here: the use case reads it, so that every
 * surface refuses it in the same words.
 */

/** The longest text that any surface takes; a slash command's option holds 6,000 characters. */
const longest = 6_000;

/** One of our ids. */
export const id = z.uuid();

/** What somebody typed or picked: a name, a mention, an id, an amount, a time. */
export const typed = z.string().max(longest);

/** The same, where it may be left out. */
export const typedOrNone = typed.nullable().default(null);

/** A page of a list, 0 the newest. */
export const page = z.int().min(0).max(999_999).default(0);

/** A number that counts changes: a board's version, a ballot, a turn, a generation. */
export const version = z.int().min(0).max(2_147_483_647);

/** Coins that a wallet or a bet holds. */
export const coins = z.int().min(0).max(maxCoins);
