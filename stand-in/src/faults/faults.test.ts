import { Events } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { patienceMs } from '../testing/patience.js';
import { openStage, type Stage } from '../testing/stage.js';
import type { FaultInput } from './fault.js';
import { matchesRoute } from './route.js';

let stage: Stage;
let messages: string;

beforeAll(async () => {
  stage = await openStage();
  const { body } = await stage.api.raw('GET', 'channels?as=Ava');
  messages = `/channels/${(body as { id: string }[])[0]?.id}/messages`;
});

beforeEach(async () => {
  await stage.api.raw('DELETE', 'faults');
});

afterAll(() => stage.close());

async function order(fault: FaultInput): Promise<void> {
  expect((await stage.api.raw('POST', 'faults', fault)).status).toBe(201);
}

function request(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = {
    authorization: `Bot ${stage.standIn.token}`,
    'content-type': 'application/json',
  };
  return fetch(`${stage.origin}/api/v10${path}`, { headers, ...init });
}

function send(content: string, init: RequestInit = {}): Promise<Response> {
  return request(messages, { method: 'POST', body: JSON.stringify({ content }), ...init });
}

async function said(): Promise<readonly string[]> {
  return (await stage.api.messages('Ava')).map(({ content }) => content);
}

describe('faults of requests', () => {
  it('strike as often as they were ordered, on their route alone, before anything is done', async () => {
    await order({ fault: 'status', status: 503, route: 'POST /channels/:id/messages', count: 2 });
    expect((await send('first')).status).toBe(503);
    expect((await request('/gateway/bot')).status).toBe(200);
    expect(await (await send('second')).json()).toEqual({
      message: '503: Service Unavailable',
      code: 0,
    });
    expect((await send('third')).status).toBe(200);
    expect(await said()).toEqual(['third']);
  });

  it('answer 500 for what was accepted', async () => {
    await order({ fault: 'accepted-then-500', route: messages });
    expect((await send('kept')).status).toBe(500);
    expect(await said()).toContain('kept');
  });

  it('answer a page instead of JSON', async () => {
    await order({ fault: 'html' });
    const response = await send('lost in a page');
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=UTF-8',
    ]);
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/);
  });

  it('break the connection', async () => {
    await order({ fault: 'reset' });
    await expect(send('lost')).rejects.toThrow('fetch failed');
    expect(await said()).not.toContain('lost');
  });

  it('never answer what stalls, though it may have been accepted', async () => {
    await order({ fault: 'stall', accepted: true });
    const gone = new AbortController();
    const answer = send('stalled', { signal: gone.signal });
    await vi.waitFor(async () => expect(await said()).toContain('stalled'), patienceMs);
    gone.abort();
    await expect(answer).rejects.toThrow('aborted');
  });

  it('answer late', async () => {
    await order({ fault: 'stall', delayMs: 20 });
    expect((await send('late')).status).toBe(200);
  });

  it.each([true, false])('limit the rate as Discord does (for all routes: %s)', async (global) => {
    await order({ fault: 'rate-limit', retryAfter: 0.5, global });
    const response = await send('too fast');
    const get = (name: string) => response.headers.get(name);
    expect(response.status).toBe(429);
    expect([get('retry-after'), get('x-ratelimit-scope'), get('x-ratelimit-global')]).toEqual([
      '1',
      global ? 'global' : 'user',
      global ? 'true' : null,
    ]);
    expect(await response.json()).toEqual({
      message: 'You are being rate limited.',
      retry_after: 0.5,
      global,
    });
  });

  it('are listed with what is left of them, and taken back', async () => {
    await order({ fault: 'reset', count: 3 });
    await order({ fault: 'html', route: 'GET /users/@me' });
    const { body } = await stage.api.raw('GET', 'faults');
    expect(body).toMatchObject([
      { fault: 'reset', left: 3 },
      { fault: 'html', left: 1, route: 'GET /users/@me' },
    ]);
    const [first] = body as { id: string }[];
    expect((await stage.api.raw('DELETE', `faults/${first?.id}`)).status).toBe(204);
    expect((await stage.api.raw('DELETE', `faults/${first?.id}`)).status).toBe(404);
    expect((await request('/users/@me')).headers.get('content-type')).toMatch('text/html');
    expect((await stage.api.raw('GET', 'faults')).body).toEqual([]);
  });

  it.each([
    [{ fault: 'fire' }, 'Invalid'],
    [{ fault: 'status', status: 200 }, 'status'],
    [{ fault: 'reset', route: 'channels' }, 'begins with a method or a slash'],
    [{ fault: 'reset', count: 0 }, 'count'],
    [{ fault: 'gateway-drop', route: '/x' }, 'route'],
  ])('%j is refused with a sentence', async (fault, sentence) => {
    const answer = await stage.api.raw('POST', 'faults', fault);
    expect(answer).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining(sentence) },
    });
  });
});

describe('faults of the gateway', () => {
  it('drop a client as often as they were ordered, and the real one comes back each time', async () => {
    const second = await openStage();
    const client = await second.bot({});
    const resumed: number[] = [];
    client.on(Events.ShardResume, () => resumed.push(1));
    await second.api.raw('POST', 'faults', { fault: 'gateway-drop', count: 3 });
    await vi.waitFor(() => expect(resumed.length).toBeGreaterThanOrEqual(1), patienceMs);
    await vi.waitFor(
      async () =>
        expect((await second.api.raw('GET', 'status')).body).toMatchObject({ botConnected: true }),
      patienceMs,
    );
    expect((await second.api.raw('GET', 'faults')).body).toEqual([]);
    await second.close();
  });

  it('deliver an interaction more than once', async () => {
    const second = await openStage();
    let count = 0;
    await second.bot({
      commands: [{ name: 'ping', description: 'x' }],
      onInteraction: async (interaction) => {
        count += 1;
        if (interaction.isChatInputCommand()) await interaction.reply('pong');
      },
    });
    await second.api.raw('POST', 'faults', { fault: 'duplicate-delivery', times: 3 });
    expect((await second.api.command('Ava', '/ping')).messages).toHaveLength(1);
    expect(count).toBe(3);
    await second.api.command('Ava', '/ping');
    expect(count).toBe(4);
    await second.close();
  });
});

describe('a route', () => {
  it.each([
    [undefined, 'GET', '/x', true],
    ['/x', 'GET', '/x', true],
    ['GET /x', 'POST', '/x', false],
    ['POST /channels/:id/messages', 'POST', '/channels/1/messages', true],
    ['POST /channels/*/messages', 'POST', '/channels/1/messages/2', false],
    ['/channels/**', 'PATCH', '/channels/1/messages/2', true],
    ['/channels/**', 'PATCH', '/guilds/1', false],
  ])('%s means %s %s: %s', (route, method, path, expected) => {
    expect(matchesRoute(route, method, path)).toBe(expected);
  });
});
