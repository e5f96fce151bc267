import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { patienceMs } from '../../tests/support/patience.js';
import { systemClock } from '../clock.js';
import { channelName } from '../contract/topics.js';
import { readHead } from '../events/head.js';
import { readSnapshot } from '../events/snapshot.js';
import { createLog } from '../log.js';
import type { ChannelMessage, Publisher, PublishResult } from './publisher.js';
import { createRelay, type Relay } from './relay.js';
import { numberEvents } from './relay-store.js';

const published: PublishResult = { kind: 'published' };
let database: TestDatabase;
let sql: TestDatabase['db']['sql'];
const relays = new Set<Relay>();

beforeEach(async () => {
  database = await createTestDatabase();
  sql = database.db.sql;
});

afterEach(async () => {
  await Promise.all([...relays].map((relay) => relay.stop()));
  relays.clear();
  await database.close();
});

/** Channels as a list: answers with what the test says, remembers what it took. */
class Recorder implements Publisher {
  readonly taken: ChannelMessage[] = [];
  readonly requests: number[] = [];
  answer: (messages: readonly ChannelMessage[]) => PublishResult | Promise<PublishResult> = () =>
    published;

  async publish(messages: readonly ChannelMessage[]): Promise<PublishResult> {
    this.requests.push(messages.length);
    const result = await this.answer(messages);
    if (result.kind === 'published') this.taken.push(...messages);
    return result;
  }

  async check(): Promise<PublishResult> {
    return this.answer([]);
  }

  close(): void {}

  /** The numbers taken on a party's channels, in order of arrival. */
  sequences(partyId: string): number[] {
    return this.taken
      .filter(({ channel }) => channel.includes(partyId))
      .map(({ data }) => JSON.parse(data).sequence);
  }
}

function startRelay(publisher: Publisher, pollMs = 20): Relay {
  const relay = createRelay({
    db: database.db,
    publisher,
    clock: systemClock,
    log: createLog('silent'),
    pollMs,
  });
  relays.add(relay);
  relay.start();
  return relay;
}

async function addParty(guildId: string): Promise<string> {
  const [row] = await sql<
    { id: string }[]
  >`insert into parties (guild_id, name) values (${guildId}, 'Party') returning id`;
  return row?.id ?? '';
}

async function addEvents(partyId: string, count: number, from = 1): Promise<void> {
  await sql`
    insert into party_events (party_id, event_type, channel, data)
    select ${partyId}, 'user-joined', 'party-lobby', jsonb_build_object('name', 'guest ' || n)
    from generate_series(${from}::int, ${from + count - 1}::int) as n`;
}

async function countUnpublished(): Promise<number> {
  const [row] = await sql<
    { count: number }[]
  >`select count(*)::int as count from party_events where published_at is null`;
  return row?.count ?? -1;
}

async function allPublished(): Promise<void> {
  await vi.waitFor(async () => expect(await countUnpublished()).toBe(0), patienceMs);
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

describe('publishing', () => {
  test('committed events go out in order on the channels of their party and generation, each with its number', async () => {
    const [one, two] = [await addParty('1'), await addParty('2')];
    await sql`update parties set overlay_generation = 3 where id = ${two}`;
    await addEvents(one, 25);
    await addEvents(two, 2);
    const channels = new Recorder();
    startRelay(channels);
    await allPublished();
    expect(channels.sequences(one)).toEqual(range(25));
    const last = channels.taken.filter(({ channel }) => channel.includes(two));
    expect(last).toEqual(
      [1, 2].map((sequence) => ({
        channel: channelName('party-lobby', two, 3),
        name: 'user-joined',
        data: JSON.stringify({ name: `guest ${sequence}`, sequence }),
      })),
    );
  });

  test('a wake publishes without waiting for the next look', async () => {
    const party = await addParty('1');
    const channels = new Recorder();
    const relay = startRelay(channels, 60_000);
    await vi.waitFor(() => expect(relay.isHealthy()).toBe(true), patienceMs);
    await addEvents(party, 1);
    relay.wake(party);
    await allPublished();
    await addEvents(party, 1);
    relay.wake();
    await allPublished();
  });

  test('an event over 8 KB goes out as a snapshot notice with its number', async () => {
    const party = await addParty('1');
    await sql`insert into party_events (party_id, event_type, channel, data)
      values (${party}, 'round-revealed', 'imposter-game', jsonb_build_object('word', repeat('€', 3000)))`;
    const channels = new Recorder();
    startRelay(channels);
    await allPublished();
    expect(channels.taken).toEqual([
      {
        channel: channelName('imposter-game', party, 1),
        name: 'round-revealed',
        data: expect.any(String),
      },
    ]);
    expect(JSON.parse(channels.taken[0]?.data ?? '')).toEqual({
      snapshot: true,
      timestamp: expect.stringMatching(/Z$/),
      sequence: 1,
    });
  });

  test('what Channels itself calls too large goes out as a notice, its neighbours as they are', async () => {
    const party = await addParty('1');
    await addEvents(party, 5);
    const channels = new Recorder();
    channels.answer = (messages) =>
      messages.some(({ data }) => data.includes('guest 3'))
        ? { kind: 'unacceptable', status: 413 }
        : published;
    startRelay(channels);
    await allPublished();
    expect(channels.sequences(party)).toEqual([1, 2, 3, 4, 5]);
    expect(channels.taken.map(({ data }) => JSON.parse(data).snapshot === true)).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
  });
});

describe('faults', () => {
  test('events numbered by a relay that died go out with the same numbers', async () => {
    const party = await addParty('1');
    await addEvents(party, 3);
    expect(await numberEvents(sql, party)).toBe(3);
    await addEvents(party, 2, 4);
    const channels = new Recorder();
    startRelay(channels);
    await allPublished();
    expect(channels.taken.map(({ data }) => JSON.parse(data))).toEqual(
      range(5).map((n) => ({ name: `guest ${n}`, sequence: n })),
    );
  });

  test('a failure halfway leaves what was not taken, and it goes out later in order', async () => {
    const party = await addParty('1');
    await addEvents(party, 45);
    const channels = new Recorder();
    channels.answer = () =>
      channels.requests.length === 3 ? { kind: 'unavailable', reason: 'HTTP 503' } : published;
    startRelay(channels);
    await allPublished();
    expect(channels.sequences(party)).toEqual(range(45));
  });

  test('while Channels is down events are numbered without another attempt, health says so, and a backlog leaves in tens', async () => {
    const party = await addParty('1');
    await addEvents(party, 2999);
    const channels = new Recorder();
    channels.answer = () => ({ kind: 'unavailable', reason: 'ECONNREFUSED' });
    const relay = startRelay(channels);
    // After the third failure it holds off for 2 s: long enough to see the numbering go on
    // meanwhile.
    await vi.waitFor(() => expect(channels.requests).toHaveLength(3), patienceMs);
    await addEvents(party, 1, 3000);
    await vi.waitFor(
      async () => expect((await readHead(database.db, party))?.sequence).toBe(3000),
      patienceMs,
    );
    expect(channels.requests).toHaveLength(3);
    expect(relay.isHealthy()).toBe(false);
    const attempts = channels.requests.length;
    channels.answer = () => published;
    await allPublished();
    expect(relay.isHealthy()).toBe(true);
    expect(channels.sequences(party)).toEqual(range(3000));
    expect(channels.requests.length - attempts).toBeLessThanOrEqual(301);
  });

  test('a party whose requests stall does not hold another', async () => {
    const [stuck, free] = [await addParty('1'), await addParty('2')];
    await addEvents(stuck, 1);
    const channels = new Recorder();
    let release = (_result: PublishResult): void => {};
    channels.answer = (messages) =>
      messages.some(({ channel }) => channel.includes(stuck))
        ? new Promise((resolve) => {
            release = resolve;
          })
        : published;
    startRelay(channels);
    await vi.waitFor(() => expect(channels.requests).toContain(1), patienceMs);
    await addEvents(free, 30);
    await vi.waitFor(() => expect(channels.sequences(free)).toEqual(range(30)), patienceMs);
    expect(channels.sequences(stuck)).toEqual([]);
    release(published);
    await allPublished();
  });

  test('the numbering neither waits for a command that is writing an event nor holds it up', async () => {
    const party = await addParty('1');
    await addEvents(party, 1);
    const channels = new Recorder();
    await sql.begin(async (command) => {
      await command`insert into party_events (party_id, event_type, channel, data) values (${party}, 'user-joined', 'party-lobby', '{}')`;
      startRelay(channels);
      await vi.waitFor(() => expect(channels.sequences(party)).toEqual([1]), patienceMs);
    });
    await vi.waitFor(() => expect(channels.sequences(party)).toEqual([1, 2]), patienceMs);
    await allPublished();
  });

  test('two relays on one database number each event once, without a gap, while guests keep writing', async () => {
    const party = await addParty('1');
    const [first, second] = [new Recorder(), new Recorder()];
    const both = [startRelay(first, 5), startRelay(second, 5)];
    await Promise.all(
      range(150).map(async () => {
        await addEvents(party, 1);
        for (const relay of both) relay.wake(party);
      }),
    );
    await allPublished();
    const rows = await sql<
      { sequence: number }[]
    >`select sequence::int from party_events where party_id = ${party} order by sequence`;
    expect(rows.map(({ sequence }) => sequence)).toEqual(range(150));
    const sent = new Set([...first.sequences(party), ...second.sequences(party)]);
    expect([...sent].sort((a, b) => a - b)).toEqual(range(150));
  });

  test('numbering from many connections at once leaves no gap and counts nothing twice', async () => {
    const party = await addParty('1');
    for (const round of range(15)) {
      await Promise.all([
        addEvents(party, 5, round),
        ...range(4).map(() => numberEvents(sql, party)),
        ...range(4).map(() => numberEvents(sql, party)),
      ]);
    }
    await numberEvents(sql, party);
    const rows = await sql<
      { sequence: number }[]
    >`select sequence::int from party_events where party_id = ${party} order by sequence`;
    expect(rows.map(({ sequence }) => sequence)).toEqual(range(75));
    expect(await readHead(database.db, party)).toEqual({ sequence: 75, generation: 1 });
  });

  test('without a database it neither throws nor ends, and stops when asked', async () => {
    const channels = new Recorder();
    const other = await createTestDatabase();
    await other.close();
    const relay = createRelay({
      db: other.db,
      publisher: channels,
      clock: systemClock,
      log: createLog('silent'),
      pollMs: 5,
    });
    relay.start();
    relay.wake('0f0e0d0c-0b0a-4908-8706-050403020100');
    await vi.waitFor(() => expect(relay.isHealthy()).toBe(true), patienceMs);
    await relay.stop();
  });

  test('stopping waits for what is under way and takes nothing new', async () => {
    const party = await addParty('1');
    await addEvents(party, 30);
    const channels = new Recorder();
    let release = (_result: PublishResult): void => {};
    channels.answer = (messages) =>
      messages.length === 0
        ? published
        : new Promise((resolve) => {
            release = resolve;
          });
    const relay = startRelay(channels);
    await vi.waitFor(() => expect(channels.requests).toEqual([10]), patienceMs);
    const stopped = relay.stop();
    relay.wake(party);
    release(published);
    await stopped;
    expect(channels.requests).toEqual([10]);
    expect(await countUnpublished()).toBe(20);
  });
});

test('a snapshot holds everything up to its number, whenever it is read', async () => {
  const seed = process.env['SEED'] ?? String(Date.now() % 1_000_000);
  console.info(`SEED=${seed}`);
  const party = await addParty('1');
  const [game] = await sql<
    { id: string }[]
  >`insert into party_games (party_id, title, type) values (${party}, 'Race', 'SIM_RACE') returning id`;
  const racers = await sql<{ id: string }[]>`
    insert into party_users (party_id, name, pin_code, wallet_balance) select ${party}, 'R' || n, 1000 + n, 0 from generate_series(1, 4) n returning id`;
  let state = Number(seed) % 2_147_483_647 || 1;
  const random = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };

  async function drive(userId: string): Promise<void> {
    for (const lap of range(25)) {
      await sql.begin(async (tx) => {
        const time = 90_000 - lap;
        const [row] = await tx<{ id: number }[]>`
          insert into sim_race_laps (party_id, game_id, user_id, lap_time_ms, is_dnf, interaction_id)
          values (${party}, ${game?.id ?? ''}, ${userId}, ${time}, false, ${`${userId}-${lap}`}) returning id::int`;
        await tx`
          insert into sim_race_entries (party_id, game_id, user_id, lap_time_ms, lap_id)
          values (${party}, ${game?.id ?? ''}, ${userId}, ${time}, ${row?.id ?? 0})
          on conflict (game_id, user_id) do update set lap_time_ms = excluded.lap_time_ms, lap_id = excluded.lap_id`;
        await tx`insert into party_events (party_id, event_type, channel, data)
          values (${party}, 'leaderboard-update', 'sim-racing', jsonb_build_object('userId', ${userId}::text, 'lapId', ${row?.id ?? 0}::int))`;
        // Commits happen out of the order of event ids.
        await tx`select pg_sleep(${random() * 0.01})`;
      });
    }
  }

  const channels = new Recorder();
  const relay = startRelay(channels, 5);
  const snapshots: NonNullable<Awaited<ReturnType<typeof readSnapshot>>>[] = [];
  const driving = new AbortController();
  async function watch(): Promise<void> {
    while (!driving.signal.aborted) {
      relay.wake(party);
      const snapshot = await readSnapshot(database.db, party);
      if (snapshot !== null) snapshots.push(snapshot);
    }
  }
  const watching = watch();
  await Promise.all(racers.map(({ id }) => drive(id)));
  driving.abort();
  await watching;
  await allPublished();

  const events = channels.taken.map(
    ({ data }): { userId: string; lapId: number; sequence: number } => JSON.parse(data),
  );
  expect(new Set(events.map(({ sequence }) => sequence)).size).toBe(100);
  for (const { sequence, races } of snapshots) {
    for (const event of events.filter((candidate) => candidate.sequence <= sequence)) {
      const entry = races[0]?.entries.find(({ userId }) => userId === event.userId);
      expect(entry?.lapId ?? 0, `at ${sequence}`).toBeGreaterThanOrEqual(event.lapId);
    }
  }
  expect(new Set(snapshots.map(({ sequence }) => sequence)).size).toBeGreaterThan(5);
});
