export type RaceStatus = 'OPEN' | 'LOCKED' | 'FINISHED';
export type PayoutRule = 'double' | 'pool';

/** What every race event tells of its race. */
export interface RaceFields {
  readonly gameId: string;
  readonly title: string;
  readonly track: string | null;
  readonly status: RaceStatus;
  readonly payoutRule: PayoutRule;
  readonly isCancelled: boolean;
  /** When bets lock by themselves; ISO 8601, UTC. Absent means unchanged, null never. */
  readonly locksAt?: string | null;
}
