import { describe, expect, it } from 'vitest';
import { describeFault, readRetryAfter } from './fault.js';

describe('a fault', () => {
  it('is described by names, codes and places, never by its message', () => {
    const cause = Object.assign(new Error('Failing row contains (secret)'), {
      code: '23514',
      detail: 'secret',
    });
    const error = Object.assign(
      new Error('Failed query\nparams: secret\n    at secret', { cause }),
      {
        status: 500,
        requestBody: 'secret',
      },
    );
    const fault = describeFault(error);
    expect(fault).toMatchObject({ name: 'Error < Error', code: '23514', status: 500 });
    expect(fault.at.join()).toContain('fault.test.ts');
    expect(JSON.stringify(fault)).not.toContain('secret');
  });

  it.each([['text'], [null], [undefined], [7], [{ cause: 'x' }]])(
    'of %j is described too',
    (thrown) => {
      expect(describeFault(thrown).at).toEqual([]);
    },
  );

  it('ends where causes go round in a circle', () => {
    const error = new Error('round');
    error.cause = error;
    expect(describeFault(error).name.split(' < ')).toHaveLength(5);
  });

  it.each([
    [{ retryAfterMs: 1_500 }, 1_500],
    [{ retryAfterMs: -1 }, null],
    [{ retryAfterMs: Number.NaN }, null],
    [{ retryAfterMs: '3' }, null],
    [new Error('x'), null],
    [null, null],
  ])('%j says to wait %j', (thrown, ms) => {
    expect(readRetryAfter(thrown)).toBe(ms);
  });
});
