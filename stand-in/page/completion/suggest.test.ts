import { describe, expect, it } from 'vitest';
import type { Choice } from '../../src/api.js';
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
    ['/', ['/join', '/run', '/buy', '/weather', '/quiz start', '/quiz word', '/server member add']],
    ['/w', ['/weather', '/quiz word']],
    ['/quiz s', ['/quiz start']],
    ['/balance', ['/weather']],
    ['/zzz', []],
    ['hello', []],
    ['', []],
    ['/run', ['/run']],
    ['/run ', ['time', 'dnf', 'car']],
    ['/run d', ['dnf']],
    ['/run 1:24.5', ['time:1:24.5']],
    ['/run time:84', []],
    ['/run time:84 ', ['dnf', 'car']],
    ['/run time:84 c', ['car']],
    ['/run dnf:', ['true', 'false']],
    ['/run dnf:t', ['true']],
    ['/run dnf:true ', ['time', 'car']],
    ['/buy ', ['item', 'amount', 'shop']],
    ['/buy item:', ['Ann Lee', 'Hana']],
    ['/buy item:Ann Lee ', ['amount', 'shop']],
    ['/buy item:Ann Lee am', ['Ann Lee', 'Hana', 'amount']],
    ['/buy item:Ann Lee amount:', []],
    ['/server member add friend:', ['Hana', 'Ann Lee']],
    ['/server member add friend:le', ['Ann Lee']],
    ['/server member add friend:Hana rule:pot', ['Shared pot']],
  ])('%j offers %j', (head, expected) => {
    expect(labels(head)).toEqual(expected);
  });

  it('marks required options', () => {
    const { suggestions } = complete('/buy ', { leaves, people, choices });
    expect(suggestions.map((suggestion) => suggestion.isRequired)).toEqual([true, true, false]);
  });

  it.each([
    ['/bu', '/buy item:'],
    ['/wea', '/weather '],
    ['/buy a', '/buy amount:'],
    ['/buy item:An', '/buy item:Ann Lee amount:'],
    ['/buy amount:5 item:', '/buy amount:5 item:Ann Lee '],
    ['/run time:84 c', '/run time:84 car:'],
    ['/run 84', '/run time:84'],
  ])('taking the first suggestion for %j writes %j', (head, expected) => {
    expect(complete(head, { leaves, people, choices }).suggestions[0]?.head).toBe(expected);
  });

  it('tells which option is being typed, and what to send for a person', () => {
    const completion = complete('/server member add friend:le', { leaves, people, choices });
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
    ['/bu', false, 'take'],
    ['/weather', false, 'send'],
    ['/buy', false, 'take'],
    ['/weather ', false, 'send'],
    ['/run ', false, 'send'],
    ['/run ', true, 'take'],
    ['/run time:84', false, 'send'],
    ['/run time:84 ', false, 'send'],
    ['/buy item:An', false, 'take'],
    ['/buy item:Hana', false, 'take'],
    ['/buy amount:5 item:Hana', false, 'send'],
    ['/buy amount:5 item:', false, 'take'],
    ['/buy item:Hana amount:5 shop:', false, 'send'],
    ['/zzz', false, 'send'],
  ] as const)('on %j (moved: %s) will %s', (line, hasMoved, expected) => {
    const completion = complete(line, { leaves, people, choices });
    expect(decideEnter(parseLine(line, leaves), completion, hasMoved)).toBe(expected);
  });
});
