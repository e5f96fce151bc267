import type { PayoutRule, RaceFields, RaceStatus } from '../contract/events.js';

/** A race as features and commands pass it around. */
export interface Race {
  readonly id: string;
  readonly partyId: string;
  readonly title: string;
  readonly track: string | null;
  readonly status: RaceStatus;
  readonly payoutRule: PayoutRule;
  /** Grows with each change that can change who wins or what a preview showed. */
  readonly boardVersion: number;
  readonly isCancelled: boolean;
  readonly winnerId: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** What race events tell of their race. */
export function raceFields(race: Race): RaceFields {
  const { id, title, track, status, payoutRule, isCancelled } = race;
  return { gameId: id, title, track, status, payoutRule, isCancelled };
}
