import type { UserErrorCode } from '../../../src/errors.js';
import {
  decidePayouts,
  hasLine,
  isOver,
  type PaperBet,
  type PaperLap,
  type PaperRace,
  pendingBets,
  stakedBy,
  sum,
  winnerOf,
} from './paper-races.js';
import { type PaperOutcome, type PaperRound, playRound } from './paper-round.js';
import { isUnmoved, moveBack, moveSeat, type PaperMerge, type PaperSeat } from './paper-seats.js';
import { PaperWallets } from './paper-wallets.js';

/** What a step comes to: done, a question that changes nothing, a refusal, or how a round ended. */
export type Verdict = 'done' | 'asks' | UserErrorCode | PaperOutcome;

interface Refund {
  readonly race: PaperRace;
  readonly bet: PaperBet;
}

/** Something that a host did and may take back. */
type PaperAct = { readonly at: number; isUndone: boolean } & (
  | ({ readonly kind: 'cancel' } & Pick<PaperRace, 'status' | 'lock'> & {
        readonly race: PaperRace;
        readonly refunds: readonly Refund[];
      })
  | { readonly kind: 'grant'; readonly guest: number; readonly amount: number }
  | { readonly kind: 'merge'; readonly merge: PaperMerge }
);

type RaceRules = Pick<PaperRace, 'rule' | 'backing' | 'lock' | 'cap'>;

const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * An evening as one would keep it on paper: balances, laps, bets and seats in plain arrays, all by
 * number. It shares no code with the product; each step says what the product has to answer, and
 * changes the numbers that it has to show.
 */
export class PaperEvening {
  readonly wallets = new PaperWallets();
  readonly seats: PaperSeat[] = [];
  readonly races: PaperRace[] = [];
  readonly acts: PaperAct[] = [];
  /** Bets that went back when a guest was removed, by seat. */
  readonly #removals = new Map<number, readonly Refund[]>();
  readonly #allowanceDays: number[] = [];
  /** Seats in the order in which the product takes them. */
  readonly #order: (a: number, b: number) => number;

  constructor(order: (a: number, b: number) => number) {
    this.#order = order;
  }

  join(): Verdict {
    this.wallets.add();
    this.seats.push({ mergedInto: null, isRemoved: false });
    this.#allowanceDays.push(-1);
    return 'done';
  }

  open(rules: RaceRules): Verdict {
    const nothing = { laps: [], bets: [], entrants: new Set<number>(), decided: [], settledAt: 0 };
    this.races.push({ ...rules, ...nothing, status: 'OPEN' });
    return 'done';
  }

  lock(race: PaperRace): Verdict {
    if (isOver(race)) return 'race-finished';
    race.status = 'LOCKED';
    return 'done';
  }

  unlock(race: PaperRace): Verdict {
    if (isOver(race)) return 'race-finished';
    if (race.status === 'LOCKED' && race.laps.length > 0) race.lock = 'manual';
    race.status = 'OPEN';
    return 'done';
  }

  edit(race: PaperRace, change: Partial<Pick<PaperRace, 'rule' | 'lock' | 'cap'>>): Verdict {
    if (isOver(race)) return 'race-finished';
    const { rule = race.rule, lock, cap } = change;
    if (rule !== race.rule && pendingBets(race).length > 0) return 'edit-has-bets';
    if (lock !== undefined && race.status !== 'OPEN') return 'edit-locked';
    if (lock === 'first-lap' && race.laps.length > 0) return 'edit-driven';
    const most = Math.max(0, ...this.seats.map((_, guest) => stakedBy(race, guest)));
    if (cap !== undefined && cap !== null && most > cap) return 'edit-over-cap';
    Object.assign(race, change);
    return 'done';
  }

  /** No race here has a time at which it locks. */
  extend(race: PaperRace): Verdict {
    if (isOver(race)) return 'race-finished';
    return race.status === 'OPEN' ? 'extend-untimed' : 'edit-locked';
  }

  enter(race: PaperRace, guest: number): Verdict {
    if (isOver(race)) return 'race-finished';
    if (this.#isGone(guest)) return 'guest-gone';
    if (this.#isWatching(race, guest)) return 'backs-other';
    if (!this.#isListed(race, guest)) race.entrants.add(guest);
    return 'done';
  }

  leave(race: PaperRace, guest: number): Verdict {
    if (isOver(race)) return 'race-finished';
    if (this.#isGone(guest)) return 'guest-gone';
    if (hasLine(race, guest)) return 'entrant-driven';
    for (const seat of race.entrants) if (this.#holder(seat) === guest) race.entrants.delete(seat);
    return 'done';
  }

  lap(race: PaperRace, racer: number, timeMs: number | null): Verdict {
    if (isOver(race)) return 'race-finished';
    if (this.#isWatching(race, racer)) return 'backs-other';
    if (this.#isGone(racer)) return 'guest-gone';
    race.laps.push({ racer, timeMs, void: null });
    // Whoever is entered stays so when the lap is void.
    race.entrants.add(racer);
    if (race.lock === 'first-lap') race.status = 'LOCKED';
    return 'done';
  }

  voidLap(race: PaperRace, lap: PaperLap): Verdict {
    if (race.status === 'SETTLED') return 'void-settled';
    if (race.status === 'CANCELLED') return 'void-cancelled';
    lap.void ??= 'host';
    return 'done';
  }

  bet(
    race: PaperRace,
    {
      bettor,
      target,
      amount,
      at,
    }: {
      bettor: number;
      target: number;
      amount: number | 'half' | 'all';
      at: number;
    },
  ): Verdict {
    if (isOver(race)) return 'race-finished';
    if (race.status === 'LOCKED') return 'race-locked';
    if (this.#isGone(target)) return 'guest-gone';
    if (this.#isGone(bettor)) return 'not-joined';
    const isBound = race.backing === 'self-only' && this.#isRacing(race, bettor);
    if (isBound && target !== bettor) return 'backs-self-only';
    const balance = this.wallets.of(bettor);
    if (balance === 0) return 'wallet-empty';
    const stake = amount === 'all' ? balance : amount === 'half' ? Math.floor(balance / 2) : amount;
    if (stake === 0) return 'amount-invalid';
    if (stake > balance) return 'amount-over-balance';
    if (race.cap !== null && stakedBy(race, bettor) + stake > race.cap) return 'stake-capped';
    this.wallets.move(bettor, -stake);
    const raised = pendingBets(race).find((bet) => bet.bettor === bettor && bet.target === target);
    if (raised === undefined)
      race.bets.push({ bettor, target, stake, status: 'PENDING', payout: null, at });
    else raised.stake += stake;
    return 'done';
  }

  withdraw(race: PaperRace, bet: PaperBet): Verdict {
    if (bet.status === 'REFUNDED') return 'done';
    if (bet.status !== 'PENDING' || race.status !== 'OPEN') return 'bet-stands';
    this.#end(bet, 'REFUNDED', bet.stake);
    return 'done';
  }

  takeAllowance(guest: number, now: number): Verdict {
    const { mergedInto, isRemoved } = this.#seat(guest);
    if (mergedInto !== null) return 'guest-merged';
    if (isRemoved) return 'guest-removed';
    if (this.wallets.of(guest) >= 50) return 'allowance-not-needed';
    if (this.races.some((race) => pendingBets(race).some((bet) => bet.bettor === guest)))
      return 'allowance-pending-bet';
    const today = Math.floor(now / dayMs);
    if (this.#allowanceDays.some((day, seat) => day === today && this.#holder(seat) === guest))
      return 'allowance-taken';
    this.#allowanceDays[guest] = today;
    // The daily coins pay no debt.
    this.wallets.move(guest, 200);
    return 'done';
  }

  settle(race: PaperRace, now: number): Verdict {
    if (isOver(race)) return 'race-finished';
    const winner = winnerOf(race);
    if (winner === null) return 'no-timed-lap';
    race.decided = pendingBets(race);
    const didNotRun = ({ target }: PaperBet) =>
      this.#seat(target).isRemoved && !hasLine(race, target);
    for (const { bet, status, payout } of decidePayouts(race, winner, didNotRun))
      this.#end(bet, status, payout);
    race.status = 'SETTLED';
    race.settledAt = now;
    return 'done';
  }

  undo(race: PaperRace, now: number): Verdict {
    if (race.status !== 'SETTLED') return 'undo-not-settled';
    if (now - race.settledAt > 15 * minuteMs) return 'undo-too-late';
    this.#reopen(race.decided.map((bet) => ({ race, bet })));
    race.status = 'LOCKED';
    this.#followMerges(race);
    return 'done';
  }

  cancel(race: PaperRace, at: number): Verdict {
    if (race.status === 'SETTLED') return 'race-finished';
    if (race.status === 'CANCELLED') return 'done';
    const { status, lock } = race;
    const refunds = this.#giveBack(pendingBets(race).map((bet) => ({ race, bet })));
    this.acts.push({ kind: 'cancel', at, isUndone: false, race, status, lock, refunds });
    race.status = 'CANCELLED';
    return 'done';
  }

  grant(guest: number, amount: number, at: number): Verdict {
    if (this.#isGone(guest)) return 'not-found';
    if (this.wallets.of(guest) + amount < 0) return 'grant-below-zero';
    this.wallets.change(guest, amount);
    this.acts.push({ kind: 'grant', at, isUndone: false, guest, amount });
    return 'done';
  }

  merge(from: number, into: number, at: number): Verdict {
    if (this.#seat(from).mergedInto === into) return 'done';
    if (this.#isGone(from) || this.#isGone(into)) return 'guest-gone';
    if (from === into) return 'merge-same';
    const live = this.races.filter((race) => !isOver(race));
    const pair = [from, into];
    const isBroken = (race: PaperRace) =>
      race.backing === 'self-only' &&
      pair.some((guest) => this.#isRacing(race, guest)) &&
      pendingBets(race).some((bet) => pair.includes(bet.bettor) && !pair.includes(bet.target));
    if (live.some(isBroken)) return 'merge-backs-other';
    const debt = this.wallets.owedBy(from);
    const coins = this.wallets.of(from) - debt;
    this.wallets.takeBack(into, debt);
    this.wallets.debts[from] = 0;
    const moved = moveSeat(this.wallets, live, { from, into });
    this.wallets.clear(into);
    const chained = this.#seatsIn(from);
    for (const seat of [from, ...chained]) this.#seat(seat).mergedInto = into;
    const merge = { from, into, coins, chained, ...moved };
    this.acts.push({ kind: 'merge', at, isUndone: false, merge });
    return 'done';
  }

  remove(guest: number): Verdict {
    if (this.#seat(guest).mergedInto !== null) return 'guest-gone';
    if (this.#seat(guest).isRemoved) return 'done';
    const open = this.races.filter((race) => race.status === 'OPEN');
    const own = open.flatMap((race) =>
      pendingBets(race)
        .filter((bet) => bet.bettor === guest || bet.target === guest)
        .map((bet) => ({ race, bet })),
    );
    this.#removals.set(guest, this.#giveBack(own));
    for (const race of this.races.filter((each) => !isOver(each)))
      for (const lap of race.laps) if (lap.racer === guest) lap.void ??= 'removed';
    this.#seat(guest).isRemoved = true;
    return 'done';
  }

  restore(guest: number, acceptsDebts: boolean): Verdict {
    const seat = this.#seat(guest);
    if (seat.mergedInto !== null) return 'guest-gone';
    if (!seat.isRemoved) return 'guest-not-removed';
    const refunds = (this.#removals.get(guest) ?? []).filter(({ race }) => !isOver(race));
    if (!acceptsDebts && this.#wouldOwe(refunds)) return 'asks';
    seat.isRemoved = false;
    this.#reopen(refunds);
    for (const race of new Set(refunds.map((refund) => refund.race))) this.#followMerges(race);
    for (const race of this.races.filter((each) => !isOver(each)))
      for (const lap of race.laps)
        if (lap.racer === guest && lap.void === 'removed') lap.void = null;
    return 'done';
  }

  undoAct(act: PaperAct, acceptsDebts: boolean, now: number): Verdict {
    if (act.isUndone) return 'done';
    const minutes = act.kind === 'merge' ? 24 * 60 : 15;
    if (now - act.at > minutes * minuteMs) return 'act-too-late';
    if (act.kind === 'cancel' && !acceptsDebts && this.#wouldOwe(act.refunds)) return 'asks';
    if (act.kind === 'merge' && !this.#isUnbuilt(act.merge)) return 'merge-built-on';
    act.isUndone = true;
    if (act.kind === 'grant') this.wallets.change(this.#holder(act.guest), -act.amount);
    else if (act.kind === 'merge') this.#split(act.merge);
    else {
      this.#reopen(act.refunds);
      Object.assign(act.race, { status: act.status, lock: act.lock });
      this.#followMerges(act.race);
    }
    return 'done';
  }

  /** Guests who are there. */
  present(): readonly number[] {
    return this.seats.flatMap((_, guest) => (this.#isGone(guest) ? [] : [guest]));
  }

  playRound(round: PaperRound): Verdict {
    const count = round.players.length;
    if (count < 3) return 'too-few-players';
    if (round.imposters.length > Math.max(1, Math.floor(count / 3))) return 'too-many-imposters';
    const { outcome, prizes } = playRound(round);
    for (const [guest, coins] of prizes) this.wallets.pay(guest, coins);
    return outcome;
  }

  #isUnbuilt(merge: PaperMerge): boolean {
    return (
      this.#seat(merge.from).mergedInto === merge.into &&
      !this.#isGone(merge.into) &&
      isUnmoved(merge)
    );
  }

  #split(merge: PaperMerge): void {
    const { from, into, coins, chained } = merge;
    this.wallets.change(into, -coins);
    this.wallets.change(from, coins);
    moveBack(merge);
    this.#seat(from).mergedInto = null;
    for (const seat of chained) this.#seat(seat).mergedInto = from;
  }

  #giveBack(refunds: readonly Refund[]): readonly Refund[] {
    for (const { bet } of refunds) this.#end(bet, 'REFUNDED', bet.stake);
    return refunds;
  }

  /** What bets were paid leaves the wallet that has it now; they are pending again. */
  #reopen(refunds: readonly Refund[]): void {
    for (const { bet } of refunds) {
      this.wallets.takeBack(this.#holder(bet.bettor), bet.payout ?? 0);
      bet.status = 'PENDING';
      bet.payout = null;
    }
  }

  #wouldOwe(refunds: readonly Refund[]): boolean {
    const due = (guest: number) =>
      sum(refunds.map(({ bet }) => (this.#holder(bet.bettor) === guest ? (bet.payout ?? 0) : 0)));
    return this.seats.some((_, guest) => due(guest) > this.wallets.of(guest));
  }

  /** A race that is on again: what seats had in it that ended meanwhile goes where they went. */
  #followMerges(race: PaperRace): void {
    const isIn = (seat: number) =>
      race.bets.some((bet) => bet.bettor === seat || bet.target === seat) || hasLine(race, seat);
    const ended = this.seats.flatMap(({ mergedInto: into }, from) =>
      into !== null && isIn(from) ? [{ from, into }] : [],
    );
    for (const pair of ended.sort((a, b) => this.#order(a.from, b.from)))
      moveSeat(this.wallets, [race], pair);
  }

  #end(bet: PaperBet, status: 'WON' | 'LOST' | 'REFUNDED', payout: number | null): void {
    bet.status = status;
    bet.payout = payout;
    this.wallets.pay(bet.bettor, payout ?? 0);
  }

  /** Where racers back only themselves, one who has backed somebody else has chosen to watch. */
  #isWatching(race: PaperRace, guest: number): boolean {
    const isOther = (bet: PaperBet) => bet.bettor === guest && bet.target !== guest;
    return race.backing === 'self-only' && pendingBets(race).some(isOther);
  }

  #isRacing(race: PaperRace, guest: number): boolean {
    return hasLine(race, guest) || this.#isListed(race, guest);
  }

  #isListed(race: PaperRace, guest: number): boolean {
    return [...race.entrants].some((seat) => this.#holder(seat) === guest);
  }

  #seatsIn(guest: number): readonly number[] {
    return this.seats.flatMap(({ mergedInto }, seat) => (mergedInto === guest ? [seat] : []));
  }

  #holder(seat: number): number {
    return this.#seat(seat).mergedInto ?? seat;
  }

  #isGone(guest: number): boolean {
    const { mergedInto, isRemoved } = this.#seat(guest);
    return mergedInto !== null || isRemoved;
  }

  #seat(guest: number): PaperSeat {
    const seat = this.seats[guest];
    if (seat === undefined) throw new Error(`no guest ${guest}`);
    return seat;
  }
}
