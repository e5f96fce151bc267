import type { DeviceStanding } from './devices.js';

/** Wrong PINs for one seat within a quarter of an hour, from whatever device. */
const triesPerSeat = 5;
export const seatWindowMs = 15 * 60 * 1000;
/** Wrong PINs of a party within the hour, after which devices that never held a seat there wait. */
const triesPerParty = 30;
export const partyWindowMs = 60 * 60 * 1000;

export interface ClaimFailures {
  /** The seat's within a quarter of an hour, and the time of the first of them. */
  readonly seat: number;
  readonly oldest: Date | null;
  /** Those of them by this device, and the time of the first. */
  readonly own: number;
  readonly ownOldest: Date | null;
  /** The party's within the hour, and those of them by this device. */
  readonly party: number;
  readonly ownParty: number;
}

export type ClaimVerdict =
  | { readonly kind: 'try' }
  | { readonly kind: 'wait-for-host' }
  | { readonly kind: 'locked'; readonly minutes: number };

/**
 * Whether a PIN is looked at. Strangers who guess cannot keep owners out: a phone that has held this
 * very seat, and one that a host let in, has tries of its own.
 */
export function decideClaim(
  failures: ClaimFailures,
  { isKnown, hasHeldSeat, isLetIn }: DeviceStanding,
  now: Date,
): ClaimVerdict {
  const isOwners = hasHeldSeat || isLetIn;
  const isStranger = !isKnown || (!isOwners && failures.ownParty >= triesPerSeat);
  if (failures.party >= triesPerParty && isStranger) return { kind: 'wait-for-host' };
  const [count, oldest] = isOwners
    ? [failures.own, failures.ownOldest]
    : [failures.seat, failures.oldest];
  if (count >= triesPerSeat && oldest !== null) {
    const leftMs = oldest.getTime() + seatWindowMs - now.getTime();
    return { kind: 'locked', minutes: Math.max(1, Math.ceil(leftMs / 60_000)) };
  }
  return { kind: 'try' };
}
