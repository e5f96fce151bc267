import { describe, expect, it } from 'vitest';
import type { Role } from '../../imposter/rules.js';
import { bankWords } from '../../imposter/words/bank-words.js';
import { countColumns } from '../../values/columns.js';
import { renderSecretMessage, secretBlock } from './render-secret.js';

/** What the message looks like while its spoiler is closed: its text outside, lines, columns. */
function shapeOf(role: Role, text: string) {
  const { content = '' } = renderSecretMessage({ roundNumber: 3, role, text });
  const [whole, title, block] = /^(.*)\n\|\|```\n([^|`]*)\n```\|\|$/s.exec(content) ?? [];
  if (whole === undefined || block === undefined) throw new Error(`no block in ${content}`);
  return { title, columns: block.split('\n').map(countColumns), breaks: block.includes(' ') };
}

const shape = {
  title: '**Word game, round 3**',
  columns: Array.from({ length: secretBlock.lines }, () => secretBlock.columns),
  breaks: false,
};

describe('a closed direct message', () => {
  it.each([
    ['one letter', 'I'],
    ['narrow letters', 'Illi'],
    ['wide letters', 'WWWWWWWWWW'],
    ['several words', 'Ice cream van'],
    ['the longest word', 'W'.repeat(40)],
    ['the longest words', `Wonder ${'w'.repeat(26)} wonder`],
    ['letters of double width', 'Ｗ'.repeat(40)],
    ['another script', '杏仁豆腐'],
    ['emoji', '🎂 and ❤️'],
    ['a letter with marks', 'Cre\u0300me bru\u0302le\u0301e'],
    ['markup', '||`*_~[x](y)`||'],
  ])('has the same shape for both roles with %s', (_what, text) => {
    expect(shapeOf('IMPOSTER', text)).toEqual(shape);
    expect(shapeOf('CIVILIAN', text)).toEqual(shape);
  });

  it('has it for every pair of our own list', () => {
    for (const { word, hint } of Object.values(bankWords).flat()) {
      expect(shapeOf('CIVILIAN', word)).toEqual(shape);
      expect(shapeOf('IMPOSTER', hint)).toEqual(shape);
    }
  });
});

it('loses nothing of the longest secret and of what it says beside it', () => {
  const secret = 'Abcdefghij'.repeat(4);
  const { content = '' } = renderSecretMessage({ roundNumber: 1, role: 'IMPOSTER', text: secret });
  const said = content.replaceAll('\u00A0', ' ').replace(/\s+/g, ' ');
  expect(said.replaceAll(' ', '')).toContain(secret);
  expect(said).toContain('Imposter Your hint:');
  expect(said).toContain('Blend in, and find out what it is.');
});
