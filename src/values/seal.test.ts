import { expect, it } from 'vitest';
import { createSeal } from './seal.js';

const seal = createSeal('the secret of an installation', 'answers');

it('opens what it closed, about the same thing', () => {
  const sealed = seal.close('a token: ä', '1');
  expect(sealed).not.toContain('token');
  expect(seal.open(sealed, '1')).toBe('a token: ä');
  expect(seal.close('a token: ä', '1')).not.toBe(sealed);
});

it.each([
  ['of another thing', seal.close('a', '2')],
  ['of another installation', createSeal('another secret', 'answers').close('a', '1')],
  ['for another purpose', createSeal('the secret of an installation', 'x').close('a', '1')],
  ['that was changed', `A${seal.close('a', '1').slice(1)}B`],
  ['that is no seal', 'abc'],
  ['that is empty', ''],
])('opens nothing %s', (_what, sealed) => {
  expect(seal.open(sealed, '1')).toBeNull();
});
