import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { PaperEvening, type Verdict } from '../../tests/support/evening/paper.js';
import { ProductEvening } from '../../tests/support/evening/product-evening.js';
import { playInProduct } from '../../tests/support/evening/product-round.js';
import { type Step, step } from '../../tests/support/evening/steps.js';
import { createParty } from '../../tests/support/party.js';
import { checkAsync, runsOf } from '../../tests/support/seed.js';
import type { Database } from '../db/database.js';
import { isUserError } from '../errors.js';
import type { Party } from '../party/ensure-party.js';
import { lockRace, unlockRace } from '../racing/lock-race.js';

let bed: TestDatabase;
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

const maxGuests = 6;
const maxRaces = 8;
const evenings = runsOf(20);

interface Pair {
  onPaper(): Verdict;
  inProduct(): Promise<unknown>;
}

/** The same evening twice: in the product and on paper. */
class Evening {
  readonly paper: PaperEvening;
  /** Each kind of step with each answer that it got, and how often. */
  readonly answers = new Map<string, number>();
  readonly #product: ProductEvening;
  #now = Date.UTC(2026, 10, 21, 20);

  constructor(db: Database, party: Party) {
    const clock = { now: () => new Date(this.#now) };
    this.#product = new ProductEvening(db, party, clock);
    const { guests } = this.#product;
    this.paper = new PaperEvening((a, b) => ((guests[a] ?? '') < (guests[b] ?? '') ? -1 : 1));
  }

  /** Takes a step in both and holds the answers against each other. */
  async take(next: Step): Promise<void> {
    this.#now += 1000;
    const pair = this.#read(next);
    if (pair === null) return;
    const promised = pair.onPaper();
    expect([next, await verdictOf(pair.inProduct())]).toEqual([next, promised]);
    const kind = next.act === 'undo-act' ? `${next.act} ${this.#kindOf(next.which)}` : next.act;
    const answer = `${kind}: ${promised}`;
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
  }

  /** Holds every balance, debt, race, entry list and bet against the paper, and asks for broken rules. */
  async compare(next: Step): Promise<void> {
    const { sql } = bed.db;
    const { guests, races, party } = this.#product;
    const { wallets } = this.paper;
    const [violations, people, games, bets, entrants] = await Promise.all([
      sql`select invariant, detail from invariant_violations where party_id = ${party.id}`,
      sql`select id, wallet_balance as coins, debt from party_users where party_id = ${party.id}`,
      sql`
        select id, case when cancelled_at is not null then 'CANCELLED' when status = 'FINISHED' then 'SETTLED' else status end as status,
          lock_rule as lock, payout_rule as rule, stake_cap as cap
        from party_games where party_id = ${party.id} and type = 'SIM_RACE'`,
      sql`
        select game_id as race, bettor_id as bettor, target_user_id as target, amount as stake, status, payout,
          (extract(epoch from created_at) * 1000)::float8 as at
        from bets where party_id = ${party.id}`,
      sql`select game_id as race, user_id as guest from race_entrants where party_id = ${party.id}`,
    ]);
    const expected = {
      violations: [],
      people: guests.map((id, guest) => {
        return { id, coins: wallets.of(guest), debt: wallets.owedBy(guest) };
      }),
      games: this.paper.races.map(({ status, lock, rule, cap }, place) => {
        return { id: races[place], status, lock, rule, cap };
      }),
      bets: this.paper.races.flatMap((race, place) =>
        race.bets.map(({ bettor, target, ...bet }) => {
          const who = { bettor: guests[bettor], target: guests[target] };
          return { race: races[place], ...who, ...bet };
        }),
      ),
      entrants: this.paper.races.flatMap(({ entrants: seats }, place) =>
        [...seats].map((seat) => ({ race: races[place], guest: guests[seat] })),
      ),
    };
    const found = { violations, people, games, bets, entrants };
    expect([next, inOneOrder(found)]).toEqual([next, inOneOrder(expected)]);
  }

  #kindOf(which: number): string {
    return this.paper.acts.at(this.#actAt(which))?.kind ?? '';
  }

  #actAt(which: number): number {
    const { length } = this.paper.acts;
    return which < 0 ? length - 1 : which % Math.max(length, 1);
  }

  /**
   * What a step means now, on paper and in the product; null where there is nothing to do it with.
   */
  #read(next: Step): Pair | null {
    const { paper } = this;
    const product = this.#product;
    switch (next.act) {
      case 'wait':
        this.#now += next.minutes * 60_000;
        return null;
      case 'join':
        if (product.guests.length >= maxGuests) return null;
        return { onPaper: () => paper.join(), inProduct: () => product.join() };
      case 'open':
        if (product.races.length >= maxRaces) return null;
        return { onPaper: () => paper.open(next), inProduct: () => product.open(next) };
      case 'undo-act': {
        const index = this.#actAt(next.which);
        const act = paper.acts[index];
        if (act === undefined) return null;
        return {
          onPaper: () => paper.undoAct(act, next.acceptsDebts, this.#now),
          inProduct: () => product.undoAct(index, next.acceptsDebts),
        };
      }
      case 'round':
        return this.#readRound(next);
      default:
        if (product.guests.length === 0) return null;
        return 'race' in next ? this.#readOfRace(next) : this.#readOfGuest(next);
    }
  }

  #readRound({ spies, ...round }: Extract<Step, { readonly act: 'round' }>): Pair {
    const players = this.paper.present();
    const rest = [...players];
    const imposters = spies.flatMap((spy) => rest.splice(spy % Math.max(rest.length, 1), 1));
    const played = { ...round, players, imposters };
    return {
      onPaper: () => this.paper.playRound(played),
      inProduct: () =>
        playInProduct(this.#product, played, (seconds) => {
          this.#now += seconds * 1000;
        }),
    };
  }

  #readOfGuest(
    next: Extract<Step, { readonly act: 'allowance' | 'grant' | 'merge' | 'remove' | 'restore' }>,
  ): Pair {
    const { paper } = this;
    const product = this.#product;
    const [guest, id] = this.#person(next.guest);
    switch (next.act) {
      case 'allowance':
        return {
          onPaper: () => paper.takeAllowance(guest, this.#now),
          inProduct: () => product.takeAllowance(id),
        };
      case 'grant':
        return {
          onPaper: () => paper.grant(guest, next.amount, this.#now),
          inProduct: () => product.grant(id, next.amount),
        };
      case 'merge': {
        const [into, intoId] = this.#person(next.target);
        return {
          onPaper: () => paper.merge(guest, into, this.#now),
          inProduct: () => product.merge(id, intoId),
        };
      }
      case 'remove':
        return { onPaper: () => paper.remove(guest), inProduct: () => product.remove(id) };
      case 'restore':
        return {
          onPaper: () => paper.restore(guest, next.acceptsDebts),
          inProduct: () => product.restore(id, next.acceptsDebts),
        };
    }
  }

  #readOfRace(next: Extract<Step, { readonly race: number }>): Pair | null {
    const { paper } = this;
    const product = this.#product;
    const place = next.race % Math.max(product.races.length, 1);
    const [race, gameId] = [paper.races[place], product.races[place]];
    if (race === undefined || gameId === undefined) return null;
    const { db, clock } = product;
    switch (next.act) {
      case 'lock':
        return {
          onPaper: () => paper.lock(race),
          inProduct: () => lockRace(db, product.change(gameId), clock),
        };
      case 'unlock':
        return {
          onPaper: () => paper.unlock(race),
          inProduct: () => unlockRace(db, product.change(gameId), clock),
        };
      case 'cancel':
        return {
          onPaper: () => paper.cancel(race, this.#now),
          inProduct: () => product.cancel(gameId),
        };
      case 'extend':
        return { onPaper: () => paper.extend(race), inProduct: () => product.extend(gameId) };
      case 'edit':
        return {
          onPaper: () => paper.edit(race, next.change),
          inProduct: () => product.edit(gameId, next.change),
        };
      case 'settle':
        return {
          onPaper: () => paper.settle(race, this.#now),
          inProduct: () => this.#settle(gameId),
        };
      case 'stale-confirm':
        return { onPaper: () => 'done', inProduct: () => product.confirm(gameId, -1) };
      case 'undo':
        return {
          onPaper: () => paper.undo(race, this.#now),
          inProduct: async () =>
            expect(await product.undo(gameId)).toMatchObject({ isChanged: true }),
        };
      case 'void': {
        const index = next.lap % Math.max(race.laps.length, 1);
        const lap = race.laps[index];
        if (lap === undefined) return null;
        return {
          onPaper: () => paper.voidLap(race, lap),
          inProduct: () => product.voidLap(gameId, index),
        };
      }
      case 'withdraw': {
        const bet = race.bets[next.bet % Math.max(race.bets.length, 1)];
        if (bet === undefined) return null;
        const before = { ...bet };
        return {
          onPaper: () => paper.withdraw(race, bet),
          inProduct: () => product.withdraw(gameId, before),
        };
      }
      default: {
        const [guest, id] = this.#person(next.guest);
        return this.#readInRace(next, { race, gameId, guest, id });
      }
    }
  }

  #readInRace(
    next: Extract<Step, { readonly race: number; readonly guest: number }>,
    {
      race,
      gameId,
      guest,
      id,
    }: { race: PaperEvening['races'][number]; gameId: string; guest: number; id: string },
  ): Pair {
    const { paper } = this;
    const product = this.#product;
    switch (next.act) {
      case 'enter':
        return {
          onPaper: () => paper.enter(race, guest),
          inProduct: () => product.setEntrants(gameId, { enter: [id], leave: [] }),
        };
      case 'leave':
        return {
          onPaper: () => paper.leave(race, guest),
          inProduct: () => product.setEntrants(gameId, { enter: [], leave: [id] }),
        };
      case 'lap':
        return {
          onPaper: () => paper.lap(race, guest, next.timeMs),
          inProduct: () => product.lap(gameId, id, next.timeMs),
        };
      case 'bet': {
        const [target, targetId] = this.#person(next.target);
        const { amount } = next;
        return {
          onPaper: () => paper.bet(race, { bettor: guest, target, amount, at: this.#now }),
          inProduct: () => product.bet(gameId, { bettorId: id, targetId }, amount),
        };
      }
    }
  }

  async #settle(gameId: string): Promise<void> {
    const { shown, paid } = await this.#product.settle(gameId);
    const { staked, paidOut, payouts } = shown;
    expect(paid).toMatchObject({ outcome: 'paid', staked, paidOut, payouts });
  }

  #person(number: number): readonly [number, string] {
    const guest = number % this.#product.guests.length;
    return [guest, this.#product.guests[guest] ?? ''];
  }
}

/** Rows of a table have no order of their own. */
function inOneOrder(tables: Readonly<Record<string, readonly object[]>>) {
  const sorted = (row: object) =>
    JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [name, rows.map(sorted).sort()]),
  );
}

async function verdictOf(call: Promise<unknown>): Promise<string> {
  try {
    const answer = await call;
    if (typeof answer === 'string') return answer;
    const asks = typeof answer === 'object' && answer !== null && 'takenBack' in answer;
    return asks && 'actId' in answer ? 'asks' : 'done';
  } catch (error) {
    if (isUserError(error)) return error.code;
    throw error;
  }
}

/** Evenings are as long as a long evening's clicks. */
const steps = fc.array(step, { minLength: 40, maxLength: 120, size: 'max' });

test(
  'random evenings come to the same coins, debts, bets, entry lists and refusals as on paper, and break no rule at any step',
  async () => {
    const answers = new Map<string, number>();
    const played = { evenings: 0, steps: 0 };
    await checkAsync(
      fc.asyncProperty(steps, async (all) => {
        const { party } = await createParty(bed.db, []);
        const evening = new Evening(bed.db, party);
        for (const first of [{ act: 'join' }, { act: 'join' }, { act: 'join' }] as const)
          await evening.take(first);
        const rules = { rule: 'pool', backing: 'any', lock: 'manual', cap: null } as const;
        await evening.take({ act: 'open', ...rules });
        for (const next of all) {
          await evening.take(next);
          await evening.compare(next);
        }
        for (const [answer, count] of evening.answers)
          answers.set(answer, (answers.get(answer) ?? 0) + count);
        played.evenings += 1;
        played.steps += all.length;
      }),
      evenings,
    );
    expect(played.evenings).toBe(evenings);
    // Random, but not by chance about nothing.
    for (const act of ['bet', 'lap', 'settle', 'merge', 'remove', 'undo-act cancel'])
      expect([...answers.keys()]).toContain(`${act}: done`);
    if (process.env['SEEDS'] !== undefined)
      console.info(played, Object.fromEntries([...answers].sort()));
  },
  evenings * 30_000,
);
