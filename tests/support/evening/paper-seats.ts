import {
  isOver,
  type PaperBet,
  type PaperLap,
  type PaperRace,
  pendingBets,
  sum,
} from './paper-races.js';
import type { PaperWallets } from './paper-wallets.js';

/** A guest's seat: there, removed, or gone into another one. */
export interface PaperSeat {
  mergedInto: number | null;
  isRemoved: boolean;
}

interface Moved {
  /** Bets that only got another racer. */
  readonly retargeted: readonly PaperBet[];
  readonly restaked: readonly { old: PaperBet; placed: PaperBet; total: number; race: PaperRace }[];
  readonly laps: readonly { old: PaperLap; copy: PaperLap; race: PaperRace }[];
}

/** What is kept of a merge, to take it back. */
export interface PaperMerge extends Moved {
  readonly from: number;
  readonly into: number;
  /** What the seat that stayed got, net of the debt that came along. */
  readonly coins: number;
  /** Seats that had gone into the one that ended. */
  readonly chained: readonly number[];
}

/** Hands what a seat has in races, and its coins, to the one that stays. */
export function moveSeat(
  wallets: PaperWallets,
  races: readonly PaperRace[],
  { from, into }: { from: number; into: number },
): Moved {
  const pending = races
    .flatMap((race) => pendingBets(race).map((bet) => ({ race, bet })))
    .filter(({ bet }) => bet.bettor === from || bet.target === from)
    .sort((a, b) => a.bet.at - b.bet.at);
  const isRestaked = ({ race, bet }: (typeof pending)[number]) =>
    bet.bettor === from ||
    pendingBets(race).some((twin) => twin.bettor === bet.bettor && twin.target === into);
  const again = pending.filter(isRestaked);
  const retargeted = pending.filter((each) => !again.includes(each)).map(({ bet }) => bet);
  for (const { bet } of again) {
    bet.status = 'REFUNDED';
    bet.payout = bet.stake;
  }
  wallets.move(into, wallets.of(from));
  wallets.move(from, -wallets.of(from));
  for (const bet of retargeted) bet.target = into;
  const restaked = again.map(({ race, bet }) => restake(race, bet, { from, into }));
  return { retargeted, restaked, laps: races.flatMap((race) => moveLaps(race, { from, into })) };
}

function restake(race: PaperRace, old: PaperBet, { from, into }: { from: number; into: number }) {
  const bettor = old.bettor === from ? into : old.bettor;
  const target = old.target === from ? into : old.target;
  const { stake, at } = old;
  const raised = pendingBets(race).find((bet) => bet.bettor === bettor && bet.target === target);
  if (raised !== undefined) {
    raised.stake += stake;
    return { race, old, placed: raised, total: raised.stake };
  }
  const placed: PaperBet = { bettor, target, stake, at, status: 'PENDING', payout: null };
  race.bets.push(placed);
  return { race, old, placed, total: stake };
}

function moveLaps(race: PaperRace, { from, into }: { from: number; into: number }) {
  const own = race.laps.filter((lap) => lap.racer === from && lap.void === null);
  return own.map((old) => {
    const copy: PaperLap = { racer: into, timeMs: old.timeMs, void: null };
    old.void = 'merged';
    race.laps.push(copy);
    return { race, old, copy };
  });
}

/** True while all that a merge moved is as it left it. */
export function isUnmoved({ retargeted, restaked, laps, into }: PaperMerge): boolean {
  const totals = new Map(restaked.map(({ placed, total }) => [placed, total]));
  return (
    [...restaked, ...laps].every(({ race }) => !isOver(race)) &&
    [...totals].every(([bet, total]) => bet.status === 'PENDING' && bet.stake === total) &&
    retargeted.every((bet) => bet.status === 'PENDING' && bet.target === into) &&
    laps.every(({ copy }) => copy.void === null)
  );
}

/** Bets and laps go back to the seat that is there again. */
export function moveBack({ retargeted, restaked, laps, from }: PaperMerge): void {
  for (const placed of new Set(restaked.map((each) => each.placed))) {
    const own = restaked.filter((each) => each.placed === placed);
    if (own.some(({ old, total }) => old.stake === total)) {
      placed.status = 'REFUNDED';
      placed.payout = placed.stake;
    } else placed.stake -= sum(own.map(({ old }) => old.stake));
  }
  for (const { old } of restaked) {
    old.status = 'PENDING';
    old.payout = null;
  }
  for (const bet of retargeted) bet.target = from;
  for (const { old, copy } of laps) {
    copy.void = 'unmerged';
    old.void = null;
  }
}
