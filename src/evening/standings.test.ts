import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createParty, freshId, randomPin, tickingClock } from '../../tests/support/party.js';
import { placeBet } from '../betting/place-bet.js';
import { previewSettlement } from '../betting/preview-settlement.js';
import { settleRace } from '../betting/settle-race.js';
import { answerStandings } from '../discord/party/render-standings.js';
import { addWalkIn } from '../party/add-walk-in.js';
import type { Party } from '../party/ensure-party.js';
import { submitLap } from '../racing/laps/submit-lap.js';
import { mergeGuests } from './merge-guests.js';
import { readStandings, type Standing } from './read-standings.js';
import { offerReset, resetParty } from './reset-party.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

/** Ann has won 300 with Annie's seat, which became hers; Ben has 40 on a race that is still on. */
async function playEvening() {
  const { db } = bed;
  const { party, guests } = await createParty(db, ['Ann', 'Ben', 'Cleo']);
  const walkIn = { party, name: 'Annie', addedBy: null, interactionId: freshId() };
  const { guest: annie } = await addWalkIn(db, walkIn, clock, randomPin);
  const lap = (racerId: string, timeMs: number) => {
    const lap = { racerId, submittedBy: null, timeMs, isNewRaceMeant: true };
    return submitLap(db, { party, ...lap, interactionId: freshId() }, clock);
  };
  const bet = (bettorId: string, targetId: string, amountText: string) => {
    const input = { party, bettorId, targetId, amountText, interactionId: freshId() };
    return placeBet(db, input, clock);
  };
  const { race } = await lap(annie.id, 79_000);
  await bet(annie.id, annie.id, '300');
  const preview = { party, raceInput: race.id, triggeredBy: null };
  const { boardVersion } = await previewSettlement(db, preview, clock);
  const confirm = { party, gameId: race.id, boardVersion, settledBy: null };
  await settleRace(db, { ...confirm, interactionId: freshId() }, clock);
  await mergeGuests(db, { party, fromId: annie.id, intoId: guests.Ann.id, mergedBy: null }, clock);
  await lap(guests.Ben.id, 80_000);
  await bet(guests.Ben.id, guests.Ben.id, '40');
  return { party, guests };
}

async function reset(party: Party): Promise<void> {
  const discordId = freshId();
  const resetId = await offerReset(bed.db, party, discordId, clock);
  const input = { party, resetId, caller: discordId, typedName: party.name, resetBy: null };
  await resetParty(bed.db, input, clock);
}

describe('the standings', () => {
  test('count coins held, on races and won, laps and races, merged seats for the guest they went to', async () => {
    const { party } = await playEvening();
    const rows = await readStandings(bed.db, party.id);
    expect(rows.map(({ userId: _id, ...row }) => row)).toEqual([
      { name: 'Ann', coins: 2300, staked: 0, won: 300, laps: 1, races: 1, rounds: 0 },
      { name: 'Ben', coins: 960, staked: 40, won: 0, laps: 1, races: 0, rounds: 0 },
      { name: 'Cleo', coins: 1000, staked: 0, won: 0, laps: 0, races: 0, rounds: 0 },
    ]);
  });

  test('begin anew with a reset', async () => {
    const { party } = await playEvening();
    await reset(party);
    const rows = await readStandings(bed.db, party.id);
    expect(rows.map(({ coins, staked, won, laps }) => [coins, staked, won, laps])).toEqual(
      rows.map(() => [1000, 0, 0, 0]),
    );
  });

  test('repeat the line of the guest who asks where the list is cut before it', () => {
    const standings = Array.from(
      { length: 200 },
      (_, index): Standing => ({
        ...{ userId: String(index), name: '*_'.repeat(16), coins: 1000, staked: 250 },
        ...{ won: 100, laps: 12, races: 3, rounds: 2 },
      }),
    );
    const { answer } = answerStandings({ standings, viewerId: '199' });
    const description = answer.embeds?.[0]?.description ?? '';
    expect(description.length).toBeLessThanOrEqual(4096);
    expect(description).toContain('**200. ');
  });
});
