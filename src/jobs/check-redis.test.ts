import { describe, expect, it } from 'vitest';
import { waitUntil } from '../../tests/support/imposter-party.js';
import { findFreePort, redisNeeded, redisProgram, startRedis } from '../../tests/support/redis.js';
import { checkRedis, judgeRedis } from './check-redis.js';
import { createJobQueue } from './queue.js';

const eviction =
  'Redis may throw jobs away when its memory is full (maxmemory-policy allkeys-lru): set maxmemory-policy noeviction.';
const persistence =
  'Redis keeps jobs in memory only and forgets them when it restarts: set appendonly yes.';

describe('what Redis says of itself', () => {
  it.each([
    ['maxmemory_policy:noeviction\r\naof_enabled:1\r\n', []],
    ['maxmemory_policy:allkeys-lru\r\naof_enabled:1\r\n', [eviction]],
    ['maxmemory_policy:noeviction\r\naof_enabled:0\r\n', [persistence]],
    ['maxmemory_policy:allkeys-lru\r\naof_enabled:0\r\n', [eviction, persistence]],
    ['', [persistence]],
  ])('%j gives %j', (info, sentences) => {
    expect(judgeRedis(info)).toEqual(sentences);
  });

  it('cannot be asked while it is away', async () => {
    await expect(checkRedis(`redis://127.0.0.1:${await findFreePort()}`)).rejects.toThrow(/.+/);
  });
});

describe.skipIf(redisProgram === null)(`a real Redis${redisNeeded}`, () => {
  it('with the settings that we ask for gives no sentence', async () => {
    const redis = await startRedis();
    try {
      expect(await checkRedis(redis.url)).toEqual([]);
    } finally {
      await redis.close();
    }
  });

  it('that may lose jobs is told to whoever listens, early or late', async () => {
    const redis = await startRedis({ maxmemoryPolicy: 'allkeys-lru', appendonly: 'no' });
    const silent = (): void => undefined;
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    const queue = createJobQueue({ kind: 'redis', url: redis.url }, { log });
    try {
      const early: string[] = [];
      queue.onProblem((sentence) => early.push(sentence));
      await waitUntil(
        async () => early,
        (sentences) => sentences.length === 2,
      );
      expect(early).toEqual([eviction, persistence]);
      const late: string[] = [];
      queue.onProblem((sentence) => late.push(sentence));
      expect(late).toEqual(early);
    } finally {
      await queue.close();
      await redis.close();
    }
  });
});
