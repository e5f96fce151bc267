import { describe, expect, it } from 'vitest';
import type { Outcome, SeenMessage } from '../../src/api.js';
import { readComponents } from '../api/components.js';
import { readEmbeds } from '../api/embeds.js';
import { offeredCommands } from './chips.js';
import { coalesce } from './coalesce.js';
import { addLine, createHistory, leaf } from './history.js';
import { emptyState, type PageState, visibleMessages } from './page-state.js';
import { findPaneLink } from './pane-link.js';
import { countUnread, readMarks } from './unread.js';

function message(id: string, change: Partial<SeenMessage> = {}): SeenMessage {
  return {
    id,
    ephemeral: false,
    content: '',
    embeds: [],
    components: [],
    attachments: [],
    author: { id: '1', name: 'Bot', bot: true },
    timestamp: '2026-11-20T20:00:00.000Z',
    editedTimestamp: null,
    thinking: false,
    cause: null,
    failed: false,
    ...change,
  };
}

describe("the pane's address", () => {
  const link = 'http://127.0.0.1:3000/show/#key=aB-_9';
  const pane = { link: String.raw`https?://[^\s<>()|\`*"']+?/show/[^\s<>()|\`*"']*#key=[\w-]+` };
  it.each([
    ['in the text', { content: `Here: <${link}>.` }, link],
    ['in code', { content: `\`${link}\`` }, link],
    [
      'in an embed',
      { embeds: [{ description: 'x', fields: [{ name: 'TV', value: `[open](${link})` }] }] },
      link,
    ],
    [
      'on a link button',
      { components: [{ type: 1, components: [{ type: 2, style: 5, url: link }] }] },
      link,
    ],
    [
      'with choices in the query',
      { content: 'http://a.test/show/?theme=dark#key=k' },
      'http://a.test/show/?theme=dark#key=k',
    ],
    [
      'not in another address',
      { content: 'http://a.test/other/#key=k javascript:/show/#key=k' },
      null,
    ],
  ])('is found %s', (_where, change, expected) => {
    const outcome: Outcome = { interactionId: '1', messages: [message('1', change)] };
    expect(findPaneLink(outcome, pane)).toBe(expected);
  });

  it('is any address where its makers say nothing of it', () => {
    const outcome: Outcome = {
      interactionId: '1',
      messages: [message('1', { content: `(${link})` })],
    };
    expect(findPaneLink(outcome, {})).toBe(link);
  });
});

describe('unread messages', () => {
  const inbox = [message('1'), message('2'), message('3')];
  it.each([
    [undefined, 3],
    ['1', 2],
    ['3', 0],
    ['gone', 3],
  ])('after %s: %i', (lastRead, expected) => {
    expect(countUnread(inbox, lastRead)).toBe(expected);
  });

  it('ignores kept marks that are not texts', () => {
    expect(readMarks({ a: '1', b: 2 })).toEqual({ a: '1' });
    expect(readMarks(null)).toEqual({});
  });
});

describe('the history of sent lines', () => {
  it('leafs back and forth and keeps a repeated line once', () => {
    const history = addLine(addLine(addLine(createHistory([]), '/a'), '/b'), '/a');
    expect(history.lines).toEqual(['/b', '/a']);
    const back = leaf(history, -1);
    expect(back.line).toBe('/a');
    expect(leaf(back.history, -1).line).toBe('/b');
    expect(leaf(leaf(back.history, -1).history, -1).line).toBeNull();
    expect(leaf(back.history, 1).line).toBe('');
  });
});

describe('messages in view', () => {
  const asked = message('3', { ephemeral: true, cause: { by: 'Hana', command: 'show me' } });
  const state = {
    ...emptyState,
    messages: [message('1'), message('2', { ephemeral: true }), asked],
    dismissed: ['1', '2'],
  };
  const ids = (change: Partial<PageState>): readonly string[] =>
    visibleMessages({ ...state, ...change }, '/show me').map(({ id }) => id);
  const channels = ['lobby', 'general'].map((name) => ({ id: name, name, guild: '1' }));

  it('leave out private ones that were closed', () => {
    expect(ids({})).toEqual(['1', '3']);
  });

  it('leave out what pages asked for the pane, but not what somebody asked here', () => {
    expect(ids({ pane: { ...state.pane, phase: 'asking' } })).toEqual(['1']);
    expect(ids({ channels, channelId: 'general' })).toEqual(['1']);
    expect(ids({ channels, channelId: 'lobby' })).toEqual(['1', '3']);
    expect(ids({ channels, channelId: 'general', ownAnswers: ['3'] })).toEqual(['1', '3']);
  });
});

describe('what Discord writes', () => {
  it('becomes embeds without unsafe addresses', () => {
    const attachments = [
      { filename: 'board.png', url: 'http://a.test/board.png', isImage: true, description: '' },
    ];
    const raw = [
      {
        title: 'T',
        url: 'javascript:alert(1)',
        image: { url: 'attachment://board.png' },
        color: 255,
      },
      'nonsense',
      null,
    ];
    expect(readEmbeds(raw, attachments)).toMatchObject([
      { title: 'T', url: null, image: 'http://a.test/board.png', color: 255 },
    ]);
  });

  it('becomes components, leaving out kinds that are unknown', () => {
    const raw = [
      { type: 1, components: [{ type: 2, style: 4, label: 'No', custom_id: 'n' }, { type: 99 }] },
      { type: 17, components: [{ type: 10, content: 'hi' }] },
      {
        type: 18,
        label: 'Title',
        component: { type: 4, custom_id: 't', style: 2, required: false },
      },
    ];
    expect(readComponents(raw)).toMatchObject([
      { kind: 'row', children: [{ kind: 'button', style: 'danger', label: 'No', customId: 'n' }] },
      { kind: 'container', children: [{ kind: 'text', content: 'hi' }] },
      {
        kind: 'label',
        label: 'Title',
        child: { kind: 'text-input', isParagraph: true, isRequired: false },
      },
    ]);
  });
});

describe('coalescing loads', () => {
  it('runs once more for any number of calls made meanwhile', async () => {
    const finish: (() => void)[] = [];
    const load = coalesce(() => new Promise<void>((resolve) => finish.push(resolve)));
    const first = load();
    const later = [load(), load(), load()];
    expect(finish).toHaveLength(1);
    finish[0]?.();
    await first;
    await expect.poll(() => finish.length).toBe(2);
    finish[1]?.();
    await Promise.all(later);
    expect(finish).toHaveLength(2);
  });
});

describe('the commands below the line', () => {
  const leaves = ['ping', 'rob', 'vault open', 'vault close', 'enter'].map((line) => ({
    path: line.split(' '),
    description: '',
    options: [],
  }));
  const rules = [
    { command: 'enter', isOnce: true },
    { command: 'vault open', seeing: ['unlock'], isForManagers: true },
    { command: 'rob', unlessSeeing: ['alarm'] },
    { command: 'vault', isForManagers: true },
  ];
  const me = { name: 'Ava', id: '1', dms: 'open', roles: [], manages: false } as const;
  const button = (customId: string, disabled = false): SeenMessage =>
    message('1', {
      components: [
        { type: 1, components: [{ type: 2, style: 1, label: 'x', custom_id: customId, disabled }] },
      ],
    });
  const offered = (manages: boolean, ...messages: readonly SeenMessage[]): readonly string[] =>
    offeredCommands(leaves, rules, { me: { ...me, manages }, messages }).map(({ path }) =>
      path.join(' '),
    );

  it('are those that the person may use now, in the order of the rules', () => {
    expect(offered(false)).toEqual(['enter', 'rob', 'ping']);
    expect(offered(true)).toEqual(['enter', 'rob', 'vault open', 'vault close', 'ping']);
    expect(offered(true, button('unlock:1'))).toEqual([
      ...['enter', 'vault open', 'rob', 'vault close', 'ping'],
    ]);
    expect(offered(false, button('alarm'))).toEqual(['enter', 'ping']);
    expect(offered(false, button('alarm', true))).toEqual(['enter', 'rob', 'ping']);
    const entered = message('2', { cause: { by: 'Ava', command: 'enter' } });
    expect(offered(false, entered)).toEqual(['rob', 'ping']);
    expect(offered(false, { ...entered, cause: { by: 'Ben', command: 'enter' } })).toContain(
      'enter',
    );
  });
});
