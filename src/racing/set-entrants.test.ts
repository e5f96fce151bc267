import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import {
  createParty,
  freshId,
  openUnlocked,
  refusalOf,
  setBalance,
  tickingClock,
} from '../../tests/support/party.js';
import { listBackable } from '../betting/list-backable.js';
import { placeBet } from '../betting/place-bet.js';
import { submitLap } from './laps/submit-lap.js';
import { voidLap } from './laps/void-lap.js';
import { listEntrants } from './list-entrants.js';
import type { OpenRaceInput } from './open-race.js';
import { setEntrants } from './set-entrants.js';

let bed: TestDatabase;
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

const names = ['Ada', 'Ben', 'Cleo', 'Dana'] as const;
type Name = (typeof names)[number];

async function openListed(options: Partial<OpenRaceInput> = {}) {
  const clock = tickingClock();
  const { party, guests } = await createParty(bed.db, names, clock);
  const race = await openUnlocked(bed.db, party, clock, { title: 'Cup', ...options });
  const idsOf = (list: readonly Name[]) => list.map((name) => guests[name].id);
  return {
    ...{ party, guests, race, clock },
    set: (enter: readonly Name[], leave: readonly Name[] = [], by: Name | null = null) =>
      setEntrants(
        bed.db,
        {
          ...{ party, gameId: race.id, triggeredBy: by === null ? null : guests[by].id },
          ...{ enter: idsOf(enter), leave: idsOf(leave) },
        },
        clock,
      ),
    list: async () => {
      const found = await listEntrants(bed.db, { partyId: party.id, gameId: race.id });
      return found.map(({ name, hasDriven }) => (hasDriven ? `${name} driven` : name));
    },
    drive: (name: Name) => {
      const id = guests[name].id;
      const lap = { racerId: id, submittedBy: id, timeMs: 80_000, interactionId: freshId() };
      return submitLap(bed.db, { party, raceInput: race.id, ...lap }, clock);
    },
    bet: (bettor: Name, target: Name) =>
      placeBet(
        bed.db,
        {
          ...{ party, bettorId: guests[bettor].id, targetId: guests[target].id },
          ...{ amountText: '10', raceInput: race.id, interactionId: freshId() },
        },
        clock,
      ),
  };
}

async function eventsOf(gameId: string) {
  const rows = await bed.db.sql<{ type: string; name: string }[]>`
    select event_type as type, data->>'userName' as name from party_events
    where data->>'gameId' = ${gameId} and event_type in ('racer-entered', 'racer-left') order by id`;
  return rows.map(({ type, name }) => `${type} ${name}`);
}

describe('who races', () => {
  test('is who says so, once, until they say otherwise', async () => {
    const { set, list, race } = await openListed();
    const presses = Array.from({ length: 5 }, () => set(['Ben'], [], 'Ben'));
    const changes = (await Promise.all(presses)).map((changed) => changed.changes);
    expect(changes.toSorted()).toEqual([0, 0, 0, 0, 1]);
    await set(['Ada', 'Cleo']);
    expect(await list()).toEqual(['Ada', 'Ben', 'Cleo']);
    await set([], ['Ben', 'Dana']);
    expect(await list()).toEqual(['Ada', 'Cleo']);
    const entered = ['Ben', 'Ada', 'Cleo'].map((name) => `racer-entered ${name}`);
    expect(await eventsOf(race.id)).toEqual([...entered, 'racer-left Ben']);
  });

  test('is whoever drives, also after the lap was voided; nobody leaves with a lap', async () => {
    const { set, list, drive, party, clock } = await openListed();
    await set(['Cleo']);
    const outcome = await drive('Ben');
    expect(await list()).toEqual(['Ben driven', 'Cleo']);
    expect(await refusalOf(set(['Ada'], ['Ben']))).toEqual({
      code: 'entrant-driven',
      params: { title: 'Cup', name: 'Ben', isOwn: false },
    });
    expect(await list()).toEqual(['Ben driven', 'Cleo']);
    const lapId = outcome.kind === 'counted' ? outcome.entry.lapId : 0;
    await voidLap(bed.db, { party, lapId, reason: 'cut', triggeredBy: null }, clock);
    expect(await list()).toEqual(['Ben', 'Cleo']);
    await set([], ['Ben']);
    expect(await list()).toEqual(['Cleo']);
  });

  test('is the holder of a seat that was merged into theirs, as one', async () => {
    const { set, list, guests } = await openListed();
    await set(['Ada', 'Ben']);
    await setBalance(bed.db, guests.Ada, 0);
    await bed.db
      .sql`update party_users set merged_into = ${guests.Ben.id} where id = ${guests.Ada.id}`;
    expect(await list()).toEqual(['Ben']);
    await set([], ['Ben']);
    expect(await list()).toEqual([]);
    await bed.db.sql`update party_users set removed_at = now() where id = ${guests.Cleo.id}`;
    expect(await refusalOf(set(['Cleo']))).toMatchObject({ code: 'guest-gone' });
  });

  test('comes first where people choose whom to back', async () => {
    const { set, drive, party, guests, race } = await openListed();
    await set(['Dana']);
    await drive('Cleo');
    const wanted = { partyId: party.id, gameId: race.id, bettorId: guests.Ada.id };
    const backable = await listBackable(bed.db, wanted);
    expect(backable.map(({ name, isRacing }) => [name, isRacing])).toEqual([
      ['Cleo', true],
      ['Dana', true],
      ['Ada', false],
      ['Ben', false],
    ]);
  });
});

describe('where racers back only themselves', () => {
  test('who is entered binds as a lap does, on both sides', async () => {
    const { set, bet } = await openListed({ backing: 'self-only' });
    await set(['Ada'], [], 'Ada');
    expect(await refusalOf(bet('Ada', 'Ben'))).toMatchObject({ code: 'backs-self-only' });
    await bet('Ada', 'Ada');
    await bet('Ben', 'Ada');
    expect(await refusalOf(set(['Ben'], [], 'Ben'))).toEqual({
      code: 'backs-other',
      params: { title: 'Cup', backed: 'Ada', isOpen: true },
    });
    await set([], ['Ada'], 'Ada');
    await bet('Ada', 'Cleo');
  });

  test('a bet and an entry at the same time are never both taken', async () => {
    const { set, bet, race, guests } = await openListed({ backing: 'self-only' });
    const racers = ['Ada', 'Ben', 'Cleo', 'Dana'] as const;
    await Promise.allSettled(
      racers.flatMap((name, index) => [
        bet(name, racers[(index + 1) % 4] ?? 'Ada'),
        set([name], [], name),
      ]),
    );
    const both = await bed.db.sql`
      select b.bettor_id from bets b join race_entrants e on e.game_id = b.game_id and e.user_id = b.bettor_id
      where b.game_id = ${race.id} and b.target_user_id <> b.bettor_id and b.status = 'PENDING'`;
    expect(both).toEqual([]);
    expect(Object.keys(guests)).toHaveLength(4);
  });
});
