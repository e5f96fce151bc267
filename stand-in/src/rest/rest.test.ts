import type { Interaction } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type RestAnswer, type Stage } from '../testing/stage.js';

let stage: Stage;
let now = new Date();
let guild = '';
let channel = '';
let app = '';
/** Interactions that the bot got and did not answer by itself. */
const got: Interaction[] = [];

beforeAll(async () => {
  stage = await openStage({ now: () => now });
  await stage.bot({
    commands: [{ name: 'wait', description: 'x' }],
    async onInteraction(interaction) {
      got.push(interaction);
    },
  });
  const me = (await stage.rest('GET', '/users/@me')).body as { id: string };
  const [first] = (await stage.rest('GET', '/users/@me/guilds')).body as { id: string }[];
  app = me.id;
  guild = first?.id ?? '';
  const channels = (await stage.rest('GET', `/guilds/${guild}/channels`)).body as { id: string }[];
  channel = channels[0]?.id ?? '';
});

afterAll(() => stage.close());

function idOf({ body }: RestAnswer): string {
  return (body as { id: string }).id;
}

async function send(body: object, to = channel): Promise<RestAnswer> {
  return stage.rest('POST', `/channels/${to}/messages`, body);
}

describe('routes', () => {
  it.each([
    ['/users/@me', 200],
    ['/users/%40me', 200],
    ['/gateway', 200],
    ['/gateway/bot', 200],
    ['/applications/@me', 200],
    ['/nothing/here', 404],
    ['/guilds/1', 404],
    ['/channels/1', 404],
  ])('GET %s answers %i', async (path, status) => {
    expect((await stage.rest('GET', path)).status).toBe(status);
  });

  it.each([
    ['an answer', '/users/@me', 200],
    ['a refusal', '/guilds/1', 404],
    ['an unknown route', '/nothing/here', 404],
    ['a version that is over', '/../v6/users/@me', 400],
  ])('give %s the bare content type of Discord', async (_what, path, status) => {
    const headers = { authorization: `Bot ${stage.standIn.token}` };
    const response = await fetch(`${stage.origin}/api/v10${path}`, { headers });
    const read = (name: string) => response.headers.get(name);
    expect([response.status, read('content-type')]).toEqual([status, 'application/json']);
    expect([read('x-powered-by'), read('etag')]).toEqual([null, null]);
  });

  it('are the same without a version', async () => {
    const response = await fetch(`${stage.origin}/api/users/@me`, {
      headers: { authorization: `Bot ${stage.standIn.token}` },
    });
    expect(response.status).toBe(200);
  });

  it('need the bot token', async () => {
    for (const authorization of ['', 'Bot wrong', stage.standIn.token]) {
      const answer = await stage.rest('GET', '/users/@me', undefined, { authorization });
      expect(answer).toEqual({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
    }
  });

  it('answer an unknown path and bad JSON in Discord’s form', async () => {
    expect(await stage.rest('GET', '/nothing')).toEqual({
      status: 404,
      body: { message: '404: Not Found', code: 0 },
    });
    expect(await stage.rest('POST', `/channels/${channel}/messages`, '{')).toMatchObject({
      status: 400,
      body: { code: 50109 },
    });
  });
});

describe('messages', () => {
  it('with the same enforced nonce are one message', async () => {
    const first = await send({ content: 'a', nonce: 'n1', enforce_nonce: true });
    expect(idOf(await send({ content: 'a', nonce: 'n1', enforce_nonce: true }))).toBe(idOf(first));
    expect(idOf(await send({ content: 'a', nonce: 'n1' }))).not.toBe(idOf(first));
  });

  it('are listed newest first, after, before and around another', async () => {
    const ids: string[] = [];
    for (const content of ['1', '2', '3', '4', '5']) ids.push(idOf(await send({ content })));
    const list = async (query: string) => {
      const { body } = await stage.rest('GET', `/channels/${channel}/messages?${query}`);
      return (body as { content: string }[]).map((message) => message.content).join('');
    };
    expect(await list('limit=3')).toBe('543');
    expect(await list(`after=${ids[1]}&limit=2`)).toBe('43');
    expect(await list(`before=${ids[3]}&limit=2`)).toBe('32');
    expect(await list(`around=${ids[2]}&limit=3`)).toBe('432');
    expect(await stage.rest('GET', `/channels/${channel}/messages?limit=101`)).toMatchObject({
      status: 400,
      body: { code: 50035 },
    });
  });

  it('keep on an edit what it leaves out', async () => {
    const sent = await send({ content: 'a', embeds: [{ title: 't' }] });
    const edited = await stage.rest('PATCH', `/channels/${channel}/messages/${idOf(sent)}`, {
      content: 'b',
    });
    expect(edited.body).toMatchObject({
      content: 'b',
      embeds: [{ title: 't' }],
      edited_timestamp: expect.any(String),
    });
    const emptied = await stage.rest('PATCH', `/channels/${channel}/messages/${idOf(sent)}`, {
      content: '',
      embeds: [],
    });
    expect(emptied).toMatchObject({ status: 400, body: { code: 50006 } });
  });

  it('turn to Components V2 only when the edit empties what they had', async () => {
    const path = `/channels/${channel}/messages/${idOf(await send({ content: 'old' }))}`;
    const v2 = { flags: 1 << 15, components: [{ type: 10, content: 'new' }] };
    expect((await stage.rest('PATCH', path, v2)).body).toMatchObject({
      code: 50035,
      errors: { content: {} },
    });
    expect((await stage.rest('PATCH', path, { ...v2, content: null })).body).toMatchObject({
      content: '',
      flags: 1 << 15,
    });
  });

  it('ping whom they may, and on an edit everybody unless it says otherwise', async () => {
    const [, ava] = await stage.api.people();
    const content = `<@${ava?.id}> @everyone`;
    const sent = await send({ content, allowed_mentions: { parse: [] } });
    expect(sent.body).toMatchObject({ mentions: [], mention_everyone: false });
    const edited = await stage.rest('PATCH', `/channels/${channel}/messages/${idOf(sent)}`, {
      content,
    });
    expect(edited.body).toMatchObject({ mentions: [{ id: ava?.id }], mention_everyone: true });
  });

  it('of others are neither edited nor deleted by the bot', async () => {
    const { body } = await stage.api.raw('POST', 'messages', { as: 'Ava', content: 'mine' });
    const path = `/channels/${channel}/messages/${(body as { id: string }).id}`;
    expect((await stage.rest('PATCH', path, { content: 'x' })).body).toMatchObject({ code: 50005 });
    expect((await stage.rest('DELETE', path)).body).toMatchObject({ code: 50013 });
  });

  it('that are gone are unknown', async () => {
    const path = `/channels/${channel}/messages/${idOf(await send({ content: 'x' }))}`;
    expect((await stage.rest('DELETE', path)).status).toBe(204);
    expect((await stage.rest('PATCH', path, { content: 'y' })).body).toMatchObject({ code: 10008 });
  });
});

describe('permissions', () => {
  it.each([
    [['SendMessages'], 'POST', 50013],
    [['ViewChannel'], 'POST', 50001],
    [['ViewChannel'], 'GET', 50001],
    [['EmbedLinks'], 'POST', 50013],
  ])('without %j a %s is refused', async (deny, method, code) => {
    await stage.api.raw('PATCH', 'channels/general', { deny });
    const channels = (await stage.rest('GET', `/guilds/${guild}/channels`)).body as {
      id: string;
      name: string;
    }[];
    const general = channels.find((candidate) => candidate.name === 'general')?.id;
    const answer = await stage.rest(
      method,
      `/channels/${general}/messages`,
      method === 'POST' ? { embeds: [{ title: 'x' }] } : undefined,
    );
    expect(answer).toMatchObject({ status: 403, body: { code } });
    await stage.api.raw('PATCH', 'channels/general', { deny: [] });
  });

  it('a deleted channel is unknown', async () => {
    await stage.api.raw('POST', 'people', { name: 'Kim', guild: 'Short' });
    const [info] = (await stage.api.raw('GET', 'channels?as=Kim')).body as { id: string }[];
    await stage.api.raw('DELETE', 'channels/lobby?guild=Short');
    expect((await send({ content: 'x' }, info?.id)).body).toMatchObject({ code: 10003 });
  });
});

describe('interaction tokens', () => {
  async function open(): Promise<Interaction> {
    got.length = 0;
    stage.api.command('Ava', '/wait').catch(() => undefined);
    await expect.poll(() => got.length).toBe(1);
    const [interaction] = got;
    if (!interaction) throw new Error('nothing came');
    return interaction;
  }

  const callback = ({ id, token }: Interaction, body: unknown, query = '') =>
    stage.rest('POST', `/interactions/${id}/${token}/callback${query}`, body);
  const hook = ({ token }: Interaction, rest = '') => `/webhooks/${app}/${token}${rest}`;

  it('answer with JSON where asked for, also behind ?&', async () => {
    for (const query of ['?with_response=true', '?&with_response=true']) {
      const interaction = await open();
      const answer = await callback(interaction, { type: 5, data: { flags: 64 } }, query);
      expect(answer).toMatchObject({
        status: 200,
        body: {
          interaction: {
            id: interaction.id,
            type: 2,
            response_message_loading: true,
            response_message_ephemeral: true,
          },
        },
      });
      await stage.rest('DELETE', hook(interaction, '/messages/%40original'));
    }
    const silent = await open();
    expect(await callback(silent, { type: 4, data: { content: 'x' } })).toEqual({
      status: 204,
      body: undefined,
    });
  });

  it('are unknown before the first answer and answered only once', async () => {
    const interaction = await open();
    expect((await stage.rest('POST', hook(interaction), { content: 'x' })).body).toMatchObject({
      code: 10015,
    });
    expect((await callback(interaction, { type: 4, data: { content: 'x' } })).status).toBe(204);
    expect(await callback(interaction, { type: 4, data: { content: 'x' } })).toMatchObject({
      status: 400,
      body: { code: 40060 },
    });
  });

  it.each([
    [{ type: 4, data: {} }, 50006],
    [{ type: 5, data: { flags: 64 | (1 << 15) } }, 50035],
    [{ type: 6 }, 50035],
    [{ type: 8, data: { choices: [] } }, 50035],
    [{ type: 9, data: { custom_id: 'x', title: 'x'.repeat(46), components: [] } }, 50035],
    [{ type: 99 }, 50035],
    [{}, 50035],
  ])('%j is refused and leaves the interaction open', async (body, code) => {
    const interaction = await open();
    expect((await callback(interaction, body)).body).toMatchObject({ code });
    expect((await callback(interaction, { type: 4, data: { content: 'x' } })).status).toBe(204);
  });

  it('of a private reply reach its message, the bot token does not', async () => {
    const interaction = await open();
    await callback(interaction, { type: 4, data: { content: 'secret', flags: 64 } });
    const original = await stage.rest('GET', hook(interaction, '/messages/@original'));
    expect(original.body).toMatchObject({ content: 'secret', flags: 64 });
    expect(
      (await stage.rest('GET', `/channels/${channel}/messages/${idOf(original)}`)).body,
    ).toMatchObject({ code: 10008 });
    const { body } = await stage.rest('GET', `/channels/${channel}/messages?limit=100`);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('end after fifteen minutes, and the first answer after three seconds', async () => {
    const answered = await open();
    await callback(answered, { type: 4, data: { content: 'x' } });
    const late = await open();
    now = new Date(now.getTime() + 3001);
    expect(await callback(late, { type: 4, data: { content: 'x' } })).toMatchObject({
      status: 404,
      body: { code: 10062 },
    });
    now = new Date(now.getTime() + 15 * 60_000);
    expect(
      await stage.rest('PATCH', hook(answered, '/messages/@original'), { content: 'y' }),
    ).toMatchObject({
      status: 401,
      body: { code: 50027 },
    });
  });

  it('that were never given out are unknown', async () => {
    const answer = await stage.rest('POST', '/interactions/1/forged/callback', {
      type: 4,
      data: { content: 'x' },
    });
    expect(answer).toMatchObject({ status: 404, body: { code: 10062 } });
    expect(
      (await stage.rest('POST', `/webhooks/${app}/forged`, { content: 'x' })).body,
    ).toMatchObject({ code: 50027 });
  });
});
