import { randomInt } from 'node:crypto';
import type { Client } from 'discord.js';
import { systemClock } from '../clock.js';
import type { Database } from '../db/database.js';
import { findAccount } from '../discord/accounts.js';
import { canPostIn } from '../discord/channels.js';
import type { Services } from '../discord/command.js';
import type { LiveMessages } from '../discord/live/live-messages.js';
import { createShowSoon } from '../discord/show-soon.js';
import type { DiscordOutbox } from '../imposter/outbox.js';
import { dealMarginMs, wordsPatienceMs } from '../imposter/rules.js';
import { followRound } from '../jobs/follow-round.js';
import { jobIds } from '../jobs/payloads.js';
import type { JobQueue } from '../jobs/queue.js';
import type { Log } from '../log.js';
import type { Relay } from '../realtime/relay.js';

/** What has started by the time the bot connects. */
export interface Started extends Pick<Services, 'overlayUrl' | 'watchUrl' | 'endChannels'> {
  readonly db: Database;
  readonly relay: Relay;
  readonly queue: JobQueue;
  readonly log: Log;
}

/** Least time between two edits of a round's message that guests' presses cause. */
const showGapMs = 2_000;

/** What commands and buttons reach; made when the client is there, because the outbox sends through it. */
export function createServices(started: Started, client: Client, outbox: DiscordOutbox, live: LiveMessages): Services {
  const { db, relay, queue, overlayUrl, watchUrl, endChannels, log } = started;
  const showRound = (roundId: string) => outbox.showRound(roundId);
  return {
    db,
    clock: systemClock,
    randomInt: (max) => randomInt(max),
    log,
    wakeRelay: (partyId) => relay.wake(partyId),
    async enqueueWords(roundId) {
      const isQueued = await queue.enqueue('generate-words', { roundId }, { jobId: jobIds.words(roundId) });
      if (!isQueued) return;
      // Should the first try be lost with its worker, this one keeps the promise without waiting for a sweep.
      const delayMs = wordsPatienceMs - dealMarginMs;
      await queue.enqueue('generate-words', { roundId }, { jobId: jobIds.lateWords(roundId), delayMs });
    },
    async scheduleLock(raceId, locksAt) {
      const delayMs = Math.max(0, locksAt.getTime() - systemClock.now().getTime());
      await queue.enqueue('lock-race', { raceId }, { jobId: jobIds.lock(raceId, locksAt), delayMs });
    },
    showRound,
    followRound: (roundId) => void followRound({ db, clock: systemClock, enqueue: queue.enqueue, outbox, log }, roundId),
    showRoundSoon: createShowSoon(showRound, showGapMs, log),
    overlayUrl,
    watchUrl,
    endChannels,
    readControlPanel: live.readControlPanel,
    removeMessage: live.remove,
    findAccount: (discordId) => findAccount(client, discordId),
    canPostIn: (guildId, channelId) => canPostIn(client, guildId, channelId),
  };
}
