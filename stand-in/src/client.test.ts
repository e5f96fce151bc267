import { type Client, DiscordAPIError, MessageFlags } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { patienceMs } from './testing/patience.js';
import { openStage, type Stage } from './testing/stage.js';
import { pixel, playTroupe, troupeCommands } from './testing/troupe.js';

let stage: Stage;
let client: Client<true>;

beforeAll(async () => {
  stage = await openStage();
  client = await stage.bot({ commands: troupeCommands, onInteraction: playTroupe });
});

afterAll(() => stage.close());

describe('the real client', () => {
  it('logs in and sees the server with its channels and roles', () => {
    const guild = client.guilds.cache.first();
    expect(guild?.name).toBe('The Stage');
    expect(guild?.channels.cache.map((channel) => channel.name)).toEqual(['lobby', 'general']);
    expect(guild?.members.me?.permissions.has('SendMessages')).toBe(true);
  });

  it('answers at once, and edits the message that it got back', async () => {
    const { messages, timedOut } = await stage.api.command('Ava', '/ping');
    expect(timedOut).toBeUndefined();
    expect(messages).toMatchObject([
      { content: 'pong, edited', ephemeral: false, cause: { by: 'Ava', command: 'ping' } },
    ]);
  });

  it('reads every kind of option', async () => {
    const command =
      '/say text:hello there count:3 loud:true who:Ben where:#general role:Manager ratio:1.5 mood:Happy';
    const { messages } = await stage.api.command('Ava', command);
    const [content] = messages.map((message) => message.content);
    expect(content).toMatch(
      /^text=hello there count=3 loud=true who=\d+ where=\d+ role=\d+ ratio=1\.5 mood=h \(Ben\)$/,
    );
  });

  it('shows the private answer first and the public follow-up after it', async () => {
    const { messages } = await stage.api.command('Ava', '/defer');
    expect(messages.map(({ content, ephemeral }) => [content, ephemeral])).toEqual([
      ['yours', true],
      ['for all', false],
    ]);
    expect(messages[0]?.embeds).toMatchObject([
      { title: 'Card', type: 'rich', fields: [{ name: 'a', value: 'b', inline: false }] },
    ]);
  });

  it('shows what is private to its person alone', async () => {
    const [own] = (await stage.api.command('Chloe', '/defer')).messages;
    const ids = async (as: string) => (await stage.api.messages(as)).map((message) => message.id);
    expect(await ids('Chloe')).toContain(own?.id);
    expect(await ids('Dev')).not.toContain(own?.id);
  });

  it('lets the first follow-up take over an unedited deferral, with who sees it', async () => {
    const { messages } = await stage.api.command('Ava', '/first');
    expect(messages).toMatchObject([{ content: 'takes over', ephemeral: true, thinking: false }]);
  });

  it('reads nested subcommands', async () => {
    const said = async (line: string) =>
      (await stage.api.command('Ava', line)).messages[0]?.content;
    expect(await said('/match open title:Cup: the final')).toBe('- open Cup: the final');
    expect(await said('/match admin void')).toBe('admin void');
  });

  it('completes an option', async () => {
    expect(await stage.api.complete('Ava', '/say text:he', 'text')).toEqual([
      { name: 'he!', value: 'he!' },
      { name: 'he?', value: 'he?' },
    ]);
  });

  it('takes Components V2 on the edit of a deferral', async () => {
    const { messages } = await stage.api.command('Ava', '/v2');
    expect(messages[0]?.components).toMatchObject([
      { type: 17, components: [{ type: 10, content: '## Board' }] },
    ]);
  });

  it('keeps a file and serves it', async () => {
    const [message] = (await stage.api.command('Ava', '/file')).messages;
    const [attachment] = (message?.attachments ?? []) as {
      url: string;
      width: number;
      filename: string;
      description: string;
    }[];
    expect(attachment).toMatchObject({ filename: 'pixel.png', width: 1, description: 'one pixel' });
    expect(message?.embeds).toMatchObject([{ image: { url: attachment?.url } }]);
    const response = await fetch(attachment?.url ?? '');
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await response.arrayBuffer()).equals(pixel)).toBe(true);
  });
});

describe('components', () => {
  async function open(as: string): Promise<string> {
    return (await stage.api.command(as, '/parts')).messages[0]?.id ?? '';
  }

  it('updates the message of a button', async () => {
    const id = await open('Ava');
    const { messages } = await stage.api.press('Ben', id, 'update');
    expect(messages).toMatchObject([{ id, content: 'updated', components: [] }]);
  });

  it('waits for the edit that a deferred update announces', async () => {
    const id = await open('Ava');
    const { messages } = await stage.api.press('Ben', id, 'deferUpdate');
    expect(messages).toMatchObject([{ id, content: 'edited for Ben' }]);
  });

  it('answers a button privately', async () => {
    const { messages } = await stage.api.press('Ben', await open('Ava'), 'reply');
    expect(messages).toMatchObject([{ content: 'only you', ephemeral: true }]);
  });

  it('carries chosen values and people', async () => {
    const id = await open('Ava');
    expect(
      (await stage.api.press('Ben', id, 'pick', { values: ['1', '3'] })).messages,
    ).toMatchObject([{ content: 'picked 1+3' }]);
    expect(
      (await stage.api.press('Ben', id, 'person', { values: ['Chloe'] })).messages,
    ).toMatchObject([{ content: 'chose Chloe' }]);
  });

  it.each([
    ['an unknown button', 'nothing', {}, 'no button or select "nothing"'],
    ['a button that is switched off', 'off', {}, '"Off" is switched off'],
    ['values that are not offered', 'pick', { values: ['9'] }, '"9" is not offered'],
    ['too many values', 'pick', { values: ['1', '2', '3'] }, 'Choose 1 to 2'],
    ['no value', 'pick', { values: [] }, 'Choose 1 to 2'],
    ['values for a button', 'reply', { values: ['1'] }, 'is a button and takes no values'],
  ])('refuses %s by 422', async (_what, customId, more, sentence) => {
    const answer = await stage.api.raw('POST', 'components', {
      as: 'Ben',
      messageId: await open('Ava'),
      customId,
      ...more,
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { error: expect.stringContaining(sentence) },
    });
  });

  it('refuses a button on a message that the person does not see, by 404', async () => {
    const [own] = (await stage.api.press('Ben', await open('Ava'), 'reply')).messages;
    const answer = await stage.api.raw('POST', 'components', {
      as: 'Ava',
      messageId: own?.id,
      customId: 'x',
    });
    expect(answer.status).toBe(404);
  });

  it('sends forged ids and values to the bot where forced', async () => {
    const id = await open('Ava');
    const { messages } = await stage.api.press('Ben', id, 'pick', {
      values: ['forged'],
      force: true,
    });
    expect(messages).toMatchObject([{ content: 'picked forged' }]);
  });

  it('opens a form and carries what was filled in', async () => {
    const { modal, interactionId, messages } = await stage.api.command('Ava', '/form');
    expect(messages).toEqual([]);
    expect(modal).toMatchObject({ customId: 'form', title: 'A form' });
    const outcome = await stage.api.submit('Ava', interactionId, { topic: 'cars', level: 'high' });
    expect(outcome.messages).toMatchObject([{ content: 'form: cars / high' }]);
    const again = await stage.api.raw('POST', 'modals', {
      as: 'Ava',
      interactionId,
      fields: { topic: 'x', level: 'low' },
    });
    expect(again).toMatchObject({ status: 422, body: { error: 'That form was sent already.' } });
  });

  it.each([
    [{ topic: '', level: 'low' }, 'fill this in'],
    [{ topic: 'much too long for it', level: 'low' }, 'at most 10'],
    [{ topic: 'x', level: 'middle' }, '"middle" is not offered'],
    [{ topic: 'x', level: 'low', other: 'y' }, 'no field "other"'],
  ])('refuses the form %j', async (fields, sentence) => {
    const { interactionId } = await stage.api.command('Ava', '/form');
    const answer = await stage.api.raw('POST', 'modals', { as: 'Ava', interactionId, fields });
    expect(answer).toMatchObject({
      status: 422,
      body: { error: expect.stringContaining(sentence) },
    });
  });
});

describe('private messages', () => {
  it('reach an open inbox', async () => {
    const [ava] = (await stage.api.people()).filter((person) => person.name === 'Ava');
    const user = await client.users.fetch(ava?.id ?? '');
    await user.send({ content: 'psst ||word||' });
    expect((await stage.api.dms('Ava')).map((message) => message.content)).toContain(
      'psst ||word||',
    );
    expect(await stage.api.dms('Ben')).toEqual([]);
  });

  it('carry buttons, which answer without a server', async () => {
    const people = await stage.api.people();
    const user = await client.users.fetch(people[2]?.id ?? '');
    const sent = await user.send({
      content: 'press',
      components: [
        { type: 1, components: [{ type: 2, style: 1, label: 'Reply', custom_id: 'reply' }] },
      ],
    });
    expect((await stage.api.press('Ben', sent.id, 'reply')).messages).toMatchObject([
      { content: 'only you' },
    ]);
    expect(
      (
        await stage.api.raw('POST', 'components', {
          as: 'Ava',
          messageId: sent.id,
          customId: 'reply',
        })
      ).status,
    ).toBe(404);
  });

  it('are refused with 50007 where they are closed, and with 50278 after leaving', async () => {
    const closed = (await stage.api.people()).at(-1);
    expect(closed?.dms).toBe('closed');
    const user = await client.users.fetch(closed?.id ?? '');
    const codeOf = async () =>
      user.send('psst').then(
        () => 0,
        (error: unknown) => (error instanceof DiscordAPIError ? error.code : error),
      );
    expect(await codeOf()).toBe(50007);
    await stage.api.raw('PATCH', `people/${closed?.name}`, { present: false });
    expect(await codeOf()).toBe(50278);
    expect((await stage.api.people()).map((person) => person.name)).not.toContain(closed?.name);
    await stage.api.raw('PATCH', `people/${closed?.name}`, { present: true, dms: 'open' });
    expect(await codeOf()).toBe(0);
    await stage.api.raw('PATCH', `people/${closed?.name}`, { dms: 'closed' });
  });
});

describe('the rules of the first answer', () => {
  it('acts once on five deliveries: four get 40060', async () => {
    const codes: unknown[] = [];
    const second = await openStage();
    try {
      await second.bot({
        commands: [{ name: 'once', description: 'once' }],
        async onInteraction(interaction) {
          if (!interaction.isChatInputCommand()) return;
          await interaction.deferReply({ flags: MessageFlags.Ephemeral }).then(
            () => interaction.editReply('done'),
            (error: unknown) => codes.push(error instanceof DiscordAPIError ? error.code : error),
          );
        },
      });
      const { messages } = await second.api.command('Ava', '/once', { deliver: 5 });
      expect(messages).toMatchObject([{ content: 'done' }]);
      expect(codes).toEqual([40060, 40060, 40060, 40060]);
    } finally {
      await second.close();
    }
  });

  it('tells after three seconds that the application did not respond', async () => {
    const { messages, timedOut } = await stage.api.command('Ava', '/silent');
    expect(timedOut).toBe(true);
    expect(messages).toMatchObject([
      { content: 'The application did not respond', failed: true, ephemeral: true },
    ]);
    expect((await stage.api.messages('Ben')).some((message) => message.failed)).toBe(false);
    const channel = client.channels.cache.find(
      (candidate) => candidate.isSendable() && 'name' in candidate && candidate.name === 'lobby',
    );
    const listed = channel?.isTextBased() ? await channel.messages.fetch() : undefined;
    expect(listed?.some((message) => message.content.includes('did not respond'))).toBe(false);
  });
});

describe('a new server', () => {
  it('reaches the bot, which registers there before the first command is typed', async () => {
    const added = await stage.api.raw('POST', 'people', {
      name: 'Zoe',
      guild: 'Other House',
      manager: true,
    });
    expect(added.status).toBe(201);
    const { messages } = await stage.api.command('Zoe', '/ping');
    expect(messages).toMatchObject([{ content: 'pong, edited' }]);
    expect((await stage.api.messages('Ava')).some((message) => message.cause?.by === 'Zoe')).toBe(
      false,
    );
    await vi.waitFor(() => expect(client.guilds.cache.size).toBe(2), patienceMs);
  });
});
