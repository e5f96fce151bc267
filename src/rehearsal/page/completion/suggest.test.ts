import { describe, expect, it } from 'vitest';
import type { Choice } from '../../api.js';
import { leaves, people } from '../testing/commands.js';
import { decideEnter } from './enter.js';
import { parseLine } from './parse-line.js';
import { complete } from './suggest.js';

const choices: readonly Choice[] = [
  { name: 'Ann Lee', value: 'uuid-1' },
  { name: 'Hana', value: 'uuid-2' },
];

function labels(head: string): readonly string[] {
  return complete(head, { leaves, people, choices }).suggestions.map(
    (suggestion) => suggestion.label,
  );
}

describe('completion', () => {
  it.each([
    [
      '/',
      ['/join', '/lap', '/bet', '/wallet', '/imposter start', '/imposter word', '/party guest add'],
    ],
    ['/w', ['/wallet', '/imposter word']],
    ['/imposter s', ['/imposter start']],
    ['/balance', ['/wallet']],
    ['/zzz', []],
    ['hello', []],
    ['', []],
    ['/lap', ['/lap']],
    ['/lap ', ['time', 'dnf', 'car']],
    ['/lap d', ['dnf']],
    ['/lap 1:24.5', ['time:1:24.5']],
    ['/lap time:84', []],
    ['/lap time:84 ', ['dnf', 'car']],
    ['/lap time:84 c', ['car']],
    ['/lap dnf:', ['true', 'false']],
    ['/lap dnf:t', ['true']],
    ['/lap dnf:true ', ['time', 'car']],
    ['/bet ', ['racer', 'amount', 'race']],
    ['/bet racer:', ['Ann Lee', 'Hana']],
    ['/bet racer:Ann Lee ', ['amount', 'race']],
    ['/bet racer:Ann Lee am', ['Ann Lee', 'Hana', 'amount']],
    ['/bet racer:Ann Lee amount:', []],
    ['/party guest add friend:', ['Hana', 'Ann Lee']],
    ['/party guest add friend:le', ['Ann Lee']],
    ['/party guest add friend:Hana rule:pot', ['Shared pot']],
  ])('%j offers %j', (head, expected) => {
    expect(labels(head)).toEqual(expected);
  });

  it('marks required options', () => {
    const { suggestions } = complete('/bet ', { leaves, people, choices });
    expect(suggestions.map((suggestion) => suggestion.isRequired)).toEqual([true, true, false]);
  });

  it.each([
    ['/be', '/bet racer:'],
    ['/wal', '/wallet '],
    ['/bet a', '/bet amount:'],
    ['/bet racer:An', '/bet racer:Ann Lee amount:'],
    ['/bet amount:5 racer:', '/bet amount:5 racer:Ann Lee '],
    ['/lap time:84 c', '/lap time:84 car:'],
    ['/lap 84', '/lap time:84'],
  ])('taking the first suggestion for %j writes %j', (head, expected) => {
    expect(complete(head, { leaves, people, choices }).suggestions[0]?.head).toBe(expected);
  });

  it('tells which option is being typed, and what to send for a person', () => {
    const completion = complete('/party guest add friend:le', { leaves, people, choices });
    expect(completion.focus).toMatchObject({ value: 'le', option: { name: 'friend' } });
    expect(completion.suggestions[0]?.pick).toEqual({
      option: 'friend',
      shown: 'Ann Lee',
      value: '12',
    });
  });
});

describe('Enter', () => {
  it.each([
    ['/be', false, 'take'],
    ['/wallet', false, 'send'],
    ['/bet', false, 'take'],
    ['/wallet ', false, 'send'],
    ['/lap ', false, 'send'],
    ['/lap ', true, 'take'],
    ['/lap time:84', false, 'send'],
    ['/lap time:84 ', false, 'send'],
    ['/bet racer:An', false, 'take'],
    ['/bet racer:Hana', false, 'take'],
    ['/bet amount:5 racer:Hana', false, 'send'],
    ['/bet amount:5 racer:', false, 'take'],
    ['/bet racer:Hana amount:5 race:', false, 'send'],
    ['/zzz', false, 'send'],
  ] as const)('on %j (moved: %s) will %s', (line, hasMoved, expected) => {
    const completion = complete(line, { leaves, people, choices });
    expect(decideEnter(parseLine(line, leaves), completion, hasMoved)).toBe(expected);
  });
});
