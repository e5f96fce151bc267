import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import {
  createTestClock,
  createTestParty,
  startTestRound,
  type TestClock,
  type TestParty,
} from '../../tests/support/imposter-party.js';
import { createParty, freshId } from '../../tests/support/party.js';
import { dealWords } from '../imposter/deal-words.js';
import { wordsPatienceMs } from '../imposter/rules.js';
import { createWordBank } from '../imposter/words/bank.js';
import { oweMessage } from '../party/kept-messages.js';
import { submitLap } from '../racing/laps/submit-lap.js';
import { checkBooks } from './check-books.js';
import type { Enqueue } from './enqueue.js';
import type { HandlerDeps } from './handler-deps.js';
import { createBrokenReport } from './report-broken.js';
import { createOverdueReport } from './report-overdue.js';
import { secondOf } from './show-live.js';
import { sweep } from './sweep.js';
import { tellLines as tellLinesJob } from './tell-lines.js';

let database: TestDatabase;
let clock: TestClock;
let party: TestParty;
let queued: {
  readonly name: string;
  readonly payload: object;
  readonly occasion: string | number | undefined;
}[];
let logged: { readonly level: string; readonly fields: unknown }[];
let deps: HandlerDeps;

beforeEach(async () => {
  database = await createTestDatabase({ skipInvariants: true });
  clock = createTestClock();
  party = await createTestParty(database.db, 3, clock);
  [queued, logged] = [[], []];
  deps = createDeps();
});
afterEach(() => database.close());

function createDeps(isQueueThere = true): HandlerDeps {
  const enqueue: Enqueue = async ({ name }, payload, options) => {
    queued.push({ name, payload, occasion: options?.occasion });
    return isQueueThere;
  };
  const write = (level: string) => (fields: unknown) => void logged.push({ level, fields });
  const log = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
  const bank = createWordBank(() => 0);
  const outbox = { sendSecret: async () => 'SENT' as const, async showRound() {} };
  return {
    db: database.db,
    clock,
    words: bank,
    bank,
    outbox,
    tellLines: async () => null,
    finishAnswers: async () => {},
    showLive: async () => {},
    enqueue,
    wake() {},
    reportOverdue: createOverdueReport(log),
    reportBroken: createBrokenReport(log),
    log,
  };
}

describe('the sweep', () => {
  it('finds nothing to do and nothing to report where all is well', async () => {
    await startTestRound(database.db, party, clock);
    await sweep.run(deps, {});
    expect([queued, logged]).toEqual([[], []]);
  });

  it('queues a round whose words are due, for an occasion of its own, which a stuck job does not block', async () => {
    const { round } = await startTestRound(database.db, party, clock);
    clock.advance(wordsPatienceMs);
    await sweep.run(deps, {});
    const occasion = clock.now().getTime();
    expect(queued).toEqual([{ name: 'generate-words', payload: { roundId: round.id }, occasion }]);
  });

  it('has told what a process that died after its commit owed to all', async () => {
    const { party: spa, guests } = await createParty(database.db, ['Ada'], clock);
    const { id: racerId } = guests.Ada;
    const lap = { racerId, submittedBy: racerId, timeMs: 90_000, interactionId: freshId() };
    const input = { party: spa, ...lap, tellIn: { channelId: '77' } };
    await submitLap(database.db, input, clock);
    await sweep.run(deps, {});
    const occasion = clock.now().getTime();
    expect(queued).toContainEqual({ name: 'tell-lines', payload: { channelId: '77' }, occasion });
    const asked: string[] = [];
    const next = new Date(occasion + 1_000);
    const tellLines = async (channelId: string) => {
      asked.push(channelId);
      return next;
    };
    await tellLinesJob.run({ ...deps, tellLines }, { channelId: '77' });
    expect(asked).toEqual(['77']);
    expect(queued.at(-1)).toEqual({
      name: 'tell-lines',
      payload: { channelId: '77' },
      occasion: next.getTime(),
    });
  });

  it('queues each DM that is owed', async () => {
    const { round } = await startTestRound(database.db, party, clock);
    await dealWords(
      database.db,
      { roundId: round.id, pair: { word: 'Word', hint: 'Clue' }, source: 'bank' },
      clock,
    );
    await sweep.run(deps, {});
    const owed = party.guests.map((userId) => ({
      name: 'deliver-word',
      payload: { roundId: round.id, userId },
      occasion: 0,
    }));
    expect(queued).toHaveLength(owed.length);
    expect(queued).toEqual(expect.arrayContaining(owed));
  });

  it('sets the timer of a phase again that ends soon, and ends one that is late on an occasion of its own', async () => {
    const { round } = await startTestRound(database.db, party, clock);
    await dealWords(
      database.db,
      { roundId: round.id, pair: { word: 'Word', hint: 'Clue' }, source: 'bank' },
      clock,
    );
    await database.db
      .sql`update party_imposter_players set delivery = 'SEEN', next_attempt_at = null`;
    const endsAt = new Date(clock.now().getTime() + 5_000);
    await database.db.sql`update party_imposter_rounds set phase_ends_at = ${endsAt}`;
    await sweep.run(deps, {});
    clock.advance(7_001);
    await sweep.run(deps, {});
    const payload = { roundId: round.id };
    expect(queued).toEqual([
      { name: 'end-phase', payload, occasion: endsAt.getTime() },
      { name: 'end-phase', payload, occasion: clock.now().getTime() },
    ]);
  });

  it('has each party looked at once whose messages may be behind, and no other', async () => {
    const other = await createTestParty(database.db, 3, clock);
    const { sql, orm } = database.db;
    await createTestParty(database.db, 3, clock);
    for (const { id } of [party, other]) {
      const { round } = await startTestRound(database.db, id === party.id ? party : other, clock);
      const keys = [
        { kind: 'round', subject: round.id, partyId: id },
        { kind: 'panel', subject: id, partyId: id },
      ] as const;
      for (const key of keys) await orm.transaction((tx) => oweMessage(tx, key, clock.now()));
    }
    const sweptParties = async () => {
      queued = [];
      await sweep.run(deps, {});
      return queued.map(({ name, payload, occasion }) => [name, payload, occasion]);
    };
    const lookAt = (partyId: string) => ['show-live', { partyId }, secondOf(clock.now())];
    const swept = await sweptParties();
    expect(swept).toHaveLength(2);
    expect(swept).toEqual(expect.arrayContaining([lookAt(party.id), lookAt(other.id)]));
    await sql`update kept_messages set due_at = null`;
    expect(await sweptParties()).toEqual([]);
    // Something happened, and the process died before anybody looked.
    await sql`update parties set event_sequence = event_sequence + 1 where id = ${other.id}`;
    expect(await sweptParties()).toEqual([lookAt(other.id)]);
    await sql`update kept_messages set seen_sequence = 1`;
    expect(await sweptParties()).toEqual([]);
    // Somebody died at it.
    await sql`update kept_messages set claimed_until = ${clock.now()} where party_id = ${party.id}`;
    expect(await sweptParties()).toEqual([lookAt(party.id)]);
    await sql`update kept_messages set is_over = true`;
    expect(await sweptParties()).toEqual([]);
  });

  it('does not go on queuing where the queue is away', async () => {
    const { round } = await startTestRound(database.db, party, clock);
    await dealWords(
      database.db,
      { roundId: round.id, pair: { word: 'Word', hint: 'Clue' }, source: 'bank' },
      clock,
    );
    await sweep.run(createDeps(false), {});
    expect(queued).toHaveLength(1);
  });

  it('reports overdue work once and once more when it is done, with nothing secret', async () => {
    const { round } = await startTestRound(database.db, party, clock);
    await dealWords(
      database.db,
      { roundId: round.id, pair: { word: 'Marzipan', hint: 'Almond' }, source: 'bank' },
      clock,
    );
    await database.db
      .sql`update party_imposter_rounds set dealt_at = now() - interval '61 seconds' where id = ${round.id}`;
    await sweep.run(deps, {});
    await sweep.run(deps, {});
    await database.db.sql`update party_imposter_players set delivery = 'SEEN'`;
    await sweep.run(deps, {});
    expect(logged).toEqual([
      {
        level: 'warn',
        fields: expect.objectContaining({ kind: 'delivery', count: 3 }),
      },
      { level: 'info', fields: { kind: 'delivery' } },
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/marzipan|almond/i);
  });
});

describe('the look at the books', () => {
  it('reports what is broken once and once more when all is well, with nothing secret', async () => {
    const { round } = await startTestRound(database.db, party, clock);
    await dealWords(
      database.db,
      { roundId: round.id, pair: { word: 'Marzipan', hint: 'Almond' }, source: 'bank' },
      clock,
    );
    await checkBooks.run(deps, {});
    expect(logged).toEqual([]);
    await database.db
      .sql`update party_users set wallet_balance = 5 where id = ${party.guests[0] ?? ''}`;
    await checkBooks.run(deps, {});
    await checkBooks.run(deps, {});
    await database.db
      .sql`update party_users set wallet_balance = 0 where id = ${party.guests[0] ?? ''}`;
    await checkBooks.run(deps, {});
    expect(logged).toEqual([
      {
        level: 'error',
        fields: { violations: [expect.objectContaining({ invariant: 1, partyId: party.id })] },
      },
      { level: 'info', fields: 'no invariant is broken any more' },
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/marzipan|almond/i);
  });
});
