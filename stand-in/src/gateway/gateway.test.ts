import { createInflate } from 'node:zlib';
import { Client, Events, GatewayIntentBits, type Interaction } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { patienceMs } from '../testing/patience.js';
import { openStage, type Stage } from '../testing/stage.js';
import { stageWorld } from '../testing/world.js';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage({ heartbeatMs: 300 });
});

afterEach(() => stage.close());

const commands = [{ name: 'ping', description: 'Answers' }];

async function answer(interaction: Interaction): Promise<unknown> {
  return interaction.isChatInputCommand() ? interaction.reply('pong') : undefined;
}

async function isConnected(): Promise<boolean> {
  const { body } = await stage.api.raw('GET', 'status');
  return (body as { botConnected: boolean }).botConnected;
}

describe('a connected client', () => {
  it('resumes after its socket was cut, and gets what was sent meanwhile', async () => {
    const client = await stage.bot({ commands, onInteraction: answer });
    const events: string[] = [];
    client.on(Events.ShardResume, (_id, replayed) => events.push(`resumed ${replayed}`));
    client.on(Events.ShardReady, () => events.push('ready'));
    stage.standIn.strike({ fault: 'gateway-drop', how: 'cut' });
    expect(await isConnected()).toBe(false);
    const outcome = await stage.api.command('Ava', '/ping');
    expect(outcome).toMatchObject({ messages: [{ content: 'pong' }] });
    expect(events).toEqual([expect.stringMatching(/^resumed [1-9]/)]);
  });

  it('resumes when it is asked to reconnect (op 7)', async () => {
    const client = await stage.bot({ commands, onInteraction: answer });
    const resumed = new Promise((done) => client.once(Events.ShardResume, done));
    stage.standIn.strike({ fault: 'gateway-drop', how: 'reconnect' });
    await resumed;
    expect((await stage.api.command('Ava', '/ping')).messages).toMatchObject([{ content: 'pong' }]);
  });

  it('resumes after op 9 with true', async () => {
    const client = await stage.bot({ commands, onInteraction: answer });
    const resumed = new Promise((done) => client.once(Events.ShardResume, done));
    stage.standIn.strike({ fault: 'gateway-drop', how: 'invalidate-resumable' });
    await resumed;
  });

  it('identifies anew after op 9 with false', async () => {
    const client = await stage.bot({ commands, onInteraction: answer });
    const ready = new Promise((done) => client.once(Events.ShardReady, done));
    stage.standIn.strike({ fault: 'gateway-drop', how: 'invalidate' });
    await ready;
    expect((await stage.api.command('Ava', '/ping')).messages).toMatchObject([{ content: 'pong' }]);
  });

  it('notices a connection that went dead, and resumes', async () => {
    const client = await stage.bot({ commands, onInteraction: answer });
    const resumed = new Promise((done) => client.once(Events.ShardResume, done));
    stage.standIn.strike({ fault: 'gateway-drop', how: 'freeze' });
    await resumed;
    expect((await stage.api.command('Ava', '/ping')).messages).toMatchObject([{ content: 'pong' }]);
  });

  it('ends its session by closing cleanly: what is sent after that is lost', async () => {
    const client = await stage.bot({ commands, onInteraction: answer });
    await client.destroy();
    await vi.waitFor(async () => expect(await isConnected()).toBe(false), patienceMs);
    expect(await stage.api.command('Ava', '/ping')).toMatchObject({ timedOut: true });
  });

  it('is told of servers that come and go', async () => {
    const client = await stage.bot({ commands, onInteraction: answer });
    await stage.api.raw('POST', 'people', { name: 'Zoe', guild: 'Other' });
    await vi.waitFor(
      () => expect([...client.guilds.cache.values()].map((guild) => guild.name)).toContain('Other'),
      patienceMs,
    );
    await stage.api.raw('DELETE', 'guilds/Other');
    await vi.waitFor(
      () =>
        expect([...client.guilds.cache.values()].map((guild) => guild.name)).not.toContain('Other'),
      patienceMs,
    );
  });

  it('gets messages only with the intents for them', async () => {
    const heard: string[] = [];
    for (const intents of [
      [GatewayIntentBits.Guilds],
      [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    ]) {
      const client = await stage.bot({ commands, onInteraction: answer }, { intents });
      client.on(Events.MessageCreate, (message) =>
        heard.push(`${intents.length}: ${message.author.displayName} "${message.content}"`),
      );
    }
    await stage.api.raw('POST', 'messages', { as: 'Ava', content: 'hello' });
    await vi.waitFor(() => expect(heard).toEqual(['2: Ava ""']), patienceMs);
  });
});

describe('privileged intents that are switched on', () => {
  it('carry message content, and the author as a member', async () => {
    const open = await openStage({
      world: { ...stageWorld, bot: { name: 'Stage Bot', privilegedIntents: ['MessageContent'] } },
    });
    const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
    const intents = [Guilds, GuildMessages, MessageContent];
    const client = await open.bot({}, { intents });
    expect((await client.application.fetch()).flags.toArray()).toEqual([
      'GatewayMessageContentLimited',
    ]);
    const heard = new Promise((done) =>
      client.once(Events.MessageCreate, ({ content, member }) =>
        done([content, member?.displayName]),
      ),
    );
    await open.api.raw('POST', 'messages', { as: 'Ava', content: '!help' });
    expect(await heard).toEqual(['!help', 'Ava']);
    await open.close();
  });
});

describe('the close codes', () => {
  /** A socket that has been greeted. */
  async function connect(
    query = '?v=10&encoding=json',
  ): Promise<{ socket: WebSocket; code: Promise<number> }> {
    const socket = new WebSocket(`${stage.origin.replace('http', 'ws')}/gateway${query}`);
    const code = new Promise<number>((done) => socket.once('close', done));
    await new Promise((done) => socket.once('message', done).once('close', done));
    return { socket, code };
  }

  const identify = (more: object = {}) => ({
    op: 2,
    d: {
      token: stage.standIn.token,
      intents: 1,
      properties: { os: 'linux', browser: 'x', device: 'x' },
      ...more,
    },
  });

  it.each<[number, string, () => unknown]>([
    [4001, 'an unknown opcode', () => ({ op: 99, d: null })],
    [4002, 'a frame that is no JSON', () => 'hello'],
    [4002, 'a frame over 4096 bytes', () => ({ op: 1, d: 'x'.repeat(5000) })],
    [4003, 'anything before identifying', () => ({ op: 3, d: {} })],
    [4004, 'a wrong token', () => identify({ token: 'wrong' })],
    [4010, 'a shard out of range', () => identify({ shard: [2, 2] })],
    [4013, 'intents that do not exist', () => identify({ intents: 1 << 30 })],
    [4013, 'no intents', () => identify({ intents: undefined })],
    [4014, 'privileged intents', () => identify({ intents: 1 | (1 << 1) })],
  ])('%i for %s', async (expected, _what, payload) => {
    const { socket, code } = await connect();
    const frame = payload();
    socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
    expect(await code).toBe(expected);
  });

  it('4005 for identifying twice', async () => {
    const { socket, code } = await connect();
    socket.send(JSON.stringify(identify()));
    socket.send(JSON.stringify(identify()));
    expect(await code).toBe(4005);
  });

  it('4007 for resuming from a future event', async () => {
    const first = await connect();
    const ready = new Promise<string>((done) =>
      first.socket.once('message', (data) => done(String(data))),
    );
    first.socket.send(JSON.stringify(identify()));
    const session = JSON.parse(await ready) as { d: { session_id: string } };
    const second = await connect();
    second.socket.send(
      JSON.stringify({
        op: 6,
        d: { token: stage.standIn.token, session_id: session.d.session_id, seq: 999 },
      }),
    );
    expect(await second.code).toBe(4007);
  });

  it('4008 for more than 120 payloads a minute', async () => {
    const { socket, code } = await connect();
    for (let count = 0; count < 130; count += 1) socket.send(JSON.stringify({ op: 1, d: null }));
    expect(await code).toBe(4008);
  });

  it('4009 for missed heartbeats', async () => {
    const { code } = await connect();
    expect(await code).toBe(4009);
  });

  it('4012 for an unknown version', async () => {
    const { code } = await connect('?v=5&encoding=json');
    expect(await code).toBe(4012);
  });

  it('sends the same by zlib-stream where asked for', async () => {
    const socket = new WebSocket(
      `${stage.origin.replace('http', 'ws')}/gateway/?v=10&encoding=json&compress=zlib-stream`,
    );
    const inflate = createInflate();
    socket.on('message', (data: Buffer) => inflate.write(data));
    const hello = await new Promise((done) =>
      inflate.once('data', (chunk: Buffer) => done(JSON.parse(chunk.toString()))),
    );
    expect(hello).toMatchObject({ op: 10, d: { heartbeat_interval: 300 } });
    socket.terminate();
  });

  it.each([
    ['lost', (socket: WebSocket) => socket.terminate(), { op: 0, t: 'RESUMED' }],
    ['closed cleanly', (socket: WebSocket) => socket.close(1000), { op: 9, d: false }],
  ])('answers a resume after the connection was %s', async (_how, end, expected) => {
    const first = await connect();
    const heard: { op: number; t: string; s: number; d: { session_id: string } }[] = [];
    first.socket.on('message', (data) => heard.push(JSON.parse(String(data))));
    first.socket.send(JSON.stringify(identify()));
    await vi.waitFor(
      () => expect(heard.map(({ t }) => t)).toEqual(['READY', 'GUILD_CREATE']),
      patienceMs,
    );
    end(first.socket);
    await first.code;
    await vi.waitFor(async () => expect(await isConnected()).toBe(false), patienceMs);
    const second = await connect();
    const reply = new Promise<string>((done) =>
      second.socket.once('message', (data) => done(String(data))),
    );
    second.socket.send(
      JSON.stringify({
        op: 6,
        d: { token: stage.standIn.token, session_id: heard[0]?.d.session_id, seq: 2 },
      }),
    );
    expect(JSON.parse(await reply)).toMatchObject(expected);
    second.socket.terminate();
  });

  it('answers a resume of an unknown session by op 9', async () => {
    const { socket } = await connect();
    const reply = new Promise<string>((done) =>
      socket.once('message', (data) => done(String(data))),
    );
    socket.send(
      JSON.stringify({ op: 6, d: { token: stage.standIn.token, session_id: 'gone', seq: 1 } }),
    );
    expect(JSON.parse(await reply)).toMatchObject({ op: 9, d: false });
    socket.terminate();
  });
});

it('refuses a wrong token at login', async () => {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: `${stage.origin}/api` },
  });
  await expect(client.login('wrong.token.here')).rejects.toThrow();
});
