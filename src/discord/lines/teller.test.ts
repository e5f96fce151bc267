import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { createTestClock, type TestClock } from '../../../tests/support/imposter-party.js';
import { createParty, freshId, untilWaiting } from '../../../tests/support/party.js';
import { type PostFault, ScriptedChannel } from '../../../tests/support/scripted-channel.js';
import { settleRace } from '../../betting/settle-race.js';
import { markShown, readChannelsOwed } from '../../events/tell-lines.js';
import { changeSettings } from '../../party/settings.js';
import { submitLap } from '../../racing/laps/submit-lap.js';
import { voidLap } from '../../racing/laps/void-lap.js';
import { lockRace } from '../../racing/lock-race.js';
import { openRace } from '../../racing/open-race.js';
import { createAnswerRest } from '../gateway/client.js';
import type { MessageBody } from '../kernel/command.js';
import { renderPodium } from '../podium/render-podium.js';
import { createLineApi } from './line-api.js';
import { type FollowUp, type TellDeps, tellLines, tellTiming } from './teller.js';

const channelId = '1300000000000000000';
const second = 1_000;
const minute = 60 * second;

let database: TestDatabase;
let clock: TestClock;
let channel: ScriptedChannel;
let deps: TellDeps;
let logged: unknown[];

beforeEach(async () => {
  [database, channel] = await Promise.all([createTestDatabase(), new ScriptedChannel().listen()]);
  clock = createTestClock();
  channel.now = () => clock.now();
  logged = [];
  const note = (...said: unknown[]) => void logged.push(said.at(-1));
  const rest = createAnswerRest({ apiUrl: channel.url }).setToken('token');
  deps = {
    db: database.db,
    clock,
    log: { debug: note, info: note, warn: note, error: note },
    api: createLineApi(rest, () => ScriptedChannel.botId),
    renderPodium,
    timing: { ...tellTiming, tryMs: 200, backoffMs: 1 },
  };
});
afterEach(async () => {
  channel.close();
  await database.close();
});

/** A race in which Ada drives; nobody was told that it is open. */
async function startRace(lapRule: 'self' | 'confirmed' = 'self') {
  const { party, guests } = await createParty(database.db, ['Ada'], clock);
  const { id: partyId } = party;
  await changeSettings(
    database.db,
    { partyId, changes: { lapLines: 'all' }, changedBy: null },
    clock,
  );
  const about = { title: 'Spa', channelId, triggeredBy: null, interactionId: freshId() };
  await openRace(database.db, { party, ...about, lock: 'manual', lapRule }, clock);
  const drive = (timeMs: number) =>
    submitLap(
      database.db,
      {
        ...{ party, racerId: guests.Ada.id, submittedBy: guests.Ada.id, timeMs },
        ...{ interactionId: freshId(), tellIn: { channelId } },
      },
      clock,
    );
  return { party, guests, drive };
}

function tell(followUp: FollowUp | null = null): Promise<Date | null> {
  return tellLines(deps, channelId, followUp);
}

/** A race that Ada has won, paid out; all are owed its result. */
async function settleWon(): Promise<void> {
  const { party, drive } = await startRace();
  const { race } = await drive(90_000);
  await tell();
  clock.advance(minute);
  const gameId = race.id;
  await lockRace(database.db, { party, gameId, triggeredBy: null }, clock);
  const by = { settledBy: null, interactionId: freshId(), tellIn: { channelId } };
  const { boardVersion } = race;
  const paid = await settleRace(database.db, { party, gameId, boardVersion, ...by }, clock);
  expect(paid.outcome).toBe('paid');
}

const first = '**Ada** takes the lead of Spa with **1:30.000**.';
const faster = '**Ada** stays ahead in Spa, now with **1:20.000**.';

describe('a public line', () => {
  it.each<readonly PostFault[]>([
    [500, 500, 500, 500],
    [404],
    [429],
    ['page'],
    ['reset'],
    ['stalled'],
    ['lost'],
    ['silent'],
    ['lost', 500, 'silent', 500],
  ])('is told once where posting it meets %s %s %s %s', async (...faults) => {
    const { drive } = await startRace();
    await drive(90_000);
    channel.faults.push(...faults);
    expect(await tell()).toBeNull();
    expect(channel.contents).toEqual([first]);
    clock.advance(minute);
    expect(await tell()).toBeNull();
    expect(channel.contents).toEqual([first]);
  });

  it('is told once by five processes at once', async () => {
    const { drive } = await startRace();
    await drive(90_000);
    const connection = await database.db.sql.reserve();
    await connection`begin`;
    await connection`select from public_lines for update`;
    const tellers = Promise.all(Array.from({ length: 5 }, () => tell()));
    await untilWaiting(database.db, 5);
    await connection`rollback`;
    connection.release();
    await tellers;
    expect(channel.contents).toEqual([first]);
    expect(channel.requests).toEqual(['POST']);
  });

  it('is told later by another process where the first died over it', async () => {
    const { drive } = await startRace();
    await drive(90_000);
    const dying = { ...deps.api, post: () => new Promise<never>(() => undefined) };
    void tellLines({ ...deps, api: dying }, channelId, null);
    while ((await readChannelsOwed(database.db, clock.now())).length > 0);
    expect(await tell()).not.toBeNull();
    expect(channel.contents).toEqual([]);
    clock.advance(31 * second);
    expect(await readChannelsOwed(database.db, clock.now())).toEqual([channelId]);
    await tell();
    expect(channel.contents).toEqual([first]);
  });

  it('is not told again after a whole turn whose answers were lost', async () => {
    const { drive } = await startRace();
    await drive(90_000);
    channel.faults.push('lost', ...Array.from({ length: 7 }, () => 500 as const));
    const next = await tell();
    expect(channel.contents).toEqual([first]);
    clock.advance((next?.getTime() ?? 0) - clock.now().getTime());
    await tell();
    expect(channel.contents).toEqual([first]);
  });

  it.each(['says the same', 'says something else by now'])(
    'is looked for in the channel once Discord has forgotten it, also where it %s',
    async (what) => {
      const { drive, guests } = await startRace();
      await drive(90_000);
      channel.faults.push('lost', ...Array.from({ length: 7 }, () => 500 as const));
      await tell();
      channel.forgetNonces();
      clock.advance(2 * minute);
      if (what !== 'says the same')
        await database.db.sql`update party_users set name = 'Eve' where id = ${guests.Ada.id}`;
      await tell();
      expect(channel.requests.at(-1)).toBe('GET');
      clock.advance(minute);
      await tell();
      expect(channel.contents).toEqual([first]);
    },
  );

  it('is sent after the look where it is not there', async () => {
    const { drive } = await startRace();
    await drive(90_000);
    channel.faults.push(...Array.from({ length: 8 }, () => 500 as const));
    await tell();
    expect(channel.contents).toEqual([]);
    clock.advance(2 * minute);
    await tell();
    expect(channel.contents).toEqual([first]);
  });

  it('is dropped after a quarter of an hour, with a line in the log', async () => {
    const { drive } = await startRace();
    await drive(90_000);
    clock.advance(15 * minute);
    expect(await tell()).toBeNull();
    expect(channel.requests).toEqual([]);
    expect(logged).toEqual(['a public line could not be told in time; dropped']);
    expect(await readChannelsOwed(database.db, clock.now())).toEqual([]);
  });

  it('is not told where it is not true any more', async () => {
    const { party, drive } = await startRace();
    await drive(90_000);
    await drive(95_000);
    const [lap] = await database.db.sql<[{ id: string }]>`select id from sim_race_laps order by id`;
    const input = { party, lapId: Number(lap.id), reason: 'cut', triggeredBy: null };
    await voidLap(database.db, { ...input, tellIn: { channelId } }, clock);
    await tell();
    expect(channel.contents).toEqual([
      expect.stringMatching(/^[^\n]*1:35\.000[^\n]*\n[^\n]*1:30\.000[^\n]*cut/),
    ]);
  });

  it('is left to an answer that all see, and told apart only where that does not come', async () => {
    const { party } = await startRace();
    const tellIn = { channelId, afterMs: 15 * second };
    const [shown] = await Promise.all(
      ['Monza', 'Imola'].map((title) => {
        const about = { title, channelId, triggeredBy: null, interactionId: freshId() };
        return openRace(database.db, { party, ...about, tellIn }, clock);
      }),
    );
    const key = { kind: 'race-opened', subject: shown?.race.id ?? '' } as const;
    await markShown(database.db, key, '1', clock.now());
    clock.advance(2 * second);
    expect(await tell()).toEqual(new Date(clock.now().getTime() + 13 * second));
    expect(channel.requests).toEqual([]);
    clock.advance(13 * second);
    expect(await tell()).toBeNull();
    expect(channel.contents).toEqual([
      expect.stringMatching(/^\*\*Imola\*\* is open.*first lap\.$/s),
    ]);
  });
});

describe('lines in one channel', () => {
  it('that are due together are one message, and the next comes a second later', async () => {
    const { drive } = await startRace();
    await drive(90_000);
    await drive(80_000);
    expect(await tell()).toBeNull();
    expect(channel.contents).toEqual([expect.stringContaining('\n')]);
    await drive(95_000);
    clock.advance(999);
    expect(await tell()).toEqual(new Date(clock.now().getTime() + 1));
    expect(channel.shown).toHaveLength(1);
    clock.advance(1);
    expect(await tell()).toBeNull();
    expect(channel.shown).toHaveLength(2);
  });

  it('of one lap stand in the order in which one tells of it', async () => {
    const { party, guests } = await createParty(database.db, ['Ada'], clock);
    const about = { channelId, triggeredBy: null, tellIn: { channelId } };
    const opening = { party, ...about, title: 'Spa', interactionId: freshId(), lock: 'first-lap' };
    await openRace(database.db, opening, clock);
    const lap = { submittedBy: guests.Ada.id, timeMs: 90_000, interactionId: freshId() };
    await submitLap(database.db, { party, ...about, racerId: guests.Ada.id, ...lap }, clock);
    await tell();
    expect(channel.contents).toEqual([
      expect.stringMatching(/Spa\*\* is open.*takes the lead.*A lap has been driven/s),
    ]);
  });

  it('go out in order, each once, in as many messages as it takes', async () => {
    const { drive } = await startRace();
    for (let lap = 0; lap < 60; lap += 1) await drive(90_000 - lap);
    for (let next = await tell(); next !== null; next = await tell())
      clock.advance(next.getTime() - clock.now().getTime());
    const lines = channel.contents.flatMap((content) => content.split('\n'));
    const times = lines.map((line) => line.match(/\d:\d\d\.\d{3}/)?.[0] ?? '');
    expect(times).toHaveLength(60);
    expect(times).toEqual([...times].sort().reverse());
    expect(channel.shown.length).toBeLessThan(10);
    for (const content of channel.contents) expect(content.length).toBeLessThanOrEqual(2_000);
  });

  it('wait behind one that could not be told, so that none overtakes it', async () => {
    const { drive } = await startRace();
    await drive(90_000);
    channel.faults.push(...Array.from({ length: 8 }, () => 500 as const));
    await tell();
    await drive(80_000);
    expect(await tell()).not.toBeNull();
    clock.advance(10 * second);
    await tell();
    clock.advance(second);
    await tell();
    expect(channel.contents).toEqual([first, faster]);
  });

  it('whose buttons decide something stand alone', async () => {
    const { drive } = await startRace('confirmed');
    await drive(90_000);
    await drive(80_000);
    await tell();
    clock.advance(second);
    await tell();
    expect(channel.shown.map(({ components }) => components.length)).toEqual([1, 1]);
    expect(channel.contents).toEqual([
      expect.stringContaining('1:30.000'),
      expect.stringContaining('1:20.000'),
    ]);
  });
});

describe('a channel that is closed to the bot', () => {
  it('is told by the one who acted there', async () => {
    const { drive } = await startRace();
    await drive(90_000);
    channel.faults.push('closed');
    const said: MessageBody[] = [];
    await tell(async (body) => {
      said.push(body);
      return { channelId, messageId: '7' };
    });
    expect(said.map(({ content }) => content)).toEqual([first]);
    clock.advance(minute);
    expect(await tell()).toBeNull();
    expect(channel.contents).toEqual([]);
  });

  it('is told once it is open again', async () => {
    const { drive } = await startRace();
    await drive(90_000);
    channel.faults.push('closed');
    await tell();
    expect(channel.requests).toEqual(['POST']);
    clock.advance(minute);
    await tell();
    expect(channel.contents).toEqual([first]);
  });
});

describe('the result of a race', () => {
  const result = expect.stringContaining('Spa is settled');
  const picture = {
    filename: 'podium.png',
    description: expect.stringContaining('1. Ada, 1:30.000'),
  };

  it('comes with a picture of the podium, whose alt text has the names', async () => {
    await settleWon();
    await tell();
    expect(channel.shown.at(-1)).toMatchObject({ content: result, attachments: [picture] });
  });

  it('is told without it where the bot may not attach files', async () => {
    await settleWon();
    channel.faults.push('closed');
    expect(await tell()).toBeNull();
    expect(channel.shown.at(-1)).toMatchObject({ content: result, attachments: [] });
  });

  it('is told without it where it cannot be drawn', async () => {
    await settleWon();
    deps = { ...deps, renderPodium: () => Promise.reject(new Error('no glyphs')) };
    expect(await tell()).toBeNull();
    expect(channel.shown.at(-1)).toMatchObject({ content: result, attachments: [] });
    expect(logged.join()).toContain('could not be drawn');
  });
});
