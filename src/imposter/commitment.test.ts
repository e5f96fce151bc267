import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitTo, createSalt, describeDeal } from './commitment.js';

const fairness = readFileSync(resolve(import.meta.dirname, '../../docs/fairness.md'), 'utf8');
/** The script that docs/fairness.md gives to people; it shares no code with ours. */
const script = /```js\n([\s\S]*?)```/.exec(fairness)?.[1] ?? '';
const example = /<<'END'\n([\s\S]*?)\nEND/.exec(fairness)?.[1] ?? '';

/** The seals were computed once with Python's hashlib. */
const vectors = [
  {
    roundId: '6f1e7a52-0c43-4a3b-9d0e-3f5c8b7a1d20',
    word: 'Crème brûlée',
    hint: 'Torch',
    imposters: ['b0000000-0000-4000-8000-000000000002'],
    civilians: ['c0000000-0000-4000-8000-000000000003', 'a0000000-0000-4000-8000-000000000001'],
    salt: '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
    seal: '604b25f44f0c6bc1506254cc3354e7b2bf3d3aeb3fb70fec6b5369ddaa770aba',
  },
  {
    roundId: '0b2c5d9e-7f10-4b1a-8c3d-5e6f70819203',
    word: 'Piñata',
    hint: 'Blindfold',
    imposters: ['20000000-0000-4000-8000-000000000000', '10000000-0000-4000-8000-000000000000'],
    civilians: [
      '60000000-0000-4000-8000-000000000000',
      '30000000-0000-4000-8000-000000000000',
      '50000000-0000-4000-8000-000000000000',
      '40000000-0000-4000-8000-000000000000',
    ],
    salt: 'ff'.repeat(32),
    seal: '5b1d257bf79e0a3d2d4c1f300e313599dee9c11a6e4c20002b09d9000cb79190',
  },
] as const;

type Vector = (typeof vectors)[number];

function toDeal({ roundId, word, hint, imposters, civilians, salt }: Vector) {
  const players = [
    ...civilians.map((userId) => ({ userId, role: 'CIVILIAN' as const })),
    ...imposters.map((userId) => ({ userId, role: 'IMPOSTER' as const })),
  ];
  return { roundId, word, hint, players, salt };
}

function check(input: string) {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { input, encoding: 'utf8' },
  );
  return { status, said: stdout.trim() };
}

describe('the seal of a round', () => {
  it.each(vectors)('is $seal for $word', (vector) => {
    expect(commitTo(toDeal(vector))).toBe(vector.seal);
  });

  it.each(vectors)(
    'of $word holds for the script in the documentation, and breaks with any part changed',
    (vector) => {
      expect(check(JSON.stringify(vector))).toEqual({ status: 0, said: 'The seal holds.' });
      const [first = '', ...others] = vector.civilians;
      const swapped = {
        ...vector,
        imposters: [first],
        civilians: [...others, ...vector.imposters],
      };
      expect(check(JSON.stringify(swapped)).said).toContain('broken');
      expect(check(JSON.stringify({ ...vector, word: `${vector.word}s` })).status).toBe(1);
    },
  );

  it('is the one of the documentation’s own example', () => {
    expect(check(example)).toEqual({ status: 0, said: 'The seal holds.' });
    expect(JSON.parse(example)).toEqual(vectors[0]);
  });

  it('has a text of seven lines that does not depend on the order of the players', () => {
    const deal = toDeal(vectors[1]);
    expect(describeDeal({ ...deal, players: deal.players.toReversed() })).toBe(describeDeal(deal));
    expect(describeDeal(deal).split('\n')).toHaveLength(8);
  });

  it('has a salt of its own each time', () => {
    const salts = Array.from({ length: 100 }, createSalt);
    expect(new Set(salts).size).toBe(100);
    for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{64}$/);
  });
});
