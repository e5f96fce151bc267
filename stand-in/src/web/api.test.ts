import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../testing/stage.js';
import { playTroupe, troupeCommands } from '../testing/troupe.js';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await stage.bot({ commands: troupeCommands, onInteraction: playTroupe });
});

afterAll(() => stage.close());

describe('people', () => {
  it('are a manager first, then the members, and the one with closed private messages last', async () => {
    const people = await stage.api.people();
    expect(people.map(({ manages, dms }) => `${manages ? 'manager' : 'member'} ${dms}`)).toEqual([
      'manager open',
      ...Array(6).fill('member open'),
      'member closed',
    ]);
    expect(Object.keys(people[0] ?? {}).sort()).toEqual([
      'dms',
      'helper',
      'id',
      'manager',
      'manages',
      'name',
      'roles',
    ]);
  });

  it('are added, changed and found by name, mention and id', async () => {
    const added = await stage.api.raw('POST', 'people', { name: 'Ann “the hill”', manager: true });
    expect(added).toMatchObject({
      status: 201,
      body: { name: 'Ann “the hill”', manager: true, dms: 'open' },
    });
    const { id } = added.body as { id: string };
    for (const name of ['Ann “the hill”', id, `<@${id}>`, 'ann “the HILL”']) {
      expect((await stage.api.raw('GET', `dms?as=${encodeURIComponent(name)}`)).status).toBe(200);
      expect((await stage.api.command('Ava', `/say text:x who:${name}`)).messages[0]?.content).toBe(
        `text=x who=${id} (Ann “the hill”)`,
      );
    }
    expect(
      (
        await stage.api.raw('PATCH', `people/${encodeURIComponent('Ann “the hill”')}`, {
          dms: 'closed',
        })
      ).body,
    ).toMatchObject({ dms: 'closed' });
  });

  it('who left cannot act there, but can be mentioned', async () => {
    const { body } = await stage.api.raw('POST', 'people', { name: 'Lou' });
    const { id } = body as { id: string };
    await stage.api.raw('PATCH', 'people/Lou', { present: false });
    expect((await stage.api.raw('POST', 'commands', { as: 'Lou', command: '/ping' })).status).toBe(
      404,
    );
    expect((await stage.api.command('Ava', `/say text:x who:<@${id}>`)).messages[0]?.content).toBe(
      `text=x who=${id}`,
    );
  });

  it.each([
    '@everyone',
    '__proto__',
    '<@1>',
    'x\u202ey',
    '\ud800',
    'a\0b',
    '=cmd|x',
    '<b>x</b>',
    'e\u0301'.repeat(400),
  ])('may be called %j', async (name) => {
    expect((await stage.api.raw('POST', 'people', { name })).status).toBe(201);
    expect((await stage.api.people()).filter((person) => person.name === name)).toHaveLength(1);
  });
});

describe('refusals', () => {
  it.each([
    [404, 'commands', { as: 'Nobody', command: '/ping' }, 'nobody called "Nobody"'],
    [404, 'commands', { as: 'Ava', command: '/ping', channel: 'attic' }, 'no channel "attic"'],
    [404, 'commands', { as: 'Ava', command: '/ping', guild: 'Nowhere' }, 'no server "Nowhere"'],
    [404, 'commands', { as: 'Ava', command: '/say text:x who:Nobody' }, 'nobody called "Nobody"'],
    [422, 'commands', { as: 'Ava', command: '/nope' }, 'no command /nope'],
    [422, 'commands', { as: 'Ava', command: '/say texxt:x' }, 'no option "texxt"'],
    [422, 'commands', { as: 'Ava', command: '/say' }, '/say needs text'],
    [
      422,
      'commands',
      { as: 'Ava', command: '/say text:x count:abc' },
      'count: "abc" is not a whole number',
    ],
    [422, 'commands', { as: 'Ava', command: '/say text:x count:11' }, 'count: at most 10'],
    [422, 'commands', { as: 'Ava', command: '/say text:x count:0' }, 'count: at least 1'],
    [
      422,
      'commands',
      { as: 'Ava', command: '/say text:x loud:perhaps' },
      'loud: "perhaps" is neither',
    ],
    [422, 'commands', { as: 'Ava', command: '/say text:x where:attic' }, 'no channel "attic"'],
    [422, 'commands', { as: 'Ava', command: '/say text:x role:King' }, 'no role "King"'],
    [
      422,
      'commands',
      { as: 'Ava', command: '/say text:x mood:Angry' },
      'mood: "Angry" is not offered',
    ],
    [422, 'commands', { as: 'Ava', command: `/say text:${'x'.repeat(201)}` }, 'text: at most 200'],
    [422, 'autocomplete', { as: 'Ava', command: '/say text:x', focus: 'nope' }, 'no option "nope"'],
    [
      422,
      'autocomplete',
      { as: 'Ava', command: '/say text:x', focus: 'count' },
      'has no completion',
    ],
    [404, 'components', { as: 'Ava', messageId: '1', customId: 'x' }, 'sees no message 1'],
    [404, 'modals', { as: 'Ava', interactionId: '1', fields: {} }, 'No form is open'],
    [400, 'commands', { as: 'Ava' }, 'command'],
    [400, 'commands', { as: 'Ava', command: '/ping', deliver: 0 }, 'deliver'],
    [400, 'people', { name: '   ' }, 'name'],
    [422, 'people', { name: 'Stage Bot' }, 'bot'],
  ])('%i for POST %s %j', async (status, path, body, sentence) => {
    const answer = await stage.api.raw('POST', path, body);
    expect(answer).toMatchObject({ status, body: { error: expect.stringContaining(sentence) } });
  });

  it('give way to force: what a client would hold back reaches the bot', async () => {
    const { messages } = await stage.api.command(
      'Ava',
      `/say text:${'x'.repeat(201)} count:99 mood:Angry`,
      { force: true },
    );
    expect(messages[0]?.content).toBe(`text=${'x'.repeat(201)} count=99 mood=Angry`);
  });

  it('name an unknown route', async () => {
    expect(await stage.api.raw('GET', 'nothing')).toMatchObject({
      status: 404,
      body: { error: 'There is no GET /nothing here.' },
    });
  });
});

describe('the stream', () => {
  it('tells what changed for whom it concerns', async () => {
    const response = await fetch(`${stage.origin}/stand-in/api/stream?as=Ben`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let read = '';
    const next = async (text: string) => {
      while (!read.includes(text)) read += (await reader?.read())?.value ?? '';
    };
    await next(': open');
    await stage.api.command('Ava', '/first');
    await stage.api.command('Ava', '/ping');
    await next('{"type":"messages"}');
    await stage.api.raw('POST', 'people', { name: 'Vic' });
    await next('{"type":"people"}');
    expect(read).not.toContain('"dms"');
    await reader?.cancel();
  });
});

describe('who may speak to it', () => {
  /** A request with headers that fetch would not send. */
  function ask(path: string, headers: Record<string, string>, body?: string): Promise<number> {
    return new Promise((done, fail) => {
      const url = new URL(path, stage.origin);
      const sent = request(
        url,
        { method: body === undefined ? 'GET' : 'POST', headers },
        (response) => {
          response.resume().on('end', () => done(response.statusCode ?? 0));
        },
      );
      sent.on('error', fail).end(body);
    });
  }
  const json = { 'content-type': 'application/json' };
  const body = JSON.stringify({ as: 'Ava', command: '/ping' });

  it.each<[number, string, string, Record<string, string>, string?]>([
    [403, 'a name that was bent to us', '/stand-in/api/people', { host: 'evil.example' }],
    [403, 'the same for the bot’s side', '/api/v10/gateway', { host: 'evil.example' }],
    [403, 'the same for the page', '/stand-in/', { host: 'evil.example:80' }],
    [200, 'localhost', '/stand-in/api/people', { host: 'localhost:1' }],
    [
      403,
      'a form of another site',
      '/stand-in/api/commands',
      { ...json, origin: 'https://evil.example' },
      body,
    ],
    [403, 'a sandboxed page', '/stand-in/api/commands', { ...json, origin: 'null' }, body],
    [
      403,
      'a cross-site fetch',
      '/stand-in/api/commands',
      { ...json, 'sec-fetch-site': 'cross-site' },
      body,
    ],
    [415, 'a plain form', '/stand-in/api/commands', { 'content-type': 'text/plain' }, body],
    [200, 'its own page', '/stand-in/api/commands', json, body],
  ])('%i for %s', async (status, _who, path, headers, sent) => {
    expect(await ask(path, headers, sent)).toBe(status);
  });

  it('opens the page to the network where told, but never the bot’s side', async () => {
    const open = await openStage({ access: 'lan' });
    try {
      const url = (path: string) => new URL(path, open.origin).href;
      expect(await ask(url('/stand-in/api/people'), { host: '192.168.1.5:3000' })).toBe(200);
      expect(await ask(url('/api/v10/gateway'), { host: '192.168.1.5:3000' })).toBe(403);
    } finally {
      await open.close();
    }
  });

  it('says how to build a page that is not built', async () => {
    const response = await fetch(`${stage.origin}/stand-in/`);
    expect([response.status, await response.text()]).toEqual([
      404,
      'The page is not built yet. Run: npm run build',
    ]);
  });
});
