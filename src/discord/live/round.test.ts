import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Channels, killAfterPosting } from '../../../tests/support/channels.js';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import {
  createTestClock,
  createTestParty,
  newSnowflake,
  type TestClock,
  type TestParty,
} from '../../../tests/support/imposter-party.js';
import { cancelRound } from '../../imposter/cancel-round.js';
import { dealWords } from '../../imposter/deal-words.js';
import { dealLobby, decideLobby } from '../../imposter/lobby.js';
import { noteClue } from '../../imposter/note-clue.js';
import { readRoundById } from '../../imposter/read-round.js';
import { revealRound } from '../../imposter/reveal-round.js';
import { startRound } from '../../imposter/start-round.js';
import { passTurn } from '../../imposter/talk.js';
import { castVote } from '../../imposter/vote/cast-vote.js';
import { openVote } from '../../imposter/vote/vote.js';
import { readDueParties, readKept } from '../../party/kept-messages.js';
import { numberEvents } from '../../realtime/relay-store.js';
import { keepMessage } from './keep-message.js';
import { type KeepDeps, keeping } from './keeping.js';
import { roundKind } from './round.js';

const here = '1200000000000000001';
const farAway = 10;

let database: TestDatabase;
let clock: TestClock;
let party: TestParty;
let channels: Channels;
let logged: unknown[];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clock = createTestClock();
  party = await createTestParty(database.db, 3, clock);
  channels = new Channels(clock);
  logged = [];
});

async function start(
  players: 'everyone' | 'lobby' = 'everyone',
  turnSeconds: number | null = null,
): Promise<string> {
  const input = {
    party,
    turnSeconds,
    startedBy: party.guests[0] ?? null,
    players,
    channelId: here,
    interactionId: newSnowflake(),
  };
  return (await startRound(database.db, input, { clock, randomInt: () => 0 })).round.id;
}

function depsOf(): KeepDeps & { readonly poster: Channels } {
  const note = (fields: unknown) => void logged.push(fields);
  const log = { debug: note, info: note, warn: note, error: note };
  return { db: database.db, clock, poster: channels, log };
}

const lookAt = (deps: KeepDeps, subject: string) =>
  keepMessage(deps, roundKind(deps), { kind: 'round', subject });

/** Looks at the round's message once the time for its next change has come. */
async function show(roundId: string): Promise<void> {
  clock.advance(1_000);
  await numberEvents(database.db.sql, party.id);
  await lookAt(depsOf(), roundId);
}

/** Has it shown by a process that is killed once it has posted; its claim runs out. */
async function showAndDie(roundId: string): Promise<void> {
  clock.advance(1_000);
  await killAfterPosting(depsOf(), (dead) => lookAt(dead, roundId));
  clock.advance(keeping.leaseMs);
}

const deal = (roundId: string) =>
  dealWords(
    database.db,
    { roundId, pair: { word: 'Marzipan', hint: 'Almond' }, source: 'bank' },
    clock,
  );
/** True where the sweep would have it looked at. */
async function isUnshown(): Promise<boolean> {
  await numberEvents(database.db.sql, party.id);
  return (await readDueParties(database.db, clock.now())).includes(party.id);
}
const open = (roundId: string) => openVote(database.db, { party, roundId, openedBy: null }, clock);
const next = (roundId: string, turn: number) =>
  passTurn(database.db, { party, roundId, turn, userId: null, isHost: true }, clock);

/** All messages in the order in which they were posted, as text. */
const texts = () => [...channels.messages.values()].map(({ body }) => JSON.stringify(body));

describe('the public message of a round', () => {
  it('is owed from the start on: a process killed before posting leaves it to the sweep, once', async () => {
    const roundId = await start();
    expect(await isUnshown()).toBe(true);
    await show(roundId);
    expect(await isUnshown()).toBe(false);
    await show(roundId);
    expect(texts()).toEqual([expect.stringContaining('Show my word')]);
  });

  it('calls each speaker whose time is limited by name, in a message of their own, and keeps what was said', async () => {
    const roundId = await start('everyone', 30);
    await show(roundId);
    await deal(roundId);
    await show(roundId);
    const view = await readRoundById(database.db, roundId);
    const [first, second] = [1, 2].map((at) => view?.players.find(({ turn }) => turn === at));
    const called = `<@${view?.speakerMention}>, you have the floor`;
    expect(channels.messages.size).toBe(2);
    expect(texts()[1]).toContain(called);
    expect([...channels.messages.values()][1]?.body.pings).toEqual([view?.speakerMention]);
    await noteClue(
      database.db,
      {
        ...{ party, roundId, userId: first?.userId ?? '', text: '<@&7> **sweet**' },
        interactionId: newSnowflake(),
      },
      clock,
    );
    await show(roundId);
    expect(channels.messages.size).toBe(3);
    expect(texts()[1]).toMatch(new RegExp(`${first?.name}.* said: [^"]*sweet`));
    expect(texts()[1]).not.toMatch(/[^\\]<@|pings/);
    await show(roundId);
    expect(channels.messages.size).toBe(3);
    for (const turn of [2, 3]) await next(roundId, turn);
    await show(roundId);
    expect(texts()[2]).toContain(`**${second?.name}** had the floor.`);
    expect(texts()[3]).toContain('Everybody has spoken');
    await open(roundId);
    await show(roundId);
    expect(texts()[4]).toMatch(new RegExp(`${first?.name}:\\*\\*[^"]*sweet`));
    expect(texts().slice(2).join()).not.toContain('pings');
  });

  it('is posted once where the process was killed between posting and writing that down, and shows what came since', async () => {
    const roundId = await start();
    await showAndDie(roundId);
    await deal(roundId);
    expect(await isUnshown()).toBe(true);
    await show(roundId);
    expect(texts()).toEqual([expect.stringContaining('has the floor')]);
    await open(roundId);
    await showAndDie(roundId);
    const [voterId = '', targetId = ''] = party.guests;
    const vote = { party, roundId, ballot: 1, voterId, targetId };
    await castVote(database.db, { ...vote, interactionId: newSnowflake() }, clock);
    await show(roundId);
    expect(texts()).toHaveLength(2);
    expect(texts()[1]).toContain('1 of 3');
  });

  it('follows a lobby name by name, and comes anew at the end of the channel when it is dealt', async () => {
    const roundId = await start('lobby');
    await show(roundId);
    for (const userId of party.guests.slice(1)) {
      await decideLobby(database.db, { party, roundId, userId, isIn: true }, clock);
      expect(await isUnshown()).toBe(true);
      await show(roundId);
    }
    expect(texts()).toEqual([expect.stringContaining('In (3)')]);
    expect(await isUnshown()).toBe(false);
    await dealLobby(database.db, { party, roundId, dealtBy: null }, { clock, randomInt: () => 0 });
    await show(roundId);
    await deal(roundId);
    await show(roundId);
    expect(texts()).toEqual([
      expect.stringContaining('goes on below'),
      expect.stringContaining('has the floor'),
    ]);
  });

  it('comes anew at the end of a busy channel, and where somebody deleted it', async () => {
    const roundId = await start();
    await deal(roundId);
    await show(roundId);
    channels.newer = farAway - 1;
    await next(roundId, 1);
    await show(roundId);
    expect(texts()).toHaveLength(1);
    channels.newer = farAway;
    await next(roundId, 2);
    await show(roundId);
    expect(texts()).toEqual([
      expect.stringContaining('goes on below'),
      expect.stringContaining('has the floor'),
    ]);
    channels.newer = 0;
    channels.messages.clear();
    await next(roundId, 3);
    await show(roundId);
    expect(texts()).toEqual([expect.stringContaining('Everybody has spoken')]);
  });

  it('shows each phase in the message there is where the bot may not post any more', async () => {
    const roundId = await start();
    await deal(roundId);
    await show(roundId);
    channels.send = async () => null;
    await open(roundId);
    await show(roundId);
    await revealRound(
      database.db,
      { party, revealedBy: null, interactionId: newSnowflake() },
      clock,
    );
    await show(roundId);
    expect(texts()).toEqual([expect.stringContaining('Nobody voted, so there are no prizes')]);
    expect(logged).toHaveLength(2);
    expect(await isUnshown()).toBe(false);
  });

  it('is left alone where the channel is closed, and tried again with the next phase', async () => {
    const roundId = await start();
    channels.closed.add(here);
    await show(roundId);
    expect(await readKept(database.db, { kind: 'round', subject: roundId })).toMatchObject({
      messageId: null,
      shown: expect.stringMatching(/^DEAL:./),
    });
    expect(await isUnshown()).toBe(false);
    channels.closed.clear();
    await cancelRound(
      database.db,
      { party, cancelledBy: null, interactionId: newSnowflake() },
      clock,
    );
    await show(roundId);
    expect(texts()).toEqual([expect.stringContaining('The round was cancelled')]);
  });

  it('goes to the channel for rounds where the party has one', async () => {
    const rounds = '1200000000000000002';
    await database.db.sql`update parties set round_channel_id = ${rounds} where id = ${party.id}`;
    const roundId = await start();
    await show(roundId);
    expect([...channels.messages.values()].map(({ channelId }) => channelId)).toEqual([rounds]);
  });
});
