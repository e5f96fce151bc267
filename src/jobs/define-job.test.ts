import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineJob } from './define-job.js';
import { jobIdOf } from './enqueue.js';
import type { HandlerDeps } from './handler-deps.js';
import { jobs } from './index.js';

const id = '0b7a2f7e-30a2-4c57-9d55-0d8d7f4f6a01';

/** A job that keeps what it was run with. */
function createJob() {
  const ran: unknown[] = [];
  const job = defineJob({
    name: 'count-laps',
    version: 2,
    payload: z.object({ raceId: z.uuid(), userId: z.uuid() }),
    concurrency: 1,
    run: async (_, ids) => void ran.push(ids),
  });
  return { job, ran };
}

const empty = { name: 'tidy', version: 1, payload: z.object({}), concurrency: 1 };

/** Jobs of this file ask for nothing. */
const nothing = {} as HandlerDeps;

describe('a job', () => {
  it('runs with the ids that were put into the queue', async () => {
    const { job, ran } = createJob();
    await job.work(nothing, job.pack({ raceId: id, userId: id }));
    expect(ran).toEqual([{ raceId: id, userId: id }]);
  });

  it.each([
    [{ raceId: id, userId: id }],
    [{ version: 1, raceId: id, userId: id }],
    [{ version: '2', raceId: id, userId: id }],
    [{ version: 2 }],
    [{ version: 2, raceId: id }],
    [{ version: 2, raceId: id, userId: 5 }],
    [{ version: 2, raceId: id, userId: 'Robert' }],
    [{ version: 2, raceId: [id], userId: { toString: 'x' } }],
    [JSON.parse('{"version":2,"__proto__":{"raceId":1}}')],
    ['{"version":2}'],
    [null],
    [undefined],
    [Number.NaN],
    [[]],
  ])('does not run on %j', (data) => {
    const { job, ran } = createJob();
    expect(job.work(nothing, data)).toBeNull();
    expect(ran).toEqual([]);
  });

  it('has an id by its row and occasion that BullMQ takes', () => {
    const ids = [{}, { raceId: id }, { roundId: id, userId: id }].flatMap((payload) =>
      [undefined, 0, 'late', 1_795_000_000_000].map((occasion) =>
        jobIdOf('sweep', payload, occasion === undefined ? {} : { occasion }),
      ),
    );
    expect(new Set(ids).size).toBe(12);
    for (const jobId of ids) expect(jobId).not.toMatch(/:|^-?\d+$/);
    const [one, two] = [
      { a: id, b: 'x' },
      { b: 'x', a: id },
    ];
    expect(jobIdOf('sweep', one, {})).toBe(jobIdOf('sweep', two, {}));
  });

  it('takes what its own schedule puts into the queue', async () => {
    const ran: unknown[] = [];
    const job = defineJob({ ...empty, everyMs: 1_000, run: async (_, ids) => void ran.push(ids) });
    expect(job.schedule?.everyMs).toBe(1_000);
    await job.work(nothing, job.schedule?.data);
    expect(ran).toEqual([{}]);
  });

  it('does not compile without a handler, nor with a schedule where it carries ids', () => {
    const withIds = { ...empty, payload: z.object({ raceId: z.uuid() }), run: async () => {} };
    const refused = [
      // @ts-expect-error -- a handler is missing
      () => defineJob(empty),
      // @ts-expect-error -- no schedule knows a race
      () => defineJob({ ...withIds, everyMs: 1_000 }),
    ];
    expect(refused).toHaveLength(2);
  });
});

describe('the list of jobs', () => {
  it('has no name twice', () => {
    const names = jobs.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
