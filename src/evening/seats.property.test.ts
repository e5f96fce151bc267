import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createParty, freshId, randomPin, tickingClock } from '../../tests/support/party.js';
import { checkAsync } from '../../tests/support/seed.js';
import { placeBet } from '../betting/place-bet.js';
import { previewSettlement } from '../betting/preview-settlement.js';
import { previewUndo } from '../betting/preview-undo.js';
import { settleRace } from '../betting/settle-race.js';
import { withdrawBet } from '../betting/withdraw-bet.js';
import { isUserError } from '../errors.js';
import { addWalkIn } from '../party/add-walk-in.js';
import type { Party } from '../party/ensure-party.js';
import { submitLap } from '../racing/laps/submit-lap.js';
import { unlockRace } from '../racing/lock-race.js';
import { openRace } from '../racing/open-race.js';
import { cancelRace } from './cancel-race.js';
import { mergeGuests } from './merge-guests.js';
import { removeGuest } from './remove-guest.js';
import { offerReset, resetParty } from './reset-party.js';
import { restoreGuest } from './restore-guest.js';
import { undoAct } from './undo-act.js';
import { undoSettlement } from './undo-settlement.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

const acts = [
  'lap',
  'bet',
  'withdraw',
  'settle',
  'undo',
  'cancel',
  'unlock',
  'open',
  'merge',
  'remove',
  'restore',
  'add',
  'reset',
  'unreset',
] as const;
type Act = (typeof acts)[number];
const weights: Readonly<Record<Act, number>> = {
  lap: 6,
  bet: 14,
  withdraw: 2,
  settle: 7,
  undo: 10,
  cancel: 1,
  unlock: 2,
  open: 2,
  merge: 5,
  remove: 2,
  restore: 3,
  add: 2,
  reset: 1,
  unreset: 4,
};

/**
 * What is done, to whom, by whom and where: numbers, modulo how many there are at that moment; of
 * seats also those that ended.
 */
const step = fc.record({
  act: fc.oneof(...acts.map((act) => ({ weight: weights[act], arbitrary: fc.constant(act) }))),
  who: fc.nat(40),
  whom: fc.oneof(fc.nat(40), fc.constant(0)),
  race: fc.oneof(fc.nat(40), fc.constant(0), fc.constant(0), fc.constant(0)),
  size: fc.integer({ min: 1, max: 600 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function idsOf(
  party: Party,
  table: 'party_users' | 'party_games' | 'bets',
): Promise<readonly string[]> {
  const rows = await bed.db.sql<{ id: string }[]>`
    select id from ${bed.db.sql(table)} where party_id = ${party.id} order by created_at, id`;
  return rows.map(({ id }) => id);
}

async function take(party: Party, { act, who, whom, race, size }: Step): Promise<unknown> {
  const { db } = bed;
  const pick = (ids: readonly string[], index: number) =>
    ids[index % Math.max(1, ids.length)] ?? party.id;
  const [seats, races, bets] = [
    await idsOf(party, 'party_users'),
    await idsOf(party, 'party_games'),
    await idsOf(party, 'bets'),
  ];
  const [userId, targetId, gameId] = [pick(seats, who), pick(seats, whom), pick(races, race)];
  const interactionId = freshId();
  const common = { party, triggeredBy: null };
  switch (act) {
    case 'open':
      return openRace(
        db,
        { ...common, payoutRule: size % 2 ? 'pool' : 'double', channelId: null, interactionId },
        clock,
      );
    case 'lap':
      return submitLap(
        db,
        {
          party,
          racerId: userId,
          submittedBy: null,
          isNewRaceMeant: true,
          timeMs: 80_000 + size,
          raceInput: gameId,
          interactionId,
        },
        clock,
      );
    case 'bet':
      return placeBet(
        db,
        {
          party,
          bettorId: userId,
          targetId,
          amountText: String(size),
          raceInput: gameId,
          interactionId,
        },
        clock,
      );
    case 'withdraw':
      return withdrawBet(db, { ...common, betId: pick(bets, who) }, clock);
    case 'settle': {
      const { boardVersion } = await previewSettlement(db, { ...common, raceInput: gameId }, clock);
      return settleRace(db, { party, gameId, boardVersion, settledBy: null, interactionId }, clock);
    }
    case 'undo': {
      const { settlement } = await previewUndo(db, { party, raceInput: gameId }, clock);
      return undoSettlement(db, { ...common, settlementId: settlement.id }, clock);
    }
    case 'cancel':
      return cancelRace(db, { ...common, gameId }, clock);
    case 'unlock':
      return unlockRace(db, { ...common, gameId }, clock);
    case 'merge':
      return mergeGuests(db, { party, fromId: userId, intoId: targetId, mergedBy: null }, clock);
    case 'remove':
      return removeGuest(db, { party, userId, changedBy: null }, clock);
    case 'restore':
      return restoreGuest(db, { party, userId, changedBy: null }, clock);
    case 'add':
      return addWalkIn(
        db,
        { party, name: `W${size}`, addedBy: null, interactionId },
        clock,
        randomPin,
      );
    case 'reset': {
      const resetId = await offerReset(db, party, '1', clock);
      return resetParty(
        db,
        { party, resetId, caller: '1', typedName: party.name, resetBy: null },
        clock,
      );
    }
    case 'unreset': {
      const [last] = await db.sql<{ id: string }[]>`
        select id from host_acts where party_id = ${party.id} and kind = 'reset' order by done_at desc limit 1`;
      return undoAct(db, { ...common, actId: last?.id ?? party.id, acceptsDebts: true }, clock);
    }
  }
}

/** `done`, or the code of the refusal; what is no refusal is a fault. */
async function answerTo(party: Party, next: Step): Promise<string> {
  try {
    await take(party, next);
    return 'done';
  } catch (error) {
    if (!isUserError(error)) throw error;
    return error.code;
  }
}

/** Merged seats that still hold coins, or bets or lines in a race that is on. */
async function leftBehind(party: Party) {
  return bed.db.sql`
    select u.id, u.wallet_balance from party_users u
    where u.party_id = ${party.id} and u.merged_into is not null and (u.wallet_balance <> 0
      or exists (select from bets b where b.status = 'PENDING' and u.id in (b.bettor_id, b.target_user_id))
      or exists (select from sim_race_entries e join party_games g on g.id = e.game_id
        where e.user_id = u.id and g.status <> 'FINISHED'))`;
}

test('random evenings with seats that are merged, removed and restored break no rule at any step and leave nothing behind', async () => {
  const answers = new Set<string>();
  await checkAsync(
    fc.asyncProperty(
      fc.array(step, { minLength: 30, maxLength: 60, size: 'max' }),
      async (steps) => {
        const { party } = await createParty(
          bed.db,
          ['Ann', 'Ben', 'Cid', 'Dee', 'Eve', 'Fay'],
          clock,
        );
        for (const title of ['A', 'B'])
          await openRace(
            bed.db,
            { party, title, channelId: null, triggeredBy: null, interactionId: freshId() },
            clock,
          );
        for (const next of steps) {
          answers.add(`${next.act}: ${await answerTo(party, next)}`);
          expect([next, await leftBehind(party)]).toEqual([next, []]);
          expect([next, await bed.db.sql`select * from invariant_violations`]).toEqual([next, []]);
        }
      },
    ),
    12,
  );
  for (const act of ['bet', 'settle', 'merge', 'undo', 'unreset'])
    expect([...answers]).toContain(`${act}: done`);
});
