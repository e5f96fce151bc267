import { type Client, Events, type Guild, type Interaction, Status } from 'discord.js';
import { StartError } from '../../errors.js';
import { ensureParty } from '../../party/ensure-party.js';
import { createControlButton } from '../control/control-buttons.js';
import {
  createRaceModals,
  editRaceButton,
  lockInButton,
  openRaceButton,
} from '../control/race-forms.js';
import { createChooseSelect, createInsistButton } from '../kernel/choose.js';
import type { Command, Component, Modal, ModalOpener, Services } from '../kernel/command.js';
import { createDispatch, type Dispatch } from '../kernel/dispatch.js';
import { createInteractionApi } from '../kernel/interaction-api.js';
import { type BotFacts, createAnswerRest, type DiscordAccess } from './client.js';
import { logIn } from './log-in.js';
import { createTokenError, explainClose } from './refusals.js';
import { clearGlobalCommands, registerCommands } from './registration.js';

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
  /** Answers what an earlier process left on "thinking…". Never rejects. */
  finishAnswers(): Promise<void>;
  /** Stops taking interactions, finishes those under way, closes the gateway. */
  close(): Promise<void>;
}

const registerAgainMs = 5_000;

/** What the host has to mend once the bot runs: the process ends with the sentence. */
function watchForRefusals(client: Client, onFatal: (error: StartError) => void): void {
  client.on(Events.ShardDisconnect, ({ code }) => {
    const sentence = `Discord closed the gateway for good (code ${code}). Start Party OS again; if it stays so, see the log.`;
    onFatal(explainClose(code) ?? new StartError(sentence));
  });
  client.rest.on('response', (_request, response) => {
    if (response.status === 401) onFatal(createTokenError());
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
        registerAgainMs,
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
      createInsistButton(commands),
      createControlButton(commands),
      openRaceButton,
      editRaceButton,
      lockInButton,
    ],
    modals: [...modals, ...createRaceModals(commands)],
    services,
    api: createInteractionApi(createAnswerRest(access)),
  });
}

/**
 * Connects to Discord, answers interactions and registers the commands. Whatever Discord answers
 * meanwhile, it is asked again.
 * @throws StartError when Discord refuses the token or the intents.
 */
export async function startBot(options: BotOptions, signal: AbortSignal): Promise<Bot> {
  const { access, log, onFatal } = options;
  let open: (dispatch: Dispatch) => void = () => undefined;
  const opened = new Promise<Dispatch>((resolve) => (open = resolve));
  const onInteraction = (interaction: Interaction): void =>
    void opened.then((dispatch) => dispatch.handle(interaction));
  const { client, facts } = await logIn(access, onInteraction, { log, signal });
  watchForRefusals(client, onFatal);
  const services = options.createServices(client);
  const dispatch = createDispatchFor(options, services);
  open(dispatch);
  const registration = keepRegistered(client, facts, options, services);
  const closing = new AbortController();
  void clearGlobalCommands(client.rest, facts.applicationId, { log, signal: closing.signal });
  await Promise.all(client.guilds.cache.map(registration.register));

  return {
    client,
    facts,
    isConnected: () =>
      client.ws.shards.size > 0 && client.ws.shards.every((shard) => shard.status === Status.Ready),
    isRegistered: () => registration.pending.size === 0,
    finishAnswers: () => dispatch.finishOwed(),
    async close() {
      closing.abort();
      client.removeAllListeners(Events.InteractionCreate);
      await dispatch.drain();
      await client.destroy();
    },
  };
}
