import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { offeredCommands } from '../../stand-in/page/state/chips.js';
import { chips } from './chips.js';

/** Commands by who may use them, as the table in README.md says that is written from them. */
const table = [
  ...readFileSync('README.md', 'utf8').matchAll(/^\| `\/([a-z -]+)` \| (\w+) \|/gm),
].map(([, line = '', who = '']) => ({ path: line.split(' '), who, description: '', options: [] }));

/** The commands offered where every button that a rule looks for is there. */
function offered(manages: boolean, buttons: readonly string[]): readonly string[] {
  const me = { name: 'Ava', id: '1', dms: 'open', roles: [], manages } as const;
  const components = buttons.map((name) => ({ type: 2, style: 1, custom_id: `${name}:1` }));
  const message = {
    ...{ id: '1', ephemeral: false, content: '', embeds: [], attachments: [], failed: false },
    ...{ author: { id: '2', name: 'Bot', bot: true }, timestamp: '', editedTimestamp: null },
    ...{ thinking: false, cause: null, components: [{ type: 1, components }] },
  };
  return offeredCommands(table, chips, { me, messages: [message] }).map(({ path }) =>
    path.join(' '),
  );
}

const moments = {
  'no race': [],
  'an open race': ['bet-on', 'enter-race', 'lap-form'],
  'a locked race': ['enter-race', 'lap-form'],
  'a round': ['show-word', 'open-vote'],
  'a vote': ['show-word', 'vote'],
  'all at once': chips.flatMap(({ seeing = [] }) => seeing),
};

it.each(Object.entries(moments))('%s: guests are offered nothing that only hosts may', (_, now) => {
  const hosts = table.flatMap(({ path, who }) => (who === 'hosts' ? [path.join(' ')] : []));
  expect(hosts).toContain('party grant');
  expect(offered(false, now).filter((line) => hosts.includes(line))).toEqual([]);
  expect(offered(true, now).toSorted()).toEqual(
    expect.arrayContaining(hosts.filter((line) => !line.startsWith('race ')).toSorted()),
  );
});

it('the moment decides what comes first', () => {
  expect(offered(false, moments['no race']).slice(0, 3)).toEqual(['join', 'bet', 'lap']);
  expect(offered(false, moments['an open race']).slice(0, 3)).toEqual(['join', 'bet', 'lap']);
  expect(offered(false, moments['a locked race']).slice(0, 2)).toEqual(['join', 'lap']);
  expect(offered(false, moments['a locked race'])).not.toContain('bet');
  expect(offered(false, moments['a vote'])[1]).toBe('imposter vote');
  expect(offered(true, moments['a locked race'])[1]).toBe('settle');
  expect(offered(true, moments['no race'])).toContain('race open');
});
