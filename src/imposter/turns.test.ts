import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { type DealtRound, dealTestRound, openTestVote } from '../../tests/support/dealt-round.js';
import {
  createTestClock,
  createTestParty,
  newSnowflake,
  type TestClock,
  type TestParty,
} from '../../tests/support/imposter-party.js';
import { partyEvents } from '../db/schema/index.js';
import { readSnapshot } from '../events/snapshot.js';
import { cancelRound } from './cancel-round.js';
import { claimDelivery } from './delivery.js';
import { endPhase, readPhaseEnd, readPhaseEnds } from './end-phase.js';
import { mayNoteClue, noteClue } from './note-clue.js';
import { readRoundById } from './read-round.js';
import { readSecret } from './read-secret.js';
import { readTurnTime } from './rules.js';
import { passTurn } from './talk.js';

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

async function view({ roundId }: DealtRound) {
  const found = await readRoundById(database.db, roundId);
  if (found === null) throw new Error('no round');
  return found;
}

/** Guest ids in speaking order. */
async function order(round: DealtRound): Promise<readonly string[]> {
  const { players } = await view(round);
  return players.toSorted((a, b) => (a.turn ?? 0) - (b.turn ?? 0)).map(({ userId }) => userId);
}

describe('a speaker’s time', () => {
  it.each([
    ['30', 30],
    ['30s', 30],
    ['1m', 60],
    ['1.5 min', 90],
    [null, null],
  ])('reads %s as %s seconds', (typed, seconds) => {
    expect(readTurnTime(typed)).toBe(seconds);
  });

  it.each(['0', '9s', '11m', 'soon', '-30', ''])('refuses %s with the way out', (typed) => {
    expect(() => readTurnTime(typed)).toThrow(
      expect.objectContaining({ code: 'turn-time-invalid', option: 'turn' }),
    );
  });

  it('passes the floor on by itself, one after the other, and leaves the talk on', async () => {
    const round = await dealTestRound(database.db, party, clock, { turnSeconds: 30 });
    const timer = () => endPhase(database.db, round.roundId, clock);
    for (const turn of [1, 2, 3, 4]) {
      const endsAt = new Date(clock.now().getTime() + 30_000);
      expect(await view(round)).toMatchObject({ speakerTurn: turn, turnEndsAt: endsAt });
      expect(await readPhaseEnd(database.db, round.roundId)).toEqual({
        roundId: round.roundId,
        endsAt,
      });
      clock.advance(29_999);
      expect(await timer()).toBeNull();
      clock.advance(1);
      const steps = await Promise.all([timer(), timer(), timer()]);
      expect(steps.filter((step) => step?.isChanged)).toHaveLength(1);
    }
    expect(await view(round)).toMatchObject({
      ...{ status: 'ACTIVE', speakerTurn: null, turnEndsAt: null, phaseEndsAt: null },
    });
    expect(await readPhaseEnd(database.db, round.roundId)).toBeNull();
  });

  it('is found by the sweep where the queue lost it, and gives way to the end of the talk', async () => {
    const round = await dealTestRound(database.db, party, clock, {
      ...{ turnSeconds: 30, talkSeconds: 40 },
    });
    const until = new Date(clock.now().getTime() + 30_000);
    expect(await readPhaseEnds(database.db, until)).toContainEqual({
      roundId: round.roundId,
      endsAt: until,
    });
    clock.advance(40_000);
    await endPhase(database.db, round.roundId, clock);
    expect(await view(round)).toMatchObject({
      ...{ status: 'VOTING', speakerTurn: null, turnEndsAt: null },
    });
  });

  it('begins anew for whoever a host gives the floor to, and ends with the round', async () => {
    const round = await dealTestRound(database.db, party, clock, { turnSeconds: 30 });
    clock.advance(10_000);
    const pass = { party, roundId: round.roundId, turn: 1, userId: null, isHost: true };
    await passTurn(database.db, pass, clock);
    const { speakerTurn, turnEndsAt, speakerMention } = await view(round);
    expect({ speakerTurn, turnEndsAt }).toEqual({
      speakerTurn: 2,
      turnEndsAt: new Date(clock.now().getTime() + 30_000),
    });
    expect(speakerMention).toMatch(/^\d+$/);
    expect((await readSnapshot(database.db, party.id))?.round?.turnEndsAt).toBe(
      turnEndsAt?.toISOString(),
    );
    const interactionId = newSnowflake();
    await cancelRound(database.db, { party, cancelledBy: null, interactionId }, clock);
    expect(await view(round)).toMatchObject({ status: 'CANCELLED', turnEndsAt: null });
  });
});

describe('a clue', () => {
  let round: DealtRound;
  const note = (userId: string | undefined, text: string, interactionId = newSnowflake()) =>
    noteClue(
      database.db,
      { party, roundId: round.roundId, userId: userId ?? '', text, interactionId },
      clock,
    );

  beforeEach(async () => {
    round = await dealTestRound(database.db, party, clock);
  });

  it('is noted by whoever has the floor, passes it on, and is everybody’s to read', async () => {
    const [first, second] = await order(round);
    await expect(note(second, 'sweet')).rejects.toMatchObject({ code: 'clue-early' });
    await expect(note(first, '  **sugary** ')).resolves.toMatchObject({ clue: '**sugary**' });
    expect((await view(round)).speakerTurn).toBe(2);
    await note(first, 'sweet');
    expect((await view(round)).speakerTurn).toBe(2);
    const { players } = await view(round);
    expect(players.find(({ userId }) => userId === first)?.clue).toBe('sweet');
    await openTestVote(database.db, round, clock);
    const shown = (await readSnapshot(database.db, party.id))?.round?.players;
    expect(shown?.map(({ clue }) => clue)).toEqual(['sweet', null, null, null]);
    await expect(note(first, 'late')).rejects.toMatchObject({ code: 'clue-closed' });
  });

  it('counts once where it is delivered five times, and again with the same answer', async () => {
    const [first] = await order(round);
    const id = newSnowflake();
    const noted = await Promise.all(Array.from({ length: 5 }, () => note(first, 'sweet', id)));
    expect(new Set(noted.map(({ clue }) => clue))).toEqual(new Set(['sweet']));
    expect((await view(round)).speakerTurn).toBe(2);
    const events = await database.db.orm
      .select()
      .from(partyEvents)
      .where(eq(partyEvents.partyId, party.id));
    expect(events.filter(({ eventType }) => eventType === 'round-updated')).toHaveLength(1);
    await openTestVote(database.db, round, clock);
    await expect(note(first, 'sweet', id)).resolves.toMatchObject({ clue: 'sweet' });
  });

  it.each([
    ['the word itself', 'CIVILIAN', ' Marzi-pan! ', 'clue-secret'],
    ['the word in a sentence', 'CIVILIAN', 'marzipan cake', 'clue-secret'],
    ['the hint, by an imposter', 'IMPOSTER', 'Almond', 'clue-secret'],
    ['nothing to read', 'CIVILIAN', '\u200B \u2060', 'clue-empty'],
  ] as const)('refuses %s', async (_what, role, text, code) => {
    const { players } = await view(round);
    for (const turn of [1, 2, 3, 4]) {
      const pass = { party, roundId: round.roundId, turn, userId: null, isHost: true };
      await passTurn(database.db, pass, clock);
    }
    const seats = role === 'IMPOSTER' ? round.imposters : round.civilians;
    await expect(note(seats[0], text)).rejects.toMatchObject({ code });
    expect(players.every(({ clue }) => clue === null)).toBe(true);
  });

  it('tells an imposter nothing: the word is refused to those alone who know it', async () => {
    const pass = { party, roundId: round.roundId, turn: 1, userId: null, isHost: true };
    for (const turn of [1, 2, 3, 4]) await passTurn(database.db, { ...pass, turn }, clock);
    await expect(note(round.imposters[0], 'Marzipan')).resolves.toMatchObject({ clue: 'Marzipan' });
  });

  it('is refused to a stranger, who may not open the form either', async () => {
    const other = await createTestParty(database.db, 1, clock);
    const userId = other.guests[0] ?? '';
    await expect(note(userId, 'sweet')).rejects.toMatchObject({ code: 'not-in-round' });
    await expect(
      mayNoteClue(database.db, { party, roundId: round.roundId, userId }),
    ).rejects.toMatchObject({ code: 'not-in-round' });
    await expect(
      noteClue(
        database.db,
        { party: other, roundId: round.roundId, userId, text: 'x', interactionId: newSnowflake() },
        clock,
      ),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('close words', () => {
  it('are told to all in the same way, by message and by button, and neither names a role', async () => {
    const round = await dealTestRound(database.db, party, clock, { variant: 'close-word' });
    const told = [];
    for (const userId of party.guests) {
      const { roundId } = round;
      const message = await claimDelivery(database.db, { roundId, userId }, clock);
      const button = await readSecret(database.db, { partyId: party.id, userId }, clock);
      told.push({ byMessage: message?.secret.role, byButton: button.role, text: button.text });
    }
    expect(new Set(told.map(({ byMessage, byButton }) => `${byMessage} ${byButton}`))).toEqual(
      new Set(['PLAYER PLAYER']),
    );
    expect(told.map(({ text }) => text).toSorted()).toEqual([
      'Almond',
      'Marzipan',
      'Marzipan',
      'Marzipan',
    ]);
    expect(JSON.stringify((await readSnapshot(database.db, party.id))?.round)).not.toMatch(
      /Almond|Marzipan|IMPOSTER|CIVILIAN/,
    );
  });
});
