import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { createParty, freshId } from '../../../tests/support/party.js';
import { ScriptedDiscord } from '../../../tests/support/scripted-discord.js';
import { owing } from '../../party/owed-answers.js';
import { text } from '../../text/index.js';
import { createSeal } from '../../values/seal.js';
import { createAnswerRest } from '../gateway/client.js';
import { renderRefusal } from '../party/render-refusal.js';
import type { Command, Component, Services } from './command.js';
import type { Desk } from './desk.js';
import { createInteractionApi, messageLater, updateLater } from './interaction-api.js';
import type { Letter } from './letter.js';
import { createOwed, finishOwed } from './owed.js';
import { answerTiming } from './question.js';

const log = { debug() {}, info() {}, warn() {}, error() {} };
const token = 'a-token-that-nobody-may-read';
const interactionId = '1300000000000000000';

let bed: TestDatabase;
let discord: ScriptedDiscord;
let desk: Desk;
let now: Date;

beforeEach(async () => {
  bed = await createTestDatabase();
  await start();
});

afterEach(async () => {
  discord.close();
  await bed.close();
});

async function start(hasSource = false): Promise<void> {
  discord = await new ScriptedDiscord(hasSource).listen();
  now = new Date();
  const clock = { now: () => now };
  const seal = createSeal('the secret of an installation', 'owed answers');
  const faults = { isDatabaseAway: () => false, onDiskFull() {} };
  const services = {
    db: bed.db,
    clock,
    log,
    renderRefusal,
    seal,
    ...faults,
  } as unknown as Services;
  const execute = async () => ({ answer: { content: 'Your lap counts.' } });
  const command = { data: { name: 'lap' }, execute } as unknown as Command;
  const button: Component = { name: 'pay', version: 1, answers: 'update', execute };
  desk = {
    ...{ services, clock, log, renderRefusal, ...faults },
    api: createInteractionApi(createAnswerRest({ apiUrl: discord.url })),
    timing: { ...answerTiming, tryMs: 300, backoffMs: 1 },
    commands: new Map([['lap', command]]),
    components: new Map([['pay:1', button]]),
    modals: new Map(),
    afterwards: () => undefined,
  };
}

const lap: Letter['request'] = {
  kind: 'command',
  name: 'lap',
  options: { subcommand: null, values: {} },
};

/** A process defers its answer and dies. */
async function deferAndDie(request: Letter['request'] = lap, isDone = false): Promise<void> {
  const { party, guests } = await createParty(bed.db, ['Ava']);
  const who = { guildId: party.guildId, guildName: 'P', discordId: freshId(), displayName: 'Ava' };
  const letter: Letter = {
    who: { ...who, avatarUrl: null, mayManage: false, roles: [] },
    channelId: null,
    request,
  };
  const question = { id: interactionId, token, applicationId: '12', createdAt: now.getTime() };
  const first = discord.hasSource ? updateLater : messageLater;
  await desk.api.respond(question, first, AbortSignal.timeout(5_000));
  createOwed(desk, { ...question, updates: null }, letter).keep();
  await expect.poll(owed).toHaveLength(1);
  if (isDone)
    await bed.db.sql`
      insert into party_events (party_id, event_type, channel, data, triggered_by)
      values (${party.id}, 'user-renamed', 'party-lobby', jsonb_build_object('interactionId', ${interactionId}::text), ${guests.Ava.id})`;
}

function owed() {
  return bed.db.sql<{ sealed: string }[]>`select sealed from owed_answers`;
}

function later(ms: number = owing.leaseMs): Promise<void> {
  now = new Date(now.getTime() + ms);
  return finishOwed(desk);
}

describe('an answer that a kill has left on "thinking…"', () => {
  it('becomes what came of it where it was carried out', async () => {
    await deferAndDie(lap, true);
    await later();
    expect(discord.shown).toEqual([{ text: 'Your lap counts.', isPrivate: true }]);
    expect(await owed()).toEqual([]);
  });

  it('says that it did not happen where nothing tells of it, and does nothing', async () => {
    await deferAndDie();
    await later();
    expect(discord.shown).toEqual([{ text: text.common.restarted, isPrivate: true }]);
    expect(await owed()).toEqual([]);
  });

  it('changes the message whose button was pressed', async () => {
    discord.close();
    await start(true);
    const message = { channelId: '1', messageId: ScriptedDiscord.sourceId };
    await deferAndDie({ kind: 'component', customId: 'pay:1', values: [], message }, true);
    await later();
    expect(discord.shown).toEqual([{ text: 'Your lap counts.', isPrivate: false }]);
  });

  it('is left to whoever is at it', async () => {
    await deferAndDie();
    await later(owing.leaseMs - 1);
    expect(discord.shown).toEqual([{ text: 'thinking…', isPrivate: true }]);
    await Promise.all([later(1), finishOwed(desk)]);
    expect(discord.requests.filter((request) => request === 'edit')).toHaveLength(1);
  });

  it('is left alone where it was answered before the kill', async () => {
    await deferAndDie();
    await desk.api.editOriginal(
      { id: interactionId, token, applicationId: '12' },
      { content: 'Your wallet.' },
      AbortSignal.timeout(5_000),
    );
    await later();
    expect(discord.shown).toEqual([{ text: 'Your wallet.', isPrivate: true }]);
    expect(await owed()).toEqual([]);
  });

  it('is tried again where Discord fails', async () => {
    await deferAndDie();
    const { timing } = desk;
    desk = { ...desk, timing: { ...timing, wholeMs: 50, leastMs: 50 } };
    discord.faults.edit = Array.from({ length: 99 }, () => 500);
    discord.faults['follow-up'] = Array.from({ length: 99 }, () => 500);
    await later();
    expect(await owed()).toHaveLength(1);
    discord.faults.edit = [];
    desk = { ...desk, timing };
    await later();
    expect(discord.shown).toEqual([{ text: text.common.restarted, isPrivate: true }]);
  });

  it('is forgotten once Discord takes no answer any more', async () => {
    await deferAndDie();
    await later(owing.tokenMs);
    expect(await owed()).toEqual([]);
    expect(discord.requests).toEqual(['first 5']);
  });

  it('keeps its token from whoever reads the database', async () => {
    await deferAndDie();
    const [row] = await owed();
    expect(Buffer.from(row?.sealed ?? '', 'base64url').toString('latin1')).not.toContain(token);
    const seal = createSeal('another secret', 'owed answers');
    desk = { ...desk, services: { ...desk.services, seal } };
    await later();
    expect(await owed()).toEqual([]);
  });
});
