import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { EveningModel, type Verdict } from '../../tests/support/evening-model.js';
import { createParty, freshId, randomPin } from '../../tests/support/party.js';
import { checkAsync } from '../../tests/support/seed.js';
import { placeBet } from '../betting/place-bet.js';
import { previewSettlement } from '../betting/preview-settlement.js';
import { previewUndo } from '../betting/preview-undo.js';
import { settleRace } from '../betting/settle-race.js';
import { withdrawBet } from '../betting/withdraw-bet.js';
import type { Clock } from '../clock.js';
import { isUserError } from '../errors.js';
import type { Party } from '../party/ensure-party.js';
import { joinParty } from '../party/join-party.js';
import { submitLap } from '../racing/laps/submit-lap.js';
import { voidLap } from '../racing/laps/void-lap.js';
import { lockRace, unlockRace } from '../racing/lock-race.js';
import { openRace } from '../racing/open-race.js';
import { takeAllowance } from '../wallet/take-allowance.js';
import { cancelRace } from './cancel-race.js';
import { undoSettlement } from './undo-settlement.js';

let bed: TestDatabase;
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

const maxGuests = 6;
const maxRaces = 8;

/** Guest 0 is everybody's favourite, so that bets meet in one racer. */
const person = fc.oneof(fc.nat(), fc.constant(0));

/**
 * One step; guests, races, laps and bets are picked by number, modulo how many there are at that
 * moment.
 */
const step = fc.oneof(
  { weight: 1, arbitrary: fc.record({ act: fc.constant('join' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('open' as const),
      rule: fc.constantFrom('double' as const, 'pool' as const, 'pool' as const),
      backing: fc.constantFrom('any' as const, 'any' as const, 'self-only' as const),
      lock: fc.constantFrom('manual' as const, 'manual' as const, 'first-lap' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constantFrom('lock', 'unlock', 'unlock', 'unlock', 'cancel'),
      race: fc.nat(),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constantFrom('settle', 'settle', 'stale-confirm', 'undo', 'undo'),
      race: fc.nat(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('lap' as const),
      race: fc.nat(),
      guest: person,
      // Few times, so that equal ones occur; none under half of another, which a host would have to
      // confirm.
      timeMs: fc.option(
        fc.integer({ min: 80, max: 90 }).map((seconds) => seconds * 1000),
        { freq: 6 },
      ),
    }),
  },
  {
    weight: 16,
    arbitrary: fc.record({
      act: fc.constant('bet' as const),
      race: fc.nat(),
      guest: fc.nat(),
      target: person,
      amount: fc.oneof(
        fc.integer({ min: 1, max: 700 }),
        fc.constantFrom('half' as const, 'all' as const, 'all' as const),
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('void' as const), race: fc.nat(), lap: fc.nat() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('withdraw' as const), race: fc.nat(), bet: fc.nat() }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('allowance' as const), guest: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('wait' as const),
      minutes: fc.constantFrom(5, 5, 5, 20, 900),
    }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The same evening twice: in the product and on paper. */
class Evening {
  readonly model = new EveningModel();
  /** Each kind of step with each answer that it got. */
  readonly answers = new Set<string>();
  readonly #party: Party;
  readonly #guests: string[] = [];
  readonly #races: string[] = [];
  #now = Date.UTC(2026, 10, 21, 20);
  readonly #clock: Clock = { now: () => new Date(this.#now) };

  constructor(party: Party) {
    this.#party = party;
  }

  /** Takes a step in both and holds the answers against each other. */
  async take(next: Step): Promise<void> {
    this.#now += 1000;
    const pair = this.#read(next);
    if (pair === null) return;
    const promised = pair.onPaper();
    expect([next, await verdictOf(pair.inProduct())]).toEqual([next, promised]);
    this.answers.add(`${next.act}: ${promised}`);
  }

  /** Holds every balance, race and bet against the paper, and asks for broken rules. */
  async compare(): Promise<void> {
    const { sql } = bed.db;
    const [violations, balances, races, bets] = await Promise.all([
      sql`select invariant, detail from invariant_violations where party_id = ${this.#party.id}`,
      sql<
        { id: string; balance: number; debt: number }[]
      >`select id, wallet_balance as balance, debt from party_users where party_id = ${this.#party.id}`,
      sql<{ id: string; status: string }[]>`
        select id, case when cancelled_at is not null then 'CANCELLED' when status = 'FINISHED' then 'SETTLED' else status end as status
        from party_games where party_id = ${this.#party.id}`,
      sql`
        select game_id as race, bettor_id as bettor, target_user_id as target, amount as stake, status, payout
        from bets where party_id = ${this.#party.id} order by created_at`,
    ]);
    expect(violations).toEqual([]);
    const balanceOf = new Map(balances.map(({ id, balance }) => [id, balance]));
    expect(this.#guests.map((id) => balanceOf.get(id))).toEqual(this.model.balances);
    const debtOf = new Map(balances.map(({ id, debt }) => [id, debt]));
    expect(this.#guests.map((id) => debtOf.get(id))).toEqual(this.model.debts);
    const statusOf = new Map(races.map(({ id, status }) => [id, status]));
    expect(this.#races.map((id) => statusOf.get(id))).toEqual(
      this.model.races.map(({ status }) => status),
    );
    for (const [place, race] of this.model.races.entries()) {
      const expected = race.bets.map((bet) => {
        return {
          ...bet,
          race: this.#races[place],
          bettor: this.#guests[bet.bettor],
          target: this.#guests[bet.target],
        };
      });
      expect(bets.filter((bet) => bet['race'] === this.#races[place])).toEqual(expected);
    }
  }

  /**
   * What a step means now, on paper and in the product; null where there is nothing to do it with.
   */
  #read(next: Step): { onPaper(): Verdict; inProduct(): Promise<unknown> } | null {
    const { model } = this;
    if (next.act === 'wait') {
      this.#now += next.minutes * 60_000;
      return null;
    }
    if (next.act === 'join')
      return this.#guests.length >= maxGuests
        ? null
        : { onPaper: () => model.join(), inProduct: () => this.#join() };
    if (next.act === 'open') {
      const { rule, backing, lock } = next;
      if (this.#races.length >= maxRaces) return null;
      return {
        onPaper: () => model.open(rule, backing, lock),
        inProduct: () => this.#open(rule, backing, lock),
      };
    }
    if (this.#guests.length === 0) return null;
    if (next.act === 'allowance') {
      const guest = next.guest % this.#guests.length;
      const input = { party: this.#party, guestId: this.#id(guest), interactionId: freshId() };
      return {
        onPaper: () => model.takeAllowance(guest, this.#now),
        inProduct: () => takeAllowance(bed.db, input, this.#clock),
      };
    }
    return this.#readOfRace(next);
  }

  #readOfRace(next: Extract<Step, { readonly race: number }>) {
    const { model } = this;
    const place = next.race % Math.max(this.#races.length, 1);
    const [race, gameId] = [model.races[place], this.#races[place]];
    if (race === undefined || gameId === undefined) return null;
    const change = { party: this.#party, gameId, triggeredBy: null };
    switch (next.act) {
      case 'lock':
        return {
          onPaper: () => model.lock(race),
          inProduct: () => lockRace(bed.db, change, this.#clock),
        };
      case 'unlock':
        return {
          onPaper: () => model.unlock(race),
          inProduct: () => unlockRace(bed.db, change, this.#clock),
        };
      case 'cancel':
        return {
          onPaper: () => model.cancel(race),
          inProduct: () => cancelRace(bed.db, change, this.#clock),
        };
      case 'settle':
        return {
          onPaper: () => model.settle(race, this.#now),
          inProduct: () => this.#settle(gameId),
        };
      case 'stale-confirm':
        return { onPaper: () => 'done' as const, inProduct: () => this.#confirm(gameId, -1) };
      case 'undo':
        return { onPaper: () => model.undo(race, this.#now), inProduct: () => this.#undo(gameId) };
      case 'lap': {
        const racer = next.guest % this.#guests.length;
        const { timeMs } = next;
        const input = {
          party: this.#party,
          racerId: this.#id(racer),
          submittedBy: null,
          timeMs,
          raceInput: gameId,
          interactionId: freshId(),
        };
        return {
          onPaper: () => model.lap(race, racer, timeMs),
          inProduct: () => submitLap(bed.db, input, this.#clock),
        };
      }
      case 'bet': {
        const [bettor, target] = [
          next.guest % this.#guests.length,
          next.target % this.#guests.length,
        ];
        const people = { bettorId: this.#id(bettor), targetId: this.#id(target) };
        const input = {
          party: this.#party,
          ...people,
          amountText: String(next.amount),
          raceInput: gameId,
          interactionId: freshId(),
        };
        return {
          onPaper: () => model.bet(race, bettor, target, next.amount),
          inProduct: () => placeBet(bed.db, input, this.#clock),
        };
      }
      case 'void': {
        const index = next.lap % Math.max(race.laps.length, 1);
        const lap = race.laps[index];
        if (lap === undefined) return null;
        return {
          onPaper: () => model.voidLap(race, lap),
          inProduct: () => this.#voidLap(gameId, index),
        };
      }
      case 'withdraw': {
        const index = next.bet % Math.max(race.bets.length, 1);
        const bet = race.bets[index];
        if (bet === undefined) return null;
        return {
          onPaper: () => model.withdraw(race, bet),
          inProduct: () => this.#withdraw(gameId, index),
        };
      }
    }
  }

  async #join(): Promise<void> {
    const person = {
      discordId: freshId(),
      displayName: `Guest ${this.#guests.length}`,
      avatarUrl: null,
    };
    const { guest } = await joinParty(
      bed.db,
      { party: this.#party, ...person, interactionId: freshId() },
      this.#clock,
      randomPin,
    );
    this.#guests.push(guest.id);
  }

  async #open(
    payoutRule: 'double' | 'pool',
    backing: 'any' | 'self-only',
    lock: 'manual' | 'first-lap',
  ): Promise<void> {
    const rules = {
      title: `Race ${this.#races.length}`,
      payoutRule,
      backing,
      lock,
      channelId: null,
      triggeredBy: null,
    };
    const { race } = await openRace(
      bed.db,
      { party: this.#party, ...rules, interactionId: freshId() },
      this.#clock,
    );
    this.#races.push(race.id);
  }

  async #voidLap(gameId: string, index: number): Promise<void> {
    const [lap] = await bed.db.sql<{ id: number }[]>`
      select id::float8 as id from sim_race_laps where game_id = ${gameId} order by id offset ${index} limit 1`;
    const input = {
      party: this.#party,
      lapId: lap?.id ?? 0,
      reason: 'cut the corner',
      triggeredBy: null,
    };
    await voidLap(bed.db, input, this.#clock);
  }

  async #settle(gameId: string): Promise<void> {
    const shown = await previewSettlement(
      bed.db,
      { party: this.#party, raceInput: gameId, triggeredBy: null },
      this.#clock,
    );
    const paid = await this.#confirm(gameId, shown.boardVersion);
    expect(paid).toMatchObject({
      outcome: 'paid',
      staked: shown.staked,
      paidOut: shown.paidOut,
      payouts: shown.payouts,
    });
  }

  /** With a version that no preview has shown, it must change nothing. */
  #confirm(gameId: string, boardVersion: number) {
    const settledBy = this.#guests[0] ?? null;
    const confirm = {
      party: this.#party,
      gameId,
      boardVersion,
      settledBy,
      isInvolvementKnown: true,
      interactionId: freshId(),
    };
    return settleRace(bed.db, confirm, this.#clock);
  }

  async #undo(gameId: string): Promise<void> {
    const { settlement } = await previewUndo(
      bed.db,
      { party: this.#party, raceInput: gameId },
      this.#clock,
    );
    const input = { party: this.#party, settlementId: settlement.id, triggeredBy: null };
    expect(await undoSettlement(bed.db, input, this.#clock)).toMatchObject({ isChanged: true });
  }

  async #withdraw(gameId: string, index: number): Promise<void> {
    const [bet] = await bed.db.sql<{ id: string }[]>`
      select id from bets where game_id = ${gameId} order by created_at offset ${index} limit 1`;
    if (bet === undefined) throw new Error(`no bet ${index}`);
    await withdrawBet(
      bed.db,
      { party: this.#party, betId: bet.id, triggeredBy: null },
      this.#clock,
    );
  }

  #id(guest: number): string {
    return this.#guests[guest] ?? '';
  }
}

async function verdictOf(call: Promise<unknown>): Promise<Verdict> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (isUserError(error)) return error.code;
    throw error;
  }
}

test('random evenings come to the same coins, bets and refusals as on paper, and break no rule at any step', async () => {
  const answers = new Set<string>();
  await checkAsync(
    fc.asyncProperty(fc.array(step, { maxLength: 100, size: 'max' }), async (steps) => {
      const { party } = await createParty(bed.db, []);
      const evening = new Evening(party);
      for (const first of [{ act: 'join' }, { act: 'join' }, { act: 'join' }] as const)
        await evening.take(first);
      await evening.take({ act: 'open', rule: 'pool', backing: 'any', lock: 'manual' });
      for (const next of steps) {
        await evening.take(next);
        await evening.compare();
      }
      for (const answer of evening.answers) answers.add(answer);
    }),
    16,
  );
  // Random, but not by chance about nothing.
  for (const answer of ['bet: done', 'lap: done', 'settle: done'])
    expect(answers).toContain(answer);
});
