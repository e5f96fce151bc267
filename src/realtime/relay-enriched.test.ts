import { expect, onTestFinished, test, vi } from 'vitest';
import { parseMessage } from '../../overlay/parse.js';
import { applyEvent, fromSnapshot, type OverlayState } from '../../overlay/state.js';
import { isSnapshot } from '../../overlay/state-shapes.js';
import { createTestDatabase } from '../../tests/support/database.js';
import { createParty, freshId, tickingClock } from '../../tests/support/party.js';
import { patienceMs } from '../../tests/support/patience.js';
import { placeBet } from '../betting/place-bet.js';
import { withdrawBet } from '../betting/withdraw-bet.js';
import { systemClock } from '../clock.js';
import type { Snapshot } from '../contract/snapshot.js';
import type { Database } from '../db/database.js';
import { cancelRace } from '../evening/cancel-race.js';
import { recordEvent } from '../events/record-event.js';
import { readSnapshot } from '../events/snapshot.js';
import { createLog } from '../log.js';
import { submitLap } from '../racing/laps/submit-lap.js';
import type { ChannelMessage, Publisher } from './publisher.js';
import { createRelay } from './relay.js';

const names = ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Flo'] as const;
const rounds = 4;

/** Channels as a list of what it was sent, in order. */
function startRelay(db: Database): readonly ChannelMessage[] {
  const taken: ChannelMessage[] = [];
  const publisher: Publisher = {
    async publish(messages) {
      taken.push(...messages);
      return { kind: 'published' };
    },
    check: () => Promise.resolve({ kind: 'published' }),
    close: () => undefined,
  };
  const relay = createRelay({
    db,
    publisher,
    clock: systemClock,
    log: createLog('silent'),
    pollMs: 2,
  });
  onTestFinished(() => relay.stop());
  relay.start();
  return taken;
}

async function load(db: Database, partyId: string): Promise<Snapshot> {
  const state = await readSnapshot(db, partyId);
  const snapshot = { ...state, build: 'b', channels: { kind: 'embedded', key: 'k' }, join: null };
  if (!isSnapshot(snapshot)) throw new Error('not what was promised');
  return snapshot;
}

/** What a page shows that loaded the snapshot and then heard every message. */
function follow(start: Snapshot, messages: readonly ChannelMessage[]): OverlayState {
  return messages.reduce<OverlayState>((state, { name, data }) => {
    const item = parseMessage(name, JSON.parse(data));
    if (item === null || item.sequence <= start.sequence) return state;
    const after = item.event && applyEvent(state, item.event);
    if (!after) throw new Error(`${name} did not lead on`);
    return after;
  }, fromSnapshot(start));
}

async function openRace(db: Database) {
  const clock = tickingClock();
  const { party, guests } = await createParty(db, names, clock);
  const lap = {
    party,
    racerId: guests.Ann.id,
    submittedBy: guests.Ann.id,
    timeMs: 80_000,
    interactionId: freshId(),
  };
  const { race } = await submitLap(db, lap, clock);
  return { clock, party, guests, race };
}

test('bets of many guests at once: what a page heard is what a fresh page loads', async () => {
  const { db, close } = await createTestDatabase();
  onTestFinished(close);
  const { clock, party, guests, race } = await openRace(db);
  const start = await load(db, party.id);
  const messages = startRelay(db);
  const bet = async (
    bettor: (typeof names)[number],
    target: (typeof names)[number],
    amountText: string,
  ) => {
    const people = { bettorId: guests[bettor].id, targetId: guests[target].id };
    return placeBet(db, { party, ...people, amountText, interactionId: freshId() }, clock);
  };
  const bets = names.flatMap((name, index) =>
    Array.from({ length: rounds }, (_, round) =>
      bet(name, names[(index + round) % 3] ?? 'Ann', String(10 + index + round)),
    ),
  );
  const withdrawn = ['Ann', 'Ben', 'Cleo'].map(async (_, index) => {
    const placed = await bet(names[index] ?? 'Ann', 'Flo', '50');
    await withdrawBet(db, { party, betId: placed.bet.id, triggeredBy: placed.target.id }, clock);
  });
  await Promise.all([...bets, ...withdrawn]);
  await vi.waitFor(
    () =>
      expect(messages.filter(({ name }) => name.startsWith('bet-'))).toHaveLength(rounds * 6 + 6),
    patienceMs,
  );
  const fresh = fromSnapshot(await load(db, party.id));
  expect(follow(start, messages)).toEqual(fresh);
  expect(fresh.races[0]?.bets).toMatchObject({
    pot: 336,
    backing: expect.arrayContaining([expect.objectContaining({ bets: 6 })]),
  });
  expect(fresh.races[0]?.bets.latest).toHaveLength(4);

  await cancelRace(db, { party, gameId: race.id, triggeredBy: guests.Ann.id }, clock);
  await vi.waitFor(() => expect(messages.at(-1)?.name).toBe('race-cancelled'), patienceMs);
  expect(follow(start, messages)).toEqual(fromSnapshot(await load(db, party.id)));
});

test('an event of a round brings its public state as it is when the event goes out, and its row keeps no more than was written', async () => {
  const { db, close } = await createTestDatabase();
  onTestFinished(close);
  const { party, guests } = await openRace(db);
  const start = await load(db, party.id);
  const [game] = await db.sql<{ id: string }[]>`
    insert into party_games (party_id, title, type) values (${party.id}, 'Words', 'IMPOSTER') returning id`;
  const [round] = await db.sql<{ id: string }[]>`
    insert into party_imposter_rounds (party_id, game_id, status, imposter_id, secret_word, imposter_hint, round, interaction_id, speaker_turn)
    values (${party.id}, ${game?.id ?? ''}, 'ACTIVE', ${guests.Ann.id}, 'CANARY', 'CANARY', 1, 'r', 2) returning id`;
  const roundId = round?.id ?? '';
  for (const [index, name] of (['Ann', 'Ben', 'Cleo'] as const).entries()) {
    await db.sql`insert into party_imposter_players (round_id, party_id, user_id, role, turn)
      values (${roundId}, ${party.id}, ${guests[name].id}, ${index === 0 ? 'IMPOSTER' : 'CIVILIAN'}, ${index + 1})`;
  }
  const told = {
    status: 'ACTIVE',
    playerCount: 3,
    speaker: null,
    phaseEndsAt: null,
    votesCast: 0,
    votesNeeded: 0,
  } as const;
  const payload = { roundId, round: 1, ...told, timestamp: new Date().toISOString() };
  await db.orm.transaction((tx) =>
    recordEvent(tx, { partyId: party.id, type: 'round-updated', payload }),
  );
  const messages = startRelay(db);
  await vi.waitFor(() => expect(messages.at(-1)?.name).toBe('round-updated'), patienceMs);
  const after = follow(start, messages);
  expect(after.round).toMatchObject({
    speaker: { name: 'Ben' },
    players: [{ name: 'Ann' }, { name: 'Ben' }, { name: 'Cleo' }],
  });
  expect(after).toEqual(fromSnapshot(await load(db, party.id)));
  expect(JSON.stringify(messages)).not.toMatch(/CANARY|IMPOSTER/);
  const rows = await db.sql<
    { data: unknown }[]
  >`select data from party_events where event_type = 'round-updated'`;
  expect(rows.map(({ data }) => data)).toEqual([payload]);
});
