import type { UserErrorCode } from '../../src/errors.js';

/** A lap as driven; null time: a DNF. */
interface ModelLap {
  readonly racer: number;
  readonly timeMs: number | null;
  isVoid: boolean;
}

interface ModelBet {
  readonly bettor: number;
  readonly target: number;
  stake: number;
  status: 'PENDING' | 'WON' | 'LOST' | 'REFUNDED';
  payout: number | null;
}

interface ModelRace {
  readonly rule: 'double' | 'pool';
  readonly backing: 'any' | 'self-only';
  lock: 'manual' | 'first-lap';
  status: 'OPEN' | 'LOCKED' | 'SETTLED' | 'CANCELLED';
  readonly laps: ModelLap[];
  /** In the order in which they were first placed. */
  readonly bets: ModelBet[];
  settledAt: number;
  /** What the last payout decided. */
  decided: ModelBet[];
}

/** What a step comes to: done, or the refusal. */
export type Verdict = 'done' | UserErrorCode;

const dayMs = 86_400_000;

/**
 * An evening as one would keep it on paper: balances, laps and bets in plain arrays, guests and
 * races by number. It shares no code with the product; each step says what the product has to
 * answer, and changes the numbers that it has to show.
 */
export class EveningModel {
  /** Coins by guest. */
  readonly balances: number[] = [];
  /** What each guest owes. */
  readonly debts: number[] = [];
  readonly races: ModelRace[] = [];
  readonly #allowanceDays: number[] = [];

  join(): Verdict {
    this.balances.push(1000);
    this.debts.push(0);
    this.#allowanceDays.push(-1);
    return 'done';
  }

  open(rule: ModelRace['rule'], backing: ModelRace['backing'], lock: ModelRace['lock']): Verdict {
    this.races.push({
      rule,
      backing,
      lock,
      status: 'OPEN',
      laps: [],
      bets: [],
      settledAt: 0,
      decided: [],
    });
    return 'done';
  }

  lock(race: ModelRace): Verdict {
    if (isOver(race)) return 'race-finished';
    race.status = 'LOCKED';
    return 'done';
  }

  unlock(race: ModelRace): Verdict {
    if (isOver(race)) return 'race-finished';
    if (race.status === 'LOCKED' && race.laps.length > 0) race.lock = 'manual';
    race.status = 'OPEN';
    return 'done';
  }

  cancel(race: ModelRace): Verdict {
    if (race.status === 'SETTLED') return 'race-finished';
    for (const bet of pendingBets(race)) this.#end(bet, 'REFUNDED', bet.stake);
    race.status = 'CANCELLED';
    return 'done';
  }

  lap(race: ModelRace, racer: number, timeMs: number | null): Verdict {
    if (isOver(race)) return 'race-finished';
    const backsOther = pendingBets(race).some(
      (bet) => bet.bettor === racer && bet.target !== racer,
    );
    if (race.backing === 'self-only' && backsOther) return 'backs-other';
    race.laps.push({ racer, timeMs, isVoid: false });
    if (race.lock === 'first-lap') race.status = 'LOCKED';
    return 'done';
  }

  voidLap(race: ModelRace, lap: ModelLap): Verdict {
    if (race.status === 'SETTLED') return 'void-settled';
    if (race.status === 'CANCELLED') return 'void-cancelled';
    lap.isVoid = true;
    return 'done';
  }

  bet(race: ModelRace, bettor: number, target: number, amount: number | 'half' | 'all'): Verdict {
    if (isOver(race)) return 'race-finished';
    if (race.status === 'LOCKED') return 'race-locked';
    // A lap enters its racer; who is entered stays so when the lap is void.
    const races = race.laps.some((lap) => lap.racer === bettor);
    if (race.backing === 'self-only' && races && target !== bettor) return 'backs-self-only';
    const balance = this.#balance(bettor);
    if (balance === 0) return 'wallet-empty';
    const stake = amount === 'all' ? balance : amount === 'half' ? Math.floor(balance / 2) : amount;
    if (stake === 0) return 'amount-invalid';
    if (stake > balance) return 'amount-over-balance';
    this.#move(bettor, -stake);
    const raised = pendingBets(race).find((bet) => bet.bettor === bettor && bet.target === target);
    if (raised === undefined)
      race.bets.push({ bettor, target, stake, status: 'PENDING', payout: null });
    else raised.stake += stake;
    return 'done';
  }

  withdraw(race: ModelRace, bet: ModelBet): Verdict {
    if (bet.status === 'REFUNDED') return 'done';
    if (bet.status !== 'PENDING' || race.status !== 'OPEN') return 'bet-stands';
    this.#end(bet, 'REFUNDED', bet.stake);
    return 'done';
  }

  takeAllowance(guest: number, now: number): Verdict {
    if (this.#balance(guest) >= 50) return 'allowance-not-needed';
    if (this.races.some((race) => pendingBets(race).some((bet) => bet.bettor === guest)))
      return 'allowance-pending-bet';
    const today = Math.floor(now / dayMs);
    if (this.#allowanceDays[guest] === today) return 'allowance-taken';
    this.#allowanceDays[guest] = today;
    this.#move(guest, 200);
    return 'done';
  }

  settle(race: ModelRace, now: number): Verdict {
    if (isOver(race)) return 'race-finished';
    const winner = winnerOf(race);
    if (winner === null) return 'no-timed-lap';
    race.decided = pendingBets(race);
    const winning = race.decided.filter((bet) => bet.target === winner);
    const pot = sum(race.decided.map((bet) => bet.stake));
    const shares =
      race.rule === 'double' ? winning.map((bet) => 2 * bet.stake) : divide(pot, winning);
    const isGivenBack = race.rule === 'pool' && winning.length === 0;
    for (const bet of race.decided) {
      const place = winning.indexOf(bet);
      if (isGivenBack) this.#end(bet, 'REFUNDED', bet.stake);
      else if (place === -1) this.#end(bet, 'LOST', null);
      else this.#end(bet, 'WON', shares[place] ?? 0);
    }
    race.status = 'SETTLED';
    race.settledAt = now;
    return 'done';
  }

  undo(race: ModelRace, now: number): Verdict {
    if (race.status !== 'SETTLED') return 'undo-not-settled';
    if (now - race.settledAt > 15 * 60_000) return 'undo-too-late';
    for (const bet of race.decided) {
      this.#takeBack(bet.bettor, bet.payout ?? 0);
      bet.status = 'PENDING';
      bet.payout = null;
    }
    race.status = 'LOCKED';
    return 'done';
  }

  #end(bet: ModelBet, status: 'WON' | 'LOST' | 'REFUNDED', payout: number | null): void {
    bet.status = status;
    bet.payout = payout;
    this.#pay(bet.bettor, payout ?? 0);
  }

  #balance(guest: number): number {
    return this.balances[guest] ?? 0;
  }

  #move(guest: number, coins: number): void {
    this.balances[guest] = this.#balance(guest) + coins;
  }

  /** What comes in pays first what is owed. */
  #pay(guest: number, coins: number): void {
    const owed = this.debts[guest] ?? 0;
    const paid = Math.min(owed, coins);
    this.debts[guest] = owed - paid;
    this.#move(guest, coins - paid);
  }

  /** What the wallet lacks is owed. */
  #takeBack(guest: number, coins: number): void {
    const given = Math.min(coins, this.#balance(guest));
    this.debts[guest] = (this.debts[guest] ?? 0) + coins - given;
    this.#move(guest, -given);
  }
}

function isOver(race: ModelRace): boolean {
  return race.status === 'SETTLED' || race.status === 'CANCELLED';
}

function pendingBets(race: ModelRace): ModelBet[] {
  return race.bets.filter((bet) => bet.status === 'PENDING');
}

/** Who drove the fastest lap that counts; of equal ones, the first. */
function winnerOf(race: ModelRace): number | null {
  let best: ModelLap | null = null;
  for (const lap of race.laps) {
    if (lap.isVoid || lap.timeMs === null) continue;
    if (best === null || lap.timeMs < (best.timeMs ?? 0)) best = lap;
  }
  return best?.racer ?? null;
}

/** The pot by stake in whole coins; what is over goes out one coin each, the earliest bet first. */
function divide(pot: number, winning: readonly ModelBet[]): number[] {
  const backing = sum(winning.map((bet) => bet.stake));
  const shares = winning.map((bet) => Math.floor((pot * bet.stake) / backing));
  for (let over = pot - sum(shares), place = 0; over > 0; over -= 1, place += 1)
    shares[place] = (shares[place] ?? 0) + 1;
  return shares;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
