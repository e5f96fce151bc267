import type { PayoutRule, RaceFields, RaceStatus } from '../contract/events.js';

/**
 * When bets lock by themselves: by hand only, with the next lap driven (the first one, in a race that
 * no lap opened), or at a time. With a `locksAt`, whichever comes first.
 */
export type LockRule = 'manual' | 'first-lap' | 'timed';
/** Whose word a lap takes: the racer's, a host's, or the racer's once a host has confirmed it. */
export type LapRule = 'self' | 'host' | 'confirmed';
/** Whom a guest who races may back. */
export type Backing = 'any' | 'self-only';

/** A race as features and commands pass it around. */
export interface Race {
  readonly id: string;
  readonly partyId: string;
  readonly title: string;
  readonly track: string | null;
  readonly status: RaceStatus;
  readonly payoutRule: PayoutRule;
  readonly lockRule: LockRule;
  /** When a lock is due; past it no bet is taken, even while the race still says OPEN. */
  readonly locksAt: Date | null;
  readonly lapRule: LapRule;
  readonly backing: Backing;
  /** Most coins that one guest may stake on it in all; null: no cap. */
  readonly stakeCap: number | null;
  /** Where it was opened: what the program says about it by itself goes there. */
  readonly channelId: string | null;
  /** Grows with each change that can change who wins or what a preview showed. */
  readonly boardVersion: number;
  readonly isCancelled: boolean;
  readonly winnerId: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** True where a lock's time has come that has not been carried out yet. */
export function isLockDue({ status, locksAt }: Race, now: Date): boolean {
  return status === 'OPEN' && locksAt !== null && locksAt <= now;
}

/** What race events tell of their race. */
export function raceFields(race: Race): RaceFields {
  const { id, title, track, status, payoutRule, isCancelled, locksAt } = race;
  return {
    gameId: id,
    title,
    track,
    status,
    payoutRule,
    isCancelled,
    locksAt: locksAt?.toISOString() ?? null,
  };
}
