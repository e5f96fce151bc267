import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/database.js';
import {
  createTestClock,
  createTestParty,
  startTestRound,
  type TestClock,
  type TestParty,
} from '../../tests/imposter-party.js';
import { createTestNotices } from '../../tests/race-notices.js';
import { dealWords } from '../imposter/deal-words.js';
import { wordsPatienceMs } from '../imposter/rules.js';
import { createWordBank } from '../imposter/words/bank.js';
import { checkBooks } from './check-books.js';
import type { HandlerDeps } from './handler-deps.js';
import { jobIds } from './payloads.js';
import type { Enqueue } from './producers.js';
import { sweep } from './sweep.js';

let database: TestDatabase;
let clock: TestClock;
let party: TestParty;
let queued: {
  readonly name: string;
  readonly payload: object;
  readonly jobId: string | undefined;
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
  const enqueue: Enqueue = async (name, payload, options) => {
    queued.push({ name, payload, jobId: options?.jobId });
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
    raceNotices: createTestNotices(),
    showLive: async () => null,
    enqueue,
    wake() {},
    log,
  };
}

describe('the sweep', () => {
  it('finds nothing to do and nothing to report where all is well', async () => {
    await startTestRound(database.db, party, clock);
    await sweep(deps);
    expect([queued, logged]).toEqual([[], []]);
  });

  it('queues a round whose words are due, under an id that a stuck job does not have', async () => {
    const { round } = await startTestRound(database.db, party, clock);
    clock.advance(wordsPatienceMs);
    await sweep(deps);
    const jobId = jobIds.words(round.id, clock.now());
    expect(queued).toEqual([{ name: 'generate-words', payload: { roundId: round.id }, jobId }]);
    expect(jobId).not.toBe(jobIds.words(round.id));
  });

  it('queues each DM that is owed', async () => {
    const { round } = await startTestRound(database.db, party, clock);
    await dealWords(
      database.db,
      { roundId: round.id, pair: { word: 'Word', hint: 'Clue' }, source: 'bank' },
      clock,
    );
    await sweep(deps);
    expect(queued.map(({ jobId }) => jobId).sort()).toEqual(
      party.guests.map((id) => jobIds.deliver(round.id, id, 0)).sort(),
    );
  });

  it('sets the timer of a phase again that ends soon, and ends one that is late under an id that a stuck job does not have', async () => {
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
    await sweep(deps);
    clock.advance(7_001);
    await sweep(deps);
    const payload = { roundId: round.id };
    expect(queued).toEqual([
      { name: 'end-phase', payload, jobId: jobIds.phase(round.id, endsAt) },
      { name: 'end-phase', payload, jobId: jobIds.phase(round.id, clock.now()) },
    ]);
    expect(jobIds.phase(round.id, clock.now())).not.toBe(jobIds.phase(round.id, endsAt));
  });

  it('shows each round whose message does not show its state, and a fault at one does not keep the next waiting', async () => {
    const other = await createTestParty(database.db, 3, clock);
    const rounds = [
      await startTestRound(database.db, party, clock),
      await startTestRound(database.db, other, clock),
    ];
    await database.db.sql`update party_imposter_rounds set channel_id = '1200000000000000001'`;
    const shown: string[] = [];
    const showRound = async (roundId: string): Promise<void> => {
      shown.push(roundId);
      throw new Error('away');
    };
    await sweep({ ...deps, outbox: { ...deps.outbox, showRound } });
    expect(shown.sort()).toEqual(rounds.map(({ round }) => round.id).sort());
    expect(logged).toHaveLength(2);
  });

  it('does not go on queuing where the queue is away', async () => {
    const { round } = await startTestRound(database.db, party, clock);
    await dealWords(
      database.db,
      { roundId: round.id, pair: { word: 'Word', hint: 'Clue' }, source: 'bank' },
      clock,
    );
    await sweep(createDeps(false));
    expect(queued).toHaveLength(1);
  });

  it('reports overdue work, with nothing secret', async () => {
    const { round } = await startTestRound(database.db, party, clock);
    await dealWords(
      database.db,
      { roundId: round.id, pair: { word: 'Marzipan', hint: 'Almond' }, source: 'bank' },
      clock,
    );
    await database.db
      .sql`update party_imposter_rounds set dealt_at = now() - interval '61 seconds' where id = ${round.id}`;
    await sweep(deps);
    expect(logged).toEqual([
      {
        level: 'warn',
        fields: {
          overdue: Array.from({ length: 3 }, () => expect.objectContaining({ kind: 'delivery' })),
        },
      },
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/marzipan|almond/i);
  });
});

describe('the look at the books', () => {
  it('reports what is broken, with nothing secret, and is silent where all is well', async () => {
    const { round } = await startTestRound(database.db, party, clock);
    await dealWords(
      database.db,
      { roundId: round.id, pair: { word: 'Marzipan', hint: 'Almond' }, source: 'bank' },
      clock,
    );
    await checkBooks(deps);
    expect(logged).toEqual([]);
    await database.db
      .sql`update party_users set wallet_balance = 5 where id = ${party.guests[0] ?? ''}`;
    await checkBooks(deps);
    expect(logged).toEqual([
      {
        level: 'error',
        fields: { violations: [expect.objectContaining({ invariant: 1, partyId: party.id })] },
      },
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/marzipan|almond/i);
  });
});
