import { plainTyped } from '../values/plain-typed.js';

/** Wrong PINs that a person may try within `pinPersonWindowMs`. */
const pinTriesPerPerson = 5;
export const pinPersonWindowMs = 15 * 60 * 1000;
/**
 * Wrong PINs of a party within `pinPartyWindowMs` after which only those who have not failed may
 * try.
 */
const pinTriesPerParty = 30;
export const pinPartyWindowMs = 60 * 60 * 1000;

export interface PinFailures {
  /** The person's own within a quarter of an hour, and the time of the first of them. */
  readonly own: number;
  readonly oldest: Date | null;
  /** The party's within the hour, and whether this person's are among them. */
  readonly party: number;
  readonly hasFailed: boolean;
}

/** Null where the person may try; else the minutes until they may. */
export function decidePinTry(
  { own, oldest, party, hasFailed }: PinFailures,
  now: Date,
): number | null {
  if (own >= pinTriesPerPerson && oldest !== null) {
    return Math.max(1, Math.ceil((oldest.getTime() + pinPersonWindowMs - now.getTime()) / 60_000));
  }
  return party >= pinTriesPerParty && hasFailed ? pinPartyWindowMs / 60_000 : null;
}

/** A PIN as typed, spoilers and spaces aside; null for anything but four digits from 1000 on. */
export function readPin(text: string): number | null {
  const digits = plainTyped(text).replace(/[\s|]/g, '');
  return /^[1-9]\d{3}$/.test(digits) ? Number(digits) : null;
}
