import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import {
  type DealtRound,
  dealTestRound,
  openTestVote,
  vote,
} from '../../../tests/support/dealt-round.js';
import {
  createTestClock,
  createTestParty,
  newSnowflake,
  type TestClock,
  type TestParty,
} from '../../../tests/support/imposter-party.js';
import { checkAsync } from '../../../tests/support/seed.js';
import { isSecondBallot, talkOf } from '../../contract/round.js';
import { readSnapshot } from '../../events/snapshot.js';
import { cancelRound } from '../cancel-round.js';
import { endPhase } from '../end-phase.js';
import { noteClue } from '../note-clue.js';
import { readRoundById } from '../read-round.js';
import { revealRound } from '../reveal-round.js';
import { doublePressMs } from '../rules.js';
import { callVote } from './call-vote.js';
import { guessWord } from './guess.js';
import { readBallot } from './read-ballot.js';
import { closeVote } from './vote.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** A table that plays one round of elimination. */
interface Table {
  readonly clock: TestClock;
  readonly party: TestParty;
  readonly round: DealtRound;
}

async function sit(players: number, imposters = 1): Promise<Table> {
  const clock = createTestClock();
  const party = await createTestParty(database.db, players, clock);
  const options = { imposters, mode: 'elimination' } as const;
  return { clock, party, round: await dealTestRound(database.db, party, clock, options) };
}

async function view({ round }: Table) {
  const found = await readRoundById(database.db, round.roundId);
  if (found === null) throw new Error('no round');
  return found;
}

/** Ids of those who are in. */
async function inside(table: Table): Promise<readonly string[]> {
  return (await view(table)).players.flatMap(({ userId, outTalk }) =>
    outTalk === null ? [userId] : [],
  );
}

const close = ({ party, round, clock }: Table, ballot: number) => {
  const input = { party, roundId: round.roundId, ballot, closedBy: null, isSure: true };
  return closeVote(database.db, input, clock);
};

/** Everybody who is in votes for one of them, who votes for somebody else. */
async function voteOut(table: Table, target: string | undefined): Promise<void> {
  await openTestVote(database.db, table.round, table.clock);
  const { ballot } = await view(table);
  const all = await inside(table);
  for (const from of all) {
    const others = all.filter((id) => id !== target);
    // The accused is never right by chance.
    const wrong = others.find((id) => !table.round.imposters.includes(id)) ?? others[0];
    const to = from === target ? wrong : target;
    await vote(database.db, table.round, table.clock, { from, to, ballot });
  }
}

describe('elimination', () => {
  it('goes on until the imposter is out, who has the last guess; whoever voted right wins', async () => {
    const table = await sit(5);
    const { round, party, clock } = table;
    const [imposter = ''] = round.imposters;
    const [first = '', second = ''] = round.civilians;
    await voteOut(table, first);
    expect(await view(table)).toMatchObject({ status: 'ACTIVE', ballot: 3, caught: null });
    expect((await view(table)).reveal).toBeNull();
    await voteOut(table, imposter);
    expect(await view(table)).toMatchObject({ status: 'GUESSING', caught: { userId: imposter } });
    const interactionId = newSnowflake();
    await guessWord(
      database.db,
      { party, roundId: round.roundId, userId: imposter, text: 'nonsense', interactionId },
      clock,
    );
    const { reveal } = await view(table);
    expect(reveal).toMatchObject({ outcome: 'CIVILIANS' });
    expect(reveal?.ballots.map(({ ballot }) => ballot)).toEqual([1, 3]);
    // The first was out before the imposter was voted on, and had not voted for them.
    const winners = reveal?.prizes.map(({ userId }) => userId);
    expect(winners?.toSorted()).toEqual(round.civilians.filter((id) => id !== first).toSorted());
    expect(winners).toContain(second);
  });

  it('is won by imposters who are as many as the civilians, in or out', async () => {
    const table = await sit(7, 2);
    const { round } = table;
    const [caught = '', other = ''] = round.imposters;
    await voteOut(table, caught);
    expect(await view(table)).toMatchObject({ status: 'ACTIVE', caught: null });
    for (const civilian of round.civilians.slice(0, 3)) await voteOut(table, civilian);
    expect(await view(table)).toMatchObject({ status: 'ACTIVE' });
    await voteOut(table, round.civilians[3]);
    const { status, reveal } = await view(table);
    expect({ status, outcome: reveal?.outcome }).toEqual({
      status: 'REVEALED',
      outcome: 'IMPOSTERS',
    });
    const won = new Map(reveal?.prizes.map(({ userId, amount }) => [userId, amount]));
    expect([won.get(caught), won.get(other)]).toEqual([300, 300]);
  });

  it('lets nobody speak, vote or be voted for who is out', async () => {
    const table = await sit(5);
    const { round, party, clock } = table;
    const [out = '', next = ''] = round.civilians;
    await voteOut(table, out);
    const act = { party, roundId: round.roundId, userId: out };
    await expect(callVote(database.db, act, clock)).rejects.toMatchObject({ code: 'voted-out' });
    const clue = { ...act, text: 'sweet', interactionId: newSnowflake() };
    await expect(noteClue(database.db, clue, clock)).rejects.toMatchObject({ code: 'voted-out' });
    const order = (await view(table)).players.toSorted((a, b) => (a.turn ?? 0) - (b.turn ?? 0));
    const speaker = order.find(({ outTalk }) => outTalk === null);
    expect((await view(table)).speakerTurn).toBe(speaker?.turn);
    await openTestVote(database.db, round, clock);
    const paper = { partyId: party.id, userId: out };
    await expect(readBallot(database.db, paper)).rejects.toMatchObject({ code: 'voted-out' });
    const { candidates } = await readBallot(database.db, { partyId: party.id, userId: next });
    expect(candidates.map(({ userId }) => userId)).not.toContain(out);
    const cast = (from: string, to: string) =>
      vote(database.db, round, clock, { from, to, ballot: 3 });
    await expect(cast(out, next)).rejects.toMatchObject({ code: 'voted-out' });
    await expect(cast(next, out)).rejects.toMatchObject({ code: 'vote-target' });
    const shown = (await readSnapshot(database.db, party.id))?.round;
    expect(shown).toMatchObject({ mode: 'elimination', talk: 2, votesNeeded: 4, reveal: null });
    expect(
      shown?.players.filter(({ outTalk }) => outTalk === 1).map(({ userId }) => userId),
    ).toEqual([out]);
    expect(JSON.stringify(shown)).not.toMatch(/Marzipan|Almond|IMPOSTER|CIVILIAN|tallies/);
  });

  it('lets the imposters walk where two votes in a row put nobody out, but not after one', async () => {
    const table = await sit(4);
    const { round, clock } = table;
    const [a = '', b = '', c = '', d = ''] = [...round.imposters, ...round.civilians];
    for (const first of [1, 3]) {
      expect(await view(table)).toMatchObject({ status: 'ACTIVE', ballot: first });
      await openTestVote(database.db, round, clock);
      for (const ballot of [first, first + 1]) {
        for (const [from, to] of [
          [a, b],
          [b, a],
          [c, a],
          [d, b],
        ])
          await vote(database.db, round, clock, { from, to, ballot });
      }
    }
    expect(await view(table)).toMatchObject({
      status: 'REVEALED',
      reveal: { outcome: 'IMPOSTERS' },
    });
  });

  it('ends undecided where too few vote, and a second press does not end the next talk', async () => {
    const table = await sit(6);
    const { round, party, clock } = table;
    await voteOut(table, round.civilians[0]);
    const press = () =>
      revealRound(database.db, { party, revealedBy: null, interactionId: newSnowflake() }, clock);
    await expect(press()).resolves.toMatchObject({ status: 'ACTIVE', isChanged: false });
    clock.advance(doublePressMs);
    await openTestVote(database.db, round, clock);
    await close(table, 3);
    expect(await view(table)).toMatchObject({
      status: 'REVEALED',
      reveal: { outcome: 'UNDECIDED', prizes: [] },
    });
  });

  it('is cancelled in the middle, and nobody is paid', async () => {
    const table = await sit(5);
    const { round, party, clock } = table;
    await voteOut(table, round.civilians[0]);
    const interactionId = newSnowflake();
    await cancelRound(database.db, { party, cancelledBy: null, interactionId }, clock);
    expect(await view(table)).toMatchObject({ status: 'CANCELLED', reveal: null });
  });

  it('comes to an end by its rules, whatever is voted (20 rounds)', async () => {
    const votes = fc.array(fc.nat(1_000), { minLength: 400, maxLength: 400 });
    const property = fc.asyncProperty(
      fc.integer({ min: 3, max: 8 }),
      votes,
      async (size, picks) => {
        const table = await sit(size, size >= 6 ? 2 : 1);
        const end = await playAtRandom(table, picks);
        const { players, reveal } = await view(table);
        const isIn = (ids: readonly string[]) =>
          players.filter(({ userId, outTalk }) => outTalk === null && ids.includes(userId)).length;
        const [imposters, civilians] = [isIn(table.round.imposters), isIn(table.round.civilians)];
        const outcome = reveal?.outcome;
        if (outcome === 'CIVILIANS') expect(imposters).toBe(0);
        else expect(end.stuck === 2 || imposters >= civilians).toBe(true);
        expect(outcome).toBe(imposters === 0 ? 'CIVILIANS' : 'IMPOSTERS');
        expect(players.filter(({ outTalk }) => outTalk !== null)).toHaveLength(end.out);
        for (const { userId, amount } of reveal?.prizes ?? [])
          expect(amount).toBe(table.round.imposters.includes(userId) ? 300 : 100);
      },
    );
    await checkAsync(property, 20);
  });
});

/** Plays to the end: everybody who is in votes for somebody, by the picks in turn. */
async function playAtRandom(
  table: Table,
  picks: readonly number[],
): Promise<{ readonly out: number; readonly stuck: number }> {
  const { round, clock } = table;
  let [at, out, stuck] = [0, 0, 0];
  for (let step = 0; step < 60; step += 1) {
    const { status, ballot, players } = await view(table);
    if (status === 'REVEALED') return { out, stuck };
    if (status === 'GUESSING') clock.advance(30_000);
    if (status === 'ACTIVE') await openTestVote(database.db, round, clock);
    if (status === 'GUESSING') await endPhase(database.db, round.roundId, clock);
    if (status !== 'VOTING') continue;
    const seats = players.filter(({ outTalk }) => outTalk === null);
    for (const { userId: from } of seats) {
      const offered = seats.filter(
        ({ userId, isTied }) => userId !== from && (!isSecondBallot(ballot) || isTied),
      );
      const to = offered[(picks[at] ?? 0) % offered.length]?.userId;
      at += 1;
      // A tied player alone with themself on the paper has nobody to vote for.
      if (to !== undefined) await vote(database.db, round, clock, { from, to, ballot });
    }
    if ((await view(table)).status === 'VOTING' && (await view(table)).ballot === ballot)
      await close(table, ballot);
    const after = (await view(table)).players.filter(({ outTalk }) => outTalk !== null).length;
    if (after > out) stuck = 0;
    else if (isSecondBallot(ballot)) stuck += 1;
    out = after;
    expect(talkOf(ballot)).toBeLessThan(20);
  }
  throw new Error('the round does not end');
}
