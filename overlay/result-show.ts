import { type RankedEntry, rankBoard } from '../src/contract/board.js';
import type { PublishedEvent } from '../src/contract/events.js';
import type { OverlayState } from './state.js';
import type { Timers } from './timers.js';

/** How long the result stays on air, in ms. */
const shownFor = 14_000;

/** A race's end as it goes on air. */
export interface RaceResult {
  readonly gameId: string;
  readonly title: string;
  /** The winner and up to two more; lines without a time are no podium. */
  readonly podium: readonly RankedEntry[];
  readonly winningBets: number;
  readonly paidOut: number;
}

/** The result for an event that ends a race, or null for anything else. */
export function resultOf(event: PublishedEvent, after: OverlayState): RaceResult | null {
  if (event.type !== 'bets-settled') return null;
  const { gameId, winningBets, paidOut } = event.payload;
  const race = after.races.find((candidate) => candidate.gameId === gameId);
  const podium = rankBoard(race?.entries ?? []).slice(0, 3);
  if (race === undefined || podium.length === 0) return null;
  return {
    gameId,
    title: race.title,
    podium: podium.filter((line) => line.lapTimeMs !== null),
    winningBets,
    paidOut,
  };
}

/** Shows one result for a while; a newer one replaces it, and a payout taken back ends it. */
export class ResultShow {
  readonly #timers: Timers;
  readonly #onChange: (result: RaceResult | null) => void;
  #result: RaceResult | null = null;

  constructor(timers: Timers, onChange: (result: RaceResult | null) => void) {
    this.#timers = timers;
    this.#onChange = onChange;
  }

  /** Puts a result on air. */
  show(result: RaceResult): void {
    this.#set(result);
    this.#timers.after(shownFor, () => {
      if (this.#result === result) this.#set(null);
    });
  }

  /** Takes the result off air where the picture no longer bears it out. */
  follow(state: OverlayState | null): void {
    const shown = this.#result;
    if (shown === null) return;
    const race = state?.races.find(({ gameId }) => gameId === shown.gameId);
    if (race?.status !== 'FINISHED' || race.isCancelled) this.#set(null);
  }

  #set(result: RaceResult | null): void {
    this.#result = result;
    this.#onChange(result);
  }
}
