import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCustomId, encodeCustomId } from './custom-id.js';

const gameId = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('custom ids', () => {
  it('read back what was written', () => {
    const written = { name: 'pay-out', version: 1, args: [gameId, '12'] };
    expect(encodeCustomId(written)).toBe(`pay-out:1:${gameId}:12`);
    expect(decodeCustomId(encodeCustomId(written))).toEqual(written);
  });

  it.each([
    ['a name with a colon', { name: 'a:b', version: 1, args: [] }],
    ['an argument with a colon', { name: 'a', version: 1, args: ['x:y'] }],
    ['version 0', { name: 'a', version: 0, args: [] }],
    ['more than 100 characters', { name: 'a', version: 1, args: [gameId, gameId, gameId] }],
  ])('are not written with %s', (_case, id) => {
    expect(() => encodeCustomId(id)).toThrow('custom id');
  });

  it.each([
    '',
    'join',
    'join:',
    'join:0',
    'join:x',
    ':1',
    'JOIN:1',
    'join:1:<script>',
    `join:1:${'x'.repeat(101)}`,
    'join:99999',
  ])('do not read %j', (text) => {
    expect(decodeCustomId(text)).toBeNull();
  });

  it('reading never throws, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 120 }),
        (text) => decodeCustomId(text) === null || typeof text === 'string',
      ),
    );
  });
});
