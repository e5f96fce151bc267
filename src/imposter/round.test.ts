import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import {
  createTestClock,
  createTestParty,
  newSnowflake,
  readPlayers,
  startTestRound,
  type TestClock,
  type TestParty,
} from '../../tests/support/imposter-party.js';
import {
  partyEvents,
  partyGames,
  partyImposterPlayers,
  partyImposterRounds,
  partyUsers,
} from '../db/schema/index.js';
import { cancelRound } from './cancel-round.js';
import { dealWords } from './deal-words.js';
import { claimDelivery, recordDelivery } from './delivery.js';
import { readDueDeliveries, readDueRounds } from './due.js';
import { readRound, readRoundById } from './read-round.js';
import { readSecret } from './read-secret.js';
import { revealRound } from './reveal-round.js';
import { deliveryLeaseMs, maxPlayers, presenceMs, wordsPatienceMs } from './rules.js';
import { startRound } from './start-round.js';
import { openWordRequest } from './words/word-request.js';

const pair = { word: 'Marzipan', hint: 'Almond' };

let database: TestDatabase;
let clock: TestClock;
let party: TestParty;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clock = createTestClock();
  party = await createTestParty(database.db, 4, clock);
});

function start(
  input: {
    readonly interactionId?: string;
    readonly startedBy?: string | null;
    readonly topic?: string;
  } = {},
) {
  const {
    interactionId = newSnowflake(),
    startedBy = party.guests[0] ?? null,
    topic = null,
  } = input;
  return startRound(
    database.db,
    { party, startedBy, topic, channelId: '123', interactionId },
    { clock, randomInt: () => 0 },
  );
}

async function deal(roundId: string) {
  return dealWords(database.db, { roundId, pair, source: 'bank' }, clock);
}

function reveal(interactionId = newSnowflake()) {
  return revealRound(
    database.db,
    { party, revealedBy: party.guests[0] ?? null, interactionId },
    clock,
  );
}

function cancel(interactionId = newSnowflake()) {
  return cancelRound(database.db, { party, cancelledBy: null, interactionId }, clock);
}

async function readEvents() {
  const { eventType, data, triggeredBy } = partyEvents;
  return database.db.orm
    .select({ type: eventType, data, triggeredBy })
    .from(partyEvents)
    .where(eq(partyEvents.partyId, party.id))
    .orderBy(partyEvents.id);
}

describe('starting a round', () => {
  it('takes in everybody present, draws one imposter and tells the live feed nothing secret', async () => {
    const started = await start({ topic: '  sweets ' });
    expect(started).toMatchObject({ round: { number: 1 }, playerCount: 4, replayed: false });
    const players = await readPlayers(database.db, started.round.id);
    expect(players.map(({ role }) => role).sort()).toEqual([
      'CIVILIAN',
      'CIVILIAN',
      'CIVILIAN',
      'IMPOSTER',
    ]);
    const [row] = await database.db.orm
      .select()
      .from(partyImposterRounds)
      .where(eq(partyImposterRounds.id, started.round.id));
    expect(row).toMatchObject({
      status: 'GENERATING',
      topic: 'sweets',
      channelId: '123',
      secretWord: null,
    });
    expect(row?.imposterId).toBe(players.find(({ role }) => role === 'IMPOSTER')?.userId);
    const data = {
      roundId: started.round.id,
      playerCount: 4,
      round: 1,
      timestamp: clock.now().toISOString(),
    };
    expect(await readEvents()).toEqual([
      { type: 'round-started', data, triggeredBy: party.guests[0] },
    ]);
  });

  it('leaves out walk-ins and guests who were not here for twelve hours, but never the starter', async () => {
    const [starter = '', absent = '', walkIn = ''] = party.guests;
    const longAgo = new Date(clock.now().getTime() - presenceMs - 1);
    const justNow = new Date(clock.now().getTime() - presenceMs);
    const extra = {
      partyId: party.id,
      name: 'Late',
      discordId: newSnowflake(),
      pinCode: 2000,
      walletBalance: 0,
      lastSeenAt: justNow,
    };
    await database.db.orm.insert(partyUsers).values(extra);
    for (const id of [starter, absent])
      await database.db.orm
        .update(partyUsers)
        .set({ lastSeenAt: longAgo })
        .where(eq(partyUsers.id, id));
    await database.db.orm
      .update(partyUsers)
      .set({ discordId: null })
      .where(eq(partyUsers.id, walkIn));
    const { round, playerCount } = await start({ startedBy: starter });
    const playing = (await readPlayers(database.db, round.id)).map(({ userId }) => userId);
    expect(playerCount).toBe(3);
    expect(playing).toContain(starter);
    expect(playing).not.toContain(absent);
    expect(playing).not.toContain(walkIn);
  });

  it('refuses fewer than three players and leaves nothing behind', async () => {
    party = await createTestParty(database.db, 2, clock);
    await expect(start()).rejects.toMatchObject({
      code: 'too-few-players',
      params: { present: 2, needed: 3 },
    });
    expect(await readEvents()).toEqual([]);
    expect(await readRound(database.db, party.id)).toBeNull();
  });

  it('refuses more players than a ballot can show, and leaves nothing behind', async () => {
    const crowd = await createTestParty(database.db, maxPlayers + 1, clock);
    const input = { party: crowd, startedBy: null, interactionId: newSnowflake() };
    await expect(
      startRound(database.db, input, { clock, randomInt: () => 0 }),
    ).rejects.toMatchObject({
      code: 'too-many-players',
      params: { present: maxPlayers + 1, most: maxPlayers },
    });
    expect(await readRound(database.db, crowd.id)).toBeNull();
  });

  it('refuses while a round is running, and counts on in the same game afterwards', async () => {
    await start();
    await expect(start()).rejects.toMatchObject({ code: 'round-running', params: { round: 1 } });
    await cancel();
    await expect(start()).resolves.toMatchObject({ round: { number: 2 } });
    expect(await database.db.orm.$count(partyGames, eq(partyGames.partyId, party.id))).toBe(1);
  });

  it('opens a game of its own where the last one is finished', async () => {
    await start();
    await cancel();
    await database.db.orm
      .update(partyGames)
      .set({ status: 'FINISHED' })
      .where(eq(partyGames.partyId, party.id));
    await expect(start()).resolves.toMatchObject({ round: { number: 1 } });
  });

  it('acts once on an interaction that is delivered five times at once', async () => {
    const interactionId = newSnowflake();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => start({ interactionId })));
    expect(new Set(outcomes.map(({ round }) => round.id)).size).toBe(1);
    expect(outcomes.map(({ playerCount }) => playerCount)).toEqual([4, 4, 4, 4, 4]);
    expect(outcomes.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await readEvents()).toHaveLength(1);
  });

  it('lets one of five different hosts through', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => start()));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason] : [],
    );
    expect(refusals.map(({ code }) => code)).toEqual([
      'round-running',
      'round-running',
      'round-running',
      'round-running',
    ]);
  });

  it('does not mind a round of another party', async () => {
    await start();
    party = await createTestParty(database.db, 3, clock);
    await expect(start()).resolves.toMatchObject({ round: { number: 1 }, replayed: false });
  });
});

describe('dealing the words', () => {
  it('happens once, however many try, and owes every player a DM', async () => {
    const { round } = await start();
    const deals = await Promise.all(Array.from({ length: 5 }, () => deal(round.id)));
    expect(deals.filter(({ dealt }) => dealt)).toHaveLength(1);
    expect(deals.flatMap(({ owed }) => owed).sort()).toEqual([...party.guests].sort());
    const events = await readEvents();
    expect(events.map(({ type }) => type)).toEqual(['round-started', 'round-dealt']);
    expect(JSON.stringify(events)).not.toMatch(/marzipan|almond/i);
  });

  it('leaves a cancelled round alone', async () => {
    const { round } = await start();
    await cancel();
    await expect(deal(round.id)).resolves.toEqual({ dealt: false, owed: [] });
    await expect(readRoundById(database.db, round.id)).resolves.toMatchObject({
      status: 'CANCELLED',
      reveal: null,
    });
  });

  it('is told the words of earlier rounds, newest first, and of no other party', async () => {
    const other = await createTestParty(database.db, 3, clock);
    await deal((await startTestRound(database.db, other, clock)).round.id);
    for (const word of ['First', 'Second']) {
      const { round } = await start();
      await dealWords(
        database.db,
        { roundId: round.id, pair: { word, hint: 'Hint' }, source: 'bank' },
        clock,
      );
      await reveal();
      clock.advance(1_000);
    }
    const { round } = await start({ topic: 'sweets' });
    const dueAt = new Date(clock.now().getTime() + wordsPatienceMs);
    const request = {
      partyId: party.id,
      topic: 'sweets',
      exclude: ['Second', 'First'],
      language: 'en',
      dueAt,
      variant: 'imposter',
      askedToday: 0,
    };
    await expect(openWordRequest(database.db, round.id, clock)).resolves.toEqual(request);
    await deal(round.id);
    await expect(openWordRequest(database.db, round.id, clock)).resolves.toBeNull();
  });

  it('is due eight seconds after the start, however often it was begun', async () => {
    const { round } = await start();
    const isDue = async (): Promise<boolean> =>
      (await readDueRounds(database.db, clock.now())).some(({ roundId }) => roundId === round.id);
    clock.advance(wordsPatienceMs - 1);
    expect(await isDue()).toBe(false);
    await openWordRequest(database.db, round.id, clock);
    clock.advance(1);
    expect(await isDue()).toBe(true);
    await deal(round.id);
    expect(await isDue()).toBe(false);
  });
});

describe('looking at one’s own word', () => {
  it('shows civilians the word and the imposter the hint, and settles what was owed', async () => {
    const { round } = await start();
    await deal(round.id);
    for (const { userId, role } of await readPlayers(database.db, round.id)) {
      const text = role === 'IMPOSTER' ? pair.hint : pair.word;
      await expect(readSecret(database.db, { partyId: party.id, userId }, clock)).resolves.toEqual({
        round: round,
        role,
        text,
        mayGuess: false,
      });
    }
    const players = await readPlayers(database.db, round.id);
    expect(players.map(({ delivery }) => delivery)).toEqual(['SEEN', 'SEEN', 'SEEN', 'SEEN']);
    clock.advance(60_000);
    expect(
      (await readDueDeliveries(database.db, clock.now())).filter(
        ({ roundId }) => roundId === round.id,
      ),
    ).toEqual([]);
  });

  it('keeps the time of the first look', async () => {
    const { round } = await start();
    await deal(round.id);
    const userId = party.guests[1] ?? '';
    const first = clock.now();
    await readSecret(database.db, { partyId: party.id, userId }, clock);
    clock.advance(5_000);
    await readSecret(database.db, { partyId: party.id, userId }, clock);
    const [player] = await database.db.orm
      .select()
      .from(partyImposterPlayers)
      .where(eq(partyImposterPlayers.userId, userId));
    expect(player?.seenAt).toEqual(first);
  });

  it('refuses without a round, before the words are there, to somebody who does not play, and after the reveal', async () => {
    const key = { partyId: party.id, userId: party.guests[0] ?? '' };
    await expect(readSecret(database.db, key, clock)).rejects.toMatchObject({ code: 'no-round' });
    const { round } = await start();
    await expect(readSecret(database.db, key, clock)).rejects.toMatchObject({
      code: 'word-not-ready',
      params: { round: 1 },
    });
    await deal(round.id);
    const late = {
      partyId: party.id,
      name: 'Late',
      discordId: newSnowflake(),
      pinCode: 2000,
      walletBalance: 0,
    };
    const [guest] = await database.db.orm.insert(partyUsers).values(late).returning();
    await expect(
      readSecret(database.db, { ...key, userId: guest?.id ?? '' }, clock),
    ).rejects.toMatchObject({
      code: 'not-in-round',
    });
    await reveal();
    await expect(readSecret(database.db, key, clock)).rejects.toMatchObject({ code: 'no-round' });
  });
});

describe('ending a round', () => {
  it('reveals word, hint, imposter and players, once', async () => {
    const { round } = await start();
    await deal(round.id);
    const interactionId = newSnowflake();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => reveal(interactionId)));
    const imposterId = (await readPlayers(database.db, round.id)).find(
      ({ role }) => role === 'IMPOSTER',
    )?.userId;
    expect(outcomes.filter(({ replayed }) => !replayed)).toHaveLength(1);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ round, status: 'REVEALED' });
    }
    const view = await readRound(database.db, party.id);
    expect(view?.reveal).toMatchObject({
      ...pair,
      outcome: 'UNDECIDED',
      prizes: [],
      imposters: [{ userId: imposterId }],
    });
    expect(view?.players.map(({ name }) => name)).toEqual([
      'Guest 1',
      'Guest 2',
      'Guest 3',
      'Guest 4',
    ]);
    const events = await readEvents();
    expect(events.map(({ type }) => type)).toEqual([
      'round-started',
      'round-dealt',
      'round-revealed',
    ]);
    expect(events[2]?.data).toMatchObject({
      ...pair,
      roundId: round.id,
      round: 1,
      imposters: [{ userId: imposterId }],
    });
    await expect(reveal()).rejects.toMatchObject({ code: 'no-round' });
  });

  it('refuses to reveal before the words are there; cancelling works then', async () => {
    await start();
    await expect(reveal()).rejects.toMatchObject({
      code: 'reveal-not-ready',
      params: { round: 1 },
    });
    const interactionId = newSnowflake();
    await expect(cancel(interactionId)).resolves.toMatchObject({ replayed: false });
    await expect(cancel(interactionId)).resolves.toMatchObject({ replayed: true });
    await expect(cancel()).rejects.toMatchObject({ code: 'no-round' });
    expect((await readEvents()).map(({ type }) => type)).toEqual([
      'round-started',
      'round-cancelled',
    ]);
  });

  it('shows nothing secret in the public view before the reveal', async () => {
    const { round } = await start();
    await deal(round.id);
    const view = await readRound(database.db, party.id);
    expect(view).toMatchObject({
      id: round.id,
      status: 'ACTIVE',
      reveal: null,
    });
    // The variant is called so too, and all may know it.
    const untold = JSON.stringify({ ...view, variant: null });
    expect(untold).not.toMatch(/marzipan|almond|"imposter"|"salt"/i);
    await reveal();
    await expect(readRound(database.db, party.id)).resolves.toMatchObject({
      status: 'REVEALED',
      reveal: pair,
    });
  });
});

describe('a DM that is owed', () => {
  async function dealt() {
    const { round } = await start();
    await deal(round.id);
    return { roundId: round.id, userId: party.guests[1] ?? '' };
  }
  async function isDue(key: { readonly userId: string }): Promise<boolean> {
    return (await readDueDeliveries(database.db, clock.now())).some(
      ({ userId }) => userId === key.userId,
    );
  }

  it('is taken on by one of five at once, with what that player may know', async () => {
    const key = await dealt();
    const claims = await Promise.all(
      Array.from({ length: 5 }, () => claimDelivery(database.db, key, clock)),
    );
    const [claimed, ...others] = claims.filter((claim) => claim !== null);
    expect(others).toEqual([]);
    const role = (await readPlayers(database.db, key.roundId)).find(
      ({ userId }) => userId === key.userId,
    )?.role;
    expect(claimed).toMatchObject({
      attempts: 1,
      secret: { roundNumber: 1, role, text: role === 'IMPOSTER' ? pair.hint : pair.word },
    });
  });

  it('is due again when its attempt did not come to an end', async () => {
    const key = await dealt();
    expect(await isDue(key)).toBe(true);
    await claimDelivery(database.db, key, clock);
    clock.advance(deliveryLeaseMs - 1);
    expect(await isDue(key)).toBe(false);
    expect(await claimDelivery(database.db, key, clock)).toBeNull();
    clock.advance(1);
    expect(await isDue(key)).toBe(true);
    expect(await claimDelivery(database.db, key, clock)).toMatchObject({ attempts: 2 });
  });

  it.each(['SENT', 'CLOSED'] as const)('is never due again once it is %s', async (outcome) => {
    const key = await dealt();
    await claimDelivery(database.db, key, clock);
    await recordDelivery(database.db, { ...key, outcome }, clock);
    clock.advance(3_600_000);
    expect(await isDue(key)).toBe(false);
    expect(await claimDelivery(database.db, key, clock)).toBeNull();
    await recordDelivery(database.db, { ...key, outcome: 'RETRY', retryAt: clock.now() }, clock);
    expect(await claimDelivery(database.db, key, clock)).toBeNull();
  });

  it('is due at the time that a retry names', async () => {
    const key = await dealt();
    await claimDelivery(database.db, key, clock);
    await recordDelivery(
      database.db,
      { ...key, outcome: 'RETRY', retryAt: new Date(clock.now().getTime() + 2_000) },
      clock,
    );
    expect(await isDue(key)).toBe(false);
    clock.advance(2_000);
    expect(await isDue(key)).toBe(true);
  });

  it('lapses when the player has looked, or the round is over', async () => {
    const key = await dealt();
    const [, , looker = ''] = party.guests;
    await readSecret(database.db, { partyId: party.id, userId: looker }, clock);
    expect(await claimDelivery(database.db, { ...key, userId: looker }, clock)).toBeNull();
    await reveal();
    expect(await isDue(key)).toBe(false);
    expect(await claimDelivery(database.db, key, clock)).toBeNull();
  });

  it('counts as seen where the player looked while it was on its way', async () => {
    const key = await dealt();
    await claimDelivery(database.db, key, clock);
    await readSecret(database.db, { partyId: party.id, userId: key.userId }, clock);
    await recordDelivery(database.db, { ...key, outcome: 'SENT' }, clock);
    expect(
      (await readPlayers(database.db, key.roundId)).find(({ userId }) => userId === key.userId)
        ?.delivery,
    ).toBe('SEEN');
  });
});
