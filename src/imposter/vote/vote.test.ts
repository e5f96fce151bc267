import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import {
  type DealtRound,
  dealTestRound,
  openTestVote,
  vote,
  voteAgainst,
} from '../../../tests/support/dealt-round.js';
import {
  createTestClock,
  createTestParty,
  newSnowflake,
  type TestClock,
  type TestParty,
} from '../../../tests/support/imposter-party.js';
import { setBalance } from '../../../tests/support/party.js';
import { parties, partyEvents, partyImposterVotes, partyUsers } from '../../db/schema/index.js';
import { readSnapshot } from '../../events/snapshot.js';
import { maxCoins } from '../../values/amount.js';
import { cancelRound } from '../cancel-round.js';
import { endPhase, readPhaseEnds } from '../end-phase.js';
import { readRound, readRoundById } from '../read-round.js';
import { readScores } from '../read-scores.js';
import { revealRound } from '../reveal-round.js';
import { doublePressMs, guessSeconds } from '../rules.js';
import { passTurn } from '../talk.js';
import { callVote } from './call-vote.js';
import { guessWord, mayGuess } from './guess.js';
import { readBallot } from './read-ballot.js';
import { closeVote, openVote } from './vote.js';

let database: TestDatabase;
let clock: TestClock;
let party: TestParty;
let round: DealtRound;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clock = createTestClock();
  party = await createTestParty(database.db, 5, clock);
  round = await dealTestRound(database.db, party, clock);
});

const view = async () => {
  const found = await readRoundById(database.db, round.roundId);
  if (found === null) throw new Error('no round');
  return found;
};
const open = () => openTestVote(database.db, round, clock);
const cast = (from: string | undefined, to: string | undefined, ballot = 1) =>
  vote(database.db, round, clock, { from, to, ballot });
const accuse = (target: string | undefined, ballot = 1) => {
  const other = party.guests.find((id) => id !== target);
  return voteAgainst(database.db, round, clock, { target, other, ballot });
};
interface Closer {
  readonly closedBy?: string | null;
  readonly isSure?: boolean;
}
const close = (ballot = 1, { closedBy = null, isSure = false }: Closer = {}) =>
  closeVote(database.db, { party, roundId: round.roundId, ballot, closedBy, isSure }, clock);
const reveal = (
  interactionId = newSnowflake(),
  { revealedBy = null }: { readonly revealedBy?: string | null } = {},
) => revealRound(database.db, { party, revealedBy, interactionId }, clock);
const guess = (text: string, userId = round.imposters[0] ?? '', interactionId = newSnowflake()) =>
  guessWord(database.db, { party, roundId: round.roundId, userId, text, interactionId }, clock);
const timer = () => endPhase(database.db, round.roundId, clock);

async function balances(): Promise<Readonly<Record<string, number>>> {
  const rows = await database.db.orm
    .select()
    .from(partyUsers)
    .where(eq(partyUsers.partyId, party.id));
  return Object.fromEntries(rows.map(({ id, walletBalance }) => [id, walletBalance]));
}

/** A balance with its ledger row, as a host would grant it. */
async function setWallet(userId: string, balance: number): Promise<void> {
  const [row] = await database.db.orm.select().from(partyUsers).where(eq(partyUsers.id, userId));
  if (row === undefined) throw new Error('no guest');
  await setBalance(database.db, row, balance);
}

async function events(): Promise<readonly { readonly type: string; readonly data: unknown }[]> {
  const { eventType: type, data } = partyEvents;
  return database.db.orm
    .select({ type, data })
    .from(partyEvents)
    .where(eq(partyEvents.partyId, party.id))
    .orderBy(partyEvents.id);
}

describe('talking', () => {
  const pass = (turn: number, userId: string | null, isHost = false) =>
    passTurn(database.db, { party, roundId: round.roundId, turn, userId, isHost }, clock);

  it('gives everybody one place in the order, and the first one the floor', async () => {
    const { players, speakerTurn } = await view();
    expect(players.map(({ turn }) => turn).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(speakerTurn).toBe(1);
  });

  it('passes the floor on once a turn, by the speaker or a host, until everybody has spoken', async () => {
    const order = (await view()).players.toSorted((a, b) => (a.turn ?? 0) - (b.turn ?? 0));
    await expect(pass(1, order[1]?.userId ?? '')).rejects.toMatchObject({ code: 'turn-not-yours' });
    const pressed = await Promise.all(
      Array.from({ length: 5 }, () => pass(1, order[0]?.userId ?? '')),
    );
    expect(pressed.filter(({ isChanged }) => isChanged)).toHaveLength(1);
    for (const turn of [2, 3, 4, 5]) await pass(turn, null, true);
    expect((await view()).speakerTurn).toBeNull();
    await expect(pass(5, null, true)).resolves.toMatchObject({ isChanged: false });
    const speakers = (await events()).flatMap(({ type, data }) =>
      type === 'round-updated' ? [data] : [],
    );
    expect(speakers).toMatchObject([
      ...order.slice(1).map(({ userId, name }) => ({ speaker: { userId, name } })),
      { speaker: null, status: 'ACTIVE' },
    ]);
  });

  it('ends at its time in a vote', async () => {
    await cancelRound(
      database.db,
      { party, cancelledBy: null, interactionId: newSnowflake() },
      clock,
    );
    round = await dealTestRound(database.db, party, clock, { talkSeconds: 60 });
    clock.advance(59_999);
    await expect(timer()).resolves.toBeNull();
    clock.advance(1);
    expect((await readPhaseEnds(database.db, clock.now())).map(({ roundId }) => roundId)).toContain(
      round.roundId,
    );
    const ends = await Promise.all(Array.from({ length: 5 }, timer));
    expect(ends.filter((step) => step !== null)).toMatchObject([{ status: 'VOTING' }]);
    expect(await view()).toMatchObject({
      status: 'VOTING',
      speakerTurn: null,
      phaseEndsAt: new Date(clock.now().getTime() + 90_000),
    });
  });
});

describe('voting', () => {
  it('opens once, only while the talk goes on', async () => {
    const opened = await Promise.all(
      Array.from({ length: 5 }, () => openVote(database.db, { party, openedBy: null }, clock)),
    );
    expect(opened.filter(({ isChanged }) => isChanged)).toHaveLength(1);
    await accuse(round.imposters[0]);
    await expect(openVote(database.db, { party, openedBy: null }, clock)).rejects.toMatchObject({
      code: 'vote-closed',
    });
  });

  it('opens by more than half of the players, each counted once, in whatever order', async () => {
    const call = (userId: string) =>
      callVote(database.db, { party, roundId: round.roundId, userId }, clock);
    const [a = '', b = '', c = '', d = ''] = party.guests;
    await expect(call(a)).resolves.toMatchObject({ status: 'ACTIVE', cast: 1, needed: 3 });
    await expect(call(a)).resolves.toMatchObject({ isChanged: false, cast: 1 });
    const stranger = (await createTestParty(database.db, 1, clock)).guests[0] ?? '';
    await expect(call(stranger)).rejects.toMatchObject({ code: 'not-in-round' });
    expect((await view()).players.filter(({ wantsVote }) => wantsVote)).toHaveLength(1);
    const before = (await events()).length;
    const steps = await Promise.all([b, b, c, c, d].map(call));
    expect(steps.filter(({ isChanged }) => isChanged)).toHaveLength(2);
    expect(await view()).toMatchObject({ status: 'VOTING', ballot: 1 });
    expect((await events()).slice(before)).toMatchObject([
      { type: 'round-updated', data: { status: 'ACTIVE' } },
      { type: 'round-updated', data: { status: 'VOTING' } },
    ]);
    await accuse(round.imposters[0]);
    await expect(call(d)).rejects.toMatchObject({ code: 'vote-closed' });
  });

  it('gives a player the ballot while it is open: the others, and what was chosen', async () => {
    const [imposter, civilian] = [round.imposters[0] ?? '', round.civilians[0] ?? ''];
    const read = (userId: string) => readBallot(database.db, { partyId: party.id, userId });
    await expect(read(civilian)).rejects.toMatchObject({ code: 'vote-by-host' });
    await open();
    await cast(civilian, imposter);
    const paper = await read(civilian);
    expect(paper).toMatchObject({ ballot: 1, chosenId: imposter });
    expect(paper.candidates.map(({ userId }) => userId).sort()).toEqual(
      party.guests.filter((id) => id !== civilian).sort(),
    );
    const stranger = await createTestParty(database.db, 1, clock);
    await expect(read(stranger.guests[0] ?? '')).rejects.toMatchObject({ code: 'not-in-round' });
  });

  it('refuses a vote for oneself, for a stranger, by a stranger, early and in another ballot', async () => {
    const [a, b] = round.civilians;
    const stranger = (await createTestParty(database.db, 1, clock)).guests[0];
    await expect(cast(a, b)).rejects.toMatchObject({ code: 'vote-closed' });
    await open();
    await expect(cast(a, a)).rejects.toMatchObject({ code: 'vote-self' });
    await expect(cast(a, stranger)).rejects.toMatchObject({ code: 'vote-target' });
    await expect(cast(a, 'forged')).rejects.toMatchObject({ code: 'vote-target' });
    await expect(cast(stranger, a)).rejects.toMatchObject({ code: 'not-in-round' });
    await expect(cast(a, b, 2)).rejects.toMatchObject({ code: 'vote-closed' });
    expect((await view()).players.some(({ hasVoted }) => hasVoted)).toBe(false);
  });

  it('counts one vote each, changeable, and tells the number alone', async () => {
    await open();
    const [a, b, c] = round.civilians;
    await cast(a, b);
    await cast(a, c);
    await cast(b, c);
    const updates = (await events()).flatMap(({ type, data }) =>
      type === 'round-updated' ? [data] : [],
    );
    expect(updates).toMatchObject(
      [0, 1, 1, 2].map((votesCast) => ({ status: 'VOTING', votesCast, votesNeeded: 5 })),
    );
    expect(JSON.stringify(updates)).not.toContain(c);
  });

  it('casts a vote once that is delivered five times, and answers each time alike', async () => {
    await open();
    const [a, b, c] = round.civilians;
    const deliver = (interactionId: string, to: string | undefined) =>
      vote(database.db, round, clock, { from: a, to, interactionId });
    const [first, second] = [newSnowflake(), newSnowflake()];
    const before = (await events()).length;
    const answers = await Promise.all(Array.from({ length: 5 }, () => deliver(first, b)));
    for (const answer of answers)
      expect(answer).toMatchObject({ isChanged: true, isClosed: false, votedFor: b });
    expect((await events()).length).toBe(before + 1);
    await deliver(second, c);
    await expect(deliver(first, b)).resolves.toMatchObject({ votedFor: c });
    expect((await events()).length).toBe(before + 2);
    await cast(b, c);
    await close();
    await expect(deliver(second, c)).resolves.toMatchObject({
      ...{ status: 'REVEALED', isChanged: true, isClosed: true, votedFor: c },
    });
  });

  it('closes once where the last votes come at once', async () => {
    await open();
    const target = round.imposters[0];
    const steps = await Promise.all(
      party.guests.map((from) => cast(from, from === target ? round.civilians[0] : target)),
    );
    expect(steps.filter(({ isClosed }) => isClosed)).toHaveLength(1);
    expect(await view()).toMatchObject({ status: 'GUESSING', caught: { userId: target } });
  });

  it('counts a vote or closes before it, but never both', async () => {
    for (let run = 0; run < 10; run += 1) {
      await open();
      const [voted, closed] = await Promise.allSettled([
        cast(round.civilians[0], round.civilians[1]),
        close(),
      ]);
      const counted = await database.db.orm.$count(
        partyImposterVotes,
        eq(partyImposterVotes.roundId, round.roundId),
      );
      expect(counted).toBe(voted.status === 'fulfilled' && voted.value.isChanged ? 1 : 0);
      expect(closed).toMatchObject({ status: 'fulfilled', value: { isChanged: true } });
      expect(await view()).toMatchObject({ status: 'REVEALED', reveal: { outcome: 'UNDECIDED' } });
      round = await dealTestRound(database.db, party, clock);
    }
  });

  it('takes no vote after its time, and closes then', async () => {
    await open();
    await cast(round.civilians[0], round.imposters[0]);
    await cast(round.civilians[2], round.imposters[0]);
    clock.advance(90_000);
    await expect(cast(round.civilians[1], round.civilians[0])).resolves.toMatchObject({
      isChanged: false,
      isClosed: true,
    });
    expect(await view()).toMatchObject({ status: 'GUESSING' });
  });

  it('does not wait for somebody absent: the timer counts what there is', async () => {
    await open();
    await cast(round.civilians[0], round.imposters[0]);
    await cast(round.civilians[1], round.imposters[0]);
    clock.advance(90_000);
    const ends = await Promise.all(Array.from({ length: 5 }, timer));
    expect(ends.filter((step) => step !== null)).toMatchObject([{ status: 'GUESSING' }]);
  });

  it('lets the imposters walk where a civilian is out', async () => {
    await open();
    await accuse(round.civilians[2]);
    expect(await view()).toMatchObject({
      status: 'REVEALED',
      caught: { userId: round.civilians[2] },
      reveal: { outcome: 'IMPOSTERS' },
    });
    expect((await view()).reveal?.prizes[0]).toMatchObject({
      userId: round.imposters[0],
      amount: 300,
    });
  });

  it.each([
    { what: 'nobody voted', civilians: 0, imposterVotes: false },
    { what: 'an imposter alone voted', civilians: 0, imposterVotes: true },
    { what: 'one of four civilians voted', civilians: 1, imposterVotes: true },
  ])('is undecided and pays nobody where $what', async ({ civilians, imposterVotes }) => {
    await open();
    const [imposter, target] = [round.imposters[0], round.civilians[3]];
    for (const from of round.civilians.slice(0, civilians)) await cast(from, target);
    if (imposterVotes) await cast(imposter, target);
    await close();
    expect(await view()).toMatchObject({
      status: 'REVEALED',
      caught: null,
      reveal: { outcome: 'UNDECIDED', prizes: [] },
    });
    expect(Object.values(await balances()).every((balance) => balance === 0)).toBe(true);
  });

  it('catches nobody by the vote of too few, so that there is no last guess either', async () => {
    await open();
    await cast(round.civilians[0], round.imposters[0]);
    clock.advance(90_000);
    await timer();
    expect(await view()).toMatchObject({
      status: 'REVEALED',
      caught: null,
      reveal: {
        outcome: 'UNDECIDED',
        guess: null,
        ballots: [{ votes: [{ voterId: round.civilians[0] }] }],
      },
    });
  });

  it('asks a host who plays before it is closed early, whatever their role', async () => {
    for (const host of [round.imposters[0] ?? '', round.civilians[0] ?? '']) {
      await open();
      for (const from of round.civilians.slice(1)) await cast(from, round.civilians[0]);
      const doubt = { ballot: 1, cast: 3, needed: 5 };
      await expect(close(1, { closedBy: host })).resolves.toMatchObject({
        isChanged: false,
        doubt,
      });
      await expect(reveal(newSnowflake(), { revealedBy: host })).resolves.toMatchObject({ doubt });
      expect((await view()).status).toBe('VOTING');
      await expect(close(1, { closedBy: host, isSure: true })).resolves.toMatchObject({
        isChanged: true,
        doubt: null,
      });
      round = await dealTestRound(database.db, party, clock);
    }
  });
});

describe('a tie', () => {
  async function tie(): Promise<readonly [string, string]> {
    const [a = '', b = ''] = round.civilians;
    const imposter = round.imposters[0] ?? '';
    await open();
    await cast(a, imposter);
    await cast(imposter, a);
    await cast(b, a);
    await cast(round.civilians[2], imposter);
    await close();
    return [imposter, a];
  }

  it('is voted on once more, among the tied alone, from nought', async () => {
    const tied = await tie();
    const { status, ballot, players, phaseEndsAt } = await view();
    expect({ status, ballot }).toEqual({ status: 'VOTING', ballot: 2 });
    expect(phaseEndsAt).toEqual(new Date(clock.now().getTime() + 90_000));
    expect(
      players
        .filter(({ isTied }) => isTied)
        .map(({ userId }) => userId)
        .sort(),
    ).toEqual([...tied].sort());
    expect(players.some(({ hasVoted }) => hasVoted)).toBe(false);
    await expect(cast(round.civilians[1], round.civilians[2], 2)).rejects.toMatchObject({
      code: 'vote-target',
    });
    await expect(cast(round.civilians[1], tied[0], 1)).resolves.toMatchObject({
      ...{ isChanged: false, isClosed: true, votedFor: null },
    });
    const paper = await readBallot(database.db, { partyId: party.id, userId: tied[0] });
    expect(paper.candidates.map(({ userId }) => userId)).toEqual([tied[1]]);
  });

  it('may catch in the second ballot, and only its votes win prizes', async () => {
    const [imposter, a] = await tie();
    for (const from of round.civilians.slice(1)) await cast(from, imposter, 2);
    await cast(imposter, a, 2);
    await close(2);
    await guess('nonsense');
    const { reveal: shown } = await view();
    expect(shown?.ballots[0]?.votes).toHaveLength(4);
    expect(shown?.ballots[0]?.votes).toContainEqual({ voterId: a, targetId: imposter });
    expect(shown?.prizes.map(({ userId }) => userId).sort()).toEqual(
      round.civilians.slice(1).toSorted(),
    );
  });

  it('tells everybody who has voted while it is open, and for whom in both ballots at the end', async () => {
    const [imposter, a] = await tie();
    const [, b = '', c = ''] = round.civilians;
    for (const from of [c, b]) {
      clock.advance(1_000);
      await cast(from, imposter, 2);
    }
    const read = async () => (await readSnapshot(database.db, party.id))?.round;
    const open = await read();
    const voted = open?.players.flatMap(({ userId, hasVoted }) => (hasVoted ? [userId] : []));
    expect(voted?.toSorted()).toEqual([b, c].toSorted());
    expect(JSON.stringify(open)).not.toMatch(/target|tall|reveal":\{/);
    clock.advance(1_000);
    await cast(imposter, a, 2);
    await close(2);
    await guess('nonsense');
    const over = await read();
    expect(over?.players.some(({ hasVoted }) => hasVoted)).toBe(false);
    const ids = over?.reveal?.ballots?.map(({ ballot, tallies }) => ({
      ballot,
      tallies: tallies.map(({ target, voters }) => [
        target.userId,
        ...voters.map(({ userId }) => userId),
      ]),
    }));
    expect(ids).toEqual([
      {
        ballot: 1,
        tallies: expect.arrayContaining([
          expect.arrayContaining([imposter, a, c]),
          expect.arrayContaining([a, imposter, b]),
        ]),
      },
      {
        ballot: 2,
        tallies: [
          [imposter, c, b],
          [a, imposter],
        ],
      },
    ]);
  });

  it('lets the imposters walk the second time', async () => {
    const [imposter, a] = await tie();
    await cast(a, imposter, 2);
    await cast(imposter, a, 2);
    await cast(round.civilians[1], imposter, 2);
    await cast(round.civilians[2], a, 2);
    await close(2);
    expect(await view()).toMatchObject({
      status: 'REVEALED',
      caught: null,
      reveal: { outcome: 'IMPOSTERS' },
    });
  });

  it('is closed once by two hosts who press at once, and the second ballot stays', async () => {
    const [imposter, a] = [round.imposters[0] ?? '', round.civilians[0] ?? ''];
    await open();
    await cast(a, imposter);
    await cast(imposter, a);
    const steps = await Promise.all([reveal(), reveal(), close(), close()]);
    expect(steps.filter(({ isChanged }) => isChanged)).toHaveLength(1);
    expect(await view()).toMatchObject({ status: 'VOTING', ballot: 2 });
    clock.advance(doublePressMs);
    await expect(reveal()).resolves.toMatchObject({ status: 'REVEALED', isChanged: true });
  });
});

describe('the last guess', () => {
  beforeEach(async () => {
    await open();
    await accuse(round.imposters[0]);
  });

  it('names who was caught in the event and the snapshot alike, and nobody else', async () => {
    const { caught } = await view();
    expect(caught?.userId).toBe(round.imposters[0]);
    const last = (await events()).at(-1);
    expect(last).toMatchObject({ type: 'round-updated', data: { status: 'GUESSING', caught } });
    const snapshot = await readSnapshot(database.db, party.id);
    expect(snapshot?.round).toMatchObject({ status: 'GUESSING', caught, reveal: null });
  });

  it('belongs to the caught imposter alone', async () => {
    const civilian = round.civilians[0] ?? '';
    await expect(guess('Marzipan', civilian)).rejects.toMatchObject({ code: 'guess-not-yours' });
    await expect(
      mayGuess(database.db, { party, roundId: round.roundId, userId: civilian }),
    ).rejects.toMatchObject({
      code: 'guess-not-yours',
    });
    await expect(guess('\u200b')).rejects.toMatchObject({ code: 'guess-empty' });
    expect((await view()).status).toBe('GUESSING');
  });

  it('steals half of each prize where it is right, once', async () => {
    const guesses = await Promise.allSettled(Array.from({ length: 5 }, () => guess('  márzipan')));
    expect(guesses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await view()).toMatchObject({
      status: 'REVEALED',
      reveal: { outcome: 'STOLEN', guess: 'márzipan', isGuessRight: true },
    });
    expect((await events()).at(-1)).toMatchObject({
      type: 'round-revealed',
      data: { outcome: 'STOLEN' },
    });
    expect((await readSnapshot(database.db, party.id))?.round).toMatchObject({
      reveal: { outcome: 'STOLEN' },
    });
    const paid = await balances();
    expect(paid[round.imposters[0] ?? '']).toBe(200);
    for (const id of round.civilians) expect(paid[id]).toBe(50);
  });

  it('leaves the prizes where it is wrong', async () => {
    await expect(guess('Almond')).resolves.toMatchObject({ isRight: false });
    const paid = await balances();
    expect(paid[round.imposters[0] ?? '']).toBe(0);
    for (const id of round.civilians) expect(paid[id]).toBe(100);
  });

  it('gets the same answer when it is delivered again', async () => {
    const id = newSnowflake();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => guess('Marzipan', undefined, id)),
    );
    for (const answer of answers) expect(answer).toMatchObject({ isRight: true });
    expect((await events()).filter(({ type }) => type === 'round-revealed')).toHaveLength(1);
    await expect(guess('Marzipan')).rejects.toMatchObject({ code: 'round-over' });
    round = await dealTestRound(database.db, party, clock);
    await open();
    await accuse(round.imposters[0]);
    clock.advance(guessSeconds * 1000);
    const late = newSnowflake();
    for (const _ of [1, 2])
      await expect(guess('Marzipan', undefined, late)).resolves.toMatchObject({ isRight: null });
  });

  it('ends at its time, and comes too late then', async () => {
    clock.advance(guessSeconds * 1000);
    await expect(guess('Marzipan')).resolves.toMatchObject({ isRight: null, status: 'REVEALED' });
    expect(await view()).toMatchObject({
      status: 'REVEALED',
      reveal: { outcome: 'CIVILIANS', guess: null },
    });
  });

  it('is decided by time and not by who is first, where guess and timer meet', async () => {
    for (const early of [true, false]) {
      clock.advance(guessSeconds * 1000 - (early ? 1 : 0));
      const [guessed] = await Promise.allSettled([guess('Marzipan'), timer(), timer()]);
      if (guessed.status === 'rejected')
        expect(guessed.reason).toMatchObject({ code: 'round-over' });
      expect((await view()).reveal?.outcome).toBe(early ? 'STOLEN' : 'CIVILIANS');
      round = await dealTestRound(database.db, party, clock);
      await open();
      await accuse(round.imposters[0]);
    }
  });

  it('keeps its time against hosts who reveal', async () => {
    await expect(reveal()).rejects.toMatchObject({ code: 'guess-running' });
    clock.advance(guessSeconds * 1000);
    const outcomes = await Promise.allSettled([reveal(), reveal()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await view()).toMatchObject({ status: 'REVEALED', reveal: { outcome: 'CIVILIANS' } });
  });
});

describe('the end of a round', () => {
  it('is revealed without prizes while the talk goes on, once for two hosts at once', async () => {
    const outcomes = await Promise.allSettled([reveal(), reveal()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await view()).toMatchObject({
      status: 'REVEALED',
      reveal: { outcome: 'UNDECIDED', prizes: [] },
    });
    expect((await events()).filter(({ type }) => type === 'round-revealed')).toHaveLength(1);
  });

  it('catches one of several imposters: the civilians win, and the others get nothing', async () => {
    await reveal();
    party = await createTestParty(database.db, 9, clock);
    round = await dealTestRound(database.db, party, clock, { imposters: 3 });
    await open();
    await accuse(round.imposters[1]);
    await guess('wrong', round.imposters[1]);
    const paid = await balances();
    for (const id of round.imposters) expect(paid[id]).toBe(0);
    for (const id of round.civilians) expect(paid[id]).toBe(100);
  });

  it('pays what the party has set', async () => {
    await database.db.orm
      .update(parties)
      .set({ civilianPrize: 7, imposterPrize: 0 })
      .where(eq(parties.id, party.id));
    await open();
    await accuse(round.imposters[0]);
    await guess('Marzipan');
    const paid = await balances();
    expect(paid[round.imposters[0] ?? '']).toBe(12);
    for (const id of round.civilians) expect(paid[id]).toBe(4);
  });

  it('ends though a wallet is full: what does not fit is left out, and the reveal says so', async () => {
    const [imposter = '', full = '', nearly = ''] = [...round.imposters, ...round.civilians];
    await setWallet(full, maxCoins);
    await setWallet(nearly, maxCoins - 30);
    await open();
    await accuse(imposter);
    await guess('Marzipan');
    const paid = await balances();
    expect([paid[full], paid[nearly], paid[imposter]]).toEqual([maxCoins, maxCoins, 200]);
    expect(
      (await view()).reveal?.prizes.map(({ userId, amount, isCut }) => [userId, amount, isCut]),
    ).toEqual(
      expect.arrayContaining([
        [full, 0, true],
        [nearly, 30, true],
        [imposter, 200, false],
      ]),
    );
    round = await dealTestRound(database.db, party, clock, { imposters: 1 });
    await setWallet(imposter, maxCoins - 1);
    await open();
    await accuse(round.civilians[0]);
    expect((await balances())[imposter]).toBe(maxCoins);
    expect(await database.db.sql`select * from invariant_violations`).toEqual([]);
  });

  it('cancels in any phase, with its timer, and no button of it does anything afterwards', async () => {
    await open();
    await cast(round.civilians[0], round.civilians[1]);
    await cancelRound(
      database.db,
      { party, cancelledBy: null, interactionId: newSnowflake() },
      clock,
    );
    clock.advance(3_600_000);
    await expect(timer()).resolves.toBeNull();
    await expect(cast(round.civilians[1], round.civilians[0])).resolves.toMatchObject({
      ...{ status: 'CANCELLED', isChanged: false, isClosed: true, votedFor: null },
    });
    await expect(close()).rejects.toMatchObject({ code: 'round-over' });
    await expect(guess('Marzipan')).rejects.toMatchObject({ code: 'round-over' });
    expect(await readRound(database.db, party.id)).toMatchObject({
      status: 'CANCELLED',
      reveal: null,
    });
  });

  it('counts the score of the evening', async () => {
    await open();
    await accuse(round.imposters[0]);
    await guess('Marzipan');
    round = await dealTestRound(database.db, party, clock);
    await open();
    const [target, other] = round.civilians;
    await voteAgainst(database.db, round, clock, { target, other });
    const scores = await readScores(database.db, party.id, clock);
    expect(scores[0]).toMatchObject({
      userId: round.imposters[0],
      coins: 500,
      rounds: 2,
      wins: 2,
      asImposter: 2,
    });
    expect(scores.slice(1)).toMatchObject(
      round.civilians.map(() => ({ coins: 50, rounds: 2, wins: 0, asImposter: 0 })),
    );
    clock.advance(12 * 60 * 60 * 1000 + 1);
    expect(await readScores(database.db, party.id, clock)).toEqual([]);
  });

  it('tells nothing secret before it', async () => {
    await open();
    await cast(round.civilians[0], round.imposters[0]);
    expect(JSON.stringify([await view(), await events()])).not.toMatch(/marzipan|almond|role/i);
  });
});
