import { describe, expect, it } from 'vitest';
import { parseCommandLine, titleOf } from './command-line.js';
import { ActingError } from './refusal.js';

const option = (name: string, type = 3) => ({ name, type, description: 'x' });
const commands = [
  { name: 'help', description: 'x' },
  { name: 'lap', description: 'x', options: [option('time'), option('car'), option('dnf', 5)] },
  {
    name: 'party',
    description: 'x',
    options: [
      { name: 'overlay', type: 1, description: 'x', options: [] },
      {
        name: 'guest',
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
    ['/lap', 'lap'],
    ['/lap time:1:24.500', 'lap time=[1:24.500]'],
    ['/lap time:1:24.500 car:Mazda MX-5', 'lap time=[1:24.500] car=[Mazda MX-5]'],
    ['/lap car:a  time:b ', 'lap car=[a ] time=[b ]'],
    ['/lap time: 250 car:x', 'lap time=[ 250] car=[x]'],
    ['/lap time:', 'lap time=[]'],
    ['/lap time: car:', 'lap time=[] car=[]'],
    ['/lap car:a racer:b time:c', 'lap car=[a racer:b] time=[c]'],
    ['/lap car:xtime:b', 'lap car=[xtime:b]'],
    ['/lap car:one\ntwo time:c', 'lap car=[one\ntwo] time=[c]'],
    ['/lap car:name:dnf: time:x', 'lap car=[name:dnf:] time=[x]'],
    ['/party overlay', 'party overlay'],
    ['/party guest add name:Ann of the hill', 'party guest add name=[Ann of the hill]'],
  ])('%j', (line, expected) => {
    expect(read(line)).toBe(expected);
  });

  it.each([
    ['help', 'begins with a slash'],
    ['', 'begins with a slash'],
    ['/nothing', 'no command /nothing'],
    ['/Help', 'no command /Help'],
    ['/lap 84', '/lap has no option "84"'],
    ['/lap tim:84', '/lap has no option "tim"'],
    ['/lap track:x time:84', '/lap has no option "track"'],
    ['/lap time:1 time:2', 'option "time" is given twice'],
    ['/help now', '/help has no option "now". It has none.'],
    ['/party', '/party needs a subcommand: overlay, guest'],
    ['/party undo', '/party has no subcommand "undo"'],
    ['/party guest', '/party guest needs a subcommand: add'],
    ['/party overlay x:1', '/party overlay has no option "x"'],
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
