import { Redis } from 'ioredis';

/**
 * One sentence for each setting of a Redis server under which it may lose jobs that it had
 * accepted. Rejects while it is away.
 */
export async function checkRedis(url: string): Promise<readonly string[]> {
  const client = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return judgeRedis(await client.info());
  } finally {
    client.disconnect();
  }
}

/** Judges the text of INFO, which hosted servers answer even where they refuse CONFIG. */
export function judgeRedis(info: string): readonly string[] {
  const policy = /^maxmemory_policy:(.*)$/m.exec(info)?.[1]?.trim() ?? 'noeviction';
  const keepsLog = /^aof_enabled:1\s*$/m.test(info);
  return [
    ...(policy === 'noeviction'
      ? []
      : [
          `Redis may throw jobs away when its memory is full (maxmemory-policy ${policy}): set maxmemory-policy noeviction.`,
        ]),
    ...(keepsLog
      ? []
      : ['Redis keeps jobs in memory only and forgets them when it restarts: set appendonly yes.']),
  ];
}
