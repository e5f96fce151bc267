import { type Client, DiscordAPIError, Events, type Guild, Status } from 'discord.js';
import { StartError } from '../../errors.js';
import { ensureParty } from '../../party/ensure-party.js';
import {
  createControlButton,
  createOpenRaceModal,
  openRaceButton,
} from '../control/control-buttons.js';
import { createChooseSelect } from '../kernel/choose.js';
import type { Command, Component, Modal, ModalOpener, Services } from '../kernel/command.js';
import { createDispatch } from '../kernel/dispatch.js';
import { createInteractionApi } from '../kernel/interaction-api.js';
import {
  type BotFacts,
  createAnswerRest,
  createClient,
  type DiscordAccess,
  readBotFacts,
} from './client.js';
import { clearGlobalCommands, registerCommands } from './registration.js';

const wrongToken =
  'Discord refused the token. Copy it again from the page Bot of your application in the developer portal (Reset Token shows a new one) and set DISCORD_TOKEN.';
const wrongIntents =
  'Discord refused the intents. Party OS needs only the intent Guilds, which every bot has; check in the developer portal that the application is not restricted.';

export interface BotOptions {
  readonly access: DiscordAccess;
  readonly commands: readonly Command[];
  readonly components: readonly (Component | ModalOpener)[];
  readonly modals: readonly Modal[];
  /** Made once the client exists, because some services send through it. */
  readonly createServices: (client: Client) => Services;
  readonly log: Services['log'];
  /** Called when the bot can never work again without the host's help; the process ends. */
  readonly onFatal: (error: StartError) => void;
}

export interface Bot {
  readonly client: Client;
  readonly facts: BotFacts;
  /** True while the gateway is READY on every shard. */
  isConnected(): boolean;
  /** True while every server has its commands. */
  isRegistered(): boolean;
  /** Stops taking interactions, finishes those under way, closes the gateway. */
  close(): Promise<void>;
}

const firstRetryMs = 1_000;
const maxRetryMs = 30_000;

/** Asks until Discord answers; only a refusal of the token ends it. */
async function waitForFacts(
  access: DiscordAccess,
  log: Services['log'],
  signal: AbortSignal,
): Promise<BotFacts> {
  for (let delay = firstRetryMs; ; delay = Math.min(delay * 2, maxRetryMs)) {
    try {
      return await readBotFacts(access);
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status === 401)
        throw new StartError(wrongToken);
      if (signal.aborted) throw error;
      log.warn({ err: error, retryInMs: delay }, 'Discord cannot be reached; trying again');
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
}

/** Gateway close codes that no reconnect mends (developer docs, Gateway Close Event Codes). */
const fatalCloseCodes: ReadonlyMap<number, string> = new Map([
  [4004, wrongToken],
  [4013, wrongIntents],
  [4014, wrongIntents],
]);

/** A refused token is never right again, and discord.js forgets it after one 401. */
function watchForRefusals(client: Client, onFatal: (error: StartError) => void): void {
  client.on(Events.ShardDisconnect, ({ code }) => {
    const sentence =
      fatalCloseCodes.get(code) ??
      `Discord closed the gateway for good (code ${code}). Start Party OS again; if it stays so, see the log.`;
    onFatal(new StartError(sentence));
  });
  client.rest.on('response', (_request, response) => {
    if (response.status === 401) onFatal(new StartError(wrongToken));
  });
}

/**
 * Keeps each server's commands registered; `pending` holds the servers that do not have theirs yet.
 */
function keepRegistered(
  client: Client,
  facts: BotFacts,
  { commands, log }: BotOptions,
  services: Services,
) {
  const pending = new Set<string>();
  async function register(guild: Guild): Promise<void> {
    pending.add(guild.id);
    try {
      await ensureParty(services.db, { guildId: guild.id, name: guild.name });
      await registerCommands(client.rest, facts.applicationId, guild.id, commands);
      pending.delete(guild.id);
    } catch (error) {
      log.error({ err: error, guild: guild.id }, 'commands could not be registered; trying again');
      setTimeout(
        () => void (client.guilds.cache.has(guild.id) && register(guild)),
        firstRetryMs * 5,
      ).unref();
    }
  }
  client.on(Events.GuildCreate, (guild) => void register(guild));
  client.on(Events.GuildUpdate, (_before, guild) => void register(guild));
  client.on(Events.GuildDelete, (guild) => pending.delete(guild.id));
  return { pending, register };
}

/** Dispatch of all that is declared, and of what is made from the commands. */
function createDispatchFor(
  { access, commands, components, modals }: BotOptions,
  services: Services,
) {
  return createDispatch({
    commands,
    components: [
      ...components,
      createChooseSelect(commands),
      createControlButton(commands),
      openRaceButton,
    ],
    modals: [...modals, createOpenRaceModal(commands)],
    services,
    api: createInteractionApi(createAnswerRest(access)),
  });
}

/** Resolves once the gateway is READY; rejects when Discord refuses for good. */
function login(client: Client, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    client.login(token).catch(reject);
  });
}

/**
 * Connects to Discord, registers the commands and answers interactions from then on.
 * @throws StartError when Discord refuses the token.
 */
export async function startBot(options: BotOptions, signal: AbortSignal): Promise<Bot> {
  const { access, log, onFatal } = options;
  const facts = await waitForFacts(access, log, signal);
  const client = createClient(access, facts.shards);
  const services = options.createServices(client);
  const dispatch = createDispatchFor(options, services);
  const registration = keepRegistered(client, facts, options, services);

  watchForRefusals(client, onFatal);
  client.on(Events.Error, (error) =>
    log.error({ err: error }, 'the Discord client reported a fault'),
  );
  client.on(Events.ShardError, (error) =>
    log.info({ err: error }, 'the gateway connection failed; discord.js connects again'),
  );
  client.on(Events.InteractionCreate, (interaction) => void dispatch.handle(interaction));

  await login(client, access.token);
  await clearGlobalCommands(client.rest, facts.applicationId);
  await Promise.all(client.guilds.cache.map(registration.register));

  return {
    client,
    facts,
    isConnected: () =>
      client.ws.shards.size > 0 && client.ws.shards.every((shard) => shard.status === Status.Ready),
    isRegistered: () => registration.pending.size === 0,
    async close() {
      client.removeAllListeners(Events.InteractionCreate);
      await dispatch.drain();
      await client.destroy();
    },
  };
}
