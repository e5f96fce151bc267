import { join } from 'node:path';
import type { Client } from 'discord.js';
import { commands } from '../../commands/index.js';
import { systemClock } from '../clock.js';
import type { Config } from '../config.js';
import { components, modals } from '../discord/components.js';
import { type Bot, startBot } from '../discord/gateway/bot.js';
import type { DiscordAccess } from '../discord/gateway/client.js';
import { createLineApi } from '../discord/lines/line-api.js';
import { createTellSoon, type TellSoon } from '../discord/lines/tell-soon.js';
import { tellLines } from '../discord/lines/teller.js';
import { createLiveMessages } from '../discord/live/live-messages.js';
import { createDiscordOutbox } from '../discord/live/outbox.js';
import { renderPodium } from '../discord/podium/render-podium.js';
import { createApp } from '../http/create-app.js';
import { requireControlForRehearsal } from '../http/doors/rehearsal-door.js';
import { closeServer, listen } from '../http/listen.js';
import type { HandlerDeps } from '../jobs/handler-deps.js';
import { createBrokenReport } from '../jobs/report-broken.js';
import { createOverdueReport } from '../jobs/report-overdue.js';
import { tellLater } from '../jobs/tell-lines.js';
import type { Log } from '../log.js';
import { localOrigin } from '../origins.js';
import { openRehearsal } from '../rehearsal/open.js';
import { builtDirectory } from './built-directory.js';
import { type Closers, createClosers } from './closers.js';
import type { Program, ProgramOptions } from './options.js';
import { createPages } from './pages.js';
import { type Parts, readChecks, waitUntilReady } from './parts.js';
import { printLinks } from './print-links.js';
import { socketOrigin } from './realtime.js';
import { createServices, type Started } from './services.js';
import { startServices } from './start-services.js';
import { createWords, type Words } from './words.js';

function isOpenToNetwork({ discord }: Config): boolean {
  return discord.kind === 'rehearsal' && discord.access === 'lan';
}

async function startWeb(config: Config, parts: Parts, log: Log, closers: Closers): Promise<void> {
  const app = createApp({
    readChecks: () => readChecks(parts),
    parts: {
      rehearsal: () => parts.standIn?.router ?? null,
      channels: () => parts.channels?.router ?? null,
      overlayApi: () => parts.overlayApi,
      phonesApi: () => parts.phonesApi,
      controlApi: () => parts.controlApi,
      photos: () => parts.photos,
    },
    overlayDirectory: join(builtDirectory, 'overlay'),
    webDirectory: join(builtDirectory, 'web'),
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    rehearsalDoor: isOpenToNetwork(config)
      ? requireControlForRehearsal(() => parts.db, systemClock)
      : undefined,
    channelsOrigin: config.hostedChannels === null ? null : socketOrigin(config.hostedChannels),
    log,
  });
  const server = await listen(app, config.port, config.host);
  closers.add('web', () => closeServer(server));
  server.on('upgrade', (request, socket, head) => {
    const isTaken =
      (parts.channels?.handleUpgrade(request, socket, head) ?? false) ||
      (parts.standIn?.handleUpgrade(request, socket, head) ?? false);
    if (!isTaken) socket.destroy();
  });
}

/** Discord as configured, or our stand-in for it, which from here on is only another address. */
async function findDiscord(
  config: Config,
  parts: Parts,
  log: Log,
  closers: Closers,
): Promise<DiscordAccess> {
  if (config.discord.kind === 'discord') return config.discord;
  const origin = localOrigin(config).url;
  const standIn = await openRehearsal({
    directory: join(config.dataDir, 'rehearsal'),
    access: config.discord.access,
    origin: () => origin,
    log,
  });
  parts.standIn = standIn;
  closers.add('stand-in', () => standIn.close());
  return { token: standIn.token, apiUrl: `${origin}/api` };
}

/** Begins to work on jobs, now that there is a way to send. */
function startJobs(
  words: Words,
  { db, relay, queue, log }: Started,
  discord: Pick<HandlerDeps, 'outbox' | 'tellLines' | 'showLive' | 'finishAnswers'>,
): void {
  queue.start({
    db,
    clock: systemClock,
    ...words,
    ...discord,
    enqueue: queue.enqueue,
    wake: () => relay.wake(),
    reportOverdue: createOverdueReport(log),
    reportBroken: createBrokenReport(log),
    log,
  });
}

function createLines(client: Client, { db, queue, log }: Started): TellSoon {
  const api = createLineApi(client.rest, () => client.user?.id);
  const teller = { db, clock: systemClock, log, api, renderPodium };
  return createTellSoon({
    ...teller,
    tell: (channelId, followUp) => tellLines(teller, channelId, followUp),
    tellLater: (channelId, at) =>
      tellLater({ clock: systemClock, enqueue: queue.enqueue }, channelId, at),
  });
}

/** Connects to Discord and, once there is a way to send, starts to work on jobs. */
async function startDiscord(
  config: Config,
  access: DiscordAccess,
  started: Started,
  parts: Parts,
  options: ProgramOptions,
  closers: Closers,
): Promise<Bot> {
  const { db, log } = started;
  const words = await createWords(config);
  let closeLive = async (): Promise<void> => undefined;
  const bot = await startBot(
    {
      ...{ access, commands, components, modals, log },
      onFatal: options.onFatal,
      createServices(client: Client) {
        const live = createLiveMessages(client, { db, clock: systemClock, log, commands });
        closeLive = () => live.close();
        const outbox = createDiscordOutbox(client, live);
        const lines = createLines(client, started);
        startJobs(words, started, {
          outbox,
          tellLines: lines.whenDue,
          showLive: live.show,
          finishAnswers: async () => parts.bot?.finishAnswers(),
        });
        const services = createServices(started, client, { outbox, live, lines });
        Object.assign(parts, createPages(started, services));
        return services;
      },
    },
    options.signal,
  );
  closers.add('bot', () => bot.close());
  // Stopped first, while the client can still send.
  closers.add('kept messages', closeLive);
  return bot;
}

/**
 * Starts everything in order and returns when guests can play.
 * @throws StartError with one sentence for what the host has to mend; everything started by then is
 * closed again.
 */
export async function startProgram(config: Config, options: ProgramOptions): Promise<Program> {
  const { log, print } = options;
  const closers = createClosers(log);
  const parts: Parts = {
    standIn: null,
    channels: null,
    overlayApi: null,
    phonesApi: null,
    controlApi: null,
    photos: null,
    db: null,
    pulse: null,
    disk: null,
    queue: null,
    relay: null,
    bot: null,
  };
  try {
    await startWeb(config, parts, log, closers);
    const access = await findDiscord(config, parts, log, closers);
    const started = await startServices(config, options, parts, closers);
    const bot = await startDiscord(config, access, started, parts, options, closers);
    parts.bot = bot;
    await waitUntilReady(parts, options);
    await printLinks(config, bot, started, print);
    return { close: () => closers.closeAll() };
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}
