import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import {
  createTestClock,
  createTestParty,
  newSnowflake,
  type TestClock,
  type TestParty,
} from '../../tests/support/imposter-party.js';
import {
  partyEvents,
  partyImposterPlayers,
  partyImposterRounds,
  partyUsers,
} from '../db/schema/index.js';
import { readSnapshot } from '../events/snapshot.js';
import { cancelRound } from './cancel-round.js';
import { commitTo } from './commitment.js';
import { dealWords } from './deal-words.js';
import { dealLobby, decideLobby } from './lobby.js';
import { readRoundById } from './read-round.js';
import { readSecret } from './read-secret.js';
import { revealRound } from './reveal-round.js';
import { maxPlayers, wordsPatienceMs } from './rules.js';
import { type StartRoundInput, startRound } from './start-round.js';
import { readBallot } from './vote/read-ballot.js';

let database: TestDatabase;
let clock: TestClock;
let party: TestParty;
const randomInt = () => 0;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clock = createTestClock();
  party = await createTestParty(database.db, 7, clock);
});

function start(more: Partial<StartRoundInput> = {}) {
  const input = {
    party,
    startedBy: party.guests[0] ?? null,
    interactionId: newSnowflake(),
    ...more,
  };
  return startRound(database.db, input, { clock, randomInt });
}

async function open(more: Partial<StartRoundInput> = {}): Promise<string> {
  return (await start({ players: 'lobby', ...more })).round.id;
}

function decide(roundId: string, guest: number, isIn = true) {
  return decideLobby(
    database.db,
    { party, roundId, userId: party.guests[guest] ?? '', isIn },
    clock,
  );
}

function deal(roundId: string) {
  return dealLobby(database.db, { party, roundId, dealtBy: null }, { clock, randomInt });
}

function cancel() {
  return cancelRound(
    database.db,
    { party, cancelledBy: null, interactionId: newSnowflake() },
    clock,
  );
}

async function readEvents() {
  const rows = await database.db.orm
    .select()
    .from(partyEvents)
    .where(eq(partyEvents.partyId, party.id))
    .orderBy(partyEvents.id);
  return rows.map(({ eventType, data }) => ({
    type: eventType,
    ...(data as { status?: string; playerCount?: number }),
  }));
}

describe('a lobby', () => {
  it('starts with the host in, who may sit out, and tells the live feed how many are in', async () => {
    const started = await start({ players: 'lobby' });
    expect(started).toMatchObject({ isLobby: true, playerCount: 1, replayed: false });
    const roundId = started.round.id;
    await decide(roundId, 0, false);
    await decide(roundId, 1);
    const view = await readRoundById(database.db, roundId);
    expect(view).toMatchObject({
      status: 'LOBBY',
      players: [],
      lobby: { in: [{ name: 'Guest 2' }], out: [{ name: 'Guest 1' }] },
    });
    const told = (await readEvents()).map(({ type, status, playerCount }) => [
      type,
      status,
      playerCount,
    ]);
    expect(told).toEqual([1, 0, 1].map((count) => ['round-updated', 'LOBBY', count]));
    expect((await readSnapshot(database.db, party.id))?.round).toMatchObject({
      status: 'LOBBY',
      playerCount: 1,
    });
  });

  it('has nobody in where the host has not joined, or has no Discord', async () => {
    expect(await start({ players: 'lobby', startedBy: null })).toMatchObject({ playerCount: 0 });
    await cancel();
    await database.db.orm
      .update(partyUsers)
      .set({ discordId: null })
      .where(eq(partyUsers.id, party.guests[0] ?? ''));
    expect(await start({ players: 'lobby' })).toMatchObject({
      playerCount: 0,
      walkIns: ['Guest 1'],
    });
  });

  it('takes a decision twice without an event of its own', async () => {
    const roundId = await open();
    expect(await decide(roundId, 1)).toMatchObject({ playerCount: 2, isChanged: true });
    expect(await decide(roundId, 1)).toMatchObject({ playerCount: 2, isChanged: false });
    expect(await readEvents()).toHaveLength(2);
  });

  it('counts everybody where all decide at once, and its last event tells so', async () => {
    const roundId = await open({ startedBy: null });
    const counts = await Promise.all(party.guests.map((_, guest) => decide(roundId, guest)));
    expect(counts.map(({ playerCount }) => playerCount).sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect((await readEvents()).at(-1)).toMatchObject({ playerCount: 7 });
  });

  it('deals to those who are in, once, however many press', async () => {
    const roundId = await open({ imposters: 2 });
    for (const guest of [1, 2, 3, 4, 5, 6]) await decide(roundId, guest);
    await decide(roundId, 6, false);
    const deals = await Promise.all([1, 2, 3, 4, 5].map(() => deal(roundId)));
    expect(deals.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(deals.map(({ playerCount }) => playerCount)).toEqual([6, 6, 6, 6, 6]);
    const players = await database.db.orm
      .select()
      .from(partyImposterPlayers)
      .where(eq(partyImposterPlayers.roundId, roundId));
    expect(players.map(({ userId }) => userId).sort()).toEqual(party.guests.slice(0, 6).sort());
    expect(players.filter(({ role }) => role === 'IMPOSTER')).toHaveLength(2);
    expect(players.map(({ turn }) => turn).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    const [row] = await database.db.orm
      .select()
      .from(partyImposterRounds)
      .where(eq(partyImposterRounds.id, roundId));
    expect(row).toMatchObject({
      status: 'GENERATING',
      wordsDueAt: new Date(clock.now().getTime() + wordsPatienceMs),
    });
    expect((await readEvents()).filter(({ type }) => type === 'round-started')).toHaveLength(1);
  });

  it('is full with as many as a ballot can show, until somebody sits out', async () => {
    party = await createTestParty(database.db, maxPlayers + 1, clock);
    const roundId = await open();
    for (let guest = 1; guest < maxPlayers; guest += 1) await decide(roundId, guest);
    await expect(decide(roundId, maxPlayers)).rejects.toMatchObject({ code: 'lobby-full' });
    await decide(roundId, 1, false);
    await expect(decide(roundId, maxPlayers)).resolves.toMatchObject({ playerCount: maxPlayers });
  });

  it('refuses to deal to fewer than three and to too few for its imposters, and goes on waiting', async () => {
    const roundId = await open({ imposters: 2 });
    await decide(roundId, 1);
    await expect(deal(roundId)).rejects.toMatchObject({
      code: 'lobby-too-small',
      params: { present: 2, needed: 3 },
    });
    await decide(roundId, 2);
    await expect(deal(roundId)).rejects.toMatchObject({
      code: 'too-many-imposters',
      params: { imposters: 2, players: 3, most: 1 },
    });
    expect((await readRoundById(database.db, roundId))?.status).toBe('LOBBY');
    for (const guest of [3, 4, 5]) await decide(roundId, guest);
    await expect(deal(roundId)).resolves.toMatchObject({ playerCount: 6 });
  });

  it('loses nobody who decided just before the deal, and takes nobody after it', async () => {
    const roundId = await open();
    for (const guest of [1, 2]) await decide(roundId, guest);
    const late = [3, 4, 5, 6].map((guest) => decide(roundId, guest));
    const [dealt, ...decisions] = await Promise.allSettled([deal(roundId), ...late]);
    const accepted = decisions.filter(({ status }) => status === 'fulfilled');
    expect(dealt).toMatchObject({
      status: 'fulfilled',
      value: { playerCount: 3 + accepted.length },
    });
    for (const decision of decisions)
      if (decision.status === 'rejected')
        expect(decision.reason).toMatchObject({ code: 'lobby-closed', params: { round: 1 } });
    await expect(decide(roundId, 0, false)).rejects.toMatchObject({ code: 'lobby-closed' });
  });

  it('leaves out a guest who was removed or lost the Discord account meanwhile', async () => {
    const roundId = await open();
    for (const guest of [1, 2, 3, 4]) await decide(roundId, guest);
    await database.db.orm
      .update(partyUsers)
      .set({ removedAt: clock.now() })
      .where(eq(partyUsers.id, party.guests[4] ?? ''));
    await expect(deal(roundId)).resolves.toMatchObject({ playerCount: 4 });
  });

  it('has no word to show and nothing to reveal, and can be cancelled', async () => {
    const roundId = await open();
    const key = { partyId: party.id, userId: party.guests[0] ?? '' };
    await expect(readSecret(database.db, key, clock)).rejects.toMatchObject({ code: 'lobby-open' });
    await expect(readBallot(database.db, key)).rejects.toMatchObject({ code: 'lobby-open' });
    const reveal = revealRound(
      database.db,
      { party, revealedBy: null, interactionId: newSnowflake() },
      clock,
    );
    await expect(reveal).rejects.toMatchObject({ code: 'lobby-open', params: { round: 1 } });
    await expect(start()).rejects.toMatchObject({
      code: 'round-running',
      params: { isLobby: true },
    });
    await cancel();
    await expect(decide(roundId, 1)).rejects.toMatchObject({ code: 'no-round' });
    await expect(deal(roundId)).rejects.toMatchObject({ code: 'no-round' });
  });

  it('is nobody’s of another party', async () => {
    const roundId = await open();
    party = await createTestParty(database.db, 3, clock);
    await expect(decide(roundId, 0)).rejects.toMatchObject({ code: 'no-round' });
    await expect(deal(roundId)).rejects.toMatchObject({ code: 'no-round' });
  });

  it('opens once where its start is delivered five times at once', async () => {
    const interactionId = newSnowflake();
    const starts = await Promise.all(
      [1, 2, 3, 4, 5].map(() => start({ players: 'lobby', interactionId })),
    );
    expect(new Set(starts.map(({ round }) => round.id)).size).toBe(1);
    expect(starts.map(({ playerCount, isLobby }) => [playerCount, isLobby])).toEqual(
      starts.map(() => [1, true]),
    );
  });
});

describe('a start with everybody', () => {
  it.each([
    [0, 'imposters-invalid'],
    [1.5, 'imposters-invalid'],
    [3, 'too-many-imposters'],
  ])('refuses %d imposters among seven and leaves nothing behind', async (imposters, code) => {
    await expect(start({ imposters })).rejects.toMatchObject({ code });
    expect(await readEvents()).toEqual([]);
    await expect(start({ imposters: 2 })).resolves.toMatchObject({
      playerCount: 7,
      isLobby: false,
    });
  });

  it('names the walk-ins who cannot be asked', async () => {
    for (const guest of party.guests.slice(5))
      await database.db.orm
        .update(partyUsers)
        .set({ discordId: null })
        .where(eq(partyUsers.id, guest));
    await database.db.orm
      .update(partyUsers)
      .set({ removedAt: clock.now() })
      .where(eq(partyUsers.id, party.guests[6] ?? ''));
    await expect(start()).resolves.toMatchObject({ playerCount: 5, walkIns: ['Guest 6'] });
  });
});

describe('a dealt round', () => {
  it('ends its talk by itself where a time was given, and is sealed before anybody knows a word', async () => {
    const { round } = await start({ talkSeconds: 90 });
    const pair = { word: 'Marzipan', hint: 'Almond' };
    const salt = 'ab'.repeat(32);
    await dealWords(
      database.db,
      { roundId: round.id, pair, source: 'bank', note: 'bank-only', salt },
      clock,
    );
    const [row] = await database.db.orm
      .select()
      .from(partyImposterRounds)
      .where(eq(partyImposterRounds.id, round.id));
    const players = await database.db.orm
      .select()
      .from(partyImposterPlayers)
      .where(eq(partyImposterPlayers.roundId, round.id));
    expect(row).toMatchObject({
      phaseEndsAt: new Date(clock.now().getTime() + 90_000),
      wordNote: 'bank-only',
      salt,
    });
    expect(row?.commitment).toBe(commitTo({ roundId: round.id, ...pair, players, salt }));
    const view = await readRoundById(database.db, round.id);
    expect(view).toMatchObject({ commitment: row?.commitment, reveal: null });
    expect(JSON.stringify(view)).not.toContain(salt);
    await revealRound(
      database.db,
      { party, revealedBy: null, interactionId: newSnowflake() },
      clock,
    );
    const revealed = await readRoundById(database.db, round.id);
    expect(revealed?.reveal?.deal).toMatchObject({
      salt,
      text: expect.stringContaining('Marzipan\nAlmond\n'),
    });
  });
});
