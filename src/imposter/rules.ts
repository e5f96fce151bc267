import { UserError } from '../errors.js';
import { cleanText } from '../values/display-name.js';

/** A uniform integer from 0 up to, not including, `max`; the program passes `crypto.randomInt`. */
export type RandomInt = (max: number) => number;

export type Role = 'IMPOSTER' | 'CIVILIAN';

/** The game needs two who know the word beside one who does not. */
export const minPlayers = 3;

/** A ballot shows a player all others in five selects of 25 (Discord's limits of a message). */
export const maxPlayers = 126;

/** Guests seen this recently count as present, in milliseconds: an evening. */
export const presenceMs = 12 * 60 * 60 * 1000;

/** Rounds of a party within which no word comes twice. */
export const memoryRounds = 250;

/**
 * Words are there this long after a round asked for them, whatever their source does, in
 * milliseconds.
 */
export const wordsPatienceMs = 8_000;

/**
 * What is left of that for dealing: a source outside is waited for no longer than until then, in
 * milliseconds.
 */
export const dealMarginMs = 1_500;

/** How long one attempt at a DM may take before another one may begin, in milliseconds. */
export const deliveryLeaseMs = 20_000;

/** How long a caught imposter has for the one guess. */
export const guessSeconds = 30;

/** A reveal this soon after a ballot was reopened was meant for the one before, in milliseconds. */
export const doublePressMs = 5_000;

const longestBackOffMs = 60_000;
const longestTopic = 64;

/** Limits of a time that hosts choose, in seconds. */
interface TimeLimits {
  readonly least: number;
  readonly most: number;
}

const talkLimits: TimeLimits = { least: 15, most: 3_600 };
const turnLimits: TimeLimits = { least: 10, most: 600 };

/** A word for the civilians and a hint, related but not giving it away, for the imposter. */
export interface WordPair {
  readonly word: string;
  readonly hint: string;
}

/**
 * Draws `count` of the players, every set of that size equally likely (the first steps of a
 * Fisher–Yates shuffle). The input is left as it is. A RangeError where fewer players than `count`
 * are there.
 */
export function drawImposters<T>(
  players: readonly T[],
  count: number,
  randomInt: RandomInt,
): readonly T[] {
  if (count < 1 || count > players.length)
    throw new RangeError(`cannot draw ${count} of ${players.length}`);
  const rest = [...players];
  return Array.from({ length: count }, () => rest.splice(randomInt(rest.length), 1)).flat();
}

/** A word as it is compared: without case, accents, spaces and punctuation. */
export function foldWord(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/**
 * Most imposters among so many players: a third, so that those who know the word are always twice
 * as many.
 */
export function mostImposters(players: number): number {
  return Math.max(1, Math.floor(players / 3));
}

const timePattern = /^(\d{1,4}(?:[.,]\d{1,2})?)\s*(s|sec|secs|seconds?|m|min|mins|minutes?)?$/i;

/**
 * A time as people write it, in seconds: `90s`, `3m`, `1.5 min`, and a number alone is
 * minutes. Null for anything else.
 */
function parseTime(text: string, { least, most }: TimeLimits): number | null {
  const [, amount, unit] = timePattern.exec(text.trim()) ?? [];
  if (amount === undefined) return null;
  const isSeconds = unit?.toLowerCase().startsWith('s') ?? false;
  const seconds = Math.round(Number(amount.replace(',', '.')) * (isSeconds ? 1 : 60));
  return seconds >= least && seconds <= most ? seconds : null;
}

/**
 * The talking time of an option that may be left out: null is until a host opens the vote.
 * @throws UserError `talk-time-invalid`.
 */
export function readTalkTime(text: string | null): number | null {
  if (text === null) return null;
  const seconds = parseTime(text, talkLimits);
  if (seconds === null) throw new UserError('talk-time-invalid', { input: cleanText(text, 32) });
  return seconds;
}

/**
 * The time of one speaker, of an option that may be left out: null is as long as they like. A
 * number alone is seconds.
 * @throws UserError `turn-time-invalid`.
 */
export function readTurnTime(text: string | null): number | null {
  if (text === null) return null;
  const typed = text.trim();
  const seconds = parseTime(/^\d+$/.test(typed) ? `${typed}s` : typed, turnLimits);
  if (seconds === null) throw new UserError('turn-time-invalid', { input: cleanText(text, 32) });
  return seconds;
}

/** A topic as it is kept: one line of at most 64 characters, null where nothing is left. */
export function cleanTopic(topic: string | null | undefined): string | null {
  const line = (topic ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim();
  const cut = Array.from(line).slice(0, longestTopic).join('').trim();
  return cut === '' ? null : cut;
}

/** Milliseconds until a DM is tried again after `attempts` tries: 2, 4, 8 … 60 seconds. */
export function retryDelayMs(attempts: number): number {
  return Math.min(longestBackOffMs, 1_000 * 2 ** Math.max(1, attempts));
}
