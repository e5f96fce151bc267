import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import {
  createParty,
  freshId,
  openUnlocked,
  refusalOf,
  tickingClock,
} from '../../tests/support/party.js';
import { cancelRace } from '../evening/cancel-race.js';
import { submitLap } from '../racing/laps/submit-lap.js';
import { lockRace, unlockRace } from '../racing/lock-race.js';
import { readWallet } from '../wallet/read-wallet.js';
import { placeBet } from './place-bet.js';
import { previewSettlement } from './preview-settlement.js';
import { settleRace } from './settle-race.js';
import { withdrawBet } from './withdraw-bet.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

/** Ada leads an open race; Ben has staked 100 and then 50 on her. */
async function raceWithBet() {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben'], clock);
  const { Ada, Ben } = guests;
  const lap = {
    party,
    racerId: Ada.id,
    submittedBy: null,
    timeMs: 84_500,
    interactionId: freshId(),
  };
  await openUnlocked(bed.db, party, clock);
  const { race } = await submitLap(bed.db, lap, clock);
  const stake = (amountText: string) =>
    placeBet(
      bed.db,
      {
        ...{ party, bettorId: Ben.id, targetId: Ada.id, raceInput: race.id },
        ...{ amountText, interactionId: freshId() },
      },
      clock,
    );
  await stake('100');
  const { bet } = await stake('50');
  const withdraw = (betId = bet.id) =>
    withdrawBet(bed.db, { party, betId, triggeredBy: Ben.id }, clock);
  const change = { party, gameId: race.id, triggeredBy: null };
  const balance = async () => (await readWallet(bed.db, party.id, Ben.id, 1)).balance;
  const settle = async () => {
    const { boardVersion } = await previewSettlement(bed.db, { party, triggeredBy: null }, clock);
    return settleRace(
      bed.db,
      { party, gameId: race.id, boardVersion, settledBy: null, interactionId: freshId() },
      clock,
    );
  };
  return { party, race, bet, Ada, Ben, stake, withdraw, settle, balance, change };
}

async function countEvents(partyId: string): Promise<number> {
  return (
    await bed.db
      .sql`select id from party_events where party_id = ${partyId} and event_type = 'bet-withdrawn'`
  ).length;
}

describe('withdrawing a bet', () => {
  test('gives all of it back with a ledger row and an event, and a new bet starts anew', async () => {
    const { party, bet, Ada, Ben, stake, withdraw } = await raceWithBet();
    expect(await withdraw()).toMatchObject({
      isChanged: true,
      balance: 1000,
      bet: { amount: 150, targetName: 'Ada' },
    });
    const { entries } = await readWallet(bed.db, party.id, Ben.id, 1);
    expect(entries).toMatchObject([
      { kind: 'REFUND', amount: 150, balanceAfter: 1000, targetName: 'Ada' },
    ]);
    const [event] = await bed.db
      .sql`select data, triggered_by from party_events where party_id = ${party.id} and event_type = 'bet-withdrawn'`;
    expect(event).toMatchObject({
      triggered_by: Ben.id,
      data: { betId: bet.id, bettorName: 'Ben', targetId: Ada.id, targetName: 'Ada', amount: 150 },
    });
    const again = await stake('30');
    expect(again.bet).toMatchObject({ amount: 30 });
    expect(again.bet.id).not.toBe(bet.id);
  });

  test('ten times at once gives it back once', async () => {
    const { party, withdraw, balance } = await raceWithBet();
    const results = await Promise.all(Array.from({ length: 10 }, () => withdraw()));
    expect(results.filter(({ isChanged }) => isChanged)).toHaveLength(1);
    for (const result of results)
      expect(result).toMatchObject({ balance: 1000, bet: { amount: 150 } });
    expect([await balance(), await countEvents(party.id)]).toEqual([1000, 1]);
  });

  test('is refused once betting is locked, and possible again after an unlock', async () => {
    const { change, withdraw, balance } = await raceWithBet();
    await lockRace(bed.db, change, clock);
    expect(await refusalOf(withdraw())).toEqual({
      code: 'bet-stands',
      params: { title: 'Race 1', status: 'LOCKED' },
    });
    expect(await balance()).toBe(850);
    await unlockRace(bed.db, change, clock);
    expect(await withdraw()).toMatchObject({ isChanged: true });
  });

  test('is refused for a bet that is decided, and changes nothing on one refunded by a cancelled race', async () => {
    const won = await raceWithBet();
    await won.settle();
    expect(await refusalOf(won.withdraw())).toEqual({
      code: 'bet-stands',
      params: { title: 'Race 1', status: 'WON' },
    });
    const cancelled = await raceWithBet();
    await cancelRace(bed.db, cancelled.change, clock);
    expect(await cancelled.withdraw()).toMatchObject({ isChanged: false, balance: 1000 });
  });

  test('of another party, or of no bet at all, is refused', async () => {
    const { withdraw } = await raceWithBet();
    const other = await raceWithBet();
    expect(await refusalOf(withdraw(other.bet.id))).toMatchObject({ code: 'not-found' });
    for (const id of ['forged', ''])
      expect(await refusalOf(withdraw(id))).toMatchObject({ code: 'button-outdated' });
    expect(await other.balance()).toBe(850);
  });

  test('while it is raised, the race is settled or cancelled ends with each coin in one place', async () => {
    for (const ending of ['settle', 'cancel'] as const) {
      const { race, change, stake, withdraw, settle, balance } = await raceWithBet();
      const end = () => (ending === 'settle' ? settle() : cancelRace(bed.db, change, clock));
      const acts = [
        () => stake('10'),
        () => withdraw(),
        () => stake('20'),
        end,
        () => withdraw(),
        () => stake('30'),
      ];
      const results = await Promise.allSettled(acts.map((act) => act()));
      for (const result of results)
        if (result.status === 'rejected')
          expect(result.reason).toMatchObject({ name: 'UserError' });
      const rows = await bed.db.sql`select status, amount from bets where game_id = ${race.id}`;
      expect(rows.filter(({ status }) => status === 'PENDING')).toEqual([]);
      const won = rows
        .filter(({ status }) => status === 'WON')
        .reduce((sum, { amount }) => sum + Number(amount), 0);
      expect(await balance()).toBe(1000 + won);
    }
  });
});
