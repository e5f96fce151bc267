import { randomInt } from 'node:crypto';
import type { Client } from 'discord.js';
import { commands } from '../../commands/index.js';
import { createRateLimit } from '../acts/rate.js';
import { systemClock } from '../clock.js';
import type { Database } from '../db/database.js';
import { findAccount, rememberAccounts } from '../discord/gateway/accounts.js';
import { canPostIn } from '../discord/gateway/channels.js';
import { readHostRight } from '../discord/gateway/host-right.js';
import type { Services } from '../discord/kernel/command.js';
import type { TellSoon } from '../discord/lines/tell-soon.js';
import type { LiveMessages } from '../discord/live/live-messages.js';
import { renderRefusal } from '../discord/party/render-refusal.js';
import { markShown } from '../events/tell-lines.js';
import type { ReadHostRight } from '../http/control/rights.js';
import type { News } from '../http/following.js';
import type { LiveFeed } from '../http/live-feed.js';
import type { DiscordOutbox } from '../imposter/outbox.js';
import { followRound } from '../jobs/end-phase.js';
import { askForWords } from '../jobs/generate-words.js';
import { lockRaceAt } from '../jobs/lock-race.js';
import type { JobQueue } from '../jobs/queue.js';
import type { Log } from '../log.js';
import type { Relay } from '../realtime/relay.js';
import type { Seal } from '../values/seal.js';
import type { Disk } from './disk.js';
import type { Links } from './links.js';
import type { Pulse } from './pulse.js';

/** What has started by the time the bot connects. */
export interface Started extends Links, Pick<Services, 'usualWebJoin'> {
  readonly db: Database;
  readonly relay: Relay;
  /** How the pages of phones and race control hear of what happens. */
  readonly feed: LiveFeed;
  readonly news: News;
  readonly appSecret: string;
  readonly queue: JobQueue;
  readonly pulse: Pulse;
  readonly disk: Disk;
  readonly seal: Seal;
  readonly log: Log;
}

/** What sends through the client. */
interface Senders {
  readonly outbox: DiscordOutbox;
  readonly live: LiveMessages;
  readonly lines: TellSoon;
}

function linksOf(started: Links): Links {
  const { joinUrl, arePhonesReachable, phoneUrl, controlUrl, overlayUrl, watchUrl } = started;
  const { endChannels, endSeatChannel } = started;
  const urls = { joinUrl, phoneUrl, controlUrl, overlayUrl, watchUrl };
  return { ...urls, arePhonesReachable, endChannels, endSeatChannel };
}

/**
 * What commands and buttons reach; made when the client is there, because the outbox sends through
 * it.
 */
export function createServices(
  started: Started,
  client: Client,
  { outbox, live, lines }: Senders,
): Services & { readonly readHostRight: ReadHostRight } {
  const { db, relay, queue, usualWebJoin, seal, log } = started;
  const follow = { db, clock: systemClock, enqueue: queue.enqueue, outbox, log };
  return {
    db,
    clock: systemClock,
    randomInt: (max) => randomInt(max),
    log,
    waitFor: createRateLimit(systemClock),
    wakeRelay: (partyId) => relay.wake(partyId),
    renderRefusal,
    isDatabaseAway: () => started.pulse.isAway(),
    onDiskFull: () => started.disk.noteFull(),
    seal,
    commandRows: commands.flatMap(({ rows }) => rows),
    enqueueWords: (roundId) => askForWords(queue.enqueue, roundId),
    scheduleLock: (raceId, locksAt) => lockRaceAt(follow, raceId, locksAt),
    showRound: (roundId) => followRound(follow, roundId),
    followRound: (roundId) => void followRound(follow, roundId),
    tellLines: lines.afterAct,
    markShown: (line, messageId) => markShown(db, line, messageId, systemClock.now()),
    usualWebJoin,
    ...linksOf(started),
    showMessages: (partyId) => void live.show(partyId),
    readControlPanel: live.readControlPanel,
    removeMessage: live.remove,
    findAccount: rememberAccounts(systemClock, (discordId) => findAccount(client, discordId)),
    canPostIn: (guildId, channelId) => canPostIn(client, guildId, channelId),
    readHostRight: (guildId, discordId, hostRoleId) =>
      readHostRight(client, guildId, discordId, hostRoleId),
    hasRole: (guildId, roleId) => client.guilds.cache.get(guildId)?.roles.cache.has(roleId) ?? true,
  };
}
