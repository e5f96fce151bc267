import { describe, expect, it } from 'vitest';
import { leaves } from '../testing/commands.js';
import { missingOptions, type Pick, parseLine, toSentLine } from './parse-line.js';

const noPicks: ReadonlyMap<string, Pick> = new Map();

describe('reading a command line', () => {
  it('flattens commands, subcommands and groups, without context menus', () => {
    expect(leaves.map((leaf) => leaf.path.join(' '))).toEqual([
      'join',
      'run',
      'buy',
      'weather',
      'quiz start',
      'quiz word',
      'server member add',
    ]);
  });

  it.each([
    ['/run time:1:24.500 car:Red one', 'run', { time: '1:24.500', car: 'Red one' }],
    ['/RUN Time:84', 'run', { time: '84' }],
    ['/buy  item:Ann Lee  amount:1k', 'buy', { item: 'Ann Lee', amount: '1k' }],
    ['/buy item: amount:5', 'buy', { item: '', amount: '5' }],
    ['/run time:1 time:2', 'run', { time: '1 time:2' }],
    ['/run time:note: car x', 'run', { time: 'note: car x' }],
    ['/server member add friend:Hana', 'server member add', { friend: 'Hana' }],
    ['/server member', null, {}],
    ['/buying', null, {}],
    ['run time:1', null, {}],
  ])('%j', (line, path, values) => {
    const parsed = parseLine(line, leaves);
    expect(parsed.leaf?.path.join(' ') ?? null).toBe(path);
    expect(
      Object.fromEntries(parsed.spans.map((span) => [span.option.name, span.raw.trim()])),
    ).toEqual(values);
  });

  it.each([
    ['/buy', ['item', 'amount']],
    ['/buy item:Ann', ['amount']],
    ['/buy item: amount:5', ['item']],
    ['/buy Ann', ['amount']],
    ['/weather', []],
  ])('%j still needs %j', (line, names) => {
    expect(missingOptions(parseLine(line, leaves)).map((option) => option.name)).toEqual(names);
  });
});

describe('the line that is sent', () => {
  it.each([
    ['/weather ', '/weather'],
    ['/run time:1:24.5 car:', '/run time:1:24.5'],
    ['/run 1:24.5', '/run time:1:24.5'],
    ['/run 1:24.5 car:Kart', '/run car:Kart time:1:24.5'],
    ['/weather please', '/weather please'],
    ['/server member add friend:Hana rule:shared POT', '/server member add friend:Hana rule:pool'],
    ['/nonsense x:1', '/nonsense x:1'],
  ])('%j goes as %j', (line, sent) => {
    expect(toSentLine(parseLine(line, leaves), noPicks)).toBe(sent);
  });

  it('carries the value of a suggestion that was taken, until the words are changed', () => {
    const picks = new Map([['item', { shown: 'Ann Lee', value: 'uuid-1' }]]);
    expect(toSentLine(parseLine('/buy item:Ann Lee amount:5', leaves), picks)).toBe(
      '/buy item:uuid-1 amount:5',
    );
    expect(toSentLine(parseLine('/buy item:Ann amount:5', leaves), picks)).toBe(
      '/buy item:Ann amount:5',
    );
  });

  it('keeps an empty option in focus, so that the bot can complete it', () => {
    expect(toSentLine(parseLine('/buy item:', leaves), noPicks, 'item')).toBe('/buy item:');
  });
});
