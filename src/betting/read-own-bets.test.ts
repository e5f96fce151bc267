import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createParty, freshId, tickingClock } from '../../tests/support/party.js';
import { cancelRace } from '../evening/cancel-race.js';
import { submitLap } from '../racing/laps/submit-lap.js';
import { placeBet } from './place-bet.js';
import { previewSettlement } from './preview-settlement.js';
import { readOwnBets } from './read-own-bets.js';
import { settleRace } from './settle-race.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

test('one’s own bets come newest first with what became of them, a page at a time', async () => {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben', 'Cyd'], clock);
  const { Ada, Ben, Cyd } = guests;
  const lap = async (track: string) =>
    (
      await submitLap(
        bed.db,
        {
          party,
          racerId: Ada.id,
          submittedBy: null,
          timeMs: 84_500,
          track,
          isNewRaceMeant: true,
          interactionId: freshId(),
        },
        clock,
      )
    ).race;
  const bet = (target: { readonly id: string }, amountText: string) =>
    placeBet(
      bed.db,
      { party, bettorId: Cyd.id, targetId: target.id, amountText, interactionId: freshId() },
      clock,
    );
  await lap('Spa');
  await bet(Ada, '10');
  await bet(Ben, '20');
  const { race, boardVersion } = await previewSettlement(
    bed.db,
    { party, triggeredBy: null },
    clock,
  );
  await settleRace(
    bed.db,
    { party, gameId: race.id, boardVersion, settledBy: null, interactionId: freshId() },
    clock,
  );
  const monza = await lap('Monza');
  await bet(Ben, '30');
  await cancelRace(bed.db, { party, gameId: monza.id, triggeredBy: null }, clock);
  await lap('Imola');
  await bet(Ada, '40');
  await bet(Ada, '2');
  await placeBet(
    bed.db,
    { party, bettorId: Ada.id, targetId: Ada.id, amountText: '99', interactionId: freshId() },
    clock,
  );

  const read = (limit: number, offset: number) =>
    readOwnBets(bed.db, { partyId: party.id, guestId: Cyd.id, limit, offset });
  const all = await read(10, 0);
  expect(
    all.bets.map(({ raceTitle, raceStatus, targetName, amount, status, payout }) => [
      raceTitle,
      raceStatus,
      targetName,
      amount,
      status,
      payout,
    ]),
  ).toEqual([
    ['Imola', 'OPEN', 'Ada', 42, 'PENDING', null],
    ['Monza', 'FINISHED', 'Ben', 30, 'REFUNDED', 30],
    ['Spa', 'FINISHED', 'Ben', 20, 'LOST', null],
    ['Spa', 'FINISHED', 'Ada', 10, 'WON', 20],
  ]);
  expect(all).toMatchObject({ total: 4, pending: 1, staked: 42, open: [{ amount: 42 }] });
  expect((await read(2, 2)).bets).toEqual(all.bets.slice(2));
});
