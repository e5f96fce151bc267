import { describe, expect, it } from 'vitest';
import { describeFault, readRetryAfter } from './fault.js';
import { jobIds, packPayload, readPayload } from './payloads.js';

const id = '0b7a2f7e-30a2-4c57-9d55-0d8d7f4f6a01';

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

describe('a payload', () => {
  it('is read back as it was packed', () => {
    expect(
      readPayload('deliver-word', packPayload<'deliver-word'>({ roundId: id, userId: id })),
    ).toMatchObject({
      roundId: id,
      userId: id,
    });
    expect(readPayload('sweep', packPayload<'sweep'>({}))).not.toBeNull();
  });

  it.each([
    [{ roundId: id }],
    [{ version: 0, roundId: id }],
    [{ version: 1 }],
    [{ version: 1, roundId: 5 }],
    [null],
    ['x'],
    [[]],
  ])('%j is none', (data) => {
    expect(readPayload('generate-words', data)).toBeNull();
  });

  it('has an id that BullMQ takes', () => {
    for (const jobId of [
      jobIds.words(id),
      jobIds.words(id, new Date()),
      jobIds.deliver(id, id, 0),
      jobIds.live(id, new Date()),
      jobIds.sweepNow,
    ]) {
      expect(jobId).not.toMatch(/:|^-?\d+$/);
    }
  });
});
