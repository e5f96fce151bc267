import { describe, expect, it } from 'vitest';
import { leaves } from '../testing/commands.js';
import { missingOptions, type Pick, parseLine, toSentLine } from './parse-line.js';

const noPicks: ReadonlyMap<string, Pick> = new Map();

describe('reading a command line', () => {
  it('flattens commands, subcommands and groups, without context menus', () => {
    expect(leaves.map((leaf) => leaf.path.join(' '))).toEqual([
      'join',
      'lap',
      'bet',
      'wallet',
      'imposter start',
      'imposter word',
      'party guest add',
    ]);
  });

  it.each([
    ['/lap time:1:24.500 car:Red one', 'lap', { time: '1:24.500', car: 'Red one' }],
    ['/LAP Time:84', 'lap', { time: '84' }],
    ['/bet  racer:Ann Lee  amount:1k', 'bet', { racer: 'Ann Lee', amount: '1k' }],
    ['/bet racer: amount:5', 'bet', { racer: '', amount: '5' }],
    ['/lap time:1 time:2', 'lap', { time: '1 time:2' }],
    ['/lap time:note: car x', 'lap', { time: 'note: car x' }],
    ['/party guest add friend:Hana', 'party guest add', { friend: 'Hana' }],
    ['/party guest', null, {}],
    ['/betting', null, {}],
    ['lap time:1', null, {}],
  ])('%j', (line, path, values) => {
    const parsed = parseLine(line, leaves);
    expect(parsed.leaf?.path.join(' ') ?? null).toBe(path);
    expect(
      Object.fromEntries(parsed.spans.map((span) => [span.option.name, span.raw.trim()])),
    ).toEqual(values);
  });

  it.each([
    ['/bet', ['racer', 'amount']],
    ['/bet racer:Ann', ['amount']],
    ['/bet racer: amount:5', ['racer']],
    ['/bet Ann', ['amount']],
    ['/wallet', []],
  ])('%j still needs %j', (line, names) => {
    expect(missingOptions(parseLine(line, leaves)).map((option) => option.name)).toEqual(names);
  });
});

describe('the line that is sent', () => {
  it.each([
    ['/wallet ', '/wallet'],
    ['/lap time:1:24.5 car:', '/lap time:1:24.5'],
    ['/lap 1:24.5', '/lap time:1:24.5'],
    ['/lap 1:24.5 car:Kart', '/lap car:Kart time:1:24.5'],
    ['/wallet please', '/wallet please'],
    ['/party guest add friend:Hana rule:shared POT', '/party guest add friend:Hana rule:pool'],
    ['/nonsense x:1', '/nonsense x:1'],
  ])('%j goes as %j', (line, sent) => {
    expect(toSentLine(parseLine(line, leaves), noPicks)).toBe(sent);
  });

  it('carries the value of a suggestion that was taken, until the words are changed', () => {
    const picks = new Map([['racer', { shown: 'Ann Lee', value: 'uuid-1' }]]);
    expect(toSentLine(parseLine('/bet racer:Ann Lee amount:5', leaves), picks)).toBe(
      '/bet racer:uuid-1 amount:5',
    );
    expect(toSentLine(parseLine('/bet racer:Ann amount:5', leaves), picks)).toBe(
      '/bet racer:Ann amount:5',
    );
  });

  it('keeps an empty option in focus, so that the bot can complete it', () => {
    expect(toSentLine(parseLine('/bet racer:', leaves), noPicks, 'racer')).toBe('/bet racer:');
  });
});
