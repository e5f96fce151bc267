/** Why a lap does not count; null: it does. */
type VoidReason = 'host' | 'removed' | 'merged' | 'unmerged' | null;

/** A lap as driven; null time: a DNF. */
export interface PaperLap {
  readonly racer: number;
  readonly timeMs: number | null;
  void: VoidReason;
}

/** Coins on a racer; of two on one racer there is one bet. */
export interface PaperBet {
  readonly bettor: number;
  target: number;
  stake: number;
  status: 'PENDING' | 'WON' | 'LOST' | 'REFUNDED';
  payout: number | null;
  /** When it was first placed, in milliseconds. */
  readonly at: number;
}

export interface PaperRace {
  rule: 'double' | 'pool';
  readonly backing: 'any' | 'self-only';
  lock: 'manual' | 'first-lap';
  cap: number | null;
  status: 'OPEN' | 'LOCKED' | 'SETTLED' | 'CANCELLED';
  /** In the order in which they were written. */
  readonly laps: PaperLap[];
  readonly bets: PaperBet[];
  /** Seats on the entry list. */
  readonly entrants: Set<number>;
  settledAt: number;
  /** What the last payout decided. */
  decided: PaperBet[];
}

/** True once a race is paid out or cancelled. */
export function isOver(race: PaperRace): boolean {
  return race.status === 'SETTLED' || race.status === 'CANCELLED';
}

/** In the order in which they were first placed. */
export function pendingBets(race: PaperRace): PaperBet[] {
  return race.bets.filter((bet) => bet.status === 'PENDING').sort((a, b) => a.at - b.at);
}

/** Coins that a guest has in pending bets on a race. */
export function stakedBy(race: PaperRace, guest: number): number {
  return sum(pendingBets(race).map((bet) => (bet.bettor === guest ? bet.stake : 0)));
}

/** True for somebody with a lap that counts. */
export function hasLine(race: PaperRace, racer: number): boolean {
  return race.laps.some((lap) => lap.racer === racer && lap.void === null);
}

/** Who drove the fastest lap that counts; of equal ones, the first. */
export function winnerOf(race: PaperRace): number | null {
  let best: PaperLap | null = null;
  for (const lap of race.laps) {
    if (lap.void !== null || lap.timeMs === null) continue;
    if (best === null || lap.timeMs < (best.timeMs ?? 0)) best = lap;
  }
  return best?.racer ?? null;
}

/** What each pending bet is paid, in order; null: it is lost. */
export function decidePayouts(
  race: PaperRace,
  winner: number,
  didNotRun: (bet: PaperBet) => boolean,
): readonly { bet: PaperBet; status: 'WON' | 'LOST' | 'REFUNDED'; payout: number | null }[] {
  const all = pendingBets(race);
  const running = all.filter((bet) => !didNotRun(bet));
  const winning = running.filter((bet) => bet.target === winner);
  const pot = sum(running.map((bet) => bet.stake));
  const shares =
    race.rule === 'double' ? winning.map((bet) => 2 * bet.stake) : divide(pot, winning);
  const isGivenBack = race.rule === 'pool' && winning.length === 0;
  return all.map((bet) => {
    const place = winning.indexOf(bet);
    if (isGivenBack || didNotRun(bet)) return { bet, status: 'REFUNDED', payout: bet.stake };
    if (place === -1) return { bet, status: 'LOST', payout: null };
    return { bet, status: 'WON', payout: shares[place] ?? 0 };
  });
}

/** The pot by stake in whole coins; what is over goes out one coin each, the earliest bet first. */
function divide(pot: number, winning: readonly PaperBet[]): number[] {
  const backing = sum(winning.map((bet) => bet.stake));
  const shares = winning.map((bet) => Math.floor((pot * bet.stake) / backing));
  for (let over = pot - sum(shares), place = 0; over > 0; over -= 1, place += 1)
    shares[place] = (shares[place] ?? 0) + 1;
  return shares;
}

/** Adds up. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
