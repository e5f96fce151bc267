import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../testing/stage.js';

let stage: Stage;
let messages: string;
let commands: string;

beforeAll(async () => {
  stage = await openStage();
  const { body } = await stage.rest('GET', '/users/@me/guilds');
  const [guild] = body as { id: string }[];
  const channels = (await stage.rest('GET', `/guilds/${guild?.id}/channels`)).body as {
    id: string;
  }[];
  const me = (await stage.rest('GET', '/users/@me')).body as { id: string };
  messages = `/channels/${channels[0]?.id}/messages`;
  commands = `/applications/${me.id}/guilds/${guild?.id}/commands`;
});

afterAll(() => stage.close());

const row = (...components: object[]) => ({ type: 1, components });
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'a', custom_id: 'a', ...more });
const select = (count: number, more: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: Array.from({ length: count }, (_, index) => ({ label: `${index}`, value: `${index}` })),
  ...more,
});
const text = (content: string) => ({ type: 10, content });
const v2 = (...components: object[]) => ({ flags: 1 << 15, components });
const field = (name: string, value: string) => ({ name, value });

type Case = [expected: readonly string[], body: unknown];

/** Puts what is expected first, so that it names the test. */
function cases(rows: readonly (readonly [unknown, ...string[]])[]): Case[] {
  return rows.map(([body, ...expected]) => [expected, body]);
}

/** Each path with its code, as `path CODE`. */
function faultsOf(body: unknown): readonly string[] {
  const { errors } = body as { errors: object };
  const read = (node: object, path: string): string[] =>
    Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
      if (key === '_errors')
        return (value as { code: string; message: string }[]).map(({ code }) => `${path} ${code}`);
      return read(value as object, path === '' ? key : `${path}.${key}`);
    });
  return read(errors, '');
}

describe('a message is refused', () => {
  it.each<Case>(
    cases([
      [{ content: 'x'.repeat(2001) }, 'content BASE_TYPE_MAX_LENGTH'],
      [{ content: 5 }, 'content STRING_TYPE_CONVERT'],
      [{ content: 'x', flags: 64 }, 'flags FLAGS_TYPE_INVALID'],
      [{ content: 'x', nonce: 'x'.repeat(26) }, 'nonce BASE_TYPE_MAX_LENGTH'],
      [{ embeds: [{ title: 'x'.repeat(257) }] }, 'embeds.0.title BASE_TYPE_MAX_LENGTH'],
      [
        { embeds: [{ description: 'x'.repeat(4097) }] },
        'embeds.0.description BASE_TYPE_MAX_LENGTH',
      ],
      [{ embeds: [{ color: 1 }] }, 'embeds.0.description BASE_TYPE_REQUIRED'],
      [{ embeds: [{ title: 'x', color: 0x1000000 }] }, 'embeds.0.color NUMBER_TYPE_MAX'],
      [
        { embeds: [{ title: 'x', fields: [field('', 'v')] }] },
        'embeds.0.fields.0.name BASE_TYPE_REQUIRED',
      ],
      [
        { embeds: [{ title: 'x', fields: [field('n', 'v'.repeat(1025))] }] },
        'embeds.0.fields.0.value BASE_TYPE_MAX_LENGTH',
      ],
      [
        { embeds: [{ fields: Array.from({ length: 26 }, () => field('n', 'v')) }] },
        'embeds.0.fields BASE_TYPE_MAX_LENGTH',
      ],
      [
        { embeds: [{ footer: { text: 'x'.repeat(2049) } }] },
        'embeds.0.footer.text BASE_TYPE_MAX_LENGTH',
      ],
      [
        { embeds: [{ author: { name: 'x'.repeat(257) } }] },
        'embeds.0.author.name BASE_TYPE_MAX_LENGTH',
      ],
      [{ embeds: [{ title: 'x', url: 'ftp://x.org' }] }, 'embeds.0.url URL_TYPE_INVALID_SCHEME'],
      [{ embeds: [{ title: 'x', url: 'no address' }] }, 'embeds.0.url URL_TYPE_INVALID_URL'],
      [
        { embeds: [{ title: 'x', timestamp: 'yesterday' }] },
        'embeds.0.timestamp DATETIME_TYPE_PARSE',
      ],
      [
        { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
        'embeds MAX_EMBED_SIZE_EXCEEDED',
      ],
      [
        { embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) },
        'embeds BASE_TYPE_MAX_LENGTH',
      ],
      [
        { embeds: [{ image: { url: 'attachment://none.png' } }] },
        'embeds.0.image.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
      ],
      [
        { content: 'x', allowed_mentions: { parse: ['all'] } },
        'allowed_mentions.parse.0 BASE_TYPE_CHOICES',
      ],
      [
        { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
        'allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
      ],
      [
        { components: Array.from({ length: 6 }, (_, i) => row(button({ custom_id: `${i}` }))) },
        'components BASE_TYPE_MAX_LENGTH',
      ],
      [
        {
          components: [row(...Array.from({ length: 6 }, (_, i) => button({ custom_id: `${i}` })))],
        },
        'components.0.components BASE_TYPE_BAD_LENGTH',
      ],
      [{ components: [row()] }, 'components.0.components BASE_TYPE_BAD_LENGTH'],
      [{ components: [button()] }, 'components.0.type UNION_TYPE_CHOICES'],
      [
        { components: [row(button(), select(2))] },
        'components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      ],
      [
        { components: [row(button(), button())] },
        'components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
      ],
      [
        { components: [row(button({ custom_id: 'x'.repeat(101) }))] },
        'components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH',
      ],
      [
        { components: [row(button({ custom_id: undefined }))] },
        'components.0.components.0.custom_id BASE_TYPE_REQUIRED',
      ],
      [
        { components: [row(button({ label: 'x'.repeat(81) }))] },
        'components.0.components.0.label BASE_TYPE_MAX_LENGTH',
      ],
      [
        { components: [row(button({ label: undefined }))] },
        'components.0.components.0.label BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
      ],
      [
        { components: [row(button({ emoji: { name: 'x' } }))] },
        'components.0.components.0.emoji.name BUTTON_COMPONENT_INVALID_EMOJI',
      ],
      [
        { components: [row(button({ style: 5 }))] },
        'components.0.components.0.url BASE_TYPE_REQUIRED',
        'components.0.components.0.custom_id COMPONENT_CUSTOM_ID_NOT_ALLOWED',
      ],
      [{ components: [row(select(0))] }, 'components.0.components.0.options BASE_TYPE_BAD_LENGTH'],
      [{ components: [row(select(26))] }, 'components.0.components.0.options BASE_TYPE_BAD_LENGTH'],
      [
        { components: [row(select(2, { max_values: 3 }))] },
        'components.0.components.0.max_values NUMBER_TYPE_MAX',
      ],
      [
        { components: [row(select(3, { min_values: 2 }))] },
        'components.0.components.0.min_values NUMBER_TYPE_MAX',
      ],
      [
        { components: [row(select(2, { placeholder: 'x'.repeat(151) }))] },
        'components.0.components.0.placeholder BASE_TYPE_MAX_LENGTH',
      ],
      [
        {
          components: [
            row(
              select(1, {
                options: [
                  { label: 'a', value: '1' },
                  { label: 'b', value: '1' },
                ],
              }),
            ),
          ],
        },
        'components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
      ],
      [{ components: [text('x')] }, 'components.0.type UNION_TYPE_CHOICES'],
      [
        { ...v2(text('x')), content: 'x' },
        'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      ],
      [
        v2(...Array.from({ length: 41 }, () => text('x'))),
        'components BASE_TYPE_MAX_LENGTH',
        'components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      ],
      [
        v2({ type: 17, components: Array.from({ length: 40 }, () => text('x')) }),
        'components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      ],
      [
        v2(text('x'.repeat(2001)), text('x'.repeat(2000))),
        'components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      ],
      [v2(text('')), 'components.0.content BASE_TYPE_REQUIRED'],
      [v2({ type: 9, components: [text('x')] }), 'components.0.accessory BASE_TYPE_REQUIRED'],
      [
        v2({ type: 17, components: [{ type: 17, components: [text('x')] }] }),
        'components.0.components.0.type UNION_TYPE_CHOICES',
      ],
    ]),
  )('%j', async (expected, body) => {
    const answer = await stage.rest('POST', messages, body);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 50035, message: 'Invalid Form Body' },
    });
    expect(faultsOf(answer.body)).toEqual(expected);
  });

  it.each([[{}], [{ content: '   ' }], [{ content: '', embeds: [] }]])(
    'when it is empty: %j',
    async (body) => {
      expect(await stage.rest('POST', messages, body)).toMatchObject({
        status: 400,
        body: { code: 50006 },
      });
    },
  );

  it.each([
    [{ content: '👨‍👩‍👧‍👦'.repeat(285) }],
    [
      {
        content: 'x'.repeat(2000),
        components: Array.from({ length: 5 }, (_, i) => row(button({ custom_id: `${i}` }))),
      },
    ],
    [{ embeds: [{ description: 'x'.repeat(4096) }, { description: 'x'.repeat(1904) }] }],
    [{ components: [row(select(25, { max_values: 25 }))] }],
    [v2({ type: 17, components: Array.from({ length: 39 }, () => text('x'.repeat(100))) })],
    [{ content: 'x', flags: '4' }],
  ])('but not just inside the limits (%#)', async (body) => {
    expect((await stage.rest('POST', messages, body)).status).toBe(200);
  });
});

describe('a command', () => {
  const command = (more: object = {}) => ({ name: 'x', description: 'x', ...more });
  const option = (more: object = {}) => ({ type: 3, name: 'o', description: 'x', ...more });
  const sub = (more: object = {}) => ({ type: 1, name: 's', description: 'x', ...more });

  it.each<Case>(
    cases([
      [[command({ name: 'Upper' })], '0.name APPLICATION_COMMAND_INVALID_NAME'],
      [[command({ name: 'two words' })], '0.name APPLICATION_COMMAND_INVALID_NAME'],
      [
        [command({ name: 'x'.repeat(33) })],
        '0.name BASE_TYPE_BAD_LENGTH',
        '0.name APPLICATION_COMMAND_INVALID_NAME',
      ],
      [[{ description: 'x' }], '0.name BASE_TYPE_REQUIRED', '0.name BASE_TYPE_REQUIRED'],
      [[command({ description: '' })], '0.description BASE_TYPE_REQUIRED'],
      [[command({ description: 'x'.repeat(101) })], '0.description BASE_TYPE_BAD_LENGTH'],
      [[command(), command()], '1.name APPLICATION_COMMANDS_DUPLICATE_NAME'],
      [
        [command({ options: [option(), sub()] })],
        '0.options.1 APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      ],
      [
        [command({ options: [sub(), option()] })],
        '0.options.1 APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      ],
      [
        [command({ options: [option(), option({ name: 'p', required: true })] })],
        '0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
      ],
      [
        [
          command({
            options: [sub({ options: [option(), option({ name: 'p', required: true })] })],
          }),
        ],
        '0.options.0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
      ],
      [
        [command({ options: [option(), option()] })],
        '0.options.1.name APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
      ],
      [
        [command({ options: Array.from({ length: 26 }, (_, i) => option({ name: `o${i}` })) })],
        '0.options BASE_TYPE_MAX_LENGTH',
      ],
      [[command({ options: [option({ type: 99 })] })], '0.options.0.type BASE_TYPE_CHOICES'],
      [
        [command({ options: [sub({ options: [sub()] })] })],
        '0.options.0.options.0.type BASE_TYPE_CHOICES',
      ],
      [
        [
          command({
            options: [
              option({
                choices: Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` })),
              }),
            ],
          }),
        ],
        '0.options.0.choices BASE_TYPE_MAX_LENGTH',
      ],
      [
        [
          command({
            options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })],
          }),
        ],
        '0.options.0.choices APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
      ],
      [
        [command({ options: [option({ choices: [{ name: 'a', value: 5 }] })] })],
        '0.options.0.choices.0.value STRING_TYPE_CONVERT',
      ],
      [[command({ contexts: [] })], '0.contexts BASE_TYPE_BAD_LENGTH'],
    ]),
  )('refused with %j, and none of the list is registered', async (expected, body) => {
    await stage.rest('PUT', commands, [command({ name: 'kept' })]);
    const answer = await stage.rest('PUT', commands, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(faultsOf(answer.body)).toEqual(expected);
    expect((await stage.rest('GET', commands)).body).toMatchObject([{ name: 'kept' }]);
  });

  it('is refused when it is larger than 8000 characters in all', async () => {
    const choices = Array.from({ length: 25 }, (_, i) => ({
      name: `${i}`.padStart(100, 'n'),
      value: `${i}`.padStart(100, 'v'),
    }));
    const answer = await stage.rest('PUT', commands, [
      command({ options: [option({ choices }), option({ name: 'p', choices })] }),
    ]);
    expect(faultsOf(answer.body)).toEqual(['0 APPLICATION_COMMAND_TOO_LARGE']);
  });

  it('keeps its id when it is registered again', async () => {
    const idOf = (answer: { body: unknown }) => (answer.body as { id: string }[])[0]?.id;
    const first = idOf(await stage.rest('PUT', commands, [command()]));
    expect(idOf(await stage.rest('PUT', commands, [command({ description: 'other' })]))).toBe(
      first,
    );
  });
});
