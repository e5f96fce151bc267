import { setTimeout as delay } from 'node:timers/promises';
import type { StandIn } from 'discord-stand-in';
import type { Router } from 'express';
import type { Database } from '../db/database.js';
import type { Bot } from '../discord/gateway/bot.js';
import { type Check, findUnready } from '../http/health.js';
import type { JobQueue } from '../jobs/queue.js';
import type { ChannelsServer } from '../realtime/channels-server.js';
import type { Relay } from '../realtime/relay.js';

import type { Disk } from './disk.js';
import type { ProgramOptions } from './options.js';
import type { Pulse } from './pulse.js';

/** After this a start counts as slow, and the host is told what it waits for. */
const slowStartMs = 10_000;
const readyPollMs = 50;

/** What comes up one after another; the web server is there first and answers for all of it. */
export interface Parts {
  standIn: StandIn | null;
  channels: ChannelsServer | null;
  overlayApi: Router | null;
  phonesApi: Router | null;
  controlApi: Router | null;
  photos: Router | null;
  db: Database | null;
  pulse: Pulse | null;
  disk: Disk | null;
  queue: JobQueue | null;
  relay: Relay | null;
  bot: Bot | null;
}

export function readChecks(parts: Parts): readonly Check[] {
  return [
    {
      name: 'database',
      isReady: async () =>
        parts.db !== null &&
        parts.pulse !== null &&
        !parts.pulse.isAway() &&
        !parts.pulse.isReadOnly() &&
        (await parts.db.sql`select 1`).length === 1,
    },
    { name: 'disk', isReady: () => parts.disk?.isWritable() ?? false },
    { name: 'queue', isReady: () => parts.queue?.isReady() ?? false },
    { name: 'channels', isReady: () => parts.relay?.isHealthy() ?? false },
    { name: 'gateway', isReady: () => parts.bot?.isConnected() ?? false },
    { name: 'commands', isReady: () => parts.bot?.isRegistered() ?? false },
  ];
}

/** `Ready.` is a promise: what `/readyz` looks at must hold. A part that is slow is named once. */
export async function waitUntilReady(
  parts: Parts,
  { print, signal }: ProgramOptions,
): Promise<void> {
  const slowAt = performance.now() + slowStartMs;
  let isTold = false;
  for (;;) {
    const unready = await findUnready(readChecks(parts));
    if (unready.length === 0) return;
    if (!isTold && performance.now() > slowAt) {
      print(
        `Still waiting for: ${unready.join(', ')}. It goes on by itself; LOG_LEVEL=info tells more.`,
      );
      isTold = true;
    }
    await delay(readyPollMs, undefined, { signal });
  }
}
