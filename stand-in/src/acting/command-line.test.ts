import { describe, expect, it } from 'vitest';
import { parseCommandLine, titleOf } from './command-line.js';
import { ActingError } from './refusal.js';

const option = (name: string, type = 3) => ({ name, type, description: 'x' });
const commands = [
  { name: 'help', description: 'x' },
  { name: 'run', description: 'x', options: [option('time'), option('car'), option('dnf', 5)] },
  {
    name: 'server',
    description: 'x',
    options: [
      { name: 'show', type: 1, description: 'x', options: [] },
      {
        name: 'member',
        type: 2,
        description: 'x',
        options: [{ name: 'add', type: 1, description: 'x', options: [option('name')] }],
      },
    ],
  },
];

function read(line: string): string {
  const { command, path, options } = parseCommandLine(line, commands);
  return [
    titleOf([command, ...path]),
    ...options.map(({ definition, text }) => `${String(definition.name)}=[${text}]`),
  ].join(' ');
}

describe('a command line', () => {
  it.each([
    ['/help', 'help'],
    ['  /help  ', 'help'],
    ['/run', 'run'],
    ['/run time:1:24.500', 'run time=[1:24.500]'],
    ['/run time:1:24.500 car:Mazda MX-5', 'run time=[1:24.500] car=[Mazda MX-5]'],
    ['/run car:a  time:b ', 'run car=[a ] time=[b ]'],
    ['/run time: 250 car:x', 'run time=[ 250] car=[x]'],
    ['/run time:', 'run time=[]'],
    ['/run time: car:', 'run time=[] car=[]'],
    ['/run car:a item:b time:c', 'run car=[a item:b] time=[c]'],
    ['/run car:xtime:b', 'run car=[xtime:b]'],
    ['/run car:one\ntwo time:c', 'run car=[one\ntwo] time=[c]'],
    ['/run car:name:dnf: time:x', 'run car=[name:dnf:] time=[x]'],
    ['/server show', 'server show'],
    ['/server member add name:Ann of the hill', 'server member add name=[Ann of the hill]'],
  ])('%j', (line, expected) => {
    expect(read(line)).toBe(expected);
  });

  it.each([
    ['help', 'begins with a slash'],
    ['', 'begins with a slash'],
    ['/nothing', 'no command /nothing'],
    ['/Help', 'no command /Help'],
    ['/run 84', '/run has no option "84"'],
    ['/run tim:84', '/run has no option "tim"'],
    ['/run track:x time:84', '/run has no option "track"'],
    ['/run time:1 time:2', 'option "time" is given twice'],
    ['/help now', '/help has no option "now". It has none.'],
    ['/server', '/server needs a subcommand: show, member'],
    ['/server undo', '/server has no subcommand "undo"'],
    ['/server member', '/server member needs a subcommand: add'],
    ['/server show x:1', '/server show has no option "x"'],
  ])('%j is refused by 422, naming it', (line, sentence) => {
    let refused: unknown;
    try {
      read(line);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(ActingError);
    expect(refused).toMatchObject({ status: 422, message: expect.stringContaining(sentence) });
  });
});
