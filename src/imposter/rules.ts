/** A uniform integer from 0 up to, not including, `max`; the program passes `crypto.randomInt`. */
export type RandomInt = (max: number) => number;

export type Role = 'IMPOSTER' | 'CIVILIAN';

/** The game needs two who know the word beside one who does not. */
export const minPlayers = 3;

/** Guests seen this recently count as present, in milliseconds: an evening. */
export const presenceMs = 12 * 60 * 60 * 1000;

/** Rounds of a party within which no word comes twice. */
export const memoryRounds = 250;

/** How long a round waits for its words before the sweep asks again, in milliseconds. */
export const wordsPatienceMs = 8_000;

/** How long one attempt at a DM may take before another one may begin, in milliseconds. */
export const deliveryLeaseMs = 20_000;

const longestBackOffMs = 60_000;
const longestTopic = 64;
const longestText = 64;

/** A word for the civilians and a hint, related but not giving it away, for the imposter. */
export interface WordPair {
  readonly word: string;
  readonly hint: string;
}

/**
 * Draws `count` of the players, every set of that size equally likely (the first steps of a Fisher–Yates shuffle).
 * The input is left as it is. A RangeError where fewer players than `count` are there.
 */
export function drawImposters<T>(players: readonly T[], count: number, randomInt: RandomInt): readonly T[] {
  if (count < 1 || count > players.length) throw new RangeError(`cannot draw ${count} of ${players.length}`);
  const rest = [...players];
  return Array.from({ length: count }, () => rest.splice(randomInt(rest.length), 1)).flat();
}

/** True where neither text gives the other away and both fit a line of a message. */
export function isUsablePair({ word, hint }: WordPair): boolean {
  const [plainWord, plainHint] = [foldWord(word), foldWord(hint)];
  const areSized = [word, hint].every((text) => text.length <= longestText && !/[\p{Cc}\p{Cf}]/u.test(text));
  return areSized && plainWord !== '' && plainHint !== '' && !plainWord.includes(plainHint) && !plainHint.includes(plainWord);
}

/** A word as it is compared: without case, accents, spaces and punctuation. */
export function foldWord(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
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
